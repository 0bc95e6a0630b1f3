"""What the sentence, or those before it, say about an amount that leaves out its currency or its unit.

In: all readings of a text, currencies included. Out: the currency of "Cent" beside dollars, of bare scales ("nach
16,6 Milliarden ein Jahr zuvor"), and the unit of a number that ends a sentence ("64 Millionen Euro, erwartet werden
rund 130."). Refused: millions of people and things; a text that names no currency.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tickerlese.lexicon import read_words
from tickerlese.quantities.reading import Reading, Unit
from tickerlese.quantities.surroundings import modifier_of
from tickerlese.quantities.units import is_sum_noun

if TYPE_CHECKING:
    from tickerlese.tokens import Tokens

SENTENCES_BACK = 3
MILLION = 10**6
LIKE = Decimal(10)  # numbers that share a unit differ by no more than this factor
NOT_LENT = frozenset(("BTC", "ETH", "XRP"))
_CAPITAL = re.compile(r"[A-ZÄÖÜ][^\W\d_]*")
_COMPOUND = re.compile(r"(?:-[^\W\d_]+)*-([^\W\d_]+)")
_ADJECTIVE = r"[ \u00a0][a-zäöüß]+(?:e|en|er|es|em)"
_NOUN_FOLLOWS = re.compile(rf"(?:{_ADJECTIVE}){{0,2}}[ \u00a0][A-ZÄÖÜ][a-zäöüß]")
_NEW_PHRASE = re.compile(
    r"[ \u00a0](?:eine|einer|eines|einen|seine|seinen|ihre|ihren|diese|keine|beide|alle|die|der|wegen|über|unter|hinter"
    r"|oder|aber|neben|gegen|ohne)[ \u00a0]"
)
_SENTENCE_END = re.compile(r"[.;!?](?=\s|$|[“”\"»])|$")


def settle_units(tokens: Tokens, readings: list[Reading]) -> None:
    """Complete the readings, which are in text order, from those around them."""
    for index, reading in enumerate(readings):
        if reading.unit and len(reading.unit.codes) > 1:
            _settle_cent(tokens, readings, index)
    for index, reading in enumerate(readings):
        if reading.unit:
            continue
        if reading.scale is None:
            _complete(tokens, readings, index)
        elif reading.scale >= MILLION:
            _settle_scale(tokens, readings, index)


def _settle_cent(tokens: Tokens, readings: list[Reading], index: int) -> None:
    """Give a cent the currency of the nearest amount of its sentence, if that currency has cents."""
    reading = readings[index]
    codes = reading.unit.codes if reading.unit else ()
    near = [
        (distance, currency)
        for distance, currency, unit in _same_sentence(tokens, readings, index)
        if not unit.codes and currency in codes
    ]
    if near and reading.unit:
        reading.unit = replace(reading.unit, currency=min(near)[1], codes=())


def _complete(tokens: Tokens, readings: list[Reading], index: int) -> None:
    """Give a modified number at the end of a sentence the unit of the amount before it."""
    reading, before = readings[index], readings[index - 1] if index else None
    text = tokens.text
    if before is None or before.unit is None or before.unit.label not in {"MONEY", "PERCENT"} or not reading.lendable:
        return
    if not before.value or not reading.value or not _SENTENCE_END.match(text, reading.end):
        return
    alike = 1 / LIKE <= abs(before.value / reading.value) <= LIKE
    if not alike or _sentence(tokens, before) != _sentence(tokens, reading):
        return
    if modifier_of(tokens, tokens.token_at(reading.start), reading.start, reading.end)[0] != "exact":
        reading.unit, reading.scale, reading.partner = before.unit, before.scale, before


def _settle_scale(tokens: Tokens, readings: list[Reading], index: int) -> None:
    """Give "1,2 Milliarden" the currency of its context; "das 500-Milliarden-Paket" is money without any, too."""
    reading = readings[index]
    compound = _COMPOUND.match(tokens.text, reading.end)
    if is_sum_noun(compound[1]) if compound else _may_be_money(tokens, reading):
        currency = _currency_near(tokens, readings, index)
        if currency or compound:
            reading.unit = Unit("MONEY", currency=currency)


def _may_be_money(tokens: Tokens, reading: Reading) -> bool:
    """Tell amounts from millions of people: nothing counted stands behind the scale, or before it in the sentence."""
    text = tokens.text
    if _NOUN_FOLLOWS.match(text, reading.end) and not _NEW_PHRASE.match(text, reading.end):
        noun = _CAPITAL.search(text, reading.end)
        return noun is not None and is_sum_noun(noun[0])
    first, _ = tokens.sentences[_sentence(tokens, reading)]
    return read_words("count_nouns.txt").isdisjoint(tokens.words[first : tokens.token_at(reading.start)])


def _currency_near(tokens: Tokens, readings: list[Reading], index: int) -> str | None:
    """Find the currency in the same sentence (nearest first) or those before it; restated amounts don't count."""
    same = [(distance, currency) for distance, currency, _ in _same_sentence(tokens, readings, index)]
    if same:
        return min(same)[1]
    sentence = _sentence(tokens, readings[index])
    for before in range(index - 1, -1, -1):
        other = readings[before]
        if sentence - _sentence(tokens, other) > SENTENCES_BACK:
            return None
        if other.unit and other.unit.label == "MONEY" and other.unit.currency and not _restates(tokens.text, other):
            return other.unit.currency
    return None


def _same_sentence(tokens: Tokens, readings: list[Reading], index: int) -> list[tuple[int, str, Unit]]:
    """List the currencies of the sentence with their distance in characters."""
    reading = readings[index]
    first, last = tokens.sentences[_sentence(tokens, reading)]
    nearby = slice(
        bisect_left(readings, tokens.starts[first], key=_start),
        bisect_left(readings, tokens.ends[last - 1], key=_start),
    )
    return [
        (abs(other.start - reading.start), other.unit.currency, other.unit)
        for other in readings[nearby]
        if other.unit
        and other.unit.currency
        and other is not reading
        and other.unit.currency not in NOT_LENT
        and not _restates(tokens.text, other)
    ]


def _start(reading: Reading) -> int:
    return reading.start


def _restates(text: str, reading: Reading) -> bool:
    """Tell whether an amount stands in brackets, where the one before it is told in another currency."""
    return "(" in text[max(0, reading.start - 15) : reading.start]


def _sentence(tokens: Tokens, reading: Reading) -> int:
    return tokens.sentence_at(min(tokens.token_at(reading.start), len(tokens) - 1))
