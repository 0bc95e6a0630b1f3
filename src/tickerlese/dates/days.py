"""Days and times of day: weekdays, dates in words and figures, "heute", "am Vormittag", "17.35 Uhr", "nachbörslich".

Each reader gets the scan and the index of an anchor, and answers with a reading or None. Days without a year or week
are those nearest to the day of publication. Refused: figures that may be prices or levels, and names of days in
compounds.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tickerlese.dates.arithmetic import DAY, UNKNOWN, Span, nearest, valid_date, weekday_near
from tickerlese.dates.scan import NOON, Frame, Reading, Scan, direction_of
from tickerlese.dates.vocabulary import word_set
from tickerlese.dates.years import read_year_after
from tickerlese.quantities.numerals import read_numeral

if TYPE_CHECKING:
    from datetime import date

    from tickerlese.dates.vocabulary import Anchor

ZONES = frozenset(("CET", "CEST", "MEZ", "MESZ", "UTC", "GMT", "ET", "EST", "EDT", "Ortszeit"))
DAY_PLACES = frozenset(
    ("am", "vom", "zum", "bis", "seit", "ab", "der", "den", "dem", "per", "und", "(", ",", "–", "-", "/", "Stand", ":")
)
NAMES_AFTER_CLOCK = frozenset(("Uhr", "früh", "morgens", "abends", "nachts", "nachmittags", "vormittags", "mittags"))
QUOTES = frozenset("„“”\"»«'‚‘")
TRADING_FRAMES = frozenset(("zum", "zu", "bis", "seit", "vor", "nach", "am", "ab", "mit", "kurz"))
DAY_SHIFTS = {"heutigen": 0, "heutige": 0, "gestrigen": -1, "gestrige": -1, "morgigen": 1}


def read_weekday(scan: Scan, index: int, anchor: Anchor) -> Reading | None:
    """Read a weekday with its part of the day: "am kommenden Mittwoch", "Freitagabend"; not "an einem Montag"."""
    last = after_day_part(scan, index)
    is_time = bool(anchor.name) or last > index + 1
    if scan.word(last) == "-" and scan.is_glued(last) and scan.is_glued(last + 1):
        return None
    first, shift = index, None
    place = scan.before(index)
    while cue := scan.cue(place):
        if cue.kind == "shift":
            shift = DAY_SHIFTS.get(scan.words[place].lower(), cue.value)
        elif cue.kind != "neutral":
            break
        first, place = place, scan.before(place)
    if scan.word(place).lower() in word_set("frames", "indefinite"):
        return None
    frame = scan.frame(first)
    day = resolve_weekday(scan, (index, anchor.value), shift, frame.preposition)
    kind = "time" if is_time else "period" if frame.preposition in {"seit", "bis", "ab"} else "date"
    return scan.framed(frame, last, "weekday", (day, day) if day else None, kind)


def after_day_part(scan: Scan, index: int) -> int:
    """The token behind a weekday and the part of the day that may follow it ("Mittwoch Abend", "Mittwoch-Abend")."""
    following = index + 1
    if scan.word(following) == "-" and scan.is_glued(following):
        following += 1
    anchor = scan.anchor(following)
    return following + 1 if anchor and anchor.kind == "day_part" else index + 1


def resolve_weekday(scan: Scan, place: tuple[int, int], shift: int | None, preposition: str) -> date | None:
    """The day that a weekday (its token and number) means on the day of publication."""
    index, weekday = place
    today = scan.today
    if today is None:
        return None
    if shift is not None and shift < 0:
        return weekday_near(weekday, today - DAY, -1)
    if shift is not None and shift > 0:
        return weekday_near(weekday, today + DAY, 1) + (shift - 1) * 7 * DAY
    if today.weekday() == weekday:
        return today
    is_past = preposition in {"seit", "vom", "von"}
    is_open = preposition == "von" and scan.word(index + 1) == "an"
    ahead = (
        is_open or preposition in {"bis", "ab", "für", "per"} or (not is_past and scan.tense(index, present=True) > 0)
    )
    return weekday_near(weekday, today, 1 if ahead else -1)


def read_date(scan: Scan, index: int, anchor: Anchor) -> Reading | None:
    """Read a date in figures: 24.09.2025."""
    day = valid_date(*anchor.value)
    if day is None:
        return None
    reading = scan.framed(scan.frame(index), index + 1, "day", (day, day), "date")
    reading.settled = True
    reading.cut = scan.words[index].endswith(".")
    return reading


def read_date_range(scan: Scan, index: int, anchor: Anchor) -> Reading | None:
    """Read a range in figures that is one token: 01.01.-30.06.2025."""
    start, end = valid_date(*anchor.value[0]), valid_date(*anchor.value[1])
    if start is None or end is None or start > end:
        return None
    frame = scan.frame(index)
    return Reading(frame.first, index + 1, "day", (start, end), "period", frame.preposition, settled=True)


def read_iso_date(scan: Scan, index: int, anchor: Anchor) -> Reading | None:
    """Read 2025-09-24, which is five tokens, from its year."""
    parts = scan.words[index + 1 : index + 5]
    if len(parts) < 4 or parts[0] != "-" or parts[2] != "-" or not all(map(scan.is_glued, range(index + 1, index + 5))):
        return None
    month, day = parts[1], parts[3]
    if not (month.isdecimal() and day.removesuffix(".").isdecimal() and len(month) == 2):
        return None
    found = valid_date(anchor.value, int(month), int(day.removesuffix(".")))
    if found is None:
        return None
    reading = scan.framed(scan.frame(index), index + 5, "day", (found, found), "date")
    reading.settled = True
    reading.cut = day.endswith(".")
    return reading


def read_day_month(scan: Scan, index: int, anchor: Anchor) -> Reading | None:
    """Read "24.9." where a day is likely: behind a preposition, an article, a weekday or a bracket."""
    place = scan.before(index)
    before = scan.word(place)
    anchored = scan.anchor(place)
    if before.lower() not in DAY_PLACES and not (anchored and anchored.kind == "weekday"):
        return None
    month, day = anchor.value
    year = scan.anchor(scan.after(index))
    if year and year.kind == "year":
        return make_day(scan, index, scan.after(index) + 1, (day, month), year.value)
    return make_day(scan, index, index + 1, (day, month), None)


def read_day_of_month(scan: Scan, index: int, month: int) -> Reading | None:
    """Read "24. September 2025" or "1. bis 3. Oktober" from the month's name; None when no day stands before it."""
    place = scan.before(index)
    word = scan.word(place)
    first_day, last_day = day_numbers(word)
    if not last_day or (word.isdecimal() and scan.word(scan.before(place)) in {"-", "–"}):
        return None
    first = place
    if first_day == last_day:
        joint = scan.before(place)
        earlier = (
            day_numbers(scan.word(scan.before(joint)))[1] if scan.word(joint) in {"bis", "-", "–", "und", "/"} else 0
        )
        if 0 < earlier < last_day:
            first_day, first = earlier, scan.before(joint)
    last, year, _ = read_year_after(scan, index + 1)
    reading = make_day(scan, first, last, (last_day, month), year)
    if reading and first_day < last_day and reading.span[1] and valid_date(2024, month, first_day):
        reading.span = (reading.span[1].replace(day=first_day), reading.span[1])
        reading.kind = "period"
    return reading


def day_numbers(word: str) -> tuple[int, int]:
    """Days that a token names: "24." is (24, 24), "24.-26." is (24, 26), anything else (0, 0)."""
    parts = word.replace("–", "-").replace("/", "-").split("-")
    days = [
        int(part.removesuffix(".")) if part.removesuffix(".").isdecimal() and len(part) < 4 else 0 for part in parts
    ]
    if len(days) > 2 or not all(0 < day < 32 for day in days):
        return 0, 0
    return days[0], days[-1]


def make_day(scan: Scan, first: int, last: int, day_month: tuple[int, int], year: int | None) -> Reading | None:
    """Make the reading of a day and month, in a year or the nearest one."""
    day, month = day_month
    frame = scan.frame(first)
    if year is not None:
        found = valid_date(year, month, day)
        if found is None:
            return None
        span: Span | None = (found, found)
    elif valid_date(2024, month, day) is None:
        return None
    else:
        span = nearest_year(scan, last - 1, day_month, frame)
    kind = "period" if frame.preposition in {"seit", "bis", "ab"} else "date"
    reading = scan.framed(frame, last, "day", span, kind)
    reading.settled = year is not None
    reading.cut = scan.words[last - 1].endswith(".") and scan.anchor(last - 1) != scan.anchor(first)
    return reading


def nearest_year(scan: Scan, index: int, day_month: tuple[int, int], frame: Frame) -> Span | None:
    """The day and month in the year that fits best, null without a day of publication."""
    if scan.today is None:
        return None
    day, month = day_month
    days = (valid_date(scan.today.year + offset, month, day) for offset in (-1, 0, 1))
    lean = scan.lean(index, frame)
    return nearest(((found, found) for found in days if found), scan.today, direction_of(frame.preposition), lean)


def read_day_word(scan: Scan, index: int, anchor: Anchor) -> Reading | None:
    """Read "heute", "gestern Abend", "morgen früh"."""
    if scan.word(index - 1) in QUOTES and scan.word(index + 1) in QUOTES:
        return None
    last = index + 1
    part = scan.anchor(scan.after(index))
    is_time = bool(part and part.kind == "day_part") or scan.word(scan.after(index)) == "früh"
    if is_time:
        last = scan.after(index) + 1
    day = scan.today + timedelta(days=anchor.value) if scan.today else None
    frame = scan.frame(index, frozenset(("bis", "seit", "ab", "für", "von")))
    return scan.framed(frame, last, "weekday", (day, day) if day else None, "time" if is_time else "date")


def read_day_part(scan: Scan, index: int, anchor: Anchor) -> Reading | None:  # noqa: ARG001 (all readers look alike)
    """Read "am Vormittag", "am späten Nachmittag", "bis zum Mittag", "in der Nacht zum Donnerstag"."""
    first = index
    shift = 0
    while scan.cue_kind(scan.before(first)) in {"neutral", "shift"}:
        first = scan.before(first)
        shift = DAY_SHIFTS.get(scan.words[first].lower(), shift)
    frame = scan.frame(first)
    if not frame.preposition:
        return None
    place = scan.after(index)
    if scan.word(place) in {"zum", "auf"}:
        place = scan.after(place)
        place = scan.after(place) if scan.word(place) == "den" else place
        weekday = scan.anchor(place)
        if weekday and weekday.kind == "weekday":
            day = resolve_weekday(scan, (place, weekday.value), None, "zum")
            return scan.framed(frame, place + 1, "weekday", (day, day) if day else None, "time")
    day = scan.today + shift * DAY if scan.today else None
    return scan.framed(frame, index + 1, "time", (day, day) if day else None, "time")


def read_session(scan: Scan, index: int, anchor: Anchor) -> Reading | None:
    """Read "nachbörslich": yesterday's in the morning, else today's."""
    return Reading(index, index + 1, "time", session_span(scan, after_hours=anchor.name == "after") or UNKNOWN, "time")


def read_trade(scan: Scan, index: int, anchor: Anchor) -> Reading | None:  # noqa: ARG001 (all readers look alike)
    """Read "im nachbörslichen Handel", "im frühen Geschäft"."""
    first = scan.before(index)
    session = scan.word(first)
    if session not in word_set("trading", "sessions"):
        return None
    frame = scan.frame(first)
    if frame.preposition != "im":
        return None
    span = session_span(scan, after_hours=session == "nachbörslichen")
    return scan.framed(frame, index + 1, "time", span, "time")


def read_trading_point(scan: Scan, index: int, anchor: Anchor) -> Reading | None:  # noqa: ARG001 (all readers look alike)
    """Read "zum Handelsschluss", "nach Börsenschluss", "vor Handelsbeginn"."""
    frame = scan.frame(index, TRADING_FRAMES)
    if not frame.preposition:
        return None
    closing = scan.words[index].endswith(("schluss", "ende"))
    span = session_span(scan, after_hours=closing and frame.preposition == "nach")
    return scan.framed(frame, index + 1, "time", span, "time")


def session_span(scan: Scan, *, after_hours: bool) -> Span | None:
    """The day of a session: after-hours trading that is told of before noon was the day before."""
    span = today_span(scan)
    if span and after_hours and scan.hour < NOON:
        yesterday = span[0] - DAY
        return yesterday, yesterday
    return span


def today_span(scan: Scan) -> Span | None:
    """The day of publication."""
    return (scan.today, scan.today) if scan.today else None


def read_clock(scan: Scan, index: int, anchor: Anchor) -> Reading | None:
    """Read "08:04" where a time zone or "Uhr" follows; with a stop instead of a colon only before "Uhr"."""
    following = scan.word(scan.after(index))
    if following != "Uhr" and (anchor.name == "." or following not in ZONES):
        return None
    return make_time(scan, index, scan.after(index))


def read_oclock(scan: Scan, index: int, anchor: Anchor) -> Reading | None:  # noqa: ARG001 (all readers look alike)
    """Read "8 Uhr", "vier Uhr früh" from the word "Uhr"."""
    place = scan.before(index)
    number = scan.word(place)
    hour = int(number) if number.isdecimal() and len(number) < 3 else read_numeral(number) if number else None
    return make_time(scan, place, index) if hour is not None and 0 <= hour <= 24 else None


def make_time(scan: Scan, first: int, index: int) -> Reading:
    """Make the reading of a time of day, with the zone or the part of the day behind it."""
    last = index + 1
    if scan.words[index] == "Uhr" and scan.word(last) in ZONES | NAMES_AFTER_CLOCK:
        last += 1
    while scan.word(last) == "/" and scan.word(last + 1) in ZONES:
        last += 2
    return scan.framed(scan.frame(first), last, "time", today_span(scan), "time")
