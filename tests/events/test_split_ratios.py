from __future__ import annotations

import pytest

from tests.events.frame_text import frame_of
from tickerlese.events.split_ratios import read_ratio

RATIOS = [
    ("[Rheintal AG|COMPANY] plant einen Aktiensplit im Verhältnis 1:10.", "1:10"),
    ("[Rheintal AG|COMPANY] plant einen Aktiensplit im Verhältnis von 3 zu 1.", "3:1"),
    ("[Rheintal AG|COMPANY] plant einen Aktiensplit im Verhältnis zwanzig zu eins.", "20:1"),
    ("Die Aktionäre stimmen für 50-für-1-Papiere, der Aktiensplit kommt.", "50:1"),
    ("Beim Aktiensplit werden aus einer Aktie künftig vier.", None),
    ("Aktiensplit: Aus einer Aktie werden vier.", "1:4"),
    ("Aktiensplit: Für jede Aktie gibt es zwei zusätzliche Papiere.", "1:3"),
    ("Der Aktiensplit kommt. Fünf alte Aktien werden zu einer neuen zusammengelegt.", "5:1"),
    ("Der Aktiensplit kommt. Die Versammlung beginnt um 10:30 Uhr.", None),
    ("[Rheintal AG|COMPANY] plant einen Aktiensplit.", None),
]


@pytest.mark.parametrize(("marked", "ratio"), RATIOS, ids=[case[0] for case in RATIOS])
def test_ratio(marked: str, ratio: str | None) -> None:
    assert read_ratio(frame_of(marked, "Aktiensplit", "noun")) == ratio
