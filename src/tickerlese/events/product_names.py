"""Names of products that the text itself gives away: behind a product noun, after "namens", in quotes, or by their shape.

In: a ``Frame``. Out: a ``Mention`` with label PRODUCT: one that the names already have, or a new one on the words.
A noun alone is a product when it is told as new ("sein erstes Elektroauto"). Refused: plans, figures, strategies.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from tickerlese.events.function_words import ARTICLES, PREPOSITIONS
from tickerlese.lexicon import read_rows
from tickerlese.mention import Identity, Mention
from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView

NAMERS = frozenset({"namens", "namen", "genannt", "getauft", "bezeichnung", "typs"})
NEW = (
    "neu",
    "erst",
    "nächst",
    "eigen",
    "überarbeitet",
    "aufgefrischt",
    "weltweit",
    "faltbar",
    "autonom",
    "aktualisiert",
    "vollelektrisch",
)
QUOTES = frozenset("„“”\"»«‚‘'")
LONGEST_NAME = 5
SHORTEST_TAIL = 3
"""Compounds need at least this many letters before the product word."""


class ProductRow(NamedTuple):
    """One row of product_words.csv."""

    kind: Literal["vehicle", "electronics", "software", "medicine", "consumer", "finance", "general", "whole", "not"]
    words: tuple[str, ...]


@cache
def product_words() -> WordTable[bool]:
    """Whether a lower-cased word is a product noun, looked up once per word type."""
    rows = read_rows("product_words.csv", ProductRow)
    tails = {word for row in rows if row.kind not in {"whole", "not"} for word in row.words}
    whole = tails | {word for row in rows if row.kind == "whole" for word in row.words}
    never = {word for row in rows if row.kind == "not" for word in row.words}

    def classify(word: str) -> bool:
        forms = {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("n")}
        if forms & never:
            return False
        return bool(forms & whole) or any(
            form[cut:] in tails for form in forms for cut in range(SHORTEST_TAIL, len(form) - 2)
        )

    return WordTable(classify)


def find_product(frame: Frame) -> Mention | None:
    """The product that the trigger's clause (and what a colon adds to it) is about."""
    spans = _spans(frame)
    view = frame.view
    known = [m for m in view.mentions if m.label == "PRODUCT" and any(a <= frame.at(m) < b for a, b in spans)]
    if known:
        return frame.nearest(known)
    for read in (_named, _behind_noun, _by_shape, _told_as_new):
        found = next((found for span in spans for found in read(view, *span)), None)
        if found is not None:
            return _mention(view, *found)
    return None


def _spans(frame: Frame) -> list[tuple[int, int]]:
    """The ranges of the clause, those of clauses that interrupt it, and what follows a colon."""
    view = frame.view
    ranges = list(view.clauses[frame.clause].ranges)
    last = ranges[-1][1]
    if last < len(view) and view.words[last] == ":":
        ranges.append((last + 1, len(view)))
    return ranges


def _mention(view: SentenceView, first: int, last: int) -> Mention:
    start, end = view.chars(first, last)
    name = view.tokens.text[start:end].replace("\n", " ")
    return Mention("PRODUCT", start, end, view.at[first], view.at[last - 1] + 1, identity=Identity(name))


def _named(view: SentenceView, first: int, last: int) -> Iterator[tuple[int, int]]:
    """ "unter dem Namen Lumo", "namens Lumo", "Distel 2 genannt"."""
    for k in range(first, last):
        if view.lower[k] not in NAMERS:
            continue
        if view.lower[k] in {"genannt", "getauft"}:
            start = k
            while start > first and _can_be_name(view, start - 1) and k - start < LONGEST_NAME:
                start -= 1
            if start < k:
                yield start, k
        else:
            at = k + 1
            while at < last and view.words[at] in QUOTES:
                at += 1
            end = _name_end(view, at, last)
            if end > at:
                yield at, end


def _behind_noun(view: SentenceView, first: int, last: int) -> Iterator[tuple[int, int]]:
    """ "den Geländewagen YU7", "sein neues Smartphone „Galaxy S30“"."""
    table = product_words()
    for k in range(first, last - 1):
        if not view.words[k][:1].isupper() or view.owner[k] is not None or not table[view.lower[k]]:
            continue
        at = k + 1
        if view.words[at] in QUOTES:
            at += 1
        end = _name_end(view, at, len(view) if at > k + 1 else last)
        if end > at and view.words[at] != "-":
            yield at, end


def _by_shape(view: SentenceView, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A name that no German noun looks like: digits or capitals inside ("das Qwen3-Max", "iPhone 17")."""
    for k in range(first, last):
        if not _can_be_name(view, k) or (k > 0 and view.words[k - 1] in {"-", "‑"} and view.adjoins(k - 1, k)):
            continue
        end = _name_end(view, k, last)
        words = view.words[k:end]
        shaped = any(_is_shaped(word) for word in words) or (len(words) > 1 and words[-1].isdigit())
        if (
            end > k
            and shaped
            and not any(word.lower() in {"q1", "q2", "q3", "q4", "co2", "h1", "h2", "g7", "g20"} for word in words)
        ):
            yield k, end


def _is_shaped(word: str) -> bool:
    inner = any(c.isupper() for c in word[1:]) and any(c.islower() for c in word)
    mixed = any(c.isdigit() for c in word) and any(c.isalpha() for c in word)
    return (inner or mixed) and len(word) > 1 and not word.endswith(("%", "innen"))


def _told_as_new(view: SentenceView, first: int, last: int) -> Iterator[tuple[int, int]]:
    """ "sein erstes Elektroauto": a product noun with an adjective of newness, without a name."""
    table = product_words()
    for k in range(first, last):
        if view.words[k][:1].isupper() and view.owner[k] is None and table[view.lower[k]]:
            start = k
            while start > first and view.words[start - 1] in {"-", "‑"} and start >= 2:
                start -= 2
            j = start - 1
            while (
                j >= first
                and view.words[j].islower()
                and view.lower[j] not in ARTICLES
                and view.lower[j] not in PREPOSITIONS
            ):
                if view.lower[j].startswith(NEW):
                    yield start, k + 1
                    break
                j -= 1


def _can_be_name(view: SentenceView, k: int) -> bool:
    word = view.words[k]
    if view.owner[k] is not None or not word[:1].isalnum() or view.lower[k] in ARTICLES:
        return False
    return (
        word[:1].isupper()
        or word.isdigit()
        or any(c.isupper() for c in word[1:])
        or (any(c.isdigit() for c in word) and word[:1].isalpha())
    )


def _name_end(view: SentenceView, first: int, last: int) -> int:
    """Where a name that begins at ``first`` ends: capitals and figures, hyphens inside."""
    k = first
    while k < last and k - first < LONGEST_NAME + 2:
        joined = view.words[k] in {"-", "‑"} and k > first and view.adjoins(k - 1, k)
        if not joined and (not _can_be_name(view, k) or (k > first and view.is_finite(k))):
            break
        k += 1
    if k > first and view.words[k - 1] in {"-", "‑"}:
        k -= 1
    return k if k > first and not view.words[first].isdigit() else first
