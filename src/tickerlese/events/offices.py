"""Posts in companies as sentences tell them: the words for a post, who holds it, and at which company.

In: a ``Frame``. Out: the role as it stands in a dictionary ("zum Vorstandsvorsitzenden" is Vorstandsvorsitzender), the
people of a clause by their part in it, and the company whose post it is. Refused: posts in politics, sport and courts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tickerlese.events.frame import same_identity
from tickerlese.events.parties import DATIVE, ONLY_OBJECT, employer_of, mention_of, topic
from tickerlese.roles import find_role
from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention

BOARDS = {
    "vorstand": "Vorstand", "vorstands": "Vorstand", "aufsichtsrat": "Aufsichtsrat", "verwaltungsrat": "Verwaltungsrat", "beirat": "Beirat",
    "konzernvorstand": "Konzernvorstand", "geschäftsführung": "Geschäftsführung", "geschäftsleitung": "Geschäftsleitung",
    "konzernleitung": "Konzernleitung", "kontrollgremium": "Aufsichtsrat", "verwaltungsrats": "Verwaltungsrat", "direktorium": "Direktorium",
    "führungsgremium": "Vorstand", "board": "Board", "management": "",
}  # fmt: skip
CHAIRS = frozenset(
    "vorsitz vorstandsvorsitz aufsichtsratsvorsitz chefposten chefsessel chefsitz leitung konzernleitung führung spitze ruder "
    "steuer amt posten position aufgaben aufgabe geschäfte zepter ressort finanzressort personalressort technikressort "
    "mandat funktion rolle vorstandsposten vorstandsmandat aufsichtsratsmandat agenden verantwortung stelle platz "
    "präsidium verwaltungsratspräsidium vertriebsressort geschäftsführung geschäftsleitung nachfolge vorstandsressort".split()
)
NAMED_CHAIRS = {
    "vorsitz": "Vorsitz", "vorstandsvorsitz": "Vorstandsvorsitz", "aufsichtsratsvorsitz": "Aufsichtsratsvorsitz", "finanzressort": "Finanzressort",
    "personalressort": "Personalressort", "technikressort": "Technikressort", "vertriebsressort": "Vertriebsressort", "geschäftsführung": "Geschäftsführung",
    "verwaltungsratspräsidium": "Verwaltungsratspräsidium", "geschäftsleitung": "Geschäftsleitung", "konzernleitung": "Konzernleitung",
}  # fmt: skip
PUBLIC = frozenset({"politician", "central_banker", "official", "union", "analyst", "economist", "expert"})
SUCCESSORS = frozenset("nachfolger nachfolgers nachfolgerin nachfolgern nachfolge nachfolgerinnen".split())
POSSESSIVES = frozenset("sein seine seiner seinem seinen seines ihr ihre ihrer ihrem ihren ihres dessen deren".split())
RELATIVES_OF_POST = frozenset(
    {"vorgänger", "nachfolger", "stellvertreter", "partner", "manager", "amtsinhaber", "amtsvorgänger", "berater"}
)
OF_COMPANY = frozenset({"bei", "von", "in", "für", "an"})


class Office(NamedTuple):
    """A post: its name, where it stands (local index), and the company that the same words name."""

    name: str | None
    at: int
    company: Mention | None = None


# ---- the words for posts ---------------------------------------------------------------------------------------------


def _role_name(word: str) -> str | None:
    """The post that a word names, in the nominative; None for other words and for people's relations to a post."""
    lower = word.lower()
    row = find_role(word) or find_role(_without_ending(word))
    if row is None or not word[:1].isupper() or lower.removesuffix("in") in RELATIVES_OF_POST or row.kind in PUBLIC:
        return None
    if lower.endswith("enden") or lower.endswith("tigten"):
        return word[:-1] + "r"
    return _without_ending(word) if find_role(_without_ending(word)) else word


def _without_ending(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "boss")) else word


role_name: WordTable[str | None] = WordTable(_role_name)


def office_at(view: SentenceView, k: int) -> str | None:
    """The post that the words up to a local index name, its hyphenated parts included."""
    name = role_name[view.words[k]]
    if name is None or view.owner[k] is not None:
        return None
    first = k
    while (
        first >= 2
        and view.words[first - 1] in {"-", "‑"}
        and view.adjoins(first - 1, first)
        and view.owner[first - 2] is None
    ):
        first -= 2
    if name.endswith("ender") and k > 0 and "zur" in view.lower[max(0, k - 2) : k]:
        name = name[:-1]
    head = "".join(view.words[first:k])
    return head + name


def find_office(frame: Frame, clause: int | None = None) -> Office | None:
    """The post that the clause gives or takes: "zum Finanzchef", "als CEO", "in den Vorstand", "Posten des Finanzchefs"."""
    view = frame.view
    ranges = view.clauses[frame.clause if clause is None else clause].ranges
    best: Office | None = None
    for k in (k for first, last in ranges for k in range(first, last)):
        if view.owner[k] is not None:
            continue
        before = view.lower[max(0, k - 3) : k]
        name = office_at(view, k)
        if name and not _describes_person(view, k) and {"zum", "zur", "als", "des", "der"} & set(before):
            return Office(name, k, company_of_noun(frame, k))
        if view.lower[k] in BOARDS and {"in", "im", "aus", "dem", "den", "des", "der", "die", "das"} & set(before):
            best = best or Office(BOARDS[view.lower[k]] or None, k, company_of_noun(frame, k))
        if view.lower[k] in NAMED_CHAIRS:
            best = best or Office(NAMED_CHAIRS[view.lower[k]], k, company_of_noun(frame, k))
    return best


def _describes_person(view: SentenceView, k: int) -> bool:
    """Whether the role stands in apposition to the name behind it ("Finanzchef Max Berg")."""
    for j in range(k + 1, min(k + 4, len(view))):
        owner = view.owner[j]
        if owner is not None:
            return owner.label == "PERSON"
        if not view.words[j].endswith(".") and view.words[j] not in {"und", "Prof", "Ritter"}:
            return False
    return False


def company_of_noun(frame: Frame, k: int) -> Mention | None:
    """The company whose post the noun names: "Finanzchef von X", "CEO der X AG", "Chef bei X", "X-Chef"."""
    found = frame.of_noun(k, "COMPANY")
    if found is not None:
        return found
    for mention in frame.view.mentions:
        if mention.label == "COMPANY" and mention.kind != "media":
            phrase = frame.phrase(mention)
            if phrase.prep in OF_COMPANY and phrase.first == k + 1:
                return mention
    return None


# ---- people ----------------------------------------------------------------------------------------------------------


def people(frame: Frame, clause: int | None = None) -> list[Mention]:
    """The people of a clause, anaphors included, in text order."""
    index = frame.clause if clause is None else clause
    return [m for m in frame.view.mentions if m.label == "PERSON" and frame.view.clause_at(frame.at(m)) == index]


def is_free(frame: Frame, person: Mention) -> bool:
    """Whether the person is subject or object: no preposition, no genitive, no attribute."""
    phrase = frame.phrase(person)
    if phrase.prep or phrase.article in {"des"} or (phrase.tail and not person.anaphor):
        return False
    return not (phrase.relation in {"von", "genitive"} and not _is_role_head(phrase.head)) and not owns_next(
        frame, person
    )


def _is_role_head(head: str) -> bool:
    return bool(head) and find_role(head.capitalize()) is not None


def owns_next(frame: Frame, person: Mention) -> bool:
    """Whether the name stands in the genitive before a noun ("Henkels Aufgaben")."""
    view, end = frame.view, frame.end(person)
    noun = end < len(view) and view.words[end][:1].isupper() and view.owner[end] is None
    return noun and view.words[end - 1].endswith(("s", "’", "'"))


def subject_person(frame: Frame) -> Mention | None:
    """The person who is the clause's subject, here or in the clause that lends it; "er" and "sie" are looked up."""
    view, seen, index = frame.view, set[int](), frame.clause
    while index >= 0 and index not in seen:
        seen.add(index)
        clause = view.clauses[index]
        if clause.kind == "rel" and clause.antecedent is not None and view.lower[clause.ranges[0][0]] in {"der", "die"}:
            return clause.antecedent if clause.antecedent.label == "PERSON" else None
        free = [
            p for p in people(frame, index) if is_free(frame, p) and frame.phrase(p).article not in ONLY_OBJECT | DATIVE
        ]
        if free:
            return free[0]
        if has_pronoun(view, index):
            return previous_person(frame, clause.ranges[0][0])
        own_subject = clause.has_verb and not clause.shares_subject and index != frame.clause
        index = -1 if own_subject else clause.parent
    return None


def has_pronoun(view: SentenceView, clause: int) -> bool:
    """Whether "er" or "sie" stands in the clause as its subject."""
    return any(
        view.lower[k] in {"er", "sie"}
        for first, last in view.clauses[clause].ranges
        for k in range(first, min(last, first + 4))
    )


def previous_person(frame: Frame, before: int) -> Mention | None:
    """The person last spoken of before a local index: in this sentence, else in the two before."""
    view = frame.view
    here = [m for m in view.mentions if m.label == "PERSON" and frame.at(m) < before]
    if here:
        return here[-1]
    for earlier in frame.previous_views(2):
        found = [m for m in earlier.mentions if m.label == "PERSON" and not earlier.phrase(m).prep]
        if found:
            return found[0]
    return None


# ---- companies -------------------------------------------------------------------------------------------------------


def hiring_company(frame: Frame, person: Mention, office: Office | None, predecessor: Mention | None) -> Mention | None:
    """Where the person gets the post: told with the post, by "bei X", as the subject, by the predecessor, by the text."""
    for found in _named_employers(frame, person, office):
        return found
    if predecessor is not None and (firm := employer_of(frame, predecessor)) is not None:
        return firm
    old = [m for m in frame.mentions("COMPANY") if frame.phrase(m).prep == "von" or _is_former(frame, m, person)]
    return topic(frame, besides=old)


def _is_former(frame: Frame, company: Mention, person: Mention) -> bool:
    """Whether the company is only told with the person's role before ("Skoda-Manager Berg", "Berg, Chef von Skoda")."""
    return frame.phrase(company).tail != "" and 0 < frame.at(person) - frame.end(company) < 6


def _named_employers(frame: Frame, person: Mention, office: Office | None) -> Iterator[Mention]:
    if office is not None and office.company is not None:
        yield office.company
    near = [m for m in frame.mentions("COMPANY") if m.kind != "media"]
    for mention in near:
        if frame.phrase(mention).prep in {"bei", "zu"} and not frame.phrase(mention).tail:
            yield mention
    for mention in near:
        phrase = frame.phrase(mention)
        if not phrase.prep and not phrase.tail and phrase.relation in {"", "apposition"}:
            yield mention
    for k, word in enumerate(frame.view.words):
        if (
            role_name[word]
            and not _describes_person(frame.view, k)
            and (found := company_of_noun(frame, k)) is not None
        ):
            yield found


def leaving_company(frame: Frame, person: Mention) -> Mention | None:
    """Where the person had the post: the object of "verlässt", "aus der X", "bei X", the employer, the text's company."""
    for mention in frame.mentions("COMPANY"):
        phrase = frame.phrase(mention)
        if phrase.tail or mention.kind == "media" or phrase.prep in {"zu", "nach"}:
            continue
        if phrase.prep in {"bei", "aus", "von"} or (not phrase.prep and phrase.relation in {"", "apposition"}):
            return mention
    own = employer_of(frame, person)
    if own is not None:
        return own
    named = [
        m
        for m in frame.mentions("COMPANY", scope="sentence")
        if m.kind != "media" and frame.phrase(m).prep not in {"zu", "nach"}
    ]
    return named[0] if len({id(m.identity) for m in named}) == 1 else topic(frame)


def holds_public_post(person: Mention) -> bool:
    """Whether the person's own role is one in politics, a central bank, an association or a club."""
    row = find_role(person.role.split()[-1].split("-")[-1]) if person.role else None
    return row is not None and row.kind in {"politician", "central_banker", "official"}


def role_of(person: Mention | None) -> str | None:
    """The person's post, when the role is one that news reports changes of."""
    if person is None or not person.role:
        return None
    row = find_role(person.role.split()[-1].split("-")[-1])
    return person.role if row is not None and (row.post or row.kind in {"executive", "board"}) else None


def same_person(a: Mention | None, b: Mention | None) -> bool:
    """Whether two mentions mean one person."""
    return same_identity(a, b)


__all__ = [
    "BOARDS", "CHAIRS", "POSSESSIVES", "SUCCESSORS", "Office", "company_of_noun", "find_office", "hiring_company", "holds_public_post",
    "is_free", "leaving_company", "mention_of", "office_at", "owns_next", "people", "previous_person", "role_of", "same_person", "subject_person",
]  # fmt: skip
