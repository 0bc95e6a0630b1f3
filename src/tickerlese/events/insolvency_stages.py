"""How far an insolvency is: warned of, filed for, opened, settled by a plan, averted, or the firm is wound up.

In: a ``Frame`` and how its trigger tells the insolvency. Out: the stage, null for a mere mention ("die Pleite von X").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame

Stage = Literal["warned", "filed", "opened", "plan", "averted", "liquidation"]

AVERTED = tuple(
    "abgewend abgewand verhindert entgeht entging entgangen bewahrt gerettet entkommen vermieden abgeblasen entrinnt "
    "entronnen vorbeigeschrammt".split()
)
AVERTING_SPLIT = frozenset("wendet wendete wandte wenden wendeten wandten".split())
AVERTING = tuple("abwend abzuwend verhinder vermeid entgehen bewahren retten entkommen entrinnen".split())
WARNED = tuple(
    "droh warn befürcht fürcht rand könnte gefahr gefährd möglich kurz akut schrammt denkbar zittern bangt spekul "
    "sollte riskier".split()
)
FILED = tuple(
    "beantrag angemeldet anmeld anzumeld meldet meldete meldeten antrag anträge gestellt stellt eingereicht einreich "
    "reicht vorläufig flücht sucht zuflucht schlüpf rettet bittet begibt geschlittert gerutscht rutscht geht ging "
    "gegangen strebt deponiert muss musste insolvenzantrag".split()
)
OPENED = tuple("eröffnet bewillig gewähr konkurseröffnung insolvenzeröffnung gutgeheissen".split())
ENDED = tuple("verlass verließ aufgehoben beendet abgeschlossen abschließt".split())
WOUND_UP = ("zerschlag", "zerschlägt", "abgewickelt", "liquidier", "liquidation")
TRUSTEE_NAMED = tuple("bestell eingesetzt setzte ernannt ernannte bestimmt".split())
NOT_YET = frozenset("nicht soll sollen solle will wollen könnte könnten muss müsse dürfte".split())
ON_THE_BRINK = frozenset({"vor", "vorm"})


def read_stage(frame: Frame, how: str) -> Stage | None:
    """How far the case is, by the words of the trigger's clause."""
    words = frame.clause_words
    if _any(words, AVERTED) or {"vom", "tisch"} <= words:
        return "warned" if NOT_YET & words else "averted"
    if AVERTING_SPLIT & words and "ab" in words:
        return "averted"
    if _any(words, AVERTING):
        return "averted" if {"konnte", "konnten"} & words else "warned"
    if how == "money":
        return "warned"
    if how == "wound":
        return "liquidation"
    if how in {"plan", "winding"}:
        return "plan" if how == "plan" else _wound_up(frame)
    if how != "trustee" and (_any(words, WARNED) or _is_on_the_brink(frame)):
        return "warned"
    if how == "case" and _any(words, ENDED):
        return "plan"
    if _any(words, WOUND_UP) and how == "case":
        return "liquidation"
    return _in_court(frame, how)


def _wound_up(frame: Frame) -> Stage:
    return "warned" if _any(frame.clause_words, WARNED) else "liquidation"


def _in_court(frame: Frame, how: str) -> Stage | None:
    """Filed for, or opened by the court."""
    words = frame.clause_words
    if _any(words, OPENED) and not _any(words, ("beantrag", "antrag", "anträge", "vorläufig")):
        return "opened"
    if how == "trustee" and _any(words, TRUSTEE_NAMED):
        return "filed" if _any(words, ("vorläufig", "sachwalter")) else "opened"
    if how == "trustee":
        return None
    if how == "filing" or _any(words, FILED):
        return "filed"
    return "filed" if how == "state" and frame.hit.trigger.style == "phrase" else None


def _is_on_the_brink(frame: Frame) -> bool:
    """Whether the firm stands "vor der Pleite", "am Rande der Insolvenz"."""
    view, k = frame.view, frame.hit.at - 1
    while k >= 0 and view.lower[k] in {"der", "dem", "einer", "einem", "drohenden", "möglichen"}:
        k -= 1
    return k >= 0 and view.lower[k] in ON_THE_BRINK


def _any(words: frozenset[str], stems: tuple[str, ...]) -> bool:
    return any(word.startswith(stems) for word in words)
