"""Settles which of several mentions may keep a stretch of text: the only place where overlaps are decided.

In: mentions of any labels, in any order, overlapping at will. Out: mentions in text order, no two of which overlap.
Anaphors are left alone: they point at a name elsewhere and claim no text of the record.

* The longer mention wins: "EuroStoxx 50" beats the number 50, "Bank of England" the place, "1&1" the number 1.
* Where neither holds the other, amounts and dates beat names: "RWE 2,3" is no company beside "2,3 Prozent".
* Of equal spans the more telling label wins, in the order of ``RANKS``: a date is no first name ("August"), a company
  is no place ("Salzgitter"), and any name beats a bare currency ("Franken" the region is no name in finance).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.mention import Mention

AMOUNTS = frozenset({"MONEY", "PERCENT", "QUANTITY", "DATE", "IDENTIFIER"})
ORDER = (
    "IDENTIFIER",
    "MONEY",
    "PERCENT",
    "DATE",
    "QUANTITY",
    "COMPANY",
    "PERSON",
    "INDEX",
    "INSTRUMENT",
    "ORGANIZATION",
    "PRODUCT",
    "CURRENCY",
    "LOCATION",
)
RANKS = {label: rank for rank, label in enumerate(ORDER)}


def settle(mentions: Iterable[Mention]) -> list[Mention]:
    """Drop the losing side of every overlap and sort by text order."""
    kept: list[Mention] = []
    anaphors: list[Mention] = []
    for mention in sorted(mentions, key=_text_order):
        if mention.anaphor:
            anaphors.append(mention)
        elif not kept or kept[-1].end <= mention.start:
            kept.append(mention)
        elif _beats(mention, kept[-1]):
            kept[-1] = mention
    return sorted(kept + anaphors, key=_text_order) if anaphors else kept


def _text_order(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end


def _beats(late: Mention, early: Mention) -> bool:
    """Whether the mention that starts later (or is shorter) takes the text from the one before it."""
    late_is_amount = late.label in AMOUNTS
    if late.end > early.end and late_is_amount != (early.label in AMOUNTS):
        return late_is_amount
    length = (late.end - late.start) - (early.end - early.start)
    if length:
        return length > 0
    return RANKS.get(late.label, len(RANKS)) < RANKS.get(early.label, len(RANKS))
