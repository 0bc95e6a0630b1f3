"""rate_decision: a central bank lowers, raises or keeps its key rate, or is expected to.

Not: hopes, demands and odds, market interest ("Bauzinsen"), rates of commercial banks, forecasts for the level of rates
without a decision (market_forecast).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.central_banks import acting_bank, is_central_bank, last_bank
from tickerlese.events.rate_actions import (
    KEY_RATES,
    MOVES,
    PLAIN_RATES,
    is_open_infinitive,
    is_performed,
    is_talk,
    read_action,
    read_figures,
)
from tickerlese.events.spec import (
    AmountSlot,
    Draft,
    EventRecord,
    EventType,
    Judged,
    NamedSlot,
    SlotValue,
    no,
    noun,
    triggers,
    verb,
    yes,
)
from tickerlese.events.text_clues import any_in_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention


class RateDecision(EventRecord):
    """What a central bank does with its key rate; ``change`` is negative when it is lowered."""

    type: Literal["rate_decision"] = "rate_decision"
    central_bank: NamedSlot | None = None
    rate: AmountSlot | None = None
    change: AmountSlot | None = None
    action: Literal["raised", "lowered", "held"] | None = None


TRIGGERS = triggers(
    noun(*(form.capitalize() for form in KEY_RATES), mark="rate"),
    noun(*(form.capitalize() for form in PLAIN_RATES), mark="plain"),
    *(noun(*words.title().split(), mark="move", action=action) for action, words in MOVES.items()),
    noun("Spanne", mark="level"),
    verb("senken", mark="bare"),
    verb("erhöhen", mark="bare"),
    verb("heben", "hebt", "hob", "gehoben", particle="an", mark="bare"),
    verb("gehen", "geht", "ging", "gegangen", particle="herunter", mark="bare"),
)
BANK_CLUES = (
    "otenbank", "entralbank", "ationalbank", "EZB", "Fed", "SNB", "Bank of", "Bank von", "bank of", "Riksbank", "Reichsbank", "Norges", "PBoC", "PBOC", "BoE", "BoJ", "RBA", "RBNZ",
    "NBP", "CNB", "MNB", "ECB", "FOMC", "Banxico", "ährungshüter", "Leitzins", "leitzins", "TCMB", "SARB",
)  # fmt: skip
EXPECTED_FIGURELESS = "nothing says when or by how much"
FOLLOW_UP = 2
BARE_ACTIONS = {
    "sen": "lowered",
    "ges": "lowered",
    "geh": "lowered",
    "gin": "lowered",
    "her": "lowered",
    "erh": "raised",
    "heb": "raised",
    "hob": "raised",
    "ang": "raised",
}
STATES = frozenset("liegt lag beträgt betrug liege betrage steht stehe damit".split())


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for the decision that the trigger's clause tells, or for the level that a later sentence adds to one."""
    if frame.sets["mark"] == "bare":
        return _told_by_verb(frame)
    if is_talk(frame) or is_open_infinitive(frame):
        return _reject(frame, "only talked about")
    if frame.sets["mark"] == "move":
        return _told_by_noun(frame)
    action = read_action(frame, intransitive=frame.sets["mark"] == "rate")
    if action is None or frame.sets["mark"] == "level":
        return _level(frame)
    bank = acting_bank(frame) or _implied_bank(frame)
    if bank is None:
        return _reject(frame, "no central bank acts")
    return _decision(frame, bank, action)


def _told_by_verb(frame: Frame) -> list[Draft]:
    """ "Die SNB senkt um 25 Basispunkte auf null Prozent": no word for the rate, but a central bank and its step or level."""
    bank = next((m for m in frame.mentions("ORGANIZATION") if is_central_bank(m)), None)
    if bank is None or not frame.is_subject_like(bank) or not frame.mentions("PERCENT"):
        return _reject(frame, "no central bank's percentages")
    if is_talk(frame) or is_open_infinitive(frame):
        return _reject(frame, "only talked about")
    view = frame.view
    own = [k for first, last in view.clauses[frame.clause].ranges for k in range(first, last)]
    if any(view.words[k][:1].isupper() and view.owner[k] is None and k > own[0] for k in own):
        return _reject(frame, "something else is lowered or raised")
    return _decision(frame, bank, read_action(frame, intransitive=False) or BARE_ACTIONS.get(frame.word[:3]))


def _reject(frame: Frame, reason: str) -> list[Draft]:
    frame.reject(reason)
    return []


def _decision(frame: Frame, bank: Mention | str, action: str | None) -> list[Draft]:
    rate, change = read_figures(frame, action)
    if action is None and change is None:
        return _reject(frame, "no direction, no step")
    open_future = frame.certainty[0] in {"expected", "possible", "planned"} and not _is_decided(frame)
    if open_future and rate is None and change is None and not frame.mentions("DATE"):
        return _reject(frame, EXPECTED_FIGURELESS)
    values: dict[str, SlotValue] = {"central_bank": bank, "rate": rate, "change": change, "action": action}
    held = action == "held" and frame.certainty[0] == "denied"
    return [Draft(values, modality="asserted" if held or _is_decided(frame) else None)]


def _is_decided(frame: Frame) -> bool:
    """Whether "planned" only comes from the word for deciding: "beschloss, den Leitzins zu senken"."""
    return frame.certainty[0] == "planned" and is_performed(frame) and not frame.has("will", "wollen", "soll", "sollen")


def _told_by_noun(frame: Frame) -> list[Draft]:
    """ "beschließt eine Zinssenkung", "die Zinssenkung der Fed um 50 Basispunkte": a verb of deciding, or the step."""
    action = frame.sets["action"] or read_action(frame, intransitive=False)
    known = _decision_before(frame) if action is None else None
    if known is not None and isinstance(before := known.values["action"], str):
        action = before
    _, change = read_figures(frame, action)
    if any(word.startswith("verzicht") for word in frame.clause_words):
        giver = acting_bank(frame)
        return _decision(frame, giver, "held") if giver is not None else _reject(frame, "no central bank acts")
    owner = next(
        (m for m in (frame.of_noun(frame.hit.at, "ORGANIZATION"), _agent(frame)) if m and is_central_bank(m)), None
    )
    bank: Mention | str | None = owner if change is not None else None
    if bank is None and (is_performed(frame) or frame.certainty[0] == "expected"):
        bank = acting_bank(frame)
    if bank is None or (change is None and not is_performed(frame)):
        return _reject(frame, "a decision without a bank that takes it or a step")
    return _decision(frame, bank, action)


def _agent(frame: Frame) -> Mention | None:
    """The bank of "die Zinssenkung durch die Fed", "eine Zinssenkung von der EZB"."""
    behind = (m for m in frame.mentions("ORGANIZATION") if frame.phrase(m).prep in {"durch", "von"})
    return next(behind, None)


def _beside(frame: Frame) -> Mention | None:
    """A central bank that stands elsewhere in the sentence."""
    return frame.nearest([m for m in frame.mentions("ORGANIZATION", scope="sentence") if is_central_bank(m)])


def _implied_bank(frame: Frame) -> Mention | None:
    """The bank of a clause that names none: key rates are a central bank's, other rates only in the passive or with a pronoun."""
    if frame.subject("COMPANY") is not None:
        return None
    if frame.sets["mark"] == "rate":
        return _beside(frame) or last_bank(frame)
    return last_bank(frame) if frame.has("sie", "wird", "wurde", "wurden", "werden") else None


def _level(frame: Frame) -> list[Draft]:
    """The new level, told in a sentence of its own: "Der maßgebliche Einlagensatz liegt nun bei 2,0 Prozent"."""
    if frame.sets["mark"] not in {"rate", "level"} or frame.certainty[0] in {"expected", "possible"}:
        return _reject(frame, "nothing happens to the rate")
    rate, _ = read_figures(frame, None)
    if rate is None or not STATES & frame.clause_words:
        return _reject(frame, "no level")
    known = _decision_before(frame)
    if known is None or known.values["rate"] is not None:
        return _reject(frame, "no decision that this level belongs to")
    values = {**known.values, "rate": rate}
    return [Draft(values, modality=known.modality)]


def _decision_before(frame: Frame) -> Draft | None:
    """The last decision told in this sentence or the two before it."""
    for name, sentence, draft in reversed(frame.document.drafts):
        if frame.view.index - sentence > FOLLOW_UP:
            return None
        if name == "rate_decision":
            return draft
    return None


EXAMPLES = (
    yes("Die [EZB|ORGANIZATION] senkt den Leitzins um 25 Basispunkte auf 2,0 Prozent.", central_bank="EZB", action="lowered", change="-25", rate="2", modality="asserted"),
    yes("Bank of England belässt Leitzins bei 4,5 Prozent", central_bank="Bank of England", action="held", rate="4.5", change=None),
    yes("Die Schweizerische Nationalbank hat ihren Leitzins im März um einen Viertelprozentpunkt auf 0,25 Prozent gesenkt.", central_bank="Schweizerische Nationalbank", action="lowered", change="-0.25", rate="0.25"),
    yes("Die türkische Notenbank hob den Schlüsselsatz überraschend von 42,5 auf 46 Prozent an.", central_bank="Türkische Zentralbank", action="raised", rate="46", change=None),
    yes("In Stockholm nahm die Riksbank den Leitzins um 0,25 Prozentpunkte zurück.", central_bank="Riksbank", action="lowered", change="-0.25"),
    yes("Die US-Notenbank Fed ließ die Zinsen erwartungsgemäß unverändert in der Spanne von 4,25 bis 4,50 Prozent.", central_bank="Fed", action="held", rate="4.25..4.5"),
    yes("Der Leitzins wird von der Norges Bank um 25 Basispunkte auf 4,25 Prozent gesenkt.", central_bank="Norges Bank", action="lowered", change="-25", rate="4.25"),
    yes("Wie die Bank of Canada mitteilte, wird der Leitzins auf 2,75 Prozent zurückgenommen.", central_bank="Bank of Canada", action="lowered", rate="2.75"),
    yes("Die Europäische Zentralbank hat erneut an der Zinsschraube gedreht und die Zinsen gesenkt. Der Einlagensatz liegt nun bei 2,25 Prozent.", central_bank="Europäische Zentralbank", action="lowered", rate="2.25", modality="asserted"),
    yes("Ökonomen rechnen damit, dass die SNB den Leitzins im Juni auf null Prozent senkt.", central_bank="SNB", action="lowered", rate="0", modality="expected", also=("market_forecast",)),
    yes("Die Fed dürfte die Leitzinsen im September um 0,25 Punkte senken.", central_bank="Fed", action="lowered", change="-0.25", modality="expected"),
    yes("Die Bank von Japan könnte den Leitzins im Januar auf 0,75 Prozent anheben.", central_bank="Bank von Japan", action="raised", rate="0.75", modality="possible"),
    yes("Die Reserve Bank of Australia beschloss, den Leitzins um 25 Basispunkte auf 3,85 Prozent zu senken.", central_bank="Reserve Bank of Australia", action="lowered", change="-25", rate="3.85", modality="asserted"),
    yes("Die brasilianische Zentralbank tastet den Leitzins nicht an: Er bleibt bei 15 Prozent.", central_bank="Brasilianische Zentralbank", action="held"),
    yes("Die Fed hat eine Zinssenkung um 50 Basispunkte beschlossen.", central_bank="Fed", action="lowered", change="-50", modality="asserted"),
    yes("Von der EZB wird am Donnerstag eine Zinssenkung um 0,25 Prozentpunkte erwartet.", central_bank="EZB", action="lowered", change="-0.25", modality="expected"),
    yes("EZB legt Zinspause ein", central_bank="EZB", action="held"),
    yes(
        "Die Tschechische Nationalbank senkte den Leitzins auf 3,5 Prozent, die Polnische Nationalbank beließ ihn, und die ungarische Notenbank hielt den Leitzins bei 6,5 Prozent.",
        {"central_bank": "Tschechische Nationalbank", "action": "lowered", "rate": "3.5"},
        {"central_bank": "Ungarische Nationalbank", "action": "held", "rate": "6.5"},
    ),
    yes("Die EZB tagte am Donnerstag in Frankfurt. Die Währungshüter senkten den Einlagenzins, den Banken für geparktes Geld erhalten, um 0,25 Prozentpunkte auf 2,5 Prozent.", central_bank="EZB", action="lowered", change="-0.25", rate="2.5"),
    yes("Die SNB, die den Leitzins bereits im März gesenkt hatte, mochte sich nicht äussern.", central_bank="SNB", action="lowered"),
    yes("Japans Notenbank hat den Leitzins auf 0,5 Prozent erhöht.", central_bank="Bank of Japan", action="raised", rate="0.5"),
    yes("Die russische Notenbank habe den Leitzins auf 18 Prozent gesenkt, teilte sie in Moskau mit.", central_bank="Russische Zentralbank", action="lowered", rate="18"),
    yes("Die US-Notenbank Fed hat den Leitzins erneut gesenkt. Er liegt nun in der Spanne von 3,75 bis 4,0 Prozent.", central_bank="Fed", action="lowered", rate="3.75..4"),
    yes("Die EZB macht vorerst nichts: Der Einlagensatz bleibt bei 2,0 Prozent.", central_bank="EZB", action="held", rate="2"),
    yes("Die Bank of Canada verzichtete auf eine weitere Zinssenkung.", central_bank="Bank of Canada", action="held"),
    no("Die Spanne der Gebote für [Puma|COMPANY] liegt bei 3 bis 5 Prozent, die EZB tagt.", "no rate"),
    no("Anleger hoffen darauf, dass die Fed die Zinsen im September um 50 Basispunkte senkt.", "a hope"),
    no("Ob die EZB den Leitzins um 0,25 oder 0,50 Prozentpunkte senkt, ist offen.", "a question"),
    no("Die [Commerzbank|COMPANY] senkt die Zinsen für Tagesgeld auf 1,25 Prozent.", "a commercial bank"),
    no("Die Bauzinsen sanken auf 3,4 Prozent.", "market interest"),
    no("Die Wahrscheinlichkeit einer Zinssenkung der Fed um 25 Basispunkte liegt bei 61 Prozent.", "odds"),
    no("Donald Trump forderte die Fed auf, den Leitzins um drei Prozentpunkte zu senken.", "a demand"),
    no("Sollte die EZB den Leitzins auf 1,75 Prozent senken, wäre das eine Überraschung.", "only a hypothesis"),
    no("Die Aussicht auf eine Zinssenkung der Fed trieb den Dax um 0,5 Prozent nach oben.", "a prospect", also=("price_move",)),
    no("Muss die Bank of England die Zinsen wieder auf 5 Prozent anheben?", "a question"),
    no("Die Notenbank hat noch Spielraum, die Zinsen um 25 Basispunkte zu senken.", "no decision"),
    no("Die Rendite zehnjähriger Bundesanleihen sank auf 2,5 Prozent, nachdem die EZB getagt hatte.", "a yield", also=("price_move",)),
    no("Der Basiszins der [Sparkasse Halberg|COMPANY] beträgt 2 Prozent.", "a bank's own rate"),
)  # fmt: skip

EVENT = EventType(
    record=RateDecision,
    triggers=TRIGGERS,
    build=build,
    identity=("central_bank",),
    keys=("action", "rate", "change"),
    judged=Judged(("central_bank",), ("rate", "change", "action")),
    examples=EXAMPLES,
    screen=any_in_text(*BANK_CLUES),
)
