from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from tickerlese.article import Article
from tickerlese.errors import InputError
from tickerlese.extractor import Extractor
from tickerlese.view.records import Shown, pack, read_shown, without_nulls

Json = dict[str, Any]


@pytest.fixture
def record(extractor: Extractor, article: str) -> Json:
    made: Json = json.loads(extractor.extract_json(Article(article, id="a.txt")))
    assert made["entities"]
    assert made["events"]
    return made


def write(path: Path, *records: Json) -> str:
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return str(path)


def text_of(one: Shown) -> list[Any]:
    passages: list[Any] = one.record["passages"]
    return passages


def test_text_is_found_by_id(record: Json, article: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(article, encoding="utf-8")
    (one,) = read_shown([write(tmp_path / "r.json", record)], [str(tmp_path / "a.txt")])
    assert one.problem == ""
    assert text_of(one) == [[0, article]]
    assert "quoted" not in one.record


def test_text_is_found_by_its_hash(extractor: Extractor, article: str, tmp_path: Path) -> None:
    (tmp_path / "anders.txt").write_text(article, encoding="utf-8")
    record = json.loads(extractor.extract_json(Article(article)))
    (one,) = read_shown([write(tmp_path / "r.json", record)], [str(tmp_path / "anders.txt")])
    assert text_of(one) == [[0, article]]


def test_the_record_s_own_text_wins(record: Json, article: str, tmp_path: Path) -> None:
    (one,) = read_shown([write(tmp_path / "r.json", {**record, "text": article})])
    assert text_of(one) == [[0, article]]


@pytest.mark.parametrize(("other", "problem"), [(None, "no text"), ("Ein anderer Text. " * 30, "not the one")])
def test_without_its_text_a_record_shows_what_it_quotes(
    record: Json, tmp_path: Path, other: str | None, problem: str
) -> None:
    (tmp_path / "a.txt").write_text(other or "", encoding="utf-8")
    (one,) = read_shown([write(tmp_path / "r.json", record)], [str(tmp_path / "a.txt")] if other else [])
    assert problem in one.problem
    assert one.record["quoted"] is True
    evidence = record["events"][0]["evidence"]
    assert [evidence["start"], evidence["text"]] in text_of(one)


def test_overlapping_quotes_are_shown_once(record: Json) -> None:
    event = record["events"][0]
    span = event["evidence"]
    longer = {"text": span["text"] + "mehr", "start": span["start"], "end": span["end"] + 4}
    beyond = {"text": "hrUnd", "start": span["end"] + 2, "end": span["end"] + 7}
    events = [{**event, "evidence": one} for one in (span, longer, beyond)]
    packed = pack({**record, "events": events}, None)
    assert packed["passages"] == [[span["start"], span["text"] + "mehr"], [span["end"] + 4, "Und"]]


def test_records_come_from_files_lines_folders_and_archives(record: Json, tmp_path: Path) -> None:
    (tmp_path / "ordner" / "tief").mkdir(parents=True)
    write(tmp_path / "ordner" / "tief" / "a.json", {**record, "id": "1"})
    (tmp_path / "ordner" / "b.json").write_text(json.dumps({**record, "id": "2"}, indent=2), encoding="utf-8")
    (tmp_path / "ordner" / "liesmich.txt").write_text("nichts", encoding="utf-8")
    lines = write(tmp_path / "c.jsonl", {**record, "id": "3"}, {**record, "id": "4"})
    (tmp_path / "d.jsonl.gz").write_bytes(gzip.compress(json.dumps({**record, "id": "5"}).encode()))
    shown = read_shown([str(tmp_path / "ordner"), lines, str(tmp_path / "d.jsonl.gz")])
    assert [one.record["id"] for one in shown] == ["2", "1", "3", "4", "5"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", "no records"),
        ("kein JSON", "r.json:1: not JSON"),
        ('{"text": "ein Artikel"}', "not a record"),
        ("[1]", "not a record"),
        ('{"schema": "tickerlese/1", "id": "a"}', "damaged: KeyError"),
        ('{"schema": "tickerlese/1", "id": "a", "entities": [3], "events": []}', "damaged"),
    ],
)
def test_what_is_no_record_is_refused(tmp_path: Path, content: str, complaint: str) -> None:
    (tmp_path / "r.json").write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=complaint):
        read_shown([str(tmp_path / "r.json")])


def test_missing_files_and_empty_folders_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "fehlt.json", tmp_path):
        with pytest.raises(InputError, match=str(path)):
            read_shown([str(path)])


def test_nulls_are_left_out_at_all_depths() -> None:
    assert without_nulls({"a": None, "b": [{"c": None, "d": 0, "modifier": "exact"}], "modifier": "about"}) == {
        "b": [{"d": 0}],
        "modifier": "about",
    }
