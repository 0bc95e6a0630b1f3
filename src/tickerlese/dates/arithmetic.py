"""Calendar arithmetic on spans of days: years, quarters, months, weeks, their parts, and the one nearest to a day.

In: numbers and dates. Out: inclusive spans ``(first day, last day)``. Nothing here knows any German.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

Span = tuple[date, date]
OpenSpan = tuple[date | None, date | None]
UNKNOWN: OpenSpan = (None, None)
FORWARD_LIMIT = 270
DAY = timedelta(days=1)


@lru_cache(maxsize=4096)
def month_span(year: int, first: int, last: int | None = None) -> Span:
    """From the first day of one month to the last day of another; months beyond 12 are next year's.

    >>> month_span(2025, 12, 14)
    (datetime.date(2025, 12, 1), datetime.date(2026, 2, 28))
    """
    extra, month = divmod((last or first) - 1, 12)
    return date(year, first, 1), date(year + extra, month + 1, monthrange(year + extra, month + 1)[1])


def year_span(year: int) -> Span:
    """A calendar year."""
    return month_span(year, 1, 12)


def part_of_year(year: int, unit: str, number: int) -> Span | None:
    """The n-th quarter or half of a year; null when there is none."""
    months = 3 if unit == "quarter" else 6
    return month_span(year, (number - 1) * months + 1, number * months) if 1 <= number <= 12 // months else None


def week_span(day: date) -> Span:
    """The week, Monday to Sunday, that holds a day."""
    monday = day - day.weekday() * DAY
    return monday, monday + 6 * DAY


def part_of(span: Span, part: str) -> Span:
    """The beginning (a), middle (m) or end (z) of a span of days.

    >>> part_of(month_span(2025, 10), "a")[1], part_of(year_span(2025), "z")[0]
    (datetime.date(2025, 10, 10), datetime.date(2025, 12, 31))
    """
    first, last = span
    days = (last - first).days + 1
    if part == "z":
        end = last - 2 * DAY if days == 7 else last
        return end, end
    if days == 7:
        return (first, first + DAY) if part == "a" else (first + 2 * DAY, first + 2 * DAY)
    if days <= 31:
        return (first, first + 9 * DAY) if part == "a" else (first + 10 * DAY, first + 19 * DAY)
    if days <= 92:
        return month_span(first.year, first.month + (0 if part == "a" else 1))
    if part == "a":
        return month_span(first.year, first.month, first.month + (2 if days > 184 else 1))
    middle = first.month + (days // 30) // 2
    return month_span(first.year, middle - 1, middle)


def move(day: date, unit: str, count: Decimal | int) -> date | None:
    """A day moved by (parts of) units; null beyond the calendar."""
    try:
        if unit in {"year", "quarter", "half", "month"}:
            months = int(count * {"year": 12, "half": 6, "quarter": 3, "month": 1}[unit])
            years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
            return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))
        if unit == "trading_day":
            return move_trading_days(day, int(count))
        return (
            day + timedelta(days=float(count * {"week": 7, "day": 1}[unit]))
            if unit != "hour"
            else hours_later(day, count)
        )
    except (ValueError, OverflowError):
        return None


def hours_later(day: date, count: Decimal | int) -> date:
    """The day that is some hours away, full days only counting from 24 hours on."""
    return day + timedelta(days=int(count / 24))


def move_trading_days(day: date, count: int) -> date:
    """A day moved by weekdays."""
    step = DAY if count > 0 else -DAY
    left = min(abs(count), 1000)
    while left:
        day += step
        left -= day.weekday() < 5
    return day


def distance(span: Span, day: date) -> int:
    """Days between a day and a span, 0 inside it."""
    return max((span[0] - day).days, (day - span[1]).days, 0)


def nearest(spans: Iterable[Span], day: date, direction: int = 0, lean: float = 1) -> Span | None:
    """The span nearest to a day; the earlier one of two equally near.

    ``direction`` 1 takes the first one that ends on or after the day unless that is most of a year away, -1 the last
    one that starts on or before it. Otherwise each day ahead counts ``lean`` times.
    """
    candidates = sorted(spans)
    if direction > 0:
        ahead = [span for span in candidates if span[1] >= day]
        if ahead and (ahead[0][0] - day).days <= FORWARD_LIMIT:
            return ahead[0]
    if direction < 0:
        behind = [span for span in candidates if span[0] <= day]
        if behind:
            return behind[-1]
    return min(candidates, key=lambda span: distance(span, day) * (lean if span[0] > day else 1), default=None)


def weekday_near(weekday: int, day: date, direction: int) -> date:
    """The weekday on or before a day (-1), or on or after it (1).

    >>> weekday_near(2, date(2025, 9, 25), -1)
    datetime.date(2025, 9, 24)
    """
    offset = (weekday - day.weekday()) % 7
    return day + (offset if direction > 0 or not offset else offset - 7) * DAY


def valid_date(year: int, month: int, day: int) -> date | None:
    """The date, null when there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
