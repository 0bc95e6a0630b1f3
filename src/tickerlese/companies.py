"""The companies that the lexicon knows, and how the press writes them.

In: ``companies.csv``. Out: ``Company`` rows, and the company that an epithet means. Identifiers are only those of the
table: an ISIN that is not known stays null, a WKN too.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tickerlese.lexicon.table import Table
from tickerlese.mention import Identity


class Company(NamedTuple):
    """One company.

    ``industry`` is a key of industries.csv, ``seat`` a name of places.csv, ``country`` an ISO 3166 code. ``acts_as``
    holds what it does in the news beside its own business: broker, investor, fund_house, rating_agency, media.
    ``common`` are the forms that are also ordinary words. ``epithets`` are compounds that mean this company alone
    ("iPhone-Konzern"), in the nominative.
    """

    name: str
    aliases: tuple[str, ...]
    common: tuple[str, ...]
    isin: str | None
    wkn: str | None
    lei: str | None
    ticker: str | None
    country: str | None
    seat: str | None
    legal_form: str | None
    industry: str | None
    acts_as: tuple[str, ...]
    epithets: tuple[str, ...]

    @property
    def label(self) -> str:
        """Return the label of its mentions."""
        return "COMPANY"

    @property
    def forms(self) -> tuple[str, ...]:
        """Return all spellings, the canonical name first."""
        return (self.name, *self.aliases)

    def identity(self) -> Identity:
        """Return what its mentions share."""
        return Identity(
            name=self.name,
            isin=self.isin,
            wkn=self.wkn,
            lei=self.lei,
            ticker=self.ticker,
            country=self.country,
            seat=self.seat,
            industry=self.industry,
        )


@cache
def companies() -> Table[Company]:
    """Open the table of all companies, in the order in which a shared spelling is resolved."""
    return Table("companies.csv", Company)


@cache
def _epithets() -> dict[str, Company]:
    return {epithet: company for company in companies().filled_last() for epithet in company.epithets}


def company_of_epithet(compound: str) -> Company | None:
    """Look up the company that a compound in any case means, null for other words.

    >>> company_of_epithet("iPhone-Konzerns").name
    'Apple'
    """
    table = _epithets()
    return table.get(compound) or table.get(compound.removesuffix("s"))


@cache
def company_named(name: str) -> Company | None:
    """Look up a company by its canonical name."""
    return next((company for company in companies().having(name) if company.name == name), None)


@cache
def company_of_code(kind: str, code: str) -> Company | None:
    """Look up a company by its isin, wkn or lei; tickers say little without their exchange.

    >>> company_of_code("wkn", "716460").name
    'SAP'
    """
    known = companies().having(code) if kind in ("isin", "wkn", "lei") else []
    return next((company for company in known if getattr(company, kind) == code), None)
