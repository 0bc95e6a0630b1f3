from __future__ import annotations

import pytest

from tests.events.frame_text import frame_of, name_of
from tickerlese.events.product_names import find_product, product_words

NAMES = [
    ("[Nordex|COMPANY] präsentiert die Turbine Delta 4000.", False, "Delta 4000"),
    ("[Nordex|COMPANY] präsentiert das Smartphone „Galaxy S30“.", False, "Galaxy S30"),
    ("[Nordex|COMPANY] präsentiert den iX3.", False, "iX3"),
    ("[Nordex|COMPANY] präsentiert ein Gerät namens Lumo.", False, "Lumo"),
    ("[Nordex|COMPANY] präsentiert den Nachfolger, Distel 3 genannt.", False, "Distel 3"),
    ("[Nordex|COMPANY] präsentiert sein erstes Elektroauto.", False, "Elektroauto"),
    ("[Nordex|COMPANY] präsentiert ein günstigeres Elektroauto.", True, "Elektroauto"),
    ("[Nordex|COMPANY] präsentiert ein günstigeres Elektroauto.", False, None),
    ("[Nordex|COMPANY] präsentiert sein neues Geschäftsmodell.", False, None),
    ("[Nordex|COMPANY] präsentiert seine neue Strategie.", False, None),
    ("[Nordex|COMPANY] präsentiert Zahlen für das Q3.", False, None),
    ("[Nordex|COMPANY] präsentiert Spiele für die Playstation5.", False, None),
]


@pytest.mark.parametrize(("marked", "launched", "expected"), NAMES, ids=[f"{case[0]} {case[1]}" for case in NAMES])
def test_find_product(marked: str, *, launched: bool, expected: str | None) -> None:
    assert name_of(find_product(frame_of(marked, "präsentiert"), launched=launched)) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("geländewagen", "product"),
        ("jätroboters", "product"),
        ("plattform", "vague"),
        ("geschäftsmodell", ""),
        ("tabelle", ""),
    ],
)
def test_product_words(word: str, expected: str) -> None:
    assert product_words()[word] == expected
