"""What happens to a key rate in a clause: lowered, raised, held, with the step and the new level.

In: a ``Frame`` whose trigger names a key rate or a decision. Out: the action, the amounts. Refused: questions, demands,
hopes and reasons, in which a move is only talked about.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from tickerlese.events.signs import negative
from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

Action = Literal["lowered", "raised", "held"]
KEY_RATES = frozenset(
    "leitzins leitzinses leitzinsen leitzinssatz leitzinssatzes leitzinssätze leitzinssätzen leitzinsspanne leitzinsband leitzinskorridor einlagensatz einlagensatzes "
    "einlagesatz einlagenzins einlagezins einlagenzinssatz einlagezinssatz schlüsselsatz schlüsselsatzes schlüsselzins schlüsselzinsen schlüsselzinssatz schlüsselzinssätze "
    "referenzzins referenzzinssatz basiszins tagesgeldsatz tagesgeldzielsatz reposatz hauptrefinanzierungssatz hauptrefinanzierungszins refinanzierungssatz diskontsatz "
    "zinsband zinskorridor".split()
)  # fmt: skip
PLAIN_RATES = frozenset(
    "zielband zielspanne zinsspanne zins zinsen zinssatz zinssatzes zinssätze zinssätzen zinsniveau".split()
)
MOVES: dict[str, str] = {
    "lowered": "zinssenkung zinssenkungen leitzinssenkung leitzinssenkungen zinslockerung",
    "raised": "zinserhöhung zinserhöhungen leitzinserhöhung leitzinserhöhungen zinsanhebung zinsanhebungen leitzinsanhebung",
    "held": "zinspause",
    "": "zinsschritt zinsschritte",
}
LOWERING = (
    "senk", "gesenk", "absenk", "abgesenk", "herabgesetz", "herabsetz", "heruntergesetz", "reduzier", "verringer", "gekürz", "kürz", "kapp", "gekapp", "zurückgenomm",
    "heruntergeh", "herunterschraub", "heruntergeschraub", "zurückgefahr", "drück", "gedrück", "zurückgeh", "herunterg", "herunternehm", "lockert", "gelockert",
)  # fmt: skip
RAISING = (
    "erhöh", "anheb", "anhob", "angehob", "anzuheb", "heraufgesetz", "heraufsetz", "hochgesetz", "heraufschraub", "heraufgeschraub", "hochschraub", "hochgeschraub",
    "aufgestock", "gestraff",
)  # fmt: skip
HOLDING = (
    "belass", "beläss", "belie", "unverändert", "unangetast", "stabil", "konstant", "beibehalt", "festgehalten", "verharr", "pausier", "gleichbleib", "stillhalt", "stillgehalt",
    "beibehält", "beibehielt",
)  # fmt: skip
STAYING = ("bleib", "blieb", "geblieb", "verbleib", "verblieb")
FALLING = ("sink", "sank", "gesunk", "fäll", "fiel", "gefall")
CLIMBING = ("steig", "stieg", "gestieg", "klettert", "geklettert")
WITH_PARTICLE: dict[str, tuple[frozenset[str], Action]] = {
    "an": (frozenset("hebt hob heben hoben hebe".split()), "raised"),
    "herauf": (frozenset("setzt setzte setzen schraubt schraubte schrauben".split()), "raised"),
    "oben": (frozenset("schraubt schraubte schraubten setzt setzte geschraubt".split()), "raised"),
    "herab": (frozenset("setzt setzte setzen setzten".split()), "lowered"),
    "herunter": (frozenset("geht ging gehen setzt setzte schraubt schraubte nimmt nahm fährt fuhr".split()), "lowered"),
    "zurück": (frozenset("nimmt nahm nehmen nahmen fährt fuhr geht ging schraubt schraubte".split()), "lowered"),
    "unten": (frozenset("schraubt schraubte schraubten setzt setzte geschraubt".split()), "lowered"),
    "fest": (frozenset("hält hielt halten hielten".split()), "held"),
    "still": (frozenset("hält hielt halten hielten".split()), "held"),
    "bei": (frozenset("behält behielt behalten behielten".split()), "held"),
}
KEEPING = frozenset("hält hielt halten hielten gehalten".split())
UNTOUCHED = (
    "tast",
    "rühr",
    "dreh",
    "änder",
    "veränder",
    "geänder",
    "gerühr",
    "gedreh",
    "angetast",
    "gerüttel",
    "rüttel",
)
DECIDING = ("beschl", "beschloss", "entschie", "entschlo", "entschlie", "votier", "kündig", "angekündig", "verkünd")
TALK = (
    "hoff", "forder", "geforder", "aufgeforder", "verlang", "wette", "gewette", "fantasie", "phantasie", "wahrscheinlichkeit", "aussicht", "spielraum", "argument",
    "dräng", "drängt", "zwing", "zwäng", "signal", "debatt", "diskussion", "plädier", "wünsch", "frage", "spekulier", "bräuchte", "szenario", "befürcht", "erlaub", "ermöglich",
    "zweifel", "warn", "gewarnt", "möglichkeit",
)  # fmt: skip
TALK_WORDS = frozenset(
    "bereit bereitschaft druck chance chancen wunsch eile muss müsse müsste müssten müssen darf sollte sollten grund gründe anlass zeitpunkt ruf rufe rufen sorge sorgen angst".split()
)
PERFORMING = (
    "beschl", "entschie", "entschlo", "verkünd", "bekannt", "vorgenomm", "vornimm", "vornahm", "nimmt", "nahm", "vollzog", "vollzieh", "liefer", "geliefer", "reagier", "gegeben",
    "gab", "überrasch", "folgen", "legt", "legte", "eingelegt", "wagt", "gewagt", "wiederhol", "setzt", "setzte", "gesetzt", "umgesetzt", "erfolgt", "erfolgte", "kündig", "angekündig", "eingeläut", "läutet", "folgt",
)  # fmt: skip
RATE_PREPS = frozenset({"auf", "bei", "mit", "zu", "in", "zwischen"})
LEVEL_HEADS = (
    "spanne",
    "band",
    "niveau",
    "korridor",
    "bereich",
    "höhe",
    "marke",
    "rekordtief",
    "rekordhoch",
    "satz",
    "zins",
    "zinsen",
    "stand",
    "wert",
)
STEP_HEADS = ("senkung", "erhöhung", "anhebung", "schritt", "lockerung", "punkte", "punkt")
POINTS = "punkt"
ASKING = frozenset("ob damit wann warum wieso weshalb".split())
DEGREES = frozenset("stark weit schnell oft viel kräftig lange deutlich hoch".split())


def _classify(word: str) -> Action | None:
    if word.startswith(LOWERING):
        return "lowered"
    if word.startswith(RAISING):
        return "raised"
    return "held" if word.startswith(HOLDING) else None


_action_of: WordTable[Action | None] = WordTable(_classify)


def read_action(frame: Frame, *, intransitive: bool) -> Action | None:
    """The action that the clause's verb tells of the rate; ``intransitive`` also lets the rate itself rise and fall."""
    view, words = frame.view, frame.clause_words
    found = [k for k in _positions(frame) if k != frame.hit.at and view.owner[k] is None and view.words[k].islower()]
    near = sorted((abs(k - frame.hit.at), action) for k in found if (action := _action_of[view.lower[k]]))
    if near:
        return near[0][1]
    for particle, (verbs, action) in WITH_PARTICLE.items():
        if particle in words and not verbs.isdisjoint(words):
            return action
    if "nicht" in words and any(view.lower[k].startswith(UNTOUCHED) for k in found):
        return "held"
    if intransitive and frame.mentions("PERCENT") and any(view.lower[k].startswith(STAYING) for k in found):
        return "held"
    if intransitive and any(view.lower[k].startswith(FALLING) for k in found):
        return "lowered"
    if intransitive and any(view.lower[k].startswith(CLIMBING) for k in found):
        return "raised"
    return "held" if words & KEEPING and "hoch" not in words else None


def is_talk(frame: Frame) -> bool:
    """Whether the clause or the one that governs it only talks about a move: hopes, demands, questions, reasons."""
    view = frame.view
    clauses = {frame.clause, view.clauses[frame.clause].parent} - {-1}
    if view.words and view.words[-1] == "?":
        return True
    first = view.clauses[frame.clause].ranges[0][0]
    asks = view.lower[first] == "wie" and view.lower[first + 1 : first + 2] and view.lower[first + 1] in DEGREES
    if asks or view.lower[first] in ASKING or frame.has("würde", "würden"):
        return True
    return any(
        (view.lower[k].startswith(TALK) or view.lower[k] in TALK_WORDS) and view.owner[k] is None
        for index in clauses
        for first, last in view.clauses[index].ranges
        for k in range(first, last)
    )


def is_performed(frame: Frame) -> bool:
    """Whether a verb of the clause says that the decision was taken: "beschließt eine Zinssenkung"."""
    return any(word.startswith(PERFORMING) for word in frame.clause_words)


def is_open_infinitive(frame: Frame) -> bool:
    """Whether the move is only an infinitive that nobody has decided on: "Spielraum, die Zinsen zu senken"."""
    view = frame.view
    words = frame.sentence_words
    if any(word.startswith(DECIDING) for word in words):
        return False
    for k in _positions(frame):
        lower = view.lower[k]
        joined = lower in {
            "anzuheben",
            "herabzusetzen",
            "heraufzusetzen",
            "zurückzunehmen",
            "herunterzuschrauben",
            "abzusenken",
        }
        if joined or (_action_of[lower] and lower.endswith("en") and k and view.lower[k - 1] == "zu"):
            return True
    return False


def read_figures(frame: Frame, action: str | None) -> tuple[Mention | None, Mention | None]:
    """The new level of the rate, and the step with the sign of the action."""
    rate = change = None
    amounts = [m for m in frame.mentions("PERCENT", "QUANTITY", scope="sentence") if _belongs(frame, m)]
    for mention in sorted(amounts, key=frame.at):
        slot = _slot_of(frame, mention)
        if slot == "rate" and rate is None and mention.label == "PERCENT":
            rate = mention
        elif slot == "change" and change is None:
            change = _as_points(mention)
    if change is not None and action == "lowered":
        change = negative(change)
    return rate, change if action != "held" else None


def _belongs(frame: Frame, mention: Mention) -> bool:
    """Whether the amount stands in the trigger's clause, its brackets, or a verbless stretch that goes on with it."""
    clause = frame.view.clause_at(frame.at(mention))
    if clause == frame.clause:
        return True
    view, other = frame.view, frame.view.clauses[clause]
    as_expected = view.lower[other.ranges[0][0]] == "wie" and clause > frame.clause
    return as_expected or (other.parent == frame.clause and (other.kind in {"paren", "quote"} or not other.has_verb))


def _slot_of(frame: Frame, mention: Mention) -> str:
    phrase, unit = frame.phrase(mention), (mention.amount.unit or "").lower() if mention.amount else ""
    if mention.label == "QUANTITY" and not unit.startswith(POINTS):
        return ""
    step = unit in {"percentage_points", "basis_points"} or mention.label == "QUANTITY"
    if phrase.prep == "um" or (phrase.prep == "von" and phrase.head.endswith(STEP_HEADS)):
        return "change"
    if step:
        return "change" if not phrase.prep else ""
    if phrase.prep == "von":
        return "rate" if phrase.head.endswith(LEVEL_HEADS) and "auf" not in _preps(frame) else ""
    if phrase.prep in RATE_PREPS:
        return "" if phrase.head and phrase.relation in {"prep", "von"} and not _is_rate_head(phrase.head) else "rate"
    return "rate" if not phrase.prep and _is_apposed(frame, mention) else ""


def _preps(frame: Frame) -> set[str]:
    return {frame.phrase(m).prep for m in frame.mentions("PERCENT")}


def _is_rate_head(head: str) -> bool:
    return head in KEY_RATES | PLAIN_RATES or head.endswith(
        LEVEL_HEADS + STEP_HEADS + (POINTS, "prozentpunkte", "basispunkte", "prozent")
    )


def _is_apposed(frame: Frame, mention: Mention) -> bool:
    """Whether the level stands alone behind a colon or "beträgt": "Leitzins: 4,25 Prozent"."""
    before = frame.view.lower[frame.at(mention) - 1] if frame.at(mention) else ""
    return (
        before in {":", "beträgt", "betrug", "lautet", "(", "jetzt", "nun", "unverändert"}
        or "zwischen" in frame.clause_words
    )


def _as_points(mention: Mention) -> Mention:
    """ "0,25 Punkte" of a rate are percentage points."""
    amount = mention.amount
    if amount is None or mention.label != "QUANTITY":
        return mention
    return mention.with_amount(replace(amount, unit="percentage_points"))


def _positions(frame: Frame) -> list[int]:
    return [k for first, last in frame.view.clauses[frame.clause].ranges for k in range(first, last)]
