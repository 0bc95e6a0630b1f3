"""The story: an article becomes source text, words, mentions, events, and a record.

In: a text (or bytes, or ``Article`` objects) with what is known about it. Out: a ``Record``, or its JSON. Refused:
input that is no readable text (``InputError``), a pipeline that can't be used (``ModelError``).
"""

from __future__ import annotations

import hashlib
from functools import cache
from itertools import pairwise, tee
from typing import TYPE_CHECKING, NamedTuple, cast

from tickerlese.article import Article, parse_published
from tickerlese.assembly import SCHEMA_VERSION, assemble, to_json
from tickerlese.confidence import confidence
from tickerlese.coreference import add_anaphors
from tickerlese.dates import find_dates
from tickerlese.doc import Pipeline, load_pipeline
from tickerlese.events import DocumentContext, explain, find_events
from tickerlese.known_names import KnownNames, known_names
from tickerlese.names import find_names
from tickerlese.overlaps import settle
from tickerlese.own_companies import read_companies
from tickerlese.quantities import find_quantities
from tickerlese.record import Record
from tickerlese.relevance import rank_companies
from tickerlese.sentences import first_words
from tickerlese.text import SourceText, head_date, read_text
from tickerlese.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime
    from pathlib import Path

    from tickerlese.assembly import Json
    from tickerlese.companies import Company
    from tickerlese.doc import Parse
    from tickerlese.events import Trace
    from tickerlese.mention import Mention
    from tickerlese.text import InputFormat


class Reading(NamedTuple):
    """An article, what its text is, and what its dates are counted from."""

    article: Article
    source: SourceText
    context: DocumentContext


class Extractor:
    """Reads texts with one loaded pipeline, and with a user's own companies beside the lexicon's.

    Events that are less sure than ``min_confidence`` (0 to 1) are left out.
    """

    def __init__(self, pipeline: Pipeline, companies: Iterable[Company] = (), min_confidence: float = 0) -> None:
        own = tuple(companies)
        self.pipeline = pipeline
        self.names = KnownNames(own) if own else known_names()
        self.min_confidence = min_confidence

    def extract(
        self,
        text: str | bytes,
        *,
        id: str | None = None,  # noqa: A002 - the record's own name for it
        title: str | None = None,
        published: str | date | datetime | None = None,
        input_format: str = "auto",
    ) -> Record:
        """Read one text.

        ``published`` (ISO 8601 when a string) anchors relative dates; without it, the date that the text gives at its
        head counts. ``title`` is context. ``input_format`` is auto, text, html or markdown.

        Raises:
            InputError: the input is no readable text.
        """
        return Record.model_validate(self.read(read_article(Article(text, id, title, published, input_format))))

    def extract_json(self, article: Article, *, pretty: bool = False) -> bytes:
        """Read one article into JSON, the fast path: nothing is validated on the way.

        Raises:
            InputError: the input is no readable text.
        """
        return to_json(self.read(read_article(article)), pretty=pretty)

    def extract_many(self, articles: Iterable[Article | str], batch_size: int = 64) -> Iterator[Record]:
        """Read a stream of articles in order, at most ``batch_size`` of them ahead.

        Raises:
            InputError: one of them is no readable text.
        """
        readings = (read_article(Article(article) if isinstance(article, str) else article) for article in articles)
        return map(Record.model_validate, self.read_many(readings, batch_size))

    def read(self, reading: Reading) -> Json:
        """Make the record of one reading, as a plain dict."""
        return self._assemble(reading, self.pipeline.parse(reading.source.text))

    def read_many(self, readings: Iterable[Reading], batch_size: int = 64) -> Iterator[Json]:
        """Make the records of many readings, in order."""
        coming, kept = tee(readings)
        parses = self.pipeline.parse_many((reading.source.text for reading in coming), batch_size)
        for reading, parse in zip(kept, parses, strict=True):
            yield self._assemble(reading, parse)

    def explain(self, article: Article) -> tuple[str, list[Trace]]:
        """Tell what every trigger in the article led to: the text, and the traces that point into it."""
        reading = read_article(article)
        tokens, mentions = find_mentions(reading, self.pipeline.parse(reading.source.text), self.names)
        return tokens.text, explain(tokens, mentions, reading.context)

    def _assemble(self, reading: Reading, parse: Parse) -> Json:
        article, source, context = reading
        tokens, mentions = find_mentions(reading, parse, self.names)
        found = find_events(tokens, mentions, context)
        if self.min_confidence:
            found = [event for event in found if confidence(event) >= self.min_confidence]
        entities, events = assemble(source.text, mentions, found)
        return {
            "schema": SCHEMA_VERSION,
            "id": article.id or make_id(source.text),
            "title": context.title,
            "published": context.published,
            "language": "de",
            "model": {"name": self.pipeline.place.name, "version": self.pipeline.place.version},
            "text": source.text if source.stripped else None,
            "entities": entities,
            "events": events,
            "companies": rank_companies(entities, events, source.text, context.title),
            "warnings": [*article.notes, *source.warnings],
            "meta": article.meta,
            "duplicate_of": None,  # of these two, batch knows
            "similarity": None,
        }


def read_article(article: Article) -> Reading:
    """Turn an article into text with its context; what the caller says wins over what the text says.

    Raises:
        InputError: it is no readable text, or ``published`` is no date.
    """
    source = read_text(article.text, cast("InputFormat", article.input_format))
    published = parse_published(article.published) or source.published or head_date(source.text)
    return Reading(article, source, DocumentContext(published, article.title or source.title))


def find_mentions(reading: Reading, parse: Parse, names: KnownNames | None = None) -> tuple[Tokens, list[Mention]]:
    """Everything that rules and model find in the text, overlaps settled, anaphors last."""
    text = reading.source.text
    tokens = Tokens(text, parse.words, parse.starts, sentence_ranges(parse, text), parse.typed)
    found = find_quantities(tokens)
    found += find_dates(tokens, reading.context.published)
    found += find_names(tokens, parse.entities, names)
    mentions = settle(found)
    return tokens, mentions + add_anaphors(tokens, mentions, reading.context.title)


def sentence_ranges(parse: Parse, text: str) -> list[tuple[int, int]]:
    """The sentences as token ranges that cover all words."""
    edges = first_words(parse.words, parse.starts, text, parse.typed)
    return list(pairwise([*edges, len(parse.words)]))


def make_id(text: str) -> str:
    """Name a text that has no name: the same text has the same id everywhere."""
    return "sha256-" + hashlib.sha256(text.encode()).hexdigest()[:16]


def load(model: str | None = None, companies: str | Path | None = None, *, min_confidence: float = 0) -> Extractor:
    """Load a pipeline: a path or package name, else the best one that is found.

    ``companies`` is a CSV file of companies that are added to the lexicon or override it; see ``own_companies``. Events
    that are less sure than ``min_confidence`` are left out.

    Raises:
        InputError: the list of companies can't be read or has bad rows.
        ModelError: there is no usable one; the message lists every place tried.
    """
    return Extractor(load_pipeline(model), read_companies(companies) if companies else (), min_confidence)


@cache
def default_extractor() -> Extractor:
    """Load the default pipeline once."""
    return load()


def extract(
    text: str | bytes,
    *,
    id: str | None = None,  # noqa: A002 - the record's own name for it
    title: str | None = None,
    published: str | date | datetime | None = None,
    input_format: str = "auto",
) -> Record:
    """Read one text with the default pipeline; see ``Extractor.extract``."""
    return default_extractor().extract(text, id=id, title=title, published=published, input_format=input_format)


def extract_many(articles: Iterable[Article | str], batch_size: int = 64) -> Iterator[Record]:
    """Read a stream of articles with the default pipeline; see ``Extractor.extract_many``."""
    return default_extractor().extract_many(articles, batch_size)
