"""The story on a web page, without what stands around it: menus, teasers, tickers, comments.

In: the source of a complete page, and its readable text. Out: that text without the lines that are no part of the
story; nothing is moved or rewritten, Trafilatura only decides which lines stay. Refused, so that nothing is lost: pages
on which it finds hardly anything, and pages too big to be one story; their text stays whole.
"""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LONGEST_PAGE = 3_000_000
SHORTEST_STORY = 250
SHORT_LINE = 24
WIDE_GAP = re.compile(r"\n{3,}")
MARKUP = re.compile(r"[\s|*•#_-]+")


def keep_main_text(text: str, source: str, title: str | None) -> str:
    """Drop the lines of a page's text that are no part of its story."""
    if len(source) > LONGEST_PAGE or len(text) <= SHORTEST_STORY:
        return text
    story = extractor()(source) or ""
    if len(story) < SHORTEST_STORY:
        return text
    whole = squeeze(story)
    lines = {"", squeeze(title or ""), *map(squeeze, story.splitlines())}
    kept = "\n".join(line for line in text.split("\n") if belongs(squeeze(line), whole, lines))
    return WIDE_GAP.sub("\n\n", kept).strip("\n") if len(kept) >= SHORTEST_STORY else text


def belongs(line: str, whole: str, lines: set[str]) -> bool:
    """Whether a line is part of the story: a short one ("Start") only if it is a line there too."""
    return line in lines if len(line) < SHORT_LINE else line in whole or line in lines


def squeeze(text: str) -> str:
    """The text without blanks and the marks of lists and tables."""
    return MARKUP.sub("", text)


@cache
def extractor() -> Callable[[str], str | None]:
    """Trafilatura's extraction, loaded when the first page comes."""
    from trafilatura import extract  # noqa: PLC0415 (start-up time: only web pages need it)

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it thinks of a page is no news to users

    def find(source: str) -> str | None:
        return extract(source, include_comments=False, include_tables=True)

    return find
