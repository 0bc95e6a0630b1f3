"""Idioms of leaving a post: "ist raus", "Aus für P", "gehen getrennte Wege", "die Bestellung wurde beendet", "hat gekündigt".

In: a ``Frame`` on such words. Out: drafts of who goes. Refused: people who are known for no post, matters that are "raus"
or "Geschichte" themselves, contracts of others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.officeholders import free_people, last_leaver, of_office, people, role_of, subject_person
from tickerlese.events.offices import office_at
from tickerlese.events.parties import BEING, HAVING
from tickerlese.events.personnel import appointed, departed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.spec import Draft
    from tickerlese.mention import Mention

ENDED = frozenset(
    "beendet beendete beenden endet endete widerrufen widerruft widerrief aufgehoben aufgelöst ausgelaufen ausläuft beendigung".split()
)
TIES = frozenset(
    "tätigkeit vertrag vertrags vertrages bestellung mandat mandats zusammenarbeit dienstvertrag dienstvertrags anstellungsvertrag "
    "vorstandstätigkeit vorstandsmandats anstellungsverhältnis anstellungsverhältnisses arbeitsverhältnis".split()
)
SEPARATING = frozenset({"trennen", "trennten", "getrennt", "getrennte"})
ACCUSATIVE = frozenset("die den das einen eine ihre ihren seine seinen ein alle".split())
CLOSING = frozenset({",", ".", "!", ";", ":", "bei", "beim", "und", "–", "-", "(", "+", "#"})


def out(frame: Frame) -> Iterator[Draft]:
    """Such as "CFO P ist raus", "P ist seit gestern Geschichte", "P ist seinen Job los"."""
    view, end = frame.view, frame.hit.end
    person = next(iter(free_people(frame)), None)
    says = frame.clause_words & BEING or not view.clauses[frame.clause].has_verb
    closed = end == len(view) or view.lower[end] in CLOSING or not view.words[end][:1].isalnum()
    if person is None or not says or not closed or not _is_subject(frame, person):
        frame.reject("nobody is out")
        return
    if role_of(person) is None and frame.sets["what"] != "history":
        frame.reject("not known for a post")
        return
    yield from departed(frame, person, known=True)


def _is_subject(frame: Frame, person: Mention) -> bool:
    """Whether no other noun than the person's role can be the subject."""
    view = frame.view
    for first, last in view.clauses[frame.clause].ranges:
        for k in range(first + 1, min(last, frame.hit.at)):
            noun = view.owner[k] is None and view.words[k][:1].isupper() and office_at(view, k) is None
            if noun and view.lower[k - 1] in {"das", "die", "der", "ein", "eine"} and k > frame.at(person):
                return False
    return True


def end_for(frame: Frame) -> Iterator[Draft]:
    """Such as "Aus für X-Chef P", "Für Vorstandschef P ist bei X Schluss"."""
    view, at = frame.view, frame.hit.at
    person = next((p for p in people(frame) if frame.phrase(p).prep == "für"), None)
    person = person or next((p for p in people(frame) if 0 < frame.at(p) - at <= 6), None)
    follows = view.lower[frame.hit.end : frame.hit.end + 1]
    ends = frame.sets["what"] == "for" or bool(frame.clause_words & BEING)
    if person is None or role_of(person) is None or not ends or follows == ["mit"] or frame.mentions("MONEY"):
        frame.reject("nobody's post ends")
        return
    yield from departed(frame, person, known=True)


def ways_part(frame: Frame) -> Iterator[Draft]:
    """Such as "X und Finanzchef P gehen getrennte Wege", "Die Wege von X und P trennen sich"."""
    person = next((p for p in people(frame) if role_of(p)), None)
    if person is None or not frame.clause_words & SEPARATING:
        frame.reject("nobody parts")
        return
    yield from departed(frame, person, known=True)


def terminate(frame: Frame) -> Iterator[Draft]:
    """Such as "die Bestellung von P wurde widerrufen", "haben sich auf die Beendigung seiner Tätigkeit verständigt"."""
    words = frame.clause_words
    person = of_office(frame, frame.hit.at) or next((p for p in people(frame) if role_of(p)), None)
    if person is None or not words & ENDED or not words & TIES:
        frame.reject("nobody's contract ends")
        return
    yield from departed(frame, person, known=True)


def quit_job(frame: Frame) -> Iterator[Draft]:
    """Such as "Finanzchef P hat (nach nur einem Jahr) gekündigt"."""
    person = subject_person(frame)
    view = frame.view
    objects = [k for k in range(1, frame.hit.at) if view.words[k][:1].isupper() and view.lower[k - 1] in ACCUSATIVE]
    objects += [
        frame.at(m)
        for m in frame.mentions("COMPANY", "ORGANIZATION")
        if not frame.phrase(m).prep and not frame.phrase(m).tail
    ]
    if person is None or role_of(person) is None or not frame.clause_words & HAVING or objects:
        frame.reject("nobody quits")
        return
    yield from departed(frame, person, known=True)


def set_right(frame: Frame) -> Iterator[Draft]:
    """For "Q soll es richten", behind news of a predecessor who goes."""
    gone = last_leaver(frame, 1)
    person = next(iter(free_people(frame)), None)
    if gone is None or person is None:
        frame.reject("nobody has gone before")
        return
    for draft in appointed(frame, person, None, gone):
        draft.modality = "asserted"
        yield draft
