"""Where quotations begin and end: pairs of quotation marks in all the styles that German news uses.

In: ``Tokens``. Out: ``Quotation`` objects in text order that don't overlap: „…“, "…", «…», »…«, “…”, also over several
sentences. Refused: marks without a partner, quotations that are longer than any news agency prints.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tickerlese.tokens import Tokens

QUOTE_MARKS = frozenset('„“”"»«')
SINGLE_MARKS = frozenset("'‚‘’‹›")
MARK = re.compile('[„“”"»«]')
CLOSERS = {"„": '“”"', "“": '”"', "”": "”", '"': '"“”', "»": "«", "«": "»"}
LONGEST = 1500


class Quotation(NamedTuple):
    """A pair of marks: the tokens ``first`` and ``last`` that hold them, the code points ``start`` to ``end`` between them."""

    first: int
    last: int
    start: int
    end: int


@lru_cache(maxsize=2)
def find_quotations(tokens: Tokens) -> tuple[Quotation, ...]:
    """All quotations of the text."""
    text = tokens.text
    found: list[Quotation] = []
    opened = -1
    for mark in MARK.finditer(text):
        at = mark.start()
        if at - opened > LONGEST:
            opened = -1
        opens, closes = _sides(text, at)
        if opened >= 0 and closes and text[at] in CLOSERS[text[opened]]:
            found.append(Quotation(tokens.token_at(opened), tokens.token_at(at), opened + 1, at))
            opened = -1
        elif opens and not (opened >= 0 and (text[at] != text[opened] or _continues(text, at))):
            opened = at
    return tuple(found)


def _sides(text: str, at: int) -> tuple[bool, bool]:
    """Whether a mark can open (text right behind it) and whether it can close (text right before it)."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    opens = not after.isspace() and not before.isalnum()
    return opens or text[at] == "„", not before.isspace()


def _continues(text: str, at: int) -> bool:
    """Whether the mark opens a further paragraph of a quotation that goes on."""
    return text[:at].rstrip(" \t").endswith("\n")


@lru_cache(maxsize=2)
def _opening_tokens(tokens: Tokens) -> dict[int, int]:
    """Indices of the quotations by the tokens that open them."""
    quotations = find_quotations(tokens)
    return {quotations[index].first: index for index in range(len(quotations) - 1, -1, -1)}


def quotation_at(tokens: Tokens, token: int) -> int:
    """Index of the quotation that the mark at ``token`` opens, -1 when it opens none."""
    return _opening_tokens(tokens).get(token, -1)


def words_between(tokens: Tokens, first: int, last: int) -> list[int]:
    """Tokens of the half-open range that are no white space."""
    return [k for k in range(first, last) if not tokens.words[k].isspace()]
