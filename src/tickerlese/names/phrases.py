"""Definite noun phrases, read from their noun to the left: determiner, adjectives, noun.

In: a page and the index of a noun. Out: ``Phrase``, or null when the phrase is not definite: "ein Konzern", "mehrere
Hersteller", a noun without article.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tickerlese.names.words import CAPITAL, COMPANY_NOUNS, FIRM, FLAGS, SHARE

if TYPE_CHECKING:
    from tickerlese.names.page import Page

FUSED = {
    "beim": "dem",
    "vom": "dem",
    "zum": "dem",
    "im": "dem",
    "am": "dem",
    "ans": "das",
    "ins": "das",
    "fürs": "das",
    "zur": "der",
}
DEMONSTRATIVES = {
    "dieser": "der",
    "diese": "die",
    "dieses": "das",
    "diesem": "dem",
    "diesen": "den",
}
DETERMINERS = {article: article for article in ("der", "die", "das", "dem", "den", "des")} | FUSED | DEMONSTRATIVES
ENDINGS = ("e", "en", "er", "es", "em", "te", "ten")
INSIDE = frozenset("im in am an aus auf von vom zum zur mit seit bei nach".split())
SIDE_CASES = frozenset(
    "an auf aus außer ausser bei beim durch für gegen gegenüber hinter in im mit nach neben ohne über um unter von vom "
    "vor wegen zu zum zur zwischen laut voran darunter wie als dank trotz".split()
)
FRONTED = frozenset({"Bei", "Beim", "Für"})  # "Bei X läuft es besser" speaks of X
OBLIQUE = frozenset({"dem", "den", "des", "einem", "einen", "eines", "einer"})
POSSESSIVES = frozenset(stem + ending for stem in ("sein", "ihr", "unser") for ending in ("e", "em", "en", "er", "es"))
MOST_ADJECTIVES = 3
LONGEST_PARTICIPLE = 7


class Phrase(NamedTuple):
    """Tokens ``first`` to ``last`` (half-open, determiner included), its article, its adjectives."""

    first: int
    last: int
    article: str
    adjectives: tuple[str, ...]


def read_phrase(page: Page, noun: int) -> Phrase | None:
    """The definite phrase that ends with the word at ``noun`` (hyphens included), null when there is none."""
    adjectives: list[str] = []
    index = page.before(page.unit_start(noun))
    while index >= 0 and len(adjectives) <= MOST_ADJECTIVES:
        word = page.words[index]
        article = DETERMINERS.get(word) or DETERMINERS.get(word[0].lower() + word[1:])
        if article:
            return Phrase(index, noun + 1, article, tuple(reversed(adjectives)))
        if not _may_be_adjective(page, index):
            return _around_participle(page, index, noun, adjectives)
        adjectives.append(page.text(page.unit_start(index), index + 1))
        index = page.before(page.unit_start(index))
    return None


def _may_be_adjective(page: Page, index: int) -> bool:
    word = page.words[index]
    if not word[0].isalpha() or not word.endswith(ENDINGS) or word in POSSESSIVES:
        return False
    return word[0].islower() or (word.endswith("er") and bool(FLAGS[word] & CAPITAL))


def _around_participle(page: Page, index: int, noun: int, adjectives: list[str]) -> Phrase | None:
    """Find the article before a participle's own words: "das im SDAX gelistete Unternehmen"."""
    if not adjectives or not adjectives[-1].endswith(("te", "ten", "ene", "enen", "ende", "enden")):
        return None
    for _ in range(LONGEST_PARTICIPLE):
        before = page.before(index)
        if before < 0 or page.words[index] in (",", ".", ":", ";"):
            return None
        word = page.words[before]
        article = DETERMINERS.get(word.lower())
        if article and page.words[index] in INSIDE and word.lower() not in FUSED:
            return Phrase(before, noun + 1, article, tuple(reversed(adjectives)))
        index = before
    return None


def is_side_figure(page: Page, first: int, last: int) -> bool:
    """Whether a preposition, a genitive or a compound keeps the name at ``first`` from being its clause's subject."""
    after = page.after(last)
    if after >= 0 and page.hyphen_at(after):
        return True
    index = page.before(first)
    feminine = True  # companies without a noun before them take "die" and "der"
    if index >= 0 and page.flags[index] & FIRM:
        noun = COMPANY_NOUNS[page.words[index]]
        feminine = noun is not None and noun.gender == "f"
        phrase = read_phrase(page, index)
        index = phrase.first if phrase else page.before(page.unit_start(index))
    if index < 0:
        return False
    word = page.words[index].lower()
    if word in OBLIQUE or (word == "der" and feminine):
        return True
    if word in DETERMINERS:
        index = page.before(index)
    return index >= 0 and page.words[index].lower() in SIDE_CASES and page.words[index] not in FRONTED


def is_share_owner(page: Page, first: int, last: int) -> bool:
    """Whether the name stands for its share: "die Papiere von X", "die X-Aktie"."""
    after = page.after(last)
    if after >= 0 and page.hyphen_at(after):
        return bool(page.flags[page.unit_end(after + 1) - 1] & SHARE)
    index = page.before(first)
    if index < 0 or page.words[index] not in ("von", "der", "des"):
        return False
    noun = page.before(index)
    return noun >= 0 and bool(page.flags[noun] & SHARE)
