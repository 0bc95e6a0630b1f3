"""Successions: who follows whom, who is named or considered as successor, who hands a post over.

In: a ``Frame`` on such a verb or noun. Out: drafts of who gets the post, and of the predecessor who goes with it.
Refused: successors without a name ("ein Nachfolger wird gesucht"), successors to nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.frame import same_identity
from tickerlese.events.officeholders import (
    clause_start,
    free_people,
    last_leaver,
    of_office,
    people,
    previous_person,
    subject_person,
)
from tickerlese.events.offices import POSSESSIVES, SUCCESSORS, find_office, tells_chair
from tickerlese.events.parties import BECOMING, is_passive
from tickerlese.events.personnel import appointed, both, departed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.spec import Draft
    from tickerlese.mention import Mention

COPULAS = frozenset({"ist", "heißt", "heisst", "sei", "war", "sind"})
RUMOURED = frozenset(
    "gilt gelten gehandelt genannt möglicher mögliche möglichen potenzieller potenzielle denkbar ventiliert kolportiert".split()
)
NAMING = BECOMING | COPULAS | {"steht", "kommt", "soll", "übernimmt", "gilt"}


def whose(frame: Frame, at: int) -> Mention | None:
    """Whose post the noun at ``at`` names: told with it, or the person last spoken of ("sein Nachfolger")."""
    found = of_office(frame, at)
    if found is not None:
        return found
    own = POSSESSIVES & set(frame.view.lower[max(0, at - 3) : at])
    return (previous_person(frame, clause_start(frame)) or last_leaver(frame, 2)) if own else None


def succeed(frame: Frame) -> Iterator[Draft]:
    """Such as "P folgt auf Q", "ihm folgt P nach", "P folgt Q nach"."""
    view, words = frame.view, frame.clause_words
    predecessor = frame.by_prep(("PERSON",), "auf")
    pronoun = bool(words & {"ihm", "ihr"}) or ("auf" in words and bool(words & {"ihn", "sie"}))
    if predecessor is None and not pronoun and "nach" not in view.lower[frame.hit.at :]:
        frame.reject("follows nobody")
        return
    free = free_people(frame, predecessor)
    if predecessor is None and pronoun:
        predecessor = previous_person(frame, clause_start(frame))
    elif predecessor is None and len(free) > 1:
        predecessor, free = free[1], free[:1]
    elif predecessor is None and free:
        predecessor, free = free[0], []
    person = free[0] if free else _subject_besides(frame, predecessor)
    office = find_office(frame)
    if predecessor is None and person is not None and office is not None:
        yield from appointed(frame, person, office)
        return
    yield from both(frame, person, predecessor, office)


def _subject_besides(frame: Frame, other: Mention | None) -> Mention | None:
    """The subject when a pronoun or an earlier clause tells it, so that the clause's only name is the other person."""
    found = subject_person(frame)
    if found is not None and not same_identity(found, other):
        return found
    return previous_person(frame, clause_start(frame))


def replace(frame: Frame) -> Iterator[Draft]:
    """Such as "P löst Q ab", "P ersetzt Q", "Q wird von P abgelöst", "P tritt die Nachfolge von Q an"."""
    if is_passive(frame):
        gone = next(iter(free_people(frame)), None) or subject_person(frame)
        by = frame.by_prep(("PERSON",), "von", "durch")
        if by is None and gone is not None:
            yield from departed(frame, gone)
            return
        yield from both(frame, by, gone)
        return
    found = [p for p in people(frame) if frame.phrase(p).prep in {"", "von"}]
    if len(found) == 1:
        subject = _subject_besides(frame, found[0])
        pronoun = frame.clause_words & {"ihn", "sie", "ihm"}
        found = [found[0], subject] if pronoun and subject else [subject, found[0]] if subject else []
    if len(found) < 2:
        frame.reject("successor or predecessor is missing")
        return
    yield from both(frame, found[0], found[1])


def successor(frame: Frame) -> Iterator[Draft]:
    """Such as "Nachfolger (von Q) wird P", "Sein Nachfolger ist P", "Als Nachfolgerin kommt P"."""
    at = frame.hit.at
    predecessor = whose(frame, at)
    rumoured = bool(frame.clause_words & RUMOURED)
    named = rumoured or frame.clause_words & NAMING or not frame.view.clauses[frame.clause].has_verb
    vague = frame.view.lower[at - 1] in {"einen", "einem", "eines", "ein"} if at else False
    free = free_people(frame, predecessor)
    if not named or vague or "gesucht" in frame.clause_words or not free:
        frame.reject("nobody is named as successor")
        return
    predecessor = predecessor or last_leaver(frame, 1)
    for draft in appointed(frame, free[0], find_office(frame), predecessor):
        draft.modality = "possible" if rumoured else draft.modality
        yield draft


def considered(frame: Frame) -> Iterator[Draft]:
    """Such as "Im Gespräch für den Chefposten bei X ist P": possible."""
    office = find_office(frame)
    person = next(iter(free_people(frame)), None)
    if person is None or not (office or tells_chair(frame.clause_words) or frame.clause_words & SUCCESSORS):
        frame.reject("nobody is considered for a post")
        return
    for draft in appointed(frame, person, office):
        draft.modality = "possible"
        yield draft


def candidate(frame: Frame) -> Iterator[Draft]:
    """Such as "Als Favoritin gilt P": possible, when the text speaks of a post to be filled."""
    open_post = any(
        word.startswith(("nachfolge", "suche", "chefposten"))
        for view in (frame.view, *frame.previous_views(1))
        for word in view.lower
    )
    person = next(iter(free_people(frame)), None)
    if person is None or not open_post or not frame.clause_words & {"gilt", "gelten", "ist", "gehandelt", "genannt"}:
        frame.reject("nobody is a candidate")
        return
    before = [m for view in frame.previous_views(1) for m in view.mentions if m.label == "PERSON"]
    for draft in appointed(frame, person, find_office(frame), before[-1] if before else None):
        draft.modality = "possible"
        yield draft


def hand_over(frame: Frame) -> Iterator[Draft]:
    """Such as "P übergibt den Chefposten an Q"."""
    to = frame.by_prep(("PERSON",), "an")
    if to is None or not tells_chair(frame.clause_words):
        frame.reject("no post is handed over")
        return
    gone = next(iter(free_people(frame, to)), None) or subject_person(frame)
    yield from both(frame, to, gone)
