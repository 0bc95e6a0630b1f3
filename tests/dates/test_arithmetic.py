from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tickerlese.dates.arithmetic import move, nearest, part_of, week_span, weekday_near, year_span

MOVES = [
    (date(2025, 3, 31), "month", -1, date(2025, 2, 28)),
    (date(2024, 2, 29), "year", 1, date(2025, 2, 28)),
    (date(2025, 9, 24), "year", Decimal("-0.5"), date(2025, 3, 24)),
    (date(2025, 9, 24), "week", 2, date(2025, 10, 8)),
    (date(2025, 9, 22), "trading_day", -1, date(2025, 9, 19)),
    (date(2025, 9, 24), "hour", -24, date(2025, 9, 23)),
    (date(2025, 9, 24), "year", -3000, None),
]


@pytest.mark.parametrize(("day", "unit", "count", "expected"), MOVES)
def test_moves_days(day: date, unit: str, count: Decimal | int, expected: date | None) -> None:
    assert move(day, unit, count) == expected


def test_earlier_of_two_equally_near_spans_wins() -> None:
    spans = [(date(2025, 1, 11), date(2025, 1, 11)), (date(2025, 1, 1), date(2025, 1, 1))]
    assert nearest(spans, date(2025, 1, 6)) == (date(2025, 1, 1), date(2025, 1, 1))


def test_parts_of_years_and_weeks() -> None:
    assert part_of(year_span(2026), "a") == (date(2026, 1, 1), date(2026, 3, 31))
    assert part_of(year_span(2026), "m") == (date(2026, 6, 1), date(2026, 7, 31))
    assert part_of(week_span(date(2025, 9, 24)), "z") == (date(2025, 9, 26), date(2025, 9, 26))


@pytest.mark.parametrize(("direction", "expected"), [(-1, date(2025, 9, 19)), (1, date(2025, 9, 26))])
def test_weekday_near(direction: int, expected: date) -> None:
    assert weekday_near(4, date(2025, 9, 24), direction) == expected
