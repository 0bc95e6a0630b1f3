"""acquisition: control of a company changes hands, or is said to.

Not: smaller shares (stake_change), a sale without a named buyer (divestiture), posts, costs and tasks that are "übernommen".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.bids import contested, offered, squeezed
from tickerlese.events.deal_borders import takeover_is_merger
from tickerlese.events.deal_prices import read_price
from tickerlese.events.deals import Status, in_the_past, is_denied, is_rumoured, read_stake, read_status
from tickerlese.events.frame import same_identity
from tickerlese.events.parties import ambiguous_forms, following_views, misread_form, owner_before
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
    phrase,
    triggers,
    verb,
    yes,
)
from tickerlese.events.stake_shifts import came_to_control
from tickerlese.events.takeover_nouns import awarded, buyer, owned, resold, taken_over, talked_about, wanted
from tickerlese.events.takeovers import Deal, aimed, bid, bought, changed_hands, joined, reached, sheltered, sold, went

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.spec import Modality
    from tickerlese.mention import Mention


class Acquisition(EventRecord):
    """A takeover: planned, rumoured, agreed or done."""

    type: Literal["acquisition"] = "acquisition"
    acquirer: NamedSlot | None = None
    target: NamedSlot | None = None
    seller: NamedSlot | None = None
    amount: AmountSlot | None = None
    stake: AmountSlot | None = None
    status: Status | None = None


TRIGGERS = triggers(
    verb("übernehmen", "übernimmt", "übernahm", "übernommen", how="buy"),
    verb("kaufen", how="buy"),
    verb("kaufen", particle="auf", how="buy"),
    verb("kaufen", particle="zu", how="buy"),
    verb("kaufen", particle="ab", how="buy"),
    verb("erwerben", "erwirbt", "erwarb", "erworben", how="buy"),
    verb("schlucken", how="buy"),
    verb("akquirieren", how="buy"),
    verb("verleiben", particle="ein", how="buy"),
    verb("sichern", how="buy"),
    verb("schnappen", how="buy"),
    verb("angeln", how="buy"),
    verb("verkaufen", how="sell"),
    verb("veräußern", how="sell"),
    verb("veräussern", how="sell"),
    verb("abgeben", "abgibt", "abgab", "abgegeben", how="sell"),
    verb("geben", "gibt", "gab", "gegeben", particle="ab", how="sell"),
    verb("reichen", particle="weiter", how="sell"),
    verb("gehen", "geht", "ging", "gegangen", how="go"),
    verb("fallen", "fällt", "fiel", "gefallen", how="go"),
    verb("bieten", "bietet", "bot", "geboten", how="bid"),
    verb("greifen", "greift", "griff", "gegriffen", how="reach"),
    phrase("ins visier", how="visor"),
    phrase("auf den tisch", how="bid"),
    phrase("unter das dach", "unter dem dach", how="roof"),
    phrase("den besitzer", "den eigentümer", how="change"),
    noun("Zuschlag", how="award"),
    noun("Eigentümer", "Eigentümerin", "Eigner", "Besitzer", "Besitzerin", how="owner"),
    noun("Übernahme", "Komplettübernahme", "Mehrheitsübernahme", "Milliardenübernahme", "Firmenübernahme", "Großübernahme",
        "Unternehmensübernahme", "Kauf", "Kaufs", "Zukauf", "Zukaufs", "Erwerb", "Erwerbs", "Akquisition", "Übernahmeversuch",
        "Übernahmeversuchs", "Übernahmeplan", "Übernahmepläne", "Übernahmeplänen", how="noun"),
    noun("Offerte", "Übernahmeofferte", "Kaufofferte", "Barofferte", "Gebot", "Gebots", "Übernahmegebot", "Übernahmeangebot",
        "Übernahmeangebots", "Kaufangebot", "Barangebot", "Angebot", "Angebots", "Milliardenofferte", "Milliardengebot", "Gegengebot", "Gegenofferte",
        "Gegenangebot", "Konkurrenzangebot", "Erwerbsangebot", "Pflichtangebot", "Delisting-Angebot", "Tauschangebot", how="offer"),
    noun("Bieterkampf", "Bieterwettstreit", "Bieterrennen", "Bietergefecht", "Übernahmekampf", "Übernahmeschlacht", "Übernahmepoker", "Tauziehen", "Endrunde", "Rennen", how="contest"),
    verb("ringen", "ringt", "rang", "gerungen", how="contest"),
    verb("buhlen", how="contest"),
    verb("balgen", how="contest"),
    phrase("squeeze - out", how="squeeze"),
    noun("Zwangsausschluss", "Squeezeout", how="squeeze"),
    verb("gehören", "gehört", "gehörte", "gehört", how="belong"),
    verb("interessieren", how="interest"),
    verb("blättern", particle="hin", how="bid"),
    noun("Verkauf", "Verkaufs", "Veräußerung", how="sale"),
    noun("Interesse", "Übernahmeinteresse", "Kaufinteresse", how="interest"),
    noun("Übernahmespekulationen", "Übernahmespekulation", "Übernahmefantasie", "Übernahmephantasie", "Übernahmegerüchte", "Übernahmegerüchten",
        "Spekulationen", "Spekulation", "Gerüchte", "Gerüchten", "Verkaufsgespräche", "Verkaufsgerüchte", how="rumour"),
    noun("Anteil", "Anteile", "Beteiligung", how="control", shift="share"),
    verb("stocken", particle="auf", how="control", shift="raise"),
    verb("steigen", "steigt", "stieg", "gestiegen", particle="ein", how="control", shift="enter", direction="up"),
    noun("Käufer", "Käuferin", "Interessent", "Interessentin", "Bieter", "Bieterin", "Kaufinteressent", "Erwerber", "Erwerberin", how="buyer"),
)  # fmt: skip
AMBIGUOUS = ambiguous_forms(TRIGGERS)
READERS: dict[str, Callable[[Frame], Iterator[Deal]]] = {
    "buy": bought, "sell": sold, "go": went, "bid": bid, "reach": reached, "visor": aimed, "noun": taken_over,
    "offer": offered, "sale": resold, "interest": wanted, "rumour": talked_about, "buyer": buyer, "belong": joined, "roof": sheltered,
    "change": changed_hands, "award": awarded, "owner": owned,
    "control": came_to_control, "contest": contested, "squeeze": squeezed,
}  # fmt: skip
NEEDED = {  # words of which one must stand in the sentence, as a quick first look at frequent verbs
    "go": frozenset({"an"}),
    "sell": frozenset({"an"}),
    "sale": frozenset({"an", "ans"}),
    "bid": frozenset({"für"}),
    "reach": frozenset({"nach"}),
    "belong": frozenset({"zu", "zum", "zur"}),
    "interest": frozenset({"an", "am", "für"}),
    "control": frozenset({"prozent", "%", "mehrheitlich"}),
    "contest": frozenset({"um"}),
}
CANDIDATES = frozenset(
    "möglicher mögliche möglichen potenzieller potenzielle potenziellen genannt gilt gelten gehandelt".split()
)


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for each takeover that the trigger tells."""
    needed = NEEDED.get(frame.sets["how"])
    if needed is not None and not needed & frame.sentence_words:
        frame.reject("the sentence names no other side")
        return []
    if misread_form(frame, AMBIGUOUS):
        return []
    if "sicher" in frame.word and "sich" not in frame.clause_words:
        frame.reject("secures nothing for itself")
        return []
    how = frame.sets["how"]
    return [draft for deal in READERS[how](frame) if (draft := _draft(frame, deal, how)) is not None]


def _draft(frame: Frame, deal: Deal, how: str) -> Draft | None:
    target = deal.company
    if same_identity(deal.acquirer, target or deal.seller):
        frame.reject("buyer and target are the same")
        return None
    if target is not None and target.anaphor and target.kind == "share":
        frame.reject("buys the share, not the firm")
        return None
    stake, is_control = read_stake(frame, target) if target and deal.stake is None else (deal.stake, True)
    if not is_control:
        frame.reject("a smaller share")
        return None
    amount, told_in = read_price(frame)
    status = read_status(frame)
    modality = _modality(frame, how, status)
    values: dict[str, SlotValue] = {
        "acquirer": deal.acquirer,
        "target": deal.target,
        "seller": deal.seller or (owner_before(frame, target) if target else None) or _seller_after(frame, deal),
        "amount": amount,
        "stake": stake,
        "status": status or _status_by_mood(frame, how, modality),
    }
    return Draft(values, modality=modality, evidence={told_in})


def _modality(frame: Frame, how: str, status: Status | None) -> Modality:
    cued = "denied" if is_denied(frame) else frame.certainty[0]
    if status is None and cued in {"asserted", "planned", "expected"} and is_rumoured(frame):
        return "possible"
    if status in {"failed", "completed", "approved"}:
        return "asserted"
    if cued == "denied":
        return cued
    if how in {"interest", "rumour", "contest"} or (
        how == "buyer" and cued == "asserted" and frame.clause_words & CANDIDATES
    ):
        return "possible"
    if cued == "expected" or (how in {"reach", "visor", "offer", "bid"} and cued == "asserted"):
        return "planned"
    return cued


def _status_by_mood(frame: Frame, how: str, modality: Modality) -> Status | None:
    if modality in {"possible", "denied"}:
        return "rumored"
    return "completed" if modality == "asserted" and in_the_past(frame, noun=how in {"noun", "sale"}) else None


def _seller_after(frame: Frame, deal: Deal) -> Mention | None:
    """The seller as a remark: "Verkäuferin ist Z", "Verkauft hatten seinerzeit Z und die Gründer"."""
    for view in (frame.view, *following_views(frame)):
        for k, word in enumerate(view.lower):
            if word not in {"verkäufer", "verkäuferin", "verkäufern"} and view.words[k] != "Verkauft":
                continue
            for mention in view.mentions:
                new = not same_identity(mention, deal.acquirer) and not same_identity(mention, deal.company)
                beside = view.clause_at(view.span[id(mention)][0]) == view.clause_at(k)
                if mention.label == "COMPANY" and new and beside:
                    return mention
    return None


EXAMPLES = (
    yes("Der Pharmakonzern [Merck|COMPANY] übernimmt den Biotechspezialisten [Springfeld|COMPANY] für 3,4 Milliarden Euro.", acquirer="Merck", target="Springfeld", amount="3400000000", status="announced"),
    yes("Für 412 Millionen Franken erwirbt [Bucher|COMPANY] den kanadischen Rivalen [Agrimax|COMPANY], Verkäuferin ist die Beteiligungsgesellschaft [Triton|COMPANY].", acquirer="Bucher", target="Agrimax", seller="Triton", amount="412000000"),
    yes("[Adesso|COMPANY] greift nach [Xpure|COMPANY]", acquirer="Adesso", target="Xpure", modality="planned"),
    yes("[About You|COMPANY] wird von [Zalando|COMPANY] übernommen.", acquirer="Zalando", target="About You"),
    yes("Der Kranbauer [Tadano|COMPANY] sei von [Palfinger|COMPANY] um 200 Mio. Euro gekauft worden, hieß es.", acquirer="Palfinger", target="Tadano", amount="200000000", status="completed"),
    yes("[MBB|COMPANY] verkauft [Delignit|COMPANY] an [Surteco|COMPANY].", acquirer="Surteco", target="Delignit", seller="MBB"),
    yes("[Wolford|COMPANY] geht für 60 Millionen Euro an den chinesischen Konzern [Fosun|COMPANY].", acquirer="Fosun", target="Wolford", amount="60000000"),
    yes("Grünes Licht gab das Kartellamt für den Kauf des Glasherstellers [Schott Pharma|COMPANY] durch [Gerresheimer|COMPANY].", acquirer="Gerresheimer", target="Schott Pharma", status="approved", modality="asserted"),
    yes("[Couche-Tard|COMPANY] zog seine Offerte für [Spätkauf AG|COMPANY] über 46 Milliarden Dollar zurück.", acquirer="Couche-Tard", target="Spätkauf AG", amount="46000000000", status="failed"),
    yes("Die geplante Übernahme von [Aareal|COMPANY] durch [Advent|COMPANY] ist geplatzt.", acquirer="Advent", target="Aareal", status="failed"),
    yes("[Unicredit|COMPANY] prüft laut Insidern ein Angebot für die [BPM|COMPANY].", acquirer="Unicredit", target="BPM", status="rumored", modality="possible"),
    yes("[Anta|COMPANY] hat nach eigenen Angaben kein Interesse an [Puma|COMPANY].", acquirer="Anta", target="Puma", modality="denied"),
    yes(
        "Der Softwarekonzern [SAP|COMPANY] verstärkt sich. Die Walldorfer übernehmen das israelische Start-up [Walkfast|COMPANY]. Der Kaufpreis beträgt 1,5 Milliarden Dollar.",
        acquirer="SAP", target="Walkfast", amount="1500000000",
    ),
    yes(
        "Unter dem früheren Chef hatte [Mister Spex|COMPANY] die Ketten [Lensit|COMPANY] und [Tributi|COMPANY] gekauft.",
        {"acquirer": "Mister Spex", "target": "Lensit", "status": "completed"},
        {"acquirer": "Mister Spex", "target": "Tributi", "status": "completed"},
    ),
    yes("Im Frühjahr hatte der Wiener Konzern [Porr|COMPANY] 60 Prozent der Anteile an der [Pannonia Bau|COMPANY] erworben.", acquirer="Porr", target="Pannonia Bau", stake="60", status="completed"),
    yes("Die [HSH Nordbank|COMPANY], die [Cerberus|COMPANY] 2019 gekauft hatte, heißt heute anders.", acquirer="Cerberus", target="HSH Nordbank"),
    yes("[Dovista|COMPANY] hat das Fenstergeschäft der [Arbonia|COMPANY] übernommen.", acquirer="Dovista", target="Fenstergeschäft", seller="Arbonia"),
    yes("[KKR|COMPANY] bietet 48 Euro je Aktie für [OHB|COMPANY] und bewertet den Satellitenbauer damit mit 830 Millionen Euro.", acquirer="KKR", target="OHB", amount="830000000"),
    yes("Als möglicher Käufer der [Tom Tailor|COMPANY] gilt [Bestseller|COMPANY].", acquirer="Bestseller", target="Tom Tailor", modality="possible", status="rumored"),
    yes("Die [Porsche|COMPANY] übernimmt die [Varta|COMPANY]-Tochter [V4Drive|COMPANY].", acquirer="Porsche", target="V4Drive", seller="Varta"),
    yes("Aus Brüssel kam das Okay: [Kone|COMPANY] darf den Rivalen [TK Elevator|COMPANY] kaufen.", acquirer="Kone", target="TK Elevator", status="approved"),
    yes("Den Zuschlag für die insolvente [Gerry Weber|COMPANY] erhielt der Investor [Robus|COMPANY].", acquirer="Robus", target="Gerry Weber", also=("insolvency",)),
    yes("Die Aktionäre von [Software AG|COMPANY] stimmten der Übernahme durch den Finanzinvestor [Silver Lake|COMPANY] zu.", acquirer="Silver Lake", target="Software AG", status="approved"),
    no("Kleinanleger lieben [Spielbude|COMPANY]: Millionen von ihnen kaufen das Papier.", "they buy the share, not the firm"),
    no("[Nordwerft|COMPANY] hat Aufträge über elf Milliarden Euro, die Beschäftigung sei bis 2030 gesichert.", "nothing is bought"),
    no("[Siemens|COMPANY] übernimmt die Kosten für das Projekt.", "costs"),
    no("Die Kosten übernimmt die [Allianz|COMPANY], den Rest zahlt [Axa|COMPANY].", "the object is no company"),
    no("[Anna Berg|PERSON] übernimmt die Leitung von [Krones|COMPANY].", "a post", also=("management_change",)),
    no("Die [Deutsche Bank|COMPANY] rät zum Kauf von [BASF|COMPANY].", "advice to investors", also=("analyst_rating",)),
    no("[Airbus|COMPANY] verkauft 30 Maschinen an die [Lufthansa|COMPANY].", "goods"),
    no("Die [Erste Group|COMPANY] erwirbt 9 Prozent an der [Bank Pekao|COMPANY].", "a small share", also=("stake_change",)),
    no("Der Auftrag geht an [Siemens|COMPANY].", "an order", also=("contract",)),
    no("[Conti|COMPANY] verkauft seine Gummisparte.", "no buyer", also=("divestiture",)),
    no("[Volkswagen|COMPANY] übernimmt die Haftung für [Audi|COMPANY].", "liability"),
)  # fmt: skip

EVENT = EventType(
    record=Acquisition,
    triggers=TRIGGERS,
    build=build,
    identity=("target", "acquirer"),
    keys=("acquirer", "target"),
    judged=Judged(("target", "acquirer"), ("acquirer", "target", "seller", "amount", "stake", "status")),
    examples=EXAMPLES,
    needs=frozenset({"COMPANY"}),
    defaults={"status": "announced"},
    gives_way=takeover_is_merger,
)
