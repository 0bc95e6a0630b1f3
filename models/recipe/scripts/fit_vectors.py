"""Distils the teacher's knowledge of single words into a small subword table: word list in, spaCy vectors out.

The teacher reads each word alone; its hidden states, reduced to `--width` main components, are the targets. The table
holds one vector per hashed character n-gram (spaCy's floret mode), fitted so that the mean over a word's n-grams comes
near its target: every word has a vector, also one that nobody has seen. Prints how much of the variance of words that
were held out the table explains.
"""

from __future__ import annotations

import backend  # isort: skip - sets the BLAS threads before NumPy is loaded

import argparse
import math
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import spacy
import torch
from label_silver import read_texts
from spacy.vectors import Vectors
from torch import nn
from transformer import Encoder, batch_by_length, load_encoder, pack

from tickerlese.encoder.windows import cut_windows
from tickerlese.tokenizer import configure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tickerlese.encoder.pieces import PieceCutter

SHORTEST, LONGEST = 2, 5
HASH_SEED = 2166136261
HELD_OUT = 25  # every 25th word
BATCH = 512
RATE = 0.2
LETTER = re.compile(r"[^\W\d_]")


def count_words(texts: Sequence[str]) -> Counter[str]:
    """Count the tokens with a letter that are worth a target: any with a capital, others from the fourth time on."""
    nlp = spacy.blank("de")
    configure(nlp)
    counts = Counter(token.text for doc in nlp.tokenizer.pipe(texts) for token in doc)
    kept = {word: n for word, n in counts.items() if LETTER.search(word) and (word != word.lower() or n > 3)}
    return Counter(kept)


@torch.no_grad()
def read_alone(teacher: Encoder, cutter: PieceCutter, words: Sequence[str]) -> NDArray[np.float32]:
    """Let the teacher read each word as a text of its own: (words, hidden width), the mean over its pieces."""
    teacher.eval()
    hidden = np.zeros((len(words), teacher.shape["width"]), np.float32)
    windows = ((index, next(cut_windows([word], [0], cutter))) for index, word in enumerate(words))
    for batch in batch_by_length(windows, pieces=1500):
        pieces, _ = pack([window for _, window in batch])
        states = teacher.encode(pieces)
        for row, (index, window) in enumerate(batch):
            hidden[index] = states[row, 1 : len(window.pieces) - 1].mean(0).numpy()
    return hidden


def reduce_width(hidden: NDArray[np.float32], width: int) -> NDArray[np.float32]:
    """Project on the first `width` main components, scaled to unit variance overall."""
    centred = hidden - hidden.mean(0)
    _, _, axes = np.linalg.svd(centred[:: max(1, len(centred) // 30000)], full_matrices=False)
    targets = centred @ axes[:width].T
    return targets / targets.std()


def hash_words(words: Sequence[str], rows: int) -> list[torch.Tensor]:
    """List the table rows of each word's n-grams, as spaCy will look them up."""
    table = make_vectors(np.zeros((rows, 1), np.float32))
    hashed = (
        [number % rows for ngram in table._get_ngrams(word) for number in table._get_ngram_hashes(ngram)]  # noqa: SLF001
        for word in words
    )
    return [torch.tensor(numbers) for numbers in hashed]


def make_vectors(data: NDArray[np.float32]) -> Vectors:
    """Wrap a table as floret vectors."""
    settings = {"minn": SHORTEST, "maxn": LONGEST, "hash_count": 1, "hash_seed": HASH_SEED}
    return Vectors(mode="floret", data=data, name="de_tickerlese_words", **settings)


def fit(
    rows: Sequence[torch.Tensor], targets: NDArray[np.float32], weights: NDArray[np.float32], size: int, epochs: int
) -> NDArray[np.float32]:
    """Fit the table of `size` rows by gradient descent on all words but the held-out ones."""
    torch.manual_seed(1)
    table = nn.EmbeddingBag(size, targets.shape[1], mode="mean")
    nn.init.normal_(table.weight, std=0.5)
    goal, share = torch.tensor(targets), torch.tensor(weights)
    optimizer = torch.optim.Adam(table.parameters(), lr=RATE)
    training = torch.tensor([word for word in range(len(rows)) if word % HELD_OUT])
    steps = epochs * math.ceil(len(training) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.02, 1 - step / steps))
    for epoch in range(epochs):
        for batch in training[torch.randperm(len(training))].split(BATCH):
            error = ((_look_up(table, rows, batch) - goal[batch]) ** 2).mean(1)
            optimizer.zero_grad()
            ((error * share[batch]).sum() / share[batch].sum()).backward()
            optimizer.step()
            schedule.step()
        print(f"epoch {epoch + 1}: held-out R2 {_explain(table, rows, goal):.3f}", file=sys.stderr, flush=True)
    return table.weight.detach().numpy()


def _look_up(table: nn.EmbeddingBag, rows: Sequence[torch.Tensor], batch: torch.Tensor) -> torch.Tensor:
    chosen = [rows[int(word)] for word in batch]
    offsets = np.cumsum([0, *(len(numbers) for numbers in chosen[:-1])])
    return table(torch.cat(chosen), torch.tensor(offsets))  # type: ignore[no-any-return]


@torch.no_grad()
def _explain(table: nn.EmbeddingBag, rows: Sequence[torch.Tensor], goal: torch.Tensor) -> float:
    held = torch.arange(0, len(rows), HELD_OUT)
    rest = ((_look_up(table, rows, held) - goal[held]) ** 2).sum()
    return 1 - float(rest / ((goal[held] - goal[held].mean(0)) ** 2).sum())


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+", help="JSON Lines with texts, may be gzipped")
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True, help="folder for the vectors")
    parser.add_argument("--rows", type=int, default=20000)
    parser.add_argument("--width", type=int, default=64)
    parser.add_argument("--epochs", type=int, default=6)
    arguments = parser.parse_args()
    backend.use_numpy()
    torch.set_num_threads(int(backend.THREADS))
    counts = count_words(read_texts(arguments.texts))
    words = sorted(counts, key=lambda word: (-counts[word], word))
    targets = reduce_width(read_alone(*load_encoder(arguments.teacher), words), arguments.width)
    weights = np.clip(np.log2(1 + np.array([counts[word] for word in words], np.float32)), 1, 3)
    table = fit(hash_words(words, arguments.rows), targets, weights, arguments.rows, arguments.epochs)
    arguments.output.mkdir(parents=True, exist_ok=True)
    make_vectors(table).to_disk(arguments.output)


if __name__ == "__main__":
    main()
