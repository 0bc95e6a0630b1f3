"""Whom an expression means that names nobody: companies, shares and people, and when nobody is meant."""

from __future__ import annotations

import pytest

from tests.names.reading import unmark
from tests.token_text import read_tokens
from tickerlese.coreference import add_anaphors
from tickerlese.names import find_names
from tickerlese.overlaps import settle


def resolve(marked: str) -> list[tuple[str, str, str | None]]:
    """Text, kind and name of each anaphor."""
    text, spans = unmark(marked)
    tokens = read_tokens(text)
    mentions = settle(find_names(tokens, [(*tokens.token_range(start, end), label) for start, end, label in spans]))
    return [(text[one.start : one.end], one.kind or "", one.name) for one in add_anaphors(tokens, mentions)]


COMPANIES: list[tuple[str, str | None, str | None]] = [
    ("SAP wächst. Der Konzern stellt ein.", "Der Konzern", "SAP"),
    ("SAP wächst. Das teilte das Unternehmen mit.", "das Unternehmen", "SAP"),
    ("SAP wächst, wie der Konzern mitteilte.", "der Konzern", "SAP"),
    ("Die Umsätze von SAP steigen. Die Kunden des Konzerns warten.", "des Konzerns", "SAP"),
    ("SAP wächst. Beim Softwarekonzern ist man froh.", "Beim Softwarekonzern", "SAP"),
    ("SAP wächst. Die Walldorfer stellen ein.", "Die Walldorfer", "SAP"),
    ("SAP wächst. Das im Dax gelistete Unternehmen stellt ein.", "Das im Dax gelistete Unternehmen", "SAP"),
    ("Die Kölner Kronbeck AG wächst. Die Kölner stellen ein.", "Die Kölner", "Kronbeck AG"),
    ("Die Kronbeck AG aus Oldenburg wächst. Die Oldenburger stellen ein.", "Die Oldenburger", "Kronbeck AG"),
    ("Neues\n\nOLDENBURG – Die Kronbeck AG wächst. Die Oldenburger stellen ein.", "Die Oldenburger", "Kronbeck AG"),
    ("SAP kauft die Commerzbank. Das Geldhaus schweigt.", "Das Geldhaus", "Commerzbank"),
    ("Der Küchenbauer Ranzinger wächst, SAP auch. Der Küchenbauer stellt ein.", "Der Küchenbauer", "Ranzinger"),
    ("Der schwedische Konzern Kronbeck AB wächst, SAP auch. Die Schweden stellen ein.", "Die Schweden", "Kronbeck AB"),
    ("Die Kronbeck AG, die das Unternehmen übernimmt, zahlt viel.", None, None),
]
CHOICES: list[tuple[str, str | None, str | None]] = [
    ("Jefferies hebt das Ziel für SAP an. Die Aktie steigt.", "Die Aktie", "SAP"),
    ("Sulzer wächst\n\nSulzer kauft die Nordpump AB. Das Unternehmen ist froh.", "Das Unternehmen", "Sulzer"),
    ("Nvidia wächst. Der Datenbankspezialist MongoDB auch, das Papier stieg.", "das Papier", "MongoDB"),
    ("Bei Continental tut sich viel: Der Konzern spart.", "Der Konzern", "Continental"),
    ("SAP wächst. Die Zürcher Kantonalbank stufte die Aktie zurück.", "die Aktie", "SAP"),
    ("Sulzer wächst\n\nSulzer kauft zu.\n\nDie Holm Holding GmbH hilft. Die Aktie stieg.", "Die Aktie", "Sulzer"),
    ("SAP steigt, hieß es bei Berenberg. Das Haus rät zum Kauf.", "Das Haus", "Berenberg"),
    ("RWE stieg. Vorn lagen die Papiere von Siemens Energy. Zuletzt stieg der Kurs.", "der Kurs", "Siemens Energy"),
]
SHARES = [
    ("SAP wächst. Die Aktie stieg um zwei Prozent.", "Die Aktie", "SAP"),
    ("SAP wächst. Am Mittag sank das Papier.", "das Papier", "SAP"),
    ("SAP wächst. Danach zogen die Anteilsscheine an.", "die Anteilsscheine", "SAP"),
    ("SAP wächst. Der Kurs fiel.", "Der Kurs", "SAP"),
]
PEOPLE = [
    ("SAP-Chef Karl Ranke sprach. Der Manager warnte.", "Der Manager", "Karl Ranke"),
    ("Vorstandschefin Eva Ranke sprach. Die Vorstandschefin warnte.", "Die Vorstandschefin", "Eva Ranke"),
    ("Vorstandschefin Eva Ranke sprach. „Ja“, sagte sie.", "sie", "Eva Ranke"),
    ("Finanzvorstand Eva Ranke kommt. Die 47-Jährige war bei SAP.", "Die 47-Jährige", "Eva Ranke"),
    ("Der Vorstand um Karl Ranke sprach. Er betonte das Gute.", "Er", "Karl Ranke"),
]
ASSETS = [
    ("Der Dax fällt. Der Leitindex verlor 1 Prozent.", "Der Leitindex", "index", "DAX"),
    ("Der SMI stieg. Am Abend schloss das Börsenbarometer tiefer.", "das Börsenbarometer", "index", "SMI"),
    ("Der Dax fällt, der MDax steigt. Am Ende des Tages stand der Index höher.", "der Index", "index", "MDAX"),
    ("Bitcoin steigt. Die älteste Kryptowährung gewann.", "Die älteste Kryptowährung", "crypto", "Bitcoin"),
    ("Gold steigt. Der Preis des Edelmetalls kletterte.", "des Edelmetalls", "commodity", "Gold"),
]
NOBODY = [
    "Der Leitindex verlor 1 Prozent.",
    "Der Dax fällt. Der japanische Leitindex verlor 1 Prozent.",
    "Der Dax fällt. Ein Index steigt.",
    "Der Dax fällt. Der Index der Einkaufsmanager stieg.",
    "Gold steigt. Die Kryptowährung auch.",
    "Der Dax fällt. Wir. Sie. Er. Es. Ihr. Der Leitindex verlor 1 Prozent.",
    "Ein Konzern wächst.",
    "Der Konzern wächst.",
    "SAP wächst. Ein Konzern stellt ein.",
    "SAP wächst. Die Konzerne stellen ein.",
    "SAP wächst. Die Hersteller stellen ein.",
    "SAP wächst. Der Rückversicherer stellt ein.",
    "SAP wächst. Die Essener stellen ein.",
    "SAP wächst. Die Bank schweigt.",
    "SAP wächst. Die Tochter schweigt, auch der Konkurrent.",
    "SAP wächst. Die beiden Unternehmen schweigen.",
    "SAP wächst. Die neue Gesellschaft heißt anders.",
    "SAP wächst. Die Essener Straße ist lang.",
    "SAP gibt eigene Aktien aus, die ihre Aktien heißen.",
    "Vorstandschef Karl Ranke sprach. „Ja“, sagte sie.",
    "Karl Ranke und Hans Holm sprachen. „Ja“, sagte er.",
    "Vorstandschef Karl Ranke sprach. Der Nachfolger fehlt.",
    "Vorstandschef Karl Ranke sprach. Die 47-Jährige ging.",
    "Der 47-Jährige ging.",
    "SAP wächst. Das Haus steht noch.",
]


@pytest.mark.parametrize(("marked", "text", "name"), COMPANIES + CHOICES)
def test_companies_and_their_shares_are_meant(marked: str, text: str | None, name: str | None) -> None:
    found = [(found_text, found_name) for found_text, _, found_name in resolve(marked)]
    assert found == ([(text, name)] if text else [])


@pytest.mark.parametrize(("marked", "text", "name"), SHARES)
def test_share_words_say_so(marked: str, text: str, name: str) -> None:
    assert resolve(marked) == [(text, "share", name)]


@pytest.mark.parametrize(("text", "phrase", "kind", "name"), ASSETS)
def test_things_with_a_price_are_meant(text: str, phrase: str, kind: str, name: str) -> None:
    assert resolve(text) == [(phrase, kind, name)]


@pytest.mark.parametrize(("marked", "text", "name"), PEOPLE)
def test_people_are_meant(marked: str, text: str, name: str) -> None:
    assert (text, "person", name) in resolve(marked)


@pytest.mark.parametrize("marked", NOBODY)
def test_doubtful_expressions_mean_nobody(marked: str) -> None:
    assert resolve(marked) == []


@pytest.mark.parametrize(
    "text",
    [
        "SAP wächst. Der Autobauer VW auch.",
        "SAP wächst. Die Aktie von VW auch.",
        "SAP wächst. Die Aktie der Allianz auch.",
        "SAP wächst. Die VW-Aktie auch.",
        "SAP wächst, schreibt die Zeitung „Nachtblatt“.",
    ],
)
def test_a_name_that_completes_the_phrase_leaves_nothing_to_resolve(text: str) -> None:
    assert resolve(text) == []


def test_a_text_without_names_has_no_anaphors() -> None:
    assert resolve("Der Konzern wächst. Die Aktie steigt. „Ja“, sagte sie.") == []
