"""ipo: a company goes public: planned, priced, done, postponed or called off.

Not: shares that are traded at an exchange, the market for listings at large, a listing that only dates something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.issue_sums import read_sum
from tickerlese.events.issuers import issuer_of, named_subsidiary
from tickerlese.events.listings import Status, is_looked_back_on, read_price, read_status, read_valuation, read_venue
from tickerlese.events.parties import ONLY_OBJECT, open_mentions
from tickerlese.events.purposes import noun_phrase
from tickerlese.events.spec import (
    AmountSlot,
    Draft,
    EventRecord,
    EventType,
    Judged,
    NamedSlot,
    PeriodSlot,
    no,
    noun,
    phrase,
    triggers,
    verb,
    yes,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.spec import Modality, SlotValue
    from tickerlese.mention import Mention


class Ipo(EventRecord):
    """A listing on an exchange."""

    type: Literal["ipo"] = "ipo"
    company: NamedSlot | None = None
    venue: NamedSlot | None = None
    price: AmountSlot | None = None
    amount: AmountSlot | None = None
    valuation: AmountSlot | None = None
    status: Status | None = None
    period: PeriodSlot | None = None


TRIGGERS = triggers(
    noun("Börsengang", "Börsengangs", "Börsenganges", "Teilbörsengang", "IPO", "Börsendebüt", "Börsendebüts", "Parkettdebüt", "Erstnotiz", "Erstnotierung",
        "Börsenstart", "Börsenstarts", "Parkettgang", "Börseneinführung", "Börsenplänen", "Börsenpläne", "Börseneinstand", "Börsenlisting", "Direktlisting", "Börsenauftakt",
        how="noun"),
    noun("Kotierung", "Börsenkotierung", "Listing", "Börsennotierung", "Notierungsaufnahme", "Zweitlisting", "Handelsaufnahme", how="listing"),
    noun("Erstkurs", "Zuteilungspreis", how="price"),
    phrase("ersten handelstag", "erster handelstag", how="price"),
    noun("Debüt", "Einstand", "Kursdebüt", how="debut"),
    noun("Ausgabepreis", "Emissionspreis", "Platzierungspreis", "Preisspanne", "Angebotsspanne", "Zeichnungsfrist", "Emissionsvolumen", how="price"),
    noun("Zeichnungsspanne", "Bookbuilding-Spanne", "Börsenneuling", "Börsenneulings", "Börsenkandidat", "Börsenaspirant", "Börsendebütant", "Börsendebütantin", how="price"),
    phrase("an die börse", "aufs parkett", "auf das parkett", "an die börsen", how="go"),
    phrase("an die nasdaq", "an die nyse", "an die wall street", "an die wiener börse", "an die frankfurter börse", "an die new yorker börse", "an die schweizer börse",
        "an die six", "an die londoner börse", "an die amsterdamer börse", "an die hongkonger börse", "an die tokioter börse", how="go"),
    verb("debütieren", how="verb"),
)  # fmt: skip
GOING = frozenset("gehen geht ging gingen gehe gegangen zu strebt streben strebe strebte drängt drängen drängte wagt wagen wagte gewagt kommt kommen kam gekommen zieht zog soll sollen könnte dürfte schafft schaffte geschafft will wollen gehört sprung schritt gang rückkehr kurs schielt".split())  # fmt: skip
BRINGING = frozenset("abspalten abspaltet abspaltete abgespalten abzuspalten ausgliedern ausgegliedert bringen bringt brachte brachten bringe gebracht führen führt führte geführt schicken schickt schickte geschickt hieven holen".split())  # fmt: skip
UNITS = (
    "sparte",
    "tochter",
    "töchter",
    "geschäft",
    "geschäfts",
    "einheit",
    "division",
    "bereich",
    "ableger",
    "segment",
)
BACK = frozenset("zurück anleger investoren".split())
PRONOUNS = frozenset({"sie", "er", "es"})
INSTEAD = frozenset({"statt", "anstatt", "anstelle", "gegen"})
LISTING = frozenset(
    "antrag beantragt beantragte eingereicht reichte reicht unterlagen prospekt liebäugelt liebäugelte startet startete gestartet gelungen feiert debüt".split()
)
FRESH = frozenset(  # what is only said of a company that goes public now
    "erstkurs handelstag neuling börsenneuling börsenneulings neulings preisspanne angebotsspanne zeichnungsspanne zeichnungsfrist emissionsvolumen zuteilungspreis "
    "börsenkandidat börsenaspirant börsendebütant börsendebütantin bookbuilding börsenprospekt".split()
)
MOST_LOOK_BACK = 4
FARTHEST_LOOK_BACK = 15


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for the listing that the trigger tells."""
    company = _company(frame)
    if company is None:
        frame.reject("no company goes public")
        return []
    price, priced_in = read_price(frame, company)
    valuation, valued_in = read_valuation(frame, company)
    amount, told_in = (
        read_sum(frame, frame.hit.end - 1, reach=3)
        if frame.sets["how"] != "price" or "volumen" in frame.word
        else (None, priced_in)
    )
    period = _period(frame)
    if not isinstance(company, str) and is_looked_back_on(frame) and not (price or amount or _is_dated(frame, period)):
        frame.reject("only dates something")
        return []
    status = read_status(frame, priced=price is not None)
    modality = _modality(frame, status)
    if frame.sets["how"] == "price" and status == "planned":
        status_slot: Status | None = None
    else:
        status_slot = None if modality == "denied" and status == "planned" else status
    values: dict[str, SlotValue] = {
        "company": company, "venue": read_venue(frame), "price": price, "amount": amount, "valuation": valuation, "status": status_slot, "period": period,
    }  # fmt: skip
    return [Draft(values, modality=modality, evidence={priced_in, valued_in, told_in})]


# ---- who -------------------------------------------------------------------------------------------------------------


def _company(frame: Frame) -> Mention | str | None:
    how = frame.sets["how"]
    if how in {"price", "debut"}:
        return _candidate(frame)
    if how == "go":
        return _goer(frame)
    if how == "verb":
        return issuer_of(frame)
    if how == "listing" and not (LISTING & frame.clause_words or frame.certainty[0] in {"planned", "possible"}):
        return None
    if INSTEAD & set(frame.view.lower[max(0, frame.hit.at - 2) : frame.hit.at]):
        return None
    meant = frame.of_noun(frame.hit.at, "COMPANY") or frame.by_prep(("COMPANY",), "für")
    if meant is not None:
        return named_subsidiary(frame, meant)
    return _unit(frame) or issuer_of(frame, frame.hit.at, assume=not is_looked_back_on(frame))


def _unit(frame: Frame) -> str | None:
    """The part without a name that is listed: "Börsengang seiner Wärmepumpensparte"."""
    view, k = frame.view, frame.hit.end
    if k >= len(view) or view.lower[k] not in {"der", "des", "seiner", "seines", "ihrer", "ihres"}:
        return None
    text = noun_phrase(view, k, min(k + 4, len(view)))
    word = text.split()[-1] if text else ""
    owner = view.owner[k + 1] if k + 1 < len(view) else None
    return word if owner is None and word.lower().endswith(UNITS) and word.lower() not in UNITS else None


def _candidate(frame: Frame) -> Mention | None:
    """Whose price or debut it is: the candidate of the sentences before, or of a sentence that speaks of the exchange."""
    if frame.sets["how"] == "debut" and frame.sentence_words & {"börse", "parkett", "börsenparkett"}:
        return issuer_of(frame)
    reach = MOST_LOOK_BACK if frame.sets["how"] == "price" else FARTHEST_LOOK_BACK
    known = frame.document.latest("ipo", "company", frame.view.index, reach)
    if known is None:
        return _newcomer(frame)
    own = issuer_of(frame, assume=False)
    return known if frame.sets["how"] == "price" or own is None else own


def _newcomer(frame: Frame) -> Mention | None:
    """The company of a sentence that can only tell of one that goes public now: "Der Erstkurs der X-Aktie lag …"."""
    if not FRESH & frame.sentence_words or not frame.mentions("MONEY", scope="sentence"):
        return None
    named = [m for m in frame.mentions("COMPANY", scope="sentence") if m.kind != "media" and not frame.phrase(m).prep]
    of_share = [m for m in named if frame.phrase(m).tail.startswith(("aktie", "papier", "titel")) or m.kind == "share"]
    return issuer_of(frame, assume=False) or next(iter(of_share or named), None)


def _goer(frame: Frame) -> Mention | str | None:
    """Who goes, or is brought, to the exchange."""
    words = frame.clause_words
    if words & BRINGING:
        return _brought(frame)
    if words & BACK or not words & GOING:
        return None
    if PRONOUNS & words and (spun := frame.document.latest("spin_off", "unit", frame.view.index, 1)) is not None:
        return spun
    return issuer_of(frame, assume=not words & {"viele", "wenige", "mehr", "unternehmen", "firmen"})


def _brought(frame: Frame) -> Mention | str | None:
    """The object of "bringen": the second company of the clause, the only one of a passive, a unit without a name."""
    own = open_mentions(frame, frame.clause, "COMPANY")
    named = next((m for m in frame.mentions("COMPANY") if _is_given_name(frame, m)), None)
    if named is not None:
        return named
    if frame.has("wird", "werde", "wurde", "werden", "worden"):
        return named_subsidiary(frame, own[0]) if own else None
    objects = [m for m in own[1:] if frame.phrase(m).article not in {"der", "dem"}] or [
        m for m in own if frame.phrase(m).article in ONLY_OBJECT
    ]
    if objects:
        return named_subsidiary(frame, objects[0])
    clause = frame.view.clauses[frame.clause]
    if clause.kind == "rel" and clause.antecedent is not None and clause.antecedent.label == "COMPANY" and own:
        return clause.antecedent
    if len(own) == 1 and open_mentions(frame, frame.clause, "PERSON"):
        return own[0]
    return next(_units(frame), None) if clause.kind != "rel" else None


def _is_given_name(frame: Frame, mention: Mention) -> bool:
    """Whether the company is what a part will be called: "bringt sie unter dem Namen Y an die Börse", "als Y"."""
    before = frame.view.lower[max(0, frame.at(mention) - 2) : frame.at(mention)]
    return bool({"namen", "als"} & set(before))


def _units(frame: Frame) -> Iterator[str]:
    """Parts without a name in front of the trigger, the nearest first."""
    view = frame.view
    for k in range(frame.hit.at - 1, -1, -1):
        named = view.words[k][:1].isupper() and view.owner[k] is None
        if named and view.lower[k].endswith(UNITS) and view.lower[k] not in UNITS:
            yield view.words[k]


# ---- when, and how certain -------------------------------------------------------------------------------------------


def _period(frame: Frame) -> Mention | None:
    """The day or season of the listing, told in its own clause; "seit …" dates something else."""
    text = frame.view.tokens.text
    found = [m for m in frame.mentions("DATE") if not frame.is_compared(m)]
    return frame.nearest([m for m in found if not text[m.start : m.end].lower().startswith("seit")])


def _is_dated(frame: Frame, period: Mention | None) -> bool:
    """Whether the date belongs to the noun: "seit dem Börsengang im Jahr 2018"."""
    return period is not None and 0 <= frame.at(period) - frame.hit.end <= 1


def _modality(frame: Frame, status: Status) -> Modality:
    cued = frame.certainty[0]
    if status == "cancelled" or (cued == "denied" and status == "planned"):
        return "denied"
    if status in {"completed", "priced"}:
        return "asserted"
    return "possible" if cued == "possible" else "planned"


EXAMPLES = (
    yes("Der Panzergetriebehersteller [Renk|COMPANY] plant für den Herbst einen Börsengang an der Frankfurter Börse.", company="Renk", venue="Frankfurter Börse", status="planned", modality="planned", period="für den Herbst"),
    yes("[Birkenstock|COMPANY] ging im Oktober 2023 zu einem Ausgabepreis von 46 Dollar an die Börse.", company="Birkenstock", price="46", status="completed", modality="asserted"),
    yes("[Springer Nature|COMPANY] nahm mit dem Börsengang 600 Millionen Euro ein.", company="Springer Nature", amount="600000000"),
    yes("Gelungenes Börsendebüt für [Sunfire|COMPANY]: Die Aktien wurden zu 25 Euro ausgegeben, der erste Kurs lag bei 28 Euro.", company="Sunfire", price="25", status="completed"),
    yes("[Brainlab|COMPANY] verschiebt seinen Börsengang auf unbestimmte Zeit.", company="Brainlab", status="postponed", modality="planned"),
    yes("Der Wohnmobilbauer [Carabus|COMPANY] hat sein Börsendebüt abgesagt.", company="Carabus", status="cancelled", modality="denied"),
    yes("[Stada|COMPANY] hält sich Kreisen zufolge einen Börsengang offen.", company="Stada", modality="possible"),
    yes("[Continental|COMPANY] will die Tochter [Aumovio|COMPANY] im September an die Börse bringen.", company="Aumovio", status="planned", modality="planned"),
    yes("[Delivery Hero|COMPANY] plant den Börsengang der Tochter [Talabat|COMPANY] in Dubai.", company="Talabat", venue="Dubai", status="planned"),
    yes("Der Zahlungsdienstleister [Klarna|COMPANY] strebt in New York an die Börse und peilt eine Bewertung von 15 Milliarden Dollar an.", company="Klarna", venue="New York", valuation="15000000000"),
    yes("Der Börsengang von [Galderma|COMPANY] spülte 2,3 Milliarden Franken in die Kassen.", company="Galderma", amount="2300000000", status="completed"),
    yes("Die Preisspanne beim Börsengang der [Douglas AG|COMPANY] liegt bei 26 bis 30 Euro je Aktie.", company="Douglas AG", price="26..30"),
    yes("IPO: [Pentixapharm|COMPANY] legt Preis auf 5,10 Euro fest\nDer Ausgabepreis liegt in der unteren Hälfte der Spanne.", company="Pentixapharm", price="5.10", status="priced"),
    yes("[Autodoc|COMPANY] wagt den Sprung aufs Parkett. Die Papiere sollen zwischen 48 und 50 Euro kosten.", company="Autodoc"),
    yes("Laut Insidern erwägt [Thyssenkrupp|COMPANY] den Börsengang seiner Wasserstoffsparte.", company="Wasserstoffsparte", modality="possible"),
    yes("[Polestar|COMPANY] war 2022 über einen Spac an die Nasdaq gegangen.", company="Polestar", venue="Nasdaq", status="completed", period="2022"),
    yes("Die Aktien von [Cerebral|COMPANY] sollen für 185 Dollar je Stück angeboten werden. Der Börsengang soll bis zu 4,8 Milliarden Dollar einbringen.", company="Cerebral", price="185", amount="4800000000", status="planned"),
    yes("Der Broker [Etora|COMPANY] hat den Ausgabepreis für seine Aktien beim Börsengang auf 52 Dollar festgelegt, über der Spanne von 46 bis 50 Dollar.", company="Etora", price="52", status="priced", modality="asserted"),
    yes("[Varta|COMPANY] wurde 2017 für 17,50 Euro an die Börse gebracht.", company="Varta", price="17.50", status="completed"),
    yes("Beim Börsengang im Jahr 2018 hatte [Knorr-Bremse|COMPANY] 3,9 Milliarden Euro erlöst.", company="Knorr-Bremse", amount="3900000000", status="completed", period="im Jahr 2018"),
    yes("Für Donnerstag ist in Zürich das Börsendebüt der [Swiss Marketplace Group|COMPANY] geplant, wie die Schweizer Börse mitteilte.", company="Swiss Marketplace Group", status="planned"),
    yes("Das Softwarehaus [Visma|COMPANY] habe London als Ort für die Erstnotiz gewählt, hieß es.", company="Visma"),
    yes("Die Marinesparte [TKMS|COMPANY] feierte am Montag in Frankfurt ihr Börsendebüt.", company="TKMS", venue="Frankfurt am Main", status="completed", period="am Montag"),
    yes("[Ottobock|COMPANY] macht Ernst mit dem Börsengang. Der Emissionspreis liege bei 66 Euro, teilte der Prothesenhersteller mit. Damit werde das Unternehmen mit 4,2 Milliarden Euro bewertet.", company="Ottobock", price="66", valuation="4200000000"),
    no("Die meisten Unternehmen gehen in ihrem Heimatland an die Börse.", "no company"),
    no("Von Januar bis Juni gab es laut [EY|COMPANY] weltweit 550 Börsengänge.", "listings at large"),
    no("Seit dem Börsengang hat sich der Kurs von [Ionos|COMPANY] verdoppelt.", "only dates something", also=("price_move",)),
    no("Statt eines Börsengangs strebt [Stada|COMPANY] nun einen Verkauf an.", "something else is done"),
    no("Anleger von [Nvidia|COMPANY] wagten sich zurück an die Börse.", "investors"),
    no("An der Börse kam der Ausblick von [SAP|COMPANY] gut an.", "a mood"),
    no("Der Platzierungspreis der neuen Aktien von [Evotec|COMPANY] liegt bei 9,50 Euro.", "a share issue", also=("capital_raise",)),
    no("Die Sängerin gab ihr Debüt bei [Universal Music|COMPANY].", "a singer"),
    no("Sollte [Vodafone|COMPANY] die Netztochter an die Börse bringen, gäbe es Geld.", "only a hypothesis"),
    no("Beim Einstand des neuen Trainers gewann [Bayer|COMPANY] mit 2:0.", "sport"),
    no("[Deutsche Börse|COMPANY] hob die Prognose an.", "an exchange as a firm", also=("guidance",)),
)  # fmt: skip

EVENT = EventType(
    record=Ipo,
    triggers=TRIGGERS,
    build=build,
    identity=("company",),
    keys=("company",),
    judged=Judged(("company",), ("price", "amount", "venue")),
    examples=EXAMPLES,
    needs=frozenset({"COMPANY", "MONEY"}),
)
