"""What the words around a possible name say about it.

In: the page and a spot. Out: votes on the spot. Each construction of financial German stands in one small function:
what a hyphen joins to the name, what stands before it, what stands behind it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tickerlese.names.people import is_title_stop
from tickerlese.names.spots import CERTAIN, COMPANY, HINT, LOCATION, MODEL, ORGANIZATION, PERSON, PRODUCT, RULE, Spot
from tickerlese.names.words import AFFAIR, ARTICLE, COMPANY_NOUNS, DEMONYMS, FIRM, QUOTE, ROLE, SHARE, SPEECH, TITLE

if TYPE_CHECKING:
    from tickerlese.names.page import Page

FEMININE_OR_GENITIVE = frozenset({"der", "die", "Der", "Die"})
TARGETS = frozenset(
    "Kursziel Kursziele Ziel Einstufung Rating Votum Kaufempfehlung Verkaufsempfehlung Gebot Offerte Übernahmeangebot "
    "Übernahmeofferte Kaufangebot Gewinnschätzungen".split()
)
AT = frozenset({"bei", "beim", "Bei", "Beim", "vom"})
DETERMINED = frozenset(
    f"{stem}{ending}"
    for stem in ("sein", "ihr", "mein", "unser", "kein", "jed", "all", "viel", "manch", "welch")
    for ending in ("e", "em", "en", "er", "es")
)
MASCULINE = frozenset({"ein", "einen", "einem", "eines", "dem", "den", "Ein", "Dem", "Den", "Einen"})
MAKERS = (
    "parte",
    "ersteller",
    "roduzent",
    "rfinder",
    "ntwickler",
    "nbieter",
    "etreiber",
    "ändler",
    "Rivale",
    "Konkurrent",
)
NOUN_FOLLOWS = frozenset({"eine", "einer", "Eine", "Einer", "strategische", "strategischen", "Strategische"})
OF = frozenset({"von", "vom", "der", "des"})
BEFORE_SPEAKER = frozenset({"so", "sagt", "sagte", "laut", "Laut"})
JOINTS = frozenset({"und", "sowie", "oder", "beziehungsweise"})
CLOSING = frozenset({"“", '"', "”", "»", "«", ",", "."})


def weigh(page: Page, spot: Spot) -> None:
    """Let the context of a spot vote on it."""
    if ORGANIZATION in spot.rows and COMPANY not in spot.rows:
        return
    after = page.after(spot.last)
    before = page.before(spot.first)
    in_compound = after >= 0 and page.hyphen_at(after)
    if in_compound:
        _weigh_compound(page, spot, after)
    elif after >= 0:
        _weigh_following(page, spot, after)
    if before >= 0 and not page.hyphen_at(before):
        _weigh_preceding(page, spot, before)
        if not in_compound:
            _weigh_determiner(page, spot, before)
    if 0 < spot.listed < RULE and _is_common_noun(page, before, after):
        spot.vote(COMPANY, -CERTAIN)
    if PRODUCT in spot.votes and not spot.vouched:
        spot.vote(COMPANY, -spot.listed)  # a brand that is a product here


def _is_common_noun(page: Page, before: int, after: int) -> bool:
    """Whether the words around an ordinary word make it one: "eine Allianz", "die Allianz zwischen X und Y"."""
    return (before >= 0 and page.words[before] in NOUN_FOLLOWS) or (after >= 0 and page.words[after] == "zwischen")


def _weigh_compound(page: Page, spot: Spot, hyphen: int) -> None:
    """Read the last part of a compound: "X-Aktie", "X-Tochter", "X-Chef", "X-Zahlen"."""
    last = page.unit_end(hyphen + 1) - 1
    head = page.flags[last]
    if LOCATION in spot.votes and COMPANY not in spot.votes:
        return
    of_company = head & SHARE or (head & FIRM and not page.words[last].endswith(MAKERS))
    if of_company or (head & ROLE and ORGANIZATION not in spot.votes):
        spot.vouch(COMPANY)
    elif head & AFFAIR:
        spot.vote(COMPANY, HINT)
    if head & (SHARE | FIRM | ROLE | AFFAIR):
        spot.vote(PERSON, -RULE)


def _weigh_preceding(page: Page, spot: Spot, before: int) -> None:
    flags = page.flags[before]
    word = page.words[before]
    if flags & TITLE or is_title_stop(page, before):
        spot.vote(PERSON, CERTAIN)
    elif flags & ROLE and not flags & FIRM and LOCATION not in spot.votes:
        _weigh_role(page, spot, before)
    elif flags & FIRM and not flags & ROLE and LOCATION not in spot.rows:
        spot.vouch(COMPANY)
        spot.vote(PERSON, -HINT)
    elif word in AT:
        spot.vote(COMPANY, HINT)
    elif word[0].islower() and DEMONYMS[word]:
        spot.vote(COMPANY, MODEL)  # "der slowenischen X"
        spot.vote(PERSON, -HINT)
    if word in OF:
        _weigh_owner(page, spot, before)
    elif word == "für" and LOCATION not in spot.votes and _is_target(page, before):
        spot.vouch(COMPANY)
        spot.vote(PERSON, -HINT)


def _is_target(page: Page, preposition: int) -> bool:
    """Whether "für" follows a noun for what analysts and bidders give: "das Kursziel für X", "sein Gebot für X"."""
    noun = page.before(preposition)
    return noun >= 0 and page.words[noun] in TARGETS


def _weigh_role(page: Page, spot: Spot, role: int) -> None:
    """Read "Finanzchef Y"; a company may follow its officer's role too: "Y, CEO Muster Gruppe", "CEO SAP"."""
    comma = page.before(page.unit_start(role))
    names_company = any(page.flags[index] & FIRM for index in range(spot.first, spot.last))
    after_comma = comma >= 0 and page.words[comma] == ","
    if COMPANY in spot.votes and (names_company or after_comma or spot.listed >= RULE):
        spot.vote(COMPANY, HINT)
        return
    spot.vouch(PERSON)
    spot.vote(COMPANY, -HINT)


def _weigh_determiner(page: Page, spot: Spot, before: int) -> None:
    """Names take no "seine" or "keine"; "ein BMW" and "der meistverkaufte VW" are products."""
    word = page.words[before]
    if word.lower() in DETERMINED:
        spot.vote(COMPANY, -MODEL)
        spot.vote(PERSON, -MODEL)
    elif word in MASCULINE or _is_masculine(page, before):
        spot.vote(COMPANY, -CERTAIN)


def _is_masculine(page: Page, adjective: int) -> bool:
    """Whether "der" and an adjective in -e stand before the name."""
    word = page.words[adjective]
    before = page.before(adjective)
    return before >= 0 and page.words[before] in ("der", "Der") and word[0].islower() and word.endswith("e")


def _weigh_owner(page: Page, spot: Spot, before: int) -> None:
    """Read whose something is: "Aktie von X", "Titel der X", "Analystin von der X"; "die X" alone says little."""
    noun = page.before(before)
    if noun >= 0 and (page.flags[noun] & ARTICLE or page.words[noun] in OF):
        noun = page.before(noun)
    is_share = noun >= 0 and bool(page.flags[noun] & SHARE)
    if noun < 0 or (LOCATION in spot.votes and not (is_share and COMPANY in spot.rows)):
        return
    if is_share or _relates_companies(page, noun):
        spot.vouch(COMPANY)
        if is_share and ORGANIZATION in spot.votes:
            spot.vote(ORGANIZATION, -HINT)  # a club's shares are the company's
    elif page.flags[noun] & ROLE:
        spot.vote(COMPANY, MODEL)


def _relates_companies(page: Page, noun: int) -> bool:
    """Whether the noun names one company by another: "Tochter der X", but not "Hersteller von X"."""
    description = COMPANY_NOUNS[page.words[noun]] if page.flags[noun] & FIRM else None
    return description is not None and not description.stands_alone


def _weigh_following(page: Page, spot: Spot, after: int) -> None:
    word = page.words[after]
    flags = page.flags[after]
    if flags & QUOTE:
        spot.vote(COMPANY, HINT)
        spot.vote(PERSON, -HINT)
    elif flags & SPEECH:
        spot.vote(PERSON, HINT)
    elif word == "(":
        _weigh_bracket(page, spot, after)
    elif word == "," and (noun := page.after(after + 1)) >= 0 and page.flags[noun] & ROLE:
        spot.vouch(PERSON)


def _weigh_bracket(page: Page, spot: Spot, bracket: int) -> None:
    """Read a bracket: "X (WKN 703000)" and "X (+1,3 Prozent)" are shares, "Y (58)" is a person."""
    inside = page.after(bracket + 1)
    if inside < 0:
        return
    word = page.words[inside]
    closing = page.after(inside + 1)
    if word in ("WKN", "ISIN") or word[0] in "+-−–":
        spot.vouch(COMPANY)
        spot.vote(PERSON, -RULE)
    elif word.isdigit() and len(word) == 2 and closing >= 0 and page.words[closing] == ")":
        spot.vouch(PERSON)


def weigh_lists(page: Page, spots: list[Spot]) -> None:
    """Let companies vote for what "und" joins to them."""
    for left, right in pairwise(spots):
        if right.first - left.last != 1 or page.words[left.last] not in JOINTS:
            continue
        for spot, other in ((left, right), (right, left)):
            if other.label == COMPANY and other.weight >= RULE and spot.weight <= MODEL:
                spot.vote(COMPANY, MODEL)
                spot.vote(PERSON, -HINT)
