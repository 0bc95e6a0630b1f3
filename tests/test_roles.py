"""Roles in every case, number and gender, and compounds that end in one."""

from __future__ import annotations

import pytest

from tickerlese.roles import find_role

ROLES = (
    ("Vorstandschef", "executive", True),
    ("Vorstandschefin", "executive", True),
    ("Vorstandsvorsitzender", "executive", True),
    ("Vorstandsvorsitzenden", "executive", True),
    ("Vorstandsvorsitzende", "executive", True),
    ("CEO", "executive", True),
    ("Finanzvorständin", "executive", True),
    ("Werkschef", "executive", True),
    ("Markenvorstand", "executive", True),
    ("Geschäftsführerin", "executive", True),
    ("Aufsichtsratschefs", "board", True),
    ("Verwaltungsrätin", "board", True),
    ("Chefökonom", "economist", False),
    ("Chefvolkswirtin", "economist", False),
    ("Analysten", "analyst", False),
    ("Portfoliomanagerin", "analyst", False),
    ("Marktbeobachter", "analyst", False),
    ("Sprecherin", "spokesperson", False),
    ("Konzernsprechers", "spokesperson", False),
    ("Gründerin", "owner", True),
    ("Wirtschaftsministerin", "politician", False),
    ("Bundeskanzler", "politician", False),
    ("Notenbankchef", "central_banker", False),
    ("Betriebsratschefin", "union", True),
    ("Insolvenzverwalter", "lawyer", False),
)


@pytest.mark.parametrize(("word", "kind", "post"), ROLES, ids=[word for word, _, _ in ROLES])
def test_roles(word: str, kind: str, post: bool) -> None:
    role = find_role(word)
    assert role is not None
    assert (role.kind, role.post) == (kind, post)


@pytest.mark.parametrize("word", ["Halbleiter", "Lautsprecher", "chef", "Chefetage", "Vorstandssitzung", "Analyse", ""])
def test_other_words(word: str) -> None:
    assert find_role(word) is None
