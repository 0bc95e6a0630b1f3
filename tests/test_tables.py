from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from rich.console import Console

from tickerlese.article import Article
from tickerlese.extractor import Extractor, read_article
from tickerlese.tables import figure, plain, slot_words, tables


def shown(extractor: Extractor, text: str, **known: str) -> str:
    console = Console(width=100, color_system=None)
    with console.capture() as captured:
        console.print(*tables(extractor.read(read_article(Article(text, **known)))), sep="\n")
    return captured.get()


def test_tables_tell_what_the_record_says(extractor: Extractor, article: str) -> None:
    output = shown(extractor, article, id="a.txt", published="2025-09-24")
    assert output.startswith("a.txt · 2025-09-24")
    for words in ("Earnings", "Value: 120,500,000 EUR", "Change: 4.5 %", "Frieda Lohmann", "2025-09-24", "18.4 EUR"):
        assert words in output


def test_text_is_neither_markup_nor_terminal_control(extractor: Extractor) -> None:
    output = shown(extractor, "Die Ostermark Chemie AG fiel.", id="[red]\x1b[2J\x07\u202e")
    assert "[red]·[2J··" in output
    assert "\x1b" not in output


AMOUNT: dict[str, Any] = {"value": None, "amount": None, "currency": None, "unit": None, "min": None, "max": None}
AMOUNT |= {"modifier": "exact", "per": None}


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ({"amount": Decimal("1234567.5"), "currency": "EUR"}, "1,234,567.5 EUR"),
        ({"value": Decimal(-3), "unit": "percentage_points"}, "-3 percentage points"),
        ({"min": 9, "max": Decimal(11), "unit": "percent"}, "9 to 11 %"),
        ({"min": 10_000_000, "currency": "CHF", "modifier": "at_least"}, "at least 10,000,000 to – CHF"),
        ({"amount": Decimal(2), "currency": "EUR", "per": "share"}, "2 EUR per share"),
        ({}, "–"),
    ],
)
def test_figures(amount: dict[str, Any], words: str) -> None:
    assert figure({**AMOUNT, **amount}) == words


def test_slots_of_every_shape() -> None:
    assert slot_words("parties", [{"name": "A", "entity": None}, {"name": "B", "entity": "e1"}]) == "A, B"
    assert slot_words("kind", "share") == "share"
    assert slot_words("status", "rumored") == "rumored"
    assert slot_words("period", {"text": "heute", "start_date": None, "end_date": None}) == "heute"
    assert plain("a\tb\nc").plain == "a·b\nc"
