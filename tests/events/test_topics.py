"""Whom the text speaks of where a sentence names nobody."""

from __future__ import annotations

import pytest

from tests.events.frame_text import frame_of, name_of
from tickerlese.events.topics import topic

TOPICS = [
    ("[Nordex|COMPANY] baut aus. Mit [Enertrag|COMPANY] spricht man. Der Umsatz stieg.", "Nordex"),
    ("[Nordex|COMPANY] wächst. Bei [Enertrag|COMPANY] läuft es schlecht. Der Umsatz stieg.", "Enertrag"),
    ("[Nordex|COMPANY] wächst. Das sagte [Moody's|COMPANY]. Der Umsatz stieg.", "Nordex"),
    ("Der Markt wächst. Der Umsatz stieg.", None),
]


@pytest.mark.parametrize(("marked", "name"), TOPICS)
def test_the_company_that_stands_out_is_meant(marked: str, name: str | None) -> None:
    assert name_of(topic(frame_of(marked, "stieg"))) == name


def test_who_plays_another_part_is_not_meant() -> None:
    frame = frame_of("[Nordex|COMPANY] wächst, [Enertrag|COMPANY] auch. Der Umsatz stieg.", "stieg")
    nordex = frame.document.mentions[0]
    assert name_of(topic(frame, besides=(nordex,))) == "Enertrag"
