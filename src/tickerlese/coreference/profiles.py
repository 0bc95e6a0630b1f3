"""What lexicon and text tell about each company and person of a document, so that descriptions can be matched.

In: a page and its mentions. Out: ``Firm`` and ``Human`` profiles, with the mentions of each in text order. The text
describes companies in appositions ("Softwarekonzern SAP", "die Kölner Fintana AG", "X aus Oldenburg") and datelines.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tickerlese.names.phrases import read_phrase
from tickerlese.names.spots import COMPANY, LOCATION, PERSON
from tickerlese.names.words import COMPANY_NOUNS, DEMONYMS, FIRM, ROLES, first_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.mention import Identity, Mention
    from tickerlese.names.page import Page
    from tickerlese.places import Place

RATERS = frozenset({"broker", "media", "rating_agency"})
LONGEST_DATELINE = 6
FEMININE = "f"
GENDERED_TITLES = {"Frau": "f", "Herr": "m", "Herrn": "m"}


@dataclass(slots=True)
class Profile:
    """Someone a text speaks of, and where the reader met them last while reading on.

    ``mentions`` are all of them; ``seen`` counts those read so far, ``first`` to ``last`` is the latest of these or the
    latest expression that was resolved to them.
    """

    identity: Identity
    mentions: list[Mention] = field(default_factory=list)
    seen: int = 0
    first: int = -1
    last: int = -1


@dataclass(slots=True)
class Firm(Profile):
    """A company: ``seats`` are names of places, ``countries`` ISO codes, ``industries`` keys of the lexicon.

    ``perhaps_seats`` stand in the dateline. ``rates_others``: brokers, agencies and papers, which speak about others.
    """

    industries: set[str] = field(default_factory=set)
    seats: set[str] = field(default_factory=set)
    perhaps_seats: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    rates_others: bool = False
    invests: bool = False


@dataclass(slots=True)
class Human(Profile):
    """A person; ``gender`` is m, f or null, ``role_kinds`` what the roles in the text are."""

    gender: str | None = None
    role_kinds: set[str] = field(default_factory=set)


def read_firms(page: Page, mentions: list[Mention]) -> list[Firm]:
    """All companies in the order of their first mention."""
    places = {mention.first: mention for mention in mentions if mention.label == LOCATION}
    firms: dict[int, Firm] = {}
    for mention in mentions:
        identity = mention.identity
        if mention.label != COMPANY or identity is None:
            continue
        firm = firms.get(id(identity))
        if firm is None:
            firm = firms[id(identity)] = _from_lexicon(identity)
        firm.rates_others |= mention.kind in RATERS
        firm.invests |= mention.kind == "investor"
        firm.mentions.append(mention)
        _add_description(page, mention, firm)
        _add_origin(page, mention, firm, places)
    _read_dateline(page, firms.values(), places)
    for mention in mentions:
        if mention.label == PERSON and mention.employer and mention.role and _is_analyst(mention.role):
            firm = firms.get(id(mention.employer))
            if firm:
                firm.rates_others = True
    return list(firms.values())


def _from_lexicon(identity: Identity) -> Firm:
    firm = Firm(identity)
    if identity.industry:
        firm.industries.add(identity.industry)
    if identity.seat:
        firm.seats.add(identity.seat)
    if identity.country:
        firm.countries.add(identity.country)
    return firm


def _is_analyst(role: str) -> bool:
    row = ROLES[role.rsplit(" ", 1)[-1]]
    return row is not None and row.kind in ("analyst", "economist")


def _add_description(page: Page, mention: Mention, firm: Firm) -> None:
    """Read what stands before the name."""
    before = page.before(mention.first)
    if before >= 0 and page.flags[before] & FIRM:
        description = COMPANY_NOUNS[page.text(page.unit_start(before), before + 1)]
        phrase = read_phrase(page, before)
        firm.invests |= description is not None and description.meaning == "parent"
        if description and not firm.identity.industry:
            firm.industries |= set(description.industries)
        for adjective in phrase.adjectives if phrase else ():
            _add_places(firm, DEMONYMS[adjective])
    elif before >= 0:
        _add_places(firm, DEMONYMS[page.words[before]])


def _add_origin(page: Page, mention: Mention, firm: Firm, places: dict[int, Mention]) -> None:
    """Read "aus Oldenburg" behind the name."""
    after = page.after(mention.last)
    if after >= 0 and page.words[after] == "aus" and not firm.identity.seat:
        place = places.get(page.after(after + 1))
        if place and place.name:
            firm.seats.add(place.name)


def _read_dateline(page: Page, firms: Iterable[Firm], places: dict[int, Mention]) -> None:
    """Let companies of headline and lead sit where the dateline says ("WIEN/LEOBEN – …"), unless a seat is known."""
    dateline = [place for start, place in places.items() if start - page.line_start(start) < LONGEST_DATELINE]
    opening = [
        place for place in dateline if page.before(place.first) < 0 or page.words[page.before(place.first)] == "/"
    ]
    if not opening:
        return
    lead = page.tokens.sentences[page.tokens.sentence_at(opening[0].last)][1]
    for firm in firms:
        if firm.mentions[0].first < lead and not firm.seats:
            firm.perhaps_seats = {place.name for place in opening if place.name and _same_country(place, firm)}


def _same_country(place: Mention, firm: Firm) -> bool:
    country = place.identity.country if place.identity else None
    return not firm.countries or country is None or country in firm.countries


def _add_places(firm: Firm, places: tuple[Place, ...]) -> None:
    """Note where a company sits, unless the lexicon knows."""
    for place in places:
        if place.kind == "city" and not firm.identity.seat:
            firm.seats.add(place.name)
        if place.country and not firm.identity.country:
            firm.countries.add(place.country)


def read_humans(page: Page, mentions: list[Mention]) -> list[Human]:
    """All people in the order of their first mention."""
    humans: dict[int, Human] = {}
    for mention in mentions:
        if mention.label != PERSON or mention.identity is None:
            continue
        human = humans.setdefault(id(mention.identity), Human(mention.identity))
        human.mentions.append(mention)
        human.gender = human.gender or _gender(page, mention)
        row = ROLES[mention.role.rsplit(" ", 1)[-1]] if mention.role else None
        if row is not None:
            human.role_kinds.add(row.kind)
    return list(humans.values())


def _gender(page: Page, mention: Mention) -> str | None:
    """Told by "Frau" or "Herr", the form of the role, or the first name."""
    before = page.before(mention.first)
    if before >= 0 and page.words[before] in GENDERED_TITLES:
        return GENDERED_TITLES[page.words[before]]
    if mention.role and mention.role.endswith("in"):
        return FEMININE
    row = first_names().get(page.words[mention.first]) if mention.last - mention.first > 1 else None
    return row.gender if row is not None and row.gender != "x" else None
