from __future__ import annotations

import pytest

from tests.quantities.reading import told

NAMED = {
    "Der Euro gab nach.": ["Euro = ? EUR"],
    "gegenüber dem Dollar": ["Dollar = ? USD"],
    "EUR/USD und EUR/SEK": ["EUR = ? EUR", "USD = ? USD", "EUR = ? EUR", "SEK = ? SEK"],
    "der Euro-Dollar-Kurs": ["Euro = ? EUR", "Dollar = ? USD"],
    "in Schweizer Franken und US-Dollar": ["Schweizer Franken = ? CHF", "US-Dollar = ? USD"],
    "Der Franken zog an.": ["Franken = ? CHF"],
    "Franken als Zuflucht": ["Franken = ? CHF"],
    "die schwedische Krone und die indische Rupie": ["schwedische Krone = ? SEK", "indische Rupie = ? INR"],
    "Das Pfund Sterling und der Greenback": ["Pfund Sterling = ? GBP", "Greenback = ? USD"],
    "Die Dollar-Schwäche und ein Bitcoin-Fonds": ["Dollar = ? USD", "Bitcoin = ? BTC"],
    "Die Gemeinschaftswährung kostet 1,08 Dollar.": ["Gemeinschaftswährung = ? EUR", "1,08 Dollar = 1.08 USD"],
    "150 Yen je Dollar": ["150 Yen = 150 JPY", "Dollar = ? USD"],
}
NOT_NAMED = (
    "Die Eurozone, der Euroraum, die Euro-Zone, Euro-Länder und der Euro Stoxx 50",
    "in Franken, aus Franken, die Franken",
    "die Euro 2024, bei der Euro und die UEFA EURO",
    "Dollar Tree, Dollar General, Real Madrid, Mark Keller, am Rand, Won",
    "Yuan Lin gewann.",
    "in Mio. EUR, in TEUR, Werte in Mio. Euro",
    "ein volles Pfund, die Krone, der Rand",
    "das SEK, die ETH Zürich, ALL und TOP",
)


@pytest.mark.parametrize(("text", "expected"), NAMED.items())
def test_currencies_as_such(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", NOT_NAMED)
def test_what_is_no_currency(text: str) -> None:
    assert told(text) == []
