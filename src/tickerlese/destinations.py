"""Where a batch writes, and what it remembers: a folder of records or one JSON Lines file, each with a ledger.

In: finished JSON records in input order. Out: files that are complete at every moment, and a ledger from which the next
run knows what is done. Refused: an output that this program did not write.

Beside ``news.jsonl`` (or the folder ``news``) lie ``news.jsonl.ledger`` (one line per document, only appended to) and
``news.jsonl.quarantine`` (one JSON per failed document).
"""

from __future__ import annotations

import gzip
import json
import shutil
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from tickerlese.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path, PurePosixPath

LINES = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger.

    Attributes:
        key: the document's name in the run.
        sha256: fingerprint of its content.
        made: what made the record: versions of package, schema and model, and the input format asked for.
        status: done or failed.
        start, end: bytes of the record in a JSON Lines file, else 0.
    """

    key: str
    sha256: str
    made: Mapping[str, str]
    status: str
    start: int = 0
    end: int = 0

    def finishes(self, key: str, sha256: str, made: Mapping[str, str]) -> bool:
        """Whether this is the finished record of exactly that document, made by exactly these versions."""
        return self.status == "done" and (self.key, self.sha256, self.made) == (key, sha256, made)


class Ledger:
    """The append-only list of what happened; a torn last line is dropped when it is opened."""

    def __init__(self, path: Path) -> None:
        self.entries: list[Entry] = []
        self._ends = [0]
        path.touch()
        for line in path.read_bytes().splitlines(keepends=True):
            try:
                self.entries.append(Entry(**json.loads(line)))
            except (ValueError, TypeError):
                break
            self._ends.append(self._ends[-1] + len(line))
        self._file = path.open("r+b")
        self.cut(len(self.entries))

    def cut(self, count: int) -> None:
        """Forget all but the first ``count`` of the entries that were there."""
        del self.entries[count:], self._ends[count + 1 :]
        self._file.seek(self._ends[-1])
        self._file.truncate()

    def add(self, entry: Entry) -> None:
        """Remember one more entry, at once."""
        self._file.write(json.dumps(asdict(entry), ensure_ascii=False).encode() + b"\n")
        self._file.flush()

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class Destination(Protocol):
    """What a batch writes into. ``find`` may be asked ahead; ``keep``, ``write`` and ``fail`` come in input order."""

    ledger: Ledger

    def find(self, key: str, target: PurePosixPath) -> Entry | None:
        """The entry of the last run, if its record is still there."""

    def keep(self, entry: Entry) -> None:
        """Take over the finished record of an entry that was found."""

    def write(self, entry: Entry, target: PurePosixPath, record: bytes) -> None:
        """Write a record (one line of JSON, without the line end)."""

    def fail(self, entry: Entry) -> None:
        """Remember a failure; no record is written."""

    def finish(self) -> None:
        """Say that all documents came by."""

    def close(self) -> None:
        """Close all files, finished or not."""


class Folder:
    """One JSON file per document, each replaced atomically."""

    def __init__(self, path: Path, ledger: Ledger) -> None:
        self.path = path
        self.ledger = ledger
        self._entries = {entry.key: entry for entry in ledger.entries}
        path.mkdir(parents=True, exist_ok=True)

    def find(self, key: str, target: PurePosixPath) -> Entry | None:
        """The entry of the last run, if the file is still there."""
        entry = self._entries.get(key)
        return entry if entry and (self.path / f"{target}.json").is_file() else None

    def keep(self, entry: Entry) -> None:
        """Leave the file as it is."""

    def write(self, entry: Entry, target: PurePosixPath, record: bytes) -> None:
        """Write the file, then the ledger."""
        write_atomically(self.path / f"{target}.json", record + b"\n")
        self.ledger.add(entry)

    def fail(self, entry: Entry) -> None:
        """Remember the failure."""
        self.ledger.add(entry)

    def finish(self) -> None:
        """Nothing is left to do."""

    def close(self) -> None:
        """Close the ledger."""
        self.ledger.close()


class Lines:
    """One JSON Lines file in input order, gzipped (one member per record) if its name ends in .gz.

    As long as the documents are those of the last run, its lines stay where they are. At the first one that is new,
    changed or failed, the lines behind it are put aside and copied back one by one as their documents come.
    """

    def __init__(self, path: Path, ledger: Ledger) -> None:
        self.path = path
        self.ledger = ledger
        path.touch()
        size = path.stat().st_size
        ledger.cut(next((i for i, entry in enumerate(ledger.entries) if entry.end > size), len(ledger.entries)))
        self._old = list(ledger.entries)
        self._entries = {entry.key: entry for entry in self._old}
        self._file = path.open("r+b")
        self._kept = 0
        self._end = 0
        self._aside: BinaryIO | None = None
        self._aside_from = 0

    def find(self, key: str, target: PurePosixPath) -> Entry | None:  # noqa: ARG002 - folders need the target
        """The entry of the last run."""
        return self._entries.get(key)

    def keep(self, entry: Entry) -> None:
        """Leave the line where it is, or copy it from those put aside."""
        if self._aside is None and self._old[self._kept : self._kept + 1] == [entry]:
            self._kept += 1
            self._end = entry.end
            return
        aside = self._divide()
        aside.seek(entry.start - self._aside_from)
        self._append(entry, aside.read(entry.end - entry.start))

    def write(self, entry: Entry, target: PurePosixPath, record: bytes) -> None:  # noqa: ARG002 - folders need the target
        """Write the line, then the ledger."""
        self._divide()
        line = record + b"\n"
        self._append(entry, gzip.compress(line, mtime=0) if self.path.suffix == ".gz" else line)

    def fail(self, entry: Entry) -> None:
        """Remember the failure at its place."""
        self._divide()
        self._append(entry, b"")

    def finish(self) -> None:
        """Drop lines whose documents are gone."""
        self._divide()

    def close(self) -> None:
        """Close all files."""
        for file in (self._file, self.ledger, self._aside):
            if file is not None:
                file.close()

    def _append(self, entry: Entry, data: bytes) -> None:
        start, self._end = self._end, self._end + len(data)
        self._file.write(data)
        self._file.flush()
        self.ledger.add(replace(entry, start=start, end=self._end))

    def _divide(self) -> BinaryIO:
        if self._aside is None:
            self._aside = cast("BinaryIO", tempfile.TemporaryFile(dir=self.path.parent))  # noqa: SIM115 - closed by close()
            self._aside_from = self._end
            self._file.seek(self._end)
            shutil.copyfileobj(self._file, self._aside)
            self._file.seek(self._end)
            self._file.truncate()
            self.ledger.cut(self._kept)
        return self._aside


class Quarantine:
    """A folder with one JSON per failed document: what failed, where, and why."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def put(self, target: PurePosixPath, report: Mapping[str, object]) -> None:
        """Report a failure."""
        text = json.dumps(report, ensure_ascii=False, indent=2)
        write_atomically(self.path / f"{target}.json", text.encode() + b"\n")

    def release(self, target: PurePosixPath) -> None:
        """Remove the report of a document that went well now, and the folders that this leaves empty."""
        file = self.path / f"{target}.json"
        if file.exists():
            file.unlink()
            with suppress(OSError):
                for folder in (parent for parent in file.parents if parent.is_relative_to(self.path)):
                    folder.rmdir()


def open_destination(path: Path) -> tuple[Destination, Quarantine]:
    """Open the output: a JSON Lines file if its name says so (.jsonl, .jsonl.gz), else a folder.

    Raises:
        InputError: it is a file that no batch wrote, or an ending that is not known.
    """
    lines = path.name.removesuffix(".gz").endswith(LINES)
    ledger_path = path.with_name(path.name + ".ledger")
    if not lines and (path.is_file() or path.suffix in {".gz", ".json", ".parquet", ".csv"}):
        raise InputError(f"{path}: name a folder, or a file that ends in .jsonl or .jsonl.gz")
    if lines and path.is_dir():
        raise InputError(f"{path}: is a folder, but its name ends like a file")
    if lines and path.exists() and path.stat().st_size and not ledger_path.exists():
        raise InputError(f"{path}: exists and was not written by a batch; remove it or name another file")
    path.parent.mkdir(parents=True, exist_ok=True)
    ledger = Ledger(ledger_path)
    return (Lines if lines else Folder)(path, ledger), Quarantine(path.with_name(path.name + ".quarantine"))


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file that is either not there or complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.part")
    unfinished.write_bytes(data)
    unfinished.replace(path)
