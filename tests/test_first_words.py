"""The prepared list of first words is what the tables give, and one that is not is not believed."""

from __future__ import annotations

import pytest

from tickerlese import first_words
from tickerlese.companies import Company, companies, company_named, company_of_code
from tickerlese.errors import LexiconError
from tickerlese.lexicon import read_text
from tickerlese.lexicon.table import Table
from tickerlese.name_index import WORD_PIECE, fold


def test_the_prepared_list_is_up_to_date() -> None:
    assert read_text(first_words.FILE) == first_words.prepare(), "run python data/build_first_words.py"


def test_every_spelling_leads_to_its_row() -> None:
    listing = first_words.Listing()
    for row in [*companies()[:40], *companies().having("Deutsche")]:
        for form in row.forms:
            first = WORD_PIECE.search(form)
            assert first
            assert (form, row) in listing(fold(first[0]))
    assert listing("gibtesnicht") == []


@pytest.mark.parametrize("text", ["", "1 2 3 4\nsap\t0 0 SAP\n"], ids=["missing", "stale"])
def test_a_list_of_other_tables_is_made_anew(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(_: str) -> str:
        if not text:
            raise LexiconError("missing")
        return text

    monkeypatch.setattr(first_words, "read_text", read)
    assert [(spelling, row.name) for spelling, row in first_words.Listing()("sap")] == [("SAP", "SAP")]


def test_rows_are_read_once() -> None:
    first = companies()[0]
    assert companies()[0] is first
    assert companies()[:1] == [first]
    with pytest.raises(IndexError):
        companies()[len(companies())]


def test_companies_are_found_by_name_and_code() -> None:
    sap = company_named("SAP")
    assert sap is not None
    assert sap is company_of_code("isin", "DE0007164600") is company_of_code("wkn", "716460")
    assert company_named("Deutsche") is None
    assert company_of_code("ticker", "SAP") is None


def test_a_bad_row_is_refused_with_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    head = ",".join(Company._fields)
    text = f"# Firms.\n{head}\nKlee{',' * (len(Company._fields) - 1)}\n,,\n"
    monkeypatch.setattr("tickerlese.lexicon.table.read_text", lambda _: text)
    table = Table("firms.csv", Company)
    assert table[0].name == "Klee"
    with pytest.raises(LexiconError, match=r"firms\.csv:4: "):
        table[1]
    monkeypatch.setattr("tickerlese.lexicon.table.read_text", lambda _: "# Firms.\nname\nKlee\n")
    with pytest.raises(LexiconError, match="columns must be"):
        Table("firms.csv", Company)
