"""The tokenizer's splits: what financial news glues together, and what has to stay whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy

from tickerlese.tokenizer import configure

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("de")
    configure(pipeline)
    return pipeline


SPLIT = (
    ("Mondstahl-Aktie", "Mondstahl - Aktie"),
    ("Mondstahl‑Aktie", "Mondstahl ‑ Aktie"),
    ("S&P-500-Wert", "S&P - 500 - Wert"),
    ("380-Milliarden-Yuan-Paket", "380 - Milliarden - Yuan - Paket"),
    ("Otto-Krüger", "Otto - Krüger"),
    ("Maschinen- und Anlagenbau", "Maschinen - und Anlagenbau"),
    ("149,4EUR", "149,4 EUR"),
    ("EUR149,40", "EUR 149,40"),
    ("€12,50", "€ 12,50"),
    ("+8,1%", "+ 8,1 %"),
    ("-3,2 Prozent", "- 3,2 Prozent"),
    ("−3,2 Prozent", "− 3,2 Prozent"),
    ("12Mio. Euro", "12 Mio. Euro"),
    ("Franken/Euro", "Franken / Euro"),
    ("EUR/USD", "EUR / USD"),
    ("bei der Bank./abc", "bei der Bank ./ abc"),
    ("Nikkei 225.", "Nikkei 225 ."),
    ("bis 2027.", "bis 2027 ."),
    ("(WKN: A1B2C3)", "( WKN : A1B2C3 )"),
    ("„Mondstahl“-Chefin", "„ Mondstahl “ - Chefin"),
)

WHOLE = (
    "1.234,5",
    "24.278,61",
    "3.",
    "31.",
    "Co.",
    "Mrd.",
    "Mio.",
    "z.B.",
    "12.10.2026",
    "S&P",
    "https://www.mondstahl.example/zahlen/2026",
)


@pytest.mark.parametrize(("text", "tokens"), SPLIT, ids=[text for text, _ in SPLIT])
def test_splits(nlp: Language, text: str, tokens: str) -> None:
    assert [token.text for token in nlp.make_doc(text)] == tokens.split()


@pytest.mark.parametrize("word", WHOLE)
def test_keeps_whole(nlp: Language, word: str) -> None:
    assert [token.text for token in nlp.make_doc(f"Rund {word} war es")] == ["Rund", word, "war", "es"]


@pytest.mark.parametrize(
    "text", [text for text, _ in SPLIT] + ["a  b\n\nc", "", "–", "5–7 %", "A-/B+", "»Ja«, sagte er."]
)
def test_no_character_is_lost(nlp: Language, text: str) -> None:
    assert nlp.make_doc(text).text == text


def test_splits_are_stored_with_the_pipeline(nlp: Language) -> None:
    copy = spacy.blank("de").from_bytes(nlp.to_bytes())
    assert [
        token.text for token in copy.make_doc("Mondstahl-Aktie für 149,4EUR")
    ] == "Mondstahl - Aktie für 149,4 EUR".split()


def test_refuses_another_kind_of_tokenizer() -> None:
    pipeline = spacy.blank("de")
    pipeline.tokenizer = lambda text: spacy.tokens.Doc(pipeline.vocab, words=text.split())
    with pytest.raises(TypeError, match="function"):
        configure(pipeline)
