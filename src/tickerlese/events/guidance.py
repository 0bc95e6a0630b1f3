"""guidance: what a company itself expects or targets for its figures, and what it does with that outlook.

Not: results (earnings), analysts' expectations, forecasts for markets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.earnings import Metric
from tickerlese.events.figure_owners import company_of, period_of
from tickerlese.events.figures import METRICS, read_figure
from tickerlese.events.frame import same_identity
from tickerlese.events.merge import agrees
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
    alone,
    no,
    noun,
    phrase,
    triggers,
    verb,
    yes,
)
from tickerlese.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tickerlese.events.frame import Frame
    from tickerlese.events.match import Event
    from tickerlese.events.syntax import SentenceView

Action = Literal["issued", "raised", "lowered", "confirmed", "narrowed", "withdrawn"]


class Guidance(EventRecord):
    """A company's outlook for one of its figures."""

    type: Literal["guidance"] = "guidance"
    company: NamedSlot | None = None
    metric: Metric | None = None
    value: AmountSlot | None = None
    action: Action | None = None
    period: PeriodSlot | None = None


OUTLOOK_NOUNS = (
    "Prognose", "Prognosen", "Jahresprognose", "Umsatzprognose", "Gewinnprognose", "Ergebnisprognose", "Jahresziele", "Jahreszielen", "Jahresziel", "Ausblick",
    "Gewinnwarnung", "Umsatzwarnung", "Gewinnziel", "Umsatzziel", "Ebitprognose", "Ebitdaprognose", "Absatzprognose", "Ergebnisziel", "Mittelfristziele", "Guidance", "Zielspanne", "Geschäftsprognose", "Konzernprognose",
)  # fmt: skip
OUTLOOK_METRICS = {
    "umsatz": "revenue",
    "gewinn": "net_income",
    "ergebnis": "net_income",
    "ebitda": "ebitda",
    "ebit": "ebit",
}
TRIGGERS = triggers(
    noun(*(word for words in METRICS.values() for word in words.split()), suffix=True),
    alone(noun(*OUTLOOK_NOUNS, mark="outlook")),
    phrase(
        "ziele",
        "an seinen zielen",
        "an ihren zielen",
        "an den zielen",
        "am ziel",
        "an seinem ziel",
        "an ihrem ziel",
        mark="outlook",
    ),
    verb("verdienen", metric="net_income"),
    verb("setzen", particle="um", metric="revenue"),
    verb("erlösen", metric="revenue"),
    phrase("unter dem strich", metric="net_income"),
)
FORECASTERS = (
    "analyst",
    "ökonom",
    "volkswirt",
    "wirtschaftsweise",
    "konjunkturforsch",
    "institut",
    "bundesregierung",
    "notenbank",
    "verband",
)
ACTIONS: dict[str, frozenset[str]] = {
    "withdrawn": frozenset("zurückgezogen kassiert kassierte kassieren ausgesetzt zurückzieht gestrichen einkassiert".split()),
    "narrowed": frozenset("präzisiert präzisierte konkretisiert konkretisierte eingegrenzt engte verengt präziser eingeengt oberen unteren".split()),
    "raised": frozenset("angehoben hob hebt anhebt anheben erhöht erhöhte erhöhten hochgeschraubt hochgesetzt schraubt schraubte optimistischer angehobenen angehobene zuversichtlicher heraufgesetzt aufgestockt".split()),
    "lowered": frozenset("gesenkt senkt senkte senkten senken gekappt kappt kappte gekürzt kürzt kürzte zurückgenommen vorsichtiger herabgesetzt reduziert reduzierte gewinnwarnung gewinnwarnungen umsatzwarnung heruntergeschraubt pessimistischer gesenkten gesenkte zusammengestrichen".split()),
    "confirmed": frozenset("bestätigt bestätigte bestätigten bekräftigt bekräftigte bekräftigten fest festgehalten unverändert weiterhin bestätigen festhalten unangetastet gelte gilt bleibt blieb bleiben".split()),
}  # fmt: skip


def build(frame: Frame) -> Iterable[Draft]:
    """One draft for the outlook on the trigger's metric, or for what happens to the outlook as a whole."""
    if frame.sets.get("mark") == "outlook":
        return _whole_outlook(frame)
    if read_outlook(frame) is not Outlook.GUIDANCE:
        frame.reject("a result or others' view")
        return []
    figure = read_figure(frame)
    value = (figure.value or figure.change) if figure else None
    if figure is None or value is None:
        frame.reject("no figure for this metric")
        return []
    company = company_of(frame)
    if company is None:
        frame.reject("no company expects it")
        return []
    action, sentence = _action(frame)
    values: dict[str, SlotValue] = {
        "company": company,
        "metric": figure.metric,
        "value": value,
        "period": period_of(frame),
    }
    values["action"] = action or _by_comparison(value, figure.previous) or _announced(frame, company)
    return [
        Draft(
            values,
            modality="planned" if frame.certainty[0] == "planned" and frame.has("will", "wollen") else "expected",
            evidence={sentence},
        )
    ]


def _whole_outlook(frame: Frame) -> list[Draft]:
    """For "bestätigte die Prognose", "Gewinnwarnung": an action without a figure."""
    action = _action_in(frame.view, frame.clause, frame.hit.at)
    company = company_of(frame)
    if action is None or company is None:
        frame.reject("nothing happens to the outlook" if action is None else "no company's outlook")
        return []
    rated = any(word.startswith(("bonität", "rating", "kredit", "moody", "fitch")) for word in frame.sentence_words)
    if rated or any(m.kind == "rating_agency" for m in frame.mentions("COMPANY")):
        frame.reject("a rating's outlook")
        return []
    if any(word.startswith(FORECASTERS) for word in frame.clause_words) or frame.subject("ORGANIZATION") is not None:
        frame.reject("others' outlook")
        return []
    values: dict[str, SlotValue] = {"company": company, "action": action, "period": period_of(frame)}
    metric = next((metric for stem, metric in OUTLOOK_METRICS.items() if frame.word.startswith(stem)), None)
    value = frame.by_prep(("MONEY", "PERCENT"), "auf") if metric else None
    if value is not None:
        values |= {"metric": metric, "value": value}
    return [Draft(values, modality="asserted")]


def _action(frame: Frame) -> tuple[str | None, int]:
    """What happens to the outlook: in this clause, this sentence, or in the sentence before that speaks of it."""
    own = _action_in(frame.view, frame.clause, frame.hit.at)
    if own:
        return own, frame.view.index
    for index in range(len(frame.view.clauses)):
        found = _action_in(frame.view, index)
        if found and _speaks_of_outlook(frame.view):
            return found, frame.view.index
    for view in frame.previous_views(1):
        if _speaks_of_outlook(view):
            for index in range(len(view.clauses)):
                found = _action_in(view, index)
                if found:
                    return found, view.index
    return None, frame.view.index


def _speaks_of_outlook(view: SentenceView) -> bool:
    return any(
        word.startswith(
            (
                "prognose",
                "jahresprognose",
                "ziele",
                "jahresziel",
                "ausblick",
                "gewinnwarnung",
                "erwartungen",
                "guidance",
            )
        )
        for word in view.lower
    )


def _action_in(view: SentenceView, clause: int, near: int = 0) -> str | None:
    """What a clause says of an outlook; of two cues the one nearest to a local index counts."""
    at = [k for first, last in view.clauses[clause].ranges for k in range(first, last)]
    words = {view.lower[k] for k in at}
    if ("zurück" in words and words & {"zieht", "zog", "ziehen", "zogen"}) or (
        "aus" in words and words & {"setzt", "setzte"}
    ):
        return "withdrawn"
    if {"nach", "unten"} <= words:
        return "lowered"
    if {"nach", "oben"} <= words and "ende" not in words:
        return "raised"
    if "nur" in words and "noch" in words:
        return "lowered"
    cues = [(abs(k - near), action) for k in at for action, forms in ACTIONS.items() if view.lower[k] in forms]
    return min(cues, key=lambda cue: cue[0])[1] if cues else None


def _announced(frame: Frame, company: Mention) -> str | None:
    """What an earlier sentence ("Nordex hebt die Prognose an") says of the outlook whose figures are told here."""
    for name, _, draft in frame.document.drafts:
        action, owner = draft.values.get("action"), draft.values.get("company")
        as_a_whole = name == "guidance" and "metric" not in draft.values
        if as_a_whole and isinstance(action, str) and isinstance(owner, Mention) and same_identity(owner, company):
            return action
    return None


def is_told_with_figures(event: Event, others: Sequence[Event]) -> bool:
    """Whether the outlook as a whole only announces figures that the text goes on to tell."""
    if event.slots.get("metric") is not None:
        return False
    return any(
        other.type == event.type
        and other.slots.get("metric")
        and agrees(other.slots["company"], event.slots["company"])
        for other in others
    )


def _by_comparison(value: Mention, previous: Mention | None) -> str | None:
    """Raised or lowered, when the old figure is told as well."""
    now, before = value.amount, previous.amount if previous else None
    if now is None or before is None:
        return None
    new = now.value if now.value is not None else now.minimum
    old = before.value if before.value is not None else before.minimum
    if new is None or old is None or new == old:
        return None
    return "raised" if new > old else "lowered"


EXAMPLES = (
    yes("[Krones|COMPANY] erwartet für 2026 einen Umsatz von 5,6 Milliarden Euro.", company="Krones", metric="revenue", value="5600000000", action="issued"),
    yes("[Gerresheimer|COMPANY] hat die Prognose gesenkt. Für das Gesamtjahr rechnet der Vorstand nur noch mit einem Umsatz von 2 Milliarden Euro.", company="Gerresheimer", metric="revenue", action="lowered", value="2000000000"),
    yes("Die Jahresprognose von [Nordex|COMPANY] wurde bestätigt.", company="Nordex", metric="other", action="confirmed"),
    yes("[Evotec|COMPANY] kappt die Prognose.", company="Evotec", action="lowered", metric="other"),
    yes("[Dürr|COMPANY] peilt für das laufende Jahr eine Ebit-Marge von mindestens 5 Prozent an.", company="Dürr", metric="operating_margin", value="5"),
    yes("[Aumann|COMPANY] stellt einen Gewinn von 20 bis 22 Millionen Euro in Aussicht.", company="Aumann", metric="net_income", value="20000000..22000000"),
    yes("[Carl Zeiss Meditec|COMPANY] hebt die Prognose an.", company="Carl Zeiss Meditec", action="raised"),
    yes("Bis 2028 soll der Gewinn der [Ostbank|COMPANY] auf 4,2 Milliarden Euro wachsen.", company="Ostbank", metric="net_income", value="4200000000"),
    yes("[Bystronic|COMPANY] zieht die Prognose zurück, sie wurde ausgesetzt.", company="Bystronic", action="withdrawn"),
    yes("An seinem Ausblick hält [Kontron|COMPANY] fest.", company="Kontron", action="confirmed"),
    yes("[Stemmer|COMPANY] schockt die Anleger mit einer Gewinnwarnung.", company="Stemmer", action="lowered"),
    yes("[AT&S|COMPANY] rechnet heuer mit einem EBITDA zwischen 400 und 440 Mio. Euro.", company="AT&S", metric="ebitda", value="400000000..440000000"),
    yes("[TeamViewer|COMPANY] hob das untere Ende der Umsatzprognose auf 778 Millionen Euro an.", company="TeamViewer", metric="revenue", value="778000000", action="raised"),
    yes("Das Management von [Lonza|COMPANY] zeigte sich zuversichtlich, die Kern-Ebitda-Marge auf gegen 30 Prozent zu steigern.", company="Lonza", metric="ebitda_margin", value="30"),
    yes("[Hensoldt|COMPANY] hält an seinen Zielen für 2025 fest.", company="Hensoldt", metric="other", action="confirmed"),
    yes("Die [Post|COMPANY] will 2026 mehr als sechs Milliarden Euro operativ verdienen.", company="Post", metric="operating_profit", value="6000000000", modality="planned"),
    yes("[Salzgitter|COMPANY] erwartet nur noch ein Ebitda zwischen 300 und 400 Millionen Euro nach bisher 350 bis 550 Millionen Euro.", company="Salzgitter", metric="ebitda", value="300000000..400000000", action="lowered"),
    yes("[Gerresheimer|COMPANY] kappt Prognose erneut: Umsatz soll um 2 bis 4 Prozent schrumpfen.", company="Gerresheimer", metric="revenue", value="-4..-2", action="lowered"),
    yes("Der Vorstand der [Jungheinrich|COMPANY] bestätigte die Jahresprognose, wonach das Ebit zwischen 280 und 350 Millionen Euro liegen soll.", company="Jungheinrich", metric="ebit", value="280000000..350000000", action="confirmed"),
    yes("Bislang hatte [Stratec|COMPANY] ein Umsatzplus von 5 Prozent in Aussicht gestellt.", company="Stratec", metric="revenue", value="5"),
    yes("Die [Voestalpine|COMPANY] geht davon aus, dass das Ebitda heuer bei 1,4 Mrd. Euro liegen wird.", company="Voestalpine", metric="ebitda", value="1400000000"),
    yes("[Bilfinger|COMPANY] wächst wieder. An der Jahresprognose hält das Management fest.", company="Bilfinger", action="confirmed"),
    no("Die [UBS|COMPANY] erhöht das Ziel für [Nestlé|COMPANY] auf 95 Franken.", "a price target", also=("analyst_rating",)),
    no("[Moody's|COMPANY] senkte den Ausblick für [Vonovia|COMPANY] auf negativ.", "a rating's outlook", also=("credit_rating",)),
    no("[Bosch|COMPANY] verfehlte sein Umsatzziel.", "a result"),
    no("Die Wirtschaftsweisen senkten ihre Prognose, auch [Siemens|COMPANY] klagt.", "others' outlook"),
    no("Der Umsatz von [Krones|COMPANY] stieg um 5 Prozent auf 1,3 Milliarden Euro.", "a result", also=("earnings",)),
    no("Analysten erwarten bei [Krones|COMPANY] einen Umsatz von 1,3 Milliarden Euro.", "others' expectation"),
    no("Das Ifo-Institut senkte die Prognose für Deutschland auf 0,2 Prozent.", "no company"),
    no("Die Aktie von [Dürr|COMPANY] soll um 3 Prozent steigen.", "a price"),
    no("[Dürr|COMPANY] will 300 Millionen Euro in ein Werk investieren.", "an investment", also=("investment",)),
    no("[Jenoptik|COMPANY] legt am Mittwoch die Bilanz vor.", "no outlook"),
)  # fmt: skip

EVENT = EventType(
    record=Guidance,
    triggers=TRIGGERS,
    build=build,
    identity=("company",),
    keys=("metric", "value", "action", "period"),
    judged=Judged(("company",), ("metric", "action", "value")),
    examples=EXAMPLES,
    needs=frozenset({"MONEY", "PERCENT", "QUANTITY", "COMPANY"}),
    default_modality="expected",
    fixed_modality=True,
    defaults={"metric": "other", "action": "issued"},
    gives_way=is_told_with_figures,
)
