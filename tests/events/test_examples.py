"""Every event file's examples are its tests: each runs through all event types."""

from __future__ import annotations

import pytest

from tests.events.example_text import events_of, plain, same
from tickerlese.events import EVENT_TYPES, engine
from tickerlese.events.spec import EventType, Example

CASES = [(event_type, example) for event_type in EVENT_TYPES for example in event_type.examples]


@pytest.mark.parametrize(("event_type", "example"), CASES, ids=[f"{t.name}: {e.text}" for t, e in CASES])
def test_example(event_type: EventType, example: Example) -> None:
    tokens, events = events_of(example)
    found = [event for event in events if event.type == event_type.name]
    shown = [{slot: plain(value, tokens) for slot, value in event.slots.items() if value} for event in found]
    assert len(found) == len(example.events), shown
    assert sorted(event.type for event in events if event not in found) == sorted(example.also)
    left = list(found)
    for expected in example.events:
        wanted = {slot: value for slot, value in expected.items() if slot != "modality"}
        hit = next(
            (
                event
                for event in left
                if all(same(value, event.slots[slot], tokens) for slot, value in wanted.items())
                and event.modality == expected.get("modality", event.modality)
            ),
            None,
        )
        assert hit is not None, (expected, shown, [event.modality for event in left])
        left.remove(hit)


@pytest.mark.parametrize("event_type", EVENT_TYPES, ids=lambda t: t.name)
def test_enough_examples(event_type: EventType) -> None:
    assert sum(bool(example.events) for example in event_type.examples) >= 12
    assert sum(not example.events for example in event_type.examples) >= 6


def test_types_are_distinct() -> None:
    assert len(engine().types) == len(EVENT_TYPES)
