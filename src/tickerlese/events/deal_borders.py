"""Where two deal types could tell one happening, which of them does.

In: a merged event and all events of the document. Out: whether another event tells the same deal, so that this one is
left out. A merger that the text tells as a takeover at least as often is the takeover; a takeover that it mostly tells
as a merger is the merger; a sale whose buyer is told as the acquirer is the acquisition; an entry without a figure that
turns out to be a takeover is the takeover.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.merge import agrees

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tickerlese.events.match import Event
    from tickerlese.events.spec import SlotValue

FIRM = frozenset({"asserted", "planned", "expected"})


def merger_is_takeover(event: Event, others: Sequence[Event]) -> bool:
    """Whether a takeover between two of the parties is told at least as often."""
    return any(
        _is_pair(event, deal) and len(deal.mentions) >= len(event.mentions) for deal in _of(others, "acquisition")
    )


def takeover_is_merger(event: Event, others: Sequence[Event]) -> bool:
    """Whether the document tells the deal more often as a merger."""
    return any(_is_pair(deal, event) and len(deal.mentions) > len(event.mentions) for deal in _of(others, "merger"))


def sale_is_takeover(event: Event, others: Sequence[Event]) -> bool:
    """Whether somebody takes over what is sold."""
    return any(
        agrees(event.slots.get("unit"), deal.slots.get("target"))
        and not _differs(event.slots.get("seller"), deal.slots.get("seller"))
        and deal.slots.get("acquirer") is not None
        and _is_as_certain(event, deal)
        for deal in _of(others, "acquisition")
    )


def entry_is_takeover(event: Event, others: Sequence[Event]) -> bool:
    """Whether an entry or exit without a figure is told as a takeover between the same companies."""
    if event.slots.get("stake") is not None:
        return False
    side = "acquirer" if event.slots.get("direction") == "up" else "seller"
    return any(
        agrees(event.slots.get("company"), deal.slots.get("target"))
        and agrees(event.slots.get("holder"), deal.slots.get(side))
        and _is_as_certain(event, deal)
        for deal in _of(others, "acquisition")
    )


def _of(events: Sequence[Event], name: str) -> Iterator[Event]:
    return (event for event in events if event.type == name)


def _is_pair(merger: Event, takeover: Event) -> bool:
    """Whether buyer and target are both parties of the merger, and the one is not denied while the other is told."""
    sides = [takeover.slots.get("acquirer"), takeover.slots.get("target")]
    parties = merger.slots.get("parties")
    if (merger.modality == "denied") != (takeover.modality == "denied"):
        return False
    return all(isinstance(parties, list) and _is_among(side, parties) for side in sides)


def _is_among(side: SlotValue, parties: Sequence[SlotValue]) -> bool:
    return any(agrees(side, party) for party in parties)


def _differs(a: SlotValue, b: SlotValue) -> bool:
    return a is not None and b is not None and not agrees(a, b)


def _is_as_certain(event: Event, deal: Event) -> bool:
    if deal.slots.get("status") == "failed" and event.slots.get("status") != "failed":
        return False
    return (event.modality in FIRM) == (deal.modality in FIRM)
