"""Firms called by their owner and trade, and what only looks like one."""

from __future__ import annotations

import pytest

from tests.names.reading import named, read, unmark

WHOLE = [
    ("[Tagwerk|C] Immobilien verlieren.", "Tagwerk Immobilien"),
    ("Der Pinzgauer [Seilbahnbau|C] ist pleite.", "Pinzgauer Seilbahnbau"),
    ("Im Streit um [Kolbe Dichtstoffe|P] gibt es ein Urteil.", "Kolbe Dichtstoffe"),
    ("[HARZ|C] CHEMIE verdient mehr", "HARZ CHEMIE"),
]
NOT_JOINED = [
    ("Im Bereich [Logistik|C] läuft es.", []),
    ("Neue [Werkzeuge|C] kommen.", []),
    ("Kruppke Federn kommen aus Hagen.", []),
    ("[Kolbe|C]-Immobilien stehen leer.", ["Kolbe"]),
]


@pytest.mark.parametrize(("marked", "name"), WHOLE)
def test_the_trade_belongs_to_the_name(marked: str, name: str) -> None:
    assert named(read(marked), unmark(marked)[0], "COMPANY") == [name]


@pytest.mark.parametrize(("marked", "names"), NOT_JOINED)
def test_other_words_do_not_join_it(marked: str, names: list[str]) -> None:
    assert named(read(marked), unmark(marked)[0], "COMPANY") == names


def test_a_pair_that_comes_again_is_a_name_without_the_model() -> None:
    text = "Kruppke Federn wächst. Bei Kruppke Federn stellt man ein. Der Markt für Federn wächst."
    assert named(read(text), text, "COMPANY") == ["Kruppke Federn", "Kruppke Federn"]


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[ULM|C]. Der Hersteller liefert.", []),
        ("[EPS|C] mit 48 Cent", []),
        ("[Kolbe|C]-Anwalt [Jens Uhrmacher|P] sprach.", ["Kolbe", "Jens Uhrmacher"]),
        ("[Frank-Anwalt Jens Uhrmacher|P] sprach.", ["Jens Uhrmacher"]),
    ],
)
def test_datelines_terms_and_compounds_are_no_names(marked: str, names: list[str]) -> None:
    assert named(read(marked), unmark(marked)[0], "COMPANY", "PERSON") == names
