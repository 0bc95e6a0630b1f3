"""The short cut for amounts of the usual shape gives what the grammar gives."""

from __future__ import annotations

import pytest

from tests.quantities import test_context, test_find, test_sharing, test_surroundings
from tests.token_text import read_tokens
from tickerlese.quantities import find
from tickerlese.quantities.lexer import Lexer
from tickerlese.quantities.usual import read_usual

TEXTS = [
    *test_find.MONEY,
    *test_find.PERCENT,
    *test_find.COUNTS,
    *test_find.NOTHING,
    *test_sharing.RANGES,
    *test_sharing.LENT,
    *test_context.COMPLETED,
    *test_surroundings.PER,
]
UNUSUAL = (
    "2024 Euro kostet es",
    ",7 Euro kostet es",
    "7 Euro 50 kostet es",
    "7 Euro und 50 Cent",
    "7 Pfund Mehl hier",
    "7-Euro-Schein hier",
)


def amounts(text: str) -> list[tuple[object, ...]]:
    return [(m.label, m.start, m.end, m.amount) for m in find.find_quantities(read_tokens(text))]


@pytest.mark.parametrize("text", TEXTS)
def test_the_grammar_alone_reads_the_same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = amounts(text)
    monkeypatch.setattr(find, "read_usual", lambda *_: None)
    monkeypatch.setattr(find, "read_bare", lambda *_: None)
    assert amounts(text) == expected


def test_the_usual_shape() -> None:
    text = "Der Umsatz stieg auf 5,1 Milliarden US-Dollar nach Steuern."
    tokens = read_tokens(text)
    reading = read_usual(tokens, Lexer(text), tokens.words.index("5,1"))
    assert reading is not None
    assert text[reading.start : reading.end] == "5,1 Milliarden US-Dollar"


@pytest.mark.parametrize("text", UNUSUAL)
def test_unusual_shapes_are_left_to_the_grammar(text: str) -> None:
    tokens = read_tokens(text)
    index = next(index for index, word in enumerate(tokens.words) if any(c.isdigit() for c in word))
    assert read_usual(tokens, Lexer(text), index) is None
