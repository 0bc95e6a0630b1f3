"""Expressions that point back at a company or a person without naming it.

In: a page and the mentions that names and amounts claim. Out: ``Reference`` objects in text order: "der Konzern", "das
Frankfurter Institut", "die Walldorfer", "das Papier", "der Vorstandschef", "die 47-Jährige", "sagte sie". Refused:
indefinite and plural phrases, phrases that a name completes ("der Autobauer VW", "die Aktie der Allianz"), words that
relate one company to another ("die Tochter", "der Konkurrent"), and pronouns without a verb of saying beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tickerlese.names.phrases import Phrase, read_phrase
from tickerlese.names.words import CAPITAL, COMPANY_NOUNS, DEMONYM, DEMONYMS, FIRM, POINTING, ROLE, ROLES, SHARE, SPEECH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.mention import Mention
    from tickerlese.names.page import Page
    from tickerlese.places import Place

FIRM_KIND = "company"
SHARE_KIND = "share"
PERSON_KIND = "person"
SHARES = frozenset(
    "Aktie Aktien Papier Papiere Papieren Papiers Titel Titeln Titels Anteilsschein Anteilsscheine Anteilsscheinen "
    "Anteilschein Anteilscheine Kurs Kurses Aktienkurs Börsenkurs Vorzugsaktie Vorzugsaktien Stammaktie Stammaktien "
    "Valor Valoren Wertpapier".split()
)
ARTICLES_OF = {
    "m": frozenset({"der", "den", "dem", "des"}),
    "f": frozenset({"die", "der"}),
    "n": frozenset({"das", "dem", "des"}),
}
PLURAL_ARTICLES = frozenset({"die", "der", "den"})
QUOTES = frozenset("„“»«\"'‚‹›")
NOT_THE_SAME = frozenset(
    "beide beiden viele vielen andere anderen einzelnen meisten übrigen weiteren betroffenen neue neuen neuer neues "
    "neuem künftige künftigen gemeinsame gemeinsamen gemeinsamer kleinere kleineren größere größeren zweite zweiten "
    "dritte dritten eigene eigenen".split()
)
NO_SHARE = frozenset("höchsten niedrigsten tiefsten letzten eigene eigenen neue neuen restlichen".split())
RELATIVE_ROLES = frozenset({"Nachfolger", "Vorgänger", "Amtsvorgänger", "Partner", "Stellvertreter"})
GENITIVES = frozenset("der des von vom seines seiner ihres ihrer eines einer".split())
BANKS = frozenset({"bank", "financial_services", "asset_management"})
GENDERS = {"die": "f", "der": "m", "dem": "m", "den": "m"}
PRONOUNS = {"er": "m", "Er": "m", "sie": "f", "Sie": "f"}
OF = frozenset({"von", "vom", "der", "des", "an"})


class Reference(NamedTuple):
    """An expression that points back. ``places`` and ``industries`` narrow down whom it can mean, when not empty."""

    first: int
    last: int
    kind: str
    industries: frozenset[str] = frozenset()
    places: tuple[Place, ...] = ()
    gender: str | None = None
    role_kind: str | None = None
    is_described: bool = False
    noun: str | None = None


class Reader:
    """Finds the references of one document."""

    def __init__(self, page: Page, mentions: list[Mention]) -> None:
        self.page = page
        self.taken: set[int] = set()
        for mention in mentions:
            self.taken.update(range(mention.first, mention.last))
        self.names = {
            mention.first
            for mention in mentions
            if mention.label in ("COMPANY", "PERSON", "ORGANIZATION", "INDEX", "INSTRUMENT", "PRODUCT")
        }

    def read(self) -> Iterator[Reference]:
        """All references in text order."""
        flags = self.page.flags
        for index in self.page.having(FIRM | SHARE | ROLE | DEMONYM | SPEECH | POINTING):
            if index in self.taken:
                continue
            reference = self._read_at(index, flags[index])
            if reference is not None:
                yield reference

    def _read_at(self, index: int, flags: int) -> Reference | None:
        page = self.page
        if flags & SPEECH:
            return self._pronoun(index)
        if page.hyphen_at(index + 1):
            return None
        if flags & POINTING:
            return self._house(index) if page.words[index].startswith("Haus") else self._aged(index)
        if flags & DEMONYM and not flags & (FIRM | ROLE):
            return self._inhabitants(index)
        if page.words[index] in SHARES:
            return self._share(index)
        if flags & FIRM and (reference := self._firm(index)):
            return reference
        return self._human(index) if flags & ROLE else None

    def _named(self, last: int) -> bool:
        """Whether a name follows directly, maybe in quotes, and completes the phrase."""
        following = self.page.after(last)
        if following >= 0 and self.page.words[following] in QUOTES:
            return True
        return following in self.names

    def _owned(self, last: int) -> bool:
        """Whether "von X", "der X" or "des Konzerns" follows and says whose it is."""
        page = self.page
        following = page.after(last)
        if following < 0 or page.words[following] not in OF:
            return False
        owner = page.after(following + 1)
        return owner >= 0 and bool(page.flags[owner] & CAPITAL or page.words[owner] in ("der", "des", "dem"))

    def _firm(self, noun: int) -> Reference | None:
        page = self.page
        description = COMPANY_NOUNS[page.text(page.unit_start(noun), noun + 1)]
        if description is None or description.plural or not description.stands_alone or self._named(noun + 1):
            return None
        phrase = read_phrase(page, noun)
        if (
            phrase is None
            or phrase.article not in ARTICLES_OF[description.gender]
            or not NOT_THE_SAME.isdisjoint(phrase.adjectives)
        ):
            return None
        return Reference(
            phrase.first,
            phrase.last,
            FIRM_KIND,
            frozenset(description.industries),
            _places(phrase),
            noun=page.words[noun],
        )

    def _share(self, noun: int) -> Reference | None:
        if self._named(noun + 1) or self._owned(noun + 1):
            return None
        phrase = read_phrase(self.page, noun)
        if phrase is None or self.page.hyphen_at(noun - 1) or not NO_SHARE.isdisjoint(phrase.adjectives):
            return None
        return Reference(phrase.first, phrase.last, SHARE_KIND, places=_places(phrase))

    def _house(self, noun: int) -> Reference | None:
        """Read "das Haus", as the press calls a bank."""
        phrase = read_phrase(self.page, noun)
        if phrase is None or phrase.article not in ARTICLES_OF["n"] or phrase.adjectives:
            return None
        return Reference(phrase.first, phrase.last, FIRM_KIND, BANKS, noun="Haus")

    def _inhabitants(self, index: int) -> Reference | None:
        """Read "die Walldorfer", where no noun follows that the word could be an adjective of."""
        page = self.page
        following = page.after(index + 1)
        if following >= 0 and page.flags[following] & CAPITAL and not page.words[following].isdigit():
            return None
        before = page.before(index)
        if before < 0 or page.words[before].lower() not in PLURAL_ARTICLES:
            return None
        return Reference(before, index + 1, FIRM_KIND, places=DEMONYMS[page.words[index]])

    def _human(self, noun: int) -> Reference | None:
        page = self.page
        row = ROLES[page.words[noun]]
        phrase = read_phrase(page, noun)
        if row is None or phrase is None or self._named(noun + 1) or page.hyphen_at(noun - 1):
            return None
        following = page.after(noun + 1)
        if row.role in RELATIVE_ROLES or (following >= 0 and page.words[following] in GENITIVES):
            return None
        feminine = page.words[noun].endswith("in")
        if phrase.article not in ARTICLES_OF["f" if feminine else "m"]:
            return None
        return Reference(phrase.first, phrase.last, PERSON_KIND, gender="f" if feminine else "m", role_kind=row.kind)

    def _aged(self, word: int) -> Reference | None:
        """Read "die 47-Jährige"."""
        page = self.page
        first = page.unit_start(word)
        before = page.before(first)
        if first == word or not page.words[first].isdigit() or before < 0 or self._named(word + 1):
            return None
        gender = GENDERS.get(page.words[before].lower())
        return Reference(before, word + 1, PERSON_KIND, gender=gender, is_described=True) if gender else None

    def _pronoun(self, verb: int) -> Reference | None:
        page = self.page
        following = page.after(verb + 1)
        if following >= 0 and page.words[following] in PRONOUNS:
            return Reference(following, following + 1, PERSON_KIND, gender=PRONOUNS[page.words[following]])
        before = page.before(verb)
        if before >= 0 and page.words[before] in ("Er", "Sie"):
            return Reference(before, before + 1, PERSON_KIND, gender=PRONOUNS[page.words[before]])
        return None


def _places(phrase: Phrase) -> tuple[Place, ...]:
    return tuple(place for adjective in phrase.adjectives for place in DEMONYMS[adjective])
