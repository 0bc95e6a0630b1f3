"""What is done: an append-only file with one line per document, from which the next run knows where to go on.

In: entries, as documents are done. Out: the entry of a key, found through an index of 16 bytes per document; lines are
read from the file when they are asked for. A torn last line is dropped when the file is opened.
"""

from __future__ import annotations

import hashlib
from array import array
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING

import numpy as np
import orjson

from tickerlese.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger.

    Attributes:
        key: the document's name in the run.
        sha256: fingerprint of its content.
        made: what made the record: versions of package, schema and model, and the options that change records.
        status: done or failed.
        start, end: bytes of the record in a file of lines, else 0.
        sketch: the text's sketch for near-duplicates, in hexadecimal; empty when none was asked for.
    """

    key: str
    sha256: str
    made: str
    status: str
    start: int = 0
    end: int = 0
    sketch: str = ""

    def finishes(self, key: str, sha256: str, made: str) -> bool:
        """Whether this is the finished record of exactly that document, made by exactly these versions."""
        return self.status == "done" and (self.key, self.sha256, self.made) == (key, sha256, made)


KEYS = frozenset(field.name for field in fields(Entry))


class Ledger:
    """The list of what happened. The index knows what was there when it was opened, not what is added."""

    def __init__(self, path: Path, data_size: int | None = None) -> None:
        """Open the file, or make it; entries whose records lie beyond ``data_size`` are forgotten.

        Raises:
            InputError: another run has it open.
        """
        path.touch()
        self.path = path
        self._file = path.open("r+b")
        self._lock()
        self._marks, self.offsets, self.size = self._scan(data_size)
        self.cut(self.size)

    def _lock(self) -> None:
        """Keep other runs out; the system unlocks the file when this process ends, however it ends."""
        try:
            import fcntl  # noqa: PLC0415 (not on Windows)
        except ImportError:
            return
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._file.close()
            raise InputError(f"{self.path}: another batch is writing this output") from error

    def _scan(self, data_size: int | None) -> tuple[NDArray[np.uint64], NDArray[np.int64], int]:
        marks, offsets = array("Q"), array("q")
        here = 0
        for line in self._file:
            entry = read_entry(line)
            if entry is None or (data_size is not None and entry.end > data_size):
                break
            marks.append(mark_of(entry.key))
            offsets.append(here)
            here += len(line)
        unsorted = np.array(marks, np.uint64)
        order = np.argsort(unsorted, kind="stable")
        return unsorted[order], np.array(offsets, np.int64)[order], here

    def __len__(self) -> int:
        return len(self._marks)

    def find(self, key: str) -> Entry | None:
        """The last entry of a key."""
        place = self.place_of(key)
        return None if place is None else self._read(int(self.offsets[place]))

    def place_of(self, key: str) -> int | None:
        """Where the index has the last entry of a key."""
        mark = np.uint64(mark_of(key))
        place = int(np.searchsorted(self._marks, mark, side="right")) - 1
        while place >= 0 and self._marks[place] == mark:
            entry = self._read(int(self.offsets[place]))
            if entry is not None and entry.key == key:
                return place
            place -= 1
        return None

    def entries(self) -> Iterator[tuple[Entry, int]]:
        """All entries in their order, each with the offset behind its line."""
        here = 0
        with self.path.open("rb") as file:
            for line in file:
                here += len(line)
                entry = read_entry(line)
                if entry is not None:
                    yield entry, here

    def add(self, entry: Entry) -> None:
        """Remember one more entry, at once."""
        line = orjson.dumps(asdict(entry)) + b"\n"
        self._file.seek(self.size)
        self._file.write(line)
        self._file.flush()
        self.size += len(line)

    def cut(self, size: int) -> None:
        """Forget all entries behind an offset."""
        self._file.seek(size)
        self._file.truncate()
        self.size = size

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _read(self, offset: int) -> Entry | None:
        self._file.seek(offset)
        return read_entry(self._file.readline())


def read_entry(line: bytes) -> Entry | None:
    """One line of the ledger; null when it is torn."""
    if not line.endswith(b"\n"):
        return None
    try:
        row = orjson.loads(line)
        return Entry(**row) if row.keys() <= KEYS else None
    except (ValueError, TypeError, AttributeError):
        return None


def mark_of(key: str) -> int:
    """A fingerprint of 8 bytes."""
    return int.from_bytes(hashlib.blake2b(key.encode(errors="replace"), digest_size=8).digest(), "little")
