"""Months, seasons, and nouns and codes that name one period: "im Mai", "Mitte Oktober", "im Vorjahr", "Q3 2025".

Each reader gets the scan and the index of an anchor, and answers with a reading or None. Months and seasons without a
year are those nearest to the day of publication. Refused: months that are part of a compound or of a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.dates.arithmetic import (
    DAY,
    Span,
    month_span,
    move,
    nearest,
    part_of,
    part_of_year,
    week_span,
    year_span,
)
from tickerlese.dates.days import read_day_of_month
from tickerlese.dates.scan import Frame, Reading, Scan, direction_of
from tickerlese.dates.years import LIKELY, YearAfter, part_before, read_year_after

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Any

    from tickerlese.dates.vocabulary import Anchor

REPORTING = 31 * DAY
NOUN_FRAMES = frozenset(
    "am an im in zum zur zu bis seit ab für fürs vom per gegen während binnen auf vor über übers".split()
)
NAMED_MONTHS = frozenset(
    ("August", "Mai", "April", "März", "Januar", "Jun", "Jul", "Mrz", "Sep", "Jan", "Apr", "Aug", "Nov")
)


def read_month(scan: Scan, index: int, anchor: Anchor) -> Reading | None:
    """Read a month: "im Mai", "Mitte Oktober 2025", "im vergangenen März", "am 24. September"."""
    if scan.is_glued(index + 1) and scan.words[index + 1] in {"-", "–"} and is_compound(scan, index + 1):
        return None
    if (
        scan.is_glued(index)
        and scan.word(index - 1) == "-"
        and scan.word(index - 2)[-1:].isalpha()
        and not is_month(scan, index - 2)
    ):
        return None
    month: int = anchor.value
    reading = read_day_of_month(scan, index, month)
    if reading:
        return reading
    return read_span_of_months(scan, index, (month, month))


def is_compound(scan: Scan, hyphen: int) -> bool:
    """Whether a hyphen joins a month to a noun ("Juni-Zahlen") rather than to another month."""
    return scan.is_glued(hyphen + 1) and scan.word(hyphen + 1)[:1].isalpha() and not is_month(scan, hyphen + 1)


def is_month(scan: Scan, index: int) -> bool:
    """Whether the word is a month's name."""
    anchor = scan.anchor(index)
    return bool(anchor and anchor.kind == "month")


def read_season(scan: Scan, index: int, anchor: Anchor) -> Reading | None:
    """Read "im Sommer", "Herbst 2026", "im vergangenen Winter"."""
    first, last = anchor.value
    return read_span_of_months(scan, index, (first, last if last >= first else last + 12))


def read_span_of_months(scan: Scan, index: int, months: tuple[int, int]) -> Reading | None:
    """Read a month or season with what stands on both sides of it."""
    first, shift = index, None
    cue = scan.cue(scan.before(index))
    if cue and cue.kind in {"shift", "neutral"}:
        shift = cue.value if cue.kind == "shift" else None
        first = scan.before(index)
    first, letter = part_before(scan, first)
    frame = scan.frame(first)
    after = read_year_after(scan, index + 1)
    is_bare = frame.first == index and not letter and shift is None and after.last == index + 1
    if is_bare and (months[1] > months[0] or scan.words[index] in NAMED_MONTHS) and not stands_alone(scan, index):
        return None
    span = place_months(scan, (index, months), after, shift, frame)
    if span and letter:
        span = part_of(span, letter)
    is_settled = after.last > index + 1
    reading = scan.framed(frame, after.last if is_settled else index + 1, "month", span)
    reading.settled = is_settled
    if letter == "z" and frame.preposition not in {"seit", "bis", "ab"}:
        reading.kind = "date"
    reading.cut = is_settled and scan.words[reading.last - 1].endswith(".")
    return reading


def stands_alone(scan: Scan, index: int) -> bool:
    """Whether a month's name without any other word of time is one: beside "bis", "und", a bracket or another month."""
    if scan.words[index] in {"Sommer", "Winter", "Herbst"}:
        return False
    near = (scan.word(scan.before(index)), scan.word(scan.after(index)))
    return any(word in {"bis", "und", "(", ")", "-", "–", "/", ":"} for word in near)


def place_months(
    scan: Scan, place: tuple[int, tuple[int, int]], after: YearAfter, shift: int | None, frame: Frame
) -> Span | None:
    """The months in the year that is named, or the nearest ones; null without a day of publication."""
    index, (first, last) = place
    if after.year is not None:
        return month_span(after.year, first, last)
    today = scan.today
    if today is None or after.is_fiscal:
        return None
    spans = [month_span(year, first, last) for year in range(today.year - 2, today.year + 3)]
    if not shift:
        return nearest(spans, today, direction_of(frame.preposition), scan.lean(index, frame))
    if shift < 0:
        return [span for span in spans if span[1] < today][shift]
    return [span for span in spans if span[0] > today][shift - 1]


def read_noun(scan: Scan, index: int, anchor: Anchor) -> Reading | None:
    """Read a noun that names one period: "im Vorjahr", "bis Jahresende", "binnen Wochenfrist", "im Schlussquartal"."""
    if scan.word(index + 1) in {"-", "–"} and scan.is_glued(index + 1) and scan.is_glued(index + 2):
        return None
    action, _, unit = anchor.name.partition("_")
    first = index
    while scan.cue_kind(scan.before(first)) in {"neutral", "shift"}:
        first = scan.before(first)
    return NOUN_READERS[action](scan, index, scan.frame(first, NOUN_FRAMES), (unit, anchor.value))


def read_shifted(scan: Scan, index: int, frame: Frame, meaning: tuple[str, int]) -> Reading | None:
    """Read "Vorjahr", "Vormonat", "Vortag", "Gesamtjahr 2025"."""
    unit, count = meaning
    after = read_year_after(scan, index + 1) if unit == "year" else YearAfter(index + 1)
    span: Span | None = None
    if after.year is not None:
        span = year_span(after.year)
    elif after.last == index + 1 and scan.today:
        moved = move(scan.today, "trading_day" if unit == "day" and count else unit, count)
        span = unit_span(moved, unit) if moved and unit != "quarter" else None
    kind = {"day": "date", "quarter": "fiscal_period"}.get(unit, "period")
    if scan.words[index].startswith("Vorabend"):
        kind = "time"
    reading = scan.framed(frame, after.last, unit, span, kind)
    reading.settled = after.last > index + 1
    reading.is_split = after.is_fiscal
    return reading


def read_part(scan: Scan, index: int, frame: Frame, meaning: tuple[str, str]) -> Reading | None:
    """Read "Jahresende", "Monatsbeginn", "Wochenschluss", "Jahreswechsel", "vor Jahresfrist"."""
    unit, letter = meaning
    if letter == "f":
        return read_term(scan, index, frame, unit)
    if frame.preposition in {"vor", "auf", "über"}:
        frame = Frame(index, "")
    after = read_year_after(scan, index + 1) if unit == "year" else YearAfter(index + 1)
    span: Span | None = None
    if after.year is not None:
        span = part_in(year_span(after.year), letter)
    elif after.last == index + 1 and scan.today:
        span = part_in(unit_span(scan.today, unit), letter)
        previous = move(scan.today, "year", -1)
        if letter == "w" and previous:
            span = nearest([span, part_in(year_span(previous.year), letter)], scan.today)
        if unit == "week" and frame.preposition != "bis" and span:
            span = shift_week(span, scan.today, scan.tense(index, present=True))
    kind = "date" if span and span[0] == span[1] and frame.preposition not in {"seit", "bis", "ab"} else "period"
    if frame.preposition == "seit" and letter == "a" and span:
        span = (span[0], span[0])
        kind = "period"
    reading = scan.framed(frame, after.last, "other", span, kind)
    reading.settled = after.last > index + 1
    return reading


def shift_week(span: Span, today: date, tense: int) -> Span:
    """Take last week's part of the week for one still to come, or next week's for one gone, when the verbs say so."""
    if span[0] > today and tense <= 0:
        return span[0] - 7 * DAY, span[1] - 7 * DAY
    if span[1] < today and tense > 0:
        return span[0] + 7 * DAY, span[1] + 7 * DAY
    return span


def part_in(span: Span, letter: str) -> Span:
    """A part of a period: the three of ``part_of``, the turn of the year (w), or the weekend (e)."""
    if letter == "w":
        return span[1], span[1] + DAY
    if letter == "e":
        return span[1] - DAY, span[1]
    return part_of(span, letter)


def read_term(scan: Scan, index: int, frame: Frame, unit: str) -> Reading | None:
    """Read "vor Jahresfrist" (a year ago) and "binnen Wochenfrist", "auf Jahressicht" (the year up to today)."""
    if frame.preposition not in {"vor", "binnen", "auf", "seit", "in"}:
        return None
    past = move(scan.today, unit, -1) if scan.today else None
    if past is None or scan.today is None:
        return Reading(frame.first, index + 1, "other", preposition=frame.preposition)
    end = past if frame.preposition == "vor" else scan.today
    return Reading(frame.first, index + 1, "other", (past, end), "period", frame.preposition)


def read_counted(scan: Scan, index: int, frame: Frame, meaning: tuple[str, int]) -> Reading | None:
    """Read "Schlussquartal", "Auftaktquartal 2025", "Neunmonatszeitraum"."""
    unit, number = meaning
    return place_in_year(scan, index, frame, (unit, number))


def place_in_year(scan: Scan, index: int, frame: Frame, meaning: tuple[str, int], letter: str = "") -> Reading | None:
    """Make the reading of the n-th quarter or half, or the first n months, of the year behind it or the nearest one."""
    after = read_year_after(scan, index + 1)
    span: Span | None = None
    if after.year is not None:
        span = months_of(after.year, meaning)
    elif after.last == index + 1 and scan.today:
        span = nearest_in_year(scan, index, scan.today, meaning, direction_of(frame.preposition))
    is_settled = after.last > index + 1
    span = part_of(span, letter) if span and letter else span
    reading = scan.framed(frame, after.last, "unit", span, "fiscal_period")
    reading.settled = is_settled
    reading.is_split = after.is_fiscal
    reading.cut = is_settled and scan.words[after.last - 1].endswith(".")
    return reading


def nearest_in_year(scan: Scan, index: int, today: date, meaning: tuple[str, int], direction: int) -> Span | None:
    """The n-th quarter or half that began last, or first n months (nearly) over, unless the clause looks ahead."""
    spans = [span for year in range(today.year - 1, today.year + 2) if (span := months_of(year, meaning))]
    if not direction and scan.tense(index) <= 0:
        direction = -1
        if meaning[0] == "months":
            spans = [span for span in spans if span[1] <= today + REPORTING]
    return nearest(spans, today, direction)


def months_of(year: int, meaning: tuple[str, int]) -> Span | None:
    """The n-th quarter or half of a year, or its first n months."""
    unit, number = meaning
    if unit == "months":
        return month_span(year, 1, number) if 1 <= number <= 12 else None
    return part_of_year(year, unit, number)


def read_same(scan: Scan, index: int, frame: Frame, meaning: tuple[str, int]) -> Reading | None:  # noqa: ARG001 (all readers look alike)
    """Read "Vorjahresquartal", "Vorjahreszeitraum": a year before the period that was told last."""
    return Reading(frame.first, index + 1, "same", kind="fiscal_period", preposition=frame.preposition)


def unit_span(day: date, unit: str) -> Span:
    """The calendar unit that holds a day."""
    if unit == "year":
        return year_span(day.year)
    if unit == "month":
        return month_span(day.year, day.month)
    if unit == "week":
        return week_span(day)
    if unit in {"quarter", "half"}:
        months = 3 if unit == "quarter" else 6
        return part_of_year(day.year, unit, (day.month - 1) // months + 1) or (day, day)
    return day, day


def read_code(scan: Scan, index: int, anchor: Anchor) -> Reading | None:
    """Read the short forms of reports: "Q3 2025", "H1/26", "GJ 2024/25", "3Q25", and "Q2" of "Q2-Zahlen"."""
    number, year = anchor.value
    in_compound = scan.word(index + 1) == "-" and scan.is_glued(index + 1)
    frame = Frame(index, "") if in_compound else scan.frame(index)
    if anchor.name == "fiscal_year":
        return read_fiscal_code(scan, index, frame, year)
    if year is None:
        return place_in_year(scan, index, frame, (anchor.name, number))
    span = part_of_year(year, anchor.name, number) if year in LIKELY else None
    reading = scan.framed(frame, index + 1, "unit", span, "fiscal_period")
    reading.settled = True
    reading.cut = scan.words[index].endswith(".")
    return reading


def read_fiscal_code(scan: Scan, index: int, frame: Frame, year: int | None) -> Reading | None:
    """Read "GJ 2025", "FY25": a calendar year unless it is split."""
    after = YearAfter(index + 1, year) if year else read_year_after(scan, index + 1)
    if after.year is None and not after.is_fiscal:
        return None
    span = year_span(after.year) if after.year else None
    reading = scan.framed(frame, after.last, "unit", span, "fiscal_period")
    reading.settled = True
    reading.is_split = after.is_fiscal
    reading.cut = scan.words[after.last - 1].endswith(".")
    return reading


NOUN_READERS: dict[str, Callable[[Scan, int, Frame, tuple[str, Any]], Reading | None]] = {
    "shift": read_shifted,
    "part": read_part,
    "ordinal": read_counted,
    "same": read_same,
}
