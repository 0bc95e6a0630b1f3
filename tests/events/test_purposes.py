from __future__ import annotations

import pytest

from tests.events.frame_text import frame_of
from tickerlese.events.prepositions import wide_prep
from tickerlese.events.purposes import built_thing, is_facility, read_purpose

PURPOSES = [
    ("[Nordex|COMPANY] investiert 3 Millionen Euro in ein neues Werk in Rostock.", "neues Werk in Rostock"),
    (
        "[Nordex|COMPANY] investiert 3 Millionen Euro in die Erweiterung seiner Fertigung.",
        "Erweiterung seiner Fertigung",
    ),
    ("[Nordex|COMPANY] investiert in den USA 3 Millionen Euro in eine neue Fabrik.", "neue Fabrik"),
    ("[Nordex|COMPANY] investiert 3 Millionen Euro in das Start-up Windly.", "Start-up Windly"),
    ("[Nordex|COMPANY] investiert im laufenden Jahr 3 Millionen Euro.", None),
    ("[Nordex|COMPANY] investiert 3 Millionen Euro.", None),
]


@pytest.mark.parametrize(("marked", "expected"), PURPOSES, ids=[case[0] for case in PURPOSES])
def test_purpose(marked: str, expected: str | None) -> None:
    assert read_purpose(frame_of(marked, "investiert"))[0] == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Für 3 Millionen Euro entsteht ein Forschungszentrum für Rotoren.", "Forschungszentrum für Rotoren"),
        ("Am Stammwerk entsteht für 3 Millionen Euro Unruhe.", None),
        ("Für 3 Millionen Euro entsteht ein Film.", None),
    ],
)
def test_built_thing(marked: str, expected: str | None) -> None:
    assert built_thing(frame_of(marked, "entsteht")) == expected


def test_facilities_are_told_by_their_last_part() -> None:
    assert is_facility("pulverwerk")
    assert not is_facility("fregatte")


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Nordex|COMPANY] baut für bis zu 3 Millionen Euro aus.", "für"),
        ("[Nordex|COMPANY] baut mit mehr als 3 Millionen Euro aus.", "mit"),
        ("3 Millionen Euro baut [Nordex|COMPANY] ein.", ""),
    ],
)
def test_wide_prep(marked: str, expected: str) -> None:
    frame = frame_of(marked, "baut")
    money = next(mention for mention in frame.view.mentions if mention.label == "MONEY")
    assert wide_prep(frame.view, money) == expected
