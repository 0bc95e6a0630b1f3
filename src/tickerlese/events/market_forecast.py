"""market_forecast: what others than the company expect, with a figure: prices, rates, growth, the size of a market.

Not: a company's own outlook (guidance), price targets (analyst_rating), consensus for business figures, past
expectations that a result is measured by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.forecast_sources import Source, find_source, is_outsider, other_source
from tickerlese.events.forecast_subjects import (
    INSTRUMENTS,
    Subject,
    compound_subject,
    expected_amounts,
    noun_at,
    positions,
    subject_of,
    tells_business,
)
from tickerlese.events.signs import signed
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

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention


class MarketForecast(EventRecord):
    """An expectation of an institute, bank, authority or person."""

    type: Literal["market_forecast"] = "market_forecast"
    source: NamedSlot | None = None
    subject: str | None = None
    value: AmountSlot | None = None
    period: PeriodSlot | None = None


TRIGGERS = triggers(
    verb("erwarten", mark="verb"),
    verb("rechnen", mark="verb"),
    verb("prognostizieren", mark="verb"),
    verb("schätzen", mark="verb"),
    verb("taxieren", mark="verb"),
    verb("veranschlagen", mark="verb"),
    verb("prophezeien", mark="verb"),
    verb("sagen", particle="voraus", mark="verb"),
    verb("trauen", particle="zu", mark="verb"),
    verb("gehen", "geht", "ging", "gegangen", particle="aus", mark="verb"),
    verb("sehen", "sieht", "sah", "gesehen", mark="verb"),
    noun(
        "Prognose",
        "Prognosen",
        "Vorhersage",
        "Schätzung",
        "Schätzungen",
        "Berechnungen",
        "Projektion",
        suffix=True,
        mark="noun",
    ),
    noun("Kursziel", "Indexziel", "Jahresendziel", mark="target"),
    noun("Studie", "Analyse", "Untersuchung", "Umfrage", mark="view"),
    noun("Einschätzung", "Ansicht", "Meinung", "Erwartung", "Aussage", "Angaben", "Worten", mark="view"),
    phrase("laut", "zufolge", mark="according"),
    phrase("für möglich", "für realistisch", "für denkbar", "für wahrscheinlich", mark="verb"),
    phrase("pessimistischer", "optimistischer", "skeptischer", "zuversichtlicher", "vorsichtiger", mark="compare"),
    verb("überschreiten", "überschreitet", "überschritt", "überschritten", mark="future"),
    verb("wachsen", "wächst", "wuchs", "gewachsen", mark="future"),
    verb("klettern", mark="future"),
    verb("steigen", "steigt", "stieg", "gestiegen", mark="future"),
    verb("sinken", "sinkt", "sank", "gesunken", mark="future"),
    verb("fallen", "fällt", "fiel", "gefallen", mark="future"),
    verb("schrumpfen", mark="future"),
    verb("erreichen", mark="future"),
    verb("legen", particle="zu", mark="future"),
)
FUTURE = frozenset("wird werde werden dürfte dürften könnte könnten soll sollen sollte würde".split())
REPORTED = frozenset("werde werden sei seien dürfte dürften könne könnten könnte solle sollen wird würde habe".split())
REPORTED_REACH = 6
EXPECTING = (
    "erwart",
    "rechne",
    "prognos",
    "schätz",
    "sieh",
    "sehen",
    "trau",
    "könnte",
    "dürfte",
    "voraus",
    "veranschlag",
    "taxier",
)
PRESENT = frozenset(
    "wächst wachsen steigt steigen klettert klettern verdoppelt verdreifacht erreicht erreichen sinkt sinken fällt fallen schrumpft schrumpfen".split()
)
CHART = frozenset("unterstützung widerstand hürde haltemarke unterstützungszone auffanglinie".split())
PAST = frozenset({"hatte", "hatten", "hätte", "hätten"})
POSSIBLE = frozenset({"könnte", "könnten", "könne", "möglich"})
OWN = frozenset("wir uns unser unsere unseren unserem ich mein meine".split())
PRONOUNS = frozenset("ihm ihn ihr er sie es".split())
OUTSIDE = (
    "insolvenzen",
    "pleiten",
    "neuzulassungen",
    "arbeitslosenquote",
    "zinsen",
    "bruttoinlandsprodukt",
    "wirtschaftswachstum",
    "wirtschaftsleistung",
    "verbraucherpreise",
    "immobilienpreise",
    "mieten",
    "baupreise",
    "weltwirtschaft",
    "inflationsrate",
    "markt",
    "märkte",
    "inflation",
    "teuerung",
    "leitzins",
    "konjunktur",
    "ölpreis",
    "goldpreis",
)
DEMANDS = frozenset("muss müssen müsse müsste müssten".split())
YARDSTICKS = frozenset("unter über hinter als".split())
FIRST_RESULTS = frozenset(
    "ersten erste vorläufigen vorläufige eurostat statistikbehörde statistikamt bundesamt bundesamts bundesamtes".split()
)
GLOBAL = frozenset({"weltweit", "global", "globale", "globalen", "weltweite", "weltweiten"})


def build(frame: Frame) -> Iterable[Draft]:
    """One draft for every figure that the source expects."""
    mark = frame.sets["mark"]
    if PAST & frame.clause_words:
        return _reject(frame, "an expectation of the past")
    if CHART & frame.clause_words:
        return _reject(frame, "a mark in a chart")
    if mark in {"view", "according", "future"} and (
        not (FUTURE & frame.sentence_words or _is_yet_to_come(frame)) or DEMANDS & frame.clause_words
    ):
        return _reject(frame, "nothing is expected")
    if mark == "noun" and (_is_yardstick(frame) or FIRST_RESULTS & frame.clause_words):
        return _reject(frame, "a yardstick or a first result")
    source = find_source(frame)
    if source is None:
        return _reject(frame, "nobody expects it")
    drafts = [draft for clause in _scope(frame) for draft in _drafts_in(frame, clause, source)]
    if not drafts:
        frame.reject("no figure for a market")
    return drafts


def _is_yet_to_come(frame: Frame) -> bool:
    """Whether the clause tells in the present tense what a later year brings: "wächst bis 2030 auf 17 Milliarden"."""
    today = frame.published_day()
    ends = (m.period.end for m in frame.mentions("DATE") if m.period is not None)
    return bool(PRESENT & frame.clause_words) and any(end and today and end > today for end in ends)


def _reject(frame: Frame, reason: str) -> list[Draft]:
    frame.reject(reason)
    return []


def _is_yardstick(frame: Frame) -> bool:
    """Whether a figure is only compared with the forecast: "0,4 Punkte unter der Prognose"."""
    return not YARDSTICKS.isdisjoint(frame.view.lower[max(0, frame.hit.at - 4) : frame.hit.at])


def _scope(frame: Frame) -> list[int]:
    """The clauses that the source's view reaches: the trigger's, its "dass", reported speech beside it, "sollen es … sein"."""
    view, own = frame.view, frame.clause
    found = [own, *(i for i, clause in enumerate(view.clauses) if clause.parent == own and clause.kind == "sub")]
    if frame.sets["mark"] != "verb":
        return found
    first = view.clauses[own].ranges[0][0]
    if first == frame.hit.at and own > 0 and view.clauses[own - 1].kind != "paren":
        found.append(own - 1)
    for index in range(own + 1, min(len(view.clauses), own + 3)):
        opening = {view.lower[k] for k in positions(view, index)[:REPORTED_REACH]}
        if view.clauses[index].kind in {"main", "rel"} and opening & REPORTED and not _has_source(frame, index):
            found.append(index)
    return found


def _has_source(frame: Frame, clause: int) -> bool:
    named = (
        m
        for m in frame.mentions("ORGANIZATION", "COMPANY", "PERSON", scope="sentence")
        if frame.view.clause_at(frame.at(m)) == clause
    )
    return any(frame.is_subject_like(m) for m in named)


def _drafts_in(frame: Frame, clause: int, source: Source) -> list[Draft]:
    view = frame.view
    if frame.sets["mark"] == "target" and not any(m.label in INSTRUMENTS for m in view.mentions):
        frame.reject("a target for a share")
        return []
    if (
        frame.sets["mark"] != "target"
        and tells_business(view, clause)
        and (source.mention is None or source.mention.label != "ORGANIZATION")
    ):
        frame.reject("a company's figure")
        return []
    outsider = is_outsider(frame, source.mention)
    words = {view.lower[k] for k in positions(view, clause)}
    if words & OWN and frame.sets["mark"] == "future":
        frame.reject("the speaker's own affairs")
        return []
    drafts: list[Draft] = []
    told_by, behind = source.mention, len(view)
    for amount in expected_amounts(view, clause):
        if frame.word.startswith(("seh", "sieh")) and frame.phrase(amount).prep == "um":
            continue
        subject = (
            subject_of(view, clause, frame.at(amount), amount)
            or compound_subject(view.words[frame.hit.at])
            or _carried(frame, clause)
        )
        if subject is None or not _fits(subject, words, outsider=outsider):
            continue
        told_by = other_source(frame, behind, frame.at(amount)) or told_by
        behind = frame.end(amount)
        values: dict[str, SlotValue] = {
            "source": told_by,
            "subject": subject.text,
            "value": signed(frame, amount) if frame.phrase(amount).prep == "um" else amount,
            "period": _period(frame, clause, amount),
        }
        drafts.append(Draft(values, modality="possible" if words & POSSIBLE else "expected"))
    return drafts


def _fits(subject: Subject, words: set[str], *, outsider: bool) -> bool:
    """Whether the source may forecast the subject: insiders only what is clearly not their own."""
    if not subject.noun:
        return True
    if subject.noun.startswith("invest"):
        return bool(words & GLOBAL)
    return outsider or subject.noun.endswith(OUTSIDE) or bool(words & GLOBAL)


def _carried(frame: Frame, clause: int) -> Subject | None:
    """The subject told before, for "traut ihm 1,10 Dollar zu", "sollen es 1,6 Prozent sein" and "X ist mit 0,9 Prozent skeptischer"."""
    view = frame.view
    words = {view.lower[k] for k in positions(view, clause)}
    found = (subject_of(view, index, 0) for index in range(clause - 1, -1, -1))
    inside = next((subject for subject in found if subject is not None), None)
    if inside is not None:
        return inside if words & PRONOUNS or frame.sets["mark"] == "compare" else None
    if frame.sets["mark"] not in {"verb", "compare"} or any(noun_at(view, k) and k for k in positions(view, clause)):
        return None
    for before in frame.previous_views(1):
        if any(word.startswith(EXPECTING) for word in before.lower):
            found = (subject_of(before, index, 0) for index in range(len(before.clauses)))
            return next((subject for subject in found if subject is not None), None)
    return None


def _period(frame: Frame, clause: int, amount: Mention) -> Mention | None:
    """The date of the amount's clause that stands nearest before it, else the nearest in clause or sentence."""
    dates = [m for m in frame.mentions("DATE", scope="sentence") if frame.view.lower[frame.at(m)] != "seit"]
    own = [m for m in dates if frame.view.clause_at(frame.at(m)) == clause]
    before = [m for m in own if frame.at(m) < frame.at(amount)]
    return frame.nearest(before or own or dates, frame.at(amount))


EXAMPLES = (
    yes("Die Analysten der [Commerzbank|COMPANY] sehen den Euro zum Jahresende bei 1,20 Dollar.", source="Commerzbank", subject="Euro", value="1.20", period="zum Jahresende", modality="expected"),
    yes("Das Ifo-Institut rechnet für 2026 mit einem Wachstum von 1,3 Prozent.", subject="Wachstum", value="1.3", period="für 2026"),
    yes(
        "Die Bundesbank sagt für heuer eine Inflation von 2,2 Prozent voraus, im kommenden Jahr sollen es 1,8 Prozent sein.",
        {"subject": "Inflation", "value": "2.2"},
        {"subject": "Inflation", "value": "1.8", "period": "im kommenden Jahr"},
    ),
    yes("Nach Einschätzung von Analyst [Jan Moser|PERSON] könnte der Dax bis Jahresende auf 27.000 Punkte klettern.", source="Jan Moser", subject="DAX", value="27000", modality="possible"),
    yes("Der Weltmarkt für Wärmepumpen werde bis 2030 auf 90 Milliarden Euro wachsen, schätzt das Analysehaus [Marktblick|COMPANY].", source="Marktblick", subject="Weltmarkt für Wärmepumpen", value="90000000000", period="bis 2030"),
    yes("Die Experten von [Goldman Sachs|COMPANY] hoben ihre Goldprognose für Ende 2026 von 4.300 auf 4.900 Dollar an.", source="Goldman Sachs", subject="Gold", value="4900"),
    yes("Ökonomen erwarten für das laufende Jahr eine Teuerungsrate von 2,4 Prozent.", source=None, subject="Teuerungsrate", value="2.4"),
    yes(
        "Die [UBS|COMPANY] traut dem SMI einen Anstieg auf 13'000 Punkte zu, die [Zürcher Kantonalbank|COMPANY] ist mit 12'600 Punkten vorsichtiger.",
        {"source": "UBS", "subject": "SMI", "value": "13000"},
        {"source": "Zürcher Kantonalbank", "subject": "SMI", "value": "12600"},
    ),
    yes("Chefvolkswirt [Karl Hofer|PERSON] prophezeit, der Leitzins werde bis Ende 2026 auf 1,5 Prozent sinken.", source="Karl Hofer", subject="Leitzins", value="1.5"),
    yes("Der VDMA erwartet, dass die Produktion 2026 um ein Prozent steigt.", subject="Produktion", value="1", period="2026"),
    yes("Laut [DZ Bank|COMPANY] dürfte der Ölpreis im Winter auf 70 Dollar steigen.", source="DZ Bank", value="70", modality="expected"),
    yes("„Die Nachfrage nach Kupfer wird weltweit um vier Prozent wachsen“, sagte [Petra Vogt|PERSON].", source="Petra Vogt", value="4", also=("statement",)),
    yes("Die EZB ist zuversichtlich. Die Notenbank erwartet 2026 eine Inflation von 1,9 Prozent.", source="EZB", subject="Inflation", value="1.9", period="2026"),
    yes("[Bayer|COMPANY]-Chef [Bill Anders|PERSON] sagte, der Markt für Herbizide werde 2026 um drei Prozent schrumpfen.", source="Bill Anders", subject="Markt für Herbizide", value="-3"),
    yes(
        "Experten zufolge könnte der Goldpreis auf 5.000 Dollar steigen. Die [UBS|COMPANY] hält bis Frühjahr 2026 sogar 5.200 Dollar für möglich.",
        {"source": None, "subject": "Gold", "value": "5000", "modality": "possible"},
        {"source": "UBS", "subject": "Gold", "value": "5200"},
    ),
    yes("[Anna Müller|PERSON]: Der Weltmarkt für Getriebe dürfte nach unserer Schätzung bis 2030 um vier Prozent im Jahr wachsen.", source="Anna Müller", value="4", period="bis 2030"),
    yes(
        "Die [Commerzbank|COMPANY] sieht den Dax Ende 2026 bei 27.000 Punkten, die [Helaba|COMPANY] bei 26.000 Punkten.",
        {"source": "Commerzbank", "subject": "DAX", "value": "27000", "period": "Ende 2026"},
        {"source": "Helaba", "subject": "DAX", "value": "26000"},
    ),
    yes("[Goldman Sachs|COMPANY] hat das Kursziel für den S&P 500 auf 6.900 Punkte angehoben.", source="Goldman Sachs", subject="S&P 500", value="6900"),
    yes("Der Weltmarkt für Dämmstoffe wächst nach einer Studie von [Roland Berger|COMPANY] bis 2030 auf 17 Milliarden Dollar.", source="Roland Berger", subject="Weltmarkt für Dämmstoffe", value="17000000000", period="bis 2030"),
    yes("In den USA dürfte die Inflationsrate nach Einschätzung der [Dekabank|COMPANY] im August auf 2,9 Prozent gestiegen sein, nach 2,7 Prozent im Juli.", source="Dekabank", subject="Inflationsrate", value="2.9"),
    yes("Stratege [Jens Holm|PERSON] von der [Dekabank|COMPANY] ist zuversichtlich. Er sieht den Dax bis Jahresende bei 26.000 bis 26.500 Punkten.", source="Jens Holm", subject="DAX", value="26000..26500"),
    yes("Die [Helaba|COMPANY] erwartet den Dax zum Jahresende bei 25.500 Punkten.", source="Helaba", subject="DAX", value="25500"),
    yes("Jahresendziel der [Helaba|COMPANY] für den Dax sind 25.500 Punkte.", source="Helaba", subject="DAX", value="25500"),
    yes("2026 werde die deutsche Wirtschaft um 1,1 Prozent wachsen, prognostizierte das Ifo-Institut.", value="1.1"),
    yes("Die Wirtschaftsweisen trauen der deutschen Wirtschaft 2026 nur noch ein Plus von 0,9 Prozent zu.", value="0.9"),
    yes("Nach Berechnungen der [Allianz Trade|COMPANY] wird die Zahl der Insolvenzen 2026 um 5 Prozent steigen.", value="5", source="Allianz Trade"),
    yes("[Goldman Sachs|COMPANY] rechnet damit, dass Gold bis Ende 2026 auf 4.900 Dollar steigt.", source="Goldman Sachs", subject="Gold", value="4900"),
    yes("Die Branche werde 2026 um 3 Prozent schrumpfen, schätzt der Verband VCI.", value="-3"),
    yes("Laut einer Umfrage der Nachrichtenagentur [Bloomberg|COMPANY] dürfte die Arbeitslosenquote bei 4,3 Prozent liegen.", value="4.3", subject="Arbeitslosenquote"),
    yes("[Gartner|COMPANY] taxiert den Markt für Cloud-Dienste im Jahr 2027 auf 1,2 Billionen Dollar.", value="1200000000000", source="Gartner"),
    yes("Bitcoin könnte laut [Standard Chartered|COMPANY] bis Jahresende auf 200.000 Dollar klettern.", value="200000", source="Standard Chartered", modality="possible"),
    yes("Den Brent-Preis sehen die Analysten der [DZ Bank|COMPANY] in zwölf Monaten bei 62 Dollar.", value="62", source="DZ Bank"),
    no("[Goldman Sachs|COMPANY] hat das Kursziel für [Gea|COMPANY] auf 69 Euro angehoben.", "a target for a share", also=("analyst_rating",)),
    no("[Gea|COMPANY] rechnet für 2026 mit einem Umsatz von 5,6 Milliarden Euro.", "a company's own outlook", also=("guidance",)),
    no("Finanzchef [Jan Moser|PERSON] erwartet für [Gea|COMPANY] ein Wachstum von 5 Prozent.", "a company's own outlook"),
    no("Volkswirte hatten mit einem Rückgang der Inflation auf 1,9 Prozent gerechnet.", "an expectation of the past"),
    no("Analysten erwarten bei [Gea|COMPANY] einen Gewinn von 300 Millionen Euro.", "consensus for a company's figure"),
    no("Laut Statistikamt lag die Inflation im Juli bei 2,0 Prozent.", "a fact", also=("macro_indicator",)),
    no("Die Löhne müssen nach Ansicht der IG Metall um sieben Prozent steigen.", "a demand"),
    no("Die [Commerzbank|COMPANY] erwartet für 2026 einen Zinsüberschuss von 8,2 Milliarden Euro.", "a bank's own outlook"),
    no("Die Teuerung lag mit 2,3 Prozent unter der Prognose der Bundesbank.", "a yardstick", also=("macro_indicator",)),
    no("„Wir werden unsere Investitionen auf drei Milliarden Euro steigern“, sagte [Petra Vogt|PERSON].", "the speaker's own affairs", also=("statement",)),
    no("Der Weltmarkt für Dämmstoffe wuchs im vergangenen Jahr laut [Roland Berger|COMPANY] auf 11 Milliarden Dollar.", "a fact"),
    no("Stratege [Jens Holm|PERSON] sieht beim Dax bei 24.000 Punkten eine Unterstützung.", "a chart mark"),
    no("Die Inflation ist laut [Dekabank|COMPANY] im August auf 2,9 Prozent gestiegen.", "a fact", also=("macro_indicator",)),
)  # fmt: skip

EVENT = EventType(
    record=MarketForecast,
    triggers=TRIGGERS,
    build=build,
    identity=("subject", "source"),
    keys=("value", "period"),
    judged=Judged(("subject", "source"), ("value",)),
    examples=EXAMPLES,
    needs=frozenset({"PERCENT", "MONEY", "QUANTITY"}),
    default_modality="expected",
    fixed_modality=True,
)
