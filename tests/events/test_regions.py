"""The region of an economic figure: from compound, adjective, place or office; where goods go to is none."""

from __future__ import annotations

import pytest

from tests.events.frame_text import frame_of
from tickerlese.events.indicators import find_indicator
from tickerlese.events.regions import region_of


@pytest.mark.parametrize(
    ("text", "word", "region"),
    [
        ("Die US-Inflation sank auf 2,9 Prozent.", "Inflation", "USA"),
        ("Die britische Inflation sank auf 3,4 Prozent.", "Inflation", "Großbritannien"),
        ("Die Inflation in der Eurozone sank auf 2,0 Prozent.", "Inflation", "Eurozone"),
        ("Die Inflation sank laut Statistik Austria auf 3,0 Prozent.", "Inflation", "Österreich"),
        ("Schweizer Inflation sank auf 0,1 Prozent", "Inflation", "Schweiz"),
        ("Die Inflation sank auf 2,0 Prozent.", "Inflation", None),
        ("Die deutschen Exporte in die USA sanken um 3 Prozent.", "Exporte", "Deutschland"),
    ],
)
def test_region(text: str, word: str, region: str | None) -> None:
    frame = frame_of(text, word, "noun")
    found = find_indicator(frame)
    assert found is not None
    assert region_of(frame, found.first) == region


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Der Umsatz stieg um 3 Prozent.", "Umsatz"),
        ("Die Zahl der Filialen stieg um 3 Prozent.", "Zahl"),
        ("Der Kp-Index stieg auf 7.", "Index"),
        ("Die Zahl der Beschäftigten stieg auf 12.000.", "Zahl"),
    ],
)
def test_no_indicator(text: str, word: str) -> None:
    assert find_indicator(frame_of(text, word, "noun")) is None
