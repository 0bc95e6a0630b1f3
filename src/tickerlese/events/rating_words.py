"""Analysts' ratings in a sentence: "Buy", „Übergewichten“, "Equal-weight", Kaufempfehlung.

In: a sentence view and a token range. Out: ``RatingWord`` objects in text order, with what they tell investors to do.
Everyday words ("halten", "neutral") count in quotation marks, or capitalised behind words like "auf" and "Votum".
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from tickerlese.events.quotations import QUOTE_MARKS, SINGLE_MARKS
from tickerlese.lexicon import read_rows

if TYPE_CHECKING:
    from tickerlese.events.syntax import SentenceView

Stance = Literal["strong_buy", "buy", "accumulate", "hold", "reduce", "sell", "strong_sell"]
STANCES: tuple[Stance, ...] = ("strong_sell", "sell", "reduce", "hold", "accumulate", "buy", "strong_buy")
ALL_MARKS = QUOTE_MARKS | SINGLE_MARKS
HYPHENS = frozenset("-‐‑–")
INTRODUCERS = frozenset(
    "auf mit bei von zu rating votum einstufung empfehlung anlageurteil urteil einschätzung ist zuvor bisher bislang neu".split()
)
RECOMMENDING = frozenset(
    "empfiehlt empfehlen empfahl empfahlen empfehle empfohlen rät raten riet rieten rate geraten".split()
)


class RatingRow(NamedTuple):
    """One row of ratings.csv."""

    rating: str
    forms: tuple[str, ...]
    stance: Stance
    kind: Literal["word", "plain", "noun"]


class RatingWord(NamedTuple):
    """A rating in the text: local token range, nominative, rank (0 is the worst), and whether a noun stands for it."""

    first: int
    last: int
    rating: str
    rank: int
    is_noun: bool


@cache
def rating_forms() -> dict[str, tuple[tuple[tuple[str, ...], RatingRow], ...]]:
    """The spellings by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], RatingRow]]] = {}
    for row in read_rows("ratings.csv", RatingRow):
        for form in row.forms:
            words = tuple(form.split())
            found.setdefault(words[0], []).append((words, row))
    return {first: tuple(sorted(forms, key=lambda pair: -len(pair[0]))) for first, forms in found.items()}


def find_ratings(view: SentenceView, first: int, last: int) -> list[RatingWord]:
    """The ratings that stand in the token range."""
    forms, found, free = rating_forms(), list[RatingWord](), first
    for k in range(first, last):
        if k >= free and view.owner[k] is None and view.lower[k] in forms:
            rating = _read(view, k)
            if rating is not None:
                found.append(rating)
                free = rating.last
    return found


def _read(view: SentenceView, k: int) -> RatingWord | None:
    for words, row in rating_forms()[view.lower[k]]:
        end = _end(view, k, words)
        if end < 0 or not _counts(view, k, end, row):
            continue
        text = row.rating if row.kind == "noun" or _is_advice(view, k) else _as_written(view, k, end)
        return RatingWord(k, end, text, STANCES.index(row.stance), row.kind == "noun")
    return None


def _end(view: SentenceView, k: int, words: tuple[str, ...]) -> int:
    """End of the spelling that starts at ``k``, hyphens skipped; -1 when another word stands there."""
    for index, word in enumerate(words):
        while index and k < len(view) and view.words[k] in HYPHENS:
            k += 1
        if k >= len(view) or view.lower[k] != word:
            return -1
        k += 1
    return k


def _counts(view: SentenceView, first: int, last: int, row: RatingRow) -> bool:
    if _is_quoted(view, first, last) or is_bracketed(view, first, last):
        return True
    if not view.words[first][:1].isupper() or (
        last < len(view) and view.words[last] in HYPHENS and view.adjoins(last - 1, last)
    ):
        return False
    return row.kind != "plain" or (first > 0 and view.lower[first - 1] in INTRODUCERS) or _is_advice(view, first)


def _is_advice(view: SentenceView, first: int) -> bool:
    """Whether the word says what a house advises: "rät zum Kauf", "zum Verkauf empfohlen"."""
    if first == 0 or view.lower[first - 1] != "zum":
        return False
    ranges = view.clauses[view.clause_at(first)].ranges
    advice = [k for begin, end in ranges for k in range(begin, end) if view.lower[k] in RECOMMENDING]
    return any("sich" not in view.lower[k + 1 : k + 2] for k in advice)


def _is_quoted(view: SentenceView, first: int, last: int) -> bool:
    return first > 0 and last < len(view) and view.words[first - 1] in ALL_MARKS and view.words[last] in ALL_MARKS


def is_bracketed(view: SentenceView, first: int, last: int) -> bool:
    """Whether the word stands alone in brackets behind another one: "auf Hold (Buy)"."""
    while first > 0 and last < len(view) and view.words[first - 1] in ALL_MARKS and view.words[last] in ALL_MARKS:
        first, last = first - 1, last + 1
    alone = first > 1 and last < len(view) and view.words[first - 1] == "(" and view.words[last] == ")"
    before = view.lower[first - 2].strip(".") if alone else ""
    return alone and (before in rating_forms() or view.words[first - 2] in ALL_MARKS)


def _as_written(view: SentenceView, first: int, last: int) -> str:
    start, end = view.chars(first, last)
    text = view.tokens.text[start:end]
    return text[:1].upper() + text[1:]
