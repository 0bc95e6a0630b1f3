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
    noun,
    phrase,
    triggers,
    verb,
    yes,
)

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
    noun("Rechtsstreit", "Patentstreit", "Prozess", "Kartellprozess", "Zivilprozess", "Berufung", "Revision", kind="ruling", how="dispute"),
    verb("urteilen", kind="ruling", how="verb"),
    verb("entscheiden", "entscheidet", "entschied", "entschieden", kind="ruling", how="verb"),
    verb("verurteilen", kind="ruling", how="condemn"),
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
)

EVENT = EventType(
    record=Legal,
    triggers=TRIGGERS,
    build=build,
    identity=("company",),
    keys=("kind", "authority", "amount"),
    judged=Judged(("company",), ("kind", "authority", "amount")),
    examples=EXAMPLES,
)
