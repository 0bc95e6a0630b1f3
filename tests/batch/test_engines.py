from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.batch.running import change, do, ids, statuses
from tickerlese.batch import Settings, run
from tickerlese.cli import app
from tickerlese.errors import InputError


def test_any_number_of_workers_gives_the_same_bytes(lines: Path, tmp_path: Path, model_path: str) -> None:
    outs = [tmp_path / f"{workers}.jsonl" for workers in range(3)]
    for workers, out in enumerate(outs):
        assert statuses(do(lines, out, model_path, workers)) == {"done": 70}
    assert outs[0].read_bytes() == outs[1].read_bytes() == outs[2].read_bytes()


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


def test_records_come_as_they_are_done_when_order_does_not_matter(lines: Path, tmp_path: Path, model_path: str) -> None:
    ordered, unordered = tmp_path / "ordered.jsonl", tmp_path / "unordered.jsonl"
    do(lines, ordered, model_path)
    outcomes = list(run([str(lines)], unordered, Settings(model_path, workers=2, ordered=False)))
    assert statuses(outcomes) == {"done": 70}
    assert sorted(ordered.read_bytes().splitlines()) == sorted(unordered.read_bytes().splitlines())


def test_one_by_one_through_a_pipe_gives_the_same_records(
    lines: Path, tmp_path: Path, model_path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    do(lines, tmp_path / "out.jsonl", model_path)
    expected = (tmp_path / "out.jsonl").read_bytes().splitlines()
    arguments = ["extract", "--input-format", "jsonl", "--model", model_path]
    for line, record in list(zip(lines.read_bytes().splitlines(), expected, strict=True))[::7]:
        assert CliRunner().invoke(app, arguments, input=line).stdout_bytes.splitlines() == [record]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.read_bytes())))
    assert statuses(list(run(["-"], tmp_path / "piped.jsonl", Settings(model_path, workers=0)))) == {"done": 70}
    assert (tmp_path / "piped.jsonl").read_bytes().splitlines() == expected


@pytest.mark.filterwarnings("default")  # Ray warns of its own settings
def test_ray_gives_the_same_bytes_and_goes_on(
    lines: Path, folder: Path, tmp_path: Path, model_path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ray = pytest.importorskip("ray", reason="RAY IS NOT INSTALLED: the cluster engine is not tested")
    monkeypatch.setenv("RAY_AUTH_MODE", "disabled")
    change(lines, 7, text="")
    names = [str(lines), str(folder)]
    here, there = (tmp_path / name / "out.jsonl" for name in ("here", "there"))
    list(run(names, here, Settings(model_path, workers=0)))
    ray.init(num_cpus=2, log_to_driver=False)
    try:
        outcomes = list(run(names, there, Settings(model_path, workers=2, engine="ray")))
        assert statuses(outcomes) == {"done": 72, "failed": 1}
        assert there.read_bytes() == here.read_bytes()
        report = json.loads((there.parent / "out.jsonl.quarantine/news.jsonl/n7.json").read_bytes())
        assert report["error"] == "InputError"
        change(lines, 7, text="Gold stieg.")
        again = list(run(names, there, Settings(model_path, workers=1, engine="ray")))
        assert statuses(again) == {"done": 1, "kept": 72}
        list(run(names, here, Settings(model_path, workers=0)))
        assert there.read_bytes() == here.read_bytes()
    finally:
        ray.shutdown()


@pytest.mark.parametrize(("names", "engine", "message"), [(["-"], "ray", "stdin"), (["."], "spark", "neither")])
def test_engines_that_are_refused(tmp_path: Path, model_path: str, names: list[str], engine: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        list(run(names, tmp_path / "out.jsonl", Settings(model_path, engine=engine)))
