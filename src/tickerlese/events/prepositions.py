"""Prepositions that govern an amount across its modifiers: "für bis zu", "mit mehr als", "von umgerechnet rund".

In: a sentence view and an amount. Out: the preposition. ``Phrase.prep`` stops at the modifier nearest to the number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention

MODIFIERS = frozenset(
    "bis zu mehr als rund gut knapp etwa insgesamt umgerechnet einen eine weniger fast weitere zusätzlich zusammen".split()
)


def wide_prep(view: SentenceView, mention: Mention) -> str:
    """The word before the amount and its modifiers, lower-cased; "" at the start of the sentence."""
    k = view.span[id(mention)][0] - 1
    while k >= 0 and view.lower[k] in MODIFIERS:
        k -= 1
    return view.lower[k] if k >= 0 else ""
