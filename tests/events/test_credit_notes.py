"""Agencies' ratings and outlooks are read as written; letters that are words or names are none."""

from __future__ import annotations

import pytest

from tests.events.frame_text import frame_of
from tickerlese.events.credit_notes import find_notes, read_outlook


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("Note von „A2“ auf „A3“ gesenkt", [("A2", True), ("A3", False)]),
        ("Note jetzt BBB- (BBB)", [("BBB-", False), ("BBB", True)]),
        ("Note lautet AA+/stabil", [("AA+", False)]),
        ("Note auf BB minus gesenkt", [("BB-", False)]),
        ("Note auf A (low) gesenkt", [("A (low)", False)]),
        ("Note von A- vergeben", [("A-", False)]),
        ("Note im Modell A hat einen Motor", []),
        ("Note der BBB-Gruppe", []),
        ("Note weg: Land verliert AAA-Rating", [("AAA", False)]),
    ],
)
def test_notes(text: str, notes: list[tuple[str, bool]]) -> None:
    view = frame_of(text, "Note", "noun").view
    assert [(note.text, note.is_old) for note in find_notes(view, 0, len(view))] == notes


@pytest.mark.parametrize(
    ("text", "outlook"),
    [
        ("Der Ausblick bleibt negativ.", "negative"),
        ("Der Ausblick wurde von stabil auf positiv angehoben.", "positive"),
        ("Die Agentur bestätigte das Rating mit stabilem Ausblick.", "stable"),
        ("Der Ausblick ist offen.", None),
    ],
)
def test_outlook(text: str, outlook: str | None) -> None:
    view = frame_of(text, "Ausblick", "noun").view
    assert read_outlook(view, 0, len(view), []) == outlook
