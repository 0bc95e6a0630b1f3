"""What lists know: listed names, and names that a legal form ends.

In: the page. Out: claims. A listed name that is also an ordinary word is only a hint; of a spelling that several lists
share ("Salzgitter" the company, the city) each label gets its claim.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.known_names import scan_known_names
from tickerlese.legal_forms import find_legal_form_names
from tickerlese.names.model import after_description
from tickerlese.names.spots import CERTAIN, COMPANY, HINT, LOCATION, MODEL, ORGANIZATION, RULE, Claim
from tickerlese.names.words import CAPITAL, DEMONYM
from tickerlese.organizations import Organization

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.known_names import KnownName, KnownNames
    from tickerlese.names.page import Page

WEIGHTS = {LOCATION: MODEL, ORGANIZATION: RULE + HINT}


def read_lexicon(page: Page, names: KnownNames) -> Iterator[Claim]:
    """One claim for each label that the lexicon offers."""
    for hit in scan_known_names(page.tokens, names):
        first, last = hit.first, hit.last
        if last - first == 1 and page.words[first][0].isupper() and not page.flags[first] & CAPITAL:
            continue  # function words such as "Freitag"; listed small names ("voestalpine") pass
        doubtful = _is_head(page, first, last)
        seen: list[str] = []
        for row in hit.rows:
            label = row.label
            if label in seen or (label == LOCATION and _are_people(page, first)):
                continue
            seen.append(label)
            if len(hit.rows) > 1 and any(map(_is_venue, hit.rows)):
                weight = WEIGHTS.get(label, HINT)  # "auf Tradegate": the venue, not the company
            else:
                weight = HINT if doubtful or hit.form in row.common else WEIGHTS.get(label, RULE)
            yield Claim(first, last, label, weight, row)


def _is_venue(row: KnownName) -> bool:
    return isinstance(row, Organization) and row.kind == "venue"


def _are_people(page: Page, first: int) -> bool:
    """Whether the country's name stands for its people: "die Schweden", "den Franken"."""
    before = page.before(first)
    return bool(page.flags[first] & DEMONYM) and before >= 0 and page.words[before].lower() in ("die", "der", "den")


def _is_head(page: Page, first: int, last: int) -> bool:
    """Whether the name ends a compound ("Südzucker-Verbund") or a number continues it ("NLB-117")."""
    ends_compound = page.hyphen_at(first - 1) and not page.hyphen_at(last)
    return ends_compound or (page.hyphen_at(last) and page.words[last + 1][0].isdigit())


def read_legal_forms(page: Page) -> Iterator[Claim]:
    """Names with their legal form."""
    for first, last in find_legal_form_names(page.tokens):
        yield Claim(after_description(page, first, last), last, COMPANY, CERTAIN)
