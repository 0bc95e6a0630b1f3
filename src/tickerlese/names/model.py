"""What the model found, repaired: it knows words in context, but not where German names end.

In: the page and the model's entities as token ranges with labels, of our scheme or another (PER, ORG, LOC, MISC).
Out: claims. Repairs: names are cut at line breaks and dashes; titles, roles and articles before them and punctuation
around them go, and so do the heads of compounds ("Alibaba-Aktie" is Alibaba). Refused: entities without a letter, MISC,
common nouns and rating grades, datelines ("FRANKFURT -") taken for companies or people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.names.spots import COMPANY, LOCATION, MODEL, ORGANIZATION, PERSON, Claim
from tickerlese.names.trades import with_trade
from tickerlese.names.words import (
    AFFAIR,
    ARTICLE,
    BLANK,
    BODY,
    BREAK,
    CAPITAL,
    DEMONYM,
    FIRM,
    HYPHEN,
    NO_NAME,
    ROLE,
    SHARE,
    TITLE,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tickerlese.names.page import Page

INSTITUTIONS = (
    "ank",
    "assurance",
    "haus",
    "kasse",
    "brauerei",
    "reederei",
    "verlag",
    "börse",
    "versicherung",
    "holding",
    "eitung",
    "achrichten",
    "nzeiger",
    "blatt",
    "gruppe",
    "werke",
)
ADJECTIVES = tuple(
    stem + ending
    for stem in ("isch", "lich", "iert", "ell", "al", "iv", "los", "ig", "same")
    for ending in ("e", "er", "es")
)
NAME_ENDINGS = (*INSTITUTIONS, "tion")  # nouns, but parts of names
LEADING = frozenset(
    [stem + ending for stem in ("sein", "ihr", "unser", "dies") for ending in ("e", "em", "en", "er", "es")]
    + ["auch", "laut", "bei", "beim", "von", "vom", "und", "für", "mit", "nach", "im", "am", "sein", "ihr"]
)
GROUPS = frozenset({"Gruppe", "Konzern", "Konzerns", "Holding"})
SHORTEST_SMALL = 3
OURS = frozenset({COMPANY, PERSON, ORGANIZATION, LOCATION, "INDEX", "PRODUCT"})
FOREIGN = {"PER": PERSON, "LOC": LOCATION, "GPE": LOCATION}
HEADS = SHARE | FIRM | ROLE | AFFAIR
EDGES = frozenset("„“”\"'»«‚‘’()[]{},;:–—-−‐‑/|*•…!?<>+=".replace("’", ""))
DATELINE_ENDS = frozenset("-–—(/.")


def read_model(page: Page, entities: Iterable[tuple[int, int, str]]) -> Iterator[Claim]:
    """One claim for each usable part of each entity."""
    flags = page.flags
    for first, last, label in entities:
        if last - first == 1 and label in OURS and flags[first] == CAPITAL and not page.words[first].isupper():
            start, end, ours = with_trade(page, first, last, label)  # most entities: nothing else to repair
            if start < end:
                yield Claim(start, end, ours, MODEL)
            continue
        for part in _lines(page, first, last):
            ours = _translate(page, *part, label)
            start, end = _trim(page, *part, ours)
            if start < end and not _in_dateline(page, start, end, ours):
                start, end, ours = with_trade(page, start, end, ours)
                if start < end:
                    yield Claim(start, end, ours, MODEL)


def _lines(page: Page, first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    for index in range(first, last):
        if page.flags[index] & BREAK or _is_dash(page, index):
            if start < index:
                yield start, index
            start = index + 1
    if start < last:
        yield start, last


def _is_dash(page: Page, index: int) -> bool:
    """Whether a hyphen with blanks around it stands for a dash."""
    return bool(page.flags[index] & HYPHEN) and not page.glued(index) and not page.glued(index + 1)


def _translate(page: Page, first: int, last: int, label: str) -> str:
    """Our label; a foreign ORG is a company unless one of its words says otherwise, a foundation is no person."""
    if label == PERSON and last - first > 1 and page.flags[last - 1] & BODY:
        return ORGANIZATION
    if label in (PERSON, LOCATION) and page.words[last - 1] in GROUPS and page.hyphen_at(last - 2):
        return COMPANY  # "Emil-Frey-Gruppe"
    if label == "ORG":
        return ORGANIZATION if any(page.flags[index] & BODY for index in range(first, last)) else COMPANY
    return FOREIGN.get(label, label)


def _trim(page: Page, first: int, last: int, label: str) -> tuple[int, int]:
    if label == "MISC":
        return first, first
    first, last = _strip_edges(page, first, last)
    droppable = ARTICLE | ROLE
    if label == PERSON:
        droppable |= TITLE | FIRM | DEMONYM
    while first < last - 1 and _opens_no_name(page, first, droppable) and page.flags[first + 1] & (CAPITAL | TITLE):
        first += 1
    if label == COMPANY:
        first = after_description(page, first, last)
    if label == PERSON:
        first = _after_role_compound(page, first, last)
    elif label == COMPANY:
        last = _before_noun(page, first, _before_head(page, first, last))
    first, last = _strip_edges(page, first, last)
    return (first, last) if _holds_name(page, first, last, label) else (first, first)


def _opens_no_name(page: Page, index: int, droppable: int) -> bool:
    return bool(page.flags[index] & droppable) or page.words[index].lower() in LEADING


def _holds_name(page: Page, first: int, last: int, label: str) -> bool:
    """Whether the range is more than titles and descriptions, and no grade of a rating agency ("BBB", "Baa2")."""
    if last - first == 1 and page.flags[first] & NO_NAME:
        return False
    if last - first == 1 and label == COMPANY and page.words[first].islower():
        return not page.flags[first] and len(page.words[first]) > SHORTEST_SMALL  # "igus", "zeit.de"
    nameless = TITLE | ROLE | (DEMONYM if label == COMPANY else 0)
    return any(
        (page.flags[index] & CAPITAL or page.words[index][0].isdigit())
        and not page.flags[index] & nameless
        and not (label == COMPANY and page.flags[index] & FIRM and not page.words[index].endswith(INSTITUTIONS))
        for index in range(first, last)
    )


def after_description(page: Page, first: int, last: int) -> int:
    """Start of the name behind what describes it: "Modekette Brandl" is Brandl, "Volksbank Elbtal" stays whole."""
    index = first
    while index < last - 1 and page.flags[index] & FIRM and page.flags[index + 1] & CAPITAL:
        if page.words[index].endswith(INSTITUTIONS):
            break
        index += 1
    return index


def _strip_edges(page: Page, first: int, last: int) -> tuple[int, int]:
    while first < last and (page.flags[first] & (BLANK | HYPHEN) or page.words[first] in EDGES):
        first += 1
    while first < last and (page.flags[last - 1] & (BLANK | HYPHEN) or page.words[last - 1] in EDGES):
        last -= 1
    return first, last


def _after_role_compound(page: Page, first: int, last: int) -> int:
    """Start of the person in "Alibaba-Chef Wu"."""
    for index in range(last - 2, first, -1):
        if page.flags[index] & ROLE and page.hyphen_at(index - 1):
            return index + 1
    return first


def _before_head(page: Page, first: int, last: int) -> int:
    """End of the company in "Alibaba-Aktie"."""
    index = last - 1
    if index - 1 > first and page.flags[index] & HEADS and page.hyphen_at(index - 1):
        return index - 1
    return last


def _before_noun(page: Page, first: int, last: int) -> int:
    """End of the name in "Deltaform Aufträge"; ``first`` when only an adjective is left ("Juristische Person")."""
    end = last
    while end - first > 1 and page.flags[end - 1] & NO_NAME and not page.words[end - 1].endswith(NAME_ENDINGS):
        if page.hyphen_at(end - 2):
            break
        end -= 1
    is_adjective = end < last and page.words[end - 1].endswith(ADJECTIVES)
    return first if is_adjective and end - first == 1 else end


def _in_dateline(page: Page, first: int, last: int, label: str) -> bool:
    """Whether the name is a place in capitals that opens a line: "FRANKFURT -", "MANNHEIM/KÖLN –", "ULM."."""
    if label not in (COMPANY, PERSON, ORGANIZATION) or not page.text(first, last).isupper():
        return False
    before = page.before(first)
    opens = before < 0 or (page.words[before] == "/" and page.before(page.unit_start(before - 1)) < 0)
    after = page.after(last)
    if not opens or after < 0 or page.words[after] not in DATELINE_ENDS:
        return False
    return page.words[after] in "/." or not page.hyphen_at(after)
