"""A spaCy Doc as plain lists, so that rules read it at list speed.

In: a Doc with sentence boundaries. Out: ``Tokens``. Rules look words up in a ``WordTable`` once per *word type*, so
that their cost stays flat however many patterns there are.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.tokens import Doc

T = TypeVar("T")
WORD_TABLE_LIMIT = 200_000


class Tokens:
    """The words of one text with their code-point offsets and sentences.

    Attributes:
        text: the text as given; ``text[starts[i]:ends[i]] == words[i]``.
        words: token texts, whitespace tokens included.
        starts, ends: code-point offsets of each token.
        sentences: half-open token ranges that cover all tokens in order.
    """

    __slots__ = ("ends", "sentences", "starts", "text", "words")

    def __init__(self, text: str, words: list[str], starts: list[int], sentences: list[tuple[int, int]]) -> None:
        self.text = text
        self.words = words
        self.starts = starts
        self.ends = [start + len(word) for start, word in zip(starts, words, strict=True)]
        self.sentences = sentences

    @classmethod
    def from_doc(cls, doc: Doc) -> Tokens:
        """Read a Doc; without sentence boundaries the whole Doc is one sentence."""
        words = [token.text for token in doc]
        starts = [token.idx for token in doc]
        if doc.has_annotation("SENT_START"):
            edges = [token.i for token in doc if token.is_sent_start]
        else:
            edges = [0] if words else []
        edges.append(len(words))
        return cls(doc.text, words, starts, [(a, b) for a, b in pairwise(edges) if a < b])

    def __len__(self) -> int:
        return len(self.words)

    def token_at(self, offset: int) -> int:
        """Index of the token that covers or follows the code-point ``offset``."""
        index = bisect_right(self.starts, offset) - 1
        return index + 1 if index < 0 or self.ends[index] <= offset else index

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """Half-open range of the tokens that overlap the code points ``start`` to ``end``."""
        first = self.token_at(start)
        last = first
        while last < len(self.words) and self.starts[last] < end:
            last += 1
        return first, last

    def sentence_at(self, token: int) -> int:
        """Index of the sentence that holds the token."""
        return bisect_right(self.sentences, (token, len(self.words) + 1)) - 1


class WordTable(dict[str, T]):
    """What a rule knows about each word type, worked out once per type and then looked up.

    >>> lengths = WordTable(len)
    >>> [lengths[word] for word in ("ein", "Euro")]
    [3, 4]
    """

    def __init__(self, classify: Callable[[str], T]) -> None:
        super().__init__()
        self.classify = classify

    def __missing__(self, word: str) -> T:
        if len(self) >= WORD_TABLE_LIMIT:
            self.clear()
        value = self[word] = self.classify(word)
        return value
