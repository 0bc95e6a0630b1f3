"""macro_indicator: a figure of an economy: inflation, growth, jobs, trade, a climate index, the sales of an industry.

Not: forecasts and expectations (market_forecast), key rates (rate_decision), figures of companies (earnings), goals
("Inflationsziel von zwei Prozent"), shares of something ("0,35 Prozent der Wirtschaftsleistung").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from tickerlese.events.indicator_names import family_of, known_name, name_in_body
from tickerlese.events.indicators import Indicator, find_indicator, is_governed
from tickerlese.events.macro_figures import Figures, read_figures
from tickerlese.events.rating_agencies import is_agency
from tickerlese.events.regions import region_in_clause, region_of
from tickerlese.events.spec import (
    AmountSlot,
    Draft,
    EventRecord,
    EventType,
    Judged,
    PeriodSlot,
    SlotValue,
    no,
    noun,
    phrase,
    triggers,
    yes,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention
    from tickerlese.tokens import Tokens


class MacroIndicator(EventRecord):
    """A reported figure of an economy or an industry; ``change`` carries its sign."""

    type: Literal["macro_indicator"] = "macro_indicator"
    indicator: str | None = None
    region: str | None = None
    value: AmountSlot | None = None
    change: AmountSlot | None = None
    period: PeriodSlot | None = None


TRIGGERS = triggers(
    noun("Inflation", "Inflationsrate", "Teuerung", "Teuerungsrate", "Kernrate", "Verbraucherpreise", "Verbraucherpreisen", "Verbraucherpreisindex", "Konsumentenpreise",
        "Konsumentenpreisindex", "Erzeugerpreise", "Produzentenpreise", "Großhandelspreise", "Grosshandelspreise", "Importpreise", "Häuserpreise", "Immobilienpreise", "Baupreise",
        "BIP", "Bruttoinlandsprodukt", "Bruttoinlandprodukt", "Bruttoinlandsprodukts", "Wirtschaftsleistung", "Wirtschaftswachstum", "Arbeitslosenquote", "Erwerbslosenquote",
        "Arbeitslosenrate", "Arbeitslosigkeit", "Arbeitslosenzahl", "Handelsüberschuss", "Exportüberschuss", "Handelsdefizit", "Handelsbilanzdefizit",
        "Handelsbilanz", "Leistungsbilanz", "Leistungsbilanzüberschuss", "Leistungsbilanzdefizit", "Industrieproduktion", "Industrieaufträge", "Einzelhandelsumsatz",
        "Einzelhandelsumsätze", "Detailhandelsumsätze", "Geschäftsklima", "Geschäftsklimaindex", "Konjunkturerwartungen", "Konjunkturbarometer", "Wirtschaftsvertrauen",
        "Einkaufsmanagerindex", "Einkaufsmanagerindizes", "Konsumklima", "Konsumklimaindex", "Konsumentenstimmung", "Konsumentenvertrauen", "Verbrauchervertrauen",
        "Verbraucherstimmung", "Neuzulassungen", "Baugenehmigungen", "Baubeginne", "Insolvenzen", "Firmenpleiten", "Unternehmenspleiten", "Konkurse", "Reallöhne", "Nominallöhne",
        "Konsumausgaben", "Privatkonsum", "Sparquote", "Schuldenquote", "Kapazitätsauslastung", "Staatsverschuldung", "Staatsdefizit", "Haushaltsdefizit", "Budgetdefizit",
        "Währungsreserven", "Logiernächte", "Übernachtungen", suffix=True),
    noun("Wirtschaft", "Weltwirtschaft", "Volkswirtschaft", mark="economy"),
    noun("Exporte", "Ausfuhren", "Importe", "Einfuhren", "Export", "Import", "Warenexporte", "Produktion", "Auftragseingang", "Auftragseingänge", "Aufträge", "Neuaufträge",
        "Bestellungen", "Umsatz", "Umsätze", "Umsätzen", "Erlöse", "Absatz", "Branchenumsatz", mark="owned"),
    noun("Zahl", "Anzahl", mark="owned"),
    noun("Index", "Barometer", mark="gauge"),
    phrase("außerhalb der landwirtschaft", "ausserhalb der landwirtschaft", mark="jobs"),
    noun("Nahrungsmittel", "Lebensmittel", "Energie", "Strom", "Dienstleistungen", "Kraftstoffe", "Haushaltsenergie", "Waren", "Pauschalreisen", "Nahrungsmittelpreise",
        "Lebensmittelpreise", "Energiepreise", "Strompreise", "Preise", "Mieten", mark="goods"),
)  # fmt: skip
GROWING = (
    "wuchs",
    "wächst",
    "wachs",
    "gewachs",
    "schrumpf",
    "geschrumpf",
    "legte",
    "zugelegt",
    "zulegt",
    "expandier",
    "stagnier",
    "sank",
    "gesunk",
    "stieg",
    "gestieg",
    "verlor",
    "einbr",
    "brach",
)
PRICED = (
    "verteuer",
    "verbillig",
    "billiger",
    "teurer",
    "günstiger",
    "stieg",
    "steig",
    "gestieg",
    "sank",
    "sink",
    "gesunk",
    "fiel",
    "fallen",
    "gefallen",
    "zog",
    "zogen",
    "legten",
    "kostet",
    "erhöh",
    "nachg",
    "gaben",
)
EXPECTING = ("erwartet", "erwarten", "erwartete", "gerechnet", "rechne", "rechnet", "prognostizier", "vorhergesag", "vorausgesag", "voraussag", "veranschlag", "anpeil", "angepeilt", "anstreb", "angestreb", "taxier",
             "geschätzt", "traut", "befürchtet")  # fmt: skip
OPEN = frozenset(
    "voraus sieht sehen schätzt schätzen kalkuliert werde dürfte dürften könnte könnten würde würden soll sollen sollte müsste müsse ziel".split()
)
PRICE_FAMILIES = frozenset({"inflation", "core_inflation", "consumer_prices", "goods"})
PRONOUNS = frozenset({"es", "sie", "er"})
JOINED_INFINITIVE = re.compile(r"(?:ab|an|auf|aus|ein|herab|zurück|herunter)zu[a-zäöüß]+e?n")
INDEFINITE = frozenset({"ein", "eine", "einer", "einem", "einen"})
BESIDE = frozenset({"wie", "als"})
POSSESSIVES = ("ihr", "sein", "unser")
JOBS = ("stellen", "jobs", "arbeitsplätze", "arbeitsplätzen", "beschäftigte")
REACH = 40
LOOK_BACK = 5


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for the figure that the trigger's clause tells, and one for the earlier figure that a "nachdem" clause adds."""
    if frame.sets.get("mark") == "jobs":
        return _jobs(frame)
    found = find_indicator(frame)
    if found is None:
        return _reject(frame, "no indicator of an economy here")
    reason = _refusal(frame, found)
    if reason:
        return _reject(frame, reason)
    figures = read_figures(frame, frame.clause, found.row.kind)
    if figures.value is None and figures.change is None:
        return _reject(frame, "no figure")
    return [_draft(frame, found, figures, _period(frame)), *_earlier(frame, found)]


def _reject(frame: Frame, reason: str) -> list[Draft]:
    frame.reject(reason)
    return []


def _jobs(frame: Frame) -> list[Draft]:
    """ "73.000 Stellen außerhalb der Landwirtschaft": the jobs of the American labour market report."""
    jobs = [m for m in frame.mentions("QUANTITY") if m.amount and (m.amount.unit or "").lower().endswith(JOBS)]
    if not jobs or _is_expected(frame) or frame.certainty[0] != "asserted":
        return _reject(frame, "no count of jobs")
    name = f"{jobs[0].amount.unit} {' '.join(frame.view.words[frame.hit.at : frame.hit.end])}" if jobs[0].amount else ""
    values: dict[str, SlotValue] = {
        "indicator": name,
        "region": region_of(frame, frame.hit.at),
        "value": jobs[0],
        "period": _period(frame),
    }
    return [Draft(values)]


def _has_digits(tokens: Tokens, position: int) -> bool:
    """Whether a figure can stand in the sentence; number words are figures with "Prozent" behind them."""
    around = tokens.words[max(0, position - REACH) : position + REACH]
    return any(word[:1].isdigit() or word == "Prozent" for word in around)


def _refusal(frame: Frame, found: Indicator) -> str:
    words, mark = frame.clause_words, frame.sets.get("mark")
    if is_governed(frame.view, found.first):
        return "governed by a preposition, or a yardstick"
    if frame.certainty[0] in {"expected", "possible", "planned"} or words & OPEN or _is_expected(frame):
        return "expected, not reported"
    if _is_infinitive(frame) or "inflationsziel" in words:
        return "an aim"
    if found.row.kind == "count" and (firm := frame.subject("COMPANY")) is not None and not is_agency(firm):
        return "a company's count"
    if _is_general(frame, found):
        return "a general remark"
    if mark == "economy" and not any(word.startswith(GROWING) for word in words):
        return "the economy as such"
    if mark == "goods" and not (any(word.startswith(PRICED) for word in words) and _tells_prices(frame)):
        return "no report on consumer prices"
    owner = frame.view.lower[found.first - 1] if found.first else ""
    if mark == "owned" and (frame.mentions("COMPANY") or owner.startswith(POSSESSIVES)):
        return "a company's figure"
    return ""


def _is_infinitive(frame: Frame) -> bool:
    """Whether the clause is an infinitive: "die Inflation bei zwei Prozent zu halten"."""
    view = frame.view
    own = next(((a, b) for a, b in view.clauses[frame.clause].ranges if a <= frame.hit.at < b), (0, 0))
    if any(view.is_finite(k) for k in range(*own) if not (k and view.lower[k - 1] == "zu")):
        return False
    return any(
        (view.lower[k] == "zu" and k + 1 < own[1] and view.lower[k + 1].endswith("n"))
        or JOINED_INFINITIVE.fullmatch(view.lower[k])
        for k in range(*own)
    )


def _is_general(frame: Frame, found: Indicator) -> bool:
    """Whether "eine hohe Inflation von zehn Prozent" speaks of no time and no country."""
    view, k = frame.view, found.first - 1
    while k >= 0 and view.lower[k].endswith(("e", "en", "er")) and view.lower[k] not in INDEFINITE:
        k -= 1
    if k < 0 or view.lower[k] not in INDEFINITE:
        return False
    return region_in_clause(frame, found.first) is None and not frame.mentions("DATE")


def _is_expected(frame: Frame) -> bool:
    """Whether a verb of expecting stands in the clause, or in the one that governs it; "wie erwartet" is none."""
    view = frame.view
    for index in {frame.clause, view.clauses[frame.clause].parent} - {-1}:
        for first, last in view.clauses[index].ranges:
            for k in range(first, last):
                if view.lower[k].startswith(EXPECTING) and view.lower[k - 1] not in {
                    "wie",
                    "als",
                    "stärker",
                    "weniger",
                }:
                    return True
    return False


def _tells_prices(frame: Frame) -> bool:
    """Whether the text has just told consumer prices or inflation."""
    for name, sentence, draft in reversed(frame.document.drafts):
        if frame.view.index - sentence > LOOK_BACK:
            return False
        if name == "macro_indicator" and family_of(draft) in PRICE_FAMILIES:
            return True
    return False


def _draft(frame: Frame, found: Indicator, figures: Figures, period: Mention | None) -> Draft:
    values: dict[str, SlotValue] = {
        "indicator": found.name,
        "region": region_of(frame, found.first),
        "value": figures.value,
        "change": figures.change,
        "period": period,
    }
    values["indicator"] = known_name(frame, found, values) or name_in_body(frame, found) or found.name
    return Draft(values)


def _period(frame: Frame) -> Mention | None:
    """The month, quarter or year that the figure is of; "wie schon im Juni" and "nach 2,1 Prozent im Juni" tell of others."""
    for scope in ("clause", "sentence"):
        found = [
            m for m in frame.mentions("DATE", scope=scope) if m.period and m.period.kind in {"period", "fiscal_period"}
        ]
        found = [m for m in found if not frame.is_compared(m) and not _is_of_other(frame, m)]
        if found:
            return frame.nearest(found)
    return None


def _is_of_other(frame: Frame, date: Mention) -> bool:
    view, first = frame.view, frame.at(date)
    words = view.lower[max(0, first - 3) : first]
    clause = view.clauses[view.clause_at(first)]
    if view.clause_at(first) > frame.clause and clause.has_verb:
        return True
    if (
        not BESIDE.isdisjoint(words)
        or view.lower[first] == "seit"
        or (clause.kind in {"sub", "paren"} and view.clause_at(first) != frame.clause)
    ):
        return True
    owner = view.owner[first - 1] if first else None
    return owner is not None and owner.amount is not None and view.phrase(owner).prep in {"nach", "von"}


def _earlier(frame: Frame, found: Indicator) -> Iterator[Draft]:
    """ "…, nachdem es im ersten Quartal noch um 0,3 Prozent gewachsen war": the same indicator in a period before."""
    view = frame.view
    for index, clause in enumerate(view.clauses):
        words = {view.lower[k] for first, last in clause.ranges for k in range(first, last)}
        if clause.kind != "sub" or view.lower[clause.ranges[0][0]] != "nachdem" or not words & PRONOUNS:
            continue
        dates = [m for m in view.mentions if m.label == "DATE" and m.period and view.clause_at(frame.at(m)) == index]
        figures = read_figures(frame, index, found.row.kind)
        if dates and (figures.value is not None or figures.change is not None):
            yield _draft(frame, found, figures, dates[0])


EXAMPLES = (
    yes("Die Inflationsrate in Deutschland ist im September auf 2,4 Prozent gestiegen.", indicator="Inflationsrate", region="Deutschland", value="2.4", change=None, period="im September"),
    yes("US-Verbraucherpreise steigen im August um 2,9 Prozent", indicator="US-Verbraucherpreise", region="USA", change="2.9", value=None),
    yes("Das deutsche Bruttoinlandsprodukt (BIP) schrumpfte im zweiten Quartal um 0,3 Prozent, wie das Statistische Bundesamt mitteilte.", indicator="Bruttoinlandsprodukt", region="Deutschland", change="-0.3"),
    yes("Die Zahl der Arbeitslosen nahm im Mai um 12.000 auf 2,919 Millionen ab.", indicator="Zahl der Arbeitslosen", value="2919000", change="-12000"),
    yes("Die Arbeitslosenquote in der Schweiz verharrte im August bei 2,8 Prozent, wie das Seco bekanntgab.", indicator="Arbeitslosenquote", region="Schweiz", value="2.8"),
    yes("Das Ifo-Geschäftsklima trübte sich im September auf 87,7 Punkte ein.", indicator="Ifo-Geschäftsklima", region="Deutschland", value="87.7"),
    yes("Der Einkaufsmanagerindex für die Eurozone kletterte im Juli auf 49,8 nach 49,5 im Juni.", indicator="Einkaufsmanagerindex", region="Eurozone", value="49.8"),
    yes("Chinas Exporte legten im Juli um 7,2 Prozent zu.", indicator="Exporte", region="China", change="7.2"),
    yes("Der Auftragseingang der deutschen Industrie gab im Juni um 1,0 Prozent nach.", indicator="Auftragseingang der deutschen Industrie", region="Deutschland", change="-1"),
    yes("In den USA betrug das Handelsdefizit im Juli 78,3 Milliarden Dollar.", indicator="Handelsdefizit", region="USA", value="78300000000"),
    yes("Heuer sind die Umsätze der Möbelindustrie um 5,2 Prozent auf 8,4 Milliarden Euro gesunken.", indicator="Umsätze der Möbelindustrie", change="-5.2", value="8400000000"),
    yes("In Österreich lag die Teuerung im Jänner laut Statistik Austria bei 3,2 Prozent.", indicator="Teuerung", region="Österreich", value="3.2", period="im Jänner"),
    yes(
        "Die Wirtschaftsleistung im Euroraum wuchs im zweiten Quartal um 0,1 Prozent, nachdem sie im ersten Quartal noch um 0,6 Prozent zugelegt hatte.",
        {"indicator": "Wirtschaftsleistung", "region": "Euroraum", "change": "0.1", "period": "im zweiten Quartal"},
        {"indicator": "Wirtschaftsleistung", "region": "Euroraum", "change": "0.6", "period": "im ersten Quartal"},
    ),
    yes(
        "Die Verbraucherpreise stiegen im Juli um 2,0 Prozent, teilte Destatis mit. Energie verbilligte sich um 3,4 Prozent, Dienstleistungen kosteten 3,1 Prozent mehr.",
        {"indicator": "Verbraucherpreise", "region": "Deutschland", "change": "2"},
        {"indicator": "Energie", "change": "-3.4"},
        {"indicator": "Dienstleistungen", "change": "3.1"},
    ),
    yes("Die Teuerung hat nachgelassen. Wie das Bundesamt für Statistik meldete, sanken die Konsumentenpreise gegenüber dem Vormonat um 0,1 Prozent.", indicator="Konsumentenpreise", region="Schweiz", change="-0.1"),
    yes("Deutsche Wirtschaft schrumpft im Frühjahr um 0,3 Prozent", indicator="Wirtschaft", region="Deutschland", change="-0.3"),
    yes(
        "Inflation in Frankreich sinkt auf 0,9 Prozent\n\nPARIS - Die Inflationsrate ist in Frankreich im Juli auf 0,9 Prozent gesunken.",
        indicator="Inflationsrate", region="Frankreich", value="0.9",
    ),
    yes("Die Industrieproduktion in Japan sei im Mai um 0,5 Prozent gestiegen, hiess es aus Tokio.", indicator="Industrieproduktion", region="Japan", change="0.5"),
    yes(
        "Die Arbeitslosenquote erhöhte sich in den USA um 0,1 Prozentpunkte auf 4,3 Prozent, die Kerninflation lag bei 3,1 Prozent.",
        {"indicator": "Arbeitslosenquote", "region": "USA", "change": "0.1", "value": "4.3"},
        {"indicator": "Kerninflation", "value": "3.1"},
    ),
    yes("Im Juli gingen die Neuzulassungen in Deutschland um 2,5 Prozent auf 238.263 Autos zurück.", indicator="Neuzulassungen", region="Deutschland", change="-2.5", value="238263"),
    yes("Der Anstieg der Erzeugerpreise um 0,4 Prozent überraschte.", indicator="Erzeugerpreise", change="0.4"),
    yes("Wie erwartet stagnierte die Inflation in der Eurozone bei 2,0 Prozent.", indicator="Inflation", region="Eurozone", value="2"),
    yes("Die Zahl der Firmenpleiten stieg im Halbjahr um 9,4 Prozent auf 11.900 Fälle.", indicator="Zahl der Firmenpleiten", change="9.4", value="11900"),
    yes("Der ZEW-Index stieg im September um 2,6 Punkte auf 37,3 Zähler.", indicator="ZEW-Index", value="37.3", change="2.6"),
    yes("Im Einzelhandel sanken die Umsätze im Juli um 1,5 Prozent.", indicator="Umsätze", change="-1.5"),
    yes("Die Exporte nach China gingen um 7,3 Prozent zurück, wie Destatis mitteilte.", indicator="Exporte", region="Deutschland", change="-7.3"),
    yes("In den USA sind im August nur 22.000 Stellen außerhalb der Landwirtschaft entstanden.", indicator="Stellen außerhalb der Landwirtschaft", region="USA", value="22000"),
    yes("Die Zahl der Erstanträge auf Arbeitslosenhilfe in den USA fiel um 33.000 auf 231.000.", indicator="Zahl der Erstanträge", region="USA", value="231000", change="-33000"),
    no("Deutschlands größte Reederei steigerte ihren Umsatz auf 5,1 Milliarden Euro.", "a company's figure"),
    no("Der Kp-Index stieg in der Nacht auf 7.", "no economy's index"),
    no("Volkswirte hatten mit einem Anstieg der Teuerung auf 2,2 Prozent gerechnet.", "an expectation of the past"),
    no("Die EZB strebt eine Inflation von zwei Prozent an.", "a goal"),
    no("Die Schulden dürfen höchstens 0,35 Prozent der Wirtschaftsleistung betragen.", "a yardstick"),
    no("Das Ifo-Institut erwartet für 2026 ein Wirtschaftswachstum von 1,3 Prozent.", "a forecast", also=("market_forecast",)),
    no("Bei einer Inflation von drei Prozent verliert Erspartes an Wert.", "a calculation"),
    no("Der Umsatz von [Krones|COMPANY] stieg um 5 Prozent auf 1,3 Milliarden Euro.", "a company's figure", also=("earnings",)),
    no("Die USA erheben Zölle von 25 Prozent auf Importe aus Kanada.", "tariffs"),
    no("[Siemens|COMPANY] steigerte die Exporte nach China um 4 Prozent.", "a company's exports"),
    no("Die deutsche Wirtschaft klagt über 19 Prozent Mehrwertsteuer.", "the business world"),
    no("Die Teuerung dürfte im Herbst auf 2,5 Prozent steigen.", "expected, by nobody"),
    no("Strom und Gas machen 8 Prozent der Kosten von [Basalt AG|COMPANY] aus.", "a share of costs"),
    no("Der Dax gab nach den Inflationsdaten um 0,5 Prozent nach.", "a price move", also=("price_move",)),
)  # fmt: skip

EVENT = EventType(
    record=MacroIndicator,
    triggers=TRIGGERS,
    build=build,
    identity=("indicator",),
    keys=("region", "value", "change", "period"),
    judged=Judged(("indicator",), ("value", "change", "region")),
    examples=EXAMPLES,
    screen=_has_digits,
    fixed_modality=True,
)
