"""Turns an event file's example into events with the real rules and without a trained model."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

import spacy

from tickerlese.coreference import add_anaphors
from tickerlese.dates import find_dates
from tickerlese.events import DocumentContext, find_events
from tickerlese.mention import Amount, Mention, Period
from tickerlese.names import find_names
from tickerlese.overlaps import settle
from tickerlese.quantities import find_quantities
from tickerlese.sentences import sentence_starts
from tickerlese.tokenizer import configure
from tickerlese.tokens import Tokens

if TYPE_CHECKING:
    from spacy.language import Language

    from tickerlese.events import Event
    from tickerlese.events.spec import Example, SlotValue

MARK = re.compile(r"\[([^\[\]|]+)\|([A-Z]+)\]")


@cache
def pipeline() -> Language:
    nlp = spacy.blank("de")
    configure(nlp)
    return nlp


def read_marks(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The plain text, and the marked spans as (start, end, label) in code points."""
    text, spans, at = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        spans.append((len(text), len(text) + len(mark[1]), mark[2]))
        text += mark[1]
        at = mark.end()
    return text + marked[at:], spans


def read_document(marked: str, published: date | None, title: str | None = None) -> tuple[Tokens, list[Mention]]:
    text, spans = read_marks(marked)
    doc = pipeline().make_doc(text)
    words = [token.text for token in doc]
    starts = [token.idx for token in doc]
    for token, start in zip(doc, sentence_starts(words, starts, text), strict=True):
        token.is_sent_start = start
    tokens = Tokens.from_doc(doc)
    ner = [(*tokens.token_range(start, end), label) for start, end, label in spans]
    mentions = settle([*find_quantities(tokens), *find_dates(tokens, published), *find_names(tokens, ner)])
    return tokens, [*mentions, *add_anaphors(tokens, mentions, title)]


def events_of(example: Example) -> tuple[Tokens, list[Event]]:
    published = date.fromisoformat(example.published) if example.published else None
    tokens, mentions = read_document(example.text, published, example.title)
    return tokens, find_events(tokens, mentions, DocumentContext(published, example.title))


def plain(value: SlotValue, tokens: Tokens) -> object:
    """A slot value as an example writes it: names and dates as text, amounts as decimals or "min..max"."""
    if isinstance(value, list):
        return [plain(part, tokens) for part in value]
    if isinstance(value, Mention):
        if value.amount is not None and value.label != "CURRENCY":
            return plain(value.amount, tokens)
        if value.period is not None:
            return tokens.text[value.start : value.end]
        return value.name or tokens.text[value.start : value.end]
    if isinstance(value, Amount):
        number = value.value if value.value is not None else f"{value.minimum}..{value.maximum}"
        return f"{number.normalize():f}" if isinstance(number, Decimal) else number
    if isinstance(value, Period):
        return str(value.start)
    return value


def same(expected: Any, value: SlotValue, tokens: Tokens) -> bool:
    got = plain(value, tokens)
    if isinstance(expected, list | tuple):
        return isinstance(got, list) and sorted(map(str, got)) == sorted(map(str, expected))
    if expected is None or got is None:
        return expected is got
    try:
        return Decimal(str(expected)) == Decimal(str(got))
    except ArithmeticError:
        return str(expected) == str(got)
