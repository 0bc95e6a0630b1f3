"""From mentions and events to the record's plain dicts: ids, links between entities and slots, exact JSON.

In: the text, its settled mentions and its events. Out: the lists ``entities`` and ``events`` of the contract, every key
present. Anaphors ("der Konzern") and instruments fill slots but are no entities. Nothing is validated here: the models
in ``record`` do that at the edges.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, get_args

import orjson

from tickerlese.confidence import confidence
from tickerlese.events import EVENT_TYPES
from tickerlese.events.spec import AmountSlot, InstrumentSlot, NamedSlot, PeriodSlot
from tickerlese.mention import Amount, Mention, Period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tickerlese.events import Event
    from tickerlese.events.spec import SlotValue

SCHEMA_VERSION = "tickerlese/1"
Json = dict[str, Any]
Range = tuple[int, int]
IDENTIFIERS = ("isin", "wkn", "ticker", "lei", "country")
INSTRUMENT_KINDS = {"COMPANY": "share", "INDEX": "index", "CURRENCY": "currency"}
RESTATED = re.compile(
    r"""
    [^.;:!?()]{0,40}  # rest of a compound: "-Initiative"
    (?: \(\s* | [,–-]?\s*(?:das\ sind|umgerechnet|entspricht|entsprechen|dies\ entspricht|oder\ umgerechnet)\s+ )
    (?: (?:umgerechnet|rund|etwa|circa|ca\.|zirka|knapp|gut|fast|ungefähr|derzeit|aktuell|entspricht|[~≈=])\s* )*
    """,
    re.VERBOSE,
)


def assemble(text: str, mentions: Iterable[Mention], events: Iterable[Event]) -> tuple[list[Json], list[Json]]:
    """Make the record's entities and events; sets the ``id`` of each mention that becomes an entity."""
    shown = [mention for mention in mentions if not mention.anaphor and mention.label in FIELDS]
    shown.sort(key=lambda mention: (mention.start, mention.end))
    for number, mention in enumerate(shown, 1):
        mention.id = f"e{number}"
    restated = find_restatements(text, [mention for mention in shown if mention.label == "MONEY"])
    entities = [{"id": m.id, "label": m.label, **_span(text, (m.start, m.end)), **FIELDS[m.label](m)} for m in shown]
    for entity in entities:
        if entity["label"] == "MONEY":
            entity["equivalent_to"] = restated.get(entity["id"])
    links = Links(text, shown)
    return entities, [_event(event, links) for event in events]


def to_json(record: Json, *, pretty: bool = False) -> bytes:
    """Write a record, or any dict of plain values, as JSON in UTF-8: decimals exact, no exponents, no closing zeros."""
    return orjson.dumps(record, default=_write_decimal, option=orjson.OPT_INDENT_2 if pretty else None)


def _write_decimal(value: object) -> orjson.Fragment:
    if isinstance(value, Decimal):
        digits = format(value, "f")
        return orjson.Fragment(digits.rstrip("0").rstrip(".") if "." in digits else digits)
    raise TypeError(f"no JSON for {type(value).__name__}")


def find_restatements(text: str, amounts: Sequence[Mention]) -> dict[str | None, str | None]:
    """Find amounts that say another one again: "380 Milliarden Yuan (rund 53 Milliarden US-Dollar)"; ids to ids."""
    found: dict[str | None, str | None] = {}
    for first, second in pairwise(amounts):
        converted = first.amount and second.amount and first.amount.currency != second.amount.currency
        if converted and RESTATED.fullmatch(text, first.end, second.start):
            found[second.id] = found.get(first.id, first.id)
    return found


def _span(text: str, span: Range) -> Json:
    start, end = span
    return {"text": text[start:end], "start": start, "end": end}


# ---- entities: what each label says beside its span -----------------------------------------------------------------


def _company(mention: Mention) -> Json:
    identity = mention.identity
    return {"name": mention.name, **{key: getattr(identity, key, None) for key in IDENTIFIERS}}


def _person(mention: Mention) -> Json:
    employer = mention.employer
    return {"name": mention.name, "role": mention.role, "company": employer.name if employer else None}


def _named(mention: Mention) -> Json:
    return {"name": mention.name}


def _range(amount: Amount | None) -> Json:
    if amount is None:
        return {"min": None, "max": None, "modifier": "exact"}
    return {"min": amount.minimum, "max": amount.maximum, "modifier": amount.modifier}


def _money(mention: Mention) -> Json:
    amount = mention.amount
    value, currency, per = (amount.value, amount.currency, amount.per) if amount else (None, None, None)
    return {"amount": value, "currency": currency, **_range(amount), "per": per, "equivalent_to": None}


def _quantity(mention: Mention) -> Json:
    amount = mention.amount
    return {"value": amount and amount.value, **_range(amount), "unit": amount and amount.unit}


def _currency(mention: Mention) -> Json:
    return {"currency": mention.amount.currency if mention.amount else mention.name}


def _day(mention: Mention) -> Json:
    period = mention.period or Period(None, None, "date")
    return {"start_date": period.start, "end_date": period.end, "kind": period.kind}


def _identifier(mention: Mention) -> Json:
    owner = mention.employer
    return {"kind": mention.kind, "value": mention.name, "company": owner.name if owner else None}


FIELDS: dict[str, Callable[[Mention], Json]] = {
    "COMPANY": _company,
    "PERSON": _person,
    "MONEY": _money,
    "CURRENCY": _currency,
    "PERCENT": _quantity,
    "DATE": _day,
    "QUANTITY": _quantity,
    "INDEX": _named,
    "ORGANIZATION": _named,
    "LOCATION": _named,
    "PRODUCT": _named,
    "IDENTIFIER": _identifier,
}


# ---- events: slot values in the shape that the event's record class declares -----------------------------------------


class Links:
    """Which entity of the record says what a slot says."""

    def __init__(self, text: str, shown: list[Mention]) -> None:
        self.text = text
        self._shown = shown
        self._starts = [mention.start for mention in shown]
        self._by_identity: dict[int, list[Mention]] = {}
        for mention in shown:
            if mention.identity is not None:
                self._by_identity.setdefault(id(mention.identity), []).append(mention)

    def words(self, mention: Mention) -> str:
        """The text that the mention covers."""
        return self.text[mention.start : mention.end]

    def name(self, mention: Mention) -> str | None:
        """The entity's id: the mention's own, for an anaphor that of the name it stands for, the nearest before it."""
        if mention.id is not None or mention.identity is None:
            return mention.id
        same = self._by_identity.get(id(mention.identity), [])
        before = [other for other in same if other.start <= mention.start]
        return (before[-1:] or same[:1] or [mention])[0].id

    def amount(self, amount: Amount, evidence: Range) -> str | None:
        """The id of the first amount in the evidence that has this size and unit, whatever its sign."""
        size = _size(amount)
        return next((m.id for m in self._within(evidence) if m.amount and _size(m.amount) == size), None)

    def period(self, period: Period, evidence: Range) -> Mention | None:
        """The first mention in the evidence that tells this period."""
        return next((mention for mention in self._within(evidence) if mention.period == period), None)

    def _within(self, evidence: Range) -> list[Mention]:
        return self._shown[bisect_left(self._starts, evidence[0]) : bisect_left(self._starts, evidence[1])]


def _size(amount: Amount) -> tuple[object, ...]:
    ends = (amount.value, amount.minimum, amount.maximum)
    return (*sorted(abs(end) for end in ends if end is not None), amount.currency, amount.unit)


def _event(event: Event, links: Links) -> Json:
    shapes = _shapes()[event.type]
    return {
        "type": event.type,
        "modality": event.modality,
        "trigger": _span(links.text, event.trigger),
        "mentions": [_span(links.text, span) for span in event.mentions],
        "evidence": _span(links.text, event.evidence),
        "confidence": confidence(event),
        **{slot: _slot(event.slots.get(slot), shape, links, event.evidence) for slot, shape in shapes.items()},
    }


@cache
def _shapes() -> dict[str, dict[str, type]]:
    """For each event type, which part each slot is made of (``str`` for words)."""
    return {
        event_type.name: {slot: _part(event_type.record.model_fields[slot].annotation) for slot in event_type.slots}
        for event_type in EVENT_TYPES
    }


def _part(annotation: object) -> type:
    for part in (InstrumentSlot, NamedSlot, AmountSlot, PeriodSlot):
        if annotation is part or part in _inner(annotation):
            return part
    return str


def _inner(annotation: object) -> set[object]:
    parts = get_args(annotation)
    return set(parts).union(*(_inner(part) for part in parts))


def _slot(value: SlotValue, shape: type, links: Links, evidence: Range) -> object:
    if value is None or value == "":
        return None
    if isinstance(value, list):
        return [_slot(item, shape, links, evidence) for item in value] or None
    return WRITERS[shape](value, links, evidence)


def _name_slot(value: SlotValue, links: Links, _: Range) -> Json:
    if isinstance(value, Mention):
        return {"name": value.name or links.words(value), "entity": links.name(value)}
    return {"name": value, "entity": None}


def _instrument_slot(value: SlotValue, links: Links, evidence: Range) -> Json:
    kind = _instrument_kind(value) if isinstance(value, Mention) else None
    return {**_name_slot(value, links, evidence), "kind": kind or "share"}


def _instrument_kind(mention: Mention) -> str | None:
    return mention.kind if mention.kind in {"crypto", "bond"} else INSTRUMENT_KINDS.get(mention.label) or mention.kind


def _amount_slot(value: SlotValue, links: Links, evidence: Range) -> Json | None:
    amount = value.amount if isinstance(value, Mention) else value
    if not isinstance(amount, Amount):
        return None
    money = amount.currency is not None
    return {
        "value": None if money else amount.value,
        "amount": amount.value if money else None,
        "currency": amount.currency,
        "unit": amount.unit,
        **_range(amount),
        "per": amount.per,
        "entity": value.id if isinstance(value, Mention) else links.amount(amount, evidence),
    }


def _period_slot(value: SlotValue, links: Links, evidence: Range) -> Json | None:
    mention = links.period(value, evidence) if isinstance(value, Period) else value
    if not isinstance(mention, Mention):
        return None
    period = mention.period or Period(None, None, "period")
    return {"text": links.words(mention), "start_date": period.start, "end_date": period.end}


def _word_slot(value: SlotValue, links: Links, _: Range) -> object:
    return (value.name or links.words(value)) if isinstance(value, Mention) else value


WRITERS: dict[type, Callable[[SlotValue, Links, Range], object]] = {
    NamedSlot: _name_slot,
    InstrumentSlot: _instrument_slot,
    AmountSlot: _amount_slot,
    PeriodSlot: _period_slot,
    str: _word_slot,
}
