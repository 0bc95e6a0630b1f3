"""divestiture: a company sells a part of itself or a subsidiary, or wants to, and the text tells it as a sale.

Not: a named company that goes to a named buyer (acquisition with seller), shares of a company (stake_change), parts that are
split off to the shareholders (spin_off), goods, staff and managers of whom a company parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.deal_borders import sale_is_takeover
from tickerlese.events.deal_prices import read_price
from tickerlese.events.deals import Status, read_mood
from tickerlese.events.disposal_nouns import auctioned, offered, parting, sale, sought
from tickerlese.events.disposals import parted, sold, went
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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tickerlese.events.disposals import Disposal
    from tickerlese.events.frame import Frame


class Divestiture(EventRecord):
    """A part of a company that is sold."""

    type: Literal["divestiture"] = "divestiture"
    seller: NamedSlot | None = None
    unit: NamedSlot | None = None
    buyer: NamedSlot | None = None
    amount: AmountSlot | None = None
    status: Status | None = None


TRIGGERS = triggers(
    verb("verkaufen", how="sell"),
    verb("veräußern", how="sell"),
    verb("veräussern", how="sell"),
    verb("abgeben", "abgibt", "abgab", "abgegeben", how="sell"),
    verb("geben", "gibt", "gab", "gegeben", particle="ab", how="sell"),
    verb("stoßen", "stößt", "stieß", "gestoßen", particle="ab", how="sell"),
    verb("stossen", "stösst", "stiess", "gestossen", particle="ab", how="sell"),
    verb("versilbern", how="sell"),
    verb("gehen", "geht", "ging", "gegangen", how="go"),
    verb("trennen", how="part"),
    phrase("zum verkauf", "zum kauf an", how="offer"),
    noun("Käufer", "Käufern", "Abnehmer", "Interessenten", how="seek"),
    noun("Verkauf", "Verkaufs", "Verkaufes", "Veräußerung", "Veräusserung", "Teilverkauf", "Notverkauf", "Weiterverkauf", "Verkaufsprozess",
        "Verkaufsprozesses", "Verkaufspläne", "Verkaufsplänen", "Verkaufsverhandlungen", "Verkaufsgespräche", "Spartenverkauf", how="noun"),
    noun("Trennung", "Abschied", how="parting"),
    noun("Bieterverfahren", "Auktion", how="auction"),
)  # fmt: skip
AMBIGUOUS = ambiguous_forms(TRIGGERS)
READERS: dict[str, Callable[[Frame], Iterator[Disposal]]] = {
    "sell": sold, "part": parted, "go": went, "offer": offered, "seek": sought, "noun": sale, "parting": parting, "auction": auctioned,
}  # fmt: skip
OBLIGED = frozenset("muss müssen müsse müssten musste mussten".split())
INTENDED = frozenset({"offer", "seek", "auction"})


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for each part that is sold."""
    if misread_form(frame, AMBIGUOUS) or (frame.sets["how"] == "go" and "an" not in frame.clause_words):
        return []
    return [_draft(frame, disposal) for disposal in READERS[frame.sets["how"]](frame)]


def _draft(frame: Frame, disposal: Disposal) -> Draft:
    how = frame.sets["how"]
    modality, status = read_mood(frame, noun=how in {"noun", "parting"}, tentative=False)
    if modality in {"asserted", "expected"} and status is None and (how in INTENDED or frame.clause_words & OBLIGED):
        modality = "planned"
    amount, told_in = read_price(frame)
    values: dict[str, SlotValue] = {
        "seller": disposal.seller,
        "unit": disposal.unit,
        "buyer": disposal.buyer,
        "amount": amount,
        "status": status,
    }
    return Draft(values, modality=modality, evidence={told_in})


EXAMPLES = (
    yes("[Conti|COMPANY] verkauft seine Gummisparte.", seller="Conti", unit="Gummisparte", status="announced", modality="asserted"),
    yes("[Unilever|COMPANY] trennt sich von seinem Teegeschäft.", seller="Unilever", unit="Teegeschäft"),
    yes("Der Chemiekonzern [Clariant|COMPANY] veräussert das Pigmentgeschäft für 850 Mio. Fr.", seller="Clariant", unit="Pigmentgeschäft", amount="850000000"),
    yes("[Bayer|COMPANY] prüft laut Insidern den Verkauf seiner Sparte für Umwelttechnik.", seller="Bayer", unit="Sparte für Umwelttechnik", modality="possible", status="rumored"),
    yes("Die [Voestalpine|COMPANY] habe ihre Tochter in Brasilien heuer verkauft, teilte das Unternehmen mit.", seller="Voestalpine", unit="Tochter in Brasilien", status="completed"),
    yes("[Thyssenkrupp|COMPANY] sucht einen Käufer für die Werftensparte.", seller="Thyssenkrupp", unit="Werftensparte", modality="planned"),
    yes("Ticker: [Siemens|COMPANY] stellt Antriebssparte zum Verkauf", seller="Siemens", unit="Antriebssparte", modality="planned"),
    yes("Die Tochter [Innomotics|COMPANY] steht zum Verkauf, wie [Siemens|COMPANY] mitteilte.", seller="Siemens", unit="Innomotics"),
    yes("[Henkel|COMPANY] stößt mehrere Kosmetikmarken ab.", seller="Henkel", unit="Kosmetikmarken"),
    yes("Der Verkauf der Lackesparte spült [BASF|COMPANY] frisches Geld in die Kasse.", seller="BASF", unit="Lackesparte"),
    yes("[BASF|COMPANY] hat den Verkauf seiner Lackesparte an [Carlyle|COMPANY] abgeschlossen.", seller="BASF", unit="Lackesparte", buyer="Carlyle", status="completed"),
    yes("[Deutsche Bahn|COMPANY] will [Schenker|COMPANY] verkaufen.", seller="Deutsche Bahn", unit="Schenker", modality="planned"),
    yes("Der Chef der [Varta|COMPANY] dementierte, dass die Konsumentensparte verkauft werde.", seller="Varta", unit="Konsumentensparte", modality="denied", status="rumored"),
    yes("[Bosch|COMPANY] dürfte das Werk in Bamberg abgeben.", seller="Bosch", unit="Werk in Bamberg", modality="expected"),
    yes("Das Filialgeschäft in Polen wird für 300 Millionen Euro an die [Erste Group|COMPANY] verkauft, teilte die [Commerzbank|COMPANY] mit.", seller="Commerzbank", unit="Filialgeschäft in Polen", buyer="Erste Group", amount="300000000"),
    yes("Die [Credit Suisse|COMPANY] hatte 2021 ihr Fondsgeschäft verkauft.", seller="Credit Suisse", unit="Fondsgeschäft", status="completed"),
    yes("Für die Glassparte läuft ein Bieterverfahren, heißt es bei [Gerresheimer|COMPANY].", seller="Gerresheimer", unit="Glassparte", modality="planned"),
    yes("[Nestlé|COMPANY] könnte sich von der Wassermarke [Perrier|COMPANY] trennen.", seller="Nestlé", unit="Perrier", modality="possible"),
    yes("Die [Lufthansa|COMPANY]-Tochter [LSG|COMPANY] wird verkauft.", seller="Lufthansa", unit="LSG"),
    yes("[Philips|COMPANY] einigt sich mit [Signify|COMPANY] über den Verkauf der Lichtsparte.", seller="Philips", unit="Lichtsparte", buyer="Signify"),
    yes("[Delivery Hero|COMPANY] verkauft das Taiwan-Geschäft an [Uber|COMPANY]. Der Preis beträgt 950 Millionen Dollar.", seller="Delivery Hero", unit="Taiwan-Geschäft", buyer="Uber", amount="950000000"),
    yes("Die Pläne, das Bahnstromgeschäft zu veräußern, hat [Alstom|COMPANY] aufgegeben.", seller="Alstom", unit="Bahnstromgeschäft", status="failed"),
    yes("[Rhenania|COMPANY] muss laut Kartellamt das Terminal in Enns abgeben, als Käuferin steht die [Bahnfracht AG|COMPANY] bereit.", seller="Rhenania", unit="Terminal in Enns", buyer="Bahnfracht AG", modality="planned"),
    yes(
        "[Zumtobel|COMPANY] baut um. Die Lichtsparte soll bis Jänner verkauft werden.",
        seller="Zumtobel", unit="Lichtsparte", modality="planned",
    ),
    yes("Das Management von [Levi Strauss|COMPANY] erwägt einen Verkauf der Marke Dockers.", seller="Levi Strauss", unit="Dockers", modality="possible"),
    yes("[Airbus|COMPANY] verkauft das Werk Augsburg und trennt sich von der Drohnensparte.", {"unit": "Werk Augsburg"}, {"unit": "Drohnensparte", "seller": "Airbus"}),
    no("[Deutsche Bahn|COMPANY] verkauft [Schenker|COMPANY] an [DSV|COMPANY].", "a named company goes to a named buyer", also=("acquisition",)),
    no("[Airbus|COMPANY] verkauft 30 Maschinen an [Lufthansa|COMPANY].", "goods"),
    no("[Mercedes|COMPANY] verkauft weniger Autos in China.", "goods"),
    no("Derzeit steht ein [Honda|COMPANY] NSX zum Verkauf.", "a car"),
    no("[SAP|COMPANY] trennt sich von Finanzchef [Lutz Meier|PERSON].", "a manager", also=("management_change",)),
    no("[Zeiss|COMPANY] trennt sich von 300 Mitarbeitern.", "staff", also=("layoffs",)),
    no("Analysten der [UBS|COMPANY] raten zum Verkauf von [Bayer|COMPANY].", "advice", also=("analyst_rating",)),
    no("[Salzgitter|COMPANY] verkauft seine Beteiligung an [Aurubis|COMPANY].", "a share", also=("stake_change",)),
    no("Der Verkauf von Elektroautos bei [BMW|COMPANY] stieg um 20 Prozent.", "sales of goods", also=()),
    no("Kaum ein Händler verkauft [Tesla|COMPANY].", "goods"),
    no("Die Plattform [Etsy|COMPANY] verkauft Werbung.", "the part sells something"),
    no("[Novartis|COMPANY] gab eine Erklärung ab.", "a statement"),
    no("[Continental|COMPANY] und [Schaeffler|COMPANY] trennten sich im Streit.", "nothing is sold"),
)  # fmt: skip

EVENT = EventType(
    record=Divestiture,
    triggers=TRIGGERS,
    build=build,
    identity=("unit", "seller"),
    keys=("seller", "unit", "buyer"),
    judged=Judged(("unit", "seller"), ("seller", "unit", "buyer", "amount")),
    examples=EXAMPLES,
    defaults={"status": "announced"},
    gives_way=sale_is_takeover,
)
