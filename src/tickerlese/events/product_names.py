"""Names of products that the text itself gives away: behind a product noun, after "namens", in quotes, or by their shape.

In: a ``Frame``. Out: a ``Mention`` with label PRODUCT: one that the names already have, or a new one on the words.
A noun alone is a product when it is told as new ("sein erstes Elektroauto"). Refused: plans, figures, strategies.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from tickerlese.events.function_words import ARTICLES, PREPOSITIONS
from tickerlese.lexicon import read_rows
from tickerlese.mention import Identity, Mention
from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView

NAMERS = frozenset({"namens", "namen", "genannt", "getauft", "bezeichnung", "typs", "marke"})
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
LONGEST_QUOTED = 4
LONGEST_SHAPED = 14
SHORTEST_TAIL = 3  # letters that compounds need before the product word
NAME_LABELS = frozenset({"PERSON", "COMPANY", "ORGANIZATION", "LOCATION"})
NOT_NAMES = frozenset("q1 q2 q3 q4 h1 h2 co2 g7 g20".split())


Sort = Literal["product", "vague", ""]


class ProductRow(NamedTuple):
    """One row of product_words.csv."""

    kind: Literal[
        "vehicle", "electronics", "software", "medicine", "consumer", "finance", "general", "whole", "vague", "not"
    ]
    words: tuple[str, ...]


@cache
def product_words() -> WordTable[Sort]:
    """Whether a lower-cased word is a product noun, or one that is vague without a name; looked up once per word type."""
    rows = read_rows("product_words.csv", ProductRow)
    kinds: dict[str, set[str]] = {row.kind: set() for row in rows}
    for row in rows:
        kinds[row.kind].update(row.words)
    tails = set[str]().union(*(words for kind, words in kinds.items() if kind not in {"whole", "vague", "not"}))

    def classify(word: str) -> Sort:
        forms = {word, *(word.removesuffix(ending) for ending in ("s", "es", "n", "en"))}
        if forms & kinds["not"]:
            return ""
        if forms & kinds["vague"]:
            return "vague"
        compound = any(form[cut:] in tails for form in forms for cut in range(SHORTEST_TAIL, len(form) - 2))
        return "product" if compound or forms & (tails | kinds["whole"]) else ""

    return WordTable(classify)


@cache
def shaped_words() -> WordTable[bool]:
    """Whether a word (as written) looks like a name that is no German noun, looked up once per word type."""
    return WordTable(lambda word: _is_shaped(word.rstrip(".")))


def may_name_product(view: SentenceView) -> bool:
    """Whether the sentence has a word by which a product could be found, as a quick first look."""
    nouns, shapes = product_words(), shaped_words()
    if any(nouns[lower] or lower in NAMERS for lower in view.lower) or any(shapes[word] for word in view.words):
        return True
    if any(a in QUOTES and b[:1].isupper() for a, b in pairwise(view.words)):
        return True
    if any(b.isdigit() and a[:1].isupper() for a, b in pairwise(view.words)):
        return True
    return any(mention.label == "PRODUCT" for mention in view.mentions)


def find_product(frame: Frame, *, launched: bool = False) -> Mention | None:
    """The product that the trigger's clause (and what a colon adds to it) is about.

    ``launched``: the trigger brings something to market, so that "ein günstigeres Elektroauto" is enough.
    """
    spans = _spans(frame)
    view = frame.view
    known = [m for m in view.mentions if m.label == "PRODUCT" and any(a <= frame.at(m) < b for a, b in spans)]
    if known:
        return frame.nearest(known)
    for read in (_named, _behind_noun, _by_shape, _quoted):
        found = next((found for span in spans for found in read(view, *span)), None)
        if found is not None:
            return _mention(view, *found)
    told = next((found for span in spans for found in _told_as_new(view, *span, launched=launched)), None)
    return _mention(view, *told) if told else None


def _spans(frame: Frame) -> list[tuple[int, int]]:
    """The ranges of the clause, what follows a colon, and short quotations that stand inside it."""
    view = frame.view
    own = list(view.clauses[frame.clause].ranges)
    colon = next((last for _, last in own if last < len(view) and view.words[last] == ":"), -1)
    if colon >= 0:
        own = [*((first, last) for first, last in own if first <= colon), (colon + 1, len(view))]
    quoted = (
        c.ranges[0] for c in view.clauses if c.kind == "quote" and c.parent == frame.clause and len(c.ranges) == 1
    )
    return own + [(first, last) for first, last in quoted if last - first <= LONGEST_QUOTED]


def _mention(view: SentenceView, first: int, last: int) -> Mention:
    start, end = view.chars(first, last)
    text = view.tokens.text[start:end].rstrip(".")
    return Mention(
        "PRODUCT",
        start,
        start + len(text),
        view.at[first],
        view.at[last - 1] + 1,
        identity=Identity(" ".join(text.split())),
    )


def _named(view: SentenceView, first: int, last: int) -> Iterator[tuple[int, int]]:
    """As in "unter dem Namen Lumo", "namens Lumo", "Distel 2 genannt"."""
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
            at = _behind_quote(view, k + 1)
            end = _name_end(view, at, len(view))
            if end > at:
                yield at, end


def _behind_quote(view: SentenceView, k: int) -> int:
    return k + 1 if k < len(view) and view.words[k] in QUOTES else k


def _behind_noun(view: SentenceView, first: int, last: int) -> Iterator[tuple[int, int]]:
    """As in "den Geländewagen YU7", "sein neues Smartphone „Galaxy S30“", "den Traktor Fendt 800"."""
    table = product_words()
    for k in range(first, last):
        owner = view.owner[k]
        if not view.words[k][:1].isupper() or not table[view.lower[k]] or not (owner is None or owner.anaphor):
            continue
        at = _behind_quote(view, k + 1)
        named = view.owner[at] if at < len(view) else None
        brand = (
            view.span[id(named)][1] if named is not None and named.label in NAME_LABELS and not named.anaphor else at
        )
        end = _name_end(view, brand, len(view), after_brand=brand > at)
        if brand > at and named is not None and named.label == "COMPANY" and end == brand:
            continue
        if max(end, brand) > at:
            yield at, max(end, brand)


def _by_shape(view: SentenceView, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A name that no German noun looks like: digits or capitals inside ("das Qwen3-Max", "iPhone 17")."""
    for k in range(first, last):
        joined = k > 0 and view.words[k - 1] in {"-", "‑"} and view.adjoins(k - 1, k)
        if joined or not _can_be_name(view, k):
            continue
        end = _name_end(view, k, last)
        words = [word.rstrip(".") for word in view.words[k:end]]
        shaped = any(_is_shaped(word) for word in words) or (len(words) > 1 and words[-1].isdigit())
        if end > k and shaped and not any(word.lower() in NOT_NAMES for word in words) and not _is_beside(view, k):
            yield k, end


def _quoted(view: SentenceView, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A name in quotation marks that fill the range: "kommt „Kelprap“ in die Regale"."""
    enclosed = first > 0 and view.words[first - 1] in QUOTES and last < len(view) and view.words[last] in QUOTES
    if enclosed and last - first <= LONGEST_QUOTED and _name_end(view, first, last) == last:
        yield first, last


def _is_beside(view: SentenceView, k: int) -> bool:
    """Whether a preposition makes the name something else than what is launched ("für die Playstation 5", "in iOS 18")."""
    j = k - 1
    while j >= 0 and (
        view.lower[j] in ARTICLES or (view.words[j].islower() and view.lower[j].endswith(("en", "er", "e")))
    ):
        j -= 1
    return j >= 0 and view.lower[j] in {"für", "auf", "in", "im", "an", "über", "neben", "als", "wie", "zum", "zur"}


def _is_shaped(word: str) -> bool:
    """Whether a word has digits or capitals inside ("YU7", "iPhone", "CyberCab"); glued words are too long for that."""
    small = len(word) - len(word.lstrip("abcdefghijklmnopqrstuvwxyzäöü"))
    inner = any(c.isupper() for c in word[1:]) and any(c.islower() for c in word) and len(word) <= LONGEST_SHAPED
    if small > 2 and not word.endswith("OS"):
        return False
    mixed = any(c.isdigit() for c in word) and any(c.isalpha() for c in word)
    return (inner or mixed) and len(word) > 1 and not word.endswith(("%", "innen"))


def _told_as_new(view: SentenceView, first: int, last: int, *, launched: bool) -> Iterator[tuple[int, int]]:
    """As in "sein erstes Elektroauto": a product noun with an adjective of newness; when launched, "ein günstigeres …" too."""
    table = product_words()
    for k in range(first, last):
        if view.words[k][:1].isupper() and view.owner[k] is None and table[view.lower[k]]:
            start = k
            while start >= first + 2 and view.words[start - 1] in {"-", "‑"}:
                start -= 2
            j = start - 1
            new = False
            while j >= first and view.words[j].islower() and view.lower[j] not in ARTICLES | PREPOSITIONS:
                new |= view.lower[j].startswith(NEW)
                j -= 1
            indefinite = launched and j >= first and j < start - 1 and view.lower[j] in {"ein", "eine", "einen"}
            if table[view.lower[k]] == "product" and (new or indefinite):
                yield start, k + 1


def _can_be_name(view: SentenceView, k: int) -> bool:
    word = view.words[k].rstrip(".")
    if view.owner[k] is not None or not word[:1].isalnum() or view.lower[k] in ARTICLES:
        return False
    inner = any(c.isupper() for c in word[1:]) or (any(c.isdigit() for c in word) and word[:1].isalpha())
    return word[:1].isupper() or word.isdigit() or inner


def _name_end(view: SentenceView, first: int, last: int, *, after_brand: bool = False) -> int:
    """Where a name that begins at ``first`` ends: capitals and figures, hyphens inside; not a figure alone."""
    k = first
    while k < last and k - first < LONGEST_NAME + 2:
        joined = view.words[k] in {"-", "‑"} and k > first and view.adjoins(k - 1, k)
        if not joined and (not _can_be_name(view, k) or (k > first and view.is_finite(k))):
            break
        k += 1
    if k > first and view.words[k - 1] in {"-", "‑"}:
        k -= 1
    alone = k > first and view.words[first][:1].isdigit() and not after_brand
    return first if alone else k
