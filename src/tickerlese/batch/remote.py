"""Output behind a URL: written into a folder of this machine first, and copied when the run ends, however it ends.

Object stores can't append. What an earlier run left behind the URL (records and ledger) is fetched first if this
machine doesn't have it, so that a run goes on from any machine.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tickerlese.sources import file_name
from tickerlese.sources.opening import file_system

if TYPE_CHECKING:
    from types import TracebackType


class Mirror:
    """A local stand-in for an output behind a URL.

    Attributes:
        path: where to write.
    """

    def __init__(self, url: str) -> None:
        self._system, target = file_system(url)
        self._target = target.rstrip("/")
        self._folder = Path(tempfile.gettempdir(), "tickerlese", file_name(url.rstrip("/")))
        self.path = self._folder / self._target.rpartition("/")[2]

    def __enter__(self) -> Self:
        ledger = self.path.with_name(self.path.name + ".ledger")
        if not ledger.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            self._fetch()
        return self

    def __exit__(self, _: type[BaseException] | None, __: object, ___: TracebackType | None) -> None:
        parent = self._target.rpartition("/")[0]
        for file in sorted(self._folder.rglob("*")):
            if file.is_file() and not file.name.endswith(".part"):
                where = f"{parent}/{file.relative_to(self._folder).as_posix()}"
                self._system.makedirs(where.rpartition("/")[0], exist_ok=True)
                self._system.put_file(str(file), where)

    def _fetch(self) -> None:
        parent = self._target.rpartition("/")[0]
        for ending in ("", ".ledger", ".records.jsonl", ".records.jsonl.ledger"):
            remote = self._target + ending
            for file in self._system.find(remote) if self._system.exists(remote) else []:
                local = self._folder / file.removeprefix(parent).lstrip("/")
                local.parent.mkdir(parents=True, exist_ok=True)
                self._system.get_file(file, str(local))
