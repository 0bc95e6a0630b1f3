"""Who supplies whom, as sentences tell an order: "X erhält von Y einen Auftrag", "Y bestellt bei X", "X liefert Y", "Rahmenvertrag mit Y".

In: a ``Frame`` on such a word. Out: ``Order`` objects: supplier, customer, subject. A customer may be a company, an authority,
an army or a country. Refused: orders of one's own customers in general (order intake), mandates, studies, figures that
are "geliefert", posts that people are "bestellt" to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tickerlese.events.frame import same_identity
from tickerlese.events.order_terms import has_money, subject_behind, subject_of_verb
from tickerlese.events.parties import BECOMING, doer, is_passive, open_mentions, topic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

NEAR = 5
FIRM = ("COMPANY",)
BUYERS = ("COMPANY", "ORGANIZATION", "LOCATION")
NO_BUYERS = frozenset({"union", "party", "association", "central_bank", "institute", "court", "club", "venue", "media"})
RECEIVING = frozenset(
    "erhält erhielt erhalten erhielten erhalte bekommt bekam bekommen bekamen bekomme gewinnt gewann gewonnen gewannen gewinnen gewinne sichert sicherte gesichert "
    "sichern ergattert ergatterte holt holte geholt zieht zog gezogen land angelt angelte geangelt verbucht verbuchte verbuchen meldet meldete gemeldet schnappt "
    "schnappte eingeheimst heimst einfährt fährt fuhr eingefahren erteilt zugeschlagen hereingeholt akquiriert akquirierte entscheidet freut winkt winken "
    "abgeräumt räumt eingesammelt sammelt einsammelt verzeichnet verzeichnete erhaltenen ausführen führt unterzeichnet unterzeichnete unterschreibt "
    "vereinbart vereinbarte schließt schloss geschlossen abgeschlossen dach".split()
)
GIVING = frozenset(
    "vergibt vergab vergeben vergaben vergebe erteilt erteilte erteilen platziert platzierte gibt gab gegeben zuschlägt".split()
)
PLACING = frozenset("aufgegeben aufgab gibt gab platziert platzierte platzieren aufgeben".split())
GOING = frozenset("geht ging gegangen gehen gingen gehe fällt fiel vergeben vergibt vergab".split())
SIZED = ("groß", "gross", "milliarden", "millionen", "folge", "rüstungs", "rekord", "mega", "mammut", "bau", "liefer", "entwicklungs", "marine", "bundeswehr",
    "armee", "export", "staats", "auslands", "dienstleistungs", "wartungs", "service", "satelliten", "panzer", "munitions", "schiffs", "u-boot")  # fmt: skip
PLAIN = frozenset("auftrag auftrags auftrages aufträge aufträgen bestellung order zuschlag ausschreibung".split())
DOING = ("bau", "liefer", "betrieb", "wartung", "entwicklung", "errichtung", "modernisierung", "herstellung", "ausrüstung", "auftrag", "ausschreibung", "sanierung", "reinigung",
    "produktion", "belieferung", "installation", "planung", "strecke", "linie", "netz")  # fmt: skip
RIVALRY = ("bieter", "übernahme", "gläubiger", "insolven", "kauf", "versteiger", "auktion")
STUDIES = (
    "studie",
    "umfrage",
    "gutachten",
    "untersuchung",
    "analyse",
    "bericht",
    "prüfung",
    "sonderprüfung",
    "auswertung",
    "erhebung",
)
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
POSTS = frozenset("geschäftsführer vorstand vorstandschef vorstandsmitglied aufsichtsrat chef finanzvorstand nachfolger sachwalter insolvenzverwalter verwalter "
    "gericht amtsgericht".split())  # fmt: skip


@dataclass(slots=True)
class Order:
    """Who supplies whom with what."""

    supplier: Mention | None
    customer: Mention | None
    subject: str | None


# ---- roles -----------------------------------------------------------------------------------------------------------


def _buyer(frame: Frame, *preps: str, scope: str = "clause") -> Mention | None:
    """Who a preposition names as a party that can buy."""
    found = [m for m in frame.mentions(*BUYERS, scope=scope) if frame.phrase(m).prep in preps and _can_buy(frame, m)]
    firms = [m for m in found if m.label != "LOCATION"]
    return frame.nearest(firms or found)


def _can_buy(frame: Frame, mention: Mention) -> bool:
    if mention.kind in NO_BUYERS or mention.identity is None:
        return False
    phrase = frame.phrase(mention)
    if mention.label == "LOCATION":
        return not phrase.tail and mention.identity.country is not None and mention.kind == "country"
    return not (phrase.tail and phrase.tail.startswith(("aktie", "papier", "analyst", "titel")))


def _other_firm(frame: Frame, *taken: Mention | None) -> Mention | None:
    """The nearest company of the sentence that has no part yet (its share counts as it), else the one the text is about."""
    firms = [
        m
        for m in frame.mentions("COMPANY", scope="sentence")
        if m.kind != "media" and not any(same_identity(m, t) for t in taken)
    ]
    free = [m for m in firms if not _reports(frame, m)]
    return frame.nearest(free) or topic(frame, besides=[t for t in taken if t is not None])


def _reports(frame: Frame, mention: Mention) -> bool:
    """Whether the company is only quoted as a source ("laut Jefferies", "X-Analyst")."""
    phrase = frame.phrase(mention)
    return phrase.prep in {"laut", "gemäß", "zufolge"} or phrase.tail.startswith(("analyst", "studie", "experte"))


# ---- nouns -----------------------------------------------------------------------------------------------------------


def ordered_noun(frame: Frame) -> Iterator[Order]:
    """As in "X erhält einen Großauftrag von Y", "Y vergibt Auftrag an X", "Milliardenauftrag für X"."""
    view, k, words = frame.view, frame.hit.at, frame.clause_words
    if _is_idiom(frame):
        frame.reject("on somebody's behalf, or no order of goods")
        return
    if frame.word == "zuschlag" and any(word.startswith(RIVALRY) for word in frame.sentence_words):
        frame.reject("a bid for a company")
        return
    if words & {"verloren", "verlor", "verliert"} and frame.by_prep(FIRM, "an", scope="sentence"):
        frame.reject("an order that somebody loses to another")
        return
    plural = frame.sets.get("number") == "plural"
    to = frame.by_prep(FIRM, "an") or (frame.by_prep(FIRM, "bei") if words & PLACING else None)
    giver = _giver(frame)
    if to is not None and (words & (GIVING | GOING) or giver is not None or _adjoins(frame, to)):
        customer = giver or (doer(frame, *BUYERS) if words & (GIVING | PLACING) and not is_passive(frame) else None)
        yield Order(to, None if same_identity(customer, to) else customer, subject_behind(frame))
        return
    acting = doer(frame, "COMPANY")
    acting = None if same_identity(acting, _buyer(frame, "von")) else acting
    if words & GIVING and not words & RECEIVING and acting is not None:
        frame.reject("nobody named gets the order")
        return
    supplier = _supplier(frame, acting)
    customer = next((c for c in _customers(frame) if not same_identity(c, supplier)), None)
    supplier = supplier or _other_firm(frame, customer)
    received = bool(words & RECEIVING) or _is_gain(frame)
    if supplier is None or (plural and (customer is None or not received)):
        frame.reject("no supplier, or orders in general")
        return
    if frame.word == "zuschlag" and not _is_for_work(frame, customer):
        frame.reject("a bid for something else")
        return
    if frame.word in {"bestellung", "order"} and customer is None and not has_money(frame):
        frame.reject("an order of nobody")
        return
    if not (received or customer is not None or has_money(frame) or view.lower[k].startswith(SIZED)):
        frame.reject("an order that nobody gets")
        return
    yield Order(supplier, customer, subject_behind(frame))


def _is_for_work(frame: Frame, customer: Mention | None) -> bool:
    """Whether a "Zuschlag" is one for work: for building, delivering, running, or from a customer."""
    return customer is not None or any(word.startswith(DOING) for word in frame.clause_words - {"auftrag"})


def _supplier(frame: Frame, acting: Mention | None) -> Mention | None:
    """Who gets the order: the subject; "Auftrag für X" where nobody else acts; the firm whose order it is."""
    if acting is not None and not same_identity(acting, _giver(frame)):
        return acting
    for mention in frame.mentions("COMPANY", scope="sentence"):
        phrase = frame.phrase(mention)
        if phrase.prep in {"für", "an"} and 0 < frame.at(mention) - frame.hit.at <= 8:
            return mention
    return None


def _customers(frame: Frame) -> Iterator[Mention]:
    giver = _giver(frame)
    if giver is not None:
        yield giver
    for preps in (("von", "durch"), ("mit", "bei"), ("für", "an")):
        found = _buyer(frame, *preps)
        firm = found is not None and (found.label != "LOCATION" or preps == ("von", "durch"))
        if (
            found is not None
            and firm
            and (frame.clause_words & RECEIVING or abs(frame.at(found) - frame.hit.at) < NEAR)
        ):
            yield found


def _giver(frame: Frame) -> Mention | None:
    """Whose order it is: "Auftrag der Bundeswehr", "Auftrag von Y", "Y-Auftrag"."""
    giver = frame.of_noun(frame.hit.at, "COMPANY", "ORGANIZATION")
    return giver if giver is not None and _can_buy(frame, giver) else None


def _adjoins(frame: Frame, mention: Mention) -> bool:
    return 0 < frame.at(mention) - frame.hit.at <= 4


def _is_idiom(frame: Frame) -> bool:
    view, k = frame.view, frame.hit.at
    if k > 0 and view.lower[k - 1] in {"im", "in"} and view.lower[k] in {"auftrag", "auftrags"}:
        return view.lower[k - 1] == "im" or any(word.startswith(STUDIES) for word in frame.sentence_words)
    compound = view.lower[k] not in PLAIN and not view.lower[k].startswith(SIZED)
    return compound or bool(frame.clause_words & {"verfassungsschutz", "regierungsbildung"})


def _is_gain(frame: Frame) -> bool:
    """Whether the order itself is the news: "dank eines Auftrags", "nach Großauftrag", "ein Auftrag beflügelt"."""
    before = frame.view.lower[max(0, frame.hit.at - 3) : frame.hit.at]
    return bool({"dank", "nach", "wegen"} & set(before))


def agreed(frame: Frame) -> Iterator[Order]:
    """As in "Rahmenvertrag mit Y über 200 Panzer": the subject supplies, "mit" names the customer."""
    supplier = doer(frame, "COMPANY")
    partner = _buyer(frame, "mit", "von", "für") or _giver(frame)
    if same_identity(partner, supplier):
        supplier = None
    if partner is not None and supplier is None:
        supplier = _other_firm(frame, partner)
    if frame.sets.get("strict") and not (partner is not None and _is_of_goods(frame)):
        frame.reject("a contract about something else")
        return
    if supplier is None or (partner is None and not (frame.clause_words & RECEIVING or has_money(frame))):
        frame.reject("a contract with nobody")
        return
    yield Order(supplier, partner, subject_behind(frame))


def _is_of_goods(frame: Frame) -> bool:
    """Whether a bare "Vertrag" is about goods: a sum, or "über die Lieferung von"."""
    goods = any(word.startswith(("liefer", "wartung", "belieferung", "bau")) for word in frame.clause_words)
    return goods or has_money(frame)


def delivery(frame: Frame) -> Iterator[Order]:
    """As in "verhandelt mit Y über die Lieferung von Chips"."""
    supplier = doer(frame, "COMPANY")
    customer = _buyer(frame, "mit", "an")
    dealt = any(
        w.startswith(("verhandel", "vertrag", "vereinbar", "unterz", "unterschr", "einig", "abkommen", "abgeschl"))
        for w in frame.clause_words
    )
    if (
        supplier is None
        or customer is None
        or customer.label == "LOCATION"
        or same_identity(supplier, customer)
        or not dealt
    ):
        frame.reject("nobody agrees on a delivery")
        return
    yield Order(supplier, customer, subject_behind(frame))


# ---- verbs -----------------------------------------------------------------------------------------------------------


def ordered(frame: Frame) -> Iterator[Order]:
    """As in "Y bestellt bei X 103 Flugzeuge", "Y ordert 40 Busse von X"."""
    words = frame.clause_words
    if words & POSTS or {"gut", "schlecht", "um"} & set(frame.view.lower[max(0, frame.hit.at - 2) : frame.hit.at]):
        frame.reject("somebody is appointed, or a figure of speech")
        return
    supplier = frame.by_prep(FIRM, "bei") or frame.by_prep(FIRM, "von") or _maker_of_goods(frame)
    passive = is_passive(frame) or bool(words & BECOMING)
    customer = _buyer(frame, "von", "durch") if passive else _doing_buyer(frame)
    if supplier is not None and same_identity(supplier, customer):
        customer = None if passive else customer
        supplier = supplier if passive else None
    counted = bool(frame.mentions("QUANTITY", "MONEY"))
    if customer is None or (supplier is None and not (counted and customer.label != "LOCATION")):
        frame.reject("no customer, or no supplier")
        return
    supplier = supplier or _other_firm(frame, customer)
    if supplier is None and not counted:
        return
    yield Order(supplier, customer, subject_of_verb(frame))


def _doing_buyer(frame: Frame) -> Mention | None:
    found = doer(frame, "COMPANY", "ORGANIZATION") or doer(frame, "LOCATION")
    return found if found is not None and _can_buy(frame, found) else None


def _maker_of_goods(frame: Frame) -> Mention | None:
    """The maker in front of its goods: "103 Boeing-Flugzeuge"."""
    for mention in frame.mentions("COMPANY"):
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
    customer = _buyer(frame, "von", "durch") if passive else _doing_buyer(frame)
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
    supplier = _buyer(frame, "von", "durch") if is_passive(frame) else doer(frame, "COMPANY")
    customer = _buyer(frame, *preps) or (_in_dative(frame, supplier) if frame.sets["how"] == "supply" else None)
    if supplier is None or supplier.label != "COMPANY" or customer is None or same_identity(supplier, customer):
        frame.reject("nobody supplies somebody")
        return
    if customer.label == "LOCATION" and not frame.mentions("QUANTITY"):
        frame.reject("a country's market")
        return
    subject = subject_of_verb(frame)
    if subject is None and not frame.mentions("QUANTITY"):
        frame.reject("nothing is supplied")
        return
    yield Order(supplier, customer, subject)


def _in_dative(frame: Frame, supplier: Mention | None) -> Mention | None:
    """The customer as an object in the dative: "liefert der Staatsbahn ÖBB 62 Züge", "liefert Tesla Chips"."""
    view, behind = frame.view, frame.hit.at
    for mention in frame.mentions("COMPANY", "ORGANIZATION"):
        phrase = view.phrase(mention)
        dative = phrase.article in {"der", "dem", "den", "einem", "einer"}
        free = not phrase.prep and phrase.relation not in {"von", "genitive"} and not phrase.tail
        if (
            free
            and (dative or frame.at(mention) == behind + 1)
            and not same_identity(mention, supplier)
            and _can_buy(frame, mention)
        ):
            return mention
    return None


READERS: dict[str, Callable[[Frame], Iterator[Order]]] = {
    "noun": ordered_noun, "agree": agreed, "delivery": delivery, "order": ordered, "assign": assigned, "supply": supplied, "build": supplied,
}  # fmt: skip
