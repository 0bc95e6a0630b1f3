"""Changes that words tell without a percentage, with their sign and how exact they are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.events.example_text import events_of
from tickerlese.events.spec import Example
from tickerlese.mention import Amount

CHANGES = [
    ("Der Umsatz von [Manz|COMPANY] verdoppelte sich.", "100", "exact"),
    ("Der Umsatz von [Manz|COMPANY] hat sich mehr als verdreifacht.", "200", "more_than"),
    ("[Manz|COMPANY] konnte den Umsatz fast vervierfachen.", "300", "less_than"),
    ("Der Umsatz von [Manz|COMPANY] wurde halbiert.", "-50", "exact"),
    ("Der Umsatz von [Manz|COMPANY] stieg um ein Drittel.", "33.33", "about"),
    ("Der Umsatz von [Manz|COMPANY] ging um gut ein Viertel zurück.", "-25", "more_than"),
    ("Der Umsatz von [Manz|COMPANY] sank um fast zwei Drittel.", "-66.67", "less_than"),
    ("Der Umsatz von [Manz|COMPANY] fiel um die Hälfte.", "-50", "about"),
]
NO_CHANGES = [
    "Ein Viertel des Umsatzes von [Manz|COMPANY] kommt aus China.",
    "Zwei Drittel des Umsatzes erzielt [Manz|COMPANY] im Viertel um den Bahnhof.",
    "Der Umsatz von [Manz|COMPANY] stammt zur Hälfte aus Europa.",
]


@pytest.mark.parametrize(("text", "value", "modifier"), CHANGES)
def test_words_tell_a_change(text: str, value: str, modifier: str) -> None:
    (event,) = events_of(Example(text, ()))[1]
    change = event.slots["change"]
    assert isinstance(change, Amount)
    assert (change.value, change.modifier, change.unit) == (Decimal(value), modifier, "percent")


@pytest.mark.parametrize("text", NO_CHANGES)
def test_shares_of_something_are_no_change(text: str) -> None:
    assert not any(event.slots["change"] for event in events_of(Example(text, ()))[1])
