"""Labels raw sentences with the teacher: text lines in, silver sentences out, financial ones first.

In: JSON Lines, plain or gzip, with a "text" each. Out: JSON Lines `{"text", "entities", "unsure"}` (see `corpus.py`).
Words whose tag the teacher gives less than `--sure` are unsure, and so is every name that holds one. Sentences of
`--exclude` files are left out: keep the test set there. An output that exists is continued.
"""

from __future__ import annotations

import backend  # isort: skip - sets the BLAS threads before NumPy is loaded

import argparse
import gzip
import json
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import spacy
import torch
from select_financial import count_words
from transformer import load_encoder, score_docs

from tickerlese.encoder.tags import decode, read_spans
from tickerlese.tokenizer import configure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc

    from tickerlese.encoder.windows import Window

Span = tuple[int, int, str]
Record = dict[str, Any]
CHUNK = 512


def read_texts(paths: Iterable[Path]) -> list[str]:
    """Read the lines of all texts of all files once each, in order."""
    texts: dict[str, None] = {}
    for path in paths:
        opener = gzip.open if path.suffix == ".gz" else open
        with opener(path, "rt", encoding="utf-8") as lines:
            texts.update(
                (part, None) for line in lines for part in json.loads(line)["text"].splitlines() if part.strip()
            )
    return list(texts)


def order_texts(texts: Iterable[str], excluded: Iterable[str]) -> list[str]:
    """Put sentences with many different words of finance first, and drop the excluded ones."""
    unwanted = set(excluded)
    return sorted((text for text in texts if text not in unwanted), key=lambda text: -count_words(text))


def read_record(doc: Doc, windows: Sequence[tuple[Window, NDArray[np.float32]]], sure: float) -> Record:
    """Turn the teacher's scores into a silver record."""
    names: list[Span] = []
    unsure: list[tuple[int, int]] = []
    for window, scores in windows:
        found, doubtful = read_window(doc, window, scores, sure)
        names += found
        unsure += doubtful
    entities = [{"label": name[2], "start": name[0], "end": name[1]} for name in sorted(names)]
    return {"text": doc.text, "entities": entities, "unsure": sorted(unsure)}


def read_window(
    doc: Doc, window: Window, scores: NDArray[np.float32], sure: float
) -> tuple[list[Span], list[tuple[int, int]]]:
    """Decode one window into names and unsure stretches, code-point offsets of the text."""
    doubtful = scores.max(axis=1) < math.log(sure)
    names, unsure, covered = [], [], set()
    for first, last, label in read_spans(decode(scores, np.array(window.first_of_line)).tolist()):
        start, end = doc[window.words[first]].idx, _end(doc, window.words[last - 1])
        covered.update(range(first, last))
        if doubtful[first:last].any():
            unsure.append((start, end))
        else:
            names.append((start, end, label))
    alone = [window.words[word] for word in range(len(scores)) if doubtful[word] and word not in covered]
    return names, unsure + [(doc[word].idx, _end(doc, word)) for word in alone]


def _end(doc: Doc, word: int) -> int:
    return doc[word].idx + len(doc[word])


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+", help="JSON Lines with raw sentences, may be gzipped")
    parser.add_argument("--teacher", type=Path, required=True, help="folder that train_encoder.py wrote")
    parser.add_argument("--exclude", type=Path, nargs="*", default=[], help="sentences that must not be labelled")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--sure", type=float, default=0.6, help="least probability of a word's tag")
    parser.add_argument("--limit", type=int, help="stop after so many sentences")
    arguments = parser.parse_args()
    torch.set_num_threads(int(backend.THREADS))
    done = [arguments.output] if arguments.output.is_file() else []
    texts = order_texts(read_texts(arguments.texts), read_texts([*arguments.exclude, *done]))[: arguments.limit]
    teacher, cutter = load_encoder(arguments.teacher)
    nlp = spacy.blank("de")
    configure(nlp)
    with arguments.output.open("a", encoding="utf-8") as output:
        for begin in range(0, len(texts), CHUNK):
            docs = list(nlp.tokenizer.pipe(texts[begin : begin + CHUNK]))
            for doc, windows in zip(docs, score_docs(teacher, cutter, docs), strict=True):
                output.write(json.dumps(read_record(doc, windows, arguments.sure), ensure_ascii=False) + "\n")
            output.flush()
            print(f"{begin + len(docs)} of {len(texts)} sentences", file=sys.stderr)


if __name__ == "__main__":
    main()
