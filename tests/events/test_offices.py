from __future__ import annotations

import pytest

from tests.events.frame_text import frame_of, name_of
from tickerlese.events.officeholders import free_people, leaving_company, previous_person, subject_person
from tickerlese.events.offices import announced_role, find_office, office_at

ROLES = [
    ("[Jan Ott|PERSON] wird zum Vorstandsvorsitzenden berufen.", "Vorstandsvorsitzenden", "Vorstandsvorsitzender"),
    ("[Ada Ott|PERSON] wird zur Vorstandsvorsitzenden berufen.", "Vorstandsvorsitzenden", "Vorstandsvorsitzende"),
    ("Der Posten des Finanzchefs ist frei.", "Finanzchefs", "Finanzchef"),
    ("Die Wahl zum Verwaltungsratspräsidenten steht an.", "Verwaltungsratspräsidenten", "Verwaltungsratspräsident"),
    ("Er wird Co-CEO.", "CEO", "Co-CEO"),
    ("Der Minister bleibt.", "Minister", None),
    ("Der Analyst bleibt.", "Analyst", None),
    ("Sein Vorgänger bleibt.", "Vorgänger", None),
    ("Der Lautsprecher bleibt.", "Lautsprecher", None),
]
OFFICES = [
    ("[Nordex|COMPANY] beruft [Jan Ott|PERSON] in den Vorstand.", "beruft", "Vorstand", None),
    ("[Jan Ott|PERSON] wird zum Finanzchef der [Nordex|COMPANY] ernannt.", "ernannt", "Finanzchef", "Nordex"),
    ("[Jan Ott|PERSON] kommt als CEO.", "kommt", "CEO", None),
    ("[Jan Ott|PERSON] übernimmt den Vorsitz.", "übernimmt", "Vorsitz", None),
    ("Der Aufsichtsrat beruft [Jan Ott|PERSON].", "beruft", None, None),
    ("Finanzchef [Jan Ott|PERSON] spricht.", "spricht", None, None),
]
SUBJECTS = [
    ("[Jan Ott|PERSON] geht.", "geht", "Jan Ott"),
    ("[Jan Ott|PERSON], der 2019 gekommen war, geht.", "gekommen", "Jan Ott"),
    ("[Jan Ott|PERSON] kündigte an, das Amt niederzulegen.", "niederzulegen", "Jan Ott"),
    ("Mit [Jan Ott|PERSON] geht es weiter.", "geht", None),
    ("[Jan Ott|PERSON] führt [Nordex|COMPANY]. Er geht im Mai.", "geht", "Jan Ott"),
]


@pytest.mark.parametrize(("marked", "word", "expected"), ROLES, ids=[case[0] for case in ROLES])
def test_office_at(marked: str, word: str, expected: str | None) -> None:
    frame = frame_of(marked, word, "noun")
    assert office_at(frame.view, frame.hit.at) == expected


@pytest.mark.parametrize(("marked", "word", "name", "company"), OFFICES, ids=[case[0] for case in OFFICES])
def test_find_office(marked: str, word: str, name: str | None, company: str | None) -> None:
    office = find_office(frame_of(marked, word))
    assert (office.name if office else None, name_of(office.company) if office else None) == (name, company)


@pytest.mark.parametrize(("marked", "word", "expected"), SUBJECTS, ids=[case[0] for case in SUBJECTS])
def test_subject_person(marked: str, word: str, expected: str | None) -> None:
    assert name_of(subject_person(frame_of(marked, word))) == expected


def test_announced_role_is_found_in_the_sentences_before() -> None:
    text = "[Nordex|COMPANY] bekommt einen neuen Technikvorstand. [Jan Ott|PERSON] kommt im Mai. Er freut sich."
    assert announced_role(frame_of(text, "freut")) == "Technikvorstand"
    assert announced_role(frame_of("[Jan Ott|PERSON] freut sich.", "freut")) is None


def test_free_people_leaves_out_attributes() -> None:
    frame = frame_of("[Jan Ott|PERSON] folgt auf [Ada Lux|PERSON].", "folgt")
    assert [person.name for person in free_people(frame)] == ["Jan Ott"]
    assert name_of(previous_person(frame, frame.hit.at)) == "Jan Ott"


@pytest.mark.parametrize(
    ("marked", "known", "expected"),
    [
        ("[Jan Ott|PERSON] scheidet bei [Nordex|COMPANY] aus.", False, "Nordex"),
        ("[Nordex|COMPANY] wächst. [Jan Ott|PERSON] scheidet aus.", True, "Nordex"),
        ("[Nordex|COMPANY] wächst. [Jan Ott|PERSON] scheidet aus.", False, None),
    ],
)
def test_leaving_company(marked: str, *, known: bool, expected: str | None) -> None:
    frame = frame_of(marked, "scheidet")
    person = next(mention for mention in frame.view.mentions if mention.label == "PERSON")
    assert name_of(leaving_company(frame, person, known=known)) == expected
