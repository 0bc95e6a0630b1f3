"""Who acts and who is acted upon: the companies (or people) of a clause by their grammatical role.

In: a ``Frame`` whose trigger is a verb, or the noun of one. Out: subject, objects, agents, owners. German marks the
roles by articles ("der" and "den"), voice ("wird von X übernommen") and order, in that sequence of trust. Nothing is
guessed where two readings are equal, but that the subject comes first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tickerlese.events.function_words import ARTICLES, CONTRACTED, COORDINATORS, PREPOSITIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.spec import Trigger
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Identity, Mention

BECOMING = frozenset("wird wurde werden wurden worden werde würde würden".split())
HAVING = frozenset("hat haben hatte hatten habe hätte hätten".split())
BEING = frozenset("ist sind war waren sei seien wäre gewesen".split())
AUXILIARIES = BECOMING | HAVING | BEING
ONLY_SUBJECT = frozenset({"der", "dieser", "jener", "ein", "sein", "ihr"})
ONLY_OBJECT = frozenset({"den", "einen", "seinen", "ihren", "diesen"})
DATIVE = frozenset({"dem", "einem", "seinem", "ihrem", "diesem"})
PRONOUN_SUBJECTS = frozenset("er sie es wir ich man".split())
CORPORATE_TAILS = frozenset("gruppe konzern holding group verbund imperium".split())
PARTS = frozenset(
    "teile teilen großteil grossteil mehrheit anteile anteilen anteil aktien kontrolle rest aktienmehrheit papiere "
    "anteilsmehrheit hälfte mehrheitsanteil mehrheitsbeteiligung vermögenswerte gesellschafteranteile prozent".split()
)
OWNED_TAILS = frozenset("tochter töchter ableger sparte einheit beteiligung".split())
OWNERS = frozenset(  # who decides about a company
    "aktionäre aktionären anteilseigner anteilseignern gesellschafter eigner aufsichtsrat vorstand management hauptversammlung "
    "hauptversammlungen generalversammlung vertreterversammlung vertreterversammlungen mitglieder mitgliedern verwaltungsrat "
    "aktionärsversammlung gremien".split()
)
LINKS = frozenset({",", "und", "sowie", "oder", "&", "bzw."})
REPORTING = ("bericht", "schreib", "schrieb", "meld", "zufolge", "laut", "zitier")
DESCRIBED = ("investor", "fonds", "konsortium", "milliardär", "käufer", "interessent", "bieter")
LOOK_AHEAD = 2


@dataclass(slots=True)
class Cast:
    """Who plays which part in a clause; ``objects`` in text order."""

    subject: Mention | None = None
    objects: list[Mention] = field(default_factory=list)


# ---- voice -----------------------------------------------------------------------------------------------------------


def is_passive(frame: Frame) -> bool:
    """Whether the trigger stands in the passive: "wird … übernommen", "sei … verkauft", a headline's "von X gekauft"."""
    if frame.hit.trigger.style not in {"participle", "attributive"}:
        return False
    words = frame.clause_words
    if words & HAVING:
        return False
    if words & (BECOMING | BEING):
        return True
    return any(frame.phrase(m).prep in {"von", "durch"} for m in frame.mentions("COMPANY", "PERSON", "ORGANIZATION"))


def ambiguous_forms(triggers: Iterable[Trigger]) -> frozenset[str]:
    """The forms that are finite and participle at once ("verkauft", "investiert")."""
    finite: set[str] = set()
    participles: set[str] = set()
    for trigger in triggers:
        if trigger.style == "verb" and not trigger.particle:
            finite |= trigger.forms
        elif trigger.style == "participle":
            participles |= trigger.forms
    return frozenset(finite & participles)


def misread_form(frame: Frame, ambiguous: Collection[str]) -> bool:
    """Whether an ambiguous form belongs to the other trigger of its verb: participles need an auxiliary, finite forms none."""
    style = frame.hit.trigger.style
    if style not in {"verb", "participle"} or frame.word not in ambiguous:
        return False
    helped = bool(frame.clause_words & AUXILIARIES)
    return helped if style == "verb" else not helped


# ---- open mentions and their roles -----------------------------------------------------------------------------------


def open_mentions(frame: Frame, clause: int, *labels: str) -> list[Mention]:
    """Mentions of a clause that can be its subject or object: no preposition, no attribute, not only compared with.

    What continues a list is open when the head of the list is.
    """
    view = frame.view
    found: list[Mention] = []
    before: Mention | None = None
    for mention in view.mentions:
        if mention.label not in labels:
            continue
        listed_on = before is not None and _continues_list(frame, before, mention)
        is_open = (before in found) if listed_on else _is_open(frame, mention)
        if view.clause_at(frame.at(mention)) == clause and is_open:
            found.append(mention)
        before = mention
    return found


def _is_open(frame: Frame, mention: Mention) -> bool:
    view = frame.view
    phrase = view.phrase(mention)
    if phrase.prep or (phrase.tail and phrase.tail not in CORPORATE_TAILS):
        return False
    if mention.kind == "media" and (not phrase.article or _reports(frame, mention)):
        return False
    if phrase.relation in {"von", "genitive"} and phrase.head not in PARTS:
        return False
    before = phrase.first - 1
    opens = view.clauses[view.clause_at(frame.at(mention))].ranges[0][0]
    compared = before > opens and view.lower[before] in {"wie", "als"}
    example = before >= 0 and view.lower[before] == "darunter"
    return not compared and not example and not is_possessor(frame, mention)


def _reports(frame: Frame, mention: Mention) -> bool:
    """Whether the mention's clause tells who reported."""
    view = frame.view
    ranges = view.clauses[view.clause_at(frame.at(mention))].ranges
    return any(view.lower[k].startswith(REPORTING) for first, last in ranges for k in range(first, last))


def is_possessor(frame: Frame, mention: Mention) -> bool:
    """A name in the genitive in front of the noun that it owns ("Boschs Werk", "Siemens' Tochter")."""
    view, end = frame.view, frame.end(mention)
    if end >= len(view) or view.owner[end] is not None or not view.words[end][:1].isupper():
        return False
    last = view.words[end - 1]
    return last.endswith(("’", "'")) or (last.endswith("s") and not (mention.name or "").endswith("s"))


def cast(frame: Frame, *labels: str) -> Cast:
    """Subject and objects of the trigger's clause in the active voice."""
    clause = frame.view.clauses[frame.clause]
    mentions = heads_of_lists(frame, open_mentions(frame, frame.clause, *labels))
    antecedent = clause.antecedent if clause.kind == "rel" else None
    if antecedent is not None and antecedent.label in labels:
        return _relative(frame, antecedent, mentions)
    found = Cast()
    for mention in mentions:
        article = frame.phrase(mention).article
        if article in DATIVE:
            continue
        share = frame.phrase(mention).relation in {"von", "genitive"}
        if found.subject is None and article in ONLY_SUBJECT and not share:
            found.subject = mention
        else:
            found.objects.append(mention)
    if found.subject is None and found.objects:
        found.subject = _first_subject(frame, found.objects)
        if found.subject is not None:
            found.objects.remove(found.subject)
    return found


def _relative(frame: Frame, antecedent: Mention, mentions: list[Mention]) -> Cast:
    """The antecedent's part: "den X übernimmt" is object, "der X übernimmt" subject, "die X" by what X looks like."""
    start = frame.view.clauses[frame.clause].ranges[0][0]
    pronoun = frame.view.lower[start]
    others = [m for m in mentions if frame.phrase(m).article not in DATIVE]
    if not others:
        as_object = pronoun == "den" or _has_pronoun_subject(frame)
        return Cast(None, [antecedent]) if as_object else Cast(antecedent, [])
    first = others[0]
    phrase = frame.phrase(first)
    bare = not first.anaphor and (not phrase.article or phrase.first == start)
    inverted = bare or (phrase.article in ONLY_SUBJECT and phrase.first > start)
    if pronoun == "den" or (pronoun != "der" and inverted):
        return Cast(first, [antecedent])
    return Cast(antecedent, others)


def _first_subject(frame: Frame, mentions: list[Mention]) -> Mention | None:
    """Which of several mentions without a telling article is the subject, or None when an unseen subject stands there."""
    candidates = [
        m
        for m in mentions
        if frame.phrase(m).article not in ONLY_OBJECT and frame.phrase(m).relation not in {"von", "genitive"}
    ]
    if not candidates or _has_pronoun_subject(frame) or _is_subjectless(frame) or _has_described_subject(frame):
        return None
    first = candidates[0]
    if len(mentions) > 1:
        return first
    before_verb = frame.at(first) < frame.hit.at and frame.hit.trigger.style == "verb"
    if before_verb or _opens_clause(frame, first):
        return first
    return first if _starts_adverbially(frame) and not _finite_before(frame, first) else None


def _has_described_subject(frame: Frame) -> bool:
    """Whether somebody without a name stands as the subject before the verb: "ein Investor wolle X kaufen"."""
    view = frame.view
    first, last = view.clauses[frame.clause].ranges[-1]
    finite = next((k for k in range(first, last) if view.is_finite(k)), last)
    for k in range(first + 1, finite):
        if view.owner[k] is None and view.lower[k].endswith(DESCRIBED) and view.words[k][:1].isupper():
            return view.lower[k - 1] in ONLY_SUBJECT or view.lower[k - 2 : k - 1] in [[word] for word in ONLY_SUBJECT]
    return False


def _opens_clause(frame: Frame, mention: Mention) -> bool:
    """Whether nothing but articles, adjectives, appositions and a conjunction stands before the mention in its clause."""
    first = frame.view.clauses[frame.clause].ranges[0][0]
    start = frame.phrase(mention).first
    return all(k < first or (frame.view.owner[k] is None and not _is_noun(frame.view, k) and frame.view.lower[k] not in PREPOSITIONS
               and not frame.view.is_finite(k)) for k in range(first, start))  # fmt: skip


def _is_noun(view: SentenceView, k: int) -> bool:
    return view.words[k][:1].isupper() and k > 0


def _starts_adverbially(frame: Frame) -> bool:
    """Whether the clause begins with an adverb or a prepositional phrase, so that its subject follows the verb."""
    view = frame.view
    k = view.clauses[frame.clause].ranges[0][0]
    owner = view.owner[k]
    if owner is not None and owner.label == "DATE":
        return True
    word = view.lower[k]
    return word in PREPOSITIONS or word in CONTRACTED or (owner is None and word not in ARTICLES and not view.is_finite(k) and not _could_be_noun(view, k))  # fmt: skip


def _could_be_noun(view: SentenceView, k: int) -> bool:
    return k > 0 and view.words[k][:1].isupper()


def _finite_before(frame: Frame, mention: Mention) -> bool:
    """Whether a nominal subject without a name stands between the verb and the mention ("will der Investor X …")."""
    view, start = frame.view, frame.phrase(mention).first
    verb = next((k for k in range(start - 1, -1, -1) if view.is_finite(k) or k == frame.hit.at), -1)
    return any(view.words[k][:1].isupper() and view.owner[k] is None for k in range(verb + 1, start))


def _has_pronoun_subject(frame: Frame) -> bool:
    view, ranges = frame.view, frame.view.clauses[frame.clause].ranges
    return any(
        view.lower[k] in PRONOUN_SUBJECTS and (k == first or view.words[k].islower())
        for first, last in ranges
        for k in range(first, last)
    )


def _is_subjectless(frame: Frame) -> bool:
    """An infinitive ("X zu übernehmen") or the second half of a coordination ("… und übernimmt X")."""
    clause = frame.view.clauses[frame.clause]
    return clause.shares_subject or (frame.hit.trigger.style == "infinitive" and "zu" in frame.clause_words and not clause.has_verb)  # fmt: skip


# ---- lists -----------------------------------------------------------------------------------------------------------


def _continues_list(frame: Frame, before: Mention, mention: Mention) -> bool:
    view = frame.view
    gap = view.lower[frame.end(before) : frame.phrase(mention).first]
    same_clause = view.clause_at(frame.at(before)) == view.clause_at(frame.at(mention))
    return len(gap) == 1 and gap[0] in LINKS and same_clause


def heads_of_lists(frame: Frame, mentions: list[Mention]) -> list[Mention]:
    """The mentions without those that only continue a list ("X und Y" is X)."""
    return [m for i, m in enumerate(mentions) if i == 0 or not _continues_list(frame, mentions[i - 1], m)]


def listed(frame: Frame, head: Mention) -> list[Mention]:
    """The mention and those that are listed after it: "X, Y und Z"."""
    found = [head]
    if id(head) not in frame.view.span:
        return found
    for mention in frame.view.mentions:
        if mention.label == head.label and frame.at(mention) > frame.at(head):
            if not _continues_list(frame, found[-1], mention):
                break
            found.append(mention)
    return found if _closes(frame, found) else [head]


def _closes(frame: Frame, mentions: list[Mention]) -> bool:
    """A list ends with "und"; a comma alone joins clauses or appositions."""
    if len(mentions) < 2:
        return True
    return frame.view.lower[frame.end(mentions[-2])] != ","


# ---- the doer, wherever it is told -----------------------------------------------------------------------------------


def doer(frame: Frame, *labels: str, besides: Mention | None = None) -> Mention | None:
    """The subject of the trigger's clause, or of the clauses that lend it theirs; a person stands for the employer."""
    found = _doers(frame, frame.clause, labels)
    return next((m for m in found if besides is None or m.identity is None or m.identity is not besides.identity), None)


def _doers(frame: Frame, start: int, labels: Collection[str]) -> Iterator[Mention]:
    view, seen, index = frame.view, set[int](), start
    while index >= 0 and index not in seen:
        seen.add(index)
        clause = view.clauses[index]
        if clause.kind in {"rel", "paren"} and clause.antecedent is not None and clause.antecedent.label in labels:
            yield clause.antecedent
        for mention in open_mentions(frame, index, *labels):
            if frame.phrase(mention).article not in ONLY_OBJECT | DATIVE:
                yield mention
        for person in open_mentions(frame, index, "PERSON"):
            if (firm := employer_of(frame, person)) is not None and firm.label in labels:
                yield firm
        index = _lender(frame, index)


def _lender(frame: Frame, index: int) -> int:
    """The clause whose subject this one may share: the governing one, else the one before."""
    view = frame.view
    clause = view.clauses[index]
    first = clause.ranges[0][0]
    if first >= 2 and view.lower[first - 1] in COORDINATORS:
        return view.clause_at(first - 2)
    if clause.parent >= 0:
        return clause.parent
    return view.clause_at(first - 2) if first >= 2 else -1


def employer_of(frame: Frame, person: Mention) -> Mention | None:
    """The mention of the company that the person works for: the last one before the person, else the first."""
    if person.employer is None:
        return None
    return mention_of(frame, person.employer, person.start)


def mention_of(frame: Frame, identity: Identity, before: int) -> Mention | None:
    """The last mention of the company up to a code point, else its first one in the document."""
    found = [m for m in frame.document.mentions if m.identity is identity and m.label == "COMPANY"]
    return next((m for m in reversed(found) if m.start <= before), found[0] if found else None)


def owner_before(frame: Frame, mention: Mention) -> Mention | None:
    """The parent named in front: "die Continental-Tochter Contitech", "die Tochter Contitech des Konzerns Continental"."""
    view = frame.view
    if id(mention) not in view.span:
        return None
    for other in view.mentions:
        if other.label != "COMPANY" or other is mention:
            continue
        phrase = view.phrase(other)
        if phrase.tail in OWNED_TAILS and 0 < frame.at(mention) - frame.end(other) <= 2:
            return other
        follows = phrase.relation in {"genitive", "von"} and phrase.first == frame.end(mention)
        if follows and view.phrase(mention).head in OWNED_TAILS:
            return other
    return None


def following_views(frame: Frame, reach: int = LOOK_AHEAD) -> Iterator[SentenceView]:
    """The sentences after this one, nearest first."""
    last = min(len(frame.document.by_sentence), frame.view.index + 1 + reach)
    for index in range(frame.view.index + 1, last):
        yield frame.document.view(index)
