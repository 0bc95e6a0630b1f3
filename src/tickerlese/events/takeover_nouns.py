"""Takeovers told by a noun: "die Übernahme von X durch Y", "Offerte für X", "Interesse an X", "Käufer des Unternehmens".

In: a ``Frame`` on such a noun. Out: ``Deal`` objects. The buyer stands behind "durch", else is the subject of the clause
("X hat die Übernahme abgeschlossen"), else the company that the text speaks of. Refused: advice to buy shares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.frame import same_identity
from tickerlese.events.parties import CORPORATE_TAILS, OWNERS, doer, following_views, listed, open_mentions
from tickerlese.events.takeovers import ACQUIRERS, Deal, from_whom, share_of, unit_of
from tickerlese.events.topics import topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

POSSESSIVES = frozenset("seine seiner seinen seinem ihre ihrer ihren ihrem".split())
JUDGING = tuple(
    "urteil schrieb schreibt bewert stuf analyst rät rate empfiehl kommentier hält lobt sieht kursziel einstufung empfehlung".split()
)
ADVISING = tuple("rät rate riet empfiehlt empfahl empfehl".split())
AUCTIONS = frozenset(
    "tauziehen bieterkampf übernahmekampf ringen poker bieterverfahren rennen bieterwettstreit".split()
)
SALES = ("übernahme", "verkauf", "käufer", "kauf", "offerte", "gebot")


def taken_over(frame: Frame) -> Iterator[Deal]:
    """As in "die Übernahme von X durch Y", "X-Übernahme", "Kauf des Herstellers X", "Zukauf der Klimasparte von X"."""
    target = attribute(frame) or _share_after(frame) or _taken_by(frame)
    if target is None:
        yield from _part_taken_over(frame)
        return
    if is_advice(frame):
        frame.reject("advice to buy")
        return
    acquirer = _acquirer_around(frame, target)
    seller = from_whom(frame, acquirer, target) if frame.phrase(target).prep != "von" else None
    yield from (Deal(each, acquirer, seller) for each in listed(frame, target))


def _part_taken_over(frame: Frame) -> Iterator[Deal]:
    unit = unit_of(frame, oblique=True)
    words = frame.view.lower[frame.hit.end : frame.hit.end + 4]
    follows = unit is not None and any(word.startswith(str(unit.target).split()[0].lower()) for word in words)
    if unit is None or unit.seller is None or not follows:
        frame.reject("nothing named is bought")
        return
    yield Deal(unit.target, _acquirer_around(frame, unit.seller), unit.seller)


def _taken_by(frame: Frame) -> Mention | None:
    """As in "X wehrt sich gegen die Übernahme durch Y": the subject (or whose shareholders it is) when nothing else can be."""
    behind = [m for m in frame.mentions(*ACQUIRERS) if frame.phrase(m).prep == "durch"]
    if not any(frame.phrase(m).first == frame.hit.end for m in behind):
        return None
    shareholders = [m for m in frame.mentions("COMPANY") if frame.phrase(m).head in OWNERS and m not in behind]
    return shareholders[0] if shareholders else doer(frame, "COMPANY")


def is_advice(frame: Frame) -> bool:
    """As in "rät zum Kauf von X"."""
    view, at = frame.view, frame.hit.at
    if at == 0 or view.lower[at - 1] != "zum":
        return False
    ranges = view.clauses[frame.clause].ranges
    return any(view.words[k].startswith(ADVISING) for first, last in ranges for k in range(first, last))


def attribute(frame: Frame) -> Mention | None:
    """The company that is an attribute of the trigger's noun, or the first part of its compound."""
    found = frame.of_noun(frame.hit.at, "COMPANY") or _bare_genitive(frame)
    if found is None:
        return None
    phrase, before = frame.phrase(found), frame.view.words[frame.at(found) - 1]
    if phrase.article in {"eine", "einer", "eines", "einem", "ein"} and not before[:1].isupper():
        return None
    tail = phrase.tail
    return found if not tail or tail in CORPORATE_TAILS or tail == frame.word else None


def _bare_genitive(frame: Frame) -> Mention | None:
    """As in "die Übernahme Covestros": the name directly behind the noun, in the genitive."""
    view, end = frame.view, frame.hit.end
    owner = view.owner[end] if end < len(view) else None
    if owner is None or owner.label != "COMPANY" or owner.anaphor:
        return None
    return owner if view.words[frame.end(owner) - 1].endswith(("s", "’", "'")) else None


def _share_after(frame: Frame) -> Mention | None:
    """As in "Übernahme von 60 Prozent an X", "Kauf der Mehrheit an X"."""
    found = share_of(frame)
    return found if found is not None and frame.at(found) > frame.hit.at else None


def _acquirer_around(frame: Frame, target: Mention) -> Mention | None:
    """The buyer of a nominal takeover: "durch Y", the subject, or whom the text speaks of."""
    by = [m for m in frame.mentions(*ACQUIRERS, scope="sentence") if frame.phrase(m).prep == "durch"]
    found = frame.nearest([m for m in by if not same_identity(m, target)])
    if found is not None:
        return found
    if any(word.startswith(JUDGING) for word in frame.clause_words):
        return None
    subject = doer(frame, "COMPANY")
    if subject is not None and not same_identity(subject, target):
        return subject
    before = frame.view.lower[max(0, frame.hit.at - 3) : frame.hit.at]
    named = any(not same_identity(m, target) for m in frame.mentions("COMPANY", scope="sentence"))
    return topic(frame, besides=(target,)) if not named or POSSESSIVES & set(before) else None


def joined_to(frame: Frame, *preps: str) -> Mention | None:
    """The company that a preposition joins to the trigger's noun, its parent in front left out."""
    for mention in frame.mentions("COMPANY"):
        found = frame.phrase(mention)
        whole = found.tail in CORPORATE_TAILS | {"", frame.word}
        if whole and found.prep in preps and frame.hit.at < found.first <= frame.hit.end + 1:
            return mention
    return None


def resold(frame: Frame) -> Iterator[Deal]:
    """As in "der Verkauf von X an Y"."""
    target = attribute(frame) or _about_to_be_sold(frame)
    acquirer = frame.by_prep(ACQUIRERS, "an")
    if target is None or acquirer is None or same_identity(target, acquirer):
        frame.reject("no company is sold to another")
        return
    seller = frame.by_prep(("COMPANY",), "durch") or doer(frame, "COMPANY")
    same = same_identity(seller, target) or same_identity(seller, acquirer)
    yield Deal(target, acquirer, None if same else seller)


def _about_to_be_sold(frame: Frame) -> Mention | None:
    """As in "X (steht) vor dem Verkauf an Y": the subject."""
    before = frame.view.lower[max(0, frame.hit.at - 3) : frame.hit.at]
    return doer(frame, "COMPANY") if "vor" in before else None


def wanted(frame: Frame) -> Iterator[Deal]:
    """As in "Y hat Interesse an X"."""
    target = joined_to(frame, "an")
    if target is None:
        target = frame.by_prep(("COMPANY",), *(("an",) if frame.hit.trigger.style == "noun" else ("an", "für")))
    acquirer = doer(frame, *ACQUIRERS)
    if target is None or acquirer is None or frame.phrase(target).tail not in CORPORATE_TAILS | {""}:
        frame.reject("no company wants another")
        return
    yield from (Deal(target, each) for each in listed(frame, acquirer) if not same_identity(each, target))


def talked_about(frame: Frame) -> Iterator[Deal]:
    """As in "Übernahmespekulationen um X"."""
    target = joined_to(frame, "um", "über", "zu", "bei")
    if target is None or (frame.word.startswith(("spekulation", "gerücht")) and not _is_about_sales(frame)):
        frame.reject("no company is talked about")
        return
    yield Deal(target)


def awarded(frame: Frame) -> Iterator[Deal]:
    """As in "Den Zuschlag für X erhielt Y", "Tauziehen um X: Y bekommt den Zuschlag"."""
    target = joined_to(frame, "für") or next(
        (m for m in frame.mentions("COMPANY", scope="sentence") if frame.phrase(m).head in AUCTIONS), None
    )
    acquirer = doer(frame, *ACQUIRERS)
    if target is None or acquirer is None:
        frame.reject("no company is awarded to another")
        return
    yield Deal(target, acquirer)


def owned(frame: Frame) -> Iterator[Deal]:
    """As in "Neuer Eigentümer (von X) ist Y", "X hat einen neuen Eigentümer: Y", "X findet mit Y einen neuen Eigentümer"."""
    new = any(word.startswith("neue") for word in frame.view.lower[max(0, frame.hit.at - 2) : frame.hit.at])
    if not new:
        frame.reject("no new owner is named")
        return
    target, subject = attribute(frame), doer(frame, "COMPANY")
    if target is None and _is_called_owner(frame, subject):
        others = [m for m in frame.mentions("COMPANY", scope="sentence") if not same_identity(m, subject)]
        target = next((m for m in others if not frame.phrase(m).prep), None) or topic(
            frame, besides=[subject] if subject else ()
        )
    target = target or subject
    others = [m for m in frame.mentions(*ACQUIRERS, scope="sentence") if not same_identity(m, target)]
    plain = [
        m
        for m in others
        if frame.phrase(m).prep in {"", "mit", "in"} and frame.phrase(m).relation in {"", "apposition", "prep"}
    ]
    if target is None or not plain:
        frame.reject("no new owner is named")
        return
    yield Deal(target, plain[0])


def _is_called_owner(frame: Frame, subject: Mention | None) -> bool:
    """Whether the company is said to be the new owner ("Neuer Eigentümer ist Y") rather than to have one."""
    beside = subject is not None and frame.view.clause_at(frame.at(subject)) == frame.clause
    return (
        beside
        and frame.has("ist", "wird", "sei", "werde", "heißt", "heisst")
        and not frame.has("hat", "bekommt", "findet")
    )


def _is_about_sales(frame: Frame) -> bool:
    """Whether this or the next sentence speaks of a sale or takeover."""
    words = (word for view in (frame.view, *following_views(frame, 1)) for word in view.lower)
    return any(word.startswith(SALES) for word in words)


def buyer(frame: Frame) -> Iterator[Deal]:
    """As in "Als möglicher Käufer des Unternehmens wird Y genannt", "trennt sich von X: Käufer ist Y"."""
    target = attribute(frame) or joined_to(frame, "für") or _given_away(frame)
    buyers = [m for m in open_mentions(frame, frame.clause, *ACQUIRERS) if not same_identity(m, target)]
    if target is None or not buyers:
        frame.reject("buyer or target is missing")
        return
    yield from (Deal(target, each) for each in listed(frame, buyers[0]))


def _given_away(frame: Frame) -> Mention | None:
    """Whom the sentence's seller parts with ("trennt sich von X: Käufer ist Y")."""
    view = frame.view
    for mention in frame.mentions("COMPANY", scope="sentence"):
        clause = view.clauses[view.clause_at(frame.at(mention))]
        parting = any(view.lower[k].startswith("trenn") for first, last in clause.ranges for k in range(first, last))
        if parting and view.phrase(mention).prep == "von":
            return mention
    return None
