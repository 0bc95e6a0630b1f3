"""People who go or stay: resigned, dismissed, leaving, with a contract that ends or is extended.

In: a ``Frame`` on such a verb or noun. Out: drafts. Refused: verbs whose object is no post or company ("gibt auf",
"verlässt"), people who are known for no post.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.arrivals import join
from tickerlese.events.officeholders import (
    free_people,
    holds_public_post,
    named_company_noun,
    of_office,
    people,
    role_of,
    subject_person,
)
from tickerlese.events.offices import BOARDS, Office, announced_role, find_office, office_at, tells_chair
from tickerlese.events.parties import is_passive, listed
from tickerlese.events.personnel import departed, extended

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.spec import Draft
    from tickerlese.mention import Mention

CONTRACTS = frozenset("vertrag verträge vertrags vertrages mandat mandate kontrakt arbeitsvertrag amtszeit".split())
ANNOUNCING = frozenset(
    "kündigt kündigte angekündigt ankündigt erklärt erklärte verkündet verkündete bekannt bekanntgegeben reicht reichte eingereicht".split()
)
LOST = frozenset("posten job amt chefposten vorstandsposten mandat".split())
RETIRING = frozenset(
    "geht gehen ging gingen gegangen wechselt wechseln wechselte gewechselt verabschiedet tritt trat treten".split()
)
NO_ISSUE = frozenset({"kein", "thema"})
TURNING = frozenset({"kehrt", "kehrte", "kehren", "gekehrt", "kehre", "zukehrt", "zugekehrt"})
GOING_WORDS = frozenset(
    "bei beim der die das ihr sein nun jetzt auch und muss müssen zum per im ende zudem damit überraschend".split()
)
CHANGES = (
    "führungswechsel",
    "chefwechsel",
    "machtwechsel",
    "stabwechsel",
    "stühlerücken",
    "vorstandswechsel",
    "personalwechsel",
)
ENDING = frozenset({"aus", "ausläuft", "ausgelaufen", "auslaufen", "aufgelöst", "auf"})


def leave(frame: Frame) -> Iterator[Draft]:
    """Such as "P tritt zurück", "P legt sein Amt nieder", "P verlässt X", "P kehrt X den Rücken"."""
    what, words = frame.sets.get("what", ""), frame.clause_words
    missing = (
        (what == "chair" and not tells_chair(words))
        or (what == "back" and not words & TURNING)
        or (what == "again" and "nicht" not in words)
        or (what == "lose" and not words & LOST)
        or (what == "farewell" and not _says_farewell(frame))
        or (what == "rest" and not words & RETIRING)
    )
    person = None if missing or frame.has("wurde", "worden", "wurden") else subject_person(frame)
    if person is None:
        frame.reject("nobody gives up a post")
        return
    company = _left_company(frame) if what in {"company", "back"} else None
    if company is None and what == "company" and not named_company_noun(frame):
        frame.reject("no company is left")
        return
    office = find_office(frame)
    if office is None and what in {"chair", "again"} and role_of(person) is None:
        office = Office(announced_role(frame), frame.hit.at)
    for each in _with_others(frame, person):
        for draft in departed(frame, each, company, office, known=what in {"rest", "farewell", "lose"}):
            draft.modality = "asserted" if what == "again" else draft.modality
            yield draft


def _says_farewell(frame: Frame) -> bool:
    """Whether somebody "verabschiedet sich von X" or "in den Ruhestand"."""
    left = frame.by_prep(("COMPANY",), "von", "aus", "bei")
    firm = left is not None and not frame.phrase(left).tail
    return "sich" in frame.clause_words and (firm or "ruhestand" in frame.clause_words)


def _with_others(frame: Frame, person: Mention) -> list[Mention]:
    """The person and those who are listed with them in the clause ("Finanzchef A und Vertriebschef B verlassen …")."""
    here = id(person) in frame.view.span and frame.view.clause_at(frame.at(person)) == frame.clause
    return listed(frame, person) if here else [person]


def go(frame: Frame) -> Iterator[Draft]:
    """Such as "Bei X gehen Vorstandschef A und Finanzvorstand B", "Finanzchef P geht Ende Mai": nowhere else.

    "P geht als Finanzchef zu X" comes to X.
    """
    words = frame.sentence_words
    change = any(word.startswith(CHANGES) for word in words)
    known = change or any(m.label == "PERSON" and m.role for m in frame.view.mentions)
    person = next(iter(free_people(frame)), None)
    if person is not None and "als" in words and frame.by_prep(("COMPANY",), "zu") is not None:
        yield from join(frame)
        return
    if person is None or not known or not (change or role_of(person)) or not _goes_nowhere(frame):
        frame.reject("goes somewhere else")
        return
    for each in _with_others(frame, person):
        yield from departed(frame, each, known=change)


def _goes_nowhere(frame: Frame) -> bool:
    """Whether the clause has no place, particle or further noun: only the person, the company and a date."""
    view = frame.view
    for first, last in view.clauses[frame.clause].ranges:
        for k in range(first, last):
            owner = view.owner[k]
            if owner is not None or k == frame.hit.at or not any(map(str.isalnum, view.words[k])):
                continue
            if view.words[k][:1].isdigit() or view.lower[k].startswith(CHANGES):
                continue
            joined = k + 2 < len(view) and view.words[k + 1] in {"-", "‑"} and office_at(view, k + 2) is not None
            role = view.words[k][:1].isupper() and (office_at(view, k) is not None or k == first or joined)
            if not role and view.lower[k] not in GOING_WORDS and view.words[k] not in {"-", "‑"}:
                return False
    return True


def _left_company(frame: Frame) -> Mention | None:
    """The object of "verlässt", the dative of "kehrt X den Rücken"."""
    for mention in frame.mentions("COMPANY"):
        phrase = frame.phrase(mention)
        if not phrase.prep and not phrase.tail and mention.kind != "media":
            return mention
    return None


def remove(frame: Frame) -> Iterator[Draft]:
    """Such as "X entlässt P", "P wurde abberufen", "X trennt sich von P"."""
    if frame.word.startswith(("trenn", "getrennt")):
        person = frame.by_prep(("PERSON",), "von")
    elif is_passive(frame):
        person = next(iter(free_people(frame)), None) or subject_person(frame)
    else:
        person = next(reversed(free_people(frame)), None)
    if person is None:
        frame.reject("nobody is removed")
        return
    for each in _with_others(frame, person):
        yield from departed(frame, each, None, find_office(frame))


def leaving_noun(frame: Frame) -> Iterator[Draft]:
    """Such as "der Rücktritt von P", "Ps Abgang"."""
    person = of_office(frame, frame.hit.at)
    if person is None or frame.phrase(person).prep == "für":
        person = subject_person(frame) if _announces(frame) else None
    if person is None or (frame.sets.get("what") == "known" and role_of(person) is None):
        frame.reject("nobody leaves")
        return
    for draft in departed(frame, person, None, find_office(frame)):
        draft.modality = "denied" if frame.sentence_words >= NO_ISSUE else draft.modality
        yield draft


def _announces(frame: Frame) -> bool:
    """Whether the clause announces a step of its subject's own, not one out of a market: "Chef P kündigt Rückzug an"."""
    view, end = frame.view, frame.hit.end
    follows = view.lower[end : end + 3]
    inside = follows[:1] == ["aus"] and not any(word in BOARDS for word in follows)
    return bool(frame.clause_words & ANNOUNCING) and not inside and follows[:1] not in (["von"], ["vom"])


def extend(frame: Frame) -> Iterator[Draft]:
    """Such as "Der Vertrag von P wurde (nicht) verlängert", "X verlängert den Vertrag mit P bis 2030"."""
    if frame.hit.trigger.style != "noun" and not frame.clause_words & CONTRACTS:
        frame.reject("no contract")
        return
    person = _contractor(frame)
    if person is None:
        frame.reject("nobody's contract")
        return
    if frame.certainty[0] == "denied" or "nicht" in frame.clause_words:
        for draft in departed(frame, person):
            draft.modality = "asserted"
            yield draft
        return
    yield from extended(frame, person)


def contract_ends(frame: Frame) -> Iterator[Draft]:
    """Such as "Der Vertrag von P läuft Ende März aus", "Der Vertrag von P läuft nun bis 2031"."""
    person = _contractor(frame)
    if person is not None and frame.has("läuft") and frame.has("bis") and frame.has("nun", "jetzt", "damit"):
        yield from extended(frame, person)
        return
    if person is None or not frame.clause_words & ENDING or not role_of(person):
        frame.reject("no contract ends")
        return
    yield from departed(frame, person)


def _contractor(frame: Frame) -> Mention | None:
    """Whose contract: a person of the clause, the antecedent of "dessen Vertrag", the person named just before."""
    found = people(frame)
    if found:
        return found[0]
    clause = frame.view.clauses[frame.clause]
    if clause.antecedent is not None and clause.antecedent.label == "PERSON":
        return clause.antecedent
    before = [m for m in frame.mentions("PERSON", scope="sentence") if frame.at(m) < frame.hit.at]
    return before[-1] if before else subject_person(frame)


def stay(frame: Frame) -> Iterator[Draft]:
    """Such as "P bleibt bis 2030", "P bleibt im Amt"; with the post itself it is read at the post."""
    person = subject_person(frame)
    until = [
        m for m in frame.mentions("DATE") if frame.view.lower[frame.at(m)] == "bis" or frame.phrase(m).prep == "bis"
    ]
    if person is None or not (until or frame.clause_words & {"amt", "bord", "spitze"}):
        frame.reject("nobody stays in a post")
        return
    office = find_office(frame)
    if holds_public_post(person) or not (role_of(person) or person.employer or _keeps_post(frame, office)):
        frame.reject("not known for a post")
        return
    yield from extended(frame, person, office)


def _keeps_post(frame: Frame, office: Office | None) -> bool:
    """Whether the clause names post and company: "bleibt X bis 2029 als Vorstandschef erhalten"."""
    return office is not None and "erhalten" in frame.clause_words and bool(frame.mentions("COMPANY"))


def confirm(frame: Frame) -> Iterator[Draft]:
    """Such as "Die Hauptversammlung bestätigte P als Aufsichtsratschef"."""
    office = find_office(frame)
    free = free_people(frame)
    if office is None or not free or "als" not in frame.clause_words:
        frame.reject("nobody is confirmed in a post")
        return
    yield from extended(frame, free[-1], office)


def again(frame: Frame) -> Iterator[Draft]:
    """Such as "P wurde als Aufsichtsratschef wiedergewählt"."""
    person = next(iter(free_people(frame)), None) or subject_person(frame)
    if person is None:
        frame.reject("nobody is confirmed")
        return
    yield from extended(frame, person, find_office(frame))
