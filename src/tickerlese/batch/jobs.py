"""One document on its way through a batch, and what its record depends on beside its content."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tickerlese import __version__
from tickerlese.assembly import SCHEMA_VERSION
from tickerlese.batch.ledger import Entry

if TYPE_CHECKING:
    from tickerlese.batch.destinations import Destination
    from tickerlese.batch.settings import Settings
    from tickerlese.doc import Place
    from tickerlese.sources import Source


@dataclass(frozen=True, slots=True)
class Job:
    """One document on its way: to be read, or finished by an earlier run (then ``entry`` is that run's)."""

    source: Source
    entry: Entry
    kept: bool = False


def plan(source: Source, destination: Destination, made: str) -> Job:
    """Decide what one document needs."""
    sha256 = source.sha256
    old = destination.find(source.key, source.target)
    if old is not None and not source.problem and old.finishes(source.key, sha256, made):
        return Job(source.without_data(), old, kept=True)
    return Job(source, Entry(source.key, sha256, made, "done"))


def describe_making(settings: Settings, place: Place) -> str:
    """Everything beside the document that a record depends on."""
    fields = settings.input.fields
    parts = [
        f"tickerlese {__version__}",
        SCHEMA_VERSION,
        f"{place.name}-{place.version}",
        settings.input.input_format,
        f"{fields.text},{fields.id},{fields.title},{fields.published}",
        *(["dedupe"] if settings.dedupe else []),
        *([hashlib.sha256(settings.companies.read_bytes()).hexdigest()[:16]] if settings.companies else []),
    ]
    return "; ".join(parts)
