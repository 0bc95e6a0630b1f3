from __future__ import annotations

import pytest

from tests.events.frame_text import frame_of
from tickerlese.events.sites import has_site, site_words, sites_in
from tickerlese.events.whereabouts import place_at, place_behind

WORDS = [
    ("montagewerk", "plant"),
    ("fabriken", "plant"),
    ("entwicklungszentren", "plant"),
    ("europazentrale", "office"),
    ("filialen", "shop"),
    ("zellfertigung", "operation"),
    ("sitz", "whole"),
    ("aufsitz", ""),
    ("netzwerk", ""),
    ("geldanlage", ""),
    ("stadtzentrum", ""),
    ("aktie", ""),
]
SITES = [
    ("[Nordex|COMPANY] schließt das Werk in Rostock.", [("Werk", "", False)]),
    ("[Nordex|COMPANY] schließt im Werk die Kantine.", [("Werk", "in", False)]),
    ("[Nordex|COMPANY] schließt nach Bau der Fabrik ab.", [("Fabrik", "", True)]),
    ("[Nordex|COMPANY] schließt 12 Filialen.", [("Filialen", "", False)]),
    ("[Nordex|COMPANY] schließt die Werk-Kantine.", []),
    ("[Nordex|COMPANY] schließt und geht zu Werke.", []),
]
PLACES = [
    ("[Nordex|COMPANY] schließt das Werk in Rostock.", "Rostock"),
    ("[Nordex|COMPANY] schließt das Werk in Grünheide bei Berlin.", "Grünheide bei Berlin"),
    ("[Nordex|COMPANY] schließt das Werk im sächsischen Oberlungwitz.", "Oberlungwitz"),
    ("[Nordex|COMPANY] schließt das Rostocker Werk.", "Rostock"),
    ("[Nordex|COMPANY] schließt in Polen das Werk.", "Polen"),
    ("[Nordex|COMPANY] schließt Werke in Weiden, Hof und Zwickau.", "Weiden, Hof und Zwickau"),
    ("[Nordex|COMPANY] schließt das Werk Zwickau.", "Zwickau"),
    ("[Nordex|COMPANY] schließt das Werk in Kurzarbeit.", None),
    ("[Nordex|COMPANY] aus Rostock schließt das Werk.", None),
    ("In Rostock ist Schluss. [Nordex|COMPANY] schließt dort das Werk.", "Rostock"),
]


@pytest.mark.parametrize(("word", "kind"), WORDS)
def test_site_words(word: str, kind: str) -> None:
    assert site_words()[word] == kind


@pytest.mark.parametrize(("marked", "expected"), SITES, ids=[case[0] for case in SITES])
def test_sites_with_their_prepositions(marked: str, expected: list[tuple[str, str, bool]]) -> None:
    view = frame_of(marked, "schließt").view
    found = [(view.words[site.at], site.prep, site.dependent) for site in sites_in(view, [(0, len(view))])]
    assert found == expected


def test_a_quick_look_for_sites() -> None:
    assert has_site(frame_of("[Nordex|COMPANY] schließt das Werk.", "schließt").view)
    assert not has_site(frame_of("[Nordex|COMPANY] schließt den Vertrag.", "schließt").view)


@pytest.mark.parametrize(("marked", "expected"), PLACES, ids=[case[0] for case in PLACES])
def test_place_of_a_site(marked: str, expected: str | None) -> None:
    frame = frame_of(marked, "schließt")
    noun = next(k for k, word in enumerate(frame.view.words) if word in {"Werk", "Werke"})
    assert place_at(frame, noun) == expected


@pytest.mark.parametrize(
    ("prep", "expected"), [("nach", "Brünn"), ("von", "Grenchen"), ("in", None)], ids=["to", "from", "nowhere"]
)
def test_place_behind_a_preposition(prep: str, expected: str | None) -> None:
    frame = frame_of("[Nordex|COMPANY] verlagert die Fertigung von Grenchen nach Brünn.", "verlagert")
    assert place_behind(frame, prep) == expected
