"""The index of names: spelling, declension, longest match, and rows that share a spelling."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.token_text import read_tokens
from tickerlese.name_index import NameIndex, declined, fold, spelled_like


class Row(NamedTuple):
    """A row with its spellings."""

    name: str
    aliases: tuple[str, ...] = ()
    common: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


ROWS = (
    Row("Nordische Kai-Werke", ("NKW", "Kai's")),
    Row("Kai", common=("Kai",)),
    Row("Kai Energie"),
    Row("NordKai"),
    Row("kaiwerk"),
    Row("Kai & Söhne"),
    Row("Kai", ("Kai-Insel",)),
)
INDEX = NameIndex(ROWS)


def found(text: str) -> list[tuple[str, str]]:
    tokens = read_tokens(text)
    hits = INDEX.scan(tokens)
    return [(tokens.text[tokens.starts[hit.first] : tokens.ends[hit.last - 1]], hit.form) for hit in hits]


FOUND: tuple[tuple[str, list[tuple[str, str]]], ...] = (
    ("Kai Energie und Kai", [("Kai Energie", "Kai Energie"), ("Kai", "Kai")]),
    ("Kai-Energie-Chef", [("Kai-Energie", "Kai Energie")]),
    ("Kai\nEnergie", [("Kai\nEnergie", "Kai Energie")]),
    ("Kais Werk", [("Kais", "Kai")]),
    ("Kai Energies Werk", [("Kai Energies", "Kai Energie")]),
    ("Kai's Werk", [("Kai's", "Kai's")]),
    ("KAI ENERGIE", [("KAI ENERGIE", "Kai Energie")]),
    ("Nordkai, NORDKAI, NordKai", [("Nordkai", "NordKai"), ("NORDKAI", "NordKai"), ("NordKai", "NordKai")]),
    ("kaiwerk und Kaiwerk", [("kaiwerk", "kaiwerk"), ("Kaiwerk", "kaiwerk")]),
    ("den Nordischen Kai-Werken", [("Kai", "Kai")]),
    ("der Nordischen Kai-Werke", [("Nordischen Kai-Werke", "Nordischen Kai-Werke")]),
    ("Kai & Söhne; Kai&Soehne", [("Kai & Söhne", "Kai & Söhne"), ("Kai&Soehne", "Kai & Söhne")]),
    ("NKWs Kurs", [("NKWs", "NKW")]),
    ("Nkw", []),
    ("nordkai", []),
    ("Kaiser und Osterkai", []),
    ("Kai\n\nEnergie", [("Kai", "Kai")]),
    ("Kai, Energie", [("Kai", "Kai")]),
)


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text for text, _ in FOUND])
def test_scan(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_rows_that_share_a_spelling_come_in_their_order() -> None:
    (hit,) = INDEX.scan(read_tokens("Kai"))
    assert hit.rows == (ROWS[1], ROWS[6])
    assert hit.row == ROWS[1]
    assert not hit.common  # the second row owns the spelling without doubt


def test_declension_and_folding() -> None:
    assert "Allgemeinen Kai" in declined("Allgemeiner Kai")
    assert declined("Kai Allgemeine") == ["Kai Allgemeine"]
    assert fold("Größe Çelik") == "groesse celik"


@pytest.mark.parametrize(
    ("written", "form", "fits"),
    [
        (["Basf"], ["BASF"], True),
        (["Rwe"], ["RWE"], False),
        (["basf"], ["BASF"], False),
        (["HUGO", "Boss"], ["Hugo", "Boss"], True),
        (["hugo", "Boss"], ["Hugo", "Boss"], False),
        (["Ebay"], ["eBay"], True),
        (["EQT"], ["Eqt"], False),
    ],
)
def test_capitals(written: list[str], form: list[str], fits: bool) -> None:
    assert spelled_like(written, form) is fits


@given(st.text(alphabet="Kai Energs&-'’.\nNWkö", max_size=60))
def test_hits_lie_inside_the_text_in_order(text: str) -> None:
    tokens = read_tokens(text)
    free = 0
    for hit in INDEX.scan(tokens):
        assert free <= hit.first < hit.last <= len(tokens)
        free = hit.last
