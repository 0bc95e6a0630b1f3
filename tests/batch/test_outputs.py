from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.batch.running import Records, change, do, ids, read, statuses
from tickerlese.batch import Outcome, Settings, duplicates, run, tables
from tickerlese.batch.ledger import Entry, Ledger
from tickerlese.batch.lines import Lines
from tickerlese.errors import InputError
from tickerlese.sources import Fields, InputOptions

STORY = (
    "Die Ostermark Chemie AG hat im ersten Quartal den Umsatz um 4,5 Prozent auf 120,5 Millionen Euro gesteigert. Das "
    "teilte der Konzern am Mittwoch mit. Die Aktie legte um 2,5 Prozent auf 18,40 Euro zu. Analysten hatten weniger "
    "erwartet. Vorstandschefin Frieda Lohmann bestätigte die Prognose für das laufende Jahr."
)
PORTAL = "BERLIN (Agentur) - " + STORY + " Alle Angaben ohne Gewähr."
OTHER = "Der Dax verlor am Freitag 1,2 Prozent auf 23.400 Punkte. Gold stieg um 0,4 Prozent, der Euro gab etwas nach."


def do_with(source: Path, out: Path | str, model: str, **settings: Any) -> list[Outcome]:
    return list(run([str(source)], out, Settings(model, workers=0, **settings)))


# ---- lines -----------------------------------------------------------------------------------------------------------


def test_lines_that_were_put_aside_survive_any_end_of_the_run(lines: Path, tmp_path: Path, model_path: str) -> None:
    out = tmp_path / "out.jsonl"
    do(lines, out, model_path)
    whole = out.read_bytes()
    text = lines.read_text("utf-8")
    lines.write_text('{"id": "neu", "text": "Gold stieg um 1 Prozent."}\n' + text, "utf-8")
    coming = run([str(lines)], out, Settings(model_path, workers=0))
    assert [next(coming).status for _ in range(30)] == ["done"] + ["kept"] * 29
    coming.close()  # type: ignore[attr-defined] # run is a generator
    assert (tmp_path / "out.jsonl.aside").stat().st_size == len(whole)
    assert statuses(do(lines, out, model_path)) == {"kept": 71}
    assert out.read_bytes().endswith(whole)
    assert sorted(path.name for path in tmp_path.glob("out*")) == ["out.jsonl", "out.jsonl.ledger"]


def test_unordered_lines_go_on_and_forget_what_is_gone(lines: Path, tmp_path: Path, model_path: str) -> None:
    out = tmp_path / "out.jsonl"
    do_with(lines, out, model_path, ordered=False)
    change(lines, 3, text="Gold stieg um 1 Prozent.")
    rows = lines.read_text("utf-8").splitlines(keepends=True)
    lines.write_text("".join([*rows[:5], *rows[60:]]), "utf-8")
    assert statuses(do_with(lines, out, model_path, ordered=False)) == {"done": 1, "kept": 14}
    assert ids(out) == [f"n{number}" for number in (0, 1, 2, 4, *range(60, 70), 3)]
    assert statuses(do_with(lines, out, model_path, ordered=False)) == {"kept": 15}
    assert statuses(do(lines, out, model_path)) == {"kept": 15}  # and in order again
    assert ids(out) == [f"n{number}" for number in (*range(5), *range(60, 70))]


def test_ledger_finds_by_key_and_drops_a_torn_end(tmp_path: Path) -> None:
    path = tmp_path / "x.ledger"
    ledger = Ledger(path)
    for number in (1, 2, 3, 2):
        ledger.add(Entry(f"k{number}", "sha", "made", "done", end=number * 10))
    ledger.add(Entry("k2", "neu", "made", "failed"))
    ledger.close()
    path.write_bytes(path.read_bytes() + b'{"key": "k4", "sha')
    again = Ledger(path)
    assert [again.find(key) and again.find(key).sha256 for key in ("k1", "k2", "k4")] == ["sha", "neu", None]  # type: ignore[union-attr]
    assert len(again) == 5
    again.close()
    short = Ledger(path, data_size=25)
    assert len(short) == 2
    short.close()


def test_two_runs_into_one_output_are_refused(lines: Path, tmp_path: Path, model_path: str) -> None:
    out = tmp_path / "out.jsonl"
    first = run([str(lines)], out, Settings(model_path, workers=0))
    next(first)
    with pytest.raises(InputError, match="another batch"):
        do(lines, out, model_path)
    assert statuses(list(first)) == {"done": 69}


def test_a_record_without_ledger_entry_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b'{"halb')
    store = Lines(path)
    store.finish()
    store.close()
    assert path.read_bytes() == b""


# ---- rows ------------------------------------------------------------------------------------------------------------


def test_fields_are_chosen_and_the_rest_is_meta(tmp_path: Path, model_path: str) -> None:
    table = tmp_path / "news.csv"
    table.write_text("nr;body;ressort\n7;Der Dax fiel um 1 Prozent.;Markt\n", encoding="cp1252")
    do_with(table, tmp_path / "out.jsonl", model_path, input=InputOptions(fields=Fields("body", "nr")))
    (record,) = read(tmp_path / "out.jsonl")
    assert (record["id"], record["meta"]) == ("7", {"ressort": "Markt"})


# ---- Parquet ---------------------------------------------------------------------------------------------------------


def test_parquet_has_one_row_for_each_document_and_goes_on(lines: Path, tmp_path: Path, model_path: str) -> None:
    out = tmp_path / "out.parquet"
    assert statuses(do(lines, out, model_path)) == {"done": 70}
    do(lines, tmp_path / "out.jsonl", model_path)
    expected = read(tmp_path / "out.jsonl")
    rows = pq.read_table(out).to_pylist()
    assert [row["id"] for row in rows] == [record["id"] for record in expected]
    for name in ("entities", "events"):
        assert [json.loads(row[name]) for row in rows] == [record[name] for record in expected]
    first = out.read_bytes()
    assert statuses(do(lines, out, model_path)) == {"kept": 70}
    assert out.read_bytes() == first
    assert sorted(path.name for path in tmp_path.glob("out.parquet*")) == [
        "out.parquet", "out.parquet.records.jsonl", "out.parquet.records.jsonl.ledger",
    ]  # fmt: skip


@pytest.mark.parametrize("out", ["out", "out.jsonl.gz", "out.parquet"])
def test_flat_tables(lines: Path, tmp_path: Path, model_path: str, out: str) -> None:
    paths = {"events_parquet": tmp_path / "tables/events.parquet", "entities_parquet": tmp_path / "entities.parquet"}
    do_with(lines, tmp_path / out, model_path, **paths)
    events, entities = (pq.read_table(path).to_pylist() for path in paths.values())
    moves = [event for event in events if event["type"] == "price_move"]
    assert len(moves) == len({event["document"] for event in moves}) == 70
    move = moves[0]
    assert (move["instrument"], move["instrument_kind"], move["direction"]) == ("Ostermark Chemie AG", "share", "up")
    assert (move["change"], move["change_unit"], move["price"]) == (Decimal("2.5"), "percent", Decimal("18.4"))
    assert move["company"] is None
    firm = next(entity for entity in entities if entity["label"] == "COMPANY")
    assert (firm["name"], firm["published"], firm["amount"]) == ("Ostermark Chemie AG", "2025-09-24", None)


@pytest.mark.parametrize(
    ("number", "read_as"),
    [
        (380_000_000_000, Decimal(380_000_000_000)),
        (Decimal("0.1"), Decimal("0.1")),
        (Decimal("1e-12"), Decimal(0)),
        (Decimal("1e27"), None),
        (None, None),
    ],
)
def test_numbers_in_tables(number: Any, read_as: Decimal | None) -> None:
    assert tables.read_decimal(number) == read_as


def test_columns_of_tables_are_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "tables.md").read_text(encoding="utf-8")
    for name, table in tables.tables().items():
        section = page.split(f"## {name}\n")[1].split("\n## ")[0]
        rows = [row.split("|") for row in section.splitlines() if row.startswith("| `")]
        documented = {column: row[2].strip() for row in rows for column in re.findall(r"`(\w+)`", row[1])}
        assert documented == (tables.EVENT if name == "events" else table.columns)


# ---- near-duplicates -------------------------------------------------------------------------------------------------


def marks(records: Records) -> dict[str, tuple[str | None, float | None]]:
    return {record["id"]: (record["duplicate_of"], record["similarity"]) for record in records}


def write_rows(path: Path, texts: dict[str, str]) -> Path:
    path.write_text("".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items()), "utf-8")
    return path


def test_near_duplicates_are_marked_and_stay(tmp_path: Path, model_path: str) -> None:
    texts = {"a": STORY, "b": OTHER, "c": PORTAL, "d": STORY.upper(), "e": "Kurz.", "f": STORY[:150]}
    source, out = write_rows(tmp_path / "n.jsonl", texts), tmp_path / "out.jsonl"
    do_with(source, out, model_path, dedupe=True)
    found = marks(read(out))
    assert [found[name] for name in "abef"] == [(None, None)] * 4
    assert found["d"] == ("a", 1)
    assert found["c"][0] == "a"
    assert 0.7 <= (found["c"][1] or 0) < 1
    whole = out.read_bytes()
    assert statuses(do_with(source, out, model_path, dedupe=True)) == {"kept": 6}
    assert out.read_bytes() == whole
    assert statuses(do_with(source, out, model_path)) == {"done": 6}


def test_marks_follow_what_came_before(tmp_path: Path, model_path: str) -> None:
    source, out = write_rows(tmp_path / "n.jsonl", {"b": STORY, "c": OTHER}), tmp_path / "out.jsonl"
    do_with(source, out, model_path, dedupe=True)
    write_rows(source, {"a": STORY, "b": STORY, "c": OTHER})
    assert statuses(do_with(source, out, model_path, dedupe=True)) == {"done": 1, "kept": 2}
    assert marks(read(out)) == {"a": (None, None), "b": ("a", 1), "c": (None, None)}


def test_sketches_tell_the_share_of_common_triples() -> None:
    one, other = (duplicates.sketch(text) for text in (STORY, PORTAL))
    assert duplicates.similarity(one, one) == 1
    assert 0.7 < duplicates.similarity(one, other) < 1
    assert duplicates.similarity(one, duplicates.sketch(OTHER)) < 0.1


# ---- behind a URL ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["out.jsonl", "out"])
def test_output_behind_a_url(
    folder: Path, tmp_path: Path, model_path: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (1, 2):  # the second machine has no copy of its own
        (tmp_path / f"machine{number}").mkdir()
    bucket = tmp_path / "bucket"
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "machine1"))
    assert statuses(do_with(folder, f"local://{bucket}/{name}", model_path)) == {"done": 3}
    do(folder, tmp_path / name, model_path)
    written = sorted(path for path in (tmp_path / name, *(tmp_path / name).rglob("*.json")) if path.is_file())
    for path in written:
        assert (bucket / path.relative_to(tmp_path)).read_bytes() == path.read_bytes()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "machine2"))
    (folder / "b/e.txt").write_text("Gold stieg.", "utf-8")
    assert statuses(do_with(folder, f"local://{bucket}/{name}", model_path)) == {"done": 1, "kept": 3}
