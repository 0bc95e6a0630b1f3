"""How sure events are: what raises and lowers the figure, and that it stays a probability."""

from __future__ import annotations

from decimal import Decimal

from tests.events.example_text import events_of
from tickerlese.confidence import confidence, features
from tickerlese.events import EVENT_TYPES, Event
from tickerlese.events.spec import Example


def only(text: str) -> Event:
    (event,) = events_of(Example(text, ()))[1]
    return event


def test_every_example_has_a_probability_in_hundredths() -> None:
    for event_type in EVENT_TYPES:
        for example in event_type.examples[:3]:
            for event in events_of(example)[1]:
                sure = confidence(event)
                assert Decimal("0.01") <= sure <= Decimal("0.99")
                assert sure == sure.quantize(Decimal("0.01"))


def test_more_slots_and_a_name_in_the_sentence_make_an_event_surer() -> None:
    bare = only("[Krones|COMPANY] bestätigt die Prognose.")
    full = only("[Krones|COMPANY] erwartet für 2026 einen Umsatz von 5,6 Milliarden Euro.")
    assert confidence(full) > confidence(bare)
    inferred = only("[Krones|COMPANY] wächst. Der Auftragseingang stieg um 3 Prozent auf 1,4 Milliarden Euro.")
    named = only("Der Auftragseingang von [Krones|COMPANY] stieg um 3 Prozent auf 1,4 Milliarden Euro.")
    assert confidence(named) > confidence(inferred)


def test_features_say_what_was_seen() -> None:
    event = only("Der Auftragseingang von [Krones|COMPANY] stieg um 3 Prozent auf 1,4 Milliarden Euro.")
    assert set(features(event)) >= {"any", "type earnings", "slots 3", "named in the evidence", "modality asserted"}
    assert "told again" not in set(features(event))
