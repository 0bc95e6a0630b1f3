"""One document before it is read: its bytes, or the row of a table, with its name and place."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from tickerlese.article import Article
from tickerlese.errors import InputError
from tickerlese.sources.rows import read_row

if TYPE_CHECKING:
    from tickerlese.sources.options import Fields

UNSAFE = re.compile(r"^\.|[^\w \-.,;+=@()\[\]{}!&$#~^']")
NAME_BYTES = 180


@dataclass(frozen=True, slots=True)
class Source:
    """One document before it is read.

    Attributes:
        file: its file's path below the folder that all sources share, with slashes.
        place: where to look when something is wrong.
        data: its bytes; of a row, the row as a JSON object.
        name: its id or number within its file; empty when the file is the document.
        number: its line or row, counted from 1, else 0.
        input_format: how its text is read: auto, text, html or markdown.
        fields: which field of a row is what; null when ``data`` is the text itself.
        notes: warnings about how it came out of its file.
        problem: why it can't be read, if that is known already.
    """

    file: str
    place: str
    data: bytes = b""
    name: str = ""
    number: int = 0
    input_format: str = "auto"
    fields: Fields | None = None
    notes: tuple[str, ...] = ()
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
    def sha256(self) -> str:
        """Fingerprint of the content."""
        return hashlib.sha256(self.data).hexdigest()

    def without_data(self) -> Source:
        """What is needed to say what became of it."""
        return replace(self, data=b"")

    def read(self) -> Article:
        """Read the document.

        Raises:
            InputError: it can't be read, or its row is not what a row has to be.
        """
        if self.problem:
            raise InputError(self.problem)
        if self.fields is None:
            return Article(self.data, id=self.file or None, input_format=self.input_format, notes=self.notes)
        article = read_row(self.data, self.place, self.fields, self.input_format)
        return replace(article, notes=(*article.notes, *self.notes))


def file_name(name: str) -> str:
    """A file name for any id: characters that file systems refuse are percent-encoded, long names cut and numbered.

    >>> file_name("2025/Börse: morgens")
    '2025%2FBörse%3A morgens'
    """
    safe = UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), name)
    if len(safe.encode()) <= NAME_BYTES:
        return safe
    return f"{safe[: NAME_BYTES // 4]}-{hashlib.sha256(name.encode()).hexdigest()[:16]}"
