from __future__ import annotations

import pytest

from tests.quantities.reading import told

RANGES = {
    "Erwartet werden 2,2 bis 2,6 Mrd. Euro.": ["2,2 bis 2,6 Mrd. Euro = 2200000000..2600000000 EUR"],
    "700 Millionen bis 1,3 Milliarden Euro": ["700 Millionen bis 1,3 Milliarden Euro = 700000000..1300000000 EUR"],
    "Die Spanne reicht von 17,50 bis 19 Euro je Aktie.": ["17,50 bis 19 Euro = 17.5..19 EUR/share"],
    "eine Marge von 7–9 %": ["7–9 % = 7..9 percent"],
    "3 % bis 6 %": ["3 % bis 6 % = 3..6 percent"],
    "zwischen 0,4 und 0,9 Prozent": ["0,4 und 0,9 Prozent = 0.4..0.9 percent"],
    "zwischen EUR 41 Mio. und EUR 44 Mio.": ["EUR 41 Mio. und EUR 44 Mio. = 41000000..44000000 EUR"],
    "EUR 3,1 – 3,4 Mrd.": ["EUR 3,1 – 3,4 Mrd. = 3100000000..3400000000 EUR"],
    "$2,5 bis $3 Mrd.": ["$2,5 bis $3 Mrd. = 2500000000..3000000000 USD"],
    "6,5 bis knapp 8 Mio. Franken": ["6,5 bis knapp 8 Mio. Franken = 6500000..8000000 CHF"],
    "ein bis drei Prozent": ["ein bis drei Prozent = 1..3 percent"],
    "zwei- bis dreihundert Millionen Euro": ["zwei- bis dreihundert Millionen Euro = 200000000..300000000 EUR"],
    "minus 3 bis plus 1 Prozent": ["minus 3 bis plus 1 Prozent = -3..1 percent"],
    "minus vier bis fünf Prozent": ["minus vier bis fünf Prozent = -5..-4 percent"],
    "80 Cent bis 2 Euro": ["80 Cent bis 2 Euro = 0.8..2 EUR"],
    "400 bis 500 Stellen": ["400 bis 500 Stellen = 400..500 Stellen"],
}
NO_RANGES = {
    "7 Prozent bis 2027": ["7 Prozent = 7 percent"],
    "24.000 -0,5 %": ["-0,5 % = -0.5 percent"],
    "5 Prozent bis 10 Euro": ["5 Prozent = 5 percent", "10 Euro = 10 EUR"],
    "im Jahr 2024 - 5 Prozent mehr": ["5 Prozent = 5 percent"],
}
LENT = {
    "von 2,8 auf 3,3 Milliarden Euro": ["2,8 = 2800000000 EUR", "3,3 Milliarden Euro = 3300000000 EUR"],
    "von zuvor 31 auf nun 17,5 Mio. Franken": ["31 = 31000000 CHF", "17,5 Mio. Franken = 17500000 CHF"],
    "von 640 Mio. auf 655 Mio. Euro": ["640 Mio. = 640000000 EUR", "655 Mio. Euro = 655000000 EUR"],
    "von 950.000 auf 1,4 Millionen Euro": ["950.000 = 950000 EUR", "1,4 Millionen Euro = 1400000 EUR"],
    "von 60 auf 80 Cent je Aktie": ["60 = 0.6 EUR/share", "80 Cent = 0.8 EUR/share"],
    "6,1 statt 6,6 Prozent": ["6,1 = 6.1 percent", "6,6 Prozent = 6.6 percent"],
    "um drei beziehungsweise 1,9 Prozent": ["drei = 3 percent", "1,9 Prozent = 1.9 percent"],
    "um 1,3, 2,5 und 4 Prozent": ["1,3 = 1.3 percent", "2,5 = 2.5 percent", "4 Prozent = 4 percent"],
    "Sie senkt das Ziel auf 14 von 16.50 Franken.": ["14 = 14 CHF", "16.50 Franken = 16.5 CHF"],
    "von 1950 auf 2010 Dollar": ["1950 = 1950 USD", "2010 Dollar = 2010 USD"],
    "von 91,2 auf 90,6 Punkte": ["91,2 = 91.2 Punkte", "90,6 Punkte = 90.6 Punkte"],
    "der Kurs lag bei 1,0815 (Montag: 1,0790) Dollar": ["1,0815 = 1.0815 USD", "1,0790 = 1.079 USD"],
    "Umsatz 27,4 (31,9) Millionen Euro": ["27,4 = 27400000 EUR", "31,9 = 31900000 EUR"],
    "Die Prognose lautet auf mindestens vier (zuvor fünf) Prozent.": [
        "vier = >=4 percent",
        "fünf = 5 percent",
    ],
    "Adler(+ 5,75) Prozent": ["+ 5,75 = 5.75 percent"],
    "6,2 Mrd. Euro (Vorjahr: 5,8)": ["6,2 Mrd. Euro = 6200000000 EUR", "5,8 = 5800000000 EUR"],
    "von 3,9 Milliarden Euro auf 4,4.": ["3,9 Milliarden Euro = 3900000000 EUR", "4,4 = 4400000000 EUR"],
    "7,1 Millionen Euro nach 6,8 im Vorjahr": ["7,1 Millionen Euro = 7100000 EUR", "6,8 = 6800000 EUR"],
}
NOT_LENT = {
    "Der DAX 40 auf 24.000 Punkte": ["24.000 Punkte = 24000 Punkte"],
    "im Jahr 2024 auf 5 Prozent": ["5 Prozent = 5 percent"],
    "Platz 3 und 7 Prozent": ["7 Prozent = 7 percent"],
    "Er brach ein und 7 Prozent gingen verloren.": ["7 Prozent = 7 percent"],
    "um ein Viertel auf 6 Milliarden Euro": ["6 Milliarden Euro = 6000000000 EUR"],
    "zwei von 30 Euro": ["30 Euro = 30 EUR"],
    "0,4 Millionen und 7 Prozent": ["7 Prozent = 7 percent"],
}


@pytest.mark.parametrize(("text", "expected"), [*RANGES.items(), *NO_RANGES.items()])
def test_ranges(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(("text", "expected"), [*LENT.items(), *NOT_LENT.items()])
def test_shared_units(text: str, expected: list[str]) -> None:
    assert told(text) == expected
