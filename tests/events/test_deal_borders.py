from __future__ import annotations

import pytest

from tests.events.example_text import events_of
from tickerlese.events.spec import Example

TOLD = [
    (
        "[Nordex|COMPANY] übernimmt [Enertrag|COMPANY]. Die Fusion von [Nordex|COMPANY] und [Enertrag|COMPANY] naht.",
        ["acquisition"],
    ),
    (
        "[Nordex|COMPANY] und [Enertrag|COMPANY] fusionieren. "
        "Die Fusion von [Nordex|COMPANY] und [Enertrag|COMPANY] naht. "
        "[Nordex|COMPANY] übernimmt [Enertrag|COMPANY].",
        ["merger"],
    ),
    (
        "[Nordex|COMPANY] will [Enertrag|COMPANY] verkaufen. "
        "[Siltronic|COMPANY] übernimmt [Enertrag|COMPANY] von [Nordex|COMPANY].",
        ["acquisition"],
    ),
    (
        "[Nordex|COMPANY] will [Enertrag|COMPANY] verkaufen. "
        "[Siltronic|COMPANY] prüft ein Gebot für [Enertrag|COMPANY].",
        ["acquisition", "divestiture"],
    ),
    (
        "[Nordex|COMPANY] steigt bei [Enertrag|COMPANY] ein. "
        "[Nordex|COMPANY] übernimmt 60 Prozent an [Enertrag|COMPANY].",
        ["acquisition"],
    ),
    (
        "[Nordex|COMPANY] steigt bei [Enertrag|COMPANY] ein. "
        "[Nordex|COMPANY] übernimmt 20 Prozent an [Enertrag|COMPANY].",
        ["stake_change"],
    ),
]


@pytest.mark.parametrize(("marked", "types"), TOLD, ids=[case[0] for case in TOLD])
def test_one_happening_is_one_event(marked: str, types: list[str]) -> None:
    _, events = events_of(Example(marked, ()))
    assert sorted(event.type for event in events) == types
