"""Orders told by a verb: "Y bestellt bei X 103 Flugzeuge", "Y beauftragt X mit …", "X liefert Y 62 Züge", "X baut für Y eine Anlage".

In: a ``Frame`` on such a verb. Out: ``Order`` objects. Refused: posts that people are "bestellt" to, mandates for banks and
lawyers, figures that are "geliefert", consumers' orders.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.frame import same_identity
from tickerlese.events.order_terms import counts_goods, order_amount, subject_behind, subject_of_verb
from tickerlese.events.orders import FIRM, Order, buyer, can_buy, in_dative, institution, other_firm
from tickerlese.events.parties import BECOMING, doer, is_passive, listed, open_mentions
from tickerlese.events.topics import topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

MANDATES = (
    "verkauf",
    "suche",
    "prüfung",
    "bank",
    "kanzlei",
    "anwält",
    "anwalt",
    "gutachter",
    "berater",
    "sanierungsgut",
    "sanierungsber",
    "vermittl",
    "verhandlung",
    "börsengang",
    "interesse",
    "regierungsbildung",
)
FIGURES = frozenset("zahlen ergebnisse ergebnis bilanz argumente argument gründe grund impulse impuls daten hinweise beweis schlagzeilen rendite signale signal "
    "gewinn umsatz quartalszahlen performance duell schlagabtausch rückenwind gesprächsstoff unterstützung erklärung antwort antworten vorlage kampf".split())  # fmt: skip
SHARES = (
    "aktien",
    "anteile",
    "anteilsscheine",
    "papiere",
    "titel",
    "prozent",
    "wohnungen",
    "filialen",
    "häuser",
    "immobilien",
    "märkte",
    "stellen",
)
POSTS = frozenset("geschäftsführer vorstand vorstandschef vorstandsmitglied aufsichtsrat chef finanzvorstand nachfolger sachwalter insolvenzverwalter verwalter "
    "gericht amtsgericht".split())  # fmt: skip


def ordered(frame: Frame) -> Iterator[Order]:
    """As in "Y bestellt bei X 103 Flugzeuge", "Y ordert 40 Busse von X"."""
    words = frame.clause_words
    if words & POSTS or {"gut", "schlecht", "um"} & set(frame.view.lower[max(0, frame.hit.at - 2) : frame.hit.at]):
        frame.reject("somebody is appointed, or a figure of speech")
        return
    supplier = frame.by_prep(FIRM, "bei") or frame.by_prep(FIRM, "von") or _maker_of_goods(frame)
    passive = is_passive(frame) or bool(words & BECOMING)
    customer = buyer(frame, "von", "durch") if passive else _doing_buyer(frame)
    if same_identity(supplier, customer):
        customer = None
    if supplier is None and customer is not None and customer.label == "LOCATION":
        supplier = frame.nearest([m for m in frame.mentions("COMPANY", scope="sentence") if frame.is_subject_like(m)])
    client = customer or (institution(frame) if supplier is not None else None)
    by_firm = customer is not None and customer.label != "LOCATION" and bool(frame.mentions("QUANTITY", "MONEY"))
    if supplier is None and not by_firm:
        frame.reject("no supplier")
        return
    if client is None and supplier is not None and not frame.mentions("QUANTITY", "MONEY"):
        frame.reject("no customer")
        return
    subject = subject_of_verb(frame)
    if supplier is None:
        yield Order(other_firm(frame, customer), client, subject)
        return
    yield from (Order(each, client, subject) for each in listed(frame, supplier))


def purchased(frame: Frame) -> Iterator[Order]:
    """As in "X kauft 40 Flugzeuge von Y", "die Armee beschafft bei Y 32 Geschütze": goods that are counted, and their maker."""
    counted = [m for m in frame.mentions("QUANTITY") if m.amount and not (m.amount.unit or "").lower().endswith(SHARES)]
    at_maker = frame.by_prep(FIRM, "bei") is not None and bool(frame.mentions("MONEY"))
    if not (counted or at_maker) or not (frame.by_prep(FIRM, "bei", "von") or _maker_of_goods(frame)):
        frame.reject("no counted goods of a maker")
        return
    yield from ordered(frame)


def _doing_buyer(frame: Frame) -> Mention | None:
    before = frame.view.owner[frame.hit.at - 1] if frame.hit.at else None
    if before is not None and before.label == "LOCATION" and can_buy(frame, before):
        return before  # "X: Norwegen bestellt zwei U-Boote"
    found = doer(frame, "COMPANY", "ORGANIZATION") or doer(frame, "LOCATION")
    return found if found is not None and can_buy(frame, found) else None


def _maker_of_goods(frame: Frame) -> Mention | None:
    """The maker in front of its goods: "103 Boeing-Flugzeuge"."""
    for mention in frame.mentions("COMPANY"):
        before = frame.view.lower[frame.at(mention) - 1] if frame.at(mention) else ""
        if before.isdigit():
            return mention  # "65 Boeing 777X"
        tail = frame.phrase(mention).tail
        if tail and not tail.startswith(
            ("aktie", "chef", "konzern", "tochter", "gruppe", "vorst", "manag", "papier", "sprecher")
        ):
            return mention
    return None


def assigned(frame: Frame) -> Iterator[Order]:
    """As in "Y beauftragt X mit dem Bau von …", "X wurde von Y mit … beauftragt"."""
    if any(word.startswith(MANDATES) for word in frame.clause_words) or not frame.has("mit"):
        frame.reject("a mandate, no order")
        return
    passive = is_passive(frame)
    customer = buyer(frame, "von", "durch") if passive else _doing_buyer(frame)
    firms = [m for m in open_mentions(frame, frame.clause, "COMPANY") if not same_identity(m, customer)]
    supplier = firms[0] if firms else None
    if supplier is None or same_identity(supplier, customer) or (customer is None and not passive):
        frame.reject("nobody is assigned")
        return
    yield Order(supplier, customer, subject_behind(frame, "mit"))


def supplied(frame: Frame) -> Iterator[Order]:
    """As in "X liefert der Bahn 62 Züge", "X liefert 48 Pumpen an Y", "X baut für Y eine Anlage"."""
    if frame.clause_words & FIGURES:
        frame.reject("figures are delivered")
        return
    preps = ("für",) if frame.sets["how"] == "build" else ("an", "für")
    supplier = buyer(frame, "von", "durch") if is_passive(frame) else doer(frame, "COMPANY")
    customer = buyer(frame, *preps) or (in_dative(frame, supplier) if frame.sets["how"] == "supply" else None)
    if customer is None and frame.sets["how"] == "supply":
        customer = _country_of_goods(frame)
    valued = customer is None and frame.sets["how"] == "supply" and counts_goods(frame) and _is_worth(frame)
    if valued and supplier is not None and supplier.label == "COMPANY":
        yield Order(supplier, None, subject_of_verb(frame))
        return
    if supplier is None or supplier.label != "COMPANY" or customer is None or same_identity(supplier, customer):
        frame.reject("nobody supplies somebody")
        return
    if customer.label == "LOCATION" and not counts_goods(frame):
        frame.reject("a country's market")
        return
    subject = subject_of_verb(frame)
    if subject is None and not frame.mentions("QUANTITY"):
        frame.reject("nothing is supplied")
        return
    yield Order(supplier, customer, subject)


def _country_of_goods(frame: Frame) -> Mention | None:
    """The country that counted goods go to: "liefert 130 Löschfahrzeuge nach Portugal"."""
    return buyer(frame, "nach") if counts_goods(frame) and _is_worth(frame) else None


def _is_worth(frame: Frame) -> bool:
    """Whether the text says what the order is worth, in this sentence or right after it."""
    return order_amount(frame) is not None


def provided(frame: Frame) -> Iterator[Order]:
    """As in "X beliefert Y mit Chips", "X rüstet die Züge der Y mit Bremsen aus"."""
    passive = is_passive(frame)
    supplier = buyer(frame, "von", "durch") if passive else doer(frame, "COMPANY")
    found = [
        m for m in frame.mentions("COMPANY", "ORGANIZATION") if not same_identity(m, supplier) and can_buy(frame, m)
    ]
    verb_between = supplier is not None and 0 <= frame.at(supplier) < frame.hit.at and frame.hit.trigger.style == "verb"
    served = [m for m in found if _is_object(frame, m) and not frame.phrase(m).tail]
    served = [m for m in served if not verb_between or frame.at(m) > frame.hit.at]
    customer = doer(frame, "COMPANY") if passive else next(iter(served), None)
    told = (
        supplier is not None
        and supplier.label == "COMPANY"
        and supplier.kind != "media"
        and frame.at(supplier) <= frame.hit.at
    )
    if not told or supplier is None or customer is None or same_identity(supplier, customer):
        frame.reject("nobody is supplied")
        return
    if frame.hit.trigger.particle and not frame.has("mit"):
        frame.reject("not equipped with goods")
        return
    yield Order(supplier, customer, subject_behind(frame, "mit"))


def _is_object(frame: Frame, mention: Mention) -> bool:
    """Whether no preposition governs the mention ("unter anderem" is none)."""
    phrase = frame.phrase(mention)
    return not phrase.prep or (
        phrase.prep == "unter" and "anderem" in frame.view.lower[max(0, phrase.first - 1) : frame.at(mention)]
    )


def obtained(frame: Frame) -> Iterator[Order]:
    """As in "Y bezieht von X Armaturen für 31 Millionen Euro", "Y nimmt X für fünf Jahre den Strom ab"."""
    customer = None if frame.has("sich") or is_passive(frame) else doer(frame, "COMPANY")
    supplier = frame.by_prep(FIRM, "von", "bei")
    lasting = bool(frame.mentions("MONEY", "QUANTITY")) or frame.has("jahre", "vertrag", "langfristig")
    named = supplier is not None
    if customer is not None and supplier is None and lasting:
        supplier = topic(frame, besides=[customer])
    if customer is None or supplier is None or same_identity(customer, supplier) or not (lasting or named):
        frame.reject("nobody obtains goods from a maker")
        return
    if named and not lasting and frame.hit.trigger.particle:
        frame.reject("nobody obtains goods from a maker")
        return
    yield Order(supplier, customer, subject_of_verb(frame))
