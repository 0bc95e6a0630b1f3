"""Write docs/events.md: every event type with what it is, its slots and three of its examples.

    python data/build_event_docs.py

Everything comes from the event files themselves; a test fails when the page is out of date.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tickerlese.events import EVENT_TYPES

if TYPE_CHECKING:
    from tickerlese.events.spec import EventType, Example

PAGE = Path(__file__).parents[1] / "docs" / "events.md"
SHOWN = 3
MARK = re.compile(r"\[([^\[\]|]+)\|[A-Z]+\]")
HEAD = """# Event types

What each of the {count} types is, what it is not, its slots, and sentences that give it. The examples are tests: see
the file that is named, which also lists sentences that must give nothing. Every event also has `type`, `modality`
(asserted, planned, expected, possible, denied), `trigger`, `mentions`, `evidence` and `confidence`; `tickerlese schema`
prints the exact form of every slot.
"""


def describe(event_type: EventType) -> str:
    """The section of one type."""
    module = sys.modules[event_type.record.__module__]
    summary = " ".join((module.__doc__ or "").split()).removeprefix(f"{event_type.name}: ")
    slots = ", ".join(f"`{slot}`" for slot in event_type.slots)
    examples = "\n".join(f"* {plain(example)}" for example in [e for e in event_type.examples if e.events][:SHOWN])
    return (
        f"\n## {event_type.name}\n\n{summary[0].upper()}{summary[1:]}\n\n"
        f"Slots: {slots}. Rules and examples: `src/tickerlese/events/{event_type.name}.py`.\n\n{examples}\n"
    )


def plain(example: Example) -> str:
    """An example's text without the marks of names, on one line."""
    return " ".join(MARK.sub(r"\1", example.text).split())


def page() -> str:
    """The whole page."""
    kinds = sorted(EVENT_TYPES, key=lambda event_type: event_type.name)
    return HEAD.format(count=len(kinds)) + "".join(map(describe, kinds))


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE}: {len(EVENT_TYPES)} types")
