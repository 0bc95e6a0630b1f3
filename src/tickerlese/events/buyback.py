"""buyback: a company buys back its own shares, or says that it will.

Not: bonds and businesses that are bought back, shares that managers or investors buy, treasury shares that are sold or held.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.issue_sums import read_sum
from tickerlese.events.issuers import issuer_of
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
    from tickerlese.events.spec import Modality
    from tickerlese.mention import Mention


class Buyback(EventRecord):
    """Own shares bought back."""

    type: Literal["buyback"] = "buyback"
    company: NamedSlot | None = None
    amount: AmountSlot | None = None
    shares: AmountSlot | None = None
    period: PeriodSlot | None = None


TRIGGERS = triggers(
    noun("Aktienrückkauf", "Aktienrückkaufs", "Aktienrückkäufe", "Aktienrückkäufen", "Aktienrückkaufprogramm", "Aktienrückkaufprogramms", "Aktienrückkaufprogramme",
        "Aktienrückkaufprogrammen", "Aktienrückkaufplan", "Aktienrückkaufvolumen", suffix=True, how="noun"),
    noun("Buyback", "Buybacks", "Aktien-Buyback", how="noun"),
    noun("Rückkauf", "Rückkaufs", "Rückkäufe", "Rückkäufen", "Rückkaufprogramm", "Rückkaufprogramms", "Rückkaufprogramme", "Rückkaufplan", "Rückkaufangebot",
        "Rückerwerb", how="rückkauf"),
    verb("kaufen", particle="zurück", how="back"),
    verb("erwerben", "erwirbt", "erwarb", "erworben", particle="zurück", how="back"),
    phrase("eigene aktien", "eigener aktien", "eigenen aktien", "eigene papiere", "eigener papiere", "eigenen papiere", "eigene anteile", "eigener anteile",
        "eigene titel", "eigenen titel", "eigene anteilsscheine", "eigenen anteilsscheine", "eigene stammaktien", "eigene namenaktien", "eigene wertpapiere", how="own"),
    phrase("vom markt", how="market"),
)  # fmt: skip
AMBIGUOUS = ambiguous_forms(TRIGGERS)
SHARES = ("aktie", "aktien", "papiere", "papieren", "anteile", "anteilen", "anteilsscheine", "titel", "anteilsscheinen", "namenaktien", "stammaktien", "vorzugsaktien", "partizipationsscheine", "genussscheine")  # fmt: skip
NOT_SHARES = (
    "anleihe",
    "bond",
    "schuld",
    "wandel",
    "filiale",
    "sparte",
    "tochter",
    "netz",
    "firma",
    "unternehmen",
    "immobilie",
    "geschäft",
)
BUYING = (
    "kauf", "rückkauf", "zurückkauf", "zurückgekauf", "zurückzukauf", "gekauft", "erwerb", "erwirbt", "erwarb", "erworben", "steck", "gesteck", "rückerwerb", "zurückerwerb",
    "investier", "einsammel", "eingesammel", "einzusammel", "sammel", "ankauf", "aufkauf", "aufgekauf", "einzieh", "eingezogen", "zurückerw", "nehmen", "nimmt", "nahm", "genommen", "pump",
)  # fmt: skip
OTHER_DEEDS = (
    "verkauf",
    "verkäuf",
    "veräuß",
    "veräuss",
    "platzier",
    "besitz",
    "halten",
    "hält",
    "hielt",
    "abgab",
    "abgeb",
    "rückkaufswert",
)
PLURAL = frozenset({"rückkäufe", "rückkäufen"})
ASIDE = frozenset("dank nach wegen durch trotz für von seit vor bei beim mit vom zum".split())
GUESSING = frozenset("analysten analyst analystin experten marktteilnehmer".split())
ENDED = frozenset("gestoppt stoppt stoppte aussetzt ausgesetzt gestrichen streicht strich abgesagt pausiert".split())
STARTED = frozenset("startet startete starten gestartet begann begonnen beginnt läuft abgeschlossen beendet beendete abschloss schloss erwarb kaufte kauften erworben zurückgekauft gekauft steckte".split())  # fmt: skip


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for the buyback that the trigger tells."""
    if misread_form(frame, AMBIGUOUS):
        return []
    if not _is_buyback(frame):
        frame.reject("no own shares are bought back")
        return []
    if GUESSING & frame.clause_words:
        frame.reject("others' guess")
        return []
    style = frame.hit.trigger.style
    amount, told_in = read_sum(frame, frame.hit.at, reach=1)
    shares = _shares(frame)
    named = style == "noun"
    company = issuer_of(frame, frame.hit.at if named else -1, assume=named or amount is not None or shares is not None)
    if company is None:
        frame.reject("no company buys")
        return []
    if amount is None and shares is None and _is_aside(frame):
        frame.reject("a buyback that is only alluded to")
        return []
    values = {"company": company, "amount": amount, "shares": shares, "period": _period(frame)}
    return [Draft(dict(values), modality=_modality(frame), evidence={told_in})]


def _is_buyback(frame: Frame) -> bool:
    """Whether shares are what is bought: by the word itself, by its attribute, by the object of its clause."""
    how, view = frame.sets["how"], frame.view
    if how == "noun":
        return True
    if how == "rückkauf":
        after = view.lower[frame.hit.end : frame.hit.end + 4]
        if any(word.startswith(NOT_SHARES) for word in after):
            return False
        named = _names_shares(frame) or "programm" in frame.word or "plan" in frame.word
        return named or (frame.word in PLURAL and after[:1] != ["von"] and bool(frame.mentions("MONEY")))
    if how == "own":
        return _buys(frame)
    if how == "market":
        return frame.has("nehmen", "nimmt", "nahm", "genommen", "kaufen", "kauft") and _names_shares(frame)
    return _names_shares(frame) and not any(word.startswith(NOT_SHARES) for word in frame.clause_words)


def _names_shares(frame: Frame) -> bool:
    return any(word in SHARES for word in frame.clause_words)


def _buys(frame: Frame) -> bool:
    """Whether own shares are bought rather than held, sold or placed."""
    words = frame.clause_words
    return any(word.startswith(BUYING) for word in words) and not any(word.startswith(OTHER_DEEDS) for word in words)


def _is_aside(frame: Frame) -> bool:
    """Whether the noun stands only as a cause or time: "dank Aktienrückkäufen", "nach dem Aktienrückkauf"."""
    view, k = frame.view, frame.hit.at - 1
    while k >= 0 and view.owner[k] is None and view.words[k][:1].islower() and not view.is_finite(k):
        if view.lower[k] in ASIDE:
            return True
        k -= 1
    return False


def _shares(frame: Frame) -> Mention | None:
    """How many shares, or which share of the capital."""
    counts = [m for m in frame.mentions("QUANTITY") if m.amount and (m.amount.unit or "").lower().endswith(SHARES)]
    if counts:
        return frame.nearest(counts)
    return next(
        (
            m
            for m in frame.mentions("PERCENT")
            if any(word.endswith(("kapitals", "aktien", "anteile", "papiere")) for word in frame.view.lower[frame.end(m) : frame.end(m) + 4])
        ),
        None,
    )  # fmt: skip


def _period(frame: Frame) -> Mention | None:
    """How long it lasts: "bis Jahresende", "in den nächsten zwölf Monaten", "2025"; never the day of the news."""
    for scope in ("clause", "sentence"):
        dates = [m for m in frame.mentions("DATE", scope=scope) if not frame.is_compared(m)]
        lasting = [
            m for m in dates if (m.period and m.period.kind in {"period", "fiscal_period"}) or _opens(frame, m, "bis")
        ]
        if lasting:
            return frame.nearest(lasting)
    return None


def _opens(frame: Frame, mention: Mention, word: str) -> bool:
    return frame.view.lower[frame.at(mention)] == word or frame.phrase(mention).prep == word


def _modality(frame: Frame) -> Modality | None:
    """Announced buybacks are plans until they start or are told in the past; stopped ones are denied."""
    words, cued = frame.clause_words, frame.certainty[0]
    if words & ENDED or ({"setzt", "setzte"} & words and "aus" in words):
        return "denied"
    if any(word.startswith(("etwaig", "denkbar")) for word in words):
        return "possible"
    if cued != "asserted":
        return "planned" if cued == "expected" else cued
    return "asserted" if words & STARTED else "planned"


EXAMPLES = (
    yes("Der Softwarekonzern [SAP|COMPANY] will eigene Aktien für bis zu fünf Milliarden Euro zurückkaufen.", company="SAP", amount="5000000000", modality="planned"),
    yes("[Apple|COMPANY] legt ein Aktienrückkaufprogramm über 100 Milliarden Dollar auf.", company="Apple", amount="100000000000", modality="planned"),
    yes("Zudem kündigte die [Deutsche Telekom|COMPANY] für 2026 Rückkäufe eigener Aktien von bis zu zwei Milliarden Euro an.", company="Deutsche Telekom", amount="2000000000", period="für 2026"),
    yes("[Adidas|COMPANY] startet Aktienrückkauf", company="Adidas", modality="asserted"),
    yes("[Nestlé|COMPANY] nimmt bis Ende 2027 Papiere im Wert von 20 Mrd. Fr. vom Markt.", company="Nestlé", amount="20000000000", period="bis Ende 2027"),
    yes("Im dritten Quartal hat [Microsoft|COMPANY] eigene Aktien für neun Milliarden Dollar zurückgekauft.", company="Microsoft", amount="9000000000", modality="asserted", period="Im dritten Quartal"),
    yes("Der Verwaltungsrat der [Partnerhof AG|COMPANY] genehmigte ein weiteres Rückkaufprogramm im Umfang von 750 Millionen Franken.", company="Partnerhof AG", amount="750000000", modality="planned"),
    yes("[Shell|COMPANY] werde in den kommenden drei Monaten Anteile für 3,5 Milliarden Dollar zurückkaufen, teilte der Konzern mit.", company="Shell", amount="3500000000"),
    yes("Die Hauptversammlung ermächtigte den Vorstand der [Voestalpine|COMPANY], bis zu zehn Prozent des Grundkapitals als eigene Aktien zu erwerben.", company="Voestalpine", shares="10"),
    yes("Die [Evotec SE|COMPANY] hat im Rahmen ihres Aktienrückkaufs in der vergangenen Woche 120.000 Aktien erworben.", company="Evotec SE", shares="120000", modality="asserted"),
    yes("[Glencore|COMPANY] prüft laut Finanzkreisen einen Aktienrückkauf.", company="Glencore", modality="possible"),
    yes("Ein Aktienrückkauf stehe bei [Covestro|COMPANY] nicht auf der Agenda, sagte der Finanzchef.", company="Covestro", modality="denied"),
    yes("[BP|COMPANY] setzt das Aktienrückkaufprogramm aus.", company="BP", modality="denied"),
    yes("[Meta|COMPANY] überrascht mit einem 50-Milliarden-Dollar-Aktienrückkauf.", company="Meta", amount="50000000000"),
    yes("Die [Erste Group|COMPANY] plant einen weiteren Aktienrückkauf. Das Volumen soll bei 700 Millionen Euro liegen.", company="Erste Group", amount="700000000"),
    yes("[Airbus|COMPANY] kauft eigene Aktien zurück\nDer Flugzeugbauer [Airbus|COMPANY] will in diesem Jahr Papiere für maximal zwei Milliarden Euro zurückkaufen.", company="Airbus", amount="2000000000"),
    yes("[Visa|COMPANY], das 2023 eigene Aktien für zwölf Milliarden Dollar zurückgekauft hatte, legt nach.", company="Visa", amount="12000000000", modality="asserted"),
    yes("Der Autobauer [Stellantis|COMPANY] steckt drei Milliarden Euro in den Rückkauf eigener Aktien.", company="Stellantis", amount="3000000000"),
    yes("[DWS|COMPANY]-Chef [Stefan Hoops|PERSON] stellte Aktienrückkäufe in Aussicht.", company="DWS", modality="planned"),
    yes("Den Aktienrückkauf über 400 Millionen Euro hat die [Hannover Leasing AG|COMPANY] abgeschlossen.", company="Hannover Leasing AG", amount="400000000", modality="asserted"),
    yes("[Alphabet|COMPANY] kauft für 70 Milliarden Dollar eigene Papiere zurück und zahlt erstmals eine Dividende von 20 Cent je Aktie.", company="Alphabet", amount="70000000000", also=("dividend",)),
    no("Der Kranbauer [Palfinger|COMPANY] verkaufte eigene Aktien.", "treasury shares are sold"),
    no("[Adler Group|COMPANY] bietet den Rückkauf von Anleihen an.", "bonds"),
    no("[Otto|COMPANY] kauft die Filialen zurück.", "a business"),
    no("Analysten hofften auf einen Aktienrückkauf von [Bayer|COMPANY].", "others' guess"),
    no("Der Gewinn je Aktie von [AIG|COMPANY] stieg dank Aktienrückkäufen um 8 Prozent.", "only a cause", also=("earnings",)),
    no("[BMW|COMPANY] hält eigene Aktien im Wert von 300 Millionen Euro.", "a holding"),
    no("Vorstände von [RWE|COMPANY] kauften Aktien ihres Unternehmens.", "managers buy"),
    no("[Bosch|COMPANY] nimmt ein Bauteil vom Markt.", "a product"),
    no("Sollte [Bayer|COMPANY] Aktien zurückkaufen, würde das den Kurs stützen.", "only a hypothesis"),
    no("[Tennet|COMPANY] kauft die Leitungen zurück.", "a grid"),
    no("Die Mitarbeiter von [Siemens|COMPANY] können eigene Aktien in ein Depot übertragen.", "staff"),
)  # fmt: skip

EVENT = EventType(
    record=Buyback,
    triggers=TRIGGERS,
    build=build,
    identity=("company",),
    keys=("company", "amount"),
    judged=Judged(("company",), ("amount",)),
    examples=EXAMPLES,
)
