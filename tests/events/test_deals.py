from __future__ import annotations

from decimal import Decimal

import pytest

from tests.events.frame_text import frame_of
from tickerlese.events.deal_prices import read_price
from tickerlese.events.deals import in_the_past, is_denied, is_rumoured, read_stake, read_status

STATUS = [
    ("Die Übernahme von [Enertrag|COMPANY] ist perfekt.", "completed"),
    ("Die Übernahme von [Enertrag|COMPANY] soll im Mai abgeschlossen werden.", None),
    ("Die Übernahme von [Enertrag|COMPANY] ist nicht abgeschlossen.", None),
    ("Die Übernahme von [Enertrag|COMPANY] wurde genehmigt.", "approved"),
    ("Das Kartellamt gab grünes Licht für die Übernahme von [Enertrag|COMPANY].", "approved"),
    ("Das Kartellamt muss der Übernahme von [Enertrag|COMPANY] noch zustimmen.", None),
    ("Die geplante Übernahme von [Enertrag|COMPANY] ist gescheitert.", "failed"),
    ("Die Übernahme von [Enertrag|COMPANY] droht zu platzen.", None),
    ("[Nordex|COMPANY] blies die Übernahme von [Enertrag|COMPANY] ab.", "failed"),
    ("[Nordex|COMPANY] plant die Übernahme von [Enertrag|COMPANY]. Der Deal wurde am Freitag vollzogen.", "completed"),
    ("[Nordex|COMPANY] plant die Übernahme von [Enertrag|COMPANY]. Die Hauptversammlung wurde abgesagt.", None),
]
PRICES = [
    ("[Nordex|COMPANY] plant die Übernahme von [Enertrag|COMPANY] für 3 Millionen Euro.", "3000000"),
    ("[Nordex|COMPANY] plant die Übernahme von [Enertrag|COMPANY] um bis zu 3 Mio. Euro.", "3000000"),
    ("Die 3 Millionen Euro teure Übernahme von [Enertrag|COMPANY] beginnt.", "3000000"),
    ("Die Übernahme von [Enertrag|COMPANY] beginnt. Der Kaufpreis liegt bei 3 Millionen Euro.", "3000000"),
    ("Die Übernahme von [Enertrag|COMPANY] beginnt. Der Windparkbauer werde mit 3 Millionen Euro bewertet.", "3000000"),
    ("[Nordex|COMPANY] plant die Übernahme von [Enertrag|COMPANY] für 3 Euro je Aktie.", None),
    ("[Nordex|COMPANY] plant die Übernahme von [Enertrag|COMPANY] mit 3 Millionen Euro Umsatz.", None),
    ("Die Übernahme von [Enertrag|COMPANY] beginnt. Der Umsatz stieg auf 3 Millionen Euro.", None),
]
STAKES = [
    ("[Nordex|COMPANY] erwirbt 60 Prozent an [Enertrag|COMPANY].", "60", True),
    ("[Nordex|COMPANY] erwirbt 20 Prozent der Anteile an [Enertrag|COMPANY].", "20", False),
    ("[Nordex|COMPANY] erwirbt die restlichen 20 Prozent an [Enertrag|COMPANY].", "20", True),
    ("[Nordex|COMPANY] erwirbt eine Minderheit an [Enertrag|COMPANY].", None, False),
    ("[Nordex|COMPANY] erwirbt nach 20 Prozent Kursverlust die [Enertrag|COMPANY].", None, True),
]


@pytest.mark.parametrize(("marked", "expected"), STATUS, ids=[case[0] for case in STATUS])
def test_status(marked: str, expected: str | None) -> None:
    assert read_status(frame_of(marked, "Übernahme" if "Übernahme" in marked else "Deal", "noun")) == expected


@pytest.mark.parametrize(("marked", "expected"), PRICES, ids=[case[0] for case in PRICES])
def test_price(marked: str, expected: str | None) -> None:
    price, _ = read_price(frame_of(marked, "Übernahme", "noun"))
    assert (price.amount.value if price and price.amount else None) == (Decimal(expected) if expected else None)


@pytest.mark.parametrize(("marked", "size", "control"), STAKES, ids=[case[0] for case in STAKES])
def test_stake(marked: str, size: str | None, *, control: bool) -> None:
    frame = frame_of(marked, "erwirbt")
    target = next(mention for mention in frame.view.mentions if mention.name == "Enertrag")
    stake, is_control = read_stake(frame, target)
    assert (stake.amount.value if stake and stake.amount else None) == (Decimal(size) if size else None)
    assert is_control is control


@pytest.mark.parametrize(
    ("marked", "denied", "rumoured"),
    [
        ("Eine Übernahme von [Enertrag|COMPANY] sei keine Option.", True, False),
        ("Eine Übernahme von [Enertrag|COMPANY] steht nicht zur Debatte.", True, False),
        ("Eine Übernahme von [Enertrag|COMPANY] plane man nicht.", True, False),
        ("Branchengerüchten zufolge naht die Übernahme von [Enertrag|COMPANY].", False, True),
        ("Die Übernahme von [Enertrag|COMPANY] beginnt.", False, False),
    ],
)
def test_denied_or_rumoured(marked: str, *, denied: bool, rumoured: bool) -> None:
    frame = frame_of(marked, "Übernahme", "noun")
    assert (is_denied(frame), is_rumoured(frame)) == (denied, rumoured)


@pytest.mark.parametrize(
    ("marked", "word", "style", "expected"),
    [
        ("[Nordex|COMPANY] hat [Enertrag|COMPANY] gekauft.", "gekauft", "participle", True),
        ("[Nordex|COMPANY] übernahm [Enertrag|COMPANY].", "übernahm", "verb", True),
        ("[Nordex|COMPANY] übernimmt [Enertrag|COMPANY].", "übernimmt", "verb", False),
        ("Nach der Übernahme von [Enertrag|COMPANY] wächst [Nordex|COMPANY].", "Übernahme", "noun", True),
        ("Die Übernahme von [Enertrag|COMPANY] naht.", "Übernahme", "noun", False),
    ],
)
def test_in_the_past(marked: str, word: str, style: str, *, expected: bool) -> None:
    assert in_the_past(frame_of(marked, word, style), noun=style == "noun") is expected
