"""What goes in: one text with what is known about it.

In: text or bytes, and what the caller knows. Out: ``Article``. Refused: a date that is neither ISO 8601 nor written as
on a web page.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from tickerlese.errors import InputError
from tickerlese.text.head import parse_timestamp

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Article:
    """One document to read.

    Attributes:
        text: the text, or the bytes of a file (their encoding is recognised).
        id: what the record is called; null makes one from the text.
        title: context that stands outside the text.
        published: when it appeared, the anchor for relative dates; ISO 8601 when a string.
        input_format: auto, text, html or markdown.
        meta: what else is known about it; passed through into the record.
        notes: warnings about how it was read, for the record.
    """

    text: str | bytes
    id: str | None = None
    title: str | None = None
    published: str | date | datetime | None = None
    input_format: str = "auto"
    meta: Mapping[str, Any] | None = None
    notes: tuple[str, ...] = ()


def parse_published(value: str | date | datetime | None, place: str = "published") -> date | datetime | None:
    """Read a day or time, in ISO 8601 or as web pages and feeds write it.

    >>> parse_published("2025-09-24"), parse_published("24.09.2025")
    (datetime.date(2025, 9, 24), datetime.date(2025, 9, 24))

    Raises:
        InputError: it is neither.
    """
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if len(value) <= len("2025-09-24") else datetime.fromisoformat(value)
    except ValueError as error:
        found = parse_timestamp(value)
        if found is None:
            raise InputError(f"{place}: {value!r} is neither a day (2025-09-24) nor a time in ISO 8601") from error
        return found
