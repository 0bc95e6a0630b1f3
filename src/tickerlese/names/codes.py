"""Whose an identifier is: the company whose name it stands beside.

In: the page, its companies, the identifiers. Out: pairs of an identifier and the company spot it belongs to, which
is the name before it, as long as only brackets, other identifiers and words like "Aktie" stand between; in the head of
an announcement, where lines start with "ISIN:", the company that the text names most. Refused: codes of bonds, funds
and certificates, which are none of the company's own.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tickerlese.identifiers import EXCHANGES, TICKER_WORDS, WKN_WORDS

if TYPE_CHECKING:
    from tickerlese.mention import Mention
    from tickerlese.names.page import Page
    from tickerlese.names.spots import Spot

Owned = tuple["Mention", "Spot"]
JOINTS = frozenset(
    "( ) [ ] < > / , ; : - – | „ “ \" ' ISIN LEI Nr. Nr Valor Symbol Kürzel V die der das mit unter dem und "
    "Aktie Aktien Papier Papiere Titel Vorzugsaktie Stammaktie Vorzugsaktien Stammaktien Anteilsschein Anteile".split()
)
BETWEEN = (JOINTS, EXCHANGES, WKN_WORDS, TICKER_WORDS)
FARTHEST = 24  # tokens
LINE_STARTS = frozenset({"ISIN", "WKN", "LEI", "Börsenkürzel", "Ticker", "Wertpapierkennnummer", "Wertpapierkennummer"})


def own_codes(page: Page, companies: list[Spot], identifiers: list[Mention]) -> list[Owned]:
    """Each identifier that belongs to a company, with that company's spot."""
    ends = {spot.last: spot for spot in companies}
    codes = {mention.first for mention in identifiers}
    owners = ((mention, _owner(page, mention.first, ends, codes)) for mention in identifiers)
    found = [
        (mention, owner or (_subject(page, companies) if _opens_line(page, mention.first) else None))
        for mention, owner in owners
    ]
    return [(mention, owner) for mention, owner in found if owner]


def _owner(page: Page, code: int, ends: dict[int, Spot], codes: set[int]) -> Spot | None:
    """The company named before the code."""
    for index in range(code - 1, max(-1, code - FARTHEST), -1):
        if index + 1 in ends:
            return ends[index + 1]
        if index not in codes and not _may_stand_between(page.words[index]):
            return None
    return None


def _may_stand_between(word: str) -> bool:
    return (word.isspace() and "\n" not in word) or any(word in words for words in BETWEEN)


def _opens_line(page: Page, code: int) -> bool:
    """Whether the line starts with a word for identifiers, as in the head of an announcement."""
    start = page.line_start(code)
    return page.words[start] in LINE_STARTS or start == code


def _subject(page: Page, companies: list[Spot]) -> Spot | None:
    """The company that the text names most, of equals the first."""
    counts = Counter(page.text(spot.first, spot.last) for spot in companies)
    return max(companies, key=lambda spot: (counts[page.text(spot.first, spot.last)], -spot.first), default=None)
