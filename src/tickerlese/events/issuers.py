"""Whose capital measure it is: the company that pays a dividend, buys back, raises money, goes public, splits its share.

In: a ``Frame`` on the measure's noun or verb. Out: the company that owns the noun ("Börsengang der X"), that acts
("X begibt …", "die Aktionäre der X beschlossen …"), or that the text is about. Refused: parents in front of a named
subsidiary, and clauses in which somebody else acts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.parties import DATIVE, ONLY_OBJECT, OWNED_TAILS, doer, open_mentions
from tickerlese.events.topics import topic

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

BODIES = (  # who acts for the firm, or gets its money
    "aktionär", "anteilseigner", "eigner", "anleger", "hauptversammlung", "generalversammlung", "vorstand", "aufsichtsrat", "aufsichtsräte", "verwaltungsrat",
    "management", "sprecher", "konzernführung", "spitze", "chef", "finanzchef", "direktorium", "verwaltung", "aktie", "papier", "titel", "anteilsschein", "anteilschein",
    "board", "eigentümer", "inhaber", "miteigentümer", "stammaktie", "vorzugsaktie", "grundkapital", "aktienkapital", "investoren", "gremien",
)  # fmt: skip
OTHERS = frozenset("analysten analyst experten branche staat bund regierung kommunen versicherer banken".split())
ANY_FIRM = frozenset(
    "konzern unternehmen firma gesellschaft emittent aktiengesellschaft firmen konzerne gesellschaften".split()
)
IN_GENERAL = frozenset(
    "meist meistens oft häufig üblicherweise grundsätzlich regel typischerweise generell angenommen".split()
)


def issuer_of(frame: Frame, noun_at: int = -1, *, assume: bool = True) -> Mention | None:
    """The company whose measure the trigger tells; with ``assume`` the text's topic where the sentence names none."""
    owner = frame.of_noun(noun_at, "COMPANY") if noun_at >= 0 else None
    if owner is not None and owner.kind != "media":
        return named_subsidiary(frame, owner)
    found = _acting(frame) or frame.by_prep(("COMPANY",), "bei") or _agent(frame)
    if found is not None:
        return named_subsidiary(frame, found)
    if not assume or _acts_otherwise(frame) or _is_keyword(frame):
        return None
    return _before_colon(frame) or _reporting(frame) or topic(frame)


def named_subsidiary(frame: Frame, found: Mention) -> Mention:
    """The subsidiary in "die X-Tochter Y", else the mention itself."""
    if frame.phrase(found).tail not in OWNED_TAILS:
        return found
    after = [
        m for m in frame.mentions("COMPANY", scope="sentence") if 0 < frame.at(m) - frame.end(found) <= len(OWNED_TAILS)
    ]
    return after[0] if after and frame.at(after[0]) - frame.end(found) <= 2 else found


def _acting(frame: Frame) -> Mention | None:
    """The subject of the clause, else the company whose body is told of, else the subject that other clauses lend."""
    own = [
        m for m in open_mentions(frame, frame.clause, "COMPANY") if frame.phrase(m).article not in ONLY_OBJECT | DATIVE
    ]
    bodies = [m for m in frame.mentions("COMPANY") if _by_body(frame, m)]
    before = [m for m in (*own, *bodies) if frame.at(m) < frame.hit.at]
    if before:
        return min(before, key=frame.at)
    if own or bodies:
        return min((*own, *bodies), key=frame.at)
    return doer(frame, "COMPANY") or next(
        (m for m in frame.mentions("COMPANY", scope="sentence") if _by_body(frame, m)), None
    )


def _by_body(frame: Frame, mention: Mention) -> bool:
    """Whether it is named through a body or its shareholders: "die Hauptversammlung der X", "X-Aktionäre"."""
    phrase = frame.phrase(mention)
    owned = phrase.head.startswith(BODIES) and phrase.relation in {"von", "genitive"}
    return mention.kind != "media" and (owned or phrase.tail.startswith(BODIES))


def _agent(frame: Frame) -> Mention | None:
    """As in "wird von X ausgegeben"."""
    for mention in frame.mentions("COMPANY"):
        phrase = frame.phrase(mention)
        if phrase.prep in {"von", "durch"} and not phrase.head:
            return mention
    return None


def _before_colon(frame: Frame) -> Mention | None:
    """The company that a headline's first words name: "X: Dividende steigt auf 2 Euro", "Peptavia - Kapitalerhöhung …"."""
    view = frame.view
    for mention in view.mentions:
        end = frame.end(mention)
        opens = mention.label == "COMPANY" and frame.at(mention) == 0
        if opens and end < len(view) and view.words[end] in {":", "-", "–", "("}:
            return mention
    return None


def _reporting(frame: Frame) -> Mention | None:
    """The company that tells it in another clause of the sentence: "…, teilte X mit", "…, so X-Chef Y"."""
    view = frame.view
    found = [
        m
        for index, clause in enumerate(view.clauses)
        if clause.kind == "main" and index != frame.clause
        for m in open_mentions(frame, index, "COMPANY")
    ]
    return frame.nearest(found)


def _is_keyword(frame: Frame) -> bool:
    """Whether the sentence explains a keyword of no firm ("Aktiensplit: Aus einer Aktie werden …")."""
    return frame.view.words[1:2] == [":"] and frame.view.owner[0] is None


def _acts_otherwise(frame: Frame) -> bool:
    """Whether an organization, a person without a firm or a group of others is the subject of the clause."""
    if frame.clause_words & (OTHERS | IN_GENERAL) or _tells_of_any(frame):
        return True
    others = open_mentions(frame, frame.clause, "ORGANIZATION")
    people = [m for m in open_mentions(frame, frame.clause, "PERSON") if m.employer is None]
    return any(m.kind != "venue" for m in others) or bool(people)


def _tells_of_any(frame: Frame) -> bool:
    """Whether the clause speaks of firms at large: "wenn ein Konzern …", "Unternehmen geben …"."""
    view = frame.view
    for first, last in view.clauses[frame.clause].ranges:
        for k in range(first, last):
            at_large = view.lower[k] in ANY_FIRM and view.owner[k] is None
            if at_large and view.lower[max(0, k - 1)] not in {"das", "der", "die", "dem", "des", "den", "dieser"}:
                return True
    return False
