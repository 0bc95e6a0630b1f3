"""What a takeover costs: the amount in its clause, its sentence, or the two sentences after it.

In: a ``Frame`` on a takeover's trigger. Out: a MONEY mention and the sentence that tells it. Prices stand behind "für"
(Austrian "um"), with "Kaufpreis", "Offerte über", "im Wert von", before "schwere Übernahme", or with "bewertet" and
"zahlt". Refused: prices per share, business figures, amounts in brackets that only restate another.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tickerlese.events.deals import DEAL_WORDS, related_clauses
from tickerlese.events.parties import following_views
from tickerlese.events.prepositions import wide_prep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Amount, Mention

PRICE_HEADS = tuple(
    "kaufpreis preis wert gegenwert volumen transaktionsvolumen transaktionswert übernahmepreis gebot offerte angebot "
    "übernahmeangebot unternehmenswert kaufsumme summe bewertung betrag millionenbetrag milliardenbetrag gesamtpreis "
    "firmenwert verkaufspreis barofferte kaufofferte eigenkapitalwert verkaufserlös".split()
)
BUSINESS_FIGURES = tuple(
    "umsatz umsätze erlös gewinn verlust ebit schulden investition kredit dividende synergie auftrag ergebnis eigenkapital "
    "kosten jahresumsatz einsparung strafe bußgeld busse marge".split()
)
PRICE_SUBJECTS = tuple(
    "kaufpreis übernahmepreis transaktionsvolumen transaktionswert kaufsumme verkaufspreis verkaufserlös".split()
)
VALUING = ("bewert", "taxier", "bezif")
PAYING = ("zahl", "biete", "geboten", "kostet", "kosten", "blätter", "hinblätter", "tisch", "hinleg", "hingeleg", "eingebracht", "eingenommen", "einbring", "einnahm", "kassier", "erlöst")  # fmt: skip
BRINGING_IN = (("bringt", "ein"), ("brachte", "ein"), ("nimmt", "ein"), ("nahm", "ein"), ("spült", "kasse"), ("spülte", "kasse"))  # fmt: skip
SIZED = frozenset("teure teuren teurer schwere schweren schwerer große großen grosse grossen umfassende".split())
SMALLEST_PRICE = Decimal(100_000)


def read_price(frame: Frame) -> tuple[Mention | None, int]:
    """What the deal costs, and the sentence that tells it."""
    found = next(_prices(frame.view, frame, strict=False), None)
    if found is not None:
        return found, frame.view.index
    for view in following_views(frame):
        found = next(_prices(view, frame, strict=True), None)
        if found is not None:
            return found, view.index
    return None, frame.view.index


def _prices(view: SentenceView, frame: Frame, *, strict: bool) -> Iterator[Mention]:
    """Amounts that can be the price, the plainest first."""
    money = [m for m in view.mentions if m.label == "MONEY" and m.amount and _can_be_price(view, m, m.amount)]
    for test in (_is_named_price, _is_paid) if strict else (_is_for, _is_sized, _is_named_price, _is_paid):
        yield from (m for m in money if test(view, m, frame))


def _can_be_price(view: SentenceView, mention: Mention, amount: Amount) -> bool:
    size = amount.value if amount.value is not None else amount.maximum
    first, last = view.span[id(mention)]
    per_share = amount.per is not None or view.lower[last : last + 1] in (["je"], ["pro"], ["das"])
    in_brackets = view.clauses[view.clause_at(first)].kind == "paren"
    phrase = view.phrase(mention)
    valued = phrase.relation == "prep" and phrase.prep in {"mit", "für", "zu", "bis"}
    figure = (phrase.head.startswith(BUSINESS_FIGURES) and not valued) or _names_figure(view, last)
    return not per_share and not in_brackets and not figure and (size is None or size >= SMALLEST_PRICE)


def _names_figure(view: SentenceView, end: int) -> bool:
    """Whether the noun behind the amount says what it counts ("640 Millionen Euro Umsatz", "… schwere Schulden")."""
    return any(view.lower[k].startswith(BUSINESS_FIGURES) for k in range(end, min(end + 2, len(view))))


def _is_for(view: SentenceView, mention: Mention, frame: Frame) -> bool:
    """Whether the trigger's clause says "für 2 Milliarden", "um 2 Milliarden" (Austria) or "Offerte … über 2 Milliarden"."""
    first = view.span[id(mention)][0]
    if view.clause_at(first) not in related_clauses(frame):
        return False
    if {view.phrase(mention).prep, wide_prep(view, mention)} & {"für", "um"}:
        return True
    if view.lower[first - 1 : first] in (["insgesamt"], ["zusammen"]) and _is_total(view, first):
        return True
    before = view.lower[max(0, first - 9) : first]
    return before[-1:] == ["über"] and any(word.startswith(DEAL_WORDS) for word in before)


def _is_total(view: SentenceView, first: int) -> bool:
    """Whether the amount sums up a price per share: "auf 68 Euro je Aktie, insgesamt 4,9 Milliarden"."""
    return any(
        m.label == "MONEY" and m.amount is not None and m.amount.per == "share" and view.span[id(m)][1] <= first
        for m in view.mentions
    )


def _is_sized(view: SentenceView, mention: Mention, _: Frame) -> bool:
    """Whether it measures a deal: "die 11 Milliarden Dollar teure Übernahme", "die 16-Milliarden-Offerte"."""
    last = view.span[id(mention)][1]
    tail = view.phrase(mention).tail
    return (last < len(view) and view.lower[last] in SIZED) or (tail != "" and tail.startswith(DEAL_WORDS))


def _is_named_price(view: SentenceView, mention: Mention, _: Frame) -> bool:
    """Whether it is called a price: "Kaufpreis von 2 Milliarden", "im Wert von …", "Der Kaufpreis liegt bei …"."""
    if view.phrase(mention).head.startswith(PRICE_HEADS):
        return True
    first = view.span[id(mention)][0]
    ranges = view.clauses[view.clause_at(first)].ranges
    words = [view.lower[k] for start, end in ranges for k in range(start, min(end, first))]
    return any(word.startswith(PRICE_SUBJECTS) or word in {"preis", "bewertung", "volumen"} for word in words)


def _is_paid(view: SentenceView, mention: Mention, _: Frame) -> bool:
    """Whether it is paid: "zahlt 2 Milliarden", "lässt sich das 2 Milliarden kosten", "werde mit 2 Milliarden bewertet"."""
    ranges = view.clauses[view.clause_at(view.span[id(mention)][0])].ranges
    words = [view.lower[k] for start, end in ranges for k in range(start, end)]
    prep = view.phrase(mention).prep
    if any(a in words and b in words[words.index(a) + 1 :] for a, b in BRINGING_IN):
        return prep == ""
    if any(word.startswith(VALUING) for word in words):
        return bool({prep, wide_prep(view, mention)} & {"mit", "auf"})
    if any(word in {"bekommt", "erhält", "bekam", "erhielt"} for word in words):
        sold = any(word.startswith("verkäufer") for word in view.lower)
        return sold and prep in {"", "zwischen"}
    return prep == "" and any(word.startswith(PAYING) for word in words)
