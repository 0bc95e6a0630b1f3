"""capital_raise: a company raises money: by new shares, bonds, convertibles, loans, rounds of financing.

Not: listings (ipo), state bonds, bonds that are traded or repaid, loans to customers, donations, shares sold by holders.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.backers import backers_of
from tickerlese.events.frame import same_identity
from tickerlese.events.issue_sums import read_sum
from tickerlese.events.issuers import issuer_of
from tickerlese.events.parties import ambiguous_forms, misread_form, open_mentions
from tickerlese.events.raise_kinds import Kind, read_kind
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
from tickerlese.events.topics import topic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.events.frame import Frame
    from tickerlese.events.spec import Modality, SlotValue
    from tickerlese.mention import Mention


class CapitalRaise(EventRecord):
    """Fresh money for a company."""

    type: Literal["capital_raise"] = "capital_raise"
    company: NamedSlot | None = None
    kind: Kind | None = None
    amount: AmountSlot | None = None
    investors: list[NamedSlot] | None = None


TRIGGERS = triggers(
    noun("Kapitalerhöhung", "Kapitalerhöhungen", "Aktienplatzierung", "Aktienemission", "Privatplatzierung", suffix=True, how="equity"),
    noun("Bezugsrechtsemission", "Bezugsrechtskapitalerhöhung", "Bezugsrechtsangebot", how="equity"),
    phrase("neue aktien", "neuen aktien", "neuer aktien", "junge aktien", "neue anteilsscheine", "neue namenaktien", "neue stammaktien", "neuen stückaktien",
        "neue papiere", how="shares"),
    phrase("eigene aktien", "eigener aktien", how="treasury"),
    noun("Grundkapital", "Grundkapitals", "Aktienkapital", "Aktienkapitals", "Stammkapital", "Kapital", how="capital"),
    noun("Wandelanleihe", "Wandelanleihen", "Wandelschuldverschreibung", "Wandelschuldverschreibungen", "Pflichtwandelanleihe", "Umtauschanleihe", "Wandelbond", how="convertible"),
    noun("Anleihe", "Anleihen", suffix=True, how="bond"),
    noun("Bond", "Bonds", "Schuldverschreibung", "Schuldverschreibungen", "Hybridbond", "Green-Bond", how="bond"),
    noun("Kredit", "Kredits", "Kredite", "Konsortialkredit", "Konsortialkredits", "Konsortialkredite", "Überbrückungskredit", "Milliardenkredit", "Millionenkredit", "Brückenkredit",
        "Kreditlinie", "Kreditlinien", "Darlehen", "Darlehens", "Brückenfinanzierung", "Konsortialdarlehen", "Schuldschein", "Schuldscheins", "Schuldscheine", "Schuldscheindarlehen",
        "Schuldscheindarlehens", "Kreditrahmen", "Kreditfazilität", "Kreditvertrag", "Bankkredit", "Bankdarlehen", how="loan"),
    noun("Finanzierungsrunde", "Finanzierungsrunden", "Kapitalrunde", "Investmentrunde", "Investitionsrunde", "Seed-Runde", "Wachstumsfinanzierung", "Anschlussfinanzierung", "Wagniskapital",
        "Risikokapital", "Geldspritze", "Finanzspritze", "Venture-Capital", "Serie-A", "Serie-B", "Serie-C", "Serie-D", "Series-A", "Series-B", "Series-C", "Seed-Finanzierung",
        suffix=False, how="round"),
    phrase("serie a", "serie b", "serie c", "serie d", "serie - a", "serie - b", "serie - c", "serie - d", "series a", "series b", "series c", "series - a", "series - b", "series - c",
        how="round"),
    phrase("frisches geld", "frischem geld", "frisches kapital", "frischem kapital", how="fresh"),
    noun("Investoren", "Geldgeber", "Geldgebern", "Wagniskapitalgeber", "Risikokapitalgeber", "Kapitalgeber", "Kapitalgebern", how="backers"),
    phrase("geliehen", how="loan"),
    phrase("am kapitalmarkt", how="market"),
    verb("sammeln", particle="ein", how="collect"),
    verb("werben", "wirbt", "warb", "geworben", particle="ein", how="collect"),
)  # fmt: skip
AMBIGUOUS = ambiguous_forms(TRIGGERS)
STATE_BONDS = ("staats", "bundes", "us-", "länder", "kommunal", "kriegs", "welt", "euro", "hochzins", "schrott")
GETTING = "holt holte geholt erhält erhielt erhalten bekommt bekam bekommen sichert sicherte gesichert besorgt besorgte".split()
PUTTING = "stecken steckten investieren investierten pumpen pumpten geben gesteckt investiert gepumpt".split()
SUBSCRIBING = "steuert steuern steuerte steuerten zeichnet zeichnen zeichnete schießt schiesst schießen schiessen mitziehen".split()
GIVING = (
    "überweis",
    "spendier",
    "geben",
    "gab",
    "gibt",
    "gewähr",
    "leih",
    "vergib",
    "vergab",
    "bereitgestellt",
    "bewillig",
)
DOUBTED = frozenset("erfunden dementiert bestritten unzutreffend falsch spekulation".split())
ASIDE = frozenset("nach seit vor dank trotz wegen aus durch für mit gegen zur vom bei beim zum".split())
CANCELLED = frozenset("abgesagt gestoppt geplatzt platzte abgeblasen verzichtet gescheitert".split())
DONE = ("platzierte", "platziert", "begab", "begibt", "begeben", "sammelt", "eingesammelt", "erlös", "abgeschlossen", "schloss", "erhielt", "erhält", "nahm", "aufgenommen", "warb", "eingeworben", "emittiert", "gesichert", "sicherte", "bekam", "bekommt", "gab", "sichert")  # fmt: skip
DONORS = frozenset("spenden spende unterschriften müll punkte daten steuergeld wahlkampf kandidat stiftung".split())


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for the measure that the trigger tells."""
    if misread_form(frame, AMBIGUOUS) or _is_no_measure(frame):
        return []
    kind = _kind(frame)
    if kind is None and not _taps_the_market(frame):
        frame.reject("no money is raised")
        return []
    named = frame.hit.trigger.style == "noun" or frame.sets["how"] == "round"
    amount, told_in = read_sum(
        frame, frame.hit.end - 1 if named else frame.hit.at, reach=2 if kind in {"equity", "rights_issue"} else 1
    )
    company = _company(frame, kind, told=amount is not None)
    if company is None:
        frame.reject("no company raises it")
        return []
    if amount is None and not _tells_alone(frame, kind):
        frame.reject("only alluded to")
        return []
    investors = (
        [m for m in backers_of(frame, company) if not same_identity(m, company)] if _has_backers(frame, kind) else []
    )
    values: dict[str, SlotValue] = {"company": company, "kind": kind, "amount": amount, "investors": investors or None}
    return [Draft(values, modality=_modality(frame), evidence={told_in})]


def _is_no_measure(frame: Frame) -> bool:
    """Whether it is about states, markets or gifts."""
    if frame.sets["how"] == "collect" and frame.has("eigene", "eigener", "eigenen"):
        frame.reject("own shares are bought back")
        return True
    if frame.sets["how"] == "bond" and frame.word.startswith(STATE_BONDS):
        frame.reject("a state's bond")
        return True
    if frame.word.endswith("platzierung") and any(
        word.endswith(("aktionäre", "aktionär")) for word in frame.clause_words
    ):
        frame.reject("holders sell their shares")
        return True
    if frame.sets["how"] in {"collect", "fresh", "backers", "market"} and (
        DONORS & frame.sentence_words or not frame.mentions("MONEY", scope="sentence")
    ):
        frame.reject("nothing, or a gift, is collected")
        return True
    return False


def _kind(frame: Frame) -> Kind | None:
    if frame.sets["how"] != "treasury":
        return read_kind(frame)
    sold = any(word.startswith(("platzier", "verkauf", "veräuß", "veräuss")) for word in frame.clause_words)
    return "equity" if sold and frame.mentions("MONEY", scope="sentence") else None


def _taps_the_market(frame: Frame) -> bool:
    """Whether money is got in a way that is left open: "holte sich am Kapitalmarkt 650 Millionen Euro"."""
    return frame.sets["how"] == "market" and frame.has(
        *GETTING, "aufgenommen", "nimmt", "nahm", "eingesammelt", "sammelt", "holen", "besorgen"
    )


def _company(frame: Frame, kind: Kind | None, *, told: bool) -> Mention | None:
    """Who raises: the subject, or who is given a loan; never the owner of "Kredit der Commerzbank"."""
    how = frame.sets["how"]
    if how == "backers" and not frame.has(*GETTING):
        return frame.by_prep(("COMPANY",), "in") if frame.has(*PUTTING) else None
    if how in {"fresh", "round", "loan"}:
        meant = frame.by_prep(("COMPANY",), "für", scope="sentence")
        if meant is not None:
            return meant
    if (kind == "loan" or "spritze" in frame.word) and any(word.startswith(GIVING) for word in frame.clause_words):
        given = [m for m in open_mentions(frame, frame.clause, "COMPANY") if frame.at(m) > 1]
        meant = given[-1] if given else frame.by_prep(("COMPANY",), "an", "für")
        return meant if meant is not None or frame.mentions("COMPANY") else topic(frame)
    if kind in {"equity", "rights_issue"} and frame.has(*SUBSCRIBING):
        named = frame.of_noun(frame.hit.at, "COMPANY") or frame.by_prep(("COMPANY",), "bei")
        return named or topic(frame, besides=open_mentions(frame, frame.clause, "COMPANY"))
    owned = frame.hit.trigger.style == "noun" and kind != "loan"
    return issuer_of(
        frame, frame.hit.at if owned else -1, assume=told or frame.certainty[0] in {"denied", "planned", "possible"}
    )


def _tells_alone(frame: Frame, kind: Kind | None) -> bool:
    """Whether the measure is what the clause is about, though no sum is told."""
    how = frame.sets["how"]
    if how == "capital":
        return bool(frame.mentions("PERCENT"))
    if how in {"collect", "fresh", "round", "treasury", "backers", "market"} or kind == "loan":
        return False
    if how == "equity" and frame.has("platziert", "platzierte", "platzieren", "gezeichnet"):
        return True
    view, k = frame.view, frame.hit.at - 1
    while k >= 0 and view.owner[k] is None and view.words[k][:1].islower() and not view.is_finite(k):
        if view.lower[k] in ASIDE:
            return False
        k -= 1
    return not frame.word.endswith(("en", "ungen")) or frame.sets["how"] != "bond"


def _has_backers(frame: Frame, kind: Kind | None) -> bool:
    return kind in {"funding_round", "equity", "rights_issue"} or "investoren" in frame.clause_words


def _modality(frame: Frame) -> Modality | None:
    words, cued = frame.clause_words, frame.certainty[0]
    if words & CANCELLED or (words & DOUBTED and cued != "asserted"):
        return "denied"
    if cued != "asserted":
        return "planned" if cued == "expected" else cued
    return "asserted" if any(word.startswith(DONE) for word in words) else None


EXAMPLES = (
    yes("Der Autozulieferer [Elringklinger|COMPANY] plant eine Kapitalerhöhung im Volumen von 90 Millionen Euro.", company="Elringklinger", kind="equity", amount="90000000", modality="planned"),
    yes("[Lufthansa|COMPANY] begibt eine Wandelanleihe über 600 Millionen Euro.", company="Lufthansa", kind="convertible", amount="600000000", modality="asserted"),
    yes("Im Zuge einer Barkapitalerhöhung platzierte [Heidelberg Pharma|COMPANY] 2,1 Millionen neue Aktien zu je 7,40 Euro und nahm damit 15,5 Millionen Euro ein.", company="Heidelberg Pharma", kind="equity", amount="15500000", modality="asserted"),
    yes("[TUI|COMPANY] will sich über eine Bezugsrechtsemission 1,8 Milliarden Euro besorgen.", company="TUI", kind="rights_issue", amount="1800000000", modality="planned"),
    yes("Die Kapitalerhöhung mit Bezugsrecht soll der [Meyer Burger|COMPANY] bis zu 250 Mio. Fr. einbringen.", company="Meyer Burger", kind="rights_issue", amount="250000000", modality="planned"),
    yes("Das Münchner Start-up [Quantum Loom|COMPANY] sammelt 40 Millionen Dollar von Investoren ein, darunter [Earlybird|COMPANY] und [Cherry|COMPANY].", company="Quantum Loom", kind="funding_round", amount="40000000", investors=["Earlybird", "Cherry"]),
    yes("In einer Finanzierungsrunde unter Führung von [Sequoia|COMPANY] erlöste die Neobank [Finleo|COMPANY] 120 Millionen Euro.", company="Finleo", kind="funding_round", amount="120000000", investors=["Sequoia"]),
    yes("[Helsing|COMPANY] hat eine Finanzierungsrunde über 600 Millionen Euro abgeschlossen. Angeführt wurde die Runde von [Prima Materia|COMPANY].", company="Helsing", kind="funding_round", amount="600000000", investors=["Prima Materia"]),
    yes("Die [OMV|COMPANY] hat eine Hybridanleihe im Volumen von 750 Millionen Euro platziert.", company="OMV", kind="bond", amount="750000000", modality="asserted"),
    yes("Der Immobilienkonzern [Vonovia|COMPANY] nahm am Donnerstag über zwei Anleihen 1,5 Milliarden Euro auf.", company="Vonovia", kind="bond", amount="1500000000"),
    yes("[Swiss Steel|COMPANY] verhandelt mit den Banken über einen Kredit von 200 Millionen Euro.", company="Swiss Steel", kind="loan", amount="200000000", modality="possible"),
    yes("Der Batteriehersteller [Volthaus|COMPANY] sichert sich eine Kreditlinie über 80 Millionen Euro.", company="Volthaus", kind="loan", amount="80000000"),
    yes("Laut Finanzkreisen prüft [Sixt|COMPANY] die Ausgabe eines Schuldscheins im Umfang von 300 bis 400 Millionen Euro.", company="Sixt", kind="loan", amount="300000000..400000000", modality="possible"),
    yes("[Varta|COMPANY]: Kapitalerhöhung platziert\nDer Batteriekonzern [Varta|COMPANY] hat eine Kapitalerhöhung abgeschlossen. Der Bruttoerlös liegt bei 50 Millionen Euro.", company="Varta", kind="equity", amount="50000000", modality="asserted"),
    yes("Gerüchte über eine Kapitalerhöhung wies der Vorstand der [Baywa|COMPANY] zurück.", company="Baywa", kind="equity", modality="denied"),
    yes("Der Vorstand der [Nordlicht AG|COMPANY] hat beschlossen, das Grundkapital um bis zu 1,4 Mio. Euro durch Ausgabe neuer Aktien zu erhöhen; der Bruttoemissionserlös liegt bei 26,2 Mio. Euro.", company="Nordlicht AG", kind="equity", amount="26200000", modality="planned"),
    yes("[Northvolt|COMPANY] hatte 2022 über eine Wandelanleihe 1,1 Milliarden Dollar eingesammelt.", company="Northvolt", kind="convertible", amount="1100000000", modality="asserted"),
    yes("Frisches Geld für [Aleph|COMPANY]: Das Start-up hat bei Investoren 300 Millionen Dollar eingesammelt, wie es mitteilte.", company="Aleph", kind="funding_round", amount="300000000"),
    yes("Die Bank gewährte dem Modehändler [Esprit|COMPANY] einen Überbrückungskredit von 30 Millionen Euro.", company="Esprit", kind="loan", amount="30000000"),
    yes("Der Kranbauer [Palfinger|COMPANY] platzierte eigene Aktien bei institutionellen Investoren und nahm damit rund 100 Mio. Euro ein.", company="Palfinger", kind="equity", amount="100000000"),
    yes("Die [Wolford|COMPANY] dürfte sich heuer über eine Kapitalerhöhung 25 Millionen Euro beschaffen.", company="Wolford", kind="equity", amount="25000000"),
    no("Die Anleihe der [Adler Group|COMPANY] über 400 Millionen Euro wird im April fällig.", "a bond that is due"),
    no("[BASF|COMPANY] zeigte sich stabil, nachdem Frankreich neue Staatsanleihen über 12 Milliarden Euro platziert hatte.", "state bonds"),
    no("[ING|COMPANY] vergab im ersten Halbjahr Kredite an Firmenkunden.", "loans to customers"),
    no("Der Verein sammelte bei [Siemens|COMPANY] Spenden über 100.000 Euro ein.", "donations"),
    no("[Rewe|COMPANY] sammelt Altbatterien ein.", "goods"),
    no("Nach der Kapitalerhöhung wirkt die Bilanz von [Thyssenkrupp|COMPANY] robuster.", "only alluded to"),
    no("[Benko|COMPANY] zahlte das Darlehen zurück.", "repaid"),
    no("Wagniskapital ist knapp, sagte der Chef von [Auto1|COMPANY].", "no sum"),
    no("Moody's senkte das Rating der Anleihe von [Grand City|COMPANY].", "a rating", also=("credit_rating",)),
    no("Sollte [Bayer|COMPANY] eine Kapitalerhöhung über 5 Milliarden Euro brauchen, würde es eng.", "only a hypothesis"),
    no("Das Eigenkapital der [Commerzbank|COMPANY] stieg auf 33 Milliarden Euro.", "equity on the balance sheet"),
)  # fmt: skip

EVENT = EventType(
    record=CapitalRaise,
    triggers=TRIGGERS,
    build=build,
    identity=("company",),
    keys=("company", "kind", "amount"),
    judged=Judged(("company",), ("kind", "amount")),
    examples=EXAMPLES,
)
