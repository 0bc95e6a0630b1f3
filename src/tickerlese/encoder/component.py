"""The spaCy component that finds names with an encoder.

In: Docs with words. Out: the same Docs with ``ents``. A window holds whole sentences as our rules see them, and no name
crosses a line break. Saved and loaded like any component, in a folder of its own.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from spacy.tokens import Span

from tickerlese.encoder.network import Network, read_network, write_network
from tickerlese.encoder.pieces import PieceCutter, read_pieces, write_pieces
from tickerlese.encoder.tags import LABELS, decode, read_spans
from tickerlese.encoder.windows import cut_windows
from tickerlese.sentences import first_words
from tickerlese.tokens import read_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from tickerlese.encoder.windows import Window

Entity = tuple[int, int, str]


class EncoderRecognizer:
    """Sets ``doc.ents``. Without an encoder (``from_disk`` brings one) nothing is found."""

    labels = LABELS

    def __init__(self, cutter: PieceCutter | None = None, network: Network | None = None) -> None:
        self.cutter = cutter
        self.network = network

    def __call__(self, doc: Doc) -> Doc:
        """Find the names of one Doc."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Find the names of a stream of Docs, ``batch_size`` of them ahead."""
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            for doc, entities in zip(batch, self.find(batch), strict=True):
                doc.set_ents([Span(doc, first, last, label) for first, last, label in entities])
                yield doc

    def find(self, docs: Sequence[Doc]) -> list[list[Entity]]:
        """The names of each Doc, as half-open token ranges with labels."""
        found: list[list[Entity]] = [[] for _ in docs]
        if self.cutter is None or self.network is None:
            return found
        owners: list[int] = []
        windows: list[Window] = []
        for number, doc in enumerate(docs):
            words, starts, typed = read_words(doc)
            edges = frozenset(first_words(words, starts, doc.text, typed))
            windows += cut_windows(words, starts, self.cutter, edges)
            owners += [number] * (len(windows) - len(owners))
        for number, window, scores in zip(owners, windows, self.network.score(windows), strict=True):
            spans = read_spans(decode(scores, np.array(window.first_of_line)).tolist())
            found[number] += [(window.words[first], window.words[last - 1] + 1, label) for first, last, label in spans]
        return found

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002 - spaCy's signature
        """Write the encoder into a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        if self.cutter is not None and self.network is not None:
            write_pieces(self.cutter, folder)
            write_network(self.network, folder)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> EncoderRecognizer:  # noqa: ARG002
        """Read the encoder from a folder.

        Raises:
            ImportError: onnxruntime is not installed.
            OSError: a file is missing.
        """
        folder = Path(path)
        self.cutter, self.network = read_pieces(folder), read_network(folder)
        return self
