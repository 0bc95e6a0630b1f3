"""Labels raw sentences with the teacher: text lines in, silver sentences out, financial ones first.

In: JSON Lines, plain or gzip, with a "text" each. Out: JSON Lines `{"text", "entities", "unsure"}` (see `corpus.py`).
Words whose tag the teacher gives less than `--sure` are unsure, and so is every name that holds one. INDEX and PRODUCT
are unknown to the teacher: an earlier model of our own (`--student`) finds them; its indices are taken over where the
teacher sees no name, its products become unsure. Sentences of `--exclude` files are left out: keep the test set there.
An output that exists is continued.
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

import spacy
import torch
from select_financial import count_words
from teacher import decode, label, load_teacher, read_spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc
    from teacher_text import Window

Span = tuple[int, int, str]
Record = dict[str, Any]
CHUNK = 512
DOTTED = ("Co", "Inc", "Corp", "Ltd", "Cie", "Bros")


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


def merge(text: str, windows: Sequence[tuple[Window, NDArray[np.float32]]], own: Doc, sure: float) -> Record:
    """Join the teacher's and the student's names to one silver record."""
    names: list[Span] = []
    unsure: list[tuple[int, int]] = []
    for window, scores in windows:
        found, doubtful = read_window(text, window, scores, sure)
        names += found
        unsure += doubtful
    for ent in own.ents:
        span = (ent.start_char, ent.end_char)
        rivals = [name for name in names if name[0] < span[1] and span[0] < name[1]]
        if ent.label_ == "INDEX" and not rivals:
            unsure = [stretch for stretch in unsure if not (stretch[0] < span[1] and span[0] < stretch[1])]
            names.append((*span, "INDEX"))
        elif ent.label_ == "INDEX" or (ent.label_ == "PRODUCT" and not rivals):
            names = [name for name in names if name not in rivals]
            unsure += [span, *(name[:2] for name in rivals)]
    entities = [{"label": name[2], "start": name[0], "end": name[1]} for name in sorted(names)]
    return {"text": text, "entities": entities, "unsure": sorted(set(unsure))}


def read_window(
    text: str, window: Window, scores: NDArray[np.float32], sure: float
) -> tuple[list[Span], list[tuple[int, int]]]:
    """Decode one window into names and unsure stretches, code-point offsets of `text`."""
    words = window.words
    breaks = {word for word in range(1, len(words)) if "\n" in text[words[word - 1][1] : words[word][0]]}
    doubtful = scores.max(axis=1) < math.log(sure)
    names, unsure, covered = [], [], set()
    for first, stop, kind in read_spans(decode(scores, breaks)):
        start, end = words[first][0], words[stop - 1][1]
        if text[end : end + 1] == "." and text[start:end].rsplit(maxsplit=1)[-1] in DOTTED:
            end += 1
        covered.update(range(first, stop))
        if doubtful[first:stop].any():
            unsure.append((start, end))
        else:
            names.append((start, end, kind))
    unsure += [words[word] for word in range(len(words)) if doubtful[word] and word not in covered]
    return names, unsure


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+", help="JSON Lines with raw sentences, may be gzipped")
    parser.add_argument("--teacher", type=Path, required=True, help="folder that train_teacher.py wrote")
    parser.add_argument("--student", type=Path, required=True, help="pipeline of our own that knows INDEX and PRODUCT")
    parser.add_argument("--exclude", type=Path, nargs="*", default=[], help="sentences that must not be labelled")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--sure", type=float, default=0.6, help="least probability of a word's tag")
    parser.add_argument("--limit", type=int, help="stop after so many sentences")
    arguments = parser.parse_args()
    backend.use_numpy()
    torch.set_num_threads(int(backend.THREADS))
    done = [arguments.output] if arguments.output.is_file() else []
    texts = order_texts(read_texts(arguments.texts), read_texts([*arguments.exclude, *done]))[: arguments.limit]
    teacher, tokenizer = load_teacher(arguments.teacher)
    student: Language = spacy.load(arguments.student)
    with arguments.output.open("a", encoding="utf-8") as output:
        for begin in range(0, len(texts), CHUNK):
            chunk = texts[begin : begin + CHUNK]
            scored = label(teacher, tokenizer, chunk)
            for text, windows, own in zip(chunk, scored, student.pipe(chunk), strict=True):
                output.write(json.dumps(merge(text, windows, own, arguments.sure), ensure_ascii=False) + "\n")
            output.flush()
            print(f"{begin + len(chunk)} of {len(texts)} sentences", file=sys.stderr)


if __name__ == "__main__":
    main()
