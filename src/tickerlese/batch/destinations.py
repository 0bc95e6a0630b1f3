"""Where a batch writes: a folder of records, one file of lines, or Parquet; each remembers what is done.

In: finished JSON records. Out: files that are complete at every moment, with a ledger from which the next run goes on.
Refused: an output that this program did not write.

Beside ``news.jsonl`` (or the folder ``news``) lie ``news.jsonl.ledger`` (one line per document, only appended to) and
``news.jsonl.quarantine`` (one JSON per failed document). Parquet can't be appended to: its records are collected in
``news.parquet.records.jsonl`` and written at the end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tickerlese.batch.folder import Folder
from tickerlese.batch.lines import Lines, UnorderedLines
from tickerlese.batch.quarantine import Quarantine
from tickerlese.batch.tables import check_library, write_tables
from tickerlese.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path, PurePosixPath

    from tickerlese.batch.ledger import Entry, Ledger

LINES = (".jsonl", ".ndjson")
PACKED = (".gz", ".zst")
PARQUET = ".parquet"
NO_FOLDER = frozenset((*PACKED, ".json", ".csv", ".xml", ".txt"))
SPOOL = ".records.jsonl"


class Destination(Protocol):
    """What a batch writes into. ``find`` may be asked ahead; the others are called once for each document."""

    ledger: Ledger

    def find(self, key: str, target: PurePosixPath) -> Entry | None:
        """The entry of the last run, if its record is still there."""

    def read(self, entry: Entry, target: PurePosixPath) -> bytes:
        """The record of an entry that was found, without line end."""

    def keep(self, entry: Entry, target: PurePosixPath) -> None:
        """Take over the finished record of an entry that was found."""

    def write(self, entry: Entry, target: PurePosixPath, record: bytes) -> None:
        """Write a record (one line of JSON, without the line end)."""

    def fail(self, entry: Entry) -> None:
        """Remember a failure; no record is written."""

    def finish(self) -> None:
        """Say that all documents came by."""

    def records(self) -> Iterator[bytes]:
        """All records that are there, in their order."""

    def close(self) -> None:
        """Close all files, finished or not."""


class Spooled:
    """A Parquet file with one row per document, made at the end from the lines that were collected."""

    def __init__(self, lines: Lines, path: Path) -> None:
        check_library()
        self.path = path
        self.ledger = lines.ledger
        self.find = lines.find
        self.read = lines.read
        self.keep = lines.keep
        self.write = lines.write
        self.fail = lines.fail
        self.records = lines.records
        self.close = lines.close
        self._finish_lines = lines.finish

    def finish(self) -> None:
        """Write the Parquet file."""
        self._finish_lines()
        write_tables(self.records(), {"documents": self.path})


def open_destination(path: Path, *, ordered: bool = True) -> tuple[Destination, Quarantine]:
    """Open the output: lines (.jsonl, also .gz or .zst) or Parquet if its name says so, else a folder.

    Raises:
        InputError: it is a file that no batch wrote, or an ending that is not known.
    """
    kind = kind_of(path)
    if kind == "folder" and (path.is_file() or path.suffix in NO_FOLDER):
        raise InputError(f"{path}: name a folder, or a file that ends in .jsonl, .jsonl.gz, .jsonl.zst or .parquet")
    if kind != "folder" and path.is_dir():
        raise InputError(f"{path}: is a folder, but its name ends like a file")
    lines = path.with_name(path.name + SPOOL) if kind == "parquet" else path
    if kind != "folder" and path.exists() and path.stat().st_size and not ledger_of(lines).exists():
        raise InputError(f"{path}: exists and was not written by a batch; remove it or name another file")
    path.parent.mkdir(parents=True, exist_ok=True)
    quarantine = Quarantine(path.with_name(path.name + ".quarantine"))
    if kind == "folder":
        return Folder(path), quarantine
    writer = Lines if ordered else UnorderedLines
    return (writer(lines) if kind == "lines" else Spooled(writer(lines), path)), quarantine


def kind_of(path: Path) -> str:
    """What an output is by its name: folder, lines or parquet."""
    if path.suffix == PARQUET:
        return "parquet"
    plain = path.name.removesuffix(path.suffix) if path.suffix in PACKED else path.name
    return "lines" if plain.endswith(LINES) else "folder"


def ledger_of(path: Path) -> Path:
    """The ledger beside an output."""
    return path.with_name(path.name + ".ledger")


def belongings(path: Path) -> list[Path]:
    """Everything that a batch writes for an output; none of it is input."""
    endings = ("", ".ledger", ".quarantine", ".aside", ".aside.ledger")
    return [path.with_name(path.name + spool + ending) for spool in ("", SPOOL) for ending in endings]
