"""What a rating agency does: raises, lowers, confirms a rating, or only moves its outlook.

In: a sentence view, a token range and the ratings in it. Out: the action, null when nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from tickerlese.events.credit_notes import Note
    from tickerlese.events.syntax import SentenceView

Action = Literal["upgrade", "downgrade", "confirm", "initiate"]
UP = (
    "heraufgestuf", "hochgestuf", "heraufstuf", "hochstuf", "angehob", "anheb", "anhob", "heraufgesetz", "heraufsetz", "hochgesetz", "verbesser", "erhöh", "aufgewertet", "hochzustuf",
    "heraufzustuf", "anzuheb",
)  # fmt: skip
DOWN = (
    "herabgestuf", "herabstuf", "abgestuf", "abstuf", "heruntergestuf", "herunterstuf", "zurückgestuf", "rückstuf", "herabgesetz", "herabsetz", "gesenkt", "senk", "absenk",
    "zurückgenomm", "zurückgesetz", "gekapp", "kapp", "entzog", "entzieh", "entzog", "verschlechter", "herabzustuf", "abzustuf", "aberkannt", "aberkenn", "reduzier",
)  # fmt: skip
CONFIRMING = (
    "bestätig",
    "bekräftig",
    "belass",
    "beläss",
    "belie",
    "unverändert",
    "affirm",
    "bleib",
    "blieb",
    "beibehält",
    "beibehalt",
    "verharr",
)
INITIATING = ("vergibt", "vergab", "vergeben", "verlieh", "verleih", "erstmals", "erstrating", "ersteinstufung")
SPLIT: dict[str, tuple[frozenset[str], Action]] = {
    "an": (frozenset("hebt hob heben hoben".split()), "upgrade"),
    "hoch": (frozenset("stuft stufte stufen stuften setzt setzte".split()), "upgrade"),
    "herauf": (frozenset("stuft stufte stufen stuften setzt setzte".split()), "upgrade"),
    "ab": (frozenset("stuft stufte stufen stuften erkennt erkannte".split()), "downgrade"),
    "herab": (frozenset("stuft stufte stufen stuften setzt setzte".split()), "downgrade"),
    "herunter": (frozenset("stuft stufte stufen stuften setzt setzte".split()), "downgrade"),
    "zurück": (frozenset("stuft stufte stufen nimmt nahm".split()), "downgrade"),
}
ATTRIBUTE_REACH = 4
RAISING = frozenset("hebt hob heben hoben".split())


def _classify(word: str) -> Action | None:
    if word.startswith(UP):
        return "upgrade"
    if word.startswith(DOWN):
        return "downgrade"
    if word.startswith(CONFIRMING):
        return "confirm"
    return "initiate" if word.startswith(INITIATING) else None


_action_of: WordTable[Action | None] = WordTable(_classify)


def read_action(view: SentenceView, first: int, last: int, notes: list[Note], rated: set[int]) -> Action | None:
    """The action told in the token range; ``rated`` are local indices of words for the rating ("Bonitätsnote").

    Old and new rating decide; else the verb, unless it only moves the outlook, which leaves the rating as it is.
    """
    old, new = [n for n in notes if n.is_old], [n for n in notes if not n.is_old]
    if old and new and old[0].rank != new[0].rank:
        return "upgrade" if new[0].rank < old[0].rank else "downgrade"
    told = [(k, action) for k in range(first, last) if (action := _told_at(view, k, last))]
    outlooks = [k for k in range(first, last) if view.lower[k].endswith("ausblick")]
    rated = {k for k in rated if not any(0 < k - outlook <= ATTRIBUTE_REACH for outlook in outlooks)}
    anchors = rated | {note.first for note in notes}
    moves = [
        action for k, action in told if action in {"upgrade", "downgrade"} and not _is_outlooks(k, outlooks, anchors)
    ]
    if moves:
        return moves[0]
    calm = {action for _, action in told if action in {"confirm", "initiate"}}
    if calm:
        return "initiate" if "initiate" in calm and "confirm" not in calm else "confirm"
    return "confirm" if outlooks and told else None


def _told_at(view: SentenceView, k: int, last: int) -> Action | None:
    if view.owner[k] is not None:
        return None
    word = view.lower[k]
    for particle, (verbs, action) in SPLIT.items():
        if word in verbs and particle in view.lower[k + 1 : last]:
            return action
    if word in RAISING and "auf" in view.lower[k + 1 : last]:
        return "upgrade"
    return _action_of[word]


def _is_outlooks(verb: int, outlooks: list[int], anchors: set[int]) -> bool:
    """Whether the verb's object is the outlook: it stands nearer to the verb than any word for the rating."""
    nearest = min((abs(verb - k) for k in outlooks), default=None)
    return nearest is not None and nearest <= min((abs(verb - k) for k in anchors), default=nearest)
