"""Zstandard as a stream: any number of frames, and a file that breaks off is found out."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

from zstandard import ZstdDecompressor

if TYPE_CHECKING:
    from typing_extensions import Buffer
    from zstandard import ZstdDecompressionObj

WINDOW = 2**31
BLOCK = 8_192  # a hostile one grows to some 100 MB, no more


class ZstdStream(io.RawIOBase):
    """The content of a compressed stream.

    Raises (from ``read``):
        EOFError: the stream ends within a frame.
        ZstdError: it is damaged.
    """

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self._packed = b""
        self._ready = memoryview(b"")
        self._frame: ZstdDecompressionObj | None = None

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Buffer) -> int:
        """Fill a buffer; 0 at the end."""
        target = memoryview(buffer).cast("B")
        while not self._ready:
            self._packed = self._packed or self._stream.read(BLOCK)
            if not self._packed:
                if self._frame is not None:
                    raise EOFError("Compressed file ended before the end of its last frame")
                return 0
            self._unpack()
        count = min(len(target), len(self._ready))
        target[:count] = self._ready[:count]
        self._ready = self._ready[count:]
        return count

    def _unpack(self) -> None:
        frame = self._frame or ZstdDecompressor(max_window_size=WINDOW).decompressobj()
        self._ready = memoryview(frame.decompress(self._packed))
        self._frame = None if frame.eof else frame
        self._packed = frame.unused_data if frame.eof else b""
