from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.events.frame_text import frame_of, name_of
from tickerlese.events.affected import acting, hit_at, reporter, suffering, told_with, understood

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

TOLD_WITH = [
    ("Die [Nordex|COMPANY]-Pleite trifft viele.", "Pleite", "Nordex"),
    ("Die Pleite der [Nordex|COMPANY] trifft [Siemens|COMPANY].", "Pleite", "Nordex"),
    ("Der Streik bei [Nordex|COMPANY] geht weiter.", "Streik", "Nordex"),
    ("Der Streik bei der [Siemens|COMPANY]-Tochter [Gamesa|COMPANY] geht weiter.", "Streik", "Gamesa"),
    ("Der Streik endet, bei [Nordex|COMPANY] läuft alles.", "Streik", None),
    ("Die Pleite eines Kunden trifft [Nordex|COMPANY].", "Pleite", None),
]
OTHERS = [
    (hit_at, "Im [Nordex|COMPANY]-Werk endet der Streik.", "Streik", "Nordex"),
    (hit_at, "Die Beschäftigten von [Nordex|COMPANY] beginnen den Streik.", "Streik", "Nordex"),
    (hit_at, "[Nordex|COMPANY] beklagt den Streik.", "Streik", None),
    (acting, "[Nordex|COMPANY] beklagt den Streik.", "Streik", "Nordex"),
    (acting, "Der Streik endet, wie die Agentur [Lokalfunk|COMPANY] berichtet.", "Streik", None),
    (reporter, "Der Streik endet, wie [Nordex|COMPANY] mitteilte.", "Streik", "Nordex"),
    (reporter, "Nach Angaben von [Nordex|COMPANY] endet der Streik.", "Streik", "Nordex"),
    (reporter, "Der Streik endet, wie [Nordex|COMPANY] berichtet.", "Streik", None),
    (suffering, "Dem Hersteller [Nordex|COMPANY] droht die Pleite.", "Pleite", "Nordex"),
    (understood, "[Nordex|COMPANY] wächst. Nun droht ein Streik.", "Streik", "Nordex"),
    (understood, "[Nordex|COMPANY] wächst. Der Windindustrie droht ein Streik.", "Streik", None),
    (understood, "[Nordex|COMPANY] wächst. Bei einem Hersteller droht ein Streik.", "Streik", None),
]


@pytest.mark.parametrize(("marked", "word", "expected"), TOLD_WITH, ids=[case[0] for case in TOLD_WITH])
def test_told_with(marked: str, word: str, expected: str | None) -> None:
    frame = frame_of(marked, word, "noun")
    assert name_of(told_with(frame, frame.hit.at)) == expected


@pytest.mark.parametrize(
    ("find", "marked", "word", "expected"), OTHERS, ids=[f"{c[0].__name__}: {c[1]}" for c in OTHERS]
)
def test_ways_of_telling(find: Callable[[Frame], Mention | None], marked: str, word: str, expected: str | None) -> None:
    assert name_of(find(frame_of(marked, word, "noun"))) == expected
