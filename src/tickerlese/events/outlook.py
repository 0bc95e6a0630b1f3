"""Result, own outlook or others' expectation: whose view of a figure a clause tells.

In: a ``Frame``. Out: ``Outlook``. Earnings want results, guidance wants what the company itself expects, the consensus is
what analysts expect.
"""

from __future__ import annotations

import re
from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING

from tickerlese.events.function_words import COORDINATORS

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView

EXPECTING = frozenset(
    "erwartet erwarten erwarte erwartete erwarteten rechnet rechnen rechne rechnete rechneten gerechnet prognostiziert prognostizierte prognostizieren peilt peilen anpeilt angepeilt "
    "anpeilen strebt streben anstrebt angestrebt taxiert taxieren veranschlagt aussicht ziel ziele zielen prognose jahresprognose "
    "umsatzprognose gewinnprognose ergebnisprognose ausblick plant planen geplant avisiert projiziert stellt zettel zielspanne erwartungen "
    "zuversichtlich mittelfristziel mittelfristziele jahresziel jahresziele guidance vorgesehen vorsieht traut zutraut".split()
)
WEAK = frozenset({"ziel", "ziele", "erwartungen", "stellt", "zettel"})
MODALS = frozenset("will wollen wolle soll sollen solle dürfte dürften könnte könnten werde wird werden möchte".split())
OTHERS = ("analyst", "experte", "konsens", "marktbeobachter", "volkswirte", "ökonomen", "schätzung", "konsensschätzung")
PAST_OTHERS = frozenset("gerechnet erwartet erwarteten zettel prognostiziert konsens rechneten veranschlagt".split())
AUXILIARIES = frozenset("wird werden wurde wurden hat haben hatte hatten ist sind war waren".split())
PARTICIPLE = re.compile(r"(?:\w*ge\w{3,}|(?:er|ver|be|ent|zer|über|unter)\w{3,}|\w+iert)(?<!werte)(?:t|en)?")
AIM_VERBS = frozenset("übertraf übertroffen verfehlte verfehlt erreichte erreicht hinter über unter".split())


class Outlook(Enum):
    """Whose view of a figure it is."""

    RESULT = "result"
    GUIDANCE = "guidance"
    CONSENSUS = "consensus"


def read_outlook(frame: Frame) -> Outlook:
    """Whether the clause of the trigger tells a result, the company's outlook, or what others expect."""
    words = _verb_words(frame)
    if any(word.startswith(OTHERS) for word in _governing_words(frame)):
        return Outlook.CONSENSUS
    if any(word.startswith(OTHERS) for word in words) and (PAST_OTHERS & words or EXPECTING & words):
        return Outlook.CONSENSUS if not _reports_result(frame) else Outlook.RESULT
    strong = (EXPECTING - WEAK) & words
    if strong and not (AIM_VERBS & words):
        return Outlook.GUIDANCE
    if "fest" in words and {"hält", "halten", "hielt"} & words and "an" in words:
        return Outlook.GUIDANCE
    if "sieht" in words and frame.subject("PERSON") is not None:
        return Outlook.GUIDANCE
    if "aussicht" in words or ({"ziel", "ziele"} & words and not AIM_VERBS & words):
        return Outlook.GUIDANCE
    if _future(frame) or _governed(frame):
        return Outlook.GUIDANCE
    return Outlook.RESULT


def _verb_words(frame: Frame) -> frozenset[str]:
    """Words of the clause, and of the one that shares its verb: "wurden ein Umsatz von X und ein Ebit von Y erwartet"."""
    view, words = frame.view, frame.clause_words
    apart = [index for index, clause in enumerate(view.clauses) if clause.kind != "paren"]
    if frame.clause not in apart:
        return words
    here = apart.index(frame.clause)
    for left, right in pairwise(apart):
        opener = view.lower[view.clauses[right].ranges[0][0]]
        joined = opener in COORDINATORS or view.lower[max(0, view.clauses[right].ranges[0][0] - 1)] in COORDINATORS
        if joined and apart[here] in (left, right) and _is_open(view, left):
            words = words.union(*(view.lower[a:b] for index in (left, right) for a, b in view.clauses[index].ranges))
    return words


def _is_open(view: SentenceView, clause: int) -> bool:
    """Whether the clause has an auxiliary whose participle is still to come."""
    words = [view.lower[k] for a, b in view.clauses[clause].ranges for k in range(a, b) if view.words[k].islower()]
    return not AUXILIARIES.isdisjoint(words) and not any(PARTICIPLE.fullmatch(word) for word in words)


def _reports_result(frame: Frame) -> bool:
    """For "stieg auf 3 Milliarden, mehr als Analysten erwartet hatten": a result that names the consensus."""
    before = [word for word in frame.view.lower[: frame.hit.at + 6] if word.startswith(OTHERS)]
    return not before


def _future(frame: Frame) -> bool:
    modality, _ = frame.certainty
    return bool(MODALS & frame.clause_words) and modality in {"planned", "expected"}


def _governed(frame: Frame) -> bool:
    """Whether the governing clause expects what this one tells ("rechnet damit, dass der Umsatz … steigt")."""
    words = _governing_words(frame)
    return any(word in EXPECTING - WEAK for word in words) or {"davon", "aus"}.issubset(words)


def _governing_words(frame: Frame) -> list[str]:
    """Lower-cased words of the clause that a subordinate or infinitive clause depends on."""
    clause = frame.view.clauses[frame.clause]
    if (clause.kind != "sub" and clause.has_verb) or clause.parent < 0:
        return []
    parent = frame.view.clauses[clause.parent]
    return [frame.view.lower[k] for first, last in parent.ranges for k in range(first, last)]
