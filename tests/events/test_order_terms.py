from __future__ import annotations

from decimal import Decimal

import pytest

from tests.events.frame_text import frame_of, name_of
from tickerlese.events.order_terms import has_money, order_amount, subject_behind, subject_of_verb
from tickerlese.events.orders import buyer, in_dative, institution

AMOUNTS = [
    ("[Nordex|COMPANY] erhält einen Auftrag über 3 Millionen Euro.", "3000000"),
    ("[Nordex|COMPANY] erhält einen Auftrag im Wert von 3 Mio. Fr.", "3000000"),
    ("[Nordex|COMPANY] erhält einen Auftrag. Das Auftragsvolumen liegt bei 3 Millionen Euro.", "3000000"),
    ("[Nordex|COMPANY] erhält einen Auftrag. Wert: 3 Millionen Euro.", "3000000"),
    ("[Nordex|COMPANY] erhält einen Auftrag. Der Umsatz stieg auf 3 Millionen Euro.", None),
    ("[Nordex|COMPANY] erhält einen Auftrag für 3 Euro je Stück.", None),
    ("[Nordex|COMPANY] erhält einen Auftrag.", None),
]
SUBJECTS = [
    ("[Nordex|COMPANY] erhält einen Auftrag über 34 Turbinen.", "34 Turbinen"),
    ("[Nordex|COMPANY] erhält einen Auftrag zur Wartung von Rotoren.", "Wartung von Rotoren"),
    ("[Nordex|COMPANY] erhält einen Auftrag.", None),
]


@pytest.mark.parametrize(("marked", "expected"), AMOUNTS, ids=[case[0] for case in AMOUNTS])
def test_amount(marked: str, expected: str | None) -> None:
    amount = order_amount(frame_of(marked, "Auftrag", "noun"))
    assert (amount.amount.value if amount and amount.amount else None) == (Decimal(expected) if expected else None)


def test_money_of_the_clause() -> None:
    assert has_money(frame_of("[Nordex|COMPANY] erhält einen Auftrag über 3 Millionen Euro.", "Auftrag", "noun"))
    assert not has_money(frame_of("[Nordex|COMPANY] erhält einen Milliardenauftrag.", "Milliardenauftrag", "noun"))


@pytest.mark.parametrize(("marked", "expected"), SUBJECTS, ids=[case[0] for case in SUBJECTS])
def test_subject(marked: str, expected: str | None) -> None:
    assert subject_behind(frame_of(marked, "Auftrag", "noun")) == expected


def test_goods_of_a_verb() -> None:
    frame = frame_of("[Nordex|COMPANY] liefert an [Enertrag|COMPANY] moderne Rotoren.", "liefert")
    assert subject_of_verb(frame) == "moderne Rotoren"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Nordex|COMPANY] liefert Rotoren an [Enertrag|COMPANY].", "Enertrag"),
        ("[Nordex|COMPANY] liefert 40 Rotoren an Polen.", "Polen"),
        ("[Nordex|COMPANY] liefert Rotoren an die IG Metall.", None),
        ("[Nordex|COMPANY] liefert Rotoren.", None),
    ],
)
def test_buyer(marked: str, expected: str | None) -> None:
    assert name_of(buyer(frame_of(marked, "liefert"), "an")) == expected


def test_customer_in_the_dative() -> None:
    frame = frame_of("[Nordex|COMPANY] liefert der [Enertrag|COMPANY] 40 Rotoren.", "liefert")
    supplier = frame.view.mentions[0]
    assert name_of(in_dative(frame, supplier)) == "Enertrag"


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Nordex|COMPANY] erhält von der US-Armee einen Auftrag.", "US-Armee"),
        ("[Nordex|COMPANY] erhält einen Auftrag.", None),
        ("[Nordex|COMPANY] erhält eine Armee an Aufträgen.", None),
    ],
)
def test_institution(marked: str, expected: str | None) -> None:
    assert institution(frame_of(marked, "erhält")) == expected
