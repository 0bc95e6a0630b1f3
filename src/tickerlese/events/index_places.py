"""Indices as places that companies move into and out of: "in den MDAX", "aus dem Kleinwerteindex", "im EuroStoxx 50".

In: a sentence view. Out: ``Place`` objects in text order. Nicknames of indices ("die erste deutsche Börsenliga") count like
names; compounds like "Dax-Konzern" are no places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tickerlese.events.function_words import ARTICLES, CONTRACTED, PREPOSITIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention

NICKNAMES: dict[str, str] = {
    "leitindex": "DAX",
    "börsenliga": "DAX",
    "standardwerteindex": "DAX",
    "nebenwerteindex": "SDAX",
    "kleinwerteindex": "SDAX",
    "technologieindex": "TecDAX",
    "technologiewerteindex": "TecDAX",
    "mittelwerteindex": "MDAX",
}
DESCRIBED = {
    "mittelgroßen": "MDAX",
    "mittelgrossen": "MDAX",
    "mittelgroße": "MDAX",
    "kleineren": "SDAX",
    "kleinen": "SDAX",
}
MOVE_TAILS = frozenset(
    "aufnahme aufstieg abstieg einzug rückkehr rauswurf abschied wiederaufstieg neuaufnahme ausscheiden aufsteiger absteiger".split()
)
INTO = frozenset({"den", "die", "das", "ins"})
LOOK_BACK = 3


class Place(NamedTuple):
    """An index at a local position. ``role`` is to, from, at (named as the place of the change) or "" (only mentioned)."""

    at: int
    role: str
    value: Mention | str

    @property
    def name(self) -> str:
        """The canonical name."""
        return self.value if isinstance(self.value, str) else self.value.name or ""


def find_places(frame: Frame, view: SentenceView) -> list[Place]:
    """The indices of the sentence with the part they play for a company that moves."""
    found = [_named(view, m) for m in view.mentions if m.label == "INDEX"]
    found += [_nicknamed(frame, view, k, name) for k, name in _nicknames(view)]
    return sorted((place for place in found if place is not None), key=lambda place: place.at)


def _named(view: SentenceView, mention: Mention) -> Place | None:
    phrase, (first, _) = view.phrase(mention), view.span[id(mention)]
    if phrase.tail:
        return Place(first, "at" if phrase.tail in MOVE_TAILS else "", mention)
    return Place(first, _role(view, phrase.first, phrase.prep), mention)


def _role(view: SentenceView, first: int, prep: str) -> str:
    """What the words in front say: "in den" is to, "im" at, "aus dem" and "vom" from, no preposition is open."""
    if prep in {"aus", "von"}:
        return "from"
    if prep == "in":
        word, after = view.lower[first], view.lower[first + 1] if first + 1 < len(view) else ""
        return "at" if word == "im" or after == "dem" else "to"
    return "to" if prep == "zu" else ("" if prep else "open")


def _nicknames(view: SentenceView) -> Iterator[tuple[int, str]]:
    for k in range(len(view)):
        if view.owner[k] is not None or not view.words[k][:1].isupper():
            continue
        lower = view.lower[k]
        joined = view.lower[k - 2] + lower if k >= 2 and view.words[k - 1] == "-" else lower
        if lower == "index" and (
            kind := next((DESCRIBED[w] for w in view.lower[k + 1 : k + 4] if w in DESCRIBED), None)
        ):
            yield k, kind
        elif joined in NICKNAMES and not (
            k + 1 < len(view) and (owner := view.owner[k + 1]) and owner.label == "INDEX"
        ):
            yield k, NICKNAMES[joined]


def _nicknamed(frame: Frame, view: SentenceView, k: int, name: str) -> Place:
    first = k
    while (
        first > 0
        and view.owner[first - 1] is None
        and (view.words[first - 1] == "-" or view.lower[first - 1].endswith(("e", "en", "er")))
    ):
        if view.lower[first - 1] in PREPOSITIONS | ARTICLES:
            break
        first -= 1
    if first > 0 and view.lower[first - 1] in ARTICLES:
        first -= 1
    if first > 0 and view.lower[first - 1] in PREPOSITIONS:
        first -= 1
    prep = CONTRACTED.get(view.lower[first], view.lower[first]) if view.lower[first] in PREPOSITIONS else ""
    known = next((m for m in frame.document.mentions if m.label == "INDEX" and m.name == name), None)
    return Place(k, _role(view, first, prep), known or name)


def index_before(frame: Frame, besides: str = "") -> Place | None:
    """The index that the text speaks of here: of the change told before, else the one named last in the sentences before."""
    for name, sentence, draft in reversed(frame.document.drafts):
        if frame.view.index - sentence > LOOK_BACK:
            break
        value = draft.values.get("index")
        if (
            name == "index_change"
            and value is not None
            and not isinstance(value, list)
            and _index_name(value) != besides
        ):
            return Place(-1, "at", value)  # type: ignore[arg-type]  # an index is a mention or a name
    for view in frame.previous_views(LOOK_BACK):
        places = [place for place in find_places(frame, view) if place.name != besides]
        if places:
            return places[-1]
    return None


def _index_name(value: object) -> str:
    return value if isinstance(value, str) else str(getattr(value, "name", ""))
