"""How fast our pipelines are beside the one that a user would run instead, in one interleaved run on one core.

    python tests/bench/race.py [TEXT…] [--pipeline NAME …] [--rounds 3]

Prints words per second of CPU time, the fastest round of each, and the ratio to A: ``usual_pipeline.build``, run with
stock settings (``nlp.pipe(batch_size=256)``). Ours run as the product runs them: tokenizing and names, no rules.
Without a text, the examples in data/examples are repeated with changing figures: words are then all known, so give real
news. Only compare the ratios: absolute figures depend on the machine and its load.
"""

from __future__ import annotations

import one_core  # isort: skip - before NumPy is loaded

import argparse
import random
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from usual_pipeline import build

from tickerlese.doc import choose_place, load_pipeline

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

EXAMPLES = Path(__file__).parents[2] / "data" / "examples"
DIGIT = re.compile(r"\d(?=[\d,])")
PARAGRAPHS = 12  # of one article


def read_articles(paths: list[Path]) -> list[str]:
    """The texts in pieces of an article's length; without paths, varied examples."""
    if paths:
        lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        return ["\n".join(lines[start : start + PARAGRAPHS]) for start in range(0, len(lines), PARAGRAPHS)]
    rng = random.Random(3)  # noqa: S311 - other figures, no secrets
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    return [DIGIT.sub(lambda _: str(rng.randint(1, 9)), text) for text in texts * 60]


def race(runs: dict[str, Callable[[list[str]], object]], texts: list[str], rounds: int) -> dict[str, float]:
    """The CPU seconds of each, the fastest round; every round runs all, one after the other."""
    best: dict[str, float] = {}
    for _ in range(rounds):
        for name, run in runs.items():
            begin = time.process_time()
            run(texts)
            best[name] = min(time.process_time() - begin, best.get(name, float("inf")))
    return best


def run_usual(nlp: Language) -> Callable[[list[str]], object]:
    """A with stock settings."""
    return lambda texts: sum(len(doc) for doc in nlp.pipe(texts, batch_size=256))


def run_with_spacy() -> Callable[[list[str]], object]:
    """Our default pipeline as spaCy itself runs it: what a small recogniser alone costs beside A."""
    nlp = spacy.load(choose_place().folder or "")
    return lambda texts: sum(len(doc) for doc in nlp.pipe(texts, batch_size=256))


def run_ours(name: str | None) -> Callable[[list[str]], object]:
    """A pipeline of ours as the product runs it."""
    pipeline = load_pipeline(name)
    return lambda texts: sum(len(parse.words) for parse in pipeline.parse_many(texts))


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="*")
    parser.add_argument("--pipeline", nargs="*", default=[], help="further pipelines, by path or name")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--words", type=int, default=50_000, help="at most so many")
    arguments = parser.parse_args()
    texts, words = [], 0
    for text in read_articles(arguments.texts):
        if words < arguments.words:
            texts.append(text)
            words += len(text.split())
    runs = {"A": run_usual(build()), "fast, run by spaCy": run_with_spacy(), "fast": run_ours(None)}
    runs |= {name: run_ours(name) for name in arguments.pipeline}
    best = race(runs, texts, arguments.rounds)
    print(f"{len(texts)} texts, {words} words, {one_core.CORES} core, fastest of {arguments.rounds} rounds")
    for name, seconds in best.items():
        print(f"{name:30s} {words / seconds:10,.0f} words/s {best['A'] / seconds:8.2f} x A")


if __name__ == "__main__":
    main()
