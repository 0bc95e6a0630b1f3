"""Chooses whom a reference means.

In: a page, its mentions, a reference. Out: an identity, or null when nobody fits or two fit alike. What the reference
says about industry and place rules companies out or in; among the rest the one in the reader's mind wins: named
lately, as a subject, in the headline, often. A resolved reference keeps its company in mind for the next one.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

from tickerlese.coreference.profiles import Firm, Human, Profile, read_firms, read_humans
from tickerlese.coreference.references import BANKS, PERSON_KIND, SHARE_KIND, Reference
from tickerlese.names.phrases import is_share_owner, is_side_figure

if TYPE_CHECKING:
    from tickerlese.mention import Identity, Mention
    from tickerlese.names.page import Page
    from tickerlese.places import Place

P = TypeVar("P", bound=Profile)
INDUSTRY_FITS = 4.0
INDUSTRY_CLASHES = -3.0
SEAT_FITS = 5.0
DATELINE_FITS = 3.0
COUNTRY_FITS = 3.0
REGION_FITS = 1.5
SUBJECT_HERE = 5.0
SUBJECT_BEFORE = 1.5
SHARE_BEFORE = 2.5
TOPIC = 2.0
SHARE_TOPIC = 3.0
SAME_NOUN = 2.0
NEW = 3.0
OFTEN = 0.25
MOST_OFTEN = 4
RATES_OTHERS = -3.0
INVESTS = -2.0
OTHER_PARAGRAPH = -1.5
PER_SENTENCE = 1.0
FARTHEST = 6
FARTHEST_TOPIC = 3
FARTHEST_PRONOUN = 2
LONGEST_MEMORY = 40  # companies or people
MOST_TOPICS = 10
LOWEST = -4.0
MARGIN = 0.5
TITLE_WORD = re.compile(r"[^\W_]+")
UNLISTED = re.compile(r"\b(?:GmbH|mbH|GesmbH|KG|OHG|eG|UG)\b")
GENERIC = frozenset(
    "Konzern Konzerns Unternehmen Unternehmens Gesellschaft Firma Gruppe Haus Hauses Bank Holding".split()
)
RATING_WORDS = frozenset(
    "Kursziel Kursziels Einstufung Votum Kaufempfehlung Verkaufsempfehlung Kauflimite Bewertung stufte stuft "
    "hochgestuft abgestuft herabgestuft heraufgestuft rät empfiehlt".split()
)
RELATIVES = frozenset({"der", "die", "das", "den", "dem"})
STRICT = frozenset(
    {"bank", "insurance", "reinsurance", "airline", "autos", "investment_bank"}
)  # words that fit no other firm


class Memory(Generic[P]):
    """Whom the reader has met so far, the latest last."""

    def __init__(self, profiles: list[P]) -> None:
        self.met: dict[int, P] = {}
        self._ahead = sorted(
            ((mention.first, mention.last, profile) for profile in profiles for mention in profile.mentions),
            key=lambda ahead: -ahead[0],
        )

    def read_to(self, position: int) -> None:
        """Meet everyone who is named before a token."""
        ahead = self._ahead
        while ahead and ahead[-1][1] <= position:
            first, last, profile = ahead.pop()
            profile.seen += 1
            self.recall(profile, first, last)

    def recall(self, profile: P, first: int, last: int) -> None:
        """Have someone in mind again."""
        profile.first, profile.last = first, last
        self.met.pop(id(profile), None)
        self.met[id(profile)] = profile

    def latest(self, count: int) -> list[P]:
        """The last few of them, the latest first."""
        return list(islice(reversed(self.met.values()), count))


class Antecedents:
    """Resolves the references of one document, in text order."""

    def __init__(self, page: Page, mentions: list[Mention], title: str | None = None) -> None:
        self.page = page
        firms = read_firms(page, mentions)
        self.topics = (
            _named_in(title, firms)
            or [firm for firm in firms if firm.mentions[0].first < page.headline_end][:MOST_TOPICS]
        )
        self.firms = Memory(firms)
        self.humans = Memory(read_humans(page, mentions))
        self.nouns: dict[str, Identity] = {}

    def of(self, reference: Reference) -> Identity | None:
        """Whom the reference means."""
        if reference.kind == PERSON_KIND:
            return self._human(reference)
        return self._firm(reference)

    def _firm(self, reference: Reference) -> Identity | None:
        self.firms.read_to(reference.first)
        latest = self.firms.latest(LONGEST_MEMORY)
        known = {id(firm): firm for firm in (*latest, *self.topics)}.values()
        ranked = sorted(
            ((score, firm) for firm in known if (score := self.score(reference, firm)) is not None),
            key=lambda pair: -pair[0],
        )
        if not ranked or ranked[0][0] < LOWEST:
            return None
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN:
            return None
        firm = ranked[0][1]
        self.firms.recall(firm, reference.first, reference.last)
        if reference.noun:
            self.nouns[reference.noun] = firm.identity
        return firm.identity

    def score(self, reference: Reference, firm: Firm) -> float | None:
        """How well a company fits; null when it can't be meant."""
        is_share = reference.kind == SHARE_KIND
        if not firm.seen or self._is_own_clause(firm, reference):
            return None
        if is_share and (UNLISTED.search(firm.identity.name) or self._rates_here(firm, reference)):
            return None
        fit = _fit(reference, firm)
        if fit is None:
            return None
        score = fit + OFTEN * min(firm.seen, MOST_OFTEN) + self._nearness(reference, firm)
        if reference.noun and self.nouns.get(reference.noun) is firm.identity:
            score += SAME_NOUN
        elif reference.noun and reference.noun not in GENERIC and self._is_new(firm, reference):
            score += NEW
        if not fit:
            score += RATES_OTHERS if firm.rates_others else INVESTS if firm.invests else 0
        return score

    def _nearness(self, reference: Reference, firm: Firm) -> float:
        """How present the company is to the reader: named lately, as a subject, in the headline."""
        page = self.page
        sentence = page.tokens.sentence_at
        distance = sentence(reference.first) - sentence(firm.first)
        is_topic = firm in self.topics
        is_only_topic = is_topic and len(self.topics) == 1
        near = -PER_SENTENCE * min(distance, FARTHEST_TOPIC if is_only_topic else FARTHEST)
        if distance < 2:
            if reference.kind == SHARE_KIND and is_share_owner(page, firm.first, firm.last):
                near += SHARE_BEFORE if distance else SUBJECT_HERE
            elif not is_side_figure(page, firm.first, firm.last):
                near += SUBJECT_BEFORE if distance else SUBJECT_HERE
        if is_topic:
            near += SHARE_TOPIC if reference.kind == SHARE_KIND else TOPIC
        elif page.line_start(firm.first) != page.line_start(reference.first):
            near += OTHER_PARAGRAPH
        return near

    def _is_new(self, firm: Firm, reference: Reference) -> bool:
        """Whether the body introduced the company just before: "Der Spezialist …" then describes it."""
        page = self.page
        earlier = [m for m in firm.mentions if page.headline_end <= m.first < reference.first]
        sentence = page.tokens.sentence_at
        return len(earlier) == 1 and sentence(reference.first) - sentence(earlier[0].first) == 1

    def _rates_here(self, firm: Firm, reference: Reference) -> bool:
        """Whether the company is a bank or broker that gives its opinion of a share in the sentence."""
        if BANKS.isdisjoint(firm.industries) and not firm.rates_others:
            return False
        first, last = self.page.tokens.sentences[self.page.tokens.sentence_at(reference.first)]
        return first <= firm.first and not RATING_WORDS.isdisjoint(self.page.words[first:last])

    def _is_own_clause(self, firm: Firm, reference: Reference) -> bool:
        """Whether the reference is the object where the company is the subject: "X, die das Unternehmen kauft"."""
        page = self.page
        pronoun = page.before(reference.first)
        comma = page.before(pronoun) if pronoun >= 0 else pronoun
        if comma < 0 or page.words[comma] != "," or page.words[pronoun] not in RELATIVES:
            return False
        return firm.last == page.before(comma) + 1

    def _human(self, reference: Reference) -> Identity | None:
        """The last person who fits; a pronoun means someone only where nobody else has been named lately."""
        self.humans.read_to(reference.first)
        sentence = self.page.tokens.sentence_at(reference.first)
        is_described = reference.role_kind is not None or reference.is_described
        reach = FARTHEST if is_described else FARTHEST_PRONOUN
        near = [
            human
            for human in self.humans.latest(LONGEST_MEMORY)
            if sentence - self.page.tokens.sentence_at(human.first) <= reach and _is_like(human, reference)
        ]
        if not near or (len(near) > 1 and not is_described):
            return None
        self.humans.recall(near[0], reference.first, reference.last)
        return near[0].identity


def _named_in(title: str | None, firms: list[Firm]) -> list[Firm]:
    """The companies whose name, or its first word, stands in the title."""
    words = set(TITLE_WORD.findall(title or ""))
    return [
        firm for firm in firms if firm.identity.name.split()[0].rstrip("s") in words | {w.rstrip("s") for w in words}
    ]


def _is_like(human: Human, reference: Reference) -> bool:
    if human.gender and reference.gender and human.gender != reference.gender:
        return False
    return not reference.role_kind or reference.role_kind in human.role_kinds


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
