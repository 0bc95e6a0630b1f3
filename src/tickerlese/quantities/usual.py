"""The usual shape, read from tokens alone: a number, perhaps a scale, and a unit ("5,1 Milliarden US-Dollar", "3 %").

In: tokens and the index of a number. Out: the same ``Reading`` that the grammar gives, at a fraction of its cost, or
None where anything is unusual: then the grammar decides.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tickerlese.quantities.anchors import NUMBERS, anchors
from tickerlese.quantities.lexer import Lexer
from tickerlese.quantities.numerals import BLANKS, FIGURE, decimal_of, read_numeral
from tickerlese.quantities.reading import Reading
from tickerlese.quantities.units import countable, currency_at, noun_at, percent_at
from tickerlese.quantities.vocabulary import CurrencyWord, ScaleWord, meanings
from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from decimal import Decimal

    from tickerlese.quantities.reading import Unit
    from tickerlese.tokens import Tokens

UNUSUAL_BEHIND = frozenset("-\u2010\u2011/'’&")


class Value(NamedTuple):
    """A token that is one number, in digits or in letters (``spelled``)."""

    number: Decimal
    grouped: bool
    spelled: bool
    year: bool


@cache
def values() -> WordTable[Value | None]:
    """Give the value of each token that is nothing but a number."""
    return WordTable(_value)


@cache
def whole_units() -> WordTable[Unit | None]:
    """Give the unit that each word means whatever stands around it."""
    return WordTable(_unit)


def _value(word: str) -> Value | None:
    figure = FIGURE.fullmatch(word)
    number = decimal_of(figure) if figure else read_numeral(word)
    if number is None:
        return None
    grouped = figure is not None and figure.lastgroup in {"dots", "apostrophes"}
    return Value(number, grouped, figure is None, len(word) == 4 and word[:2] in {"19", "20"})


def _unit(word: str) -> Unit | None:
    lexer = Lexer(word)
    found = percent_at(lexer, 0) or currency_at(lexer, 0)
    if found is None and countable()[word]:
        found = noun_at(lexer, 0, any_noun=False)
    if found is None or found.end != len(word):
        return None
    meaning = meanings()[word]
    depends = isinstance(meaning, CurrencyWord) and not meaning.market and meaning.kind in {"noun", "code"}
    return None if depends or found.unit.currency == "GBP" or word == "Euro-Cent" else found.unit


def read_usual(tokens: Tokens, lexer: Lexer, index: int) -> Reading | None:
    """Read the amount at a number, if it has the usual shape."""
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    value = values()[words[index]]
    start = starts[index]
    if value is None or value.year or _glued(lexer, start) or index + 4 >= len(words):
        return None
    unit_at = _next(words, starts, ends, index)
    meaning = meanings()[words[unit_at].rstrip(".")]
    scale = None
    if isinstance(meaning, ScaleWord):
        if meaning.dotted != words[unit_at].endswith("."):
            return None
        scale = meaning.factor
        unit_at = _next(words, starts, ends, unit_at)
        if unit_at + 3 >= len(words):
            return None
    unit, last = _unit_of(words, ends, starts, unit_at)
    if unit is None or (starts[unit_at] == ends[unit_at - 1] and words[unit_at - 1] in UNUSUAL_BEHIND):
        return None
    if not _ends_here(words, starts, ends, last, unit):
        return None
    return Reading(start, ends[last], value.number, scale, unit, solid=value.grouped, words=value.spelled)


def read_bare(tokens: Tokens, lexer: Lexer, index: int) -> Reading | None:
    """Read a number behind which no unit stands, if it is one token."""
    value = values()[tokens.words[index]]
    start = tokens.starts[index]
    if value is None or _glued(lexer, start):
        return None
    return Reading(start, tokens.ends[index], value.number, solid=value.grouped, words=value.spelled)


def _glued(lexer: Lexer, start: int) -> bool:
    """Tell whether the number is part of something, or begins before its first digit (",77")."""
    return lexer.embedded(start) or lexer.text[start - 1 : start] in {",", "."}


def _next(words: list[str], starts: list[int], ends: list[int], index: int) -> int:
    """Give the next token behind at most one blank, written as a token (no-break space) or not."""
    following = index + 1
    if words[following] in BLANKS:
        return following + 1
    return following if starts[following] - ends[index] <= 1 else index


def _unit_of(words: list[str], ends: list[int], starts: list[int], index: int) -> tuple[Unit | None, int]:
    """Give the unit at a token, or at the three of "US-Dollar", and the token that ends it."""
    if words[index + 1] == "-" and starts[index + 2] == ends[index] + 1:
        return whole_units()[words[index] + "-" + words[index + 2]], index + 2
    return whole_units()[words[index]], index


def _ends_here(words: list[str], starts: list[int], ends: list[int], last: int, unit: Unit) -> bool:
    """Tell whether nothing behind the unit can change it: no compound, no small change, no further unit."""
    if last + 1 >= len(words):
        return True
    following = words[last + 1]
    if starts[last + 1] == ends[last]:
        gendered = unit.label == "QUANTITY" and following[0] in ":*_"
        return following not in UNUSUAL_BEHIND and not following[0].isalnum() and not gendered
    return unit.label != "MONEY" or not (following == "und" or anchors()[following] in NUMBERS or following.isspace())
