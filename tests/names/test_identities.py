"""Who is who: mentions that share an identity, mentions that don't, and the name that stands for them."""

from __future__ import annotations

import pytest

from tests.names.reading import read

ONE = [
    ("Die SAP SE wächst. Die SAP-Aktie steigt, SAP freut sich.", "SAP SE"),
    ("Volkswagen (VW) baut um. VW spart.", "Volkswagen"),
    ("Die [Raiffeisen Bank International|C] ([RBI|C]) zahlt. Die [RBI|C] schweigt.", "Raiffeisen Bank International"),
    ("Die Titel der Deutschen Bank fielen. Die Deutsche Bank schwieg.", "Deutsche Bank"),
    ("Die Brechtel Maschinenbau GmbH & Co. KG wächst. Brechtel baut an.", "Brechtel Maschinenbau GmbH & Co. KG"),
    ("[Alibaba|C] wächst. Die [Alibaba Group|C] stellt ein.", "Alibaba Group"),
    ("[Moody's|C] senkt die Note. Bei [Moody's|C] war niemand da.", "Moody's"),
    ("DELTAFORM: Neues\nDie Deltaform AG wächst. Deltaforms Aktie steigt.", "Deltaform AG"),
]
APART = [
    ("Siemens und Siemens Energy sind zwei, auch Siemens Healthineers.", 3),
    ("[Alibaba|C] und [Alibaba Cloud|C] wachsen.", 2),
    ("Die Ranke Holz GmbH und die Ranke Stein GmbH streiten.", 2),
    ("Die Hagenau SE spaltet die [Hagenau Medical|C] ab. [Hagenau|C] behält Anteile.", 2),
]


@pytest.mark.parametrize(("marked", "name"), ONE)
def test_forms_of_one_company_share_the_fullest_name(marked: str, name: str) -> None:
    companies = [mention for mention in read(marked) if mention.label == "COMPANY"]
    assert len(companies) > 1
    assert {mention.name for mention in companies} == {name}
    assert all(mention.identity is companies[0].identity for mention in companies)


@pytest.mark.parametrize(("marked", "count"), APART)
def test_similar_names_stay_apart(marked: str, count: int) -> None:
    assert len({id(mention.identity) for mention in read(marked) if mention.label == "COMPANY"}) == count


def test_listed_companies_carry_identifiers() -> None:
    identity = read("Die SAP-Aktie steigt.")[0].identity
    assert identity is not None
    assert (identity.isin, identity.wkn, identity.country) == ("DE0007164600", "716460", "DE")


def test_unlisted_companies_carry_none() -> None:
    identity = read("Die Kronbeck Stahlbau GmbH wächst.")[0].identity
    assert identity is not None
    assert (identity.name, identity.isin, identity.wkn) == ("Kronbeck Stahlbau GmbH", None, None)


def test_a_person_s_surname_and_genitive_mean_the_person() -> None:
    text = "Vorstandschef Eddie Wandler sprach. Das sagte Wandler. Wandlers Pläne sind groß."
    assert [mention.name for mention in read(text)] == ["Eddie Wandler"] * 3


def test_two_people_with_one_surname_stay_two() -> None:
    text = "Geschäftsführer Jürgen Ranke bleibt. Sein Bruder Bernd Ranke geht. Das sagte Ranke. Jürgen Ranke schwieg."
    names = [mention.name for mention in read(text)]
    assert names == ["Jürgen Ranke", "Bernd Ranke", "Bernd Ranke", "Jürgen Ranke"]


def test_in_an_interview_the_surname_is_whom_it_is_led_with() -> None:
    text = "Eva Ranke führt die Firma.\nRanke: Ja.\nWas sagt Ihr Bruder Bernd Ranke?\nRanke: Nichts."
    assert [mention.name for mention in read(text)] == ["Eva Ranke", "Eva Ranke", "Bernd Ranke", "Eva Ranke"]
