"""Which listed company a name means, where the name alone does not say.

In: the page, the decided spots, the identifiers of the text. Out: spots whose company row is the one meant, or none;
and the companies that the identifiers belong to. What decides, in this order: an ISIN, WKN or LEI beside the name; the
full name of one candidate elsewhere in the text; trade, seat, country and telling words around the name. A name that
several companies share (ambiguous_names.csv) and that nothing decides stays unlinked unless one of them is what the
press usually means by it. Refused: a listed company for "Fuchs GmbH", or for the surname in "Fuchs aus Passau".
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tickerlese.companies import Company
from tickerlese.lexicon import read_rows
from tickerlese.name_index import fold
from tickerlese.names.codes import own_codes
from tickerlese.names.forms import nominative, without_genitive
from tickerlese.names.spots import COMPANY
from tickerlese.names.words import COMPANY_NOUNS, DEMONYMS, FIRM
from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.known_names import KnownNames
    from tickerlese.mention import Identity, Mention
    from tickerlese.names.codes import Owned
    from tickerlese.names.page import Page
    from tickerlese.names.spots import Spot
    from tickerlese.places import Place

NAMED_ELSEWHERE = 6
TRADE_FITS = 4
CUE_HERE = 2  # on top of its weight anywhere in the text
CUE_ELSEWHERE = 2
PLACE_FITS = 4
HOME_HERE = 2
HOME_ELSEWHERE = 1
USUALLY_MEANT = 2
ENOUGH = 2
UNLISTED_FORMS = ("gmbh", "mbh", "gesmbh", "kg", "ohg", "eg", "ug", "e.k.", "e.v.", "gbr")
COMES_FROM = frozenset({"aus", "in"})


class SharedName(NamedTuple):
    """One row of ambiguous_names.csv: a company that a shared name may mean, and the words that speak for it."""

    form: str
    company: str
    usual: bool
    cues: tuple[str, ...]


class HomeWords(NamedTuple):
    """One row of home_words.csv."""

    country: str
    words: tuple[str, ...]


Candidate = tuple[SharedName, Company]


class Known(NamedTuple):
    """A company that a shared name may mean, with what the whole text says for it."""

    shared: SharedName
    row: Company
    weight: int


@cache
def _shared_names() -> dict[str, list[SharedName]]:
    names: dict[str, list[SharedName]] = {}
    for row in read_rows("ambiguous_names.csv", SharedName):
        names.setdefault(fold(row.form), []).append(row)
    return names


@cache
def _home_words() -> dict[str, frozenset[str]]:
    return {row.country: frozenset(row.words) for row in read_rows("home_words.csv", HomeWords)}


def _find_shared(name: str) -> str | None:
    """The shared name that a spelling is, folded; null for all others."""
    shared = _shared_names()
    plain = nominative(name)
    return next((key for form in (plain, without_genitive(plain)) if form and (key := fold(form)) in shared), None)


SHARED = WordTable(_find_shared)


def link(page: Page, spots: list[Spot], identifiers: list[Mention], names: KnownNames) -> list[Owned]:
    """Set the rows of the spots; returns the identifiers that belong to companies, each with its company's spot."""
    companies = [spot for spot in spots if spot.label == COMPANY]
    owned = own_codes(page, companies, identifiers) if identifiers else []
    settled: set[int] = set()
    for mention, spot in owned:
        row = names.of_code(mention.kind or "", mention.name or "")
        if row and spot.first not in settled:
            _set(spot, row)
            settled.add(spot.first)
    _drop_other_firms(page, companies)
    open_names: dict[str, list[Spot]] = {}
    for spot in companies:
        shared = SHARED[page.text(spot.first, spot.last)]
        if shared and spot.first not in settled and not names.is_own(spot.row):
            open_names.setdefault(shared, []).append(spot)
    for name, sharing in open_names.items():
        candidates = [(entry, row) for entry in _shared_names()[name] if (row := names.named(entry.company))]
        _decide(page, candidates, sharing, companies)
    return owned


def complete(identities: dict[int, Identity], owned: list[Owned]) -> None:
    """Give identities the codes of the text that the lexicon does not know; sets whose each identifier is."""
    for mention, spot in owned:
        identity = identities[spot.first]
        known = _codes(mention)
        missing = {kind: value for kind, value in known.items() if getattr(identity, kind) is None}
        if missing and not _contradicts(identity, known):
            fuller = replace(identity, **missing)
            identities.update({first: fuller for first, other in identities.items() if other is identity})
    for mention, spot in owned:
        mention.employer = identities[spot.first]


def _codes(mention: Mention) -> dict[str, str]:
    """What an identifier says: a German ISIN also gives the WKN, a ticker may have its exchange's ending."""
    kind, value = mention.kind or "", mention.name or ""
    if kind == "isin" and value.startswith("DE"):
        return {"isin": value, "wkn": value[5:11]}
    return {kind: value.split(".")[0] if kind == "ticker" else value}


def _contradicts(identity: Identity, codes: dict[str, str]) -> bool:
    """Whether the text gives another security of the company than the lexicon knows: a second class of shares."""
    return any(getattr(identity, kind) not in (None, value) for kind, value in codes.items())


# ---- names that several companies share ------------------------------------------------------------------------------


def _decide(page: Page, candidates: list[Candidate], spots: list[Spot], companies: list[Spot]) -> None:
    """Give each spot the company it means; one that nothing decides follows the others of its name."""
    open_spots = {spot.first for spot in spots}
    named = {spot.row.name for spot in companies if spot.row is not None and spot.first not in open_spots}
    usual = next((row for shared, row in candidates if shared.usual), None)
    named -= {row.name for _, row in candidates if not _is_short(row, usual)}
    text = set(page.words)
    known = [
        Known(
            shared,
            row,
            _weigh_text(shared, row, text) + NAMED_ELSEWHERE * (row.name in named and _is_short(row, usual)),
        )
        for shared, row in candidates
    ]
    chosen = [_choose(page, spot, known) for spot in spots]
    certain = [row for row, is_certain in chosen if row and is_certain]
    for spot, (row, is_certain) in zip(spots, chosen, strict=True):
        _set(spot, row if is_certain or not certain else certain[0])


def _is_short(row: Company, usual: Company | None) -> bool:
    """Whether the name is short for this company too: beside Porsche SE, "Porsche" still is the other one."""
    return usual is None or row is usual or row.country != usual.country


def _set(spot: Spot, row: Company | None) -> None:
    if row is None:
        spot.rows.pop(COMPANY, None)
    else:
        spot.rows[COMPANY] = row


def _choose(page: Page, spot: Spot, candidates: list[Known]) -> tuple[Company | None, bool]:
    """The company that most speaks for, and whether more than custom does; null when two are alike or nothing does."""
    first, last = page.tokens.sentences[page.tokens.sentence_at(spot.first)]
    sentence, places = set(page.words[first:last]), _places(page, spot)
    ranked = sorted(
        ((known.weight + _weigh_here(page, spot, known, (sentence, places)), known) for known in candidates),
        key=lambda weighed: -weighed[0],
    )
    best, (shared, row, _) = ranked[0]
    if best < ENOUGH or any(weight == best for weight, _ in ranked[1:]):
        return next((known.row for known in candidates if known.shared.usual), None), False
    return row, not shared.usual or best > USUALLY_MEANT


def _weigh_text(shared: SharedName, row: Company, text: set[str]) -> int:
    """What custom and the words of the whole text say for one company."""
    weight = USUALLY_MEANT * shared.usual
    weight += CUE_ELSEWHERE * (not text.isdisjoint(shared.cues))
    return weight + HOME_ELSEWHERE * (not text.isdisjoint(_home_words().get(row.country or "", ())))


def _weigh_here(page: Page, spot: Spot, known: Known, around: tuple[set[str], set[str]]) -> int:
    """What else the sentence says for it: its trade, its place, its country and its own words."""
    sentence, places = around
    shared, row, _ = known
    weight = TRADE_FITS * _is_of_trade(page, spot, row) + PLACE_FITS * _is_at(row, places)
    weight += CUE_HERE * (not sentence.isdisjoint(shared.cues))
    return weight + HOME_HERE * (not sentence.isdisjoint(_home_words().get(row.country or "", ())))


def _is_of_trade(page: Page, spot: Spot, row: Company) -> bool:
    """Whether the noun before the name tells the company's trade: "der Baumaschinenhersteller Wacker"."""
    industries = _trades(page, spot)
    return row.industry in industries


def _trades(page: Page, spot: Spot) -> tuple[str, ...]:
    noun = page.before(spot.first)
    if noun < 0 or not page.flags[noun] & FIRM:
        return ()
    described = COMPANY_NOUNS[page.text(page.unit_start(noun), noun + 1)] or COMPANY_NOUNS[page.words[noun]]
    return described.industries if described else ()


def _is_at(row: Company, places: set[str]) -> bool:
    """Whether one of the places is the company's seat ("Landsberg" for Landsberg am Lech) or its country's code."""
    seat = row.seat or ""
    return row.country in places or any(seat == place or seat.startswith(f"{place} ") for place in places)


def _places(page: Page, spot: Spot) -> set[str]:
    """The cities, and the codes of countries, that the words beside the name give.

    "die Darmstädter Merck", "Fuchs aus Mannheim", "der US-Konzern Merck", "der japanische Autobauer Mitsubishi".
    """
    found: set[str] = set()
    word = page.before(spot.first)
    for _ in range(2):  # the demonym may stand before the trade: "der Darmstädter Pharmakonzern Merck"
        if word < 0:
            break
        start = page.unit_start(word)
        if page.words[start] == "US" and start < word:
            found.add("US")
        found |= {_place_key(place) for place in DEMONYMS[page.words[word]]}
        word = page.before(start)
    origin = page.after(spot.last)
    if origin >= 0 and page.words[origin] in COMES_FROM and (place := page.after(origin + 1)) >= 0:
        found.add(page.words[place])
    return found


def _place_key(place: Place) -> str:
    return place.country if place.kind == "country" and place.country else place.name


# ---- other firms that bear a listed company's name -------------------------------------------------------------------


def _drop_other_firms(page: Page, companies: Iterable[Spot]) -> None:
    """Unlink surnames and words with another firm's legal form or seat, and the same names without them.

    A name that the text also gives in an unmistakable form ("Linde plc") stays linked.
    """
    listed = [(spot, spot.row) for spot in companies if isinstance(spot.row, Company) and spot.row.isin]
    others = {row.name for spot, row in listed if row.common and _is_other_firm(page, spot, row)}
    if not others:
        return
    for spot, row in listed:
        if row.name in others and (_is_common(page, spot, row) or _is_other_firm(page, spot, row)):
            _set(spot, None)


def _is_common(page: Page, spot: Spot, row: Company) -> bool:
    text = page.text(spot.first, spot.last)
    return text in row.common or without_genitive(text) in row.common


def _is_other_firm(page: Page, spot: Spot, row: Company) -> bool:
    name = page.text(spot.first, spot.last)
    bare = next((form for form in row.common if name.startswith(form)), None)
    if bare is None:
        return False
    form = name[len(bare) :].lower()
    if "kgaa" not in form and any(part in UNLISTED_FORMS for part in form.split()):
        return True
    places = _places(page, spot)
    is_elsewhere = bool(places) and row.seat is not None and not _is_at(row, places)
    return is_elsewhere and not form.strip() and row.industry not in _trades(page, spot) and _is_origin(page, spot)


def _is_origin(page: Page, spot: Spot) -> bool:
    """Whether "aus" and a place follow: "in" may tell of a branch."""
    origin = page.after(spot.last)
    return origin >= 0 and page.words[origin] == "aus"
