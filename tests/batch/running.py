"""Running a batch and reading what it wrote."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

import zstandard

from tickerlese.batch import Outcome, Settings, run

Records = list[dict[str, Any]]


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


def change(path: Path, number: int, **values: str | None) -> None:
    rows = read(path)
    rows[number].update(values)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
