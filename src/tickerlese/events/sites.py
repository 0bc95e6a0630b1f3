"""The places of work that a sentence speaks of: works, offices, shops, and what is done there.

In: a sentence view. Out: ``Site`` objects, the nouns of ``site_words.csv`` with the preposition that governs them.
Refused: words that only end like one ("Netzwerk", "Geldanlage") and fixed phrases ("zu Werke gehen", "in Betrieb").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from tickerlese.events.function_words import ARTICLES, CONTRACTED, PREPOSITIONS
from tickerlese.lexicon import read_rows
from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.syntax import SentenceView

SiteKind = Literal["plant", "office", "shop", "whole", "operation", ""]
ENDINGS = ("", "s", "es", "n", "en", "e", "er", "ern")
SHORTEST_TAIL = 2  # letters that compounds need before the site word
LONG_TAIL = 8  # shorter refused words end others by chance ("Gewerk", "Montagewerk")
GENITIVES = frozenset("der des seiner seines ihrer ihres eines einer dieser dieses aller".split())
REACH = 6
IDIOMS = frozenset({"zu", "in"})  # "zu Werke", "in Betrieb", "in Produktion"


class SiteRow(NamedTuple):
    """One row of site_words.csv."""

    kind: Literal["plant", "office", "shop", "whole", "operation", "not"]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """A noun for a place of work: its local index, its kind, the preposition that governs it (or "").

    ``first`` is where its phrase begins; ``dependent`` tells that it is an attribute of the noun before ("der Bau des Werks").
    """

    at: int
    kind: SiteKind
    first: int
    prep: str
    dependent: bool


@cache
def site_words() -> WordTable[SiteKind]:
    """Which kind of site a lower-cased word names, "" for other words; looked up once per word type."""
    kinds: dict[str, SiteKind] = {}
    refused: set[str] = set()
    for row in read_rows("site_words.csv", SiteRow):
        if row.kind == "not":
            refused.update(row.words)
        else:
            kinds.update(dict.fromkeys(row.words, row.kind))
    refused_tails = tuple(word for word in refused if len(word) >= LONG_TAIL)
    tails = {word: kind for word, kind in kinds.items() if kind != "whole"}

    def classify(word: str) -> SiteKind:
        bases = [word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending)]
        if any(base in refused or base.endswith(refused_tails) for base in bases):
            return ""
        for base in bases:
            if base in kinds:
                return kinds[base]
        for base in bases:
            for cut in range(SHORTEST_TAIL, len(base) - 2):
                if base[cut:] in tails:
                    return tails[base[cut:]]
        return ""

    return WordTable(classify)


def has_site(view: SentenceView) -> bool:
    """Whether the sentence has a noun for a place of work, as a quick first look."""
    table = site_words()
    return any(table[lower] and word[:1].isupper() for lower, word in zip(view.lower, view.words, strict=True))


def sites_in(view: SentenceView, ranges: list[tuple[int, int]]) -> Iterator[Site]:
    """The places of work in the local ranges, in text order."""
    table = site_words()
    for first, last in ranges:
        for k in range(first, last):
            kind = table[view.lower[k]]
            if kind and view.words[k][:1].isupper() and _stands_free(view, k):
                yield _read_site(view, k, kind)


def _stands_free(view: SentenceView, k: int) -> bool:
    """Whether the noun is no part of a name and of no fixed phrase, and no hyphen makes it the first part of another noun."""
    owner = view.owner[k]
    if owner is not None and owner.amount is None and not owner.anaphor:
        return False
    if k > 0 and view.lower[k - 1] in IDIOMS and view.lower[k] in {"werke", "werk", "betrieb", "produktion", "haus"}:
        return False
    joined = k + 2 < len(view) and view.words[k + 1] in {"-", "‑"} and view.adjoins(k, k + 1)
    return not (joined and view.adjoins(k + 1, k + 2))


def _read_site(view: SentenceView, k: int, kind: SiteKind) -> Site:
    """Walk left over attributes, numbers and hyphens to article and preposition."""
    first = k
    while first > 0 and k - first < REACH and _belongs(view, first - 1):
        first -= 1
    article = ""
    if first > 0 and view.lower[first - 1] in ARTICLES:
        first -= 1
        article = view.lower[first]
    before = view.lower[first - 1] if first else ""
    if before in PREPOSITIONS and view.owner[first - 1] is None:
        return Site(k, kind, first - 1, CONTRACTED.get(before, before), dependent=False)
    dependent = article in GENITIVES and first > 1 and view.words[first - 1][:1].isupper()
    return Site(k, kind, first, "", dependent=dependent)


def _belongs(view: SentenceView, k: int) -> bool:
    """Whether the word is an attribute, a number or the first part of a compound in front of the noun."""
    word, lower, owner = view.words[k], view.lower[k], view.owner[k]
    if owner is not None and not owner.anaphor:
        return owner.amount is not None or (k + 1 < len(view) and view.words[k + 1] in {"-", "‑"})
    if lower in ARTICLES or lower in PREPOSITIONS or view.is_finite(k):
        return False
    if word in {"-", "‑"} or (k + 1 < len(view) and view.words[k + 1] in {"-", "‑"} and word.isalnum()):
        return True
    return lower.endswith(("e", "en", "er", "es", "em")) or lower.isdigit()
