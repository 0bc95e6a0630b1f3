"""product_launch: a company shows a product or brings it to market.

Not: figures, plans and strategies that are "vorgestellt", products that are only mentioned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.parties import ambiguous_forms, doer, is_passive, misread_form, topic
from tickerlese.events.product_names import find_product
from tickerlese.events.spec import Draft, EventRecord, EventType, NamedSlot, noun, phrase, triggers, verb

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
FAIRS = frozenset("messe automesse fachmesse ifa ces iaa salon agritechnica konferenz entwicklerkonferenz hausmesse genf".split())
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
    if misread_form(frame, AMBIGUOUS) or (how == "market" and not frame.clause_words & BRINGING):
        return []
    product = find_product(frame, launched=how in {"launch", "market", "noun"})
    if product is None:
        frame.reject("no product")
        return []
    if how == "display" and not (frame.clause_words & FAIRS or any(word.startswith("neue") for word in frame.clause_words)):
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
)  # fmt: skip

EVENT = EventType(
    record=ProductLaunch,
    triggers=TRIGGERS,
    build=build,
    identity=("product",),
    keys=("company", "product"),
    examples=EXAMPLES,
    needs=frozenset({"COMPANY", "PERSON", "PRODUCT"}),
)
