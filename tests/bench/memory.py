"""Memory of a long batch: what the worker and the process that feeds it hold after 2,000 documents, and in the end.

    python tests/bench/memory.py [--documents 50000] [--model NAME]

Every document has words that no other has. Targets: at most 300 MiB, and at most 5 % more at the end than after 2,000
documents. Reads /proc, so it runs on Linux.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

from synthetic_news import write_lines

from tickerlese.batch import Settings, run

FIRST = 2_000
STEPS = 12


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=50_000)
    parser.add_argument("--model")
    options = parser.parse_args()
    steps = sorted({FIRST, *(options.documents * step // STEPS for step in range(1, STEPS + 1))})
    found: dict[int, tuple[float, float]] = {}
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "news.jsonl")
        write_lines(source, options.documents)
        for number, _ in enumerate(run([str(source)], Path(folder, "out.jsonl"), Settings(options.model)), 1):
            if number in steps:
                found[number] = measure()
                worker, feeder = found[number]
                took = time.perf_counter() - began
                print(
                    f"{number:7,d} documents: worker {worker:6.1f} MiB, feeder {feeder:6.1f} MiB, {took:5.0f} s",
                    flush=True,
                )
    for name, field in (("worker", 0), ("feeder", 1)):
        first, last = found[FIRST][field], found[options.documents][field]
        print(f"{name}: {last:.1f} MiB at the end, {100 * (last / first - 1):+.1f} % since document {FIRST:,}")


def measure() -> tuple[float, float]:
    """MiB held by the biggest child process, and by this one."""
    me = os.getpid()
    children = Path(f"/proc/{me}/task/{me}/children").read_text(encoding="ascii").split()
    return max(resident(int(child)) for child in children), resident(me)


def resident(process: int) -> float:
    """MiB of memory that a process holds."""
    for line in Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


if __name__ == "__main__":
    main()
