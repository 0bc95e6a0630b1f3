"""Reads annotated German sentences: JSON Lines in, `Sentence` objects and spaCy examples out.

Clean files hold `{"text", "entities": [{"label", "start", "end", "optional"?, "media"?}]}` with code-point offsets;
silver files (see `label_silver.py`) hold `{"text", "entities", "unsure": [[start, end], …]}`. Labels outside `LABELS`
are dropped. A span that no token boundary allows is not guessed: its tokens count as unknown and teach nothing.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from spacy.training import Example
from spacy.util import filter_spans

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from spacy.language import Language
    from spacy.tokens import Doc

LABELS = ("COMPANY", "PERSON", "ORGANIZATION", "LOCATION", "INDEX", "PRODUCT")


@dataclass(frozen=True, slots=True)
class Name:
    """A labelled span, code-point offsets, half-open."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text with its names; `unsure` are stretches whose labels nobody knows."""

    text: str
    names: tuple[Name, ...] = ()
    unsure: tuple[tuple[int, int], ...] = field(default=())


def read_sentences(path: Path, *, keep_media: bool = True, labels: Collection[str] = LABELS) -> list[Sentence]:
    """Read the names with one of `labels`; with `keep_media=False` media named as sources become unknown stretches.

    Raises:
        FileNotFoundError: when `path` is missing.
        ValueError: when a line is no record with a text.
    """
    sentences = []
    for number, line in enumerate(_lines(path), start=1):
        record = json.loads(line)
        if not record.get("text"):
            message = f"{path}:{number}: no text"
            raise ValueError(message)
        record["entities"] = [entity for entity in record["entities"] if entity["label"] in labels]
        sentences.append(_read_record(record, keep_media))
    return sentences


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        yield from lines


def _read_record(record: dict[str, Any], keep_media: bool) -> Sentence:
    names, unsure = [], [(start, end) for start, end in record.get("unsure", ())]
    for entity in record["entities"]:
        if entity.get("optional") and not keep_media:
            unsure.append((entity["start"], entity["end"]))
        else:
            names.append(Name(entity["start"], entity["end"], entity["label"]))
    return Sentence(record["text"], tuple(names), tuple(unsure))


def make_reference(nlp: Language, sentence: Sentence) -> Doc:
    """Tokenise a sentence and set its names; stretches without known labels are set as missing."""
    doc = nlp.make_doc(sentence.text)
    found, missing = [], []
    for name in sentence.names:
        span = doc.char_span(name.start, name.end, label=name.label)
        if span is not None:
            found.append(span)
        else:
            missing.append((name.start, name.end))
    found = filter_spans(found)
    taken = {token for span in found for token in range(span.start, span.end)}
    unknown = []
    for start, end in (*missing, *sentence.unsure):
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None and taken.isdisjoint(range(span.start, span.end)):
            unknown.append(span)
    doc.set_ents(found, missing=filter_spans(unknown), default="outside")
    return doc


def make_example(nlp: Language, sentence: Sentence) -> Example:
    """Pair a sentence's tokens, as the model sees them, with its labelled copy."""
    return Example(nlp.make_doc(sentence.text), make_reference(nlp, sentence))
