"""Bare words that people and companies share: who is meant, told by construction and by who was introduced."""

from __future__ import annotations

import pytest

from tests.names.reading import read, unmark

FAMILY_FIRM = (
    "Die Ranzinger Möbel GmbH ist zahlungsunfähig. Das teilte Geschäftsführer Rolf Ranzinger mit. Die Lage ist ernst. "
    "Es fehlt Geld. Die Banken warten. {}"
)
MANAGER = (
    "Finanzvorstand Karl-Heinz Siemens verlässt die Ostermark Chemie AG. Der Markt war überrascht. Der Kurs fiel. "
    "Die Banken warten. Ein Nachfolger fehlt. {}"
)


@pytest.mark.parametrize(
    ("story", "sentence", "label"),
    [
        (FAMILY_FIRM, "Nun sucht [Ranzinger|P] einen Investor.", "COMPANY"),
        (FAMILY_FIRM, "Die [Ranzinger|P]-Mitarbeiter bangen.", "COMPANY"),
        (FAMILY_FIRM, "Das sagte Herr [Ranzinger|C].", "PERSON"),
        (MANAGER, "[Siemens|C] schwieg dazu.", "PERSON"),
        (MANAGER, "Das Erbe von Siemens bleibt.", "PERSON"),
        (MANAGER, "Auch die Siemens-Aktie fiel.", "COMPANY"),
    ],
)
def test_a_shared_word_means_whom_the_text_introduced(story: str, sentence: str, label: str) -> None:
    marked = story.format(sentence)
    _, spans = unmark(story.format(""))
    mentions = read(marked)
    assert mentions[-1].label == label
    assert not spans


def test_a_lone_surname_in_a_long_text_needs_a_bearer() -> None:
    story = "Der Markt ruht. Der Dax fiel. Die Anleger warten. Nichts geschah. Auch [Plauener|P] nicht. Es blieb still."
    assert [mention.label for mention in read(story) if mention.label == "PERSON"] == []


def test_well_known_surnames_need_none() -> None:
    story = "Der Markt ruht. Der Dax fiel. Die Anleger warten. Nichts geschah. Auch [Trump|P] schwieg. Es blieb still."
    assert [mention.name for mention in read(story) if mention.label == "PERSON"] == ["Trump"]


def test_a_headline_may_name_whom_the_text_introduces() -> None:
    text = "Ranke verlässt Kronbeck\n\nFinanzvorstand Eva Ranke geht, teilte die Kronbeck Stahlbau AG mit."
    names = [(mention.label, mention.name) for mention in read(text)]
    assert names == [
        ("PERSON", "Eva Ranke"),
        ("COMPANY", "Kronbeck Stahlbau AG"),
        ("PERSON", "Eva Ranke"),
        ("COMPANY", "Kronbeck Stahlbau AG"),
    ]


@pytest.mark.parametrize("form", ["Kronbeck", "Kronbecks", "KRONBECK", "Kronbeck Stahl"])
def test_a_name_found_once_is_found_everywhere(form: str) -> None:
    mentions = read(f"Die Kronbeck Stahlbau GmbH wächst. Gestern war von {form} nichts zu hören.")
    assert [mention.name for mention in mentions] == ["Kronbeck Stahlbau GmbH"] * 2


@pytest.mark.parametrize(
    "text", ["Die Mode Jakobsen GmbH wächst. Die Mode ändert sich.", "Die Kronbeck AG. Kronbeck Stiftung"]
)
def test_words_that_only_begin_a_name_don_t_stand_for_it(text: str) -> None:
    assert len([mention for mention in read(text) if mention.label == "COMPANY"]) == 1
