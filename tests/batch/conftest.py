"""Input of batches, and workers that misbehave."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

TRAP = """
import faulthandler, os, signal, time
from tickerlese.extractor import Extractor

whole = Extractor._assemble

def trapped(self, reading, parse):
    deed = (reading.article.meta or {}).get("deed")
    if deed == "fail":
        raise ZeroDivisionError("on purpose")
    if deed == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if deed == "crash":
        faulthandler._sigsegv()
    while deed == "hang":
        time.sleep(0.1)
    return whole(self, reading, parse)

Extractor._assemble = trapped
"""


@pytest.fixture
def folder(tmp_path: Path, article: str) -> Path:
    source = tmp_path / "news"
    for name, text in {
        "a.txt": article,
        "b/c.txt": "Der Dax fiel um 1 Prozent.",
        "b/d.md": "# Kurse\n\nGold stieg.",
    }.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return source


@pytest.fixture
def lines(tmp_path: Path, article: str) -> Path:
    path = tmp_path / "news.jsonl"
    rows = [
        {"id": f"n{number}", "text": f"{article} Absatz {number}.", "published": "2025-09-24"} for number in range(70)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def trap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Worker processes do what the field ``deed`` of a document says."""
    folder = tmp_path / "trap"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(TRAP, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(folder), *filter(None, sys.path))))
