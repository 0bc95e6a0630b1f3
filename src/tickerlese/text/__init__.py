"""Input as readable text, with what is known about it before anything is extracted.

In: bytes or a string: plain text, HTML or Markdown. Out: ``SourceText``. Plain text stays as it was given, code point
for code point, because all offsets count into it: line ends and Unicode forms are left alone and garbled text is
reported, not repaired. HTML and Markdown are stripped, and offsets then count into the stripped text. Refused with
``InputError``: empty input, input without readable text, and files that are no text at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tickerlese.errors import InputError
from tickerlese.text.checks import find_problems
from tickerlese.text.decoding import decode, replace_unencodable
from tickerlese.text.head import head_date
from tickerlese.text.html import looks_like_html, read_html
from tickerlese.text.markdown import read_markdown

if TYPE_CHECKING:
    from datetime import date, datetime

__all__ = ["InputFormat", "SourceText", "head_date", "read_text"]

InputFormat = Literal["auto", "text", "html", "markdown"]


@dataclass(frozen=True, slots=True)
class SourceText:
    """One text to read.

    Attributes:
        text: what offsets count into.
        title, published: what the HTML's or Markdown's own metadata says, else null; see ``head_date`` for plain text.
        warnings: what a reader should know ("text does not look German …"), never empty strings.
        stripped: whether ``text`` is the readable part of HTML or Markdown rather than the input itself.
    """

    text: str
    title: str | None = None
    published: date | datetime | None = None
    warnings: tuple[str, ...] = ()
    stripped: bool = False


def read_text(data: bytes | str, input_format: InputFormat = "auto") -> SourceText:
    """Read one document; ``auto`` takes it for HTML when it clearly is, else for plain text.

    Raises:
        InputError: the input is empty, is no text, or has no readable text in it.
    """
    text, notes = decode(data) if isinstance(data, bytes) else (data, [])
    if not text or text.isspace():
        raise InputError("the input is empty: name a file with text in it, or pipe text to standard input")
    text, replaced = replace_unencodable(text)
    notes += replaced
    if input_format == "auto":
        input_format = "html" if looks_like_html(text) else "text"
    title: str | None = None
    published: date | datetime | None = None
    if input_format == "html":
        text, title, published = read_html(text)
    elif input_format == "markdown":
        text, title, published = read_markdown(text)
    if not text or text.isspace():
        raise InputError(
            f"the {input_format} input holds no readable text: try --input-format text to see what is in it"
        )
    return SourceText(text, title, published, (*notes, *find_problems(text)), stripped=input_format != "text")
