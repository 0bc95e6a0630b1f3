"""What a word can be for the name beside it: a set of flags per word type, worked out once and then looked up.

In: a word. Out: an ``int`` of flags. Nothing here looks at a second word; what words mean together stands in
``context`` and ``people``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

from tickerlese.industries import describe_company
from tickerlese.lexicon import read_rows, read_words
from tickerlese.places import places_of_demonym
from tickerlese.roles import find_role
from tickerlese.tokens import TypeTable, WordTable

CAPITAL = 1  # may be part of a name
BREAK = 2  # white space with a line break
BLANK = 4  # other white space
HYPHEN = 8
ARTICLE = 16
TITLE = 32  # Frau, Dr.: a person follows
FIRST_NAME = 64
PERHAPS_FIRST_NAME = 128  # also a word, a surname or a firm
PARTICLE = 256  # von, van: inside a person's name
NOBLE = 512  # Freiherr, Graf: inside a person's name
INITIAL = 1024  # J.
ROLE = 2048  # Vorstandschef
FIRM = 4096  # Konzern, Autobauer, Tochter
SHARE = 8192  # Aktie, Papiere
AFFAIR = 16384  # other nouns after a company's name and a hyphen: "X-Zahlen"
SPEECH = 32768  # what people do with words
QUOTE = 65536  # plural verbs whose bare subject is a share: "RWE gewannen"
BODY = 131072  # words that make a name an organization's: Ministerium, FC
DEMONYM = 262144  # Walldorfer, Schweden: capitalised words made from a place's name
POINTING = 1048576  # other words that point back: "das Haus", "die 47-Jährige"
TRADE = 2097152  # what a firm makes or does, as the last word of its name: "Brandl Textilien"
NO_NAME = 524288  # common nouns, and grades of rating agencies, that models take for names

HYPHENS = frozenset("-\u2010\u2011")
ARTICLES = frozenset(
    "der die das den dem des ein eine einen einem einer eines Der Die Das Den Dem Des Ein Eine".split()
)
KINDS = {
    "title": TITLE,
    "particle": PARTICLE,
    "noble": NOBLE,
    "share": SHARE,
    "affair": AFFAIR,
    "speech": SPEECH,
    "quote": QUOTE,
    "body": BODY,
    "trade": TRADE,
    "no_name": NO_NAME,
}
SHORTEST_BODY = 4
GRADE = re.compile(r"A{1,3}|B{2,3}|C{2,3}|[ABC]aa?[123]?|A[123]|B[123]")


class NameWords(NamedTuple):
    """One row of name_words.csv: words that tell something about a name beside them."""

    kind: Literal[
        "title",
        "particle",
        "noble",
        "share",
        "affair",
        "speech",
        "quote",
        "body",
        "body_ending",
        "function",
        "generic",
        "legal",
        "famous",
        "noun_ending",
        "trade",
        "trade_ending",
        "no_name",
        "no_owner",
    ]
    words: tuple[str, ...]


class FirstName(NamedTuple):
    """One row of first_names.csv; ``common`` names are also words, surnames or firms."""

    name: str
    gender: Literal["m", "f", "x"]
    common: bool


@cache
def first_names() -> dict[str, FirstName]:
    """The listed first names."""
    return {row.name: row for row in read_rows("first_names.csv", FirstName)}


@cache
def name_words(kind: str) -> frozenset[str]:
    """The listed words of one kind."""
    return frozenset(word for row in read_rows("name_words.csv", NameWords) if row.kind == kind for word in row.words)


@cache
def _flagged_words() -> dict[str, int]:
    flags = dict.fromkeys(ARTICLES, ARTICLE)
    flags |= dict.fromkeys(("Haus", "Hauses", "Jährige", "Jähriger", "Jährigen"), POINTING)
    for kind, flag in KINDS.items():
        for word in name_words(kind):
            flags[word] = flags.get(word, 0) | flag
    return flags


@cache
def _function_words() -> frozenset[str]:
    return read_words("function_words.txt") | name_words("function")


@cache
def _body_endings() -> tuple[str, ...]:
    return tuple(name_words("body_ending"))


@cache
def _trade_endings() -> tuple[str, ...]:
    return tuple(name_words("trade_ending"))


@cache
def _noun_endings() -> tuple[str, ...]:
    return tuple(name_words("noun_ending"))


def classify(word: str) -> int:
    """The flags of one word."""
    if word.isspace():
        return BREAK if "\n" in word else BLANK
    if word in HYPHENS:
        return HYPHEN
    flags = _flagged_words().get(word, 0)
    if word[0].isupper():
        return flags | _classify_capital(word)
    inner_capital = any(letter.isupper() for letter in word[1:3]) and not word[0].isspace()
    return flags | CAPITAL if inner_capital else flags  # "eBay", "3M"


def _classify_capital(word: str) -> int:
    flags = 0 if word.lower() in _function_words() else CAPITAL
    if len(word) == 2 and word[1] == ".":
        flags |= INITIAL
    row = first_names().get(word) or (first_names().get(word.title()) if word.isupper() else None)
    if row:
        flags |= PERHAPS_FIRST_NAME if row.common else FIRST_NAME
    if ROLES[word]:
        flags |= ROLE
    if COMPANY_NOUNS[word]:
        flags |= FIRM
    if GRADE.fullmatch(word) or word.lower().endswith(_noun_endings()):
        flags |= NO_NAME
    if DEMONYMS[word]:
        flags |= DEMONYM
    if word.lower().endswith(_trade_endings()) or (word.isupper() and word.title() in name_words("trade")):
        flags |= TRADE
    if len(word) > SHORTEST_BODY and word.lower().endswith(_body_endings()):
        flags |= BODY
    return flags


COMPANY_NOUNS = WordTable(describe_company)
ROLES = WordTable(find_role)
DEMONYMS = WordTable(places_of_demonym)
FLAGS = WordTable(classify)


@cache
def flag_types() -> TypeTable:
    """The flags of all words of a text at once."""
    return TypeTable(classify)
