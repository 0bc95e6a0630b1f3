"""Sales of parts of a company told by a noun or phrase: "zum Verkauf", "Käufer gesucht", "der Verkauf der Sparte".

In: a ``Frame`` on such a noun. Out: ``Disposal`` objects. Refused: advice to sell, shares, named companies that go to a
named buyer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.business_units import Unit, units_in
from tickerlese.events.disposals import (
    Disposal,
    disposal,
    is_attribute,
    is_goods,
    negotiator,
    ranges,
    seller_around,
    sells_shares,
)
from tickerlese.events.frame import same_identity
from tickerlese.events.parties import cast, doer
from tickerlese.events.takeover_nouns import attribute, is_advice
from tickerlese.events.takeovers import ACQUIRERS, share_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame

LONGEST_GAP = 6


def offered(frame: Frame) -> Iterator[Disposal]:
    """As in "X stellt die Sparte zum Verkauf", "die Tochter Y steht zum Verkauf"."""
    if not any(word.startswith(("stell", "steh", "stand", "biete", "bot", "gestellt")) for word in frame.clause_words):
        frame.reject("nothing is put up for sale")
        return
    units = [unit for unit in units_in(frame.view, ranges(frame)) if not unit.prep and not is_attribute(frame, unit)]
    if units:
        yield from disposal(frame, units[-1])
        return
    parts = cast(frame, "COMPANY")
    unit_told = parts.objects[0] if parts.objects else parts.subject
    if unit_told is None or sells_shares(frame) or is_goods(frame, unit_told):
        frame.reject("no part of a company is put up for sale")
        return
    yield Disposal(unit_told, parts.subject if parts.objects else seller_around(frame, unit_told))


def sought(frame: Frame) -> Iterator[Disposal]:
    """As in "X sucht einen Käufer für seine Sparte"."""
    if not any(word.startswith(("such", "gesuch", "fand", "finde", "gefunden")) for word in frame.clause_words):
        frame.reject("no buyer is looked for")
        return
    yield from _for_sale(frame)


def auctioned(frame: Frame) -> Iterator[Disposal]:
    """As in "Für die Sparte läuft ein Bieterverfahren"."""
    yield from _for_sale(frame)


def _for_sale(frame: Frame) -> Iterator[Disposal]:
    for unit in units_in(frame.view, ranges(frame)):
        if unit.prep == "für":
            yield from disposal(frame, unit)
            return
    mention = next(
        (m for m in frame.mentions("COMPANY") if frame.phrase(m).prep == "für" and not frame.phrase(m).tail), None
    )
    seller = doer(frame, "COMPANY")
    if mention is None or seller is None or same_identity(mention, seller):
        frame.reject("no part of a company is for sale")
        return
    yield Disposal(mention, seller)


def sale(frame: Frame) -> Iterator[Disposal]:
    """As in "der Verkauf der Sparte (an Y)", "Veräußerung von X", "Verkaufspläne für die Tochter Y"."""
    if is_advice(frame) or share_of(frame) is not None:
        frame.reject("advice, or a share")
        return
    buyer = frame.by_prep(ACQUIRERS, "an")
    unit = _unit_behind(frame)
    if unit is not None:
        yield from disposal(frame, unit, buyer or negotiator(frame))
        return
    target = attribute(frame)
    if target is None or buyer is not None or frame.phrase(target).head not in {frame.word, ""}:
        frame.reject("no part of a company is sold, or a named one to a named buyer")
        return
    seller = seller_around(frame, target)
    if seller is None:
        frame.reject("nobody sells")
        return
    yield Disposal(target, seller)


def _unit_behind(frame: Frame) -> Unit | None:
    """The part that the noun of selling governs: directly behind it, with "von" or "für" or in the genitive."""
    for unit in units_in(frame.view, [(frame.hit.end, min(frame.hit.end + LONGEST_GAP + 2, len(frame.view)))]):
        gap = unit.first - frame.hit.end
        if 0 <= gap <= 1 and (unit.prep in {"von", "für"} or (not unit.prep and unit.article)):
            return unit
    return None


def parting(frame: Frame) -> Iterator[Disposal]:
    """As in "die Trennung von der Industriesparte"."""
    unit = next((u for u in units_in(frame.view, ranges(frame)) if u.prep == "von" and u.first == frame.hit.end), None)
    if unit is None:
        frame.reject("no part of a company is parted with")
        return
    yield from disposal(frame, unit)
