"""Parquet: all records as one table of documents, of entities and of events, for pandas, DuckDB and polars.

In: finished records, as lines of JSON. Out: Parquet files, complete or not there. The columns of entities and events
follow from the record's classes, so that a new event type brings its own; ``docs/tables.md`` describes them. Needs
pyarrow (``pip install "tickerlese[parquet]"``).
"""

from __future__ import annotations

import json
import types
from contextlib import ExitStack
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Union, get_args, get_origin

from tickerlese.assembly import to_json
from tickerlese.errors import InputError
from tickerlese.events.spec import AmountSlot, EventRecord, NamedSlot, PeriodSlot
from tickerlese.record import EVENT_RECORDS, AnyEntity, Entity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    import pyarrow as pa

ROWS_AT_ONCE = 5_000
WHOLE_DIGITS = 27
RENAMED = {("Entity", "id"): "entity", ("Identifier", "value"): "identifier"}
AMOUNT_WORDS = ("modifier", "currency", "unit", "per", "entity")
TENTHS = Decimal("1e-10")
Row = dict[str, Any]
Columns = dict[str, str]

DOCUMENTS: Columns = {
    "id": "string",
    "title": "string",
    "published": "string",
    "language": "string",
    "model": "string",
    "model_version": "string",
    "text": "string",
    "entity_count": "integer",
    "event_count": "integer",
    "entities": "string",
    "events": "string",
    "companies": "string",
    "warnings": "strings",
    "meta": "string",
    "duplicate_of": "string",
    "similarity": "number",
}
DOCUMENT: Columns = {"document": "string", "published": "string"}
EVENT: Columns = {
    **DOCUMENT,
    "event": "integer",
    "type": "string",
    "modality": "string",
    "confidence": "number",
    "trigger": "string",
    "trigger_start": "integer",
    "trigger_end": "integer",
    "evidence": "string",
    "evidence_start": "integer",
    "evidence_end": "integer",
    "mention_count": "integer",
}


class Table(NamedTuple):
    """A table: its columns, and the rows that a record gives."""

    columns: Columns
    rows: Callable[[Row], Iterator[Row]]


def check_library() -> None:
    """Find out before the run whether pyarrow is there.

    Raises:
        InputError: it isn't.
    """
    try:
        import pyarrow.parquet  # noqa: F401, PLC0415 (an extra)
    except ImportError as error:
        raise InputError('Parquet needs pyarrow: pip install "tickerlese[parquet]"') from error


def write_tables(records: Iterable[bytes], paths: Mapping[str, Path]) -> None:
    """Write some of the tables (documents, entities, events) in one pass over the records."""
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415 (an extra)

    for path in paths.values():
        path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = {name: path.with_name(f".{path.name}.part") for name, path in paths.items()}
    try:
        with ExitStack() as open_files:
            writers = {
                name: open_files.enter_context(ParquetWriter(path, schema_of(name), compression="zstd"))
                for name, path in unfinished.items()
            }
            for name, rows in collect(records, list(paths)):
                writers[name].write_batch(batch_of(name, rows))
        for name, path in paths.items():
            unfinished[name].replace(path)
    finally:
        for path in unfinished.values():
            path.unlink(missing_ok=True)


def collect(records: Iterable[bytes], names: list[str]) -> Iterator[tuple[str, list[Row]]]:
    """The rows of all records, some thousand at a time."""
    waiting: dict[str, list[Row]] = {name: [] for name in names}
    for record in records:
        parsed = json.loads(record, parse_float=Decimal)
        for name, rows in waiting.items():
            rows.extend(tables()[name].rows(parsed))
            if len(rows) >= ROWS_AT_ONCE:
                yield name, rows
                waiting[name] = []
    yield from waiting.items()


@cache
def tables() -> dict[str, Table]:
    """The tables by name."""
    return {
        "documents": Table(DOCUMENTS, document_rows),
        "entities": Table(entity_columns(), entity_rows),
        "events": Table(event_columns(), event_rows),
    }


@cache
def schema_of(name: str) -> pa.Schema:
    """A table's schema for Arrow."""
    import pyarrow as pa  # noqa: PLC0415 (an extra)

    kinds = {
        "string": pa.string(),
        "strings": pa.list_(pa.string()),
        "integer": pa.int64(),
        "number": pa.float64(),
        "decimal": pa.decimal128(WHOLE_DIGITS + 11, 10),
        "day": pa.date32(),
    }
    return pa.schema([(column, kinds[kind]) for column, kind in tables()[name].columns.items()])


def batch_of(name: str, rows: list[Row]) -> pa.RecordBatch:
    """Rows as Arrow has them."""
    import pyarrow as pa  # noqa: PLC0415 (an extra)

    columns = tables()[name].columns
    data = [[READ[kind](row.get(column)) for row in rows] for column, kind in columns.items()]
    return pa.record_batch(
        [pa.array(values, field.type) for values, field in zip(data, schema_of(name), strict=True)],
        schema=schema_of(name),
    )


def read_decimal(value: int | Decimal | None) -> Decimal | None:
    """A number with ten places behind the point; null when it is too big for a column."""
    if value is None:
        return None
    number = Decimal(value)
    return number.quantize(TENTHS) if number.adjusted() < WHOLE_DIGITS else None


def read_number(value: int | Decimal | None) -> float | None:
    """A number that is no amount."""
    return None if value is None else float(value)


def read_day(value: str | None) -> date | None:
    """A day."""
    return None if value is None else date.fromisoformat(value)


def as_is(value: Any) -> Any:  # noqa: ANN401 - strings, integers and lists of strings
    """A value that Arrow takes as JSON has it."""
    return value


READ: dict[str, Callable[[Any], Any]] = {
    "string": as_is,
    "strings": as_is,
    "integer": as_is,
    "number": read_number,
    "decimal": read_decimal,
    "day": read_day,
}


# ---- documents -------------------------------------------------------------------------------------------------------


def document_rows(record: Row) -> Iterator[Row]:
    """One row: the record, its lists as JSON."""
    yield {
        **record,
        "model": record["model"]["name"],
        "model_version": record["model"]["version"],
        "entity_count": len(record["entities"]),
        "event_count": len(record["events"]),
        "entities": to_json(record["entities"]).decode(),
        "events": to_json(record["events"]).decode(),
        "companies": to_json(record["companies"]).decode(),
        "meta": None if record["meta"] is None else to_json(record["meta"]).decode(),
    }


# ---- entities --------------------------------------------------------------------------------------------------------


def entity_columns() -> Columns:
    """The fields of all labels, those that all have first.

    Raises:
        TypeError: two labels have a field of one name that needs different columns.
    """
    classes = get_args(get_args(AnyEntity)[0])
    columns = dict(DOCUMENT)
    for made in (Entity, *classes):
        for name, field in made.model_fields.items():
            column = RENAMED.get((made.__name__, name)) or RENAMED.get(("Entity", name), name)
            kind = kind_of_field(field.annotation)
            if columns.setdefault(column, kind) != kind:
                raise TypeError(f"column {column} would be {columns[column]} and {kind}")
    return columns


def entity_rows(record: Row) -> Iterator[Row]:
    """One row for each entity."""
    for entity in record["entities"]:
        row = {**entity, "document": record["id"], "published": record["published"], "entity": entity["id"]}
        if entity["label"] == "IDENTIFIER":
            row["identifier"] = row.pop("value")
        yield row


def kind_of_field(annotation: Any) -> str:  # noqa: ANN401 - a type
    """What column a field of an entity needs."""
    found = {part for part in parts_of(annotation) if part is not type(None)}
    for part, kind in ((Decimal, "decimal"), (date, "day"), (int, "integer")):
        if part in found:
            return kind
    return "string"


def parts_of(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - a type
    """The types that a union is made of."""
    if get_origin(annotation) in {Union, types.UnionType}:
        for part in get_args(annotation):
            yield from parts_of(part)
    elif hasattr(annotation, "__metadata__"):
        yield from parts_of(get_args(annotation)[0])
    else:
        yield annotation


# ---- events ----------------------------------------------------------------------------------------------------------


def event_columns() -> Columns:
    """The fields that all events have, then the slots of all types.

    Raises:
        TypeError: two types have a slot of one name that needs different columns.
    """
    columns = dict(EVENT)
    for record in EVENT_RECORDS:
        for name, field in record.model_fields.items():
            if name in EventRecord.model_fields:
                continue
            for column, kind in slot_columns(name, field.annotation).items():
                if columns.setdefault(column, kind) != kind:
                    raise TypeError(f"column {column} would be {columns[column]} and {kind}")
    return columns


def slot_columns(name: str, annotation: Any) -> Columns:  # noqa: ANN401 - a type
    """The columns of one slot."""
    for part in parts_of(annotation):
        if get_origin(part) is list:
            return {name: "strings"}
        if isinstance(part, type) and issubclass(part, NamedSlot):
            more = part.model_fields.keys() - NamedSlot.model_fields.keys()
            return {
                name: "string",
                f"{name}_entity": "string",
                **{f"{name}_{field}": "string" for field in sorted(more)},
            }
        if part is AmountSlot:
            numbers = {name: "decimal", f"{name}_min": "decimal", f"{name}_max": "decimal"}
            return {
                **numbers,
                **{f"{name}_{field}": "string" for field in ("modifier", "currency", "unit", "per", "entity")},
            }
        if part is PeriodSlot:
            return {f"{name}_text": "string", f"{name}_start": "day", f"{name}_end": "day"}
        if part is not type(None) and get_origin(part) is not Literal and part is not str:
            raise TypeError(f"no column for slot {name} of {part}")
    return {name: "string"}


def event_rows(record: Row) -> Iterator[Row]:
    """One row for each event."""
    for number, event in enumerate(record["events"], 1):
        row = {"document": record["id"], "published": record["published"], "event": number}
        row["mention_count"] = len(event["mentions"])
        for name in ("type", "modality", "confidence"):
            row[name] = event[name]
        for name in ("trigger", "evidence"):
            span = event[name]
            row.update({name: span["text"], f"{name}_start": span["start"], f"{name}_end": span["end"]})
        for name, value in event.items():
            if name not in EventRecord.model_fields:
                row.update(slot_values(name, value))
        yield row


def slot_values(name: str, value: Any) -> Row:  # noqa: ANN401 - a slot in JSON
    """The columns of one slot, filled."""
    if isinstance(value, list):
        return {name: [one["name"] for one in value]}
    if not isinstance(value, dict):
        return {name: value}
    if "modifier" in value:
        figure = value["value"] if value["amount"] is None else value["amount"]
        return {
            name: figure,
            **{f"{name}_{field}": value[field] for field in value if field not in {"value", "amount"}},
        }
    if "start_date" in value:
        days = {f"{name}_start": value["start_date"], f"{name}_end": value["end_date"]}
        return {f"{name}_text": value["text"], **days}
    return {name: value["name"], **{f"{name}_{field}": value[field] for field in value if field != "name"}}
