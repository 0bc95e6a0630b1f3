"""Reads the dates of an example sentence, tokenized as in the product but without a model."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import spacy

from tickerlese import tokenizer
from tickerlese.dates import find_dates
from tickerlese.tokens import Tokens

if TYPE_CHECKING:
    from spacy.language import Language

WEDNESDAY = date(2025, 9, 24)


class Found(NamedTuple):
    """A date as tests compare it."""

    text: str
    start: str | None
    end: str | None
    kind: str


@cache
def pipeline() -> Language:
    nlp = spacy.blank("de")
    tokenizer.configure(nlp)
    return nlp


def read(text: str, published: date | datetime | None = WEDNESDAY) -> list[Found]:
    """The dates of a text, in order."""
    found = []
    for mention in find_dates(Tokens.from_doc(pipeline()(text)), published):
        assert mention.label == "DATE"
        assert mention.period is not None
        start, end, kind = mention.period.start, mention.period.end, mention.period.kind
        found.append(Found(text[mention.start : mention.end], iso(start), iso(end), kind))
    return found


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
