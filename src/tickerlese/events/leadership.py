"""People at the head of a company: leading it from now on, standing at its top, new on its board.

In: a ``Frame`` on such a verb or phrase. Out: drafts of who comes to the head, leaves it or stays there. Refused: people
who lead as they have long done, heads of what is no company ("an der Spitze der Delegation").
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tickerlese.events.officeholders import free_people, holds_public_post, people, subject_person
from tickerlese.events.offices import BOARDS, Office, company_of_noun, describes_person, find_office, office_at
from tickerlese.events.parties import BECOMING, is_passive
from tickerlese.events.personnel import appointed, departed, extended

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.spec import Draft
    from tickerlese.mention import Mention

NEWS_DAYS = timedelta(days=400)
COMING = frozenset(
    "künftig fortan zukünftig interimistisch kommissarisch vorübergehend übergangsweise interimsweise neuerdings".split()
)
FUTURE = frozenset({"wird", "werden", "soll", "sollen", "werde", "solle"})
LED_NOUNS = frozenset(
    "geschäfte geschäft geschicke leitung führung unternehmen konzern gruppe einheit tochter sparte vorstand aufsichtsrat "
    "verwaltungsrat geschäftsführung geschäftsleitung deutschlandgeschäft europageschäft gesellschaft".split()
)
STANDING = frozenset("steht stehen stand standen stehe stünde".split())
BRINGING_UP = frozenset(
    "bekommt bekam bekommen erhält erhielt erhalten holt holte setzt setzte stellt stellte hievt hievte gehievt beruft berief".split()
)
COPULAS = frozenset({"ist", "sind", "sei"})
STAYING = frozenset({"bleibt", "bleiben", "blieb", "bleibe"})
RECENT_WORDS = frozenset({"kurzem", "gestern", "heute", "wenigen", "neuestem", "neustem"})
OWN_GENITIVES = frozenset("der des von vom dieser seiner ihrer eines einer aller".split())


def is_recent(frame: Frame) -> bool:
    """Whether the clause says that something has been so for no more than about a year: "seit März", "seit kurzem"."""
    view = frame.view
    if "seit" not in frame.clause_words:
        return False
    if frame.clause_words & RECENT_WORDS:
        return True
    today = frame.published_day()
    for mention in frame.mentions("DATE"):
        if "seit" not in {view.lower[frame.at(mention)], frame.phrase(mention).prep} or mention.period is None:
            continue
        start = mention.period.start
        if start is not None and today is not None and today - start < NEWS_DAYS:
            return True
    return False


def _from_date(frame: Frame) -> bool:
    """Whether the clause has "ab Mai" or "ab sofort"."""
    view = frame.view
    dated = any("ab" in {view.lower[frame.at(m)], frame.phrase(m).prep} for m in frame.mentions("DATE"))
    return dated or {"ab", "sofort"}.issubset(frame.clause_words)


def comes(frame: Frame) -> bool:
    """Whether the clause tells a change by its time: "künftig", "ab Mai", "seit März"."""
    return bool(frame.clause_words & COMING) or _from_date(frame) or is_recent(frame)


def lead(frame: Frame) -> Iterator[Draft]:
    """Such as "P führt künftig die Geschäfte von X", "P leitet seit Mai X", "Leiten wird X P", "X wird künftig von P geführt"."""
    passive = is_passive(frame)
    if passive:
        person = frame.by_prep(("PERSON",), "von", "durch")
    else:
        person = next(iter(free_people(frame)), None) or subject_person(frame)
    company = _led(frame)
    future = frame.word in {"leiten", "führen", "verantworten"} and bool(frame.clause_words & FUTURE)
    if person is None or company is None or not (comes(frame) or future):
        frame.reject("nobody is to lead a company")
        return
    yield from appointed(frame, person, find_office(frame) or Office(None, frame.hit.at, company))


def _led(frame: Frame) -> Mention | None:
    """The company that is led: the clause's object, or told with "die Geschäfte von X", "das Europageschäft der X"."""
    for mention in frame.mentions("COMPANY"):
        phrase = frame.phrase(mention)
        if phrase.tail or mention.kind == "media":
            continue
        if phrase.relation in {"von", "genitive"} or (phrase.prep and phrase.head):
            if phrase.head in LED_NOUNS or phrase.head.endswith(("geschäft", "geschäfte", "sparte")):
                return mention
        elif not phrase.prep:
            return mention
    return None


def helm(frame: Frame) -> Iterator[Draft]:
    """Such as "P steht künftig an der Spitze von X", "X bekommt mit P eine Frau an die Spitze", "nicht mehr an der Spitze"."""
    view, words = frame.view, frame.clause_words
    at = frame.hit.end - 1
    company = company_of_noun(frame, at) or frame.by_prep(("COMPANY",), "bei", "in")
    if company is None and view.lower[at + 1 : at + 2] and view.lower[at + 1] in OWN_GENITIVES:
        frame.reject("the head of something else")
        return
    brings = "die" in view.lower[frame.hit.at : at] and bool(words & BRINGING_UP)
    person = frame.by_prep(("PERSON",), "mit") if brings else None
    person = person or next(iter(free_people(frame)), None) or subject_person(frame)
    if person is None or holds_public_post(person):
        frame.reject("nobody at the top")
        return
    office = Office(None, at, company)
    if words & STANDING and "nicht" in words and words & {"mehr", "länger"}:
        for draft in departed(frame, person, company):
            draft.modality = "asserted"
            yield draft
    elif words & STAYING:
        yield from extended(frame, person, office)
    elif (words & STANDING and (comes(frame) or "neu" in words)) or brings:
        yield from appointed(frame, person, office)
    else:
        frame.reject("stands there already")


def new_in(frame: Frame) -> Iterator[Draft]:
    """Such as "Neu in der Geschäftsführung sind P (Vertrieb) und Q (Technik)", "P neu im Verwaltungsrat", "neu als CFO"."""
    view, start = frame.view, frame.hit.end
    for k in range(start, min(start + 4, len(view))):
        if view.owner[k] is not None or not view.words[k][:1].isupper():
            continue
        name = BOARDS.get(view.lower[k]) if view.lower[k] in BOARDS else office_at(view, k)
        top = view.lower[k] in {"spitze", "bord", "team", "führungsteam"}
        if (name is None and not top) or describes_person(view, k):
            break
        office = Office(name or None, k, company_of_noun(frame, k))
        found = [p for p in people(frame) if not frame.phrase(p).prep and not frame.phrase(p).tail]
        if top and office.company is None:
            break
        for person in found:
            yield from appointed(frame, person, office)
        return
    frame.reject("no board gets a member")


def member(frame: Frame) -> Iterator[Draft]:
    """Such as "Mit Wirkung vom 1. Mai ist P Mitglied des Vorstands der X", "P wird Mitglied der Geschäftsleitung"."""
    view, words = frame.view, frame.clause_words
    at = frame.hit.end - 1
    person = next(iter(free_people(frame)), None) or subject_person(frame)
    new = words & BECOMING or (words & COPULAS and ("wirkung" in words or comes(frame)))
    if person is None or not new or frame.has("gewählt", "bestellt", "berufen"):
        frame.reject("no new member")
        return
    yield from appointed(frame, person, Office(BOARDS.get(view.lower[at]) or None, at, company_of_noun(frame, at)))


def duo(frame: Frame) -> Iterator[Draft]:
    """Such as "P und Q bilden künftig die Doppelspitze von X", "wird künftig von einer Doppelspitze aus P und Q geführt"."""
    found = [p for p in people(frame) if not frame.phrase(p).tail and frame.phrase(p).prep in {"", "aus", "mit"}]
    if len(found) < 2 or not comes(frame):
        frame.reject("nobody comes")
        return
    office = Office(None, frame.hit.at, company_of_noun(frame, frame.hit.at))
    for person in found[:2]:
        yield from appointed(frame, person, office)
