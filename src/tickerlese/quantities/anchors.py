"""Where amounts may start: what each word type announces, worked out once per type.

In: token texts. Out: a kind per word, 0 for most; and what a word is behind a number, so that years, dates and house
numbers are left alone at the cost of two look-ups.
"""

from __future__ import annotations

import re
from functools import cache

from tickerlese.quantities import vague
from tickerlese.quantities.lexer import SIGNS
from tickerlese.quantities.numbers import COMMA
from tickerlese.quantities.numerals import FIGURE as NUMERAL
from tickerlese.quantities.numerals import SOFT_HYPHEN
from tickerlese.quantities.units import countable, is_adjective
from tickerlese.quantities.vocabulary import (
    GLUED,
    MONEY_SIGNS,
    CurrencyWord,
    Meaning,
    NumberWord,
    PercentWord,
    ScaleWord,
    meanings,
    qualifies,
)
from tickerlese.tokens import TypeTable, WordTable

PLAIN, GROUPED, YEAR, SPELLED, COUNT, ARTICLE, QUANTIFIER, FIGURE, PERCENT_ADJECTIVE, CURRENCY, SCALE, DIGIT_COUNT = (
    range(1, 13)
)
NEEDS_FOLLOWER = QUANTIFIER  # this kind and those before it are amounts only before certain words
CAN_SHARE = COUNT  # kinds before it may take the unit of another number
NUMBERS = frozenset((PLAIN, GROUPED, YEAR, SPELLED, FIGURE))
BLANK, UNITS, HYPHEN, NOUNS, ADJECTIVES, DIGITS, OTHER_NOUNS, AND, BRACKET, NOTHING = range(10)
DIGIT = re.compile("[0-9½¼¾⅛⅜⅝⅞⅕]")
_DIGITS_REST = re.compile(r"[.)\]:;,!?…“”\"'»«–-]*")
_LETTERS = re.compile(rf"[^\W\d_]+[{MONEY_SIGNS}.]?|[{MONEY_SIGNS}]")
_HYPHENS = frozenset("-\u2010\u2011\u2013\u2014")
_SIGNS = "".join(SIGNS)
_CONNECTING = frozenset(("bis", "halb", "v", "v."))


@cache
def anchors() -> WordTable[int]:
    """Tell for each word type what may start at it; 0 for nothing.

    Kinds up to NEEDS_FOLLOWER are amounts only where ``makes_amount`` says so, or when they share the unit of another.
    """
    return WordTable(_anchor)


@cache
def anchor_types() -> TypeTable:
    """The same for all tokens of a text at once."""
    return TypeTable(_anchor, dtype="int8")


@cache
def followers() -> WordTable[int]:
    """Tell for each word type what it is behind a number: a unit, a counted noun, an adjective, a digit, or nothing."""
    return WordTable(_follower)


# Which followers leave a number open or make it an amount, by kind; the last three kinds need none.
_OPEN = {
    PLAIN: frozenset((BLANK, UNITS, HYPHEN, NOUNS, ADJECTIVES, DIGITS, OTHER_NOUNS, BRACKET)),
    GROUPED: frozenset((BLANK, UNITS, HYPHEN, NOUNS, ADJECTIVES, DIGITS, OTHER_NOUNS, BRACKET)),
    YEAR: frozenset((BLANK, UNITS, HYPHEN, NOUNS)),
    SPELLED: frozenset((BLANK, UNITS, HYPHEN, NOUNS, ADJECTIVES, OTHER_NOUNS, AND, BRACKET)),
    COUNT: frozenset((BLANK, UNITS, HYPHEN, NOUNS, ADJECTIVES)),
    ARTICLE: frozenset((BLANK, UNITS, HYPHEN, AND)),
    QUANTIFIER: frozenset((BLANK, UNITS)),
}


@cache
def openings() -> tuple[frozenset[int], ...]:
    """Give for each kind of number the followers behind which it may be an amount; other kinds need no follower."""
    anything = frozenset(range(NOTHING + 1))
    return tuple(_OPEN.get(kind, anything) for kind in range(DIGIT_COUNT + 1))


def makes_amount(words: list[str], index: int, kind: int) -> bool:
    """Tell whether the words behind a number make it an amount: a unit, or a counted noun, also behind an adjective.

    The word right behind the number is one of its ``openings``.
    """
    index, follower = _behind(words, index + 1)
    if follower == BRACKET:  # "drei (zuvor vier) Prozent"
        return _behind(words, index + 1)[1] == UNITS
    if follower == HYPHEN:
        return _behind(words, index + 1)[1] in {UNITS, DIGITS, HYPHEN}
    if follower == AND:  # "hundert und fünf", "ein und zwanzig"
        more = meanings()["".join(words[index + 1 : index + 2])]
        return isinstance(more, NumberWord) and more.kind == "cardinal"
    if follower == ADJECTIVES:
        index, follower = _behind(words, index + 1)
        if follower not in {NOUNS, OTHER_NOUNS}:
            return False
    if follower == OTHER_NOUNS and kind != GROUPED:  # "Vollzeit-Stellen"
        table = followers()
        return (
            table["".join(words[index + 1 : index + 2])] == HYPHEN
            and table["".join(words[index + 2 : index + 3])] == NOUNS
        )
    return follower in openings()[kind]


def _behind(words: list[str], index: int) -> tuple[int, int]:
    """Give the token here, or the one behind it if it is blank, and what it is behind a number."""
    table = followers()
    while index < len(words):
        if (follower := table[words[index]]) != BLANK:
            return index, follower
        index += 1
    return index, NOTHING


def _anchor(word: str) -> int:
    if not word.isalpha():
        if digit := DIGIT.search(word):
            return _anchor_with_digits(word, digit.start())
        if any(sign in word for sign in MONEY_SIGNS):
            return CURRENCY
        word = word.replace(SOFT_HYPHEN, "")
    if vague.COMPOUND.fullmatch(word):
        return SCALE
    if "stellig" in word and vague.DIGITS.fullmatch(word):
        return DIGIT_COUNT
    if quantifier := vague.quantifiers().get(word.casefold()):
        return COUNT if quantifier == "count" else QUANTIFIER
    return _announced(_meaning(word))


def _meaning(word: str) -> Meaning | None:
    meaning = meanings()[word]
    if meaning is None and not word.isalpha() and (letters := _LETTERS.match(word)):
        meaning = meanings()[letters[0]] or meanings()[letters[0].rstrip(".")]
    return meaning


def _announced(meaning: Meaning | None) -> int:
    if isinstance(meaning, NumberWord):
        return ARTICLE if meaning.kind == "one" else 0 if meaning.kind == "whole" else SPELLED
    if isinstance(meaning, CurrencyWord):
        return CURRENCY
    if isinstance(meaning, ScaleWord):
        return SCALE
    if isinstance(meaning, PercentWord) and meaning.value is not None:
        return PERCENT_ADJECTIVE
    return 0


def _anchor_with_digits(word: str, digit: int) -> int:
    before = word[:digit]
    if not any(character.isalpha() or character in MONEY_SIGNS for character in before):
        return _figure_kind(word, digit)
    letters = _LETTERS.match(before.lstrip(_SIGNS))
    return CURRENCY if letters and isinstance(meanings()[letters[0]], CurrencyWord) else 0


def _figure_kind(word: str, digit: int) -> int:
    figure = NUMERAL.match(word, digit)
    if figure is None:  # dates, times, ratios; but fractions
        return FIGURE if "/" in word or not word[digit].isascii() else 0
    if not _DIGITS_REST.fullmatch(word, figure.end()):
        return FIGURE
    if figure.lastgroup in {"dots", "apostrophes"}:
        return GROUPED
    return YEAR if len(figure[0]) == 4 and figure[0][:2] in {"19", "20"} else PLAIN


def _follower(word: str) -> int:
    first = word[:1]
    if not first or first.isspace():
        return BLANK
    if word in _HYPHENS:
        return HYPHEN
    if word in {"und", ")"}:
        return AND if word == "und" else BRACKET
    if first in "%€$£¥½¼¾" or word in COMMA or word in GLUED or word in _CONNECTING:
        return UNITS
    if _meaning(word) is not None or qualifies(word) or word in vague.quantifiers():
        return UNITS
    if first.isupper():
        return NOUNS if countable()[word] else OTHER_NOUNS
    if first.isdigit() or first == "/":  # "3/4"
        return DIGITS
    return ADJECTIVES if is_adjective(word) else NOTHING
