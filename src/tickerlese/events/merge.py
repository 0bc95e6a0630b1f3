"""One happening told twice is one event: headline, lead and body are merged, slots from all of them.

In: the events of a document in text order. Out: fewer events. Two events are the same happening when their type agrees,
one of the type's identity slots agrees, and no slot contradicts. A type may give way to another one that tells its
happening better.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tickerlese.mention import Amount, Mention, Period

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tickerlese.events.match import Event
    from tickerlese.events.spec import EventType, SlotValue
    from tickerlese.tokens import Tokens

MAX_EVIDENCE_SENTENCES = 3
PERCENT_UNITS = frozenset({"percent", "percentage_points", "basis_points"})
NEARLY = Decimal("0.05")


def merge(events: list[Event], types: Mapping[str, EventType], tokens: Tokens) -> list[Event]:
    """Join events that tell the same happening; the order is that of their first trigger."""
    merged: list[Event] = []
    places: dict[tuple[str, object], list[Event]] = {}
    for event in sorted(events, key=lambda e: (e.trigger, -_filled(e))):
        event_type = types[event.type]
        keys = _identity_keys(event, event_type)
        near = {id(other): other for key in keys for other in places.get(key, ())}
        twins = [other for other in near.values() if _same(other, event, event_type)]
        if twins:
            twin = max(twins, key=lambda other: _agreement(other, event))
            _join(twin, event)
        else:
            twin = event
            merged.append(event)
        for key in _identity_keys(twin, event_type):
            if not any(other is twin for other in places.setdefault(key, [])):
                places[key].append(twin)
    merged = [event for event in merged if not _gives_way(event, merged, types[event.type])]
    for event in merged:
        event.evidence = _evidence(event, tokens)
        for slot, word in types[event.type].defaults.items():
            if event.slots.get(slot) is None:
                event.slots[slot] = word
    return sorted(merged, key=lambda e: e.trigger)


def _gives_way(event: Event, others: list[Event], event_type: EventType) -> bool:
    """Whether an event of another type tells the same happening."""
    return event_type.gives_way is not None and event_type.gives_way(event, others)


def _identity_keys(event: Event, event_type: EventType) -> list[tuple[str, object]]:
    """Where events that may be the same are looked up: the type with what each identity slot says."""
    keys: list[tuple[str, object]] = []
    for slot in event_type.identity:
        value = event.slots.get(slot)
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, Mention):
                keys.append((event.type, part.identity.name.casefold() if part.identity else _amount(part)))
            elif isinstance(part, str):
                keys.append((event.type, part.casefold()))
    return keys


def _same(a: Event, b: Event, event_type: EventType) -> bool:
    if (a.modality == "denied") != (b.modality == "denied"):
        return False
    if not any(agrees(a.slots.get(slot), b.slots.get(slot)) for slot in event_type.identity):
        return False
    return all(not _conflict(a.slots.get(slot), b.slots.get(slot)) for slot in (*event_type.identity, *event_type.keys))


def _conflict(a: SlotValue, b: SlotValue) -> bool:
    return _says(a) and _says(b) and not agrees(a, b)


def _says(value: SlotValue) -> bool:
    return value is not None and value != []


def agrees(a: SlotValue, b: SlotValue) -> bool:
    """Whether two slot values mean the same; nothing agrees with an empty slot."""
    if not _says(a) or not _says(b):
        return False
    if isinstance(a, list) and isinstance(b, list):
        short, long = sorted((a, b), key=len)
        return all(any(agrees(x, y) for y in long) for x in short)
    if isinstance(a, Mention) and isinstance(b, Mention):
        if a.period and b.period:
            return None in {a.period.start, b.period.start} or (a.period.start, a.period.end) == (
                b.period.start,
                b.period.end,
            )
        if a.identity and b.identity:
            return a.identity is b.identity or a.identity.name.casefold() == b.identity.name.casefold()
        return _same_amount(a, b)
    if isinstance(a, Period) and isinstance(b, Period):
        return (a.start, a.end) == (b.start, b.end)
    if isinstance(a, str) and isinstance(b, str):
        return a.casefold() == b.casefold()
    return _same_amount(a, b)


def _same_amount(a: SlotValue, b: SlotValue) -> bool:
    """Whether two amounts are equal, or one is the other rounded ("knapp 4000 Stellen" for 3900 Jobs)."""
    x, y = _amount(a), _amount(b)
    return x is not None and y is not None and (x == y or _is_rounded(a, b))


def _is_rounded(a: SlotValue, b: SlotValue) -> bool:
    first, second = _bare(a), _bare(b)
    if first is None or second is None or first.value is None or second.value is None:
        return False
    rounded = first.modifier != second.modifier and (first.currency, _measure(first)) == (
        second.currency,
        _measure(second),
    )
    return rounded and abs(first.value - second.value) <= NEARLY * max(abs(first.value), abs(second.value))


def _bare(value: SlotValue) -> Amount | None:
    amount = value.amount if isinstance(value, Mention) else value
    return amount if isinstance(amount, Amount) else None


def _measure(amount: Amount) -> str | None:
    """The unit of a percentage; what is counted ("Stellen", "Jobs") is called by many names."""
    return amount.unit if amount.unit in PERCENT_UNITS else None


def _amount(value: SlotValue) -> tuple[object, ...] | None:
    amount = _bare(value)
    if amount is None:
        return None
    if amount.value is not None:
        return abs(amount.value), None, None, amount.currency, _measure(amount)
    return None, amount.minimum, amount.maximum, amount.currency, _measure(amount)


def _agreement(a: Event, b: Event) -> tuple[int, int]:
    """How well b fits a: the number of slots that agree, then nearness in the text."""
    shared = sum(1 for slot, value in b.slots.items() if agrees(value, a.slots.get(slot)))
    return shared, -abs(a.trigger[0] - b.trigger[0])


def _join(into: Event, event: Event) -> None:
    fuller = _filled(event) > _filled(into)
    for slot, value in event.slots.items():
        mine = into.slots.get(slot)
        if not _says(mine) or (fuller and _says(value)):
            into.slots[slot] = value
    if fuller and into.modality != "denied":
        into.modality = event.modality
    into.mentions.extend(span for span in event.mentions if span not in into.mentions)
    if fuller:
        into.sentences = event.sentences | ({max(into.sentences)} if _near(into, event) else set())
    elif _near(into, event) and _filled(event) > 1:
        into.sentences |= event.sentences


def _near(a: Event, b: Event) -> bool:
    return abs(max(a.sentences) - max(b.sentences)) < MAX_EVIDENCE_SENTENCES


def _filled(event: Event) -> int:
    return sum(1 for value in event.slots.values() if _says(value))


def _evidence(event: Event, tokens: Tokens) -> tuple[int, int]:
    """From the first to the last sentence that slots were read from, without surrounding white space."""
    first, last = min(event.sentences), max(event.sentences)
    if last - first >= MAX_EVIDENCE_SENTENCES:
        first = last = tokens.sentence_at(tokens.token_at(event.trigger[0]))
    start = tokens.starts[tokens.sentences[first][0]]
    end = tokens.ends[tokens.sentences[last][1] - 1]
    text = tokens.text[start:end]
    return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
