"""The record as users get it: Pydantic models, and their JSON Schema.

In: the dict that ``assembly`` makes, or JSON. Out: a frozen ``Record`` with exact decimals. Refused: unknown keys,
missing keys, words that the contract doesn't know.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import ConfigDict, Field, PlainSerializer
from pydantic.json_schema import GenerateJsonSchema

from tickerlese.assembly import to_json
from tickerlese.events import EVENT_TYPES
from tickerlese.events.spec import EventRecord, Part

if TYPE_CHECKING:
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema


def write_number(number: Decimal) -> int | float:
    """The JSON number for Pydantic's own JSON, which has no exact one; ``Record.to_json`` is exact."""
    return int(number) if number == number.to_integral_value() else float(number)


Number = Annotated[Decimal, PlainSerializer(write_number, when_used="json")]
Modifier = Literal["exact", "about", "more_than", "less_than", "at_least", "at_most"]


class Entity(Part):
    """A named span: ``text`` is what stands between the code points ``start`` and ``end``, half-open."""

    model_config = ConfigDict(defer_build=True)  # the fast path to JSON never validates

    id: str
    label: str
    text: str
    start: int
    end: int


class Company(Entity):
    """A company, by its canonical name; identifiers when they are known."""

    label: Literal["COMPANY"]
    name: str
    isin: str | None
    wkn: str | None
    ticker: str | None
    lei: str | None
    country: str | None


class Person(Entity):
    """A person: fullest name in the document, role as written, canonical name of the company."""

    label: Literal["PERSON"]
    name: str
    role: str | None
    company: str | None


class Named(Entity):
    """An organization that is no company, a place, a product, an index."""

    label: Literal["ORGANIZATION", "LOCATION", "PRODUCT", "INDEX"]
    name: str


class Money(Entity):
    """An amount of money; ``amount`` is null for ranges and vague amounts. ``currency`` is ISO 4217 or a coin."""

    label: Literal["MONEY"]
    amount: Number | None
    currency: str | None
    min: Number | None
    max: Number | None
    modifier: Modifier
    per: str | None
    equivalent_to: str | None


class Currency(Entity):
    """A currency as such."""

    label: Literal["CURRENCY"]
    currency: str


class Percent(Entity):
    """A percentage, percentage points or basis points (25 basis points is 25)."""

    label: Literal["PERCENT"]
    value: Number | None
    min: Number | None
    max: Number | None
    modifier: Modifier
    unit: Literal["percent", "percentage_points", "basis_points"]


class Quantity(Entity):
    """A number of things, with the unit as written."""

    label: Literal["QUANTITY"]
    value: Number | None
    min: Number | None
    max: Number | None
    modifier: Modifier
    unit: str | None


class Day(Entity):
    """A date or period: inclusive ISO days, null when they can't be resolved."""

    label: Literal["DATE"]
    start_date: date | None
    end_date: date | None
    kind: Literal["date", "time", "period", "fiscal_period"]


class Identifier(Entity):
    """A security's or company's identifier; ``company`` is the canonical name of the company it belongs to."""

    label: Literal["IDENTIFIER"]
    kind: Literal["isin", "wkn", "lei", "ticker"]
    value: str
    company: str | None


AnyEntity = Annotated[
    Company | Person | Named | Money | Currency | Percent | Quantity | Day | Identifier, Field(discriminator="label")
]
EVENT_RECORDS: tuple[type[EventRecord], ...] = tuple(event_type.record for event_type in EVENT_TYPES)
if TYPE_CHECKING:
    AnyEvent = EventRecord
else:
    EventUnion = reduce(or_, EVENT_RECORDS)
    AnyEvent = Annotated[EventUnion, Field(discriminator="type")] if len(EVENT_RECORDS) > 1 else EventUnion


class RankedCompany(Part):
    """One company of the document: its identifiers, the ids of its mentions, and how much the document is about it."""

    name: str
    isin: str | None
    wkn: str | None
    ticker: str | None
    lei: str | None
    country: str | None
    mentions: list[str]
    relevance: Number


class Model(Part):
    """The pipeline that read the text."""

    name: str
    version: str


class Record(Part):
    """What one document says.

    ``meta`` is what the input said beside the text; ``duplicate_of`` is the id of an earlier document of the same batch
    that says nearly the same, ``similarity`` the share of word triples that they have in common.
    """

    model_config = ConfigDict(defer_build=True)

    schema_version: Literal["tickerlese/1"] = Field(alias="schema")
    id: str
    title: str | None
    published: date | datetime | None
    language: Literal["de"]
    model: Model
    text: str | None
    entities: list[AnyEntity]
    events: list[AnyEvent]
    companies: list[RankedCompany]
    warnings: list[str]
    meta: dict[str, Any] | None = None
    duplicate_of: str | None = None
    similarity: Number | None = None

    def to_json(self, *, pretty: bool = False) -> bytes:
        """Write the record as JSON in UTF-8, numbers exact."""
        return to_json(self.model_dump(by_alias=True), pretty=pretty)


class ContractSchema(GenerateJsonSchema):
    """Pydantic's JSON Schema, with decimals as the JSON numbers they are written as."""

    def decimal_schema(self, schema: CoreSchema) -> JsonSchemaValue:  # noqa: ARG002 - the signature is Pydantic's
        """Describe a decimal."""
        return {"type": "number"}


def schema() -> dict[str, Any]:
    """The JSON Schema that every record validates against."""
    made = Record.model_json_schema(by_alias=True, mode="validation", schema_generator=ContractSchema)
    return {"$schema": ContractSchema.schema_dialect, **made}
