"""investment: a named company puts money into plants, sites, research or programmes, or says that it will.

Not: markets and states that invest, shares bought by investors, buybacks, research costs of a quarter, contracts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.outlays import READERS
from tickerlese.events.parties import ambiguous_forms, misread_form
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
    from collections.abc import Iterable

    from tickerlese.events.frame import Frame


class Investment(EventRecord):
    """Money that a company puts into its business."""

    type: Literal["investment"] = "investment"
    investor: NamedSlot | None = None
    amount: AmountSlot | None = None
    purpose: str | None = None
    period: PeriodSlot | None = None


TRIGGERS = triggers(
    verb("investieren", how="invest"),
    verb("stecken", how="put"),
    verb("pumpen", how="put"),
    verb("buttern", how="put"),
    verb("fließen", "fließt", "floss", "geflossen", how="flow"),
    verb("fliessen", "fliesst", "floss", "geflossen", how="flow"),
    verb("entstehen", "entsteht", "entstand", "entstanden", how="arise"),
    verb("bauen", how="build"),
    verb("bauen", particle="aus", how="build"),
    verb("errichten", how="build"),
    verb("erweitern", how="build"),
    verb("modernisieren", how="build"),
    phrase("in die hand", how="put"),
    verb("geben", "gibt", "gab", "gegeben", particle="aus", how="spend"),
    verb("stellen", particle="bereit", how="spend"),
    phrase("in betrieb", how="build"),
    noun("Investition", "Investitionen", "Milliardeninvestition", "Milliardeninvestitionen", "Millioneninvestition", "Großinvestition",
        "Investitionsprogramm", "Investitionspaket", "Investitionsoffensive", "Investitionsplan", "Investitionspläne", "Investitionsvolumen", how="noun"),
    verb("eröffnen", how="build"),
    verb("weihen", particle="ein", how="build"),
    phrase("kosten", how="cost"),
    noun("Bau", "Ausbau", "Neubau", "Erweiterung", "Modernisierung", how="works"),
    noun("Initiative", "Offensive", "Ausbauprogramm", "Bauprogramm", "Vorhaben", "Projekt", "Großprojekt", how="programme"),
)  # fmt: skip
AMBIGUOUS = ambiguous_forms(TRIGGERS)


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for the investment that the trigger tells."""
    if misread_form(frame, AMBIGUOUS):
        return []
    return READERS[frame.sets["how"]](frame)


EXAMPLES = (
    yes("[Infineon|COMPANY] investiert fünf Milliarden Euro in ein neues Werk in Dresden.", investor="Infineon", amount="5000000000", purpose="neues Werk in Dresden", modality="planned", also=("site_change",)),
    yes("Der Chemiekonzern [BASF|COMPANY] pumpt bis 2030 rund zehn Milliarden Euro in den Standort Zhanjiang.", investor="BASF", amount="10000000000", period="bis 2030"),
    yes("[Eon|COMPANY] nimmt in den kommenden fünf Jahren 43 Milliarden Euro in die Hand, um die Netze auszubauen.", investor="Eon", amount="43000000000"),
    yes("In Magdeburg entsteht für 9,9 Milliarden Euro eine Chipfabrik, wie [Intel|COMPANY] bestätigte.", investor="Intel", amount="9900000000", purpose="Chipfabrik", also=("site_change",)),
    yes("[Lilly|COMPANY] baut für 2,3 Milliarden Euro ein Werk in Alzey.", investor="Lilly", amount="2300000000", also=("site_change",)),
    yes("Die [Voestalpine|COMPANY] kündigte Investitionen von 1,5 Mrd. Euro in Elektrolichtbogenöfen an.", investor="Voestalpine", amount="1500000000", purpose="Elektrolichtbogenöfen"),
    yes("Rund 620 Mio. Fr. fliessen bei [Lonza|COMPANY] in eine neue Anlage in Visp.", investor="Lonza", amount="620000000"),
    yes("[Roche|COMPANY] investierte im vergangenen Jahr 2 Milliarden Franken in den Standort Basel.", investor="Roche", amount="2000000000", modality="asserted"),
    yes("[Microsoft|COMPANY]-Chef [Satya Nadella|PERSON] will 80 Milliarden Dollar in Rechenzentren investieren.", investor="Microsoft", amount="80000000000", modality="planned"),
    yes("[Wacker Chemie|COMPANY] nahm ein 300 Millionen Euro teures Werk in Betrieb.", investor="Wacker Chemie", amount="300000000", modality="asserted", also=("site_change",)),
    yes("[Northvolt|COMPANY] hat den Bau der 4,5 Milliarden Euro teuren Fabrik in Heide gestoppt.", investor="Northvolt", amount="4500000000", modality="denied", also=("site_change",)),
    yes("Der Weg ist frei für die [Voltavis AG|COMPANY], die das Werk weiterführt und 35 bis 40 Millionen Euro in neue Druckgusszellen stecken will.", investor="Voltavis AG", amount="35000000..40000000", purpose="neue Druckgusszellen"),
    yes("[Stihl|COMPANY] vergrößert das Stammhaus. Für 90 Millionen Euro entsteht in Waiblingen ein Logistikzentrum.", investor="Stihl", amount="90000000", purpose="Logistikzentrum", also=("site_change",)),
    yes("[Alibaba|COMPANY] will die Drei-Jahres-Initiative im Umfang von 380 Milliarden Yuan ausbauen.", investor="Alibaba", amount="380000000000"),
    yes("Auch in den USA investiert [SK Hynix|COMPANY] vier Milliarden Dollar in eine neue Fabrik.", investor="SK Hynix", amount="4000000000", purpose="neue Fabrik", also=("site_change",)),
    yes("In Langenthal investiert [Brunn|COMPANY] bis 2027 rund 1'000 Franken pro Quadratmeter, insgesamt Fr. 27'500'000.-, in eine neue Kartonhalle.", investor="Brunn", amount="27500000", also=("site_change",)),
    yes(
        "48 Millionen Euro hat das Familienunternehmen [Teuto|COMPANY] in den Bau gesteckt, weitere zwölf Mio. € sollen bis Ende 2027 in eine zweite Linie fließen.",
        {"investor": "Teuto", "amount": "48000000"},
        {"investor": "Teuto", "amount": "12000000"},
    ),
    yes("[Salzer|COMPANY] lässt sich die neue Gießerei 80 Millionen Euro kosten.", investor="Salzer", amount="80000000"),
    yes("[Salzer|COMPANY] gibt 80 Millionen Euro für eine neue Gießerei aus.", investor="Salzer", amount="80000000"),
    yes("[Salzer|COMPANY] errichtet in Linz um 80 Mio. Euro ein Logistikzentrum.", investor="Salzer", amount="80000000", also=("site_change",)),
    yes("Für den Ausbau des Werks Graz stellt die [Salzer AG|COMPANY] heuer 35 Mio. Euro bereit.", investor="Salzer AG", amount="35000000", also=("site_change",)),
    yes("Das Investitionsvolumen beziffert [Salzer|COMPANY] auf 120 Millionen Euro.", investor="Salzer", amount="120000000"),
    yes("[Salzer|COMPANY] will bis 2028 mehr als eine Milliarde Dollar in Rechenzentren in Texas stecken.", investor="Salzer", amount="1000000000", modality="planned"),
    yes("Der Aufsichtsrat der [Salzer AG|COMPANY] hat Investitionen in Höhe von 210 Mio. Euro für die neue Papiermaschine freigegeben.", investor="Salzer AG", amount="210000000"),
    yes("[Salzer|COMPANY] erweitert sein Werk in Ulm für 60 Millionen Euro.", investor="Salzer", amount="60000000", also=("site_change",)),
    yes("Millionenspritze für Ulm: [Salzer|COMPANY] investiert 60 Mio. Euro", investor="Salzer", amount="60000000"),
    yes("Rund 60 Millionen Euro investiert [Salzer|COMPANY] in den Standort Ulm.", investor="Salzer", amount="60000000"),
    yes("Die Kosten für das neue Werk in Ulm beziffert [Salzer|COMPANY] auf 60 Millionen Euro.", investor="Salzer", amount="60000000"),
    yes("60 Millionen Euro steckt [Salzer|COMPANY] laut Konzernchef [Udo Rath|PERSON] in neue Maschinen.", investor="Salzer", amount="60000000"),
    yes("Die Investition von 60 Millionen Euro sei die größte in der Firmengeschichte, teilte [Salzer|COMPANY] mit.", investor="Salzer", amount="60000000"),
    yes("In den kommenden drei Jahren sollen bei [Salzer|COMPANY] 300 Millionen Franken in die Digitalisierung fliessen.", investor="Salzer", amount="300000000"),
    yes("[Salzer|COMPANY] verdoppelt die Investitionen in Batterien auf 2 Milliarden Euro.", investor="Salzer", amount="2000000000"),
    yes("[Salzer|COMPANY] stoppt die 60 Millionen Euro teure Erweiterung des Werks Ulm.", investor="Salzer", amount="60000000", modality="denied", also=("site_change",)),
    no("Anleger investierten 3 Milliarden Dollar in Aktien von [Nvidia|COMPANY].", "investors buy shares"),
    no("Der Bund will 500 Milliarden Euro in die Infrastruktur investieren.", "no company"),
    no("[SAP|COMPANY] investierte im dritten Quartal 1,6 Milliarden Euro in Forschung und Entwicklung.", "research costs"),
    no("[Zalando|COMPANY] steckt 300 Millionen Euro in den Rückkauf eigener Aktien.", "a buyback", also=("buyback",)),
    no("[Varta|COMPANY] steckt in der Krise, die Schulden belaufen sich auf 490 Millionen Euro.", "a metaphor"),
    no("Durch den Brand entstand bei [Clariant|COMPANY] ein Schaden von 30 Millionen Franken.", "damage"),
    no("[TKMS|COMPANY] baut für 3 Milliarden Euro vier Fregatten für die Marine.", "a contract"),
    no("[Salzer|COMPANY] gibt 60 Millionen Euro für Aktienrückkäufe aus.", "a buyback"),
    no("[Salzer|COMPANY] gab im Quartal 60 Millionen Euro für Zinsen aus.", "interest"),
    no("[Salzer|COMPANY] stellt wegen des Rückrufs 60 Millionen Euro zurück.", "a provision", also=("product_recall",)),
)  # fmt: skip

EVENT = EventType(
    record=Investment,
    triggers=TRIGGERS,
    build=build,
    identity=("investor",),
    keys=("investor", "amount"),
    judged=Judged(("investor",), ("amount",)),
    examples=EXAMPLES,
    needs=frozenset({"MONEY"}),
    default_modality="planned",
)
