"""Places where a name may stand, and how votes decide what stands there.

In: claims by the model, the lexicon and the rules: a token range, a label, a weight. Out: ``Spot`` objects that don't
overlap. Weights add up per label, so that a hint from the context can tip what model and lexicon see differently; the
scale is in the constants below.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.known_names import KnownName

COMPANY = "COMPANY"
PERSON = "PERSON"
ORGANIZATION = "ORGANIZATION"
LOCATION = "LOCATION"
PRODUCT = "PRODUCT"

HINT = 1  # says something, proves nothing: alone it is dropped
MODEL = 2  # what the model says
RULE = 3  # a construction, or a listed name that is no other word
CERTAIN = 5  # a legal form, a title
ENOUGH = 2  # a spot with less is no name


class Claim(NamedTuple):
    """One source's view: tokens ``first`` to ``last`` (half-open) are a ``label``; ``row`` is the lexicon's entry."""

    first: int
    last: int
    label: str
    weight: int
    row: KnownName | None = None


@dataclass(slots=True)
class Spot:
    """A token range with what speaks for each label, and the lexicon rows of the labels that have one.

    ``label`` is the one with most votes (of equals the one that had them first), ``weight`` its votes. ``listed`` is
    the part of the company's votes that comes from the lexicon; ``vouched``: the words around it make it a company.
    """

    first: int
    last: int
    label: str = ""
    weight: int = 0
    votes: dict[str, int] = field(default_factory=dict)
    rows: dict[str, KnownName] = field(default_factory=dict)
    listed: int = 0
    vouched: bool = False

    @property
    def row(self) -> KnownName | None:
        """The lexicon row that fits the label."""
        return self.rows.get(self.label)

    def vouch(self, label: str) -> None:
        """A construction says what the spot is."""
        self.vote(label, RULE)
        self.vouched |= label == COMPANY

    def vote(self, label: str, weight: int) -> None:
        """Add votes; negative ones speak against the label, and count only where someone spoke for it."""
        votes = self.votes
        if weight <= 0 and label not in votes:
            return
        votes[label] = total = votes.get(label, 0) + weight
        if total > self.weight:
            self.label, self.weight = label, total
        elif label == self.label:
            self.label = max(votes, key=votes.__getitem__)
            self.weight = votes[self.label]


def gather(claims: Iterable[Claim]) -> list[Spot]:
    """Add up the claims on each token range; spots in text order, longer ones first."""
    spots: dict[tuple[int, int], Spot] = {}
    for claim in claims:
        first, last, label, weight, row = claim
        spot = spots.get((first, last))
        if spot is None:
            spot = spots[first, last] = Spot(first, last)
        spot.vote(label, weight)
        if row is not None:
            spot.rows.setdefault(label, row)
            if label == COMPANY:
                spot.listed += weight
    return [spots[key] for key in sorted(spots, key=_text_order)]


def _text_order(span: tuple[int, int]) -> tuple[int, int]:
    return span[0], -span[1]


def choose(spots: Iterable[Spot]) -> list[Spot]:
    """Drop weak spots, and of two that overlap the one inside the other, unless that one is far surer.

    ``spots`` come in text order, longer ones first.
    """
    kept: list[Spot] = []
    for spot in spots:
        if spot.weight < ENOUGH:
            continue
        if not kept or kept[-1].last <= spot.first:
            kept.append(spot)
        elif _beats(spot, kept[-1]):
            kept[-1] = spot
    return kept


def _beats(late: Spot, early: Spot) -> bool:
    """Whether the spot that starts later, or is shorter, takes the place of the one before it."""
    if late.last > early.last:
        return late.weight > early.weight
    return late.weight >= early.weight + RULE and late.weight >= CERTAIN
