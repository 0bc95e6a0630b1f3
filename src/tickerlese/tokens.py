"""A spaCy Doc as plain lists, so that rules read it at list speed.

In: a Doc with sentence boundaries. Out: ``Tokens``. Rules look words up once per *word type*, so that their cost stays
flat however many patterns there are: in a ``TypeTable`` to find the tokens of a text that matter to them, in a
``WordTable`` for the word beside one.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from operator import add
from threading import Lock
from typing import TYPE_CHECKING, ClassVar, NamedTuple, TypeVar, cast

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import DTypeLike, NDArray
    from spacy.strings import StringStore
    from spacy.tokens import Doc

T = TypeVar("T")
WORD_TABLE_LIMIT = 200_000
SLOTS = 2**18
LAST_SLOT = SLOTS - 1
SOFT_HYPHEN = "\u00ad"


class WordTypes(dict[str, int]):
    """Numbers all word types that texts bring, from 0 on, so that what rules know about them fits an array.

    spaCy's hash of a word leads to its number through a table of slots, for all words of a text at once. A word whose
    slot was taken by an earlier one is found in a dict.

    Attributes:
        words: the word types by number.
    """

    latest: ClassVar[WordTypes]

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._slots = np.zeros(SLOTS, dtype=np.int32)
        self._hashes = np.zeros(2 * WORD_TABLE_LIMIT, dtype=np.uint64)
        self._slotless: dict[int, int] = {}
        self._lock = Lock()

    @classmethod
    def current(cls) -> WordTypes:
        """The numbering for the next text; a new one when the last is full, so that memory stays bounded."""
        if len(cls.latest.words) >= WORD_TABLE_LIMIT:
            cls.latest = cls()
        return cls.latest

    def __missing__(self, word: str) -> int:
        with self._lock:
            if word not in self:
                self.words.append(word)
                self[word] = len(self.words) - 1
        return self[word]

    def by_hash(self, hashes: NDArray[np.uint64], strings: StringStore) -> NDArray[np.int32]:
        """Look up spaCy's hashes of words; ``strings`` knows the words."""
        numbers: NDArray[np.int32] = self._slots[hashes & LAST_SLOT]
        for index in (self._hashes[numbers] != hashes).nonzero()[0].tolist():
            word_hash = int(hashes[index])
            number = self._slotless.get(word_hash)
            numbers[index] = self._enter(word_hash, strings[word_hash]) if number is None else number
        return numbers

    def _enter(self, word_hash: int, word: str) -> int:
        """Make a word findable by its hash."""
        number, slot = self[word], word_hash & LAST_SLOT
        with self._lock:
            is_free = int(self._hashes[self._slots[slot]]) & LAST_SLOT != slot
            if is_free and number < len(self._hashes):
                self._hashes[number] = word_hash
                self._slots[slot] = number
            else:
                self._slotless[word_hash] = number
        return number


WordTypes.latest = WordTypes()


class TypedWords(NamedTuple):
    """The words of a text by the ``numbers`` of their types, all below ``bound``."""

    types: WordTypes
    numbers: NDArray[np.int32]
    bound: int


def number_words(words: list[str]) -> TypedWords:
    """Look up the type of each word."""
    types = WordTypes.current()
    numbers = np.array(list(map(types.__getitem__, words)), dtype=np.int32)
    return TypedWords(types, numbers, len(types.words))


def read_words(doc: Doc) -> tuple[list[str], list[int], TypedWords]:
    """The words of a Doc, their code-point offsets, and their types; equal words are one object."""
    types = WordTypes.current()
    rows = cast("NDArray[np.uint64]", doc.to_array(["ORTH", "IDX"]))
    numbers = types.by_hash(rows[:, 0], doc.vocab.strings)
    words = list(map(types.words.__getitem__, numbers.tolist()))
    return words, rows[:, 1].tolist(), TypedWords(types, numbers, len(types.words))


class Column(NamedTuple):
    """The values of the first ``filled`` types; there is room for more."""

    types: WordTypes
    values: NDArray[np.int32]
    filled: int


class Tokens:
    """The words of one text with their code-point offsets and sentences.

    Attributes:
        text: the text as given; ``text[starts[i]:ends[i]] == words[i]``.
        words: token texts, whitespace tokens included.
        starts, ends: code-point offsets of each token.
        sentences: half-open token ranges that cover all tokens in order.
        typed: the types of the words, for ``TypeTable``.
    """

    __slots__ = ("_lower", "_plain", "ends", "sentences", "starts", "text", "typed", "words")

    def __init__(
        self,
        text: str,
        words: list[str],
        starts: list[int],
        sentences: list[tuple[int, int]],
        typed: TypedWords | None = None,
    ) -> None:
        self.text = text
        self.words = words
        self.starts = starts
        self.ends: list[int] = list(map(add, starts, map(len, words)))
        self.sentences = sentences
        self.typed = typed or number_words(words)
        self._plain: list[str] | None = None
        self._lower: list[str] | None = None

    @classmethod
    def from_doc(cls, doc: Doc) -> Tokens:
        """Read a Doc; without sentence boundaries the whole Doc is one sentence."""
        words, starts, typed = read_words(doc)
        edges: list[int] = [0] if words else []
        if doc.has_annotation("SENT_START"):
            edges = np.flatnonzero(doc.to_array("SENT_START") == 1).tolist()
        edges.append(len(words))
        return cls(doc.text, words, starts, [(a, b) for a, b in pairwise(edges) if a < b], typed)

    def __len__(self) -> int:
        return len(self.words)

    @property
    def plain(self) -> list[str]:
        """The words without soft hyphens."""
        if self._plain is None:
            has_soft_hyphens = SOFT_HYPHEN in self.text
            self._plain = [word.replace(SOFT_HYPHEN, "") for word in self.words] if has_soft_hyphens else self.words
        return self._plain

    @property
    def lower(self) -> list[str]:
        """The words without soft hyphens in lower case."""
        if self._lower is None:
            self._lower = LOWER.of(self.typed).tolist()
        return self._lower

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


class TypeTable:
    """What a rule knows about each word type, worked out once per type and then read for whole texts at array speed.

    ``classify`` gives an integer, 0 for words that mean nothing to the rule; with the ``dtype`` object it may give
    strings, for which only ``of`` makes sense.

    >>> capitals = TypeTable(str.isupper)
    >>> capitals.hits(number_words(["Die", "BASF", "und", "SAP"]))
    [1, 3]
    """

    def __init__(self, classify: Callable[[str], int | str], dtype: DTypeLike = np.int32) -> None:
        self.classify = classify
        self._lock = Lock()
        self._column = Column(WordTypes.latest, np.zeros(0, dtype=dtype), 0)

    def of(self, typed: TypedWords) -> NDArray[np.int32]:
        """The value of each word of a text."""
        types, values, filled = self._column
        if typed.types is not types or typed.bound > filled:
            values = self._grow(typed)
        return values[typed.numbers]

    def hits(self, typed: TypedWords) -> list[int]:
        """Indices of the words whose value is not 0."""
        hits: list[int] = self.of(typed).nonzero()[0].tolist()
        return hits

    def items(self, typed: TypedWords) -> Iterable[tuple[int, int]]:
        """Indices and values of the words whose value is not 0."""
        values = self.of(typed)
        hits = values.nonzero()[0]
        return zip(hits.tolist(), values[hits].tolist(), strict=True)

    def _grow(self, typed: TypedWords) -> NDArray[np.int32]:
        """Classify the types that are new."""
        with self._lock:
            types, values, filled = self._column
            if typed.types is not types:
                values, filled = np.zeros(0, dtype=values.dtype), 0
            words = typed.types.words[filled : typed.bound]
            if typed.bound > len(values):
                values = np.concatenate([values, np.zeros(typed.bound, dtype=values.dtype)])
            values[filled : filled + len(words)] = np.array(list(map(self.classify, words)), dtype=values.dtype)
            self._column = Column(typed.types, values, filled + len(words))
            return values


LOWER = TypeTable(lambda word: word.replace(SOFT_HYPHEN, "").lower(), dtype=object)


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
