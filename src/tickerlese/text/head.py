"""The publication date that a text states in its head, and dates as web pages write them.

In: a text, or the content of a date field. Out: a ``date``, or a ``datetime`` with its time zone when a time stands
with it. German pages give German local time. Refused: dates without a year, and dates in running prose ("hat am 24.
September 2025 mitgeteilt"), which may tell of anything.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from functools import cache

from tickerlese.calendar_words import month_numbers

HEAD_CHARACTERS = 400
LONGEST_DATELINE = 80
YEARS = range(1950, 2101)
ISO = r"(?P<iso>(?:19|20)\d\d-\d\d-\d\d)"
NUMERIC = r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>(?:19|20)\d\d|\d\d)(?![\d.,]*\d)"
NAMED = r"(?P<nday>\d{1,2})\.?\s(?P<name>[^\W\d_]{3,9})\.?\s(?P<nyear>(?:19|20)\d\d)(?!\d)"
TIME = re.compile(r"[T\s,;|/–\-(]{0,6}(?:um\s)?([01]?\d|2[0-3])[:.]([0-5]\d)(?::[0-5]\d)?(\s?(?:Uhr|h\b|CES?T|MES?Z))?")
LABEL = re.compile(
    r"(?:^|[\s(|/•·–-])(?:date|datum|stand|zeit|veröffentlicht|veröffentlichung|publiziert|erschienen|erstellt|"
    r"aktualisiert|update|published|meldung|artikel|pressemitteilung|mitteilung)(?:\s?:)?(?:\s+(?:am|vom|den))?(?:\s+[^\W\d_]+tag,)?\s?:?\s*$",
    re.IGNORECASE,
)
PLACE_WORD = re.compile(
    r"[^\w\s]*(?!(?:Am|Vom|Bis|Seit|Ab|Im|In|Zum|Der|Die|Das|Den|Nach|Für|Mit|Bei|Ein|Eine)\b)"
    r"(?:[A-ZÄÖÜ][\w./&-]*|\([\w.-]+\)|dpa|von|und|den|am Main|a\.\s?M\.)[^\w\s]*"
)
PLACE_END = re.compile(r"(?:^|[,|/•·–—)\]-]|,\sden)\s*$")
FREE_END = re.compile(r"\s*(?:$|[\n\r,;|/•·–—)\]:(-]|\s{2,})")


def head_date(text: str) -> date | datetime | None:
    """The publication date that the first lines of the text state, else null.

    >>> head_date("BERLIN, 3. März 2025 – Der Umsatz stieg.")
    datetime.date(2025, 3, 3)
    >>> head_date("Der Konzern teilte am 3. März 2025 mit, dass er wächst.") is None
    True
    """
    head = text[:HEAD_CHARACTERS]
    for match in date_pattern().finditer(head):
        day = read_match(match)
        if day is None:
            continue
        clock = TIME.match(text, match.end())
        if clock and not clock[3] and ":" not in clock[0]:
            clock = None
        line_start = max(head.rfind("\n", 0, match.start()), head.rfind("\r", 0, match.start())) + 1
        before, after = head[line_start : match.start()], text[(clock or match).end() :][:20]
        if stands_free(before, after, has_time=bool(clock), is_named=bool(match["name"])):
            return at_time(day, int(clock[1]), int(clock[2])) if clock else day
    return None


def stands_free(before: str, after: str, *, has_time: bool, is_named: bool) -> bool:
    """Whether the date is a line of its own, labelled, or part of a dateline, rather than running prose."""
    if LABEL.search(before):
        return True
    ends = bool(FREE_END.match(after))
    opens_text = after[:1].isspace() and after.strip()[:1].isupper()
    if not before.strip():
        return ends or has_time or (opens_text and not is_named)
    if len(before) > LONGEST_DATELINE or not (has_time or PLACE_END.search(before)):
        return False
    is_place = all(PLACE_WORD.fullmatch(word) or not any(map(str.isalpha, word)) for word in before.split())
    return is_place and (ends or opens_text)


def parse_timestamp(value: str) -> date | datetime | None:
    """Read the content of a date field: ISO 8601, RFC 2822 or a German date; null when it is none of them."""
    value = value.strip()
    try:
        if len(value) == 10:
            return plausible(date.fromisoformat(value))
        moment = datetime.fromisoformat(value)
        return plausible(moment if moment.tzinfo else at_time(moment.date(), moment.hour, moment.minute))
    except ValueError:
        match = date_pattern().search(value[:HEAD_CHARACTERS])
    if match and (day := read_match(match)):
        clock = TIME.match(value, match.end())
        return at_time(day, int(clock[1]), int(clock[2])) if clock else day
    try:
        return plausible(parsedate_to_datetime(value))
    except ValueError:
        return None


def plausible(day: date) -> date | None:
    """The date unless its year can't be that of a news text (placeholders such as 0001-01-01)."""
    return day if day.year in YEARS else None


@cache
def date_pattern() -> re.Pattern[str]:
    """The three ways to write a full date; compiled when first needed."""
    return re.compile(rf"(?<![\d.])(?:{ISO}|{NUMERIC}|{NAMED})(?!\d)")


def read_match(match: re.Match[str]) -> date | None:
    """The day that a match of ``date_pattern`` means; null when there is no such day."""
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        if match["name"]:
            month = month_numbers().get(match["name"], 0)
            return date(int(match["nyear"]), month, int(match["nday"]))
        year = int(match["year"])
        return date(year if year > 99 else 2000 + year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def at_time(day: date, hour: int, minute: int) -> datetime:
    """The moment in German local time (UTC+1, in summer UTC+2).

    >>> at_time(date(2025, 9, 24), 8, 4).isoformat()
    '2025-09-24T08:04:00+02:00'
    """
    moment = datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)
    summer = last_sunday(day.year, 3) + timedelta(hours=2) <= moment < last_sunday(day.year, 10) + timedelta(hours=3)
    return moment.replace(tzinfo=timezone(timedelta(hours=2 if summer else 1)))


def last_sunday(year: int, month: int) -> datetime:
    """Midnight of the last Sunday of March or October."""
    last = datetime(year, month, 31, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)
