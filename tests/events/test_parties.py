from __future__ import annotations

import pytest

from tests.events.frame_text import frame_of, name_of
from tickerlese.events.parties import (
    ambiguous_forms,
    cast,
    doer,
    is_passive,
    listed,
    misread_form,
    open_mentions,
    owner_before,
)
from tickerlese.events.spec import verb

CASTS = [
    ("[Nordex|COMPANY] kauft [Enertrag|COMPANY].", "kauft", "verb", "Nordex", ["Enertrag"]),
    ("Den Rivalen [Enertrag|COMPANY] kauft [Nordex|COMPANY].", "kauft", "verb", "Nordex", ["Enertrag"]),
    ("Für 3 Millionen Euro kauft [Nordex|COMPANY] die [Enertrag|COMPANY].", "kauft", "verb", "Nordex", ["Enertrag"]),
    ("Im Mai kauft [Nordex|COMPANY].", "kauft", "verb", "Nordex", []),
    (
        "[Enertrag|COMPANY], die [Nordex|COMPANY] 2019 gekauft hatte, wächst.",
        "gekauft",
        "participle",
        "Nordex",
        ["Enertrag"],
    ),
    ("[Enertrag|COMPANY], den die [Nordex|COMPANY] kauft, wächst.", "kauft", "verb", "Nordex", ["Enertrag"]),
    (
        "[Nordex|COMPANY], der 2019 die [Enertrag|COMPANY] gekauft hatte, wächst.",
        "gekauft",
        "participle",
        "Nordex",
        ["Enertrag"],
    ),
    ("Er kauft [Enertrag|COMPANY].", "kauft", "verb", None, ["Enertrag"]),
]
OPEN = [
    ("[Nordex|COMPANY] kauft [Enertrag|COMPANY].", "kauft", ["Nordex", "Enertrag"]),
    ("Die Aktie von [Nordex|COMPANY] fällt.", "fällt", []),
    ("Der Umsatz der [Nordex|COMPANY] fällt.", "fällt", []),
    ("[Nordex|COMPANY]-Chef Ott kauft ein.", "kauft", []),
    ("Konzerne wie [Nordex|COMPANY] kaufen zu.", "kaufen", []),
    ("Wegen [Nordex|COMPANY], [Siltronic|COMPANY] und [Enertrag|COMPANY] kaufen Anleger ein.", "kaufen", []),
    ("[Nordex|COMPANY] kauft sämtliche Anteile der [Enertrag|COMPANY].", "kauft", ["Nordex", "Enertrag"]),
]


@pytest.mark.parametrize(("marked", "word", "style", "subject", "objects"), CASTS, ids=[case[0] for case in CASTS])
def test_cast(marked: str, word: str, style: str, subject: str | None, objects: list[str]) -> None:
    parts = cast(frame_of(marked, word, style), "COMPANY")
    assert (name_of(parts.subject), [mention.name for mention in parts.objects]) == (subject, objects)


@pytest.mark.parametrize(("marked", "word", "expected"), OPEN, ids=[case[0] for case in OPEN])
def test_open_mentions(marked: str, word: str, expected: list[str]) -> None:
    frame = frame_of(marked, word)
    assert [mention.name for mention in open_mentions(frame, frame.clause, "COMPANY")] == expected


@pytest.mark.parametrize(
    ("marked", "word", "expected"),
    [
        ("[Enertrag|COMPANY] wird von [Nordex|COMPANY] gekauft.", "gekauft", True),
        ("[Enertrag|COMPANY] ist von [Nordex|COMPANY] gekauft worden.", "gekauft", True),
        ("[Enertrag|COMPANY] von [Nordex|COMPANY] gekauft", "gekauft", True),
        ("[Nordex|COMPANY] hat [Enertrag|COMPANY] gekauft.", "gekauft", False),
    ],
)
def test_is_passive(marked: str, word: str, *, expected: bool) -> None:
    assert is_passive(frame_of(marked, word, "participle")) is expected


def test_ambiguous_forms_go_to_one_trigger() -> None:
    forms = ambiguous_forms(verb("verkaufen"))
    assert forms == {"verkauft"}
    active = "[Nordex|COMPANY] verkauft [Enertrag|COMPANY]."
    passive = "[Enertrag|COMPANY] wird verkauft."
    assert not misread_form(frame_of(active, "verkauft", "verb"), forms)
    assert misread_form(frame_of(active, "verkauft", "participle"), forms)
    assert misread_form(frame_of(passive, "verkauft", "verb"), forms)
    assert not misread_form(frame_of(passive, "verkauft", "participle"), forms)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "Für [Nordex|COMPANY], [Siltronic|COMPANY] und [Enertrag|COMPANY] wird es eng.",
            ["Nordex", "Siltronic", "Enertrag"],
        ),
        ("Für [Nordex|COMPANY], [Siltronic|COMPANY] ausgenommen, wird es eng.", ["Nordex"]),
        ("Für [Nordex|COMPANY] wird es eng.", ["Nordex"]),
    ],
)
def test_listed(marked: str, expected: list[str]) -> None:
    frame = frame_of(marked, "wird")
    head = next(mention for mention in frame.view.mentions if mention.name == "Nordex")
    assert [mention.name for mention in listed(frame, head)] == expected


@pytest.mark.parametrize(
    ("marked", "word", "expected"),
    [
        ("[Nordex|COMPANY] kündigte an, ein Werk zu bauen.", "bauen", "Nordex"),
        ("[Nordex|COMPANY] wächst und baut ein Werk.", "baut", "Nordex"),
        ("[Nordex|COMPANY]-Chef [Jan Ott|PERSON] will bauen.", "bauen", "Nordex"),
        ("In Rostock wird gebaut.", "gebaut", None),
    ],
)
def test_doer(marked: str, word: str, expected: str | None) -> None:
    assert name_of(doer(frame_of(marked, word, "infinitive"), "COMPANY")) == expected


def test_owner_before() -> None:
    frame = frame_of("Ein Gebot für die [Nordex|COMPANY]-Tochter [Enertrag|COMPANY] liegt vor.", "liegt")
    mentions = {mention.name: mention for mention in frame.view.mentions}
    assert name_of(owner_before(frame, mentions["Enertrag"])) == "Nordex"
    assert owner_before(frame, mentions["Nordex"]) is None
