"""What a batch is told beside its input and output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tickerlese.sources import InputOptions

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_DOCUMENT = 20_000_000
LONGEST_READING = 120.0
PLAIN_INPUT = InputOptions(max_bytes=LARGEST_DOCUMENT)


@dataclass(frozen=True, slots=True)
class Settings:
    """How a batch runs.

    Attributes:
        model: pipeline to use: a folder or an installed package; null takes the best one.
        input: how the input is read.
        engine: local (processes on this machine) or ray (a cluster).
        workers: number of processes, or of actors on the cluster; 0 reads in the calling process, where a document that
            hangs or kills it takes the run with it.
        ordered: whether records come in input order, or as they are done.
        timeout: seconds that reading one document may take.
        dedupe: whether near-duplicates are marked.
        companies: a user's own list of companies; with another list than before, all documents are read again.
        entities_parquet, events_parquet: where flat tables of all records go.
    """

    model: str | None = None
    input: InputOptions = PLAIN_INPUT
    engine: str = "local"
    workers: int = 1
    ordered: bool = True
    timeout: float = LONGEST_READING
    dedupe: bool = False
    companies: Path | None = None
    entities_parquet: Path | None = None
    events_parquet: Path | None = None
