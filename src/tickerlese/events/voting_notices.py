"""Voting-rights notices (WpHG § 40) with their numbered items: issuer, notifying party, share before and after.

In: a ``Frame`` on "letzte Mitteilung". Out: a draft from the two lines of item 6 and the names of items 1 and 3.
Refused: notices without both names or without the new share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.spec import Draft
from tickerlese.events.stake_figures import size_of

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

PARTY = ("mitteilungspflichtig", "meldepflichtig")
REACH = 1500  # code points from the names to the figures


def read_notice(frame: Frame) -> list[Draft]:
    """The change of one notice."""
    mentions = frame.document.mentions
    at = frame.view.chars(frame.hit.at, frame.hit.end)[0]
    percent = [m for m in mentions if m.label == "PERCENT"]
    before = next((m for m in percent if m.start > at), None)
    new = _new_share(frame, percent, at)
    issuer = _after(frame, ("emittent",), ("COMPANY",), at)
    party = _after(frame, PARTY, ("COMPANY", "PERSON", "ORGANIZATION"), at)
    if new is None or issuer is None or party is None:
        frame.reject("no notice with issuer, party and share")
        return []
    rises = before is None or (size_of(new) or 0) >= (size_of(before) or 0)
    values = {
        "holder": party,
        "company": issuer,
        "stake": new,
        "previous_stake": before,
        "direction": "up" if rises else "down",
    }
    return [Draft(dict(values), modality="asserted")]


def _new_share(frame: Frame, percent: list[Mention], at: int) -> Mention | None:
    """The first percentage behind the last "neu" before the line of the last notice."""
    text = frame.view.tokens.text
    start = max(text.rfind("neu", 0, at), text.rfind("Neu", 0, at), text.rfind("NEU", 0, at))
    return next((m for m in percent if start <= m.start < at), None) if start >= 0 else None


def _after(frame: Frame, stems: tuple[str, ...], labels: tuple[str, ...], at: int) -> Mention | None:
    """The first name behind the last heading with one of the stems before the figures."""
    text = frame.view.tokens.text.lower()
    start = max(text.rfind(stem, max(0, at - REACH), at) for stem in stems)
    named = (m for m in frame.document.mentions if m.label in labels and start <= m.start < at and not m.anaphor)
    return next(named, None) if start >= 0 else None
