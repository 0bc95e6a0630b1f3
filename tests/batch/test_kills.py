"""A batch is killed at random moments, the whole run or one of its workers; nothing may be lost, doubled or torn.

python -m pytest tests/batch/test_kills.py --kills 100
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.batch.running import do

PROGRAM = (sys.executable, "-c", "from tickerlese.cli import app\nif __name__ == '__main__':\n    app()")
DOCUMENTS = 300
SEED = 6


@pytest.fixture
def many(tmp_path: Path, article: str) -> Path:
    path = tmp_path / "news.jsonl"
    rows = ({"id": f"n{number}", "text": f"{article} Absatz {number}. " * 3} for number in range(DOCUMENTS))
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.timeout(3600)
def test_kills_cost_nothing(many: Path, tmp_path: Path, model_path: str, request: pytest.FixtureRequest) -> None:
    kills = int(request.config.getoption("--kills"))
    chance = random.Random(SEED)  # noqa: S311 - nothing here is secret
    expected = tmp_path / "expected.jsonl"
    do(many, expected, model_path)
    out = tmp_path / "out.jsonl"
    command = [*PROGRAM, "batch", str(many), "--out", str(out), "--workers", "2", "--quiet", "--model", model_path]
    survived = 0
    for _ in range(kills):
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        wait_for_work(process, out, chance.randrange(DOCUMENTS))
        kill(process, chance)
        if process.wait() in {0, 1}:  # a worker died, or the run was faster
            survived += 1
            finish_and_compare(command, out, expected)
            change_one(many, expected, model_path, chance)
    assert survived < kills or kills < 4
    finish_and_compare(command, out, expected)


def wait_for_work(process: subprocess.Popen[bytes], out: Path, documents: int) -> None:
    """Wait until so many more documents are done."""
    ledger = out.with_name(out.name + ".ledger")
    goal = count_lines(ledger) * (documents % 3 > 0) + documents // 3
    while process.poll() is None and count_lines(ledger) < goal:
        time.sleep(0.005)


def count_lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") if path.exists() else 0


def kill(process: subprocess.Popen[bytes], chance: random.Random) -> None:
    """Kill the run, or one of its children."""
    victims = [process.pid]
    if chance.random() < 0.5:
        with suppress(OSError):
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
            victims = list(map(int, children)) or victims
    with suppress(ProcessLookupError):
        os.kill(chance.choice(victims), signal.SIGKILL)


def finish_and_compare(command: list[str], out: Path, expected: Path) -> None:
    """Let the run end in peace: the bytes are those of a run that nothing stopped."""
    assert subprocess.run(command, check=False).returncode == 0
    assert out.read_bytes() == expected.read_bytes()
    assert sorted(file.name for file in out.parent.glob(f"{out.name}*")) == [out.name, f"{out.name}.ledger"]


def change_one(many: Path, expected: Path, model: str, chance: random.Random) -> None:
    """Change a document, so that lines have to be put aside."""
    lines = many.read_text("utf-8").splitlines(keepends=True)
    number = chance.randrange(DOCUMENTS)
    lines[number] = json.dumps({"id": f"n{number}", "text": f"Der Dax fiel um {chance.randint(1, 9)} Prozent."}) + "\n"
    many.write_text("".join(lines), "utf-8")
    do(many, expected, model)
