"""Many documents: folders, globs, files and JSON Lines in, one record per document out, in input order.

In: what to read and where to write. Out: one ``Outcome`` per document: done, kept (an earlier run had finished it) or
failed (reported in the quarantine; the others go on). Nothing is printed. The records are the same for any number of
workers. Refused before anything is written: a name that matches nothing, an output that is not ours, no usable model.
"""

from __future__ import annotations

import hashlib
import signal
import traceback
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, NamedTuple, Self, TypeVar

from tickerlese import __version__
from tickerlese.article import Article
from tickerlese.assembly import SCHEMA_VERSION, to_json
from tickerlese.destinations import Destination, Entry, Quarantine, open_destination
from tickerlese.doc import choose_place
from tickerlese.errors import InputError, TickerleseError
from tickerlese.extractor import Extractor, Reading, load, read_article
from tickerlese.own_companies import read_companies
from tickerlese.sources import Source, find_sources

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

CHUNK_DOCUMENTS = 32
CHUNK_BYTES = 250_000
CHUNKS_AHEAD = 3
DEATHS_ALLOWED = 4
T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document: ``status`` is done, kept or failed; ``error`` says why it failed."""

    key: str
    status: str
    error: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document gave no record."""

    kind: str
    message: str
    traceback: str

    @classmethod
    def of(cls, error: BaseException) -> Failure:
        """Describe an exception."""
        return cls(type(error).__name__, str(error), "".join(traceback.format_exception(error)))


@dataclass(frozen=True, slots=True)
class Job:
    """One document on its way: to be kept, to be read, or failed already."""

    source: Source
    entry: Entry
    todo: Article | Failure | None


class Setting(NamedTuple):
    """What each process loads: a pipeline, and a user's own list of companies."""

    model: str
    companies: Path | None = None


Result = bytes | Failure
Chunk = list[Job]


def run(
    names: Sequence[str],
    out: Path,
    *,
    model: str | None = None,
    companies: Path | None = None,
    workers: int = 1,
    input_format: str = "auto",
) -> Iterator[Outcome]:
    """Read all documents and write their records; a second run over the same output does only what is new or failed.

    ``companies`` is a user's own list; with another list than before, all documents are read again.

    Raises:
        InputError: a name matches nothing, ``companies`` has bad rows, or ``out`` is something that no batch wrote.
        ModelError: there is no usable pipeline.
        OSError: the output can't be written.
    """
    place = choose_place(model)
    beside = [out.with_name(out.name + ending) for ending in ("", ".ledger", ".quarantine")]
    sources = find_sources(names, input_format, skip=beside)
    made = {
        "tickerlese": __version__,
        "schema": SCHEMA_VERSION,
        "model": f"{place.name}-{place.version}",
        "input_format": input_format,
    }
    if companies:
        read_companies(companies)
        made["companies"] = hashlib.sha256(companies.read_bytes()).hexdigest()[:16]
    destination, quarantine = open_destination(out)
    try:
        with Workers(Setting(str(place.folder), companies), workers) as pool:
            jobs = (plan(source, destination, made) for source in sources)
            for job, result in process(jobs, pool):
                yield finish(job, result, destination, quarantine)
        destination.finish()
    finally:
        destination.close()


def plan(source: Source, destination: Destination, made: Mapping[str, str]) -> Job:
    """Decide what one document needs."""
    try:
        entry = Entry(source.key, source.sha256, made, "done")
        old = destination.find(source.key, source.target)
        if old is not None and old.finishes(entry.key, entry.sha256, made):
            return Job(source, old, None)
        return Job(source, entry, source.read())
    except InputError as error:
        return Job(source, Entry(source.key, "", made, "failed"), Failure.of(error))


def process(jobs: Iterable[Job], pool: Workers) -> Iterator[tuple[Job, Result | None]]:
    """Send the jobs through the workers in chunks, a bounded number ahead; results come in input order."""
    waiting: deque[tuple[Chunk, Callable[[], list[Result]]]] = deque()
    for chunk in split_chunks(jobs):
        waiting.append((chunk, pool.submit([job.todo for job in chunk if isinstance(job.todo, Article)])))
        if len(waiting) > pool.ahead:
            yield from collect(*waiting.popleft())
    while waiting:
        yield from collect(*waiting.popleft())


def split_chunks(jobs: Iterable[Job]) -> Iterator[Chunk]:
    """Group jobs by number and size, whatever the number of workers, so that it can't change a result."""
    chunk: Chunk = []
    size = 0
    for job in jobs:
        chunk.append(job)
        size += len(job.todo.text) if isinstance(job.todo, Article) else 0
        if len(chunk) >= CHUNK_DOCUMENTS or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def collect(chunk: Chunk, results: Callable[[], list[Result]]) -> Iterator[tuple[Job, Result | None]]:
    """Put results beside their jobs."""
    done = iter(results())
    for job in chunk:
        yield job, next(done) if isinstance(job.todo, Article) else job.todo


def finish(job: Job, result: Result | None, destination: Destination, quarantine: Quarantine) -> Outcome:
    """Write what became of one document, where it belongs."""
    key, target = job.source.key, job.source.target
    if result is None:
        destination.keep(job.entry)
        return Outcome(key, "kept")
    if isinstance(result, Failure):
        entry = Entry(key, job.entry.sha256, job.entry.made, "failed")
        quarantine.put(target, report(job.source, entry, result))
        destination.fail(entry)
        return Outcome(key, "failed", f"{result.kind}: {result.message}")
    destination.write(job.entry, target, result)
    quarantine.release(target)
    return Outcome(key, "done")


def report(source: Source, entry: Entry, failure: Failure) -> dict[str, object]:
    """What the quarantine says about a failed document."""
    return {
        "key": source.key,
        "source": source.place,
        "error": failure.kind,
        "message": failure.message,
        "traceback": failure.traceback,
        "sha256": entry.sha256 or None,
        "made": dict(entry.made),
    }


# ---- workers ---------------------------------------------------------------------------------------------------------


class Workers:
    """One process or several that turn articles into finished lines of JSON."""

    def __init__(self, setting: Setting, count: int) -> None:
        self.ahead = CHUNKS_AHEAD * count if count > 1 else 0
        self._count = count
        self._work = partial(work, setting)
        self._pool: ProcessPoolExecutor | None = None
        self._deaths = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: object, __: TracebackType | None) -> None:
        if self._pool:
            self._pool.shutdown(wait=kind is None, cancel_futures=True)

    def submit(self, articles: list[Article]) -> Callable[[], list[Result]]:
        """Start on some articles; the answer gives their results, and waits for them when it has to."""
        if not articles:
            return list
        if self._count == 1:
            return partial(self._work, articles)
        return partial(self._wait, articles, self._submit(articles))

    def _submit(self, articles: list[Article]) -> Future[list[Result]]:
        try:
            return self._running().submit(self._work, articles)
        except BrokenProcessPool:
            self._pool = None
            return self._running().submit(self._work, articles)

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = get_context("spawn")
            self._pool = ProcessPoolExecutor(self._count, mp_context=context, initializer=ignore_interrupts)
        return self._pool

    def _wait(self, articles: list[Article], future: Future[list[Result]]) -> list[Result]:
        try:
            results = future.result()
        except BrokenProcessPool:
            return [self._read_alone(article) for article in articles]
        self._deaths = 0
        return results

    def _read_alone(self, article: Article) -> Result:
        """A worker died over a chunk: find the document that kills it."""
        try:
            result = self._submit([article]).result()[0]
        except BrokenProcessPool as error:
            self._deaths += 1
            if self._deaths == DEATHS_ALLOWED:
                raise TickerleseError("the worker processes die whatever they read; try --workers 1") from error
            return Failure.of(error)
        self._deaths = 0
        return result


def ignore_interrupts() -> None:
    """Leave Ctrl-C to the process that writes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@cache
def extractor_of(setting: Setting) -> Extractor:
    """Load a pipeline once per process."""
    return load(*setting)


def work(setting: Setting, articles: list[Article]) -> list[Result]:
    """Read some articles; one that fails does not take the others with it."""
    extractor = extractor_of(setting)
    results: list[Result | Reading] = [attempt(read_article, article) for article in articles]
    readings = [result for result in results if isinstance(result, Reading)]
    records: Iterator[Result]
    try:
        records = iter([to_json(record) for record in extractor.read_many(readings)])
    except Exception:  # some document among them: found by reading each one alone
        records = iter([attempt(lambda reading: to_json(extractor.read(reading)), reading) for reading in readings])
    return [next(records) if isinstance(result, Reading) else result for result in results]


def attempt(function: Callable[[T], R], argument: T) -> R | Failure:
    """Call a function; an error is a result."""
    try:
        return function(argument)
    except Exception as error:
        return Failure.of(error)
