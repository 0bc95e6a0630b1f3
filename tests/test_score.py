from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from tickerlese.errors import InputError
from tickerlese.score import Scores, Tally, agrees, read_gold, same_name, score

if TYPE_CHECKING:
    from pathlib import Path


def entity(start: int, end: int, label: str = "COMPANY", **values: Any) -> dict[str, Any]:
    return {"start": start, "end": end, "label": label, **values}


def move(name: str, **slots: Any) -> dict[str, Any]:
    return {"type": "price_move", "instrument": {"name": name}, **slots}


def scored(gold: list[dict[str, Any]], found: list[dict[str, Any]], part: str) -> Scores:
    return score([({part: gold}, {"entities": [], "events": [], part: found})])


def counts(scores: Scores, row: str) -> tuple[int, int, int]:
    tally = scores.row(row)
    return tally.hits, tally.false, tally.missed


def test_spans_and_labels_have_to_be_exact() -> None:
    gold = [entity(0, 5), entity(10, 15), entity(20, 25, "PERSON")]
    found = [entity(0, 5), entity(10, 16), entity(20, 25)]
    scores = scored(gold, found, "entities")
    assert counts(scores, "entity COMPANY") == (1, 2, 1)
    assert counts(scores, "entity PERSON") == (0, 0, 1)


def test_optional_entities_cost_nothing() -> None:
    gold = [entity(0, 5, optional=True), entity(10, 15, optional=True)]
    assert counts(scored(gold, [entity(0, 5)], "entities"), "entity COMPANY") == (0, 0, 0)


def test_labels_that_gold_leaves_out_are_not_judged() -> None:
    scores = scored([entity(0, 5)], [entity(0, 5), entity(7, 9, "DATE")], "entities")
    assert "entity DATE" not in scores.rows


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ({"amount": 1.5, "currency": "EUR"}, {"amount": Decimal("1.50"), "currency": "EUR"}, True),
        ({"amount": 1.5, "currency": "EUR"}, {"amount": Decimal("1.50"), "currency": "USD"}, False),
        ({"amount": None, "min": 1, "max": 2}, {"amount": None, "min": 1, "max": 3}, False),
        ({"amount": 1}, {"amount": None}, False),
    ],
)
def test_values(gold: dict[str, Any], found: dict[str, Any], right: bool) -> None:
    scores = scored([entity(0, 5, "MONEY", **gold)], [entity(0, 5, "MONEY", **found)], "entities")
    assert counts(scores, "entity MONEY") == (1, 0, 0)
    assert counts(scores, "value MONEY") == ((1, 0, 0) if right else (0, 0, 1))


def test_event_is_detected_by_its_identity_and_judged_by_its_slots() -> None:
    gold = [move("Ostermark AG", direction="up", change={"value": 2.5, "unit": "percent"})]
    found = [move("Ostermark", direction="up", change={"value": Decimal(3), "unit": "percent"})]
    scores = scored(gold, found, "events")
    assert counts(scores, "event price_move") == (1, 0, 0)
    assert counts(scores, "events detected") == (1, 0, 0)
    assert counts(scores, "events complete") == (0, 1, 1)
    assert counts(scores, "events slots") == (1, 1, 1)


def test_events_pair_with_the_one_that_fits_best() -> None:
    gold = [move("Dax", change={"value": 1}), move("Dax", change={"value": 2})]
    scores = scored(gold, [gold[1], gold[0]], "events")
    assert counts(scores, "events complete") == (2, 0, 0)


def test_missed_and_spurious_events() -> None:
    scores = scored([move("Dax", direction="up")], [move("Gold", direction="up", change={"value": 1})], "events")
    assert counts(scores, "events detected") == (0, 1, 1)
    assert counts(scores, "events slots") == (0, 2, 1)


def test_events_of_unknown_types_are_missed_with_all_their_slots() -> None:
    gold = [{"type": "party", "host": {"name": "Dax"}, "guests": 3, "modality": "asserted", "evidence": "Fest."}]
    scores = scored(gold, [], "events")
    assert counts(scores, "events detected") == (0, 0, 1)
    assert counts(scores, "events slots") == (0, 0, 2)


def test_optional_events_cost_nothing() -> None:
    gold = [move("Dax", direction="up", optional=True), move("Gold", optional=True)]
    scores = scored(gold, [move("Dax", direction="down")], "events")
    assert counts(scores, "events detected") == (0, 0, 0)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Deutsche Bank AG", "deutsche bank", True),
        ("Volkswagens", "Volkswagen", True),
        ("Große Werft", "Grosse Werft GmbH", True),
        ("S&P 500", "S&P", True),
        ("Bank", "Deutsche Bank", True),
        ("Bank", "Banker", False),
        ("AG", "SE", False),
        ("", "Dax", False),
    ],
)
def test_names(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ("up", "up", True),
        ("up", None, False),
        (500, {"value": Decimal(500), "unit": "Stellen"}, True),
        ({"value": 25, "unit": "basis_points"}, {"value": 25, "unit": "percent"}, False),
        ({"name": "Dax"}, {"name": "DAX", "entity": "e1"}, True),
        ([{"name": "A-Werk"}, {"name": "B-Werk"}], [{"name": "B-Werk"}, {"name": "A-Werk"}], True),
        ([{"name": "A-Werk"}, {"name": "B-Werk"}], [{"name": "B-Werk"}], False),
        ({"min": 9, "max": 11}, {"value": None, "min": Decimal(9), "max": Decimal(11)}, True),
    ],
)
def test_slots(gold: Any, found: Any, right: bool) -> None:
    assert agrees(gold, found) is right


def test_figures() -> None:
    tally = Tally(hits=6, false=2, missed=4)
    assert (tally.precision, tally.recall, tally.f1) == (0.75, 0.6, 12 / 18)
    assert (Tally().precision, Tally().recall, Tally().f1) == (None, None, None)


def test_gold_that_is_no_gold(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"text": "Der Dax steigt."}) + "\n{}\n", encoding="utf-8")
    rows = read_gold(str(path))
    assert next(rows)["text"] == "Der Dax steigt."
    with pytest.raises(InputError, match=r"gold\.jsonl:2"):
        next(rows)
    with pytest.raises(InputError, match="fehlt"):
        list(read_gold(str(tmp_path / "fehlt.jsonl")))
