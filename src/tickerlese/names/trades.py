"""Firms that are called by their owner and their trade: "Hartwig Dichtstoffe", "Tagwerk Immobilien".

In: a page and what the model sees. Out: the whole name as a company, where the model saw a part of it or a person; and
claims on such pairs of words that a text uses again and again. Refused: the trade alone, and trades behind words that
are no name of their own ("Bereich Logistik", "neue Werkzeuge").
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tickerlese.names.spots import COMPANY, PERSON, RULE, Claim
from tickerlese.names.words import CAPITAL, DEMONYM, FIRST_NAME, NO_NAME, PERHAPS_FIRST_NAME, TRADE, name_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.names.page import Page

NAMING = CAPITAL | DEMONYM | FIRST_NAME | PERHAPS_FIRST_NAME
ADJECTIVE_ENDINGS = ("sche", "schen", "scher", "liche", "lichen", "ige", "igen", "ierte", "ierten", "ale", "alen")


def with_trade(page: Page, first: int, last: int, label: str) -> tuple[int, int, str]:
    """The range and label of the whole name, where a trade belongs to it; an empty range for a trade alone."""
    flags = page.flags
    if label not in (COMPANY, PERSON):
        return first, last, label
    if last < len(flags) and flags[last] & TRADE and not page.glued(last) and not flags[last - 1] & TRADE:
        return first, page.unit_end(last), COMPANY
    if not flags[last - 1] & TRADE:
        return first, last, label
    if last - first > 1:
        return first, last, COMPANY
    owner = _owner_before(page, first)
    return (owner if owner >= 0 else last, last, label)


def _owner_before(page: Page, trade: int) -> int:
    """Start of the name before a trade, -1 when nothing there can be one."""
    owner = page.before(trade)
    if owner < 0 or page.glued(trade) or not _may_own(page, owner):
        return -1
    return page.unit_start(owner)


def _may_own(page: Page, index: int) -> bool:
    flags, word = page.flags[index], page.words[index]
    if not flags & CAPITAL or flags & ~NAMING:
        return False
    return word not in name_words("no_owner") and not word.endswith(ADJECTIVE_ENDINGS)


def read_trades(page: Page) -> Iterator[Claim]:
    """COMPANY claims on pairs of owner and trade that stand more than once in the text."""
    pairs = [(owner, trade) for trade in page.having(TRADE) if (owner := _owner_before(page, trade)) >= 0]
    if len(pairs) < 2:
        return
    names = Counter(page.text(owner, trade + 1) for owner, trade in pairs)
    for owner, trade in pairs:
        if names[page.text(owner, trade + 1)] > 1 and not page.flags[trade] & NO_NAME:
            yield Claim(owner, trade + 1, COMPANY, RULE)
