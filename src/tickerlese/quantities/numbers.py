"""Numbers before their unit: figures, number words and their scales.

In: a lexer and a position. Out: a ``Number`` or None. "zwei Millionen dreitausend" is put together here, "1,5" in
"1,5 Mrd." is told from "1.5.2025" by the figure's own grammar. Refused: English scales ("1.5 billion"), whose words
mean another number in German.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tickerlese.quantities.numerals import EXACT
from tickerlese.quantities.units import currency_at
from tickerlese.quantities.vocabulary import GLUED, NumberWord, ScaleWord

if TYPE_CHECKING:
    from tickerlese.quantities.lexer import Figure, Lexer, Word

ONE, HUNDRED, THOUSAND = Decimal(1), Decimal(100), Decimal(1000)
COMMA = frozenset(("Komma", "komma"))
_SCALE_BEFORE = re.compile(r"(?<![\w-])(?<![0-9]\s)([A-Z][a-z]{2})\.?[ \u00a0]\Z")
_LONGEST_SCALE = 8
_GLUED_SCALE = re.compile(rf"(?:{'|'.join(GLUED)})(?![a-zäöüß])")
_ENGLISH = re.compile(r"[- \u00a0]?(?:billion|trillion)s?\b")


class Number(NamedTuple):
    """A number without its scale: ``end`` is where the scale may follow, ``figure`` is null for number words."""

    value: Decimal
    end: int
    figure: Figure | None = None
    share: bool = False
    article: bool = False

    @property
    def whole(self) -> bool:
        """Whether the number has no decimals."""
        return self.value == int(self.value)


class Scaled(NamedTuple):
    """A number with the scales behind it; ``scale`` is 1 without any. ``value`` times ``scale`` is what was written."""

    value: Decimal
    scale: Decimal
    end: int


def number_at(lexer: Lexer, position: int) -> Number | None:
    """Read the number that starts here, in digits or in words."""
    if lexer.text[position : position + 1].isdigit():
        figure = lexer.figure(position, spaced=True)
        return Number(figure.value, figure.end, figure) if figure else None
    return spelled_at(lexer, position)


def figure_at(lexer: Lexer, position: int, *, spaced: bool) -> Number | None:
    """Read the number in digits that starts here, also "1 Komma 5"."""
    figure = lexer.figure(position, spaced=spaced)
    if figure is None:
        return None
    start = lexer.gap(figure.end)
    if lexer.text[start : start + 1] in "Kk" and (word := lexer.word(start)) and word.text in COMMA:
        return _decimals(lexer, figure.value, word.end) or Number(figure.value, figure.end, figure)
    return Number(figure.value, figure.end, figure)


def spelled_at(lexer: Lexer, position: int) -> Number | None:
    """Read number words: "zwei hundert", "hundert und fünf", "eine halbe", "drei viertel", "null Komma zwei fünf"."""
    first = lexer.number_word(position)
    if first is None or first[1].kind == "whole" or (position and lexer.text[position - 1].isalnum()):
        return None
    word, meaning = first
    value, end = meaning.value, word.end
    article, share = meaning.kind == "one", meaning.kind == "share"
    while (start := lexer.gap(end)) > end and (following := lexer.word(start)) is not None:
        if following.text in COMMA:
            return _decimals(lexer, value, following.end) or Number(value, end, None, share, article)
        if following.text == "und" and (joined := _joined(lexer, value, following.end)):
            value, end = joined
            continue
        more = following.meaning
        result = _combine(value, meaning, more) if isinstance(more, NumberWord) else None
        if result is None or not isinstance(more, NumberWord):
            break
        value, end, meaning = result, following.end, more
        share, article = share or more.kind == "share", False
    return Number(value, end, None, share, article)


def _combine(value: Decimal, last: NumberWord, more: NumberWord) -> Decimal | None:
    """Put two number words together: "zwei hundert", "tausend vierhundert", "eine halbe"; None where they don't."""
    if more.kind == "share":
        return EXACT.multiply(value, more.value) if last.kind in {"one", "cardinal"} and value < 10 else None
    if more.kind == "whole":
        return value if last.kind == "one" else None
    if last.kind == "share" or more.kind in {"dozen", "one"}:
        return None
    if more.value in {HUNDRED, THOUSAND}:
        return value * more.value if value < more.value and value == int(value) else None
    below = THOUSAND if value % THOUSAND == 0 else HUNDRED if value % HUNDRED == 0 else None
    return value + more.value if below and value >= HUNDRED and more.value < below else None


def _joined(lexer: Lexer, value: Decimal, end: int) -> tuple[Decimal, int] | None:
    """Read what "und" adds: "ein und zwanzig", "hundert und fünf"."""
    found = lexer.number_word(lexer.gap(end))
    if found is None or found[1].kind != "cardinal":
        return None
    word, more = found
    tens = value < 10 and more.value % 10 == 0 and 20 <= more.value < HUNDRED
    hundreds = value >= HUNDRED and value % HUNDRED == 0 and more.value < HUNDRED
    return (value + more.value, word.end) if tens or hundreds else None


def _decimals(lexer: Lexer, value: Decimal, end: int) -> Number | None:
    """Read what follows "Komma": one number, or single digits one by one."""
    digits = ""
    while (found := lexer.number_word(lexer.gap(end))) is not None:
        word, more = found
        if more.kind == "share" or more.value != int(more.value) or (digits and more.value > 9):
            break
        digits, end = digits + str(more.value), word.end
    if not digits:
        figure = lexer.figure(lexer.gap(end), spaced=False)
        if figure is None or figure.value != int(figure.value) or figure.cents:
            return None
        digits, end = lexer.text[figure.start : figure.end], figure.end
    return Number(EXACT.add(value, Decimal(f"0.{digits}")), end) if digits.isdigit() else None


def scale_of(lexer: Lexer, number: Number, *, prefixed: bool = False) -> Scaled | None:
    """Read the scale words behind a number; ``prefixed`` says that its currency stands before it ("$20m")."""
    text, end = lexer.text, number.end
    if number.value != ONE and text[end : end + 3].strip("- \u00a0")[:1] in {"b", "t"} and _ENGLISH.match(text, end):
        return None
    glued = _GLUED_SCALE.match(text, end) if text[end : end + 1].isalpha() else None
    if glued and (prefixed or currency_at(lexer, lexer.gap(glued.end()))):
        return Scaled(number.value, Decimal(10) ** GLUED[glued[0]], glued.end())
    scale = ONE
    while (start := lexer.joint(end)) < len(text):
        word = lexer.word(start)
        factor = _factor(word, scale) if word else None
        if word is None or factor is None or (start == end and not text[end - 1].isdigit()):
            break
        scale, end = EXACT.multiply(scale, factor), word.end
    if number.article and text[end - 2 : end + 1] == "en-":  # "ein Milliarden-Kredit"
        return None
    return (
        Scaled(number.value, scale, end) if scale <= THOUSAND else _sum(lexer, number, Scaled(number.value, scale, end))
    )


def scale_before(lexer: Lexer, position: int) -> tuple[int, Decimal]:
    """Read the short scale in front of a currency ("Mio. € 5,3"): where it starts, and its factor (1 without one)."""
    found = _SCALE_BEFORE.search(lexer.text, max(0, position - _LONGEST_SCALE), position)
    word = lexer.word(found.start(1)) if found else None
    factor = _factor(word, ONE) if word else None
    return (found.start(1), factor) if found and factor else (position, ONE)


def _factor(word: Word, scale: Decimal) -> Decimal | None:
    """Give what a word multiplies the number before it by."""
    meaning = word.meaning
    if isinstance(meaning, ScaleWord):
        return meaning.factor
    if isinstance(meaning, NumberWord) and (meaning.kind == "dozen" or word.text.casefold() in {"hundert", "tausend"}):
        return meaning.value if scale == ONE else None
    return None


def _sum(lexer: Lexer, number: Number, first: Scaled) -> Scaled:
    """Add what follows in smaller scales: "zwei Millionen dreitausend", "eine Milliarde 200 Millionen"."""
    total, last, end, added = EXACT.multiply(first.value, first.scale), first.scale, first.end, False
    while last > THOUSAND and number.whole and (start := lexer.gap(end)) > end:
        following = number_at(lexer, start)
        if following is None or following.article:
            break
        scaled = scale_of(lexer, following)
        if scaled is None:
            break
        part = EXACT.multiply(scaled.value, scaled.scale)
        mixed = (number.figure is None) != (following.figure is None) and part < THOUSAND
        if part >= last or mixed or (scaled.scale == ONE and not currency_at(lexer, lexer.joint(scaled.end))):
            break
        total, last, end, added = EXACT.add(total, part), scaled.scale, scaled.end, True
    return Scaled(total, ONE, end) if added else first
