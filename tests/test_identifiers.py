"""Identifiers are found where their form and check digits are right, and go to the company beside them."""

from __future__ import annotations

import pytest

from tests.names.reading import read, unmark
from tests.token_text import read_tokens
from tickerlese.identifiers import find_identifiers, is_isin, is_lei, is_wkn
from tickerlese.overlaps import settle

FOUND = (
    ("SAP (ISIN DE0007164600/WKN 716460)", ["isin DE0007164600", "wkn 716460"]),
    ("SAP (ISIN: DE0007164600 / WKN: 716460)", ["isin DE0007164600", "wkn 716460"]),
    ("Adidas (WKN A1EWWW)", ["wkn A1EWWW"]),
    ("WKN/ISIN: 716460/DE0007164600", ["wkn 716460", "isin DE0007164600"]),
    ("SAP (DE0007164600/716460)", ["isin DE0007164600", "wkn 716460"]),
    ("Die ISIN lautet DE0007164600.", ["isin DE0007164600"]),
    ("LEI: 529900D6BF99LW9R2E68.", ["lei 529900D6BF99LW9R2E68"]),
    ("Titel wie SAP (SAP.DE) und <SIEGn.DE>", ["ticker SAP.DE"]),
    ("Nvidia (Nasdaq: NVDA)", ["ticker NVDA"]),
    ("Berkshire (NYSE:BRK.B)", ["ticker BRK.B"]),
    ("Kuriva Gold (TSX-V: KGV, OTCQB: KRVGF, FSE: 1KG)", ["ticker KGV", "ticker KRVGF", "ticker 1KG"]),
    ("Börsenkürzel: KURV", ["ticker KURV"]),
    ("mit dem Tickersymbol „KURV“ gelistet", ["ticker KURV"]),
    ("Tencent (Hongkong: 0700)", ["ticker 0700"]),
)
SILENT = (
    "ISIN DE0007164601",  # wrong check digit
    "LEI 529900D6BF99LW9R2E86",
    "Die WKN fehlt noch",
    "WKN ABCDEF oder WKN 12345",
    "Die Nummer 716460 zog das große Los",
    "Xetra: DAX schließt im Plus",  # no brackets
    "(Xetra-Schluss: 12,30 Euro)",
    "die Firma (z.B.) und das Portal (zeit.de)",
    "Der Ticker läuft",
    "im Live-Ticker: FCK führt",
    "der Ticker 2025",
    "SAP.DE steigt",
    "WKN\n716460",
)


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text for text, _ in FOUND])
def test_identifiers_are_found(text: str, expected: list[str]) -> None:
    found = find_identifiers(read_tokens(text))
    assert [f"{mention.kind} {mention.name}" for mention in found] == expected
    assert all(text[mention.start : mention.end] == mention.name for mention in found)


@pytest.mark.parametrize("text", SILENT)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert find_identifiers(read_tokens(text)) == []


def test_forms_and_check_digits() -> None:
    assert [is_isin(code) for code in ("US0378331005", "CH0038863350", "US0378331006", "us0378331005")] == [1, 1, 0, 0]
    assert [is_lei(code) for code in ("W38RGI023J3WT1HWRP32", "W38RGI023J3WT1HWRP33")] == [1, 0]
    assert [is_wkn(code) for code in ("716460", "A1EWWW", "ENAG99", "OI1234", "ABCDEF")] == [1, 1, 1, 0, 0]


OWNERS = (
    ("Die [Kurivo AG|C] (WKN: KUR1V0) wächst", "Kurivo AG", {"wkn": "KUR1V0"}),
    ("Die Aktie der [Kurivo AG|C] (ISIN: DE000A1TNX51) steigt", "Kurivo AG", {}),
    ("[Kurivo|C]-Aktie (WKN A0XYZ1) gefragt", "Kurivo", {"wkn": "A0XYZ1"}),
    ("[Kurivo Gold|C] (TSX: KGV) bohrt", "Kurivo Gold", {"ticker": "KGV"}),
    ("[Walldorfer Softwarehaus|C] (ISIN DE0007164600) wächst", "Walldorfer Softwarehaus", {"ticker": "SAP"}),
    ("[Kurivo AG|C] wächst\nISIN: DE0007164600\nWKN: 716460", "Kurivo AG", {"ticker": "SAP"}),
    ("Die [Kurivo AG|C] begibt eine Anleihe (WKN A0XYZ1)", "Kurivo AG", {"wkn": None}),
    ("Die [Kurivo AG|C] wächst stärker als der ETF auf Titel wie WKN A0XYZ1", "Kurivo AG", {"wkn": None}),
)


@pytest.mark.parametrize(("marked", "name", "known"), OWNERS, ids=[marked for marked, _, _ in OWNERS])
def test_identifiers_belong_to_the_company_beside_them(marked: str, name: str, known: dict[str, str | None]) -> None:
    identity = next(mention.identity for mention in read(marked) if mention.label == "COMPANY")
    assert identity is not None
    assert identity.name == name
    assert {kind: getattr(identity, kind) for kind in known} == known


def test_a_code_is_shared_by_all_mentions_and_knows_its_company() -> None:
    mentions = read("Die [Kurivo AG|C] (WKN A0XYZ1) wächst. [Kurivo|C] kauft zu.")
    first, code, second = mentions
    assert (first.label, code.label, second.label) == ("COMPANY", "IDENTIFIER", "COMPANY")
    assert first.identity is second.identity is code.employer
    assert second.identity is not None
    assert second.identity.wkn == "A0XYZ1"


def test_a_ticker_is_no_company() -> None:
    marked = "[Nvidia|C] ([Nasdaq|C]: [NVDA|C]) und SAP (Xetra: [SAP|C])"
    text, _ = unmark(marked)
    shown = [(mention.label, text[mention.start : mention.end]) for mention in settle(read(marked))]
    assert ("IDENTIFIER", "NVDA") in shown
    assert ("IDENTIFIER", "SAP") in shown
    assert ("COMPANY", "NVDA") not in shown
