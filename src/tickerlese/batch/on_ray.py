"""The same batch on a cluster: Ray Data reads the files, a pool of actors turns documents into records.

In: sources, and what earlier runs have done. Out: each document with its result, in input order unless any order will
do; the caller, on the driver, writes them as it does with the local engine. Each actor keeps one process that has the
pipeline loaded, as the local engine does: a document that hangs or kills it fails alone. Needs Ray
(``pip install "tickerlese[ray]"``). Refused: stdin, which no cluster can reach.
"""

from __future__ import annotations

import logging
import pickle
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from tickerlese.batch.jobs import Job
from tickerlese.batch.ledger import Entry, mark_of
from tickerlese.batch.pool import CHUNK_DOCUMENTS, Pool, make_chunk
from tickerlese.errors import InputError
from tickerlese.sources.formats import InputFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from tickerlese.batch.destinations import Destination
    from tickerlese.batch.settings import Settings
    from tickerlese.batch.work import Result
    from tickerlese.sources import InputOptions, Source, Sources

Batch = dict[str, Any]
Finished = tuple["Source", str, "Result | None"]
MOST_BLOCKS = 2_000
BLOCK_BYTES = 250_000  # so that the documents of one big file reach all actors
READING_CPUS = 0.1  # beside each actor there has to be room for a task that reads files, or nothing ever starts


def run_on_ray(
    sources: Sources, destination: Destination, settings: Settings, making: tuple[str | None, str]
) -> Iterator[Finished]:
    """Read the sources on a cluster; ``making`` is the pipeline as it was named, and what makes a record.

    Yields source (without its data), fingerprint, and result: null when an earlier run had finished the document.

    Raises:
        InputError: Ray is missing, or the input is a pipe.
    """
    try:
        import ray  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise InputError('--engine ray needs Ray: pip install "tickerlese[ray]"') from error
    if sources.piped:
        raise InputError("- (stdin) can't be read on a cluster; name files")
    if not ray.is_initialized():
        ray.init(logging_level=logging.WARNING, log_to_driver=False)
    logging.getLogger("ray.data").setLevel(logging.WARNING)
    context = ray.data.DataContext.get_current()
    context.execution_options.preserve_order = settings.ordered
    context.target_max_block_size = BLOCK_BYTES
    context.enable_progress_bars = False
    files = [{"location": file.location, "name": file.name} for file in sources.files()]
    if not files:
        return
    model, made = making
    read = partial(read_file, options=settings.input, done=find_done(destination, made), made=made)
    dataset = (
        ray.data.from_items(files, override_num_blocks=min(len(files), MOST_BLOCKS))
        .flat_map(read, num_cpus=READING_CPUS)
        .map_batches(
            Reader,
            fn_constructor_args=(model, settings),
            batch_size=CHUNK_DOCUMENTS,
            batch_format="numpy",
            num_cpus=1 - READING_CPUS,
            compute=ray.data.ActorPoolStrategy(size=settings.workers),
            zero_copy_batch=True,
        )
    )
    for row in dataset.iter_rows():
        yield pickle.loads(row["finished"])  # noqa: S301 - made by our own actors


def find_done(destination: Destination, made: str) -> NDArray[np.uint64]:
    """Fingerprints of the documents that need not be read: 8 bytes for each, sorted, small enough for every worker."""
    entries = (entry for entry, _ in destination.ledger.entries() if entry.status == "done" and entry.made == made)
    return np.unique(np.fromiter((mark_of(f"{entry.key} {entry.sha256}") for entry in entries), np.uint64))


def read_file(row: Batch, options: InputOptions, done: NDArray[np.uint64], made: str) -> Iterator[Batch]:
    """The documents of one file; those that are done travel without their content."""
    for source, _ in InputFile(row["location"], row["name"]).read(options):
        entry = Entry(source.key, source.sha256, made, "done")
        mark = np.uint64(mark_of(f"{entry.key} {entry.sha256}"))
        spot = int(np.searchsorted(done, mark))
        kept = not source.problem and spot < len(done) and done[spot] == mark
        yield {"job": pickle.dumps(Job(source.without_data() if kept else source, entry, kept=bool(kept)))}


class Reader:
    """An actor: batches of documents in, results out."""

    def __init__(self, model: str | None, settings: Settings) -> None:
        self._pool = Pool(model, replace(settings, workers=1))

    def __call__(self, batch: Batch) -> Batch:
        """Read one batch."""
        chunk = make_chunk([pickle.loads(job) for job in batch["job"]])  # noqa: S301 - made by our own tasks
        (finished,) = self._pool.run(iter([chunk]), ordered=True)
        rows = [
            pickle.dumps((job.source.without_data(), job.entry.sha256, result))
            for job, result in zip(finished.jobs, finished.results, strict=True)
        ]
        return {"finished": rows}
