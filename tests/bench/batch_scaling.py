"""How much faster two workers are than one, and what they cost: wall and CPU time of whole runs, median of the rounds.

    python tests/bench/batch_scaling.py [--documents 1000] [--rounds 5] [--model NAME]

Runs of one and of two workers alternate, so that a busy machine troubles both. CPU time is that of the run's processes
together. Targets on a quiet machine with two cores: wall at least 1.7 times as fast, CPU at most 1.15 times as much.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from synthetic_news import write_lines

PROGRAM = (sys.executable, "-c", "from tickerlese.cli import app\nif __name__ == '__main__':\n    app()")


class Cost(NamedTuple):
    """Seconds on the clock, and of the processors."""

    wall: float
    cpu: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--model")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "news.jsonl")
        write_lines(source, options.documents)
        size = source.stat().st_size / 1e6
        print(f"{options.documents} documents, {size:.1f} MB")
        costs: dict[int, list[Cost]] = {1: [], 2: []}
        for number in range(options.rounds):
            for workers, found in costs.items():
                found.append(measure(source, workers, options.model))
                print(f"round {number + 1}, {workers} workers: {found[-1].wall:.1f} s wall, {found[-1].cpu:.1f} s CPU")
    wall, cpu = ([statistics.median(cost[field] for cost in costs[workers]) for workers in (1, 2)] for field in (0, 1))
    print(f"wall: {wall[0]:.1f} s with 1, {wall[1]:.1f} s with 2: {wall[0] / wall[1]:.2f} times as fast")
    print(f"CPU: {cpu[0]:.1f} s with 1, {cpu[1]:.1f} s with 2: {cpu[1] / cpu[0]:.2f} times as much")


def measure(source: Path, workers: int, model: str | None) -> Cost:
    """Run one batch into a new file."""
    out = source.with_name("out.jsonl")
    for file in source.parent.glob("out*"):
        file.unlink()
    command = [*PROGRAM, "batch", str(source), "--out", str(out), "--workers", str(workers), "--quiet"]
    before, began = cpu_of_children(), time.perf_counter()
    subprocess.run([*command, *(["--model", model] if model else [])], check=True)
    return Cost(time.perf_counter() - began, cpu_of_children() - before)


def cpu_of_children() -> float:
    """Processor seconds of all processes that were waited for, and of theirs."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main()
