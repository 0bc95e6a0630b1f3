"""All amounts of a text: money, percentages, counted things, and currencies as such.

In: ``Tokens``. Out: mentions in text order that don't overlap, their spans in code points. Tokens only say where to
look; spans are read from the text and may begin or end inside a token.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from tickerlese.mention import Amount, Mention
from tickerlese.quantities import reader, vague
from tickerlese.quantities.anchors import (
    ARTICLE,
    CAN_SHARE,
    COUNT,
    CURRENCY,
    DIGIT,
    DIGIT_COUNT,
    NEEDS_FOLLOWER,
    PERCENT_ADJECTIVE,
    QUANTIFIER,
    SCALE,
    SPELLED,
    anchor_types,
    anchors,
    followers,
    makes_amount,
    openings,
)
from tickerlese.quantities.context import settle_units
from tickerlese.quantities.currency_names import currency_name
from tickerlese.quantities.lexer import SIGNS, Lexer
from tickerlese.quantities.sharing import MAX_GAP, share_units
from tickerlese.quantities.surroundings import modifier_of, per_of
from tickerlese.quantities.usual import read_bare, read_usual

if TYPE_CHECKING:
    from tickerlese.quantities.reading import Reading
    from tickerlese.tokens import Tokens


SIGN_CHARACTERS = "".join(SIGNS)


def find_quantities(tokens: Tokens) -> list[Mention]:
    """Find every amount and currency of a text.

    Returns mentions labelled MONEY, PERCENT, QUANTITY and CURRENCY, each with its ``amount``: exact decimals with scale
    and subunits applied. A CURRENCY has only ``amount.currency``. Nothing found is an empty list.
    """
    lexer = Lexer(tokens.text)
    readings, bare = _read(tokens, lexer)
    if not readings:
        return []
    if bare:
        readings = _with_neighbours(tokens, lexer, readings, bare)
    readings = share_units(lexer, readings)
    settle_units(tokens, readings)
    return [_mention(tokens, reading) for reading in readings if reading.unit]


def _read(tokens: Tokens, lexer: Lexer) -> tuple[list[Reading], list[int]]:
    """Read at every anchor that no earlier reading covers; list apart the tokens of numbers without a unit."""
    words, starts = tokens.words, tokens.starts
    follower, opening = followers(), openings()
    behind = [*words[1:], "."]
    readings: list[Reading] = []
    bare: list[int] = []
    end = 0
    for index, kind in anchor_types().items(tokens.typed):
        start = starts[index]
        if start < end:
            continue
        if kind <= NEEDS_FOLLOWER and (
            follower[behind[index]] not in opening[kind] or not makes_amount(words, index, kind)
        ):
            if kind < CAN_SHARE:
                bare.append(index)
            continue
        reading = read_usual(tokens, lexer, index) if kind < CAN_SHARE else None
        reading = reader.with_sign(lexer, reading) if reading else _reading_at(lexer, kind, start, words[index])
        if reading and readings and readings[-1].start >= reading.start and readings[-1].unit is None:
            readings.pop()  # "zwei" of "zwei- bis dreistellig", "ein" of "ein paar"
        elif reading is None or reading.start < end:
            continue
        readings.append(reading)
        end = reading.end
    return readings, bare


def _reading_at(lexer: Lexer, kind: int, start: int, word: str) -> Reading | None:
    if kind in {SPELLED, ARTICLE, PERCENT_ADJECTIVE}:
        return reader.at_word(lexer, start)
    if kind in {QUANTIFIER, COUNT}:
        return vague.by_quantifier(lexer, start)
    if kind == CURRENCY:
        start += len(word) - len(word.lstrip(SIGN_CHARACTERS))
        return reader.at_currency(lexer, start) or currency_name(lexer, start)
    if kind == SCALE:
        return vague.by_compound(lexer, start)
    if kind == DIGIT_COUNT:
        return vague.by_digits(lexer, start)
    digit = DIGIT.search(word)
    return reader.at_digit(lexer, start + digit.start()) if digit else None


def _with_neighbours(tokens: Tokens, lexer: Lexer, readings: list[Reading], bare: list[int]) -> list[Reading]:
    """Read the bare numbers that stand near an amount, since they may share its unit."""
    starts = [reading.start for reading in readings]
    added: list[Reading] = []
    for index in bare:
        start, end = tokens.starts[index], tokens.ends[index]
        following = bisect_left(starts, start)
        near = following < len(starts) and starts[following] - end <= MAX_GAP
        if not near and not (following and start - readings[following - 1].end <= MAX_GAP):
            continue
        reading = read_bare(tokens, lexer, index)
        kind = anchors()[tokens.words[index]]
        reading = reader.with_sign(lexer, reading) if reading else _reading_at(lexer, kind, start, tokens.words[index])
        if reading is None or (following and reading.start < readings[following - 1].end):
            continue
        if (following < len(starts) and reading.end > starts[following]) or (added and reading.start < added[-1].end):
            continue
        added.append(reading)
    return sorted([*readings, *added], key=lambda reading: reading.start) if added else readings


def _mention(tokens: Tokens, reading: Reading) -> Mention:
    unit, start, end = reading.unit, reading.start, reading.end
    if unit is None:
        raise ValueError("a reading without unit is no mention")
    first, last = tokens.token_range(start, end)
    amount = Amount(None, currency=unit.currency) if unit.label == "CURRENCY" else _amount(tokens, first, reading)
    return Mention(unit.label, start, end, first, last, amount=amount)


def _amount(tokens: Tokens, first: int, reading: Reading) -> Amount:
    unit = reading.unit
    modifier, bound = modifier_of(tokens, first, reading.start, reading.end)
    per = None
    holder: Reading | None = reading
    while holder is not None and per is None and unit and unit.label == "MONEY":
        per = per_of(tokens.text, holder.start, holder.end)
        holder = holder.partner
    value = reading.total()
    low, high = reading.low, reading.high
    if value is not None:
        low, high = value if bound == "lower" else None, value if bound == "upper" else None
    currency, name = (unit.currency, unit.name) if unit else (None, None)
    return Amount(value, low, high, modifier, currency, name, per)
