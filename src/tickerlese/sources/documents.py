"""Files that are one document: plain text, HTML, Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from tickerlese.sources.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.sources.options import InputOptions, Origin

TEXTS = frozenset({"text", "html", "markdown"})


def read_document(stream: BinaryIO, origin: Origin, options: InputOptions) -> Iterator[Source]:
    """Read the whole stream as one document, unless it is too long."""
    data = stream.read() if options.max_bytes is None else stream.read(options.max_bytes + 1)
    if options.max_bytes is not None and len(data) > options.max_bytes:
        yield Source(*origin, problem=too_long(origin.place, options.max_bytes))
        return
    yield Source(*origin, data, input_format=options.input_format if options.input_format in TEXTS else "auto")


def too_long(place: str, limit: int) -> str:
    """What is said about a document that is not read for its length."""
    return f"{place}: the document is longer than {limit} bytes; --max-bytes sets the limit"
