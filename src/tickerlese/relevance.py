"""How much a document is about each of its companies.

In: the record's entities and events, its text and title. Out: one entry per company for ``companies`` in the record,
the most relevant first: its name and identifiers, the ids of its mentions, and ``relevance`` from 0 to 1.

Relevance is the weighted mean of four parts, each from 0 to 1:

* headline (0.3): 1 when the title or the text's first line names the company;
* position (0.2): 1 for a first mention at the start of the text, falling to 0 at its end;
* mentions (0.25): how often the company is named, compared with the company that is named most;
* events (0.25): of how many events it is a subject, compared with the company that is the subject of most.

A part that a document can't have (no headline, no events of companies) is left out, and the weights of the others are
scaled up. A bank that rates, an agency or a source is no subject of what it says about others.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Json = dict[str, Any]
HEADLINE, POSITION, MENTIONS, EVENTS = 0.3, 0.2, 0.25, 0.25
SHOWN = ("name", "isin", "wkn", "ticker", "lei", "country")
SPEAKING = frozenset({"broker", "analyst", "source", "agency", "authority", "union", "speaker", "successor_of"})
HUNDREDTH = Decimal("0.01")


def rank_companies(entities: Iterable[Json], events: Iterable[Json], text: str, title: str | None) -> list[Json]:
    """The companies of a record, the most relevant first; of equals the one that is named first."""
    mentions: dict[str, list[Json]] = {}
    for entity in entities:
        if entity["label"] == "COMPANY":
            mentions.setdefault(entity["name"], []).append(entity)
    if not mentions:
        return []
    subjects = _count_subjects(events, {entity["id"]: name for name, own in mentions.items() for entity in own})
    headline = _headline_end(text)
    most = max(map(len, mentions.values()))
    ranked = []
    for name, own in mentions.items():
        parts = [
            (POSITION, 1 - own[0]["start"] / len(text)),
            (MENTIONS, len(own) / most),
        ]
        if headline or title:
            parts.append((HEADLINE, float(own[0]["start"] < headline or _is_named(own, title or ""))))
        if subjects:
            parts.append((EVENTS, subjects[name] / max(subjects.values())))
        relevance = sum(weight * part for weight, part in parts) / sum(weight for weight, _ in parts)
        ranked.append(
            {
                **{key: own[0][key] for key in SHOWN},
                "mentions": [entity["id"] for entity in own],
                "relevance": Decimal(relevance).quantize(HUNDREDTH),
            }
        )
    return sorted(ranked, key=lambda company: -company["relevance"])


def _headline_end(text: str) -> int:
    """End of the first line, 0 when the text has only one."""
    return max(text.find("\n"), 0)


def _is_named(mentions: list[Json], title: str) -> bool:
    """Whether a title has one of the names, as words of their own."""
    return any(re.search(rf"(?<!\w){re.escape(entity['text'])}(?!\w)", title) for entity in mentions)


def _count_subjects(events: Iterable[Json], names: dict[str, str]) -> Counter[str]:
    """Of how many events each company is a subject."""
    counts: Counter[str] = Counter()
    for event in events:
        counts.update({names[entity] for entity in _subjects(event) if entity in names})
    return counts


def _subjects(event: Json) -> Iterator[str]:
    for slot, value in event.items():
        if slot in SPEAKING:
            continue
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict) and part.get("name") and part.get("entity"):
                yield part["entity"]
