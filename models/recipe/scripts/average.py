"""Averages the weights of two pipelines of the same shape, one of which was trained on from the other.

The mean keeps most of what the second learned about financial news and of what the first knew about all news.

usage: average.py FIRST SECOND OUTPUT [--share 0.7]
"""

from __future__ import annotations

import backend  # isort: skip - sets the BLAS threads before NumPy is loaded

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from train import save

if TYPE_CHECKING:
    from spacy.language import Language


def average(first: Language, second: Language, share: float) -> None:
    """Change the first pipeline's weights to `1 - share` of its own and `share` of the second's.

    Raises:
        ValueError: when the pipelines differ in shape.
    """
    for name in ("tok2vec", "ner"):
        nodes = list(first.get_pipe(name).model.walk())  # type: ignore[attr-defined]
        others = list(second.get_pipe(name).model.walk())  # type: ignore[attr-defined]
        for node, other in zip(nodes, others, strict=True):
            for key in node.param_names:
                if node.has_param(key) and other.has_param(key):
                    own, new = node.get_param(key), other.get_param(key)
                    if own.shape != new.shape:
                        message = f"{name}: {node.name}.{key} is {own.shape} in one and {new.shape} in the other"
                        raise ValueError(message)
                    node.set_param(key, (1 - share) * own + share * new)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--share", type=float, default=0.7, help="the second pipeline's weight, 0 to 1")
    arguments = parser.parse_args()
    backend.use_numpy()
    nlp = spacy.load(arguments.first)
    average(nlp, spacy.load(arguments.second), arguments.share)
    save(nlp, {}, arguments.output)


if __name__ == "__main__":
    main()
