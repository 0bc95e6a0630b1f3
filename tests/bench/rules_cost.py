"""What each layer of rules costs: milliseconds per MB of text, and as a multiple of the tokenizer in the same run.

    python tests/bench/rules_cost.py [TEXT…] [--model NAME] [--megabytes 1] [--rounds 3]

Without a text, the examples in data/examples are repeated with changing figures. CPU time, the fastest of the rounds.
Only compare the ratios, and only within one run: absolute figures depend on the machine and its load.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tickerlese.assembly import assemble, to_json
from tickerlese.coreference import add_anaphors
from tickerlese.dates import find_dates
from tickerlese.doc import load_pipeline, read_doc
from tickerlese.events import DocumentContext, find_events
from tickerlese.extractor import sentence_ranges
from tickerlese.names import find_names
from tickerlese.overlaps import settle
from tickerlese.quantities import find_quantities
from tickerlese.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickerlese.doc import Pipeline

R = TypeVar("R")
EXAMPLES = Path(__file__).parents[2] / "data" / "examples"
DIGIT = re.compile(r"\d(?=[\d,])")
SECONDS_TO_MS = 1000


class Clock:
    """CPU time per layer, the fastest round of each."""

    def __init__(self) -> None:
        self.best: dict[str, float] = {}
        self._round: dict[str, float] = {}

    def measure(self, layer: str, work: Callable[[], R]) -> R:
        """Run one piece of a layer."""
        begin = time.process_time()
        result = work()
        self._round[layer] = self._round.get(layer, 0.0) + time.process_time() - begin
        return result

    def end_round(self) -> None:
        """Keep what was faster than before."""
        for layer, seconds in self._round.items():
            self.best[layer] = min(seconds, self.best.get(layer, seconds))
        self._round = {}


def read_texts(paths: list[Path], megabytes: float) -> list[str]:
    """Articles of at least this size in all: blocks of the given files, else varied examples."""
    if paths:
        whole = "\n".join(path.read_text(encoding="utf-8") for path in paths)[: int(megabytes * 1e6)]
        return [whole[at : at + 3000] for at in range(0, len(whole), 3000)]
    random.seed(1)
    examples = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    texts: list[str] = []
    while sum(map(len, texts)) < megabytes * 1e6:
        texts += [DIGIT.sub(lambda _: str(random.randint(1, 9)), example) for example in examples]  # noqa: S311
    return texts


def run(pipeline: Pipeline, text: str, clock: Clock) -> None:
    """One article through all layers, in the order of ``tickerlese.extractor``."""
    doc = clock.measure("tokenizer", lambda: pipeline.nlp.make_doc(text))
    for name, component in pipeline.nlp.pipeline:
        doc = clock.measure(f"model: {name}", lambda component=component, doc=doc: component(doc))  # type: ignore[misc]
    parse = clock.measure("reading the Doc", lambda: read_doc(doc))
    ranges = clock.measure("sentences", lambda: sentence_ranges(parse, text))
    tokens = clock.measure("sentences", lambda: Tokens(text, parse.words, parse.starts, ranges, parse.typed))
    found = clock.measure("quantities", lambda: find_quantities(tokens))
    found = found + clock.measure("dates", lambda: find_dates(tokens, None))
    found = found + clock.measure("names", lambda: find_names(tokens, parse.entities))
    mentions = clock.measure("overlaps", lambda: settle(found))
    mentions = mentions + clock.measure("coreference", lambda: add_anaphors(tokens, mentions))
    events = clock.measure("events", lambda: find_events(tokens, mentions, DocumentContext()))
    lists = clock.measure("record and JSON", lambda: assemble(text, mentions, events))
    clock.measure("record and JSON", lambda: to_json({"entities": lists[0], "events": lists[1]}))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--model")
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    pipeline, texts = load_pipeline(options.model), read_texts(options.texts, options.megabytes)
    clock = Clock()
    for text in texts[:20]:
        run(pipeline, text, Clock())
    for _ in range(options.rounds):
        for text in texts:
            run(pipeline, text, clock)
        clock.end_round()
    report(clock, sum(map(len, texts)) / 1e6)


def report(clock: Clock, megabytes: float) -> None:
    """Print one line per layer, and the sum of the rules."""
    tokenizer = clock.best["tokenizer"]
    rules = sum(spent for layer, spent in clock.best.items() if layer != "tokenizer" and not layer.startswith("model"))
    for layer, spent in [*clock.best.items(), ("all rules", rules)]:
        print(f"{layer:18s} {spent * SECONDS_TO_MS / megabytes:8.1f} ms/MB  {spent / tokenizer:6.3f} x tokenizer")


if __name__ == "__main__":
    main()
