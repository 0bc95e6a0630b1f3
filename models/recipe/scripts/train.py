"""Trains the name recogniser from a filled config and writes the pipeline to a folder.

The config holds the pipeline, the optimiser, the seed, and `[mixture]`: corpora with weights, augmentations, words per
batch and number of steps. Paths of corpora are given on the command line as NAME=FILE.

usage: train.py CONFIG OUTPUT --corpus clean=FILE --corpus silver=FILE … --dev FILE [--set mixture.steps=500]
"""

from __future__ import annotations

import backend  # isort: skip - sets the BLAS threads before NumPy is loaded

import argparse
import itertools
import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from corpus import LABELS, Sentence, make_example, read_sentences
from evaluate import read_records, score
from mixture import Chances, draw
from spacy.strings import StringStore
from spacy.util import fix_random_seed, load_config, load_model_from_config, registry

from tickerlese.tokenizer import configure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.language import Language
    from thinc.api import Config

META = Path(__file__).resolve().parent.parent / "meta.json"
Scores = dict[str, float | int]


def build(config: Config, vectors: Path | None = None) -> Language:
    """Make the untrained pipeline, with our tokenizer, all labels and, where the config wants them, word vectors."""
    pipeline = config.copy()
    del pipeline["mixture"]
    nlp = load_model_from_config(pipeline, auto_fill=True, validate=True)
    configure(nlp)
    if vectors:
        nlp.vocab.vectors.from_disk(vectors)
    for label in LABELS:
        nlp.get_pipe("ner").add_label(label)  # type: ignore[attr-defined]
    return nlp


def gather_batches(sentences: Iterable[Sentence], words: int) -> Iterator[list[Sentence]]:
    """Group an endless stream so that each batch has about `words` words."""
    batch, size = [], 0
    for sentence in sentences:
        batch.append(sentence)
        size += sentence.text.count(" ") + 1
        if size >= words:
            yield batch
            batch, size = [], 0


def stream_batches(config: Config, corpora: Mapping[str, Sequence[Sentence]]) -> Iterator[list[Sentence]]:
    """Draw `steps` batches by `weights`, then `final_steps` batches by `final_weights`."""
    mixture, seed = config["mixture"], config["training"]["seed"]
    chances = Chances(**mixture["chances"])
    for phase, (steps, weights) in enumerate((("steps", "weights"), ("final_steps", "final_weights"))):
        if mixture[steps]:
            texts = draw(corpora, mixture[weights], chances, seed + phase)
            yield from itertools.islice(gather_batches(texts, mixture["batch_words"]), mixture[steps])


def train(
    nlp: Language,
    config: Config,
    corpora: Mapping[str, Sequence[Sentence]],
    dev: Sequence[dict[str, Any]],
    *,
    fresh: bool = True,
) -> Iterator[tuple[Scores, Mapping[Any, Any]]]:
    """Update the pipeline batch by batch; yield scores on `dev` and averaged weights along the way and at the end.

    A pipeline that is not `fresh` goes on from its weights.
    """
    mixture = config["mixture"]
    total = mixture["steps"] + mixture["final_steps"]
    fix_random_seed(config["training"]["seed"])
    grouped = stream_batches(config, corpora)
    if fresh:
        sample = [make_example(nlp, sentence) for sentence in next(grouped)]
        nlp.initialize(lambda: sample)
    optimizer = registry.resolve({"optimizer": config["training"]["optimizer"]})["optimizer"]
    losses: dict[str, float] = {}
    begin = time.perf_counter()
    for step, batch in enumerate(grouped, start=2 if fresh else 1):
        examples = [make_example(nlp, sentence) for sentence in batch]
        nlp.update(examples, drop=config["training"]["dropout"], sgd=optimizer, losses=losses)
        optimizer.step_schedules()
        if step % mixture["report_every"] == 0 or step == total:
            with nlp.use_params(optimizer.averages):
                scores = score(nlp, dev, LABELS) if dev else {}
            report: Scores = {"step": step, "loss": round(losses.get("ner", 0.0))}
            report["seconds"] = round(time.perf_counter() - begin)
            losses.clear()
            yield report | {label: row["f1"] for label, row in scores.items()}, optimizer.averages


def save(nlp: Language, weights: Mapping[Any, Any], output: Path) -> None:
    """Write the pipeline with the given weights; its meta lists sources and licences.

    The vocabulary is written without the words of the training texts: nothing reads them, and they are not ours.
    """
    nlp.meta.update(json.loads(META.read_text(encoding="utf-8")))
    with nlp.use_params(weights):
        nlp.to_disk(output)
    StringStore(LABELS).to_disk(output / "vocab" / "strings.json")


def read_corpora(options: Iterable[str]) -> dict[str, list[Sentence]]:
    """Read NAME=FILE options; a name given twice holds both files."""
    corpora: dict[str, list[Sentence]] = {}
    for option in options:
        name, _, path = option.partition("=")
        corpora.setdefault(name, []).extend(read_sentences(Path(path)))
    return corpora


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("config", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--corpus", action="append", default=[], metavar="NAME=FILE", help="may be repeated")
    parser.add_argument("--dev", type=Path, help="annotated sentences to report on")
    parser.add_argument("--vectors", type=Path, help="folder that fit_vectors.py wrote")
    parser.add_argument("--start", type=Path, help="pipeline to go on from instead of a new one")
    parser.add_argument("--set", action="append", default=[], metavar="SECTION.KEY=VALUE", dest="overrides")
    arguments = parser.parse_args()
    backend.use_numpy()
    overrides = {key: json.loads(value) for key, _, value in (item.partition("=") for item in arguments.overrides)}
    config = load_config(arguments.config, overrides=overrides)
    nlp = spacy.load(arguments.start) if arguments.start else build(config, arguments.vectors)
    dev = read_records(arguments.dev) if arguments.dev else []
    corpora = read_corpora(arguments.corpus)
    for report, weights in train(nlp, config, corpora, dev, fresh=arguments.start is None):
        print(json.dumps(report), file=sys.stderr, flush=True)
        save(nlp, weights, arguments.output)


if __name__ == "__main__":
    main()
