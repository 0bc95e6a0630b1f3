"""Each mention of the table leads to the company it means, or to none; and so does each member of six indices."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from tests.linking.scoring import KINDS, Case, link, read_cases, score, unmark
from tests.token_text import read_tokens
from tickerlese.companies import companies
from tickerlese.identifiers import is_isin
from tickerlese.lexicon import read_rows
from tickerlese.names import find_names
from tickerlese.names.linking import SharedName

CASES = read_cases()
LEAST = {"easy": 0.98, "ambiguous": 0.95, "unknown": 0.98}


@pytest.fixture(scope="module")
def results() -> list[tuple[Case, str]]:
    return [(case, link(case.sentence)) for case in CASES]


def test_the_table_is_large_and_clean() -> None:
    counts = Counter(case.kind for case in CASES)
    assert len(CASES) >= 300
    assert set(counts) == set(KINDS)
    assert min(counts.values()) >= 70
    assert len({case.sentence for case in CASES}) == len(CASES)
    assert {case.company for case in CASES} - {row.name for row in companies()} == {""}


@pytest.mark.parametrize("kind", KINDS)
def test_mentions_lead_to_their_company(kind: str, results: list[tuple[Case, str]]) -> None:
    mine = [(case, found) for case, found in results if case.kind == kind]
    wrong = [
        f"{case.sentence}: {found or 'none'} for {case.company or 'none'}"
        for case, found in mine
        if found != case.company
    ]
    assert 1 - len(wrong) / len(mine) >= LEAST[kind], wrong


def test_hardly_a_mention_leads_to_a_wrong_company(results: list[tuple[Case, str]]) -> None:
    wrong = [case.sentence for case, found in results if found not in ("", case.company)]
    assert len(wrong) <= 0.02 * len(results), wrong


def test_shared_names_have_several_companies_one_of_them_usual_at_most() -> None:
    names: dict[str, list[SharedName]] = {}
    for row in read_rows("ambiguous_names.csv", SharedName):
        names.setdefault(row.form, []).append(row)
    assert {row.company for rows in names.values() for row in rows} <= {row.name for row in companies()}
    assert [form for form, rows in names.items() if len(rows) < 2 or sum(row.usual for row in rows) > 1] == []


TEXTS = (
    ("Merck KGaA wächst. Die Aktie von Merck steigt.", ["DE0006599905"] * 2),
    ("Merck & Co wächst. Die Aktie von Merck steigt.", ["US58933Y1055"] * 2),
    ("Die Porsche SE hält Anteile. Die Aktie von Porsche steigt.", ["DE000PAH0038", "DE000PAG9113"]),
    ("Die Aktie der Telekom fiel in Wien. Die Aktie der Telekom erholte sich.", ["AT0000720008"] * 2),
    ("Die Aktie von Merck stieg in New York an der NYSE. Die Aktie von Merck fiel danach.", ["US58933Y1055"] * 2),
    ("Die Linde GmbH baut Treppen. Die Aktie von Linde gibt es nicht.", [None] * 2),
)


@pytest.mark.parametrize(("text", "isins"), TEXTS, ids=[text for text, _ in TEXTS])
def test_the_whole_text_decides(text: str, isins: list[str | None]) -> None:
    found = [mention for mention in find_names(read_tokens(text), []) if mention.label == "COMPANY"]
    assert [mention.identity and mention.identity.isin for mention in found] == isins


def test_scores_count_right_and_wrong() -> None:
    case = Case("easy", "SAP", "[SAP]")
    assert score([(case, "SAP"), (case, ""), (case, "Siemens")])["easy"] == "1/3 right, 1 wrong links"
    assert unmark("Die [Linde|-] blüht") == ("Die Linde blüht", (4, 9), None)


def read_members() -> list[list[str]]:
    with (Path(__file__).parent / "index_members.csv").open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader((line for line in file if not line.startswith("#")), delimiter=";", strict=True)
    return rows


MEMBERS = read_members()


def test_the_indices_are_whole() -> None:
    counts = Counter(index for index, _, _ in MEMBERS)
    members = {(index, isin) for index, _, isin in MEMBERS}
    assert Counter(index for index, _ in members) == {
        "DAX": 40,
        "MDAX": 60,
        "SDAX": 85,
        "TecDAX": 34,
        "ATX": 23,
        "SMI": 21,
    }
    assert all(is_isin(isin) for _, _, isin in MEMBERS)
    assert counts.total() >= 250


@pytest.mark.parametrize(("index", "name", "isin"), MEMBERS, ids=[f"{index}: {name}" for index, name, _ in MEMBERS])
def test_a_member_of_an_index_has_its_isin(index: str, name: str, isin: str) -> None:
    text = f"Im {index} gewann die Aktie von {name} am Dienstag zwei Prozent."
    found = [mention for mention in find_names(read_tokens(text), []) if mention.label == "COMPANY"]
    assert [mention.identity and mention.identity.isin for mention in found] == [isin]
