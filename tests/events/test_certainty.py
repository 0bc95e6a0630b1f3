from __future__ import annotations

import pytest

from tests.events.frame_text import frame_of

CASES = [
    ("Würde [Almtal AG|COMPANY] die Dividende kürzen, fiele der Kurs.", "kürzen", True),
    (
        "Sollte [Almtal AG|COMPANY] sparen oder die [Solvia|COMPANY] die Dividende kürzen, fiele der Kurs.",
        "kürzen",
        True,
    ),
    ("[Almtal AG|COMPANY] spart und will die Dividende kürzen.", "kürzen", False),
]


@pytest.mark.parametrize(("marked", "word", "hypothetical"), CASES, ids=[case[0] for case in CASES])
def test_hypotheses(marked: str, word: str, hypothetical: bool) -> None:
    assert frame_of(marked, word).certainty[1] is hypothetical


def test_negated_adjective_denies_nothing() -> None:
    frame = frame_of("[Almtal AG|COMPANY] begibt eine nicht nachrangige Anleihe.", "Anleihe", "noun")
    assert frame.certainty[0] == "asserted"


def test_a_bracket_interrupts_its_clause() -> None:
    frame = frame_of("[Almtal AG|COMPANY] will 65 Cent (Vorjahr: 35 Cent) je Aktie zahlen.", "zahlen")
    assert frame.has("will")
