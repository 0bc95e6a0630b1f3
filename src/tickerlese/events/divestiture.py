"""divestiture: a company sells a part of itself or a subsidiary, or wants to, and the text tells it as a sale.

Not: a named company that goes to a named buyer (acquisition with seller), shares of a company (stake_change), parts that are
split off to the shareholders (spin_off), goods, staff and managers of whom a company parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.deal_borders import sale_is_takeover
from tickerlese.events.deal_prices import read_price
from tickerlese.events.deals import Status, read_mood
from tickerlese.events.disposals import READERS
from tickerlese.events.parties import ambiguous_forms, misread_form
from tickerlese.events.spec import (
    AmountSlot,
    Draft,
    EventRecord,
    EventType,
    Judged,
    NamedSlot,
    SlotValue,
    noun,
    phrase,
    triggers,
    verb,
    yes,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.events.disposals import Disposal
    from tickerlese.events.frame import Frame


class Divestiture(EventRecord):
    """A part of a company that is sold."""

    type: Literal["divestiture"] = "divestiture"
    seller: NamedSlot | None = None
    unit: NamedSlot | None = None
    buyer: NamedSlot | None = None
    amount: AmountSlot | None = None
    status: Status | None = None


TRIGGERS = triggers(
    verb("verkaufen", how="sell"),
    verb("veräußern", how="sell"),
    verb("veräussern", how="sell"),
    verb("abgeben", "abgibt", "abgab", "abgegeben", how="sell"),
    verb("geben", "gibt", "gab", "gegeben", particle="ab", how="sell"),
    verb("stoßen", "stößt", "stieß", "gestoßen", particle="ab", how="sell"),
    verb("stossen", "stösst", "stiess", "gestossen", particle="ab", how="sell"),
    verb("versilbern", how="sell"),
    verb("trennen", how="part"),
    phrase("zum verkauf", "zum kauf an", how="offer"),
    noun("Käufer", "Käufern", "Abnehmer", "Interessenten", how="seek"),
    noun("Verkauf", "Verkaufs", "Verkaufes", "Veräußerung", "Veräusserung", "Teilverkauf", "Notverkauf", "Weiterverkauf", "Verkaufsprozess",
        "Verkaufsprozesses", "Verkaufspläne", "Verkaufsplänen", "Verkaufsverhandlungen", "Verkaufsgespräche", "Spartenverkauf", how="noun"),
    noun("Trennung", "Abschied", how="parting"),
    noun("Bieterverfahren", "Auktion", how="auction"),
)  # fmt: skip
AMBIGUOUS = ambiguous_forms(TRIGGERS)
OBLIGED = frozenset("muss müssen müsse müssten musste mussten".split())
INTENDED = frozenset({"offer", "seek", "auction"})


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for each part that is sold."""
    if misread_form(frame, AMBIGUOUS):
        return []
    return [_draft(frame, disposal) for disposal in READERS[frame.sets["how"]](frame)]


def _draft(frame: Frame, disposal: Disposal) -> Draft:
    how = frame.sets["how"]
    modality, status = read_mood(frame, noun=how in {"noun", "parting"}, tentative=False)
    if modality in {"asserted", "expected"} and status is None and (how in INTENDED or frame.clause_words & OBLIGED):
        modality = "planned"
    amount, told_in = read_price(frame)
    values: dict[str, SlotValue] = {
        "seller": disposal.seller,
        "unit": disposal.unit,
        "buyer": disposal.buyer,
        "amount": amount,
        "status": status,
    }
    return Draft(values, modality=modality, evidence={told_in})


EXAMPLES = (
    yes(
        "[Conti|COMPANY] verkauft seine Gummisparte.",
        seller="Conti",
        unit="Gummisparte",
        status="announced",
        modality="asserted",
    ),
)

EVENT = EventType(
    record=Divestiture,
    triggers=TRIGGERS,
    build=build,
    identity=("unit", "seller"),
    keys=("seller", "unit", "buyer"),
    judged=Judged(("unit", "seller"), ("seller", "unit", "buyer", "amount")),
    examples=EXAMPLES,
    needs=frozenset({"COMPANY"}),
    defaults={"status": "announced"},
    gives_way=sale_is_takeover,
)
