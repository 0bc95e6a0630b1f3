"""Whose debt is rated: "die Bonität der Commerzbank", "Frankreichs Rating", "hob RWE auf A an", "die von Fitch … wurde".

In: a ``Frame``, a token range in which one agency speaks, the ratings in it. Out: each debtor with its ratings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.rating_agencies import is_agency
from tickerlese.events.syntax import DASHES
from tickerlese.events.topics import topic

if TYPE_CHECKING:
    from tickerlese.events.credit_notes import Note
    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

DEBTORS = ("COMPANY", "LOCATION", "ORGANIZATION")
LOOSE = frozenset({"", "für", "von"})
LINKS = frozenset({",", "und", "sowie"})
DEBT_TAILS = (
    "rating",
    "ratings",
    "bonität",
    "note",
    "anleihe",
    "anleihen",
    "ausblick",
    "schulden",
    "konzern",
    "gruppe",
    "tochter",
)
PRONOUNS = frozenset({"er", "sie", "es", "deren", "dessen", "seine", "ihre", "seiner", "ihrer"})
US = "us"


def find_debtors(
    frame: Frame, first: int, last: int, notes: list[Note], rated: set[int]
) -> list[tuple[Mention | str, list[Note]]]:
    """The debtors of the range, each with the ratings that are its own."""
    first = _headline_part(frame, first, last)
    found = _distinct([m for m in _candidates(frame, first, last) if _is_debtor(frame, m, rated)])
    companies = [m for m in found if m.label == "COMPANY"]
    found = companies or found
    if not found:
        outside = _outside(frame, first, rated)
        return [(outside, notes)] if outside is not None else []
    best = [m for m in found if _is_owner(frame, m, rated)] or found
    if len(found) > 1 and len([n for n in notes if not n.is_old]) > 1:
        return _shared_out(frame, found, notes)
    return [(m, notes) for m in _listed(frame, best)]


def _headline_part(frame: Frame, first: int, last: int) -> int:
    """Where the part of a headline begins that the trigger stands in: "X stockt bei Y auf - Moody's bestätigt Bonitätsnote"."""
    view = frame.view
    if view.words[-1] in {".", "!", "?"}:
        return first
    breaks = [k for k in range(first, min(last, frame.hit.at)) if view.words[k] in DASHES and not _is_joined(frame, k)]
    return breaks[-1] + 1 if breaks else first


def _is_joined(frame: Frame, k: int) -> bool:
    return k == 0 or frame.view.adjoins(k - 1, k) or (k + 1 < len(frame.view) and frame.view.adjoins(k, k + 1))


def _candidates(frame: Frame, first: int, last: int) -> list[Mention]:
    view = frame.view
    inside = [m for m in view.mentions if m.label in DEBTORS and first <= frame.at(m) < last]
    return [
        m
        for m in inside
        if m.kind not in {"media", "venue"} and not is_agency(m) and not (m.anaphor and m.kind == "share")
    ]


def _is_debtor(frame: Frame, mention: Mention, rated: set[int]) -> bool:
    phrase = frame.phrase(mention)
    if phrase.tail and not phrase.tail.endswith(DEBT_TAILS):
        return False
    if mention.anaphor and phrase.head.startswith(("ratingagentur", "agentur")):
        return False
    if phrase.prep and phrase.prep not in LOOSE | {"bei"}:
        return False
    if mention.label == "LOCATION" and phrase.prep == "von":
        return phrase.head_at in rated
    return mention.kind != "city" or phrase.prep == "für" or phrase.head_at in rated


def _is_owner(frame: Frame, mention: Mention, rated: set[int]) -> bool:
    """Whether the mention is what the rating or its word belongs to."""
    phrase, end = frame.phrase(mention), frame.end(mention)
    owns = end in rated and frame.view.words[end - 1].endswith(("s", "’", "'"))
    return owns or phrase.prep == "für" or phrase.head_at in rated or phrase.tail.endswith(DEBT_TAILS[:4])


def _distinct(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if not any(mention.identity is not None and mention.identity is other.identity for other in kept):
            kept.append(mention)
    return kept


def _listed(frame: Frame, mentions: list[Mention]) -> list[Mention]:
    """The first debtor with those that continue its list."""
    found = mentions[:1]
    for mention in mentions[1:]:
        gap = frame.view.lower[frame.end(found[-1]) : frame.phrase(mention).first]
        if len(gap) != 1 or gap[0] not in LINKS:
            break
        found.append(mention)
    return found


def _shared_out(frame: Frame, mentions: list[Mention], notes: list[Note]) -> list[tuple[Mention | str, list[Note]]]:
    """Ratings go to the debtor named before them, the first ones to the first."""
    shares: list[tuple[Mention | str, list[Note]]] = []
    for i, mention in enumerate(mentions):
        start = frame.at(mention) if i else 0
        end = frame.at(mentions[i + 1]) if i + 1 < len(mentions) else len(frame.view)
        own = [note for note in notes if start <= note.first < end]
        if own:
            shares.append((mention, own))
    return shares


def _outside(frame: Frame, first: int, rated: set[int]) -> Mention | str | None:
    """The debtor when the range names none: "die US-Bonität", the one named last, the article's company."""
    view = frame.view
    if any(k >= 2 and view.words[k - 1] == "-" and view.lower[k - 2] == US for k in rated):
        return "USA"
    before = _distinct([m for m in _candidates(frame, 0, first) if m.label == "COMPANY" and not frame.phrase(m).tail])
    if before:
        return before[0] if len(before) == 1 else None
    known = frame.document.latest("credit_rating", "issuer", view.index, 2)
    if known is not None:
        return known
    return topic(frame, besides=[m for m in frame.document.mentions if is_agency(m)])
