from __future__ import annotations

import pytest

from tests.events.frame_text import frame_of
from tickerlese.events.head_counts import read_count, read_places, read_share
from tickerlese.events.job_cuts import find_cut, governed

CUTS = [
    ("[Nordex|COMPANY] streicht 300 Stellen.", "Stellen", False, "streicht"),
    ("[Nordex|COMPANY] baut 300 Stellen ab.", "Stellen", False, "baut"),
    ("[Nordex|COMPANY] baut mit 300 Mitarbeitern ein Werk.", "Mitarbeitern", True, None),
    ("[Nordex|COMPANY] will sich von 300 Mitarbeitern trennen.", "Mitarbeitern", True, "trennen"),
    ("300 Mitarbeiter müssen gehen.", "Mitarbeiter", True, "gehen"),
    ("300 Mitarbeiter gehen in die Kantine.", "Mitarbeiter", True, None),
    ("Der Abbau von 300 Stellen beginnt.", "Stellen", False, "Abbau"),
    ("[Nordex|COMPANY] streicht Mitarbeitern den Bonus.", "Mitarbeitern", True, None),
    ("300 Stellen stehen auf der Kippe.", "Stellen", False, "Kippe"),
]
GOVERNED = [
    ("Mit 300 neuen Stellen wächst die Firma.", "Stellen", "mit"),
    ("Bis zu 60 der 200 Stellen entfallen.", "Stellen", ""),
    ("Zwischen 300 und 400 Stellen entfallen.", "Stellen", ""),
    ("Die Streichung der Stellen beginnt.", "Stellen", "von"),
    ("Die Stellen entfallen.", "Stellen", ""),
]
NUMBERS = [
    ("[Nordex|COMPANY] streicht 300 der 2000 Stellen in Rostock.", "300", None, "Rostock"),
    ("[Nordex|COMPANY] streicht 300 Stellen, davon 200 Stellen in Köln und Bonn.", "300", None, "Köln und Bonn"),
    ("[Nordex|COMPANY] streicht weltweit jede fünfte Stelle.", None, "20", "weltweit"),
    ("[Nordex|COMPANY] streicht ein Viertel der Stellen.", None, "25", None),
    ("[Nordex|COMPANY] streicht 12 Prozent der Stellen.", None, "12", None),
    ("[Nordex|COMPANY] mit 2000 Beschäftigten streicht Stellen.", None, None, None),
]


@pytest.mark.parametrize(("marked", "word", "people", "expected"), CUTS, ids=[case[0] for case in CUTS])
def test_find_cut(marked: str, word: str, people: bool, expected: str | None) -> None:
    frame = frame_of(marked, word, "noun")
    cut = find_cut(frame, people=people)
    assert (frame.view.words[cut.at] if cut else None) == expected


@pytest.mark.parametrize(("marked", "word", "expected"), GOVERNED, ids=[case[0] for case in GOVERNED])
def test_governed(marked: str, word: str, expected: str) -> None:
    frame = frame_of(marked, word, "noun")
    assert governed(frame.view, frame.hit.at)[0] == expected


@pytest.mark.parametrize(("marked", "count", "share", "places"), NUMBERS, ids=[case[0] for case in NUMBERS])
def test_numbers(marked: str, count: str | None, share: str | None, places: str | None) -> None:
    frame = frame_of(marked, "streicht")
    told = read_count(frame, frame.hit.at)
    part = read_share(frame)
    amount = getattr(part, "amount", part)
    assert (str(told.amount.value) if told and told.amount else None) == count
    assert (str(amount.value) if amount else None) == share  # type: ignore[union-attr]
    assert read_places(frame) == places
