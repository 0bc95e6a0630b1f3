"""What an order is worth and what it is for: "über 31 Mio. €", "im Wert von 2,98 Mrd. €", "Auftragswert: …", "62 Doppelstocktriebzüge".

In: a ``Frame`` on an order. Out: the amount (of the sentence, or of one after it that names the order's value) and the
goods as written. Refused: sums that belong to shares, sales or profits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.function_words import ARTICLES, PREPOSITIONS
from tickerlese.events.parties import following_views
from tickerlese.events.prepositions import wide_prep
from tickerlese.events.purposes import noun_phrase

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention

VALUES = ("auftragswert", "auftragsvolumen", "auftragssumme", "vertragswert", "vertragsvolumen", "bestellwert", "bestellvolumen", "volumen", "gesamtvolumen",
    "gesamtwert", "wert", "listenpreis", "listenwert", "auftrag", "auftrags", "bestellung", "vertrag", "order", "höhe", "umfang", "kostenpunkt", "summe",
    "kosten", "rahmenvertrag", "großauftrag")  # fmt: skip
OTHERS = ("umsatz", "gewinn", "kurs", "aktie", "börsenwert", "marktkapitalisierung", "ebit", "ergebnis", "verlust", "kursziel", "dividende", "auftragsbestand",
    "auftragseingang", "prognose", "stelle", "schulden")  # fmt: skip
TOPIC_PREPS = frozenset({"über", "für", "zur", "zum"})
FOLLOWING = 2


def has_money(frame: Frame) -> bool:
    """Whether the clause names the order's value."""
    return _own_amount(frame) is not None


def order_amount(frame: Frame) -> Mention | None:
    """The order's value: of the clause, of the sentence, or of the next sentences where they name a value of it."""
    own = _own_amount(frame)
    if own is not None:
        return own
    for view in (frame.view, *following_views(frame, FOLLOWING)):
        for mention in view.mentions:
            if mention.label == "MONEY" and not _is_unit_price(mention) and _of_value(view, mention):
                return mention
    return None


def _own_amount(frame: Frame) -> Mention | None:
    """A sum in the trigger's clause by "über", "im Wert von", "für", or joined to the trigger ("34-Millionen-Auftrag")."""
    view = frame.view
    for mention in frame.mentions("MONEY"):
        if _is_unit_price(mention) or _is_other(view, mention):
            continue
        first, last = view.span[id(mention)]
        if first <= frame.hit.at < last or view.phrase(mention).tail.endswith(
            ("auftrag", "auftrags", "vertrag", "order", "bestellung")
        ):
            if not _is_vague(view, mention):
                return mention
            continue
        sized = last < len(view) and view.lower[last].startswith(("schwer", "teuer", "teure"))
        if sized or wide_prep(view, mention) in {"über", "von", "höhe", "wert", "volumen", "für", "um", "umfang"}:
            return mention
        if view.phrase(mention).prep in {"über", "von", "für"}:
            return mention
    return None


def _is_vague(view: SentenceView, mention: Mention) -> bool:
    """Whether a compound only tells the size ("Milliardenauftrag")."""
    return not any(char.isdigit() for char in view.tokens.text[mention.start : mention.end])


def _is_unit_price(mention: Mention) -> bool:
    return mention.amount is not None and mention.amount.per is not None


def _is_other(view: SentenceView, mention: Mention) -> bool:
    """Whether the sum is that of something else than the order ("mit 3 Milliarden Umsatz", "auf 30 Euro")."""
    phrase = view.phrase(mention)
    last = view.span[id(mention)][1]
    following = view.lower[last] if last < len(view) else ""
    return phrase.head.startswith(OTHERS) or following.startswith(OTHERS) or phrase.prep in {"auf", "bei", "gegenüber"}


def _of_value(view: SentenceView, mention: Mention) -> bool:
    """Whether the clause of the sum speaks of the order's value: "Der Auftragswert liegt bei", "Wert des Auftrags: "."""
    clause = view.clauses[view.clause_at(view.span[id(mention)][0])]
    words = [view.lower[k] for first, last in clause.ranges for k in range(first, last)]
    if any(word.startswith(OTHERS) for word in words):
        return False
    last = view.span[id(mention)][1]
    if view.lower[last : last + 1] in (["schwer"], ["wert"]) and any(word in VALUES for word in view.lower):
        return True
    return any(word in VALUES and view.lower.index(word) < view.span[id(mention)][0] for word in words)


# ---- goods -----------------------------------------------------------------------------------------------------------


def counts_goods(frame: Frame) -> bool:
    """Whether the trigger's clause counts something: "130 Löschfahrzeuge", "59 S-Bahnen"."""
    view = frame.view
    bare = any(
        view.owner[k] is None and view.words[k].isdigit() and view.words[k + 1][:1].isupper()
        for first, last in view.clauses[frame.clause].ranges
        for k in range(first, last - 1)
    )
    return bare or bool(frame.mentions("QUANTITY"))


def subject_behind(frame: Frame, *preps: str) -> str | None:
    """What the noun's order is for: "Auftrag zur Wartung von 60 Zügen", "Vertrag über die Lieferung von Chips"."""
    view = frame.view
    ranges = view.clauses[frame.clause].ranges
    last = ranges[-1][1]
    start = ranges[0][0] if preps else frame.hit.end
    for k in range(start, min(frame.hit.end + 12, last - 1)):
        owner = view.owner[k + 1]
        money = owner is not None and owner.label in {"MONEY", "DATE", "COMPANY", "ORGANIZATION", "PERCENT"}
        if view.lower[k] in (preps or TOPIC_PREPS) and view.owner[k] is None and not money:
            return _goods(view, k + 1, last)
    return subject_of_verb(frame)


def subject_of_verb(frame: Frame) -> str | None:
    """The goods as the verb's object: what is counted, else the first noun that no preposition governs."""
    view = frame.view
    for mention in frame.mentions("QUANTITY"):
        return view.tokens.text[mention.start : mention.end]
    for first, last in view.clauses[frame.clause].ranges:
        for k in range(max(first, 1), last):
            if view.words[k][:1].isupper() and view.owner[k] is None and _is_free(view, k) and k != frame.hit.at:
                return _goods(view, _start(view, k), last)
    return None


def _goods(view: SentenceView, first: int, last: int) -> str | None:
    end = first
    while end < last:
        owner = view.owner[end]
        if owner is not None and owner.label in {"COMPANY", "ORGANIZATION", "DATE"}:
            break
        end += 1
    counted = view.owner[first]
    if counted is not None and counted.label == "QUANTITY":
        return view.tokens.text[counted.start : counted.end]
    phrase = noun_phrase(view, first, end)
    if phrase is None:
        return None
    words = phrase.split()
    while words and (not words[-1][:1].isupper() or words[-1] in {"Wert", "Umfang", "Volumen", "Höhe"}):
        words.pop()
    return " ".join(words).lstrip("-‑ ") or None


def _start(view: SentenceView, k: int) -> int:
    while k > 0 and view.owner[k - 1] is None and ((view.words[k - 1].islower() and view.lower[k - 1].endswith(("e", "en", "er", "es")) and view.lower[k - 1] not in ARTICLES | PREPOSITIONS and not view.is_finite(k - 1)) or view.words[k - 1].isdigit() or view.words[k - 1] in {"-", "‑"} or view.words[k] in {"-", "‑"}):  # fmt: skip
        k -= 1
    return k


def _is_free(view: SentenceView, k: int) -> bool:
    """Whether the noun is an object: behind the article of one or a number, not governed by a preposition, not in apposition to a name."""
    start = _start(view, k)
    before = view.lower[start - 1] if start else ""
    if k + 1 < len(view) and (view.owner[k + 1] is not None or view.words[k + 1] in {"-", "‑"}):
        return False
    if before in ARTICLES:
        governed = start >= 2 and view.lower[start - 2] in PREPOSITIONS
        return before in {"ein", "eine", "einen", "das", "die", "den", "sein", "seine", "ihre"} and not governed
    counted = view.owner[start - 1] if start else None
    return before not in PREPOSITIONS and not (counted is not None and counted.label == "QUANTITY")
