from __future__ import annotations

import pytest

from tests.quantities.reading import told

VAGUE = {
    "ein hoher zweistelliger Millionenbetrag": ["zweistelliger Millionenbetrag = 10000000..99999999 ?"],
    "in dreistelliger Millionenhöhe": ["dreistelliger Millionenhöhe = 100000000..999999999 ?"],
    "im mittleren einstelligen Milliardenbereich": ["einstelligen Milliardenbereich = 1000000000..9999999999 ?"],
    "ein zweistelliger Millionen-Dollar-Betrag": [
        "zweistelliger Millionen-Dollar-Betrag = 10000000..99999999 USD",
    ],
    "zwei- bis dreistelliger Millionenbetrag": ["zwei- bis dreistelliger Millionenbetrag = 10000000..999999999 ?"],
    "sechsstellige Summe, fünfstelliger Eurobetrag": [
        "sechsstellige Summe = 100000..999999 ?",
        "fünfstelliger Eurobetrag = 10000..99999 EUR",
    ],
    "im niedrigen zweistelligen Prozentbereich": ["zweistelligen Prozentbereich = 10..100 percent"],
    "Der Milliardenauftrag, der Millionen-Deal und der Milliarden-Dollar-Markt": [
        "Milliardenauftrag = ? ?",
        "Millionen-Deal = ? ?",
        "Milliarden-Dollar = ? USD",
    ],
    "Hunderte Millionen Dollar, mehrere Milliarden Euro, einige hundert Millionen Franken": [
        "Hunderte Millionen Dollar = ? USD",
        "mehrere Milliarden Euro = ? EUR",
        "einige hundert Millionen Franken = ? CHF",
    ],
    "ein paar Millionen Euro, zig Milliarden Yen, Zehntausende Euro": [
        "ein paar Millionen Euro = ? EUR",
        "zig Milliarden Yen = ? JPY",
        "Zehntausende Euro = ? EUR",
    ],
    "Hunderte Stellen und mehrere tausend Mitarbeiter": [
        "Hunderte Stellen = ? Stellen",
        "mehrere tausend Mitarbeiter = ? Mitarbeiter",
    ],
    "Das kostet Millionen Euro.": ["Millionen Euro = ? EUR"],
    "Hunderte Millionen von Dollar": ["Hunderte Millionen von Dollar = ? USD"],
}
NOTHING = (
    "zweistellig gewachsen",
    "Sie wurde bei der Bank vorstellig.",
    "zweistelliges Ergebnis",
    "Millionenmetropole, Milliardenkonzern, Millionär, milliardenschwer, Bio-Ethanol",
    "viele Kunden, mehrere Firmen, ein paar Tage, Millionen Menschen",
    "Werte in Millionen Euro",
)


@pytest.mark.parametrize(("text", "expected"), VAGUE.items())
def test_amounts_without_a_number(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_amounts(text: str) -> None:
    assert told(text) == []
