"""Scores the trained names, span and label exact, and times the pipeline: JSON out.

Spans marked optional count neither when found nor when missed. Gold articles are read as whole texts; labels that a
file does not annotate are not scored in it.

usage: evaluate.py MODEL --data SENTENCES.jsonl --gold ARTICLES.jsonl … [--output FILE.json]
"""

from __future__ import annotations

import backend  # isort: skip - sets the BLAS threads before NumPy is loaded

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from corpus import LABELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from spacy.language import Language

GOLD_LABELS = ("COMPANY", "PERSON")
Span = tuple[int, int, str]
Record = dict[str, Any]
Scores = dict[str, dict[str, float | int]]


def read_records(path: Path) -> list[Record]:
    """Read JSON Lines."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def score(nlp: Language, records: Sequence[Record], labels: Iterable[str]) -> Scores:
    """Count the pipeline's exact spans per label over all records."""
    docs = nlp.pipe(record["text"] for record in records)
    found = [{(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents} for doc in docs]
    return measure_spans(records, found, labels)


def measure_spans(records: Sequence[Record], found: Sequence[set[Span]], labels: Iterable[str]) -> Scores:
    """Count exact spans per label; those marked optional count neither when found nor when missed."""
    labels = tuple(labels)
    hits, all_found, wanted = Counter[str](), Counter[str](), Counter[str]()
    for record, spans in zip(records, found, strict=True):
        names = [((e["start"], e["end"], e["label"]), bool(e.get("optional"))) for e in record["entities"]]
        optional = {span for span, is_optional in names if is_optional}
        gold = {span for span, _ in names} - optional
        kept = spans - optional
        hits.update(label for _, _, label in kept & gold)
        all_found.update(label for _, _, label in kept)
        wanted.update(label for _, _, label in gold)
    return {label: measure(hits[label], all_found[label], wanted[label]) for label in labels}


def measure(hits: int, found: int, wanted: int) -> dict[str, float | int]:
    """Turn counts into precision, recall and F1, rounded to four digits."""
    precision = hits / found if found else 0.0
    recall = hits / wanted if wanted else 0.0
    f1 = 2 * hits / (found + wanted) if found + wanted else 0.0
    return {"p": round(precision, 4), "r": round(recall, 4), "f1": round(f1, 4), "found": found, "gold": wanted}


def time_pipeline(nlp: Language, texts: Sequence[str], rounds: int = 3) -> dict[str, float | int]:
    """Measure CPU time of tokenising alone and of the whole pipeline, best of `rounds`, on one core."""
    tokenising = min(_clock(lambda: [nlp.make_doc(text) for text in texts]) for _ in range(rounds))
    everything = min(_clock(lambda: list(nlp.pipe(texts))) for _ in range(rounds))
    words = sum(len(text.split()) for text in texts)
    return {
        "words": words,
        "words_per_second": round(words / everything),
        "tokenizer_words_per_second": round(words / tokenising),
        "times_tokenizer": round(everything / tokenising, 2),
    }


def _clock(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def evaluate(nlp: Language, data: Sequence[Path], gold: Sequence[Path]) -> Record:
    """Score every file that exists; name on stderr each one that does not."""
    report: Record = {"model": f"{nlp.meta['name']} {nlp.meta['version']}", "sentences": {}, "gold": {}}
    texts: list[str] = []
    for kind, paths, labels in (("sentences", data, LABELS), ("gold", gold, GOLD_LABELS)):
        pooled: list[Record] = []
        for path in paths:
            if not path.is_file():
                print(f"missing, not scored: {path}", file=sys.stderr)
                continue
            records = read_records(path)
            report[kind][path.stem] = score(nlp, records, labels)
            pooled += records
        if len(paths) > 1 and pooled:
            report[kind]["all"] = score(nlp, pooled, labels)
        texts += [record["text"] for record in pooled]
    if texts:
        report["speed"] = time_pipeline(nlp, texts)
    return report


def main() -> int:
    """Run from the command line; 1 when nothing could be scored."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=Path)
    parser.add_argument("--data", type=Path, nargs="*", default=[], help="annotated sentences, JSON Lines")
    parser.add_argument("--gold", type=Path, nargs="*", default=[], help="gold articles, JSON Lines")
    parser.add_argument("--output", type=Path, help="write the JSON here instead of printing it")
    arguments = parser.parse_args()
    backend.use_numpy()
    report = evaluate(spacy.load(arguments.model), arguments.data, arguments.gold)
    text = json.dumps(report, indent=1, ensure_ascii=False)
    if arguments.output:
        arguments.output.write_text(text + "\n", encoding="utf-8")
    else:
        print(text)
    return 0 if "speed" in report else 1


if __name__ == "__main__":
    sys.exit(main())
