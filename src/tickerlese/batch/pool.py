"""Processes that read: each loads the pipeline once and turns sources into finished lines of JSON.

In: jobs, as a stream. Out: each job with its result, in input order or as they are done; only a bounded number is on
its way, so that a stream of any size needs no memory. A document that hangs or kills its process is found by reading
those that were with it one by one; it fails with its cause, and a new process takes over. Refused: processes that die
before they have read anything.
"""

from __future__ import annotations

import time
from collections import deque
from dataclasses import dataclass, field
from multiprocessing import connection
from typing import TYPE_CHECKING, Self

from tickerlese.batch.process import Process, ProcessGoneError
from tickerlese.batch.work import Failure, work
from tickerlese.errors import TickerleseError
from tickerlese.extractor import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

    from tickerlese.batch.jobs import Job
    from tickerlese.batch.settings import Settings
    from tickerlese.batch.work import Result
    from tickerlese.sources import Source

CHUNK_DOCUMENTS = 32
CHUNK_BYTES = 250_000
CHUNKS_AHEAD = 4
DEATHS_ALONE = 2
STARTS_ALLOWED = 3


@dataclass(slots=True)
class Chunk:
    """Some jobs, and what became of them so far."""

    jobs: list[Job]
    results: list[Result | None]
    missing: int


@dataclass(slots=True)
class Piece:
    """Documents of a chunk that a process reads in one go, and how often one died over them."""

    chunk: Chunk
    numbers: list[int]
    deaths: int = 0

    def sources(self) -> list[Source]:
        """The documents."""
        return [self.chunk.jobs[number].source for number in self.numbers]


def run_locally(jobs: Iterable[Job], model: str | None, settings: Settings) -> Iterator[tuple[Job, Result | None]]:
    """Read jobs in processes of this machine; the result of one that is kept is null."""
    with Pool(model, settings) as pool:
        for chunk in pool.run(split_chunks(jobs), ordered=settings.ordered):
            yield from zip(chunk.jobs, chunk.results, strict=True)


def run_here(jobs: Iterable[Job], model: str | None, settings: Settings) -> Iterator[tuple[Job, Result | None]]:
    """Read jobs in this process: without the time that a new one takes, and without its protection."""
    extractor = load(model, settings.companies)
    for chunk in split_chunks(jobs):
        numbers = [number for number, job in enumerate(chunk.jobs) if not job.kept]
        sources = [chunk.jobs[number].source for number in numbers]
        settle(Piece(chunk, numbers), work(extractor, sources, sketching=settings.dedupe))
        yield from zip(chunk.jobs, chunk.results, strict=True)


def split_chunks(jobs: Iterable[Job]) -> Iterator[Chunk]:
    """Group jobs by number and size, whatever the number of workers, so that it can't change a result."""
    group: list[Job] = []
    size = 0
    for job in jobs:
        group.append(job)
        size += 0 if job.kept else len(job.source.data)
        if len(group) >= CHUNK_DOCUMENTS or size >= CHUNK_BYTES:
            yield make_chunk(group)
            group, size = [], 0
    if group:
        yield make_chunk(group)


def make_chunk(jobs: list[Job]) -> Chunk:
    """Jobs as a chunk."""
    return Chunk(jobs, [None] * len(jobs), sum(not job.kept for job in jobs))


@dataclass(slots=True)
class Schedule:
    """What is on its way: chunks in input order, and pieces of them that wait for a process."""

    coming: Iterator[Chunk]
    chunks: deque[Chunk] = field(default_factory=deque)
    pieces: deque[Piece] = field(default_factory=deque)
    exhausted: bool = False

    def prepare(self) -> bool:
        """Take one more chunk from the input; false when there is none."""
        chunk = next(self.coming, None)
        if chunk is None:
            self.exhausted = True
            return False
        self.chunks.append(chunk)
        if chunk.missing:
            numbers = [number for number, job in enumerate(chunk.jobs) if not job.kept]
            self.pieces.append(Piece(chunk, numbers))
        return True

    def take_finished(self, *, ordered: bool) -> Iterator[Chunk]:
        """Take out the chunks that are complete."""
        if ordered:
            while self.chunks and not self.chunks[0].missing:
                yield self.chunks.popleft()
            return
        finished = [chunk for chunk in self.chunks if not chunk.missing]
        self.chunks = deque(chunk for chunk in self.chunks if chunk.missing)
        yield from finished


class Pool:
    """Some processes that read."""

    def __init__(self, model: str | None, settings: Settings) -> None:
        self._model = model
        self._settings = settings
        self._processes: list[Process] = []
        self._work: dict[Process, Piece] = {}
        self._failed_starts = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: object, __: TracebackType | None) -> None:
        for process in self._processes:
            process.stop()
        self._processes.clear()
        self._work.clear()

    def run(self, chunks: Iterator[Chunk], *, ordered: bool) -> Iterator[Chunk]:
        """Read chunks; each comes back with its results."""
        schedule = Schedule(chunks)
        while True:
            moved = self._assign(schedule)
            for chunk in schedule.take_finished(ordered=ordered):
                moved = True
                yield chunk
            if schedule.exhausted and not schedule.chunks:
                return
            if not moved:
                self._wait(schedule)

    def _assign(self, schedule: Schedule) -> bool:
        """Give idle processes something to read, and have more of it ready; whether there was anything to do."""
        most = CHUNKS_AHEAD * self._settings.workers
        moved = False
        while len(schedule.pieces) < self._settings.workers and len(schedule.chunks) < most and not schedule.exhausted:
            moved = schedule.prepare() or moved
            if not schedule.chunks or not schedule.chunks[0].missing:
                break
        wanted = min(self._settings.workers, len(schedule.pieces) + len(self._work))
        while len(self._processes) < wanted:
            self._processes.append(Process(self._model, self._settings))
        for process in self._processes:
            if schedule.pieces and process.is_ready and process not in self._work:
                self._start(process, schedule.pieces.popleft())
                moved = True
        return moved

    def _start(self, process: Process, piece: Piece) -> None:
        self._work[process] = piece
        process.send(piece.sources())

    def _wait(self, schedule: Schedule) -> None:
        """Wait until a process has something to say, or has been silent for too long."""
        limits = [process.began + self._settings.timeout for process in self._work]
        patience = max(0.0, min(limits) - time.monotonic()) if limits else None
        heard = connection.wait([process.connection for process in self._processes], patience)
        for process in [process for process in self._processes if process.connection in heard]:
            self._listen(process, schedule)
        now = time.monotonic()
        for process in [process for process in self._work if process.began + self._settings.timeout <= now]:
            message = f"not read within {self._settings.timeout:g} seconds; --timeout sets the limit"
            self._bury(process, schedule, Failure("Timeout", message, process.where_it_is()), hopeless=True)

    def _listen(self, process: Process, schedule: Schedule) -> None:
        try:
            results = process.receive()
        except ProcessGoneError as gone:
            if not process.is_ready:
                self._failed_starts += 1
                if self._failed_starts >= STARTS_ALLOWED:
                    raise TickerleseError(f"worker processes die before they read anything: {gone}") from gone
            self._bury(process, schedule, Failure("WorkerDied", str(gone), process.where_it_was()))
            return
        self._failed_starts = 0
        piece = self._work.pop(process, None)
        if piece is not None:
            settle(piece, results)

    def _bury(self, process: Process, schedule: Schedule, cause: Failure, *, hopeless: bool = False) -> None:
        """End a process; what it was reading is read again, or fails."""
        process.stop()
        self._processes.remove(process)
        piece = self._work.pop(process, None)
        if piece is None:
            return
        if len(piece.numbers) > 1:
            alone = [Piece(piece.chunk, [number]) for number in piece.numbers]
            schedule.pieces.extendleft(reversed(alone))
            return
        piece.deaths += 1
        if hopeless or piece.deaths >= DEATHS_ALONE:
            settle(piece, [cause])
        else:
            schedule.pieces.appendleft(piece)


def settle(piece: Piece, results: list[Result]) -> None:
    """Put results beside their jobs."""
    for number, result in zip(piece.numbers, results, strict=True):
        piece.chunk.results[number] = result
    piece.chunk.missing -= len(results)
