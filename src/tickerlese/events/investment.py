"""investment: a named company puts money into plants, sites, research or programmes, or says that it will.

Not: markets and states that invest, shares bought by investors, buybacks, research costs of a quarter, contracts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.parties import ambiguous_forms, doer, is_passive, misread_form, topic
from tickerlese.events.purposes import SECURITIES, built_thing, noun_phrase, read_purpose
from tickerlese.events.spec import (
    AmountSlot,
    Draft,
    EventRecord,
    EventType,
    NamedSlot,
    PeriodSlot,
    SlotValue,
    noun,
    phrase,
    triggers,
    verb,
)

from tickerlese.industries import describe_company

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.spec import Modality
    from tickerlese.mention import Mention


class Investment(EventRecord):
    """Money that a company puts into its business."""

    type: Literal["investment"] = "investment"
    investor: NamedSlot | None = None
    amount: AmountSlot | None = None
    purpose: str | None = None
    period: PeriodSlot | None = None


TRIGGERS = triggers(
    verb("investieren", how="invest"),
    verb("stecken", how="put"),
    verb("pumpen", how="put"),
    verb("buttern", how="put"),
    verb("fließen", "fließt", "floss", "geflossen", how="flow"),
    verb("fliessen", "fliesst", "floss", "geflossen", how="flow"),
    verb("entstehen", "entsteht", "entstand", "entstanden", how="arise"),
    verb("bauen", how="build"),
    verb("bauen", particle="aus", how="build"),
    verb("errichten", how="build"),
    verb("erweitern", how="build"),
    verb("modernisieren", how="build"),
    phrase("in die hand", how="put"),
    phrase("in betrieb", how="build"),
    noun("Investition", "Investitionen", "Milliardeninvestition", "Milliardeninvestitionen", "Millioneninvestition", "Großinvestition",
        "Investitionsprogramm", "Investitionspaket", "Investitionsoffensive", "Investitionsplan", "Investitionspläne", "Investitionsvolumen", how="noun"),
    verb("eröffnen", how="build"),
    verb("weihen", particle="ein", how="build"),
    phrase("kosten", how="cost"),
    noun("Bau", "Ausbau", "Neubau", "Erweiterung", "Modernisierung", how="works"),
    noun("Initiative", "Offensive", "Ausbauprogramm", "Bauprogramm", "Vorhaben", "Projekt", "Großprojekt", how="programme"),
)  # fmt: skip
AMBIGUOUS = ambiguous_forms(TRIGGERS)
CANCELLED = frozenset(
    "beerdigt gestrichen gestoppt abgesagt begraben gekippt aufgegeben beerdigte strich stoppte verworfen".split()
)
PAST = frozenset(
    "investierte investierten steckte steckten pumpte pumpten floss flossen entstand entstanden baute bauten errichtete errichteten".split()
)
FINANCIAL = frozenset(
    "anleger investoren fonds privatanleger aktionäre staat bund land regierung kommune kommunen stadt branche".split()
)
"""Who invests without being a company of the text: a subject that is no name."""


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for the investment that the trigger tells."""
    if misread_form(frame, AMBIGUOUS):
        return []
    return READERS[frame.sets["how"]](frame)


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
    if frame.clause_words & FINANCIAL or (frame.mentions("ORGANIZATION") and not frame.mentions("COMPANY")):
        return None
    found = doer(frame, "COMPANY") if not impersonal else None
    if found is None and is_passive(frame):
        found = frame.by_prep(("COMPANY",), "von", "durch")
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
            if view.lower[k] in {"der", "ein"} and noun > 0 and view.owner[noun] is None and describe_company(view.words[noun]) is None:
                return k == first or view.is_finite(k - 1)
    return False


def _amount(frame: Frame, *preps: str) -> Mention | None:
    """The amount of the clause with one of the prepositions ("" is none), not per share or year and not a restatement."""
    for mention in frame.mentions("MONEY"):
        amount = mention.amount
        per_share = amount is not None and amount.per == "share"
        phrase = frame.phrase(mention)
        if per_share or phrase.head.startswith(
            ("umsatz", "gewinn", "kredit", "anleihe", "verlust", "fördermittel", "beihilfe", "zuschuss")
        ):
            continue
        if phrase.prep in preps or _wide_prep(frame, mention) in preps:
            return mention
    return None


def _wide_prep(frame: Frame, mention: Mention) -> str:
    """The preposition before modifiers that the phrase stops at ("für mehr als eine halbe Milliarde")."""
    view = frame.view
    k = frame.at(mention) - 1
    while k >= 0 and view.lower[k] in {
        "bis",
        "zu",
        "mehr",
        "als",
        "rund",
        "gut",
        "knapp",
        "etwa",
        "insgesamt",
        "umgerechnet",
        "weniger",
        "fast",
        "weitere",
        "zusätzlich",
    }:
        k -= 1
    return view.lower[k] if k >= 0 else ""


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
    """ "X investiert 500 Millionen Euro in ein Werk"."""
    purpose, at = read_purpose(frame)
    if at >= 0 and frame.view.lower[at : at + 3] == ["forschung", "und", "entwicklung"]:
        frame.reject("research costs")
        return
    yield from _draft(frame, _amount(frame, "", "von", "über", "bis", "mit"), purpose, impersonal=is_passive(frame))


def _put(frame: Frame) -> Iterator[Draft]:
    """ "X steckt 500 Millionen Euro in ein Werk", "X nimmt 2 Milliarden in die Hand"."""
    hand = frame.hit.trigger.style == "phrase"
    if hand and not frame.has("nimmt", "nehmen", "nahm", "nahmen", "genommen", "nehme"):
        return
    purpose, _ = read_purpose(frame)
    if purpose is None and not hand:
        frame.reject("into nothing")
        return
    yield from _draft(frame, _amount(frame, ""), purpose)


def _flow(frame: Frame) -> Iterator[Draft]:
    """ "8 Millionen Euro fließen in eine neue Härterei"."""
    purpose, _ = read_purpose(frame)
    if purpose is None:
        frame.reject("into nothing")
        return
    yield from _draft(frame, _amount(frame, ""), purpose, impersonal=True)


def _arise(frame: Frame) -> Iterator[Draft]:
    """ "Für 30 Millionen Franken entsteht ein Entwicklungszentrum"."""
    thing = built_thing(frame)
    if thing is None:
        frame.reject("nothing is built")
        return
    yield from _draft(frame, _amount(frame, "für", "um"), thing, impersonal=True)


def _build(frame: Frame) -> Iterator[Draft]:
    """ "X baut für 2 Milliarden Euro ein Werk", "X nahm ein 80 Millionen Euro teures Werk in Betrieb"."""
    thing = built_thing(frame)
    if thing is None:
        frame.reject("nothing is built")
        return
    amount = _amount(frame, "für", "um") or _sized(frame)
    yield from _draft(frame, amount, thing, impersonal=is_passive(frame))


def _cost(frame: Frame) -> Iterator[Draft]:
    """"X lässt sich das Werk 400 Millionen Euro kosten"."""
    if not frame.has("lässt", "lassen", "liess", "ließ") or not frame.has("sich"):
        return
    yield from _draft(frame, _amount(frame, ""), built_thing(frame))


def _works(frame: Frame) -> Iterator[Draft]:
    """"den Bau der 4,5 Milliarden Euro teuren Fabrik", "der Ausbau des Werks für 80 Millionen Euro"."""
    view, k = frame.view, frame.hit.at
    amount = _sized(frame)
    if amount is None:
        amount = next((m for m in frame.mentions("MONEY") if 0 < frame.at(m) - k <= 8 and _wide_prep(frame, m) == "für"), None)
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
    """ "Investitionen von 2 Milliarden Euro in …", "Milliardeninvestition", "2-Milliarden-Investition"."""
    view, k = frame.view, frame.hit.at
    amount = None
    for mention in frame.mentions("MONEY"):
        found = frame.phrase(mention)
        joined = found.tail == frame.word or (frame.at(mention) <= k < frame.end(mention))
        attribute = (
            0 < frame.at(mention) - k <= 8 and _wide_prep(frame, mention) in {"von", "über", "höhe", "umfang"}
        ) or found.head == frame.word
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
    """ "Drei-Jahres-Initiative im Umfang von 380 Milliarden Yuan", "30-Milliarden-Euro-Vorhaben in Magdeburg"."""
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
    yield from _draft(frame, amount, None if purpose.endswith(("Umfang", "Volumen", "Höhe", "Wert")) else purpose or None)


READERS: dict[str, Callable[[Frame], Iterator[Draft]]] = {
    "invest": _invest, "put": _put, "flow": _flow, "arise": _arise, "build": _build, "noun": _noun, "programme": _programme, "cost": _cost, "works": _works,
}  # fmt: skip
EXAMPLES = (
)  # fmt: skip

EVENT = EventType(
    record=Investment,
    triggers=TRIGGERS,
    build=build,
    identity=("investor",),
    keys=("investor", "amount"),
    examples=EXAMPLES,
    needs=frozenset({"MONEY"}),
    default_modality="planned",
)
