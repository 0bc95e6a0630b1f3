"""insolvency: a named company is or may become insolvent, and how far the case is.

Not: statistics of insolvencies, lost matches ("Pleite" in sport), states, people, creditors and courts of others' cases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.affected import acting, hit_at, is_firm, reporter, suffering, told_with, understood
from tickerlese.events.insolvency_stages import Stage, read_stage
from tickerlese.events.parties import BECOMING, listed
from tickerlese.events.spec import (
    Draft,
    EventRecord,
    EventType,
    Judged,
    NamedSlot,
    no,
    noun,
    phrase,
    triggers,
    yes,
)
from tickerlese.modality import CONDITIONALS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.events.frame import Frame
    from tickerlese.events.spec import Modality
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention


class Insolvency(EventRecord):
    """The insolvency of a company: threatening, filed, opened, planned, averted or wound up."""

    type: Literal["insolvency"] = "insolvency"
    company: NamedSlot | None = None
    stage: Stage | None = None


TRIGGERS = triggers(
    noun("Insolvenz", "Großinsolvenz", "Planinsolvenz", "Konkurs", "Konkurses", "Bankrott", "Bankrotts", "Zahlungsunfähigkeit", "Pleite", "Milliardenpleite", "Firmenpleite", how="state"),
    noun("Insolvenzantrag", "Insolvenzantrags", "Insolvenzanträge", "Konkursantrag", "Gläubigerschutz", "Gläubigerschutzverfahren", "Schutzschirm", "Schutzschirmverfahren",
        "Eigenverwaltung", "Eigenverwaltungsverfahren", "Sanierungsverfahren", "Sanierungsverfahrens", "Insolvenzanmeldung", "Bilanzdeponierung", how="filing"),
    noun("Nachlassstundung", "Nachlassverfahren", "Nachlassverfahrens", "Insolvenzverfahren", "Insolvenzverfahrens", "Konkursverfahren", "Konkursverfahrens", "Konkurseröffnung",
        "Insolvenzeröffnung", how="case"),
    noun("Insolvenzverwalter", "Insolvenzverwalters", "Insolvenzverwalterin", "Sachwalter", "Sachwalterin", "Masseverwalter", "Masseverwalterin", how="trustee"),
    noun("Insolvenzplan", "Insolvenzplans", "Insolvenzplanverfahren", "Sanierungsplan", "Sanierungsplans", how="plan"),
    noun("Liquidation", "Zerschlagung", how="winding"),
    noun("Verfahren", "Verfahrens", how="proceedings"),
    phrase("chapter 11", "chapter eleven", "kapitel 11", "chapter - 11", how="filing"),
    phrase("abgewickelt", how="wound"),
    phrase("insolvent", "zahlungsunfähig", "pleite", "bankrott", how="state"),
    phrase("geld ausgeht", "geld ausgehe", "geld ausgehen", "geld ausginge", "geld aus", how="money"),
    phrase("insolvente", "insolventen", "insolventer", "zahlungsunfähige", "zahlungsunfähigen", "bankrotte", how="attribute"),
)  # fmt: skip
STATISTICS = frozenset(
    "zahl anzahl anstieg firmeninsolvenzen unternehmensinsolvenzen insolvenzwelle pleitewelle insolvenzzahlen statistik".split()
)
SPORT = tuple("niederlage trainer spiel liga pokal halbzeit heimpleite auswärts saison tabelle wahl partei".split())
TRUSTEE_CUES = tuple("bestell eingesetzt setzte ernannt ernannte bestimmt".split())
PLAN_CUES = ("gläubiger", "insolven", "gericht", "konkurs", "quote")
WINDING_CUES = ("gläubiger", "insolven", "verwalter", "pleite", "konkurs")
DISSOLVING = tuple("gegangen geht ging beschloss beschließ droht beantrag eingeleitet tritt".split())
SHELTERING = ("unter", "zuflucht", "schlüpf", "flücht", "such")
LED_INTO = tuple("gegangen geraten gerutscht geschlittert befindlich geschickt getrieben".split())
ESTATES = frozenset(
    "vermögen gläubiger gläubigern gläubigerausschuss gläubigerversammlung gläubigerausschüsse eröffnung verfahren".split()
)
OTHERS = frozenset({"des", "der", "eines", "einer", "vieler", "mehrerer", "von"})
PROCEEDING = ("eröffnet", "abwend", "abgewend", "aufgehoben", "bewilligt")
IMAGINED = frozenset({"wäre", "wären", "würde", "würden"})
AFTERWARDS = frozenset({"nach", "seit", "wegen", "durch", "infolge", "aus"})
BUREAUS = frozenset("Creditreform KSV1870 KSV AKV Crif Coface Atradius".split())
RUN = frozenset("betrieb betriebs geschäft geschäfte geschäftsbetrieb belegschaft vermögen marke produktion".split())
LONGEST_NAME_WAY = 6
FAR = 8


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for each company that the trigger says is insolvent."""
    how = frame.sets["how"]
    refusal = _refusal(frame, how)
    if refusal:
        frame.reject(refusal)
        return []
    company = _company(frame, how)
    if company is None or BUREAUS.intersection((company.name or "").split()[:1]):
        frame.reject("no company is insolvent")
        return []
    stage = read_stage(frame, how)
    modality: Modality | None = None
    if stage == "averted" or how == "attribute" or _is_presupposed(frame):
        modality = "asserted"
    elif stage == "warned" and frame.certainty[0] != "denied":
        modality = "possible"
    firms = listed(frame, company) if company in frame.view.mentions else [company]
    return [Draft({"company": firm, "stage": stage}, modality=modality) for firm in firms]


def _refusal(frame: Frame, how: str) -> str:
    """Why the word tells no company's insolvency, or ""."""
    if frame.hit.trigger.style == "phrase" and frame.view.words[frame.hit.at] == "Pleite":
        return "the noun has a trigger of its own"
    if frame.view.lower[0] in CONDITIONALS:
        return "only a hypothesis"
    if STATISTICS & frame.sentence_words:
        return "a statistic"
    behind = frame.view.lower[frame.hit.end : frame.hit.end + 1]
    if "pleite" in frame.word and (behind == ["gegen"] or any(word.startswith(SPORT) for word in frame.sentence_words)):
        return "a lost match"
    if frame.word == "schutzschirm" and not any(word.startswith(SHELTERING) for word in frame.clause_words):
        return "a shield of the state"
    return "" if _is_told(frame, how) else "nothing happens in the case"


def _is_told(frame: Frame, how: str) -> bool:
    """Whether words that need company have it: a plan its creditors, a trustee his appointment."""
    words = frame.sentence_words - {frame.word}
    if how == "trustee":
        return any(word.startswith(TRUSTEE_CUES) for word in words) or _in_trust(frame) is not None
    if how == "wound":
        return _is_wound_up(frame)
    if how == "plan":
        return frame.word.startswith("insolvenz") or any(word.startswith(PLAN_CUES) for word in words)
    if how == "proceedings":
        told = frame.document.latest("insolvency", "company", frame.view.index, 1) is not None
        return told and any(word.startswith(PROCEEDING) for word in frame.clause_words)
    if how == "winding" and (IMAGINED & frame.clause_words or frame.has("fall", "falle")):
        return False
    if how == "winding":
        dissolved = frame.word == "liquidation" and any(word.startswith(DISSOLVING) for word in frame.clause_words)
        return dissolved or any(word.startswith(WINDING_CUES) for word in words)
    return True


def _in_trust(frame: Frame) -> Mention | None:
    """The company that a trustee runs or sells: "bei X sucht der Verwalter", "führt den Betrieb von X weiter"."""
    owned = [m for m in frame.mentions("COMPANY", scope="sentence") if is_firm(m) and frame.phrase(m).head in RUN]
    return hit_at(frame, scope="sentence") or frame.nearest(owned)


def _is_wound_up(frame: Frame) -> bool:
    """Whether the company itself "wird abgewickelt", not payments or deals."""
    view, words = frame.view, frame.clause_words
    firm = acting(frame)
    if (
        firm is None
        or not 0 <= frame.at(firm) < frame.hit.at
        or not BECOMING & words
        or {"über", "durch"} & words
        or frame.mentions("MONEY", "QUANTITY")
    ):
        return False
    ranges = view.clauses[frame.clause].ranges
    nouns = [
        k for first, last in ranges for k in range(first, last) if view.words[k][:1].isupper() and view.owner[k] is None
    ]
    return not any(k > ranges[0][0] and view.lower[k - 1] in {"der", "die", "das", "viele", "alle"} for k in nouns)


def _company(frame: Frame, how: str) -> Mention | None:
    """Whose insolvency it is."""
    view, at = frame.view, frame.hit.end - 1
    if how == "attribute" or _is_led_into(view, at + 1):
        return _described(frame)
    found = _estate(frame) or told_with(frame, at, {"von", "bei", "für", "über"})
    if found is not None:
        return found
    if _is_anothers(frame):
        told = (
            frame.document.latest("insolvency", "company", view.index, FAR) if _only_dates(view, frame.hit.at) else None
        )
        if told is not None:
            return told
        frame.reject("someone else's insolvency")
        return None
    found = frame.by_prep(("COMPANY",), "für", "bei")
    if how == "proceedings":
        return found or acting(frame) or frame.document.latest("insolvency", "company", frame.view.index, 1)
    if how == "trustee":
        named = any(word.startswith(TRUSTEE_CUES) for word in frame.sentence_words)
        return found or (None if named else _in_trust(frame)) or reporter(frame) or understood(frame)
    if how == "wound":
        return acting(frame)
    return found or acting(frame) or suffering(frame) or hit_at(frame) or reporter(frame) or understood(frame)


def _only_dates(view: SentenceView, at: int) -> bool:
    """Whether the noun stands bare behind "nach", "seit": "drei Wochen nach dem Insolvenzantrag"."""
    return at > 1 and view.lower[at - 1] in {"dem", "der"} and view.lower[at - 2] in AFTERWARDS


def _is_led_into(view: SentenceView, k: int) -> bool:
    """Whether the word behind the trigger makes it an attribute: "die in Konkurs gegangene X GmbH"."""
    attributive = k + 1 < len(view) and view.lower[k].startswith(LED_INTO) and view.words[k + 1][:1].isalnum()
    return attributive and not view.is_finite(k + 1)


def _described(frame: Frame) -> Mention | None:
    """The company in the same phrase: "die insolvente Kette X", "der insolvente Zulieferer"."""
    view = frame.view
    if (owner := view.owner[frame.hit.at]) is not None and owner.anaphor:
        return owner
    for k in range(frame.hit.end, min(len(view), frame.hit.end + LONGEST_NAME_WAY)):
        found = view.owner[k]
        if found is not None and is_firm(found):
            return found
        if view.words[k] in {",", ";", ":", "."} or view.is_finite(k):
            break
    return None


def _estate(frame: Frame) -> Mention | None:
    """The company behind "Vermögen der", "Gläubiger von"."""
    owned = [m for m in frame.mentions("COMPANY", scope="sentence") if frame.phrase(m).head in ESTATES]
    return frame.nearest([m for m in owned if frame.phrase(m).relation in {"von", "genitive"}])


def _is_presupposed(frame: Frame) -> bool:
    """Whether the case only dates something else: "während des Insolvenzverfahrens"."""
    return bool(
        {"während", "seit", "nach", "trotz"}.intersection(frame.view.lower[max(0, frame.hit.at - 2) : frame.hit.at])
    )


def _is_anothers(frame: Frame) -> bool:
    """Whether the noun belongs to someone without a name ("die Insolvenz eines Kunden"), or only dates something."""
    view, k = frame.view, frame.hit.end
    if frame.hit.trigger.style != "noun":
        return False
    following = next((j for j in range(k + 1, min(len(view), k + 4)) if view.words[j][:1].isupper()), -1)
    if k < len(view) and view.lower[k] in OTHERS and following >= 0:
        owner = view.owner[following]
        return owner is None or owner.label in {"LOCATION", "ORGANIZATION", "PERSON"}
    j = frame.hit.at - 1
    while j >= 0 and view.words[j].islower() and view.lower[j] not in AFTERWARDS and frame.hit.at - j < 4:
        j -= 1
    return j >= 0 and view.lower[j] in AFTERWARDS


EXAMPLES = (
    yes("[Novatherm|COMPANY] ist insolvent.", company="Novatherm", stage="filed", modality="asserted"),
    yes("Modekette [Brandl|COMPANY] meldet Insolvenz an", company="Brandl", stage="filed"),
    yes("Die [Hirsch Brauerei GmbH|COMPANY] hat beim Amtsgericht Ulm einen Insolvenzantrag gestellt.", company="Hirsch Brauerei GmbH", stage="filed"),
    yes("Über das Vermögen der [Signa Prime|COMPANY] wurde am Handelsgericht Wien ein Konkursverfahren eröffnet.", company="Signa Prime", stage="opened"),
    yes("[Northvolt|COMPANY] beantragt in den USA Gläubigerschutz nach Chapter 11.", company="Northvolt", stage="filed"),
    yes("Die [KTM AG|COMPANY] muss ein Sanierungsverfahren mit Eigenverwaltung beantragen.", company="KTM AG", stage="filed"),
    yes("Der Autozulieferer [Recaro|COMPANY] will sich in Eigenverwaltung sanieren.", company="Recaro", stage="filed"),
    yes("Das Gericht gewährte der [Swissair|COMPANY] Nachlassstundung.", company="Swissair", stage="opened"),
    yes("Dem Reiseveranstalter [Voyago|COMPANY] droht die Pleite.", company="Voyago", stage="warned", modality="possible"),
    yes("[Baywa|COMPANY] warnt vor der Insolvenz.", company="Baywa", stage="warned"),
    yes("Ohne frische Mittel gehe [Lilium|COMPANY] im November das Geld aus, teilte der Flugtaxibauer mit.", company="Lilium", stage="warned"),
    yes("Die Gläubiger der [Galeria|COMPANY] haben dem Insolvenzplan zugestimmt.", company="Galeria", stage="plan"),
    yes("[Leoni|COMPANY] hat die Insolvenz abgewendet.", company="Leoni", stage="averted", modality="asserted"),
    yes("Der Möbelhändler [Kika|COMPANY] ist nach dem Aus für die Sanierung in die Liquidation gegangen.", company="Kika", stage="liquidation"),
    yes("Dem Elektrohändler [Efbe|COMPANY] droht nach der Insolvenz die Zerschlagung.", company="Efbe", stage="warned"),
    yes("Der Finanzinvestor [Robus|COMPANY] kauft den insolventen Hersteller [Gerry Weber|COMPANY].", company="Gerry Weber", stage="filed", also=("acquisition",)),
    yes("[Wirecard|COMPANY]-Pleite beschäftigt weiter die Gerichte", company="Wirecard", stage="filed"),
    yes("Das Amtsgericht Karlsruhe bestellte einen Anwalt zum vorläufigen Insolvenzverwalter der [Volocopter GmbH|COMPANY].", company="Volocopter GmbH", stage="filed"),
    yes("Die Tochter [Esprit Europe|COMPANY] werde unter einen Schutzschirm flüchten, hieß es am Jänner-Ende.", company="Esprit Europe", stage="filed"),
    yes("[Depot|COMPANY] soll nach Informationen aus Finanzkreisen zahlungsunfähig sein.", company="Depot", stage="filed", modality="possible"),
    yes("[Meyer Burger|COMPANY] dementierte am Montag, insolvent zu sein.", company="Meyer Burger", modality="denied"),
    yes(
        "Der Küchenbauer [Alno|COMPANY] hat im Juli Insolvenz beantragt. Am 1. Oktober wurde das Verfahren eröffnet.",
        {"company": "Alno", "stage": "filed"}, {"company": "Alno", "stage": "opened"},
    ),
    yes("Auch die [Tupperware Schweiz AG|COMPANY], deren Mutter im September Konkurs anmeldete, ist pleite.", company="Tupperware Schweiz AG"),
    yes("[Fisker|COMPANY] geht in den Konkurs, 300 Zulieferer warten auf ihr Geld.", company="Fisker", stage="filed"),
    no("Die Zahl der Insolvenzen von Bauunternehmen stieg, meldet [Creditreform|COMPANY].", "a statistic"),
    no("Nach der Pleite gegen Dortmund steht der Trainer von [Bayer|COMPANY] unter Druck.", "a lost match"),
    no("[Allianz Trade|COMPANY] erwartet 24.000 Insolvenzen.", "a forecast of many", also=("market_forecast",)),
    no("Die Insolvenz eines Kunden belastet [Hornbach|COMPANY].", "someone else"),
    no("Investoren fordern die Zerschlagung von [Alphabet|COMPANY].", "a break-up"),
    no("Ist eine Firma zahlungsunfähig, muss sie Insolvenz anmelden.", "advice"),
    no("Die Liquidation von Long-Positionen drückte den Kurs von [Coinbase|COMPANY].", "positions"),
    no("Der Staat spannt einen Schutzschirm über [Siemens Energy|COMPANY].", "a shield of the state"),
    no("[Bain|COMPANY] legt einen Sanierungsplan für die Marke vor.", "no creditors"),
    no("Bei der Wahl erlebte die Partei eine Pleite, sagt ein Forscher von [Forsa|COMPANY].", "an election"),
    no("Sollte [Varta|COMPANY] Insolvenz anmelden, verlören die Aktionäre alles.", "a hypothesis"),
)  # fmt: skip

EVENT = EventType(
    record=Insolvency,
    triggers=TRIGGERS,
    build=build,
    identity=("company",),
    keys=("stage",),
    judged=Judged(("company",), ("stage",)),
    examples=EXAMPLES,
    defaults={"stage": "filed"},
)
