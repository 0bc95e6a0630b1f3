"""Places and what their people and things are called, so that "die Walldorfer" leads to a seat.

In: ``places.csv``. Out: ``Place`` rows, and the places that a demonym names.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from tickerlese.lexicon.table import Table
from tickerlese.mention import Identity


class Place(NamedTuple):
    """A city, region, country or continent.

    ``demonyms`` are the undeclined words made from the name: "Walldorfer", "hannoversch", "schwedisch", "Schwede".
    ``country`` is an ISO 3166 code, null for continents and other groups of countries.
    """

    name: str
    aliases: tuple[str, ...]
    common: tuple[str, ...]
    kind: Literal["city", "region", "country", "continent"]
    country: str | None
    demonyms: tuple[str, ...]

    @property
    def label(self) -> str:
        """Return the label of its mentions."""
        return "LOCATION"

    @property
    def forms(self) -> tuple[str, ...]:
        """Return all spellings, the canonical name first."""
        return (self.name, *self.aliases)

    def identity(self) -> Identity:
        """Return what its mentions share."""
        return Identity(name=self.name, country=self.country)


ENDINGS = ("", "e", "en", "er", "es", "em", "n", "r", "s", "in", "innen")


@cache
def places() -> Table[Place]:
    """Open the table of all places, in the order in which a shared spelling is resolved."""
    return Table("places.csv", Place)


@cache
def _demonyms() -> dict[str, tuple[Place, ...]]:
    table: dict[str, tuple[Place, ...]] = {}
    for place in places().filled_last():
        for demonym in place.demonyms:
            table[demonym] = (*table.get(demonym, ()), place)
    return table


def places_of_demonym(word: str) -> tuple[Place, ...]:
    """Look up the places that a demonym points to in any case and number; empty for other words.

    >>> [place.name for place in places_of_demonym("Walldorfern")]
    ['Walldorf']
    """
    table = _demonyms()
    for ending in ENDINGS:
        if word.endswith(ending) and (found := table.get(word.removesuffix(ending))):
            return found
    return ()
