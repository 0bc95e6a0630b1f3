"""One process that reads: how it is started, spoken to and ended, and what it does.

It dies with the process that started it, leaves Ctrl-C to that one, and keeps a file into which Python writes where it
is when it crashes or is asked.
"""

from __future__ import annotations

import faulthandler
import gc
import os
import signal
import tempfile
import threading
import time
from contextlib import suppress
from multiprocessing import connection, get_context, parent_process
from pathlib import Path
from typing import TYPE_CHECKING

from tickerlese.errors import TickerleseError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from tickerlese.batch.settings import Settings
    from tickerlese.batch.work import Result
    from tickerlese.sources import Source

READY = "ready"
DUMP_SECONDS = 2.0
PATIENCE = 5.0


class ProcessGoneError(Exception):
    """The process is dead; the message says of what."""


class Process:
    """A process that reads, seen from the one that started it."""

    def __init__(self, model: str | None, settings: Settings) -> None:
        context = get_context("spawn")
        self.connection, theirs = context.Pipe()
        descriptor, name = tempfile.mkstemp(prefix="tickerlese-", suffix=".trace")
        os.close(descriptor)
        self._trace = Path(name)
        self._process = context.Process(target=serve, args=(theirs, model, settings, name), daemon=True)
        self._process.start()
        theirs.close()
        self.is_ready = False
        self.began = 0.0

    def send(self, sources: list[Source]) -> None:
        """Give it something to read. If it is dead, ``receive`` will say so."""
        self.began = time.monotonic()
        with suppress(OSError):
            self.connection.send(sources)

    def receive(self) -> list[Result]:
        """What it has read; nothing when it only says that it is ready.

        Raises:
            ProcessGoneError: it died instead.
            TickerleseError: it can't load the pipeline or the list of companies.
        """
        try:
            message = self.connection.recv()
        except (EOFError, OSError) as error:
            self._process.join(PATIENCE)
            raise ProcessGoneError(describe_death(self._process.exitcode)) from error
        if message == READY:
            self.is_ready = True
            return []
        if isinstance(message, TickerleseError):
            raise message
        results: list[Result] = message
        return results

    def where_it_is(self) -> str:
        """Ask a process that hangs where it is."""
        if hasattr(faulthandler, "register") and self._process.pid and self._process.is_alive():
            os.kill(self._process.pid, signal.SIGUSR1)
            limit = time.monotonic() + DUMP_SECONDS
            while not self.where_it_was() and time.monotonic() < limit:
                time.sleep(0.05)
        return self.where_it_was()

    def where_it_was(self) -> str:
        """What a process wrote when it crashed or was asked; nothing when it was killed from outside."""
        return self._trace.read_text(encoding="utf-8", errors="replace")

    def stop(self) -> None:
        """End it, whatever it is doing."""
        self.connection.close()
        self._process.kill()
        self._process.join()
        self._process.close()
        self._trace.unlink(missing_ok=True)


def describe_death(code: int | None) -> str:
    """What an exit code says.

    >>> describe_death(-9)
    'the process that read it was killed (SIGKILL)'
    """
    if code is None or code >= 0:
        return f"the process that read it ended with exit code {code}"
    return f"the process that read it was killed ({signal.Signals(-code).name})"


# ---- what it does ----------------------------------------------------------------------------------------------------


def serve(pipe: Connection, model: str | None, settings: Settings, trace: str) -> None:
    """Load the pipeline and read what comes, until the other end is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=die_with_parent, daemon=True).start()
    with Path(trace).open("w", encoding="utf-8") as file, suppress(EOFError, OSError):
        faulthandler.enable(file)
        if hasattr(faulthandler, "register"):
            faulthandler.register(signal.SIGUSR1, file)
        read_what_comes(pipe, model, settings)


def read_what_comes(pipe: Connection, model: str | None, settings: Settings) -> None:
    """Answer each list of sources with the list of their results."""
    gc.disable()
    from tickerlese.batch.work import work  # noqa: PLC0415 (loaded here, in the process that reads)
    from tickerlese.extractor import load  # noqa: PLC0415

    try:
        extractor = load(model, settings.companies)
    except TickerleseError as error:
        pipe.send(error)
        return
    gc.freeze()
    gc.enable()
    pipe.send(READY)
    while True:
        pipe.send(work(extractor, pipe.recv(), sketching=settings.dedupe))


def die_with_parent() -> None:
    """End this process when the one that started it is gone, even if it hangs over a document."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
