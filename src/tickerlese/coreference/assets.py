"""Nouns that point back at an index, a coin or a commodity: "der Leitindex", "die Kryptowährung", "das Edelmetall".

In: a page and the mentions that names claim. Out: mentions with ``anaphor=True`` and the antecedent's label, kind and
identity: the thing of that kind that was named last, at most a few sentences before. Refused: phrases that a name
completes ("der Leitindex Dax"), that say which one they mean ("der japanische Leitindex", "der Index der
Einkaufsmanager"), indefinite and plural phrases.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tickerlese.coreference.references import ARTICLES_OF
from tickerlese.instruments import Instrument, instruments
from tickerlese.lexicon import read_rows
from tickerlese.names.phrases import read_phrase
from tickerlese.names.words import CAPITAL
from tickerlese.tokens import TypeTable

if TYPE_CHECKING:
    from tickerlese.mention import Mention
    from tickerlese.names.page import Page

FARTHEST = 4  # sentences
QUOTES = frozenset("„“»«\"'‚‹›")
OWNERS = frozenset({"der", "des", "von", "vom", "für", "zur"})
NOT_A_NAME = frozenset({"größte", "größten", "älteste", "ältesten", "wichtigste", "wichtigsten", "bekannteste"})


class AssetNoun(NamedTuple):
    """One row of asset_nouns.csv."""

    noun: str
    gender: str
    kind: str


@cache
def _nouns() -> dict[str, AssetNoun]:
    rows = read_rows("asset_nouns.csv", AssetNoun)
    forms = {row.noun: row for row in rows}
    for row in rows:
        if row.gender != "f":
            forms[row.noun + ("es" if row.noun.endswith("x") else "s")] = row
    return forms


@cache
def _noun_types() -> TypeTable:
    return TypeTable(lambda word: word in _nouns(), dtype="int8")


def read_assets(page: Page, mentions: list[Mention]) -> list[Mention]:
    """The anaphors of this sort, in text order."""
    hits = _noun_types().hits(page.tokens.typed)
    if not hits:
        return []
    priced = sorted((m for m in map(_as_asset, mentions) if m), key=lambda mention: mention.first)
    named = {mention.first for mention in mentions if mention.identity}
    return [found for noun in hits if (found := _read(page, noun, priced, named))]


@cache
def _coins() -> dict[str | None, Instrument]:
    return {row.ticker: row for row in instruments() if row.kind == "crypto"}


def _as_asset(mention: Mention) -> Mention | None:
    """The mention if it names something with a price; a coin that an amount's reading found gets its name."""
    if mention.label == "CURRENCY" and mention.identity is None and mention.amount is not None:
        coin = _coins().get(mention.amount.currency)
        return replace(mention, identity=coin.identity(), kind="crypto") if coin else None
    return mention if mention.kind and mention.identity else None


def _read(page: Page, noun: int, priced: list[Mention], named: set[int]) -> Mention | None:
    row = _nouns()[page.words[noun]]
    phrase = read_phrase(page, noun)
    if phrase is None or phrase.article not in ARTICLES_OF[row.gender] or _is_told(page, noun, named):
        return None
    if any(adjective not in NOT_A_NAME for adjective in phrase.adjectives):
        return None
    antecedent = _latest(page, phrase.first, row.kind, priced)
    if antecedent is None:
        return None
    tokens = page.tokens
    start, end = tokens.starts[phrase.first], tokens.ends[noun]
    return replace(antecedent, start=start, end=end, first=phrase.first, last=noun + 1, anaphor=True, id=None)


def _is_told(page: Page, noun: int, named: set[int]) -> bool:
    """Whether what follows says which one is meant."""
    following = page.after(noun + 1)
    if page.hyphen_at(noun + 1) or page.hyphen_at(noun - 1):
        return True
    if following < 0:
        return False
    if following in named or page.words[following] in QUOTES:
        return True
    owner = page.after(following + 1)
    return page.words[following] in OWNERS and owner >= 0 and bool(page.flags[owner] & CAPITAL)


def _latest(page: Page, position: int, kind: str, priced: list[Mention]) -> Mention | None:
    """The thing of that kind that was named last before a token."""
    sentence = page.tokens.sentence_at(position)
    for mention in reversed(priced):
        if mention.first < position and mention.kind == kind:
            near = sentence - page.tokens.sentence_at(mention.first) <= FARTHEST
            return mention if near else None
    return None
