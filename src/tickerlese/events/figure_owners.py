"""Whose business figure it is, and of which period.

In: a ``Frame`` whose trigger names a metric. Out: the company (the noun's owner, the subject, the article's main company),
the quarter or year, and whether the figure belongs to an industry or a country instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.topics import topic

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention

INDUSTRY_TAILS = (
    "industrie",
    "branche",
    "handel",
    "handels",
    "wirtschaft",
    "markt",
    "markts",
    "marktes",
    "sektor",
    "sektors",
    "hersteller",
    "betriebe",
    "firmen",
    "unternehmen",
    "händler",
    "gewerbe",
)


def period_of(frame: Frame) -> Mention | None:
    """The period that the figure is of: a quarter, a year, a month, never the day of the report."""
    for scope in ("clause", "sentence"):
        found = [
            m for m in frame.mentions("DATE", scope=scope) if m.period and m.period.kind in {"period", "fiscal_period"}
        ]
        found = [m for m in found if not frame.is_compared(m)]
        if found:
            return frame.nearest(found)
    return None


def company_of(frame: Frame) -> Mention | None:
    """Whose figure it is: the noun's owner, the subject, the sentence before, the article's main company."""
    owner = frame.of_noun(frame.hit.at, "COMPANY")
    if owner is not None:
        return owner
    subject = frame.subject("COMPANY") or _employer(frame)
    if subject is not None:
        return subject
    others = [
        m
        for m in frame.mentions("COMPANY", scope="sentence")
        if frame.is_subject_like(m) and m.kind != "media" and _in_main(frame.view, m)
    ]
    if others:
        return frame.nearest(others)
    return topic(frame)


def _in_main(view: SentenceView, mention: Mention) -> bool:
    return view.clauses[view.clause_at(view.span[id(mention)][0])].kind == "main"


def is_foreign(frame: Frame) -> bool:
    """Whether the metric is that of an industry, a market or a country ("die Umsätze der Küchenindustrie")."""
    view, k = frame.view, frame.hit.at + 1
    if k >= len(view) or view.lower[k] not in {"der", "des", "im", "in", "am", "aller", "deutscher"}:
        return False
    for j in range(k, min(k + 5, len(view))):
        owner = view.owner[j]
        if owner is not None:
            return owner.label == "LOCATION" and j > k
        if view.words[j][:1].isupper() and view.lower[j].endswith(INDUSTRY_TAILS):
            return True
    return False


def _employer(frame: Frame) -> Mention | None:
    """The company whose executive is the subject ("stellt Finanzvorstand X … in Aussicht")."""
    person = frame.subject("PERSON")
    if person is None or person.employer is None:
        return None
    return next((m for m in frame.document.mentions if m.label == "COMPANY" and m.identity is person.employer), None)
