"""The word lists of ``calendar.toml``, for all who read dates.

In: nothing but the lexicon. Out: its tables, and the names of the months as numbers.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from tickerlese import lexicon


@cache
def calendar_lists() -> dict[str, Any]:
    """All tables of the file."""
    return tomllib.loads(lexicon.read_text("calendar.toml"))


@cache
def month_numbers() -> dict[str, int]:
    """Month names and abbreviations, with and without their stop, to 1 … 12."""
    numbers = {name: number for number, names in enumerate(calendar_lists()["months"], 1) for name in names.split()}
    return numbers | {name.removesuffix("."): number for name, number in numbers.items()}
