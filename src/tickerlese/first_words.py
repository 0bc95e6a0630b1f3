"""Which listed names start with a word: prepared when the lexicon is built, so that no start-up pays for it.

In: the tables of names and ``first_words.tsv``, which ``data/build_first_words.py`` makes from them. Out: a
``Listing``, which gives the spellings that start with a folded word and their rows. A prepared list that does not
belong to the tables as they are is refused, and worked out anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.companies import companies
from tickerlese.errors import LexiconError
from tickerlese.instruments import instruments
from tickerlese.lexicon import read_text
from tickerlese.name_index import WORD_PIECE, declined, fold
from tickerlese.organizations import organizations
from tickerlese.places import places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tickerlese.known_names import KnownName

FILE = "first_words.tsv"


def tables() -> list[Sequence[KnownName]]:
    """All tables of names; of rows that share a spelling, those of the first table come first."""
    return [companies(), instruments(), organizations(), places()]


def checksums() -> str:
    """What the prepared list must start with to belong to the tables."""
    return " ".join(str(table.checksum) for table in (companies(), instruments(), organizations(), places()))


def spellings(row: KnownName) -> Iterable[tuple[str, str]]:
    """Every spelling of a row, declined, behind the folded word that it starts with."""
    for form in row.forms:
        for spelling in declined(form):
            first = WORD_PIECE.search(spelling)
            if first:
                yield fold(first[0]), spelling


def prepare() -> str:
    """The text of the prepared list: the checksums, then one line per word."""
    words: dict[str, list[str]] = {}
    for table, rows in enumerate(tables()):
        for index, row in enumerate(rows):
            for word, spelling in spellings(row):
                words.setdefault(word, []).append(f"{table} {index} {spelling}")
    lines = ["\t".join((word, *words[word])) for word in sorted(words)]
    return "\n".join((checksums(), *lines)) + "\n"


class Listing:
    """Finds the listed names that start with a word."""

    def __init__(self) -> None:
        self._tables = tables()
        self._lines = _read_prepared()

    def __call__(self, word: str) -> list[tuple[str, KnownName]]:
        """The spellings that start with a folded word, and their rows."""
        line = self._lines.get(word)
        if line is None:
            return []
        found = (part.split(" ", 2) for part in line.split("\t"))
        return [(spelling, self._tables[int(table)][int(index)]) for table, index, spelling in found]


def _read_prepared() -> Mapping[str, str]:
    try:
        text = read_text(FILE)
    except LexiconError:
        text = ""
    head, _, body = text.partition("\n")
    if head != checksums():
        _, _, body = prepare().partition("\n")
    return dict(line.split("\t", 1) for line in body.splitlines())
