"""What the tests of names share: a sentence with its names marked, read with or without the help of a model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.token_text import read_tokens
from tickerlese.names import find_names

if TYPE_CHECKING:
    from tickerlese.mention import Mention

MARK = re.compile(r"\[([^\]|]+)\|([A-Z]+)\]")
LABELS = {"C": "COMPANY", "P": "PERSON", "O": "ORGANIZATION", "I": "INDEX", "L": "LOCATION", "X": "PRODUCT"}


def unmark(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Take "[SAP|C] wächst" apart: the text, and the marked spans with their labels."""
    text = ""
    spans = []
    position = 0
    for mark in MARK.finditer(marked):
        text += marked[position : mark.start()]
        spans.append((len(text), len(text) + len(mark[1]), LABELS.get(mark[2], mark[2])))
        text += mark[1]
        position = mark.end()
    return text + marked[position:], spans


def read(marked: str) -> list[Mention]:
    """Find names where a model has found the marked ones."""
    text, spans = unmark(marked)
    tokens = read_tokens(text)
    return find_names(tokens, [(*tokens.token_range(start, end), label) for start, end, label in spans])


def named(mentions: list[Mention], text: str, *labels: str) -> list[str]:
    """The texts of the mentions with one of these labels, in order."""
    return [text[mention.start : mention.end] for mention in mentions if mention.label in labels]
