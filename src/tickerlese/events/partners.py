"""Who works together, as sentences tell it: "X und Y kooperieren", "Partnerschaft mit Y", "Gemeinschaftsunternehmen von X und Y".

In: a ``Frame`` on such a word. Out: the partners (mentions, each company once) and what they do together. Refused: unions,
parties and authorities as partners, media that only present something, companies that merely stand in the same sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.frame import same_identity
from tickerlese.events.parties import CORPORATE_TAILS, REPORTING, doer, listed
from tickerlese.events.purposes import noun_phrase
from tickerlese.events.topics import topic
from tickerlese.industries import describe_company

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

SPEAKERS = frozenset(
    "aktie aktien papier papiere titel sprecher sprecherin sprechers chef chefin vorstand konzernchef".split()
)
PARTNERS = ("COMPANY", "ORGANIZATION")
NO_PARTNERS = frozenset({"union", "party", "association", "authority", "government", "central_bank", "court", "venue"})
TOPIC_PREPS = frozenset({"bei", "beim", "für", "zur", "zum", "in", "im", "über"})
DESCRIBED = 5  # how far behind "mit" the noun of an unnamed partner may stand
SUBJECT_REACH = 10
UNNAMED = frozenset({"start-up", "startup", "partner", "fintech", "konkurrenten", "rivalen", "wettbewerber"})


def partners_of(frame: Frame) -> list[Mention]:
    """The partners that a noun or verb of cooperation joins, in text order; fewer than two when only one is named."""
    found: list[Mention] = []
    if frame.sets["how"] == "jointly":
        acting = doer(frame, "COMPANY")
        return _listed_from(frame, acting) if acting is not None else []
    _add(found, _joined(frame) or _both(frame))
    if len(found) < 2:
        companions = _companions(frame)
        acting = doer(frame, "COMPANY")
        if acting is not None and may_partner(frame, acting):
            subject = _listed_from(frame, acting)
            _add(found, subject)
        _add(found, companions)
        if companions and len(found) == len(companions):
            first = _other(frame, found)
            found = [first, *found] if first is not None else found
    return sorted(found, key=lambda m: m.start)


def has_described_partner(frame: Frame) -> bool:
    """Whether "mit" leads to one partner without a name ("mit einem chinesischen Autobauer")."""
    view = frame.view
    if any(frame.phrase(m).prep == "mit" for m in frame.mentions("COMPANY")):
        return False
    for first, last in view.clauses[frame.clause].ranges:
        for k in range(first, last - 1):
            if view.lower[k] != "mit" or view.lower[k + 1] not in {"einem", "einer", "dem", "der"}:
                continue
            nouns = [word for word in view.words[k + 2 : min(k + 2 + DESCRIBED, last)] if word[:1].isupper()]
            if any(describe_company(noun) is not None or noun.lower() in UNNAMED for noun in nouns):
                return True
    return False


def _joined(frame: Frame) -> list[Mention]:
    """Partners in the noun's own phrase: "zwischen X und Y", "von X und Y", "der X und der Y", each with what is listed."""
    for mention in frame.mentions(*PARTNERS, scope="sentence"):
        phrase = frame.phrase(mention)
        behind = 0 < frame.at(mention) - frame.hit.at <= SUBJECT_REACH
        own = phrase.head_at == frame.hit.at and phrase.relation in {"von", "genitive"}
        between = phrase.prep == "zwischen" or (behind and phrase.prep == "aus")
        if (between and phrase.head_at in {-1, frame.hit.at}) or own:
            group = _listed_from(frame, mention)
            if (len(group) > 1 or own) and may_partner(frame, mention):
                return group
    return []


def _both(frame: Frame) -> list[Mention]:
    """The two companies that "beide" means: the only ones of the sentence, or of the one before."""
    if not frame.has("beide", "beiden"):
        return []
    for view in (frame.view, *frame.previous_views(1)):
        named: list[Mention] = []
        _add(named, [m for m in view.mentions if m.label == "COMPANY" and m.kind != "media" and not m.anaphor])
        if named:
            return named if len(named) == 2 else []
    return []


def _companions(frame: Frame) -> list[Mention]:
    """Who "mit" names, with what is listed, nearest to the trigger."""
    found = [m for m in frame.mentions(*PARTNERS) if frame.phrase(m).prep in {"mit", "samt"} and may_partner(frame, m)]
    nearest = frame.nearest(found)
    return _listed_from(frame, nearest) if nearest is not None else []


def _listed_from(frame: Frame, head: Mention) -> list[Mention]:
    """The mention and what is listed after it, articles and descriptions between allowed ("der Bank X und dem Rivalen Y")."""
    found = listed(frame, head)
    if len(found) == 1:
        after = frame.end(head)
        view = frame.view
        if after < len(view) and view.lower[after] in {"und", "sowie", "&"}:
            other = next((m for m in view.mentions if m.label in PARTNERS and frame.phrase(m).first == after + 1), None)
            if other is not None and not frame.phrase(other).prep:
                found = [head, other]
    return [m for m in found if may_partner(frame, m)]


def may_partner(frame: Frame, mention: Mention) -> bool:
    """Whether the mention can be a partner: a company that is no mere part of a word, and no newspaper that reports."""
    if mention.kind in NO_PARTNERS or (
        mention.kind == "media" and any(w.startswith(REPORTING) for w in frame.clause_words)
    ):
        return False
    tail = frame.phrase(mention).tail
    return not tail or tail in CORPORATE_TAILS or tail in frame.word


def _other(frame: Frame, taken: list[Mention]) -> Mention | None:
    """The partner that is told elsewhere: owner of the noun, share of the sentence, the company the text is about."""
    firms = [
        m
        for m in frame.mentions("COMPANY", scope="sentence")
        if m.kind != "media" and not any(same_identity(m, other) for other in taken)
    ]
    plain = [m for m in firms if frame.is_subject_like(m, heads=SPEAKERS) or frame.phrase(m).tail]
    return frame.nearest(plain) or topic(frame, besides=taken)


def _add(found: list[Mention], more: Iterable[Mention]) -> None:
    """Append what is not in the list yet, by identity."""
    for mention in more:
        if not any(same_identity(mention, other) for other in found):
            found.append(mention)


def shared_subject(frame: Frame) -> str | None:
    """What they do together: the noun phrase behind "bei", "für", "in" that follows the noun or stands in the verb's clause."""
    view = frame.view
    is_noun = frame.hit.trigger.style == "noun"
    for first, last in view.clauses[frame.clause].ranges:
        start = max(first, frame.hit.end) if is_noun else first
        for k in range(start, min(last - 1, start + 3 * SUBJECT_REACH)):
            if view.lower[k] not in TOPIC_PREPS or view.owner[k] is not None:
                continue
            owner = view.owner[k + 1]
            if owner is not None and owner.label in {"COMPANY", "DATE", "LOCATION", "MONEY", "PERSON"}:
                continue
            text = noun_phrase(view, k + 1, last)
            if text and text.split()[-1][:1].isupper():
                return text
    return None
