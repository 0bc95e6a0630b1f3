from __future__ import annotations

import pytest

from tests.events.frame_text import frame_of
from tickerlese.events.authorities import find_authority, names_court
from tickerlese.mention import Mention

FOUND = [
    ("Das [Bundeskartellamt|ORGANIZATION] ermittelt gegen [Nordex|COMPANY].", "ermittelt", "Bundeskartellamt"),
    ("Die US-Kartellbehörde ermittelt gegen [Nordex|COMPANY].", "ermittelt", "US-Kartellbehörde"),
    ("Vor dem Bezirksgericht Zürich klagt [Nordex|COMPANY].", "klagt", "Bezirksgericht Zürich"),
    ("Das Urteil des Landgerichts Rottweil trifft [Nordex|COMPANY].", "trifft", "Landgericht Rottweil"),
    ("Die Gewerkschaft [Verdi|ORGANIZATION] klagt gegen [Nordex|COMPANY].", "klagt", None),
    ("In der EU klagt [Nordex|COMPANY].", "klagt", None),
    ("Die Behörde ermittelt gegen [Nordex|COMPANY].", "ermittelt", None),
]


@pytest.mark.parametrize(("marked", "word", "expected"), FOUND, ids=[case[0] for case in FOUND])
def test_find_authority(marked: str, word: str, expected: str | None) -> None:
    found = find_authority(frame_of(marked, word))
    assert (found.name if isinstance(found, Mention) else found) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Die Richterin urteilt über [Nordex|COMPANY].", True),
        ("Das Landgericht urteilt über [Nordex|COMPANY].", True),
        ("Der Analyst urteilt über [Nordex|COMPANY].", False),
    ],
)
def test_names_court(marked: str, *, expected: bool) -> None:
    assert names_court(frame_of(marked, "urteilt")) is expected
