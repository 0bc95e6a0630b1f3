"""The story of a batch: sources become jobs, jobs become records, records go where they belong.

In: what to read and where to write. Out: one ``Outcome`` per document: done, kept (an earlier run had finished it) or
failed (reported in the quarantine; the others go on). Nothing is printed. The records are the same for any number of
workers and on any engine. Refused before anything is written: a name that matches nothing, an output that is not ours,
no usable model, an extra that is not installed.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from tickerlese.batch import duplicates, tables
from tickerlese.batch.destinations import Destination, belongings, open_destination
from tickerlese.batch.duplicates import Duplicates
from tickerlese.batch.jobs import Job, describe_making, plan
from tickerlese.batch.ledger import Entry
from tickerlese.batch.pool import run_here, run_locally
from tickerlese.batch.remote import Mirror
from tickerlese.batch.settings import Settings
from tickerlese.batch.work import Failure
from tickerlese.doc import MODEL_VARIABLE, choose_place
from tickerlese.errors import InputError
from tickerlese.own_companies import read_companies
from tickerlese.sources import find_sources
from tickerlese.sources.opening import is_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tickerlese.batch.quarantine import Quarantine
    from tickerlese.batch.work import Result
    from tickerlese.doc import Place
    from tickerlese.sources import Source, Sources

PLAIN_SETTINGS = Settings()
GONE = Failure("RecordGone", "the ledger says that it is done, but its record is gone; the next run reads it again")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document.

    Attributes:
        key: its name in the run.
        status: done, kept or failed.
        error: why it failed.
        words, entities, events: what was read in it, if it was done.
        size: length of the text as it came, if it was done.
        position: bytes of all files that are read by now; 0 where that isn't known.
    """

    key: str
    status: str
    error: str = ""
    words: int = 0
    entities: int = 0
    events: Mapping[str, int] = field(default_factory=dict)
    size: int = 0
    position: int = 0


class Writer:
    """Puts what comes out of the engine where it belongs."""

    def __init__(self, destination: Destination, quarantine: Quarantine, *, dedupe: bool) -> None:
        self._destination = destination
        self._quarantine = quarantine
        self._duplicates = Duplicates() if dedupe else None

    def finish(self, job: Job, result: Result | None) -> Outcome:
        """Write what became of one document."""
        source, entry = job.source, job.entry
        if result is None:
            self._keep(source, entry)
            return Outcome(source.key, "kept")
        if isinstance(result, Failure):
            self._quarantine.put(source.target, report(source, entry, result))
            self._destination.fail(replace(entry, status="failed"))
            return Outcome(source.key, "failed", f"{result.kind}: {result.message}")
        record = result.record
        if self._duplicates:
            record = self._duplicates.mark(record, result.id, result.sketch)
            entry = replace(entry, sketch=result.sketch.hex())
        self._destination.write(entry, source.target, record)
        self._quarantine.release(source.target)
        return Outcome(source.key, "done", "", result.words, result.entities, result.events, result.size)

    def _keep(self, source: Source, entry: Entry) -> None:
        """Take over a record; its mark as a duplicate depends on what came before it in this run."""
        if self._duplicates:
            record = self._destination.read(entry, source.target)
            marked = self._duplicates.mark(record, orjson.loads(record)["id"], bytes.fromhex(entry.sketch))
            if marked != record:
                self._destination.write(entry, source.target, marked)
                return
        self._destination.keep(entry, source.target)


def run(names: Sequence[str], out: Path | str, settings: Settings = PLAIN_SETTINGS) -> Iterator[Outcome]:
    """Read all documents and write their records; a second run over the same output does only what is new or failed.

    Raises:
        InputError: a name matches nothing, ``out`` is something that no batch wrote, or an extra is missing.
        ModelError: there is no usable pipeline.
        OSError: the output can't be written.
    """
    place = choose_place(settings.model)
    check_extras(settings)
    with ExitStack() as closing:
        mirror = closing.enter_context(Mirror(str(out))) if is_url(str(out)) else None
        path = mirror.path if mirror else Path(out)
        tables_wanted = {"entities": settings.entities_parquet, "events": settings.events_parquet}
        flat = {name: table for name, table in tables_wanted.items() if table}
        sources = find_sources(names, settings.input, skip=[*belongings(path), *flat.values()])
        destination, quarantine = open_destination(path, ordered=settings.ordered)
        closing.callback(destination.close)
        writer = Writer(destination, quarantine, dedupe=settings.dedupe)
        for job, result in start_engine(sources, destination, settings, place):
            yield replace(writer.finish(job, result), position=sources.position)
        destination.finish()
        if flat:
            tables.write_tables(destination.records(), flat)


def check_extras(settings: Settings) -> None:
    """Find out what is missing or wrong before anything is written."""
    if settings.companies:
        read_companies(settings.companies)
    if settings.dedupe:
        duplicates.check_library()
    if settings.entities_parquet or settings.events_parquet:
        tables.check_library()
    if settings.engine not in {"local", "ray"}:
        raise InputError(f"engine {settings.engine!r} is neither local nor ray")


def start_engine(
    sources: Sources, destination: Destination, settings: Settings, place: Place
) -> Iterator[tuple[Job, Result | None]]:
    """Let an engine read the sources; a result that is null says that an earlier run had finished the document."""
    made = describe_making(settings, place)
    if settings.engine == "ray":
        from tickerlese.batch.on_ray import run_on_ray  # noqa: PLC0415 (an extra)

        named = settings.model or os.environ.get(MODEL_VARIABLE)  # other machines may have it in another folder

        for source, sha256, result in run_on_ray(sources, destination, settings, (named, made)):
            job = plan_finished(source, destination, Entry(source.key, sha256, made, "done"), result)
            yield job, None if job.kept else result or GONE
        return
    jobs = (plan(source, destination, made) for source in sources)
    yield from (run_locally if settings.workers else run_here)(jobs, str(place.folder), settings)


def plan_finished(source: Source, destination: Destination, entry: Entry, result: Result | None) -> Job:
    """A job that another machine planned: is what it takes for done still there?"""
    old = destination.find(entry.key, source.target) if result is None else None
    if old is not None and old.finishes(entry.key, entry.sha256, entry.made):
        return Job(source, old, kept=True)
    return Job(source, entry)


def report(source: Source, entry: Entry, failure: Failure) -> dict[str, object]:
    """What the quarantine says about a failed document."""
    return {
        "key": source.key,
        "source": source.place,
        "error": failure.kind,
        "message": failure.message,
        "traceback": failure.traceback,
        "sha256": entry.sha256,
        "made": entry.made,
    }
