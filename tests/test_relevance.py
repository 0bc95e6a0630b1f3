"""What a document is about comes first, and relevance keeps to its formula."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tickerlese.extractor import Extractor
from tickerlese.relevance import rank_companies

NULLS: dict[str, Any] = dict.fromkeys(("isin", "wkn", "ticker", "lei", "country"))


def company(id: str, name: str, start: int) -> dict[str, Any]:  # noqa: A002 - as in the record
    return {"id": id, "label": "COMPANY", "text": name, "start": start, "end": start + len(name), "name": name, **NULLS}


def event(**slots: str) -> dict[str, Any]:
    return {"type": "x", "modality": "asserted", **{slot: {"name": e, "entity": e} for slot, e in slots.items()}}


def relevances(*arguments: Any) -> dict[str, str]:
    return {row["name"]: str(row["relevance"]) for row in rank_companies(*arguments)}


TEXT = "x" * 100
TWO = [company("e1", "Halvena", 0), company("e2", "Kurivo", 50), company("e3", "Halvena", 80)]
CASES = (
    # without headline and events only position and mentions count: (0.2 p + 0.25 m) / 0.45
    ("plain", (TWO, [], TEXT, None), {"Halvena": "1.00", "Kurivo": "0.50"}),
    # a title that names one of them: (0.3 h + 0.2 p + 0.25 m) / 0.75
    ("title", (TWO, [], TEXT, "Kurivo wächst"), {"Kurivo": "0.70", "Halvena": "0.60"}),
    ("part of a word in the title", (TWO, [], TEXT, "Kurivos Halvenastadt"), {"Halvena": "0.60", "Kurivo": "0.30"}),
    # events: (0.2 p + 0.25 m + 0.25 e) / 0.7
    ("events", (TWO, [event(company="e2"), event(company="e2")], TEXT, None), {"Halvena": "0.64", "Kurivo": "0.68"}),
    ("broker", (TWO, [event(broker="e2", company="e1")], TEXT, None), {"Halvena": "1.00", "Kurivo": "0.32"}),
    ("headline", (TWO, [], "Halvena\n" + TEXT[8:], None), {"Halvena": "1.00", "Kurivo": "0.30"}),
)  # fmt: skip


@pytest.mark.parametrize(("arguments", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_relevance_is_the_weighted_mean_of_its_parts(arguments: Any, expected: dict[str, str]) -> None:
    assert relevances(*arguments) == expected


def test_the_most_relevant_comes_first_and_knows_its_mentions() -> None:
    first, second = rank_companies(TWO, [event(parties="e2")] * 3, TEXT, "Kurivo")
    assert (first["name"], first["mentions"], second["mentions"]) == ("Kurivo", ["e2"], ["e1", "e3"])
    assert rank_companies([], [], TEXT, None) == []


def test_slots_with_several_companies_count_for_each() -> None:
    merger = {"parties": [{"name": "a", "entity": "e1"}, {"name": "b", "entity": "e2"}, {"name": "c", "entity": None}]}
    assert relevances(TWO, [merger], TEXT, None) == {"Halvena": "1.00", "Kurivo": "0.68"}


def test_a_record_ranks_its_companies(extractor: Extractor, article: str) -> None:
    record = extractor.extract(article)
    (ranked,) = record.companies
    assert (ranked.name, ranked.relevance) == ("Ostermark Chemie AG", Decimal(1))
    assert [entity.id for entity in record.entities if entity.label == "COMPANY"] == ranked.mentions
