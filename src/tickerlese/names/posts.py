"""Who holds which post where: fills ``role`` and ``employer`` of people.

In: the page and the mentions of companies and people, with identities. Out: the same mentions, people completed. A role
is read from the apposition before the name ("Finanzvorstand Georg Otto", "Bilfinger-Vorständin Katharina Döring"), the
one after it ("Mark Whitlock, Portfoliomanager bei Beacon Ridge Advisors,") and "Geschäftsführer bleibt Jürgen Kessler".
The employer stands in the same words; executives without one belong to the company that the text is about. A person's
later mentions inherit both.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tickerlese.names.people import before_titles
from tickerlese.names.salience import Salience
from tickerlese.names.spots import COMPANY, ORGANIZATION, PERSON
from tickerlese.names.words import ARTICLE, CAPITAL, FIRM, ROLE, ROLES

if TYPE_CHECKING:
    from tickerlese.mention import Identity, Mention
    from tickerlese.names.page import Page

OF = frozenset("von vom bei beim der des zum zur".split())
ENGLISH_HEADS = frozenset({"Head", "Managing", "Director", "Vice"})
COPULAS = frozenset("bleibt ist wird wurde heißt heisst war bleiben sei werde bleibe".split())
HOUSE_KINDS = frozenset({"executive", "board", "union", "spokesperson"})
HOUSE_ROLES = (
    "gründer",
    "eigentümer",
    "inhaber",
    "gesellschafter",
    "insolvenzverwalter",
    "sachwalter",
    "bevollmächtigter",
    "masseverwalter",
    "sanierungsverwalter",
)
PREFIXES = frozenset({"Ex", "Co", "Vize", "Interims", "Ober", "Top", "Noch", "Neu"})
POSSESSIVES = frozenset({"deren", "dessen"})
STOPS = frozenset(".!?;:“”»«")
LONGEST_APPOSITION = 9
LONGEST_OWNER = 5


class Post(NamedTuple):
    """A role as written, and the employer that the same words name."""

    role: str | None
    employer: Identity | None


NO_POST = Post(None, None)


class Posts:
    """Reads the posts of one document."""

    def __init__(self, page: Page, mentions: list[Mention]) -> None:
        self.page = page
        self.people = [mention for mention in mentions if mention.label == PERSON]
        self.people_starts = {mention.first for mention in self.people}
        self.owners = [mention for mention in mentions if mention.label in (COMPANY, ORGANIZATION)]
        self.owner_starts = [owner.first for owner in self.owners]
        self.companies = [mention for mention in mentions if mention.label == COMPANY]
        self.starting = {mention.first: mention for mention in self.companies}
        self.ending = {mention.last: mention for mention in self.companies}

    @cached_property
    def salience(self) -> Salience:
        """Which company the text is about; read only when somebody's employer depends on it."""
        return Salience(self.page, self.companies)

    def fill(self) -> None:
        """Complete all people."""
        known: dict[str, Post] = {}
        for person in self.people:
            post = self.read(person)
            name = person.name or ""
            earlier = known.get(name, NO_POST)
            known[name] = Post(earlier.role or post.role, earlier.employer or post.employer)
            person.role = post.role or earlier.role
            person.employer = post.employer or earlier.employer
        for person in self.people:
            post = known[person.name or ""]
            person.role = person.role or post.role
            person.employer = person.employer or post.employer

    def read(self, person: Mention) -> Post:
        """The post that the words around one mention tell."""
        before = self._before(person)
        after = self._after(person)
        role = before.role or after.role
        employer = before.employer or after.employer
        return Post(role, employer or self._implied_employer(person, role))

    def _implied_employer(self, person: Mention, role: str | None) -> Identity | None:
        """Whom a role belongs to that comes without a company."""
        row = ROLES[role.rsplit(" ", 1)[-1]] if role else None
        if row is None or role is None:
            return None
        if row.kind == "analyst":
            return self.salience.broker_before(person.first)
        if row.kind not in HOUSE_KINDS and not row.role.lower().endswith(HOUSE_ROLES):
            return None
        stem, hyphen, _ = role.partition("-")
        if hyphen and stem not in PREFIXES:
            return None  # "SNB-Chef": the stem names an employer that is no company
        owner = self._possessor(person)
        if owner is not None:
            return owner.identity if owner.label == COMPANY else None
        surname = self.page.words[person.last - 1]
        return self.salience.named_like(surname, person.first) or self._company_of_passage(person)

    def _company_of_passage(self, person: Mention) -> Identity | None:
        """The company that the passage is about, unless the last one to be named is an organization."""
        last = self._owner_before(person.first)
        if last is not None and last.first < self.page.line_start(person.first):
            last = None
        company = self.salience.at(person.first)
        if last is not None and last.label == ORGANIZATION and not self.salience.is_in_headline(company):
            return None
        return company

    def _possessor(self, person: Mention) -> Mention | None:
        """The company or organization that "deren Chefin" points at."""
        role = self.page.before(person.first)
        pronoun = self.page.before(self.page.unit_start(role)) if role >= 0 else role
        if pronoun < 0 or self.page.words[pronoun].lower() not in POSSESSIVES:
            return None
        return self._owner_before(pronoun)

    def _owner_before(self, position: int) -> Mention | None:
        """The last company or organization that starts before a token."""
        index = bisect_left(self.owner_starts, position)
        return self.owners[index - 1] if index else None

    def _before(self, person: Mention) -> Post:
        page = self.page
        index = before_titles(page, person.first)
        if index >= 0 and page.words[index] in COPULAS:
            index = page.before(index)
        elif index >= 0 and page.words[index] == ",":
            return self._owned_role(page.before(index))
        if index < 0:
            return NO_POST
        if page.flags[index] & ROLE:
            return self._role_ending_at(index)
        return self._owned_role(index)

    def _role_ending_at(self, last: int) -> Post:
        """The unit that ends in a role, with the company that a hyphen joins to it."""
        page = self.page
        first = page.unit_start(last)
        employer = None
        for hyphen in range(last - 1, first, -2):
            company = self.ending.get(hyphen)
            if company:
                employer, first = company.identity, hyphen + 1
                break
        role = page.text(first, last + 1)
        conjunction = page.before(first)
        if employer is None and conjunction >= 0 and page.words[conjunction] == "und":
            other = page.before(conjunction)
            if other >= 0 and page.flags[other] & ROLE:
                earlier = self._role_ending_at(other)
                return Post(f"{earlier.role} und {role}", earlier.employer)
        return Post(_undeclined(role), employer)

    def _owned_role(self, last: int) -> Post:
        """Read a role with its owner: "Chef der Bahn, Y", "Vorsitzende der Beschlussabteilung, Y"."""
        page = self.page
        index = last
        for _ in range(LONGEST_OWNER):
            if index < 0 or page.words[index] in STOPS:
                return NO_POST
            if page.words[index] in OF:
                role = page.before(index)
                if role < 0 or not page.flags[role] & ROLE:
                    return NO_POST
                company = self._company_from(index + 1)
                post = self._role_ending_at(role)
                if company:
                    return Post(post.role, company.identity)
                return Post(f"{post.role} {page.text(index, last + 1)}", post.employer)
            index = page.before(index)
        return NO_POST

    def _after(self, person: Mention) -> Post:
        page = self.page
        index = page.after(person.last)
        if index < 0:
            return NO_POST
        if page.words[index] in OF:
            company = self._company_from(index + 1)
            return Post(None, company.identity if company else None)
        if page.words[index] in (",", "("):
            return self._apposition(page.after(index + 1))
        if page.flags[index] & ROLE and page.words[index].isupper():
            return self._role_with_owner(index)  # "Armin Rehberg CEO Deltaform"
        return NO_POST

    def _apposition(self, first: int) -> Post:
        """Read what follows a comma or bracket: "Chef von X,", "Enkel des Gründers und Geschäftsführer,", "CEO)"."""
        page = self.page
        index = first
        for _ in range(LONGEST_APPOSITION):
            if index < 0 or page.words[index] in (",", ".", ")", ";", ":") or index in self.people_starts:
                return NO_POST
            last = page.unit_end(index)
            if page.words[index] in ENGLISH_HEADS:
                return Post(page.text(index, self._phrase_end(index)), self.salience.at(index))
            following = page.after(last)
            if following in self.people_starts:
                return NO_POST  # the next person's role
            if page.flags[last - 1] & ROLE and page.words[page.before(index)] != "des":
                return self._role_with_owner(last - 1)
            index = page.after(last)
        return NO_POST

    def _phrase_end(self, index: int) -> int:
        """End of the words up to the next punctuation mark or line break."""
        last = index + 1
        while (following := self.page.after(last)) >= 0 and self.page.words[following][0].isalnum():
            last = following + 1
        return last

    def _role_with_owner(self, last: int) -> Post:
        post = self._role_ending_at(last)
        following = self.page.after(last + 1)
        if post.employer is None and following >= 0 and self.page.words[following] in OF:
            company = self._company_from(following + 1)
            return Post(post.role, company.identity if company else None)
        company = self.starting.get(following)
        return Post(post.role, company.identity) if company and self.page.words[last].isupper() else post

    def _company_from(self, first: int) -> Mention | None:
        """The company a few words on: "von der Société Générale", "vom Handelshaus Lindqvist Capital"."""
        page = self.page
        index = page.after(first)
        for _ in range(LONGEST_OWNER):
            if index < 0:
                return None
            company = self.starting.get(index)
            if company:
                return company
            flags = page.flags[index]
            lower = page.words[index][0].islower()
            if not (lower or flags & (FIRM | ARTICLE)) and not (flags & CAPITAL and page.words[index].endswith("er")):
                return None
            index = page.after(page.unit_end(index))
        return None


def _undeclined(role: str) -> str:
    """The role in the nominative singular: "Firmengründers" is Firmengründer, "Präsidenten" Präsident."""
    row = ROLES[role.rsplit(" ", 1)[-1]]
    if row is None:
        return role
    forms = (row.role.lower(), (row.feminine or row.role + "in").lower())
    if role.lower().endswith(forms):
        return role
    for ending in ("s", "n", "en", "es"):
        if role.endswith(ending) and role.removesuffix(ending).lower().endswith(forms):
            return role.removesuffix(ending)
    return role
