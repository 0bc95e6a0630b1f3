from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from tickerlese.assembly import SCHEMA_VERSION, assemble, to_json
from tickerlese.events import EVENT_TYPES, Event
from tickerlese.mention import Amount, Identity, Mention, Period
from tickerlese.record import Record, schema
from tickerlese.relevance import rank_companies

TEXT = "Die Aktie der Ostermark Chemie AG legte am Mittwoch um 2,50 Prozent auf 18,40 Euro zu. Der Konzern freut sich."
OSTERMARK = Identity("Ostermark Chemie AG", isin="DE0000000001")


def mention(words: str, label: str, text: str = TEXT, **values: Any) -> Mention:
    start = text.index(words)
    return Mention(label, start, start + len(words), 0, 0, **values)


def money(words: str, amount: str | None, currency: str, text: str) -> Mention:
    return mention(words, "MONEY", text, amount=Amount(amount and Decimal(amount), currency=currency))


def mentions() -> dict[str, Mention]:
    day = Period(date(2025, 9, 24), date(2025, 9, 24), "date")
    return {
        "company": mention("Ostermark Chemie AG", "COMPANY", identity=OSTERMARK),
        "day": mention("am Mittwoch", "DATE", period=day),
        "change": mention("2,50 Prozent", "PERCENT", amount=Amount(Decimal("2.50"), unit="percent")),
        "price": money("18,40 Euro", "18.40", "EUR", TEXT),
        "anaphor": mention("Der Konzern", "COMPANY", identity=OSTERMARK, anaphor=True),
        "gold": mention("Die Aktie", "INSTRUMENT", identity=Identity("Gold"), kind="commodity"),
    }


def price_move(**slots: Any) -> Event:
    end = TEXT.index(" Der Konzern")
    return Event("price_move", "asserted", (34, 39), [(34, 39)], (0, end), slots)


def slots_of(**slots: Any) -> dict[str, Any]:
    return assemble(TEXT, mentions().values(), [price_move(**slots)])[1][0]


def a_record() -> dict[str, Any]:
    found = mentions()
    event = price_move(instrument=found["company"], change=found["change"], price=found["price"], direction="up")
    entities, events = assemble(TEXT, found.values(), [event])
    return {
        "schema": SCHEMA_VERSION,
        "id": "a.txt",
        "title": None,
        "published": date(2025, 9, 24),
        "language": "de",
        "model": {"name": "de_test", "version": "1"},
        "text": None,
        "entities": entities,
        "events": events,
        "companies": rank_companies(entities, events, TEXT, None),
        "warnings": [],
        "meta": None,
        "duplicate_of": None,
        "similarity": None,
    }


def test_entities_come_in_text_order_without_anaphors_and_instruments() -> None:
    entities, _ = assemble(TEXT, reversed(mentions().values()), [])
    assert [(e["id"], e["label"], e["text"]) for e in entities] == [
        ("e1", "COMPANY", "Ostermark Chemie AG"),
        ("e2", "DATE", "am Mittwoch"),
        ("e3", "PERCENT", "2,50 Prozent"),
        ("e4", "MONEY", "18,40 Euro"),
    ]
    assert all(TEXT[e["start"] : e["end"]] == e["text"] for e in entities)


def test_event_slots_refer_to_entities() -> None:
    found = mentions()
    values = {"instrument": found["company"], "change": found["change"], "period": found["day"], "venue": "Xetra"}
    event = assemble(TEXT, found.values(), [price_move(**values)])[1][0]
    assert event["instrument"] == {"name": "Ostermark Chemie AG", "entity": "e1", "kind": "share"}
    assert event["change"]["value"] == Decimal("2.50")
    assert event["change"]["entity"] == "e3"
    assert event["period"] == {"text": "am Mittwoch", "start_date": date(2025, 9, 24), "end_date": date(2025, 9, 24)}
    assert event["venue"] == "Xetra"
    assert event["milestone"] is None
    assert event["trigger"] == {"text": "legte", "start": 34, "end": 39}


def test_amount_with_another_sign_still_finds_its_entity() -> None:
    change = slots_of(change=Amount(Decimal("-2.5"), unit="percent"))["change"]
    assert (change["value"], change["entity"]) == (Decimal("-2.5"), "e3")


def test_amount_that_no_entity_tells_stands_alone() -> None:
    assert slots_of(change=Amount(Decimal(100), unit="percent"))["change"]["entity"] is None


def test_anaphor_points_at_the_name_before_it() -> None:
    found = mentions()
    event = assemble(TEXT, found.values(), [price_move(instrument=found["anaphor"])])[1][0]
    assert event["instrument"] == {"name": "Ostermark Chemie AG", "entity": "e1", "kind": "share"}


def test_instrument_has_a_kind_and_no_entity() -> None:
    assert slots_of(instrument=mentions()["gold"])["instrument"] == {
        "name": "Gold",
        "entity": None,
        "kind": "commodity",
    }


@pytest.mark.parametrize(
    ("text", "restates"),
    [
        ("Er zahlt 380 Mrd. Yuan (rund 53 Mrd. Dollar) dafür.", True),
        ("Die 380 Mrd. Yuan-Initiative (53 Mrd. Dollar) beginnt.", True),
        ("Er zahlt 380 Mrd. Yuan, umgerechnet etwa 53 Mrd. Dollar, dafür.", True),
        ("Es sind 380 Mrd. Yuan – das sind 53 Mrd. Dollar.", True),
        ("Er zahlt 380 Mrd. Yuan und 53 Mrd. Dollar.", False),
        ("Er zahlt 380 Mrd. Yuan. (Rund 53 Mrd. Dollar hat er.)", False),
        ("Er zahlt 380 Mrd. Yuan (im Vorjahr 53 Mrd. Dollar).", False),
    ],
)
def test_restatements(text: str, restates: bool) -> None:
    amounts = [money("380 Mrd. Yuan", "380e9", "CNY", text), money("53 Mrd. Dollar", "53e9", "USD", text)]
    entities, _ = assemble(text, amounts, [])
    assert entities[1]["equivalent_to"] == ("e1" if restates else None)
    assert entities[0]["equivalent_to"] is None


def test_same_currency_in_brackets_is_no_restatement() -> None:
    text = "Der Gewinn lag bei 5 Mio. Euro (4 Mio. Euro)."
    amounts = [money("5 Mio. Euro", "5e6", "EUR", text), money("4 Mio. Euro", "4e6", "EUR", text)]
    assert assemble(text, amounts, [])[0][1]["equivalent_to"] is None


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("149.4", "149.4"),
        ("3.8E+11", "380000000000"),
        ("-0.3", "-0.3"),
        ("0.1000000000000000000001", None),
        ("1E-7", None),
    ],
)
def test_numbers_are_exact_and_have_no_exponent(number: str, written: str | None) -> None:
    data = to_json({"value": Decimal(number)})
    assert json.loads(data, parse_float=Decimal, parse_int=Decimal)["value"] == Decimal(number)
    assert b"e" not in data.removeprefix(b'{"value"').lower()
    assert written is None or data == f'{{"value":{written}}}'.encode()


def test_record_reads_and_writes_without_loss() -> None:
    data = to_json(a_record())
    record = Record.model_validate_json(data)
    assert record.to_json() == data
    assert Record.model_validate(a_record()) == record
    assert record.published == date(2025, 9, 24)


def test_record_validates_against_the_schema() -> None:
    validator = Draft202012Validator(schema())
    validator.check_schema(schema())
    row = json.loads(to_json(a_record()))
    validator.validate(row)
    row["entities"][3]["amount"] = "18,40"
    assert not validator.is_valid(row)


@pytest.mark.parametrize(
    "damage",
    [
        lambda row: row.update(extra=1),
        lambda row: row.pop("warnings"),
        lambda row: row["entities"][0].pop("isin"),
        lambda row: row["entities"][0].update(label="FIRMA"),
        lambda row: row["companies"][0].pop("relevance"),
        lambda row: row["events"][0].update(direction="sideways"),
        lambda row: row["events"][0].update(type="party"),
        lambda row: row["events"][0]["change"].update(colour="red"),
    ],
)
def test_record_refuses(damage: Any) -> None:
    row = json.loads(to_json(a_record()))
    damage(row)
    with pytest.raises(ValidationError):
        Record.model_validate(row)


def test_schema_knows_every_event_type_and_decimals_as_numbers() -> None:
    made = json.dumps(schema())
    assert all(f'"{event_type.name}"' in made for event_type in EVENT_TYPES)
    assert schema()["$defs"]["Money"]["properties"]["amount"]["anyOf"][0] == {"type": "number"}


def test_mention_ids_are_given_anew_for_each_record() -> None:
    company = replace(mentions()["company"], id="e99")
    assert assemble(TEXT, [company], [])[0][0]["id"] == "e1"
