"""Organizations that are no companies: central banks, authorities, unions, institutes, parties, trading venues.

In: ``organizations.csv``. Out: ``Organization`` rows.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from tickerlese.lexicon.table import Table
from tickerlese.mention import Identity


class Organization(NamedTuple):
    """One organization; ``country`` is an ISO 3166 code, EU or null."""

    name: str
    aliases: tuple[str, ...]
    common: tuple[str, ...]
    kind: Literal[
        "central_bank",
        "authority",
        "government",
        "court",
        "international",
        "union",
        "association",
        "institute",
        "party",
        "venue",
        "club",
    ]
    country: str | None

    @property
    def label(self) -> str:
        """Return the label of its mentions; venues carry it too and tell themselves apart by ``kind``."""
        return "ORGANIZATION"

    @property
    def forms(self) -> tuple[str, ...]:
        """Return all spellings, the canonical name first."""
        return (self.name, *self.aliases)

    def identity(self) -> Identity:
        """Return what its mentions share."""
        return Identity(name=self.name, country=self.country)


@cache
def organizations() -> Table[Organization]:
    """Open the table of all organizations, in the order in which a shared spelling is resolved."""
    return Table("organizations.csv", Organization)
