"""credit_rating: an agency's rating of a debtor, company or state: raised, lowered, confirmed, with its outlook.

Not: analysts' ratings of shares (analyst_rating), a company's own outlook (guidance), the agencies as companies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from tickerlese.events.credit_actions import read_action
from tickerlese.events.credit_notes import Note, find_notes, read_outlook
from tickerlese.events.debtors import find_debtors
from tickerlese.events.rating_agencies import Agency, find_agencies
from tickerlese.events.spec import (
    Draft,
    EventRecord,
    EventType,
    Judged,
    NamedSlot,
    SlotValue,
    no,
    noun,
    triggers,
    verb,
    yes,
)
from tickerlese.events.text_clues import any_in_text
from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView


class CreditRating(EventRecord):
    """How an agency sees a debtor; a moved outlook with an unchanged rating is ``confirm``."""

    type: Literal["credit_rating"] = "credit_rating"
    agency: NamedSlot | None = None
    issuer: NamedSlot | None = None
    rating: str | None = None
    previous_rating: str | None = None
    outlook: Literal["positive", "stable", "negative"] | None = None
    action: Literal["upgrade", "downgrade", "confirm", "initiate"] | None = None


SYMBOLS = (
    "AAA", "AA", "AA+", "A", "A+", "BBB", "BBB+", "BB", "BB+", "B", "B+", "CCC", "CCC+", "CC", "Aaa", "Aa1", "Aa2", "Aa3", "A1", "A2", "A3", "Baa1", "Baa2", "Baa3", "Ba1",
    "Ba2", "Ba3", "B1", "B2", "B3", "Caa1", "Caa2", "Caa3", "Ca",
)  # fmt: skip
TRIGGERS = triggers(
    noun(*SYMBOLS),
    noun("Bonitätsnote", "Bonitätsnoten", "Bonität", "Bonitätseinstufung", "Bonitätsrating", "Bonitätsbewertung", "Kreditwürdigkeit", "Kreditrating", "Kreditratings",
        "Kreditnote", "Langfristnote", "Langfristrating", "Emittentenrating", "Emittentenausfallrating", "Rating", "Ratings", "Bestnote", "Topnote", "Spitzenrating", "Toprating",
        "Ramschniveau", "Ramschstatus", "Ramsch", "Ausblick", "Bonitätsausblick", "Ratingausblick", "Herabstufung", "Heraufstufung", "Hochstufung", "Rückstufung", "Abstufung"),
    verb("stufen", particle="ab"),
    verb("stufen", particle="herab"),
    verb("stufen", particle="herunter"),
    verb("stufen", particle="zurück"),
    verb("stufen", particle="hoch"),
    verb("stufen", particle="herauf"),
)  # fmt: skip
CREDIT_STEMS = (
    "bonität", "kreditwürdig", "kreditrating", "kreditnote", "ratingagentur", "langfristnote", "langfristrating", "emittentenrating", "emittentenausfall", "ramsch", "ratingriese",
)  # fmt: skip
RATED_STEMS = (
    *CREDIT_STEMS,
    "rating",
    "ratings",
    "bestnote",
    "topnote",
    "spitzenrating",
    "toprating",
    "einstufung",
    "note",
    "noten",
)
CREDIT_CLUES = (
    "Moody", "Fitch", "S&P", "Standard & Poor", "Scope", "DBRS", "Creditreform", "onität", "reditwürdig", "atingagentur", "reditrating", "reditnote", "angfristnote",
    "mittentenrating", "mittentenausfall", "amsch",
)  # fmt: skip
OPEN_STEPS = frozenset("droht drohen drohte drohende drohenden drohender".split())
FOLLOW_UP = 2
BREAKS = frozenset({",", ";", "und", "während", "–"})

is_credit: WordTable[bool] = WordTable(lambda word: word.startswith(CREDIT_STEMS))
_is_rated: WordTable[bool] = WordTable(lambda word: word.startswith(CREDIT_STEMS) or word in RATED_STEMS)


class Unit(NamedTuple):
    """A token range in which one agency speaks."""

    first: int
    last: int
    agency: Agency | None


def build(frame: Frame) -> Iterable[Draft]:
    """The drafts of the whole sentence, made at its first trigger."""
    view = frame.view
    if any(
        name == "credit_rating" and sentence == view.index for name, sentence, _ in reversed(frame.document.drafts[-8:])
    ):
        return _reject(frame, "told at an earlier word of the sentence")
    agencies = find_agencies(view)
    if not agencies and not any(map(is_credit.__getitem__, view.lower)):
        return _later_outlook(frame)
    drafts = [draft for unit in _units(frame, agencies) for draft in _read_unit(frame, unit)]
    if not drafts:
        frame.reject("no rating, no outlook, no step of a debtor")
    return drafts


def _reject(frame: Frame, reason: str) -> list[Draft]:
    frame.reject(reason)
    return []


def _units(frame: Frame, agencies: list[Agency]) -> list[Unit]:
    """The sentence, or its parts when several agencies speak in it."""
    view, size = frame.view, len(frame.view)
    if len(agencies) < 2:
        return [Unit(0, size, agencies[0] if agencies else _agency_before(frame))]
    if all(agency.first and view.words[agency.first - 1] == "(" for agency in agencies):
        ends = [0, *(agency.last for agency in agencies)]
        return [Unit(ends[i], ends[i + 1], agency) for i, agency in enumerate(agencies)]
    starts = [0, *(_start_of(view, agency.first) for agency in agencies[1:]), size]
    return [Unit(starts[i], starts[i + 1], agency) for i, agency in enumerate(agencies)]


def _start_of(view: SentenceView, k: int) -> int:
    while k > 0 and view.lower[k - 1] not in BREAKS:
        k -= 1
    return k


def _agency_before(frame: Frame) -> Agency | None:
    """The agency of the sentences before, for "die Agentur", or for a rating of which only the note is told."""
    for view in frame.previous_views(FOLLOW_UP):
        found = find_agencies(view)
        if found:
            return found[-1]
    return None


def _read_unit(frame: Frame, unit: Unit) -> list[Draft]:
    view = frame.view
    notes = find_notes(view, unit.first, unit.last)
    rated = {k for k in range(unit.first, unit.last) if view.owner[k] is None and _is_rated[view.lower[k]]}
    outlook = read_outlook(view, unit.first, unit.last, notes)
    action = read_action(view, unit.first, unit.last, notes, rated)
    if unit.agency is None and not notes and not (rated and action in {"upgrade", "downgrade"}):
        return []
    if not notes and outlook is None and not (action and (rated or _steps(view, unit))):
        return []
    drafts: list[Draft] = []
    for issuer, own in find_debtors(frame, unit.first, unit.last, notes, rated):
        told = action if own is notes else read_action(view, unit.first, unit.last, own, rated)
        new = next((n for n in own if not n.is_old), None)
        old = next((n for n in own if n.is_old), None)
        values: dict[str, SlotValue] = {
            "agency": unit.agency.value if unit.agency else None,
            "issuer": issuer,
            "rating": new.text if new else None,
            "previous_rating": old.text if old else None,
            "outlook": outlook,
            "action": told,
        }
        drafts.append(Draft(values, modality="possible" if OPEN_STEPS & frame.sentence_words else None))
    return drafts


def _steps(view: SentenceView, unit: Unit) -> bool:
    """Whether the range speaks of a step on the scale."""
    return any("stuf" in view.lower[k] for k in range(unit.first, unit.last))


def _later_outlook(frame: Frame) -> list[Draft]:
    """ "Der Ausblick ist negativ.": a sentence of its own that adds to the rating told before it."""
    view = frame.view
    for name, sentence, draft in reversed(frame.document.drafts):
        if view.index - sentence > FOLLOW_UP:
            break
        if name == "credit_rating":
            notes: list[Note] = []
            outlook = read_outlook(view, 0, len(view), notes)
            if outlook is None or frame.mentions("COMPANY", scope="sentence"):
                break
            values = {**draft.values, "outlook": outlook}
            return [Draft(values, modality=draft.modality)]
    return _reject(frame, "no agency, no word for credit")


EXAMPLES = (
    yes("Die Ratingagentur [Moody's|COMPANY] senkt die Bonitätsnote von [Vonovia|COMPANY] von „Baa1“ auf „Baa2“.", agency="Moody's", issuer="Vonovia", rating="Baa2", previous_rating="Baa1", action="downgrade"),
    yes("[S&P|COMPANY] hebt Rating von [Deutsche Bank|COMPANY] auf 'A' an", issuer="Deutsche Bank", rating="A", action="upgrade", previous_rating=None),
    yes("[Fitch|COMPANY] hat Frankreich von „AA-“ auf „A+“ herabgestuft; der Ausblick ist stabil.", agency="Fitch", issuer="Frankreich", rating="A+", previous_rating="AA-", outlook="stable", action="downgrade"),
    yes("Die Kreditwürdigkeit Österreichs wird von [DBRS|COMPANY] weiterhin mit „AAA“ bewertet, die Agentur bestätigte auch den stabilen Ausblick.", agency="DBRS", issuer="Österreich", rating="AAA", outlook="stable", action="confirm"),
    yes("[Thyssenkrupp|COMPANY] verliert sein Investmentgrade: [Moody's|COMPANY] stufte den Konzern auf Ramschniveau herab.", agency="Moody's", issuer="Thyssenkrupp", action="downgrade", rating=None),
    yes("Der Halbleiterhersteller [Nordchip|COMPANY] wurde von [Fitch|COMPANY] um eine Stufe auf „BB+“ hochgestuft.", agency="Fitch", issuer="Nordchip", rating="BB+", action="upgrade"),
    yes("[Creditreform|COMPANY] Rating hat das Emittentenrating der [Hanseatic Reederei GmbH|COMPANY] mit BBB- bestätigt, Ausblick negativ.", agency="Creditreform Rating", issuer="Hanseatic Reederei GmbH", rating="BBB-", outlook="negative", action="confirm"),
    yes("[Standard & Poor's|COMPANY] senkte den Ausblick für [BASF|COMPANY] von stabil auf negativ.", issuer="BASF", outlook="negative", action="confirm", rating=None),
    yes("Die Langfristnote der [Raiffeisen Bank|COMPANY] lautet unverändert A-, teilte die Ratingagentur [S&P|COMPANY] mit.", issuer="Raiffeisen Bank", rating="A-", action="confirm"),
    yes("[Scope|COMPANY] vergibt für den Wohnungskonzern [Talheim SE|COMPANY] erstmals ein Rating: „BBB“ mit stabilem Ausblick.", agency="Scope", issuer="Talheim SE", rating="BBB", outlook="stable", action="initiate"),
    yes("Laut Kreisen könnte [Moody's|COMPANY] die Bonität von [Lanxess|COMPANY] auf „Ba1“ senken.", agency="Moody's", issuer="Lanxess", rating="Ba1", action="downgrade", modality="possible"),
    yes("[Moody's|COMPANY] hat die Note der [Swisscom|COMPANY] auf „A1“ von zuvor „A2“ heraufgesetzt. Der Ausblick ist stabil.", issuer="Swisscom", rating="A1", previous_rating="A2", outlook="stable", action="upgrade"),
    yes(
        "Während [S&P|COMPANY] [Evonik|COMPANY] von BBB+ auf BBB zurückstufte, beliess [Moody's|COMPANY] die Bonitätsnote bei „Baa2“.",
        {"agency": "S&P", "issuer": "Evonik", "rating": "BBB", "previous_rating": "BBB+", "action": "downgrade"},
        {"agency": "Moody's", "issuer": "Evonik", "rating": "Baa2", "action": "confirm"},
    ),
    yes("Die US-Bonität steht auf der Kippe: [Moody's|COMPANY] entzog den USA im Mai die Bestnote „Aaa“ und bewertet sie nun mit „Aa1“.", agency="Moody's", issuer="USA", action="downgrade"),
    yes("Bei [Gerresheimer|COMPANY] prüft [S&P|COMPANY] eine Herabstufung der Bonitätsnote „BB+“.", issuer="Gerresheimer", action="downgrade", modality="possible"),
    yes("[Fitch|COMPANY] bestätigt [Volkswagen|COMPANY] mit BBB+; Ausblick stabil", agency="Fitch", issuer="Volkswagen", rating="BBB+", outlook="stable", action="confirm"),
    yes("Die [Commerzbank|COMPANY], deren Rating [Moody's|COMPANY] im Vorjahr auf „A1“ angehoben hatte, platzierte eine Anleihe.", issuer="Commerzbank", agency="Moody's", rating="A1", action="upgrade", also=("capital_raise",)),
    yes("[Scope|COMPANY] habe das Rating der [Signa Immobilien AG|COMPANY] auf CCC gesenkt, hiess es.", agency="Scope", issuer="Signa Immobilien AG", rating="CCC", action="downgrade"),
    yes("Für den Autozulieferer [ZF Friedrichshafen|COMPANY] lief es schlechter. [Moody's|COMPANY] nahm die Bonitätsnote um eine Stufe auf „Ba2“ zurück.", issuer="ZF Friedrichshafen", rating="Ba2", action="downgrade"),
    yes("[Fitch|COMPANY] hob die Kreditnote Griechenlands auf „BBB-“ an und damit aus dem Ramschbereich.", issuer="Griechenland", rating="BBB-", action="upgrade"),
    no("[Goldman Sachs|COMPANY] hat [BASF|COMPANY] von „Buy“ auf „Neutral“ abgestuft.", "a share rating", also=("analyst_rating",)),
    no("[BASF|COMPANY] bestätigt den Ausblick für 2025.", "a company's own outlook", also=("guidance",)),
    no("Der Ausblick der [Allianz|COMPANY] fiel positiv aus.", "no agency"),
    no("[Moody's|COMPANY] steigerte den Umsatz auf 1,9 Milliarden Dollar.", "the agency's own business", also=("earnings",)),
    no("[Creditreform|COMPANY] zählte im Juli 2.000 Insolvenzen.", "statistics"),
    no("Im [Audi|COMPANY] A3 steckt ein Motor von [Volkswagen|COMPANY].", "a car"),
    no("Ein Stau auf der A2 hielt die Lastwagen von [DHL|COMPANY] auf.", "a motorway"),
    no("Ratingagenturen bewerten die Bonität von [Siemens|COMPANY] seit Jahren.", "nothing changes and no note is told"),
    no("Der S&P 500 stieg auf 6.500 Punkte.", "an index", also=("price_move",)),
    no("Die [Telekom|COMPANY]-Aktie erhielt von [Bernstein|COMPANY] das Rating „Outperform“.", "a share rating", also=("analyst_rating",)),
    no("[Moody's|COMPANY]-Analystin [Eva Lind|PERSON] warnte vor steigenden Ausfällen bei [Adler|COMPANY].", "a warning"),
)  # fmt: skip

EVENT = EventType(
    record=CreditRating,
    triggers=TRIGGERS,
    build=build,
    identity=("issuer",),
    keys=("agency", "rating", "action"),
    judged=Judged(("issuer",), ("agency", "rating", "action")),
    examples=EXAMPLES,
    screen=any_in_text(*CREDIT_CLUES),
)
