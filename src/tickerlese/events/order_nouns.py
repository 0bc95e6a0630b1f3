"""Orders told by a noun: "X erhält von Y einen Auftrag", "Y vergibt den Auftrag an X", "Rahmenvertrag mit Y", "Lieferung an Y".

In: a ``Frame`` on such a noun. Out: ``Order`` objects. Refused: orders in general (order intake), tasks, studies, takeover
bids that get the "Zuschlag", contracts of other kinds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.frame import same_identity
from tickerlese.events.order_terms import has_money, subject_behind
from tickerlese.events.orders import BUYERS, FIRM, Order, buyer, can_buy, in_dative, institution, other_firm
from tickerlese.events.parties import doer, is_passive, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

NEAR = 5
RECEIVING = frozenset(
    "erhält erhielt erhalten erhielten erhalte bekommt bekam bekommen bekamen bekomme gewinnt gewann gewonnen gewannen gewinnen gewinne sichert sicherte gesichert "
    "sichern ergattert ergatterte holt holte geholt zieht zog gezogen land angelt angelte geangelt verbucht verbuchte verbuchen meldet meldete gemeldet schnappt "
    "schnappte eingeheimst heimst einfährt fährt fuhr eingefahren zugeschlagen hereingeholt akquiriert akquirierte entscheidet freut winkt winken "
    "abgeräumt räumt eingesammelt sammelt einsammelt verzeichnet verzeichnete erhaltenen ausführen führt unterzeichnet unterzeichnete unterschreibt "
    "vereinbart vereinbarte schließt schloss geschlossen abgeschlossen dach".split()
)
GIVING = frozenset(
    "vergibt vergab vergeben vergaben vergebe erteilt erteilte erteilen platziert platzierte gibt gab gegeben zuschlägt".split()
)
BUYING = frozenset("bezieht bezog beziehen bestellt bestellte ordert orderte kauft kaufte".split())
PLACING = frozenset("aufgegeben aufgab gibt gab platziert platzierte platzieren aufgeben".split())
GOING = frozenset("geht ging gegangen gehen gingen gehe fällt fiel vergeben vergibt vergab".split())
SIZED = ("groß", "gross", "milliarden", "millionen", "folge", "rüstungs", "rekord", "mega", "mammut", "bau", "liefer", "entwicklungs", "marine", "bundeswehr",
    "armee", "export", "staats", "auslands", "dienstleistungs", "wartungs", "service", "satelliten", "panzer", "munitions", "schiffs", "u-boot")  # fmt: skip
PLAIN = frozenset("auftrag auftrags auftrages aufträge aufträgen bestellung order zuschlag ausschreibung".split())
DOING = ("bau", "liefer", "betrieb", "wartung", "entwicklung", "errichtung", "modernisierung", "herstellung", "ausrüstung", "auftrag", "ausschreibung", "sanierung", "reinigung",
    "produktion", "belieferung", "installation", "planung", "strecke", "linie", "netz")  # fmt: skip
RIVALRY = ("bieter", "übernahme", "gläubiger", "insolven", "kauf", "versteiger", "auktion")
NO_ORDERS = ("wahl", "verfassungs", "bildungs", "haft", "gesetzes", "prüf", "regierung", "kauf", "verkauf", "überweisungs", "dauer", "such", "forschungs",
    "untersuchungs", "ermittlungs", "arbeits", "kultur", "programm", "mord", "lehr", "versorgungs", "limit", "stopp", "börsen")  # fmt: skip
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


def ordered_noun(frame: Frame) -> Iterator[Order]:
    """As in "X erhält einen Großauftrag von Y", "Y vergibt Auftrag an X", "Milliardenauftrag für X"."""
    refusal = _refusal(frame)
    if refusal:
        frame.reject(refusal)
        return
    given = _given(frame)
    if given is not None:
        yield given
        return
    acting = doer(frame, "COMPANY")
    acting = None if same_identity(acting, buyer(frame, "von")) else acting
    if (
        acting is None
        and frame.sentence_words & BUYING
        and not frame.clause_words & RECEIVING
        and not _customers_named(frame)
    ):
        frame.reject("the verb tells who buys")
        return
    if frame.clause_words & GIVING and not frame.clause_words & RECEIVING and acting is not None:
        frame.reject("nobody named gets the order")
        return
    supplier = _supplier(frame, acting)
    customer = next((c for c in _customers(frame) if not same_identity(c, supplier)), None)
    supplier = supplier or other_firm(frame, customer)
    client = customer or institution(frame)
    if supplier is None or not _is_one(frame, client):
        frame.reject("no supplier, or orders in general")
        return
    yield Order(supplier, client, subject_behind(frame))


def _refusal(frame: Frame) -> str:
    """Why the noun is no order at all, or ""."""
    if _is_idiom(frame):
        return "on somebody's behalf, or no order of goods"
    if frame.word == "zuschlag" and any(word.startswith(RIVALRY) for word in frame.sentence_words):
        return "a bid for a company"
    lost = frame.clause_words & {"verloren", "verlor", "verliert"}
    return "an order that somebody loses to another" if lost and frame.by_prep(FIRM, "an", scope="sentence") else ""


def _given(frame: Frame) -> Order | None:
    """The order as its giver's deed: "Y vergibt den Auftrag an X", "Auftrag von Y an X", "Y erteilte X den Auftrag"."""
    words, giver = frame.clause_words, _giver(frame)
    active = bool(words & (GIVING | PLACING)) and not is_passive(frame)
    acting = doer(frame, *BUYERS) if active else None
    to = frame.by_prep(FIRM, "an") or (frame.by_prep(FIRM, "bei") if words & PLACING else None)
    if to is None and acting is not None:
        to = in_dative(frame, acting)
        to = to if to is not None and to.label == "COMPANY" else None
    elif to is not None and not (words & (GIVING | GOING) or giver is not None or _adjoins(frame, to)):
        return None
    if to is None:
        return None
    customer = giver or acting
    return Order(to, None if same_identity(customer, to) else customer or institution(frame), subject_behind(frame))


def _is_one(frame: Frame, client: Mention | str | None) -> bool:
    """Whether the noun tells one order that somebody gets, rather than orders in general or a task."""
    received = bool(frame.clause_words & RECEIVING) or _is_gain(frame)
    if frame.sets.get("number") == "plural":
        return received and (client is not None or bool(frame.mentions("QUANTITY") and frame.has("über")))
    if frame.word == "zuschlag":
        return _is_for_work(frame, client)
    if frame.word in {"bestellung", "order"}:
        return client is not None or has_money(frame)
    return received or client is not None or has_money(frame) or frame.word.startswith(SIZED)


def _is_for_work(frame: Frame, customer: Mention | str | None) -> bool:
    """Whether a "Zuschlag" is one for work: for building, delivering, running, counted goods, or from a customer."""
    worth = has_money(frame) or any(
        word in {"volumen", "auftragswert", "auftragsvolumen"} for word in frame.sentence_words
    )
    counted = frame.clause_words & RECEIVING and (worth or bool(frame.mentions("QUANTITY")))
    return (
        customer is not None
        or bool(counted)
        or any(word.startswith(DOING) for word in frame.clause_words - {"auftrag"})
    )


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
        found = buyer(frame, *preps)
        firm = found is not None and (found.label != "LOCATION" or preps == ("von", "durch"))
        if (
            found is not None
            and firm
            and (frame.clause_words & RECEIVING or abs(frame.at(found) - frame.hit.at) < NEAR)
        ):
            yield found


def _customers_named(frame: Frame) -> bool:
    """Whether the noun's own words say from whom or for whom the order is."""
    return _giver(frame) is not None or buyer(frame, "von", "durch", "für", "an") is not None


def _giver(frame: Frame) -> Mention | None:
    """Whose order it is: "Auftrag der Bundeswehr", "Auftrag von Y", "Y-Auftrag"."""
    giver = frame.of_noun(frame.hit.at, "COMPANY", "ORGANIZATION")
    return giver if giver is not None and can_buy(frame, giver) else None


def _adjoins(frame: Frame, mention: Mention) -> bool:
    return 0 < frame.at(mention) - frame.hit.at <= 4


def _is_idiom(frame: Frame) -> bool:
    view, k = frame.view, frame.hit.at
    if k > 0 and view.lower[k - 1] in {"im", "in"} and view.lower[k] in {"auftrag", "auftrags"}:
        return view.lower[k - 1] == "im" or any(word.startswith(STUDIES) for word in frame.sentence_words)
    compound = view.lower[k] not in PLAIN and not view.lower[k].startswith(SIZED)
    told = frame.clause_words & (GIVING | RECEIVING) and not view.lower[k].startswith(NO_ORDERS)
    return (compound and not told) or bool(frame.clause_words & {"verfassungsschutz", "regierungsbildung"})


def _is_gain(frame: Frame) -> bool:
    """Whether the order itself is the news: "dank eines Auftrags", "nach Großauftrag", "ein Auftrag beflügelt"."""
    before = frame.view.lower[max(0, frame.hit.at - 3) : frame.hit.at]
    return bool({"dank", "nach", "wegen"} & set(before))


def agreed(frame: Frame) -> Iterator[Order]:
    """As in "Rahmenvertrag mit Y über 200 Panzer": the subject supplies, "mit" names the customer."""
    supplier = doer(frame, "COMPANY")
    partner = buyer(frame, "mit", "von", "für") or _giver(frame)
    if same_identity(partner, supplier):
        supplier = None
    if partner is not None and supplier is None:
        supplier = other_firm(frame, partner)
    if frame.sets.get("strict") and not (partner is not None and _is_of_goods(frame)):
        frame.reject("a contract about something else")
        return
    client = partner or _second_party(frame, supplier) or institution(frame)
    if supplier is None or (client is None and not (frame.clause_words & RECEIVING or has_money(frame))):
        frame.reject("a contract with nobody")
        return
    yield Order(supplier, client, subject_behind(frame))


def _second_party(frame: Frame, supplier: Mention | None) -> Mention | None:
    """The other of two that sign with each other: "X und Y unterzeichnen einen Liefervertrag"."""
    both = listed(frame, supplier) if supplier is not None else []
    return both[1] if len(both) == 2 else None


def named_client(frame: Frame) -> Iterator[Order]:
    """As in "Auftraggeber ist Y", right after the order: the customer of what was just told."""
    view, at = frame.view, frame.hit.at
    supplier = frame.document.latest("contract", "supplier", view.index, 2)
    behind = [
        m
        for m in frame.mentions(*BUYERS)
        if 0 < frame.at(m) - at <= NEAR and can_buy(frame, m) and not frame.phrase(m).prep
    ]
    linked = bool({"ist", "sind", "war", ":"} & set(view.lower[at + 1 : at + 3]))
    if supplier is None or not behind or not linked or same_identity(supplier, behind[0]):
        frame.reject("no order is told of")
        return
    yield Order(supplier, behind[0], None)


def _is_of_goods(frame: Frame) -> bool:
    """Whether a bare "Vertrag" is about goods: a sum, or "über die Lieferung von"."""
    goods = any(word.startswith(("liefer", "wartung", "belieferung", "bau")) for word in frame.clause_words)
    return goods or has_money(frame)


def delivery(frame: Frame) -> Iterator[Order]:
    """As in "verhandelt mit Y über die Lieferung von Chips"."""
    supplier = doer(frame, "COMPANY")
    customer = buyer(frame, "mit", "an")
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
