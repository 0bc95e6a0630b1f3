"""stake_change: somebody named buys or sells a share in a company without taking it over, or raises or lowers one.

Not: control of a company (acquisition), shares that are only held, market shares, a share's price, buybacks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.deal_borders import entry_is_takeover
from tickerlese.events.deals import read_mood, read_stake
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
from tickerlese.events.stake_shifts import READERS
from tickerlese.events.voting_notices import read_notice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.events.frame import Frame
    from tickerlese.events.stake_shifts import Shift


class StakeChange(EventRecord):
    """A share in a company that grows or shrinks."""

    type: Literal["stake_change"] = "stake_change"
    holder: NamedSlot | None = None
    company: NamedSlot | None = None
    stake: AmountSlot | None = None
    previous_stake: AmountSlot | None = None
    direction: Literal["up", "down"] | None = None


TRIGGERS = triggers(
    verb("steigen", "steigt", "stieg", "gestiegen", particle="ein", how="enter", direction="up"),
    verb("steigen", "steigt", "stieg", "gestiegen", particle="aus", how="enter", direction="down"),
    verb("beteiligen", how="enter", direction="up", needs="sich"),
    verb("kaufen", particle="ein", how="enter", direction="up"),
    noun("Einstieg", "Einstiegs", how="entry", direction="up"),
    noun("Ausstieg", "Ausstiegs", how="entry", direction="down"),
    verb("stocken", particle="auf", how="raise"),
    noun("Anteil", "Anteile", "Anteils", "Anteilen", "Beteiligung", "Beteiligungen", "Aktienpaket", "Aktienpakets", "Paket", "Aktienanteil", "Stimmrechtsanteil",
        "Minderheitsbeteiligung", "Minderheitsanteil", "Restbeteiligung", "Restanteil", "Beteiligungsquote", "Anteilspaket", "Aktienbestand", "Engagement", how="share"),
    verb("erwerben", "erwirbt", "erwarb", "erworben", how="buy"),
    verb("kaufen", how="buy"),
    verb("übernehmen", "übernimmt", "übernahm", "übernommen", how="buy"),
    verb("sichern", how="buy"),
    verb("verkaufen", how="sell"),
    verb("veräußern", how="sell"),
    verb("veräussern", how="sell"),
    verb("halten", "hält", "hielt", "gehalten", how="hold"),
    noun("Schwelle", "Meldeschwelle", "Schwellenwert", "Schwellen", how="threshold"),
    phrase("letzte mitteilung", how="notice"),
)  # fmt: skip
AMBIGUOUS = ambiguous_forms(TRIGGERS)
PERMITTED = frozenset("darf dürfen dürfe beantragt beantragte beantragten grünes erlaubnis genehmigung".split())


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for each change of a share that is no takeover."""
    how = frame.sets["how"]
    if how == "notice":
        return read_notice(frame)
    if how != "hold" and not any(mention.label == "COMPANY" for mention in frame.view.mentions):
        frame.reject("no company")
        return []
    if how in {"buy", "sell", "hold"} and not frame.mentions("PERCENT"):
        frame.reject("no share is told")
        return []
    if misread_form(frame, AMBIGUOUS):
        return []
    drafts = []
    for shift in READERS[how](frame):
        if shift.gives_control or _is_takeover(frame, shift):
            frame.reject("control changes hands")
        else:
            drafts.append(_draft(frame, shift))
    return drafts


def _is_takeover(frame: Frame, shift: Shift) -> bool:
    """Whether the whole or the majority is bought ("die restlichen 20 Prozent", "die Mehrheit")."""
    if frame.sets["how"] not in {"buy", "share"} or shift.direction != "up" or shift.previous is not None:
        return False
    return read_stake(frame, shift.company)[1] and frame.sets["how"] == "buy"


def _draft(frame: Frame, shift: Shift) -> Draft:
    modality, status = read_mood(frame, noun=frame.sets["how"] == "entry")
    if status == "failed":
        modality = "denied"
    if modality == "asserted" and PERMITTED & frame.clause_words:
        modality = "planned"
    values: dict[str, SlotValue] = {
        "holder": shift.holder,
        "company": shift.company,
        "stake": shift.stake,
        "previous_stake": shift.previous,
        "direction": shift.direction,
    }
    return Draft(values, modality=modality)


EXAMPLES = (
    yes(
        "[Unicredit|COMPANY] stockt bei [Commerzbank|COMPANY] auf 20 Prozent auf.",
        holder="Unicredit",
        company="Commerzbank",
        stake="20",
        direction="up",
    ),
)

EVENT = EventType(
    record=StakeChange,
    triggers=TRIGGERS,
    build=build,
    identity=("company",),
    keys=("holder", "company", "stake", "direction"),
    judged=Judged(("company",), ("holder", "stake", "direction")),
    examples=EXAMPLES,
    needs=frozenset({"COMPANY", "PERCENT"}),
    gives_way=entry_is_takeover,
)
