"""A small BERT encoder that tags words: the teacher with all its layers, the accurate pipeline with the lower ones.

In: windows of word pieces (`tickerlese.encoder.windows`). Out: log-probabilities of BIO tags per word.
A folder holds `shape.json`, `weights.pt` and `pieces.json`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import torch
from torch import nn

from tickerlese.encoder.pieces import PAD, PieceCutter, read_pieces, write_pieces
from tickerlese.encoder.tags import TAGS
from tickerlese.encoder.windows import LIMIT, Window, cut_windows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Doc

EPSILON = 1e-12


class Encoder(nn.Module):
    """multilingual-e5-small's encoder with a layer that scores tags."""

    def __init__(self, shape: Mapping[str, int], dropout: float = 0.1) -> None:
        super().__init__()
        width = shape["width"]
        self.shape = dict(shape)
        self.pieces = nn.Embedding(shape["pieces"], width)
        self.positions = nn.Embedding(shape["positions"], width)
        self.norm = nn.LayerNorm(width, EPSILON)
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(
                width, shape["heads"], shape["inner"], dropout, "gelu", layer_norm_eps=EPSILON, batch_first=True
            )
            for _ in range(shape["layers"])
        )
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(width, len(TAGS))

    def encode(self, pieces: torch.Tensor) -> torch.Tensor:
        """Read pieces: (texts, pieces) in, (texts, pieces, width) hidden states out."""
        padding = pieces == PAD
        hidden = self.dropout(self.norm(self.pieces(pieces) + self.positions.weight[: pieces.shape[1]]))
        for layer in self.layers:
            hidden = layer(hidden, src_key_padding_mask=padding)
        return hidden

    def forward(self, pieces: torch.Tensor, heads: torch.Tensor) -> torch.Tensor:
        """Score tags: (texts, pieces) and (texts, words) in, (texts, words, tags) log-probabilities out."""
        hidden = self.encode(pieces)
        words = torch.gather(hidden, 1, heads[:, :, None].expand(-1, -1, hidden.shape[2]))
        return self.head(self.dropout(words)).log_softmax(-1)  # type: ignore[no-any-return]


def load_encoder(folder: Path, layers: int | None = None) -> tuple[Encoder, PieceCutter]:
    """Read an encoder, or its lowest ``layers``; weights without a head for our tags get a fresh one."""
    shape = json.loads((folder / "shape.json").read_text(encoding="utf-8"))
    encoder = Encoder(shape | {"layers": layers or shape["layers"]})
    stored = torch.load(folder / "weights.pt", weights_only=True)
    own = encoder.state_dict()
    fitting = {key: value.float() for key, value in stored.items() if key in own and value.shape == own[key].shape}
    encoder.load_state_dict(own | fitting)
    return encoder, read_pieces(folder)


def save_encoder(weights: Mapping[str, torch.Tensor], shape: Mapping[str, int], cutter: PieceCutter, to: Path) -> None:
    """Write an encoder in half precision."""
    to.mkdir(parents=True, exist_ok=True)
    write_pieces(cutter, to)
    (to / "shape.json").write_text(json.dumps(dict(shape)), encoding="utf-8")
    torch.save({key: value.half() for key, value in weights.items()}, to / "weights.pt")


def window_doc(doc: Doc, cutter: PieceCutter, limit: int = LIMIT) -> list[Window]:
    """Cut a Doc into windows."""
    return list(cut_windows([token.text for token in doc], [token.idx for token in doc], cutter, limit=limit))


def pack(windows: Sequence[Window]) -> tuple[torch.Tensor, torch.Tensor]:
    """Pad windows to one batch: their pieces, and the places of the words' first pieces."""
    pieces = torch.full((len(windows), max(len(window.pieces) for window in windows)), PAD)
    heads = torch.zeros((len(windows), max(len(window.heads) for window in windows)), dtype=torch.long)
    for row, window in enumerate(windows):
        pieces[row, : len(window.pieces)] = torch.tensor(window.pieces)
        heads[row, : len(window.heads)] = torch.tensor(window.heads)
    return pieces, heads


def batch_by_length(windows: Iterable[tuple[int, Window]], pieces: int) -> Iterator[list[tuple[int, Window]]]:
    """Group windows of like length into batches of about `pieces` padded pieces."""
    batch: list[tuple[int, Window]] = []
    for item in sorted(windows, key=lambda item: len(item[1].pieces)):
        if batch and (len(batch) + 1) * len(item[1].pieces) > pieces:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


@torch.no_grad()
def score_docs(
    encoder: Encoder, cutter: PieceCutter, docs: Sequence[Doc]
) -> list[list[tuple[Window, NDArray[np.float32]]]]:
    """Score every word of every Doc: per Doc its windows with (words, tags) log-probabilities."""
    encoder.eval()
    scored: list[list[tuple[Window, NDArray[np.float32]]]] = [[] for _ in docs]
    windows = ((index, window) for index, doc in enumerate(docs) for window in window_doc(doc, cutter))
    for batch in batch_by_length(windows, pieces=2048):
        rows = encoder(*pack([window for _, window in batch])).numpy()
        for (index, window), row in zip(batch, rows, strict=True):
            scored[index].append((window, row[: len(window.words)]))
    return [sorted(of_doc, key=lambda item: item[0].words[0]) for of_doc in scored]


@torch.no_grad()
def measure_inputs(encoder: Encoder, cutter: PieceCutter, docs: Sequence[Doc]) -> dict[str, NDArray[np.float32]]:
    """How large the inputs of the feed-forward matrices become on texts, by the name of the matrix."""
    largest: dict[str, torch.Tensor] = {}

    def note(name: str, inputs: torch.Tensor) -> None:
        found = inputs.detach().abs().flatten(0, -2).amax(0)
        largest[name] = torch.maximum(largest[name], found) if name in largest else found

    hooks = [
        module.register_forward_pre_hook(lambda _, inputs, name=name: note(name, inputs[0]))
        for name, module in encoder.named_modules()
        if name.endswith((".linear1", ".linear2"))
    ]
    torch.backends.mha.set_fastpath_enabled(False)  # type: ignore[no-untyped-call]  # the fast path skips the hooks
    score_docs(encoder, cutter, docs)
    torch.backends.mha.set_fastpath_enabled(True)  # type: ignore[no-untyped-call]
    for hook in hooks:
        hook.remove()
    return {name: values.numpy() for name, values in largest.items()}
