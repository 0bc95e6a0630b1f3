"""Amounts in the shapes in which German, Austrian and Swiss journalism writes them."""

from __future__ import annotations

import pytest

from tests.quantities.reading import read, told

MONEY = {
    "Das kostet 1,25 Euro.": ["1,25 Euro = 1.25 EUR"],
    "Das Haus kostet 725.000 Euro.": ["725.000 Euro = 725000 EUR"],
    "Preis: 6,125 Euro": ["6,125 Euro = 6.125 EUR"],
    "Der Umsatz liegt bei 2,6 Mrd. Euro.": ["2,6 Mrd. Euro = 2600000000 EUR"],
    "Kosten von 7,5 Mill. Euro und 250 Tsd. Euro": ["7,5 Mill. Euro = 7500000 EUR", "250 Tsd. Euro = 250000 EUR"],
    "Der Wert stieg auf 1.765,4 Mio EUR": ["1.765,4 Mio EUR = 1765400000 EUR"],
    "Ein Etat von 4 Mrd.€ und 6 Mio.€": ["4 Mrd.€ = 4000000000 EUR", "6 Mio.€ = 6000000 EUR"],
    "Abschreibungen 2.310 TEUR, Zinsen TEUR 480, Miete T€ 35": [
        "2.310 TEUR = 2310000 EUR",
        "TEUR 480 = 480000 EUR",
        "T€ 35 = 35000 EUR",
    ],
    "Ein EBIT von 7,3 MEUR und 11 MUSD": ["7,3 MEUR = 7300000 EUR", "11 MUSD = 11000000 USD"],
    "Die Schulden betragen 2,5 Billionen Yen.": ["2,5 Billionen Yen = 2500000000000 JPY"],
    "Die Notenbank druckt eine Billiarde Dollar.": ["eine Billiarde Dollar = 1000000000000000 USD"],
    "EUR 7,25 Mio. und USD 3,5 Mrd. flossen.": ["EUR 7,25 Mio. = 7250000 EUR", "USD 3,5 Mrd. = 3500000000 USD"],
    "Der Gewinn lag bei Mio. € 5,3, davor bei Mio. EUR 4,9 und Mrd. CHF 2.": [
        "Mio. € 5,3 = 5300000 EUR",
        "Mio. EUR 4,9 = 4900000 EUR",
        "Mrd. CHF 2 = 2000000000 CHF",
    ],
    "Er bekam 7 Mio. € 3 Tage später.": ["7 Mio. € = 7000000 EUR"],
    "Ericsson verdiente 5,2 Mrd. skr.": ["5,2 Mrd. skr = 5200000000 SEK"],
    "Es kostet $9,50, 8 $, US$ 7, US-$ 6 oder A$5.": [
        "$9,50 = 9.5 USD",
        "8 $ = 8 USD",
        "US$ 7 = 7 USD",
        "US-$ 6 = 6 USD",
        "A$5 = 5 AUD",
    ],
    "chf 30, nzd$20 und 8 hk$": ["chf 30 = 30 CHF", "nzd$20 = 20 NZD", "8 hk$ = 8 HKD"],
    "Kurs: 61,7EUR, davor 59EUR": ["61,7EUR = 61.7 EUR", "59EUR = 59 EUR"],
    "Er zahlt 14 750 Euro, 2 250 000 € und 3\u202f400 €.": [
        "14 750 Euro = 14750 EUR",
        "2 250 000 € = 2250000 EUR",
        "3\u202f400 € = 3400 EUR",
    ],
    "Die Busse beträgt 3'250 Franken, CHF 2’150’300.45 oder Fr. 18.75.": [
        "3'250 Franken = 3250 CHF",
        "CHF 2’150’300.45 = 2150300.45 CHF",
        "Fr. 18.75 = 18.75 CHF",
    ],
    "Der Kurs fiel auf 81.35 Fr., später auf 1.2 Mia. Franken": [
        "81.35 Fr. = 81.35 CHF",
        "1.2 Mia. Franken = 1200000000 CHF",
    ],
    "Ein Kaffee für 5,-- Euro, 6,– Euro, 7,- €, Fr. 8.- oder -.80 Franken": [
        "5,-- Euro = 5 EUR",
        "6,– Euro = 6 EUR",
        "7,- € = 7 EUR",
        "Fr. 8.- = 8 CHF",
        "-.80 Franken = 0.8 CHF",
    ],
    "Es kostet elf Euro und neunzig Cent, drei Euro zwanzig oder 6 Dollar 75.": [
        "elf Euro und neunzig Cent = 11.9 EUR",
        "drei Euro zwanzig = 3.2 EUR",
        "6 Dollar 75 = 6.75 USD",
    ],
    "Der Verlust lag bei minus 6,3 Millionen Euro, EUR -2,5 Mio. und -€4": [
        "minus 6,3 Millionen Euro = -6300000 EUR",
        "EUR -2,5 Mio. = -2500000 EUR",
        "-€4 = -4 EUR",
    ],
    "Eine halbe Million Franken, eine Viertelmillion Euro und drei viertel Millionen Dollar": [
        "Eine halbe Million Franken = 500000 CHF",
        "eine Viertelmillion Euro = 250000 EUR",
        "drei viertel Millionen Dollar = 750000 USD",
    ],
    "viereinhalb Milliarden Euro, hundert Millionen Dollar, tausend Euro": [
        "viereinhalb Milliarden Euro = 4500000000 EUR",
        "hundert Millionen Dollar = 100000000 USD",
        "tausend Euro = 1000 EUR",
    ],
    "drei Millionen zweitausend Euro, eine Milliarde 300 Millionen Euro": [
        "drei Millionen zweitausend Euro = 3002000 EUR",
        "eine Milliarde 300 Millionen Euro = 1300000000 EUR",
    ],
    "sieben Komma zwei fünf Euro": ["sieben Komma zwei fünf Euro = 7.25 EUR"],
    "zwei hundert Euro und vier tausend Euro": ["zwei hundert Euro = 200 EUR", "vier tausend Euro = 4000 EUR"],
    "Die 90-Milliarden-Yuan-Offensive und der Drei-Millionen-Euro-Vertrag": [
        "90-Milliarden-Yuan = 90000000000 CNY",
        "Drei-Millionen-Euro = 3000000 EUR",
    ],
    "Das 200-Milliarden-Paket für 7 Euro, die 30-Millionen-Strafe": [
        "200-Milliarden = 200000000000 EUR",
        "7 Euro = 7 EUR",
        "30-Millionen = 30000000 EUR",
    ],
    "Sieben Mrd.\u00a0€ und 4\u00a0Mil\u00adlio\u00adnen Euro": [
        "Sieben Mrd.\u00a0€ = 7000000000 EUR",
        "4\u00a0Mil\u00adlio\u00adnen Euro = 4000000 EUR",
    ],
    "Rund 40\nMillionen Euro": ["40\nMillionen Euro = ~40000000 EUR"],
    "200K Euro, 3,5M €, $45m und €6bn": [
        "200K Euro = 200000 EUR",
        "3,5M € = 3500000 EUR",
        "$45m = 45000000 USD",
        "€6bn = 6000000000 EUR",
    ],
    "Die Firma hält 3.200 BTC, 4 Ether und 0,5 Bitcoin.": [
        "3.200 BTC = 3200 BTC",
        "4 Ether = 4 ETH",
        "0,5 Bitcoin = 0.5 BTC",
    ],
    "Die Aktie kostet 7 ½ Dollar.": ["7 ½ Dollar = 7.5 USD"],
}
PERCENT = {
    "Der DAX gewann 0,8 Prozent.": ["0,8 Prozent = 0.8 percent"],
    "Es waren 3%, 4 %, 5\u00a0% und 6\u202f%": [
        "3% = 3 percent",
        "4 % = 4 percent",
        "5\u00a0% = 5 percent",
        "6\u202f% = 6 percent",
    ],
    "Adler: -4,5 %, Falke: +2,25 %, Kranich: −0,3 % und Reiher –7%": [
        "-4,5 % = -4.5 percent",
        "+2,25 % = 2.25 percent",
        "−0,3 % = -0.3 percent",
        "–7% = -7 percent",
    ],
    "Adler (+ 4,2 Prozent) und ± 3 %": ["+ 4,2 Prozent = 4.2 percent", "± 3 % = 3 percent"],
    "Er fiel um minus 2 Prozent, ein Plus von 4 Prozent": ["minus 2 Prozent = -2 percent", "4 Prozent = 4 percent"],
    "mit 40 Euro, plus oder minus fünf Prozent": ["40 Euro = 40 EUR", "fünf Prozent = 5 percent"],
    "um 15 Basispunkte, 30 BP, 0,4 Prozentpunkte, 2 %-Punkte und 0,5 Prozent-Punkte": [
        "15 Basispunkte = 15 basis_points",
        "30 BP = 30 basis_points",
        "0,4 Prozentpunkte = 0.4 percentage_points",
        "2 %-Punkte = 2 percentage_points",
        "0,5 Prozent-Punkte = 0.5 percentage_points",
    ],
    "um einen ganzen Prozentpunkt": ["einen ganzen Prozentpunkt = 1 percentage_points"],
    "um einen Viertelprozentpunkt, einen halben Prozentpunkt, drei Viertel Prozent": [
        "einen Viertelprozentpunkt = 0.25 percentage_points",
        "einen halben Prozentpunkt = 0.5 percentage_points",
        "drei Viertel Prozent = 0.75 percent",
    ],
    "Ein 30%-Anteil, eine 2,4-Prozent-Beteiligung, die Vier-Prozent-Hürde": [
        "30% = 30 percent",
        "2,4-Prozent = 2.4 percent",
        "Vier-Prozent = 4 percent",
    ],
    "eine 6%ige Anleihe, eine 35-prozentige Beteiligung, die hundertprozentige Tochter": [
        "6%ige = 6 percent",
        "35-prozentige = 35 percent",
        "hundertprozentige = 100 percent",
    ],
    "8 v.H. und 3 3/8 Prozent": ["8 v.H. = 8 percent", "3 3/8 Prozent = 3.375 percent"],
    "null Prozent und 0,0 %": ["null Prozent = 0 percent", "0,0 % = 0 percent"],
}
COUNTS = {
    "Der SDAX stieg auf 13.450,75 Punkte.": ["13.450,75 Punkte = 13450.75 Punkte"],
    "Er schloss bei 28.300,5 Zählern.": ["28.300,5 Zählern = 28300.5 Zählern"],
    "Sie streicht 1200 Stellen und 300 Vollzeitstellen.": [
        "1200 Stellen = 1200 Stellen",
        "300 Vollzeitstellen = 300 Vollzeitstellen",
    ],
    "Der Abbau von 70 der 290 Arbeitsplätze": ["70 = 70 Arbeitsplätze", "290 Arbeitsplätze = 290 Arbeitsplätze"],
    "mit 310 der zuletzt 450 Beschäftigten": ["310 = 310 Beschäftigten", "450 Beschäftigten = 450 Beschäftigten"],
    "drei Millionen Barrel und vierhundert Filialen": [
        "drei Millionen Barrel = 3000000 Barrel",
        "vierhundert Filialen = 400 Filialen",
    ],
    "3,5 Mio. neue Aktien, 80 zusätzliche Arbeitsplätze": [
        "3,5 Mio. neue Aktien = 3500000 Aktien",
        "80 zusätzliche Arbeitsplätze = 80 Arbeitsplätze",
    ],
    "Der Rückruf betrifft 37.500 Toaster.": ["37.500 Toaster = 37500 Toaster"],
    "900 Kranich-Aktien und 40 Mitarbeiter:innen": [
        "900 Kranich-Aktien = 900 Kranich-Aktien",
        "40 Mitarbeiter:innen = 40 Mitarbeiter:innen",
    ],
    "zwei Dutzend Filialen": ["zwei Dutzend Filialen = 24 Filialen"],
}
NOTHING = (
    "",
    "Am 24.09.2025 um 08:04 Uhr gewann der Verein mit 3:1.",
    "Der DAX 40, der S&P 500 und der Euro Stoxx 50 traten auf der Stelle.",
    "WKN 514000, ISIN DE0005140008, Tel. 0800 1234567, § 40 Abs. 1",
    "In Franken feierten 4000 am Rand der Straße, Mark Keller und Frank waren dabei.",
    "Mark Keller traf 2019 Mark Lohmann.",
    "Im Geschäftsjahr 2024/25 und bis 2030 auf der Agenda 2030",
    "Siehe https://example.org/a?b=20%27und%2015&c=5%20Euro für mehr",
    "Real Madrid gewann, der Airbus A380 und die Boeing 737 flogen.",
    "zwei Pfund Kaffee und drei Pfund Mehl",
    "die 34-Jährige und der 5-Porsche",
    "eine Krone, ein SEK-Einsatz, OMR 2024, CSD 2025 und COP29",
    "Er lief fünf Jahre, 12 Monate und drei Millionen Mal.",
    "ein Viertel, zwei Drittel, die Hälfte, doppelt so viel",
    "Umsatz (in Mio. Euro), Angaben in TEUR, Marge in %",
    "In der Millionenstadt sahen Millionen das Spiel vor einem Millionenpublikum.",
    "Sie zahlte $1.5 billion.",
    "Fr. 21.06. um 18.30 Uhr",
)


@pytest.mark.parametrize(("text", "expected"), [*MONEY.items(), *PERCENT.items(), *COUNTS.items()])
def test_amounts(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_an_amount(text: str) -> None:
    assert told(text) == []


def test_mentions_know_their_tokens() -> None:
    (mention,) = read("Sie zahlt 61,7EUR bar.")
    assert (mention.start, mention.end, mention.first, mention.last) == (10, 17, 2, 4)


def test_a_year_before_a_currency_is_a_year() -> None:
    assert told("Im Mai 2025 Dollar gekauft") == ["Dollar = ? USD"]
    assert told("Das Rad kostet 2025 Dollar.") == ["2025 Dollar = 2025 USD"]
