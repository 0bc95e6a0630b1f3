"""Finds names and says whose they are: companies, people, instruments, organizations, places, products, identifiers.

In: ``Tokens`` and the entities of a model (token ranges with labels; an empty list will do). Out: ``Mention`` objects
in text order that don't overlap, each with an ``Identity`` that all mentions of one bearer share; people with ``role``
and ``employer``. Refused: common words that only spell like a name, as long as nothing around them speaks for one.

The story: everyone who knows something makes claims on token ranges (the model, the lexicon, legal forms, titles and
first names); the words around each range vote; the strongest claims stay. What stays is looked for in the whole
document. Then listed names are linked to the company they mean, names become bearers, and people get their posts.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from tickerlese.companies import Company
from tickerlese.identifiers import find_identifiers
from tickerlese.known_names import known_names
from tickerlese.mention import Amount, Identity, Mention
from tickerlese.names.appositions import read_appositions
from tickerlese.names.clusters import identify
from tickerlese.names.context import weigh, weigh_lists
from tickerlese.names.linking import complete, link
from tickerlese.names.lookup import read_legal_forms, read_lexicon
from tickerlese.names.model import read_model
from tickerlese.names.page import page_of
from tickerlese.names.people import read_people, without_employers
from tickerlese.names.posts import Posts
from tickerlese.names.spots import Spot, choose, gather
from tickerlese.names.spread import spread
from tickerlese.names.trades import read_trades

if TYPE_CHECKING:
    from tickerlese.known_names import KnownName, KnownNames
    from tickerlese.tokens import Tokens

OTHER_LABELS = frozenset({"INDEX", "INSTRUMENT", "LOCATION", "PRODUCT"})  # the context says nothing about these
ACTING = ("media", "rating_agency", "broker", "investor")


def find_names(tokens: Tokens, ner: list[tuple[int, int, str]], names: KnownNames | None = None) -> list[Mention]:
    """All names of the text; ``names`` is the lexicon with a user's own companies, null the lexicon as it comes."""
    names = names or known_names()
    page = page_of(tokens)
    sources = (
        read_model(page, ner),
        read_lexicon(page, names),
        read_legal_forms(page),
        read_people(page),
        read_appositions(page),
        read_trades(page),
    )
    identifiers = find_identifiers(tokens)
    spots = without_employers(page, gather(chain.from_iterable(sources)))
    if identifiers:
        spots = _outside(spots, identifiers)
    for spot in spots:
        if not OTHER_LABELS.issuperset(spot.votes):
            weigh(page, spot)
    weigh_lists(page, spots)
    spots = spread(page, choose(spots))
    owned = link(page, spots, identifiers, names)
    identities = identify(page, spots)
    complete(identities, owned)
    mentions = [_mention(tokens, spot, identities[spot.first]) for spot in spots]
    Posts(page, mentions).fill()
    return sorted(mentions + identifiers, key=lambda mention: mention.first) if identifiers else mentions


def _outside(spots: list[Spot], identifiers: list[Mention]) -> list[Spot]:
    """The spots that no identifier is a part of."""
    taken = {mention.first for mention in identifiers}
    return [spot for spot in spots if taken.isdisjoint(range(spot.first, spot.last))]


def _mention(tokens: Tokens, spot: Spot, identity: Identity) -> Mention:
    row = spot.row
    first, last = spot.first, spot.last
    kind = _kind(row) if row is not None else None
    mention = Mention(
        spot.label, tokens.starts[first], tokens.ends[last - 1], first, last, identity=identity, kind=kind
    )
    if kind == "crypto":
        mention.label, mention.amount = "CURRENCY", Amount(None, currency=identity.ticker)
    return mention


def _kind(row: KnownName) -> str | None:
    """What the lexicon adds to the label: the kind of an instrument or organization, what a company acts as."""
    if isinstance(row, Company):
        return next((part for part in ACTING if part in row.acts_as), None) if row.acts_as else None
    return row.kind
