"""A text as the date readers see it: words with their meanings, the words around a date, and the day it is told on.

In: ``Tokens`` and the publication time. Out: ``Scan``, which readers ask, and ``Reading``, which they answer with.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from tickerlese.dates.arithmetic import UNKNOWN, OpenSpan, Span
from tickerlese.dates.vocabulary import (
    FIRST_YEAR,
    LAST_YEAR,
    Anchor,
    Cue,
    anchor_types,
    anchors,
    cues,
    verb_tenses,
    word_set,
)

if TYPE_CHECKING:
    from tickerlese.tokens import Tokens

JOINED = frozenset(
    "am an im in zum zur zu bis seit ab für fürs vom von per um gegen während zwischen ins übers über".split()
)
CONTRACTED = frozenset(("zum", "zur", "zu", "am", "an", "in", "im", "ins"))
OUTER = frozenset(("bis", "seit", "ab"))
PLANNING = frozenset(("zum", "für", "per", "bis", "ab"))
PAST = frozenset(("vom", "seit"))
PARTICIPLES = ("te", "ten", "ter", "tes", "ene", "enen", "ener", "enes")
CLAUSE_REACH = 14
CLAUSE_ENDS = frozenset((".", ",", ";", ":", "!", "?", "–", "(", ")", "„", "“", '"', "»", "«"))
NOON = 12


class Frame(NamedTuple):
    """The token a date starts at, and the preposition there ("am" with its article), empty when there is none."""

    first: int
    preposition: str


@dataclass(slots=True)
class Reading:
    """A date found in the text.

    Attributes:
        first, last: half-open token range, preposition included.
        core: what it is built around, so that like can be joined with like: day, weekday, time, month, year, unit …
        span: first and last day; null where open or unknown.
        kind: date, time, period or fiscal_period.
        preposition: as a word of the lexicon, or empty.
        cut: characters of the last token that don't belong to the date (a full stop).
        settled: whether the text itself names the year.
        is_split: whether the year is one like 2024/25, which only the company's calendar resolves.
    """

    first: int
    last: int
    core: str
    span: OpenSpan = UNKNOWN
    kind: str = "period"
    preposition: str = ""
    cut: int = 0
    settled: bool = False
    is_split: bool = False


class Scan:
    """One text, walked by the readers."""

    def __init__(self, tokens: Tokens, published: date | None) -> None:
        self.text = tokens.text
        self.words = tokens.words
        self.starts = tokens.starts
        self.ends = tokens.ends
        self.count = len(tokens.words)
        self.hits = anchor_types().hits(tokens.typed)
        self.anchors = anchors()
        self.cues = cues()
        self.today = published.date() if isinstance(published, datetime) else published
        if self.today and self.today.year not in range(FIRST_YEAR, LAST_YEAR):
            self.today = None
        self.hour = published.hour if isinstance(published, datetime) else NOON

    def before(self, index: int) -> int:
        """The word before a token, across a line break but no blank line; -1 when there is none."""
        index -= 1
        if index >= 0 and self.words[index].isspace():
            return -1 if self.words[index].count("\n") > 1 else index - 1
        return index

    def after(self, index: int) -> int:
        """The word after a token, across a line break but no blank line; the number of words when there is none."""
        index += 1
        if index < self.count and self.words[index].isspace():
            return self.count if self.words[index].count("\n") > 1 else index + 1
        return index

    def word(self, index: int) -> str:
        """The word at an index, empty outside the text."""
        return self.words[index] if 0 <= index < self.count else ""

    def anchor(self, index: int) -> Anchor | None:
        """What the word at an index means as the core of a date."""
        return self.anchors[self.words[index]] if 0 <= index < self.count else None

    def cue(self, index: int) -> Cue | None:
        """What the word at an index means beside the core of a date."""
        return self.cues[self.words[index]] if 0 <= index < self.count else None

    def cue_kind(self, index: int) -> str:
        """The kind of the cue at an index, empty when there is none."""
        cue = self.cue(index)
        return cue.kind if cue else ""

    def is_glued(self, index: int) -> bool:
        """Whether no blank stands before the word."""
        return 0 < index < self.count and self.starts[index] == self.ends[index - 1]

    def frame(self, first: int, joined: frozenset[str] = JOINED, *, article: bool = True) -> Frame:
        """Find article and preposition before ``first``; only prepositions of ``joined`` belong to the date."""
        index = self.before(first)
        cue = self.cue(index)
        if article and cue and cue.kind == "article":
            first, index = index, self.before(index)
            cue = self.cue(index)
        if cue and cue.kind == "filler":
            outer = self.before(index)
            beyond = self.cue(outer)
            if beyond and beyond.kind == "preposition":
                index, cue = outer, beyond
        if not cue or cue.kind != "preposition" or cue.value not in joined:
            return Frame(first, "")
        preposition: str = cue.value
        outer = self.before(index)
        beyond = self.cue(outer)
        if beyond and beyond.kind == "preposition":
            if preposition in CONTRACTED and beyond.value in OUTER:
                return Frame(outer, beyond.value)
            if preposition == "von" and beyond.value == "innerhalb":
                return Frame(outer, "innerhalb")
        return Frame(index, preposition)

    def tense(self, index: int, *, present: bool = False) -> int:
        """Whether the clause around a token speaks of what is to come (1), of what has been (-1), or can't tell (0).

        Verbs in the present count as the future only if asked for: "der Konzern berichtet am Freitag".
        """
        seen = self._clause_tenses(index)
        ahead = "future" in seen or (present and "present" in seen)
        return ahead - ("past" in seen)

    def _clause_tenses(self, index: int) -> set[str]:
        tenses, words = verb_tenses(), self.words
        seen = set()
        for word in reversed(words[max(index - CLAUSE_REACH, 0) : index]):
            if word in CLAUSE_ENDS or word == "\n\n":
                break
            if word in tenses:
                seen.add(tenses[word])
        for word in words[index + 1 : index + CLAUSE_REACH]:
            if word in CLAUSE_ENDS or word == "\n\n":
                break
            if word in tenses:
                seen.add(tenses[word])
        return seen

    def lean(self, index: int, frame: Frame) -> float:
        """How much farther a day ahead seems than one behind, for dates without a year: news tells more of the past."""
        if frame.preposition in PLANNING:
            return 1
        tense = self.tense(index)
        is_told = self.word(index + 1).endswith(PARTICIPLES) and self.word(index + 1).islower()
        already = self.word(self.before(frame.first)).lower() in word_set("tenses", "already")
        if frame.preposition in PAST or is_told or (already and tense <= 0):
            return 3
        return {1: 0.5, 0: 2, -1: 3}[tense]

    def framed(self, frame: Frame, last: int, core: str, span: Span | None, kind: str = "period") -> Reading:
        """Make a reading of what a date means behind its preposition."""
        opened = open_span(frame.preposition, span, self.today) if core != "time" else span or UNKNOWN
        return Reading(frame.first, last, core, opened, kind, frame.preposition)


def open_span(preposition: str, span: Span | None, today: date | None) -> OpenSpan:
    """Bound a span by its preposition: "bis" leaves the start open, "ab" the end, "seit" ends today."""
    if span is None:
        return UNKNOWN
    if preposition == "bis":
        return None, span[1]
    if preposition == "ab":
        return span[0], None
    if preposition == "seit":
        return span[0], today if today and today >= span[0] else None
    return span


def direction_of(preposition: str) -> int:
    """Whether a preposition looks ahead (1), back (-1) or neither."""
    return {"bis": 1, "ab": 1, "seit": -1}.get(preposition, 0)
