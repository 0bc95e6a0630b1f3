"""What failed: a folder with one JSON per document that gave no record."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path, PurePosixPath


class Quarantine:
    """A folder with one JSON per failed document: what failed, where, and why."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def put(self, target: PurePosixPath, report: Mapping[str, object]) -> None:
        """Report a failure."""
        text = json.dumps(report, ensure_ascii=False, indent=2)
        write_atomically(self.path / f"{target}.json", text.encode(errors="replace") + b"\n")

    def release(self, target: PurePosixPath) -> None:
        """Remove the report of a document that went well now, and the folders that this leaves empty."""
        file = self.path / f"{target}.json"
        if file.exists():
            file.unlink()
            with suppress(OSError):
                for folder in (parent for parent in file.parents if parent.is_relative_to(self.path)):
                    folder.rmdir()


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file that is either not there or complete."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.part")
    unfinished.write_bytes(data)
    unfinished.replace(path)
