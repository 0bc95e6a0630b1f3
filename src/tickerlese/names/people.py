"""People that the text itself gives away: a title or a first name with a surname behind it.

In: the page. Out: PERSON claims on the bare name: "Dr. Gerrit Völkering" is Gerrit Völkering, "Karl-Heinz Freiherr von
Loë" stays whole. Refused: first names alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.names.page import NOWHERE
from tickerlese.names.spots import CERTAIN, COMPANY, HINT, PERSON, RULE, Claim, Spot
from tickerlese.names.words import (
    AFFAIR,
    ARTICLE,
    BODY,
    CAPITAL,
    FIRM,
    FIRST_NAME,
    INITIAL,
    NOBLE,
    PARTICLE,
    PERHAPS_FIRST_NAME,
    ROLE,
    SHARE,
    TITLE,
    TRADE,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.names.page import Page

FIRST = FIRST_NAME | PERHAPS_FIRST_NAME | INITIAL
ANCHORS = FIRST_NAME | PERHAPS_FIRST_NAME | TITLE
NO_SURNAME = FIRM | ROLE | SHARE | AFFAIR | TITLE | BODY
MOST_FIRST_NAMES = 4


def read_people(page: Page) -> Iterator[Claim]:
    """PERSON claims in text order."""
    flags = page.flags
    free = 0
    for index in page.having(ANCHORS):
        if index < free:
            continue
        if flags[index] & TITLE:
            first = _after_titles(page, index)
            last = person_end(page, first, named=False) if first >= 0 else NOWHERE
            weight = CERTAIN
        else:
            first = index
            last = (
                NOWHERE
                if page.hyphen_at(index - 1) or _after_number(page, index)
                else person_end(page, first, named=True)
            )
            weight = RULE if flags[index] & FIRST_NAME else HINT
        if last > first:
            yield Claim(first, last, PERSON, weight)
            free = last


def without_employers(page: Page, spots: list[Spot]) -> list[Spot]:
    """Cut people off their employers, which a particle seemed to join to the name: "Analyst Mike Dean von Barclays"."""
    people = [spot for spot in spots if spot.label == PERSON and spot.last - spot.first > 3]
    if not people:
        return spots
    companies = {(spot.first, spot.last) for spot in spots if spot.label == COMPANY}
    known = {(spot.first, spot.last): spot for spot in spots}
    for spot in people:
        role = before_titles(page, spot.first)
        at = next((k for k in range(spot.first + 2, spot.last - 1) if page.words[k] == "von"), NOWHERE)
        if at < 0 or role < 0 or not page.flags[role] & ROLE or (page.after(at + 1), spot.last) not in companies:
            continue
        end = page.before(at) + 1
        known.pop((spot.first, spot.last))
        known.setdefault((spot.first, end), Spot(spot.first, end)).vote(PERSON, spot.weight)
    return [known[key] for key in sorted(known, key=lambda key: (key[0], -key[1]))]


def _after_number(page: Page, index: int) -> bool:
    """Whether a number stands before the word: "20 Mark Startgeld"."""
    before = page.before(index)
    return before >= 0 and page.words[before][0].isdigit()


def _after_titles(page: Page, index: int) -> int:
    first = index
    while first >= 0 and (page.flags[first] & TITLE or is_title_stop(page, first)):
        first = page.after(first + 1)
    return first


def before_titles(page: Page, first: int) -> int:
    """The token before a name and the titles in front of it, or NOWHERE."""
    index = page.before(first)
    while index >= 0 and (page.flags[index] & TITLE or is_title_stop(page, index)):
        index = page.before(index)
    return index


def is_title_stop(page: Page, index: int) -> bool:
    """Whether the token is the full stop of a title that the tokenizer cut: "Mag" + "."."""
    return page.words[index] == "." and index > 0 and bool(page.flags[index - 1] & TITLE) and page.glued(index)


def person_end(page: Page, first: int, *, named: bool) -> int:
    """End of the person's name that starts at ``first``, NOWHERE when none does.

    ``named`` asks for a first name and a surname; else, as after a title, a surname alone will do.
    """
    index = first
    count = 0
    while index >= 0 and page.flags[index] & FIRST and count < MOST_FIRST_NAMES:
        last = page.unit_end(index)
        if last - index > 1 and page.flags[last - 1] & ROLE:  # "Hartwig-Anwalt Jens Uhrmacher"
            return NOWHERE
        index, count = page.after(last), count + 1
    if count == 0 and named:
        return NOWHERE
    surname = _surname_end(page, index, bare=count == 0)
    if surname >= 0:
        return surname
    if count > 1:  # "Werner Otto", "Karl Ernst": the surname is a first name too
        return last
    return last if count and not named else NOWHERE


def _surname_end(page: Page, index: int, *, bare: bool) -> int:
    """End of particles and surname; ``bare`` allows for a first name that is not listed."""
    while index >= 0 and page.flags[index] & (NOBLE | PARTICLE):
        if page.flags[index] & ARTICLE and page.words[index] in ("die", "das", "Die", "Das", "Der"):
            return NOWHERE
        index = page.after(index + 1)
    if index < 0 or not page.flags[index] & CAPITAL:
        return NOWHERE
    if page.flags[index] & (FIRM | SHARE | BODY | TRADE):
        return NOWHERE
    last = page.without_head(index, page.unit_end(index))
    following = page.after(last)
    if bare and following >= 0 and _continues(page, following):
        return page.without_head(following, page.unit_end(following))
    return last


def _continues(page: Page, index: int) -> bool:
    flags = page.flags[index]
    return bool(flags & CAPITAL) and not flags & NO_SURNAME and page.words[index].isalpha()
