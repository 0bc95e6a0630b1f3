"""The engine: tokens and mentions in, events out. It knows no event type by name.

One pass looks every word type up in the trigger index; sentences without a trigger cost nothing more. Each trigger gets
a ``Frame`` and its type's rules make drafts of it; modality cues colour them; drafts that tell one happening become one
event. ``explain`` runs the same code and keeps what it threw away.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import reduce
from operator import attrgetter, itemgetter, or_
from typing import TYPE_CHECKING

import numpy as np

from tickerlese.events.frame import Document, DocumentContext, Frame, Hit
from tickerlese.events.merge import merge
from tickerlese.events.spec import EventType, Trigger
from tickerlese.events.syntax import known_finite_forms
from tickerlese.tokens import SOFT_HYPHEN, TypeTable, WordTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.spec import Draft, SlotValue
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention
    from tickerlese.modality import Modality
    from tickerlese.tokens import Tokens

Anchor = tuple[EventType, Trigger, int]
CLAUSE_ENDERS = frozenset(',.;:!?)–—|“"«”') | {
    "und",
    "oder",
    "sowie",
    "als",
    "wie",
    "nachdem",
    "weil",
    "während",
    "doch",
    "aber",
    "-",
}
PARTICLE_REACH = 40
ALL_TYPES = -1
ALONE = 1  # the bit of triggers that need no mention in their sentence
MIN_STEM = 3


@dataclass(slots=True)
class Event:
    """One event with its places in the text; all spans are code points, half-open.

    ``mentions`` lists every trigger of the happening, the first one is ``trigger``; ``sentences`` are those that its slots
    were read from.
    """

    type: str
    modality: Modality
    trigger: tuple[int, int]
    mentions: list[tuple[int, int]]
    evidence: tuple[int, int]
    slots: dict[str, SlotValue]
    sentences: set[int] = field(default_factory=set)


@dataclass(slots=True)
class Trace:
    """What became of one trigger: the drafts it gave, or the reasons why it gave none."""

    type: str
    trigger: tuple[int, int]
    sentence: tuple[int, int]
    drafts: list[dict[str, SlotValue]]
    reasons: list[str]


class Engine:
    """Finds the events of the given types."""

    def __init__(self, types: tuple[EventType, ...]) -> None:
        self.types = {event_type.name: event_type for event_type in types}
        self._exact: dict[str, list[tuple[EventType, Trigger]]] = {}
        self._suffix: dict[str, list[tuple[EventType, Trigger]]] = {}
        self._labels: dict[str, list[tuple[EventType, Trigger]]] = {}
        finite = set(known_finite_forms())
        for event_type in types:
            for trigger in event_type.triggers:
                for form in trigger.forms:
                    entries = self._exact.setdefault(form, [])
                    if not any(other is event_type and _is_same(trigger, known) for other, known in entries):
                        entries.append((event_type, trigger))
                    if trigger.suffix:
                        self._suffix.setdefault(form, []).append((event_type, trigger))
                if trigger.label:
                    self._labels.setdefault(trigger.label, []).append((event_type, trigger))
                if trigger.style == "verb":
                    finite |= trigger.forms
        self.finite = frozenset(finite)
        self._bits = {name: 2 << place for place, name in enumerate(self.types)}
        self._let_in_by: dict[frozenset[str], int] = {}
        self._table = WordTable(self._classify)
        self._starting = TypeTable(lambda word: reduce(or_, (bit for bit, _, _ in self._classify(word)), 0), np.int64)

    def _classify(self, word: str) -> tuple[tuple[int, EventType, Trigger], ...]:
        """The triggers that a word may anchor, each with the bits that let it in: its type's, and its own."""
        plain = word.replace(SOFT_HYPHEN, "")
        lower = plain.lower()
        found = list(self._exact.get(lower, ()))
        if not plain[:1].isupper():
            found = [(event_type, trigger) for event_type, trigger in found if trigger.style != "noun"]
        if lower not in self._exact and word[:1].isupper():
            for cut in range(MIN_STEM, len(lower) - 2):
                tail = self._suffix.get(lower[cut:])
                if tail:
                    found.extend(tail)
                    break
        bits = self._bits
        return tuple((bits[kind.name] | (trigger.alone and ALONE), kind, trigger) for kind, trigger in found)

    # ---- running -----------------------------------------------------------------------------------------------------

    def find_events(self, tokens: Tokens, mentions: list[Mention], context: DocumentContext) -> list[Event]:
        """The events of one document, in the order of their triggers."""
        return self._run(tokens, mentions, context, traces=None)

    def explain(self, tokens: Tokens, mentions: list[Mention], context: DocumentContext) -> list[Trace]:
        """What every trigger led to, in text order."""
        traces: list[Trace] = []
        self._run(tokens, mentions, context, traces=traces)
        return traces

    def _run(
        self, tokens: Tokens, mentions: list[Mention], context: DocumentContext, traces: list[Trace] | None
    ) -> list[Event]:
        document = Document(tokens, mentions, context, self.finite, _by_sentence(tokens, mentions))
        events: list[Event] = []
        for index, anchors in self._anchored_sentences(document, everything=traces is not None):
            view = document.view(index)
            for event_type, trigger, position in anchors:
                hit = _locate(view, trigger, position)
                if hit is None:
                    continue
                frame = Frame(document, view, hit)
                drafts = _drafts(event_type, frame)
                document.drafts.extend((event_type.name, index, draft) for draft in drafts)
                events.extend(_event(event_type, frame, draft) for draft in drafts)
                if traces is not None:
                    span = view.chars(hit.at, hit.end)
                    traces.append(
                        Trace(event_type.name, span, view.text_range, [d.values for d in drafts], frame.rejections)
                    )
        return merge(events, self.types, tokens)

    def _anchored_sentences(self, document: Document, *, everything: bool) -> Iterator[tuple[int, list[Anchor]]]:
        """Sentences with the triggers whose anchor word (or mention) stands in them, by absolute token index.

        Unless ``everything`` is asked for, types whose ``needs`` no mention of the sentence meets are left out.
        """
        tokens = document.tokens
        hits = list(self._starting.items(tokens.typed))
        at = 0
        for index, (first, last) in enumerate(tokens.sentences):
            mentions = document.by_sentence[index]
            end = bisect_left(hits, (last,), at)
            if at == end and not mentions:
                continue
            labels = frozenset([mention.label for mention in mentions])
            let_in = ALL_TYPES if everything else self._let_in(labels)
            open_hits = [hit for hit in hits[at:end] if hit[1] & let_in]
            anchors = self._anchors(tokens, open_hits, (first, last), let_in) if open_hits else []
            at = end
            if not labels.isdisjoint(self._labels):
                anchors += [
                    (event_type, trigger, max(mention.first, first))
                    for mention in mentions
                    for event_type, trigger in self._labels.get(mention.label, ())
                ]
                anchors.sort(key=itemgetter(2))
            if anchors:
                yield index, anchors

    def _let_in(self, labels: frozenset[str]) -> int:
        """The bits of the types that mentions with these labels let in."""
        found = self._let_in_by.get(labels)
        if found is None:
            types = self.types.values()
            found = ALONE + sum(self._bits[t.name] for t in types if not t.needs or not t.needs.isdisjoint(labels))
            self._let_in_by[labels] = found
        return found

    def _anchors(
        self, tokens: Tokens, hits: list[tuple[int, int]], sentence: tuple[int, int], let_in: int
    ) -> list[Anchor]:
        """The triggers at the anchor words of one sentence, of the types that are let in."""
        table, words = self._table, tokens.words
        anchors: list[Anchor] = []
        for position, _ in hits:
            for bit, event_type, trigger in table[words[position]]:
                if not bit & let_in:
                    continue
                if event_type.screen and let_in != ALL_TYPES and not event_type.screen(tokens, position):
                    continue
                if _may_stand(tokens, trigger, position, sentence):
                    anchors.append((event_type, trigger, position))
        return anchors


def _is_same(a: Trigger, b: Trigger) -> bool:
    """Whether two triggers say the same of a word form (spelling variants of one verb share forms)."""
    return (a.particle, a.phrase, a.style, a.sets) == (b.particle, b.phrase, b.style, b.sets)


def _by_sentence(tokens: Tokens, mentions: list[Mention]) -> list[list[Mention]]:
    grouped: list[list[Mention]] = [[] for _ in tokens.sentences]
    for mention in sorted(mentions, key=attrgetter("first", "last")):
        grouped[tokens.sentence_at(mention.first)].append(mention)
    return grouped


def _may_stand(tokens: Tokens, trigger: Trigger, position: int, sentence: tuple[int, int]) -> bool:
    """A quick look around an anchor before its sentence is read; what it refuses, ``_locate`` would refuse."""
    first, last = sentence
    if trigger.phrase:
        return _phrase_may_stand(tokens, trigger.phrase, trigger.anchor, position)
    if trigger.style in {"verb", "participle", "infinitive"} and tokens.plain[position][:1].isupper():
        return position == first or tokens.words[first].isspace()
    return not trigger.particle or trigger.particle in tokens.lower[position + 1 : last]


def _phrase_may_stand(tokens: Tokens, phrase: tuple[str, ...], anchor: int, position: int) -> bool:
    """Whether the words beside the anchor are those of the phrase."""
    words = tokens.words
    if anchor:
        before = position - 1
        while before >= 0 and words[before].isspace():
            before -= 1
        if before < 0 or tokens.lower[before] != phrase[anchor - 1]:
            return False
    if anchor + 1 == len(phrase):
        return True
    after = position + 1
    while after < len(words) and words[after].isspace():
        after += 1
    return after < len(words) and tokens.lower[after] == phrase[anchor + 1]


def _locate(view: SentenceView, trigger: Trigger, position: int) -> Hit | None:
    """The trigger in local positions, or nothing when its phrase, particle or style does not fit."""
    k = view.local(position)
    if k < 0:
        return None
    if trigger.label:
        mention = view.owner[k]
        return Hit(trigger, k, view.span[id(mention)][1]) if mention is not None else None
    owner = view.owner[k]
    if owner is not None and _is_name(owner) and not _spells(view, owner, trigger):
        return None
    k -= trigger.anchor
    end = k + max(1, len(trigger.phrase))
    if trigger.phrase and (k < 0 or tuple(view.lower[k:end]) != trigger.phrase):
        return None
    if trigger.style == "noun" and not view.words[k][:1].isupper():
        return None
    if trigger.style in {"verb", "participle", "infinitive"} and view.words[k][:1].isupper() and k > 0:
        return None
    if trigger.style == "verb" and not view.can_be_verb(k):
        return None
    if trigger.particle:
        particle = _particle(view, k, trigger.particle)
        return Hit(trigger, k, end, particle) if particle >= 0 else None
    return Hit(trigger, k, end)


def _is_name(mention: Mention) -> bool:
    return not mention.anaphor and mention.amount is None and mention.period is None


def _spells(view: SentenceView, owner: Mention, trigger: Trigger) -> bool:
    """Whether the trigger is a phrase that means the name itself ("an die Nasdaq")."""
    first, last = view.span[id(owner)]
    return len(trigger.phrase) > last - first and " ".join(view.lower[first:last]) in " ".join(trigger.phrase)


def _particle(view: SentenceView, k: int, particle: str) -> int:
    """The separated particle: the first one to the right that stands at the end of its clause, or -1."""
    for j in range(k + 1, min(len(view), k + PARTICLE_REACH)):
        if view.lower[j] == particle and (j + 1 == len(view) or view.lower[j + 1] in CLAUSE_ENDERS):
            return j
        if view.words[j] == ";" or (j > k + 1 and view.lower[j] == "," and view.is_finite(j - 1)):
            return -1
    return -1


def _drafts(event_type: EventType, frame: Frame) -> list[Draft]:
    drafts = list(event_type.build(frame))
    if not drafts:
        return []
    modality, hypothetical = frame.certainty
    if hypothetical:
        frame.reject("only a hypothesis")
        return []
    for draft in drafts:
        if draft.modality is None:
            cued = modality if not event_type.fixed_modality or modality == "denied" else "asserted"
            draft.modality = cued if cued != "asserted" else event_type.default_modality
    return drafts


def _event(event_type: EventType, frame: Frame, draft: Draft) -> Event:
    view, hit = frame.view, frame.hit
    trigger = draft.trigger or view.chars(hit.at, hit.end)
    slots = {slot: draft.values.get(slot) for slot in event_type.slots}
    sentences = {view.index} | draft.evidence
    return Event(
        type=event_type.name,
        modality=draft.modality or event_type.default_modality,
        trigger=trigger,
        mentions=[trigger],
        evidence=view.text_range,
        slots=slots,
        sentences=sentences,
    )
