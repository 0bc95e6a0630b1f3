"""The vocabulary of an event file: its record, triggers, slots and examples.

An event type is one file in this package that defines, in this order, a record class (what users get), ``TRIGGERS``
(which words announce it), the rules that fill its slots, ``EXAMPLES`` (its tests) and ``EVENT`` (all of them together).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from tickerlese.events.conjugation import conjugate
from tickerlese.mention import Amount, Mention, Period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tickerlese.events.frame import Frame
    from tickerlese.events.match import Event
    from tickerlese.tokens import Tokens

Modality = Literal["asserted", "planned", "expected", "possible", "denied"]
SlotValue = Mention | Amount | Period | str | list[Mention] | None


class Part(BaseModel):
    """Base of everything inside a record: immutable, and no key that the schema doesn't name."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class TextSpan(Part):
    """Words of the document with their code-point offsets, half-open."""

    text: str
    start: int
    end: int


class NamedSlot(Part):
    """Who or what fills a slot: canonical name, and the id of the entity that tells it (null when only described)."""

    name: str
    entity: str | None


class InstrumentSlot(NamedSlot):
    """A thing that has a price."""

    kind: Literal["share", "index", "currency", "commodity", "crypto", "bond", "fund"]


class AmountSlot(Part):
    """A normalised number in a slot: money has a ``currency``, percentages and quantities a ``unit``."""

    value: Decimal | None = None
    amount: Decimal | None = None
    currency: str | None = None
    unit: str | None = None
    min: Decimal | None = None
    max: Decimal | None = None
    modifier: str = "exact"
    per: str | None = None
    entity: str | None = None


class PeriodSlot(Part):
    """When: the words, and inclusive ISO days where they can be resolved."""

    text: str
    start_date: date | None
    end_date: date | None


class EventRecord(Part):
    """What every event says; each type adds its slots."""

    type: str
    modality: Modality
    trigger: TextSpan
    mentions: list[TextSpan]
    evidence: TextSpan
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that announce an event, with what they already say about its slots.

    Attributes:
        forms: lower-cased words; one of them anchors the trigger.
        particle: separable particle that has to follow in the clause ("legte … zu"), or "".
        phrase: the words of a fixed sequence, lower-cased; the one at index ``anchor`` is in ``forms``.
        suffix: also the tail of compounds ("Kurssturz" for "sturz").
        style: verb, participle, infinitive, attributive, noun or phrase: how the form stands in the sentence.
        label: instead of words, every mention with this label is a trigger (amounts in brackets after a name).
        alone: whether it is looked at even where the sentence has no mention that its type needs.
        sets: slot values (or marks for the type's own rules) that the trigger fixes.
    """

    forms: frozenset[str]
    particle: str = ""
    phrase: tuple[str, ...] = ()
    anchor: int = 0
    suffix: bool = False
    style: str = "phrase"
    label: str = ""
    alone: bool = False
    sets: Mapping[str, str] = field(default_factory=dict)


def verb(infinitive: str, *strong: str, particle: str = "", attributive: bool = False, **sets: str) -> list[Trigger]:
    """All forms of a verb as triggers: ``verb("fallen", "fällt", "fiel", "gefallen", direction="down")``.

    Attributive forms ("die gestiegenen Kosten") are left out unless asked for: they describe more often than they tell.
    """
    present, past, participle = strong or ("", "", "")
    forms = conjugate(infinitive, present, past, participle, particle)
    triggers = [
        Trigger(forms.finite, particle=particle, style="verb", sets=sets),
        Trigger(frozenset({forms.participle}), style="participle", sets=sets),
        Trigger(forms.infinitives - forms.finite, style="infinitive", sets=sets),
    ]
    if forms.joined:
        triggers.append(Trigger(forms.joined, style="verb", sets=sets))
    if attributive:
        triggers.append(Trigger(forms.attributive, style="attributive", sets=sets))
    return triggers


def noun(*forms: str, suffix: bool = False, **sets: str) -> list[Trigger]:
    """Nouns as triggers, each form spelled out; with ``suffix`` also as the tail of compounds."""
    return [Trigger(frozenset(form.lower() for form in forms), suffix=suffix, style="noun", sets=sets)]


def alone(group: list[Trigger]) -> list[Trigger]:
    """The triggers as such that tell something even in a sentence without names and amounts."""
    return [replace(trigger, alone=True) for trigger in group]


def phrase(*texts: str, **sets: str) -> list[Trigger]:
    """Fixed word sequences as triggers ("auf der Stelle"); the longest word anchors them, since it is the rarest."""
    found: list[Trigger] = []
    for text in texts:
        words = tuple(text.lower().split())
        anchor = max(range(len(words)), key=lambda i: len(words[i]))
        found.append(Trigger(frozenset({words[anchor]}), phrase=words, anchor=anchor, style="phrase", sets=sets))
    return found


def mention(label: str, **sets: str) -> list[Trigger]:
    """Every mention with the label as a trigger."""
    return [Trigger(frozenset(), label=label, style="mention", sets=sets)]


@dataclass(slots=True)
class Draft:
    """An event in the making: slot values by name, and where they came from.

    ``modality`` overrides what the clause's cues say. ``evidence`` adds sentences (indices) to the trigger's own.
    """

    values: dict[str, SlotValue]
    modality: Modality | None = None
    evidence: set[int] = field(default_factory=set)
    trigger: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence (or short text) and the events of one type that it has to give.

    Names are marked in the text: "[Siemens|COMPANY] legte zu."; amounts, dates, indices and instruments are read by rule.
    ``events`` lists the slots that have to come out (others may be filled too); empty when nothing may fire.
    ``also`` names the types of further events that the text tells, one entry an event; none else may come out.
    """

    text: str
    events: tuple[Mapping[str, object], ...]
    title: str | None = None
    published: str | None = "2025-09-24"
    also: tuple[str, ...] = ()


def yes(
    text: str,
    *events: Mapping[str, object],
    title: str | None = None,
    published: str | None = "2025-09-24",
    also: tuple[str, ...] = (),
    **slots: object,
) -> Example:
    """An example that fires: one event given by keywords, or several as mappings."""
    return Example(text, events or (slots,), title, published, also)


def no(text: str, why: str, title: str | None = None, also: tuple[str, ...] = ()) -> Example:
    """An example that must not fire, and why."""
    if not why:
        raise ValueError(f"say why nothing may fire in: {text}")
    return Example(text, (), title, also=also)


class Judged(NamedTuple):
    """How extraction is judged: an event is detected by one of the ``primary`` slots, ``slots`` have to be right."""

    primary: tuple[str, ...]
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventType:
    """One event type.

    Attributes:
        record: Pydantic class with a literal ``type``; its further fields are the slots.
        triggers: what announces it.
        build: from a trigger in its clause (``Frame``) to drafts; a reason for each rejection goes to ``frame.reject``.
        identity: slots of which one has to agree for two events to be the same.
        keys: further slots that tell two events with one identity apart.
        judged: which slots an evaluation compares.
        examples: its tests.
        needs: labels of which one must stand in the sentence for a trigger to be looked at, as a cheap first filter.
        screen: a quick look at the anchor token, as a second one.
        default_modality: modality when no cue says otherwise.
        fixed_modality: whether cues are ignored (except denial).
        defaults: what slots say that are still empty when everything is merged ("issued" for guidance).
        gives_way: whether another of the document's merged events tells the same happening better, so that this one
            is left out (a "Fusion" that the text goes on to tell as a takeover).
    """

    record: type[EventRecord]
    triggers: tuple[Trigger, ...]
    build: Callable[[Frame], Iterable[Draft]]
    identity: tuple[str, ...]
    keys: tuple[str, ...]
    judged: Judged
    examples: tuple[Example, ...]
    needs: frozenset[str] = frozenset()
    screen: Callable[[Tokens, int], bool] | None = None
    default_modality: Modality = "asserted"
    fixed_modality: bool = False
    defaults: Mapping[str, str] = field(default_factory=dict)
    gives_way: Callable[[Event, Sequence[Event]], bool] | None = None

    @property
    def name(self) -> str:
        """The value of the record's ``type``."""
        return _type_name(self.record)

    @property
    def slots(self) -> tuple[str, ...]:
        """Names of the slots, in the order of the record class."""
        return _slot_names(self.record)


@cache
def _type_name(record: type[EventRecord]) -> str:
    return str(record.model_fields["type"].default)


@cache
def _slot_names(record: type[EventRecord]) -> tuple[str, ...]:
    return tuple(name for name in record.model_fields if name not in EventRecord.model_fields)


def triggers(*groups: list[Trigger]) -> tuple[Trigger, ...]:
    """Join the trigger groups of a file."""
    return tuple(trigger for group in groups for trigger in group)
