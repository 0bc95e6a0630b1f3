"""What the fuzzer's bytes stand for, and the inputs that it starts from."""

from __future__ import annotations

from pathlib import Path

from tests.fuzz.invariants import FORMATS
from tests.fuzz.pieces import PIECES

CORPUS = Path(__file__).parent / "corpus"


def unpack(data: bytes) -> tuple[str | bytes, str]:
    """First byte odd: the rest as it is, else a row of pieces. The second byte names the format."""
    head, body = data[:2].ljust(2, b"\0"), data[2:]
    input_format = FORMATS[head[1] % len(FORMATS)]
    if head[0] % 2:
        return body, input_format
    return "".join(PIECES[number % len(PIECES)] for number in body), input_format
