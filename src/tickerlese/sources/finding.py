"""From names to files: folders (recursively), globs and single files, local or behind a URL."""

from __future__ import annotations

import glob
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tickerlese.errors import InputError
from tickerlese.sources.endings import is_known
from tickerlese.sources.formats import InputFile, read_pipe
from tickerlese.sources.opening import file_system, is_url
from tickerlese.sources.options import InputOptions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tickerlese.sources.source import Source

PIPE = "-"
MAGIC = "*?["
PLAIN_OPTIONS = InputOptions()


class Found(NamedTuple):
    """What a name stands for: the folder it is rooted in, and the files and folders themselves."""

    root: str
    paths: list[str]
    remote: bool


class Sources:
    """Every document behind the names, each file once. Iterating reads them, one by one.

    Attributes:
        position: how many bytes of the files have been read.
    """

    def __init__(self, groups: list[Found], options: InputOptions, left_out: Sequence[Path]) -> None:
        self.position = 0
        self._groups = groups
        self._options = options
        self._left_out = left_out
        self.piped = not groups

    def __iter__(self) -> Iterator[Source]:
        if self.piped:
            kind = "jsonl" if self._options.input_format == "auto" else self._options.input_format
            options = InputOptions(kind, self._options.fields, self._options.max_bytes)
            yield from read_pipe(sys.stdin.buffer, options)
            return
        before = 0
        for file in self.files():
            here = 0
            for source, here in file.read(self._options):
                self.position = before + here
                yield source
            before += here

    def files(self) -> Iterator[InputFile]:
        """The files, without reading them."""
        base = shared_folder([group.root for group in self._groups]) if self._groups else ""
        paths = [(path, group.remote) for group in self._groups for path in group.paths]
        seen: set[str] = set()
        for path, remote in paths:
            for file in list_remote(path) if remote else self._list_local(path):
                if len(paths) > 1:
                    if file in seen:
                        continue
                    seen.add(file)
                yield InputFile(file, os.path.relpath(file, base).replace(os.sep, "/"))

    def total_bytes(self) -> int:
        """The size of all local files."""
        return 0 if any(group.remote for group in self._groups) else sum(map(size_of, self.files()))

    def _list_local(self, path: str) -> Iterator[str]:
        for file in list_files(Path(path)):
            if not any(file == out or out in file.parents for out in self._left_out):
                yield str(file)


def find_sources(names: Sequence[str], options: InputOptions = PLAIN_OPTIONS, skip: Sequence[Path] = ()) -> Sources:
    """Every document behind the names; ``-`` is stdin. ``skip`` are files and folders left out (the output).

    Raises:
        InputError: a name matches nothing, or some are local and some URLs. Found out before any is read.
    """
    if PIPE in names:
        if len(names) > 1:
            raise InputError("- (stdin) can't be read together with files")
        return Sources([], options, ())
    groups = [expand_url(name) if is_url(name) else expand(name) for name in names]
    if len({group.remote for group in groups}) > 1:
        raise InputError("local files and URLs can't be read in one run")
    return Sources(groups, options, [path.absolute() for path in skip])


def expand(name: str) -> Found:
    """What a local name stands for."""
    path = Path(name).expanduser().absolute()
    if path.is_dir():
        return Found(str(path), [str(path)], remote=False)
    if path.exists():
        return Found(str(path.parent), [str(path)], remote=False)
    matches = sorted(map(Path, glob.glob(str(path), recursive=True)))  # noqa: PTH207 - Path.glob takes no absolute one
    if not matches:
        raise InputError(f"{name}: no such file or folder, and no file matches it")
    return Found(shared_folder(str(match.parent) for match in matches), list(map(str, matches)), remote=False)


def expand_url(name: str) -> Found:
    """What a URL stands for."""
    system, path = file_system(name)
    url = system.unstrip_protocol
    try:
        if any(sign in path for sign in MAGIC):
            matches = sorted(system.glob(path))
        else:
            matches = [path] if system.exists(path) else []
        folder = path if matches == [path] and system.isdir(path) else ""
    except OSError as error:
        raise InputError(f"{name}: {error}") from error
    if not matches:
        raise InputError(f"{name}: no such file or folder, and no file matches it")
    root = folder or shared_folder(os.path.dirname(match) for match in matches)  # noqa: PTH120 - a path in a bucket
    return Found(url(root), [url(match) for match in matches], remote=True)


def list_files(path: Path) -> Iterator[Path]:
    """A file itself, or the files with known endings in a folder: its own by name, then those of its folders."""
    if not path.is_dir():
        yield path
        return
    for folder, below, names in os.walk(path):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and is_known(name):
                yield Path(folder, name)


def list_remote(url: str) -> Iterator[str]:
    """The same behind a URL, by path."""
    system, path = file_system(url)
    if not system.isdir(path):
        yield url
        return
    for file in sorted(system.find(path)):
        hidden = any(part.startswith(".") for part in file.removeprefix(path).split("/"))
        if not hidden and is_known(file):
            yield system.unstrip_protocol(file)


def shared_folder(folders: Iterable[str]) -> str:
    """The folder that all of them lie in."""
    return os.path.commonpath(list(folders))


def size_of(file: InputFile) -> int:
    """The size of a local file; 0 when it is gone."""
    try:
        return Path(file.location).stat().st_size
    except OSError:
        return 0
