"""Where clauses do not end although a boundary or a second verb stands there.

In: a sentence view. Out: the boundaries without quotation marks around a mere name, whether a modal verb and its
infinitive stand around a conjunction, whether the first word only looks like a verb.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from tickerlese.events.function_words import MODALS

if TYPE_CHECKING:
    from tickerlese.events.syntax import SentenceView

QUOTES = frozenset(["„", "“", "”", '"', "»", "«"])
LONGEST_QUOTED_NAME = 5


def without_quoted_names(view: SentenceView, edges: list[int]) -> list[int]:
    """The boundaries but for quotation marks around a name inside a clause ("laut „Spiegel“ die Tochter verkaufen")."""
    quoted: set[int] = set()
    for first, last in pairwise(edges):
        marks = {view.words[first], view.words[last]} <= QUOTES and last - first <= LONGEST_QUOTED_NAME
        if marks and first not in quoted and view.owner[first + 1] is not None and not _has_verb(view, first, last):
            quoted |= {first, last}
    return [edge for edge in edges if edge not in quoted]


def _has_verb(view: SentenceView, first: int, last: int) -> bool:
    return any(first <= k < last for k in view.finite_at)


def is_bracket(view: SentenceView, verbs: list[int], conjunction: int, last: int) -> bool:
    """Whether a modal verb and its infinitive stand around the conjunction: "Sollten X und Y fusionieren"."""
    modal, *others = verbs
    joined = view.lower[modal] in MODALS and others == [last - 1] and modal < conjunction
    return joined and view.lower[last - 1].endswith("n")


def opens_with_noun(view: SentenceView, verbs: list[int]) -> bool:
    """Whether the first word is a noun that only looks like a verb: "Experten erwarten", "Gerüchte, wonach …".

    ``verbs`` are the tokens of the document that may be finite verbs.
    """
    if len(view) < 2 or not view.words[0][:1].isupper():
        return False
    place = bisect_left(verbs, view.at[1])
    verb_follows = place < len(verbs) and verbs[place] == view.at[1] and view.words[1].islower()
    return view.words[1] == "," or verb_follows
