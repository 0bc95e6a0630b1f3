from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.batch.running import change, do, ids, read, statuses
from tickerlese.errors import InputError, ModelError


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
    limit = time.monotonic() + 150
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
