"""Units behind a number: percent, currencies with their qualifiers, and the nouns that financial news counts.

In: a lexer and the position behind a number. Out: the unit and where it ends, or None. Refused: weights in pounds
("zwei Pfund Kaffee"), names that begin like a currency ("Real Madrid"), currency pairs ("EUR/USD"), percent signs
inside addresses.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tickerlese.lexicon import read_rows, read_words
from tickerlese.quantities.numerals import SOFT_HYPHEN
from tickerlese.quantities.reading import Unit
from tickerlese.quantities.vocabulary import (
    ADJECTIVE_ENDINGS,
    CurrencyWord,
    PercentWord,
    currencies,
    qualifies,
    qualify,
)
from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from tickerlese.quantities.lexer import Lexer, Word

MAX_QUALIFIERS = 3
_PERCENT_TAIL = re.compile(r"-?(?:Prozentp|[Pp])(?:un)?kte?n?\b")
_PERCENT_ADJECTIVE = re.compile(r"-?ig(?:e[rnsm]?)?\b")
_HUNDREDTHS = re.compile(r"v\.[ \u00a0]?H\.")
_GLUED = re.compile(r"-?[^\W_]|[ \u00a0][0-9]")
_PAIR = re.compile(r"[/-](?=[A-Z]{3}\b)")
_CAPITAL = re.compile(r"[ \u00a0]+[A-ZÄÖÜ][^\W\d_]")
_STERLING = re.compile(r"[ \u00a0]Sterling\b")
_ADJECTIVE = re.compile(r"[a-zäöüß-]+\b(?!-)")
_EURO_AREA = re.compile(r"-(?:Länder|Land|Staaten|Mitglied|Finanz|Zone|Raum|Krise|Partner)")
_NOUN_CHAIN = re.compile(r"(?:-([^\W\d_]+))*(?:[:*_]innen\b)?")
_LIKE_NAMES = frozenset(("Real", "Mark", "Sol", "Rand"))
PERCENT = Unit("PERCENT", "percent")
POINTS = Unit("PERCENT", "percentage_points")


class UnitRow(NamedTuple):
    """One row of units.csv."""

    singular: str
    plural: str
    compounds: bool


class Found(NamedTuple):
    """A unit and the position behind it."""

    unit: Unit
    end: int


def percent_at(lexer: Lexer, position: int) -> Found | None:
    """Read a percent unit that stands exactly here."""
    text = lexer.text
    if text.startswith("%", position):
        end = position + 1
        following = text[end : end + 1]
        if following in {"-", "p", "P"} and (points := _PERCENT_TAIL.match(text, end)):
            return Found(POINTS, points.end())
        if following in {"-", "i"} and (adjective := _PERCENT_ADJECTIVE.match(text, end)):
            return Found(PERCENT, adjective.end())
        return None if following.isalnum() else Found(PERCENT, end)
    word = lexer.word(position)
    if word is None:
        return None
    if word.text == "v" and (hundredths := _HUNDREDTHS.match(text, position)):
        return Found(PERCENT, hundredths.end())
    if not isinstance(word.meaning, PercentWord) or word.meaning.value is not None:
        return None
    if (
        text[word.end : word.end + 1] == "-"
        and word.text == "Prozent"
        and (points := _PERCENT_TAIL.match(text, word.end))
    ):
        return Found(POINTS, points.end())
    return Found(Unit("PERCENT", word.meaning.unit, factor=word.meaning.share), word.end)


def currency_at(lexer: Lexer, position: int, *, weighable: bool = True, first: bool = False) -> Found | None:
    """Read a currency that stands exactly here, with its qualifiers ("kanadischen Dollar", "US-$").

    ``weighable`` says that no scale stands before it, so that "Pfund" may be a weight; ``first`` that a number follows.
    """
    word = lexer.word(position)
    if word is None:
        return _sign_at(lexer, position)
    qualifier = ""
    for _ in range(MAX_QUALIFIERS + 1):
        if isinstance(word.meaning, CurrencyWord) and (code := _code_of(word.meaning, qualifier)) is not None:
            if word.meaning.kind == "code" and not first and _is_part(lexer.text, word):
                return None
            return _checked(lexer, word, code or None, qualified=bool(qualifier), weighable=weighable)
        qualifier = f"{qualifier} {word.text}" if qualifier else word.text
        if not qualifies(qualifier):
            return None
        start = lexer.joint(word.end)
        following = lexer.word(start)
        if following is None:
            return _dollar_sign(lexer, start, qualifier)
        word = following
    return None


def _is_part(text: str, word: Word) -> bool:
    """Tell whether a code belongs to a pair, or a rare one to a name ("EUR/USD", "CSD-Wagen", "TOP 100")."""
    rare = isinstance(word.meaning, CurrencyWord) and not word.meaning.market
    return bool(_PAIR.match(text, word.end) or (rare and _GLUED.match(text, word.end)))


def _code_of(currency: CurrencyWord, qualifier: str) -> str | None:
    """Give the code; the empty string for a currency that stays unknown; None when this is no unit."""
    if currency.kind == "name":
        return None
    return qualify(qualifier, currency) if qualifier else currency.code or ""


def _sign_at(lexer: Lexer, position: int) -> Found | None:
    character = lexer.text[position : position + 1]
    word = currencies().words.get(character) if character else None
    if word is None or word.kind != "symbol":
        return None
    return Found(Unit("MONEY", currency=word.code), position + 1)


def _dollar_sign(lexer: Lexer, position: int, qualifier: str) -> Found | None:
    """Read the sign in "US-$" and "kanadische $"."""
    code = qualify(qualifier, currencies().words["Dollar"]) if lexer.text.startswith("$", position) else None
    return Found(Unit("MONEY", currency=code), position + 1) if code else None


def _checked(lexer: Lexer, word: Word, code: str | None, *, qualified: bool, weighable: bool) -> Found | None:
    text, currency, end = lexer.text, word.meaning, word.end
    if not isinstance(currency, CurrencyWord):
        return None
    if currency.noun == "Pfund" and not qualified:
        if sterling := _STERLING.match(text, end):
            return Found(Unit("MONEY", currency="GBP"), sterling.end())
        if weighable and _CAPITAL.match(text, end):
            return None
    if (
        word.text in _LIKE_NAMES
        and not qualified
        and (text[end : end + 1] == "-" or _is_name(lexer, word, weighable=weighable))
    ):
        return None
    if currency.noun == "Euro" and _EURO_AREA.match(text, end):
        return None
    codes = currency.codes if not qualified else ()
    return Found(Unit("MONEY", currency=code, factor=currency.factor, codes=codes), end)


def _is_name(lexer: Lexer, word: Word, *, weighable: bool) -> bool:
    return weighable and word.text != "Mark" and _CAPITAL.match(lexer.text, word.end) is not None


def noun_at(lexer: Lexer, position: int, *, any_noun: bool) -> Found | None:
    """Read a counted noun, perhaps behind one adjective; with ``any_noun``, nouns outside the lexicon count too."""
    word = lexer.word(position)
    if word is None:
        return None
    if not word.text[0].isupper():
        adjective = _ADJECTIVE.match(lexer.text, position)
        if adjective is None or not is_adjective(adjective[0]):
            return None
        start = lexer.gap(adjective.end())
        word = lexer.word(start) if start > adjective.end() else None
        if word is None or not word.text[0].isupper():
            return None
    if word.meaning is not None:
        return None
    chain = _NOUN_CHAIN.match(lexer.text, word.end)
    head = chain[1] or word.text if chain else word.text
    if countable()[head] or (any_noun and _is_counted(head)):
        end = chain.end() if chain else word.end
        return Found(Unit("QUANTITY", (word.text + lexer.text[word.end : end]).replace(SOFT_HYPHEN, "")), end)
    return None


def _is_counted(noun: str) -> bool:
    """Tell whether a noun outside the lexicon may be counted: not time, not a sum of money."""
    return len(noun) > 2 and noun not in read_words("not_counted.txt") and not is_sum_noun(noun)


def is_adjective(word: str) -> bool:
    """Tell whether a word in lower case may be an inflected adjective before a counted noun ("neue")."""
    return len(word) > 3 and word.endswith(ADJECTIVE_ENDINGS) and word not in read_words("no_adjectives.txt")


def is_sum_noun(word: str) -> bool:
    """Tell whether a noun, or the compound that ends in it, names a sum of money: "Kredite", "Großauftrags"."""
    return _sum_nouns()[word]


@cache
def _sum_nouns() -> WordTable[bool]:
    nouns = read_words("sum_nouns.txt")

    def names_a_sum(word: str) -> bool:
        key = word.replace(SOFT_HYPHEN, "").casefold().replace("ß", "ss")
        stems = [key.removesuffix(ending) for ending in ("", "s", "es", "e", "n", "en", "ern")]
        return any(stem[cut:] in nouns for stem in stems for cut in range(len(stem) - 2))

    return WordTable(names_a_sum)


@cache
def countable() -> WordTable[bool]:
    """Tell for each word type whether it is a counted noun or a compound of one."""
    exact: set[str] = set()
    heads: set[str] = set()
    for row in read_rows("units.csv", UnitRow):
        forms = inflect(row.singular, row.plural)
        exact |= forms
        if row.compounds:
            heads |= {form.casefold() for form in forms}

    def counts(word: str) -> bool:
        word = word.replace(SOFT_HYPHEN, "")
        key = word.casefold()
        return word in exact or (word[:1].isupper() and any(key[cut:] in heads for cut in range(3, len(key) - 2)))

    return WordTable(counts)


def inflect(singular: str, plural: str) -> set[str]:
    """Derive the cases of a noun: "Punkt" gives Punkt, Punkts, Punktes, Punkte, Punkten."""
    forms = {singular, singular + "s", plural}
    if singular[-1] not in "aeiouns":
        forms.add(singular + "es")
    if plural[-1] in "erl":
        forms.add(plural + "n")
    return forms
