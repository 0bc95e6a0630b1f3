from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from jsonschema import Draft202012Validator
from typer.testing import CliRunner, Result

from tickerlese import __version__
from tickerlese.cli import app
from tickerlese.extractor import Extractor, Reading

COMMANDS = ("extract", "batch", "schema", "view", "serve", "models", "evaluate", "explain")
Call = Callable[..., Result]
PROGRAM = [sys.executable, "-c", "from tickerlese.cli import app; app()"]


@pytest.fixture
def call(model_path: str, monkeypatch: pytest.MonkeyPatch) -> Call:
    monkeypatch.setenv("TICKERLESE_MODEL", model_path)
    runner = CliRunner()

    def run(*arguments: str | Path, stdin: str | bytes = "") -> Result:
        return runner.invoke(app, [str(argument) for argument in arguments], input=stdin)

    return run


@pytest.fixture
def files(tmp_path: Path, article: str) -> list[Path]:
    paths = [tmp_path / "a.txt", tmp_path / "b.html", tmp_path / "c.jsonl"]
    paths[0].write_text(article, encoding="utf-8")
    paths[1].write_text("<html><body><p>Der <b>Dax</b> fiel um 1 Prozent.</p></body></html>", encoding="utf-8")
    paths[2].write_text('{"id": "x", "text": "Gold stieg."}\n{"id": "y", "text": "Öl fiel."}\n', encoding="utf-8")
    return paths


def rows(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_stdin_gives_one_record(call: Call, article: str) -> None:
    result = call("extract", "--id", "mein", "--published", "2025-09-24", stdin=article)
    (record,) = rows(result)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert (record["id"], record["published"], record["schema"]) == ("mein", "2025-09-24", "tickerlese/1")
    assert rows(call("extract", "-", "--id", "mein", "--published", "2025-09-24", stdin=article)) == [record]


def test_several_files_give_lines(call: Call, files: list[Path]) -> None:
    result = call("extract", *files)
    assert result.exit_code == 0
    assert [record["id"] for record in rows(result)] == ["a.txt", "b.html", "x", "y"]
    assert rows(result)[1]["text"] == "Der Dax fiel um 1 Prozent."


def test_pretty_is_the_same_record(call: Call, article: str) -> None:
    pretty = call("extract", "--pretty", stdin=article).stdout
    assert pretty.count("\n") > 20
    assert json.loads(pretty) == rows(call("extract", stdin=article))[0]


def test_tables_are_for_people(call: Call, article: str) -> None:
    result = call("extract", "--table", "--id", "mein", stdin=article)
    assert result.exit_code == 0
    assert result.stdout.startswith("mein")
    assert "120,500,000 EUR" in result.stdout
    assert '"schema"' not in result.stdout


def test_view_writes_a_page(call: Call, article: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(article, encoding="utf-8")
    (tmp_path / "a.json").write_text(call("extract", tmp_path / "a.txt").stdout, encoding="utf-8")
    page = tmp_path / "a.html"
    result = call("view", tmp_path / "a.json", "--texts", tmp_path / "a.txt", "--out", page)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Frieda Lohmann am Mittwoch. Die Aktie" in page.read_text(encoding="utf-8")
    assert result.stderr == f"tickerlese: 1 record in {page}\n"
    result = call("view", tmp_path / "a.json", "--out", page)
    assert "a.txt: the record has no text; name its document with --texts" in result.stderr


def test_view_reads_a_pipe(call: Call, article: str, tmp_path: Path) -> None:
    html = f"<html><body><p>{article}</p></body></html>"
    record = call("extract", stdin=html).stdout
    assert call("view", "-", "--out", tmp_path / "a.html", stdin=record).exit_code == 0
    assert '"quoted"' not in (tmp_path / "a.html").read_text(encoding="utf-8").split('id="data"')[1]


def test_serve_stops_when_it_is_told_to(model_path: str, article: str) -> None:
    environment = {**os.environ, "TICKERLESE_MODEL": model_path}
    command = [*PROGRAM, "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stderr
        assert process.stdout
        address = process.stderr.readline().decode().split()[-1]
        assert address.startswith("http://127.0.0.1:")
        assert httpx.post(f"{address}extract", json={"text": article}, timeout=60).json()["entities"]
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
        assert process.stdout.read() == b""


def test_serve_tells_at_once_that_a_port_is_taken(call: Call) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = call("serve", "--port", str(port))
    assert result.exit_code == 2
    assert f"127.0.0.1:{port}: Address already in use" in result.stderr


def test_serve_without_its_extra_names_it(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("fastapi", "tickerlese.service.app"):
        monkeypatch.setitem(sys.modules, module, None)
    result = call("serve")
    assert result.exit_code == 2
    assert "pip install 'tickerlese[serve]'" in result.stderr


def test_lines_from_stdin(call: Call) -> None:
    lines = '{"text": "Gold stieg.", "id": 1}\n\n{"text": "Öl fiel.", "id": "b"}\n'
    result = call("extract", "--input-format", "jsonl", stdin=lines)
    assert [record["id"] for record in rows(result)] == ["1", "b"]


def test_bad_documents_do_not_stop_the_good_ones(call: Call, files: list[Path], tmp_path: Path) -> None:
    (tmp_path / "leer.txt").write_text("", encoding="utf-8")
    result = call("extract", tmp_path / "leer.txt", *files)
    assert result.exit_code == 1
    assert len(rows(result)) == 4
    assert result.stderr.count("\n") == 1
    assert "leer.txt" in result.stderr


def test_a_defect_of_ours_costs_one_document(call: Call, files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Extractor.read

    def fragile(self: Extractor, reading: Reading) -> dict[str, object]:
        if reading.article.id == "x":
            raise ZeroDivisionError("oh")
        return whole(self, reading)

    monkeypatch.setattr(Extractor, "read", fragile)
    result = call("extract", *files)
    assert result.exit_code == 1
    assert [record["id"] for record in rows(result)] == ["a.txt", "b.html", "y"]
    assert "c.jsonl:1: ZeroDivisionError: oh" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (["extract", "/gibt/es/nicht.txt"], 2, "/gibt/es/nicht.txt: no such file"),
        (["extract", "--published", "gestern"], 2, "gestern"),
        (["extract", "--model", "/gibt/es/nicht"], 3, "Tried --model /gibt/es/nicht"),
        (["extract", "--input-format", "pdf"], 2, "pdf"),
        (["extract", "--farbe"], 2, "--farbe"),
        (["batch", "/gibt/es/nicht", "--out", "/gibt/es/nicht.jsonl"], 2, "no such file"),
        (["batch", "x"], 2, "--out"),
        (["evaluate", "/gibt/es/nicht.jsonl"], 2, "/gibt/es/nicht.jsonl"),
        (["view", "/gibt/es/nicht.json", "--out", "/gibt/es/nicht.html"], 2, "/gibt/es/nicht.json"),
        (["view", "x.json"], 2, "--out"),
        (["serve", "--port", "99999"], 2, "--port"),
        (["serve", "--model", "/gibt/es/nicht", "--port", "0"], 3, "no usable model"),
        (["models", "--model", "/gibt/es/nicht"], 3, "no usable model"),
        (["tanze"], 2, "tanze"),
    ],
)
def test_errors(call: Call, arguments: list[str], code: int, complaint: str) -> None:
    result = call(*arguments, stdin="Der Dax fiel.")
    assert result.exit_code == code
    assert complaint in result.stderr
    assert "Traceback" not in result.stderr
    assert "{" not in result.stdout


def test_empty_stdin_is_unreadable_input(call: Call) -> None:
    result = call("extract", stdin="")
    assert (result.exit_code, result.stdout) == (2, "")


def test_batch_counts_and_reports(call: Call, files: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = call("batch", tmp_path, "--out", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "4 written" in result.stderr
    files[0].write_text("", encoding="utf-8")
    result = call("batch", tmp_path, "--out", out)
    assert result.exit_code == 1
    assert "3 kept" in result.stderr
    assert "a.txt: InputError" in result.stderr


def test_schema_is_a_schema(call: Call) -> None:
    result = call("schema")
    Draft202012Validator.check_schema(json.loads(result.stdout))
    assert json.loads(result.stdout)["required"][:2] == ["schema", "id"]


def test_models_tells_which_and_why(call: Call, model_path: str) -> None:
    result = call("models")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"* $TICKERLESE_MODEL: de_test_ruler 1.0 in {model_path}")


def test_evaluate(call: Call, article: str, tmp_path: Path) -> None:
    start = article.index("Frieda")
    person = {"label": "PERSON", "start": start, "end": start + len("Frieda Lohmann")}
    event = {"type": "price_move", "instrument": {"name": "Dax"}}
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": "a", "text": article, "entities": [person], "events": [event]}), encoding="utf-8")
    result = call("evaluate", gold, "--json")
    figures = json.loads(result.stdout)
    assert figures["entity PERSON"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "hits": 1, "false": 0, "missed": 0}
    assert figures["event price_move"]["missed"] == 1
    assert "entity PERSON" in call("evaluate", gold).stdout


def test_explain_shows_triggers_and_slots(call: Call) -> None:
    result = call("explain", stdin="Die Aktie der Ostermark Chemie AG legte um 2,5 Prozent zu.")
    assert result.exit_code == 0
    assert "price_move: 'legte' in: Die Aktie" in result.stdout
    assert "instrument='Ostermark Chemie AG'" in result.stdout


def test_version(call: Call) -> None:
    assert call("--version").stdout == f"{__version__}\n"


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help(call: Call, command: str) -> None:
    result = call(*filter(None, [command]), "--help")
    assert result.exit_code == 0
    assert "Usage" in result.stdout
    if not command:
        assert all(f"\n  {name} " in result.stdout for name in COMMANDS)


def test_help_loads_neither_spacy_nor_pydantic() -> None:
    code = (
        "import sys; sys.argv = ['tickerlese', '--help']\n"
        "from tickerlese.cli import app\n"
        "try: app()\n"
        "finally: print({'spacy', 'pydantic', 'numpy', 'rich', 'fastapi', 'uvicorn'} & {*sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "set()"


def test_head_ends_quietly(tmp_path: Path, model_path: str) -> None:
    lines = tmp_path / "many.jsonl"
    lines.write_text('{"text": "Der Dax fiel am Mittwoch um 1 Prozent."}\n' * 3000, encoding="utf-8")
    reading, writing = os.pipe()
    process = subprocess.Popen(
        [*PROGRAM, "extract", str(lines), "--model", model_path], stdout=writing, stderr=subprocess.PIPE
    )
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        json.loads(pipe.readline())
    _, complaint = process.communicate(timeout=60)
    assert complaint == b""
    assert process.returncode == 0


def test_interrupt_leaves_complete_lines(tmp_path: Path, model_path: str) -> None:
    lines, out = tmp_path / "many.jsonl", tmp_path / "out"
    lines.write_text('{"text": "Der Dax fiel am Mittwoch um 1 Prozent."}\n' * 100_000, encoding="utf-8")
    with out.open("wb") as stdout:
        command = [*PROGRAM, "extract", str(lines), "--model", model_path]
        process = subprocess.Popen(command, stdout=stdout, stderr=subprocess.PIPE)
        limit = time.monotonic() + 60
        while not out.stat().st_size:
            assert time.monotonic() < limit
            time.sleep(0.01)
        process.send_signal(2)
        _, complaint = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in complaint
    assert out.read_bytes().endswith(b"}\n")
    assert all(json.loads(line) for line in out.read_bytes().splitlines())
