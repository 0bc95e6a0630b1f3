"""All dates of a text.

In: ``Tokens`` and the time of publication, which relative dates are resolved against; without it they stay unresolved.
Out: DATE mentions in text order that don't overlap. Readers run only at anchor words; what they find is then joined: a
weekday with its date, a day with its time, the two ends of a range.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.dates import days, periods, units, years
from tickerlese.dates.joining import join_readings, resolve_same
from tickerlese.dates.scan import Reading, Scan
from tickerlese.mention import Mention, Period

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from tickerlese.dates.vocabulary import Anchor
    from tickerlese.tokens import Tokens


def find_dates(tokens: Tokens, published: date | datetime | None) -> list[Mention]:
    """Find every date, time and period of a text.

    Returns mentions labelled DATE, each with its ``period``: inclusive days, null where they are open ("bis 2028"
    has no start) or can't be known (a company's own fiscal quarters). The span includes preposition and article where
    they belong to the time ("am Mittwoch", "in den ersten neun Monaten"). Nothing found is an empty list.
    """
    scan = Scan(tokens, published)
    readings = join_readings(scan, read_all(scan))
    resolve_same(scan, readings)
    return [make_mention(scan, reading) for reading in readings]


def read_all(scan: Scan) -> list[Reading]:
    """Read at every anchor that no earlier reading covers."""
    readings: list[Reading] = []
    covered = 0
    for index in scan.hits:
        anchor = scan.anchor(index)
        if index < covered or anchor is None:
            continue
        reading = READERS[anchor.kind](scan, index, anchor)
        if reading is None:
            continue
        reading.first = max(reading.first, covered)
        readings.append(reading)
        covered = reading.last
    return readings


def read_year_or_day(scan: Scan, index: int, anchor: Anchor) -> Reading | None:
    """Read a date in ISO form, else a year."""
    return days.read_iso_date(scan, index, anchor) or years.read_year(scan, index, anchor)


def make_mention(scan: Scan, reading: Reading) -> Mention:
    """Turn a reading into a mention."""
    start, end = reading.span
    return Mention(
        label="DATE",
        start=scan.starts[reading.first],
        end=scan.ends[reading.last - 1] - reading.cut,
        first=reading.first,
        last=reading.last,
        period=Period(start, end, reading.kind),
    )


READERS: dict[str, Callable[[Scan, int, Anchor], Reading | None]] = {
    "weekday": days.read_weekday,
    "date": days.read_date,
    "range": days.read_date_range,
    "day_month": days.read_day_month,
    "day": days.read_day_word,
    "day_part": days.read_day_part,
    "session": days.read_session,
    "trade": days.read_trade,
    "trading": days.read_trading_point,
    "clock": days.read_clock,
    "oclock": days.read_oclock,
    "month": periods.read_month,
    "season": periods.read_season,
    "noun": periods.read_noun,
    "code": periods.read_code,
    "unit": units.read_unit,
    "year": read_year_or_day,
}
