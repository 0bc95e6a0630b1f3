"""Tables, one document per row: CSV (comma, semicolon, tab or bar; the first line names the columns) and Parquet.

Columns that are no text, id, title or date become the record's ``meta``. CSV in Windows-1252, and single fields in
another encoding than the rest, are decoded and noted. Parquet needs pyarrow (``pip install "tickerlese[parquet]"``).
"""

from __future__ import annotations

import base64
import csv
import io
import sys
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import orjson

from tickerlese.errors import InputError
from tickerlese.sources.lines import checked
from tickerlese.sources.rows import RowNames
from tickerlese.sources.source import Source
from tickerlese.text.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tickerlese.sources.options import InputOptions, Origin

DELIMITERS = ",;\t|"
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
HEAD = 60_000
ROWS_AT_ONCE = 256
Row = dict[str, Any]


def read_csv(stream: BinaryIO, origin: Origin, options: InputOptions) -> Iterator[Source]:
    """Read CSV.

    Raises:
        InputError: it is no table.
    """
    buffered = io.BufferedReader(cast("io.RawIOBase", stream), HEAD)
    head = buffered.peek(HEAD)
    wide = head[:2] in WIDE_MARKS
    encoding = "utf-16" if wide else "utf-8-sig"
    text = io.TextIOWrapper(buffered, encoding, "replace" if wide else "surrogateescape", newline="")
    csv.field_size_limit(min(options.max_bytes or sys.maxsize, sys.maxsize))
    first_line = head.decode(encoding, "replace").partition("\n")[0]
    reader = csv.DictReader(text, delimiter=max(DELIMITERS, key=first_line.count), strict=False)
    try:
        yield from name_rows(reader, origin, options)
    except csv.Error as error:
        raise InputError(f"{origin.place}:{reader.line_num}: no readable CSV: {error}") from error
    finally:  # the stream is closed by who opened it
        text.detach()
        buffered.detach()


def read_parquet(stream: BinaryIO, origin: Origin, options: InputOptions) -> Iterator[Source]:
    """Read Parquet, some rows at a time.

    Raises:
        InputError: it is no Parquet file, or pyarrow is missing.
    """
    try:
        from pyarrow import ArrowException  # noqa: PLC0415 (an extra)
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415
    except ImportError as error:
        raise InputError(f'{origin.place}: Parquet needs pyarrow: pip install "tickerlese[parquet]"') from error
    try:
        batches = ParquetFile(stream).iter_batches(ROWS_AT_ONCE)
        yield from name_rows((row for batch in batches for row in batch.to_pylist()), origin, options)
    except ArrowException as error:
        raise InputError(f"{origin.place}: no readable Parquet: {error}") from error


def name_rows(rows: Iterable[Row], origin: Origin, options: InputOptions) -> Iterator[Source]:
    """Turn rows into sources."""
    names = RowNames(options.fields.id)
    for number, row in enumerate(rows, 1):
        notes = mend(row)
        data = orjson.dumps(row, default=write_value)
        place = f"{origin.place}:row {number}"
        name = names.name(data, number)
        yield checked(Source(origin.file, place, data, name, number, "auto", options.fields, notes), options)


def mend(row: Row) -> tuple[str, ...]:
    """Decode fields that are not in UTF-8 and put superfluous ones under a name; what was done is noted."""
    notes: list[str] = []
    if None in row:
        row["superfluous"] = row.pop(cast("str", None))
        notes.append("the row has more fields than the table has columns")
    for column, value in row.items():
        if isinstance(value, str) and not value.isascii() and not is_encodable(value):
            row[column], found = decode(value.encode("utf-8", "surrogateescape"))
            notes += [f"{column}: {note}" for note in found]
    return tuple(notes)


def is_encodable(value: str) -> bool:
    """Whether a text holds no bytes that could not be decoded."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def write_value(value: object) -> str:
    """What JSON can't say, in words."""
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return base64.b64encode(value).decode()
    return str(value)
