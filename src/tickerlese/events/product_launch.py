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
    phrase("auf den markt", "in den handel", "in die läden", "in die geschäfte", how="market"),
    noun("Markteinführung", "Marktstart", "Verkaufsstart", "Weltpremiere", "Lancierung", how="noun"),
)  # fmt: skip
AMBIGUOUS = ambiguous_forms(TRIGGERS)
FAIRS = frozenset(
    "messe automesse fachmesse ifa ces iaa salon agritechnica konferenz entwicklerkonferenz hausmesse genf".split()
)
BRINGING = frozenset(
    "bringt bringen brachte brachten gebracht bringe kommt kommen kam kamen gekommen komme wirft".split()
)
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
    if misread_form(frame, AMBIGUOUS) or (how == "market" and not frame.clause_words & BRINGING):
        return []
    product = find_product(frame, launched=how in {"launch", "market", "noun"})
    if product is None:
        frame.reject("no product")
        return []
    if how == "display" and not (
        frame.clause_words & FAIRS or any(word.startswith("neue") for word in frame.clause_words)
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
    by = frame.by_prep(("COMPANY",), "von", "durch")
    if is_passive(frame) or how == "noun" or frame.clause_words & {"kommt", "kommen", "kam", "kamen"}:
        return by or topic(frame)
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
    no("[Bayer|COMPANY] stellt die Bilanz vor.", "figures"),
    no("[Conti|COMPANY] stellte seine Pläne für die Abspaltung vor.", "plans"),
    no("Die [Porsche|COMPANY]-Aktie präsentiert das niedrigste KGV im Dax.", "a ratio"),
    no("[DHL|COMPANY] führt die Viertagewoche ein.", "no product"),
    no("[VW|COMPANY] stellt die Produktion des Golf ein.", "the end of one"),
    no("Die [Commerzbank|COMPANY] kündigte den Abbau von 3900 Stellen an.", "jobs", also=("layoffs",)),
    no("[RWE|COMPANY] brachte eine Anleihe auf den Markt.", "a bond"),
    no("[Anna Berg|PERSON] stellte sich bei [Siemens|COMPANY] vor.", "a person"),
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
