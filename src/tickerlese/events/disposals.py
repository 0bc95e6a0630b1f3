"""What a company sells without the text telling it as somebody's takeover: its parts, subsidiaries, sites, brands.

In: a ``Frame`` on "verkaufen", "sich trennen", "zum Verkauf", "Käufer" or a noun of selling. Out: ``Disposal`` objects.
The part is named ("die Tochter X") or described ("seine Klimasparte"). Refused: goods, shares, people, advice to sell,
named companies that go to a named buyer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tickerlese.events.business_units import Unit, names_unit, settle_unit, units_in
from tickerlese.events.frame import same_identity
from tickerlese.events.function_words import ARTICLES, PREPOSITIONS
from tickerlese.events.parties import (
    CORPORATE_TAILS,
    cast,
    doer,
    following_views,
    is_passive,
    open_mentions,
    owner_before,
)
from tickerlese.events.purposes import noun_phrase
from tickerlese.events.takeovers import ACQUIRERS, share_of
from tickerlese.events.topics import topic
from tickerlese.roles import find_role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

SHARES = frozenset(
    "anteil anteile anteils anteilen beteiligung beteiligungen aktien aktienpaket aktienpakets paket pakets papiere papieren "
    "minderheitsbeteiligung minderheitsanteil restbeteiligung restanteil mehrheit mehrheitsbeteiligung grundkapitals grundkapital "
    "stimmrechte stimmrechten".split()
)
NOT_PARTED_FROM = tuple(
    "mitarbeiter mitarbeitern stellen beschäftigten vorstand management partner partnern kunden trainer manager personal "
    "spieler strategie plan plänen idee ziel konzept führung kräften angestellten leuten wert gewinn".split()
)
COUNTED = frozenset("mehr weniger millionen tausend autos fahrzeuge stück listenpreis modell modelle exemplare".split())
MASCULINE = frozenset({"der", "ein", "einen", "den", "dem", "einem"})
SHEDDING = (
    "abst",
    "abgest",
    "stöß",
    "stieß",
    "stöss",
    "stiess",
    "stoß",
    "stoss",
    "veräuß",
    "veräuss",
    "abzust",
    "versilber",
)
OWN = frozenset("seine seinen sein ihre ihren ihr".split())
BUYERS = frozenset({"käufer", "käuferin", "erwerber", "erwerberin", "abnehmer"})
LONGEST_GAP = 6


@dataclass(slots=True)
class Disposal:
    """Who sells which part to whom; ``unit`` is text when it is only described, null when it is only "die Sparte"."""

    unit: Mention | str | None
    seller: Mention | None = None
    buyer: Mention | None = None


def disposal(frame: Frame, unit: Unit, buyer: Mention | None = None, *, passive: bool = False) -> Iterator[Disposal]:
    """The sale of a part; a named part that goes to a named buyer is a takeover, and nothing of nobody is none."""
    what = settle_unit(frame, unit)
    if what is not None and not isinstance(what, str) and buyer is not None and not same_identity(buyer, what):
        frame.reject("a named company goes to a named buyer")
        return
    seller = _seller_of(frame, unit, passive=passive, buyer=buyer)
    if seller is None and (what is None or isinstance(what, str)):
        frame.reject("nobody sells it")
        return
    if what is None and seller is not unit.owner and not _is_told_here(frame, seller):
        frame.reject("nobody sells nothing named")
        return
    yield Disposal(what, seller, buyer or _buyer_remark(frame, seller))


def _is_told_here(frame: Frame, seller: Mention | None) -> bool:
    return seller is not None and frame.at(seller) >= 0 and not frame.phrase(seller).prep


# ---- verbs -----------------------------------------------------------------------------------------------------------


def sold(frame: Frame) -> Iterator[Disposal]:
    """As in "X verkauft seine Sparte (an Y)", "X gibt die Tochter Y ab", "das Werk wird verkauft"."""
    if share_of(frame) is not None or sells_shares(frame):
        frame.reject("a share")
        return
    passive = is_passive(frame)
    buyer = frame.by_prep(ACQUIRERS, "an")
    units = [unit for unit in units_in(frame.view, ranges(frame)) if not unit.prep and not is_attribute(frame, unit)]
    if not passive and frame.hit.trigger.style == "verb" and len(units) == 1 and _is_subject(frame, units[0]):
        frame.reject("the part sells something itself")
        return
    if units:
        yield from _units_sold(frame, units, buyer, passive=passive)
        return
    if not passive and (part := _part_shed(frame)) is not None:
        seller = doer(frame, "COMPANY")
        if seller is not None:
            yield Disposal(part, seller, buyer or _buyer_remark(frame, seller))
            return
    yield from _company_sold(frame, buyer, passive=passive)


def _part_shed(frame: Frame) -> str | None:
    """What a company sheds of its own when no word says that it is a part: "stößt seine Verkehrstechnik ab"."""
    view = frame.view
    if not frame.word.startswith(SHEDDING):
        return None
    for first, last in ranges(frame):
        for k in range(first, last - 1):
            noun = next((j for j in range(k + 1, min(k + 4, last)) if view.words[j][:1].isupper()), -1)
            if view.lower[k] not in OWN or noun < 0 or view.owner[noun] is not None:
                continue
            refused = (
                view.lower[noun] in SHARES or view.lower[noun].endswith(NOT_PARTED_FROM) or find_role(view.words[noun])
            )
            return None if refused else noun_phrase(view, k, noun + 1)
    return None


def _units_sold(frame: Frame, units: list[Unit], buyer: Mention | None, *, passive: bool) -> Iterator[Disposal]:
    """The parts that are the verb's object; the first one sells when it stands before another one."""
    for unit in units[-1:] if len(units) > 1 and units[1].first > units[0].noun + 3 else units:
        yield from disposal(frame, unit, buyer, passive=passive)


def _is_subject(frame: Frame, unit: Unit) -> bool:
    """Whether the part stands before the finite verb, and no company behind it that could sell ("die Plattform X verkauft …")."""
    others = (m for m in open_mentions(frame, frame.clause, "COMPANY") if frame.at(m) > frame.hit.at)
    finite = [k for k in frame.view.finite_at if frame.view.clause_at(k) == frame.clause]
    main = frame.view.clauses[frame.clause].kind == "main" and finite == [frame.hit.at]
    return main and unit.noun < frame.hit.at and next(others, None) is None


def is_goods(frame: Frame, mention: Mention) -> bool:
    """Whether the name means things that are sold: "der Skoda", "ein Honda NSX", or another noun is the object."""
    view, end, phrase = frame.view, frame.end(mention), frame.phrase(mention)
    if phrase.article in MASCULINE and not phrase.head and not phrase.tail and not mention.anaphor:
        return True
    behind = view.words[end] if end < len(view) and view.owner[end] is None else ""
    if behind[:1].isdigit() or (behind[:1].isupper() and behind[:1].isalpha()):
        return True
    start = next(
        (k + 1 for k in range(phrase.first - 1, -1, -1) if view.is_finite(k) or k == frame.hit.at), phrase.first
    )
    return any(
        view.words[k][:1].isupper() and view.owner[k] is None and not _is_governed(frame, k)
        for k in range(start, phrase.first)
    )


def _is_governed(frame: Frame, k: int) -> bool:
    """Whether a preposition stands up to three words in front of the noun."""
    return bool(PREPOSITIONS & set(frame.view.lower[max(0, k - 3) : k]))


def _company_sold(frame: Frame, buyer: Mention | None, *, passive: bool) -> Iterator[Disposal]:
    if buyer is not None or frame.clause_words & COUNTED:
        frame.reject("no part of a company is sold, or a named one to a named buyer")
        return
    if passive:
        unit, seller = doer(frame, "COMPANY"), frame.by_prep(("COMPANY",), "von", "durch")
        if unit is not None and frame.view.clause_at(frame.at(unit)) != frame.clause and _has_own_subject(frame):
            unit = None
    else:
        parts = cast(frame, "COMPANY")
        unit = parts.objects[0] if parts.objects else None
        seller = parts.subject or (doer(frame, "COMPANY") if unit is not None else None)
        if seller is None:
            frame.reject("nobody sells")
            return
    if unit is None or same_identity(unit, seller) or (frame.at(unit) >= 0 and is_goods(frame, unit)):
        frame.reject("no part of a company is sold")
        return
    yield Disposal(unit, seller or owner_before(frame, unit))


def _has_own_subject(frame: Frame) -> bool:
    """Whether the clause opens with a noun of its own: "…: Ein Bond war rasch verkauft"."""
    view, (first, last) = frame.view, frame.view.clauses[frame.clause].ranges[0]
    nouns = (
        k for k in range(first, min(last, first + 4)) if view.words[k][:1].isupper() and view.lower[k] not in ARTICLES
    )
    noun = next(nouns, None)
    return noun is not None and view.owner[noun] is None and not PREPOSITIONS & set(view.lower[first:noun])


def sells_shares(frame: Frame) -> bool:
    """Whether the clause names shares as what is sold."""
    view = frame.view
    return any(
        view.lower[k] in SHARES and view.owner[k] is None for first, last in ranges(frame) for k in range(first, last)
    )


def parted(frame: Frame) -> Iterator[Disposal]:
    """As in "X trennt sich von seiner Sparte", "sich von der Tochter Y zu trennen"."""
    if not frame.has("sich", "uns"):
        frame.reject("nobody parts with something")
        return
    unit = next((unit for unit in units_in(frame.view, ranges(frame)) if unit.prep == "von"), None)
    buyer = frame.by_prep(ACQUIRERS, "an")
    if unit is not None:
        yield from disposal(frame, unit, buyer)
        return
    seller, what = doer(frame, "COMPANY"), _behind(frame, "von")
    if what is None or seller is None or same_identity(seller, what if not isinstance(what, str) else None):
        frame.reject("no company parts with a part of itself")
        return
    yield Disposal(what, seller, buyer or _buyer_remark(frame, seller))


def _behind(frame: Frame, prep: str) -> Mention | str | None:
    """What a preposition governs: a company, or another noun that is no person and no share."""
    for mention in frame.mentions("COMPANY"):
        phrase = frame.phrase(mention)
        if (
            phrase.prep == prep
            and phrase.tail in CORPORATE_TAILS | {""}
            and not phrase.head.endswith(("chef", "vorstand"))
        ):
            return mention
    return _other_noun(frame, prep)


def _other_noun(frame: Frame, prep: str) -> str | None:
    """As in "von den Verpackungen": a noun with an article that names neither people nor shares."""
    view = frame.view
    for first, last in ranges(frame):
        for k in range(first, last - 2):
            if view.lower[k] != prep or view.lower[k + 1] not in ARTICLES:
                continue
            noun = next((j for j in range(k + 2, min(k + 5, last)) if view.words[j][:1].isupper()), -1)
            if noun < 0 or view.owner[noun] is not None:
                return None
            lower = view.lower[noun]
            refused = lower in SHARES or lower.endswith(NOT_PARTED_FROM) or find_role(view.words[noun]) is not None
            return None if refused else noun_phrase(view, k + 1, noun + 1)
    return None


def went(frame: Frame) -> Iterator[Disposal]:
    """As in "Das Tiefkühlgeschäft geht an Y", "vom Düngergeschäft, das an Y ging"."""
    buyer = frame.by_prep(ACQUIRERS, "an")
    if buyer is None or buyer.kind == "venue":
        frame.reject("nothing goes to a company")
        return
    view = frame.view
    clause = view.clauses[frame.clause]
    first = clause.ranges[0][0]
    ranges = [(0, first)] if clause.kind == "rel" else [(first, frame.hit.at)]
    units = [unit for unit in units_in(view, ranges) if clause.kind == "rel" or not unit.prep]
    if clause.kind == "rel":
        units = [unit for unit in units[-1:] if first - unit.noun <= LONGEST_GAP and _is_last_noun(frame, unit, first)]
    if not units or (clause.kind != "rel" and open_mentions(frame, frame.clause, "COMPANY")):
        frame.reject("no part of a company goes")
        return
    yield from disposal(frame, units[-1], buyer)


def _is_last_noun(frame: Frame, unit: Unit, end: int) -> bool:
    """Whether nothing but the part's owner or place stands between its noun and the relative clause."""
    view = frame.view
    return all(view.owner[k] is not None or not view.words[k][:1].isupper() for k in range(unit.noun + 1, end))


# ---- who sells and buys -------------------------------------------------------------------------------------------------------


def _seller_of(frame: Frame, unit: Unit, *, passive: bool, buyer: Mention | None) -> Mention | None:
    """The phrase's owner, the subject, "bei X", the parent in front, else whom the text speaks of."""
    named = None if isinstance(unit.what, str) else unit.what
    if unit.owner is not None and not same_identity(unit.owner, named):
        return unit.owner
    agent = frame.by_prep(("COMPANY",), "von", "durch") if passive else None
    if agent is not None and not same_identity(agent, named):
        return agent
    return seller_around(frame, named, buyer)


def seller_around(frame: Frame, unit: Mention | None, buyer: Mention | None = None) -> Mention | None:
    """The subject, "bei X", the parent in front, who reports it, the sentence before's subject, the article's main company."""
    taken = [m for m in (unit, buyer) if m is not None]
    reporting = [
        m for m in frame.mentions("COMPANY", scope="sentence") if frame.is_subject_like(m) and m.kind != "media"
    ]
    parent = owner_before(frame, unit) if unit is not None else None
    found_here = [frame.by_prep(("COMPANY",), "durch", "bei"), doer(frame, "COMPANY"), parent, *reporting]
    around: list[Mention | None] = []
    if unit is None:
        around = [topic(frame, besides=taken, reach=1), frame.main_company(), topic(frame, besides=taken)]
    for found in (*found_here, *around):
        if found is not None and not any(same_identity(found, other) for other in taken):
            return found
    return None


def negotiator(frame: Frame) -> Mention | None:
    """As in "Verhandlungen mit Y über den Verkauf", "einigte sich mit Y auf den Verkauf"."""
    over = any(word in {"über", "auf"} for word in frame.view.lower[max(0, frame.hit.at - 4) : frame.hit.at])
    found = frame.by_prep(ACQUIRERS, "mit") if over else None
    return found if found is not None and frame.at(found) < frame.hit.at else None


def _buyer_remark(frame: Frame, seller: Mention | None) -> Mention | None:
    """The buyer told beside the sale: "Käufer ist Y", "als Käuferin steht Y bereit"."""
    for view in (frame.view, *following_views(frame, 1)):
        for k, word in enumerate(view.lower):
            if word not in BUYERS or (
                k and view.lower[k - 1] in {"keinen", "kein", "einen", "möglicher", "potenzieller"}
            ):
                continue
            for mention in view.mentions:
                at, phrase = view.span[id(mention)][0], view.phrase(mention)
                beside = at > k and view.clause_at(at) == view.clause_at(k) and not phrase.prep
                if mention.label in ACQUIRERS and beside and not same_identity(mention, seller):
                    return mention
    return None


def is_attribute(frame: Frame, unit: Unit) -> bool:
    """Whether the part is only an attribute of another noun ("die Mitarbeiter der Sparte")."""
    view, k = frame.view, unit.first - 1
    genitive = unit.article in {"der", "des", "seiner", "ihrer", "seines", "ihres"}
    return (
        genitive and k >= 0 and view.words[k][:1].isupper() and view.owner[k] is None and not names_unit(view.lower[k])
    )


def ranges(frame: Frame) -> list[tuple[int, int]]:
    """Where the trigger's clause stands."""
    return frame.view.clauses[frame.clause].ranges
