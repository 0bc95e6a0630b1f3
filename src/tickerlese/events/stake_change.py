"""stake_change: somebody named buys or sells a share in a company without taking it over, or raises or lowers one.

Not: control of a company (acquisition), shares that are only held, market shares, a share's price, buybacks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.deal_borders import entry_is_takeover
from tickerlese.events.deals import read_mood, read_stake
from tickerlese.events.parties import ambiguous_forms, misread_form
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
from tickerlese.events.stake_shifts import READERS
from tickerlese.events.voting_notices import read_notice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.events.frame import Frame
    from tickerlese.events.stake_shifts import Shift


class StakeChange(EventRecord):
    """A share in a company that grows or shrinks."""

    type: Literal["stake_change"] = "stake_change"
    holder: NamedSlot | None = None
    company: NamedSlot | None = None
    stake: AmountSlot | None = None
    previous_stake: AmountSlot | None = None
    direction: Literal["up", "down"] | None = None


TRIGGERS = triggers(
    verb("steigen", "steigt", "stieg", "gestiegen", particle="ein", how="enter", direction="up"),
    verb("steigen", "steigt", "stieg", "gestiegen", particle="aus", how="enter", direction="down"),
    verb("beteiligen", how="enter", direction="up", needs="sich"),
    verb("kaufen", particle="ein", how="enter", direction="up"),
    noun("Einstieg", "Einstiegs", how="entry", direction="up"),
    noun("Ausstieg", "Ausstiegs", how="entry", direction="down"),
    verb("stocken", particle="auf", how="raise"),
    noun("Anteil", "Anteile", "Anteils", "Anteilen", "Beteiligung", "Beteiligungen", "Aktienpaket", "Aktienpakets", "Paket", "Aktienanteil", "Stimmrechtsanteil",
        "Minderheitsbeteiligung", "Minderheitsanteil", "Restbeteiligung", "Restanteil", "Beteiligungsquote", "Anteilspaket", "Aktienbestand", "Engagement", how="share"),
    verb("erwerben", "erwirbt", "erwarb", "erworben", how="buy"),
    verb("kaufen", how="buy"),
    verb("übernehmen", "übernimmt", "übernahm", "übernommen", how="buy"),
    verb("sichern", how="buy"),
    verb("verkaufen", how="sell"),
    verb("veräußern", how="sell"),
    verb("veräussern", how="sell"),
    verb("abgeben", "abgibt", "abgab", "abgegeben", how="sell"),
    verb("reduzieren", how="raise", direction="down"),
    verb("halten", "hält", "hielt", "gehalten", how="hold"),
    noun("Schwelle", "Meldeschwelle", "Schwellenwert", "Schwellen", how="threshold"),
    phrase("letzte mitteilung", how="notice"),
    noun("Stimmrechte", "Stimmrechten", "Stimmrechtsmitteilung", "Stimmrechtsmeldung", "Pflichtmitteilung", "Aktionariat", "Aktionärskreis", "Beteiligungsmeldung", how="filing"),
)  # fmt: skip
AMBIGUOUS = ambiguous_forms(TRIGGERS)
PERMITTED = frozenset("darf dürfen dürfe beantragt beantragte beantragten grünes erlaubnis genehmigung".split())


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for each change of a share that is no takeover."""
    how = frame.sets["how"]
    if how == "notice":
        return read_notice(frame)
    if how != "hold" and not any(mention.label == "COMPANY" for mention in frame.view.mentions):
        frame.reject("no company")
        return []
    owner = frame.view.owner[frame.hit.at]
    if owner is not None and owner.label == "COMPANY":
        frame.reject("part of a name")
        return []
    if (how in {"buy", "sell", "hold", "filing"} or frame.word.startswith("reduzier")) and not frame.mentions(
        "PERCENT"
    ):
        frame.reject("no share is told")
        return []
    if misread_form(frame, AMBIGUOUS):
        return []
    drafts = []
    for shift in READERS[how](frame):
        if shift.gives_control or _is_takeover(frame, shift):
            frame.reject("control changes hands")
        else:
            drafts.append(_draft(frame, shift))
    return drafts


def _is_takeover(frame: Frame, shift: Shift) -> bool:
    """Whether the whole or the majority is bought ("die restlichen 20 Prozent", "die Mehrheit")."""
    if frame.sets["how"] not in {"buy", "share"} or shift.direction != "up" or shift.previous is not None:
        return False
    return read_stake(frame, shift.company)[1] and frame.sets["how"] == "buy"


def _draft(frame: Frame, shift: Shift) -> Draft:
    modality, status = read_mood(frame, noun=frame.sets["how"] == "entry")
    if status == "failed":
        modality = "denied"
    if modality == "asserted" and PERMITTED & frame.clause_words:
        modality = "planned"
    values: dict[str, SlotValue] = {
        "holder": shift.holder,
        "company": shift.company,
        "stake": shift.stake,
        "previous_stake": shift.previous,
        "direction": shift.direction,
    }
    return Draft(values, modality=modality)


EXAMPLES = (
    yes("[Unicredit|COMPANY] stockt bei [Commerzbank|COMPANY] auf 20 Prozent auf.", holder="Unicredit", company="Commerzbank", stake="20", direction="up"),
    yes("[Delivery Hero|COMPANY] senkt Beteiligung an [Glovo|COMPANY] von 94 auf 80 Prozent.", holder="Delivery Hero", company="Glovo", stake="80", previous_stake="94", direction="down"),
    yes("Der Milliardär [Klaus-Michael Kühne|PERSON] stockt bei [Lufthansa|COMPANY] auf gut 20 Prozent auf.", holder="Klaus-Michael Kühne", company="Lufthansa", stake="20", direction="up"),
    yes("[Blackrock|COMPANY] hält nun 5,02 Prozent der Stimmrechte an [Siemens Energy|COMPANY], nach zuvor 4,98 Prozent.", holder="Blackrock", company="Siemens Energy", stake="5.02", previous_stake="4.98", direction="up"),
    yes("Ticker: [JD.com|COMPANY] steigt bei [Ceconomy|COMPANY] ein", holder="JD.com", company="Ceconomy", direction="up"),
    yes("Der Finanzinvestor [Cevian|COMPANY] beteiligt sich mit 4,9 Prozent an [Baloise|COMPANY].", holder="Cevian", company="Baloise", stake="4.9", direction="up"),
    yes("[Prosus|COMPANY] verkauft 4,5 Prozent an [Delivery Hero|COMPANY].", holder="Prosus", company="Delivery Hero", stake="4.5", direction="down"),
    yes("[Porsche SE|COMPANY] hat ihr Aktienpaket an [Volkswagen|COMPANY] aufgestockt.", holder="Porsche SE", company="Volkswagen", direction="up"),
    yes("Die [RAG-Stiftung|COMPANY] trennt sich von ihrer Beteiligung an [Evonik|COMPANY].", holder="RAG-Stiftung", company="Evonik", direction="down"),
    yes("Die [RAG-Stiftung|COMPANY] dürfte ihre Beteiligung an [Evonik|COMPANY] weiter reduzieren, hieß es.", holder="RAG-Stiftung", company="Evonik", direction="down", modality="expected"),
    yes("Die [Unicredit|COMPANY] darf ihren Anteil an der [Commerzbank|COMPANY] auf bis zu 29,9 Prozent erhöhen.", holder="Unicredit", company="Commerzbank", stake="29.9", modality="planned"),
    yes("[Saudi Aramco|COMPANY] habe 10 Prozent an [Horse|COMPANY] erworben, hiess es.", holder="Saudi Aramco", company="Horse", stake="10", direction="up"),
    yes("Die [Capital Group|COMPANY] hat die Meldeschwelle von drei Prozent bei [Bayer|COMPANY] überschritten.", holder="Capital Group", company="Bayer", direction="up"),
    yes("Der Ausstieg von [Fresenius|COMPANY] bei [Vamed|COMPANY] ist perfekt.", holder="Fresenius", company="Vamed", direction="down"),
    yes("[Nippon|COMPANY] soll laut Kreisen einen Einstieg bei [Thyssenkrupp|COMPANY] prüfen.", holder="Nippon", company="Thyssenkrupp", modality="possible"),
    yes("Der Anteil der [Strabag|COMPANY]-Aktionärin [Rasperia|COMPANY] sinkt heuer von 27,8 auf 24,1 Prozent.", holder="Rasperia", company="Strabag", stake="24.1", previous_stake="27.8", direction="down"),
    yes("[KKR|COMPANY] platziert Aktienpaket von [Hensoldt|COMPANY].", holder="KKR", company="Hensoldt", direction="down"),
    yes("[Hapag-Lloyd|COMPANY] übernimmt 40 Prozent an der Reederei [Norcoast|COMPANY].", holder="Hapag-Lloyd", company="Norcoast", stake="40", direction="up"),
    yes("[Elliott|COMPANY] hat bei [BP|COMPANY] einen Anteil von fünf Prozent aufgebaut.", holder="Elliott", company="BP", stake="5", direction="up"),
    yes("[Fosun|COMPANY] reduziert seinen Anteil an der [Fidelidade AG|COMPANY] um 5 Prozentpunkte auf 15 Prozent.", holder="Fosun", company="Fidelidade AG", stake="15", direction="down"),
    yes("Größte Eignerin der [Norwitec SE|COMPANY] ist die [Elbtal GmbH|COMPANY], die ihr Paket von 34 auf 38 Prozent aufgestockt hatte.", holder="Elbtal GmbH", company="Norwitec SE", stake="38", previous_stake="34"),
    yes("[Sika|COMPANY] legte zu. Die Ankeraktionärin [Gamma Holding|COMPANY] zeichnet Aktien; ihr Anteil steigt dadurch auf 11,6 % (bisher: 9,7 %).", holder="Gamma Holding", company="Sika", stake="11.6", previous_stake="9.7", direction="up"),
    yes("[Salzgitter|COMPANY] dementierte, die Beteiligung an [Aurubis|COMPANY] zu verkaufen.", holder="Salzgitter", company="Aurubis", direction="down", modality="denied"),
    yes(
        "Stimmrechtsmitteilung\n\n1. Angaben zum Emittenten\nName: [Nordex SE|COMPANY]\n\n3. Angaben zum Mitteilungspflichtigen\nJuristische Person: [Acciona S.A.|COMPANY]\n\n"
        "6. Gesamtstimmrechtsanteile\nneu: 5,08 %, 0,41 %, 5,49 %\nletzte Mitteilung: 4,94 %, 0,37 %, 5,31 %",
        holder="Acciona S.A.", company="Nordex SE", stake="5.08", previous_stake="4.94", direction="up",
    ),
    yes("[Voltavis|COMPANY]-Großaktionär [Rheinkapital|COMPANY] hat Anteile verkauft.", holder="Rheinkapital", company="Voltavis", direction="down"),
    no("[CTS Eventim|COMPANY] darf seinen Anteil an [France Billet|COMPANY] von 48 auf 65 Prozent erhöhen.", "control changes hands", also=("acquisition",)),
    no("[Hapag-Lloyd|COMPANY] übernimmt die Mehrheit an der Reederei [Norcoast|COMPANY].", "a takeover", also=("acquisition",)),
    no("[Amazon|COMPANY] hat einen Anteil von 20 Prozent an [Rivian|COMPANY].", "only held"),
    no("[Tencent|COMPANY], der knapp 10 Prozent an [Ubisoft|COMPANY] hält, äusserte sich nicht.", "only held"),
    no("Der Anteil von [BYD|COMPANY] am deutschen Markt stieg auf 2 Prozent.", "a market share"),
    no("Der Marktanteil von [Aldi|COMPANY] bei Lebensmitteln stieg auf 12 Prozent.", "a market share"),
    no("Die Anteile von [Hugo Boss|COMPANY] verloren vier Prozent.", "a share price"),
    no("Die [Allianz|COMPANY] beteiligt sich an den Kosten.", "costs"),
    no("[BMW|COMPANY] steigt in den Batteriebau ein.", "a business"),
    no("[VW|COMPANY] übernimmt 40 Prozent der Kosten von [Audi|COMPANY].", "costs"),
    no("Der Anteil der Elektroautos bei [VW|COMPANY] wuchs auf 20 Prozent.", "a part of the sales"),
    no("Sollte [Nokia|COMPANY] bei [Infinera|COMPANY] einsteigen, wäre das ein Signal.", "a hypothesis"),
    no("[Axel Weber|PERSON] steigt bei der [UBS|COMPANY] aus dem Verwaltungsrat aus.", "a post", also=("management_change",)),
)  # fmt: skip

EVENT = EventType(
    record=StakeChange,
    triggers=TRIGGERS,
    build=build,
    identity=("company",),
    keys=("holder", "company", "stake", "direction"),
    judged=Judged(("company",), ("holder", "stake", "direction")),
    examples=EXAMPLES,
    needs=frozenset({"COMPANY", "PERCENT"}),
    gives_way=entry_is_takeover,
)
