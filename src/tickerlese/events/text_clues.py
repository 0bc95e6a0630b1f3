"""A first filter over whole texts: types that only some texts tell look at no word of the others.

In: spellings of which one has to stand somewhere in a text. Out: a ``screen`` for an ``EventType``, answered once per text.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickerlese.tokens import Tokens


def any_in_text(*clues: str) -> Callable[[Tokens, int], bool]:
    """Make a screen that lets an anchor pass when one of the spellings stands in its text."""

    @lru_cache(maxsize=2)
    def stands_in(tokens: Tokens) -> bool:
        return any(clue in tokens.text for clue in clues)

    def screen(tokens: Tokens, _: int) -> bool:
        return stands_in(tokens)

    return screen
