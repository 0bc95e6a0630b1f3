"""Which of two overlapping mentions stays."""

from __future__ import annotations

import pytest

from tickerlese.mention import Mention
from tickerlese.overlaps import settle


def mention(label: str, start: int, end: int, *, anaphor: bool = False) -> Mention:
    return Mention(label, start, end, start, end, anaphor=anaphor)


CASES = [
    ("EuroStoxx 50", [("INDEX", 0, 12), ("QUANTITY", 10, 12)], [("INDEX", 0, 12)]),
    ("1&1 AG", [("QUANTITY", 0, 1), ("COMPANY", 0, 6)], [("COMPANY", 0, 6)]),
    ("RWE 2,3 Prozent", [("COMPANY", 0, 7), ("PERCENT", 4, 15)], [("PERCENT", 4, 15)]),
    ("2,3 Mrd. Euro Bank", [("MONEY", 0, 13), ("COMPANY", 9, 18)], [("MONEY", 0, 13)]),
    ("Deutsche Bank Research", [("COMPANY", 0, 13), ("COMPANY", 0, 22)], [("COMPANY", 0, 22)]),
    ("August", [("PERSON", 0, 6), ("DATE", 0, 6)], [("DATE", 0, 6)]),
    ("Franken", [("LOCATION", 0, 7), ("CURRENCY", 0, 7)], [("CURRENCY", 0, 7)]),
    ("Bitcoin", [("CURRENCY", 0, 7), ("INSTRUMENT", 0, 7)], [("INSTRUMENT", 0, 7)]),
    ("777", [("COMPANY", 0, 3), ("QUANTITY", 0, 3)], [("QUANTITY", 0, 3)]),
    ("SAP Siemens", [("COMPANY", 4, 11), ("COMPANY", 0, 3)], [("COMPANY", 0, 3), ("COMPANY", 4, 11)]),
]


@pytest.mark.parametrize(("text", "found", "kept"), CASES)
def test_one_of_two_stays(text: str, found: list[tuple[str, int, int]], kept: list[tuple[str, int, int]]) -> None:
    for order in (found, found[::-1]):
        settled = settle([mention(*span) for span in order])
        assert [(one.label, one.start, one.end) for one in settled] == kept, text


def test_anaphors_are_left_alone() -> None:
    settled = settle([mention("COMPANY", 0, 12, anaphor=True), mention("LOCATION", 4, 12)])
    assert [(one.label, one.anaphor) for one in settled] == [("COMPANY", True), ("LOCATION", False)]
