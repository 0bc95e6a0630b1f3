"""Roles and employers, read from the words around a person's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.names.reading import read

if TYPE_CHECKING:
    from tickerlese.mention import Mention

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
    ("Es sprach Karl Ranke CEO SAP.", "CEO", "SAP"),
    ("Er traf den Ministerpräsidenten Karl Ranke.", "Ministerpräsident", None),
    ("SAP wächst. Der Generalbevollmächtigte Dr. Karl Ranke ist froh.", "Generalbevollmächtigte", "SAP"),
    ("Die Bundesagentur für Arbeit zählt. Deren Chefin Eva Ranke warnt.", "Chefin", None),
    ("Die Ranke Holz GmbH hilft SAP. Inhaber Karl Ranke ist froh.", "Inhaber", "Ranke Holz GmbH"),
    ("Die Vorsitzende der Beschlussabteilung, Dr. Eva Ranke, schwieg.", "Vorsitzende der Beschlussabteilung", None),
]


def people_of(text: str) -> list[Mention]:
    return [mention for mention in read(text) if mention.label == "PERSON"]


@pytest.mark.parametrize(("text", "role", "employer"), POSTS)
def test_role_and_employer_are_read(text: str, role: str | None, employer: str | None) -> None:
    person = people_of(text)[0]
    assert (person.role, person.employer.name if person.employer else None) == (role, employer)


def test_later_mentions_inherit_the_post() -> None:
    people = people_of("SAP-Chef Karl Ranke sprach. Das betonte Ranke.")
    assert [(person.role, person.employer and person.employer.name) for person in people] == [("Chef", "SAP")] * 2


def test_the_next_person_s_role_is_not_the_first_one_s() -> None:
    people = people_of("Karl Ranke, Finanzchefin Eva Holm und andere kamen.")
    assert [person.role for person in people] == [None, "Finanzchefin"]


def test_the_employer_is_the_company_s_own_identity() -> None:
    mentions = read("SAP-Chef Karl Ranke sprach. SAP wächst.")
    assert mentions[1].employer is mentions[0].identity is mentions[2].identity
