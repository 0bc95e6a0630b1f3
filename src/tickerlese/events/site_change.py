"""site_change: a named company opens, closes or enlarges a works, an office, shops, or moves what is done there.

Not: strikes and holidays, shares of a market, buildings that are built for a customer (contract), the end of a product.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.frame import same_identity
from tickerlese.events.parties import ambiguous_forms, misread_form
from tickerlese.events.site_acts import READERS, Change
from tickerlese.events.spec import (
    Draft,
    EventRecord,
    EventType,
    Judged,
    NamedSlot,
    Trigger,
    no,
    noun,
    phrase,
    triggers,
    verb,
    yes,
)
from tickerlese.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.events.frame import Frame


class SiteChange(EventRecord):
    """A site that opens, closes or grows."""

    type: Literal["site_change"] = "site_change"
    company: NamedSlot | None = None
    location: str | None = None
    action: Literal["open", "close", "expand"] | None = None


TRIGGERS = triggers(
    verb("schließen", "schließt", "schloss", "geschlossen", how="change", action="close"),
    verb("schliessen", "schliesst", "schloss", "geschlossen", how="change", action="close"),
    phrase("dicht", how="make", action="close"),
    verb("machen", particle="dicht", how="change", action="close")[1:],
    verb("legen", particle="still", how="change", action="close"),
    verb("sperren", particle="zu", how="change", action="close"),
    verb("machen", particle="zu", how="change", action="close"),
    verb("dünnen", particle="aus", how="change", action="close"),
    phrase("lichter", how="lights", action="close"),
    verb("geben", "gibt", "gab", "gegeben", particle="auf", how="change", action="close"),
    verb("stellen", particle="ein", how="stop", action="close"),
    verb("enden", how="stop", action="close"),
    verb("laufen", "läuft", "lief", "gelaufen", particle="aus", how="stop", action="close"),
    verb("eröffnen", how="change", action="open"),
    verb("weihen", particle="ein", how="change", action="open"),
    verb("bauen", how="change", action="open", place="needed"),
    verb("errichten", how="change", action="open", place="needed"),
    verb("entstehen", "entsteht", "entstand", "entstanden", how="change", action="open", place="needed"),
    verb("planen", how="plan", action="open", place="needed"),
    phrase("aus dem boden", how="raise", action="open"),
    verb("verdoppeln", how="change", action="expand", place="needed"),
    verb("siedeln", particle="an", how="settle", action="open"),
    phrase("in betrieb", "ans netz", how="run", action="open"),
    verb("bauen", particle="aus", how="change", action="expand", place="needed"),
    verb("erweitern", how="change", action="expand"),
    verb("vergrößern", how="change", action="expand"),
    verb("vergrössern", how="change", action="expand"),
    phrase("größer", "grösser", how="make", action="expand"),
    verb("verlagern", how="move", action="expand"),
    verb("verlegen", how="move", action="expand"),
    verb("investieren", how="invest", action="open"),
    verb("stecken", how="invest", action="open"),
    noun("Schließung", "Schliessung", "Schließungen", "Schliessungen", "Stilllegung", "Werksaus", "Betriebsschließung", "Werksschließung", "Werkschließung",
        "Werksschließungen", "Werkschließungen", "Werksschliessung", "Werkschliessung", "Werksschliessungen", "Standortschließung",
        "Standortschließungen", "Standortschliessung", "Standortschliessungen", "Filialschließung", "Filialschließungen", "Filialschliessungen",
        "Filialschliessung", "Fabrikschließung", "Fabrikschließungen", how="noun", action="close"),
    [Trigger(frozenset({"aus"}), phrase=("aus", "für"), style="noun", sets={"how": "noun", "action": "close"})],
    noun("Eröffnung", "Neueröffnung", "Neueröffnungen", "Einweihung", "Inbetriebnahme", "Filialeröffnung", "Filialeröffnungen",
        how="noun", action="open"),
    noun("Bau", "Neubau", "Errichtung", how="noun", action="open", place="needed"),
    noun("Spatenstich", "Grundsteinlegung", "Grundstein", "Baubeginn", "Richtfest", how="begin", action="open"),
    noun("Ansiedlung", "Ansiedelung", how="settle", action="open"),
    noun("Ausbau", "Erweiterung", "Vergrößerung", "Werkserweiterung", "Werksausbau", "Standorterweiterung", "Produktionserweiterung",
        how="noun", action="expand", place="needed"),
)  # fmt: skip
AMBIGUOUS = ambiguous_forms(TRIGGERS)


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for each site that the trigger changes."""
    if misread_form(frame, AMBIGUOUS):
        return
    for change in READERS[frame.sets["how"]](frame):
        place, action = _as_told_before(frame, change)
        yield Draft({"company": change.company, "location": place, "action": action}, modality=change.modality)


def _as_told_before(frame: Frame, change: Change) -> tuple[str | None, str]:
    """Place and action as an earlier sentence has them: "Grünheide" after "Grünheide bei Berlin"; what is built at a site that grows."""
    place, action = change.place, str(change.action)
    for name, sentence, draft in frame.document.drafts:
        owner, told = draft.values.get("company"), draft.values.get("location")
        if name != "site_change" or not isinstance(owner, Mention) or not same_identity(owner, change.company):
            continue
        if isinstance(told, str) and place and _same_place(told, place):
            place = told
        elif told is not None or frame.view.index - sentence != 1:
            continue
        if action == "open" and draft.values.get("action") == "expand":
            action = "expand"
    return place, action


def _same_place(a: str, b: str) -> bool:
    """Whether one is the beginning of the other, or a town's district by its own name ("Bonn-Beuel", "Beuel")."""
    short, long = sorted((a.split(), b.split()), key=len)
    district = any(x.endswith(f"-{y}") or x.startswith(f"{y}-") for x, y in ((a, b), (b, a)))
    return long[: len(short)] == short or district


EXAMPLES = (
    yes("[Alstom|COMPANY] will das Werk in Görlitz schließen.", company="Alstom", location="Görlitz", action="close", modality="planned"),
    yes("[Ravensteiner AG|COMPANY] macht Werk in Zwickau dicht", company="Ravensteiner AG", location="Zwickau", action="close", modality="planned"),
    yes("Das [Bosch|COMPANY]-Werk in Hildesheim wurde Ende August geschlossen.", company="Bosch", location="Hildesheim", action="close", modality="asserted"),
    yes("[Feinkost Albers|COMPANY] sperrt heuer drei Filialen in Graz zu.", company="Feinkost Albers", location="Graz", action="close", modality="planned"),
    yes("Die [Hübner Kaltwalz GmbH|COMPANY] hat ihre Niederlassung in Krefeld nach 40 Jahren aufgegeben.", company="Hübner Kaltwalz GmbH", location="Krefeld", action="close", modality="asserted"),
    yes("[Sappi|COMPANY] stellt die Produktion im Werk Stockstadt Ende Dezember ein.", company="Sappi", location="Stockstadt", action="close", modality="planned"),
    yes("Weil die Energie zu teuer sei, werde man die Anlage in Ludwigshafen stilllegen, teilte die [BASF|COMPANY] mit.", company="BASF", location="Ludwigshafen", action="close", modality="planned"),
    yes("[Volkswagen|COMPANY] schließt Werksschließungen in Deutschland nicht länger aus.", company="Volkswagen", location="Deutschland", action="close", modality="possible"),
    yes("Die Gewerkschaft fürchtet die Schließung des Werks von [Ford|COMPANY] in Saarlouis.", company="Ford", location="Saarlouis", action="close", modality="possible"),
    yes("Werksschließungen bei [Audi|COMPANY] sind nach Angaben des Betriebsrats vom Tisch.", company="Audi", action="close", modality="denied"),
    yes("[Galeria|COMPANY] zieht den Schlussstrich: Die Häuser in Rosenheim, Kempten und Regensburg sollen im Januar schließen.", company="Galeria", location="Rosenheim, Kempten und Regensburg", action="close", modality="planned"),
    yes("Bereits beschlossen ist das Aus für die Gießerei der [Karl Tölke GmbH|COMPANY] in Lünen.", company="Karl Tölke GmbH", location="Lünen", action="close", modality="planned"),
    yes("Die [Zehnder Präzision AG|COMPANY] verlagert die Fertigung von Grenchen nach Brünn.",
        {"company": "Zehnder Präzision AG", "location": "Brünn", "action": "expand", "modality": "planned"},
        {"company": "Zehnder Präzision AG", "location": "Grenchen", "action": "close", "modality": "planned"}),
    yes("[Lindt|COMPANY] eröffnet im Mai einen Laden in Toulouse.", company="Lindt", location="Toulouse", action="open", published="2025-03-03", modality="planned"),
    yes("Am Montag eröffnete [Ikea|COMPANY] in Karlsruhe ein Einrichtungshaus.", company="Ikea", location="Karlsruhe", action="open", modality="asserted"),
    yes("[Tesla|COMPANY] baut in Grünheide bei Berlin eine zweite Fabrik.", company="Tesla", location="Grünheide bei Berlin", action="open", modality="planned"),
    yes("Spatenstich in Alzey: [Lilly|COMPANY] beginnt mit dem Bau der Fabrik.", company="Lilly", location="Alzey", action="open", modality="planned"),
    yes("Die [Salzburger Holzwerke AG|COMPANY] haben in Steyr ein neues Werk in Betrieb genommen.", company="Salzburger Holzwerke AG", location="Steyr", action="open", modality="asserted"),
    yes("Im Zürcher Büro sei es zu eng geworden, weshalb [Temenos|COMPANY] in Winterthur eine Niederlassung eröffne.", company="Temenos", location="Winterthur", action="open"),
    yes("Kreise: [TSMC|COMPANY] prüft Bau einer zweiten Fabrik in Dresden", company="TSMC", location="Dresden", action="open", modality="possible"),
    yes("Am Stammsitz in Biberach entsteht bis 2028 ein Forschungszentrum, wie [Boehringer Ingelheim|COMPANY] mitteilte.", company="Boehringer Ingelheim", location="Biberach", action="expand", modality="planned"),
    yes("[Ypsomed|COMPANY] erweitert das Werk in Schwerin um zwei Hallen.", company="Ypsomed", location="Schwerin", action="expand", modality="planned"),
    yes("[Komax|COMPANY] macht sein Stammhaus grösser. Für 30 Mio. Fr. entsteht in Dierikon eine neue Montagehalle.", company="Komax", location="Dierikon", action="expand", also=("investment",)),
    yes("[Merz|COMPANY] will 90 Millionen Euro in die Erweiterung seiner Fertigung in Dessau stecken.", company="Merz", location="Dessau", action="expand", modality="planned", also=("investment",)),
    yes("Den Ausbau des Werks in Heiligenkreuz hat die [Lenzing AG|COMPANY] auf Eis gelegt.", company="Lenzing AG", location="Heiligenkreuz", action="expand", modality="denied"),
    no("[Alstom|COMPANY] schließt einen Vertrag mit der Bahn.", "no site"),
    no("Das Werk von [Opel|COMPANY] in Eisenach bleibt wegen fehlender Chips geschlossen.", "a standstill"),
    no("[VW|COMPANY] stellt die Produktion des Golf ein.", "a product ends"),
    no("[Bosch|COMPANY] stellt in Reutlingen 200 Leute ein.", "people are hired"),
    no("[Siemens|COMPANY] baut seinen Vorsprung im Netzgeschäft aus.", "a lead"),
    no("Wegen eines Streiks schloss die [Lufthansa|COMPANY] am Freitag ihre Schalter.", "no site, and a strike", also=("strike",)),
    no("Das Amtsgericht eröffnete das Verfahren über das Vermögen der [Meierwerft GmbH|COMPANY].", "insolvency"),
    no("Die [Commerzbank|COMPANY]-Aktie schloss in Frankfurt bei 31 Euro.", "the end of trading", also=("price_move",)),
    no("[Heidelberg Materials|COMPANY] erweitert den Vorstand.", "the board"),
    no("Im Werk von [Audi|COMPANY] in Ingolstadt ging der Bau von Kleinwagen zurück.", "not the site itself"),
    no("Die Stadt Bremen eröffnet ein Büro in Brüssel.", "no company"),
    no("In Deutschland wurde noch nie eine Fabrik von [BMW|COMPANY] geschlossen.", "never"),
)  # fmt: skip

EVENT = EventType(
    record=SiteChange,
    triggers=TRIGGERS,
    build=build,
    identity=("company",),
    keys=("company", "action", "location"),
    judged=Judged(("company",), ("action", "location")),
    examples=EXAMPLES,
    needs=frozenset({"COMPANY", "LOCATION", "PERSON"}),
)
