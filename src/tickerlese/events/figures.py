"""Business figures in a clause: which metric, how much, how much more or less, and before.

In: a ``Frame`` whose trigger names a metric ("Umsatz", "verdiente", "unter dem Strich"). Out: a ``Figure``. Shared by
earnings (what was reported) and guidance (what the company expects). Amounts go to the metric they stand with: as its
attribute ("Umsatz von 3 Milliarden"), directly before it ("3 Milliarden Umsatz"), else the nearest metric to the left.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tickerlese.events.signs import negative, sign_near, signed
from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Amount, Mention

METRICS: dict[str, str] = {
    "revenue": "umsatz umsatzes umsätze umsätzen erlös erlöse erlösen umsatzerlös umsatzerlöse umsatzerlösen konzernumsatz konzernerlöse einnahmen "
    "umsatzplus umsatzminus umsatzrückgang umsatzwachstum umsatzanstieg umsatzeinbruch verkaufserlöse",
    "ebit": "ebit",
    "ebitda": "ebitda",
    "operating_profit": "betriebsergebnis betriebsergebnisses betriebsgewinn betriebsgewinns betriebsverlust betriebsverlusts ebita",
    "net_income": "gewinn gewinns gewinnes gewinne gewinnen nettogewinn nettogewinns reingewinn reingewinns überschuss überschusses überschuß jahresüberschuss "
    "jahresüberschusses nettoergebnis nettoergebnisses konzernergebnis konzernergebnisses konzerngewinn konzerngewinns quartalsgewinn quartalsgewinns "
    "periodenüberschuss nettoüberschuss konzernüberschuss jahresgewinn rekordgewinn nachsteuergewinn ergebnis ergebnisses gewinnplus gewinnsprung "
    "gewinnrückgang gewinneinbruch milliardengewinn verlust verlusts verlustes verluste verlusten fehlbetrag fehlbetrags fehlbeträge jahresfehlbetrag nettoverlust nettoverlusts "
    "quartalsverlust konzernverlust milliardenverlust jahresverlust",
    "pretax_profit": "vorsteuergewinn vorsteuergewinns vorsteuerergebnis vorsteuerverlust",
    "eps": "eps",
    "free_cash_flow": "cashflow barmittelzufluss mittelzufluss",
    "order_intake": "auftragseingang auftragseingangs auftragseingänge auftragseingängen bestellungseingang bestelleingang neuaufträge",
    "order_backlog": "auftragsbestand auftragsbestands auftragsbestandes auftragspolster",
    "gross_margin": "bruttomarge",
    "operating_margin": "marge margen umsatzrendite",
    "combined_ratio": "quote",
    "deliveries": "auslieferungen auslieferung absatz absatzes fahrzeugabsatz",
    "customers": "kundenzahl abonnentenzahl nutzerzahl",
    "assets_under_management": "vermögen kundenvermögen",
}  # fmt: skip
OWN_COMPOUNDS = frozenset("konzern netto quartals jahres halbjahres rekord gruppen gesamt milliarden millionen".split())
OTHER_COMPOUNDS = (
    "tages",
    "ticket",
    "steuer",
    "brutto",
    "emission",
    "verkauf",
    "veräußerung",
    "versteigerung",
    "netto-emission",
    "börsenumsatz",
    "tagesumsatz",
    "handelsumsatz",
    "branchenumsatz",
)
LOSSES = frozenset("verlust verlusts verlustes verluste verlusten fehlbetrag fehlbetrags fehlbeträge jahresfehlbetrag nettoverlust nettoverlusts quartalsverlust "
                   "konzernverlust milliardenverlust jahresverlust betriebsverlust betriebsverlusts vorsteuerverlust".split())  # fmt: skip
MARGINS = frozenset({"gross_margin", "operating_margin", "ebitda_margin", "combined_ratio"})
COUNTS = frozenset({"deliveries", "customers"})
BEFORE_WORDS = frozenset("zuvor bisher bislang vorher zuletzt".split())
PREVIOUS_CUES = frozenset(
    "vj vj. vorjahr vorjahreszeitraum vorjahresquartal vorquartal zuvor bisher bislang vorjahresperiode".split()
)
CONSENSUS_HEADS = ("schätzung", "schätzungen", "erwartung", "erwartungen", "konsens", "prognose", "prognosen")
CHANGE_HEADS = (
    "plus",
    "minus",
    "zuwachs",
    "wachstum",
    "rückgang",
    "anstieg",
    "steigerung",
    "einbruch",
    "zunahme",
    "abnahme",
    "sprung",
)
RANGE_HEADS = ("spanne", "höhe", "vorjahr", "bereich", "stand", "wert", "niveau")
ENERGETIC = (
    "operativ",
    "operative",
    "operativen",
    "operatives",
    "operativer",
    "operativem",
    "betriebliche",
    "betriebliches",
    "betrieblichen",
)
MEASURING = frozenset(
    "belief beläuft beliefen belaufen betrug beträgt betrugen lag liegt lagen erreichte ausmachte".split()
)
GAIN_VERBS = frozenset({"verdienen", "umsetzen"})


@dataclass(slots=True)
class Figure:
    """One business figure; ``value`` and ``change`` carry their signs. ``worded`` is a change without a percentage."""

    metric: str
    value: Mention | None = None
    change: Mention | None = None
    previous: Mention | None = None
    consensus: Mention | None = None
    worded: Amount | None = None


def _by_word() -> dict[str, str]:
    return {word: metric for metric, words in METRICS.items() for word in words.split()}


_WORDS = _by_word()


def _classify(word: str) -> str | None:
    found = _WORDS.get(word)
    if found:
        return found
    if word.startswith(OTHER_COMPOUNDS):
        return None
    for cut in range(3, len(word) - 3):
        tail = _WORDS.get(word[cut:])
        if tail and word[cut:] not in {"quote", "vermögen", "absatz", "marge", "margen"}:
            own = word[:cut].rstrip("s") in OWN_COMPOUNDS or word[:cut] in OWN_COMPOUNDS
            return tail if own else "other" if tail == "revenue" else None
    return None


metric_word: WordTable[str | None] = WordTable(_classify)


def metric_at(frame: Frame, k: int) -> str | None:
    """The metric that the noun at a local index names, with its adjectives, compound parts and attributes."""
    view = frame.view
    word = view.lower[k]
    metric = metric_word[word]
    if metric is None or not view.words[k][:1].isupper() or _continues_compound(frame, k):
        return None
    before = view.lower[max(0, k - 3) : k]
    if metric == "operating_margin" and k >= 2 and view.lower[k - 1] == "-":
        return {"ebitda": "ebitda_margin", "brutto": "gross_margin", "ebit": "operating_margin"}.get(
            view.lower[k - 2], "operating_margin"
        )
    if metric == "combined_ratio":
        return metric if "kosten" in before else None
    if metric == "assets_under_management":
        return (
            metric if {"verwaltete", "verwalteten", "verwaltetes"} & set(before) or word == "kundenvermögen" else None
        )
    if metric == "revenue" and word.startswith("erlös") and "aus" in view.lower[k + 1 : k + 8]:
        return None
    if metric == "net_income":
        return _profit_kind(frame, k, before)
    return metric


def _continues_compound(frame: Frame, k: int) -> bool:
    view = frame.view
    return (
        k + 2 < len(view) and view.words[k + 1] in {"-", "‑"} and view.adjoins(k, k + 1) and view.adjoins(k + 1, k + 2)
    )


def _profit_kind(frame: Frame, k: int, before: list[str]) -> str:
    """Which profit "Gewinn", "Ergebnis" and "Verlust" mean, by the words around them."""
    after = frame.view.lower[k + 1 : k + 7]
    if any(word in ENERGETIC for word in before):
        return "operating_profit"
    if after[:2] in (["je", "aktie"], ["pro", "aktie"], ["je", "anteilsschein"]):
        return "eps"
    if after[:2] == ["vor", "zinsen"]:
        return "ebitda" if "abschreibungen" in after else "ebit"
    if after[:2] == ["vor", "steuern"]:
        return "ebit" if "zinsen" in after[2:4] else "pretax_profit"
    return "net_income"


def read_figure(frame: Frame) -> Figure | None:
    """The figure that the trigger's metric has in its clause; null when the trigger names no metric or nothing is told."""
    k = frame.hit.at
    bracketed = _bracketed_name(frame, k)
    metric = _verb_metric(frame) or (metric_at(frame, bracketed) if bracketed else None) or metric_at(frame, k)
    if metric is None:
        return None
    amounts = _own_amounts(frame, k)
    if metric == "net_income" and (rest := _without_shares(amounts)) != amounts:
        metric, amounts = ("net_income", rest) if any(m.label == "MONEY" for m in rest) else ("eps", amounts)
    figure = Figure(metric)
    for amount in amounts:
        slot = _slot(frame, amount, metric)
        if slot and getattr(figure, slot) is None:
            setattr(figure, slot, signed(frame, amount) if slot == "change" else amount)
    is_loss = frame.word in LOSSES or frame.sets.get("sign") == "loss"
    if is_loss and figure.value is not None:
        figure.value = negative(figure.value)
    return figure


def read_per_share(frame: Frame) -> Figure | None:
    """The profit per share that is told beside the profit: "18 Milliarden Dollar oder 1,68 Dollar je Aktie"."""
    amounts = _own_amounts(frame, frame.hit.at)
    per_share = [m for m in amounts if m.label == "MONEY" and m.amount and m.amount.per == "share"]
    if not per_share or not any(m.label == "MONEY" for m in _without_shares(amounts)):
        return None
    return Figure("eps", value=per_share[0])


def _without_shares(amounts: list[Mention]) -> list[Mention]:
    return [m for m in amounts if not (m.amount and m.amount.per == "share")]


def _verb_metric(frame: Frame) -> str | None:
    """The metric that the trigger itself names; "verdiente" with the words that say before what."""
    metric = frame.sets.get("metric")
    if metric != "net_income" or frame.hit.trigger.style not in {"verb", "participle", "infinitive"}:
        return metric
    if frame.has("vor") and frame.has("steuern"):
        return "ebit" if frame.has("zinsen") else "pretax_profit"
    return metric if frame.clause_words.isdisjoint(ENERGETIC) else "operating_profit"


def _anchors(frame: Frame, clauses: set[int]) -> list[int]:
    """Local indices of the metric words in the clauses."""
    view = frame.view
    found = [
        k for k in range(len(view)) if view.owner[k] is None and view.clause_at(k) in clauses and metric_at(frame, k)
    ]
    if frame.hit.at not in found:
        found.append(frame.hit.at)
    return sorted(k for k in found if not (k - 2 in found and _bracketed_name(frame, k - 2)))


def _bracketed_name(frame: Frame, k: int) -> int:
    """Local index of a metric that only names the one before it again: "operativer Verlust (EBIT)"; else 0."""
    words = frame.view.words[k + 1 : k + 4]
    return k + 2 if len(words) == 3 and words[0] == "(" and words[2] == ")" and metric_at(frame, k + 2) else 0


def _clauses(frame: Frame) -> set[int]:
    """The trigger's clause with its brackets and remarks: "das sind 13 Prozent mehr", "zuvor waren es …"."""
    view, own = frame.view, frame.clause
    found = {own}
    for index in range(own + 1, len(view.clauses)):
        clause = view.clauses[index]
        first = view.lower[clause.ranges[0][0]]
        remark = first in {"das", "was"} and clause.parent == own
        before = first in BEFORE_WORDS or (clause.kind == "sub" and is_about_before(view, index))
        measured = clause.kind == "rel" and index == own + 1 and _measures(view, index)
        if (clause.kind == "paren" and clause.parent in found) or remark or measured or (before and index - own <= 2):
            found.add(index)
    return found


def _measures(view: SentenceView, clause: int) -> bool:
    """Whether a relative clause says how much: "der Verlust, der sich auf 96 Millionen Euro belief"."""
    words = {view.lower[k] for first, last in view.clauses[clause].ranges for k in range(first, last)}
    return not MEASURING.isdisjoint(words)


def is_about_before(view: SentenceView, clause: int) -> bool:
    """Whether a clause tells how it was the year before ("nachdem vor einem Jahr noch …")."""
    words = [view.lower[k] for first, last in view.clauses[clause].ranges for k in range(first, last)]
    if "als" in words and {"mehr", "weniger", "höher", "niedriger"} & set(words):
        return False
    return bool(PREVIOUS_CUES & set(words)) or ("vor" in words and bool({"jahr", "jahresfrist"} & set(words)))


def _own_amounts(frame: Frame, k: int) -> list[Mention]:
    clauses = _clauses(frame)
    anchors = _anchors(frame, clauses)
    amounts = [
        m
        for m in frame.mentions("MONEY", "PERCENT", "QUANTITY", scope="sentence")
        if frame.view.clause_at(frame.at(m)) in clauses
    ]
    return [amount for amount in amounts if _anchor_of(frame, amount, anchors) == k]


def _anchor_of(frame: Frame, amount: Mention, anchors: list[int]) -> int:
    """The metric word that an amount belongs to."""
    first, last = frame.at(amount), frame.end(amount)
    phrase = frame.phrase(amount)
    if phrase.head_at in anchors and phrase.relation in {"von", "prep", "genitive"}:
        return phrase.head_at
    before = [anchor for anchor in anchors if anchor < first]
    if phrase.relation == "von" and _is_foreign_head(frame, phrase.head_at, before):
        return -1
    following = last
    while (
        following < len(frame.view)
        and following - last < 3
        and frame.view.words[following][:1].islower()
        and frame.view.owner[following] is None
    ):
        following += 1
    attributive = following > last and frame.view.lower[following - 1].endswith(("en", "em", "er", "es", "e"))
    if following in anchors and (following == last or attributive) and not frame.view.is_finite(last):
        return following
    return before[-1] if before else anchors[0]


def _is_foreign_head(frame: Frame, head: int, before: list[int]) -> bool:
    """Whether the noun that an amount depends on is something else than the metric before it, or a part of its name.

    "Gewinn vor Zinsen und Steuern von 35 Millionen" is the metric's, "belastet ein Betrag von 7 Millionen" is not.
    """
    if head < 0 or frame.view.lower[head].endswith(CHANGE_HEADS + CONSENSUS_HEADS + RANGE_HEADS):
        return False
    return not before or any(frame.view.is_finite(k) or frame.view.lower[k] == "," for k in range(before[-1], head))


def _slot(frame: Frame, amount: Mention, metric: str) -> str:
    phrase = frame.phrase(amount)
    kind = amount.amount
    if kind is None or (kind.value is None and kind.minimum is None and kind.maximum is None):
        return ""
    if phrase.head.endswith(CONSENSUS_HEADS) and phrase.relation == "von":
        return "consensus"
    if _is_previous(frame, amount):
        return "previous"
    if amount.label == "PERCENT":
        slot = _percent_slot(phrase.prep, phrase.head, kind.unit or "", metric)
        told = (
            phrase.prep == "um"
            or amount.text_starts_with_sign(frame.view.tokens.text)
            or sign_near(frame, frame.at(amount))
        )
        return slot if slot != "change" or told else ""
    if metric in MARGINS or (amount.label == "QUANTITY") != (metric in COUNTS):
        return ""
    if phrase.prep == "um" or phrase.prep in {"statt", "über", "seit", "für"}:
        return ""
    return "value"


def _percent_slot(prep: str, head: str, unit: str, metric: str) -> str:
    if metric in MARGINS:
        return (
            "change"
            if prep == "um" or unit in {"percentage_points", "basis_points"}
            else "value"
            if prep != "statt"
            else ""
        )
    if prep in {"auf", "bei", "zu"} or (prep == "von" and not head.endswith(CHANGE_HEADS)):
        return ""
    return "change" if unit == "percent" else ""


def _is_previous(frame: Frame, amount: Mention) -> bool:
    """Whether the amount is the old one: after "nach", "von … auf", "Vorjahr:", "statt"."""
    view, first = frame.view, frame.at(amount)
    phrase = frame.phrase(amount)
    if phrase.prep in {"nach", "gegenüber", "statt"} or phrase.outer == "statt":
        return True
    if phrase.prep == "von" or (phrase.relation == "von" and metric_at(frame, phrase.head_at)):
        return any(
            frame.phrase(other).prep == "auf" and frame.at(other) > first for other in frame.mentions(amount.label)
        )
    before = view.lower[max(0, first - 4) : first]
    index = view.clause_at(first)
    if index != frame.clause and view.clauses[index].kind != "paren":
        opener = view.lower[view.clauses[index].ranges[0][0]]
        return opener in BEFORE_WORDS or (view.clauses[index].kind == "sub" and is_about_before(view, index))
    return view.clauses[index].kind == "paren" and bool(PREVIOUS_CUES & set(before))
