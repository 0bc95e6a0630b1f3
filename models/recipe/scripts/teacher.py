"""The teacher: a small BERT encoder that labels words, for silver labels; never part of what ships.

In: windows of word pieces (`teacher_text`). Out: log-probabilities of BIO labels per word, and spans decoded from them.
The teacher knows COMPANY, ORGANIZATION, PERSON and LOCATION.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import torch
from teacher_text import PAD, PieceTokenizer, Window
from torch import nn

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

TYPES = ("COMPANY", "ORGANIZATION", "PERSON", "LOCATION")
TAGS = ("O", *(f"{mark}-{label}" for label in TYPES for mark in "BI"))
FORBIDDEN = -1e9
NEVER_FIRST = np.array([FORBIDDEN if tag[0] == "I" else 0.0 for tag in TAGS], np.float32)
MOVES = np.array(
    [[FORBIDDEN if to[0] == "I" and to[2:] != start[2:] else 0.0 for to in TAGS] for start in TAGS], np.float32
)


class Teacher(nn.Module):
    """multilingual-e5-small's encoder with a layer that scores tags."""

    def __init__(self, shape: dict[str, int], dropout: float = 0.1) -> None:
        super().__init__()
        width = shape["width"]
        self.pieces = nn.Embedding(shape["pieces"], width)
        self.positions = nn.Embedding(shape["positions"], width)
        self.norm = nn.LayerNorm(width, 1e-12)
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(
                width, shape["heads"], shape["inner"], dropout, "gelu", layer_norm_eps=1e-12, batch_first=True
            )
            for _ in range(shape["layers"])
        )
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(width, len(TAGS))

    def encode(self, ids: torch.Tensor) -> torch.Tensor:
        """Read pieces: (texts, pieces) in, (texts, pieces, width) hidden states out."""
        padding = ids == PAD
        hidden = self.dropout(self.norm(self.pieces(ids) + self.positions.weight[: ids.shape[1]]))
        for layer in self.layers:
            hidden = layer(hidden, src_key_padding_mask=padding)
        return hidden

    def forward(self, ids: torch.Tensor, first: torch.Tensor) -> torch.Tensor:
        """Score tags: (texts, pieces) and (texts, words) in, (texts, words, tags) log-probabilities out."""
        hidden = self.encode(ids)
        words = torch.gather(hidden, 1, first[:, :, None].expand(-1, -1, hidden.shape[2]))
        return self.head(self.dropout(words)).log_softmax(-1)  # type: ignore[no-any-return]


def load_teacher(folder: Path) -> tuple[Teacher, PieceTokenizer]:
    """Read `shape.json`, `weights.pt` and `pieces.json`; weights without a head get a fresh one."""
    teacher = Teacher(json.loads((folder / "shape.json").read_text(encoding="utf-8")))
    stored = torch.load(folder / "weights.pt", weights_only=True)
    own = teacher.state_dict() | {key: value.float() for key, value in stored.items()}
    teacher.load_state_dict(own)
    return teacher, PieceTokenizer.from_disk(folder)


def pack(windows: Sequence[Window]) -> tuple[torch.Tensor, torch.Tensor]:
    """Pad windows to one batch: piece ids and the words' first pieces."""
    ids = torch.full((len(windows), max(len(window.ids) for window in windows)), PAD)
    first = torch.zeros((len(windows), max(len(window.first) for window in windows)), dtype=torch.long)
    for row, window in enumerate(windows):
        ids[row, : len(window.ids)] = torch.tensor(window.ids)
        first[row, : len(window.first)] = torch.tensor(window.first)
    return ids, first


def batch_by_length(windows: Iterable[tuple[int, Window]], pieces: int) -> Iterator[list[tuple[int, Window]]]:
    """Group windows of like length into batches of about `pieces` padded pieces."""
    batch: list[tuple[int, Window]] = []
    for item in sorted(windows, key=lambda item: len(item[1].ids)):
        if batch and (len(batch) + 1) * len(item[1].ids) > pieces:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


@torch.no_grad()
def label(
    teacher: Teacher, tokenizer: PieceTokenizer, texts: Sequence[str]
) -> list[list[tuple[Window, NDArray[np.float32]]]]:
    """Score every word of every text: per text its windows with (words, tags) log-probabilities."""
    teacher.eval()
    scored: list[list[tuple[Window, NDArray[np.float32]]]] = [[] for _ in texts]
    windows = ((index, window) for index, text in enumerate(texts) for window in tokenizer.windows(text))
    for batch in batch_by_length(windows, pieces=2048):
        rows = teacher(*pack([window for _, window in batch])).numpy()
        for (index, window), row in zip(batch, rows, strict=True):
            scored[index].append((window, row[: len(window.words)]))
    return [sorted(text, key=lambda item: item[0].words[0]) for text in scored]


def decode(scores: NDArray[np.float32], breaks: Collection[int] = ()) -> list[str]:
    """Find the best legal tag sequence; no name continues over a word in `breaks` (the first of a line)."""
    best, back = scores[0] + NEVER_FIRST, []
    for word in range(1, len(scores)):
        moves = best[:, None] + (MOVES + NEVER_FIRST if word in breaks else MOVES)
        back.append(moves.argmax(0))
        best = moves.max(0) + scores[word]
    path = [int(best.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return [TAGS[tag] for tag in reversed(path)]


def read_spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Turn tags into (first word, word after the last, label)."""
    spans: list[tuple[int, int, str]] = []
    for word, tag in enumerate(tags):
        if tag[0] == "B":
            spans.append((word, word + 1, tag[2:]))
        elif tag[0] == "I":
            spans[-1] = (spans[-1][0], word + 1, tag[2:])
    return spans
