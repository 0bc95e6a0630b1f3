"""acquisition: control of a company changes hands, or is said to.

Not: smaller shares (stake_change), a sale without a named buyer (divestiture), posts, costs and tasks that are "übernommen".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.deal_prices import read_price
from tickerlese.events.deals import Status, in_the_past, is_denied, is_rumoured, read_stake, read_status
from tickerlese.events.frame import same_identity
from tickerlese.events.parties import ambiguous_forms, following_views, misread_form, owner_before
from tickerlese.events.spec import (
    AmountSlot,
    Draft,
    EventRecord,
    EventType,
    NamedSlot,
    SlotValue,
    noun,
    phrase,
    triggers,
    verb,
)
from tickerlese.events.takeover_nouns import awarded, buyer, offered, owned, resold, taken_over, talked_about, wanted
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
        "Übernahmeangebots", "Kaufangebot", "Barangebot", "Angebot", "Angebots", "Milliardenofferte", "Milliardengebot", how="offer"),
    verb("gehören", "gehört", "gehörte", "gehört", how="belong"),
    verb("interessieren", how="interest"),
    verb("blättern", particle="hin", how="bid"),
    noun("Verkauf", "Verkaufs", "Veräußerung", how="sale"),
    noun("Interesse", "Übernahmeinteresse", "Kaufinteresse", how="interest"),
    noun("Übernahmespekulationen", "Übernahmespekulation", "Übernahmefantasie", "Übernahmephantasie", "Übernahmegerüchte", "Übernahmegerüchten",
        "Spekulationen", "Spekulation", "Gerüchte", "Gerüchten", "Verkaufsgespräche", "Verkaufsgerüchte", how="rumour"),
    noun("Käufer", "Käuferin", "Interessent", "Interessentin", "Bieter", "Bieterin", "Kaufinteressent", "Erwerber", "Erwerberin", how="buyer"),
)  # fmt: skip
AMBIGUOUS = ambiguous_forms(TRIGGERS)
READERS: dict[str, Callable[[Frame], Iterator[Deal]]] = {
    "buy": bought, "sell": sold, "go": went, "bid": bid, "reach": reached, "visor": aimed, "noun": taken_over,
    "offer": offered, "sale": resold, "interest": wanted, "rumour": talked_about, "buyer": buyer, "belong": joined, "roof": sheltered,
    "change": changed_hands, "award": awarded, "owner": owned,
}  # fmt: skip
CANDIDATES = frozenset(
    "möglicher mögliche möglichen potenzieller potenzielle potenziellen genannt gilt gelten gehandelt".split()
)


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for each takeover that the trigger tells."""
    if misread_form(frame, AMBIGUOUS):
        return []
    how = frame.sets["how"]
    return [draft for deal in READERS[how](frame) if (draft := _draft(frame, deal, how)) is not None]


def _draft(frame: Frame, deal: Deal, how: str) -> Draft | None:
    target = deal.company
    if same_identity(deal.acquirer, target or deal.seller):
        frame.reject("buyer and target are the same")
        return None
    stake, is_control = read_stake(frame, target) if target else (None, True)
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
    if how in {"interest", "rumour"} or (how == "buyer" and cued == "asserted" and frame.clause_words & CANDIDATES):
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
)  # fmt: skip

EVENT = EventType(
    record=Acquisition,
    triggers=TRIGGERS,
    build=build,
    identity=("target", "acquirer"),
    keys=("acquirer", "target"),
    examples=EXAMPLES,
    needs=frozenset({"COMPANY"}),
    defaults={"status": "announced"},
)
