"""Scores every source of names by itself, and all of them together: annotated JSON Lines in, a table and JSON out.

The sources are the model, the lexicon, and the patterns (legal forms, titles and first names, appositions, owners of
trades); "rules" is what lexicon, patterns, context and document consistency find without the model, "all" is what the
product writes.
Spans marked optional count neither when found nor when missed. `--core` files are scored on their core documents only.

usage: compare_sources.py FILE.jsonl … [--core FILE.jsonl] [--model NAME] [--output FILE.json]
"""

from __future__ import annotations

import argparse
import json
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evaluate import measure_spans, read_records

from tickerlese.article import Article
from tickerlese.doc import load_pipeline
from tickerlese.extractor import Extractor, read_article, sentence_ranges
from tickerlese.known_names import known_names
from tickerlese.names import find_names
from tickerlese.names.appositions import read_appositions
from tickerlese.names.lookup import read_legal_forms, read_lexicon
from tickerlese.names.page import page_of
from tickerlese.names.people import read_people
from tickerlese.names.spots import choose, gather
from tickerlese.names.trades import read_trades
from tickerlese.tokens import Tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tickerlese.names.spots import Claim

LABELS = ("COMPANY", "PERSON")
SOURCES = ("model", "lexicon", "patterns", "rules", "all")
PATTERNS = (read_legal_forms, read_people, read_appositions, read_trades)
Spans = set[tuple[int, int, str]]


def find_by_source(extractor: Extractor, record: dict[str, Any]) -> dict[str, Spans]:
    """What each source finds in one record."""
    reading = read_article(Article(record["text"], title=record.get("title"), published=record.get("published")))
    text = reading.source.text
    parse = extractor.pipeline.parse(text)
    tokens = Tokens(text, parse.words, parse.starts, sentence_ranges(parse, text), parse.typed)
    page = page_of(tokens)
    ranges = {
        "model": parse.entities,
        "lexicon": _decide(read_lexicon(page, known_names())),
        "patterns": _decide(chain.from_iterable(read(page) for read in PATTERNS)),
    }
    found = {source: _to_offsets(tokens, entities) for source, entities in ranges.items()}
    found["rules"] = {(mention.start, mention.end, mention.label) for mention in find_names(tokens, [])}
    entities = extractor.read(reading)["entities"]
    found["all"] = {(entity["start"], entity["end"], entity["label"]) for entity in entities}
    return found


def _decide(claims: Iterable[Claim]) -> list[tuple[int, int, str]]:
    return [(spot.first, spot.last, spot.label) for spot in choose(gather(claims))]


def _to_offsets(tokens: Tokens, ranges: Iterable[tuple[int, int, str]]) -> Spans:
    return {(tokens.starts[first], tokens.ends[last - 1], label) for first, last, label in ranges}


def compare(extractor: Extractor, records: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Score each source on all records."""
    found = [find_by_source(extractor, record) for record in records]
    return {source: measure_spans(records, [spans[source] for spans in found], LABELS) for source in SOURCES}


def write_table(report: dict[str, Any]) -> str:
    """Lay the report out as a Markdown table: precision, recall, F1."""
    lines = ["| set | source | COMPANY P / R / F1 | PERSON P / R / F1 |", "|---|---|---|---|"]
    for name, sources in report.items():
        for source, rows in sources.items():
            figures = (" / ".join(f"{rows[label][key]:.3f}" for key in ("p", "r", "f1")) for label in LABELS)
            lines.append(f"| {name} | {source} | {' | '.join(figures)} |")
    return "\n".join(lines)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*")
    parser.add_argument("--core", type=Path, nargs="*", default=[])
    parser.add_argument("--gold", type=Path, nargs="*", default=[], help="files that are scored as one set, gold")
    parser.add_argument("--model", help="path or name of a pipeline")
    parser.add_argument("--output", type=Path)
    arguments = parser.parse_args()
    extractor = Extractor(load_pipeline(arguments.model))
    sets = {path.stem: read_records(path) for path in arguments.files}
    if arguments.gold:
        sets["gold"] = [record for path in arguments.gold for record in read_records(path)]
    for path in arguments.core:
        sets[f"{path.stem} core"] = [record for record in read_records(path) if record.get("core")]
    report = {name: compare(extractor, records) for name, records in sets.items()}
    print(write_table(report))
    if arguments.output:
        place = extractor.pipeline.place
        stored = {"model": f"{place.name} {place.version}", "sets": report}
        arguments.output.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
