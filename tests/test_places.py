"""Demonyms lead to their places, in every case and number."""

from __future__ import annotations

import pytest

from tickerlese.companies import companies
from tickerlese.places import places_of_demonym

DEMONYMS = (
    ("Walldorfer", "Walldorf"),
    ("Walldorfern", "Walldorf"),
    ("Münchner", "München"),
    ("Münchener", "München"),
    ("Essener", "Essen"),
    ("Karlsruher", "Karlsruhe"),
    ("Bremer", "Bremen"),
    ("Dresdner", "Dresden"),
    ("Göttinger", "Göttingen"),
    ("Darmstädter", "Darmstadt"),
    ("hannoversche", "Hannover"),
    ("Hannoveraner", "Hannover"),
    ("Zürcher", "Zürich"),
    ("Basler", "Basel"),
    ("Mailänder", "Mailand"),
    ("Schweizer", "Schweiz"),
    ("schweizerischen", "Schweiz"),
    ("schwedischer", "Schweden"),
    ("Schweden", "Schweden"),
    ("US", "USA"),
    ("bayerisches", "Bayern"),
    ("Kärntner", "Kärnten"),
)


@pytest.mark.parametrize(("word", "place"), DEMONYMS, ids=[word for word, _ in DEMONYMS])
def test_a_demonym_names_its_place(word: str, place: str) -> None:
    assert place in [row.name for row in places_of_demonym(word)]


def test_a_demonym_may_name_two_places() -> None:
    assert {row.name for row in places_of_demonym("Linzer")} == {"Linz", "Linz am Rhein"}


@pytest.mark.parametrize("word", ["Hersteller", "walldorfer", "Konzern", "deutlich", "", "er"])
def test_other_words(word: str) -> None:
    assert places_of_demonym(word) == ()


def test_every_german_seat_has_a_demonym() -> None:
    seats = {row.seat for row in companies() if row.country in ("DE", "AT") and row.seat and row.isin}
    named = {form for seat in seats for row in places_of_demonym(demonym_of(seat)) for form in row.forms}
    assert len(seats) > 80
    assert seats - named == {"Hamm"}  # a Hammer is a tool


def demonym_of(seat: str) -> str:
    """The first demonym of a seat, looked up from the table."""
    from tickerlese.places import places  # noqa: PLC0415 - only here

    return next((row.demonyms[0] for row in places() if seat in row.forms and row.demonyms), "")
