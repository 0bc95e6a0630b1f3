"""One thread that reads for all requests, and reads together what waits together.

In: articles from any number of requests. Out: each request's records as JSON, in its order. A text that can't be read
fails its own request only; so does a defect of ours, since a batch that fails is read again one by one.

spaCy works on one core and is not made for several threads, so more threads would only take turns. Reading together
pays because the pipeline handles many short texts in one go.
"""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from tickerlese.assembly import to_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickerlese.extractor import Extractor, Reading
    from tickerlese.service.metrics import Metrics

TOGETHER, CHARACTERS = 64, 250_000
log = logging.getLogger(__name__)


@dataclass(eq=False, slots=True)
class Job:
    """A text that waits, and where its record (or what went wrong) goes."""

    reading: Reading
    answer: asyncio.Future[bytes]


class Reader:
    """Reads articles one batch after another; use it as an async context manager."""

    def __init__(self, extractor: Extractor, metrics: Metrics) -> None:
        self.extractor = extractor
        self.metrics = metrics
        self._jobs: asyncio.Queue[Job] = asyncio.Queue()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="reader")
        self._loop: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._loop = asyncio.create_task(self._run())
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._loop:
            self._loop.cancel()
        self._thread.shutdown()

    async def read(self, readings: Sequence[Reading]) -> list[bytes]:
        """The records of these texts; when the caller gives up, texts that still wait are dropped."""
        loop = asyncio.get_running_loop()
        jobs = [Job(reading, loop.create_future()) for reading in readings]
        for job in jobs:
            self._jobs.put_nowait(job)
        self.metrics.waiting.set(self._jobs.qsize())
        try:
            return [await job.answer for job in jobs]
        finally:
            for job in jobs:
                job.answer.cancel()

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            jobs = self._take(await self._jobs.get())
            self.metrics.waiting.set(self._jobs.qsize())
            if jobs:
                results = await loop.run_in_executor(self._thread, self._read_batch, [job.reading for job in jobs])
                self._deliver(jobs, results)

    def _take(self, first: Job) -> list[Job]:
        """What is read together: what waits by now, without what nobody waits for any more."""
        jobs, characters = [first], len(first.reading.source.text)
        while len(jobs) < TOGETHER and characters < CHARACTERS and not self._jobs.empty():
            jobs.append(self._jobs.get_nowait())
            characters += len(jobs[-1].reading.source.text)
        return [job for job in jobs if not job.answer.done()]

    def _deliver(self, jobs: list[Job], results: list[bytes | Exception]) -> None:
        self.metrics.batches.observe(len(jobs))
        for job, result in zip(jobs, results, strict=True):
            if isinstance(result, bytes):
                self.metrics.articles.inc()
                self.metrics.characters.inc(len(job.reading.source.text))
            else:
                self.metrics.failures.inc()
            if not job.answer.done():
                if isinstance(result, bytes):
                    job.answer.set_result(result)
                else:
                    job.answer.set_exception(result)

    def _read_batch(self, readings: list[Reading]) -> list[bytes | Exception]:
        try:
            return [to_json(record) for record in self.extractor.read_many(readings)]
        except Exception:  # one of them met a defect; the others must not pay for it
            log.exception("a batch of %d failed and is read one by one", len(readings))
            return [self._read_one(reading) for reading in readings]

    def _read_one(self, reading: Reading) -> bytes | Exception:
        try:
            return to_json(self.extractor.read(reading))
        except Exception as error:
            log.exception("article %s failed", reading.article.id)
            return error
