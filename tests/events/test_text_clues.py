"""A screen lets anchors pass in texts that hold a clue, and in no others."""

from __future__ import annotations

from tests.events.example_text import read_document
from tickerlese.events.text_clues import any_in_text


def test_any_in_text() -> None:
    screen = any_in_text("Dax", "Stoxx")
    tokens, _ = read_document("Der MDax stieg.", None)
    others, _ = read_document("Der DAX stieg.", None)
    assert screen(tokens, 0)
    assert screen(tokens, 3)
    assert not screen(others, 0)
