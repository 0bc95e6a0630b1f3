"""The country or group of countries that an economic figure is of.

In: a ``Frame`` and where the indicator's name begins. Out: the region's name: from the compound ("US-Inflation"), the
adjective ("deutsche Exporte"), a place in clause or sentence, the office that reports, else what was told just before.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tickerlese.events.function_words import CONTRACTED
from tickerlese.places import places, places_of_demonym

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention

PREFIXES = {
    "us": "USA",
    "eurozonen": "Eurozone",
    "euro": "Euroraum",
    "eu": "EU",
    "china": "China",
    "japan": "Japan",
    "deutschland": "Deutschland",
}
DIRECTIONS = frozenset({"nach", "aus", "gegen", "mit", "von"})
OFFICES = frozenset({"institute", "authority", "government", "central_bank"})
AREAS = frozenset({"country", "continent", "region"})
LOOK_BACK = 4
ADJECTIVES = 3


def region_of(frame: Frame, first: int) -> str | None:
    """The region of the indicator whose name begins at a local index."""
    found = region_in_clause(frame, first)
    if found is not None:
        return found
    sentence = [m for m in frame.mentions("LOCATION", scope="sentence") if _is_region(frame, m)]
    if sentence:
        return _name(frame, sentence[0])
    return _office_country(frame) or _told_before(frame)


def region_in_clause(frame: Frame, first: int) -> str | None:
    """The region that compound, adjective or place name in the clause tell."""
    view = frame.view
    prefix = view.lower[first].rstrip("-")
    if prefix in PREFIXES and first + 1 < len(view) and view.words[first + 1] == "-":
        return PREFIXES[prefix]
    for k in range(first - 1, max(-1, first - 1 - ADJECTIVES), -1):
        country = _country_of_adjective(view, k)
        if country:
            return country
        if view.owner[k] is None and not view.words[k][:1].islower() and view.lower[k] != "-":
            break
    own = frame.hit.at
    for k in range(own + 1, min(len(view), own + 5)):
        if (country := _country_of_adjective(view, k)) and view.lower[own + 1] in {"der", "des", "im", "in"}:
            return country
    mentions = [m for m in frame.mentions("LOCATION") if _is_region(frame, m)]
    nearest = frame.nearest(mentions)
    if nearest is not None:
        return _name(frame, nearest)
    return (
        "EU"
        if any(
            view.words[k] == "EU" and view.owner[k] is None
            for k in range(len(view))
            if view.clause_at(k) == frame.clause
        )
        else None
    )


def _country_of_adjective(view: SentenceView, k: int) -> str | None:
    if k < 0 or view.owner[k] is not None:
        return None
    return next((p.name for p in places_of_demonym(view.words[k].lower()) if p.kind in AREAS), None) or next(
        (p.name for p in places_of_demonym(view.words[k]) if p.kind == "country" and view.words[k].endswith("er")), None
    )


def _is_region(frame: Frame, mention: Mention) -> bool:
    """Whether the place is where it is measured; "Exporte in die USA" and "nach China" tell where goods go."""
    phrase = frame.phrase(mention)
    if mention.kind not in AREAS or phrase.prep in DIRECTIONS or phrase.tail:
        return False
    after = frame.view.lower[phrase.first + 1] if phrase.first + 1 < len(frame.view) else ""
    return not (phrase.prep == "in" and (after in {"die", "das"} or frame.view.lower[phrase.first] == "ins"))


def _name(frame: Frame, mention: Mention) -> str | None:
    if mention.kind == "country" or mention.name is None:
        return mention.name
    words = frame.view.tokens.text[mention.start : mention.end]
    return words.removesuffix("s") if words.endswith(("raums", "zones")) else words


@cache
def _countries() -> dict[str, str]:
    return {place.country: place.name for place in reversed(places()) if place.kind == "country" and place.country}


def _office_country(frame: Frame) -> str | None:
    """The country of the statistics office, authority or institute that the sentence names."""
    for mention in frame.mentions("ORGANIZATION", scope="sentence"):
        country = mention.identity.country if mention.identity else None
        if mention.kind in OFFICES and country in _countries():
            return _countries()[country]
    return None


def _told_before(frame: Frame) -> str | None:
    """The region of the figure told before this one; none when another office or place stands between."""
    for name, sentence, draft in reversed(frame.document.drafts):
        if frame.view.index - sentence > LOOK_BACK:
            return None
        if name == "macro_indicator":
            region = draft.values.get("region")
            return region if isinstance(region, str) else None
    for view in frame.previous_views(1):
        for mention in view.mentions:
            preposition = CONTRACTED.get(view.phrase(mention).prep, view.phrase(mention).prep)
            if mention.label == "LOCATION" and mention.kind in {"country", "continent"} and preposition in {"", "in"}:
                return mention.name
    return None
