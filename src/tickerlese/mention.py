"""The vocabulary that every layer shares: a mention is a span of text with a label and a normalised value."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

SIGN_WORDS = ("plus", "minus", "Plus", "Minus")
SIGNS = frozenset("+-\u2013\u2212±")


@dataclass(slots=True, frozen=True)
class Amount:
    """A number with its unit: what MONEY, PERCENT and QUANTITY mentions carry.

    ``value`` is null for ranges ("1,2 bis 1,4 Mrd. Euro": only ``minimum`` and ``maximum``) and for vague amounts
    ("Milliardenbetrag"). ``currency`` is an ISO 4217 code or a crypto ticker (MONEY only). ``unit`` is percent,
    percentage_points or basis_points (PERCENT), or the noun as written (QUANTITY). Scales are applied: Mrd. is 10^9.
    """

    value: Decimal | None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    modifier: str = "exact"
    currency: str | None = None
    unit: str | None = None
    per: str | None = None


@dataclass(slots=True, frozen=True)
class Period:
    """What a DATE mention means: inclusive ISO days, both null when they can't be resolved."""

    start: date | None
    end: date | None
    kind: str


@dataclass(slots=True, frozen=True)
class Identity:
    """Who a name belongs to: the canonical name, and identifiers when the lexicon knows the company."""

    name: str
    isin: str | None = None
    wkn: str | None = None
    ticker: str | None = None
    lei: str | None = None
    country: str | None = None
    seat: str | None = None
    industry: str | None = None


@dataclass(slots=True, eq=False)
class Mention:
    """A labelled span. ``start``/``end`` are code points, ``first``/``last`` tokens; both half-open.

    The labels are those of the record, plus INSTRUMENT (a commodity, bond, fund or crypto asset that prices move for).
    ``identity`` is shared by all mentions of one company, person, index, product or place in a document, so that
    ``a.identity is b.identity`` asks whether two mentions mean the same thing.
    ``employer`` is the company of a person or, of an IDENTIFIER, the company it belongs to.
    An anaphor ("der Konzern", "das Papier", "die Walldorfer") is a mention with ``anaphor=True``: it fills slots but is
    no entity of the record.
    """

    label: str
    start: int
    end: int
    first: int
    last: int
    amount: Amount | None = None
    period: Period | None = None
    identity: Identity | None = None
    kind: str | None = None
    role: str | None = None
    employer: Identity | None = None
    anaphor: bool = False
    source: str = "rule"
    id: str | None = field(default=None)

    @property
    def name(self) -> str | None:
        """The canonical name, null for amounts and dates."""
        return self.identity.name if self.identity else None

    def with_amount(self, amount: Amount) -> Mention:
        """A copy with another amount (a signed change, say); it remembers the same place and id."""
        return replace(self, amount=amount)

    def text_starts_with_sign(self, text: str) -> bool:
        """Whether the span begins with a sign (also "plus", "minus"), or one stands directly before it."""
        before = text[self.start - 1] if self.start else ""
        return text[self.start] in SIGNS or before in SIGNS or text.startswith(SIGN_WORDS, self.start)
