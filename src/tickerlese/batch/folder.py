"""Records in a folder: one JSON file per document, beside each other as the inputs were, each replaced atomically."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tickerlese.batch.ledger import Entry, Ledger
from tickerlese.batch.quarantine import write_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import PurePosixPath


class Folder:
    """A folder of records; files of documents that are gone stay."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        self.ledger = Ledger(path.with_name(path.name + ".ledger"))

    def find(self, key: str, target: PurePosixPath) -> Entry | None:
        """The entry of the last run, if the file is still there."""
        entry = self.ledger.find(key)
        return entry if entry and self._file(target).is_file() else None

    def read(self, entry: Entry, target: PurePosixPath) -> bytes:  # noqa: ARG002 - files of lines need the entry
        """The record of an entry that was found."""
        return self._file(target).read_bytes().rstrip(b"\n")

    def keep(self, entry: Entry, target: PurePosixPath) -> None:
        """Leave the file as it is."""

    def write(self, entry: Entry, target: PurePosixPath, record: bytes) -> None:
        """Write the file, then the ledger."""
        write_atomically(self._file(target), record + b"\n")
        self.ledger.add(entry)

    def fail(self, entry: Entry) -> None:
        """Remember the failure."""
        self.ledger.add(entry)

    def finish(self) -> None:
        """Nothing is left to do."""

    def records(self) -> Iterator[bytes]:
        """All records, by path."""
        for folder, below, names in os.walk(self.path):
            below.sort()
            for name in sorted(names):
                if name.endswith(".json") and not name.startswith("."):
                    yield Path(folder, name).read_bytes()

    def close(self) -> None:
        """Close the ledger."""
        self.ledger.close()

    def _file(self, target: PurePosixPath) -> Path:
        return self.path / f"{target}.json"
