"""The rating agencies in a sentence, whatever label a model gave their names ("S&P" looks like a product).

In: a sentence view. Out: ``Agency`` objects in text order; a name that no mention tells is known by its spelling.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tickerlese.companies import companies

if TYPE_CHECKING:
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention

KIND = "rating_agency"


class Agency(NamedTuple):
    """An agency at a local token range: its mention, or its name."""

    first: int
    last: int
    value: Mention | str

    @property
    def name(self) -> str:
        """The canonical name, whatever the text calls it."""
        name = self.value if isinstance(self.value, str) else self.value.name or ""
        return agency_names().get(name, name)


@cache
def agency_names() -> dict[str, str]:
    """The agencies that rate debtors: canonical names by spelling."""
    return {form: company.name for company in companies() if KIND in company.acts_as for form in company.forms}


def is_agency(mention: Mention) -> bool:
    """Whether the mention is a rating agency."""
    return mention.kind == KIND or (
        mention.label in {"PRODUCT", "ORGANIZATION", "COMPANY"} and mention.name in agency_names()
    )


def find_agencies(view: SentenceView) -> list[Agency]:
    """The agencies of the sentence, each once where it is named first."""
    found = [Agency(*view.span[id(m)], m) for m in view.mentions if is_agency(m)]
    found += [
        Agency(k, k + 1, view.words[k])
        for k in range(len(view))
        if view.owner[k] is None and view.words[k][:1].isupper() and view.words[k] in agency_names()
    ]
    kept: list[Agency] = []
    for agency in sorted(found, key=lambda a: a.first):
        if all(agency.name != other.name for other in kept):
            kept.append(agency)
    return kept
