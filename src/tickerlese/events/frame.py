"""What a type's rules see: a trigger in its clause, with the mentions around it and the document behind it.

In: a sentence view, a trigger hit, the document. Out: answers to the questions that slot rules ask: who is the subject,
which amount stands behind "um", is the word "Rekordhoch" in this clause, what is the article about.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from tickerlese.events.clause_edges import QUOTES
from tickerlese.events.function_words import PREPOSITIONS, PRONOUNS
from tickerlese.events.syntax import SentenceView, verb_types
from tickerlese.mention import Mention
from tickerlese.modality import read_modality

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import date

    from tickerlese.events.phrases import Phrase
    from tickerlese.events.spec import Draft, Trigger
    from tickerlese.mention import Identity
    from tickerlese.modality import Modality
    from tickerlese.tokens import Tokens

OPEN_CASES = frozenset(
    {
        "",
        "der",
        "die",
        "das",
        "ein",
        "eine",
        "dieser",
        "diese",
        "dieses",
        "sein",
        "seine",
        "ihr",
        "ihre",
        "beide",
        "alle",
    }
)
LEAD_SENTENCES = 4
KEPT_VIEWS = 64
COMPARED = ("vortag", "vorjahr", "vorwoche", "vormonat", "vorquartal", "jahresfrist", "vor einem jahr")
OWN_TAILS = ("konzern", "gruppe", "unternehmen", "firma", "gesellschaft", "holding", "bank", "management", "führung")
ELSEWHERE = (-1, -1)


@dataclass(slots=True)
class DocumentContext:
    """What surrounds the text: the day it was published, and a title that was given separately."""

    published: date | datetime | None = None
    title: str | None = None


@dataclass(slots=True)
class Document:
    """The whole text as the engine sees it; sentence views are made on demand and kept.

    ``finite`` are the known finite verb forms, ``verbs`` the tokens that may be one.
    """

    tokens: Tokens
    mentions: list[Mention]
    context: DocumentContext
    finite: frozenset[str]
    by_sentence: list[list[Mention]] = field(default_factory=list)
    verbs: list[int] = field(init=False)
    _views: dict[int, SentenceView] = field(default_factory=dict)
    _main: list[Mention] = field(default_factory=list)
    drafts: list[tuple[str, int, Draft]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.verbs = verb_types(self.finite).hits(self.tokens.typed)

    def view(self, index: int) -> SentenceView:
        """The view of one sentence."""
        found = self._views.get(index)
        if found is None:
            if len(self._views) >= KEPT_VIEWS:
                self._views.clear()
            found = self._views[index] = SentenceView(self.tokens, index, self.by_sentence[index], self.verbs)
        return found

    def latest(self, event_type: str, slot: str, sentence: int, reach: int) -> Mention | None:
        """What last filled a slot of an event type, in this sentence or at most ``reach`` sentences before it."""
        for name, index, draft in reversed(self.drafts):
            if sentence - index > reach:
                break
            value = draft.values.get(slot)
            if name == event_type and index <= sentence and isinstance(value, Mention):
                return value
        return None

    def main_company(self) -> Mention | None:
        """The company that the article is about: named in title or lead and mentioned most; null when two compete."""
        if not self._main:
            self._main = [found] if (found := self._find_main()) else []
        return self._main[0] if self._main else None

    def _find_main(self) -> Mention | None:
        weights: Counter[int] = Counter()
        first: dict[int, Mention] = {}
        for index, mentions in enumerate(self.by_sentence):
            for mention in mentions:
                if mention.label == "COMPANY" and mention.identity and mention.kind != "media":
                    key = id(mention.identity)
                    first.setdefault(key, mention)
                    weights[key] += 3 if index < LEAD_SENTENCES else 1
                    if index == 0 or (self.context.title and mention.identity.name.split()[0] in self.context.title):
                        weights[key] += 3
        ranked = weights.most_common(2)
        if not ranked or (len(ranked) == 2 and ranked[0][1] < 1.5 * ranked[1][1]):
            return None
        return first[ranked[0][0]]


@dataclass(slots=True)
class Hit:
    """Where a trigger stands: local indices of its first token, of its end, and of its separable particle (or -1)."""

    trigger: Trigger
    at: int
    end: int
    particle: int = -1


@dataclass
class Frame:
    """A trigger hit with everything that slot rules may ask."""

    document: Document
    view: SentenceView
    hit: Hit
    rejections: list[str] = field(default_factory=list)

    # ---- where we are ------------------------------------------------------------------------------------------------

    @cached_property
    def clause(self) -> int:
        """Index of the trigger's clause."""
        return self.view.clause_at(self.hit.at)

    @property
    def sets(self) -> dict[str, str]:
        """What the trigger itself says."""
        return dict(self.hit.trigger.sets)

    @property
    def word(self) -> str:
        """The trigger's anchor word, lower-cased."""
        return self.view.lower[self.hit.at]

    @cached_property
    def certainty(self) -> tuple[Modality, bool]:
        """Modality by the cues around the trigger, and whether it is only hypothetical; a quotation mark is in no clause."""
        if self.word in QUOTES:
            return "asserted", False
        return read_modality(self.view, self.clause, self.hit.at)

    @cached_property
    def clause_words(self) -> frozenset[str]:
        """Lower-cased words of the trigger's clause."""
        lower = self.view.lower
        return frozenset().union(*(lower[first:last] for first, last in self.view.clauses[self.clause].ranges))

    @cached_property
    def sentence_words(self) -> frozenset[str]:
        """Lower-cased words of the sentence."""
        return frozenset(self.view.lower)

    def has(self, *words: str) -> bool:
        """Whether one of the words stands in the trigger's clause."""
        return any(word in self.clause_words for word in words)

    def reject(self, reason: str) -> list[object]:
        """Note why nothing comes of this trigger; returns the empty result for the rule to hand back."""
        self.rejections.append(reason)
        return []

    # ---- mentions ----------------------------------------------------------------------------------------------------

    def at(self, mention: Mention) -> int:
        """Local index of the mention's first token; -1 for a mention of another sentence."""
        return self.view.span.get(id(mention), ELSEWHERE)[0]

    def end(self, mention: Mention) -> int:
        """Local index behind the mention's last token; -1 for a mention of another sentence."""
        return self.view.span.get(id(mention), ELSEWHERE)[1]

    def phrase(self, mention: Mention) -> Phrase:
        """The phrase that the mention stands in."""
        return self.view.phrase(mention)

    def mentions(self, *labels: str, scope: str = "clause") -> list[Mention]:
        """Mentions with one of the labels in the trigger's clause, or with scope "sentence" in the whole sentence."""
        return [
            mention
            for mention in self.view.mentions
            if mention.label in labels and (scope == "sentence" or self.view.clause_at(self.at(mention)) == self.clause)
        ]

    def nearest(self, mentions: Collection[Mention], to: int | None = None) -> Mention | None:
        """The mention nearest to a local index (default: the trigger); the one before it on a tie."""
        position = self.hit.at if to is None else to
        return min(mentions, key=lambda m: (self.distance(m, position), self.at(m)), default=None)

    def distance(self, mention: Mention, position: int) -> int:
        """Tokens between the mention and a local index; 0 inside."""
        first, last = self.view.span[id(mention)]
        return max(first - position, position - last + 1, 0)

    def by_prep(self, labels: Collection[str], *preps: str, scope: str = "clause") -> Mention | None:
        """The mention nearest to the trigger that one of the prepositions governs directly."""
        found = [m for m in self.mentions(*labels, scope=scope) if self.phrase(m).prep in preps]
        return self.nearest(found)

    def of_noun(self, noun_at: int, *labels: str) -> Mention | None:
        """The mention that a noun belongs to: "Umsatz von X", "Umsatz der X", "Xs Umsatz", "X-Umsatz"."""
        for mention in self.view.mentions:
            if mention.label not in labels:
                continue
            phrase = self.phrase(mention)
            if phrase.head_at == noun_at and phrase.relation in {"von", "genitive"}:
                return mention
            last = self.view.span[id(mention)][1]
            if (last == noun_at and self.view.words[last - 1].endswith(("s", "’", "'"))) or (
                phrase.tail and last <= noun_at <= last + 2
            ):
                return mention
        return None

    def is_subject_like(self, mention: Mention, heads: Collection[str] = ()) -> bool:
        """Whether the mention can be a subject: no preposition, no oblique article, no attribute of another noun.

        With ``heads``, an attribute of one of these nouns counts as well ("die Aktie von X").
        """
        phrase = self.phrase(mention)
        if phrase.head and phrase.relation in {"von", "genitive"}:
            return phrase.head in heads and not phrase.outer
        if phrase.tail and phrase.tail not in heads and not phrase.tail.endswith(OWN_TAILS):
            return False
        return not phrase.prep and phrase.article in OPEN_CASES

    def subject(
        self, *labels: str, heads: Collection[str] = (), accept: Callable[[Mention], bool] | None = None
    ) -> Mention | None:
        """The subject of the trigger's clause, if a mention with one of the labels can be it.

        Looks at the clause itself, at the antecedent of a relative clause, at the clause before when this one shares its
        subject, and at the governing clause when this one has a pronoun or no subject of its own.
        """
        seen: set[int] = set()
        index = self.clause
        while index not in seen:
            seen.add(index)
            clause = self.view.clauses[index]
            if clause.kind in {"rel", "paren"} and clause.antecedent is not None and clause.antecedent.label in labels:
                return clause.antecedent
            found = [
                m
                for m in self.view.mentions
                if m.label in labels
                and self.view.clause_at(self.at(m)) == index
                and self.is_subject_like(m, heads)
                and (accept is None or accept(m))
            ]
            if found:
                before = [m for m in found if self.at(m) < self.hit.at] if index == self.clause else found
                return before[-1] if before and index == self.clause else found[0]
            index = self._next_for_subject(index)
            if index < 0:
                break
        return self._pronoun_subject(labels) if self.has("er", "sie", "es") else None

    def _pronoun_subject(self, labels: tuple[str, ...]) -> Mention | None:
        """What a personal pronoun stands for: the subject of the sentence before, when it has one that fits."""
        for view in self.previous_views(1):
            for mention in view.mentions:
                phrase = view.phrase(mention)
                in_main = view.clauses[view.clause_at(view.span[id(mention)][0])].kind == "main"
                if (
                    mention.label in labels
                    and in_main
                    and not phrase.prep
                    and phrase.relation not in {"von", "genitive"}
                ):
                    return mention
        return None

    def _next_for_subject(self, index: int) -> int:
        clause = self.view.clauses[index]
        words = [self.view.lower[k] for first, last in clause.ranges for k in range(first, min(last, first + 4))]
        open_subject = clause.shares_subject or not clause.has_verb or any(word in PRONOUNS for word in words)
        return clause.parent if open_subject or clause.kind in {"paren", "quote"} else -1

    def in_same_bracket(self, mention: Mention, *labels: str) -> Mention | None:
        """The next mention with one of the labels before the bracket around ``mention`` closes."""
        for k in range(self.end(mention), len(self.view)):
            if self.view.words[k] == ")":
                break
            owner = self.view.owner[k]
            if owner is not None and owner.label in labels:
                return owner
        return None

    # ---- time --------------------------------------------------------------------------------------------------------

    def period(self) -> Mention | None:
        """The date of the trigger's clause, else of its sentence, that is nearest to the trigger.

        Dates that only say what a figure is compared with ("nach 10 Euro am Vortag") are left out.
        """
        for scope in ("clause", "sentence"):
            found = [m for m in self.mentions("DATE", scope=scope) if not self.is_compared(m)]
            if found:
                return self.nearest(found)
        return None

    def is_compared(self, mention: Mention) -> bool:
        """Whether the date only says what a figure is compared with."""
        text = self.view.tokens.text[mention.start : mention.end].lower()
        return any(word in text for word in COMPARED) or text.endswith(("zuvor", "davor"))

    def published_day(self) -> date | None:
        """The day the document was published."""
        published = self.document.context.published
        return published.date() if isinstance(published, datetime) else published

    def words_of(self, mention: Mention) -> str:
        """The words of a date without the preposition in front."""
        text = self.view.tokens.text[mention.start : mention.end]
        head, _, rest = text.partition(" ")
        return rest if head.lower() in PREPOSITIONS and rest else text

    # ---- around ------------------------------------------------------------------------------------------------------

    def previous_views(self, reach: int) -> Iterator[SentenceView]:
        """The sentences before this one, nearest first."""
        for index in range(self.view.index - 1, max(-1, self.view.index - 1 - reach), -1):
            yield self.document.view(index)

    def main_company(self) -> Mention | None:
        """The article's main company."""
        return self.document.main_company()


def same_identity(a: Mention | None, b: Mention | None) -> bool:
    """Whether two mentions mean the same thing."""
    if a is None or b is None:
        return False
    return a.identity is b.identity if a.identity and b.identity else a is b


def identity_name(identity: Identity | None) -> str:
    """The canonical name, or an empty string."""
    return identity.name if identity else ""
