"""How sure an event is: the share of events like it that were right, judged on annotated articles.

In: an ``Event``. Out: a probability in steps of 0.01. A logistic model weighs what can be seen from the outside: the
type, how many of the slots that count are filled, whether the main name stands in the evidence itself or was only
inferred, whether the lexicon knows it, whether the text tells the happening again. The weights stand in
``confidence.csv``; ``data/fit_confidence.py`` fits them and prints how well they hold.
"""

from __future__ import annotations

import math
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tickerlese.events import EVENT_TYPES
from tickerlese.lexicon import read_rows
from tickerlese.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events import Event
    from tickerlese.events.spec import EventType, SlotValue

MOST_SLOTS = 4
STEP = Decimal("0.01")
LEAST, MOST = Decimal("0.01"), Decimal("0.99")


class Weight(NamedTuple):
    """One row of confidence.csv."""

    feature: str
    weight: str


@cache
def _weights() -> dict[str, float]:
    return {row.feature: float(row.weight) for row in read_rows("confidence.csv", Weight)}


@cache
def _types() -> dict[str, EventType]:
    return {event_type.name: event_type for event_type in EVENT_TYPES}


def features(event: Event) -> Iterator[str]:
    """What can be seen of an event; each feature holds or doesn't."""
    judged = _types()[event.type].judged
    yield "any"
    yield f"type {event.type}"
    filled = sum(_says(event.slots.get(slot)) for slot in judged.slots)
    yield from (f"slots {count}" for count in range(1, min(filled, MOST_SLOTS) + 1))
    yield f"modality {event.modality}"
    if len(event.mentions) > 1:
        yield "told again"
    if len(event.sentences) > 1:
        yield "several sentences"
    names = [name for slot in judged.primary for name in _names(event.slots.get(slot))]
    if not names:
        yield "no name"
    elif any(_is_inside(name, event) for name in names):
        yield "named in the evidence"
    elif any(name.anaphor for name in names):
        yield "described in the evidence"
    if any(name.identity is not None and name.identity.isin for name in names):
        yield "listed"


def confidence(event: Event) -> Decimal:
    """The probability that the event is right in all slots that it fills."""
    weights = _weights()
    score = sum(weights.get(feature, 0.0) for feature in features(event))
    chance = Decimal(1 / (1 + math.exp(-score))).quantize(STEP)
    return min(max(chance, LEAST), MOST)


def _says(value: SlotValue) -> bool:
    return value is not None and value != []


def _names(value: SlotValue) -> list[Mention]:
    return [part for part in (value if isinstance(value, list) else [value]) if isinstance(part, Mention)]


def _is_inside(name: Mention, event: Event) -> bool:
    return not name.anaphor and event.evidence[0] <= name.start < event.evidence[1]
