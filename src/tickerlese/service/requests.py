"""What clients send: one article or a list of them as JSON, or one as plain text.

In: a body with its media type. Out: texts ready to be read. Refused with a ``Problem``: 413 for too many articles, 415
for other media types, 422 for what is no article.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, Strict, TypeAdapter, ValidationError

from tickerlese.article import Article
from tickerlese.errors import InputError
from tickerlese.extractor import read_article
from tickerlese.service.problems import Problem

if TYPE_CHECKING:
    from tickerlese.extractor import Reading

JSON, TEXT = "application/json", "text/plain"
CHARSET = re.compile(r"charset=\"?([\w.:-]+)", re.IGNORECASE)
Day = date | datetime
StrictDay = Annotated[date, Strict()] | Annotated[datetime, Strict()]


class Options(BaseModel):
    """What is known about a text; in the query when the body is plain text."""

    model_config = ConfigDict(extra="forbid")

    id: str | None = Field(None, description="What the record is called; made from the text when it is missing.")
    title: str | None = Field(None, description="Context that stands outside the text.")
    published: Day | None = Field(None, description="Day or time of publication, for relative dates.")
    input_format: Literal["auto", "text", "html", "markdown"] = Field("auto", description="How to read the text.")


class Given(Options):
    """One article."""

    model_config = ConfigDict(extra="forbid", title="Article")

    text: str = Field(min_length=1, pattern=r"\S", description="The text; offsets of the record count into it.")
    published: StrictDay | None = Field(None, description="Day or time of publication, for relative dates.")


GIVEN_LIST = TypeAdapter(Annotated[list[Given], Field(min_length=1)])


def read_request(media_type: str, body: bytes, options: Options, most: int) -> tuple[list[Reading], bool]:
    """The texts of a request, and whether it was a list."""
    kind = media_type.split(";", maxsplit=1)[0].strip().lower()
    if kind == TEXT:
        return [make_reading(decode(body, media_type), options)], False
    if kind != JSON:
        raise Problem(415, f"send {JSON} or {TEXT}, not {kind or 'a body without Content-Type'}")
    try:
        if not body.lstrip().startswith(b"["):
            given = Given.model_validate_json(body)
            return [make_reading(given.text, given)], False
        several = GIVEN_LIST.validate_json(body)
    except ValidationError as error:
        raise Problem(422, describe(error)) from error
    if len(several) > most:
        raise Problem(413, f"more than {most} articles in one request; send several, or use tickerlese batch")
    return [make_reading(one.text, one, f"article {number}: ") for number, one in enumerate(several, 1)], True


def decode(body: bytes, media_type: str) -> str | bytes:
    """The text in the charset that the client names; without one, the library finds out."""
    charset = CHARSET.search(media_type)
    if not charset:
        return body
    try:
        return body.decode(charset[1])
    except (LookupError, UnicodeDecodeError) as error:
        raise Problem(422, f"the text is not {charset[1]}") from error


def make_reading(text: str | bytes, options: Options, place: str = "") -> Reading:
    """Make a text ready to be read."""
    try:
        return read_article(Article(text, options.id, options.title, options.published, options.input_format))
    except InputError as error:
        raise Problem(422, f"{place}{error}") from error


def describe(error: ValidationError) -> str:
    """What is wrong with a body, in one line."""
    problems = error.errors(include_url=False, include_input=False, include_context=False)
    return "; ".join(": ".join(filter(None, (".".join(map(str, one["loc"])), one["msg"]))) for one in problems)
