from __future__ import annotations

from decimal import Decimal

import pytest

from tests.events.frame_text import frame_of, name_of
from tickerlese.events.recalled_goods import recalled_count, recalled_product
from tickerlese.mention import Mention

RECALLS = [
    ("[Nordkai|COMPANY] ruft 94.000 Roller zurück.", 94000, "Roller"),
    ("[Nordkai|COMPANY] ruft rund 1,2 Millionen Autos der Modelle Lumo und Zeta zurück.", 1200000, "Lumo und Zeta"),
    ("[Nordkai|COMPANY] ruft 5000 Wasserkocher vom Typ Aquino zurück.", 5000, "Aquino"),
    ("[Nordkai|COMPANY] ruft 8000 Autos zurück, davon 900 in der Schweiz.", 8000, "Autos"),
    ("[Nordkai|COMPANY] ruft Babynahrung zurück.", None, "Babynahrung"),
    ("[Nordkai|COMPANY] ruft Käse zurück. Betroffen sind 3000 Packungen.", 3000, "Käse"),
    ("[Nordkai|COMPANY] ruft Käse zurück. Die Firma hat 3000 Packungen im Angebot.", None, "Käse"),
    ("[Nordkai|COMPANY] ruft Käse zurück, weil 30 Menschen erkrankten.", None, "Käse"),
    ("[Nordkai|COMPANY] ruft nach 2019 wieder Käse zurück.", None, "Käse"),
]


@pytest.mark.parametrize(("marked", "count", "product"), RECALLS, ids=[case[0] for case in RECALLS])
def test_count_and_product(marked: str, count: int | None, product: str) -> None:
    frame = frame_of(marked, "ruft")
    frame.hit.particle = frame.view.lower.index("zurück")
    found = recalled_count(frame)
    amount = found.amount if isinstance(found, Mention) else found
    assert (amount.value if amount else None) == (None if count is None else Decimal(count))
    goods = recalled_product(frame, found)
    assert (name_of(goods) if isinstance(goods, Mention) else goods) == product


def test_a_bare_number_keeps_its_modifier() -> None:
    count = recalled_count(frame_of("[Nordkai|COMPANY] ruft knapp 94.000 ID.4 zurück.", "ruft"))
    assert count is not None
    assert not isinstance(count, Mention)
    assert (count.modifier, count.unit) == ("less_than", "ID.4")
