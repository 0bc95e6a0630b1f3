"""The tags that an encoder gives to words, and what names they spell: scores in, spans out.

A name's first word has tag B, further ones I. The best sequence of tags is looked for among the legal ones: I follows
only B or I of the same label, and never the end of a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LABELS = ("COMPANY", "PERSON", "ORGANIZATION", "LOCATION", "INDEX", "PRODUCT")
TAGS = ("O", *(f"{mark}-{label}" for label in LABELS for mark in "BI"))
FORBIDDEN = -1e9
IS_INSIDE = np.array([tag[0] == "I" for tag in TAGS])
NEVER_FIRST = np.where(IS_INSIDE, FORBIDDEN, 0.0).astype(np.float32)
MOVES = np.array(
    [[FORBIDDEN if to[0] == "I" and to[2:] != start[2:] else 0.0 for to in TAGS] for start in TAGS], np.float32
)


def decode(scores: NDArray[np.float32], first_of_line: NDArray[np.bool_]) -> NDArray[np.intp]:
    """The best legal tag of each word: scores (words, tags) in, numbers of tags out."""
    best: NDArray[np.intp] = scores.argmax(axis=1)
    return best if _is_legal(best, first_of_line) else _search(scores, first_of_line)


def _is_legal(path: NDArray[np.intp], first_of_line: NDArray[np.bool_]) -> bool:
    inside = IS_INSIDE[path]
    if not inside.any():
        return True
    if inside[0] or (inside & first_of_line).any():
        return False
    behind = inside.nonzero()[0]
    return bool((MOVES[path[behind - 1], path[behind]] == 0).all())


def _search(scores: NDArray[np.float32], first_of_line: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Viterbi's algorithm."""
    best, back = scores[0] + NEVER_FIRST, []
    for word in range(1, len(scores)):
        moves = best[:, None] + MOVES
        if first_of_line[word]:
            moves = moves + NEVER_FIRST
        back.append(moves.argmax(axis=0))
        best = moves.max(axis=0) + scores[word]
    path = [best.argmax()]
    for pointers in reversed(back):
        path.append(pointers[path[-1]])
    return np.array(path[::-1])


def read_spans(path: Sequence[int]) -> list[tuple[int, int, str]]:
    """Turn a legal path into names: first word, word after the last, label."""
    spans: list[tuple[int, int, str]] = []
    for word, tag in enumerate(path):
        if not tag:
            continue
        mark, label = TAGS[tag][0], TAGS[tag][2:]
        spans.append((word, word + 1, label) if mark == "B" else (spans.pop()[0], word + 1, label))
    return spans
