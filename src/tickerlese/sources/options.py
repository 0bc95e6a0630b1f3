"""How input is read, as the user chose it: format, names of fields, largest document."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import NamedTuple, Self

from tickerlese.errors import InputError


class Origin(NamedTuple):
    """Where a stream comes from: its name in the run ("2025/a.zip/b.txt"), and where a person finds it."""

    file: str
    place: str


@dataclass(frozen=True, slots=True)
class Fields:
    """Which field or column of a row is what; dots lead into objects ("content.body")."""

    text: str = "text"
    id: str = "id"
    title: str = "title"
    published: str = "published"

    @classmethod
    def parse(cls, choice: str) -> Self:
        """Read a choice such as ``text=body,id=guid``; fields that are not named keep their names.

        Raises:
            InputError: it is not of that form.
        """
        known = [field.name for field in fields(cls)]
        pairs = [part.partition("=") for part in choice.split(",") if part.strip()]
        for key, _, name in pairs:
            if key.strip() not in known or not name.strip():
                raise InputError(f"fields: {choice!r} is not of the form text=NAME,id=NAME,title=NAME,published=NAME")
        return cls(**{key.strip(): name.strip() for key, _, name in pairs})


@dataclass(frozen=True, slots=True)
class InputOptions:
    """What the caller says about the input.

    Attributes:
        input_format: a key of ``formats.READERS``, or auto: by the name, then by the look.
        fields: which field of a row is what.
        max_bytes: the largest document that is read, in bytes; null for no limit.
    """

    input_format: str = "auto"
    fields: Fields = Fields()
    max_bytes: int | None = None
