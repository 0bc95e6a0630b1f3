"""Agencies' ratings and outlooks in a sentence: „BBB-“, Baa3, "AA+/stabil", "mit negativem Ausblick".

In: a sentence view and a token range. Out: ``Note`` objects in text order, the outlook. Letters that are also words or
names ("A") count in quotation marks, with a sign, or behind words like "auf" and "Rating".
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from tickerlese.events.function_words import CONTRACTED
from tickerlese.events.quotations import QUOTE_MARKS, SINGLE_MARKS
from tickerlese.lexicon import read_rows

if TYPE_CHECKING:
    from tickerlese.events.syntax import SentenceView

Outlook = Literal["positive", "stable", "negative"]
MARKS = QUOTE_MARKS | SINGLE_MARKS
SIGNS = {"-": "-", "‑": "-", "–": "-", "−": "-", "minus": "-", "+": "+", "plus": "+"}
INTRODUCERS = frozenset(
    "auf mit bei von zu nach rating ratings note noten bonitätsnote bonität einstufung zuvor bisher bislang jetzt nun langfristnote langfristrating kreditrating".split()
)
OLD_WORDS = frozenset("von zuvor bisher bislang vorher vormals nach".split())
NOUNS = ("rating", "ratings", "note", "noten", "bonität", "einstufung")
WAY = 5
LEVELS = frozenset({"high", "low"})
OUTLOOKS: dict[str, Outlook] = {"positiv": "positive", "stabil": "stable", "negativ": "negative"}
OUTLOOK_REACH = 9
ENDINGS = ("", "e", "en", "er", "es", "em")
NEXT_TO_NOTE = frozenset({"/", ",", "(", "mit", "ausblick", ";"})


class NoteRow(NamedTuple):
    """One row of credit_ratings.csv."""

    symbol: str
    rank: str


class Note(NamedTuple):
    """A rating in the text: local token range, as agencies write it, notches below the best, and whether it is the former one."""

    first: int
    last: int
    text: str
    rank: int
    is_old: bool


@cache
def ranks() -> dict[str, int]:
    """Notches below the best, by symbol."""
    return {row.symbol: int(row.rank) for row in read_rows("credit_ratings.csv", NoteRow)}


def find_notes(view: SentenceView, first: int, last: int) -> list[Note]:
    """The ratings that stand in the token range."""
    found: list[Note] = []
    for k in range(first, last):
        if (found and k < found[-1].last) or view.owner[k] is not None:
            continue
        note = _read(view, k, found[-1] if found else None)
        if note is not None:
            found.append(note)
    return found


def _read(view: SentenceView, k: int, before: Note | None) -> Note | None:
    bare, _, glued = view.words[k].partition("/")
    if bare.rstrip(".") not in ranks():
        return None
    symbol, end = bare.rstrip("."), k + 1
    if not glued and end < len(view):
        sign = SIGNS.get(view.lower[end], "")
        near = view.adjoins(k, end) or view.lower[end] in {"minus", "plus"}
        compound = sign and end + 1 < len(view) and view.adjoins(end, end + 1) and view.words[end + 1][:1].isalpha()
        if compound and view.adjoins(k, end) and not view.lower[end + 1].endswith(NOUNS):
            return None
        if sign and near and symbol + sign in ranks():
            symbol, end = symbol + sign, end + 1
    if len(symbol) == 1 and not _is_introduced(view, k, end):
        return None
    if view.lower[end : end + 1] == ["("] and view.lower[end + 1 : end + 2] and view.lower[end + 1] in LEVELS:
        return Note(k, end + 3, f"{symbol} ({view.lower[end + 1]})", ranks()[symbol], _is_old(view, k, before))
    return Note(k, end, symbol, ranks()[symbol], _is_old(view, k, before))


def _word_before(view: SentenceView, k: int) -> str:
    while k > 0 and view.words[k - 1] in MARKS | {":", "("}:
        k -= 1
    word = view.lower[k - 1] if k else ""
    return CONTRACTED.get(word, word)


def _is_introduced(view: SentenceView, first: int, last: int) -> bool:
    quoted = first > 0 and view.words[first - 1] in MARKS and last < len(view) and view.words[last] in MARKS
    return quoted or _word_before(view, first) in INTRODUCERS


def _is_old(view: SentenceView, k: int, before: Note | None) -> bool:
    """Whether it is the former rating: "von „A2“ auf", "nach zuvor BBB", "BBB- (BBB)"."""
    before_it = _word_before(view, k)
    if before_it in OLD_WORDS:
        return before_it != "von" or not _is_attribute(view, k)
    return before is not None and view.lower[before.last : k] in (["("], ["(", "„"], ["„", "("])


def _is_attribute(view: SentenceView, k: int) -> bool:
    """Whether "von" joins the rating to its noun ("ein Rating von A-"), and does not begin a way "von … auf …"."""
    if "auf" in view.lower[k + 1 : k + WAY]:
        return False
    while k > 0 and (view.words[k - 1] in MARKS or view.lower[k - 1] == "von"):
        k -= 1
    return k > 0 and view.lower[k - 1].endswith(NOUNS)


def read_outlook(view: SentenceView, first: int, last: int, notes: list[Note]) -> Outlook | None:
    """The new outlook that the token range tells, beside the word "Ausblick" or right behind a rating."""
    for k in range(first, last):
        if view.lower[k].endswith("ausblick") and (found := _beside(view, k, first, last)):
            return found
    for note in notes:
        word = view.words[note.first].partition("/")[2].lower()
        if word in OUTLOOKS:
            return OUTLOOKS[word]
        if view.words[note.last : note.last + 1] == ["/"] and note.last + 1 < last:
            found = _outlook_of(view.lower[note.last + 1])
            if found is not None:
                return found
    return None


def _beside(view: SentenceView, k: int, first: int, last: int) -> Outlook | None:
    """The adjective before "Ausblick", else the one behind it; in "von stabil auf positiv" the last."""
    if k > first and (found := _outlook_of(view.lower[k - 1])):
        return found
    behind = [(j, word) for j in range(k + 1, min(last, k + OUTLOOK_REACH + 4)) if (word := _outlook_of(view.lower[j]))]
    new = [word for j, word in behind if _word_before(view, j) == "auf"]
    plain = [word for j, word in behind if _word_before(view, j) not in OLD_WORDS]
    return next(iter(new or plain), None)


def _outlook_of(word: str) -> Outlook | None:
    return next((OUTLOOKS[stem] for stem in OUTLOOKS if word.startswith(stem) and word[len(stem) :] in ENDINGS), None)
