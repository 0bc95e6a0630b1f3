"""The words of the calendar: what a word type means at its place, looked up once per type.

In: single words. Out: ``Anchor`` for words that a date is built around, ``Cue`` for words beside it, None for all
others. The lists are in ``calendar.toml``; figures (24.09.2025, 08:04, Q3) are read here by their form.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from tickerlese.calendar_words import calendar_lists, month_numbers
from tickerlese.quantities.numerals import read_numeral
from tickerlese.tokens import TypeTable, WordTable

ENDINGS = ("e", "en", "er", "es", "em")
FIRST_YEAR, LAST_YEAR = 1900, 2100  # of publication, for which dates are resolved
YEAR = re.compile(r"((?:19|20)\d\d)\.?")
FULL_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d|\d\d)\.?")
DATE_RANGE = re.compile(r"(\d{1,2})\.(?:(\d{1,2})\.)?((?:19|20)\d\d)?[-–](\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)\.?")
DAY_MONTH = re.compile(r"(\d{1,2})\.(\d{1,2})\.")
CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)\.?")
CODE = re.compile(
    r"(?:(?P<count>[1-4])(?P<unit>[QH])|(?P<Unit>[QH])(?P<Count>[1-4])|(?P<fiscal>FY|GJ))(?P<year>(?:20)?\d\d)?\.?"
)


class Anchor(NamedTuple):
    """A word that a date is built around.

    Attributes:
        kind: month, weekday, day_part, season, year, date, day_month, range, clock, oclock, day, session, trade,
            trading, unit,
            noun or code.
        name: the unit, noun class or code letter; for weekdays the part of the day, else empty.
        value: the number it stands for (month 1 to 12, weekday 0 to 6, days or units from today, part letter).
    """

    kind: str
    name: str = ""
    value: Any = 0


class Cue(NamedTuple):
    """A word beside an anchor; its kind is shift, new, ordinal, number, half, article, preposition or part."""

    kind: str
    value: Any = 0


@cache
def anchors() -> WordTable[Anchor | None]:
    """What each word type means as the core of a date; None for most words."""
    return WordTable(read_anchor)


@cache
def anchor_types() -> TypeTable:
    """Which words can be the core of a date, for all words of a text at once."""
    return TypeTable(lambda word: read_anchor(word) is not None, dtype="int8")


@cache
def cues() -> WordTable[Cue | None]:
    """What each word type means beside the core of a date; None for most words."""
    return WordTable(read_cue)


@cache
def word_set(table: str, name: str) -> frozenset[str]:
    """One list of the lexicon as a set."""
    return frozenset(calendar_lists()[table][name].split())


@cache
def verb_tenses() -> dict[str, str]:
    """Verbs, and whether they speak of the past, the present or the future."""
    tenses = calendar_lists()["tenses"]
    return {word: tense for tense in ("present", "past", "future") for word in tenses[tense].split()}


def read_anchor(word: str) -> Anchor | None:
    """Work out one word type."""
    first = word[0]
    if first.isdecimal():
        return read_figure_anchor(word) or read_code(word)
    known = anchor_words().get(word)
    if known is None and first in "QHFG":
        known = read_code(word)
    if known is None and first.isupper():
        folded = first.lower() + word[1:]
        known = anchor_words()[folded] if folded in lower_case_anchors() else None
    return known


def read_figure_anchor(word: str) -> Anchor | None:
    """Read a year, a date or a time in figures."""
    if year := YEAR.fullmatch(word):
        return Anchor("year", value=int(year[1]))
    if clock := CLOCK.fullmatch(word):
        return Anchor("clock", "" if ":" in word else ".", (int(clock[1]), int(clock[2])))
    if full := FULL_DATE.fullmatch(word):
        year_number = int(full[3]) if len(full[3]) > 2 else 2000 + int(full[3])
        return Anchor("date", value=(year_number, int(full[2]), int(full[1])))
    if short := DAY_MONTH.fullmatch(word):
        return Anchor("day_month", value=(int(short[2]), int(short[1])))
    if span := DATE_RANGE.fullmatch(word):
        last = (int(span[6]), int(span[5]), int(span[4]))
        return Anchor("range", value=((int(span[3] or span[6]), int(span[2] or span[5]), int(span[1])), last))
    return None


def read_code(word: str) -> Anchor | None:
    """Read the short forms of reports: Q3, 3Q25, H1, FY2025, GJ."""
    code = CODE.fullmatch(word)
    if code is None:
        return None
    year = code["year"]
    number = int(year) + (2000 if len(year) == 2 else 0) if year else None
    if code["fiscal"]:
        return Anchor("code", "fiscal_year", (0, number))
    unit = "quarter" if (code["unit"] or code["Unit"]) == "Q" else "half"
    count = int(code["count"] or code["Count"])
    return Anchor("code", unit, (count, number)) if unit == "quarter" or count < 3 else None


@cache
def anchor_words() -> dict[str, Anchor]:
    """All words of the lists that are anchors."""
    lists = calendar_lists()
    words: dict[str, Anchor] = {
        "Uhr": Anchor("oclock"),
        "Handel": Anchor("trade"),
        "heuer": Anchor("noun", "shift_year", 0),
    }
    for name, month in month_numbers().items():
        words[name] = Anchor("month", value=month)
        words.setdefault(name + "s", words[name])
    parts = lists["day_parts"].split()
    words |= {part: Anchor("day_part") for part in parts if part != "Früh"}
    for weekday, names in enumerate(lists["weekdays"]):
        for name in names.split():
            words[name] = words[name + "s"] = Anchor("weekday", value=weekday)
            words |= {name + part.lower(): Anchor("weekday", part, weekday) for part in parts}
    words |= {name: Anchor("season", name, tuple(months)) for name, months in lists["seasons"].items()}
    words |= {f"{name}s": anchor for name, anchor in words.items() if anchor.kind == "season"}
    words |= {word: Anchor("day", value=int(days)) for days, names in lists["days"].items() for word in names.split()}
    words |= {word: Anchor("session", name) for name, word in lists["sessions"].items()}
    words |= {word: Anchor("unit", unit) for unit, forms in lists["units"].items() for word in forms.split()}
    words |= {word: Anchor("trading") for word in lists["trading"]["words"].split()}
    for name, nouns in lists["nouns"].items():
        for noun, value in nouns.items():
            forms = [noun] if noun.endswith(("e", "t")) else [noun, noun + "s", noun + "es"]
            words |= {form: Anchor("noun", name, value) for form in forms}
    return words


@cache
def lower_case_anchors() -> frozenset[str]:
    """Anchors that are written in lower case inside a sentence and with a capital at its start."""
    return frozenset(word for word in anchor_words() if word[0].islower())


def read_cue(word: str) -> Cue | None:
    """Work out what one word type means beside an anchor."""
    if word[0].isdecimal():
        digits = word.removesuffix(".")
        if not digits.isdecimal() or len(digits) > 3:
            return None
        return Cue("number" if digits == word else "ordinal", int(digits))
    known = cue_words().get(word.lower())
    if known:
        return known
    number = read_numeral(word)
    return Cue("number", number) if number is not None else None


@cache
def cue_words() -> dict[str, Cue]:
    """All words of the lists that are cues, in lower case."""
    lists = calendar_lists()
    frames = lists["frames"]
    words: dict[str, Cue] = {}
    for kind in ("shifts", "ordinals"):
        for value, stems in lists[kind].items():
            words |= {stem + end: Cue(kind[:-1], int(value)) for stem in stems.split() for end in ENDINGS}
    words |= {word: Cue("half") for word in frames["halves"].split()}
    words |= {word: Cue("new") for word in frames["new"].split()}
    words |= {word: Cue("number", 2) for word in frames["both"].split()}
    for kind in ("articles", "prepositions", "approximations", "fillers", "neutral"):
        words |= {word: Cue(kind.removesuffix("s"), word) for word in frames[kind].split()}
    for name, letter in (("parts_begin", "a"), ("parts_middle", "m"), ("parts_end", "z")):
        words |= {word.lower(): Cue("part", letter) for word in frames[name].split()}
    return words
