"""A user's list adds companies and overrides the lexicon's, in one extractor; bad rows are told with their line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.token_text import read_tokens
from tickerlese.batch import Settings, run
from tickerlese.cli import app
from tickerlese.companies import companies
from tickerlese.errors import InputError
from tickerlese.extractor import load
from tickerlese.known_names import KnownNames, known_names
from tickerlese.names import find_names
from tickerlese.own_companies import parse_companies, read_companies

EXAMPLE = Path(__file__).parent.parent / "data" / "examples" / "companies.csv"
LIST = """\
# My firms.
name;aliases;ambiguous;isin;ticker;country
Kurivo AG;Kurivo|Kuri;Kuri;DE000KUR1V09;KUV;DE
SAP;R3-Firma;;;SAP.DE;
Telekom;;;;TLK;AT
Volkswagen Vorzüge;VWVZ;;DE0007664039;;
"""


def named(text: str, names: KnownNames | None) -> list[tuple[str | None, str | None, str | None]]:
    found = [mention.identity for mention in find_names(read_tokens(text), [], names) if mention.label == "COMPANY"]
    return [(identity.name, identity.isin, identity.ticker) for identity in found if identity]


READ = (
    ("Die Aktie von Kurivo steigt", [("Kurivo", "DE000KUR1V09", "KUV")]),
    ("Die Aktie von SAP steigt", [("SAP", "DE0007164600", "SAP.DE")]),
    ("Die R3-Firma steigt", [("R3-Firma", "DE0007164600", "SAP.DE")]),
    ("Die Aktie der Telekom steigt", [("Telekom", None, "TLK")]),
    ("Die Aktie der Deutschen Telekom steigt", [("Deutsche Telekom", "DE0005557508", "DTE")]),
    ("Die Aktie von VW steigt", [("VW", "DE0007664039", "VOW3")]),
    ("VWVZ steigen", [("VWVZ", "DE0007664039", "VOW3")]),
    ("Die Firma Kuno AG (ISIN DE000KUR1V09) wächst", [("Kuno AG", "DE000KUR1V09", "KUV")]),
    ("Kuri kommt aus Kiel", []),  # ambiguous, nothing speaks for the company
    ("Die Aktie von Siemens steigt", [("Siemens", "DE0007236101", "SIE")]),
)


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text for text, _ in READ])
def test_rows_add_and_override(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert named(text, KnownNames(parse_companies(LIST))) == expected


def test_the_lexicon_as_it_comes_is_untouched() -> None:
    KnownNames(parse_companies(LIST))
    assert named("Die Aktie von SAP steigt", None) == [("SAP", "DE0007164600", "SAP")]
    assert known_names() is known_names()
    assert "Kurivo AG" not in {row.name for row in companies()}


BAD = (
    ("", "list: no companies in it"),
    ("name,isin\n", "list: no companies in it"),
    ("name,land\nA,DE\n", "list:1: unknown column 'land'"),
    ("isin\nDE0007164600\n", "list:1: no column 'name'"),
    ("name,isin\n# remark\nA,DE0007164601\n", "list:3: 'DE0007164601' is no ISIN"),
    ("name,wkn\nA,12345\n", "list:2: '12345' is no WKN"),
    ("name,lei\nA,123\n", "list:2: '123' is no LEI"),
    ("name,country\nA,de\n", "list:2: 'de' is no ISO 3166 code"),
    ("name,industry\nA,spells\n", "list:2: 'spells' is no industry"),
    ("name,isin\n,DE0007164600\n", "list:2: no name"),
    ("name\nA,B\n", "list:2: 2 cells, not 1"),
    ('name\n"A\n', "list:2: "),
    ("name,aliases\nA,B\nC,B\n", "list:3: B is line 2's already"),
    ("name,ambiguous\nA,B\n", "list:2: 'B' is marked as ambiguous"),
)


@pytest.mark.parametrize(("text", "message"), BAD, ids=[message for _, message in BAD])
def test_bad_lists_are_refused(text: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        parse_companies(text, "list")
    assert message in str(error.value)


def test_all_bad_rows_are_reported() -> None:
    rows = "".join(f"Firma {number},X\n" for number in range(30))
    with pytest.raises(InputError) as error:
        parse_companies(f"name,isin\n{rows}", "list")
    lines = str(error.value).splitlines()
    assert len(lines) == 21
    assert lines[-1] == "list: 10 more"


def test_a_list_that_is_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere\.csv: No such file"):
        read_companies(tmp_path / "nowhere.csv")
    (tmp_path / "a.csv").write_bytes(b"name\nM\xfcller\n")
    with pytest.raises(InputError, match=r"a\.csv: not UTF-8"):
        read_companies(tmp_path / "a.csv")


def test_the_example_is_a_list_and_works_in_an_extractor(model_path: str) -> None:
    assert [row.wkn for row in read_companies(EXAMPLE)] == ["A9XYZ1", "A9XYZ2", None]
    record = load(model_path, EXAMPLE).extract("Die Halvena-Aktie legte um 2 Prozent zu.")
    assert [company.isin for company in record.companies] == ["DE000A9XYZ17"]


def test_the_command_line_takes_a_list(model_path: str, tmp_path: Path) -> None:
    arguments = ["extract", "--model", model_path, "--companies"]
    text = "Die Halvena-Aktie legte um 2 Prozent zu."
    good = CliRunner().invoke(app, [*arguments, str(EXAMPLE)], input=text)
    assert json.loads(good.stdout)["companies"][0]["ticker"] == "HLV"
    (tmp_path / "bad.csv").write_text("name,isin\nA,1\nB,2\n", encoding="utf-8")
    bad = CliRunner().invoke(app, [*arguments, str(tmp_path / "bad.csv")], input=text)
    assert (bad.exit_code, bad.stdout) == (2, "")
    assert "bad.csv:2:" in bad.stderr
    assert "bad.csv:3:" in bad.stderr


def test_a_batch_with_another_list_reads_again(model_path: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Die Halvena-Aktie legte um 2 Prozent zu.", encoding="utf-8")
    out, own = tmp_path / "out.jsonl", tmp_path / "own.csv"
    own.write_text("name,ticker\nHalvena,HLV\n", encoding="utf-8")

    def statuses(companies: Path | None) -> list[str]:
        done = run([str(tmp_path / "a.txt")], out, Settings(model_path, workers=0, companies=companies))
        return [outcome.status for outcome in done]

    assert [statuses(None), statuses(None), statuses(own), statuses(own)] == [["done"], ["kept"], ["done"], ["kept"]]
    assert json.loads(out.read_bytes())["companies"][0]["ticker"] == "HLV"
    own.write_text("name,isin\nHalvena,1\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"own\.csv:2: "):
        statuses(own)
