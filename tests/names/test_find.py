"""Names in sentences: which are found, where they end, and what they are, with and without a model's help."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.names.reading import named, read, unmark

COMPANIES_WITHOUT_MODEL = [
    ("Die Aktie von Siemens legte zu.", ["Siemens"]),
    ("Die SAP-Aktie gewann zwei Prozent.", ["SAP"]),
    ("Die Papiere der Deutschen Bank gaben nach.", ["Deutschen Bank"]),
    ("Volkswagens Absatz sank.", ["Volkswagens"]),
    ("Die Ostermark Chemie AG meldet Verluste.", ["Ostermark Chemie AG"]),
    ("Der Küchenbauer Ranzinger meldet Insolvenz an.", ["Ranzinger"]),
    ("Küchenbauer Ranzinger meldet Insolvenz an", ["Ranzinger"]),
    ("Die Gläubiger der Kronbeck Stahlbau GmbH warten. Kronbeck schweigt.", ["Kronbeck Stahlbau GmbH", "Kronbeck"]),
    ("Für den Konkurrenten Weltramm ist das ein Erfolg.", ["Weltramm"]),
    ("Die Sparkasse Regensburg gibt Kredit.", ["Sparkasse Regensburg"]),
    ("Die Aktien der voestalpine legten zu.", ["voestalpine"]),
    ("VOLKSBANK ELBTAL: Ende\nDie Volksbank Elbtal eG zahlt.", ["VOLKSBANK ELBTAL", "Volksbank Elbtal eG"]),
]
NO_COMPANIES = [
    "Dass der Konzern Aufträge verliert, ist neu.",
    "Der Hersteller Deutschlands war das nicht.",
    "Die US-Aktien stiegen, auch die KI-Aktien.",
    "Am Freitag endet die Frist.",
    "Ein Verbund aus Firmen entsteht.",
    "Wer einen Mercedes fährt, muss nichts tun.",
    "Die Sieger waren klug.",
    "Der größte Konzern der Welt wächst.",
    "Seine Bahn fährt, ihre Post kommt.",
    "Auf Xetra und Tradegate blieb es ruhig.",
    "Eine Allianz kam nicht zustande.",
    "Die strategische Allianz hält.",
]
REPAIRS = [
    ("Der [Softwarekonzern SAP|C] wächst.", ["SAP"]),
    ("Die [Alibaba-Aktie|C] stieg.", ["Alibaba"]),
    ("Gewinne bei [Deltaform\nWeiter|C] geht es morgen.", ["Deltaform"]),
    ("[Norwitec - Zalando|C] dementiert", ["Norwitec", "Zalando"]),
    ("Die Bestnote „[AAA|C]“ bleibt.", []),
    ("[FRANKFURT|C] - Der Markt ruht.", []),
    ("[Prof. Dr.|P] war nicht da.", []),
    ("[Dr. Eva Ranke|P] war da.", ["Eva Ranke"]),
    ("[Vorstandschef Wandler|P] war da.", ["Wandler"]),
    ("Dem Haus fehlt [Waschpulver|C].", []),
    ("Seine [Brausekraft|C] verkaufte er.", []),
    ("Die [Trelleborg Hafenbank|ORG] zahlt.", ["Trelleborg Hafenbank"]),
    ("Das [Amtsgericht Neustadt|ORG] prüft.", []),
    ("Die [Laura Stiftung|P] zahlt.", []),
    ("Die [Kronwalder Zeitung|C] schreibt es.", ["Kronwalder Zeitung"]),
    ("Der Klebstoff kommt von [igelux|C].", ["igelux"]),
    ("Es fehlt die [Juristische Person|C].", []),
    ("Beim [Deltaform Aufträge|C] geht es aufwärts.", ["Deltaform"]),
    ("Er fährt einen [Fiat|C].", []),
    ("Die [Aktien der SAP|C] steigen.", ["SAP"]),
]
PEOPLE = [
    ("Finanzvorstand Georg Kallmann geht.", ["Georg Kallmann"]),
    ("Der Anwalt Mag. Herwig Lindner sprach mit Prof. Dr. h. c. Eva Brand.", ["Herwig Lindner", "Eva Brand"]),
    ("Karl-Heinz Freiherr von Loë tritt ab.", ["Karl-Heinz Freiherr von Loë"]),
    ("Es fehlte Ruud van der Meulen.", ["Ruud van der Meulen"]),
    ("Frau Ostermeier, wie war das Jahr?", ["Ostermeier"]),
    ("Katharina Döring-Stahl lobte. Döring-Stahl geht.", ["Katharina Döring-Stahl", "Döring-Stahl"]),
    ("Werner Otto baute auf.", ["Werner Otto"]),
    ("Der Preis stieg auf 20 Mark Startgeld.", []),
    ("Das Spiel Alpha-Ernst Berger läuft.", []),
]


@pytest.mark.parametrize(("text", "names"), COMPANIES_WITHOUT_MODEL)
def test_companies_are_found_without_a_model(text: str, names: list[str]) -> None:
    assert named(read(text), text, "COMPANY") == names


@pytest.mark.parametrize("text", NO_COMPANIES)
def test_ordinary_words_are_no_companies(text: str) -> None:
    assert named(read(text), text, "COMPANY") == []


@pytest.mark.parametrize(("marked", "names"), REPAIRS)
def test_what_the_model_found_is_repaired(marked: str, names: list[str]) -> None:
    text, _ = unmark(marked)
    assert named(read(marked), text, "COMPANY", "PERSON") == names


@pytest.mark.parametrize(("text", "names"), PEOPLE)
def test_people_are_found_without_a_model(text: str, names: list[str]) -> None:
    assert named(read(text), text, "PERSON") == names


def test_a_foreign_scheme_is_understood() -> None:
    marked = "[Eva Ranke|PER] führt die [Trelleborg Hafenbank|ORG] in [Köln|LOC], sagt das [Amtsgericht Neustadt|ORG]."
    found = [mention.label for mention in read(marked)]
    assert found == ["PERSON", "COMPANY", "LOCATION", "ORGANIZATION"]


def test_spans_lie_on_their_text_and_never_overlap() -> None:
    marked = "Die [Deutsche Bank|C]-Aktie und [Deutsche|L] Titel, [Bank|O]: Chef [Karl Ranke|P] von der Deutschen Bank"
    text, _ = unmark(marked)
    mentions = read(marked)
    assert mentions
    assert all(before.end <= after.start for before, after in pairwise(mentions))
    assert all(text[mention.start : mention.end].strip() for mention in mentions)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "-", "„“", "Dr.", "(", "Aktie", "der der der", "-Aktie", "X-"])
def test_scraps_of_text_give_no_names_and_no_errors(text: str) -> None:
    assert read(text) == []
