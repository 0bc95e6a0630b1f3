"""How the service does under load, beside the same work done in one go.

    python tests/bench/load.py [--clients 200] [--seconds 30] [--url http://127.0.0.1:8000] FILE...

Each client posts one article after another, drawn in turn from FILE (JSON Lines with ``text``, or text files). Without
``--url`` a service is started on a free port. Prints requests, errors, throughput and latencies; with ``--batch`` also
how many articles per second one process reads without HTTP. Loopback only: it measures the service, not a network.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from tickerlese.article import Article
from tickerlese.extractor import load, read_article
from tickerlese.sources import find_sources


@contextmanager
def service() -> Iterator[str]:
    command = [sys.executable, "-c", "from tickerlese.cli import app; app()", "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        try:
            yield line.split()[-1].rstrip("/")
        finally:
            process.terminate()
            process.wait()


async def client(session: httpx.AsyncClient, texts: Iterator[str], until: float, seen: list[tuple[float, str]]) -> None:
    while time.perf_counter() < until:
        began = time.perf_counter()
        try:
            status = str((await session.post("/extract", json={"text": next(texts)})).status_code)
        except httpx.HTTPError as error:
            status = type(error).__name__
        seen.append((time.perf_counter() - began, status))


async def load_test(
    address: str, texts: list[str], clients: int, seconds: float
) -> tuple[list[tuple[float, str]], float]:
    seen: list[tuple[float, str]] = []
    limits = httpx.Limits(max_connections=clients, max_keepalive_connections=clients)
    async with httpx.AsyncClient(base_url=address, timeout=120, limits=limits) as session:
        await session.post("/extract", json={"text": texts[0]})
        began = time.perf_counter()
        endless = itertools.cycle(texts)
        await asyncio.gather(*(client(session, endless, began + seconds, seen) for _ in range(clients)))
    return seen, time.perf_counter() - began


def report(seen: list[tuple[float, str]], took: float) -> None:
    times = sorted(took for took, _ in seen)
    statuses = Counter(status for _, status in seen)
    print(f"{len(seen)} requests in {took:.1f} s: {len(seen) / took:.1f} per second; answers {dict(statuses)}")
    marks = {"p50": 0.5, "p90": 0.9, "p99": 0.99}
    shown = [f"{name} {times[min(int(len(times) * part), len(times) - 1)]:.2f} s" for name, part in marks.items()]
    print(", ".join([*shown, f"max {times[-1]:.2f} s"]))


def read_in_one_go(texts: list[str], count: int) -> float:
    extractor = load()
    readings = [read_article(Article(text)) for text in itertools.islice(itertools.cycle(texts), count)]
    for _ in extractor.read_many(readings[:10]):
        pass
    began = time.perf_counter()
    done = sum(1 for _ in extractor.read_many(readings))
    return done / (time.perf_counter() - began)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--url", help="a service that runs already")
    parser.add_argument("--batch", type=int, metavar="N", help="also read N articles in one go")
    options = parser.parse_args()
    texts = [read_article(source.read()).source.text for source in find_sources(options.files)]
    print(f"{len(texts)} articles of {sum(map(len, texts)) // len(texts)} characters, {options.clients} clients")
    if options.url:
        report(*asyncio.run(load_test(options.url, texts, options.clients, options.seconds)))
    else:
        with service() as address:
            report(*asyncio.run(load_test(address, texts, options.clients, options.seconds)))
    if options.batch:
        print(f"in one go, without HTTP: {read_in_one_go(texts, options.batch):.1f} articles per second")


if __name__ == "__main__":
    main()
