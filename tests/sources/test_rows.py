from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tickerlese.article import parse_published
from tickerlese.assembly import to_json
from tickerlese.errors import InputError
from tickerlese.sources import Fields, rows
from tickerlese.sources.rows import RowNames, read_row


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("[1]", "string"),
        ('{"text": null}', "string"),
        ('{"body": "A", "x": 1}', "it has body, x"),
        ('{"text": "A", "published": 20250924}', '"published" is not a string'),
        ('{"text": "A", "published": "gestern"}', "gestern"),
        ('{"text": "A", "title": ["B"]}', '"title" is not a string'),
        ('{"text": "A"', "not JSON"),
    ],
)
def test_rows_that_are_refused(line: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read_row(line, "n.jsonl:1")


def test_fields_are_chosen_and_the_rest_is_passed_through() -> None:
    line = (
        '{"guid": 7, "content": {"body": "Gold stieg.", "lang": "de"}, "day": "24.09.2025", "title": "T", "x": [1.5]}'
    )
    article = read_row(line, "", Fields.parse("text=content.body, id=guid,published=day"))
    assert (article.text, article.id, article.title) == ("Gold stieg.", "7", "T")
    assert article.published == date(2025, 9, 24)
    assert article.meta == {"content": {"lang": "de"}, "x": [Decimal("1.5")]}


@pytest.mark.parametrize("choice", ["text", "text=", "body=x", "text=a;id=b=,x"])
def test_choices_of_fields_that_are_refused(choice: str) -> None:
    with pytest.raises(InputError, match="form"):
        Fields.parse(choice)


@pytest.mark.parametrize(
    ("written", "passed"),
    [
        ("0.1", "0.1"),
        ("12345678901234567890.123456789", "12345678901234567890.123456789"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("1e3", "1000"),
        ("1e999999999", '"1e999999999"'),
        ("NaN", "null"),
    ],
)
def test_numbers_are_passed_through_exactly(written: str, passed: str) -> None:
    article = read_row(f'{{"text": "A", "n": {written}}}', "")
    assert to_json(dict(article.meta or {})) == f'{{"n":{passed}}}'.encode()


def test_bad_bytes_are_noted() -> None:
    article = read_row('{"text": "Börse"}'.encode("cp1252"), "")
    assert article.text == "Börse"
    assert article.notes == ("the input is not UTF-8: decoded as Windows-1252",)


def test_names_stand_for_one_row_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "NAMES_IN_SET", 2)
    names = RowNames("id")
    lines = [b'{"id": "a"}', b'{"id": "b"}', b'{"id": "c"}', b'{"id": "a"}', b"{}", b'{"id": "c"}']
    assert [names.name(line, number) for number, line in enumerate(lines, 1)] == ["a", "b", "c", "a#4", "5", "c#6"]


def test_published() -> None:
    assert parse_published("2025-09-24") == date(2025, 9, 24)
    for value in ("2025-09-24T08:04:00+02:00", "Wed, 24 Sep 2025 08:04:00 +0200"):
        time = parse_published(value)
        assert time is not None
        assert time.isoformat() == "2025-09-24T08:04:00+02:00"
