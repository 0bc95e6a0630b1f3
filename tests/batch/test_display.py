from __future__ import annotations

import io
import re
import sys

import pytest

from tickerlese.batch import Outcome
from tickerlese.batch.display import Display, Summary
from tickerlese.errors import InputError

DONE = Outcome("a", "done", words=1200, entities=7, events={"price_move": 2, "earnings": 1}, size=8000, position=500)
FAILED = Outcome("b", "failed", "InputError: kaputt", position=1000)


def show(monkeypatch: pytest.MonkeyPatch, *, quiet: bool, seconds: float = 0.0, total: int = 2000) -> list[str]:
    monkeypatch.setattr("tickerlese.batch.display.SECONDS_BETWEEN_LINES", seconds)
    said: list[str] = []
    with Display(lambda: total, said.append, quiet=quiet) as display:
        for outcome in (DONE, FAILED):
            display.show(outcome)
        display.end("out.jsonl", "out.jsonl.quarantine")
    return said


def test_plain_lines_and_the_sum(monkeypatch: pytest.MonkeyPatch) -> None:
    first, failure, second, *end = show(monkeypatch, quiet=False)
    assert re.fullmatch(r"1 documents, [\d.]+ MB/s, 0 failed(, [\d.]+ s to go)?", first)
    assert failure == "b: InputError: kaputt"
    assert second.startswith("2 documents")
    assert end[0] == "1 written to out.jsonl, 1 failed, see out.jsonl.quarantine"
    assert re.fullmatch(r"7 entities, 3 events in 1,200 words, [\d.]+ s, [\d,]+ words/s", end[1])
    assert end[2] == "events: 2 price_move, 1 earnings"


def test_lines_come_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not any("documents" in line for line in show(monkeypatch, quiet=False, seconds=100))


def test_quiet_shows_failures_only(monkeypatch: pytest.MonkeyPatch) -> None:
    assert show(monkeypatch, quiet=True) == ["b: InputError: kaputt"]


def test_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    said = show(monkeypatch, quiet=False)
    assert "2 documents" in terminal.getvalue()
    assert said[0] == "b: InputError: kaputt"
    assert len(said) == 4


def test_input_that_can_not_be_counted_is_no_trouble() -> None:
    def count() -> int:
        raise InputError("gone")

    with Display(count, print, quiet=False) as display:
        display.show(DONE)


@pytest.mark.parametrize(("position", "total", "known"), [(500, 2000, True), (0, 2000, False), (500, 0, False)])
def test_remaining_time(position: int, total: int, known: bool) -> None:
    summary = Summary()
    summary.add(Outcome("a", "done", position=position))
    assert (summary.remaining(total) is not None) is known
