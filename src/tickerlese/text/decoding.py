"""Bytes as text: UTF-8, and what German texts are found in when they are not UTF-8.

In: bytes. Out: text and warnings about doubtful bytes. Refused with ``InputError``: PDF, archives, images and other
files that are no text. Nothing is dropped but a byte order mark.
"""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from tickerlese.errors import InputError

SIGNATURES = (
    (b"%PDF", "a PDF", "convert it first, for example with pdftotext"),
    (b"PK\x03\x04", "a ZIP archive or Office document", "save it as plain text first"),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "save it as plain text first"),
    (b"{\\rtf", "an RTF document", "save it as plain text first"),
    (b"\x1f\x8b", "gzip data", "decompress it first"),
    (b"\x89PNG", "an image", "tickerlese reads text"),
    (b"\xff\xd8\xff", "an image", "tickerlese reads text"),
)
WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
GERMAN_SIGNS = re.compile("[ÄÖÜäöüß„“”‚‘’–—…€«»§°é\u00a0]")
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
SURROGATES = re.compile("[\ud800-\udfff]")
DAMAGED_SHARE = 0.02
BINARY_SHARE = 0.05
SAMPLE = 200_000


def decode(data: bytes) -> tuple[str, list[str]]:
    """Decode one file's bytes; returns the text and warnings.

    Raises:
        InputError: the bytes are no text.
    """
    for signature, what, advice in SIGNATURES:
        if data.startswith(signature):
            raise InputError(f"the input is {what}, not text: {advice}")
    for mark, encoding in WIDE_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), [
                f"the input is {encoding.upper()}, not UTF-8: decoded as such"
            ]
    data = data.removeprefix(codecs.BOM_UTF8)
    if data.count(0) > BINARY_SHARE * len(data):
        return decode_unmarked_utf16(data)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        return decode_damaged(data) or decode_legacy(data)


def decode_unmarked_utf16(data: bytes) -> tuple[str, list[str]]:
    """Decode text whose every second byte is NUL; anything else with many NUL bytes is binary."""
    sample = data[:SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-be" if even > odd else "utf-16-le"
    if max(even, odd) < 0.3 * len(sample) or min(even, odd) > 0.1 * max(even, odd):
        raise InputError("the input is binary data, not text: give plain text, HTML or Markdown")
    return data.decode(encoding, errors="replace"), ["the input is UTF-16 without a byte order mark: decoded as such"]


def decode_damaged(data: bytes) -> tuple[str, list[str]] | None:
    """Decode UTF-8 with a few bad bytes (a cut-off file, one pasted line); null when it isn't mostly UTF-8."""
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8", errors="surrogatepass"), []
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    signs = len(NOT_ASCII.findall(text))
    if bad > DAMAGED_SHARE * signs + 1 or signs <= 2 * bad:
        return None
    return text, [f"{bad} bytes are no valid UTF-8: replaced by U+FFFD"]


def decode_legacy(data: bytes) -> tuple[str, list[str]]:
    """Decode as Windows-1252, the legacy encoding of German text, unless that gives signs German doesn't use."""
    text = data.decode("cp1252", errors="replace")
    signs = NOT_ASCII.findall(text[:SAMPLE])
    encoding = "Windows-1252"
    if sum(map(bool, map(GERMAN_SIGNS.match, signs))) < 0.6 * len(signs):
        from charset_normalizer import from_bytes  # noqa: PLC0415 (start-up time: few inputs need it)

        best = from_bytes(data[:SAMPLE]).best()
        if best is not None:
            encoding = best.encoding
            text = data.decode(encoding, errors="replace")
    return text, [f"the input is not UTF-8: decoded as {encoding}"]


def replace_unencodable(text: str) -> tuple[str, list[str]]:
    """Replace lone surrogates and NULs, which no record can carry, one for one."""
    notes = []
    if not text.isascii() and SURROGATES.search(text):
        text, count = SURROGATES.subn("\ufffd", text)
        notes.append(f"{count} lone surrogates (broken characters): replaced by U+FFFD")
    if count := text.count("\0"):
        text = text.replace("\0", " ")
        notes.append(f"{count} NUL characters: replaced by blanks")
    return text, notes
