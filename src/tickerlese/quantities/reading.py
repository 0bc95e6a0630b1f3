"""What one look at the text yields: a number, with the scale and the unit that stand at it.

A ``Reading`` without unit is kept, since its unit may stand at the next number ("von 4,5 auf 5,1 Milliarden Euro").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tickerlese.quantities.numerals import EXACT, plain
from tickerlese.quantities.vocabulary import ONE

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(slots=True, frozen=True)
class Unit:
    """What is counted. ``name`` is the record's unit; ``codes`` are the currencies that a bare "Cent" may belong to."""

    label: str
    name: str | None = None
    currency: str | None = None
    factor: Decimal = ONE
    codes: tuple[str, ...] = ()


@dataclass(slots=True)
class Reading:
    """A number in the text. ``scale`` is None where no scale word stands; ``value`` is None for vague amounts.

    ``low`` and ``high`` are final values: the ends of a range, or what the words fix. ``solid``: its thousands are
    grouped. ``lendable``: it may take over the unit of another number. ``prefixed``: its unit stands before it.
    ``partner`` is the reading that lent the unit.
    """

    start: int
    end: int
    value: Decimal | None
    scale: Decimal | None = None
    unit: Unit | None = None
    high: Decimal | None = None
    low: Decimal | None = None
    solid: bool = False
    lendable: bool = True
    prefixed: bool = False
    signed: bool = False
    words: bool = False
    partner: Reading | None = None

    def total(self, scale: Decimal | None = None, unit: Unit | None = None) -> Decimal | None:
        """Multiply the number by its scale, or the one lent to it, and by the part of the unit that it counts."""
        if self.value is None:
            return None
        unit = self.unit or unit
        number = self.value
        if scale := self.scale or scale:
            number = EXACT.multiply(number, scale)
        if unit and unit.factor is not ONE:
            number = EXACT.multiply(number, unit.factor)
        return plain(number)
