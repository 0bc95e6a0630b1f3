"""Draws an endless, seeded stream of training texts from several corpora.

In: corpora with weights, the chances of each augmentation. Out: `Sentence` objects, each one to four sentences of one
corpus joined to a text, so that the model meets running text as well as single lines.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from augment import NamePool, add_dateline, change_case, gather_names, join, swap_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpus import Sentence

SEPARATORS = (" ", " ", " ", "\n", "\n\n")


@dataclass(frozen=True, slots=True)
class Chances:
    """How often each augmentation happens, 0 to 1."""

    swap: float = 0.0
    case: float = 0.0
    dateline: float = 0.0
    join: float = 0.0


def draw(
    corpora: Mapping[str, Sequence[Sentence]], weights: Mapping[str, float], chances: Chances, seed: int
) -> Iterator[Sentence]:
    """Yield texts for ever; every corpus is used up once before any of its sentences comes again.

    Raises:
        ValueError: when a weighted corpus is empty or missing.
    """
    rng = random.Random(seed)  # noqa: S311 - reproducible sampling, no secrets
    names = [name for name, weight in weights.items() if weight > 0]
    for name in names:
        if not corpora.get(name):
            message = f"corpus {name!r} is weighted but holds no sentences"
            raise ValueError(message)
    shares = [weights[name] for name in names]
    decks = {name: _deal(corpora[name], rng) for name in names}
    pool = gather_names(sentence for name in names for sentence in corpora[name])
    while True:
        deck = decks[rng.choices(names, shares)[0]]
        count = rng.choice((2, 3, 4)) if rng.random() < chances.join else 1
        parts = [next(deck) for _ in range(count)]
        yield _vary(parts, chances, rng, pool)


def _deal(sentences: Sequence[Sentence], rng: random.Random) -> Iterator[Sentence]:
    order = list(range(len(sentences)))
    while True:
        rng.shuffle(order)
        for index in order:
            yield sentences[index]


def _vary(parts: list[Sentence], chances: Chances, rng: random.Random, pool: NamePool) -> Sentence:
    for place, part in enumerate(parts):
        varied = change_case(part, rng) if rng.random() < chances.case else part
        parts[place] = add_dateline(varied, rng) if rng.random() < chances.dateline else varied
    text = join(parts, rng.choice(SEPARATORS)) if len(parts) > 1 else parts[0]
    return swap_names(text, rng, pool) if rng.random() < chances.swap else text
