"""Which central bank a clause speaks of: by name, as "die Währungshüter", or by its country ("Japans Notenbank").

In: a ``Frame``. Out: the bank's mention (its name, when no mention of the text tells it), or null. The national banks of
the euro area set no rates and are passed over.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tickerlese.organizations import organizations
from tickerlese.places import places_of_demonym

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention

BANK_NOUNS = (
    "notenbank", "zentralbank", "nationalbank", "reichsbank", "währungshüter", "notenbanker", "zentralbanker", "geldpolitiker", "währungshütern",
    "notenbankern", "zentralbankern", "geldpolitikern",
)  # fmt: skip
WITHOUT_RATES = frozenset({"DE", "FR", "IT"})
AGENTS = frozenset({"", "von", "durch"})
OTHER_SUBJECTS = frozenset(
    "wird wurde werden wurden worden sinkt sank steigt stieg fällt fiel bleibt blieb liegt lag".split()
)
LOOK_BACK = 3


@cache
def banks_by_country() -> dict[str, str]:
    """Names of the rate-setting central banks by ISO 3166 country code."""
    rows = [row for row in organizations() if row.kind == "central_bank" and row.country not in WITHOUT_RATES]
    return {row.country: row.name for row in rows if row.country}


def is_central_bank(mention: Mention) -> bool:
    """Whether the mention is a central bank that sets rates."""
    if mention.kind != "central_bank" or mention.label != "ORGANIZATION":
        return False
    return mention.identity is None or mention.identity.country not in WITHOUT_RATES


def acting_bank(frame: Frame) -> Mention | str | None:
    """The central bank that acts in the trigger's clause, also as the antecedent of a relative clause or "der Währungshüter"."""
    view, clause = frame.view, frame.view.clauses[frame.clause]
    if clause.kind == "rel" and clause.antecedent is not None and is_central_bank(clause.antecedent):
        return clause.antecedent
    found = [m for m in frame.mentions("ORGANIZATION") if is_central_bank(m) and _acts(frame, m)]
    if found:
        return frame.nearest(found)
    if clause.shares_subject and clause.parent >= 0:
        before = [m for m in view.mentions if is_central_bank(m) and view.clause_at(frame.at(m)) == clause.parent]
        if before and _acts(frame, before[0]):
            return before[0]
    at = next((k for first, last in clause.ranges for k in range(first, last) if _is_bank_noun(view, k)), -1)
    return described_bank(frame, at) if at >= 0 else None


def _acts(frame: Frame, mention: Mention) -> bool:
    phrase = frame.phrase(mention)
    if phrase.relation in {"genitive", "von"} and phrase.head_at == frame.hit.at:
        return not OTHER_SUBJECTS.isdisjoint(frame.clause_words)
    return phrase.prep in AGENTS and not (phrase.outer and phrase.prep == "")


def _is_bank_noun(view: SentenceView, k: int) -> bool:
    return view.owner[k] is None and view.words[k][:1].isupper() and view.lower[k].endswith(BANK_NOUNS)


def described_bank(frame: Frame, at: int) -> Mention | str | None:
    """The bank that a noun like "Notenbank" stands for: of the country named in front, else the one named last."""
    country = _country_before(frame.view, at)
    if country is not None:
        name = banks_by_country().get(country)
        known = (m for m in frame.document.mentions if m.name == name and m.label == "ORGANIZATION")
        return next(known, None) or name
    return last_bank(frame)


def _country_before(view: SentenceView, at: int) -> str | None:
    k = at - 2 if at >= 2 and view.words[at - 1] == "-" else at - 1
    if k < 0:
        return None
    owner = view.owner[k]
    if owner is not None and owner.label == "LOCATION" and owner.identity is not None:
        return owner.identity.country
    return next((place.country for place in places_of_demonym(view.words[k]) if place.kind == "country"), None)


def last_bank(frame: Frame) -> Mention | None:
    """The central bank that the text named last: in this sentence before the trigger, else in the sentences before."""
    before = [m for m in frame.view.mentions if is_central_bank(m) and frame.at(m) < frame.hit.at]
    if before:
        return before[-1]
    for view in frame.previous_views(LOOK_BACK):
        found = [m for m in view.mentions if is_central_bank(m)]
        if found:
            return found[0]
    return None
