"""Cuts words into the pieces that an encoder reads: a word in, piece numbers out.

The pieces are those of a unigram model (XLM-R's, pruned to German): a word is cut so that the sum of its pieces' scores
is largest. A word behind white space begins with U+2581, so that its pieces differ from those of a word that is glued
to the one before. Nothing is refused: characters that no piece spells become the unknown piece.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from pathlib import Path

BLANK = "▁"
BEGIN, PAD, END, UNKNOWN = range(4)
MOST_PIECES = 16  # of one word: addresses of web pages go on for ever
LONGEST_WORD = 120
UNKNOWN_COST = 10.0
FILE = "pieces.json"


class PieceCutter:
    """Knows the pieces, and the cuts of the words that it has met.

    Args:
        pieces: all pieces by number; the first four are special (``BEGIN``, ``PAD``, ``END``, ``UNKNOWN``).
        scores: the logarithm of each piece's probability.
        normal: what characters are read as ("ﬁ" as "fi"); a blank stands for white space.
    """

    def __init__(self, pieces: list[str], scores: list[float], normal: dict[str, str]) -> None:
        self.pieces = pieces
        self.scores = scores
        self.normal = normal
        self._numbers = {piece: number for number, piece in enumerate(pieces) if number > UNKNOWN}
        self._longest = max(map(len, self._numbers), default=1)
        self._unknown_score = min(scores[UNKNOWN + 1 :], default=0.0) - UNKNOWN_COST
        self._cuts = WordTable(self._cut)

    def cut(self, word: str, *, behind_blank: bool) -> tuple[int, ...]:
        """The numbers of a word's pieces, at least one."""
        return self._cuts[BLANK + word if behind_blank else word]

    def _cut(self, marked: str) -> tuple[int, ...]:
        text = "".join([self.normal.get(letter, letter) for letter in marked[:LONGEST_WORD]]).replace(" ", BLANK)
        return tuple(self._best_path(text)[:MOST_PIECES]) or (UNKNOWN,)

    def _best_path(self, text: str) -> list[int]:
        """The numbers of the best sequence of pieces; neighbouring unknown ones are one."""
        best = [0.0] + [float("-inf")] * len(text)
        back = [(0, UNKNOWN)] * (len(text) + 1)
        for start in range(len(text)):
            for end in range(start + 1, min(start + self._longest, len(text)) + 1):
                number = self._numbers.get(text[start:end], UNKNOWN)
                if number == UNKNOWN and end > start + 1:
                    continue
                score = best[start] + (self._unknown_score if number == UNKNOWN else self.scores[number])
                if score > best[end]:
                    best[end], back[end] = score, (start, number)
        path: list[int] = []
        end = len(text)
        while end:
            end, number = back[end]
            if number != UNKNOWN or path[-1:] != [UNKNOWN]:
                path.append(number)
        return path[::-1]


def read_pieces(folder: Path) -> PieceCutter:
    """Read the pieces that ``write_pieces`` wrote."""
    stored = json.loads((folder / FILE).read_text(encoding="utf-8"))
    return PieceCutter(stored["pieces"], stored["scores"], stored["normal"])


def write_pieces(cutter: PieceCutter, folder: Path) -> None:
    """Write the pieces into a folder."""
    scores = [round(score, 4) for score in cutter.scores]
    stored = {"pieces": cutter.pieces, "scores": scores, "normal": cutter.normal}
    (folder / FILE).write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")
