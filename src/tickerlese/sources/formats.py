"""From a stream to its documents: which reader reads which format."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from tickerlese.errors import InputError
from tickerlese.sources.archives import read_zip
from tickerlese.sources.documents import read_document
from tickerlese.sources.endings import compression_of, format_of
from tickerlese.sources.feeds import read_xml
from tickerlese.sources.lines import read_json, read_lines
from tickerlese.sources.opening import damages, open_file, seekable, unpack
from tickerlese.sources.options import InputOptions, Origin
from tickerlese.sources.source import Source
from tickerlese.sources.tables import read_csv, read_parquet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Reader = Callable[[BinaryIO, Origin, InputOptions], Iterator[Source]]

STDIN = "stdin"
SEARCHED = frozenset({"parquet", "zip"})
READERS: dict[str, Reader] = {
    "auto": read_document,
    "text": read_document,
    "html": read_document,
    "markdown": read_document,
    "jsonl": read_lines,
    "json": read_json,
    "csv": read_csv,
    "parquet": read_parquet,
    "xml": read_xml,
    "zip": lambda stream, origin, options: read_zip(stream, origin, options, read_stream),
}


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read: where it lies (path or URL), and its name below the folder that all of them share."""

    location: str
    name: str

    def read(self, options: InputOptions) -> Iterator[tuple[Source, int]]:
        """Its documents, each with the number of the file's bytes read by then."""
        origin = Origin(self.name, self.location)
        try:
            with open_file(self.location) as stream:
                for source in read_stream(stream, origin, options):
                    yield source, 0 if stream.closed else stream.tell()
        except damages(InputError) as error:
            yield Source(*origin, problem=describe(error, self.location)), 0


def read_stream(stream: BinaryIO, origin: Origin, options: InputOptions) -> Iterator[Source]:
    """The documents of one file, as its name or the caller says that they are to be read.

    Raises:
        InputError: the file is not what it should be.
        OSError, EOFError: it is damaged.
    """
    kind = format_of(origin.file, options.input_format)
    if kind != "zip":  # its members go by their own names
        options = replace(options, input_format=kind)
    content = unpack(stream, origin.file)
    if kind not in SEARCHED:
        yield from READERS[kind](content, origin, options)
        return
    with seekable(content, packed=bool(compression_of(origin.file))) as searched:
        yield from READERS[kind](searched, origin, options)


def read_pipe(stream: BinaryIO, options: InputOptions) -> Iterator[Source]:
    """The documents in what comes through a pipe: one, or as many as the format that is asked for has."""
    kind = options.input_format
    name = "" if READERS[kind] is read_document else STDIN
    with seekable(stream, packed=kind in SEARCHED) as content:
        yield from READERS[kind](content, Origin(name, STDIN), options)


def describe(error: Exception, place: str) -> str:
    """Say what is wrong with a file, once with its place."""
    message = str(error.strerror or error) if isinstance(error, OSError) else str(error)
    return message if message.startswith(place) else f"{place}: {message or type(error).__name__}"
