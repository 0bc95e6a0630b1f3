"""Readings that belong together: a weekday and its date, a day and its time, the two ends of a range.

In: readings in text order. Out: fewer readings. Also settles what only other readings tell: the period a year before
the one told last ("im Vorjahresquartal"), and quarters of a company whose year is not the calendar's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.dates.arithmetic import DAY, UNKNOWN, Span, move, nearest

if TYPE_CHECKING:
    from datetime import date

    from tickerlese.dates.scan import Reading, Scan

DAYS = frozenset(("weekday", "day"))
RANGED = frozenset(("day", "weekday", "month", "year", "time", "unit"))
LIST_MARKS = frozenset((",", "(", "/", "|", "•", "·", "den", "–", "-"))
DASHES = frozenset(("-", "–"))
LONGEST_GAP = 3


def join_readings(scan: Scan, readings: list[Reading]) -> list[Reading]:
    """Join neighbours, and drop prepositions that only make sense in ranges."""
    joined: list[Reading] = []
    for reading in readings:
        if joined and reading.first - joined[-1].last <= LONGEST_GAP and join(scan, joined[-1], reading):
            continue
        joined.append(reading)
    for reading in joined:
        trim_loose_preposition(scan, reading)
    return joined


def join(scan: Scan, earlier: Reading, later: Reading) -> bool:
    """Extend the earlier reading by the later one where they are one date; tells whether it was done."""
    gap = [word for word in scan.words[earlier.last : later.first] if not word.isspace()]
    if gap[:1] == ["("] and scan.word(later.last) != ")":
        return False
    if earlier.core == "weekday" and later.core == "day" and all(word in LIST_MARKS for word in gap):
        is_same = later.span[0] is not None and later.span[0] == later.span[1]
        if not is_same or later.preposition:
            return False
        earlier.span, earlier.core, earlier.settled = later.span, "day", later.settled
        earlier.kind = earlier.kind if earlier.kind == "time" else later.kind
        return extend(scan, earlier, later, gap)
    if earlier.core in DAYS and later.core == "time" and all(word in LIST_MARKS for word in gap):
        if later.preposition not in {"", "um", "gegen", "ab"} or (
            not gap and not later.preposition and earlier.kind == "time"
        ):
            return False
        earlier.kind = "time"
        return extend(scan, earlier, later, gap)
    if earlier.core == "weekday" and later.core == "week" and not gap and not later.preposition:
        if earlier.span[0] and later.span[0]:
            day = later.span[0] + earlier.span[0].weekday() * DAY
            earlier.span = (day, day)
        return extend(scan, earlier, later, gap)
    if is_range(earlier, later, gap):
        earlier.span = range_span(scan, earlier, later)
        earlier.kind = "period" if later.kind == "date" else later.kind
        earlier.preposition = "range"
        return extend(scan, earlier, later, [])
    return False


def extend(scan: Scan, earlier: Reading, later: Reading, gap: list[str]) -> bool:
    """Take over the later reading's end, and a bracket that closes after it."""
    earlier.last, earlier.cut = later.last, later.cut
    if gap[:1] == ["("] and scan.word(later.last) == ")":
        earlier.last, earlier.cut = later.last + 1, 0
    return True


def is_range(earlier: Reading, later: Reading, gap: list[str]) -> bool:
    """Whether two readings are the ends of a range."""
    if earlier.core != later.core or earlier.core not in RANGED or earlier.preposition == "range":
        return False
    if earlier.preposition == "zwischen":
        return gap == ["und"] and not later.preposition
    if earlier.preposition in {"bis", "seit", "ab"}:
        return False
    is_dash = len(gap) == 1 and gap[0] in DASHES and not later.preposition
    return is_dash or (not gap and later.preposition == "bis")


def range_span(scan: Scan, earlier: Reading, later: Reading) -> tuple[date | None, date | None]:
    """First and last day of a range; ends without a year take the other's, or the nearest."""
    start, end = earlier.span[0], later.span[1]
    if start is None or end is None:
        return start, end
    if earlier.settled or earlier.core not in {"day", "month"}:
        return (start, end) if start <= end else UNKNOWN
    if later.settled or scan.today is None:
        return before_end(start, end), end
    spans: list[Span] = []
    for offset in (-1, 0, 1):
        moved = move(end, "year", scan.today.year + offset - end.year)
        if moved:
            spans.append((before_end(start, moved), moved))
    is_told = earlier.core == "month" and scan.tense(later.last - 1) <= 0
    return nearest(spans, scan.today, -1 if is_told else 0) or UNKNOWN


def before_end(start: date, end: date) -> date:
    """The start's day and month in the last year in which they come before the end."""
    moved = move(start, "year", end.year - start.year) or start
    return moved if moved <= end else move(moved, "year", -1) or moved


def trim_loose_preposition(scan: Scan, reading: Reading) -> None:
    """Drop "von" and "zwischen" from a date that turned out to be no range; "von Juli an" is "ab Juli"."""
    if reading.preposition not in {"von", "zwischen"}:
        return
    if reading.preposition == "von" and scan.word(reading.last) == "an":
        reading.last, reading.cut = reading.last + 1, 0
        reading.span = (reading.span[0], None)
        reading.kind = "period"
        return
    if reading.first + 1 < reading.last:
        reading.first = scan.after(reading.first)


def resolve_same(scan: Scan, readings: list[Reading]) -> None:
    """Settle last year's periods, and leave quarters unresolved where the paragraph tells of a fiscal calendar."""
    fiscal = {paragraph_of(scan, reading) for reading in readings if reading.is_split}
    told: Reading | None = None
    for reading in readings:
        if reading.core == "unit" and not reading.settled and fiscal and paragraph_of(scan, reading) in fiscal:
            reading.span = UNKNOWN
        if reading.core == "same" and told is not None:
            start, end = told.span
            if start and end:
                reading.span = (move(start, "year", -1), move(end, "year", -1))
        elif reading.core in {"unit", "year"} and reading.preposition not in {"bis", "seit", "ab"}:
            told = reading


def paragraph_of(scan: Scan, reading: Reading) -> int:
    """Where the paragraph of a reading starts."""
    return scan.text.rfind("\n", 0, scan.starts[reading.first]) + 1
