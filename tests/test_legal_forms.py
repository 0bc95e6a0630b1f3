"""Unlisted companies are found by their legal form, without what stands before the name."""

from __future__ import annotations

import pytest

from tests.token_text import read_tokens
from tickerlese.legal_forms import find_legal_form_names, legal_form_end

NAMES: tuple[tuple[str, list[str]], ...] = (
    ("Die Ostermark Textilhandels GmbH & Co. KG ist pleite.", ["Ostermark Textilhandels GmbH & Co. KG"]),
    ("Die Brückner Holding AG kauft die Loden Wohnbau GesmbH.", ["Brückner Holding AG", "Loden Wohnbau GesmbH"]),
    ("Das Angebot kam von Torrio plc.", ["Torrio plc"]),
    ("Den Zuschlag erhielt Van den Broek Deuren N.V. aus Gent.", ["Van den Broek Deuren N.V."]),
    ("Beim Autozulieferer Kestner Antriebstechnik SE wird gestreikt.", ["Kestner Antriebstechnik SE"]),
    ("Aktien des Zylinderbauers Ostermark GmbH", ["Ostermark GmbH"]),
    ("Vorstandschef Ostermark AG", ["Ostermark AG"]),
    ("Lumara Energy, Inc. und Polder Capital, L.P.", ["Lumara Energy, Inc.", "Polder Capital, L.P."]),
    ("Sandhof Asset Management (UK) Limited hält 3 Prozent.", ["Sandhof Asset Management (UK) Limited"]),
    ("Wegner & Söhne GmbH, Wegner und Söhne GmbH", ["Wegner & Söhne GmbH", "Wegner und Söhne GmbH"]),
    ("Die Ostermark AG und Lumara SE fusionieren.", ["Ostermark AG", "Lumara SE"]),
    ("Am Montag Ostermark AG, am Dienstag Lumara SE", ["Ostermark AG", "Lumara SE"]),
    ("der Münchner Kestner AG", ["Kestner AG"]),
    ("die Berliner Verkehrsbetriebe AG", ["Berliner Verkehrsbetriebe AG"]),
    ("die Am Moor Immobilien GmbH", ["Am Moor Immobilien GmbH"]),
    ("Volksbank Moorwald eG und Sparkasse", ["Volksbank Moorwald eG"]),
    ("Ein Urteil gegen Kestner-Guss GmbH", ["Kestner-Guss GmbH"]),
    ("Das meldet die 3U Moor AG.", ["3U Moor AG"]),
    ("Gebrüder Kestner Guss GmbH", ["Gebrüder Kestner Guss GmbH"]),
    ("Kestner Sp. z o.o. und Kestner d.o.o.", ["Kestner Sp. z o.o.", "Kestner d.o.o."]),
    ("Eine GmbH ist keine AG.", []),
    ("als börsennotierte SE", []),
    ("die Tochter AG", []),
    ("5 KG Mehl und 3 AB Noten", []),
    ("Kestner sagte: AG", []),
    ("im Kanton Aargau (AG)", []),
)


@pytest.mark.parametrize(("text", "expected"), NAMES, ids=[text for text, _ in NAMES])
def test_names_with_a_legal_form(text: str, expected: list[str]) -> None:
    tokens = read_tokens(text)
    spans = find_legal_form_names(tokens)
    assert [tokens.text[tokens.starts[first] : tokens.ends[last - 1]] for first, last in spans] == expected


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SE & Co. KGaA wächst", "SE & Co. KGaA"),
        ("AG wächst", "AG"),
        (", Inc. wächst", ", Inc."),
        (", AG", ""),
        ("AGs", ""),
        ("S.p.A.", "S.p.A."),
        ("Agenda", ""),
    ],
)
def test_end_of_a_legal_form(text: str, form: str) -> None:
    tokens = read_tokens(text)
    end = legal_form_end(tokens, 0)
    assert (tokens.text[: tokens.ends[end - 1]] if end else "") == form
