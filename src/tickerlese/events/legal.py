"""legal: a named company is sued, fined, investigated, settles, or gets a court's ruling.

Not: laws and rules, approvals of takeovers, private people's cases, complaints ("klagt über"), judgements of analysts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.accused import Case, fined, investigated, judged, settled, sued
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
    phrase,
    triggers,
    verb,
    yes,
)
from tickerlese.modality import CONDITIONALS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tickerlese.events.frame import Frame


class Legal(EventRecord):
    """A company's case before courts or authorities."""

    type: Literal["legal"] = "legal"
    company: NamedSlot | None = None
    kind: Literal["lawsuit", "fine", "investigation", "settlement", "ruling"] | None = None
    authority: NamedSlot | None = None
    amount: AmountSlot | None = None


TRIGGERS = triggers(
    verb("verklagen", kind="lawsuit", how="verb"),
    verb("klagen", kind="lawsuit", how="complain"),
    phrase("vor gericht", "vor dem bundesgerichtshof", "vor dem bgh", "vor dem eugh", "vor dem landgericht", "vor dem oberlandesgericht", "vor dem bundesgericht", "vor dem supreme court",
        "vor dem gerichtshof", "vor dem obersten gericht", "vor dem obersten gerichtshof", "vor dem europäischen gerichtshof", "vor dem bundesverwaltungsgericht", "vor dem ogh",
        "vor dem verwaltungsgericht", "vor dem handelsgericht", "vor dem us - gericht", "vor dem eu - gericht", kind="ruling", how="outcome"),
    noun("Schadenersatz", "Schadensersatz", "Schadenersatzes", kind="ruling", how="damages"),
    verb("büßen", kind="fine", how="verb"),
    verb("büssen", kind="fine", how="verb"),
    noun("Klage", "Klagen", "Sammelklage", "Sammelklagen", "Zivilklage", "Zivilklagen", "Patentklage", "Patentklagen", "Schadenersatzklage", "Schadensersatzklage", "Schadenersatzklagen",
        "Kartellklage", "Unterlassungsklage", "Verbandsklage", "Musterklage", "Musterfeststellungsklage", "Milliardenklage", "Aktionärsklage", "Aktionärsklagen", "Wettbewerbsklage",
        "Anlegerklage", "Klageschrift", "Klagewelle", "Anklage", kind="lawsuit", how="noun"),
    noun("Bußgeld", "Bußgelder", "Bussgeld", "Bußgelds", "Bußgeldes", "Kartellbuße", "Kartellbusse", "Geldbuße", "Geldbusse", "Geldbußen", "Geldbussen", "Geldstrafe", "Geldstrafen",
        "Millionenstrafe", "Milliardenstrafe", "Rekordstrafe", "Kartellstrafe", "Strafzahlung", "Strafzahlungen", "Kartellbußgeld", "Millionenbußgeld", "Millionenbuße", "Rekordbuße",
        "Rekordbußgeld", "Milliardenbuße", "Wettbewerbsstrafe", "Strafgeld", "Bußgeldbescheid", kind="fine", how="noun"),
    noun("Strafe", "Strafen", "Busse", "Buße", "Ordnungsgeld", "Zwangsgeld", kind="fine", how="weak"),
    verb("kommen", "kommt", "kam", "gekommen", particle="davon", kind="fine", how="away"),
    verb("ermitteln", kind="investigation", how="verb"),
    verb("durchsuchen", kind="investigation", how="search"),
    noun("Ermittlung", "Ermittlungen", "Ermittlungsverfahren", "Vorermittlungen", "Kartellermittlungen", "Kartellverfahren", "Wettbewerbsverfahren", "Strafverfahren", "Missbrauchsverfahren",
        "Bußgeldverfahren", "Vertragsverletzungsverfahren", "Kartelluntersuchung", "Wettbewerbsuntersuchung", kind="investigation", how="noun"),
    noun("Razzia", "Razzien", "Durchsuchung", "Durchsuchungen", "Hausdurchsuchung", "Hausdurchsuchungen", kind="investigation", how="raid"),
    noun("Untersuchung", "Untersuchungen", "Verfahren", "Verfahrens", "Prüfverfahren", "Visier", kind="investigation", how="weak"),
    noun("Vergleich", "Vergleichs", "Vergleiche", "Milliardenvergleich", "Millionenvergleich", "Vergleichszahlung", kind="settlement", how="noun"),
    noun("Beilegung", kind="settlement", how="closing"),
    phrase("außergerichtlich", "aussergerichtlich", "außergerichtliche", "aussergerichtliche", "außergerichtlichen", "beigelegt", "beizulegen", kind="settlement", how="closing"),
    verb("legen", particle="bei", kind="settlement", how="closing"),
    noun("Urteil", "Urteils", "Urteile", "Gerichtsurteil", "Grundsatzurteil", "Freispruch", "Schuldspruch", "Berufungsurteil", kind="ruling", how="noun"),
    noun("Rechtsstreit", "Patentstreit", "Prozess", "Kartellprozess", "Zivilprozess", kind="ruling", how="dispute"),
    noun("Berufung", "Revision", kind="ruling", how="appeal"),
    verb("urteilen", kind="ruling", how="verb"),
    verb("entscheiden", "entscheidet", "entschied", "entschieden", kind="ruling", how="verb"),
    verb("verurteilen", kind="ruling", how="condemn"),
    verb("geben", "gibt", "gab", "gegeben", particle="statt", kind="ruling", how="verb"),
    phrase("freigesprochen", "abgewiesen", "abwies", "stattgegeben", "stattgab", kind="ruling", how="verb"),
    verb("weisen", "weist", "wies", "gewiesen", particle="ab", kind="ruling", how="verb"),
    verb("weisen", "weist", "wies", "gewiesen", particle="zurück", kind="ruling", how="verb"),
    phrase("klage statt", "recht gegeben", kind="ruling", how="verb"),
)  # fmt: skip
AMBIGUOUS = ambiguous_forms(TRIGGERS)
READERS: dict[str, Callable[[Frame], Iterator[Case]]] = {
    "lawsuit": sued, "fine": fined, "investigation": investigated, "settlement": settled, "ruling": judged,
}  # fmt: skip


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for each company whose case the trigger tells."""
    if misread_form(frame, AMBIGUOUS):
        return []
    if frame.view.lower[0] in CONDITIONALS:
        frame.reject("only a hypothesis")
        return []
    kind = frame.sets["kind"]
    return [
        Draft(
            {"company": case.company, "kind": kind, "authority": case.authority, "amount": case.amount},
            modality=case.modality,
        )
        for case in READERS[kind](frame)
    ]


EXAMPLES = (
    yes("[Novatherm|COMPANY] muss wegen Preisabsprachen ein Bußgeld von 3 Millionen Euro zahlen.", company="Novatherm", kind="fine", amount="3000000"),
    yes("Das [Bundeskartellamt|ORGANIZATION] verhängte gegen die [Hövel GmbH|COMPANY] eine Geldbuße von 41 Millionen Euro.", company="Hövel GmbH", kind="fine", authority="Bundeskartellamt", amount="41000000"),
    yes("[Finma|ORGANIZATION] büsst [Julius Bär|COMPANY]: Die Bank erhält eine Busse von 4,5 Mio. Fr.", company="Julius Bär", kind="fine", authority="Finma", amount="4500000"),
    yes("Rekordstrafe für [Meta|COMPANY]: 1,2 Milliarden Euro", company="Meta", kind="fine", amount="1200000000"),
    yes("[Apple|COMPANY] droht in der EU eine Strafe von 500 Millionen Euro.", company="Apple", kind="fine", amount="500000000", modality="possible"),
    yes("Die [Staatsanwaltschaft München I|ORGANIZATION] ermittelt gegen [Wirecard|COMPANY] wegen Betrugs.", company="Wirecard", kind="investigation", authority="Staatsanwaltschaft München I"),
    yes("Razzia bei der [Deutschen Bank|COMPANY]: Ermittler der [Staatsanwaltschaft Frankfurt|ORGANIZATION] durchsuchen die Zentrale.", company="Deutsche Bank", kind="investigation", authority="Staatsanwaltschaft Frankfurt"),
    yes("Die [EU-Kommission|ORGANIZATION] hat ein förmliches Verfahren gegen [Temu|COMPANY] eröffnet.", company="Temu", kind="investigation", authority="EU-Kommission"),
    yes("Ermittler durchsuchten am Dienstag Büros des Händlers [Rottmann|COMPANY].", company="Rottmann", kind="investigation"),
    yes("[SAP|COMPANY] gerät ins Visier des [US-Justizministeriums|ORGANIZATION].", company="SAP", kind="investigation", authority="US-Justizministerium"),
    yes("[Verbraucherzentrale|ORGANIZATION] verklagt [Netflix|COMPANY]", company="Netflix", kind="lawsuit"),
    yes("[Epic Games|COMPANY] verklagt [Apple|COMPANY] auf Schadenersatz.", company="Apple", kind="lawsuit"),
    yes("Vor dem [Landgericht Köln|ORGANIZATION] haben 200 Anleger Klage gegen die [Adler Group|COMPANY] eingereicht.", company="Adler Group", kind="lawsuit", authority="Landgericht Köln"),
    yes("Gegen [Boeing|COMPANY] läuft in Seattle eine Sammelklage über 300 Millionen Dollar.", company="Boeing", kind="lawsuit", amount="300000000"),
    yes("[Ryanair|COMPANY] klagt beim [EuGH|ORGANIZATION] gegen die Staatshilfen.", company="Ryanair", kind="lawsuit", authority="EuGH"),
    yes("[Bayer|COMPANY] hat sich mit 2600 Klägern auf einen Vergleich über 215 Millionen Dollar geeinigt.", company="Bayer", kind="settlement", amount="215000000"),
    yes("[Credit Suisse|COMPANY] zahlt 495 Millionen Dollar zur Beilegung eines Rechtsstreits in New Jersey.", company="Credit Suisse", kind="settlement", amount="495000000"),
    yes("[Philips|COMPANY] habe den Streit mit dem [US-Justizministerium|ORGANIZATION] außergerichtlich beigelegt, das Verfahren ist damit zu Ende.", company="Philips", kind="settlement", authority="US-Justizministerium"),
    yes("Der [BGH|ORGANIZATION] entschied gegen die [Postbank|COMPANY].", company="Postbank", kind="ruling", authority="BGH"),
    yes("Das [Oberlandesgericht Stuttgart|ORGANIZATION] wies die Klage der Aktionäre gegen [Porsche SE|COMPANY] ab.", company="Porsche SE", kind="ruling", authority="Oberlandesgericht Stuttgart"),
    yes("[Monsanto|COMPANY] ist von einer Jury in St. Louis zur Zahlung von 611 Millionen Dollar verurteilt worden.", company="Monsanto", kind="ruling", amount="611000000"),
    yes("Das Wiener Handelsgericht sprach sein Urteil: [Signa|COMPANY] muss 3 Mio. Euro an den Fonds zurückzahlen.", company="Signa", kind="ruling"),
    yes("Die [Weko|ORGANIZATION] untersucht [Emmi|COMPANY]; das Verfahren gegen den Milchverarbeiter werde im Jänner eröffnet, hieß es.", company="Emmi", kind="investigation", authority="Weko"),
    yes("2015 hatte [VW|COMPANY] in den USA eine Strafe von 4,3 Milliarden Dollar akzeptiert.", company="VW", kind="fine", amount="4300000000"),
    yes("Der Händler [Kurrio|COMPANY] steht unter Verdacht. Die Behörden haben Ermittlungen aufgenommen.", company="Kurrio", kind="investigation"),
    no("[Siemens|COMPANY] klagt über hohe Energiepreise.", "a complaint"),
    no("Im Vergleich zum Vorjahr verdiente [Adidas|COMPANY] mehr.", "a comparison"),
    no("Die [EU-Kommission|ORGANIZATION] genehmigte die Fusion von [Orange|COMPANY] und [Masmovil|COMPANY].", "an approval", also=("merger",)),
    no("Das Verfahren zur Herstellung von Stahl hat [Voestalpine|COMPANY] entwickelt.", "a process"),
    no("Nach dem Urteil der Analysten ist [BASF|COMPANY] günstig.", "an opinion"),
    no("[Flixbus|COMPANY] kauft 50 neue Busse.", "vehicles"),
    no("[GfK|COMPANY] ermittelte eine bessere Stimmung.", "a survey"),
    no("[Telekom|COMPANY] entschied sich für Nokia-Technik.", "no court"),
    no("[Bayer|COMPANY] untersucht einen neuen Wirkstoff in einer Untersuchung mit 300 Patienten.", "a study"),
    no("[Anna Berg|PERSON] wurde zu drei Jahren Haft verurteilt, berichtet [Der Spiegel|COMPANY].", "a person"),
    no("[OMV|COMPANY] büßt die Führung ein.", "a loss"),
    no("Sollte ein Gericht gegen [Uber|COMPANY] entscheiden, drohen Strafen.", "a hypothesis"),
)  # fmt: skip

EVENT = EventType(
    record=Legal,
    triggers=TRIGGERS,
    build=build,
    identity=("company",),
    keys=("kind", "authority", "amount"),
    judged=Judged(("company",), ("kind", "authority", "amount")),
    examples=EXAMPLES,
)
