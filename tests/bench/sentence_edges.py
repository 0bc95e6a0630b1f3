"""How well sentences are cut: gold records with evidence in, precision, recall and F1 of sentence edges out.

    python tests/bench/sentence_edges.py GOLD.jsonl … [--errors 20]

The evidence of a gold event is a sentence of its text, or some in a row: an edge belongs before its first and behind
its last word, and inside only where a full stop, question or exclamation mark stands before a capital; those inner
edges are not judged, as the gold does not tell abbreviations there. Evidence that begins behind a colon, semicolon or
dash is part of a sentence and asks for no edge. Text that is nobody's evidence is not judged.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import NamedTuple

import spacy

from tickerlese import tokenizer
from tickerlese.sentences import first_words

Span = tuple[int, int]
CLAUSE_BEFORE = re.compile(r"[:;–—-]\s*\Z")
STOP_BEFORE = re.compile(r"[.!?…][“”\"'»«)]*\s+\Z")


class Edges(NamedTuple):
    """Edges of one text, as offsets of the word that starts a sentence; the text's end is one too."""

    hits: int
    missed: list[int]
    false: list[int]


def read_evidence(record: dict[str, object]) -> list[Span]:
    """The evidence of a record's events as offsets."""
    text, events = str(record["text"]), record.get("events") or []
    spans = set()
    for event in events if isinstance(events, list) else []:
        evidence = event.get("evidence")
        start = text.find(evidence) if isinstance(evidence, str) and evidence else -1
        if start >= 0:
            spans.add((start, start + len(evidence)))
    return sorted(spans)


def judge(text: str, found: set[int], evidence: list[Span], words: list[int]) -> Edges:
    """Compare the edges found with those that the evidence asks for."""
    wanted = {start for start, _ in evidence if not CLAUSE_BEFORE.search(text[:start])}
    wanted |= {next((word for word in words if word >= end), len(text)) for _, end in evidence}
    inner = {edge for start, end in evidence for edge in found if start < edge < end} - wanted
    false = {edge for edge in inner if not (STOP_BEFORE.search(text[:edge]) and text[edge].isupper())}
    return Edges(len(wanted & found), sorted(wanted - found), sorted(false))


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--errors", type=int, default=0, help="show so many")
    arguments = parser.parse_args()
    nlp = spacy.blank("de")
    tokenizer.configure(nlp)
    hits = missed = false = 0
    shown: list[str] = []
    for line in (line for path in arguments.gold for line in path.read_text(encoding="utf-8").splitlines()):
        record = json.loads(line)
        text = record["text"]
        doc = nlp.make_doc(text)
        words, starts = [token.text for token in doc], [token.idx for token in doc]
        solid = [start for word, start in zip(words, starts, strict=True) if not word.isspace()]
        found = {starts[word] for word in first_words(words, starts, text)} | {len(text)}
        edges = judge(text, found, read_evidence(record), solid)
        hits, missed, false = hits + edges.hits, missed + len(edges.missed), false + len(edges.false)
        for kind, offsets in (("missed", edges.missed), ("false", edges.false)):
            shown += [f"{kind}: …{text[max(0, at - 40) : at]!r} | {text[at : at + 30]!r}" for at in offsets]
    precision, recall = hits / (hits + false), hits / (hits + missed)
    f1 = 2 * hits / (2 * hits + missed + false)
    print(f"sentence edges: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f} ({hits + missed} in evidence)")
    print(*shown[: arguments.errors], sep="\n")


if __name__ == "__main__":
    main()
