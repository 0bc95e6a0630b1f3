from __future__ import annotations

import pytest

from tests.events.frame_text import frame_of
from tickerlese.events.business_units import Unit, is_generic, names_unit, settle_unit, units_in

CALLED = [
    ("[Nordex|COMPANY] verkauft die Turmsparte.", "Turmsparte", None),
    ("[Nordex|COMPANY] verkauft die Turmsparte von [Enertrag|COMPANY].", "Turmsparte", "Enertrag"),
    ("[Nordex|COMPANY] verkauft das Werk der [Enertrag|COMPANY].", "Werk", "Enertrag"),
    ("[Nordex|COMPANY] verkauft [Siltronic|COMPANY]s Solargeschäft.", "Solargeschäft", "Siltronic"),
    ("[Nordex|COMPANY] verkauft die Tochter [Enertrag|COMPANY].", "Enertrag", None),
    ("[Nordex|COMPANY] verkauft das Werk in Rostock.", "Werk in Rostock", None),
    ("[Nordex|COMPANY] verkauft das Werk Rostock.", "Werk Rostock", None),
    ("[Nordex|COMPANY] verkauft die Sparte für Umwelttechnik.", "Sparte für Umwelttechnik", None),
    ("[Nordex|COMPANY] verkauft seine schwächelnde Turmsparte.", "Turmsparte", None),
    ("[Nordex|COMPANY] verkauft mehrere Biermarken.", "Biermarken", None),
    ("[Nordex|COMPANY] verkauft seine Marke Windfried.", "Windfried", None),
    ("[Nordex|COMPANY] verkauft Teile des Turmgeschäfts.", "Turmgeschäft", None),
]
SETTLED = [
    ("[Nordex|COMPANY] verkauft die Turmtochter. Die Turmtochter [Enertrag|COMPANY] wächst.", "Enertrag"),
    ("Die Turmsparte schrumpft. [Nordex|COMPANY] verkauft die Sparte.", "Turmsparte"),
    ("Der Umsatz schrumpft. [Nordex|COMPANY] verkauft die Sparte.", None),
]


def only_unit(marked: str) -> tuple[str | None, str | None]:
    view = frame_of(marked, "verkauft").view
    (unit,) = units_in(view, [(0, len(view))])
    return _text(unit), unit.owner.name if unit.owner else None


def _text(unit: Unit) -> str | None:
    return unit.what if isinstance(unit.what, str) else unit.what.name


@pytest.mark.parametrize(("marked", "name", "owner"), CALLED, ids=[case[0] for case in CALLED])
def test_unit(marked: str, name: str, owner: str | None) -> None:
    assert only_unit(marked) == (name, owner)


@pytest.mark.parametrize(("marked", "expected"), SETTLED, ids=[case[0] for case in SETTLED])
def test_name_in_the_whole_text(marked: str, expected: str | None) -> None:
    frame = frame_of(marked, "verkauft")
    unit = list(units_in(frame.view, [(0, len(frame.view))]))[-1]
    what = settle_unit(frame, unit)
    assert (what if what is None or isinstance(what, str) else what.name) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("turmsparte", True), ("kraftwerk", True), ("feuerwerk", False), ("netzwerk", False), ("maschinen", False)],
)
def test_names_unit(word: str, *, expected: bool) -> None:
    assert names_unit(word) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Sparte", True), ("dortigen Geschäft", True), ("Werk in Rostock", False), ("Turmsparte", False)],
)
def test_generic(name: str, *, expected: bool) -> None:
    assert is_generic(name) is expected
