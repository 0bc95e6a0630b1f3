"""earnings: a business figure that a company has reported, with its change, the year before and what analysts expected.

Not: what the company expects (guidance), others' forecasts, figures of industries and countries, single orders or deals.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from tickerlese.events.figure_owners import company_of, is_foreign, period_of
from tickerlese.events.figures import (
    LOSSES,
    MARGINS,
    METRICS,
    Figure,
    is_about_before,
    metric_at,
    read_figure,
    read_per_share,
)
from tickerlese.events.multiples import worded_change
from tickerlese.events.outlook import Outlook, read_outlook
from tickerlese.events.spec import (
    AmountSlot,
    Draft,
    EventRecord,
    EventType,
    Judged,
    NamedSlot,
    PeriodSlot,
    SlotValue,
    no,
    noun,
    phrase,
    triggers,
    verb,
    yes,
)
from tickerlese.events.topics import topic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

Metric = Literal[
    "revenue", "ebit", "ebitda", "operating_profit", "net_income", "eps", "free_cash_flow", "order_intake", "order_backlog", "gross_margin",
    "operating_margin", "ebitda_margin", "combined_ratio", "pretax_profit", "deliveries", "customers", "assets_under_management", "other",
]  # fmt: skip


class Earnings(EventRecord):
    """A reported business figure."""

    type: Literal["earnings"] = "earnings"
    company: NamedSlot | None = None
    metric: Metric | None = None
    value: AmountSlot | None = None
    change: AmountSlot | None = None
    previous: AmountSlot | None = None
    consensus: AmountSlot | None = None
    surprise: Literal["beat", "miss", "in_line"] | None = None
    period: PeriodSlot | None = None


TRIGGERS = triggers(
    noun(*(word for words in METRICS.values() for word in words.split()), suffix=True),
    verb("verdienen", metric="net_income"),
    verb("verlieren", "verliert", "verlor", "verloren", metric="net_income", sign="loss", mark="lost"),
    verb("setzen", particle="um", metric="revenue"),
    verb("erlösen", metric="revenue"),
    verb("liefern", particle="aus", metric="deliveries"),
    verb("verkaufen", metric="deliveries"),
    phrase("unter dem strich", "nach steuern", metric="net_income"),
    phrase("rote zahlen", "roten zahlen", metric="net_income", sign="loss"),
    phrase("analysten", "konsens", "experten", mark="consensus"),
)
BEAT = ("übertraf", "übertroffen", "übertrifft", "übertreffen", "besser")
MISS = ("verfehlte", "verfehlt", "verfehlten", "enttäuschte", "enttäuschten", "hinter", "schlechter", "überraschend")
LARGE = 100_000
LOST_WORTH = frozenset(
    "wert werts wertes börsenwert börsenwerts marktwert marktkapitalisierung kurs kurse aktie aktien papier papiere titel anleger anlegern "
    "aktionäre anteil anteile marktanteile kunden auftrag aufträge prozess klage".split()
)
VEHICLES = (
    "fahrzeug",
    "auto",
    "wagen",
    "pkw",
    "lkw",
    "einheiten",
    "flugzeug",
    "jet",
    "stück",
    "motorr",
    "wärmepumpen",
    "lastwagen",
    "modelle",
    "e-auto",
)


def build(frame: Frame) -> Iterable[Draft]:
    """One draft for the figure of the trigger's metric."""
    view = frame.view
    if view.clauses[frame.clause].kind == "sub" and is_about_before(view, frame.clause):
        frame.reject("the year before")
        return []
    if is_foreign(frame) or frame.has("finanzierungsrunde", "kapitalerhöhung", "börsengang"):
        frame.reject("not the company's business figure")
        return []
    outlook = read_outlook(frame)
    if frame.sets.get("mark") == "consensus":
        return _consensus(frame, outlook)
    if outlook is not Outlook.RESULT:
        frame.reject(f"{outlook.value}, not a result")
        return []
    if frame.sets.get("mark") == "lost" and (frame.sentence_words & LOST_WORTH or frame.mentions("PERCENT")):
        frame.reject("a loss of worth or of something else")
        return []
    figure = read_figure(frame)
    if figure is not None and figure.change is None:
        figure.worded = worded_change(frame)
    if figure is None or not _tells(frame, figure):
        frame.reject("no figure for this metric")
        return []
    company = company_of(frame)
    if company is None:
        frame.reject("no company reports it")
        return []
    drafts = [Draft(_values(frame, figure, company))]
    per_share = read_per_share(frame) if figure.metric == "net_income" else None
    if per_share is not None:
        drafts.append(Draft({**_values(frame, per_share, company), "surprise": None}))
    return drafts


def _values(frame: Frame, figure: Figure, company: Mention) -> dict[str, SlotValue]:
    return {
        "company": company,
        "metric": figure.metric,
        "value": figure.value,
        "change": figure.change or figure.worded,
        "previous": figure.previous,
        "consensus": figure.consensus,
        "surprise": _surprise(frame, figure.consensus is not None),
        "period": period_of(frame),
    }


def _tells(frame: Frame, figure: Figure) -> bool:
    """Whether the figure says enough: an amount of a size that the metric can have, or red figures."""
    value = figure.value.amount if figure.value else None
    size = abs(value.value or value.maximum or Decimal(0)) if value else Decimal(0)
    if frame.sets.get("mark") == "lost":
        return figure.value is not None and size >= LARGE
    if frame.sets.get("metric") == "deliveries":
        return figure.value is not None and (value is None or (value.unit or "").lower().startswith(VEHICLES))
    if figure.metric not in MARGINS | {"eps", "deliveries", "customers"} and value is not None and 0 < size < LARGE:
        return False
    is_bare_verb = frame.hit.trigger.style != "noun" and frame.sets.get("sign") != "loss"
    if figure.value is None and is_bare_verb:
        return False
    if frame.word in LOSSES and figure.value is None:
        return False
    return bool(figure.value or figure.change or figure.worded or frame.sets.get("sign") == "loss")


def _surprise(frame: Frame, has_consensus: bool) -> str | None:
    words = frame.clause_words
    cue = has_consensus or any(
        word.startswith(("erwart", "prognose", "schätzung", "konsens", "analysten")) for word in words
    )
    if not cue:
        return "miss" if "überraschend" in words and frame.sets.get("sign") == "loss" else None
    if any(word in words for word in BEAT) or ("über" in words and "erwartungen" in words):
        return "beat"
    if any(word in words for word in MISS) or ("unter" in words and "erwartungen" in words):
        return "miss"
    return "in_line" if "erwartungsgemäß" in words or ("wie" in words and "erwartet" in words) else None


def _consensus(frame: Frame, outlook: Outlook) -> list[Draft]:
    """What analysts had expected, joined to the figure that stands before it."""
    if outlook is not Outlook.CONSENSUS:
        return []
    expected = [m for m in frame.mentions("MONEY", "PERCENT") if frame.at(m) > frame.hit.at]
    company = frame.main_company() if not frame.view.index else _figure_company(frame)
    found = _metric_before(frame)
    if not expected or company is None or found is None:
        frame.reject("no figure that analysts had expected")
        return []
    metric, sentence = found
    surprise = "beat" if {"lediglich", "nur"} & frame.clause_words else None
    values: dict[str, SlotValue] = {
        "company": company,
        "metric": metric,
        "consensus": expected[0],
        "surprise": surprise,
    }
    return [Draft(values, evidence={sentence})]


def _figure_company(frame: Frame) -> Mention | None:
    view = frame.view
    found = [m for m in view.mentions if m.label == "COMPANY" and m.kind != "media" and not view.phrase(m).prep]
    return found[0] if found else topic(frame)


def _metric_before(frame: Frame) -> tuple[str, int] | None:
    """The nearest metric to the left of the trigger, in this sentence or the one before, with its sentence."""
    for k in range(frame.hit.at, -1, -1):
        metric = metric_at(frame, k)
        if metric:
            return metric, frame.view.index
    for view in frame.previous_views(1):
        inner = type(frame)(frame.document, view, frame.hit)
        for k in range(len(view)):
            metric = metric_at(inner, k)
            if metric:
                return metric, view.index
    return None


EXAMPLES = (
    yes("Der Umsatz von [Krones|COMPANY] stieg im dritten Quartal um 5,2 Prozent auf 1,35 Milliarden Euro.", company="Krones", metric="revenue", value="1350000000", change="5.2"),
    yes("Unter dem Strich verdiente [Gerresheimer|COMPANY] 42 Millionen Euro, nach 51 Millionen Euro im Vorjahr.", company="Gerresheimer", metric="net_income", value="42000000", previous="51000000"),
    yes("[Voltabox|COMPANY] rutschte mit 3,1 Millionen Euro in die roten Zahlen.", company="Voltabox", metric="net_income", value="-3100000"),
    yes("[Sulzer|COMPANY] setzte im ersten Halbjahr 1,8 Milliarden Franken um, ein Plus von 3,1 Prozent.", company="Sulzer", metric="revenue", value="1800000000", change="3.1"),
    yes("Das operative Ergebnis von [Nordstahl|COMPANY] brach um 40 Prozent auf 12 Millionen Euro ein.", company="Nordstahl", metric="operating_profit", value="12000000", change="-40"),
    yes("[Andritz|COMPANY] sitzt auf einem Auftragsbestand von 10,2 Mrd. Euro.", company="Andritz", metric="order_backlog", value="10200000000"),
    yes(
        "Bei [Helma Bau|COMPANY] fiel bei einem um acht Prozent auf 167 Millionen Euro gesunkenen Umsatz ein Verlust von 11 Millionen Euro an.",
        {"metric": "revenue", "value": "167000000", "change": "-8"},
        {"metric": "net_income", "value": "-11000000"},
    ),
    yes("[Palfinger|COMPANY]: Umsatz 580 Mio. Euro (-4,2 %), EBIT 51 Mio. Euro (Vorjahr: 48 Mio. Euro)", {"metric": "revenue", "value": "580000000", "change": "-4.2"}, {"metric": "ebit", "value": "51000000", "previous": "48000000"}),
    yes("Die Ebit-Marge von [Jungheinrich|COMPANY] lag bei 8,1 Prozent.", company="Jungheinrich", metric="operating_margin", value="8.1"),
    yes("[BMW|COMPANY] lieferte im Mai 210.000 Fahrzeuge aus.", company="BMW", metric="deliveries", value="210000"),
    yes("Der Gewinn je Aktie von [Wienerberger|COMPANY] betrug 1,35 Euro.", company="Wienerberger", metric="eps", value="1.35"),
    yes("Die Erlöse der [Südwolle|COMPANY] gingen im Vorjahr um 3 Prozent auf 410 Millionen Euro zurück. Analysten hatten mit 420 Millionen Euro gerechnet.", company="Südwolle", metric="revenue", change="-3", value="410000000", consensus="420000000"),
    yes("[Elmos|COMPANY] erzielte einen Gewinn vor Zinsen und Steuern von 35 Mio. Euro, das sind 13 Prozent mehr als vor Jahresfrist.", company="Elmos", metric="ebit", value="35000000", change="13"),
    yes("[Fielmann|COMPANY] hat den Gewinn im ersten Quartal auf 70 Millionen Euro fast verdoppelt.", company="Fielmann", metric="net_income", value="70000000", change="100"),
    yes("Der Auftragseingang der [Manz|COMPANY] brach um ein Drittel ein.", company="Manz", metric="order_intake", change="-33.33"),
    yes("Das Betriebsergebnis von [Kontron|COMPANY] halbierte sich auf 12 Millionen Euro, wie der Konzern am Dienstag mitteilte.", company="Kontron", metric="operating_profit", value="12000000", change="-50"),
    yes(
        "[Amazon|COMPANY] verdiente im abgelaufenen Quartal 18,2 Milliarden Dollar oder 1,68 Dollar je Aktie.",
        {"company": "Amazon", "metric": "net_income", "value": "18200000000"},
        {"company": "Amazon", "metric": "eps", "value": "1.68"},
    ),
    yes("Vor Steuern und Zinsen verdiente [Bucher|COMPANY] 210 Mio. Fr., operativ also ein Zehntel weniger.", company="Bucher", metric="ebit", value="210000000"),
    yes("[Hapag-Lloyd|COMPANY] habe im Halbjahr 9,7 Milliarden Euro erlöst, teilte die Reederei mit.", company="Hapag-Lloyd", metric="revenue", value="9700000000"),
    yes("Der Auftragseingang von [Siemens Energy|COMPANY] kletterte auf 14,4 Milliarden Euro; Analysten hatten im Schnitt 12,9 Milliarden erwartet.", company="Siemens Energy", metric="order_intake", value="14400000000", consensus="12900000000"),
    yes("Nach Steuern blieb ein Fehlbetrag von 12,3 Millionen Franken, wie [Meyer Burger|COMPANY] am Donnerstag bekanntgab.", company="Meyer Burger", metric="net_income", value="-12300000"),
    no("Auf [Trumpf|COMPANY] entfällt ein Viertel des Umsatzes.", "a share of something"),
    no("[Bain|COMPANY] zahlt 1,2 Milliarden Euro; der Umsatz der Branche stieg um 5 Prozent.", "a price, and an industry", also=("macro_indicator",)),
    no("Die Erlöse aus dem Verkauf der Sparte will [Thyssenkrupp|COMPANY] zur Tilgung von Schulden verwenden.", "proceeds", also=("divestiture",)),
    no("[Krones|COMPANY] erwartet für 2026 einen Umsatz von 5,6 Milliarden Euro.", "guidance", also=("guidance",)),
    no("Die Aktie von [Krones|COMPANY] legte um 3 Prozent zu.", "a price", also=("price_move",)),
    no("Analysten rechnen mit einem Umsatz von 2 Milliarden Euro.", "no company reports it"),
    no("Der Umsatz im deutschen Einzelhandel stieg um 1,2 Prozent.", "an industry", also=("macro_indicator",)),
    no("[Krones|COMPANY] will den Gewinn bis 2028 auf 500 Millionen Euro steigern.", "a plan", also=("guidance",)),
    no("[Aldi|COMPANY] verkaufte das Grundstück für 3 Millionen Euro.", "a sale of property is no delivery of units"),
)  # fmt: skip

EVENT = EventType(
    record=Earnings,
    triggers=TRIGGERS,
    build=build,
    identity=("company",),
    keys=("metric", "value", "change", "period"),
    judged=Judged(("company",), ("metric", "value", "change")),
    examples=EXAMPLES,
    needs=frozenset({"MONEY", "PERCENT", "QUANTITY", "COMPANY"}),
    fixed_modality=True,
)
