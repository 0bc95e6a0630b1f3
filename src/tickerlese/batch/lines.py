"""Records in one JSON Lines file, plain or compressed (.gz, .zst; one member or frame per record).

As long as the documents are those of the last run, their lines stay where they are. At the first one that is new,
changed or failed, the lines behind it are put aside into files of their own (``.aside``) and copied back one by one as
their documents come; they are removed when all documents came by. So a run that is killed at any moment loses nothing:
what is done is in the file or aside, and the ledger of each says so only after the record is written.
"""

from __future__ import annotations

import gzip
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import zstandard

from tickerlese.batch.ledger import Entry, Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path, PurePosixPath

ZST_LEVEL = 6


def pack(line: bytes, ending: str) -> bytes:
    """Compress one line as the file's ending says; the same line always gives the same bytes."""
    if ending == ".gz":
        return gzip.compress(line, mtime=0)
    return zstandard.ZstdCompressor(ZST_LEVEL).compress(line) if ending == ".zst" else line


def unpack(data: bytes, ending: str) -> bytes:
    """The line itself."""
    if ending == ".gz":
        return gzip.decompress(data)
    return zstandard.ZstdDecompressor().decompress(data) if ending == ".zst" else data


class Store:
    """A file of records and the ledger that says where each one lies."""

    def __init__(self, path: Path) -> None:
        path.touch()
        self.path = path
        self.ledger = Ledger(path.with_name(path.name + ".ledger"), path.stat().st_size)
        self.file = path.open("r+b")

    def read(self, entry: Entry) -> bytes:
        """The bytes of a record."""
        self.file.seek(entry.start)
        return self.file.read(entry.end - entry.start)

    def append(self, entry: Entry, data: bytes, end: int) -> int:
        """Write a record at an offset, then the ledger; returns the offset behind it."""
        self.file.seek(end)
        self.file.write(data)
        self.file.flush()
        self.ledger.add(replace(entry, start=end, end=end + len(data)))
        return end + len(data)

    def take(self, other: Store, start: int, after: int) -> None:
        """Append the records of another store from one offset on, and their entries behind another."""
        here = self.file.seek(0, 2)
        other.file.seek(start)
        shutil.copyfileobj(other.file, self.file)
        self.file.flush()
        for entry, end in other.ledger.entries():
            if end > after:
                self.ledger.add(replace(entry, start=entry.start - start + here, end=entry.end - start + here))

    def clear(self) -> None:
        """Forget everything."""
        self.ledger.cut(0)
        self.file.truncate(0)

    def close(self) -> None:
        """Close both files."""
        self.file.close()
        self.ledger.close()


class Lines:
    """A file of records in input order."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._store = Store(path)
        self.ledger = self._store.ledger
        self._old = self.ledger.entries()
        self._end = 0
        self._ledger_end = 0
        self._divided = False
        self._aside_path = path.with_name(path.name + ".aside")
        self._aside = Store(self._aside_path) if self._aside_path.exists() else None

    def find(self, key: str, target: PurePosixPath) -> Entry | None:  # noqa: ARG002 - folders need the target
        """The entry of the last run."""
        entry = None if self._divided else self.ledger.find(key)
        return entry or (self._aside.ledger.find(key) if self._aside else None)

    def read(self, entry: Entry, target: PurePosixPath) -> bytes:  # noqa: ARG002 - folders need the target
        """The record of an entry that was found."""
        store, there = self._locate(entry)
        return unpack(store.read(there), self.path.suffix).rstrip(b"\n")

    def keep(self, entry: Entry, target: PurePosixPath) -> None:  # noqa: ARG002 - folders need the target
        """Leave the line where it is, or copy it from those put aside."""
        if not self._advance(entry):
            self._divide()
            self._copy(entry)

    def write(self, entry: Entry, target: PurePosixPath, record: bytes) -> None:  # noqa: ARG002 - folders need the target
        """Write the line, then the ledger."""
        self._divide()
        self._end = self._store.append(entry, pack(record + b"\n", self.path.suffix), self._end)

    def fail(self, entry: Entry) -> None:
        """Remember the failure at its place."""
        if not self._advance(entry):
            self._divide()
            self._end = self._store.append(entry, b"", self._end)

    def finish(self) -> None:
        """Drop lines whose documents are gone, and what was put aside."""
        if not self._divided and next(self._old, None):
            self._divide()
        self._store.file.truncate(self._end)
        self._forget_aside()

    def records(self) -> Iterator[bytes]:
        """All records, in the order of the file."""
        for entry, _ in self.ledger.entries():
            if entry.status == "done":
                yield unpack(self._store.read(entry), self.path.suffix)

    def close(self) -> None:
        """Close all files."""
        self._store.close()
        if self._aside:
            self._aside.close()

    def _locate(self, entry: Entry) -> tuple[Store, Entry]:
        if not self._divided and self.ledger.find(entry.key) == entry:
            return self._store, entry
        moved = self._aside.ledger.find(entry.key) if self._aside else None
        if self._aside is None or moved is None:
            raise LookupError(f"{entry.key}: its record is neither in {self.path.name} nor aside")
        return self._aside, moved

    def _copy(self, entry: Entry) -> None:
        store, there = self._locate(entry)
        self._end = self._store.append(there, store.read(there), self._end)

    def _forget_aside(self) -> None:
        if self._aside:
            self._aside.close()
            self._aside.ledger.path.unlink()
            self._aside_path.unlink()
            self._aside = None

    def _advance(self, entry: Entry) -> bool:
        """Whether an entry is the next one of the last run: its line can stay."""
        if self._divided:
            return False
        old, ledger_end = next(self._old, (None, 0))
        if old is None or replace(old, start=0, end=0) != replace(entry, start=0, end=0):
            return False
        self._end, self._ledger_end = old.end, ledger_end
        return True

    def _divide(self) -> None:
        if self._divided:
            return
        self._divided = True
        if self.ledger.size > self._ledger_end:
            aside = self._aside or Store(self._aside_path)
            aside.take(self._store, self._end, self._ledger_end)
            aside.close()
            self._aside = Store(self._aside_path)
        self.ledger.cut(self._ledger_end)
        self._store.file.truncate(self._end)


class UnorderedLines(Lines):
    """A file of records as they come: what is kept stays where it is, what is new is added behind it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._claimed = np.zeros(len(self.ledger), np.bool_)
        self._old_size = self.ledger.size
        self._end = max((entry.end for entry, _ in self._old), default=0)
        self._store.file.truncate(self._end)

    def keep(self, entry: Entry, target: PurePosixPath) -> None:  # noqa: ARG002 - folders need the target
        """Leave the line where it is, or copy it from those put aside."""
        place = self.ledger.place_of(entry.key)
        if place is not None and self.ledger.find(entry.key) == entry:
            self._claimed[place] = True
        else:
            self._copy(entry)

    def write(self, entry: Entry, target: PurePosixPath, record: bytes) -> None:  # noqa: ARG002 - folders need the target
        """Write the line behind the others, then the ledger."""
        self._end = self._store.append(entry, pack(record + b"\n", self.path.suffix), self._end)

    def fail(self, entry: Entry) -> None:
        """Remember the failure."""
        self._end = self._store.append(entry, b"", self._end)

    def finish(self) -> None:
        """Drop lines whose documents are gone or were read anew, and what was put aside."""
        self._forget_aside()
        if any(entry.status == "done" and not wanted for entry, wanted in self._judge()):
            self._aside = Store(self._aside_path)
            end = 0
            for entry, wanted in self._judge():
                if wanted:
                    end = self._aside.append(entry, self._store.read(entry), end)
            self._store.clear()
            self._store.take(self._aside, 0, 0)
            self._forget_aside()

    def _judge(self) -> Iterator[tuple[Entry, bool]]:
        """All entries, each with whether it counts: new in this run, or kept by it."""
        kept = np.sort(self.ledger.offsets[self._claimed])
        start = 0
        for entry, end in self.ledger.entries():
            spot = int(np.searchsorted(kept, start))
            yield entry, start >= self._old_size or (spot < len(kept) and kept[spot] == start)
            start = end
