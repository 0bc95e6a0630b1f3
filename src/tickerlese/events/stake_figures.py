"""How big a share is and was: "von 34 auf 38 Prozent", "auf maximal 29,9 Prozent", "nach zuvor etwa zehn Prozent".

In: a ``Frame`` whose clause tells a change of a share. Out: the percentages reached and left. Refused: percentage
points, percentages of other things.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.prepositions import wide_prep

if TYPE_CHECKING:
    from decimal import Decimal

    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

BEFORE = frozenset("zuvor bisher bislang vorher zuletzt davor ursprünglich".split())
LIMITS = frozenset(
    "maximal höchstens mindestens nur noch lediglich über unter direkt zuletzt aktuell derzeit nun jetzt".split()
)


def size_of(mention: Mention | None) -> Decimal | None:
    """The size of a percentage; of a range its upper end."""
    amount = mention.amount if mention is not None else None
    if amount is None:
        return None
    return amount.value if amount.value is not None else amount.maximum


def read_figures(frame: Frame, *, bare: bool = False) -> tuple[Mention | None, Mention | None]:
    """The share that is reached and the one before: "von 34 auf 38 Prozent", "9,7 Prozent (bisher: 8)"; no percentage points."""
    percent = [
        m for m in frame.mentions("PERCENT", scope="sentence") if m.amount is not None and m.amount.unit == "percent"
    ]
    own = [m for m in percent if frame.view.clause_at(frame.at(m)) == frame.clause]
    previous = next((m for m in percent if _is_before(frame, m)), None)
    by_prep = {
        prep: [m for m in own if _prep(frame, m) == prep and m is not previous] for prep in ("auf", "von", "mit")
    }
    reached = next(iter(by_prep["auf"] or by_prep["mit"]), None)
    if reached is not None:
        return reached, previous or next(iter(by_prep["von"]), None)
    left = [m for m in own if m is not previous and (bare or _is_share(frame, m))]
    return (left[0] if left else None), previous


def _prep(frame: Frame, mention: Mention) -> str:
    """The preposition across modifiers: "auf maximal 29,9", "auf nur noch 3", "auf mehr als 20 Prozent"."""
    found, k = wide_prep(frame.view, mention), frame.at(mention) - 1
    while found in LIMITS and k > 0:
        while k > 0 and frame.view.lower[k] != found:
            k -= 1
        k -= 1
        while k > 0 and frame.view.lower[k] in LIMITS:
            k -= 1
        found = frame.view.lower[k]
    return found


def _is_before(frame: Frame, mention: Mention) -> bool:
    """Whether "zuvor" or "bisher" stands in front of the percentage; what is reached stands behind "auf"."""
    if frame.phrase(mention).prep == "auf":
        return False
    words = frame.view.lower[max(0, frame.at(mention) - 3) : frame.at(mention)]
    return bool(BEFORE & set(words))


def _is_share(frame: Frame, mention: Mention) -> bool:
    """Whether the percentage is one of the share: "einen Anteil von 5 Prozent", "5 Prozent der Anteile", "5 Prozent an X"."""
    view, end = frame.view, frame.end(mention)
    behind = view.lower[end : end + 3]
    governed = frame.phrase(mention).head.endswith(("anteil", "beteiligung", "paket", "anteils", "minderheit"))
    return (
        governed
        or behind[:1] in (["der"], ["an"], ["am"], ["aller"])
        or any(word.startswith(("anteil", "stimmrecht", "aktien")) for word in behind)
    )
