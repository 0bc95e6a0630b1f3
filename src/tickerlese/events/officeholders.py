"""People in posts, and whose posts they are.

In: a ``Frame``. Out: the people of a clause by their part in it (with "er" and "sie" looked up), and the company that a
person comes to or leaves. A company is told with the post, by "bei X", as the subject or object, by the predecessor, by
the person's employer, else it is the one that the text is about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.frame import same_identity
from tickerlese.events.offices import BOARDS, SUCCESSORS, Office, company_of_noun, describes_person, is_chair, role_name
from tickerlese.events.parties import DATIVE, ONLY_OBJECT, employer_of
from tickerlese.events.topics import topic
from tickerlese.industries import describe_company
from tickerlese.mention import Mention
from tickerlese.roles import find_role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView
    from tickerlese.roles import Role

PARTIES = frozenset(
    "FDP CDU CSU SPD AfD BSW ÖVP FPÖ SPÖ Neos SVP EZB Fed SNB Ifo IG Verdi DGB BDI DIHK DFB Grünen Linken Unions".split()
)
"""First parts of roles in parties, unions and associations ("FDP-Chef")."""
LOOK_BACK = 2  # sentences
NOT_OF_COMPANIES = frozenset({"politician", "central_banker", "official"})


# ---- people ----------------------------------------------------------------------------------------------------------


def people(frame: Frame, clause: int | None = None) -> list[Mention]:
    """The people of a clause, anaphors included, in text order."""
    index = frame.clause if clause is None else clause
    return [m for m in frame.view.mentions if m.label == "PERSON" and frame.view.clause_at(frame.at(m)) == index]


def is_free(frame: Frame, person: Mention) -> bool:
    """Whether the person is subject or object: no preposition, no genitive, no attribute."""
    phrase = frame.phrase(person)
    if phrase.prep or phrase.article == "des" or (phrase.tail and not person.anaphor):
        return False
    attribute = phrase.relation in {"von", "genitive"} and not find_role(phrase.head.capitalize())
    return not attribute and not owns_next(frame, person)


def free_people(frame: Frame, *besides: Mention | None) -> list[Mention]:
    """The people of the trigger's clause that can be its subject or object."""
    found = [p for p in people(frame) if is_free(frame, p)]
    return [p for p in found if not any(same_identity(p, other) for other in besides)]


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
        start = clause.ranges[0][0]
        if clause.kind == "rel" and view.lower[start] in {"der", "die"}:
            return _antecedent(frame, index)
        nominative = [p for p in people(frame, index) if is_free(frame, p) and _can_be_nominative(frame, p)]
        if nominative:
            return nominative[0]
        if _has_pronoun(view, index):
            return previous_person(frame, start)
        if clause.has_verb and not clause.shares_subject and index != frame.clause:
            return None
        index = clause.parent if clause.parent >= 0 else view.clause_at(start - 2) if start >= 2 else -1
    return None


def _antecedent(frame: Frame, clause: int) -> Mention | None:
    """The person that a relative clause tells about: the last one named before it, unless a company stands between."""
    found = frame.view.clauses[clause].antecedent
    if found is not None and found.label == "PERSON":
        return found
    start = frame.view.clauses[clause].ranges[0][0]
    before = [m for m in frame.view.mentions if m.label == "PERSON" and frame.end(m) <= start]
    near = before[-1:] if found is None else []
    return near[0] if near and start - frame.end(near[0]) <= 2 else None


def _can_be_nominative(frame: Frame, person: Mention) -> bool:
    return frame.phrase(person).article not in ONLY_OBJECT | DATIVE


def _has_pronoun(view: SentenceView, clause: int) -> bool:
    """Whether "er" or "sie" stands early in the clause, as its subject."""
    ranges = view.clauses[clause].ranges
    return any(view.lower[k] in {"er", "sie"} for first, last in ranges for k in range(first, min(last, first + 4)))


def previous_person(frame: Frame, before: int) -> Mention | None:
    """The person last spoken of before a local index: in this sentence, else in the two before."""
    here = [m for m in frame.view.mentions if m.label == "PERSON" and frame.at(m) < before]
    if here:
        return here[-1]
    for earlier in frame.previous_views(2):
        found = [m for m in earlier.mentions if m.label == "PERSON" and not earlier.phrase(m).prep]
        if found:
            return found[0]
    return None


def last_leaver(frame: Frame, reach: int) -> Mention | None:
    """Who was last told to leave a post, in this sentence or at most ``reach`` sentences before."""
    for name, index, draft in reversed(frame.document.drafts):
        if frame.view.index - index > reach:
            break
        gone = draft.values.get("person")
        if name == "management_change" and draft.values.get("action") == "departed" and isinstance(gone, Mention):
            return gone if draft.modality != "denied" else None
    return None


def told_office(frame: Frame, person: Mention) -> str | None:
    """The post that this or the last two sentences already give the person."""
    for name, index, draft in reversed(frame.document.drafts):
        if frame.view.index - index > LOOK_BACK:
            break
        who, role = draft.values.get("person"), draft.values.get("role")
        told = name == "management_change" and draft.values.get("action") == "appointed" and isinstance(role, str)
        if told and isinstance(who, Mention) and same_identity(who, person):
            return str(role)
    return None


def clause_start(frame: Frame) -> int:
    """Local index of the first token of the trigger's clause."""
    return frame.view.clauses[frame.clause].ranges[0][0]


def of_office(frame: Frame, at: int) -> Mention | None:
    """The person that a noun belongs to: "Nachfolger von P", "Nachfolgerin des Chefs P", "Ps Aufgaben", "seine Aufgaben"."""
    view = frame.view
    for mention in view.mentions:
        if mention.label != "PERSON":
            continue
        phrase = view.phrase(mention)
        attribute = (
            phrase.prep in {"von", "für"} or phrase.relation in {"genitive", "von"} or phrase.article in {"des", "der"}
        )
        if attribute and 0 < frame.at(mention) - at <= 8 and view.clause_at(at) == view.clause_at(frame.at(mention)):
            return mention
        if owns_next(frame, mention) and 0 <= at - frame.end(mention) <= 1:
            return mention
    return None


def holds_public_post(person: Mention) -> bool:
    """Whether the person's own role is one in politics, a central bank, an association or an authority."""
    role = _own_role(person)
    public = role is not None and role.kind in NOT_OF_COMPANIES
    return public or (person.role or "").split("-")[0] in PARTIES


def role_of(person: Mention | None) -> str | None:
    """The person's post, when the role is one that news reports changes of."""
    if person is None or not person.role:
        return None
    row = _own_role(person)
    return person.role if row is not None and (row.post or row.kind in {"executive", "board"}) else None


def _own_role(person: Mention) -> Role | None:
    return find_role(person.role.split()[-1].split("-")[-1]) if person.role else None


# ---- companies -------------------------------------------------------------------------------------------------------


def hiring_company(frame: Frame, person: Mention, office: Office | None, predecessor: Mention | None) -> Mention | None:
    """Where the person gets the post."""
    found = next(_named_employers(frame, person, office), None)
    if found is None and predecessor is not None:
        found = _left_by(frame, predecessor) or employer_of(frame, predecessor)
    if found is not None:
        return found
    old = [m for m in frame.mentions("COMPANY") if frame.phrase(m).prep == "von" or frame.phrase(m).tail]
    return _named_before(frame, old) or topic(frame, besides=old)


def _left_by(frame: Frame, person: Mention) -> Mention | None:
    """The company that the person was just told to leave."""
    for name, index, draft in reversed(frame.document.drafts):
        if frame.view.index - index > LOOK_BACK:
            break
        who, company = draft.values.get("person"), draft.values.get("company")
        left = name == "management_change" and draft.values.get("action") == "departed"
        if left and isinstance(who, Mention) and isinstance(company, Mention) and same_identity(who, person):
            return company
    return None


def _named_before(frame: Frame, old: list[Mention]) -> Mention | None:
    """The one company that the sentence names before the trigger's clause, when that clause names none."""
    if any(m not in old for m in frame.mentions("COMPANY")):
        return None
    before = [m for m in frame.mentions("COMPANY", scope="sentence") if frame.at(m) < clause_start(frame)]
    plain = [m for m in before if m.kind not in {"media", "broker"}]
    return plain[-1] if len({id(m.identity) for m in plain}) == 1 else None


def _named_employers(frame: Frame, person: Mention, office: Office | None) -> Iterator[Mention]:
    if office is not None and office.company is not None:
        yield office.company
    near = [m for m in frame.mentions("COMPANY") if m.kind != "media" and not frame.phrase(m).tail]
    yield from (m for m in near if frame.phrase(m).prep in {"bei", "zu"})
    yield from (m for m in near if frame.phrase(m).head in BOARDS or is_chair[frame.phrase(m).head])
    yield from (m for m in near if not frame.phrase(m).prep and frame.phrase(m).relation in {"", "apposition"})
    view = frame.view
    for k, word in enumerate(view.words):
        if role_name[word] and not describes_person(view, k) and not _belongs_to(frame, k, person):
            found = company_of_noun(frame, k)
            if found is not None and frame.phrase(found).tail == "":
                yield found


def _belongs_to(frame: Frame, k: int, person: Mention) -> bool:
    """Whether the role is told of the person behind the name ("Berg, bisher Finanzchef von X,")."""
    return 0 < k - frame.end(person) <= 5


def leaving_company(frame: Frame, person: Mention, *, known: bool) -> Mention | None:
    """Where the person had the post; the text's company only for people ``known`` for a post."""
    for mention in frame.mentions("COMPANY"):
        phrase = frame.phrase(mention)
        if phrase.tail or mention.kind == "media" or phrase.prep in {"zu", "nach"}:
            continue
        if phrase.prep in {"bei", "aus", "von"} or (not phrase.prep and phrase.relation in {"", "apposition"}):
            return mention
        if is_chair[phrase.head] or phrase.head in BOARDS:
            return mention
    own = employer_of(frame, person)
    named = [
        m
        for m in frame.mentions("COMPANY", scope="sentence")
        if m.kind != "media" and frame.phrase(m).prep not in {"zu", "nach"}
    ]
    if own is not None and any(same_identity(m, own) for m in named):
        return own
    fronted = [m for m in named if frame.phrase(m).prep == "bei" and frame.phrase(m).first == 0]
    if fronted:
        return fronted[0]
    if (family := _namesake(frame, person)) is not None:
        return family
    if own is not None or not known:
        return own
    return named[0] if len({id(m.identity) for m in named}) == 1 else topic(frame)


def _namesake(frame: Frame, person: Mention) -> Mention | None:
    """The family firm: a company of the text that begins with the person's surname."""
    surname = (person.name or "").split()[-1:]
    for mention in frame.document.mentions:
        if mention.label == "COMPANY" and not mention.anaphor and (mention.name or "").split()[:1] == surname:
            return mention if len((mention.name or "").split()) > 1 else None
    return None


def named_company_noun(frame: Frame) -> bool:
    """Whether the clause has a noun that stands for a company ("den Ölkonzern verlassen")."""
    view = frame.view
    ranges = view.clauses[frame.clause].ranges
    return any(
        view.owner[k] is None and view.words[k][:1].isupper() and describe_company(view.words[k]) is not None
        for first, last in ranges
        for k in range(first, last)
    )


def successor_word(frame: Frame) -> int:
    """Local index of "Nachfolger" or "Nachfolge" in the trigger's clause, -1 when there is none."""
    ranges = frame.view.clauses[frame.clause].ranges
    return next((k for first, last in ranges for k in range(first, last) if frame.view.lower[k] in SUCCESSORS), -1)
