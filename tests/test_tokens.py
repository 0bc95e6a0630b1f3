"""Words by type: numbering, tables, and the lists that rules read."""

from __future__ import annotations

from functools import cache
from threading import Thread
from typing import TYPE_CHECKING

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from tickerlese import tokenizer, tokens
from tickerlese.tokens import Tokens, TypeTable, WordTable, WordTypes, number_words, read_words

if TYPE_CHECKING:
    from spacy.language import Language

TEXTS = ("", " ", "Die Aktie der Rhenag AG stieg.", "Die  Aktie\nfiel , die\u00adAktie stieg", "„Ja“, sagte Ute Voß.")


@cache
def pipeline() -> Language:
    nlp = spacy.blank("de")
    tokenizer.configure(nlp)
    return nlp


@pytest.fixture
def few_types(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "WORD_TABLE_LIMIT", 6)
    monkeypatch.setattr(WordTypes, "latest", WordTypes())


@pytest.mark.parametrize("text", TEXTS)
def test_words_and_offsets_are_those_of_the_doc(text: str) -> None:
    doc = pipeline()(text)
    words, starts, typed = read_words(doc)
    assert words == [token.text for token in doc]
    assert starts == [token.idx for token in doc]
    assert [typed.types.words[number] for number in typed.numbers.tolist()] == words


@pytest.mark.parametrize("text", TEXTS)
def test_a_doc_and_its_words_have_the_same_types(text: str) -> None:
    words, _, typed = read_words(pipeline()(text))
    assert number_words(words).numbers.tolist() == typed.numbers.tolist()


@settings(deadline=None)
@given(st.lists(st.sampled_from(("Umsatz", "stieg", "um", "3", "%", "BASF", "SAP")), max_size=20))
def test_a_table_tells_what_a_loop_would(words: list[str]) -> None:
    table = TypeTable(len)
    capitals = TypeTable(str.isupper, dtype="int8")
    typed = number_words(words)
    assert table.of(typed).tolist() == [len(word) for word in words]
    assert capitals.hits(typed) == [index for index, word in enumerate(words) if word.isupper()]
    assert list(capitals.items(typed)) == [(index, 1) for index, word in enumerate(words) if word.isupper()]


def test_each_type_is_classified_once() -> None:
    asked: list[str] = []

    def classify(word: str) -> int:
        asked.append(word)
        return 1

    table = TypeTable(classify)
    words = ["Neuzugang-1", "Neuzugang-2", "Neuzugang-1"]
    table.hits(number_words(words))
    table.hits(number_words(words))
    assert [asked.count(word) for word in words] == [1, 1, 1]


@pytest.mark.usefixtures("few_types")
def test_a_full_numbering_gives_way_and_old_texts_stay_readable() -> None:
    capitals = TypeTable(str.isupper)
    old = number_words(["Die", "BASF", "und", "die", "SAP", "AG"])
    new = number_words(["GEA", "hilft", "der", "RWE"])
    assert new.types is not old.types
    assert (capitals.hits(new), capitals.hits(old), capitals.hits(new)) == ([0, 3], [1, 4, 5], [0, 3])


@pytest.mark.usefixtures("few_types")
def test_words_are_found_by_hash_after_the_numbering_changed() -> None:
    for number in range(5):
        doc = pipeline()(f"Wert{number} WERT{number} fiel auch heute sehr")
        assert read_words(doc)[0] == [token.text for token in doc]


def test_words_whose_slot_is_taken_are_found_too() -> None:
    types, strings = WordTypes(), pipeline().vocab.strings
    words = ["Umsatz", "Gewinn", "Absatz"]
    slots = [strings.add(word) & tokens.LAST_SLOT for word in words]
    types._slots[slots[1]] = types["Umsatz"]
    types._hashes[types["Umsatz"]] = slots[1]  # another word's hash with the slot of "Gewinn"
    hashes = np.array([strings[word] for word in words], dtype="uint64")
    for _ in range(2):
        assert [types.words[number] for number in types.by_hash(hashes, strings)] == words


def test_threads_agree_on_the_numbers() -> None:
    types = WordTypes()
    found: list[list[int]] = []
    words = [f"Wort{index}" for index in range(2000)]
    threads = [Thread(target=lambda: found.append([types[word] for word in words])) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found[0]) == list(range(2000))
    assert all(numbers == found[0] for numbers in found)
    assert types.words == sorted(words, key=types.__getitem__)


def test_lower_case_leaves_out_soft_hyphens() -> None:
    read = Tokens.from_doc(pipeline()("Der Auf\u00adtrag der RWE"))
    assert read.words[1] == "Auf\u00adtrag"
    assert read.plain == ["Der", "Auftrag", "der", "RWE"]
    assert read.lower == ["der", "auftrag", "der", "rwe"]


def test_a_doc_without_sentences_is_one_sentence() -> None:
    doc = pipeline()("Eins. Zwei.")
    assert Tokens.from_doc(doc).sentences == [(0, 4)]
    for token in doc:
        token.is_sent_start = token.text == "Zwei" or token.i == 0
    assert Tokens.from_doc(doc).sentences == [(0, 2), (2, 4)]


@pytest.mark.parametrize(("offset", "token"), [(0, 0), (2, 0), (3, 1), (4, 1), (8, 2), (99, 3)])
def test_tokens_are_found_by_offset(offset: int, token: int) -> None:
    read = Tokens("Die BASF legt", ["Die", "BASF", "legt"], [0, 4, 9], [(0, 3)])
    assert read.token_at(offset) == token
    assert read.ends == [3, 8, 13]


def test_a_word_table_forgets_when_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "WORD_TABLE_LIMIT", 2)
    table = WordTable(len)
    assert [table[word] for word in ("ein", "Euro", "vier")] == [3, 4, 4]
    assert len(table) == 1
