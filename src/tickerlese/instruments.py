"""What has a price but is no company: share indices, commodities, crypto assets, bonds and funds.

In: ``instruments.csv``. Out: ``Instrument`` rows. Currencies are not here: amounts know them.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from tickerlese.lexicon.table import Table
from tickerlese.mention import Identity


class Instrument(NamedTuple):
    """One instrument; ``kind`` is the one that price moves carry."""

    name: str
    aliases: tuple[str, ...]
    common: tuple[str, ...]
    kind: Literal["index", "commodity", "crypto", "bond", "fund"]
    ticker: str | None
    country: str | None

    @property
    def label(self) -> str:
        """Return INDEX for share indices, INSTRUMENT for all others."""
        return "INDEX" if self.kind == "index" else "INSTRUMENT"

    @property
    def forms(self) -> tuple[str, ...]:
        """Return all spellings, the canonical name first."""
        return (self.name, *self.aliases)

    def identity(self) -> Identity:
        """Return what its mentions share."""
        return Identity(name=self.name, ticker=self.ticker, country=self.country)


@cache
def instruments() -> Table[Instrument]:
    """Open the table of all instruments, in the order in which a shared spelling is resolved."""
    return Table("instruments.csv", Instrument)
