"""How well mentions are linked: reads mentions.csv, links each marked mention, says what came out.

The mark stands for the model: ``[SAP]`` is taken for a company, ``[Linde|P]`` for a person, ``[Essen|L]`` for a place,
``[Also|-]`` for nothing. What the words around it are, only lexicon and rules tell.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.token_text import read_tokens
from tickerlese.companies import companies
from tickerlese.names import find_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.mention import Identity, Mention

MARK = re.compile(r"\[([^\]|]+)(?:\|([PL-]))?\]")
LABELS = {"P": "PERSON", "L": "LOCATION"}
SOURCE = Path(__file__).parent / "mentions.csv"
KINDS = ("easy", "ambiguous", "unknown")


class Case(NamedTuple):
    """One sentence with one marked mention; ``company`` is the canonical name, empty when it must not be linked."""

    kind: str
    company: str
    sentence: str


def read_cases() -> list[Case]:
    """All sentences of the table."""
    with SOURCE.open(encoding="utf-8", newline="") as file:
        rows = csv.reader((line for line in file if not line.startswith("#")), delimiter=";", strict=True)
        _, *cases = [Case(*row) for row in rows]
    return cases


def unmark(sentence: str) -> tuple[str, tuple[int, int], str | None]:
    """The sentence without its mark, the span of the mention, and what the model takes it for."""
    mark = MARK.search(sentence)
    assert mark, sentence
    text = sentence[: mark.start()] + mark[1] + sentence[mark.end() :]
    label = None if mark[2] == "-" else LABELS.get(mark[2] or "", "COMPANY")
    return text, (mark.start(), mark.start() + len(mark[1])), label


def link(sentence: str) -> str:
    """The canonical name of the company that the marked mention is linked to; empty when it is linked to none."""
    text, span, label = unmark(sentence)
    tokens = read_tokens(text)
    mentions = find_names(tokens, [(*tokens.token_range(*span), label)] if label else [])
    return linked_name(mentions, span)


def linked_name(mentions: Iterable[Mention], span: tuple[int, int]) -> str:
    """The same, from the mentions of the whole text."""
    for mention in mentions:
        overlaps = mention.start < span[1] and span[0] < mention.end
        if overlaps and mention.label == "COMPANY" and mention.identity:
            known = owners().get(_traits(mention.identity), {})
            return known.get(mention.identity.name.split()[0]) or next(iter(known.values()), "")
    return ""


def _traits(identity: Identity) -> tuple[str | None, ...]:
    return identity.isin, identity.ticker, identity.seat, identity.industry, identity.country


@cache
def owners() -> dict[tuple[str | None, ...], dict[str, str]]:
    """Canonical names by what an identity tells of the lexicon's row, then by the first words of its spellings."""
    known: dict[tuple[str | None, ...], dict[str, str]] = {}
    for row in companies():
        traits = _traits(row.identity())
        if any(traits):
            known.setdefault(traits, {}).update({form.split()[0]: row.name for form in row.forms})
    return known


def score(results: Iterable[tuple[Case, str]]) -> dict[str, str]:
    """For each kind how many are right and how many linked to a wrong company."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for case, found in results:
        total[case.kind] += 1
        right[case.kind] += found == case.company
        wrong[case.kind] += found not in ("", case.company)
    return {kind: f"{right[kind]}/{total[kind]} right, {wrong[kind]} wrong links" for kind in KINDS}
