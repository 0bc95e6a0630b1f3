from __future__ import annotations

import pytest

from tests.events.frame_text import frame_of, name_of
from tickerlese.events.issuers import issuer_of

ISSUERS = [
    ("Die Dividende von [Almtal AG|COMPANY] steigt.", "Dividende", "Almtal AG"),
    ("[Almtal AG|COMPANY] zahlt eine Dividende.", "Dividende", "Almtal AG"),
    ("Die Hauptversammlung der [Almtal AG|COMPANY] beschloss eine Dividende.", "Dividende", "Almtal AG"),
    ("[Almtal AG|COMPANY]-Aktionäre bekommen eine Dividende.", "Dividende", "Almtal AG"),
    ("Bei [Almtal AG|COMPANY] fällt die Dividende aus.", "Dividende", "Almtal AG"),
    ("Die Dividende bleibt stabil, teilte die [Almtal AG|COMPANY] mit.", "Dividende", "Almtal AG"),
    ("Geplant ist der Börsengang der [Almtal AG|COMPANY]-Tochter [Solvia|COMPANY].", "Börsengang", "Solvia"),
    ("[Almtal AG|COMPANY] wächst. Die Dividende steigt.", "Dividende", "Almtal AG"),
    ("[Almtal AG|COMPANY] wächst. Die Oesterreichische Nationalbank zahlt eine Dividende.", "Dividende", None),
    ("[Almtal AG|COMPANY] wächst. Ein Konzern zahlt oft eine Dividende.", "Dividende", None),
    ("[Almtal AG|COMPANY] wächst.\nDividende: Geld, das Aktionäre bekommen.", "Dividende", None),
]


@pytest.mark.parametrize(("marked", "word", "name"), ISSUERS, ids=[case[0] for case in ISSUERS])
def test_issuer(marked: str, word: str, name: str | None) -> None:
    frame = frame_of(marked, word, "noun")
    assert name_of(issuer_of(frame, frame.hit.at)) == name


def test_assumes_nobody_when_told_so() -> None:
    frame = frame_of("[Almtal AG|COMPANY] wächst. Die Dividende steigt.", "Dividende", "noun")
    assert issuer_of(frame, frame.hit.at, assume=False) is None
