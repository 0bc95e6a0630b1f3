"""partnership: companies that work together, found a joint venture or license something to each other.

Not: takeovers, orders, talks with unions or politics, sponsors of single people, cooperation of states.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.frame import same_identity
from tickerlese.events.parties import ambiguous_forms, doer, misread_form, open_mentions
from tickerlese.events.partners import has_described_partner, may_partner, partners_of, shared_subject
from tickerlese.events.spec import (
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
    from collections.abc import Callable, Iterable

    from tickerlese.events.frame import Frame
    from tickerlese.events.spec import Modality
    from tickerlese.mention import Mention


class Partnership(EventRecord):
    """Companies that do something together."""

    type: Literal["partnership"] = "partnership"
    parties: list[NamedSlot] | None = None
    kind: Literal["partnership", "joint_venture", "licence"] | None = None
    subject: str | None = None


TRIGGERS = triggers(
    noun("Kooperation", "Kooperationen", "Kooperationsvertrag", "Kooperationsvereinbarung", "Kooperationsabkommen", "Partnerschaft", "Partnerschaften",
        "Partnerschaftsabkommen", "Partnerschaftsvertrag", "Zusammenarbeit", "Allianz", "Bündnis", "Schulterschluss", "Absichtserklärung", "Kooperationspartner",
        "Entwicklungskooperation", "Kooperationsverträge", "Kooperationsvereinbarungen", "Zusammenarbeitsvertrag", "Rahmenabkommen", "Bündnisse", "Konsortium", "Techpartnerschaft",
        how="noun"),
    noun("partnerschaft", "kooperation", "allianz", "zusammenarbeit", suffix=True, how="noun"),
    noun("Gemeinschaftsunternehmen", "Gemeinschaftsunternehmens", "Gemeinschaftsfirma", "Venture", "Ventures", "Jointventure", "JV", how="noun", kind="joint_venture"),
    noun("Lizenzvertrag", "Lizenzverträge", "Lizenzvereinbarung", "Lizenzabkommen", "Lizenzdeal", "Lizenzpartnerschaft", "Lizenzkooperation", "Lizenzvergabe",
        how="noun", kind="licence"),
    noun("Rechte", "Lizenz", "Lizenzen", "Vermarktungsrechte", "Vertriebsrechte", "Exklusivrechte", how="rights", kind="licence"),
    verb("kooperieren", how="verb"),
    verb("arbeiten", particle="zusammen", how="verb"),
    verb("tun", "tut", "tat", "getan", particle="zusammen", how="verb"),
    verb("spannen", particle="zusammen", how="verb"),
    verb("verbünden", how="verb"),
    verb("paktieren", how="verb"),
    phrase("gemeinsame sache", how="verb"),
    noun("Partner", "Partnerin", how="partner"),
    noun("partner", suffix=True, how="partner"),
    phrase("kräfte", "kompetenzen", "strang", how="forces"),
    phrase("auf technik", "auf die technik", "auf technologie", "auf die technologie", "auf software", "auf die software", "auf chips", "auf batterien", "auf know - how",
        how="tech"),
    verb("entwickeln", how="with"),
    verb("testen", how="with"),
    verb("erproben", how="with"),
    phrase("gemeinsam mit", "zusammen mit", how="together"),
    phrase("gemeinsam", how="jointly"),
    verb("lizenzieren", how="rights", kind="licence"),
    verb("lizenzieren", particle="ein", how="rights", kind="licence"),
    verb("lizenzieren", particle="aus", how="rights", kind="licence"),
)  # fmt: skip
AMBIGUOUS = ambiguous_forms(TRIGGERS)
SECURING = frozenset("sichert sichern sicherte gesichert erwirbt erwarb erworben erhält erhielt erhalten vergibt vergab vergeben kauft kaufte gekauft gewährt "
    "gewährte verkauft verkaufte lizenziert lizenzierte einlizenziert auslizenziert einlizenzieren auslizenzieren erteilt erteilte übernimmt übernommen einigt "
    "einigten geeinigt verständigt verständigten einigen verständigen schließt schliesst schloss geschlossen unterzeichnet unterzeichnete vereinbart vereinbarte".split())  # fmt: skip
MAKING = ("entwickel", "baut", "bauen", "gebaut", "baue", "betreib", "betrieb", "errichte", "produzier", "herstell", "anbiete", "biete", "gründe", "gegründet",
    "vermarkt", "erforsch", "testet", "testen", "getestet", "plant", "planen", "aufbau", "aufzubauen", "entwickl", "arbeite")  # fmt: skip
BUNDLING = ("bündel", "gebündelt", "vereint", "vereinen", "vereinig", "ziehen", "gezogen")
WINNING = (
    "hol",
    "gehol",
    "gewinn",
    "gewann",
    "gewonnen",
    "find",
    "gefunden",
    "fand",
    "präsentier",
    "ausgewählt",
    "wähl",
    "gewählt",
    "steig",
    "stieg",
)
BECOMING_ONE = frozenset({"wird", "werden", "wurde", "wurden", "geworden"})
ENDED = ("beende", "beendig", "aufgekündigt", "aufkünd", "aufgelöst", "auflös", "platzt", "geplatzt", "gescheitert", "scheitert", "abgebrochen",
    "gestoppt", "stoppt", "beerdigt", "zerbr")  # fmt: skip
ENDING_NOUNS = frozenset({"ende", "aus", "abbruch", "auflösung", "beendigung", "scheitern"})
SPORTS = frozenset(
    "trainer verein fußball bundesliga mannschaft saison album koalition wahlkampf trainers regisseur band musikalischen".split()
)


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for the partnership that the trigger tells."""
    if misread_form(frame, AMBIGUOUS) or not _tells(frame):
        frame.reject("no partnership")
        return []
    parties = PARTIES.get(frame.sets["how"], partners_of)(frame)
    firms = [party for party in parties if party.label == "COMPANY" and party.kind != "media"]
    if not firms or (len(parties) < 2 and not has_described_partner(frame)):
        frame.reject("fewer than two partners")
        return []
    values: dict[str, SlotValue] = {
        "parties": parties,
        "kind": frame.sets.get("kind"),
        "subject": shared_subject(frame),
    }
    return [Draft(values, modality=_modality(frame))]


def _tells(frame: Frame) -> bool:
    """A quick look at the words that a general trigger needs around it."""
    view, how = frame.view, frame.sets["how"]
    if not SPORTS.isdisjoint(view.lower):
        return False
    if frame.word in {"venture", "ventures"}:
        return (
            view.lower[max(0, frame.hit.at - 2) : frame.hit.at][-1:] == ["joint"]
            or view.lower[max(0, frame.hit.at - 2)] == "joint"
        )
    if how in {"together", "jointly"}:
        return any(word.startswith(MAKING) for word in frame.clause_words)
    if how == "partner":
        return _becomes_partner(frame)
    if how == "forces":
        return any(word.startswith(BUNDLING) for word in frame.clause_words)
    if how == "tech":
        return any(word.startswith("setz") or word == "gesetzt" for word in frame.clause_words)
    return how != "rights" or bool(frame.clause_words & SECURING)


def _licensees(frame: Frame) -> list[Mention]:
    """Who grants and who takes: the subject, and whom "von", "bei", "an" names: "sichert sich bei Y die Rechte an …"."""
    acting = doer(frame, "COMPANY")
    other = frame.by_prep(("COMPANY",), "von", "bei", "an", "durch", "mit")
    found = [party for party in (acting, other) if party is not None and party.kind != "media"]
    return found if len(found) == 2 and not same_identity(acting, other) else []


def _becomes_partner(frame: Frame) -> bool:
    """Whether somebody is won "als Partner" or becomes "Partner von"."""
    view, at = frame.view, frame.hit.at
    before = view.lower[max(0, at - 4) : at]
    won = "als" in before and any(word.startswith(WINNING) for word in frame.clause_words)
    return won or bool(frame.clause_words & BECOMING_ONE)


def _won_partners(frame: Frame) -> list[Mention]:
    """As in "X holt Y als Partner ins Boot", "Y wird Partner von X"."""
    acting = doer(frame, "COMPANY")
    owner = frame.of_noun(frame.hit.at, "COMPANY")
    others = [m for m in open_mentions(frame, frame.clause, "COMPANY") if not same_identity(m, acting)]
    other = owner if owner is not None and not same_identity(owner, acting) else next(iter(others), None)
    return [m for m in (acting, other) if m is not None] if other is not None and may_partner(frame, other) else []


def _suppliers_of_technology(frame: Frame) -> list[Mention]:
    """As in "X setzt auf Technik von Y": the subject, and whose technology it is."""
    acting, owner = doer(frame, "COMPANY"), frame.of_noun(frame.hit.end - 1, "COMPANY")
    owner = owner or frame.by_prep(("COMPANY",), "von")
    both = acting is not None and owner is not None and not same_identity(acting, owner)
    return [m for m in (acting, owner) if m is not None] if both else []


def _joint_makers(frame: Frame) -> list[Mention]:
    """As in "X entwickelt mit Y einen Antrieb": the subject, and whom "mit" names."""
    acting = doer(frame, "COMPANY")
    other = frame.by_prep(("COMPANY",), "mit")
    both = acting is not None and other is not None and not same_identity(acting, other)
    if not both or other is None or frame.phrase(other).tail or not may_partner(frame, other):
        return []
    return partners_of(frame)


PARTIES: dict[str, Callable[[Frame], list[Mention]]] = {
    "rights": _licensees, "partner": _won_partners, "tech": _suppliers_of_technology, "with": _joint_makers,
}  # fmt: skip


def _modality(frame: Frame) -> Modality:
    """What has ended is denied; what "wird" be is planned."""
    cued, view = frame.certainty[0], frame.view
    before = set(view.lower[max(0, frame.hit.at - 3) : frame.hit.at])
    given_notice = any(word.startswith(("kündig", "gekündigt")) for word in frame.clause_words) and not frame.has("an")
    dissolved = frame.has("löst", "lösen", "löste", "lösten") and frame.has("auf")
    if given_notice or dissolved or before & ENDING_NOUNS or any(word.startswith(ENDED) for word in frame.clause_words):
        return "denied"
    return "planned" if cued == "expected" else cued


EXAMPLES = (
    yes("[Edeka|COMPANY] und [Payback|COMPANY] haben eine Kooperation gestartet.", parties=["Edeka", "Payback"], kind="partnership"),
    yes("[SAP|COMPANY] und [Nvidia|COMPANY] kooperieren bei KI-Agenten", parties=["SAP", "Nvidia"], subject="KI-Agenten"),
    yes("[Biontech|COMPANY] arbeitet künftig mit dem US-Konzern [Regeneron|COMPANY] zusammen.", parties=["Biontech", "Regeneron"]),
    yes("Der Zugbauer [Stadler|COMPANY] vereinbarte mit dem Softwarehaus [Railmind|COMPANY] eine Zusammenarbeit bei der Fernwartung.", parties=["Stadler", "Railmind"], subject="Fernwartung"),
    yes("[Rheinmetall|COMPANY] gründet Gemeinschaftsunternehmen mit [Leonardo|COMPANY]", parties=["Rheinmetall", "Leonardo"], kind="joint_venture"),
    yes("Das Kartellamt hat das Joint Venture von [BASF|COMPANY] und [Lonza|COMPANY] freigegeben.", parties=["BASF", "Lonza"], kind="joint_venture"),
    yes("Die Wasserstoffsparte bringt [Hagemann SE|COMPANY] in ein Gemeinschaftsunternehmen mit der norwegischen [Nel ASA|COMPANY] ein.", parties=["Hagemann SE", "Nel ASA"], kind="joint_venture"),
    yes("Zwischen [Airbus|COMPANY], [Thales|COMPANY] und [Leonardo|COMPANY] soll eine Partnerschaft im Satellitengeschäft entstehen.", parties=["Airbus", "Thales", "Leonardo"], modality="planned"),
    yes("[Lonza|COMPANY] sicherte sich bei [Dermagen AG|COMPANY] die weltweiten Rechte an einem Wirkstoff.", parties=["Lonza", "Dermagen AG"], kind="licence"),
    yes("[Evotec|COMPANY] schließt Lizenzvertrag mit [Novo Nordisk|COMPANY]", parties=["Evotec", "Novo Nordisk"], kind="licence"),
    yes("Die [Erste Group|COMPANY] geht heuer eine Kooperation mit einem Wiener Fintech ein.", parties=["Erste Group"]),
    yes("[Bosch|COMPANY] entwickle den Antrieb gemeinsam mit [Powercell|COMPANY], hieß es aus Stuttgart.", parties=["Bosch", "Powercell"]),
    yes("[Swisscom|COMPANY] und [Sunrise|COMPANY] spannen beim Glasfaserausbau zusammen.", parties=["Swisscom", "Sunrise"]),
    yes("Insidern zufolge verhandelt [Volkswagen|COMPANY] mit [Xpeng|COMPANY] über eine Kooperation.", parties=["Volkswagen", "Xpeng"], modality="possible"),
    yes("Eine Zusammenarbeit mit [Huawei|COMPANY] sei nicht geplant, sagte ein Sprecher von [Audi|COMPANY].", parties=["Huawei", "Audi"], modality="denied"),
    yes("[Renault|COMPANY] und [Nissan|COMPANY] verbünden sich. Das Joint Venture der beiden Autobauer startet 2026.", parties=["Renault", "Nissan"]),
    yes("Die strategische Allianz zwischen [Bosch|COMPANY] und [Cariad|COMPANY] läuft seit 2022.", parties=["Bosch", "Cariad"]),
    yes("[Daimler Truck|COMPANY] und [Volvo|COMPANY] beenden ihre Zusammenarbeit.", parties=["Daimler Truck", "Volvo"], modality="denied"),
    yes("[Siemens|COMPANY]-Chef [Roland Busch|PERSON] kündigte eine Partnerschaft mit [Microsoft|COMPANY] an.", parties=["Siemens", "Microsoft"], modality="planned"),
    yes("[Telekom|COMPANY] kooperiert mit [Nokia|COMPANY], zugleich startet eine Partnerschaft mit [Ericsson|COMPANY].",
        {"parties": ["Telekom", "Nokia"]}, {"parties": ["Telekom", "Ericsson"]}),
    yes("[Heidelberger Druck|COMPANY], die seit Jahren mit [Canon|COMPANY] kooperiert, verdient mehr.", parties=["Heidelberger Druck", "Canon"]),
    yes("[Mahle|COMPANY] und [Valeo|COMPANY] wollen gemeinsam Elektromotoren entwickeln.", parties=["Mahle", "Valeo"], modality="planned"),
    no("[VW|COMPANY] setzt die Zusammenarbeit mit der IG Metall fort.", "a union"),
    no("Die [Allianz|COMPANY] erhöht die Prämien.", "the insurer"),
    no("Die Zusammenarbeit im Vorstand der [Bayer AG|COMPANY] sei gut.", "inside one firm"),
    no("Deutschland und China wollen enger kooperieren, auch bei Autos von [BMW|COMPANY].", "states"),
    no("Die [Deutsche Bank|COMPANY] arbeitet eng mit den Behörden zusammen.", "authorities"),
    no("[Adidas|COMPANY] verlor gemeinsam mit [Puma|COMPANY] an der Börse.", "shares that fall together"),
    no("Der Trainer beendet die Zusammenarbeit mit [Red Bull|COMPANY].", "sports"),
    no("[Sixt|COMPANY] hat die Rechte der Kunden verletzt.", "other rights"),
    no("[Lufthansa|COMPANY] und [Fraport|COMPANY] legten zusammen drei Prozent zu.", "two shares", also=("price_move", "price_move")),
    no("Das Verhältnis von [Tesla|COMPANY] zu [Panasonic|COMPANY] gilt als angespannt.", "no cooperation"),
)  # fmt: skip

EVENT = EventType(
    record=Partnership,
    triggers=TRIGGERS,
    build=build,
    identity=("parties",),
    keys=("parties",),
    judged=Judged(("parties",), ("kind",)),
    examples=EXAMPLES,
    needs=frozenset({"COMPANY"}),
    defaults={"kind": "partnership"},
)
