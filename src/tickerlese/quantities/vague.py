"""Amounts without a number: "zweistelliger Millionenbetrag", "Milliardenauftrag", "Hunderte Millionen Dollar".

In: a lexer and the position of the word that gives them away. Out: a ``Reading`` without value, with ``low`` and
``high`` where digits are counted. Refused: millions of other things ("Millionenstadt", "Millionenpublikum").
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from tickerlese.lexicon import read_rows, read_words
from tickerlese.quantities.numerals import read_numeral
from tickerlese.quantities.reading import Reading, Unit
from tickerlese.quantities.units import Found, currency_at, noun_at, percent_at
from tickerlese.quantities.vocabulary import CurrencyWord, NumberWord, ScaleWord, meanings

if TYPE_CHECKING:
    from tickerlese.quantities.lexer import Lexer, Word

DIGITS = re.compile(r"([a-zäöüß]+)stellig(?:en|er|em|es|e)(?![a-zäöüß])", re.IGNORECASE)
COMPOUND = re.compile(r"(Million|Milliard|Billion)en([a-zäöüß]{3,})")
_SCALES = {"Million": 6, "Milliard": 9, "Billion": 12}
_TO = re.compile(r"([^\W\d_]+)-[ \u00a0](?:bis|oder)[ \u00a0]$")
_CHAIN = re.compile(r"(?:-(?:[^\W\d_]|\u00ad)+)+")
_SCALE_HEAD = re.compile(r"(Million|Milliard|Billion)en")
_SUM_HEAD = re.compile(r"(?:[^\W\d_]+-)*[^\W\d_]*(?:[Bb]etr[aä]g(?:e?s|en?)?|[Ss]ummen?)\b")
_PERCENT_HEAD = re.compile(r"Prozent(?:[a-zäöüß]*|-[^\W\d_]+)")
_ADJECTIVE = re.compile(r"[a-zäöüß]+(?:e|en|er)[ \u00a0]")
_ARTICLE_BEFORE = re.compile(r"\b[Ee]in(?:e[mnrs]?)?[ \u00a0]$")
MAX_DIGITS = 13
ROUND = frozenset((100, 1000, 10_000, 100_000))
MONEY = Unit("MONEY")


class QuantifierRow(NamedTuple):
    """One row of vague_quantifiers.csv."""

    form: str
    kind: Literal["some", "count"]


@cache
def quantifiers() -> dict[str, str]:
    """Give the words that stand where a number could, with their kind."""
    return {row.form: row.kind for row in read_rows("vague_quantifiers.csv", QuantifierRow)}


def by_digits(lexer: Lexer, position: int) -> Reading | None:
    """Read an amount that tells its number of digits."""
    text = lexer.text
    word = DIGITS.match(text, position)
    most = read_numeral(word[1]) if word else None
    if word is None or most is None or not 0 < most < MAX_DIGITS:
        return None
    start, fewest = position, most
    if (to := _TO.search(text, max(0, position - 20), position)) and (lower := read_numeral(to[1])):
        start, fewest = to.start(), lower
    head = lexer.gap(word.end())
    if adjective := _ADJECTIVE.match(text, head):
        head = adjective.end()
    lowest, highest = Decimal(10) ** (int(fewest) - 1), Decimal(10) ** int(most)
    if percent := _PERCENT_HEAD.match(text, head):
        unit = Unit("PERCENT", "percentage_points" if "punkt" in percent[0] else "percent")
        return Reading(start, percent.end(), None, unit=unit, low=lowest, high=highest)
    if scale := _SCALE_HEAD.match(text, head):
        factor = Decimal(10) ** _SCALES[scale[1]]
        end, unit = _compound(lexer, head)
        return Reading(start, end, None, unit=unit, low=lowest * factor, high=highest * factor - 1)
    if total := _SUM_HEAD.match(text, head):
        return Reading(start, total.end(), None, unit=_currency_in(total[0]), low=lowest, high=highest - 1)
    return None


def _compound(lexer: Lexer, position: int) -> tuple[int, Unit]:
    """Read "Millionenbetrag", "Millionen-Euro-Betrag", "Millionen Euro": where it ends and its currency."""
    text = lexer.text
    word = lexer.word(position)
    if word is None:
        raise ValueError("a compound starts with a word")
    if chain := _CHAIN.match(text, word.end):
        return chain.end(), _currency_in(chain[0])
    found = currency_at(lexer, lexer.joint(word.end)) if isinstance(word.meaning, ScaleWord) else None
    return (found.end, found.unit) if found else (word.end, MONEY)


def _currency_in(compound: str) -> Unit:
    """Find the currency that a compound names: "Euro-Betrag", "Dollarsumme"."""
    for part in compound.strip("-").split("-"):
        for name in (part, re.sub("(?:[Bb]etr[aä]g(?:e?s|en?)?|[Ss]ummen?)$", "", part)):
            meaning = meanings()[name] if name else None
            if isinstance(meaning, CurrencyWord):
                return Unit("MONEY", currency=meaning.code)
    return MONEY


def by_compound(lexer: Lexer, position: int) -> Reading | None:
    """Read "Milliardenauftrag", "Milliarden-Deal" (the whole word), "Milliarden-Dollar-Markt" (up to the currency)."""
    text = lexer.text
    word = lexer.word(position)
    if word is None or text[position - 1 : position] in {"-", "‑"}:
        return None
    closed = COMPOUND.fullmatch(word.text.replace("\u00ad", ""))
    chain = _CHAIN.match(text, word.end)
    if closed:
        end = chain.end() if chain else word.end
        return None if _not_money(closed[2]) else Reading(position, end, None, unit=MONEY)
    if not isinstance(word.meaning, ScaleWord) or word.meaning.dotted:
        return None
    if chain is None:
        return _plain_scale(lexer, position)
    found = currency_at(lexer, word.end + 1)
    if found:
        return Reading(position, found.end, None, unit=found.unit)
    heads = chain[0][1:].split("-")
    if any(_not_money(head) for head in heads) or not heads[0][0].isupper():
        return None
    return Reading(position, chain.end(), None, unit=MONEY)


def _plain_scale(lexer: Lexer, position: int) -> Reading | None:
    """Read "Millionen Euro" without a number, and "die Milliarde Euro", which is one."""
    text = lexer.text
    word = lexer.word(position)
    if word is None or not isinstance(word.meaning, ScaleWord) or word.meaning.dotted:
        return None
    found = _currency_behind(lexer, word.end)
    before = text[max(0, position - 12) : position].split()
    if found is None or (before and before[-1].lstrip("(") in {"in", "In"}):
        return None
    if not word.text.endswith("n") or word.text.endswith("ion"):
        return Reading(position, found.end, Decimal(1), word.meaning.factor, found.unit)
    return Reading(position, found.end, None, unit=found.unit)


def _not_money(head: str) -> bool:
    key = head.casefold()
    return any(key.startswith(stem) for stem in read_words("millions_not_money.txt"))


def _currency_behind(lexer: Lexer, end: int) -> Found | None:
    """Read the currency behind a scale, also in "Millionen von Dollar"."""
    start = lexer.joint(end)
    if lexer.text.startswith("von ", start):
        start += len("von ")
    return currency_at(lexer, start, weighable=False)


def _is_round(word: Word) -> bool:
    """Tell whether a word multiplies without counting: "hundert", "Millionen", "Dutzende"."""
    meaning = word.meaning
    if isinstance(meaning, NumberWord):
        return meaning.kind == "dozen" or meaning.value in ROUND
    return isinstance(meaning, ScaleWord) or quantifiers().get(word.text.casefold()) == "count"


def by_quantifier(lexer: Lexer, position: int) -> Reading | None:
    """Read "mehrere Milliarden Euro", "einige hundert Stellen", "Hunderte Millionen Dollar", "ein paar Prozent"."""
    word = lexer.word(position)
    kind = quantifiers().get(word.text.casefold()) if word else None
    if word is None or kind is None:
        return None
    start, end, scaled = position, word.end, kind == "count"
    if word.text == "paar":
        article = _ARTICLE_BEFORE.search(lexer.text, max(0, position - 8), position)
        start = article.start() if article else position
    while (following := lexer.word(lexer.gap(end))) and _is_round(following):
        end, scaled = following.end, True
    position = lexer.joint(end)
    found = percent_at(lexer, position) or (_currency_behind(lexer, end) if scaled else currency_at(lexer, position))
    if found is None and scaled:
        found = noun_at(lexer, position, any_noun=False)
    return Reading(start, found.end, None, unit=found.unit) if found else None
