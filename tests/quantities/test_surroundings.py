from __future__ import annotations

import pytest

from tests.quantities.reading import read, told

MODIFIERS = {
    "knapp": "less_than",
    "fast": "less_than",
    "nahezu": "less_than",
    "gut": "more_than",
    "über": "more_than",
    "mehr als": "more_than",
    "deutlich über": "more_than",
    "über die Marke von": "more_than",
    "rund": "about",
    "Etwa": "about",
    "ca.": "about",
    "um die": "about",
    "gegen": "about",
    "mindestens": "at_least",
    "mindestens aber": "at_least",
    "nicht weniger als": "at_least",
    "höchstens": "at_most",
    "bis zu": "at_most",
    "unter": "less_than",
    "weniger als": "less_than",
    "von": "exact",
    "ein Kredit von über": "more_than",
    "das Plus summiert sich auf über": "more_than",
    "der Börsenwert stieg auf über": "more_than",
    "ein Kredit über": "exact",
    "eine Großanleihe über": "exact",
    "sie verfügt über": "exact",
}
BEHIND = {
    "6 Prozent oder mehr": "at_least",
    "6 Prozent oder weniger": "at_most",
    "6 Prozent überschreiten": "more_than",
    "6 Prozent.": "exact",
}
BOUNDS = {"mehr als": ("6", None), "höchstens": (None, "6"), "knapp": (None, None), "rund": (None, None)}
PER = {
    "0,90 Euro je Aktie": "share",
    "0,90 Euro pro Anteilsschein": "share",
    "25 Euro das Stück": "share",
    "Gewinn je Aktie: 0,90 Euro": "share",
    "62 Dollar je Barrel": "barrel",
    "USD 62,40 je Barrel": "barrel",
    "62 Dollar/Barrel": "barrel",
    "1.900 Dollar je Feinunze": "ounce",
    "240 Euro je Tonne": "tonne",
    "80 Euro/MWh": "megawatt_hour",
    "300 Euro monatlich": "month",
    "300 Euro pro Jahr": "year",
    "Aktien zu je 12,50 Euro": "share",
    "300 Euro": None,
    "150 Yen je Dollar": None,
}


@pytest.mark.parametrize(("words", "modifier"), MODIFIERS.items())
def test_modifiers_stand_before_the_amount_and_outside_its_span(words: str, modifier: str) -> None:
    (mention,) = read(f"{words} 6 Prozent")
    assert mention.amount is not None
    assert (mention.start, mention.amount.modifier) == (len(words) + 1, modifier)


@pytest.mark.parametrize(("text", "modifier"), BEHIND.items())
def test_modifiers_behind_the_amount(text: str, modifier: str) -> None:
    (mention,) = read(text)
    assert mention.amount is not None
    assert (mention.end, mention.amount.modifier) == (9, modifier)


@pytest.mark.parametrize(("words", "bounds"), BOUNDS.items())
def test_words_that_state_a_limit_fill_it(words: str, bounds: tuple[str | None, str | None]) -> None:
    (mention,) = read(f"{words} 6 Prozent")
    amount = mention.amount
    assert amount is not None
    assert tuple(None if limit is None else str(limit) for limit in (amount.minimum, amount.maximum)) == bounds


@pytest.mark.parametrize(("text", "per"), PER.items())
def test_what_an_amount_is_counted_per(text: str, per: str | None) -> None:
    money = next(mention for mention in read(text) if mention.label == "MONEY")
    assert money.amount is not None
    assert money.amount.per == per


def test_a_compound_has_no_modifier() -> None:
    assert told("Werte um die Drei-Prozent-Hürde") == ["Drei-Prozent = 3 percent"]
