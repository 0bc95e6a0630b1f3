"""One name for one indicator: headline and body, "Inflation" and "Teuerungsrate" tell the same happening.

In: a ``Frame`` and the indicator found in it. Out: what the document calls it elsewhere, or null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.indicators import Indicator, is_governed, row_of
from tickerlese.mention import Amount, Mention

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.events.spec import Draft, SlotValue

LOOK_AHEAD = 6


def family_of(draft: Draft) -> str:
    """What the indicator of a draft measures; synonyms share a family."""
    name = str(draft.values.get("indicator") or "")
    rows = (row_of[word.lower()] for word in name.replace("-", " ").split())
    return next((row.family for row in rows if row is not None), "")


def known_name(frame: Frame, found: Indicator, values: dict[str, SlotValue]) -> str | None:
    """What the same figure was called before: "Inflation" and "Teuerungsrate" of 2,0 Prozent are one happening."""
    for name, _, draft in reversed(frame.document.drafts):
        if name != "macro_indicator" or family_of(draft) != found.row.family:
            continue
        region = draft.values.get("region")
        if region is not None and values["region"] is not None and region != values["region"]:
            continue
        if any(
            _size(values[slot]) and _size(values[slot]) == _size(draft.values.get(slot)) for slot in ("value", "change")
        ):
            return str(draft.values["indicator"])
    return None


def _size(value: SlotValue) -> tuple[object, ...] | None:
    amount = value.amount if isinstance(value, Mention) else value
    return (amount.value, amount.unit) if isinstance(amount, Amount) and amount.value is not None else None


def name_in_body(frame: Frame, found: Indicator) -> str | None:
    """A headline shortens: the body's word for it, when the next sentences tell the same kind of figure."""
    if frame.view.index or frame.view.words[-1] in {".", "!", "?"}:
        return None
    last = min(len(frame.document.by_sentence), LOOK_AHEAD)
    for index in range(1, last):
        view = frame.document.view(index)
        if not any(m.label in {"PERCENT", "MONEY", "QUANTITY"} for m in view.mentions):
            continue
        for k in range(len(view)):
            row = row_of[view.lower[k]] if view.words[k][:1].isupper() and view.owner[k] is None else None
            if row is not None and row.family == found.row.family and not is_governed(view, k):
                return view.words[k]
    return None
