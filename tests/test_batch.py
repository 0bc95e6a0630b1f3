from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import zstandard

from tickerlese.batch import Outcome, Settings, run
from tickerlese.errors import InputError, ModelError

Records = list[dict[str, Any]]


@pytest.fixture
def folder(tmp_path: Path, article: str) -> Path:
    source = tmp_path / "news"
    for name, text in {
        "a.txt": article,
        "b/c.txt": "Der Dax fiel um 1 Prozent.",
        "b/d.md": "# Kurse\n\nGold stieg.",
    }.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return source


@pytest.fixture
def lines(tmp_path: Path, article: str) -> Path:
    path = tmp_path / "news.jsonl"
    rows = [
        {"id": f"n{number}", "text": f"{article} Absatz {number}.", "published": "2025-09-24"} for number in range(70)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def statuses(outcomes: list[Outcome]) -> dict[str, int]:
    return dict(Counter(outcome.status for outcome in outcomes))


def do(source: Path, out: Path, model: str, workers: int = 0) -> list[Outcome]:
    return list(run([str(source)], out, Settings(model, workers=workers)))


def read(path: Path) -> Records:
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
    if path.suffix == ".zst":
        data = zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True).read()
    return [json.loads(line) for line in data.splitlines()]


def ids(path: Path) -> list[str]:
    return [record["id"] for record in read(path)]


def test_folder_to_folder_mirrors_the_tree(folder: Path, tmp_path: Path, model_path: str) -> None:
    out = tmp_path / "out"
    outcomes = do(folder, out, model_path)
    assert statuses(outcomes) == {"done": 3}
    assert sorted(path.relative_to(out).as_posix() for path in out.rglob("*.json")) == [
        "a.txt.json", "b/c.txt.json", "b/d.md.json",
    ]  # fmt: skip
    assert json.loads((out / "b/c.txt.json").read_bytes())["id"] == "b/c.txt"
    assert not list(out.rglob("*.part"))


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.jsonl.zst"])
def test_lines_to_lines_keep_the_order_and_resume(lines: Path, tmp_path: Path, model_path: str, name: str) -> None:
    out = tmp_path / name
    assert statuses(do(lines, out, model_path)) == {"done": 70}
    assert ids(out) == [f"n{number}" for number in range(70)]
    first = out.read_bytes()
    assert statuses(do(lines, out, model_path)) == {"kept": 70}
    assert out.read_bytes() == first


def test_any_number_of_workers_gives_the_same_bytes(lines: Path, tmp_path: Path, model_path: str) -> None:
    outs = [tmp_path / f"{workers}.jsonl" for workers in range(3)]
    for workers, out in enumerate(outs):
        assert statuses(do(lines, out, model_path, workers)) == {"done": 70}
    assert outs[0].read_bytes() == outs[1].read_bytes() == outs[2].read_bytes()


def change(path: Path, number: int, **values: str | None) -> None:
    rows = read(path)
    rows[number].update(values)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_only_what_changed_is_read_again_and_the_order_stays(lines: Path, tmp_path: Path, model_path: str) -> None:
    out, fresh = tmp_path / "out.jsonl", tmp_path / "fresh.jsonl"
    do(lines, out, model_path)
    change(lines, 10, text="Der Dax fiel um 7 Prozent.")
    lines.write_text('{"id": "neu", "text": "Gold stieg um 1 Prozent."}\n' + lines.read_text("utf-8"), "utf-8")
    assert statuses(do(lines, out, model_path)) == {"done": 2, "kept": 69}
    do(lines, fresh, model_path)
    assert out.read_bytes() == fresh.read_bytes()


def test_documents_that_are_gone_leave_the_lines(lines: Path, tmp_path: Path, model_path: str) -> None:
    out = tmp_path / "out.jsonl"
    do(lines, out, model_path)
    lines.write_text("".join(lines.read_text("utf-8").splitlines(keepends=True)[:5]), "utf-8")
    assert statuses(do(lines, out, model_path)) == {"kept": 5}
    assert ids(out) == [f"n{number}" for number in range(5)]


def test_failures_are_quarantined_and_leave_it_when_mended(lines: Path, tmp_path: Path, model_path: str) -> None:
    out = tmp_path / "out.jsonl"
    change(lines, 3, text="")
    outcomes = do(lines, out, model_path)
    assert statuses(outcomes) == {"done": 69, "failed": 1}
    assert "n3" not in ids(out)
    report_path = tmp_path / "out.jsonl.quarantine" / "news.jsonl" / "n3.json"
    report = json.loads(report_path.read_bytes())
    assert (report["error"], report["source"], report["key"]) == ("InputError", f"{lines}:4", "news.jsonl#n3")
    assert "Traceback" in report["traceback"]
    change(lines, 3, text="Der Dax fiel um 1 Prozent.")
    assert statuses(do(lines, out, model_path)) == {"done": 1, "kept": 69}
    assert ids(out) == [f"n{number}" for number in range(70)]
    assert not report_path.parent.exists()


def test_a_failure_is_tried_again(lines: Path, tmp_path: Path, model_path: str) -> None:
    out = tmp_path / "out.jsonl"
    change(lines, 69, text="")
    do(lines, out, model_path)
    assert statuses(do(lines, out, model_path)) == {"failed": 1, "kept": 69}


TRAP = """
import faulthandler, os, signal, time
from tickerlese.extractor import Extractor

whole = Extractor._assemble

def trapped(self, reading, parse):
    deed = (reading.article.meta or {}).get("deed")
    if deed == "fail":
        raise ZeroDivisionError("on purpose")
    if deed == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if deed == "crash":
        faulthandler._sigsegv()
    while deed == "hang":
        time.sleep(0.1)
    return whole(self, reading, parse)

Extractor._assemble = trapped
"""


@pytest.fixture
def trap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Worker processes do what the field ``deed`` of a document says."""
    folder = tmp_path / "trap"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(TRAP, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(folder), *filter(None, sys.path))))


@pytest.mark.usefixtures("trap")
def test_bad_documents_take_no_other_with_them(lines: Path, tmp_path: Path, model_path: str) -> None:
    deeds = {
        "fail": ("ZeroDivisionError: on purpose", "ZeroDivisionError"),
        "die": ("WorkerDied: the process that read it was killed (SIGKILL)", ""),
        "crash": ("WorkerDied: the process that read it was killed (SIGSEGV)", "Segmentation fault"),
        "hang": ("Timeout: not read within 3 seconds; --timeout sets the limit", "in trapped"),
    }
    out = tmp_path / "out.jsonl"
    numbers = range(5, 70, 17)
    for number, deed in zip(numbers, deeds, strict=True):
        change(lines, number, deed=deed)
    outcomes = list(run([str(lines)], out, Settings(model_path, workers=2, timeout=3.0)))
    assert [outcome.error for outcome in outcomes if outcome.status == "failed"] == [
        error for error, _ in deeds.values()
    ]
    assert ids(out) == [f"n{number}" for number in range(70) if number not in numbers]
    for number, (_, trace) in zip(numbers, deeds.values(), strict=True):
        report = json.loads((tmp_path / f"out.jsonl.quarantine/news.jsonl/n{number}.json").read_bytes())
        assert trace in report["traceback"]


def test_torn_ends_are_repaired(lines: Path, tmp_path: Path, model_path: str) -> None:
    out, ledger = tmp_path / "out.jsonl", tmp_path / "out.jsonl.ledger"
    do(lines, out, model_path)
    whole = out.read_bytes()
    out.write_bytes(whole[:-100])
    assert statuses(do(lines, out, model_path)) == {"kept": 69, "done": 1}
    assert out.read_bytes() == whole
    ledger.write_bytes(ledger.read_bytes()[:-30])
    assert statuses(do(lines, out, model_path)) == {"kept": 69, "done": 1}
    assert out.read_bytes() == whole
    out.unlink()
    assert statuses(do(lines, out, model_path)) == {"done": 70}


def test_another_model_reads_everything_anew(folder: Path, tmp_path: Path, model_path: str) -> None:
    out = tmp_path / "out"
    do(folder, out, model_path)
    assert statuses(do(folder, out, model_path)) == {"kept": 3}
    (out / "a.txt.json").unlink()
    assert statuses(do(folder, out, model_path)) == {"kept": 2, "done": 1}
    ledger = tmp_path / "out.ledger"
    ledger.write_text(ledger.read_text("utf-8").replace("de_test_ruler-1.0", "de_test_ruler-0.9"), "utf-8")
    assert statuses(do(folder, out, model_path)) == {"done": 3}


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_stopped_goes_on_where_it_was(
    lines: Path, tmp_path: Path, model_path: str, stop: signal.Signals
) -> None:
    out, fresh = tmp_path / "out.jsonl", tmp_path / "fresh.jsonl"
    code = "from tickerlese.cli import app; app()"
    many = "".join(lines.read_text("utf-8").replace('"id": "n', f'"id": "{copy}-') for copy in range(6))
    lines.write_text(many, "utf-8")
    command = [sys.executable, "-c", code, "batch", str(lines), "--out", str(out), "--model", model_path]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    wait_for_lines(out, 40)
    process.send_signal(stop)
    _, complaint = process.communicate(timeout=30)
    assert process.returncode == (130 if stop == signal.SIGINT else -signal.SIGKILL)
    assert b"Traceback" not in complaint
    before = len(read(out)) if stop == signal.SIGINT else len((tmp_path / "out.jsonl.ledger").read_bytes().splitlines())
    assert 40 <= before < 420
    done = statuses(do(lines, out, model_path))
    assert done["kept"] + done["done"] == 420
    assert done["kept"] >= before - 1
    do(lines, fresh, model_path)
    assert out.read_bytes() == fresh.read_bytes()


def wait_for_lines(path: Path, count: int) -> None:
    limit = time.monotonic() + 60
    while not path.exists() or path.read_bytes().count(b"\n") < count:
        assert time.monotonic() < limit, "the batch wrote nothing"
        time.sleep(0.01)


@pytest.mark.parametrize("name", ["out.json", "out.csv", "fremd.jsonl"])
def test_outputs_that_are_refused(folder: Path, tmp_path: Path, model_path: str, name: str) -> None:
    (tmp_path / "fremd.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(InputError, match=name):
        do(folder, tmp_path / name, model_path)
    assert (tmp_path / "fremd.jsonl").read_text("utf-8") == "{}\n"


def test_nothing_is_written_without_a_model_or_input(folder: Path, tmp_path: Path, model_path: str) -> None:
    with pytest.raises(ModelError):
        do(folder, tmp_path / "out", "/gibt/es/nicht")
    with pytest.raises(InputError):
        do(tmp_path / "fehlt", tmp_path / "out", model_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["news"]
