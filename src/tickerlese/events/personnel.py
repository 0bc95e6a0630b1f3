"""Drafts of management changes: who comes, goes or stays, with company, post, predecessor, time and certainty.

In: a ``Frame`` and the people, posts and companies that a reader found. Out: drafts. Refused: changes without a company,
people whose own post is a public one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.frame import same_identity
from tickerlese.events.officeholders import hiring_company, holds_public_post, leaving_company, role_of, told_office
from tickerlese.events.offices import Office, announced_role, find_office
from tickerlese.events.spec import Draft
from tickerlese.mention import Mention
from tickerlese.roles import find_role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.spec import Modality, SlotValue

BOARDS_OF = {
    "executive": ("Vorstand", "Geschäftsführung", "Geschäftsleitung", "Konzernleitung", "Konzernvorstand"),
    "board": ("Aufsichtsrat", "Verwaltungsrat", "Beirat"),
}
DUE = frozenset({"zum", "ab", "per", "mit", "bis", "ende", "anfang"})


def appointed(
    frame: Frame, person: Mention, office: Office | None, predecessor: Mention | None = None
) -> Iterator[Draft]:
    """Someone gets a post; the role is the one told, the predecessor's, or the one announced before."""
    company = hiring_company(frame, person, office, predecessor)
    if company is None:
        frame.reject("no company has the post")
        return
    name = office.name if office else None
    values: dict[str, SlotValue] = {
        "company": company,
        "person": person,
        "role": name or told_office(frame, person) or role_of(predecessor) or announced_role(frame),
        "action": "appointed",
        "successor_of": None if same_identity(person, predecessor) else predecessor,
        "period": _period(frame),
    }
    yield Draft(values, modality=_modality(frame, values["period"]))


def departed(
    frame: Frame, person: Mention, company: Mention | None = None, office: Office | None = None, *, known: bool = False
) -> Iterator[Draft]:
    """Someone leaves a post; ``known`` when the words tell that it was one, though not which."""
    known = known or role_of(person) is not None or office is not None
    company = company or leaving_company(frame, person, known=known)
    if company is None or holds_public_post(person):
        frame.reject("no company loses the person")
        return
    values: dict[str, SlotValue] = {
        "company": company,
        "person": person,
        "role": _left_role(person, office),
        "action": "departed",
        "period": _period(frame),
    }
    yield Draft(values, modality=_modality(frame, values["period"]))


def _left_role(person: Mention, office: Office | None) -> str | None:
    """The post that is left: the person's own rather than only its board ("Finanzvorstand P verlässt den Vorstand")."""
    own, told = role_of(person), office.name if office else None
    if own is None or told is None:
        return told or own
    row = find_role(own.replace("-", " ").split()[-1])
    return own if row is not None and told in BOARDS_OF.get(row.kind, ()) else told


def extended(frame: Frame, person: Mention, office: Office | None = None) -> Iterator[Draft]:
    """Someone keeps a post."""
    company = (office.company if office else None) or leaving_company(frame, person, known=True)
    if company is None or holds_public_post(person):
        frame.reject("no company keeps the person")
        return
    role = (office.name if office else None) or role_of(person)
    yield Draft(
        {"company": company, "person": person, "role": role, "action": "extended", "period": _period(frame, until=True)}
    )


def both(
    frame: Frame, person: Mention | None, predecessor: Mention | None, office: Office | None = None
) -> Iterator[Draft]:
    """A successor comes and a predecessor goes."""
    if person is None or predecessor is None or same_identity(person, predecessor):
        frame.reject("successor or predecessor is missing")
        return
    for draft in appointed(frame, person, office or find_office(frame), predecessor):
        yield draft
        values = {**draft.values, "person": predecessor, "action": "departed", "successor_of": None, "period": None}
        values["role"] = role_of(predecessor) or draft.values["role"]
        yield Draft(values, modality=draft.modality)


def _period(frame: Frame, *, until: bool = False) -> Mention | None:
    """The date of the clause; of several, the one with "bis", "zum" or "ab"."""
    dates = frame.mentions("DATE")
    words = {"bis"} if until else DUE
    marked = [m for m in dates if frame.view.lower[frame.at(m)] in words or frame.phrase(m).prep in words | {"zu"}]
    return frame.nearest(marked or dates)


def _modality(frame: Frame, period: SlotValue) -> Modality:
    """Planned, when the change is yet to come: by its cues or by its date."""
    cued, today = frame.certainty[0], frame.published_day()
    if cued in {"expected", "planned"}:
        return "planned"
    start = period.period.start if isinstance(period, Mention) and period.period else None
    return "planned" if cued == "asserted" and start and today and start > today else cued
