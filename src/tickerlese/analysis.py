"""What the spaCy components leave in a Doc: one object that survives ``Doc.to_bytes`` and other processes.

In: mentions and events. Out: ``Analysis``, kept under ``doc.user_data["tickerlese"]``. spaCy writes user data as
msgpack, which knows no dataclasses, so ``register_codec`` teaches it this one; what is shared stays shared.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from srsly.msgpack import msgpack_decoders, msgpack_encoders  # type: ignore[import-untyped]  # srsly ships no types

from tickerlese.events import Event
from tickerlese.mention import Amount, Identity, Mention, Period

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = "tickerlese"
CLASSES: dict[str, type] = {kind.__name__: kind for kind in (Amount, Period, Identity, Mention, Event)}


@dataclass
class Analysis:
    """What was found in a Doc so far.

    Attributes:
        mentions: spans with their values, in text order; anaphors ("der Konzern") last.
        events: in the order of their triggers.
    """

    mentions: list[Mention] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def mention_at(self, first: int, last: int) -> Mention | None:
        """The mention that covers exactly these tokens."""
        return next((mention for mention in self.mentions if (mention.first, mention.last) == (first, last)), None)


@cache
def register_codec() -> None:
    """Teach spaCy's serialization to write and read an ``Analysis``; once per process."""
    msgpack_encoders.register(KEY, func=encode)
    msgpack_decoders.register(KEY, func=decode)


def encode(value: object, chain: Callable[[object], object] | None = None) -> object:
    """Write an ``Analysis`` as plain values; leave all else to the next encoder."""
    if not isinstance(value, Analysis):
        return chain(value) if chain else value
    rows: list[list[Any]] = []
    flat = Flattener(rows)
    return {KEY: 1, "mentions": flat.put(value.mentions), "events": flat.put(value.events), "rows": rows}


def decode(value: Any, chain: Callable[[object], object] | None = None) -> object:  # noqa: ANN401 - msgpack's hook
    """Read what ``encode`` wrote; leave all else to the next decoder."""
    if not (isinstance(value, dict) and KEY in value and "rows" in value):
        return chain(value) if chain else value
    made: list[object] = []
    for name, *parts in value["rows"]:
        made.append(CLASSES[name](*[unflatten(part, made) for part in parts]))
    return Analysis(unflatten(value["mentions"], made), unflatten(value["events"], made))


class Flattener:
    """Writes values as msgpack can; each dataclass becomes one row, however often it is referred to."""

    def __init__(self, rows: list[list[Any]]) -> None:
        self.rows = rows
        self._places: dict[int, int] = {}

    def put(self, value: Any) -> Any:  # noqa: ANN401 - any value of a mention or event
        """The plain form of a value; containers and objects are tagged pairs."""
        if isinstance(value, (str, int, float, type(None))):
            return value
        if isinstance(value, Decimal):
            return ["decimal", str(value)]
        if isinstance(value, date):
            return ["time" if isinstance(value, datetime) else "day", value.isoformat()]
        if isinstance(value, (list, tuple, set)):
            return [type(value).__name__, [self.put(part) for part in value]]
        if isinstance(value, dict):
            return ["dict", [[key, self.put(part)] for key, part in value.items()]]
        return ["row", self._row(value)]

    def _row(self, value: Any) -> int:  # noqa: ANN401 - any dataclass in CLASSES
        if id(value) not in self._places:
            if not is_dataclass(value):
                raise TypeError(f"no plain form for {type(value).__name__}")
            row = [type(value).__name__, *(self.put(getattr(value, part.name)) for part in fields(value))]
            self._places[id(value)] = len(self.rows)
            self.rows.append(row)
        return self._places[id(value)]


READERS: dict[str, Callable[[Any], object]] = {
    "decimal": Decimal,
    "time": datetime.fromisoformat,
    "day": date.fromisoformat,
}


def unflatten(value: Any, made: list[object]) -> Any:  # noqa: ANN401 - any value of a mention or event
    """The value that ``Flattener.put`` wrote; ``made`` holds the objects of the rows before it."""
    if not isinstance(value, (list, tuple)):
        return value
    tag, content = value
    if tag == "row":
        return made[content]
    if tag in READERS:
        return READERS[tag](content)
    if tag == "dict":
        return {key: unflatten(part, made) for key, part in content}
    parts = [unflatten(part, made) for part in content]
    return parts if tag == "list" else tuple(parts) if tag == "tuple" else set(parts)
