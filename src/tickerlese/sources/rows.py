"""Rows: JSON objects whose fields are a document, as they come from JSON Lines, tables and feeds.

In: one JSON object in bytes, and which field is what. Out: an ``Article``; fields that are none of the four become its
``meta``. Refused: what is no object, a text that is no string, a date that is none.
"""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from typing import Any

import numpy as np
import orjson

from tickerlese.article import Article, parse_published
from tickerlese.errors import InputError
from tickerlese.sources.options import Fields
from tickerlese.text.decoding import decode

PLAIN_FIELDS = Fields()
LONGEST_NUMBER = 60
FEWEST_BIG_DIGITS = 19
NAMES_IN_SET = 100_000


def read_row(data: bytes | str, place: str, fields: Fields = PLAIN_FIELDS, input_format: str = "auto") -> Article:
    """Read one row.

    Raises:
        InputError: it is no such object; the message starts with ``place``.
    """
    line, notes = decode_row(data) if isinstance(data, bytes) else (data, [])
    try:
        row = json.loads(line, parse_float=read_number, parse_int=read_integer, parse_constant=lambda _: None)
    except ValueError as error:
        raise InputError(f"{place}: not JSON: {error}") from error
    if not isinstance(row, dict):
        raise InputError(f'{place}: not an object with a string "{fields.text}"')
    there = ", ".join(row)
    text = take(row, fields.text)
    if not isinstance(text, str):
        raise InputError(f'{place}: not an object with a string "{fields.text}" (it has {there[:200] or "no fields"})')
    name = take(row, fields.id)
    title, published = (take_string(row, field, place) for field in (fields.title, fields.published))
    return Article(
        text,
        id=None if name is None else str(name),
        title=title,
        published=parse_published(published, place),
        input_format=input_format,
        meta=row or None,
        notes=tuple(notes),
    )


def decode_row(data: bytes) -> tuple[str, list[str]]:
    """The row as text; bad bytes are noted."""
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        return decode(data)


def read_number(digits: str) -> Decimal | str:
    """A number that is passed through, exact; as written if it would fill pages."""
    number = Decimal(digits)
    return number if abs(number.adjusted()) < LONGEST_NUMBER else digits


def read_integer(digits: str) -> int | Decimal | str:
    """A whole number that is passed through, exact."""
    return int(digits) if len(digits) < FEWEST_BIG_DIGITS else read_number(digits)


def take(row: dict[str, Any], field: str) -> Any:  # noqa: ANN401 - a value of JSON
    """Take a field out of a row, or out of objects within it; null when it isn't there."""
    if field in row:
        return row.pop(field)
    first, dot, rest = field.partition(".")
    inner = row.get(first)
    if not dot or not isinstance(inner, dict):
        return None
    value = take(inner, rest)
    if not inner:
        del row[first]
    return value


def take_string(row: dict[str, Any], field: str, place: str) -> str | None:
    """Take a text that may be missing."""
    value = take(row, field)
    if value is not None and not isinstance(value, str):
        raise InputError(f'{place}: "{field}" is not a string')
    return value or None


class RowNames:
    """Names the rows of one file: by id, so that a row is known again when others come before it, else by number.

    A name stands for one row only. Of names that are gone by, only a fingerprint of 8 bytes is kept; rows that share
    one by accident are numbered as if they shared the name.
    """

    def __init__(self, field: str) -> None:
        self._field = field
        self._recent: set[int] = set()
        self._rest = np.empty(0, np.uint64)

    def name(self, data: bytes, number: int) -> str:
        """The name of a row."""
        try:
            name = take(orjson.loads(data), self._field)
        except (ValueError, TypeError, AttributeError):
            name = None
        if name is None:
            return str(number)
        return str(name) if self._is_new(str(name)) else f"{name}#{number}"

    def _is_new(self, name: str) -> bool:
        digest = hashlib.blake2b(name.encode(errors="replace"), digest_size=8).digest()
        mark = int.from_bytes(digest, "little")
        spot = int(np.searchsorted(self._rest, np.uint64(mark)))
        if mark in self._recent or (spot < len(self._rest) and int(self._rest[spot]) == mark):
            return False
        self._recent.add(mark)
        if len(self._recent) == NAMES_IN_SET:
            recent = np.fromiter(self._recent, np.uint64, NAMES_IN_SET)
            self._rest = np.sort(np.concatenate((self._rest, recent)))
            self._recent.clear()
        return True
