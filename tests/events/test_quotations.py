"""Pairs of quotation marks in all the styles of German news."""

from __future__ import annotations

import pytest

from tests.events.example_text import pipeline
from tickerlese.events.quotations import find_quotations, quotation_at
from tickerlese.tokens import Tokens


def quoted(text: str) -> list[str]:
    tokens = Tokens.from_doc(pipeline().make_doc(text))
    return [tokens.text[q.start : q.end] for q in find_quotations(tokens)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Wir wachsen“, sagte sie.", ["Wir wachsen"]),
        ('"Wir wachsen", sagte sie.', ["Wir wachsen"]),
        ("«Wir wachsen», sagte sie.", ["Wir wachsen"]),
        ("»Wir wachsen«, sagte sie.", ["Wir wachsen"]),
        ("“Wir wachsen”, sagte sie.", ["Wir wachsen"]),
        ('„Wir wachsen", sagte sie.', ["Wir wachsen"]),
        ("„Ja“, sagte er, „gern.“ Und „nein“.", ["Ja", "gern.", "nein"]),
        ("Er sagte: „Das Wort »Krise« fällt nicht.“", ["Das Wort »Krise« fällt nicht."]),
        ("„Erster Absatz.\n\n„Zweiter Absatz.“ Schluss.", ["Erster Absatz.\n\n„Zweiter Absatz."]),
        ('Von "Buy" auf ("Hold")', ["Buy", "Hold"]),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "„Das Ende fehlt, sagte sie.",
        "Ein Bildschirm mit 27“ Diagonale",
        "Der Anfang fehlt“, sagte sie.",
        "„" + "sehr " * 400 + "lang“",
        "",
    ],
)
def test_lone_marks(text: str) -> None:
    assert quoted(text) == []


def test_a_mark_that_was_never_closed_does_not_swallow_the_next() -> None:
    assert quoted('Er sagte "offen und "Zu." Ende') == ["Zu."]


def test_quotation_at() -> None:
    tokens = Tokens.from_doc(pipeline().make_doc("Er: „Ja“ und „Nein“"))
    found = [quotation_at(tokens, k) for k in range(len(tokens))]
    assert [index for index in found if index >= 0] == [0, 1]
