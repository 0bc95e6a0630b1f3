"""Money that a company puts into its business, as sentences tell it: "investiert", "steckt in", "entsteht für", "30-Milliarden-Vorhaben".

In: a ``Frame`` on such a word. Out: drafts with investor, amount, purpose and period. Refused: amounts without a company,
purposes that are securities, and subjects that are no companies (investors, the state).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.parties import doer, is_passive, open_mentions
from tickerlese.events.prepositions import wide_prep
from tickerlese.events.purposes import SECURITIES, built_thing, noun_phrase, read_purpose
from tickerlese.events.spec import Draft
from tickerlese.events.topics import topic
from tickerlese.industries import describe_company

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.spec import Modality, SlotValue
    from tickerlese.mention import Mention

CANCELLED = frozenset(
    "beerdigt gestrichen gestoppt abgesagt begraben gekippt aufgegeben beerdigte strich stoppte verworfen stoppt stoppen streicht kippt verwirft".split()
)
PUTTING_AT = frozenset("beziffert beziffern bezifferte verdoppelt verdoppelte verdreifacht erhöht erhöhte".split())
HEADS = frozenset("aufsichtsrat vorstand verwaltungsrat management geschäftsführung".split())
PAST = frozenset(
    "investierte investierten steckte steckten pumpte pumpten floss flossen entstand entstanden baute bauten errichtete errichteten".split()
)
FINANCIAL = frozenset(  # who invests without being a company
    "anleger investoren fonds privatanleger aktionäre staat bund land regierung kommune kommunen stadt branche".split()
)


def _draft(frame: Frame, amount: Mention | None, purpose: str | None, *, impersonal: bool = False) -> Iterator[Draft]:
    if amount is None:
        frame.reject("no amount")
        return
    if purpose and _head_noun(purpose) in SECURITIES:
        frame.reject("a purchase of securities, or no purpose")
        return
    investor = _investor(frame, impersonal=impersonal)
    if investor is None:
        frame.reject("no company invests")
        return
    values: dict[str, SlotValue] = {
        "investor": investor,
        "amount": amount,
        "purpose": purpose,
        "period": _period(frame),
    }
    yield Draft(values, modality=_modality(frame))


def _head_noun(purpose: str) -> str:
    """The noun that the phrase is about: the first one, of a compound the last part."""
    first = next((word for word in purpose.split() if word[:1].isupper()), "")
    return first.split("-")[-1].lower()


def _investor(frame: Frame, *, impersonal: bool) -> Mention | None:
    """The subject; in impersonal clauses the company that reports it, or that the text is about."""
    others = frame.clause_words & FINANCIAL or (frame.mentions("ORGANIZATION") and not frame.mentions("COMPANY"))
    if others and not open_mentions(frame, frame.clause, "COMPANY"):
        return None
    found = doer(frame, "COMPANY") if not impersonal else None
    if found is None and is_passive(frame):
        found = frame.by_prep(("COMPANY",), "von", "durch")
    if found is None:
        found = next((m for m in frame.mentions("COMPANY") if frame.phrase(m).head in HEADS), None)
    if found is not None:
        return found
    plain = [m for m in frame.mentions("COMPANY", scope="sentence") if frame.is_subject_like(m) and m.kind != "media"]
    if not impersonal and not plain and _has_other_subject(frame):
        return None
    into = [m for m in frame.mentions("COMPANY") if frame.phrase(m).prep == "in"]
    return frame.nearest(plain) or topic(frame, besides=into)


def _has_other_subject(frame: Frame) -> bool:
    """Whether somebody without a name, who is no company, is the subject ("der Profisportler investiert")."""
    view = frame.view
    for first, last in view.clauses[frame.clause].ranges:
        for k in range(first, last - 1):
            noun = next((j for j in range(k + 1, min(k + 4, last)) if view.words[j][:1].isupper()), -1)
            if (
                view.lower[k] in {"der", "ein"}
                and noun > 0
                and view.owner[noun] is None
                and describe_company(view.words[noun]) is None
            ):
                return k == first or view.is_finite(k - 1)
    return False


def _amount(frame: Frame, *preps: str) -> Mention | None:
    """The amount of the clause with one of the prepositions ("" is none), not per share or metre and not a restatement.

    Sums with a number come before vague ones ("Millionenspritze").
    """
    for mention in sorted(frame.mentions("MONEY"), key=_is_vague):
        following = frame.view.lower[frame.end(mention) : frame.end(mention) + 1]
        per_unit = following in (["pro"], ["je"]) or (mention.amount is not None and mention.amount.per == "share")
        phrase = frame.phrase(mention)
        if per_unit or phrase.head.startswith(
            ("umsatz", "gewinn", "kredit", "anleihe", "verlust", "fördermittel", "beihilfe", "zuschuss")
        ):
            continue
        if phrase.prep in preps or wide_prep(frame.view, mention) in preps:
            return mention
    return None


def _is_vague(mention: Mention) -> bool:
    amount = mention.amount
    return amount is None or amount.value is amount.minimum is amount.maximum is None


def _period(frame: Frame) -> Mention | None:
    """The time that the money is for: dates with "bis" and "in den kommenden" before others."""
    dates = frame.mentions("DATE")
    ahead = [
        m
        for m in dates
        if frame.view.lower[frame.at(m)] in {"bis", "in"} or frame.phrase(m).prep in {"bis", "in", "über"}
    ]
    return frame.nearest(ahead or dates)


def _modality(frame: Frame) -> Modality:
    """Cancelled is denied; what is told in the past is asserted; else an investment is a plan."""
    cued, words = frame.certainty[0], frame.clause_words
    if words & CANCELLED:
        return "denied"
    if cued != "asserted":
        return "planned" if cued == "expected" else cued
    done = (
        frame.word in PAST
        or bool(words & PAST)
        or (
            frame.hit.trigger.style == "participle"
            and bool(words & {"hat", "haben", "hatte", "hatten", "wurde", "wurden"})
        )
    )
    opened = bool(words & {"nahm", "genommen", "nahmen", "eröffnete", "eröffnet"})
    return "asserted" if done or opened else "planned"


# ---- readers ---------------------------------------------------------------------------------------------------------


def _invest(frame: Frame) -> Iterator[Draft]:
    """As in "X investiert 500 Millionen Euro in ein Werk"."""
    purpose, at = read_purpose(frame)
    if at >= 0 and frame.view.lower[at : at + 3] == ["forschung", "und", "entwicklung"]:
        frame.reject("research costs")
        return
    yield from _draft(frame, _amount(frame, "", "von", "über", "bis", "mit"), purpose, impersonal=is_passive(frame))


def _put(frame: Frame) -> Iterator[Draft]:
    """As in "X steckt 500 Millionen Euro in ein Werk", "X nimmt 2 Milliarden in die Hand"."""
    hand = frame.hit.trigger.style == "phrase"
    if hand and not frame.has("nimmt", "nehmen", "nahm", "nahmen", "genommen", "nehme"):
        return
    purpose, _ = read_purpose(frame)
    if purpose is None and not hand:
        frame.reject("into nothing")
        return
    yield from _draft(frame, _amount(frame, ""), purpose)


def _flow(frame: Frame) -> Iterator[Draft]:
    """As in "8 Millionen Euro fließen in eine neue Härterei"."""
    purpose, _ = read_purpose(frame)
    if purpose is None:
        frame.reject("into nothing")
        return
    yield from _draft(frame, _amount(frame, ""), purpose, impersonal=True)


def _arise(frame: Frame) -> Iterator[Draft]:
    """As in "Für 30 Millionen Franken entsteht ein Entwicklungszentrum"."""
    thing = built_thing(frame)
    if thing is None:
        frame.reject("nothing is built")
        return
    yield from _draft(frame, _amount(frame, "für", "um"), thing, impersonal=True)


def _build(frame: Frame) -> Iterator[Draft]:
    """As in "X baut für 2 Milliarden Euro ein Werk", "X nahm ein 80 Millionen Euro teures Werk in Betrieb"."""
    thing = built_thing(frame)
    if thing is None:
        frame.reject("nothing is built")
        return
    amount = _amount(frame, "für", "um") or _sized(frame)
    yield from _draft(frame, amount, thing, impersonal=is_passive(frame))


def _cost(frame: Frame) -> Iterator[Draft]:
    """As in "X lässt sich das Werk 400 Millionen Euro kosten"."""
    if frame.clause_words & PUTTING_AT:
        thing = built_thing(frame)
        if thing is not None:
            yield from _draft(frame, _amount(frame, "auf"), thing)
        return
    if not frame.has("lässt", "lassen", "liess", "ließ") or not frame.has("sich"):
        return
    yield from _draft(frame, _amount(frame, ""), built_thing(frame))


def _spend(frame: Frame) -> Iterator[Draft]:
    """As in "X gibt 80 Millionen Euro für ein Werk aus", "stellt 35 Millionen Euro für den Ausbau bereit"."""
    thing = built_thing(frame)
    if thing is None or "für" not in frame.clause_words:
        frame.reject("nothing is built")
        return
    yield from _draft(frame, _amount(frame, ""), thing)


def _works(frame: Frame) -> Iterator[Draft]:
    """As in "den Bau der 4,5 Milliarden Euro teuren Fabrik", "der Ausbau des Werks für 80 Millionen Euro"."""
    view, k = frame.view, frame.hit.at
    amount = _sized(frame)
    if amount is None:
        amount = next(
            (m for m in frame.mentions("MONEY") if 0 < frame.at(m) - k <= 8 and wide_prep(frame.view, m) == "für"), None
        )
    thing = built_thing(frame)
    if amount is None or thing is None:
        frame.reject("nothing of a price is built")
        return
    yield from _draft(frame, amount, noun_phrase(view, k, len(view)) or thing)


def _sized(frame: Frame) -> Mention | None:
    """The amount of "ein 80 Millionen Euro teures Werk"."""
    view = frame.view
    return next(
        (
            m
            for m in frame.mentions("MONEY")
            if frame.end(m) < len(view) and view.lower[frame.end(m)].startswith(("teure", "schwere"))
        ),
        None,
    )


def _noun(frame: Frame) -> Iterator[Draft]:
    """As in "Investitionen von 2 Milliarden Euro in …", "Milliardeninvestition", "2-Milliarden-Investition"."""
    view, k = frame.view, frame.hit.at
    amount = None
    for mention in frame.mentions("MONEY"):
        found = frame.phrase(mention)
        joined = found.tail == frame.word or (frame.at(mention) <= k < frame.end(mention))
        attribute = (
            0 < frame.at(mention) - k <= 8 and wide_prep(frame.view, mention) in {"von", "über", "höhe", "umfang"}
        ) or found.head == frame.word
        attribute = attribute or (found.prep == "auf" and bool(frame.clause_words & PUTTING_AT))
        if (
            joined
            or attribute
            or frame.end(mention) == k
            or (frame.at(mention) < k and view.lower[frame.end(mention)].startswith(("teure", "schwere")))
        ):
            amount = mention
            break
    purpose, _ = read_purpose(frame)
    owner = frame.of_noun(k, "COMPANY")
    if owner is not None and amount is not None:
        yield Draft(
            {"investor": owner, "amount": amount, "purpose": purpose, "period": _period(frame)},
            modality=_modality(frame),
        )
        return
    yield from _draft(frame, amount, purpose)


def _programme(frame: Frame) -> Iterator[Draft]:
    """As in "Drei-Jahres-Initiative im Umfang von 380 Milliarden Yuan", "30-Milliarden-Euro-Vorhaben in Magdeburg"."""
    k = frame.hit.at
    amount = None
    for mention in frame.mentions("MONEY"):
        found = frame.phrase(mention)
        scope = 0 < frame.at(mention) - k <= 5 and frame.view.lower[max(0, frame.at(mention) - 2)] in {
            "umfang",
            "volumen",
            "höhe",
            "wert",
        }
        if found.tail == frame.word or scope:
            amount = mention
            break
    if amount is None:
        frame.reject("no amount")
        return
    purpose = noun_phrase(frame.view, k, len(frame.view)) or ""
    if " im Bereich " in purpose:
        purpose = purpose.split(" im Bereich ")[1]
    yield from _draft(
        frame, amount, None if purpose.endswith(("Umfang", "Volumen", "Höhe", "Wert")) else purpose or None
    )


READERS: dict[str, Callable[[Frame], Iterator[Draft]]] = {
    "invest": _invest, "put": _put, "flow": _flow, "arise": _arise, "build": _build, "noun": _noun, "programme": _programme, "cost": _cost, "works": _works, "spend": _spend,
}  # fmt: skip
