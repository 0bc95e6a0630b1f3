"""What the spaCy components do: a Doc in, the same Doc out, richer.

``doc.ents`` gets the settled spans with the record's labels, ``doc._.tickerlese`` is an ``Analysis``,
``span._.tickerlese`` the ``Mention`` of exactly that span (else null). The stages build on each other in the order
sentences, quantities, names, events. Relative dates are counted from ``doc.user_data["published"]``, else from the date
at the head of the text; ``doc.user_data["title"]`` is context.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from tickerlese.analysis import KEY, Analysis, register_codec
from tickerlese.article import parse_published
from tickerlese.coreference import add_anaphors
from tickerlese.dates import find_dates
from tickerlese.doc import LABELS
from tickerlese.events import DocumentContext, find_events
from tickerlese.names import find_names
from tickerlese.overlaps import settle
from tickerlese.quantities import find_quantities
from tickerlese.sentences import sentence_starts
from tickerlese.text import head_date
from tickerlese.tokens import Tokens

if TYPE_CHECKING:
    from tickerlese.mention import Mention


@cache
def register_extensions() -> None:
    """Add ``doc._.tickerlese`` and ``span._.tickerlese``; once per process."""
    register_codec()
    Doc.set_extension(KEY, getter=analysis_of, force=True)
    Span.set_extension(KEY, getter=mention_of, force=True)


def analysis_of(doc: Doc) -> Analysis:
    """What was found in a Doc; empty when no component ran."""
    register_codec()
    analysis: Analysis = doc.user_data.setdefault(KEY, Analysis())
    return analysis


def mention_of(span: Span) -> Mention | None:
    """The mention of exactly this span."""
    return analysis_of(span.doc).mention_at(span.start, span.end)


def set_sentences(doc: Doc) -> Doc:
    """Set sentence starts unless they are set."""
    if len(doc) and not doc.has_annotation("SENT_START"):
        starts = sentence_starts([token.text for token in doc], [token.idx for token in doc], doc.text)
        for token, is_start in zip(doc, starts, strict=True):
            token.is_sent_start = is_start
    return doc


def add_quantities(doc: Doc) -> Doc:
    """Find amounts and dates; entities of the model stay where nothing was found."""
    analysis, tokens = analysis_of(doc), Tokens.from_doc(doc)
    found = find_quantities(tokens) + find_dates(tokens, context_of(doc).published)
    analysis.mentions = settle(found)
    doc.ents = filter_spans([*_spans(doc, analysis.mentions), *doc.ents])
    return doc


def add_names(doc: Doc) -> Doc:
    """Find names; the model's entities are one of the sources and give way to what comes out."""
    analysis, tokens = analysis_of(doc), Tokens.from_doc(doc)
    known = {(mention.first, mention.last) for mention in analysis.mentions}
    model = [(e.start, e.end, LABELS.get(e.label_, e.label_)) for e in doc.ents if (e.start, e.end) not in known]
    mentions = settle(analysis.mentions + find_names(tokens, model))
    analysis.mentions = mentions + add_anaphors(tokens, mentions, context_of(doc).title)
    doc.ents = _spans(doc, mentions)
    return doc


def add_events(doc: Doc) -> Doc:
    """Find events among the mentions."""
    analysis = analysis_of(doc)
    analysis.events = find_events(Tokens.from_doc(doc), analysis.mentions, context_of(doc))
    return doc


def context_of(doc: Doc) -> DocumentContext:
    """What surrounds the text, as far as the Doc's maker said."""
    published = parse_published(doc.user_data.get("published")) or head_date(doc.text)
    return DocumentContext(published, doc.user_data.get("title"))


def _spans(doc: Doc, mentions: list[Mention]) -> tuple[Span, ...]:
    """The mentions as spans; ``filter_spans`` keeps the longest where tokens are coarser than our own."""
    spans = [Span(doc, mention.first, mention.last, label=mention.label) for mention in mentions if not mention.anaphor]
    return tuple(filter_spans(spans))
