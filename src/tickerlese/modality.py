"""How certain the text makes an event: asserted, planned, expected, possible or denied.

In: a sentence view, the clause and position of a trigger. Out: the modality, and whether the clause is a mere
hypothesis ("sollte … steigen", "falls …"), which is no event at all. Cues come from ``modality.csv`` and hold in the
trigger's own clause and in the clause that governs it ("kündigte an, … zu investieren"; "Gerüchte, wonach …").
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from tickerlese.lexicon import read_rows
from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from tickerlese.events.syntax import SentenceView

Kind = Literal["modal", "verb", "word", "negation", "stem"]
Modality = Literal["asserted", "planned", "expected", "possible", "denied"]
STRENGTH: tuple[Modality, ...] = ("denied", "possible", "planned", "expected")
CONDITIONALS = frozenset({"falls", "wenn", "sofern", "sollte", "sollten", "angenommen", "würde", "würden"})
SPLIT_DENIALS = {
    "wies": "zurück",
    "wiesen": "zurück",
    "weist": "zurück",
    "weisen": "zurück",
    "schloss": "aus",
    "schließt": "aus",
    "schliesst": "aus",
}
NOT_DENIALS = frozenset({"nur", "zuletzt", "unbedingt", "allein", "weniger", "mehr"})
COMPARING = frozenset({"wie", "als"})
PARTICIPLE_STARTS = (
    "ge",
    *(p + "ge" for p in "ab an auf aus ein heraus herab herauf herunter hinzu nach vor zurück zu zusammen".split()),
)
NO_INFINITIVES = frozenset("den einen keinen seinen ihren diesen gegen neben wegen zwischen".split())
INDEFINITE = frozenset({"ein", "eine", "einen", "einem", "einer", "eines"})
HEARSAY = ("gerücht", "spekulation", "mutmaßung", "vermutung")
NEGATION_REACH = 9


class CueRow(NamedTuple):
    """One row of modality.csv."""

    cue: str
    modality: Literal["planned", "expected", "possible", "denied"]
    kind: Kind


@cache
def cue_table() -> WordTable[CueRow | None]:
    """Which word is a cue, looked up once per word type."""
    rows = read_rows("modality.csv", CueRow)
    words = {row.cue: row for row in rows if row.kind != "stem"}
    stems = tuple(row for row in rows if row.kind == "stem")

    def classify(word: str) -> CueRow | None:
        return words.get(word) or next((row for row in stems if word.startswith(row.cue)), None)

    return WordTable(classify)


def read_modality(view: SentenceView, clause: int, trigger: int) -> tuple[Modality, bool]:
    """Modality of what the trigger (local index) tells, and whether it is only a hypothesis."""
    found: set[Modality] = set()
    governing = _governing(view, clause)
    hypothetical = _is_conditional(view, clause) or any(_is_conditional(view, c) for c in governing)
    table, cues = cue_table(), _cues(view)
    for index in [clause, *governing] if cues else ():
        for k in _within(cues, view.clauses[index].ranges):
            row = table[view.lower[k]]
            if row is not None and k != trigger:
                modality = _apply(row, view, k, (clause, index, trigger))
                if modality:
                    found.add(modality)
        if _split_denial(view, index):
            found.add("denied")
    return next((modality for modality in STRENGTH if modality in found), "asserted"), hypothetical


def _cues(view: SentenceView) -> list[int]:
    """Local indices of all cues of the sentence, found once."""
    if view.cues is None:
        table = cue_table()
        view.cues = [k for k, lower in enumerate(view.lower) if table[lower] is not None or lower in SPLIT_DENIALS]
    return view.cues


def _within(cues: list[int], ranges: list[tuple[int, int]]) -> list[int]:
    return [k for first, last in ranges for k in cues if first <= k < last]


def _governing(view: SentenceView, clause: int) -> list[int]:
    """The clauses whose cues colour this one: parents of dependent clauses, and a reporting clause around a quote."""
    chain: list[int] = []
    current = clause
    while view.clauses[current].kind in {"sub", "quote", "rel"} or _is_infinitive(view, current):
        parent = view.clauses[current].parent
        if parent < 0 or parent in chain or (view.clauses[current].kind == "rel" and not _is_hearsay(view, current)):
            break
        chain.append(parent)
        current = parent
    return chain


def _is_hearsay(view: SentenceView, clause: int) -> bool:
    """Whether the clause only looks like a relative one: "Gerüchte, die Schweizer könnten X kaufen, wies Y zurück"."""
    first = view.clauses[clause].ranges[0][0]
    return first >= 2 and view.lower[first - 2].startswith(HEARSAY)


def _is_infinitive(view: SentenceView, clause: int) -> bool:
    return view.clauses[clause].kind == "main" and not view.clauses[clause].has_verb


def _is_conditional(view: SentenceView, clause: int) -> bool:
    first = view.clauses[clause].ranges[0][0]
    if view.lower[first] in CONDITIONALS:
        return True
    joined = first >= 2 and view.lower[first - 1] in {"und", "oder"} and view.clauses[clause].kind == "main"
    return joined and view.lower[view.clauses[view.clause_at(first - 2)].ranges[0][0]] in CONDITIONALS


def _apply(row: CueRow, view: SentenceView, k: int, where: tuple[int, int, int]) -> Modality | None:
    clause, index, trigger = where
    if row.kind == "negation":
        return _negation(view, k, trigger) if index == clause else None
    if row.kind == "modal":
        if index != clause:
            return None
        return _modal(row, view, k, index)
    return None if k and view.lower[k - 1] in COMPARING else row.modality


def _negation(view: SentenceView, k: int, trigger: int) -> Modality | None:
    follows = view.lower[k + 1] if k + 1 < len(view) else ""
    before_trigger = k < trigger and trigger - k <= NEGATION_REACH
    after_verb = k > trigger and k - trigger <= 4 and view.lower[k] == "nicht"
    if view.lower[k] == "nicht" and follows in NOT_DENIALS and follows != "mehr":
        return None
    if view.lower[k] == "nicht" and k and view.lower[k - 1] in INDEFINITE:
        return None  # "eine nicht nachrangige Anleihe"
    return "denied" if before_trigger or after_verb else None


def _modal(row: CueRow, view: SentenceView, k: int, clause: int) -> Modality | None:
    """What a modal verb says: "soll … haben/sein" is hearsay; "wird" needs an infinitive to be a future."""
    last = max(last for _, last in view.clauses[clause].ranges)
    near_end = range(max(k + 1, last - 4), last) if k + 1 < last else range(k - 1, k)
    if row.cue in {"soll", "sollen", "solle"} and any(view.lower[j] in {"haben", "sein"} for j in near_end):
        return "possible"
    if row.cue in {"wird", "werden", "werde"} and not any(_is_infinitive_at(view, j) for j in near_end):
        return None
    return row.modality


def _is_infinitive_at(view: SentenceView, k: int) -> bool:
    """Whether the word can be an infinitive: no participle, no attribute of a noun behind it ("im ersten Halbjahr")."""
    word, following = view.words[k], view.words[k + 1 : k + 2]
    if (following and following[0][:1].isupper()) or word in NO_INFINITIVES:
        return False
    return word.islower() and word.endswith(("en", "ern", "eln")) and not word.startswith(PARTICIPLE_STARTS)


def _split_denial(view: SentenceView, clause: int) -> bool:
    for first, last in view.clauses[clause].ranges:
        for k in _within(_cues(view), [(first, last)]):
            particle = SPLIT_DENIALS.get(view.lower[k])
            if particle and particle in view.lower[k + 1 : last + 1]:
                return True
    return False
