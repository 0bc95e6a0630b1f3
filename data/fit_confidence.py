"""Fit the weights behind ``confidence`` to annotated articles, and print how well they hold.

    python data/fit_confidence.py data/gold/unseen.jsonl [--check data/gold/dev.jsonl] [--write]

Fit to articles that nobody saw while writing rules, or the figures flatter. An event counts as right when gold
has it with the same slots. The weights are those of a logistic regression with a quadratic penalty (Newton's method,
deterministic); ``--write`` puts them into the lexicon. The printed tables are reliability diagrams in figures: of the
events with a confidence in each band, how many were right; for the articles that are fitted to, each event is judged by
weights that were fitted without its article ("held out").
"""

from __future__ import annotations

import argparse
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tickerlese.article import Article
from tickerlese.assembly import assemble
from tickerlese.confidence import features
from tickerlese.events import find_events
from tickerlese.extractor import Extractor, find_mentions, load, read_article
from tickerlese.score import agrees, known_types, match_events, read_gold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.assembly import Json

WEIGHTS = Path(__file__).parents[1] / "src" / "tickerlese" / "lexicon" / "confidence.csv"
PENALTY = 1.0
ROUNDS = 50
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
HEAD = """# Weights behind an event's confidence: a logistic model, fitted by data/fit_confidence.py; see that script.
# feature: what can be seen of an event (src/tickerlese/confidence.py); weight: of its log odds of being right.
feature,weight
"""

FOLDS = 10


class Sample(NamedTuple):
    """What was seen of an event, whether it is right, and which article it is from."""

    found: list[str]
    is_right: bool
    article: int


def read_samples(path: str, extractor: Extractor) -> list[Sample]:
    """Features of every event that comes out of a gold file's texts, and whether it is right."""
    samples: list[Sample] = []
    for number, gold in enumerate(read_gold(path)):
        reading = read_article(Article(gold["text"], gold.get("id"), gold.get("title"), gold.get("published")))
        tokens, mentions = find_mentions(reading, extractor.pipeline.parse(reading.source.text), extractor.names)
        events = find_events(tokens, mentions, reading.context)
        shown = assemble(reading.source.text, mentions, events)[1]
        right = right_ones(gold["events"], shown)
        samples += [Sample(list(features(event)), index in right, number) for index, event in enumerate(events)]
    return samples


def right_ones(gold: list[Json], shown: list[Json]) -> set[int]:
    """Indices of the events that gold has with the same slots."""
    return {
        index
        for wanted, index in ((gold[one], other) for one, other in match_events(gold, shown).items())
        if all(
            agrees(wanted[slot], shown[index].get(slot))
            for slot in known_types()[wanted["type"]].judged.slots
            if wanted.get(slot) not in (None, [], "")
        )
    }


def fit(samples: list[Sample]) -> dict[str, float]:
    """The weights of the features."""
    names = sorted({feature for sample in samples for feature in sample.found})
    matrix = np.array([[name in sample.found for name in names] for sample in samples], dtype=np.float64)
    right = np.array([sample.is_right for sample in samples], dtype=np.float64)
    weights = np.zeros(len(names))
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-matrix @ weights))
        gradient = matrix.T @ (chance - right) + PENALTY * weights
        curvature = (matrix.T * (chance * (1 - chance))) @ matrix + PENALTY * np.eye(len(names))
        weights -= np.linalg.solve(curvature, gradient)
    return dict(zip(names, weights.tolist(), strict=True))


def judge(samples: list[Sample], weights: dict[str, float]) -> list[float]:
    """The confidence of each event."""
    scores = np.array([sum(weights.get(feature, 0.0) for feature in sample.found) for sample in samples])
    chances: list[float] = (1 / (1 + np.exp(-scores))).tolist()
    return chances


def judge_held_out(samples: list[Sample]) -> list[float]:
    """The confidence of each event, by weights that were fitted without its article."""
    chances = [0.0] * len(samples)
    for fold in range(FOLDS):
        held = [index for index, sample in enumerate(samples) if sample.article % FOLDS == fold]
        weights = fit([sample for sample in samples if sample.article % FOLDS != fold])
        for index, chance in zip(held, judge([samples[index] for index in held], weights), strict=True):
            chances[index] = chance
    return chances


def report(name: str, samples: list[Sample], said: list[float]) -> None:
    """Print one line per band of confidence."""
    chances, right = np.array(said), np.array([sample.is_right for sample in samples])
    print(f"{name}: {len(samples)} events, {right.mean():.3f} right, mean confidence {chances.mean():.3f}")
    for low, high in pairwise(BANDS):
        inside = (chances >= low) & (chances < high)
        if inside.any():
            told, was = chances[inside].mean(), right[inside].mean()
            print(f"  {low:.1f}-{min(high, 1):.1f}: {inside.sum():4d} events, said {told:.2f}, were right {was:.2f}")


def write(weights: Iterable[tuple[str, float]]) -> None:
    """Write the lexicon file."""
    rows = "".join(f"{name},{weight:.3f}\n" for name, weight in weights)
    WEIGHTS.write_text(HEAD + rows, encoding="utf-8")


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", help="gold files to fit to")
    parser.add_argument("--check", action="append", default=[], help="gold files to check on")
    parser.add_argument("--write", action="store_true", help="put the weights into the lexicon")
    options = parser.parse_args()
    extractor = load()
    samples: list[Sample] = []
    for path in options.gold:
        found = read_samples(path, extractor)
        report(f"{path}, held out", found, judge_held_out(found))
        samples += found
    weights = fit(samples)
    for path in options.check:
        found = read_samples(path, extractor)
        report(path, found, judge(found, weights))
    if options.write:
        write(weights.items())


if __name__ == "__main__":
    main()
