"""The package's word lists: CSV tables read into frozen rows, and plain lists read into sets of words.

In: the name of a file in this folder and, for a table, the ``NamedTuple`` that describes one row. Out: a tuple of rows
(file order) or a frozenset of words. A row type speaks for its table: a ``str`` field must be filled, ``str | None``
may be empty, ``tuple[str, ...]`` is split at ``|``, ``bool`` is ``x`` or empty, a ``Literal`` names the words that are
allowed. Refused, with file and line: an unknown or missing column, a row of the wrong length, an empty required cell,
a word outside its list, an empty file. Lines that start with ``#`` are remarks. Without a row type, rows are mappings
from column to text.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from types import UnionType
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    NamedTuple,
    TypeVar,
    cast,
    get_args,
    get_origin,
    get_type_hints,
    overload,
)

from tickerlese.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Row = TypeVar("Row", bound=NamedTuple)
SEPARATOR = "|"


@overload
def read_rows(file: str) -> tuple[dict[str, str], ...]: ...
@overload
def read_rows(file: str, row_type: type[Row]) -> tuple[Row, ...]: ...
def read_rows(file: str, row_type: type[Any] | None = None) -> tuple[Any, ...]:
    """Read one table of the package.

    Raises:
        LexiconError: the file breaks its schema; the message starts with ``file:line``.

    """
    text = read_text(file)
    if row_type:
        return parse_rows(text, row_type, file)
    return tuple(dict(zip(columns, cells, strict=True)) for columns, _, cells in split_rows(text, file))


@cache
def read_words(file: str) -> frozenset[str]:
    """Read a plain list of the package: one word or phrase per line."""
    words = frozenset(line.strip() for _, line in content_lines(read_text(file)))
    if not words:
        raise LexiconError(f"{file}: no words; restore the file from the package")
    return words


def read_text(file: str) -> str:
    """Read the text of one file of this folder."""
    try:
        return (files(__name__) / file).read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise LexiconError(f"{file}: not in the package; reinstall it") from error


def parse_rows(text: str, row_type: type[Row], file: str = "table") -> tuple[Row, ...]:
    """Turn the text of a table into rows.

    Raises:
        LexiconError: the text breaks the schema; the message starts with ``file:line``.

    """
    fields = list(row_type._fields)
    readers = cell_readers(row_type)
    make = cast("Callable[[Any], Row]", row_type._make)
    rows: list[Row] = []
    for columns, number, cells in split_rows(text, file):
        if columns != fields:
            raise LexiconError(f"{file}: the columns must be {','.join(fields)}, not {','.join(columns)}")
        try:
            rows.append(make([read(cell) for read, cell in zip(readers, cells, strict=True)]))
        except ValueError as error:
            raise LexiconError(f"{file}:{number}: {error} in {','.join(cells)!r}") from error
    return tuple(rows)


def split_rows(text: str, file: str) -> Iterator[tuple[list[str], int, list[str]]]:
    """Yield the columns, the line number and the cells of each row.

    Raises:
        LexiconError: no row at all, quotes that don't close, or a row with too many or too few cells.

    """
    lines = list(content_lines(text))
    if len(lines) < 2:
        raise LexiconError(f"{file}: no rows; restore the file from the package")
    columns = lines[0][1].split(",")
    for number, line in lines[1:]:
        try:
            cells = line.split(",") if '"' not in line else next(csv.reader((line,), strict=True))
        except csv.Error as error:
            raise LexiconError(f"{file}:{number}: {error}") from error
        if len(cells) != len(columns):
            raise LexiconError(f"{file}:{number}: {len(cells)} cells, not {len(columns)}")
        yield columns, number, cells


def content_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line that is neither blank nor a comment."""
    for number, line in enumerate(text.splitlines(), 1):
        if line and not line.startswith("#") and not line.isspace():
            yield number, line


def cell_readers(row_type: type[NamedTuple]) -> list[Callable[[str], object]]:
    """List one function per column, which checks a cell and gives it its type."""
    hints = get_type_hints(row_type)
    return [cell_reader(field, hints[field]) for field in row_type._fields]


def cell_reader(field: str, hint: object) -> Callable[[str], object]:
    """Make the function that reads one column."""
    if hint is str:
        return _required(field)
    if hint is bool:
        return lambda cell: _choose(cell, {"": False, "x": True}, field)
    origin = get_origin(hint)
    if origin is Literal:
        words = {word: word for word in get_args(hint)}
        return lambda cell: _choose(cell, words, field)
    if origin is tuple:
        return _parts
    if origin is UnionType:
        return lambda cell: cell or None
    raise TypeError(f"no reader for {field}: {hint}")


def _required(field: str) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if not cell:
            raise ValueError(f"{field} is empty")
        return cell

    return read


def _choose(cell: str, words: dict[str, Any], field: str) -> object:
    if cell not in words:
        raise ValueError(f"{field} is {cell!r}, not one of {sorted(words)}")
    return words[cell]


def _parts(cell: str) -> tuple[str, ...]:
    if not cell:
        return ()
    parts = tuple(cell.split(SEPARATOR))
    if "" in parts:
        raise ValueError(f"empty part in {cell!r}")
    return parts
