"""What goes in: one text with what is known about it, from an argument, a file or a line of JSON Lines.

In: text or bytes, or a JSON object with ``text`` and optionally ``id``, ``title`` and ``published``. Out: ``Article``.
Refused: a line that is no JSON object, a text that is no string, a date that is not ISO 8601.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tickerlese.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

FORMATS = ("auto", "text", "html", "markdown", "jsonl")
SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}


@dataclass(frozen=True, slots=True)
class Article:
    """One document to read.

    Attributes:
        text: the text, or the bytes of a file (their encoding is recognised).
        id: what the record is called; null makes one from the text.
        title: context that stands outside the text.
        published: when it appeared, the anchor for relative dates; ISO 8601 when a string.
        input_format: auto, text, html or markdown.
    """

    text: str | bytes
    id: str | None = None
    title: str | None = None
    published: str | date | datetime | None = None
    input_format: str = "auto"


def format_of(path: Path, input_format: str = "auto") -> str:
    """Format of a file: as asked for, else as its name says, else to be recognised ("auto").

    >>> from pathlib import Path
    >>> format_of(Path("a.HTM")), format_of(Path("news.jsonl.gz")), format_of(Path("a.htm"), "text")
    ('html', 'jsonl', 'text')
    """
    if input_format != "auto":
        return input_format
    suffixes = [suffix.lower() for suffix in path.suffixes]
    if suffixes and suffixes[-1] == ".gz":
        suffixes.pop()
    return SUFFIXES.get(suffixes[-1], "auto") if suffixes else "auto"


def read_line(line: bytes | str, place: str, input_format: str = "auto") -> Article:
    """Read one line of JSON Lines; keys other than the four are ignored.

    Raises:
        InputError: it is no such object; the message starts with ``place``.
    """
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"{place}: not JSON: {error}") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise InputError(f'{place}: not an object with a string "text"')
    return Article(
        row["text"],
        id=None if row.get("id") is None else str(row["id"]),
        title=_string(row, "title", place),
        published=parse_published(_string(row, "published", place), place),
        input_format="auto" if input_format == "jsonl" else input_format,
    )


def _string(row: dict[str, Any], key: str, place: str) -> str | None:
    value = row.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f'{place}: "{key}" is not a string')
    return value or None


def parse_published(value: str | date | datetime | None, place: str = "published") -> date | datetime | None:
    """Read an ISO 8601 day or time.

    >>> parse_published("2025-09-24")
    datetime.date(2025, 9, 24)

    Raises:
        InputError: it is neither.
    """
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if len(value) <= len("2025-09-24") else datetime.fromisoformat(value)
    except ValueError as error:
        raise InputError(f"{place}: {value!r} is neither a day (2025-09-24) nor a time in ISO 8601") from error
