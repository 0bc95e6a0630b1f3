"""Decoding is legal, and the best legal path is found whatever the scores."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from tickerlese.encoder import tags
from tickerlese.encoder.tags import TAGS, decode, read_spans


def score(*wanted: str) -> np.ndarray:
    rows = np.zeros((len(wanted), len(TAGS)), np.float32)
    for word, tag in enumerate(wanted):
        rows[word, TAGS.index(tag)] = 5
    return rows


def spell(scores: np.ndarray, first_of_line: tuple[int, ...] = ()) -> list[str]:
    flags = np.array([word in first_of_line for word in range(len(scores))])
    return [TAGS[tag] for tag in decode(scores, flags)]


@pytest.mark.parametrize(
    ("wanted", "breaks", "found"),
    [
        (("B-COMPANY", "I-COMPANY", "O"), (), ["B-COMPANY", "I-COMPANY", "O"]),
        (("I-PERSON", "I-PERSON", "O"), (), ["B-PERSON", "I-PERSON", "O"]),
        (("B-COMPANY", "I-COMPANY", "I-COMPANY"), (2,), ["B-COMPANY", "I-COMPANY", "O"]),
        (("O", "O"), (1,), ["O", "O"]),
    ],
)
def test_decoding_is_legal(wanted: tuple[str, ...], breaks: tuple[int, ...], found: list[str]) -> None:
    assert spell(score(*wanted), breaks) == found


def best_by_trying(scores: np.ndarray, flags: np.ndarray) -> float:
    paths = (np.array(path) for path in product(range(len(TAGS)), repeat=len(scores)))
    return max(float(scores[range(len(path)), path].sum()) for path in paths if tags._is_legal(path, flags))


@pytest.mark.parametrize(("seed", "line_start"), [(seed, seed % 3) for seed in range(9)])
def test_no_legal_path_is_better(seed: int, line_start: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(3, len(TAGS))).astype(np.float32)
    flags = np.arange(3) == line_start
    path = decode(scores, flags)
    assert tags._is_legal(path, flags)
    assert float(scores[range(3), path].sum()) == pytest.approx(best_by_trying(scores, flags), abs=1e-4)


def test_spans_end_where_the_next_begins() -> None:
    path = [TAGS.index(tag) for tag in ("B-COMPANY", "I-COMPANY", "B-COMPANY", "O", "B-PERSON")]
    assert read_spans(path) == [(0, 2, "COMPANY"), (2, 3, "COMPANY"), (4, 5, "PERSON")]
