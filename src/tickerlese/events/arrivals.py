"""People who come: appointed, succeeding, joining, rising, taking over a post.

In: a ``Frame`` on such a verb or noun. Out: drafts of who gets the post, and of the predecessor who goes with it.
Refused: verbs without a post in the clause ("holt", "wählt"), posts "übernommen" by nobody, and by nobody's company.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.frame import same_identity
from tickerlese.events.leadership import comes
from tickerlese.events.officeholders import (
    clause_start,
    free_people,
    holds_public_post,
    last_leaver,
    of_office,
    previous_person,
    subject_person,
    successor_word,
)
from tickerlese.events.offices import (
    BOARDS,
    POSSESSIVES,
    SUCCESSORS,
    Office,
    announced_role,
    company_of_noun,
    describes_person,
    find_office,
    is_chair,
    office_at,
)
from tickerlese.events.parties import BECOMING, CORPORATE_TAILS, employer_of, is_passive
from tickerlese.events.personnel import appointed, both, departed, extended
from tickerlese.events.successions import COPULAS, whose
from tickerlese.roles import find_role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.spec import Draft
    from tickerlese.mention import Mention

NEW = ("neue", "künftige", "designierte")
BESIDE_POST = (*NEW, "erste", "allein", "stellvertretende", "operative", "alleinige", "kommissarische", "weitere")
OBLIQUE = frozenset(
    "von vom mit durch bei beim für des dem den einem unter nach an als laut gegen über aus ihrem seinem ihren seinen".split()
)
GETTING = frozenset(
    "bekommt erhält hat haben findet gefunden bekommen holt bekam erhielt fand beruft präsentiert ernennt".split()
)
SOMEBODY = frozenset("frau mann managerin manager experte expertin vertreter vertreterin neuling".split())
JOINED = {"an": ("bei", "zu")}
VAGUE_CHAIRS = frozenset(
    "führung spitze ruder steuer zepter aufgaben aufgabe position stelle funktion stab zügel".split()
)
FORMER = frozenset("bisher bislang zuletzt derzeit früher einst zuvor ehemals vormals aktuell".split())


def by_verb(frame: Frame) -> Iterator[Draft]:
    """Such as "X beruft P in den Vorstand", "P wurde zum Finanzchef ernannt", "zu seiner Nachfolgerin berief X P"."""
    at = successor_word(frame)
    predecessor = whose(frame, at) if at >= 0 else None
    office = find_office(frame)
    if at < 0 and office is None:
        frame.reject("no post")
        return
    if predecessor is not None and office is not None and office.name in BOARDS.values():
        office = None
    free = free_people(frame, predecessor)
    passive = is_passive(frame)
    person = (free[0] if passive else free[-1]) if free else subject_person(frame) if passive else None
    if person is None or (frame.sets.get("what") == "gain" and not _is_gained(frame, person)):
        frame.reject("nobody is appointed")
        return
    if office is not None and frame.sets.get("what") in {"gain", "fetch"}:
        office = office._replace(company=_fetcher(frame, person) or office.company)
    for draft in appointed(frame, person, office, predecessor):
        proposed = frame.sets.get("what") == "propose" and draft.modality == "asserted"
        draft.modality = "planned" if proposed else draft.modality
        yield draft


def _fetcher(frame: Frame, person: Mention) -> Mention | None:
    """Who fetches, for "X holt P als Finanzchefin von Y": not the company that P comes from."""
    firms = [m for m in frame.mentions("COMPANY") if not frame.phrase(m).prep and not frame.phrase(m).tail]
    told = [m for m in firms if m.kind != "media" and frame.phrase(m).relation not in {"von", "genitive"}]
    return told[0] if told and "als" in frame.clause_words and frame.at(told[0]) < frame.at(person) else None


def _is_gained(frame: Frame, person: Mention) -> bool:
    """Whether the person is the object of "X gewinnt P als Finanzchefin", not its subject."""
    firms = [m for m in frame.mentions("COMPANY") if not frame.phrase(m).prep and not frame.phrase(m).tail]
    return any(frame.at(m) < frame.at(person) for m in firms) or frame.at(person) > frame.hit.at


def run_for(frame: Frame) -> Iterator[Draft]:
    """Such as "P kandidiert für den Aufsichtsrat", "P stellt sich zur Wahl in den Verwaltungsrat"."""
    view = frame.view
    person = subject_person(frame)
    board = next(
        (k for first, last in view.clauses[frame.clause].ranges for k in range(first, last) if view.lower[k] in BOARDS),
        -1,
    )
    if person is None or board < 0 or not frame.clause_words & {"für", "in"} or "nicht" in frame.clause_words:
        frame.reject("nobody runs for a board")
        return
    office = Office(BOARDS[view.lower[board]] or None, board, company_of_noun(frame, board))
    for draft in appointed(frame, person, office):
        draft.modality = "planned"
        yield draft


def strengthened(frame: Frame) -> Iterator[Draft]:
    """Such as "P verstärkt den Vorstand", "die Geschäftsführung wird durch P verstärkt"."""
    words = frame.clause_words
    person = frame.by_prep(("PERSON",), "durch", "mit", "um") or subject_person(frame)
    if person is None or not words & BOARDS.keys():
        frame.reject("no board gets a member")
        return
    board = next(word for word in frame.view.lower if word in BOARDS and word in words)
    told = find_office(frame)
    named = told is not None and told.name not in BOARDS.values()
    yield from appointed(frame, person, told if named else Office(BOARDS[board] or None, frame.view.lower.index(board)))


def become(frame: Frame) -> Iterator[Draft]:
    """Such as "P wird (neuer) Finanzchef", "Neuer CEO ist P", "Geschäftsführer bleibt P", "P neuer Chef bei X"."""
    view, k = frame.view, frame.hit.at
    name = office_at(view, k)
    if name is None or describes_person(view, k):
        return
    if _is_apposition(frame, k) or _is_told_before_name(frame, k):
        return
    new = any(word.startswith(NEW) for word in view.lower[max(0, k - 3) : k])
    words = frame.clause_words
    if not _is_predicative(frame, k):
        if new and words & GETTING:
            yield from _got(frame, Office(name, k, company_of_noun(frame, k)))
        return
    person = next(iter(free_people(frame)), None) or subject_person(frame)
    if person is None:
        return
    office = Office(name, k, company_of_noun(frame, k))
    if words & {"bleibt", "bleiben", "blieb"}:
        yield from extended(frame, person, office)
    elif words & {"ist", "war", "sei"} and "nicht" in words and words & {"länger", "mehr"}:
        for draft in departed(frame, person, office.company, office):
            draft.modality = "asserted"
            yield draft
    elif _is_told_new(frame, new=new):
        yield from appointed(frame, person, office)


def _is_told_new(frame: Frame, *, new: bool) -> bool:
    """Whether the clause says that the post is taken now: "wird", "ist seit Juli", "hat einen neuen Chef:", "neuer Chef"."""
    words, following = frame.clause_words, frame.view.words[frame.hit.at + 1 : frame.hit.at + 2]
    if (new and words & GETTING and following == [":"]) or (words & {"ist", "sei"} and comes(frame)):
        return True
    has_verb = frame.view.clauses[frame.clause].has_verb
    return _becomes(frame) or (new and (bool(words & COPULAS) or not has_verb))


def _is_apposition(frame: Frame, k: int) -> bool:
    """Whether the post follows a name and a comma: "Eric Berg, Mitgründer und CEO der X"."""
    view = frame.view
    if not FORMER.isdisjoint(view.lower[max(0, k - 2) : k]):
        return True
    j = k - 1
    while j > 0 and (view.lower[j] in {"und", "-", "‑"} or (view.owner[j] is None and find_role(view.words[j]))):
        j -= 1
    before = view.owner[j - 1] if j > 0 else None
    return j > 0 and view.words[j] == "," and before is not None and before.label == "PERSON"


def _is_told_before_name(frame: Frame, k: int) -> bool:
    """Whether company, comma and name follow the post: "die Finanzchefin der X AG, Anna Berg, wird …"."""
    view = frame.view
    company = company_of_noun(frame, k)
    end = frame.end(company) if company is not None else -1
    if end < 0 or end + 1 >= len(view) or view.words[end] != ",":
        return False
    after = view.owner[end + 1] or (view.owner[end + 2] if end + 2 < len(view) else None)
    return after is not None and after.label == "PERSON"


def _becomes(frame: Frame) -> bool:
    """Whether "wird" is the clause's own verb and no auxiliary of a participle or infinitive."""
    words = frame.clause_words
    if not words & BECOMING:
        return False
    view = frame.view
    last = max(last for _, last in view.clauses[frame.clause].ranges) - 1
    ending = view.lower[last]
    verbal = view.words[last].islower() and ending.endswith(("t", "en")) and ending not in BECOMING
    return not verbal


def _got(frame: Frame, office: Office) -> Iterator[Draft]:
    """Such as "X hat mit P einen neuen Finanzchef gefunden"."""
    person = frame.by_prep(("PERSON",), "mit", "in")
    if person is not None:
        yield from appointed(frame, person, office)


def _is_predicative(frame: Frame, k: int) -> bool:
    """Whether the post stands in the nominative: bare, or with "neuer", "der neue", "zum"."""
    view = frame.view
    j = k - 1
    while j >= 0 and (
        view.words[j] in {"-", "‑", "und"}
        or view.lower[j].startswith(BESIDE_POST)
        or (j + 1 < k and view.words[j + 1] in {"-", "‑"})
    ):
        j -= 1
    return j < 0 or view.lower[j] not in OBLIQUE


def take(frame: Frame) -> Iterator[Draft]:
    """Such as "P übernimmt den Vorsitz", "seine Aufgaben übernimmt P", "P tritt den Posten an"."""
    view = frame.view
    chair = next(
        (
            k
            for first, last in view.clauses[frame.clause].ranges
            for k in range(first, last)
            if is_chair[view.lower[k]] and view.owner[k] is None and view.words[k][:1].isupper()
        ),
        -1,
    )
    if chair < 0 and _is_headline_like(frame):
        gone = previous_person(frame, clause_start(frame))
        yield from appointed(frame, free_people(frame)[0], None, gone)
        return
    if chair < 0 or is_passive(frame):
        frame.reject("no post is taken")
        return
    predecessor = whose(frame, chair) or frame.by_prep(("PERSON",), "von")
    person = next(iter(free_people(frame, predecessor)), None) or subject_person(frame)
    if person is None or same_identity(person, predecessor):
        frame.reject("nobody takes the post")
        return
    office = _office_of_chair(frame, chair)
    told = office.name or office.company or predecessor or announced_role(frame) or frame.by_prep(("COMPANY",), "bei")
    plain = view.lower[chair] not in VAGUE_CHAIRS
    if not told and not (plain and any(m.kind != "media" for m in frame.mentions("COMPANY", scope="sentence"))):
        frame.reject("the post may be anywhere")
        return
    if predecessor is not None and frame.phrase(predecessor).prep == "von":
        yield from both(frame, person, predecessor, office)
        return
    yield from appointed(frame, person, office, predecessor)


def _is_headline_like(frame: Frame) -> bool:
    """Whether the clause is no more than "P übernimmt (interimistisch)", after the one who goes."""
    view = frame.view
    free = free_people(frame)
    before = [m for m in view.mentions if m.label == "PERSON" and frame.end(m) <= clause_start(frame)]
    ranges = view.clauses[frame.clause].ranges
    others = [
        view.words[k]
        for first, last in ranges
        for k in range(first, last)
        if view.owner[k] is None and k != frame.hit.at
    ]
    return (
        len(free) == 1
        and bool(before)
        and len(others) <= 3
        and not any(word[:1].isupper() and not find_role(word) for word in others)
    )


def _office_of_chair(frame: Frame, chair: int) -> Office:
    """The post behind a chair: "den Posten des Finanzchefs" is Finanzchef; "die Aufgaben" is nothing."""
    found = find_office(frame)
    if found is not None:
        return found
    for k in range(chair + 1, min(chair + 5, len(frame.view))):
        name = office_at(frame.view, k)
        if name and not describes_person(frame.view, k):
            return Office(name, k, company_of_noun(frame, k))
    return Office(None, chair, company_of_noun(frame, chair))


def join(frame: Frame) -> Iterator[Draft]:
    """Such as "P wechselt von X zu Y", "P stößt zu Y", "P kommt (als Finanzchef) von X"."""
    person = subject_person(frame)
    if person is None or holds_public_post(person):
        frame.reject("nobody joins")
        return
    to, origin = (
        frame.by_prep(("COMPANY",), *JOINED.get(frame.hit.trigger.particle, ("zu",))),
        frame.by_prep(("COMPANY",), "von"),
    )
    if to is None and origin is None and _comes_instead(frame):
        yield from appointed(frame, person, find_office(frame), last_leaver(frame, 0))
        return
    if to is not None and frame.phrase(to).tail not in CORPORATE_TAILS | {""}:
        to = None
    office = find_office(frame)
    if to is None and origin is None and office is not None and office.name in BOARDS.values():
        yield from appointed(frame, person, office)
        return
    if to is None and (origin is None or not (office or announced_role(frame) or frame.view.index == 0)):
        frame.reject("no company is joined")
        return
    if office is not None and office.company is not None and same_identity(office.company, origin):
        office = office._replace(company=None)
    if to is not None:
        office = Office(office.name if office else None, frame.hit.at, to)
    yield from appointed(frame, person, office, _sought_for(frame))
    if origin is not None and to is not None:
        yield from departed(frame, person, origin)


def _sought_for(frame: Frame) -> Mention | None:
    """Whose successor the sentence has announced: "einen Nachfolger für Q gefunden: P kommt von X"."""
    start = clause_start(frame)
    words = frame.view.lower[:start]
    return next((of_office(frame, k) for k, word in enumerate(words) if word in SUCCESSORS), None)


def _comes_instead(frame: Frame) -> bool:
    """Whether the clause is no more than "Q kommt", behind "P geht"."""
    return last_leaver(frame, 0) is not None and _is_headline_like(frame)


def rise(frame: Frame) -> Iterator[Draft]:
    """Such as "An die Spitze rückt P", "P zieht in den Vorstand ein", "an seine Stelle tritt P", "P steigt zum CEO auf"."""
    words = frame.clause_words
    person = next(iter(free_people(frame)), None)
    if person is None and words & SOMEBODY:
        person = frame.by_prep(("PERSON",), "mit")
    person = person or subject_person(frame)
    office = find_office(frame)
    place = bool(words & {"stelle", "platz"} and words & POSSESSIVES) or frame.hit.trigger.particle == "nach"
    stepping = frame.word.startswith(("tr", "getr")) and not place and not (office and office.name in BOARDS.values())
    top = any(word.endswith("spitze") for word in words)
    if stepping or person is None or holds_public_post(person) or not (office or top or place):
        frame.reject("no post is reached")
        return
    predecessor = frame.by_prep(("PERSON",), "für") or (previous_person(frame, clause_start(frame)) if place else None)
    if same_identity(predecessor, person):
        predecessor = None
    if top and office is None:
        at = next(k for k, word in enumerate(frame.view.lower) if word.endswith("spitze"))
        inside = None if frame.by_prep(("COMPANY",), "bei", "von") else employer_of(frame, person)
        office = Office(None, at, company_of_noun(frame, at) or inside)
    yield from appointed(frame, person, office, predecessor)


def entry(frame: Frame) -> Iterator[Draft]:
    """Such as "die Berufung von P zum Finanzchef"."""
    person = of_office(frame, frame.hit.at)
    office = find_office(frame)
    if person is None or office is None:
        frame.reject("nobody is appointed")
        return
    yield from appointed(frame, person, office)
