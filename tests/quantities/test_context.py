from __future__ import annotations

import pytest

from tests.quantities.reading import told

COMPLETED = {
    "Sie verdiente 7,2 Millionen, nach 9,4 Millionen Franken.": [
        "7,2 Millionen = 7200000 CHF",
        "9,4 Millionen Franken = 9400000 CHF",
    ],
    "Der Umsatz lag bei 80 Mio. Euro. Analysten hatten mit 76 Millionen gerechnet.": [
        "80 Mio. Euro = 80000000 EUR",
        "76 Millionen = 76000000 EUR",
    ],
    "Der Umsatz lag bei 3 Mrd. Euro (2,8 Mrd. Franken). Erwartet waren 4 Milliarden.": [
        "3 Mrd. Euro = 3000000000 EUR",
        "2,8 Mrd. Franken = 2800000000 CHF",
        "4 Milliarden = 4000000000 EUR",
    ],
    "Ein in Schweizer Franken begebener Bond über 300 Millionen": [
        "Schweizer Franken = ? CHF",
        "300 Millionen = 300000000 CHF",
    ],
    "Die 5 Milliarden Umsatz brachten 20 Millionen Euro Gewinn.": [
        "5 Milliarden = 5000000000 EUR",
        "20 Millionen Euro = 20000000 EUR",
    ],
    "Öl verbilligte sich um 45 Cent auf 61,20 Dollar.": ["45 Cent = 0.45 USD", "61,20 Dollar = 61.2 USD"],
    "Sie zahlt 45 Cent.": ["45 Cent = 0.45 EUR"],
    "Wir liegen bei 70 Millionen Euro, für das Jahr erwarte ich rund 150.": [
        "70 Millionen Euro = 70000000 EUR",
        "150 = ~150000000 EUR",
    ],
}
LEFT_ALONE = {
    "Sie zahlt 5 Euro. Die Zahl der Kunden stieg auf 2,3 Millionen.": ["5 Euro = 5 EUR"],
    "Sie zahlt 5 Euro. Die Drei-Millionen-Stadt wächst.": ["5 Euro = 5 EUR"],
    "Davon sind 3 Millionen betroffen.": [],
    "Der Bitcoin ist auf 21 Millionen begrenzt.": ["Bitcoin = ? BTC"],
    "Sie zahlt 5 Euro. Es waren 130.": ["5 Euro = 5 EUR"],
}


@pytest.mark.parametrize(("text", "expected"), [*COMPLETED.items(), *LEFT_ALONE.items()])
def test_currency_from_the_context(text: str, expected: list[str]) -> None:
    assert told(text) == expected
