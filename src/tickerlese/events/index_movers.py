"""Which companies move in or out of an index, and which take or leave their places.

In: a ``Frame`` whose trigger tells a move. Out: ``Movers``; the modality that the tense gives, since reviews of indices are
announced before they take effect.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tickerlese.events.parties import cast, is_passive, listed, open_mentions
from tickerlese.events.topics import topic

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention
    from tickerlese.modality import Modality

PROVIDERS = (
    "stoxx",
    "deutsche börse",
    "msci",
    "ftse russell",
    "six",
    "s&p dow jones",
    "standard & poor's",
    "s&p",
    "wiener börse",
    "nasdaq",
    "s&p global",
)
INSTEAD = frozenset({"für", "statt", "anstelle", "anstatt"})
SHARE_HEADS = frozenset(
    "aktie aktien papier papiere papieren titel titeln anteilsscheine vorzugsaktien vorzugsaktie stammaktien".split()
)
LINKS = frozenset({",", "und", "sowie"})
PAST_WORDS = frozenset(
    "war waren wurde wurden hatte hatten stieg stiegen rückte rückten zog zogen flog flogen fiel fielen verließ verliessen verließen verliess schied schieden "
    "wich wichen ersetzte ersetzten nahm nahmen kehrte kehrten wechselte wechselten musste mussten seit löste lösten strich strichen gelang schaffte schafften".split()
)
PERFECT = frozenset("ist sind hat haben sei seien".split())
EXPECTING = ("dürfte", "dürften", "erwartet", "erwarten", "wohl", "voraussichtlich", "wahrscheinlich", "vermutlich")
FUTURE_WORDS = frozenset("wird werden muss müssen künftig".split())


class Movers(NamedTuple):
    """Companies that make the move, and those whose places they take or leave (the opposite happens to them)."""

    movers: list[Mention]
    others: list[Mention]


def find_movers(frame: Frame, move: str) -> Movers:
    """The companies of the trigger's clause by the part they play."""
    if move == "replace":
        return _replaced(frame)
    if frame.hit.trigger.style == "noun":
        return Movers(_of_noun(frame), [])
    heads = [m for m in _companies(frame) if frame.phrase(m).prep in INSTEAD]
    others = [m for head in heads for m in listed(frame, head)]
    if move == "instead":
        others = [m for m in _companies(frame) if frame.phrase(m).head == "stelle"]
        movers = [m for m in _moving(frame) if m not in others]
        return Movers(movers, others)
    movers = [m for m in _moving(frame) if m not in others]
    if move in {"taken", "cut"} and not is_passive(frame):
        movers = _objects(frame)
    return Movers(movers or _shared(frame), others)


def _companies(frame: Frame) -> list[Mention]:
    found = frame.mentions("COMPANY")
    return [m for m in found if m.kind != "media" and (m.name or "").lower() not in PROVIDERS]


def _moving(frame: Frame) -> list[Mention]:
    clause = frame.view.clauses[frame.clause]
    if clause.kind == "rel" and clause.antecedent is not None and clause.antecedent.label == "COMPANY":
        return _listed_before(frame, clause.antecedent)
    known = _companies(frame)
    found = [m for m in open_mentions(frame, frame.clause, "COMPANY") if m in known]
    found += [m for m in known if m not in found and _is_share(frame, m)]
    found = [m for m in found if not frame.phrase(m).tail or frame.phrase(m).tail in SHARE_HEADS]
    return found or [m for m in known if _may_be_subject(frame, m)]


def _may_be_subject(frame: Frame, mention: Mention) -> bool:
    """Whether "der X" behind another noun can be the subject as well as a genitive: "fliegt im Gegenzug der Händler X"."""
    phrase = frame.phrase(mention)
    return phrase.article == "der" and phrase.relation == "genitive" and not phrase.tail and phrase.first > frame.hit.at


def _is_share(frame: Frame, mention: Mention) -> bool:
    """Whether the clause speaks of the company's shares: "die Aktien von X", "die X-Aktie"."""
    phrase = frame.phrase(mention)
    of_shares = phrase.relation in {"von", "genitive"} and phrase.head in SHARE_HEADS and not phrase.outer
    return of_shares or (phrase.tail in SHARE_HEADS and not phrase.prep)


def _listed_before(frame: Frame, last: Mention) -> list[Mention]:
    """The mentions of the list that ends with ``last``, when the relative clause speaks of several."""
    found = [last]
    plural = frame.view.lower[frame.view.clauses[frame.clause].ranges[0][0]] == "die" and frame.word.endswith("en")
    before = [m for m in frame.view.mentions if m.label == "COMPANY" and frame.at(m) < frame.at(last)]
    for mention in reversed(before if plural else []):
        gap = frame.view.lower[frame.end(mention) : frame.phrase(found[0]).first]
        if len(gap) != 1 or gap[0] not in LINKS:
            break
        found.insert(0, mention)
    return found


def _replaced(frame: Frame) -> Movers:
    if is_passive(frame):
        agents = [m for m in _companies(frame) if frame.phrase(m).prep in {"durch", "von"}]
        return Movers([m for a in agents[:1] for m in listed(frame, a)], [m for m in _moving(frame) if m not in agents])
    parts = cast(frame, "COMPANY")
    clause = frame.view.clauses[frame.clause]
    if parts.subject is None and clause.shares_subject and clause.parent >= 0:
        parts.subject = next(iter(open_mentions(frame, clause.parent, "COMPANY")), None)
    subject = [
        m for m in (listed(frame, parts.subject) if parts.subject else []) if (m.name or "").lower() not in PROVIDERS
    ]
    objects = [m for head in parts.objects[:1] for m in listed(frame, head)]
    return Movers(subject, objects) if subject and objects else Movers([], [])


def _objects(frame: Frame) -> list[Mention]:
    known = _companies(frame)
    parts = cast(frame, "COMPANY")
    found = [m for m in parts.objects if m in known] or [m for m in (parts.subject,) if m in known and m is not None]
    return [m for head in found for m in listed(frame, head)]


def _of_noun(frame: Frame) -> list[Mention]:
    """Whose rise or fall a noun tells: "der Abstieg von X und Y", "X gelingt die Rückkehr", "X schafft den Aufstieg"."""
    owner = frame.of_noun(frame.hit.at, "COMPANY")
    if owner is not None:
        return listed(frame, owner)
    shares = [m for m in _companies(frame) if _is_share(frame, m) and frame.at(m) > frame.hit.at]
    if shares:
        return shares
    found = [m for m in _moving(frame) if frame.at(m) < frame.hit.at or frame.view.index == 0]
    return found or _shared(frame)


def _shared(frame: Frame) -> list[Mention]:
    """The company of the clause before, or of the sentences before, when this clause leaves it out or says "sie"."""
    subject = frame.subject("COMPANY")
    if subject is not None and (subject.name or "").lower() not in PROVIDERS:
        return [subject]
    if not frame.has("sie", "er", "es") and frame.hit.trigger.style != "noun":
        return []
    found = topic(frame)
    return [found] if found is not None and (found.name or "").lower() not in PROVIDERS else []


def when_told(frame: Frame) -> Modality | None:
    """Planned for what is announced in the present tense, asserted for what lies behind; null where cues decide."""
    if frame.certainty[0] == "expected" and frame.has("wird", "werden") and not frame.has(*EXPECTING):
        return "planned"
    if frame.certainty[0] != "asserted":
        return None
    words = frame.clause_words
    if words & FUTURE_WORDS and not words & {"wurde", "wurden", "worden"}:
        return "planned"
    perfect = frame.hit.trigger.style == "participle" and words & PERFECT
    return "asserted" if perfect or words & PAST_WORDS or frame.hit.trigger.style == "noun" else "planned"
