"""Fine-tunes an encoder on annotated and silver texts: the teacher, or its lower layers for the accurate pipeline.

In: a folder that teacher_weights.py or an earlier run wrote, and a config with the seed, rates, and `[mixture]`:
corpora with weights, augmentations, pieces per batch and number of steps. Out: a folder of the same kind.

A word's gold is the set of tags it may have, and the loss is the probability that falls outside: a corpus that doesn't
tell companies from other organizations (ORG) teaches "one of the two"; a label that a corpus never uses is one it does
not know, so that words outside its names may carry it; unsure stretches teach nothing. The lowest layers and the
pieces stay as they are. The result is the mean of the weights along the last third of the way.

usage: train_encoder.py CONFIG WEIGHTS OUTPUT --corpus clean=FILE --corpus silver=FILE … --dev FILE [--set …]
"""

from __future__ import annotations

import backend  # isort: skip - sets the BLAS threads before NumPy is loaded

import argparse
import json
import random
import sys
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import spacy
import torch
from corpus import Sentence, read_sentences
from evaluate import measure_spans, read_records
from mixture import Chances, draw
from spacy.util import load_config
from transformer import batch_by_length, load_encoder, pack, save_encoder, score_docs, window_doc

from tickerlese.encoder.tags import FORBIDDEN, LABELS, TAGS, decode, read_spans
from tickerlese.tokenizer import configure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc
    from transformer import Encoder

    from tickerlese.encoder.pieces import PieceCutter
    from tickerlese.encoder.windows import Window

UNDIVIDED = "ORG"
KINDS = {label: (label,) for label in LABELS} | {UNDIVIDED: ("COMPANY", "ORGANIZATION"), "MISC": ()}
ANY = (1 << len(TAGS)) - 1
BITS = {tag: 1 << place for place, tag in enumerate(TAGS)}
POOL = 60  # batches whose texts are sorted by length together
AVERAGED = 0.35


class Corpus(NamedTuple):
    """Texts, and the tags that a word outside all names may have, as bits."""

    sentences: list[Sentence]
    outside: int


class Sample(NamedTuple):
    """A window and the tags that each of its words may have, as bits."""

    window: Window
    allowed: list[int]


def read_corpora(options: Sequence[str]) -> dict[str, Corpus]:
    """Read NAME=FILE options; a name given twice holds both files."""
    read: dict[str, list[Sentence]] = {}
    for option in options:
        name, _, path = option.partition("=")
        read.setdefault(name, []).extend(read_sentences(Path(path), labels=KINDS))
    return {name: Corpus(sentences, outside_tags(sentences)) for name, sentences in read.items()}


def outside_tags(sentences: Sequence[Sentence]) -> int:
    """The tags that words outside names may have: O, and those of labels that the corpus never uses."""
    used = {kind for sentence in sentences for name in sentence.names for kind in KINDS[name.label]}
    return BITS["O"] | sum(BITS[f"{mark}-{label}"] for label in LABELS if label not in used for mark in "BI")


def allow_tags(doc: Doc, sentence: Sentence, outside: int) -> list[int]:
    """For each token the tags it may have, as bits; tokens of a name that cuts through one may have any."""
    allowed = [outside] * len(doc)
    taken: set[int] = set()
    for name in sorted(sentence.names, key=lambda name: name.start - name.end):
        span = doc.char_span(name.start, name.end, alignment_mode="expand")
        if span is None or not taken.isdisjoint(range(span.start, span.end)):
            continue
        taken.update(range(span.start, span.end))
        exact = (span.start_char, span.end_char) == (name.start, name.end)
        for token in range(span.start, span.end):
            mark = "B" if token == span.start else "I"
            allowed[token] = sum(BITS[f"{mark}-{kind}"] for kind in KINDS[name.label]) if exact else ANY
            allowed[token] = allowed[token] or ANY
    for start, end in sentence.unsure:
        span = doc.char_span(start, end, alignment_mode="expand")
        for token in range(span.start, span.end) if span else ():
            allowed[token] = allowed[token] if token in taken else ANY
    return allowed


def make_samples(nlp: Language, cutter: PieceCutter, sentence: Sentence, outside: int, limit: int) -> list[Sample]:
    """Cut a text into samples."""
    doc = nlp.make_doc(sentence.text)
    allowed = allow_tags(doc, sentence, outside)
    return [Sample(window, [allowed[word] for word in window.words]) for window in window_doc(doc, cutter, limit)]


def stream_samples(
    config: Mapping[str, Any], corpora: Mapping[str, Corpus], nlp: Language, cutter: PieceCutter, *, final: bool
) -> Iterator[Sample]:
    """Draw samples for ever, by the weights of the first or the final phase."""
    mixture, seed = config["mixture"], config["training"]["seed"] + final
    weights = mixture["final_weights" if final else "weights"]
    names = [name for name in weights if weights[name] > 0]
    chances = Chances(**mixture["chances"])
    streams = {name: draw({name: corpora[name].sentences}, {name: 1.0}, chances, seed) for name in names}
    rng = random.Random(seed)  # noqa: S311 - reproducible sampling, no secrets
    while True:
        name = rng.choices(names, [weights[name] for name in names])[0]
        yield from make_samples(nlp, cutter, next(streams[name]), corpora[name].outside, mixture["limit"])


def stream_batches(
    config: Mapping[str, Any], corpora: Mapping[str, Corpus], nlp: Language, cutter: PieceCutter
) -> Iterator[list[Sample]]:
    """Draw `steps` batches of windows of like length, then `final_steps` from the final weights."""
    mixture = config["mixture"]
    rng = random.Random(config["training"]["seed"])  # noqa: S311 - reproducible sampling, no secrets
    for final, wanted in ((False, mixture["steps"]), (True, mixture["final_steps"])):
        samples = stream_samples(config, corpora, nlp, cutter, final=final) if wanted else iter(())
        batches: list[list[Sample]] = []
        for _ in range(wanted):
            if not batches:
                pool = list(islice(samples, POOL * mixture["batch_pieces"] // 64))
                grouped = batch_by_length(
                    ((n, sample.window) for n, sample in enumerate(pool)), mixture["batch_pieces"]
                )
                batches = [[pool[number] for number, _ in batch] for batch in grouped]
                rng.shuffle(batches)
            yield batches.pop()


def make_masks(batch: Sequence[Sample]) -> torch.Tensor:
    """Build (texts, words, tags) truth values of what is allowed; padding allows everything."""
    width = max(len(sample.allowed) for sample in batch)
    bits = np.array([sample.allowed + [ANY] * (width - len(sample.allowed)) for sample in batch])
    return torch.from_numpy((bits[:, :, None] >> np.arange(len(TAGS))) & 1 == 1)


def freeze(encoder: Encoder, layers: int) -> None:
    """Keep the pieces, the positions and the lowest layers as they are."""
    for part in (encoder.pieces, encoder.positions, encoder.norm, *encoder.layers[:layers]):
        part.requires_grad_(requires_grad=False)


def make_optimizer(
    encoder: Encoder, settings: Mapping[str, Any], total: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """Make the optimizer, with a rate of its own for the head, and the rates' way up and down."""
    head = set(encoder.head.parameters())
    trained = [weight for weight in encoder.parameters() if weight.requires_grad and weight not in head]
    groups = [
        {"params": trained, "lr": settings["rate"], "weight_decay": 0.01},
        {"params": list(head), "lr": settings["head_rate"], "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups)
    rise = max(1.0, settings["warmup"] * total)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / rise) * max(0.05, 1 - step / total)
    )
    return optimizer, schedule


def take_step(encoder: Encoder, batch: Sequence[Sample], optimizer: torch.optim.Optimizer) -> float:
    """Learn from one batch; return the loss."""
    encoder.train()
    masks = make_masks(batch)
    scores = encoder(*pack([sample.window for sample in batch]))
    known = ~masks.all(dim=-1)
    if not known.any():
        return 0.0
    loss = -torch.logsumexp(scores.masked_fill(~masks, FORBIDDEN), -1)[known].mean()
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
    optimizer.step()
    return loss.item()


def score_records(
    encoder: Encoder, cutter: PieceCutter, nlp: Language, records: Sequence[dict[str, Any]]
) -> dict[str, dict[str, float | int]]:
    """Score names on annotated records, as `evaluate.py` does for pipelines."""
    docs = [nlp.make_doc(record["text"]) for record in records]
    found = []
    for doc, windows in zip(docs, score_docs(encoder, cutter, docs), strict=True):
        spans = set()
        for window, scores in windows:
            for first, last, label in read_spans(decode(scores, np.array(window.first_of_line)).tolist()):
                head, tail = doc[window.words[first]], doc[window.words[last - 1]]
                spans.add((head.idx, tail.idx + len(tail), label))
        found.append(spans)
    return measure_spans(records, found, LABELS)


def train(
    encoder: Encoder, batches: Iterator[list[Sample]], settings: Mapping[str, Any], total: int
) -> Iterator[tuple[int, float, dict[str, torch.Tensor] | None]]:
    """Yield after each step its number and loss, and at the end the mean of the last weights."""
    freeze(encoder, settings["freeze"])
    optimizer, schedule = make_optimizer(encoder, settings, total)
    mean: dict[str, torch.Tensor] = {}
    taken = 0
    for step, batch in enumerate(batches, start=1):
        loss = take_step(encoder, batch, optimizer)
        schedule.step()
        if step > total * (1 - AVERAGED) and (step % settings["average_every"] == 0 or step == total):
            taken += 1
            for key, value in encoder.state_dict().items():
                mean[key] = value.clone() if taken == 1 else mean[key] + (value - mean[key]) / taken
        yield step, loss, mean if step == total else None


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("config", type=Path)
    parser.add_argument("weights", type=Path, help="folder that teacher_weights.py, or an earlier run, wrote")
    parser.add_argument("output", type=Path)
    parser.add_argument("--corpus", action="append", required=True, metavar="NAME=FILE", help="may be repeated")
    parser.add_argument("--dev", type=Path, help="annotated sentences to report on")
    parser.add_argument("--set", action="append", default=[], metavar="SECTION.KEY=VALUE", dest="overrides")
    arguments = parser.parse_args()
    overrides = {key: json.loads(value) for key, _, value in (item.partition("=") for item in arguments.overrides)}
    config = load_config(arguments.config, overrides=overrides)
    settings, mixture = config["training"], config["mixture"]
    torch.set_num_threads(int(backend.THREADS))
    torch.manual_seed(settings["seed"])
    nlp = spacy.blank("de")
    configure(nlp)
    encoder, cutter = load_encoder(arguments.weights, settings["layers"])
    dev = read_records(arguments.dev) if arguments.dev else []
    batches = stream_batches(config, read_corpora(arguments.corpus), nlp, cutter)
    begin, losses = time.perf_counter(), []
    for step, loss, mean in train(encoder, batches, settings, mixture["steps"] + mixture["final_steps"]):
        losses.append(loss)
        if mean:
            encoder.load_state_dict(mean)
        if mean or step % mixture["report_every"] == 0:
            report = {"step": step, "loss": round(sum(losses) / len(losses), 4)}
            report["seconds"] = round(time.perf_counter() - begin)
            scores = score_records(encoder, cutter, nlp, dev) if dev else {}
            report |= {label: row["f1"] for label, row in scores.items()}
            print(json.dumps(report), file=sys.stderr, flush=True)
            save_encoder(encoder.state_dict(), encoder.shape, cutter, arguments.output)
            losses.clear()


if __name__ == "__main__":
    main()
