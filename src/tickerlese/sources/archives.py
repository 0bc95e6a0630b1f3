"""ZIP archives: every file in it with a known ending is read as if it lay in a folder of the archive's name.

Refused, member by member or as a whole, because nobody packs news like that: names that lead out of the archive, links,
encrypted members, archives in archives, members that grow 200-fold beyond 10 MB, members that overlap.
"""

from __future__ import annotations

import os
import stat
import zipfile
from collections import Counter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, cast

from tickerlese.errors import InputError
from tickerlese.sources.endings import is_archive, is_known
from tickerlese.sources.opening import damages
from tickerlese.sources.options import Origin
from tickerlese.sources.source import Source, file_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tickerlese.sources.options import InputOptions

    Reader = Callable[[BinaryIO, Origin, InputOptions], Iterator[Source]]

MOST_GROWTH = 200
SMALL = 10_000_000
ENCRYPTED = 0x1


def read_zip(stream: BinaryIO, origin: Origin, options: InputOptions, read_member: Reader) -> Iterator[Source]:
    """Read the members of an archive, in its own order, each with the reader for streams.

    Raises:
        InputError: it is no archive, or one that is made to do harm.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise InputError(f"{origin.place}: no readable ZIP archive: {error}") from error
    with archive:
        members = [info for info in archive.infolist() if not info.is_dir() and is_wanted(info.filename)]
        if sum(info.compress_size for info in members) > size_of(stream):
            raise InputError(f"{origin.place}: members of the archive overlap; it is made to do harm")
        names: Counter[str] = Counter()
        for info in members:
            names[info.filename] += 1
            yield from open_member(archive, info, names[info.filename], (origin, options, read_member))


def open_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, count: int, reading: tuple[Origin, InputOptions, Reader]
) -> Iterator[Source]:
    """Read one member; one that can't be read takes no other with it."""
    origin, options, read_member = reading
    place = f"{origin.place}/{info.filename}"
    if problem := find_problem(info):
        yield Source(f"{origin.file}/{file_name(info.filename)}", place, problem=f"{place}: {problem}")
        return
    name = info.filename if count == 1 else f"{info.filename}#{count}"
    member = Origin(f"{origin.file}/{PurePosixPath(name)}", place)
    try:
        with archive.open(info) as stream:
            yield from read_member(cast("BinaryIO", stream), member, options)
    except damages(InputError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        message = str(error) or type(error).__name__
        yield Source(*member, problem=message if message.startswith(place) else f"{place}: {message}")


def is_wanted(name: str) -> bool:
    """Whether a member is read: a known ending, and not hidden."""
    parts = name.replace("\\", "/").split("/")
    hidden = any(part.startswith(".") and part.strip(".") for part in parts) or parts[0] == "__MACOSX"
    return not hidden and is_known(name)


def find_problem(info: zipfile.ZipInfo) -> str:
    """Why a member is not read, or nothing."""
    path = PurePosixPath(info.filename)
    if path.is_absolute() or ".." in path.parts or "\\" in info.filename or ":" in path.parts[0]:
        return "its name leads out of the archive"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link"
    if info.flag_bits & ENCRYPTED:
        return "is encrypted"
    if is_archive(info.filename):
        return "is an archive in an archive; unpack it first"
    if info.file_size > SMALL and info.file_size > MOST_GROWTH * info.compress_size:
        return f"grows from {info.compress_size} to {info.file_size} bytes; no text does that"
    return ""


def size_of(stream: BinaryIO) -> int:
    """Length of a stream that can be searched."""
    here = stream.tell()
    size = stream.seek(0, os.SEEK_END)
    stream.seek(here)
    return size
