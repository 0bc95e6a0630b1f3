"""Names that a company noun announces: "der Wohnmobilbauer Carabus", "Modekette Brandl", "die Sparkasse Regensburg".

In: the page. Out: COMPANY claims on unknown names right behind a noun for a single company. Institutions whose name is
noun and place ("Volksbank Elbtal") are claimed whole. Refused: plurals, nouns that also go with products and places
("Plattform", "Flughafen"), and words that rather are the clause's object ("dass der Konzern Aufträge verliert").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.names.phrases import read_phrase
from tickerlese.names.spots import COMPANY, HINT, RULE, Claim
from tickerlese.names.words import (
    AFFAIR,
    BODY,
    CAPITAL,
    COMPANY_NOUNS,
    DEMONYM,
    FIRM,
    FIRST_NAME,
    NO_NAME,
    ROLE,
    SHARE,
    TITLE,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.names.page import Page

INSTITUTIONS = (
    "sparkasse",
    "volksbank",
    "raiffeisenbank",
    "vr-bank",
    "stadtwerke",
    "landesbank",
    "genossenschaftsbank",
    "messe",
)
NOT_ONLY_COMPANIES = (
    "plattform",
    "dienst",
    "flughafen",
    "fonds",
    "börse",
    "marke",
    "portal",
    "sender",
    "club",
    "klub",
    "verein",
    "airport",
)
NOT_ALONE = FIRM | ROLE | SHARE | AFFAIR | DEMONYM | TITLE | BODY | FIRST_NAME


def read_appositions(page: Page) -> Iterator[Claim]:
    """COMPANY claims in text order."""
    flags = page.flags
    for noun in page.having(FIRM):
        name = page.after(noun + 1)
        if name < 0 or not flags[name] & CAPITAL or page.hyphen_at(noun + 1):
            continue
        unit = page.text(page.unit_start(noun), noun + 1).lower()
        if unit.endswith(INSTITUTIONS):
            yield Claim(page.unit_start(noun), page.unit_end(name), COMPANY, RULE)
        elif not flags[name] & (NOT_ALONE | NO_NAME) and not flags[noun] & ROLE and _announces(page, noun):
            yield Claim(name, _name_end(page, name), COMPANY, HINT)


def _announces(page: Page, noun: int) -> bool:
    """Whether the noun means one company of a certain trade, or a rival: "Bauträger X meldet …", "der Konkurrent X".

    "der Konzern" alone is not enough: its clause's object may follow ("dass der Konzern Panzer liefert").
    """
    word = page.words[noun]
    description = COMPANY_NOUNS[page.text(page.unit_start(noun), noun + 1)]
    if description is None or description.plural or word.lower().endswith(NOT_ONLY_COMPANIES):
        return False
    if description.meaning == "rival":
        return read_phrase(page, noun) is not None
    return description.meaning == "company" and bool(description.industries or description.stem)


def _name_end(page: Page, first: int) -> int:
    """End of the name: one unit, or two where the second is no noun in the plural."""
    last = page.unit_end(first)
    second = page.after(last)
    if second < 0 or last > first + 1 or not page.flags[second] & CAPITAL or page.flags[second] & NOT_ALONE:
        return page.without_head(first, last)
    word = page.words[second]
    if word.endswith(("e", "en", "er")) or page.flags[second] & NO_NAME:
        return last
    return page.without_head(second, page.unit_end(second))
