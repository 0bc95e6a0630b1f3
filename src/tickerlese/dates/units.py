"""Units of time with what stands around them: "im dritten Quartal 2025", "vor zwei Jahren", "Ende der Woche".

In: the scan and the index of a unit ("Jahr", "Quartalen", "Woche" …). Out: a reading or None. Refused: rates ("Euro
im Jahr"), durations that say nothing about when ("über zwölf Jahre", "58 Jahre alt"), vague numbers ("seit Jahren"),
and units inside compounds.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tickerlese.dates.arithmetic import Span, move, part_of, year_span
from tickerlese.dates.periods import place_in_year, unit_span
from tickerlese.dates.scan import JOINED, Frame, Reading, Scan
from tickerlese.dates.years import read_year_after

if TYPE_CHECKING:
    from datetime import date

    from tickerlese.dates.vocabulary import Anchor

COUNT_FRAMES = frozenset("von in vor seit binnen innerhalb während im zum bis".split())
SHIFT_FRAMES = JOINED | {"auf"}
EARLIER = frozenset(("zuvor", "davor", "vorher"))
PLURALS = ("re", "ren", "te", "ten", "chen", "ge", "gen", "le", "len", "den")
MOST = 1000
DAYS_AND_HOURS = frozenset(("day", "trading_day", "hour"))
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6}


class Before(NamedTuple):
    """The words directly before a unit: where they start, a number, a shift from today, an ordinal."""

    first: int
    number: Decimal | None = None
    shift: int | None = None
    ordinal: int | None = None


def read_unit(scan: Scan, index: int, anchor: Anchor) -> Reading | None:
    """Read a unit with its surroundings."""
    if (scan.word(index - 1) == "-" and scan.is_glued(index)) or (
        scan.word(index + 1) == "-" and scan.is_glued(index + 1)
    ):
        return None
    unit = anchor.name.removeprefix("fiscal_")
    is_fiscal = unit != anchor.name
    before = read_before(scan, index, unit)
    if scan.word(scan.after(index)) in EARLIER:
        return read_earlier(scan, index, unit, before)
    if before.number is not None:
        return read_number(scan, index, unit, before)
    first, letter = part_of_unit(scan, before.first)
    if unit == "fraction":
        return read_half(scan, index, before)
    if before.ordinal is not None and unit in {"quarter", "half"}:
        reading = place_in_year(scan, index, scan.frame(first), (unit, before.ordinal), letter)
        if reading and is_fiscal:
            reading.span, reading.is_split = (None, None), True
        return reading
    if unit == "year" and before.ordinal is None and before.shift is None:
        named = read_named_year(scan, index, first, letter, is_fiscal=is_fiscal)
        if named:
            return named
    return read_relative(scan, index, (unit, is_fiscal), before, (first, letter))


def read_before(scan: Scan, index: int, unit: str) -> Before:
    """Read number, shift and ordinal in whatever order they stand before the unit."""
    first, place = index, scan.before(index)
    number: Decimal | None = None
    shift: int | None = None
    ordinal: int | None = None
    is_half = False
    while cue := scan.cue(place):
        if cue.kind == "number" and number is None:
            number = Decimal(cue.value)
        elif cue.kind == "shift":
            shift = cue.value
        elif cue.kind == "new":
            shift = shift_of_new(scan, unit)
        elif cue.kind == "ordinal" and ordinal is None:
            ordinal = cue.value
        elif cue.kind == "half":
            is_half = True
        elif cue.kind != "neutral" and not (cue.kind == "approximation" and number is not None):
            break
        first, place = place, scan.before(place)
    if is_half:
        number = (number or 1) * Decimal("0.5")
    return Before(first, number, shift, ordinal)


def shift_of_new(scan: Scan, unit: str) -> int:
    """Whether "das neue Jahr", "die neue Woche" has begun: the next one in the unit's last part, else this one."""
    today = scan.today
    if today is None:
        return 1
    return int(today.month > 6 if unit == "year" else today.weekday() > 3)


def part_of_unit(scan: Scan, first: int) -> tuple[int, str]:
    """Where "Ende des", "Anfang dieser", "Mitte der" starts before a unit, and the letter of that part."""
    place = scan.before(first)
    if scan.cue_kind(place) == "article":
        place = scan.before(place)
    cue = scan.cue(place)
    return (place, cue.value) if cue and cue.kind == "part" else (first, "")


def read_named_year(scan: Scan, index: int, first: int, letter: str, *, is_fiscal: bool) -> Reading | None:
    """Read "im Jahr 2025", "Ende des Geschäftsjahres 2024/25"; None when no year follows."""
    following = scan.anchor(scan.after(index))
    if following is None or following.kind != "year":
        return None
    after = read_year_after(scan, index + 1)
    if after.last == index + 1:
        return None
    span = year_span(after.year) if after.year else None
    if span and letter:
        span = part_of(span, letter)
    kind = "fiscal_period" if is_fiscal or after.is_fiscal else "period"
    reading = scan.framed(scan.frame(first), after.last, "year", span, kind)
    reading.settled = True
    reading.is_split = after.is_fiscal
    reading.cut = scan.words[after.last - 1].endswith(".")
    return reading


def read_half(scan: Scan, index: int, before: Before) -> Reading | None:
    """Read "in der ersten Hälfte 2026", "zweite Hälfte des Geschäftsjahres"."""
    if before.ordinal not in {1, 2} or read_year_after(scan, index + 1).last == index + 1:
        return None
    return place_in_year(scan, index, scan.frame(before.first), ("half", before.ordinal))


def read_earlier(scan: Scan, index: int, unit: str, before: Before) -> Reading | None:
    """Read "ein Jahr zuvor", "im Jahr davor": a year before the period that was told last."""
    frame = scan.frame(before.first)
    if unit != "year" or before.number not in {None, 1} or (before.number is None and frame.preposition != "im"):
        return None
    return Reading(frame.first, scan.after(index) + 1, "same", kind="period", preposition=frame.preposition)


def read_number(scan: Scan, index: int, unit: str, before: Before) -> Reading | None:
    """Read a number of units: "in den ersten neun Monaten", "vor zwei Jahren", "in den kommenden fünf Jahren"."""
    number = before.number
    if number is None or not 0 < number <= MOST or unit == "fraction":
        return None
    frame = scan.frame(before.first, COUNT_FRAMES)
    if before.ordinal == 1 and before.shift is None:
        months = number * MONTHS_IN.get(unit, 0)
        is_whole = 0 < months <= 12 and months == int(months)
        return place_in_year(scan, index, frame, ("months", int(months))) if is_whole else None
    if before.ordinal is not None or (before.shift is None and not frame.preposition) or before.shift == 0:
        return None
    if before.shift is not None and frame.preposition not in {"", "in", "während", "bis", "seit"}:
        return None
    return count_units(scan, index, (unit, number), before.shift, frame)


def count_units(scan: Scan, index: int, amount: tuple[str, Decimal], shift: int | None, frame: Frame) -> Reading | None:
    """Place a number of units before or after today, as shift or preposition say."""
    unit, number = amount
    preposition = frame.preposition
    is_ahead = shift > 0 if shift is not None else preposition not in {"vor", "seit"} and scan.tense(index) > 0
    if (
        shift is None
        and preposition not in {"vor", "seit", "binnen", "innerhalb"}
        and not (preposition == "in" and is_ahead)
    ):
        return None
    reading = Reading(frame.first, index + 1, "other", preposition=preposition)
    today = scan.today
    other = move(today, unit, number if is_ahead else -number) if today else None
    if today is None or other is None:
        return reading
    if shift is None and preposition in {"vor", "in"}:
        reading.span, reading.kind = (other, other), "date"
    elif unit == "trading_day":
        reading.span = trading_span(today, other)
    else:
        reading.span = (min(today, other), max(today, other))
    return reading


def trading_span(today: date, other: date) -> Span:
    """The trading days between today and another day, without today."""
    near = move(today, "trading_day", 1 if other > today else -1) or other
    return min(near, other), max(near, other)


def read_relative(
    scan: Scan, index: int, unit_and_calendar: tuple[str, bool], before: Before, start: tuple[int, str]
) -> Reading | None:
    """Read a unit placed by a shift or a part: "im laufenden Jahr", "vergangene Woche", "Ende des Monats"."""
    unit, is_fiscal = unit_and_calendar
    first, letter = start
    shift = before.shift
    if before.ordinal is not None or (shift is None and not letter):
        return None
    frame = scan.frame(first, SHIFT_FRAMES)
    if frame.preposition == "auf":
        frame = Frame(first, "")
    kind = "fiscal_period" if is_fiscal or unit in {"quarter", "half"} else "period"
    if shift is not None and scan.words[index].endswith(PLURALS):
        is_vague = shift == 0 or frame.preposition not in {"in", "während"} or is_fiscal
        return None if is_vague else Reading(frame.first, index + 1, "other", preposition=frame.preposition)
    if unit in DAYS_AND_HOURS:
        return None
    span: Span | None = None
    moved = move(scan.today, unit, shift or 0) if scan.today else None
    if moved and kind == "period":
        span = unit_span(moved, unit)
        if letter:
            span = part_of(span, letter)
    reading = scan.framed(frame, index + 1, unit, span, kind)
    if letter == "z" and kind == "period" and frame.preposition not in {"seit", "bis", "ab"}:
        reading.kind = "date"
    reading.is_split = is_fiscal
    return reading
