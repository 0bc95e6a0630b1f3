"""contract: one company supplies another, an authority or a country: orders, framework agreements, tenders won.

Not: order intake and backlog (earnings), mandates for banks and lawyers, studies, contracts of managers, partnerships.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.order_nouns import agreed, delivery, named_client, ordered_noun
from tickerlese.events.order_terms import order_amount
from tickerlese.events.order_verbs import assigned, obtained, ordered, provided, purchased, supplied
from tickerlese.events.parties import ambiguous_forms, misread_form
from tickerlese.events.spec import (
    AmountSlot,
    Draft,
    EventRecord,
    EventType,
    Judged,
    NamedSlot,
    no,
    noun,
    triggers,
    verb,
    yes,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.orders import Order
    from tickerlese.events.spec import Modality, SlotValue
    from tickerlese.mention import Mention


class Contract(EventRecord):
    """An order: placed, won, or negotiated."""

    type: Literal["contract"] = "contract"
    supplier: NamedSlot | None = None
    customer: NamedSlot | None = None
    amount: AmountSlot | None = None
    subject: str | None = None


TRIGGERS = triggers(
    noun("Auftrag", "Auftrags", "Auftrages", suffix=True, how="noun"),
    noun("Aufträge", "Aufträgen", "Großaufträge", "Großaufträgen", how="noun", number="plural"),
    noun("Bestellung", "Großbestellung", "Grossbestellung", "Milliardenbestellung", "Rekordbestellung", "Order", "Großorder", "Grossorder",
        "Milliardenorder", "Folgebestellung", how="noun"),
    noun("Zuschlag", "Ausschreibung", how="noun"),
    noun("Rahmenvertrag", "Rahmenvertrags", "Rahmenverträge", "Rahmenvereinbarung", "Rahmenabkommen", "Liefervertrag", "Lieferverträge", "Liefervereinbarung",
        "Lieferabkommen", "Wartungsvertrag", "Servicevertrag", "Abnahmevertrag", "Stromabnahmevertrag", "Stromliefervertrag", "Dienstleistungsvertrag",
        "Grossvertrag", "Großvertrag", "Milliardenvertrag", "Millionenvertrag", "Verkehrsvertrag", "Chartervertrag", "Produktionsvertrag", how="agree"),
    noun("Vertrag", "Verträge", how="agree", strict="goods"),
    noun("Lieferung", "Belieferung", how="delivery"),
    verb("bestellen", how="order"),
    verb("ordern", how="order"),
    verb("beschaffen", how="buy"),
    verb("kaufen", how="buy"),
    verb("beauftragen", how="assign"),
    verb("liefern", how="supply"),
    verb("beliefern", how="provide"),
    verb("rüsten", particle="aus", how="provide"),
    verb("statten", particle="aus", how="provide"),
    verb("beziehen", "bezieht", "bezog", "bezogen", how="obtain"),
    verb("nehmen", "nimmt", "nahm", "genommen", particle="ab", how="obtain"),
    noun("Auftraggeber", "Auftraggeberin", "Besteller", "Abnehmer", how="client"),
    verb("bauen", how="build"),
    verb("errichten", how="build"),
)  # fmt: skip
AMBIGUOUS = ambiguous_forms(TRIGGERS)
READERS: dict[str, Callable[[Frame], Iterator[Order]]] = {
    "noun": ordered_noun, "agree": agreed, "delivery": delivery, "order": ordered, "buy": purchased, "assign": assigned, "supply": supplied, "build": supplied, "provide": provided,
    "obtain": obtained, "client": named_client,
}  # fmt: skip
LOST = frozenset(
    "verloren verliert verlor storniert stornierte stornieren gekündigt kündigte kündigt geplatzt platzt platzte entgeht entging leer".split()
)
HOPED = (
    "hoff",
    "winkt",
    "winken",
    "bewirbt",
    "bewerben",
    "buhl",
    "ringt",
    "ringen",
    "rennen",
    "aussicht",
    "chance",
    "rechnet",
    "möglich",
    "potenziell",
    "verhandel",
)


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for the order that the trigger tells."""
    if misread_form(frame, AMBIGUOUS):
        return
    for order in READERS[frame.sets["how"]](frame):
        values: dict[str, SlotValue] = {
            "supplier": order.supplier,
            "customer": _customer(frame, order.customer),
            "amount": order_amount(frame),
            "subject": order.subject,
        }
        yield Draft(values, modality=_modality(frame))


def _customer(frame: Frame, customer: Mention | str | None) -> Mention | str | None:
    """The customer; a foreign ministry or army by its word, not by the name of the German one."""
    if (
        customer is None
        or isinstance(customer, str)
        or customer.label != "ORGANIZATION"
        or customer.kind != "government"
    ):
        return customer
    text = frame.view.tokens.text[customer.start : customer.end].removesuffix("s")
    generic = customer.name is not None and text not in customer.name and text.lower() in customer.name.lower()
    return text if generic else customer


def _modality(frame: Frame) -> Modality:
    """What is hoped or negotiated for is possible, what was lost is denied; what is to be delivered has been ordered."""
    cued = frame.certainty[0]
    if frame.clause_words & LOST or cued == "denied":
        return "denied"
    if any(word.startswith(HOPED) for word in frame.clause_words):
        return "possible"
    delivered = frame.sets["how"] in {"supply", "build", "noun", "agree"}
    return (
        "asserted"
        if delivered and cued in {"planned", "expected"} and not frame.has("dürfte", "dürften", "könnte")
        else cued
    )


EXAMPLES = (
    yes("[Hensoldt|COMPANY] erhält einen Großauftrag aus Norwegen.", supplier="Hensoldt"),
    yes("[Rheinmetall|COMPANY] erhält Auftrag der Bundeswehr über 568 Lastwagen", supplier="Rheinmetall", customer="Bundeswehr", subject="568 Lastwagen"),
    yes("Milliardenauftrag für [Siemens Energy|COMPANY]", supplier="Siemens Energy"),
    yes("[Siemens|COMPANY] hat von der [Deutschen Bahn|COMPANY] einen Auftrag über 1,2 Milliarden Euro erhalten.", supplier="Siemens", customer="Deutsche Bahn", amount="1200000000"),
    yes("Die [SBB|COMPANY] vergeben den Auftrag für 510 Waggons an [Stadler|COMPANY].", supplier="Stadler", customer="SBB"),
    yes("Auftrag im Wert von Fr. 45 Mio. an [Rieter|COMPANY] vergeben", supplier="Rieter", amount="45000000"),
    yes("[Lufthansa|COMPANY] bestellt bei [Airbus|COMPANY] 40 Flugzeuge.", supplier="Airbus", customer="Lufthansa", subject="40 Flugzeuge"),
    yes("Weil [Ryanair|COMPANY] bei [Boeing|COMPANY] 150 Jets geordert hat, jubelt Seattle.", supplier="Boeing", customer="Ryanair"),
    yes("Dänemark hat bei [KNDS|COMPANY] 44 Panzer bestellt.", supplier="KNDS", customer="Dänemark"),
    yes("103 Maschinen wurden von [Korean Air|COMPANY] bei [Boeing|COMPANY] bestellt.", supplier="Boeing", customer="Korean Air"),
    yes("[KSB|COMPANY] liefert 48 Hochdruckpumpen an [Acciona|COMPANY]. Wert des Auftrags: 31 Mio. €.", supplier="KSB", customer="Acciona", amount="31000000"),
    yes("Der Zugbauer [Alstom|COMPANY] liefert der Staatsbahn [ÖBB|COMPANY] bis 2030 insgesamt 30 Triebzüge.", supplier="Alstom", customer="ÖBB"),
    yes("[Andritz|COMPANY] wird für den Zellstoffkonzern [Suzano|COMPANY] eine Anlage errichten; der Auftragswert liegt bei 380 Mio. Euro.", supplier="Andritz", customer="Suzano", amount="380000000"),
    yes("[TKMS|COMPANY] baut für 3 Milliarden Euro vier Fregatten für die [Blohm Marine AG|COMPANY].", supplier="TKMS", customer="Blohm Marine AG", amount="3000000000"),
    yes("[Vestas|COMPANY] schloss mit [RWE|COMPANY] einen Rahmenvertrag über 200 Turbinen.", supplier="Vestas", customer="RWE"),
    yes("Rahmenvertrag mit [Telefónica|COMPANY]: [Nokia|COMPANY] rüstet das Netz aus.", supplier="Nokia", customer="Telefónica"),
    yes("[Infineon|COMPANY] verhandelt mit [Tesla|COMPANY] über die Lieferung von Chips.", supplier="Infineon", customer="Tesla", modality="possible"),
    yes("Die [Stadtwerke Celle|COMPANY] beauftragten [Nordex|COMPANY] mit dem Bau von acht Windrädern.", supplier="Nordex", customer="Stadtwerke Celle"),
    yes("[Strabag|COMPANY] sei von der [Asfinag|COMPANY] mit der Sanierung des Tunnels beauftragt worden, hieß es.", supplier="Strabag", customer="Asfinag"),
    yes("[Hochtief|COMPANY] hofft auf einen Auftrag von [Amazon|COMPANY] für ein Rechenzentrum.", supplier="Hochtief", customer="Amazon", modality="possible"),
    yes("Die Ausschreibung der [BVG|COMPANY] gewann [Solaris|COMPANY]. Der Auftrag umfasst 120 Busse.", supplier="Solaris", customer="BVG"),
    yes("[Frequentis|COMPANY] zog heuer einen Auftrag der Nato über 25 Millionen Euro an Land.", supplier="Frequentis", amount="25000000"),
    yes("[Bauer AG|COMPANY] verliert Großauftrag von [Saudi Aramco|COMPANY]", supplier="Bauer AG", customer="Saudi Aramco", modality="denied"),
    no("Der Auftragseingang von [Siemens|COMPANY] stieg um 3 Prozent.", "order intake", also=("earnings",)),
    no("Im Auftrag von [Audi|COMPANY] befragte Forsa 1000 Autofahrer.", "on behalf of"),
    no("[Deloitte|COMPANY] wurde mit der Prüfung der Bilanz beauftragt.", "a mandate"),
    no("[Thyssenkrupp|COMPANY] beauftragte [Goldman Sachs|COMPANY] mit dem Verkauf der Sparte.", "a mandate", also=("divestiture",)),
    no("[Nvidia|COMPANY] liefert starke Zahlen für das dritte Quartal.", "figures"),
    no("Das Gericht bestellte für die [Varta|COMPANY] einen Sachwalter.", "a post", also=("insolvency",)),
    no("Kunden bestellen bei [Zalando|COMPANY] seltener.", "consumers"),
    no("[BMW|COMPANY] lieferte 620.000 Autos aus.", "deliveries in general", also=("earnings",)),
    no("Der Vertrag von [SAP|COMPANY]-Chef [Christian Klein|PERSON] läuft bis 2028.", "a post"),
    no("Den Zuschlag für die insolvente [Gerry Weber|COMPANY] bekam ein Investor.", "a takeover", also=("insolvency",)),
    no("Die Aufträge der [Deutz|COMPANY]-Kunden gehen zurück.", "orders in general"),
    no("Um die Finanzen der [Grenke|COMPANY] ist es gut bestellt.", "a figure of speech"),
    no("Der Bundeskanzler hat den Auftrag, [VW|COMPANY] zu helfen.", "a task"),
)  # fmt: skip

EVENT = EventType(
    record=Contract,
    triggers=TRIGGERS,
    build=build,
    identity=("supplier", "customer"),
    keys=("supplier", "customer", "amount"),
    judged=Judged(("supplier", "customer"), ("supplier", "customer", "amount")),
    examples=EXAMPLES,
    needs=frozenset({"COMPANY", "PERSON"}),
)
