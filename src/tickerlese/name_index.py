"""Finds listed names in text: one dict lookup per token, a closer look only where a name can start.

In: ``Tokens`` and rows that say how they are written (``forms``) and which of those forms are also ordinary words
(``common``). Out: ``NameHit`` spans in text order that don't overlap, the longest name at each place.

A name is found however its words are joined ("Deutsche Bank", "Deutsche-Bank-Aktie", "S & P"), with or without accents
and umlauts ("Societe Generale", "Muenchener Rueck"), in capitals from four letters on ("INFINEON"), flattened
("Hellofresh"), declined ("der Deutschen Bank") and in the genitive ("Volkswagens", whose -s belongs to the span).
Refused: names inside words ("Telekomkonzern") and lower-case words that only spell like a name ("gap", "puma").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, Self, TypeVar

from tickerlese.tokens import TypeTable, WordTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.tokens import Tokens


class Named(Protocol):
    """A row that can be found in text."""

    @property
    def forms(self) -> tuple[str, ...]:
        """Return all spellings, canonical name included."""

    @property
    def common(self) -> tuple[str, ...]:
        """Return the spellings that are also ordinary words, surnames or places."""


R = TypeVar("R", bound=Named)
Listing = Callable[[str], Sequence[tuple[str, R]]]
PIECE = re.compile(r"(?:[-\u2010\u2011]|[^\S\n]*\n?[^\S\n]*)([^\W_]+|[^\w\s\-\u2010\u2011])")
LEAD = re.compile(r"[-\u2010\u2011]?([^\W_]+|[^\w\s\-\u2010\u2011])")
WORD_PIECE = re.compile(r"[^\W_]+")
GENITIVES = ("s", "'s", "’s", "'", "’")
APOSTROPHES = "'’"
SILENT = "sßxz"  # names that end so take a bare apostrophe
ADJECTIVE = re.compile(
    r"(?<!\S)([A-ZÄÖÜ]\w*sch|Allgemein|Vereinigt|Vereint|International|Neu|Auswärtig|Weiß|Weiss|Oberst)"
    r"(e|er|es)(?= [A-ZÄÖÜ])"
)
ENDINGS = ("e", "en", "er", "es", "em")
CAPITALS_FROM = 4
SHORTEST_DECLINED = 2  # "Es" is no genitive of E
SHORTEST_LONG_GENITIVE = 6  # "Hauses", "Bundestages"
FOLD = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "a", "’": "'"}
    | dict.fromkeys("éèêë", "e")
    | dict.fromkeys("áàâã", "a")
    | dict.fromkeys("óòôõ", "o")
    | dict.fromkeys("íìîï", "i")
    | dict.fromkeys("úùû", "u")
    | {"ç": "c", "ñ": "n", "ş": "s", "š": "s", "ž": "z", "č": "c", "ł": "l"}
)


def fold(word: str) -> str:
    """Lower case without accents; umlauts and ß are spelled out.

    >>> fold("Münchener"), fold("NESTLÉ")
    ('muenchener', 'nestle')
    """
    lowered = word.lower()
    return lowered if lowered.isascii() else lowered.translate(FOLD)


def declined(form: str) -> list[str]:
    """List a name with an adjective in all its cases, other names alone.

    >>> declined("Deutsche Bank")
    ['Deutsche Bank', 'Deutschen Bank', 'Deutscher Bank', 'Deutsches Bank', 'Deutschem Bank']
    >>> declined("Wiener Börse")
    ['Wiener Börse']
    """
    adjective = ADJECTIVE.search(form)
    if not adjective:
        return [form]
    return [form[: adjective.end(1)] + ending + form[adjective.end() :] for ending in ENDINGS]


class NameHit(NamedTuple, Generic[R]):
    """A name in the text: half-open tokens ``first`` to ``last``, the ``rows`` it may mean, best first.

    ``form`` is the listed spelling that matched. ``common`` says that it is also an ordinary word, so that the context
    must tell (a legal form after the name does, and clears the flag).
    """

    first: int
    last: int
    rows: tuple[R, ...]
    form: str
    common: bool

    @property
    def row(self) -> R:
        """Return the most likely row."""
        return self.rows[0]


class _Node(Generic[R]):
    """One step of a name; ``ends`` are the spellings that end here."""

    __slots__ = ("ends", "steps")

    def __init__(self) -> None:
        self.steps: dict[str, _Node[R]] = {}
        self.ends: list[tuple[tuple[str, ...], str, R]] = []


class _Name(NamedTuple, Generic[R]):
    """What a spelling means."""

    rows: tuple[R, ...]
    form: str
    common: bool


class _Start(NamedTuple, Generic[R]):
    """What a word type can start: the name that it is alone, and the step from which longer names go on."""

    alone: _Name[R] | None
    node: _Node[R] | None
    written: tuple[str, ...]


class NameIndex(Generic[R]):
    """All spellings of ``rows``, by first word; of two rows that share a spelling the earlier one comes first."""

    def __init__(self, rows: Iterable[R]) -> None:
        listed: dict[str, list[tuple[str, R]]] = {}
        for row in rows:
            for form in row.forms:
                for spelling in declined(form):
                    first = WORD_PIECE.search(spelling)
                    if first:
                        listed.setdefault(fold(first[0]), []).append((spelling, row))
        self.listing: Listing[R] = lambda word: listed.get(word, ())
        self._starts: WordTable[_Start[R] | None] = WordTable(self._start)
        self._starting = TypeTable(lambda word: self._start(word) is not None, dtype="int8")

    @classmethod
    def over(cls, listing: Listing[R]) -> Self:
        """Make an index of what is listed already: ``listing`` gives the spellings that start with a folded word."""
        index = cls(())
        index.listing = listing
        return index

    def scan(self, tokens: Tokens) -> list[NameHit[R]]:
        """Find all names of the text, in order; no two overlap."""
        hits: list[NameHit[R]] = []
        starts, words = self._starts, tokens.words
        has_apostrophes = any(mark in tokens.text for mark in APOSTROPHES)
        free = 0
        for first in self._starting.hits(tokens.typed):
            start = starts[words[first]]
            if start is None or first < free:
                continue
            name, node, _ = start
            last = first + 1
            if node and _may_go_on(tokens, first, node) and (longer := self._walk(tokens, first, start)):
                last, name = longer
            if name is None:
                continue
            if has_apostrophes and last < len(words) and words[last][0] in APOSTROPHES:
                last = _with_apostrophe(tokens, first, last)
            hits.append(NameHit(first, last, *name))
            free = last
        return hits

    def _start(self, word: str) -> _Start[R] | None:
        """Work out what a word can start, as it is written."""
        root = self._root(word)
        if root is None:
            return None
        alone: _Name[R] | None = None
        written: list[str] = []
        node: _Node[R] = root
        for piece in PIECE.finditer(word):
            rest = word[piece.end() :]
            folded = fold(piece[1])
            for cut in () if rest else _genitive_cuts(folded):
                if genitive := node.steps.get(folded[:-cut]):
                    alone = _name(genitive, [*written, piece[1][:-cut]]) or alone
            node = node.steps.get(folded) or _Node()
            written.append(piece[1])
            if rest in ("", *GENITIVES):
                alone = _name(node, written) or alone
        longer = node if node.steps else None
        return _Start(alone, longer, tuple(written)) if alone or longer else None

    def _root(self, word: str) -> _Node[R] | None:
        """Build the names that may start with a word; null when none does."""
        piece = WORD_PIECE.match(word)
        if not piece:
            return None
        written = piece[0]
        folded = fold(written)
        root: _Node[R] = _Node()
        for cut in (0, *_genitive_cuts(folded)):
            shown = written[: len(written) - cut]
            for form, row in self.listing(folded[: len(folded) - cut]):
                pieces = tuple(PIECE.findall(form))
                if spelled_like((shown,), pieces[:1]) or shown.isupper():
                    node = root
                    for part in pieces:
                        node = node.steps.setdefault(fold(part), _Node())
                    node.ends.append((pieces, form, row))
        return root if root.steps else None

    def _walk(self, tokens: Tokens, first: int, start: _Start[R]) -> tuple[int, _Name[R]] | None:
        """Find the longest name that goes on after token ``first``: its last token (half-open) and what it means."""
        best: tuple[int, _Name[R]] | None = None
        node = start.node
        at = tokens.ends[first]
        written = list(start.written)
        while node and (piece := PIECE.match(tokens.text, at)):
            word = piece[1]
            folded = fold(word)
            at = piece.end()
            for cut in _genitive_cuts(folded):
                if genitive := node.steps.get(folded[:-cut]):
                    best = _ending(tokens, first, at, _name(genitive, [*written, word[:-cut]])) or best
            node = node.steps.get(folded)
            if node:
                written.append(word)
                best = _ending(tokens, first, at, _name(node, written)) or best
        return best


def _lead(word: str) -> str:
    """The first piece of a token as names know it, empty for blanks and hyphens."""
    piece = LEAD.match(word)
    return fold(piece[1]) if piece else ""


def _may_go_on(tokens: Tokens, first: int, node: _Node[R]) -> bool:
    """Whether the next word can be a name's next piece: a quick look that spares most walks."""
    words, steps = tokens.words, node.steps
    at = first + 1
    if at < len(words) and not LEADS[words[at]]:
        at += 1
    if at >= len(words):
        return False
    lead = LEADS[words[at]]
    if lead in steps or not lead:
        return True
    if any(lead[:-cut] in steps for cut in _genitive_cuts(lead)):
        return True
    is_part = at + 1 < len(words) and tokens.starts[at + 1] == tokens.ends[at]
    return is_part and words[at][-1].isalnum() and words[at + 1][0].isalnum()


def _genitive_cuts(folded: str) -> tuple[int, ...]:
    """List how many letters a genitive may have added to a word."""
    if not folded.endswith("s") or len(folded) <= SHORTEST_DECLINED:
        return ()
    return (2, 1) if folded.endswith("es") and len(folded) > SHORTEST_LONG_GENITIVE else (1,)


def _name(node: _Node[R], written: Sequence[str]) -> _Name[R] | None:
    """Look up what ends at a node, if the capitals fit."""
    ends = [(form, row) for pieces, form, row in node.ends if spelled_like(written, pieces)]
    if not ends:
        return None
    rows = tuple(dict.fromkeys(row for _, row in ends))
    return _Name(rows, ends[0][0], all(form in row.common for form, row in ends))


def _ending(tokens: Tokens, first: int, at: int, name: _Name[R] | None) -> tuple[int, _Name[R]] | None:
    """Pair a name with the token after code point ``at``, if a token ends there."""
    if name is None:
        return None
    last = first
    while tokens.ends[last] < at:
        last += 1
    return (last + 1, name) if tokens.text[at : tokens.ends[last]] in ("", *GENITIVES) else None


def _with_apostrophe(tokens: Tokens, first: int, last: int) -> int:
    """Take in a genitive that the tokenizer split off: "SAP's", "Mercedes’ Umsatz"."""
    if tokens.starts[last] != tokens.ends[last - 1]:
        return last
    word = tokens.words[last]
    quoted = first > 0 and tokens.words[first - 1] in ("'", "‚", "‘", "›", "‹")
    if word in ("'s", "’s") or (word in ("'", "’") and not quoted and tokens.words[last - 1][-1:] in SILENT):
        return last + 1
    return last


def spelled_like(written: Sequence[str], form: Sequence[str]) -> bool:
    """Tell whether the capitals of a spelling allow it to be the name; both are lists of pieces that fold to the same.

    >>> spelled_like(["INFINEON"], ["Infineon"]), spelled_like(["Hellofresh"], ["HelloFresh"])
    (True, True)
    >>> spelled_like(["puma"], ["Puma"]), spelled_like(["Six"], ["SIX"])
    (False, False)
    """
    if len(written) == len(form) and all(map(_piece_fits, written, form)):
        return True
    letters = "".join(written)
    return len(letters) >= CAPITALS_FROM and letters.isupper()


def _piece_fits(written: str, piece: str) -> bool:
    if written == piece or not written[0].isalpha():
        return True
    if written.isupper() and len(written) > 1:
        return piece.isupper() or len(written) >= CAPITALS_FROM
    flat = written[0].isupper() and written[1:] == written[1:].lower()
    if piece.isupper():
        return flat and len(piece) >= CAPITALS_FROM
    if piece[0].isupper():
        return flat
    return flat or written.islower()


LEADS = WordTable(_lead)
