"""JSON Lines, one document per line, and JSON: one object, or a list of them.

Lines of any number are read one by one, none longer than the limit is kept in memory. JSON is read as a whole.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, BinaryIO

import orjson

from tickerlese.errors import InputError
from tickerlese.sources.documents import too_long
from tickerlese.sources.rows import RowNames, decode_row
from tickerlese.sources.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.sources.options import InputOptions, Origin

LARGEST_JSON = 500_000_000
REST = 1_000_000


def read_lines(stream: BinaryIO, origin: Origin, options: InputOptions) -> Iterator[Source]:
    """Read JSON Lines."""
    names = RowNames(options.fields.id)
    for number, line in enumerate(split_lines(stream, options.max_bytes), 1):
        place = f"{origin.place}:{number}"
        if line is None:
            problem = too_long(place, options.max_bytes or 0)
            yield Source(origin.file, place, name=str(number), number=number, problem=problem)
        elif line.strip():
            name = names.name(line, number)
            yield Source(origin.file, place, line.rstrip(b"\r\n"), name, number, fields=options.fields)


def split_lines(stream: BinaryIO, limit: int | None) -> Iterator[bytes | None]:
    """The lines of a stream; null for one that is longer than the limit."""
    if limit is None:
        yield from stream
        return
    while line := stream.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        while (rest := stream.readline(REST)) and not rest.endswith(b"\n"):
            pass
        yield None


def read_json(stream: BinaryIO, origin: Origin, options: InputOptions) -> Iterator[Source]:
    """Read one JSON object as one document, a list as one document for each object in it.

    Raises:
        InputError: it is no JSON, or too big to be read as a whole.
    """
    data = stream.read(LARGEST_JSON + 1)
    if len(data) > LARGEST_JSON:
        raise InputError(f"{origin.place}: bigger than {LARGEST_JSON} bytes; JSON Lines can be of any size")
    text, notes = decode_row(data)
    try:
        value = json.loads(text, parse_float=orjson.Fragment, parse_int=orjson.Fragment)  # numbers stay as written
    except ValueError as error:
        raise InputError(f"{origin.place}: not JSON: {error}") from error
    if not isinstance(value, list):
        yield checked(Source(*origin, text.encode(), fields=options.fields, notes=tuple(notes)), options)
        return
    names = RowNames(options.fields.id)
    for number, row in enumerate(value, 1):
        line = orjson.dumps(row)
        place = f"{origin.place}[{number}]"
        name = names.name(line, number)
        source = Source(origin.file, place, line, name, number, fields=options.fields, notes=tuple(notes))
        yield checked(source, options)


def checked(source: Source, options: InputOptions) -> Source:
    """The source, or in its stead one that says that it is too long."""
    if options.max_bytes is None or len(source.data) <= options.max_bytes:
        return source
    problem = too_long(source.place, options.max_bytes)
    return Source(source.file, source.place, name=source.name, number=source.number, problem=problem)
