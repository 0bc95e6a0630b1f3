"""A large table of the package whose rows are read only when someone asks for them.

In: the name of a file in this folder and its row type. Out: a ``Table``, a sequence of rows that are parsed on first
use and then stay the same objects. Refused as in ``lexicon``: a wrong head at once, a bad row when it is read.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar, overload
from zlib import crc32

from tickerlese.errors import LexiconError
from tickerlese.lexicon import cell_readers, read_text

if TYPE_CHECKING:
    from collections.abc import Callable

Row = TypeVar("Row", bound=NamedTuple)


class Table(Sequence[Row]):
    """The rows of one file, in its order.

    Attributes:
        file: the name of the file.
        lines: the rows as they are written.
    """

    def __init__(self, file: str, row_type: type[Row]) -> None:
        self.file = file
        self.row_type = row_type
        self._text = read_text(file)
        lines = self._text.splitlines()
        head = next((index for index, line in enumerate(lines) if line and line[0] != "#"), len(lines))
        if lines[head : head + 1] != [",".join(row_type._fields)]:
            raise LexiconError(f"{file}: the columns must be {','.join(row_type._fields)}")
        self.lines = lines[head + 1 :]
        self._first_line = head + 2
        self._rows: dict[int, Row] = {}
        self._readers: list[Callable[[str], object]] = []

    @property
    def checksum(self) -> int:
        """What tells whether the file has changed."""
        return crc32(self._text.encode())

    def __len__(self) -> int:
        return len(self.lines)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        """Read a row, or several."""
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        if index < 0 or index >= len(self):
            raise IndexError(index)
        row = self._rows.get(index)
        if row is None:
            row = self._rows[index] = self._parse(index)
        return row

    def having(self, text: str) -> list[Row]:
        """The rows in whose line a text stands, whatever the column."""
        return [self[index] for index, line in enumerate(self.lines) if text in line]

    def filled_last(self) -> list[Row]:
        """The rows whose last column is not empty."""
        return [self[index] for index, line in enumerate(self.lines) if line[-1] != ","]

    def _parse(self, index: int) -> Row:
        line = self.lines[index]
        self._readers = self._readers or cell_readers(self.row_type)
        try:
            cells = line.split(",") if '"' not in line else next(csv.reader((line,), strict=True))
            return self.row_type._make([read(cell) for read, cell in zip(self._readers, cells, strict=True)])
        except (ValueError, csv.Error) as error:
            raise LexiconError(f"{self.file}:{self._first_line + index}: {error} in {line!r}") from error
