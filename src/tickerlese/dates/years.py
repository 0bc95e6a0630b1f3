"""Years: bare ones, which must not be amounts, split ones like 2024/25, and the year that follows a month or quarter.

In: the scan and the index of a year, or of the word behind a month. Out: a reading, or what the year is. A four-digit
number before a unit or behind a currency, an index or "rund" is no year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tickerlese.dates.arithmetic import Span, part_of, year_span
from tickerlese.dates.vocabulary import YEAR, word_set

if TYPE_CHECKING:
    from tickerlese.dates.scan import Reading, Scan
    from tickerlese.dates.vocabulary import Anchor

YEAR_FRAMES = frozenset(("seit", "bis", "ab", "für", "per", "im", "in", "von", "zwischen", "gegen"))
LIKELY = range(1950, 2061)
SWITCHES = frozenset(("nach", "von", "als", "mit"))


class YearAfter(NamedTuple):
    """What stands behind a month or quarter: the token after it, the year if known, and whose calendar it is."""

    last: int
    year: int | None = None
    is_fiscal: bool = False


def read_year(scan: Scan, index: int, anchor: Anchor) -> Reading | None:
    """Read "2025", "Ende 2025", "seit 2021", "2024/25", where the words around it allow a year."""
    last = split_year_end(scan, index)
    is_split = last > index + 1
    if not is_split and not may_be_year(scan, index, anchor.value):
        return None
    first, letter = part_before(scan, index)
    frame = scan.frame(first, YEAR_FRAMES, article=False)
    span = None if is_split else year_part(anchor.value, letter)
    reading = scan.framed(frame, last, "year", span)
    reading.settled = True
    if letter == "z" and frame.preposition not in {"seit", "bis", "ab"}:
        reading.kind = "date"
    if is_split:
        reading.kind, reading.is_split = "fiscal_period", True
    reading.cut = scan.words[last - 1].endswith(".")
    return reading


def part_before(scan: Scan, index: int) -> tuple[int, str]:
    """Where a date starts when "Anfang", "Mitte" or "Ende" stands before it, and the letter of that part."""
    place = scan.before(index)
    cue = scan.cue(place)
    if cue is None or cue.kind != "part":
        return index, ""
    return place, cue.value


def year_part(year: int, letter: str) -> Span:
    """A year, or its beginning, middle or end."""
    span = year_span(year)
    return part_of(span, letter) if letter else span


def split_year_end(scan: Scan, index: int) -> int:
    """The token behind a year that may be a split one ("2024/25", "2024/2025")."""
    second = scan.word(index + 2).removesuffix(".")
    is_glued = scan.is_glued(index + 1) and scan.is_glued(index + 2)
    if scan.word(index + 1) != "/" or not second.isdecimal() or not is_glued:
        return index + 1
    follows = (int(scan.words[index][:4]) + 1) % 10 ** len(second) == int(second)
    return index + 3 if follows and len(second) in {2, 4} else index + 1


def may_be_year(scan: Scan, index: int, year: int) -> bool:
    """Whether the words around a four-digit number allow it to be a year."""
    place, following = scan.before(index), scan.after(index)
    before, behind = scan.word(place), scan.word(following)
    if behind in word_set("counts", "units") or behind == "Uhr":
        return False
    if before in {"-", "–", "/"} and scan.is_glued(index) and not YEAR.fullmatch(scan.word(place - 1)):
        return False
    if behind == "-" and scan.is_glued(following) and scan.is_glued(following + 1):
        return year in LIKELY
    is_counted = behind[:1].isupper() and not scan.words[index].endswith(".")
    openers = word_set("counts", "years_before")
    if before in openers or before.lower() in openers:
        return not (is_counted and year % 50 == 0)
    if is_counted or year not in LIKELY or before[-1:].isdecimal():
        return bool(YEAR.fullmatch(before)) and not is_counted
    if before in word_set("counts", "before"):
        is_switch = before in SWITCHES and year % 100 != 0 and behind != "auf"
        return is_switch or (before == "auf" and follows_year(scan, place))
    return before != "zu" or scan.word(scan.before(place)).lower() != "bis"


def follows_year(scan: Scan, place: int) -> bool:
    """Whether a year stands before the word ("von 2024 auf 2025")."""
    return bool(YEAR.fullmatch(scan.word(scan.before(place))))


def read_year_after(scan: Scan, index: int) -> YearAfter:
    """Read the year behind a month or quarter; ``last`` is ``index`` when there is none."""
    word = scan.word(index)
    if word == "(" and scan.word(index + 2) == ")" and YEAR.fullmatch(scan.word(index + 1)):
        return YearAfter(index + 3, int(scan.words[index + 1]))
    if word in {"/", "'", "’"} and scan.is_glued(index + 1):
        return read_short_year(scan, index)
    end = index
    index = scan.after(index - 1)
    word = scan.word(index)
    if match := YEAR.fullmatch(word):
        last = split_year_end(scan, index)
        is_split = last > index + 1
        if not is_split and scan.word(scan.after(index)) in word_set("counts", "units"):
            return YearAfter(end)
        return YearAfter(last, None if is_split else int(match[1]), is_split)
    return read_genitive_year(scan, index) or YearAfter(end)


def read_short_year(scan: Scan, index: int) -> YearAfter:
    """Read "/25", "/2025" or "'25"."""
    digits = scan.word(index + 1).removesuffix(".")
    if not digits.isdecimal() or len(digits) not in {2, 4}:
        return YearAfter(index)
    year = int(digits) + (2000 if len(digits) == 2 else 0)
    return YearAfter(index + 2, year) if year in LIKELY else YearAfter(index)


def read_genitive_year(scan: Scan, index: int) -> YearAfter | None:
    """Read "des vergangenen Jahres", "dieses Jahres", "des Vorjahres", "des Geschäftsjahres 2024/25"."""
    place, shift = index, None
    if scan.word(place) == "des":
        place = scan.after(place)
    cue = scan.cue(place)
    if cue and cue.kind == "shift":
        shift, place = cue.value, scan.after(place)
    anchor = scan.anchor(place)
    if anchor is None or place == index or not scan.word(place).endswith("s"):
        return None
    if anchor.kind == "noun" and anchor.name == "shift_year":
        return YearAfter(place + 1, scan.today.year + anchor.value if scan.today else None)
    if anchor.kind != "unit" or anchor.name not in {"year", "fiscal_year"}:
        return None
    is_fiscal = anchor.name == "fiscal_year"
    named = scan.anchor(scan.after(place))
    if named and named.kind == "year":
        last = split_year_end(scan, scan.after(place))
        is_split = last > scan.after(place) + 1
        return YearAfter(last, None if is_split else named.value, is_split)
    if scan.today is None or is_fiscal:
        return YearAfter(place + 1, None, is_fiscal)
    return YearAfter(place + 1, scan.today.year + (shift or 0))
