"""product_launch: a company shows a product or brings it to market.

Not: figures, plans and strategies that are "vorgestellt", products that are only mentioned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.parties import ambiguous_forms, doer, is_passive, misread_form
from tickerlese.events.product_names import find_product, may_name_product
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
    verb,
    yes,
)
from tickerlese.events.topics import topic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention


class ProductLaunch(EventRecord):
    """A product that is new to the public."""

    type: Literal["product_launch"] = "product_launch"
    company: NamedSlot | None = None
    product: NamedSlot | None = None


TRIGGERS = triggers(
    verb("stellen", particle="vor", how="show"),
    verb("präsentieren", how="show"),
    verb("enthüllen", how="show"),
    verb("zeigen", how="display"),
    verb("launchen", how="launch"),
    verb("lancieren", how="launch"),
    verb("veröffentlichen", how="show"),
    verb("kündigen", particle="an", how="show"),
    verb("führen", particle="ein", how="launch"),
    verb("bringen", "bringt", "brachte", "gebracht", particle="heraus", how="launch"),
    verb("rollen", particle="aus", how="launch"),
    verb("schalten", particle="frei", how="launch"),
    phrase("auf den markt", "in den handel", "in die läden", "in die geschäfte", "in die regale", "ins regal", "in den verkauf", "zu den händlern", how="market"),
    noun("Markteinführung", "Marktstart", "Verkaufsstart", "Lancierung", how="noun"),
    noun("Premiere", "Debüt", suffix=True, how="debut"),
    noun("Verkauf", "Vertrieb", "Auslieferung", "Auslieferungen", how="sale"),
    phrase("ersten exemplare", "erste exemplare", "die ersten kunden", how="sale"),
    noun("Sortiment", "Produktpalette", "Modellpalette", "Produktangebot", how="range"),
    phrase("erhältlich", "bestellbar", "ab sofort verfügbar", "im handel", how="available"),
)  # fmt: skip
AMBIGUOUS = ambiguous_forms(TRIGGERS)
FAIRS = frozenset(
    "messe automesse fachmesse ifa ces iaa salon agritechnica konferenz entwicklerkonferenz hausmesse genf".split()
)
BRINGING = frozenset(
    "bringt bringen brachte brachten gebracht bringe kommt kommen kam kamen gekommen komme wirft".split()
)
STARTING = frozenset(
    "startet starten startete starteten gestartet beginnt beginnen begann begannen begonnen aufgenommen liefert lieferte geliefert ausgeliefert".split()
)
DEBUTS = frozenset("feiert feierte feiern feierten gefeiert gibt gab hat hatte".split())
AVAILABLE = frozenset({"ist", "sind", "sei", "seien", "werden", "wird", "ab"})
CUES = {
    "market": BRINGING,
    "debut": DEBUTS,
    "sale": STARTING,
    "range": frozenset({"um"}),
    "available": AVAILABLE,
}
SHOPS = frozenset("regale regalen läden filialen geschäfte geschäften händler händlern märkte märkten".split())
CAPITAL = frozenset("aktien anteile anteilen beteiligung sparte tochter geschäft börse papiere eigener".split())
FIGURES = (
    "zahlen",
    "bilanz",
    "ergebnis",
    "pläne",
    "plan",
    "strategie",
    "prognose",
    "bericht",
    "studie",
    "ausblick",
    "konzept",
    "dividendenrendite",
    "gutachten",
    "zwischenbericht",
    "gewinn",
    "umsatz",
)


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for the product that the clause launches."""
    how = frame.sets["how"]
    if not may_name_product(frame.view):
        frame.reject("no product")
        return []
    cues = CUES.get(how)
    if misread_form(frame, AMBIGUOUS) or (cues is not None and not frame.clause_words & cues):
        return []
    if cues is not None and frame.clause_words & CAPITAL:
        frame.reject("shares or a business")
        return []
    product = find_product(frame, launched=how in {"launch", "market", "noun"})
    if product is None:
        frame.reject("no product")
        return []
    if how == "display" and not (
        frame.clause_words & FAIRS or any(word.startswith(("neue", "erstmal")) for word in frame.clause_words)
    ):
        frame.reject("shown on no fair")
        return []
    if how in {"show", "display"} and any(word.startswith(FIGURES) for word in frame.clause_words):
        frame.reject("figures or plans are shown")
        return []
    company = _maker(frame, how)
    if company is None:
        frame.reject("no company launches it")
        return []
    return [Draft({"company": company, "product": product})]


def _maker(frame: Frame, how: str) -> Mention | None:
    """Who launches: the subject (or the employer of the person who is it), the agent, the text's company."""
    sold_at = [m for m in frame.mentions("COMPANY") if frame.phrase(m).head in SHOPS]
    by = frame.by_prep(("COMPANY",), "von", "durch")
    by = None if by in sold_at else by
    coming = frame.clause_words & {"kommt", "kommen", "kam", "kamen"} and how == "market"
    if is_passive(frame) or how in {"noun", "available"} or coming:
        return by or topic(frame, besides=sold_at)
    return doer(frame, "COMPANY") or by or topic(frame)


EXAMPLES = (
    yes("[Apple|COMPANY] stellt das iPhone 17 vor.", company="Apple", product="iPhone 17"),
    yes("[Apple|COMPANY] hat am Dienstag in Cupertino seine neue Computerbrille Vision Pro 2 vorgestellt.", company="Apple", product="Vision Pro 2"),
    yes("[BMW|COMPANY] präsentierte auf der IAA den iX3.", company="BMW", product="iX3"),
    yes("[Mercedes-Benz|COMPANY] bringt 2026 ein günstigeres Elektroauto auf den Markt.", company="Mercedes-Benz", product="Elektroauto"),
    yes("[Novo Nordisk|COMPANY] führt die Abnehmspritze Wegovy in China ein.", company="Novo Nordisk", product="Wegovy"),
    yes("[OpenAI|COMPANY] veröffentlichte am Donnerstag das Sprachmodell GPT-5.", company="OpenAI", product="GPT-5"),
    yes("[Xiaomi|COMPANY]-Chef [Lei Jun|PERSON] enthüllte den Sportwagen SU8.", company="Xiaomi", product="SU8"),
    yes("Das neue Smartphone „Galaxy S30“ von [Samsung|COMPANY] kommt im Februar in den Handel.", company="Samsung", product="Galaxy S30"),
    yes("[Ypsomed|COMPANY] lanciert im Herbst die Insulinpumpe Mylife Loop.", company="Ypsomed", product="Mylife Loop"),
    yes("Auf der Ifa zeigte [Miele|COMPANY] seinen ersten Saugroboter namens Scout X.", company="Miele", product="Scout X"),
    yes("Die Münchner hätten den Chip M9 am Montag vorgestellt, teilte [Infineon|COMPANY] mit.", company="Infineon", product="M9"),
    yes("Vorgestellt wurde der Traktor Fendt 800 von [Agco|COMPANY] auf der Agritechnica.", company="Agco", product="Fendt 800"),
    yes("Die Markteinführung der Wärmepumpe Aero Plus plant [Vaillant|COMPANY] für Mai.", company="Vaillant", product="Aero Plus", modality="planned"),
    yes("Im Juni bringt [Fielmann|COMPANY] unter dem Namen Klaro sein erstes Hörgerät auf den Markt.", company="Fielmann", product="Klaro"),
    yes("Zudem präsentierte [Alibaba|COMPANY] die neueste Version seiner Sprachmodelle: das Qwen4-Max.", company="Alibaba", product="Qwen4-Max"),
    yes("Ein neues Mikroskop für die Chipprüfung hat die [Optikwerk Lahn AG|COMPANY] vorgestellt: Das „Nanoskan 5“ soll 2,4 Mio. Euro kosten.", company="Optikwerk Lahn AG", product="Nanoskan 5"),
    yes("[Kelpwerk|COMPANY] wächst. Im Sommer kommt „Kelprap“, eine Folie für Endkunden, in die Regale von [Rossmann|COMPANY].", company="Kelpwerk", product="Kelprap"),
    yes("[Miele|COMPANY] startet den Verkauf des Backofens Dialog 3.", company="Miele", product="Dialog 3"),
    yes("Der Verkauf der Uhr Chronos X von [Junghans|COMPANY] beginnt im Mai.", company="Junghans", product="Chronos X"),
    yes("Auf der IAA feiert der Elektro-Kombi Aveo Wagon von [Opel|COMPANY] Premiere.", company="Opel", product="Aveo Wagon"),
    yes("[Opel|COMPANY] feiert in München die Weltpremiere des Geländewagens Frontero X.", company="Opel", product="Frontero X"),
    yes("Seit Montag ist das Smartphone Nova 12 von [Huawei|COMPANY] auch in Deutschland erhältlich.", company="Huawei", product="Nova 12"),
    yes("Ab Oktober ist der E-Scooter „Flitz 3“ von [Segway|COMPANY] im Handel.", company="Segway", product="Flitz 3"),
    yes("Das neue Betriebssystem Orbis OS 4 von [Celonis|COMPANY] ist ab sofort verfügbar.", company="Celonis", product="Orbis OS 4"),
    yes("[DeepL|COMPANY] schaltet das Sprachmodell Atlas 2 für alle Kunden frei.", company="DeepL", product="Atlas 2"),
    yes("Mit dem „Solara 7“ bringt [Viessmann|COMPANY] eine Wärmepumpe für Altbauten auf den Markt.", company="Viessmann", product="Solara 7"),
    yes("[Ricola|COMPANY] erweitert das Sortiment um das Kaubonbon „Alpenkraft“.", company="Ricola", product="Alpenkraft"),
    yes("[Ferrero|COMPANY] wirft im Herbst die Eiscreme „Nocciola Ice“ auf den Markt.", company="Ferrero", product="Nocciola Ice"),
    yes("Marktstart für die Abnehmpille Orvena von [Roche|COMPANY] ist im März.", company="Roche", product="Orvena"),
    yes("[Tesla|COMPANY] zeigt erstmals den Kleinwagen Model Q.", company="Tesla", product="Model Q"),
    yes("Auf der Hannover Messe zeigt [Festo|COMPANY] den Greifarm Bionix 4.", company="Festo", product="Bionix 4"),
    yes("[Xiaomi|COMPANY] liefert die ersten Exemplare des Elektroautos YU9 aus.", company="Xiaomi", product="YU9"),
    yes("Mit dem SUV Terrano E will [Skoda|COMPANY] im Frühjahr auf den Markt kommen.", company="Skoda", product="Terrano E", modality="planned"),
    yes("[Nintendo|COMPANY] will die Spielekonsole Switch 3 im Juni auf den Markt bringen.", company="Nintendo", product="Switch 3", modality="planned"),
    yes("Die Spielekonsole Switch 3 kommt laut [Nintendo|COMPANY] im Juni auf den Markt.", company="Nintendo", product="Switch 3"),
    yes("[Garmin|COMPANY] hat die Sportuhr Fenix 9 angekündigt.", company="Garmin", product="Fenix 9"),
    yes("[Novartis|COMPANY] hat das Krebsmittel Kisvella in Deutschland eingeführt.", company="Novartis", product="Kisvella"),
    yes("[Zalando|COMPANY] führt unter dem Namen „Zircle Plus“ ein Abo für Gebrauchtmode ein.", company="Zalando", product="Zircle Plus"),
    yes("[Logitech|COMPANY] präsentierte in Zürich die Maus «MX Prime».", company="Logitech", product="MX Prime"),
    yes("Die Autobranche trifft sich zur IAA in München, wo [BMW|COMPANY] den iX3 der Neuen Klasse vorstellt.", company="BMW", product="iX3"),
    no("[Bayer|COMPANY] stellt die Bilanz vor.", "figures"),
    no("[Conti|COMPANY] stellte seine Pläne für die Abspaltung vor.", "plans"),
    no("Die [Porsche|COMPANY]-Aktie präsentiert das niedrigste KGV im Dax.", "a ratio"),
    no("[DHL|COMPANY] führt die Viertagewoche ein.", "no product"),
    no("[VW|COMPANY] stellt die Produktion des Golf ein.", "the end of one"),
    no("Die [Commerzbank|COMPANY] kündigte den Abbau von 3900 Stellen an.", "jobs", also=("layoffs",)),
    no("[RWE|COMPANY] brachte eine Anleihe auf den Markt.", "a bond"),
    no("[Anna Berg|PERSON] stellte sich bei [Siemens|COMPANY] vor.", "a person"),
    no("[Festo|COMPANY] stellte den Betrieb in Rohrbach vor Probleme.", "problems"),
    no("[Bosch|COMPANY] feiert die Premiere seiner Quartalszahlen im neuen Format.", "figures"),
    no("Die Aktie von [Xiaomi|COMPANY] ist im Handel um 3 Prozent gefallen.", "trading", also=("price_move",)),
    no("[Rossmann|COMPANY] nimmt die Marke „Kelprap“ aus den Regalen.", "the end of one"),
    no("[Miele|COMPANY] startet den Verkauf eigener Aktien.", "shares"),
    no("Der Verkauf der Sparte Solar 3 von [Bosch|COMPANY] beginnt im Mai.", "a business is sold", also=("divestiture",)),
)  # fmt: skip

EVENT = EventType(
    record=ProductLaunch,
    triggers=TRIGGERS,
    build=build,
    identity=("product",),
    keys=("company", "product"),
    judged=Judged(("company", "product"), ("company", "product")),
    examples=EXAMPLES,
    needs=frozenset({"COMPANY", "PERSON", "PRODUCT"}),
)
