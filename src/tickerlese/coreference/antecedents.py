"""Chooses whom a reference means.

In: a page, its mentions, a reference. Out: an identity, or null when nobody fits or two fit alike. What the reference
says about industry and place rules companies out or in; among the rest the one in the reader's mind wins: named
lately, as a subject, in the headline, often. A resolved reference keeps its company in mind for the next one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.coreference.profiles import Firm, Human, read_firms, read_humans
from tickerlese.coreference.references import PERSON_KIND, Reference
from tickerlese.names.phrases import is_side_figure

if TYPE_CHECKING:
    from tickerlese.mention import Identity, Mention
    from tickerlese.names.page import Page
    from tickerlese.places import Place

INDUSTRY_FITS = 4.0
INDUSTRY_CLASHES = -3.0
SEAT_FITS = 5.0
DATELINE_FITS = 3.0
COUNTRY_FITS = 3.0
REGION_FITS = 1.5
SUBJECT_HERE = 3.5
SUBJECT_BEFORE = 1.5
TOPIC = 2.0
SAME_NOUN = 2.0
OFTEN = 0.25
MOST_OFTEN = 4
RATES_OTHERS = -3.0
INVESTS = -2.0
OTHER_PARAGRAPH = -1.5
PER_SENTENCE = 1.0
FARTHEST = 6
LOWEST = -4.0
MARGIN = 0.5
RELATIVES = frozenset({"der", "die", "das", "den", "dem"})
STRICT = frozenset(
    {"bank", "insurance", "reinsurance", "airline", "autos", "investment_bank"}
)  # words that fit no other firm


class Antecedents:
    """Resolves the references of one document, in text order."""

    def __init__(self, page: Page, mentions: list[Mention]) -> None:
        self.page = page
        self.firms = read_firms(page, mentions)
        self.humans = read_humans(page, mentions)
        self.headline = page.headline_end
        self.recalled: list[tuple[int, Identity]] = []
        self.nouns: dict[str, Identity] = {}

    def of(self, reference: Reference) -> Identity | None:
        """Whom the reference means."""
        if reference.kind == PERSON_KIND:
            return self._human(reference)
        return self._firm(reference)

    def _firm(self, reference: Reference) -> Identity | None:
        ranked = sorted(
            ((score, firm) for firm in self.firms if (score := self._score(reference, firm)) is not None),
            key=lambda pair: -pair[0],
        )
        if not ranked or ranked[0][0] < LOWEST:
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
            return None
        identity = ranked[0][1].identity
        self.recalled.append((reference.first, identity))
        if reference.noun:
            self.nouns[reference.noun] = identity
        return identity

    def _score(self, reference: Reference, firm: Firm) -> float | None:
        """How well a company fits; null when it can't be meant."""
        last = self._last_before(firm, reference.first)
        if last is None or self._is_own_clause(firm, reference):
            return None
        fit = _fit(reference, firm)
        if fit is None:
            return None
        sentence = self.page.tokens.sentence_at
        distance = sentence(reference.first) - sentence(last)
        score = fit - PER_SENTENCE * min(distance, FARTHEST)
        before = [mention for mention in firm.mentions if mention.last <= reference.first]
        score += OFTEN * min(len(before), MOST_OFTEN)
        if distance < 2 and self._is_subject(firm, last):
            score += SUBJECT_BEFORE if distance else SUBJECT_HERE
        if reference.noun and self.nouns.get(reference.noun) is firm.identity:
            score += SAME_NOUN
        if firm.mentions[0].first < self.headline:
            score += TOPIC
        elif self.page.line_start(last) != self.page.line_start(reference.first):
            score += OTHER_PARAGRAPH
        if not fit:
            score += RATES_OTHERS if firm.rates_others else INVESTS if firm.invests else 0
        return score

    def _is_own_clause(self, firm: Firm, reference: Reference) -> bool:
        """Whether the reference is the object where the company is the subject: "X, die das Unternehmen kauft"."""
        pronoun = self.page.before(reference.first)
        comma = self.page.before(pronoun) if pronoun >= 0 else pronoun
        if comma < 0 or self.page.words[comma] != "," or self.page.words[pronoun] not in RELATIVES:
            return False
        end = self.page.before(comma) + 1
        return any(mention.last == end for mention in firm.mentions)

    def _last_before(self, firm: Firm, position: int) -> int | None:
        places = [mention.first for mention in firm.mentions if mention.last <= position]
        places += [first for first, identity in self.recalled if identity is firm.identity]
        return max(places, default=None)

    def _is_subject(self, firm: Firm, position: int) -> bool:
        for mention in firm.mentions:
            if mention.first == position:
                return not is_side_figure(self.page, mention.first, mention.last)
        return not is_side_figure(self.page, position, position + 1)

    def _human(self, reference: Reference) -> Identity | None:
        fitting: list[tuple[int, Human]] = []
        for human in self.humans:
            if human.gender and reference.gender and human.gender != reference.gender:
                continue
            if reference.role_kind and reference.role_kind not in human.role_kinds:
                continue
            places = [mention.last for mention in human.mentions if mention.last <= reference.first]
            if places:
                fitting.append((max(places), human))
        if not fitting:
            return None
        last, best = max(fitting, key=lambda pair: pair[0])
        sentence = self.page.tokens.sentence_at
        distance = sentence(reference.first) - sentence(last)
        limit = FARTHEST if reference.role_kind else 2
        if distance > limit:
            return None
        if not reference.role_kind:
            rivals = [
                place
                for place, human in fitting
                if human is not best and sentence(reference.first) - sentence(place) <= limit
            ]
            if rivals:
                return None
        return best.identity


def _fit(reference: Reference, firm: Firm) -> float | None:
    """What the description adds; null when it rules the company out."""
    score = 0.0
    if reference.industries:
        if reference.industries.isdisjoint(firm.industries):
            if not reference.industries.isdisjoint(STRICT):
                return None
            score += INDUSTRY_CLASHES if firm.industries else 0
        if not reference.industries.isdisjoint(firm.industries):
            score += INDUSTRY_FITS
    for fit in (_place_fit(place, firm) for place in reference.places):
        if fit is None:
            continue
        score += fit
    if reference.places and all(place.kind == "city" for place in reference.places) and score < DATELINE_FITS:
        return None
    if reference.places and all(_contradicts(place, firm) for place in reference.places):
        return None
    return score


def _place_fit(place: Place, firm: Firm) -> float | None:
    if place.kind == "city":
        if place.name in firm.seats:
            return SEAT_FITS
        return DATELINE_FITS if place.name in firm.perhaps_seats else None
    if place.country and place.country in firm.countries:
        return COUNTRY_FITS if place.kind == "country" else REGION_FITS
    return None


def _contradicts(place: Place, firm: Firm) -> bool:
    """Whether the company is known to sit elsewhere."""
    if place.kind == "city":
        return bool(firm.seats) and place.name not in firm.seats
    return bool(place.country) and bool(firm.countries) and place.country not in firm.countries
