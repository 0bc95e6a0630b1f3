"""Changes that words tell without a percentage: "verdoppelte sich" is +100, "halbierte sich" −50, "um ein Drittel" 33.33.

In: a ``Frame``. Out: an ``Amount`` in percent with its sign, or null. A fraction is "about" unless a word says more or
less ("mehr als", "fast"). Refused: fractions that are no change ("ein Viertel des Umsatzes", "zu zwei Dritteln").
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from tickerlese.events.signs import sign_near
from tickerlese.mention import Amount
from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView

FACTORS = {
    "verdoppel": 2, "verdreifach": 3, "vervierfach": 4, "verfünffach": 5, "versechsfach": 6, "verzehnfach": 10,
}  # fmt: skip
PARTS = {
    "drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6, "siebtel": 7, "achtel": 8, "neuntel": 9, "zehntel": 10,
}  # fmt: skip
COUNTS = {"ein": 1, "einem": 1, "zwei": 2, "drei": 3, "vier": 4}
MULTIPLE = re.compile(
    r"(?:ge)?(verdoppel|verdreifach|vervierfach|verfünffach|versechsfach|verzehnfach)(?:[nt]|te[nt]?|en)"
)
HALVED = re.compile(r"halbier(?:[tn]|te[nt]?|en)")
QUARTERED = re.compile(r"(?:ge)?viertel(?:te[nt]?|[nt])")
MORE = frozenset({"gut", "über", "reichlich"})
LESS = frozenset({"fast", "beinahe", "nahezu", "knapp"})
VALUES = frozenset({"wert", "werts", "wertes", "kurswerts", "kurswertes", "börsenwerts", "marktwerts"})
HUNDRED = Decimal(100)


def _multiple(word: str) -> int | None:
    """The change in percent that a verb form tells, null for other words."""
    if found := MULTIPLE.fullmatch(word):
        return (FACTORS[found[1]] - 1) * 100
    if HALVED.fullmatch(word):
        return -50
    return -75 if QUARTERED.fullmatch(word) and word != "viertel" else None


_multiples: WordTable[int | None] = WordTable(_multiple)


def worded_change(frame: Frame) -> Amount | None:
    """The change that the trigger's clause tells in words."""
    view = frame.view
    for first, last in view.clauses[frame.clause].ranges:
        for k in range(first, last):
            word = view.lower[k]
            multiple = _multiples[word]
            if multiple is not None and view.words[k].islower():
                return Amount(Decimal(multiple), modifier=_modifier(view, k, "exact"), unit="percent")
            if word in PARTS or word == "hälfte":
                share = _share(view, k)
                sign = sign_near(frame, k) if share else 0
                if share and sign:
                    return Amount(share * sign, modifier=_modifier(view, k - 1, "about"), unit="percent")
    return None


def _share(view: SentenceView, k: int) -> Decimal | None:
    """The part of hundred that "um ein Drittel", "ein Fünftel seines Werts" stand for."""
    count = COUNTS.get(view.lower[k - 1]) if k else None
    if view.lower[k] == "hälfte":
        part = Decimal(50) if k and view.lower[k - 1] == "die" else None
    else:
        part = (HUNDRED * count / PARTS[view.lower[k]]).quantize(Decimal("0.01")) if count else None
    changes = "um" in view.lower[max(0, k - 5) : k] or not VALUES.isdisjoint(view.lower[k + 1 : k + 4])
    return part.normalize() if part is not None and changes else None


def _modifier(view: SentenceView, k: int, default: str) -> str:
    """What the words before a word or fraction say about it."""
    before = view.lower[max(0, k - 3) : k]
    if before[-2:] == ["mehr", "als"] or MORE.intersection(before[-1:]):
        return "more_than"
    return "less_than" if LESS.intersection(before) else default
