"""Tokens from a text, as the pipeline makes them but without a model: our tokenizer, sentences that end at . ! ? or a
line break."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import spacy

from tickerlese.tokenizer import configure
from tickerlese.tokens import Tokens

if TYPE_CHECKING:
    from spacy.language import Language


@cache
def _pipeline() -> Language:
    nlp = spacy.blank("de")
    configure(nlp)
    return nlp


def read_tokens(text: str) -> Tokens:
    doc = _pipeline()(text)
    words = [token.text for token in doc]
    ends = [index + 1 for index, word in enumerate(words) if word in (".", "!", "?") or "\n" in word]
    edges = sorted({0, *ends, len(words)})
    return Tokens(text, words, [token.idx for token in doc], list(pairwise(edges)))
