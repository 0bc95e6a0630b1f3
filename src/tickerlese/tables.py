"""A record as tables for the terminal: ``tickerlese extract --table``.

In: a record as a plain dict. Out: what Rich prints: a heading, the entities, the events with their filled slots.
Control characters of the text are shown as "·", so that a text can't steer the terminal.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from tickerlese.view.page import read_labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

Json = dict[str, Any]
NO_SLOTS = frozenset({"type", "modality", "trigger", "mentions", "evidence", "confidence"})
AMOUNTS = frozenset({"MONEY", "PERCENT", "QUANTITY"})


def tables(record: Json) -> Iterator[RenderableType]:
    """The tables of one record, in the order they are read."""
    yield plain(" · ".join(str(record[key]) for key in ("id", "title", "published") if record[key]), "bold")
    for warning in record["warnings"]:
        yield plain(f"! {warning}", "yellow")
    yield event_table(record["events"])
    yield entity_table(record["entities"])


def entity_table(entities: list[Json]) -> Table:
    """Every entity with what it means."""
    table = Table("Entity", "Label", "Meaning", title=f"{len(entities)} entities", title_justify="left")
    for entity in entities:
        table.add_row(plain(entity["text"]), plain(label(entity["label"])), plain(meaning(entity)))
    return table


def event_table(events: list[Json]) -> Table:
    """Every event with its filled slots, one to a line."""
    table = Table(
        "Event", "Modality", "Slots", title=f"{len(events)} events", title_justify="left", show_lines=bool(events)
    )
    for event in events:
        slots = [f"{label(slot)}: {slot_words(slot, value)}" for slot, value in filled(event)]
        sure = "" if event["confidence"] is None else f"\n{event['confidence']:.0%} sure"
        table.add_row(plain(label(event["type"])), plain(label(event["modality"]) + sure), plain("\n".join(slots)))
    return table


def filled(event: Json) -> Iterator[tuple[str, Any]]:
    """The slots that say something."""
    return ((slot, value) for slot, value in event.items() if slot not in NO_SLOTS and value is not None)


def slot_words(slot: str, value: Any) -> str:  # noqa: ANN401 - names, amounts, periods and words
    """A slot's value in words; its shape tells how."""
    if isinstance(value, list):
        return ", ".join(slot_words(slot, part) for part in value)
    if not isinstance(value, dict):
        return read_labels()["en"].get(f"{slot}.{value}") or label(str(value))
    if "name" in value:
        return str(value["name"])
    return days(value) if "text" in value else figure(value)


def meaning(entity: Json) -> str:
    """What an entity says beside its words."""
    if entity["label"] in AMOUNTS:
        return figure(entity)
    if entity["label"] == "DATE":
        return days({**entity, "text": ""})
    keys = ("name", "currency", "value", "role", "isin", "ticker", "company")
    return ", ".join(str(entity[key]) for key in keys if entity.get(key))


def figure(amount: Json) -> str:
    """A figure with modifier, bounds and unit: "about 53,000,000 USD"."""
    number = amount.get("amount") if amount.get("amount") is not None else amount.get("value")
    low, high = amount["min"], amount["max"]
    shown = digits(number)
    if number is None and (low is not None or high is not None):
        shown = f"{digits(low)} to {digits(high)}"
    unit = amount.get("currency") or label(amount.get("unit") or "")
    modifier = "" if amount["modifier"] == "exact" else label(amount["modifier"])
    per = f"per {amount['per']}" if amount.get("per") else ""
    return " ".join(part for part in (modifier, shown, unit, per) if part)


def digits(number: Decimal | int | None) -> str:
    """A number with its thousands apart."""
    return "–" if number is None else f"{Decimal(number):,f}"


def days(period: Json) -> str:
    """A period's words and days."""
    found = [str(day) for day in dict.fromkeys((period["start_date"], period["end_date"])) if day]
    return " ".join(part for part in (period["text"], " to ".join(found)) if part)


def label(key: str) -> str:
    """What people call a key."""
    return read_labels()["en"].get(key, key.replace("_", " "))


def plain(words: str, style: str = "") -> Text:
    """Words that Rich takes as they are: no markup, nothing that moves the cursor."""
    return Text("".join(sign if sign.isprintable() or sign == "\n" else "·" for sign in words), style=style)
