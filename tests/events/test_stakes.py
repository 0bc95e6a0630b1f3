from __future__ import annotations

from decimal import Decimal

import pytest

from tests.events.frame_text import frame_of, name_of
from tickerlese.events.stake_figures import read_figures, size_of
from tickerlese.events.stake_parties import company_of_share, holder_of

FIGURES = [
    ("[Nordex|COMPANY] erhöht den Anteil an [Enertrag|COMPANY] von 34 auf 38 Prozent.", "38", "34"),
    ("[Nordex|COMPANY] erhöht den Anteil an [Enertrag|COMPANY] auf maximal 29,9 Prozent.", "29.9", None),
    ("[Nordex|COMPANY] erhöht den Anteil an [Enertrag|COMPANY] auf 9,7 Prozent (bisher: 8 Prozent).", "9.7", "8"),
    ("[Nordex|COMPANY] erhöht den Anteil an [Enertrag|COMPANY] um 5 Prozentpunkte.", None, None),
    ("[Nordex|COMPANY] erhöht den Anteil von 5 Prozent an [Enertrag|COMPANY].", "5", None),
]
PARTIES = [
    ("[Nordex|COMPANY] erhöht den Anteil an der [Enertrag|COMPANY].", "Nordex", "Enertrag"),
    ("[Nordex|COMPANY]-Chef [Uwe Ott|PERSON] erhöht den Anteil an [Enertrag|COMPANY].", "Nordex", "Enertrag"),
    ("Der Investor [Uwe Ott|PERSON] erhöht den Anteil an [Enertrag|COMPANY].", "Uwe Ott", "Enertrag"),
    ("[Enertrag|COMPANY]-Großaktionär [Nordex|COMPANY] verkauft den Anteil.", "Nordex", "Enertrag"),
    ("[Nordex|COMPANY] gibt den Anteil an den Konzern [Enertrag|COMPANY] ab.", "Nordex", None),
]


@pytest.mark.parametrize(("marked", "stake", "previous"), FIGURES, ids=[case[0] for case in FIGURES])
def test_figures(marked: str, stake: str | None, previous: str | None) -> None:
    found = tuple(size_of(mention) for mention in read_figures(frame_of(marked, "Anteil", "noun")))
    assert found == tuple(Decimal(size) if size else None for size in (stake, previous))


@pytest.mark.parametrize(("marked", "holder", "company"), PARTIES, ids=[case[0] for case in PARTIES])
def test_parties(marked: str, holder: str, company: str | None) -> None:
    frame = frame_of(marked, "Anteil", "noun")
    found = company_of_share(frame)
    assert (name_of(holder_of(frame, found)), name_of(found)) == (holder, company)
