"""What holds for every text on the whole path, from bytes to the record."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.fuzz_inputs import CORPUS, unpack
from tests.fuzz.invariants import FORMATS, check_input, ruled_extractor
from tests.fuzz.pieces import PIECES
from tickerlese.article import Article

FORMAT = st.sampled_from(FORMATS)
NEWS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
SENTENCES = st.sampled_from(
    [
        "Die Aktie der Ostermark Chemie AG stieg am Mittwoch um 3,5 Prozent auf 18,40 Euro.",
        "Siemens übernimmt die Ostermark Chemie AG für 1,2 Milliarden Euro.",
        "SAP streicht 500 Stellen, teilte Vorstandschefin Frieda Lohmann mit.",
        "Der Konzern hob die Prognose an und zahlt 2 Euro Dividende je Aktie.",
        "Der Dax verlor 0,8 Prozent auf 24.278,61 Punkte.",
        "Die EZB senkte den Leitzins um 25 Basispunkte auf 2,0 Prozent.",
        "Die Commerzbank hebt das Kursziel für SAP von 250 auf 280 Euro.",
        "Lohmann sagte: „Wir erwarten rund 5 bis 6 Millionen Euro.“",
        "Nach 16,6 Milliarden ein Jahr zuvor waren es diesmal 12 Mrd. US-Dollar (11 Mrd. Euro).",
    ]
)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=5).map(" ".join)
UNRELATED = st.sampled_from(
    ["Das Wetter bleibt am Wochenende freundlich.", "Viele Leser fragten nach dem Rezept.", "Der Hund schläft gern."]
)
SETTINGS = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


def read(text: str) -> Any:
    return json.loads(ruled_extractor().extract_json(Article(text, input_format="text", published="2025-09-24")))


@given(st.text(st.characters(), max_size=200), FORMAT)
@SETTINGS
def test_any_string(text: str, input_format: str) -> None:
    check_input(text, input_format)


@given(st.binary(max_size=200), FORMAT)
@SETTINGS
def test_any_bytes(data: bytes, input_format: str) -> None:
    check_input(data, input_format)


@given(NEWS, FORMAT)
@SETTINGS
def test_any_row_of_pieces(text: str, input_format: str) -> None:
    check_input(text, input_format)


@given(st.one_of(TEXTS, NEWS), st.sampled_from(["latin-1", "utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252"]))
@settings(SETTINGS, max_examples=60)
def test_any_encoding(text: str, encoding: str) -> None:
    check_input(text.encode(encoding, errors="replace"))


@pytest.mark.parametrize("name", sorted(path.name for path in CORPUS.iterdir()))
def test_what_the_fuzzer_found_or_starts_from(name: str) -> None:
    check_input(*unpack((CORPUS / name).read_bytes()))


@given(st.one_of(TEXTS, NEWS), UNRELATED)
@SETTINGS
def test_a_sentence_at_the_end_changes_no_entity_before_it(text: str, added: str) -> None:
    if not text.strip("\0 \n") or text.isspace():
        return
    text = text.rstrip() + "\n\n"
    if not text.strip("\0\ud800 \n\ufeff"):
        return
    before, after = read(text), read(text + added)
    assert [entity for entity in after["entities"] if entity["start"] < len(text)] == before["entities"]


@given(TEXTS, UNRELATED)
@SETTINGS
def test_a_sentence_at_the_end_changes_no_event_before_it(text: str, added: str) -> None:
    assert read(f"{text}\n\n{added}")["events"] == read(f"{text}\n\n")["events"]


@given(TEXTS)
@settings(SETTINGS, max_examples=30)
def test_the_same_text_gives_the_same_bytes(text: str) -> None:
    assert ruled_extractor().extract_json(Article(text)) == ruled_extractor().extract_json(Article(text))
