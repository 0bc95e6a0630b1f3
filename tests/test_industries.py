"""Nouns that stand for companies, with the industries that they fit."""

from __future__ import annotations

import pytest

from tickerlese.industries import describe_company

FITTING = (
    ("Autobauer", "autos"),
    ("Automobilkonzerns", "autos"),
    ("Softwarekonzern", "software"),
    ("Software-Konzern", "software"),
    ("Softwareschmiede", "software"),
    ("Chipriese", "chips"),
    ("Halbleiterhersteller", "chips"),
    ("Rückversicherers", "insurance"),
    ("Assekuranz", "insurance"),
    ("Rüstungskonzern", "arms"),
    ("Waffenschmiede", "arms"),
    ("Baukonzern", "construction"),
    ("Modehändler", "fashion"),
    ("Onlinehändler", "retail"),
    ("Geldhaus", "bank"),
    ("Kreditinstituts", "bank"),
    ("Pharmariesen", "pharma"),
    ("Energieversorger", "energy"),
    ("Billigflieger", "airline"),
    ("Lkw-Bauer", "trucks"),
    ("Stahlkocher", "steel"),
    ("Wohnungskonzern", "real_estate"),
    ("Fahrdienstvermittler", "internet"),
    ("Windturbinenbauer", "wind"),
    ("Sportartikelkonzern", "sports"),
)


@pytest.mark.parametrize(("word", "industry"), FITTING, ids=[word for word, _ in FITTING])
def test_industry_of_a_noun(word: str, industry: str) -> None:
    noun = describe_company(word)
    assert noun is not None
    assert industry in noun.industries
    assert noun.stands_alone


@pytest.mark.parametrize("word", ["Konzern", "Unternehmens", "Firma", "Gesellschaft", "Kunstrasenhersteller"])
def test_nouns_for_any_company(word: str) -> None:
    noun = describe_company(word)
    assert noun is not None
    assert noun.industries == ()
    assert noun.stands_alone


@pytest.mark.parametrize(
    ("word", "meaning", "stem"),
    [("VW-Tochter", "subsidiary", "VW"), ("Tochterfirma", "subsidiary", None), ("Rivale", "rival", None)],
)
def test_nouns_that_relate_to_another_company(word: str, meaning: str, stem: str | None) -> None:
    noun = describe_company(word)
    assert noun is not None
    assert (noun.meaning, noun.stem, noun.stands_alone) == (meaning, stem, False)


@pytest.mark.parametrize(
    ("word", "gender", "plural"),
    [
        ("Konzern", "m", False),
        ("Konzerne", "m", True),
        ("Konzernen", "m", True),
        ("Konzerns", "m", False),
        ("Chipriesen", "m", False),
        ("Bank", "f", False),
        ("Banken", "f", True),
        ("Firmen", "f", True),
        ("Institute", "n", True),
        ("Autobauer", "m", False),
        ("Autobauern", "m", True),
    ],
)
def test_gender_and_number(word: str, gender: str, plural: bool) -> None:
    noun = describe_company(word)
    assert noun is not None
    assert (noun.gender, noun.plural) == (gender, plural)


NOT_COMPANIES = (
    "Rathaus",
    "Zielgruppe",
    "Lieferkette",
    "Notenbank",
    "Zentralbank",
    "Tarifpartner",
    "Landesbauer",
    "Vorstand",
    "konzern",
    "-",
    "",
)


@pytest.mark.parametrize("word", NOT_COMPANIES)
def test_other_nouns(word: str) -> None:
    assert describe_company(word) is None
