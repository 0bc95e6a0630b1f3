"""What a single word means in an amount: number, scale, percent, currency. Each word type is classified once.

In: words as written. Out: a ``Meaning`` or None. Spelling variants (case, ss, soft hyphens, glued thousands as in
"TEUR") are settled here, so that the grammar only sees meanings.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from tickerlese.lexicon import read_rows
from tickerlese.quantities.numerals import ARTICLES, SOFT_HYPHEN, fold, read_numeral
from tickerlese.tokens import WordTable

ONE = Decimal(1)
MONEY_SIGNS = "€$£¥"
SHARES = {
    "halbe": "0.5", "halben": "0.5", "halber": "0.5", "halbes": "0.5", "halb": "0.5", "viertel": "0.25",
    "dreiviertel": "0.75", "achtel": "0.125", "fünftel": "0.2", "zehntel": "0.1",
}  # fmt: skip
PARTS = {"dreiviertel": Decimal("0.75"), "viertel": Decimal("0.25"), "halb": Decimal("0.5"), "zehntel": Decimal("0.1")}
GLUED = {
    "T": 3, "Tsd": 3, "k": 3, "K": 3, "M": 6, "Mio": 6, "m": 6, "Mrd": 9, "G": 9, "mn": 6, "bn": 9, "Bn": 9, "B": 9,
    "b": 9,
}  # fmt: skip
WHOLES = frozenset(("ganze", "ganzen", "ganzer", "ganzes"))
ADJECTIVE_ENDINGS = ("e", "en", "er", "es", "em")
_GLUED_CURRENCY = re.compile(r"(T|Tsd|k|K|M|Mio|Mrd)(?=[A-Z€$£])(.+)")


class NumberWord(NamedTuple):
    """A spelled number: ``one`` is the article, ``share`` a part of one, ``whole`` is "ganze", ``dozen`` multiplies."""

    value: Decimal
    kind: Literal["one", "cardinal", "share", "dozen", "whole"]


class ScaleWord(NamedTuple):
    """A multiplier behind a number; ``dotted`` abbreviations take the point behind them along."""

    factor: Decimal
    dotted: bool


class PercentWord(NamedTuple):
    """A unit of ratio; ``share`` is 0.25 in "Viertelprozentpunkt"; ``value`` is set in "zehnprozentige"."""

    unit: str
    share: Decimal = ONE
    value: Decimal | None = None


class CurrencyWord(NamedTuple):
    """A currency: ``code`` is null when the noun needs a qualifier ("Kronen"); ``factor`` is 0.01 for subunits."""

    kind: Literal["code", "symbol", "noun", "subunit", "name"]
    code: str | None
    noun: str | None = None
    factor: Decimal = ONE
    market: bool = False
    codes: tuple[str, ...] = ()


Meaning = NumberWord | ScaleWord | PercentWord | CurrencyWord


class CurrencyRow(NamedTuple):
    """One row of currencies.csv."""

    form: str
    kind: Literal["code", "symbol", "noun", "subunit", "qualifier", "name"]
    code: str | None
    noun: str | None
    parts: str | None
    market: bool


class ScaleRow(NamedTuple):
    """One row of scales.csv."""

    form: str
    power: str
    dotted: bool


class PercentRow(NamedTuple):
    """One row of percent_words.csv."""

    form: str
    unit: str
    exact: bool


class Currencies(NamedTuple):
    """The currency table: words by spelling, words in lower case, and qualifiers by stem and noun."""

    words: dict[str, CurrencyWord]
    lower: dict[str, CurrencyWord]
    qualified: dict[tuple[str, str], str]
    stems: frozenset[str]


@cache
def currencies() -> Currencies:
    """Read currencies.csv."""
    rows = read_rows("currencies.csv", CurrencyRow)
    owners: dict[str, list[str]] = {}
    for row in rows:
        if row.kind == "subunit" and row.code:
            owners.setdefault(row.form, []).append(row.code)
    words: dict[str, CurrencyWord] = {}
    qualified: dict[tuple[str, str], str] = {}
    for row in rows:
        if row.kind == "qualifier" and row.noun and row.code:
            qualified.setdefault((fold(row.form), row.noun), row.code)
        elif row.kind != "qualifier":
            factor = ONE / Decimal(row.parts) if row.parts else ONE
            codes = tuple(owners.get(row.form, ()))
            words.setdefault(row.form, CurrencyWord(row.kind, row.code, row.noun, factor, row.market, codes))
    lower = {form.casefold(): word for form, word in words.items() if word.market or word.kind == "subunit"}
    return Currencies(words, lower, qualified, frozenset(stem for stem, _ in qualified))


@cache
def scales() -> dict[str, ScaleWord]:
    """Read scales.csv."""
    rows = read_rows("scales.csv", ScaleRow)
    return {row.form.casefold(): ScaleWord(Decimal(10) ** int(row.power), row.dotted) for row in rows}


@cache
def percent_words() -> dict[str, PercentWord]:
    """Read percent_words.csv."""
    rows = read_rows("percent_words.csv", PercentRow)
    return {row.form if row.exact else row.form.casefold(): PercentWord(row.unit) for row in rows}


@cache
def meanings() -> WordTable[Meaning | None]:
    """Give the table of all words met so far."""
    return WordTable(_meaning)


def _meaning(word: str) -> Meaning | None:
    word = word.replace(SOFT_HYPHEN, "")
    return _currency(word) or _scale(word) or _percent(word) or _number(word)


def _currency(word: str) -> CurrencyWord | None:
    table = currencies()
    found = table.words.get(word) or table.lower.get(word.casefold())
    if found or len(word) < 2:
        return found
    if glued := _GLUED_CURRENCY.fullmatch(word):
        unit = table.words.get(glued[2])
        if unit and unit.kind in {"code", "symbol"}:
            return unit._replace(factor=Decimal(10) ** GLUED[glued[1]])
    if word[-1] in MONEY_SIGNS:  # "nzd$", "USD$"
        return table.words.get(word[:-1].upper()) or table.words.get(word.upper())
    return table.words.get(word.capitalize()) if word[0].isupper() else None


def _scale(word: str) -> ScaleWord | None:
    key = word.casefold()
    found = scales().get(key)
    if found is None:
        for part, share in PARTS.items():
            rest = scales().get(key.removeprefix(part)) if key.startswith(part) else None
            if rest and not rest.dotted:
                return ScaleWord(rest.factor * share, dotted=False)
    return found


def _percent(word: str) -> PercentWord | None:
    words = percent_words()
    key = word.casefold()
    if found := words.get(word) or words.get(key):
        return found
    if "prozentig" in key:
        number, _, ending = key.partition("prozentig")
        value = read_numeral(number) if number else None
        if ending in ("", *ADJECTIVE_ENDINGS) and (value is not None or not number):
            return PercentWord("percent", value=value)
        return None
    for part, share in PARTS.items():
        if key.startswith(part) and (rest := words.get(key.removeprefix(part))):
            return PercentWord(rest.unit, share)
    return None


def _number(word: str) -> NumberWord | None:
    key = fold(word)
    if key in ARTICLES:
        return NumberWord(ONE, "one")
    if key in SHARES:
        return NumberWord(Decimal(SHARES[key]), "share")
    if key in WHOLES:
        return NumberWord(ONE, "whole")
    if key == "dutzend":
        return NumberWord(Decimal(12), "dozen")
    value = read_numeral(key)
    return NumberWord(value, "cardinal") if value is not None else None


def qualifies(words: str) -> bool:
    """Tell whether words are, or begin, the qualifier of some currency: "kanadischen", "Hong"."""
    return _qualifying()[words]


@cache
def _qualifying() -> WordTable[bool]:
    stems = {
        " ".join(parts[:count])
        for stem in currencies().stems
        if (parts := stem.split())
        for count in range(1, len(parts) + 1)
    }
    return WordTable(lambda words: any(stem in stems for stem in _stems_of(words)))


def _stems_of(words: str) -> list[str]:
    """List what a qualifier may be looked up as: "kanadischen" as itself and as "kanadisch"."""
    key = fold(words)
    return [key, *(key.removesuffix(ending) for ending in ADJECTIVE_ENDINGS if key.endswith(ending))]


def qualify(words: str, currency: CurrencyWord) -> str | None:
    """Name the currency that qualifier words and a noun mean together: ("kanadischen", Dollar) is CAD."""
    if currency.noun is None:
        return None
    qualified = currencies().qualified
    return next((code for stem in _stems_of(words) if (code := qualified.get((stem, currency.noun)))), None)
