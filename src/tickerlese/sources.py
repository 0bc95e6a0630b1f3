"""Which documents a batch reads: folders (recursively), globs, files and JSON Lines become a stream of sources.

In: what the user named. Out: ``Source`` objects in a fixed order (as named, inside a folder by path), read one by one.
Refused: a name that matches nothing. Inside folders only files with a known ending are read; hidden ones are not.
"""

from __future__ import annotations

import glob
import gzip
import hashlib
import os
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, cast

import orjson

from tickerlese.article import Article, format_of, read_line
from tickerlese.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

UNSAFE = re.compile(r"^\.|[^\w \-.,;+=@()\[\]{}!&$#~^']")
NAME_BYTES = 180
STDIN = Path("stdin")


@dataclass(frozen=True)
class Source:
    """One document before it is read.

    Attributes:
        file: its file's path below the folder that all sources share, with slashes.
        path: its file.
        name: its id or line number within JSON Lines; empty when the file is the document.
        number: its line, counted from 1, else 0.
        line: the bytes of that line, or of what came without a file.
        input_format: what the caller asked for, or auto.
        problem: why it can't be read, if that is known already.
    """

    file: str
    path: Path
    name: str = ""
    number: int = 0
    line: bytes | None = None
    input_format: str = "auto"
    problem: str = ""

    @property
    def key(self) -> str:
        """Its name in this run."""
        return f"{self.file}#{self.name}" if self.number else self.file

    @property
    def target(self) -> PurePosixPath:
        """Where its record belongs in a folder of records, without the ending."""
        file = PurePosixPath(self.file)
        return file / file_name(self.name) if self.number else file

    @property
    def place(self) -> str:
        """Where to look when something is wrong."""
        return str(self.path) if not self.number else f"{self.path}:{self.number}"

    @cached_property
    def data(self) -> bytes:
        """The document's bytes.

        Raises:
            InputError: the file can't be read.
        """
        if self.problem:
            raise InputError(self.problem)
        if self.line is not None:
            return self.line
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise InputError(f"{self.path}: {error.strerror or error}") from error

    @cached_property
    def sha256(self) -> str:
        """Fingerprint of the content."""
        return hashlib.sha256(self.data).hexdigest()

    def read(self) -> Article:
        """Read the document.

        Raises:
            InputError: it can't be read, or its line is not what a line has to be.
        """
        if self.number:
            return read_line(self.data, self.place, self.input_format)
        return Article(self.data, id=self.file or None, input_format=format_of(self.path, self.input_format))


def file_name(name: str) -> str:
    """A file name for any id: characters that file systems refuse are percent-encoded, long names cut and numbered.

    >>> file_name("2025/Börse: morgens")
    '2025%2FBörse%3A morgens'
    """
    safe = UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), name)
    if len(safe.encode()) <= NAME_BYTES:
        return safe
    return f"{safe[: NAME_BYTES // 4]}-{hashlib.sha256(name.encode()).hexdigest()[:16]}"


def find_sources(names: Sequence[str], input_format: str = "auto", skip: Sequence[Path] = ()) -> Iterator[Source]:
    """Every document behind the names, each file once; ``skip`` are files and folders that are left out (the output).

    Raises:
        InputError: a name matches nothing. This is found out before the first document.
    """
    left_out = [path.absolute() for path in skip]
    groups = [_expand(name) for name in names]
    base = _shared_folder([root for root, _ in groups])
    return _stream(groups, base, input_format, left_out)


def split_input(data: bytes, input_format: str = "auto") -> Iterator[Source]:
    """The documents in what came through a pipe: one, or one per line of JSON Lines if that is asked for."""
    if input_format != "jsonl":
        yield Source("", STDIN, line=data, input_format=input_format)
        return
    yield from _lines(data.splitlines(), "", STDIN, input_format)


def _stream(
    groups: list[tuple[Path, list[Path]]], base: Path, input_format: str, left_out: list[Path]
) -> Iterator[Source]:
    seen: set[Path] = set()
    for file in (file for _, paths in groups for path in paths for file in _files(path)):
        if file in seen or any(file == out or out in file.parents for out in left_out):
            continue
        seen.add(file)
        yield from _documents(file, file.relative_to(base).as_posix(), input_format)


def _expand(name: str) -> tuple[Path, list[Path]]:
    """The folder a name is rooted in, and the files and folders it stands for."""
    path = Path(name).expanduser().absolute()
    if path.is_dir():
        return path, [path]
    if path.exists():
        return path.parent, [path]
    matches = sorted(map(Path, glob.glob(str(path), recursive=True)))  # noqa: PTH207 - Path.glob takes no absolute one
    if not matches:
        raise InputError(f"{name}: no such file or folder, and no file matches it")
    return _shared_folder([match.parent for match in matches]), matches


def _shared_folder(folders: Iterable[Path]) -> Path:
    return Path(os.path.commonpath([str(folder) for folder in folders]))


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, below, names in os.walk(path):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            file = Path(folder, name)
            if not name.startswith(".") and format_of(file) != "auto":
                yield file


def _documents(path: Path, file: str, input_format: str) -> Iterator[Source]:
    if format_of(path, input_format) != "jsonl":
        yield Source(file, path, input_format=input_format)
        return
    try:
        with cast("BinaryIO", gzip.open(path) if path.suffix == ".gz" else path.open("rb")) as lines:
            yield from _lines(lines, file, path, input_format)
    except (OSError, EOFError) as error:
        yield Source(file, path, problem=f"{path}: {error}")


def _lines(lines: Iterable[bytes], file: str, path: Path, input_format: str) -> Iterator[Source]:
    names: set[str] = set()
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield Source(file, path, _name_line(line, number, names), number, line.rstrip(b"\r\n"), input_format)


def _name_line(line: bytes, number: int, taken: set[str]) -> str:
    """A line's id, so that it is known again when lines are added before it; its number where that can't be."""
    try:
        name = str(orjson.loads(line)["id"])
    except (ValueError, KeyError, TypeError):
        return str(number)
    if name in taken:
        return f"{name}#{number}"
    taken.add(name)
    return name
