"""The encoder's arithmetic: windows in, scores of tags out.

A folder holds ``encoder.onnx`` (all layers, 8 bits), ``rows.npy`` and ``scales.npy`` (the pieces' embeddings, 4 bits in
blocks of 32 with one scale each). Refused: a Python without onnxruntime.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from tickerlese.encoder.pieces import PAD

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from tickerlese.encoder.windows import Window

    Floats = NDArray[np.float32]

BLOCK = 32
ZERO = 8  # what 4 bits say for 0
BATCH_PIECES = 768
GRAPH, ROWS, SCALES = "encoder.onnx", "rows.npy", "scales.npy"
MISSING = "the accurate pipeline needs onnxruntime: pip install 'tickerlese[accurate]'"


class Network:
    """A loaded encoder."""

    def __init__(self, graph: bytes, rows: NDArray[np.uint8], scales: NDArray[np.float16]) -> None:
        self.graph = graph
        self.rows = rows  # (pieces, width / 2)
        self.scales = scales  # (pieces, width / BLOCK)
        self._session = open_session(graph)

    def score(self, windows: Sequence[Window]) -> list[Floats]:
        """The scores of each window's words: (words, tags), no probabilities."""
        scored: list[Floats] = [np.zeros((0, 0), np.float32)] * len(windows)
        for batch in batch_by_length(windows):
            longest = max(len(windows[place].pieces) for place in batch)
            pieces = np.full((len(batch), longest), PAD)
            for row, place in enumerate(batch):
                pieces[row, : len(windows[place].pieces)] = windows[place].pieces
            for row, scores in zip(batch, self._run(pieces), strict=True):
                scored[row] = scores[windows[row].heads]
        return scored

    def _run(self, pieces: NDArray[np.intp]) -> Floats:
        """(texts, pieces) numbers in, (texts, pieces, tags) scores out."""
        rows = unpack_rows(self.rows[pieces], self.scales[pieces])
        mask = (pieces != PAD).astype(np.int32)
        return cast("Floats", self._session.run(None, {"rows": rows, "mask": mask})[0])


def batch_by_length(windows: Sequence[Window]) -> Iterator[list[int]]:
    """Places of windows of like length, so many that a batch has about ``BATCH_PIECES`` pieces."""
    batch: list[int] = []
    for place in sorted(range(len(windows)), key=lambda place: len(windows[place].pieces)):
        if batch and (len(batch) + 1) * len(windows[place].pieces) > BATCH_PIECES:
            yield batch
            batch = []
        batch.append(place)
    if batch:
        yield batch


def pack_rows(table: Floats) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    """Write embeddings with 4 bits: (pieces, width) in, packed numbers and scales out.

    The number that is furthest from 0 becomes -8, so that a table that comes from such blocks stays as it is.
    """
    count, width = table.shape
    blocks = table.reshape(count, width // BLOCK, BLOCK)
    furthest = np.take_along_axis(blocks, np.abs(blocks).argmax(axis=2)[:, :, None], axis=2)[:, :, 0]
    scales = (furthest / -ZERO).astype(np.float16)
    divisors = np.where(scales == 0, 1, scales).astype(np.float32)[:, :, None]
    numbers = np.clip(np.rint(blocks / divisors) + ZERO, 0, 2 * ZERO - 1).astype(np.uint8)
    halves = numbers[:, :, : BLOCK // 2] | numbers[:, :, BLOCK // 2 :] << 4
    return halves.reshape(count, width // 2), scales


def unpack_rows(rows: NDArray[np.uint8], scales: NDArray[np.float16]) -> Floats:
    """Read embeddings: (…, width / 2) packed numbers and (…, width / 32) scales in, (…, width) out."""
    halves = rows.reshape(*scales.shape, BLOCK // 2)
    numbers = np.concatenate((halves & 15, halves >> 4), axis=-1).astype(np.float32) - ZERO
    numbers *= scales.astype(np.float32)[..., None]
    return numbers.reshape(*rows.shape[:-1], -1)


def open_session(graph: bytes) -> Any:  # noqa: ANN401 - onnxruntime has no types
    """Make onnxruntime ready to run the graph on one core.

    Raises:
        ImportError: onnxruntime is not installed.
    """
    try:
        runtime = importlib.import_module("onnxruntime")
    except ImportError as error:
        raise ImportError(MISSING) from error
    options = runtime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return runtime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def read_network(folder: Path) -> Network:
    """Read the files that ``write_network`` wrote.

    Raises:
        ImportError: onnxruntime is not installed.
        OSError: a file is missing.
    """
    rows, scales = np.load(folder / ROWS, allow_pickle=False), np.load(folder / SCALES, allow_pickle=False)
    return Network((folder / GRAPH).read_bytes(), rows, scales)


def write_network(network: Network, folder: Path) -> None:
    """Write the encoder into a folder."""
    (folder / GRAPH).write_bytes(network.graph)
    np.save(folder / ROWS, network.rows, allow_pickle=False)
    np.save(folder / SCALES, network.scales, allow_pickle=False)
