"""What a person sees of a batch: how far it is, and what came out of it. Everything goes to stderr.

On a terminal one line is kept up to date; elsewhere (a log, CI) a plain line is written every ten seconds. The end is
summed up. Nothing is shown when the caller wants it quiet, but for documents that fail.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import Counter
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING, Self

from tickerlese.errors import TickerleseError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from rich.progress import Progress, TaskID

    from tickerlese.batch.runs import Outcome

SECONDS_BETWEEN_LINES = 10.0
MEGABYTE = 1_000_000


class Summary:
    """What came out of a batch so far."""

    def __init__(self) -> None:
        self.statuses: Counter[str] = Counter()
        self.events: Counter[str] = Counter()
        self.words = self.entities = self.size = self.position = 0
        self._began = time.monotonic()

    def add(self, outcome: Outcome) -> None:
        """Count one document."""
        self.statuses[outcome.status] += 1
        self.events.update(outcome.events)
        self.words += outcome.words
        self.entities += outcome.entities
        self.size += outcome.size
        self.position = outcome.position

    @property
    def seconds(self) -> float:
        """How long it has taken."""
        return max(time.monotonic() - self._began, 1e-9)

    def remaining(self, total: int) -> float | None:
        """How many seconds it will take; null while that can't be told."""
        if not total or not 0 < self.position <= total:
            return None
        return self.seconds * (total - self.position) / self.position

    def now(self, total: int) -> str:
        """One line about how far it is."""
        parts = [
            f"{self.statuses.total():,} documents",
            f"{self.size / self.seconds / MEGABYTE:.2f} MB/s",
            f"{self.statuses['failed']:,} failed",
        ]
        left = self.remaining(total)
        return ", ".join([*parts, f"{describe_time(left)} to go"] if left is not None else parts)

    def end(self, out: str, quarantine: str) -> list[str]:
        """What there is to say in the end."""
        parts = [f"{self.statuses['done']:,} written to {out}"]
        if self.statuses["kept"]:
            parts.append(f"{self.statuses['kept']:,} kept from an earlier run")
        if self.statuses["failed"]:
            parts.append(f"{self.statuses['failed']:,} failed, see {quarantine}")
        lines = [", ".join(parts)]
        if self.statuses["done"]:
            found = f"{self.entities:,} entities, {self.events.total():,} events in {self.words:,} words"
            pace = f"{self.words / self.seconds:,.0f} words/s"
            lines.append(f"{found}, {describe_time(self.seconds)}, {pace}")
        if self.events:
            lines.append("events: " + ", ".join(f"{count:,} {name}" for name, count in self.events.most_common()))
        return lines


class Display:
    """Shows a summary as it grows.

    Attributes:
        summary: what came out so far.
    """

    def __init__(self, count_bytes: Callable[[], int], say: Callable[[str], None], *, quiet: bool) -> None:
        """``count_bytes`` tells the size of the input (asked in a thread, it may take long), ``say`` writes a line."""
        self.summary = Summary()
        self._say = say
        self._quiet = quiet
        self._total = 0
        self._count = count_bytes
        self._spoke = time.monotonic()
        self._bar: tuple[Progress, TaskID] | None = None
        self._closing = ExitStack()

    def __enter__(self) -> Self:
        if not self._quiet:
            threading.Thread(target=self._measure, daemon=True).start()
            if sys.stderr.isatty():
                progress = self._closing.enter_context(make_bar())
                self._bar = progress, progress.add_task("starting", total=None)
        return self

    def __exit__(self, _: type[BaseException] | None, __: object, ___: TracebackType | None) -> None:
        self._closing.close()

    def show(self, outcome: Outcome) -> None:
        """Count one more document and show it if it is time."""
        self.summary.add(outcome)
        if outcome.error:
            self._say(f"{outcome.key}: {outcome.error}")
        if self._bar:
            progress, task = self._bar
            text = self.summary.now(self._total)
            progress.update(task, description=text, completed=self.summary.position, total=self._total or None)
        elif not self._quiet and time.monotonic() - self._spoke > SECONDS_BETWEEN_LINES:
            self._spoke = time.monotonic()
            self._say(self.summary.now(self._total))

    def end(self, out: str, quarantine: str) -> None:
        """Sum up."""
        self._closing.close()
        if not self._quiet:
            for line in self.summary.end(out, quarantine):
                self._say(line)

    def _measure(self) -> None:
        with suppress(TickerleseError, OSError):  # the run itself says what is wrong
            self._total = self._count()


def make_bar() -> Progress:
    """A line on the terminal that is kept up to date; what is said meanwhile appears above it."""
    from rich.console import Console  # noqa: PLC0415 (only where a person watches)
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn  # noqa: PLC0415

    columns = (SpinnerColumn(), BarColumn(bar_width=24), TextColumn("{task.description}"))
    return Progress(*columns, console=Console(stderr=True), transient=True)


def describe_time(seconds: float) -> str:
    """A time in hours, minutes and seconds.

    >>> describe_time(4.24), describe_time(75), describe_time(7384)
    ('4.2 s', '1:15', '2:03:04')
    """
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"
