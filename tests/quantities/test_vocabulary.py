from __future__ import annotations

import pytest

from tests.quantities.reading import told
from tickerlese.quantities.vocabulary import CurrencyWord, currencies, meanings

SPELLINGS = {
    "40 kanadische Dollar": "CAD",
    "40 kanadischen Dollars": "CAD",
    "40 Kanada-Dollar": "CAD",
    "40 kanadische $": "CAD",
    "40 Hongkong-Dollar": "HKD",
    "40 Hong Kong Dollar": "HKD",
    "40 Neue Taiwan-Dollar": "TWD",
    "40 US-amerikanische Dollar": "USD",
    "40 finnische Mark": "FIM",
    "40 D-Mark": "DEM",
    "40 Deutsche Mark": "DEM",
    "40 DM": "DEM",
    "40 Schilling": "ATS",
    "40 Schweizer Franken": "CHF",
    "40 Schweizerfranken": "CHF",
    "40 sFr": "CHF",
    "40 Kronen": None,
    "40 dänische Kronen": "DKK",
    "40 Schwedenkronen": "SEK",
    "40 polnische Złoty": "PLN",
    "40 Zloty": "PLN",
    "40 Mio. Pesos": None,
    "40 mexikanische Pesos": "MXN",
    "40 Pfund Sterling": "GBP",
    "40 ägyptische Pfund": "EGP",
    "40 kambodschanische Riel": "KHR",
    "40 Sri-Lanka-Rupien": "LKR",
    "40 südafrikanische Rand": "ZAR",
    "40 Mrd. Won": "KRW",
    "40 Renminbi": "CNY",
    "40 Rubel": "RUB",
    "40 Rappen": "CHF",
    "40 Pence": "GBP",
    "40 US-Cent": "USD",
    "40 Eurocent": "EUR",
    "40 Kopeken": "RUB",
    "40 dollar": "USD",
}


@pytest.mark.parametrize(("text", "code"), SPELLINGS.items())
def test_spellings_of_currencies(text: str, code: str | None) -> None:
    number = "40000000" if "Mio" in text else "40000000000" if "Mrd" in text else "40"
    cents = any(word in text.casefold() for word in ("cent", "pence", "rappen", "kopeken"))
    assert told(text) == [f"{text} = {'0.4' if cents else number} {code or '?'}"]


def test_every_iso_code_is_read() -> None:
    codes = [form for form, word in currencies().words.items() if word.kind == "code" and len(form) == 3]
    assert len(codes) > 280
    for code in codes:
        assert told(f"Preis: 7,50 {code}.", "MONEY") == [f"7,50 {code} = 7.5 {currencies().words[code].code}"]


def test_lower_case_codes_are_read_only_where_no_word_looks_like_them() -> None:
    assert isinstance(meanings()["chf"], CurrencyWord)
    assert meanings()["all"] is None
    assert meanings()["sek"] is None
    assert meanings()["top"] is None
