"""Files wherever they lie, opened as streams of their content: local paths and URLs (s3://, gs://, …), .gz and .zst.

In: a path or URL. Out: a binary stream, decompressed. URLs need fsspec (``pip install "tickerlese[remote]"``) and the
package for their protocol (s3fs, gcsfs). Refused: what can't be opened, with the place in the message.
"""

from __future__ import annotations

import gzip
import io
import shutil
import sys
import tempfile
import zlib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from tickerlese.errors import InputError
from tickerlese.sources.endings import compression_of

if TYPE_CHECKING:
    from collections.abc import Iterator

IN_MEMORY = 20_000_000
BLOCK = 65_536


def is_url(name: str) -> bool:
    """Whether a name is a URL rather than a path.

    >>> is_url("s3://bucket/news"), is_url("C:/news"), is_url("news")
    (True, False, False)
    """
    scheme, mark, _ = name.partition("://")
    return bool(mark) and scheme.replace("+", "").replace("-", "").isalnum()


def file_system(url: str) -> tuple[Any, str]:
    """The file system behind a URL, and the path in it.

    Raises:
        InputError: there is none for this protocol.
    """
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise InputError(f'{url}: URLs need fsspec: pip install "tickerlese[remote]"') from error
    try:
        system, path = url_to_fs(url)
    except (ValueError, ImportError) as error:
        raise InputError(f"{url}: {error}") from error
    return system, path


def open_file(location: str) -> BinaryIO:
    """Open a path or URL as it is.

    Raises:
        OSError: it can't be opened.
    """
    if not is_url(location):
        return Path(location).open("rb")
    system, path = file_system(location)
    return cast("BinaryIO", system.open(path, "rb"))


def unpack(stream: BinaryIO, name: str) -> BinaryIO:
    """Decompress a stream if its name says so."""
    compression = compression_of(name)
    if compression == ".gz":
        return cast("BinaryIO", gzip.GzipFile(fileobj=stream))
    if compression == ".zst":
        from tickerlese.sources.zst import ZstdStream  # noqa: PLC0415 (start-up time: few files need it)

        return io.BufferedReader(ZstdStream(stream), BLOCK)
    return stream


def damages(*more: type[Exception]) -> tuple[type[Exception], ...]:
    """What reading a damaged or vanishing file raises, and more that the caller knows of."""
    found: list[type[Exception]] = [OSError, EOFError, zlib.error, *more]
    if "zstandard" in sys.modules:
        found.append(sys.modules["zstandard"].ZstdError)
    return tuple(found)


@contextmanager
def seekable(stream: BinaryIO, *, packed: bool) -> Iterator[BinaryIO]:
    """A stream in which a reader can jump; a compressed one is unpacked into a temporary file."""
    if not packed:
        yield stream
        return
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as copy:
        shutil.copyfileobj(stream, copy)
        copy.seek(0)
        yield cast("BinaryIO", copy)
