"""dividend: what a company pays out to its shareholders: proposed, raised, cut, confirmed, suspended or paid.

Not: dividend yields and indices, distributions of funds, prize money, analysts' guesses, "Friedensdividende".
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from tickerlese.events.issuers import issuer_of
from tickerlese.events.parties import ambiguous_forms, misread_form
from tickerlese.events.payouts import Action, Payout, is_paid_per_share, read_action, read_payout
from tickerlese.events.spec import (
    AmountSlot,
    Draft,
    EventRecord,
    EventType,
    Judged,
    NamedSlot,
    PeriodSlot,
    mention,
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
    from tickerlese.events.spec import Modality
    from tickerlese.mention import Mention, Period


class Dividend(EventRecord):
    """A payout per share."""

    type: Literal["dividend"] = "dividend"
    company: NamedSlot | None = None
    per_share: AmountSlot | None = None
    previous: AmountSlot | None = None
    action: Action | None = None
    period: PeriodSlot | None = None


TRIGGERS = triggers(
    noun("Dividende", "Dividenden", suffix=True, how="noun"),
    noun("Ausschüttung", "Ausschüttungen", "Gewinnausschüttung", "Gewinnausschüttungen", "Bonusausschüttung", "Sonderausschüttung", "Barausschüttung",
        "Dividendenausschüttung", "Dividendenvorschlag", "Dividendenzahlung", "Dividendenzahlungen", "Gesamtausschüttung", how="noun"),
    noun("Dividendenerhöhung", "Dividendenanhebung", "Dividendensteigerung", "Dividendenplus", action="raised", how="noun"),
    noun("Dividendenkürzung", "Dividendensenkung", action="cut", how="noun"),
    noun("Nullrunde", "Dividendenverzicht", "Dividendenausfall", "Dividendenstopp", "Dividendenstreichung", action="suspended", how="noun"),
    verb("schütten", particle="aus", how="verb"),
    phrase("leer aus", action="suspended", how="empty"),
    noun("Aktionäre", "Aktionären", "Anteilseigner", "Anteilseignern", "Anteilsinhaber", "Anlegern", how="holders"),
    mention("MONEY", how="per"),
)  # fmt: skip
AMBIGUOUS = ambiguous_forms(TRIGGERS)
NO_DIVIDENDS = (
    "friedens",
    "digital",
    "demokratie",
    "bildungs",
    "demographie",
    "demografie",
    "klima",
    "gender",
    "stadt",
)
HOLDERS = (
    "aktionär", "anteilseigner", "anleger", "eigner", "eigentümer", "anteilsinhaber", "kleinaktionär", "papier", "aktie", "anteil", "miteigentümer",
)  # fmt: skip
GUESSING = frozenset("analysten analyst analystin experten schätzungen konsens marktbeobachter factset faktset".split())
RATED = frozenset("kursziel hochgestuft abgestuft herabgestuft kaufempfehlung".split())
PLANNED = frozenset("vorgeschlagen vorschlagen vorschlag schlägt schlug beantragt beantragte vorgeschlagene vorgeschlagenen dividendenvorschlag aussicht".split())  # fmt: skip
NOT_THE_TOPIC = frozenset("ex nach abzüglich ohne inklusive einschließlich wegen trotz dank außer".split())
QUARTER = timedelta(days=80)
FUNDS = ("fonds", "etf", "trust")
PART_OF_IT = ("basis", "sockel", "grund", "stamm")
RECEIVING = "bekommen erhalten bekommt erhält bekam erhielt zahlen zahlt zahlte auszahlen ausrichten überweisen gezahlt winken begnügen".split()
COMPARING = frozenset("unverändert erneut wieder abermals weiterhin wie statt".split())
OFFERS = frozenset("angebo übernahme überna offert abfind barabf squeeze gebot".split())


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for the dividend that the trigger tells."""
    if frame.sets["how"] == "per" and not is_paid_per_share(frame):
        return []
    if misread_form(frame, AMBIGUOUS) or _is_no_dividend(frame):
        return []
    payout = read_payout(frame)
    if not _is_told(frame, payout):
        return []
    action = read_action(frame, payout) or _set_action(frame)
    if payout.now is None and not _tells_alone(frame, payout, action):
        frame.reject("neither an amount nor what becomes of it")
        return []
    if GUESSING & frame.clause_words or (payout.now is None and RATED & frame.sentence_words):
        frame.reject("analysts' guess")
        return []
    company = issuer_of(
        frame, frame.hit.at if frame.hit.trigger.style == "noun" else -1, assume=_may_assume(frame, payout)
    )
    if company is None:
        frame.reject("no company pays")
        return []
    action = _settled(frame, action)
    return [
        Draft(
            {
                "company": company,
                "per_share": payout.now,
                "previous": payout.before,
                "action": action,
                "period": _period(frame),
            },
            modality=_modality(frame, action),
            evidence={payout.told_in},
        )
    ]


def _is_no_dividend(frame: Frame) -> bool:
    """Whether the word is a figure of speech, belongs to a fund, or only dates a price ("ex Dividende")."""
    word, view, at = frame.word, frame.view, frame.hit.at
    if word.startswith(NO_DIVIDENDS) or any(other.endswith(FUNDS) for other in frame.view.lower[:3]):
        frame.reject("no dividend of a firm")
        return True
    before = view.lower[at - 1] if at else ""
    earlier = view.lower[at - 2] if at > 1 and before in {"-", "der", "von", "die"} else before
    if frame.hit.trigger.style == "noun" and ({before, earlier} & {"ex"}):
        frame.reject("dates a price")
        return True
    if frame.sets["how"] == "empty" and not _names_holders(frame):
        frame.reject("nobody who holds shares")
        return True
    return False


def _names_holders(frame: Frame) -> bool:
    return any(other.startswith(HOLDERS) for other in frame.clause_words)


def _is_told(frame: Frame, payout: Payout) -> bool:
    """Whether shareholders get an amount per share for a year, and whether the amount is no mere part of another one."""
    if frame.sets["how"] == "holders":
        dated = payout.before is not None or frame.period() is not None or bool(COMPARING & frame.clause_words)
        amount = payout.now.amount if payout.now is not None else None
        per_share = amount is not None and (amount.per == "share" or payout.before is not None)
        paid = dated and per_share and frame.has(*RECEIVING)
        if not paid or any(OFFERS.intersection((word, word[:6])) for word in frame.sentence_words):
            frame.reject("shareholders get no dividend")
            return False
    if frame.word.startswith(PART_OF_IT) and len(frame.mentions("MONEY", scope="sentence")) > 1:
        frame.reject("a part of the dividend")
        return False
    return True


def _set_action(frame: Frame) -> Action | None:
    action = frame.sets.get("action")
    return action if action in {"raised", "cut", "suspended"} else None  # type: ignore[return-value]


def _tells_alone(frame: Frame, payout: Payout, action: Action | None) -> bool:
    """Whether something is told without an amount: "streicht die Dividende", "zahlt erstmals eine Dividende"."""
    if action is None or action == "proposed":
        return _pays_total(frame) or (
            frame.has("erstmals", "erstmalig", "erste") and frame.has("zahlen", "auszahlen", "ausschütten", "zahlung")
        )
    if frame.word.endswith("en") and frame.hit.trigger.style == "noun" and action in {"paid", "confirmed"}:
        return False
    return _concerns(frame) or payout.before is not None


def _pays_total(frame: Frame) -> bool:
    """Whether a sum goes to the shareholders: "schüttet insgesamt 2 Milliarden Euro an die Aktionäre aus"."""
    return frame.sets["how"] == "verb" and bool(frame.mentions("MONEY")) and _names_holders(frame)


def _concerns(frame: Frame) -> bool:
    """Whether the dividend is subject or object of its clause and no attribute or adverbial ("nach der Dividende")."""
    view, k = frame.view, frame.hit.at - 1
    if frame.hit.trigger.style != "noun":
        return True
    while k >= 0 and view.owner[k] is None and view.words[k][:1].islower() and not view.is_finite(k):
        if view.lower[k] in NOT_THE_TOPIC:
            return view.lower[k] == "ohne"
        k -= 1
    return True


def _may_assume(frame: Frame, payout: Payout) -> bool:
    """Whether the text's topic may stand in for a company that the sentence does not name."""
    return payout.now is not None or frame.view.lower[max(0, frame.hit.at - 3) : frame.hit.at].count("die") > 0 or frame.sets["how"] == "empty" or "action" in frame.sets  # fmt: skip


def _settled(frame: Frame, action: Action | None) -> Action:
    """The action, with "zahlt" as a plan where the clause tells one, and "proposed" for want of another word."""
    if action in {None, "paid"} and frame.certainty[0] in {"planned", "expected", "possible"}:
        return "proposed"
    if action is None and frame.hit.trigger.style in {"verb", "participle"}:
        return "paid"
    return action or "proposed"


def _modality(frame: Frame, action: Action) -> Modality | None:
    cued = frame.certainty[0]
    if cued == "denied":
        return "asserted"
    if cued in {"asserted", "expected"} and (frame.clause_words & PLANNED or action == "proposed"):
        return "planned"
    return cued


def _period(frame: Frame) -> Mention | None:
    """The year that is paid for, never the day of the news."""
    for scope in ("clause", "sentence"):
        dates = [m for m in frame.mentions("DATE", scope=scope) if not frame.is_compared(m)]
        paid_for = [m for m in dates if frame.phrase(m).prep == "für" or frame.view.lower[frame.at(m)] == "für"]
        years = [m for m in dates if m.period and _is_long(m.period)]
        if paid_for or years:
            return frame.nearest(paid_for or years)
    return None


def _is_long(period: Period) -> bool:
    """Whether it is a quarter at least, as dividends are paid for."""
    if period.start is None or period.end is None:
        return period.kind == "fiscal_period"
    return period.end - period.start >= QUARTER


EXAMPLES = (
    yes("Der Versicherer [Talanx|COMPANY] will die Dividende von 2,35 auf 2,70 Euro je Aktie anheben.", company="Talanx", per_share="2.70", previous="2.35", action="raised", modality="planned"),
    yes("[Gea|COMPANY] schüttet für 2024 1,15 Euro je Aktie aus.", company="Gea", per_share="1.15", action="paid", period="für 2024"),
    yes("Die Dividende von [Krones|COMPANY] soll auf 2,60 Euro steigen.", company="Krones", per_share="2.60", action="raised", modality="planned"),
    yes("[Intel|COMPANY] streicht die Dividende.", company="Intel", action="suspended"),
    yes("Nullrunde für die Aktionäre: [Varta|COMPANY] zahlt für das vergangene Jahr keine Dividende.", company="Varta", action="suspended", modality="asserted"),
    yes("Vorstand und Aufsichtsrat der [Hugo Boss AG|COMPANY] schlagen der Hauptversammlung eine Dividende von 1,40 Euro vor.", company="Hugo Boss AG", per_share="1.40", action="proposed", modality="planned"),
    yes("Den Anteilseignern des Schmierstoffherstellers [Fuchs|COMPANY] winkt eine Dividende von 1,17 Euro je Vorzugsaktie, nach 1,11 Euro ein Jahr zuvor.", company="Fuchs", per_share="1.17", previous="1.11", action="raised"),
    yes("[Geberit|COMPANY] beantragt eine unveränderte Dividende von 12.70 Fr. je Aktie.", company="Geberit", per_share="12.70", action="confirmed", modality="planned"),
    yes("Der Verwaltungsrat von [Sulzer|COMPANY] beantragt für 2024 eine auf 4.25 (Vorjahr: 3.75) Franken erhöhte Dividende.", company="Sulzer", per_share="4.25", previous="3.75", action="raised"),
    yes("Die [Erste Group|COMPANY] kürzt die Ausschüttung von 3,00 Euro auf 75 Cent je Aktie.", company="Erste Group", per_share="0.75", previous="3", action="cut"),
    yes("An der Dividende von 2,20 Euro hält [Evonik|COMPANY] fest.", company="Evonik", per_share="2.20", action="confirmed"),
    yes("Wie der Autozulieferer [Schaeffler|COMPANY] mitteilte, werde die Dividende auf 25 Cent je Aktie gesenkt. Für 2023 hatte es noch 45 Cent gegeben.", company="Schaeffler", per_share="0.25", previous="0.45", action="cut"),
    yes("[Andritz|COMPANY] hat heuer 2,60 Euro je Aktie ausgeschüttet.", company="Andritz", per_share="2.60", action="paid", modality="asserted"),
    yes("Zudem will die [Commerzbank|COMPANY] ihren Aktionären 65 Cent (Vorjahr: 35 Cent) je Aktie als Dividende zahlen.", company="Commerzbank", per_share="0.65", previous="0.35", action="raised", modality="planned"),
    yes("[Bilfinger|COMPANY] plant eine Sonderdividende von 3,75 Euro je Anteilsschein.", company="Bilfinger", per_share="3.75", action="proposed", modality="planned"),
    yes("[Scout24|COMPANY] stellt seinen Aktionären eine höhere Dividende in Aussicht.", company="Scout24", action="raised", modality="planned"),
    yes("Die Aktionäre von [Nordex|COMPANY] gehen für 2024 leer aus.", company="Nordex", action="suspended", period="für 2024"),
    yes("Angesichts des Verlusts dürfte die Dividende bei [Thyssenkrupp|COMPANY] ausfallen.", company="Thyssenkrupp", action="suspended", modality="expected"),
    yes("[SAP|COMPANY] steigert den Gewinn kräftig. Die Walldorfer zahlen 2,35 Euro Dividende je Aktie, im Vorjahr waren es 2,20 Euro.", company="SAP", per_share="2.35", previous="2.20", action="raised"),
    yes("[Rheinmetall|COMPANY] erhöht Dividende\nDer Rüstungskonzern [Rheinmetall|COMPANY] zahlt seinen Aktionären 8,10 Euro je Anteil, wie die Hauptversammlung beschloss. Damit steigt die Dividende von 5,70 auf 8,10 Euro.", company="Rheinmetall", per_share="8.10", previous="5.70", action="raised"),
    yes("[Daimler Truck|COMPANY]-Finanzchefin [Eva Scherer|PERSON] kündigte eine stabile Dividende von 1,90 Euro an.", company="Daimler Truck", per_share="1.90", action="confirmed", modality="planned"),
    yes("[OMV|COMPANY] will eine reguläre Dividende von 3,05 Euro und eine Sonderdividende von 1,70 Euro ausschütten.", {"company": "OMV", "per_share": "3.05"}, {"company": "OMV", "per_share": "1.70"}),
    yes("Für das laufende Jahr will [Helvetia|COMPANY] den Aktionären 7 Franken pro Titel ausrichten nach 6.70 Franken im Vorjahr.", company="Helvetia", per_share="7", previous="6.70", action="raised"),
    yes("[Hella|COMPANY] verdiente 5,10 Euro je Aktie und will 1,20 Euro Dividende zahlen.", company="Hella", per_share="1.20", also=("earnings",)),
    yes("Die Aktionäre von [Beiersdorf|COMPANY] können sich auf eine höhere Dividende freuen. Sie soll von 70 Cent auf einen Euro steigen.", company="Beiersdorf", per_share="1", previous="0.70", action="raised"),
    yes("[Henkel|COMPANY] will insgesamt zwei Milliarden Euro an seine Aktionäre ausschütten.", company="Henkel", action="proposed", modality="planned"),
    yes("[Brenntag|COMPANY]: Dividende 2,10 Euro (Vorjahr 2,10 Euro)", company="Brenntag", per_share="2.10", previous="2.10", action="confirmed"),
    no("Die Dividendenrendite der [BASF|COMPANY]-Aktie liegt bei 6,8 Prozent.", "a yield"),
    no("Die Aktie der [Telekom|COMPANY] wurde ex Dividende gehandelt und fiel um 2,9 Prozent.", "dates a price", also=("price_move",)),
    no("Das Ende der Friedensdividende trifft auch [Airbus|COMPANY].", "a figure of speech"),
    no("Analysten rechnen bei [Allianz|COMPANY] mit einer Dividende von 14,50 Euro.", "analysts' guess"),
    no("Der Fonds hält auch [Nestlé|COMPANY] und schüttet jährlich 2 Euro je Anteil aus.", "a fund"),
    no("[Linde|COMPANY] gilt als verlässlicher Zahler von Dividenden.", "nothing is told"),
    no("Bei der Tarifrunde mit [Lufthansa|COMPANY] ging das Bodenpersonal leer aus.", "staff"),
    no("[Bayer|COMPANY] zahlte eine Strafe von 10 Millionen Dollar.", "a fine", also=("legal",)),
    no("Der Gewinn je Aktie von [Hella|COMPANY] stieg von 3,10 auf 3,40 Euro.", "earnings per share", also=("earnings",)),
    no("Würde [Siemens|COMPANY] seine Dividende streichen, träfe das den Fonds kaum.", "only a hypothesis"),
    no("Die Aktionäre von [Sixt|COMPANY] erhalten laut dem Angebot 80 Euro je Aktie.", "an offer"),
    no("Wer Dividenden von [Nestlé|COMPANY] kassiert, zahlt in der Schweiz Quellensteuer.", "taxes"),
    no("Sollte [RWE|COMPANY] die Dividende kürzen, würde die Aktie leiden.", "only a hypothesis"),
)  # fmt: skip

EVENT = EventType(
    record=Dividend,
    triggers=TRIGGERS,
    build=build,
    identity=("company",),
    keys=("company", "per_share", "previous", "period"),
    judged=Judged(("company",), ("per_share", "action")),
    examples=EXAMPLES,
)
