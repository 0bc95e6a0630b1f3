"""What stands around an amount: modifiers ("rund", "oder mehr") and what it is counted per ("je Aktie").

In: a text and the span of an amount. Out: the modifier with its bound, or the record's key for what it is per.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from tickerlese.lexicon import read_rows
from tickerlese.quantities.units import is_sum_noun
from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from tickerlese.tokens import Tokens

EXACT = ("exact", "")
_PARTICLES = frozenset(("aber", "jedoch", "allerdings", "nur", "noch", "immerhin", "jährlich", "insgesamt"))
_PREPOSITIONS = frozenset(("auf", "von", "um", "bei", "mit", "zu", "nach", "in", "ab", "seit", "für", "an", "als"))
_OPENERS = '(„"«»'
_MARK_WORDS = frozenset(("von", "rund", "etwa", "marke", "schwelle", "grenze", "linie", "um"))
COMPOUND_HYPHENS = ("-", "\u2010", "\u2011")
_PER = re.compile(
    r"[ \u00a0]?(?:(?:je|pro|per)[ \u00a0]+|(?:das|die)[ \u00a0]+(?=Stück|Aktie)|/[ ]?)"
    r"(?:neuer?[ \u00a0])?([^\W\d_]+[²³]?)"
)
_ADVERB = re.compile(r"[ \u00a0]([a-zäöüß]+)\b")
_PER_BEFORE = re.compile(
    r"\b(?:je|pro|per)[ \u00a0](?:neuer[ \u00a0])?([^\W\d_]+)(?:[ \u00a0][a-zäöüß(]+){0,4}[: \u00a0]+$"
)
_EACH_BEFORE = re.compile(r"(?:Aktien|Papiere|Anteile|Anteilsscheine|Titel)\b[^.]{0,25}\bje[ \u00a0]$")
_ONE_BEFORE = re.compile(r"\bkostete?n?[ \u00a0]eine?[ \u00a0]([^\W\d_]+)[ \u00a0](?:[a-zäöüß]+[ \u00a0]){0,2}$")
_AROUND = re.compile(r"(?:Zone|Bereich|Region|Gegend|Marke|Niveau) um[ \u00a0]$")
_MARK_OF = re.compile(
    r"(über|unter) die (?:[a-zäöüß]+e )?(?:Marke|Schwelle|Grenze|Linie)(?: von(?: [a-zäöüß]+)?)?[ \u00a0]$"
)


class ModifierRow(NamedTuple):
    """One row of amount_modifiers.csv."""

    phrase: str
    side: Literal["before", "after"]
    modifier: str
    bound: Literal["lower", "upper", ""]


class PerRow(NamedTuple):
    """One row of per_units.csv or per_adverbs.csv."""

    per: str
    forms: tuple[str, ...]


@cache
def _modifiers() -> tuple[dict[tuple[str, str], ModifierRow], frozenset[str]]:
    """Give the rows by side and phrase, and the last words of the phrases that stand before an amount."""
    rows = read_rows("amount_modifiers.csv", ModifierRow)
    last_words = frozenset(row.phrase.split()[-1] for row in rows if row.side == "before")
    return {(row.side, row.phrase): row for row in rows}, last_words


@cache
def _per_units() -> dict[str, str]:
    return {form: row.per for row in read_rows("per_units.csv", PerRow) for form in row.forms}


@cache
def _per_adverbs() -> dict[str, str]:
    return {form: row.per for row in read_rows("per_adverbs.csv", PerRow) for form in row.forms}


@cache
def _modifying() -> WordTable[bool]:
    """Tell for each word whether a phrase that modifies an amount may end in it."""
    _, last_words = _modifiers()
    words = last_words | _PARTICLES | _MARK_WORDS
    return WordTable(lambda word: word.casefold() in words)


def modifier_of(tokens: Tokens, first: int, start: int, end: int) -> tuple[str, str]:
    """Give the modifier of the amount at this span, and "lower" or "upper" where it states a bound.

    ``first`` is the amount's first token.
    """
    text, words = tokens.text, tokens.words
    if text[end : end + 1] in COMPOUND_HYPHENS:
        return EXACT
    before = first - 2 if first > 1 and words[first - 1].isspace() else first - 1
    if before >= 0 and _modifying()[words[before]] and (found := _modifier_before(text, start)):
        return found
    following = text[end + 1 : end + 2]
    if following and following in "ouü" and text[end].isspace():
        return _modifier_after(text, end) or EXACT
    return EXACT


def _modifier_before(text: str, start: int) -> tuple[str, str] | None:
    before = text[max(0, start - 50) : start]
    words = [word for word in before.split()[-5:] if word not in _PARTICLES]
    if not words:
        return None
    if not before[-1].isspace():  # ">5 Prozent"
        row = _modifiers()[0].get(("before", words[-1][-1]))
        return (row.modifier, row.bound) if row else None
    if row := _row_before(words):
        return EXACT if row.phrase == "über" and _is_about_sum(words[:-1]) else (row.modifier, row.bound)
    return _mark_of(before)


def _modifier_after(text: str, end: int) -> tuple[str, str] | None:
    after = text[end : end + 30].split()
    for count in (2, 1):
        phrase = " ".join(after[:count]).rstrip(".,;:)").casefold()
        if row := _modifiers()[0].get(("after", phrase)):
            return row.modifier, row.bound
    return None


def _row_before(words: list[str]) -> ModifierRow | None:
    rows, _ = _modifiers()
    for count in (3, 2, 1):
        phrase = " ".join(words[-count:]).lstrip(_OPENERS).casefold()
        if len(words) >= count and (row := rows.get(("before", phrase))):
            return row
    return None


def _mark_of(before: str) -> tuple[str, str] | None:
    """Read "über die Marke von" and "in der Zone um"."""
    if _AROUND.search(before):
        return "about", ""
    mark = _MARK_OF.search(before)
    if mark is None:
        return None
    return ("more_than", "lower") if mark[1] == "über" else ("less_than", "upper")


def _is_about_sum(words: list[str]) -> bool:
    """Tell "ein Kredit über 24 Mio. Euro" from "kletterte über 24 Euro" and "stieg auf über 24 Euro"."""
    if words and words[-1].casefold() in _PREPOSITIONS:
        return False
    near = [word.rstrip(',;:)"“”«»') for word in words[-4:]]
    return any(word.startswith("verfüg") or (word[:1].isupper() and is_sum_noun(word)) for word in near)


def per_of(text: str, start: int, end: int) -> str | None:
    """Tell what the amount at this span is counted per: "share", "barrel", "month"."""
    units = _per_units()
    if behind := _PER.match(text, end):
        key = units.get(behind[1]) or units.get(behind[1].removesuffix("n"))
        if key or behind[0].strip()[:1] != "/":
            return key
    if (adverb := _ADVERB.match(text, end)) and (key := _per_adverbs().get(adverb[1])):
        return key
    before = text[max(0, start - 60) : start]
    if "je" in before or "pro" in before or "per" in before:
        if ahead := _PER_BEFORE.search(before):
            return units.get(ahead[1])
        if _EACH_BEFORE.search(before):
            return "share"
    if "kostete" in before and (one := _ONE_BEFORE.search(before)):
        return units.get(one[1])
    return None
