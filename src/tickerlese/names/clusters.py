"""Who is who: all mentions of one company, person or other name share one ``Identity``.

In: the decided spots. Out: an identity for each. Companies are one when the lexicon says so, when their names differ in
legal form, group words, genitive or capitals only, when one is the other's short form ("Kellmann" for Kellmann
Antriebstechnik SE), or its initials in brackets. They stay apart when the lexicon knows them apart, and when the longer
name adds a word to a company that the lexicon knows ("Alibaba Cloud"). People are one by first name and surname; a bare
surname goes to the last full name before it, else to the next one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tickerlese.instruments import Instrument
from tickerlese.mention import Identity
from tickerlese.names.forms import FOLDED, KEYS, is_initials, is_short_for, key_words, nominative, without_genitive
from tickerlese.names.spots import COMPANY, PERSON
from tickerlese.organizations import Organization
from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from tickerlese.known_names import KnownName
    from tickerlese.names.page import Page
    from tickerlese.names.spots import Spot

SHORTEST_SHOUT = 5
DESCRIPTION = re.compile(r"[Nn]otenbank$|^[a-zäöü]")  # "die US-Notenbank", "die türkische Zentralbank"


@dataclass(slots=True)
class Cluster:
    """Mentions of one bearer. ``keys`` are the folded forms, ``names`` the forms as written, both once each."""

    keys: set[tuple[str, ...]]
    spots: list[Spot]
    row: KnownName | None = None
    names: dict[str, None] = field(default_factory=dict)

    def absorb(self, other: Cluster) -> None:
        """Take over the mentions of another cluster."""
        self.keys |= other.keys
        self.spots += other.spots
        self.names |= other.names
        self.row = self.row or other.row


def identify(page: Page, spots: list[Spot]) -> dict[int, Identity]:
    """The identity of each spot, by its first token."""
    companies: list[Spot] = []
    people: list[Spot] = []
    others: list[Spot] = []
    for spot in spots:
        (companies if spot.label == COMPANY else people if spot.label == PERSON else others).append(spot)
    identities: dict[int, Identity] = {}
    for cluster in cluster_companies(page, companies) + cluster_people(page, people):
        identity = _identity(cluster)
        for spot in cluster.spots:
            identities[spot.first] = identity
    identify_others(page, others, identities)
    return identities


def _identity(cluster: Cluster) -> Identity:
    name = _fullest(cluster)
    if cluster.row is None:
        return Identity(name)
    known = cluster.row.identity()
    if known.name == name:
        return known
    return replace(known, name=name)


def _is_part(name: str, canonical: str) -> bool:
    """Whether an instrument's name only shortens the canonical one ("Dow") or is its price ("Goldpreis")."""
    price = " " not in name and name.casefold().startswith(canonical.casefold())
    return price or set(canonical.casefold().split()).issuperset(name.casefold().split())


def _fullest(cluster: Cluster) -> str:
    """The longest form in the document; a heading's capitals only when there is no other."""
    listed = cluster.row.forms if cluster.row is not None else ()
    names = [name for name in cluster.names if name in listed or not SHOUTED[name]]
    if names:
        return max(names, key=len)
    return cluster.row.name if cluster.row is not None else max(cluster.names, key=len)


def _is_shouted(name: str) -> bool:
    return any(len(word) >= SHORTEST_SHOUT and word.isupper() for word in name.split())


SHOUTED = WordTable(_is_shouted)


def cluster_companies(page: Page, spots: list[Spot]) -> list[Cluster]:
    """Companies in the order of their first mention."""
    clusters: dict[object, Cluster] = {}
    keys = {KEYS[_surface(page, spot)] for spot in spots}
    beginnings = {key[:length] for key in keys for length in range(1, len(key) + 1)}
    for spot in spots:
        name = _plain_name(page, spot, beginnings)
        key = KEYS[name]
        row = spot.row
        handle: object = row.name if row is not None else key
        cluster = clusters.get(handle)
        if cluster is None:
            cluster = clusters[handle] = Cluster(set(), [], row)
        cluster.keys.add(key)
        cluster.spots.append(spot)
        cluster.names[name] = None
    found = list(clusters.values())
    if all(cluster.row for cluster in found):
        return found
    return _join_short_forms(page, _join_equal_keys(found))


def _surface(page: Page, spot: Spot) -> str:
    text = page.text(spot.first, spot.last)
    return text if spot.last - spot.first == 1 else " ".join(text.split())


def _plain_name(page: Page, spot: Spot, beginnings: set[tuple[str, ...]]) -> str:
    """The name in the nominative; an -s goes only where the document or the lexicon knows the name without it."""
    name = nominative(_surface(page, spot))
    bare = without_genitive(name)
    if bare is None or (spot.row is not None and any(FOLDED[form] == FOLDED[name] for form in spot.row.forms)):
        return name
    apostrophe = not name.endswith("s") or name[-2] in "'’"
    is_listed = spot.row is not None and any(KEYS[form] == KEYS[bare] for form in spot.row.forms)
    return bare if apostrophe or is_listed or KEYS[bare] in beginnings else name


def _join_equal_keys(clusters: list[Cluster]) -> list[Cluster]:
    """Join an unlisted form with the listed company that has the same words without legal form."""
    owners: dict[tuple[str, ...], Cluster] = {}
    joined: list[Cluster] = []
    for cluster in clusters:
        same = (owners[key] for key in cluster.keys if key in owners)
        owner = next((other for other in same if other.row is None or cluster.row is None), None)
        if owner is None:
            joined.append(cluster)
        else:
            owner.absorb(cluster)
        for key in cluster.keys:
            owners.setdefault(key, owner or cluster)
    return joined


def _join_short_forms(page: Page, clusters: list[Cluster]) -> list[Cluster]:
    longer = _LongerNames()
    for cluster in sorted(clusters, key=_longest, reverse=True):
        owner = _bracketed_owner(page, cluster, longer) or longer.owner(cluster)
        if owner is None:
            longer.add(cluster)
        else:
            owner.absorb(cluster)
    return sorted(longer.clusters, key=lambda cluster: cluster.spots[0].first)


class _LongerNames:
    """Companies to which short forms may belong, by their words, initials and the tokens at which mentions end."""

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self.words: dict[str, list[Cluster]] = {}
        self.initials: dict[str, list[Cluster]] = {}
        self.ends: dict[int, Cluster] = {}

    def add(self, cluster: Cluster) -> None:
        """Take in a company."""
        self.clusters.append(cluster)
        words = {word for key in cluster.keys for word in key}
        for word in words:
            self.words.setdefault(word, []).append(cluster)
        for initial in {word[0] for word in words}:
            self.initials.setdefault(initial, []).append(cluster)
        for spot in cluster.spots:
            self.ends[spot.last] = cluster

    def owner(self, cluster: Cluster) -> Cluster | None:
        """The company that an unlisted short form stands for: of several the one mentioned first."""
        if cluster.row is not None or _has_legal_form(cluster):
            return None
        fitting = [
            other
            for short in cluster.keys
            for other in self.words.get(short[0], ())
            if any(short != long and is_short_for(short, long) for long in other.keys)
        ]
        for name in cluster.names if not fitting else ():
            if name.isupper():
                alike = self.initials.get(FOLDED[name[0]], ())
                fitting += [other for other in alike if any(is_initials(name, long) for long in other.names)]
        return min(fitting, key=lambda other: other.spots[0].first, default=None)


def _longest(cluster: Cluster) -> tuple[int, int]:
    """Words and letters of a cluster's longest form."""
    return max((len(key), sum(map(len, key))) for key in cluster.keys)


def _has_legal_form(cluster: Cluster) -> bool:
    return any(len(key_words(name.split())) < len(name.split()) for name in cluster.names)


def _bracketed_owner(page: Page, cluster: Cluster, longer: _LongerNames) -> Cluster | None:
    """The company that "(RBI)" follows and abbreviates."""
    for spot in cluster.spots:
        bracket = page.before(spot.first)
        if bracket < 0 or page.words[bracket] != "(":
            continue
        owner = longer.ends.get(page.before(bracket) + 1)
        if owner and (owner.row is None or cluster.row is None):
            short = _surface(page, spot)
            if any(is_initials(short, name) for name in owner.names):
                return owner
    return None


def cluster_people(page: Page, spots: list[Spot]) -> list[Cluster]:
    """People in the order of their first full mention, then those who have one name only."""
    people: dict[tuple[str, str], Cluster] = {}
    bare: list[Spot] = []
    for spot in spots:
        if page.unit_start(spot.last - 1) == spot.first:
            bare.append(spot)
            continue
        name = _surface(page, spot)
        first, last = _first_and_last(name)
        genitive = without_genitive(last)
        key = (first, genitive) if genitive and (first, genitive) in people else (first, last)
        cluster = people.get(key)
        if cluster is None:
            cluster = people[key] = Cluster(set(), [])
        cluster.spots.append(spot)
        if key[1] == last:
            cluster.names[name] = None
    return _join_genitives(people) + _assign_bare_names(page, list(people.values()), bare)


def _first_and_last(name: str) -> tuple[str, str]:
    words = name.split()
    return FOLDED[words[0]], FOLDED[words[-1]]


def _join_genitives(people: dict[tuple[str, str], Cluster]) -> list[Cluster]:
    """Join people who were met in the genitive first ("Eddie Wus Pläne … Eddie Wu")."""
    for first, last in list(people):
        bare = without_genitive(last)
        owner = people.get((first, bare)) if bare else None
        if owner:
            owner.spots += people.pop((first, last)).spots
    return list(people.values())


def _assign_bare_names(page: Page, full: list[Cluster], bare: list[Spot]) -> list[Cluster]:
    """Give each single name to a person with that surname or first name; return the people who have only one."""
    bearers: dict[str, list[Cluster]] = {}
    for position in (1, 0):  # surnames come before first names
        for cluster in full:
            bearers.setdefault(_first_and_last(next(iter(cluster.names)))[position], []).append(cluster)
    lonely: dict[str, Cluster] = {}
    for spot in bare:
        name = _surface(page, spot)
        forms = (FOLDED[name], FOLDED[without_genitive(name) or name])
        known = next((bearers[form] for form in forms if form in bearers), None)
        if known:
            answers = page.before(spot.first) < 0 and page.words[spot.last : spot.last + 1] == [":"]
            owner = known[0] if answers else _nearest(known, spot)  # in an interview, who was introduced first
            owner.spots.append(spot)
            continue
        key = next((form for form in forms if form in lonely), FOLDED[name])
        alone = lonely.setdefault(key, Cluster(set(), []))
        alone.spots.append(spot)
        alone.names[name] = None
    for cluster in lonely.values():
        cluster.names = {min(cluster.names, key=len): None}
    return list(lonely.values())


def _nearest(bearers: list[Cluster], spot: Spot) -> Cluster:
    """The bearer mentioned last before the spot, else the first one after it."""
    if len(bearers) == 1:
        return bearers[0]
    last = max(
        (other for cluster in bearers for other in cluster.spots if other.first < spot.first),
        key=_position,
        default=None,
    )
    if last is None:
        return min(bearers, key=lambda cluster: cluster.spots[0].first)
    return next(cluster for cluster in bearers if last in cluster.spots)


def _position(spot: Spot) -> int:
    return spot.first


def identify_others(page: Page, spots: list[Spot], identities: dict[int, Identity]) -> None:
    """Give indices, organizations, places and products an identity, by lexicon row or by words."""
    found: dict[tuple[str, str], Identity] = {}
    for spot in spots:
        row = spot.row
        name = row.name if row is not None else _surface(page, spot)
        identity = found.get((spot.label, name))
        if identity is None and row is None:
            bare = without_genitive(name)
            identity = found.get((spot.label, bare)) if bare else None
        if identity is None:
            identity = Identity(name) if row is None else _identity_of_priced(page, spots, row)
            found[spot.label, name] = identity
        identities[spot.first] = identity


def _bare(name: str, row: KnownName) -> str:
    """The name without a genitive -s that the lexicon doesn't list."""
    bare = without_genitive(name)
    return bare if bare is not None and name not in row.forms and bare in row.forms else name


def _identity_of_priced(page: Page, spots: list[Spot], row: KnownName) -> Identity:
    """The row's identity; what has a price and who decides are called as the document does ("TTF", "EZB")."""
    known = row.identity()
    if not isinstance(row, Instrument | Organization) or row.kind == "crypto":
        return known
    names = [_bare(nominative(_surface(page, spot)), row) for spot in spots if spot.row is row]
    if isinstance(row, Organization):
        proper = [name for name in names if not DESCRIPTION.search(name)]
        return replace(known, name=max(proper, key=len)) if proper else known
    fullest = max(names, key=len)
    is_usual = any(name.casefold() == known.name.casefold() for name in names)
    return known if is_usual or _is_part(fullest, known.name) else replace(known, name=fullest)
