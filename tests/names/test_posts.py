"""Roles and employers, read from the words around a person's name."""

from __future__ import annotations

import pytest

from tests.names.reading import read

POSTS = [
    ("Bilfinger-Vorständin Katharina Ranke lobte.", "Vorständin", "Bilfinger"),
    ("Finanzchef Karl Ranke von der Deutschen Bank geht.", "Finanzchef", "Deutsche Bank"),
    ("Analystin Eva Ranke vom Analysehaus Jefferies rät zu.", "Analystin", "Jefferies"),
    ("Eva Ranke, Portfoliomanagerin bei Berenberg, warnt.", "Portfoliomanagerin", "Berenberg"),
    ("Der Chef der Commerzbank, Karl Ranke, schweigt.", "Chef", "Commerzbank"),
    ("Mitgründerin und CEO Eva Ranke der Zalando freut sich.", "Mitgründerin und CEO", "Zalando"),
    ("Die Erben des Firmengründers Karl Ranke warten.", "Firmengründer", None),
    ("Bei SAP läuft es. Vorstandschef Karl Ranke ist froh.", "Vorstandschef", "SAP"),
    ("SAP wächst. Geschäftsführer bleibt Karl Ranke.", "Geschäftsführer", "SAP"),
    ("SAP wächst. Karl Ranke, Sohn des Gründers und seit 2011 Geschäftsführer, geht.", "Geschäftsführer", "SAP"),
    ("Mitteilende Person: Karl Ranke, Head of Investor Relations", "Head of Investor Relations", None),
    ("SAP wächst. Wirtschaftsminister Karl Ranke gratuliert.", "Wirtschaftsminister", None),
    ("SAP wächst. NGG-Chef Karl Ranke gratuliert.", "NGG-Chef", None),
    ("SAP wächst. Milliardär Karl Ranke kauft zu.", "Milliardär", None),
    ("SAP kauft Zalando. Das sagt Karl Ranke.", None, None),
    ("Die Ranke Holz GmbH hilft SAP. Inhaber Karl Ranke ist froh.", "Inhaber", "Ranke Holz GmbH"),
    ("Die Vorsitzende der Beschlussabteilung, Dr. Eva Ranke, schwieg.", "Vorsitzende der Beschlussabteilung", None),
]


@pytest.mark.parametrize(("text", "role", "employer"), POSTS)
def test_role_and_employer_are_read(text: str, role: str | None, employer: str | None) -> None:
    person = next(mention for mention in read(text) if mention.label == "PERSON")
    assert (person.role, person.employer.name if person.employer else None) == (role, employer)


def test_later_mentions_inherit_the_post() -> None:
    people = [mention for mention in read("SAP-Chef Karl Ranke sprach. Das betonte Ranke.") if mention.label == "PERSON"]
    assert [(person.role, person.employer and person.employer.name) for person in people] == [("Chef", "SAP")] * 2


def test_the_next_person_s_role_is_not_the_first_one_s() -> None:
    people = [mention for mention in read("Karl Ranke, Finanzchefin Eva Holm und andere kamen.") if mention.label == "PERSON"]
    assert [person.role for person in people] == [None, "Finanzchefin"]


def test_the_employer_is_the_company_s_own_identity() -> None:
    mentions = read("SAP-Chef Karl Ranke sprach. SAP wächst.")
    assert mentions[1].employer is mentions[0].identity is mentions[2].identity
