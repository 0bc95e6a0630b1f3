"""What a worker does: sources become finished lines of JSON, and failures that say why.

In: a loaded extractor and some sources. Out: one ``Result`` for each, in their order. Nothing raises: a document that
fails takes no other with it.
"""

from __future__ import annotations

import traceback
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, Self, TypeVar

from tickerlese.assembly import to_json
from tickerlese.batch.duplicates import sketch
from tickerlese.extractor import Extractor, Reading, read_article

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tickerlese.assembly import Json
    from tickerlese.sources import Source

T = TypeVar("T")
R = TypeVar("R")


class Done(NamedTuple):
    """A finished record, with what the summary counts; ``sketch`` is there when near-duplicates are looked for."""

    record: bytes
    id: str
    size: int
    words: int
    entities: int
    events: Mapping[str, int]
    sketch: bytes = b""


class Failure(NamedTuple):
    """Why a document gave no record."""

    kind: str
    message: str
    traceback: str = ""

    @classmethod
    def of(cls, error: BaseException) -> Self:
        """Describe an exception."""
        return cls(type(error).__name__, str(error), "".join(traceback.format_exception(error)))


Result = Done | Failure


def work(extractor: Extractor, sources: list[Source], *, sketching: bool) -> list[Result]:
    """Read some sources."""
    opened: list[Reading | Failure] = [attempt(open_source, source) for source in sources]
    readings = [reading for reading in opened if isinstance(reading, Reading)]
    try:
        results: list[Result] = [
            describe(reading, record, sketching=sketching)
            for reading, record in zip(readings, extractor.read_many(readings), strict=True)
        ]
    except Exception:  # some document among them: found by reading each one alone
        results = [
            attempt(lambda reading: describe(reading, extractor.read(reading), sketching=sketching), reading)
            for reading in readings
        ]
    coming = iter(results)
    return [next(coming) if isinstance(reading, Reading) else reading for reading in opened]


def open_source(source: Source) -> Reading:
    """Get at the text of a source."""
    return read_article(source.read())


def describe(reading: Reading, record: Json, *, sketching: bool) -> Done:
    """Finish one record."""
    text = reading.source.text
    return Done(
        to_json(record),
        record["id"],
        len(reading.article.text),
        len(text.split()),
        len(record["entities"]),
        Counter(event["type"] for event in record["events"]),
        sketch(text) if sketching else b"",
    )


def attempt(function: Callable[[T], R], argument: T) -> R | Failure:
    """Call a function; an error is a result."""
    try:
        return function(argument)
    except Exception as error:
        return Failure.of(error)
