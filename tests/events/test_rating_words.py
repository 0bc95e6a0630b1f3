"""Words of analysts' ratings, and what happens to them."""

from __future__ import annotations

import pytest

from tests.events.example_text import read_document
from tickerlese.events.analyst_rating import TRIGGERS
from tickerlese.events.rating_actions import read_change
from tickerlese.events.rating_words import find_ratings, rating_forms
from tickerlese.events.syntax import SentenceView


def view_of(text: str) -> SentenceView:
    tokens, mentions = read_document(text, None)
    return SentenceView(tokens, 0, mentions, frozenset())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Einstufung bleibt auf „Buy“.", ["Buy"]),
        ("Das Votum lautet 'Equal-weight', nicht \"Sector Perform\"", ["Equal-weight", "Sector Perform"]),
        ("Von «Übergewichten» auf «Marktgewichten»", ["Übergewichten", "Marktgewichten"]),
        ("Gleich zwei Kaufempfehlungen für die Aktie", ["Kaufempfehlung"]),
        ("Jetzt auf Halten statt Overweight", ["Halten", "Overweight"]),
        ("Ein Votum von „neutral“ genügt", ["Neutral"]),
        ("Das Kauf-Votum gilt", ["Kaufvotum"]),
        ("Anleger sollten kaufen oder halten", []),
        ("Das Halten der Aktie lohnt", []),
        ("Die Schweiz bleibt neutral", []),
        ("Der Buy-out gelang", []),
    ],
)
def test_find_ratings(text: str, expected: list[str]) -> None:
    view = view_of(text)
    assert [rating.rating for rating in find_ratings(view, 0, len(view))] == expected


@pytest.mark.parametrize(
    ("text", "rating", "previous", "action"),
    [
        ("von „Buy“ auf „Hold“ gesetzt", "Hold", "Buy", "downgrade"),
        ("auf „Add“ nach zuvor „Reduce“", "Add", "Reduce", "upgrade"),
        ("die Bewertung mit „Buy“ aufgenommen", "Buy", None, "initiate"),
        ("hebt die Aktie auf „Buy“", "Buy", None, "upgrade"),
        ("das Ziel angehoben und die Einstufung auf „Buy“ belassen", "Buy", None, None),
        ("strich die Kaufempfehlung", None, "Kaufempfehlung", "downgrade"),
        ("strich die Verkaufsempfehlung", None, "Verkaufsempfehlung", "upgrade"),
        ("kein Grund, von „Underperform“ abzurücken", "Underperform", None, None),
        ("wurde abgestuft", None, None, "downgrade"),
        ("von der Empfehlungsliste gestrichen", None, None, "downgrade"),
        ("bleibt bei „Neutral“", "Neutral", None, None),
    ],
)
def test_read_change(text: str, rating: str | None, previous: str | None, action: str | None) -> None:
    view = view_of(text)
    change = read_change(view, 0, len(view), find_ratings(view, 0, len(view)))
    assert (change.rating.rating if change.rating else None) == rating
    assert (change.previous.rating if change.previous else None) == previous
    assert change.action == action


def test_every_rating_is_a_trigger() -> None:
    anchors = {form for trigger in TRIGGERS for form in trigger.forms}
    assert set(rating_forms()) - anchors == {
        "in"
    }  # "In Line" is told by what stands around it: "In" opens too many sentences
