"""Which company a passage is about.

In: the page and its company mentions. Out: an identity for a position. The company that the paragraph has named most
often so far wins; of equals the one that the whole text names more often, then the earlier one. Where the paragraph has
named none yet, the one that the text has named most often is meant. Brokers, rating agencies and media speak about
others and don't count while there is anyone else; nor do companies that only tell about another one ("X-Manager").
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from tickerlese.names.words import COMPANY_NOUNS, FIRM, ROLE

if TYPE_CHECKING:
    from tickerlese.mention import Identity, Mention
    from tickerlese.names.page import Page

LONGEST_MEMORY = 50  # mentions
SPEAKERS = frozenset({"broker", "media", "rating_agency"})


class Salience:
    """Ranks the companies of one document."""

    def __init__(self, page: Page, companies: list[Mention]) -> None:
        self.page = page
        self.companies = [mention for mention in companies if _is_central(page, mention)] or companies
        self.starts = [mention.first for mention in self.companies]
        self.counts = Counter(id(mention.identity) for mention in companies)
        self.leaders = self._leaders()
        self.family_names: dict[str, Mention] = {}
        for mention in self.companies:
            for word in (mention.name or "").split():
                self.family_names.setdefault(word, mention)

    def _leaders(self) -> list[Identity | None]:
        """For each mention the company that the text has named most often up to there, a speaker only at first."""
        leaders: list[Identity | None] = []
        tally: Counter[int] = Counter()
        leader: Mention | None = None
        for mention in self.companies:
            tally[id(mention.identity)] += mention.kind not in SPEAKERS
            if leader is None or tally[id(mention.identity)] > tally[id(leader.identity)]:
                leader = mention
            leaders.append(leader.identity)
        return leaders

    def at(self, position: int) -> Identity | None:
        """The company that the text is about at a token."""
        end = bisect_right(self.starts, position)
        if not end:
            return None
        begin = bisect_right(self.starts, self.page.line_start(position) - 1)
        here = self.companies[max(begin, end - LONGEST_MEMORY) : end]
        best, leader = self._best(here), self.leaders[end - 1]
        return best if best is not None and self._holds(best, here, leader) else leader

    def _holds(self, best: Identity, here: list[Mention], leader: Identity | None) -> bool:
        """Whether a paragraph is about its company: named twice, or not far behind the one that leads the text."""
        if sum(mention.identity is best for mention in here) > 1:
            return True
        return 2 * self.counts[id(best)] >= self.counts[id(leader)]

    def is_in_headline(self, company: Identity | None) -> bool:
        """Whether the text's first line names the company."""
        end = bisect_right(self.starts, self.page.headline_end - 1)
        return any(mention.identity is company for mention in self.companies[:end])

    def broker_before(self, position: int) -> Identity | None:
        """The bank or broker that spoke last before a token, in the same sentence or the one before."""
        sentence = self.page.tokens.sentence_at(position)
        for index in range(bisect_right(self.starts, position) - 1, -1, -1):
            mention = self.companies[index]
            if self.page.tokens.sentence_at(mention.first) < sentence - 1:
                return None
            if mention.kind == "broker":
                return mention.identity
        return None

    def named_like(self, surname: str, position: int) -> Identity | None:
        """The company, named before a token, that bears a person's surname: a family's firm."""
        mention = self.family_names.get(surname)
        return mention.identity if mention and mention.first < position else None

    def _best(self, mentions: list[Mention]) -> Identity | None:
        mentions = [mention for mention in mentions if mention.kind not in SPEAKERS] or mentions
        tally = Counter(id(mention.identity) for mention in mentions)
        best = None
        rank = (0, 0)
        for mention in mentions:
            mine = tally[id(mention.identity)], self.counts[id(mention.identity)]
            if mine > rank:
                best, rank = mention.identity, mine
        return best


def _is_central(page: Page, mention: Mention) -> bool:
    hyphen = page.after(mention.last)
    if hyphen >= 0 and page.hyphen_at(hyphen) and page.flags[page.unit_end(hyphen + 1) - 1] & ROLE:
        return False
    before = page.before(mention.first)
    if before < 0 or not page.flags[before] & FIRM:
        return True
    noun = COMPANY_NOUNS[page.text(page.unit_start(before), before + 1)]
    return noun is None or noun.stands_alone
