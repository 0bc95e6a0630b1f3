"""The view of a text that finding names works on: its tokens, the flags of each, and steps from one to the next.

In: ``Tokens``. Out: ``Page``. Steps skip blanks and stop at line breaks: no name crosses a line.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING

from tickerlese.names.words import AFFAIR, BLANK, BREAK, FIRM, HYPHEN, ROLE, SHARE, flag_types

if TYPE_CHECKING:
    from tickerlese.tokens import Tokens

NOWHERE = -1
HEADS = SHARE | AFFAIR | ROLE | FIRM


@lru_cache(maxsize=1)
def page_of(tokens: Tokens) -> Page:
    """The page of a text; the last one is kept, for names and anaphors are read one after the other."""
    return Page(tokens)


class Page:
    """Tokens with their flags."""

    __slots__ = ("_joints", "_lines", "_types", "flags", "tokens", "words")

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.words = tokens.words
        self._types = flag_types().of(tokens.typed)
        self.flags: list[int] = self._types.tolist()
        self._lines = [0]
        self._joints: set[int] = set()
        flags, starts, ends = self.flags, tokens.starts, tokens.ends
        final = len(flags) - 1
        for index in self.having(BREAK | HYPHEN):
            if flags[index] & BREAK:
                self._lines.append(index + 1)
            elif 0 < index < final and ends[index - 1] == starts[index] and ends[index] == starts[index + 1]:
                self._joints.add(index)

    def having(self, flags: int) -> list[int]:
        """All tokens with at least one of these flags."""
        found: list[int] = (self._types & flags).nonzero()[0].tolist()
        return found

    def line_start(self, index: int) -> int:
        """First token of the line that holds the token."""
        return self._lines[bisect_right(self._lines, index) - 1]

    @property
    def headline_end(self) -> int:
        """End of the first line, 0 when the text has only one."""
        return self._lines[1] if len(self._lines) > 1 else 0

    def before(self, first: int) -> int:
        """The token before ``first`` on the same line, or NOWHERE."""
        flags = self.flags
        index = first - 1
        while index >= 0 and flags[index] & BLANK:
            index -= 1
        return NOWHERE if index < 0 or flags[index] & BREAK else index

    def after(self, last: int) -> int:
        """The token at or after ``last`` on the same line, or NOWHERE."""
        flags = self.flags
        count = len(flags)
        while last < count and flags[last] & BLANK:
            last += 1
        return NOWHERE if last >= count or flags[last] & BREAK else last

    def glued(self, index: int) -> bool:
        """Whether nothing stands between this token and the one before."""
        return index > 0 and self.tokens.ends[index - 1] == self.tokens.starts[index]

    def hyphen_at(self, index: int) -> bool:
        """Whether the token is a hyphen that joins two words."""
        return index in self._joints

    def unit_end(self, first: int) -> int:
        """End of the word at ``first`` with all that hyphens join to it: "Döring-Stahl" is one unit."""
        joints = self._joints
        last = first + 1
        while last in joints:
            last += 2
        return last

    def unit_start(self, last: int) -> int:
        """Start of the unit whose last token is ``last``."""
        joints = self._joints
        while last - 1 in joints:
            last -= 2
        return last

    def without_head(self, first: int, last: int) -> int:
        """End of the unit without the head of a compound: "Carabus" of "Carabus-Aktie"."""
        return last - 2 if last - 2 > first and self.flags[last - 1] & HEADS else last

    def text(self, first: int, last: int) -> str:
        """The text of a token range as it stands."""
        return self.tokens.text[self.tokens.starts[first] : self.tokens.ends[last - 1]]
