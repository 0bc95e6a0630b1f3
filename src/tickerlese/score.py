"""Gold against predicted records: how many entities, values and events are right.

In: gold records (dicts; what a gold record leaves out is not judged) and the predicted record for each. Out:
``Scores``, counts of hits, false and missed by row. What gold marks ``optional`` may be reported or not.

Entities count when span and label are exact. Amounts also have to carry gold's values (rows "value"). An event is
detected when its type and one of its type's primary slots agree, one to one; then the slots that its type names are
judged. Of a type that is not known, every slot that gold fills is missed.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tickerlese.article import Article
from tickerlese.errors import InputError
from tickerlese.events import EVENT_TYPES
from tickerlese.extractor import read_article
from tickerlese.sources.rows import read_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tickerlese.assembly import Json
    from tickerlese.events.spec import EventType
    from tickerlese.extractor import Extractor

ALWAYS_JUDGED = frozenset({"COMPANY", "PERSON", "MONEY", "PERCENT"})
VALUED = frozenset({"MONEY", "PERCENT", "CURRENCY", "QUANTITY"})
VALUES = ("amount", "value", "min", "max")
PERCENT_UNITS = frozenset({"percent", "percentage_points", "basis_points"})
NO_SLOTS = frozenset({"id", "type", "modality", "trigger", "mentions", "evidence", "confidence", "optional"})
TOLERANCE = Decimal("0.000001")
NOT_A_WORD = re.compile(r"[^\w]+")
LEGAL_FORM = re.compile(
    r"\b(?:ag|se|gmbh|kgaa|kg|co|ohg|ug|eg|ev|inc|corp|corporation|company|plc|ltd|llc|nv|n v|sa|s a|spa|ab|oyj|asa|"
    r"group|gruppe|holding|holdings|konzern|aktie|the)\b"
)


@dataclass
class Tally:
    """Hits, false ones and missed ones of one row."""

    hits: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """Share of the reported that is right; null when nothing was reported."""
        return self.hits / (self.hits + self.false) if self.hits + self.false else None

    @property
    def recall(self) -> float | None:
        """Share of gold that was found; null when gold has nothing."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of the two."""
        total = 2 * self.hits + self.false + self.missed
        return 2 * self.hits / total if total else None


@dataclass
class Scores:
    """One tally per row: "entity COMPANY", "value MONEY", "events detected", "event price_move" and so on."""

    rows: dict[str, Tally] = field(default_factory=dict)

    def row(self, name: str) -> Tally:
        """The tally of a row, made when it is first asked for."""
        return self.rows.setdefault(name, Tally())

    def ordered(self) -> list[tuple[str, Tally]]:
        """The rows by kind (entities, values, all events, single event types), then by name."""
        kinds = ("entity", "value", "events", "event")
        return sorted(self.rows.items(), key=lambda row: (kinds.index(row[0].split()[0]), row[0]))

    def as_json(self) -> Json:
        """The rows with their figures, for ``to_json``."""
        return {
            name: {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1, **vars(tally)}
            for name, tally in self.ordered()
        }


def evaluate(paths: Iterable[str], extractor: Extractor) -> Scores:
    """Read the text, title and date of gold records and score what comes out.

    Raises:
        InputError: a file can't be read, or a line is no gold record.
    """
    gold = [record for path in paths for record in read_gold(path)]
    articles = [Article(g["text"], g.get("id"), g.get("title"), g.get("published")) for g in gold]
    return score(zip(gold, extractor.read_many(map(read_article, articles)), strict=True))


def read_gold(path: str) -> Iterator[Json]:
    """The records of a gold file."""
    try:
        lines = Path(path).read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            read_row(line, f"{path}:{number}")
            yield json.loads(line, parse_float=Decimal)


def score(pairs: Iterable[tuple[Json, Json]]) -> Scores:
    """Score pairs of gold and predicted records."""
    scores = Scores()
    for gold, predicted in pairs:
        if "entities" in gold:
            score_entities(gold["entities"], predicted["entities"], scores)
        if "events" in gold:
            score_events(gold["events"], predicted["events"], scores)
    return scores


# ---- entities --------------------------------------------------------------------------------------------------------


def score_entities(gold: list[Json], predicted: list[Json], scores: Scores) -> None:
    """Compare spans and labels; of other labels than the four main ones only those that gold has."""
    judged = ALWAYS_JUDGED | {entity["label"] for entity in gold}
    wanted = {_place(entity): entity for entity in gold}
    got = {_place(entity): entity for entity in predicted if entity["label"] in judged}
    for place, entity in wanted.items():
        label, found = entity["label"], got.get(place)
        if entity.get("optional"):
            continue
        if found is None:
            scores.row(f"entity {label}").missed += 1
            continue
        scores.row(f"entity {label}").hits += 1
        if label in VALUED and _stated(entity):
            tally = scores.row(f"value {label}")
            if _same_values(_stated(entity), found):
                tally.hits += 1
            else:
                tally.missed += 1
    for place, entity in got.items():
        if place not in wanted:
            scores.row(f"entity {entity['label']}").false += 1


def _place(entity: Json) -> tuple[int, int, str]:
    return entity["start"], entity["end"], entity["label"]


def _stated(entity: Json) -> Json:
    return {key: entity[key] for key in (*VALUES, "currency") if entity.get(key) is not None}


def _same_values(stated: Json, found: Json) -> bool:
    return all(found.get(k) == v if k == "currency" else _near(v, found.get(k)) for k, v in stated.items())


# ---- events ----------------------------------------------------------------------------------------------------------


@cache
def known_types() -> dict[str, EventType]:
    """The event types by name."""
    return {event_type.name: event_type for event_type in EVENT_TYPES}


def score_events(gold: list[Json], predicted: list[Json], scores: Scores) -> None:
    """Compare the events of one document, one to one."""
    predicted = list(predicted)
    matches = match_events(gold, predicted)
    for index, event in enumerate(gold):
        filled = _filled(event)
        if index in matches:
            if not event.get("optional"):
                _score_match(event["type"], filled, predicted[matches[index]], scores)
        elif not event.get("optional"):
            for name in (f"event {event['type']}", "events detected", "events complete"):
                scores.row(name).missed += 1
            scores.row("events slots").missed += len(filled)
    for index in set(range(len(predicted))) - set(matches.values()):
        event = predicted[index]
        for name in (f"event {event['type']}", "events detected", "events complete"):
            scores.row(name).false += 1
        scores.row("events slots").false += len(_filled(event))


def _score_match(name: str, filled: Json, found: Json, scores: Scores) -> None:
    right = {slot for slot, value in filled.items() if agrees(value, found.get(slot))}
    for row in (f"event {name}", "events detected"):
        scores.row(row).hits += 1
    complete, slots = scores.row("events complete"), scores.row("events slots")
    complete.hits += len(right) == len(filled)
    complete.missed += len(right) < len(filled)
    complete.false += len(right) < len(filled)
    slots.hits += len(right)
    slots.missed += len(filled) - len(right)
    slots.false += sum(slot not in right and _says(found.get(slot)) for slot in filled)


def match_events(gold: list[Json], predicted: list[Json]) -> dict[int, int]:
    """Pair gold events with predicted ones, the pairs that agree in most slots first; required before optional ones."""
    candidates = sorted(_candidates(gold, predicted))
    matches: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, index, other in candidates:
        if index not in matches and other not in taken:
            matches[index] = other
            taken.add(other)
    return matches


def _candidates(gold: list[Json], predicted: list[Json]) -> Iterator[tuple[int, bool, int, int]]:
    for index, event in enumerate(gold):
        event_type = known_types().get(event["type"])
        for other, found in enumerate(predicted):
            if event_type is None or found["type"] != event["type"]:
                continue
            pairs = [(event.get(slot), found.get(slot)) for slot in event_type.judged.primary]
            if any(_says(a) and _says(b) and (agrees(a, b) or agrees(b, a)) for a, b in pairs):
                right = sum(agrees(value, found.get(slot)) for slot, value in _filled(event).items())
                yield -right, bool(event.get("optional")), index, other


def _filled(event: Json) -> Json:
    event_type = known_types().get(event["type"])
    slots = event_type.judged.slots if event_type else event.keys() - NO_SLOTS
    return {slot: event[slot] for slot in slots if _says(event.get(slot))}


def _says(value: object) -> bool:
    return value not in (None, [], "")


# ---- slot values -----------------------------------------------------------------------------------------------------


def agrees(gold: Any, found: Any) -> bool:  # noqa: ANN401 - a slot holds a name, an amount, a number, a word or a list
    """Whether a slot says what gold says; nothing agrees with an empty slot."""
    if not _says(found):
        return False
    if isinstance(gold, list):
        others = found if isinstance(found, list) else [found]
        return all(any(agrees(one, other) for other in others) for one in gold)
    if isinstance(gold, dict):
        return _agrees_with_part(gold, found)
    if isinstance(gold, (int, float, Decimal)):
        return _near(gold, _number_of(found))
    word = (found.get("name") or found.get("text") or "") if isinstance(found, dict) else found
    return str(gold).casefold().strip() == str(word).casefold().strip() or same_name(str(gold), str(word))


def _agrees_with_part(gold: Json, found: Any) -> bool:  # noqa: ANN401 - as in agrees
    if "name" in gold:
        name = found.get("name") if isinstance(found, dict) else found
        return same_name(gold["name"], str(name or ""))
    if not isinstance(found, dict):
        return False
    if gold.get("currency") and gold["currency"] != found.get("currency"):
        return False
    if gold.get("unit") in PERCENT_UNITS and found.get("unit") not in (None, gold["unit"]):
        return False
    stated = [key for key in VALUES if gold.get(key) is not None]
    return bool(stated) and all(_near(gold[k], _number_of(found) if k in VALUES[:2] else found.get(k)) for k in stated)


def _number_of(found: Any) -> object:  # noqa: ANN401 - as in agrees
    if not isinstance(found, dict):
        return found
    return found.get("value") if found.get("value") is not None else found.get("amount")


def _near(gold: object, found: object) -> bool:
    try:
        a, b = Decimal(str(gold)), Decimal(str(found))
    except InvalidOperation:
        return False
    return abs(a - b) <= TOLERANCE * max(Decimal(1), abs(a), abs(b))


def same_name(one: str, other: str) -> bool:
    """Whether one name is the other, or a run of its words: legal forms, case and genitive -s don't count.

    >>> same_name("Deutsche Bank AG", "deutsche bank"), same_name("Bank", "Banker")
    (True, False)
    """
    short, long = sorted((_fold(one), _fold(other)), key=len)
    if not short:
        return False
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


@cache
def _fold(name: str) -> tuple[str, ...]:
    plain = name.casefold()
    words = LEGAL_FORM.sub(" ", NOT_A_WORD.sub(" ", plain.replace("ß", "ss"))).split() or plain.split()
    return tuple(word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words)
