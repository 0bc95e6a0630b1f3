from __future__ import annotations

from decimal import Decimal

import pytest

from tickerlese.quantities.numerals import plain, read_figure, read_numeral

WORDS = {
    "null": "0",
    "ein": "1",
    "einem": "1",
    "eins": "1",
    "zwo": "2",
    "Elf": "11",
    "zwölf": "12",
    "zwoelf": "12",
    "siebzehn": "17",
    "fünfundfünfzig": "55",
    "fuenfundfuenfzig": "55",
    "dreißig": "30",
    "dreissig": "30",
    "DREISSIG": "30",
    "hundert": "100",
    "hunderteins": "101",
    "hundertundeins": "101",
    "zweihundertelf": "211",
    "zwölfhundert": "1200",
    "neunzehnhundertachtzig": "1980",
    "tausend": "1000",
    "tausendundeins": "1001",
    "eintausenddreihundert": "1300",
    "einundvierzigtausend": "41000",
    "neunhundertneunundneunzigtausendneunhundertneunundneunzig": "999999",
    "acht\u00adund\u00adzwanzig": "28",
    "anderthalb": "1.5",
    "eineinhalb": "1.5",
    "siebeneinhalb": "7.5",
    "zweieinviertel": "2.25",
    "dreidreiviertel": "3.75",
}
NO_WORDS = (
    "",
    "und",
    "Hund",
    "einzig",
    "Zweig",
    "hundertst",
    "viertel",
    "Million",
    "zehner",
    "dreizig",
    "5",
    "zweidrei",
)
FIGURES = {
    "7": "7",
    "0042": "42",
    "3,75": "3.75",
    "6,125": "6.125",
    "2.500": "2500",
    "2.500.000,75": "2500000.75",
    "0.250": "0.250",
    "81.35": "81.35",
    "3'450": "3450",
    "3’450’000.20": "3450000.20",
    "2'750.5": "2750.5",
    "17 250": "17250",
    "17\u202f250,50": "17250.50",
    "4,321.50": "4321.50",
    "4,321,000": "4321000",
}
NO_FIGURES = ("12.05.2025", "09:30", "2:1", "3.4.5", "1.23,4", "1,2,3", "12.34.56", "5 Euro", "", "9" * 40)


@pytest.mark.parametrize(("word", "value"), WORDS.items())
def test_number_words(word: str, value: str) -> None:
    assert read_numeral(word) == Decimal(value)


@pytest.mark.parametrize("word", NO_WORDS)
def test_other_words_are_no_numbers(word: str) -> None:
    assert read_numeral(word) is None


@pytest.mark.parametrize(("figure", "value"), FIGURES.items())
def test_figures(figure: str, value: str) -> None:
    assert read_figure(figure) == Decimal(value)


@pytest.mark.parametrize("figure", NO_FIGURES)
def test_dates_and_ratios_are_no_figures(figure: str) -> None:
    assert read_figure(figure) is None


@pytest.mark.parametrize(
    ("number", "written"), [("1.50", "1.5"), ("2E+6", "2000000"), ("-0.0", "0"), ("-3.10", "-3.1")]
)
def test_plain_writes_amounts_without_exponent(number: str, written: str) -> None:
    assert str(plain(Decimal(number))) == written
