"""Nouns that forecasts for economies and markets are about."""

from __future__ import annotations

import pytest

from tickerlese.events.forecast_subjects import business_noun, compound_subject, market_noun


@pytest.mark.parametrize(
    "word",
    [
        "inflation",
        "kerninflation",
        "teuerungsrate",
        "weltmarkt",
        "leitzinses",
        "ölpreis",
        "zinssenkungen",
        "bruttoinlandsprodukts",
    ],
)
def test_market_nouns(word: str) -> None:
    assert market_noun[word]


@pytest.mark.parametrize(
    "word", ["umsatz", "gewinn", "marketing", "mitarbeiter", "zinsüberschuss", "supermarkt", "ebit"]
)
def test_other_nouns(word: str) -> None:
    assert not market_noun[word]


@pytest.mark.parametrize("word", ["umsatz", "jahresgewinn", "betriebsergebnis", "kursziel"])
def test_business_nouns(word: str) -> None:
    assert business_noun[word]


@pytest.mark.parametrize(
    ("word", "subject"),
    [
        ("Goldprognose", "Gold"),
        ("Wachstumsprognose", "Wachstum"),
        ("Inflationsprognosen", "Inflation"),
        ("Jahresprognose", None),
        ("Umsatzprognose", None),
        ("Prognose", None),
        ("Gold", None),
    ],
)
def test_compound_subject(word: str, subject: str | None) -> None:
    found = compound_subject(word)
    assert (found.text if found else None) == subject
