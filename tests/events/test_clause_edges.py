from __future__ import annotations

import pytest

from tests.events.frame_text import frame_of

CLAUSES = [
    ("[Nordex|COMPANY] will laut „[Tagblatt|COMPANY]“ die Tochter verkaufen.", "will", 1),
    ("[Nordex|COMPANY] sagt: „Wir wachsen“.", "sagt", 2),
    ("Sollten [Nordex|COMPANY] und [Enertrag|COMPANY] fusionieren, wächst der Markt.", "fusionieren", 2),
    ("[Nordex|COMPANY] wächst und [Enertrag|COMPANY] schrumpft.", "wächst", 2),
    ("[Nordex|COMPANY] plant, die Tochter zu verkaufen.", "plant", 1),
]


@pytest.mark.parametrize(("marked", "word", "count"), CLAUSES, ids=[case[0] for case in CLAUSES])
def test_number_of_clauses(marked: str, word: str, count: int) -> None:
    assert len(frame_of(marked, word).view.clauses) == count


@pytest.mark.parametrize(
    ("marked", "word", "finite"),
    [
        ("Experten erwarten bei [Nordex|COMPANY] mehr.", "erwarten", [1]),
        ("Gerüchte, wonach [Nordex|COMPANY] kauft, halten sich.", "kauft", [4, 6]),
        ("Sollte [Nordex|COMPANY] kaufen, steigt der Kurs.", "kaufen", [0, 2, 4]),
    ],
)
def test_first_word_is_a_noun(marked: str, word: str, finite: list[int]) -> None:
    assert frame_of(marked, word).view.finite_at == finite
