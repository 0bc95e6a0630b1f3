"""What one mention of a name tells about the others: a name found once is found everywhere in the document.

In: the page and the spots that claims have made. Out: further spots, and votes on bare surnames and short names that
people and companies may share ("Hansen" beside "Carsten Hansen" and "Hansen Rohrleitungsbau GmbH").
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from tickerlese.names.context import weigh
from tickerlese.names.forms import FOLDED, KEYS, key_words, stands_alone, without_genitive
from tickerlese.names.spots import CERTAIN, COMPANY, HINT, LOCATION, MODEL, PERSON, RULE, Spot, choose
from tickerlese.names.words import BODY, CAPITAL, FIRST_NAME, name_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tickerlese.names.page import Page

OTHER_LABELS = frozenset({"INDEX", "INSTRUMENT", "PRODUCT", "ORGANIZATION"})
Forms = list[tuple[tuple[str, ...], str]]  # words and label
FULL_TEXT = 5  # sentences
SHORTEST_CUT = 3
SPREADING = frozenset({COMPANY, PERSON, "ORGANIZATION", "INDEX", "PRODUCT"})


@dataclass(slots=True)
class Directory:
    """The names of a document.

    ``surnames`` and ``firm_words`` are folded single words that stand for a person or a company, with the token where
    that is first said. ``forms`` are all forms to look for, by their first word. ``complete`` says that the text is
    long enough to have introduced everyone, ``headline`` is the end of its first line. ``sure`` are the longer names
    that more than the model vouches for, with their labels.
    """

    complete: bool = False
    headline: int = 0
    surnames: dict[str, int] = field(default_factory=dict)
    firm_words: dict[str, int] = field(default_factory=dict)
    forms: dict[str, Forms] = field(default_factory=dict)
    sure: dict[tuple[str, ...], str] = field(default_factory=dict)

    def add_form(self, words: tuple[str, ...], label: str) -> None:
        """Look for these words from now on."""
        forms = self.forms.setdefault(words[0], [])
        if (words, label) not in forms:
            forms.append((words, label))

    def person_at(self, name: str, bare: str, spot: Spot) -> int | None:
        """Where a person of that name was introduced; only a headline may name people before that."""
        start = self.surnames.get(name, self.surnames.get(bare))
        return start if start is not None and (start < spot.last or spot.first < self.headline) else None

    def company_at(self, name: str, bare: str) -> int | None:
        """Where a company of that name stands first."""
        return self.firm_words.get(name, self.firm_words.get(bare))


@cache
def famous() -> frozenset[str]:
    """Folded surnames that the press uses alone."""
    return frozenset(FOLDED[word] for word in name_words("famous"))


def spread(page: Page, spots: list[Spot]) -> list[Spot]:
    """All spots of the document, decided."""
    directory = read_directory(page, spots)
    added = list(_find_forms(page, spots, directory))
    for spot in added:
        weigh(page, spot)
    together = sorted([*spots, *added], key=lambda spot: (spot.first, -spot.last))
    for spot in together:
        _settle_bare_name(page, spot, directory)
        if spot.weight <= MODEL and spot.last - spot.first > 1:
            label = directory.sure.get(tuple(page.words[spot.first : spot.last]))
            if label:
                spot.vote(label, RULE)
    return choose(together)


def read_directory(page: Page, spots: Iterable[Spot]) -> Directory:
    """Collect the names that are sure enough to speak for others."""
    directory = Directory(len(page.tokens.sentences) >= FULL_TEXT, page.headline_end)
    for spot in spots:
        label = spot.label
        if label not in SPREADING:
            continue
        words = tuple(page.words[spot.first : spot.last])
        directory.add_form(words, label)
        if spot.weight >= RULE and len(words) > 1:
            directory.sure.setdefault(words, label)
        if label == PERSON:
            _add_person(page, spot, directory)
        elif label == COMPANY:
            _add_company(page, spot, directory)
    return directory


def _add_person(page: Page, spot: Spot, directory: Directory) -> None:
    first = page.unit_start(spot.last - 1)
    if first > spot.first:
        surname = tuple(page.words[first : spot.last])
        directory.surnames.setdefault(FOLDED["".join(surname)], spot.first)
        directory.add_form(surname, PERSON)


def _add_company(page: Page, spot: Spot, directory: Directory) -> None:
    """Note the word that stands for the company: its first telling one, or its only one if the context vouches."""
    words = page.words[spot.first : spot.last]
    core = KEYS[page.text(spot.first, spot.last)]
    short = tuple(key_words(words))
    if len(short) < len(words):
        directory.add_form(short, COMPANY)
        directory.sure[short] = COMPANY
    if len(core) == 1:
        if spot.vouched or spot.votes[COMPANY] - spot.listed >= CERTAIN:
            directory.firm_words.setdefault(core[0], spot.first)
        return
    for first in range(spot.first, min(spot.first + 2, spot.last)):
        if stands_alone(page.words[first]):
            directory.firm_words.setdefault(FOLDED[page.words[first]], spot.first)
            if spot.row is None:
                directory.add_form(tuple(page.words[first : spot.last]), COMPANY)
                directory.add_form((page.words[first],), COMPANY)
            return


def _find_forms(page: Page, spots: list[Spot], directory: Directory) -> Iterator[Spot]:
    """Spots where a known form stands and no claim covers it yet."""
    forms, words = _known_forms(directory), page.words
    starting = {spot.first: spot for spot in spots}
    inside = {index for spot in spots for index in range(spot.first + 1, spot.last)}
    for index in [index for index in page.having(CAPITAL) if words[index] in forms]:
        if index in inside or page.hyphen_at(index - 1):
            continue
        known, claimed = forms[words[index]], starting.get(index)
        if claimed and claimed.last - index >= max(len(form) for form, _ in known):
            continue
        spot = _match_forms(page, index, known)
        if spot is None or _begins_body(page, spot):
            continue
        if all(_inside(starting.get(covered), spot) for covered in range(spot.first, spot.last)):
            yield spot


def _known_forms(directory: Directory) -> dict[str, Forms]:
    """The forms by their first word as it may be written."""
    forms = dict(directory.forms)
    for word, own in directory.forms.items():
        for variant in (word + "s", word.upper()):
            if variant != word:
                forms[variant] = forms[variant] + own if variant in forms else own
    return forms


def _begins_body(page: Page, spot: Spot) -> bool:
    """Whether the word is only the first one of an organization's name: "Kellmann Stiftung"."""
    following = page.after(spot.last)
    return following >= 0 and bool(page.flags[following] & BODY)


def _inside(inner: Spot | None, outer: Spot) -> bool:
    """Whether nothing stands there, or less than the outer spot covers."""
    return inner is None or (outer.first <= inner.first and inner.last < outer.last)


def _match_forms(page: Page, index: int, forms: Forms) -> Spot | None:
    best: Spot | None = None
    for words, label in forms:
        last = index + _common_length(page.words[index : index + len(words)], words, label)
        if last == index:
            continue
        if best is None or best.last < last:
            best = Spot(index, last)
        if best.last == last:
            best.vote(label, MODEL)
    return best


def _common_length(found: list[str], words: tuple[str, ...], label: str) -> int:
    """How many words of the form are found: all of them, or of a company its first ones, the last maybe cut."""
    folded = [FOLDED[word] for word in found]
    if folded == [FOLDED[word] for word in words]:
        return len(words)
    if len(found) == len(words) and found[:-1] == list(words[:-1]) and without_genitive(found[-1]) == words[-1]:
        return len(words)
    if label != COMPANY or len(found) < 2 or found[0] != words[0]:
        return 0
    second, full = folded[1], FOLDED[words[1]]
    return 2 if second == full or (len(second) > SHORTEST_CUT and full.startswith(second)) else 0


def _settle_bare_name(page: Page, spot: Spot, directory: Directory) -> None:
    """Let the document vote on a single word that may be a surname or a company.

    The press introduces people by their full name: in a text of some length, a lone surname without one is doubtful.
    Where a person and a company share the word, it means the one that was introduced first.
    """
    if page.unit_end(spot.first) < spot.last or OTHER_LABELS.issuperset(spot.votes):
        return
    if PERSON not in spot.votes and LOCATION in spot.rows and spot.votes[LOCATION] >= MODEL:
        return
    text = "".join(page.words[spot.first : spot.last])
    name, bare = FOLDED[text], FOLDED[without_genitive(text) or text]
    person, company = directory.person_at(name, bare, spot), directory.company_at(name, bare)
    if person is not None:
        spot.vote(COMPANY, -spot.listed)
    if company is not None:
        spot.vote(COMPANY, MODEL)
    if person is not None and not spot.vouched:
        first = company is None or person <= company
        spot.vote(PERSON, RULE + MODEL if first else HINT)
        spot.vote(COMPANY, -MODEL if first else RULE)
    elif company is not None:
        spot.vote(PERSON, -MODEL)
    elif person is None and directory.complete and not page.flags[spot.first] & FIRST_NAME:
        spot.vote(PERSON, 0 if name in famous() or bare in famous() else -HINT)
