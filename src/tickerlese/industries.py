"""What common nouns say about the company that they stand for: "Softwarekonzern", "Geldhaus", "VW-Tochter".

In: one word, which may be a compound with hyphens, in any case and number. Out: a ``CompanyNoun``, null for nouns that
name no company. Nouns are read whole (industries.csv) or as a stem of an industry and a head (company_heads.csv):
Stahl + konzern. Refused: compounds whose first part is unknown ("Zielgruppe", "Rathaus"), unless any first part will do
("Kunstrasenhersteller").
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from tickerlese.lexicon import read_rows

Gender = Literal["m", "f", "n"]
ENDINGS = ("", "s", "es", "n", "en", "e", "in", "innen")
WEAK = ("riese", "kunde", "ist", "ant", "ent")  # masculines whose -n or -en may be a singular ("dem Riesen")
LINKS = ("", "s", "es", "n", "en", "-", "s-")
SHORTEST_STEM = 2
LONG_HEAD = 5  # shorter ones stand in names too ("Privatbank", "Modehaus")
PLURALS = {"Firmen": "Firma", "Airlines": "Airline", "Start-ups": "Start-up", "Startups": "Startup"}


class Industry(NamedTuple):
    """One row of industries.csv."""

    key: str
    gender: Gender
    nouns: tuple[str, ...]
    stems: tuple[str, ...]


class CompanyHead(NamedTuple):
    """One row of company_heads.csv: the last part of compounds that name a company."""

    head: str
    gender: Gender
    meaning: Literal["company", "subsidiary", "parent", "rival", "brand"]
    alone: bool
    open: bool


class CompanyNoun(NamedTuple):
    """What a noun says about the company that it stands for.

    ``industries`` are the keys of industries.csv that fit; empty when the noun fits any company ("Konzern").
    ``meaning`` is company, or how it relates to another one: subsidiary, parent, rival, brand. ``stem`` is the first
    part of a compound in which no industry was recognised ("VW" in "VW-Tochter"), else null. ``plural`` is true where
    the form can't be a singular ("Konzerne"; "Autobauer" may be both).
    """

    industries: tuple[str, ...]
    gender: Gender
    meaning: str
    stem: str | None
    plural: bool

    @property
    def stands_alone(self) -> bool:
        """Tell whether the noun means a company by itself, without saying whose ("der Konzern", not "die Tochter")."""
        return self.meaning == "company"


@cache
def industries() -> tuple[Industry, ...]:
    """Read all industries."""
    return read_rows("industries.csv", Industry)


@cache
def company_heads() -> tuple[CompanyHead, ...]:
    """Read the heads of company nouns."""
    return read_rows("company_heads.csv", CompanyHead)


def describe_company(word: str) -> CompanyNoun | None:
    """Tell what a noun says about the company it stands for, null when it names none.

    >>> describe_company("Softwarekonzerns").industries, describe_company("Softwarekonzerne").plural
    (('software',), True)
    >>> describe_company("VW-Tochter").meaning, describe_company("VW-Tochter").stem
    ('subsidiary', 'VW')
    >>> describe_company("Rathaus") is None
    True
    """
    if not word[-1:].isalpha() or not any(map(str.isupper, word)):
        return None
    if word in PLURALS:
        noun = describe_company(PLURALS[word])
        return noun._replace(plural=True) if noun else None
    for read in (_listed, _compound):
        for ending in ENDINGS:
            if word.endswith(ending) and (noun := read(word.removesuffix(ending))):
                return noun._replace(plural=_is_plural(word, ending, noun.gender))
    return None


def _is_plural(word: str, ending: str, gender: Gender) -> bool:
    if gender == "f":
        return ending in ("n", "en", "innen")
    return ending in ("e", "n", "en", "innen") and not word.removesuffix(ending).lower().endswith(WEAK)


@cache
def _nouns() -> dict[str, CompanyNoun]:
    keys: dict[str, tuple[str, ...]] = {}
    genders: dict[str, Gender] = {}
    for industry in industries():
        for noun in industry.nouns:
            keys[noun] = (*keys.get(noun, ()), industry.key)
            genders.setdefault(noun, industry.gender)
    return {noun: CompanyNoun(found, genders[noun], "company", None, plural=False) for noun, found in keys.items()}


def _listed(base: str) -> CompanyNoun | None:
    return _nouns().get(base)


@cache
def _stems() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for industry in industries():
        for stem in industry.stems:
            table[stem.lower()] = (*table.get(stem.lower(), ()), industry.key)
    return table


@cache
def _heads() -> dict[str, CompanyHead]:
    return {head.head: head for head in company_heads()}


@cache
def _head_lengths() -> tuple[int, ...]:
    return tuple(sorted({len(head) for head in _heads()}, reverse=True))


def _compound(base: str) -> CompanyNoun | None:
    lowered = base.lower()
    for length in _head_lengths():
        head = _heads().get(lowered[-length:]) if length <= len(lowered) else None
        if head:
            return _read_compound(head, base[:-length])
    return None


def _read_compound(head: CompanyHead, stem: str) -> CompanyNoun | None:
    if not stem:
        return CompanyNoun((), head.gender, head.meaning, None, plural=False) if head.alone else None
    if len(stem) < SHORTEST_STEM:
        return None
    keys = _industries_of(stem)
    if head.meaning == "company":
        known = keys or head.open
        return CompanyNoun(keys, head.gender, head.meaning, None if keys else stem, plural=False) if known else None
    if keys or stem.endswith("-"):
        return CompanyNoun((), head.gender, head.meaning, stem.removesuffix("-"), plural=False)
    return None


def ends_in_head(word: str) -> bool:
    """Tell whether a word ends like a company noun, whatever its first part means ("Zylinderbauers", "Zustelldienst").

    >>> ends_in_head("Zylinderbauers"), ends_in_head("Zylinder")
    (True, False)
    """
    bases = (word.removesuffix(ending).lower() for ending in ENDINGS if word.endswith(ending))
    return any(
        base[-length:] in _heads() for base in bases for length in _head_lengths() if LONG_HEAD <= length < len(base)
    )


def _industries_of(stem: str) -> tuple[str, ...]:
    for link in LINKS:
        if stem.endswith(link) and (keys := _stems().get(stem.removesuffix(link).lower())):
            return keys
    return ()
