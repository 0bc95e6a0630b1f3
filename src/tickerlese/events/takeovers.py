"""Takeovers told by a verb: who buys what from whom, by the verb's subject, objects and prepositions.

In: a ``Frame`` on "übernehmen", "verkaufen", "gehen", "bieten", "greifen" or "ins Visier". Out: ``Deal`` objects.
A target is a company of the text, or a described part of one ("das Klimageschäft von X": X sells). Refused: takeovers
of nothing named, sales without a buyer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tickerlese.events.business_units import names_unit, unit_start
from tickerlese.events.deals import MAJORITY
from tickerlese.events.frame import same_identity
from tickerlese.events.parties import PARTS, Cast, cast, doer, is_passive, listed, open_mentions
from tickerlese.events.purposes import noun_phrase
from tickerlese.industries import describe_company
from tickerlese.roles import find_role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

ACQUIRERS = ("COMPANY", "ORGANIZATION")
GROUPS = frozenset(
    "konsortium bietergruppe bieterkonsortium investorengruppe investorenkonsortium gruppe führung".split()
)
BUYERS = tuple("konsortium fonds investoren investor eigentümer familie staat bund käufer erwerber".split())
PRONOUNS = frozenset("er sie es man wir ich".split())
AGREEING = (
    "einig",
    "geeinigt",
    "handelseinig",
    "verständigt",
    "vereinbar",
    "trenn",
    "verkauf",
    "abgibt",
    "veräuß",
    "veräuss",
)
RIVALS = frozenset("rivalen konkurrenten wettbewerber kontrahenten mitbewerber rivalin konkurrentin".split())


@dataclass(slots=True)
class Deal:
    """Who buys what from whom; ``target`` is text when it is only described. ``stake`` is a share that gives control."""

    target: Mention | str
    acquirer: Mention | None = None
    seller: Mention | None = None
    stake: Mention | None = None

    @property
    def company(self) -> Mention | None:
        """The target when it is a company of the text."""
        return None if isinstance(self.target, str) else self.target


# ---- buying ----------------------------------------------------------------------------------------------------------


def bought(frame: Frame) -> Iterator[Deal]:
    """As in "X übernimmt Y (von Z)", "Y wird von X übernommen", "X kauft Z die Y ab"."""
    if is_passive(frame):
        yield from _bought_passively(frame)
        return
    if _is_bought_off(frame):
        return
    parts = cast(frame, "COMPANY")
    unit = unit_of(frame) or _unit_bought_off(frame, parts)
    if unit is not None and (not parts.objects or same_identity(unit.seller, parts.objects[0])):
        acquirer = parts.subject or subject_elsewhere(frame, unit.seller)
        yield Deal(unit.target, acquirer, unit.seller)
        return
    target = _target(frame, parts)
    if target is None:
        yield from _unit_bought_from(frame, parts)
        return
    acquirer = parts.subject or subject_elsewhere(frame, target)
    if acquirer is None and not _has_described_buyer(frame):
        frame.reject("nobody buys")
        return
    seller = from_whom(frame, acquirer, target)
    yield from (Deal(each, acquirer, seller) for each in listed(frame, target))


def _unit_bought_from(frame: Frame, parts: Cast) -> Iterator[Deal]:
    """As in "X übernahm von Z das Saatgutgeschäft"."""
    seller = from_whom(frame, parts.subject) or _agreed_with(frame, parts.subject)
    unit = _unit_object(frame) if seller is not None else None
    if unit is None:
        frame.reject("nothing named is bought")
        return
    yield Deal(unit, parts.subject or subject_elsewhere(frame, seller), seller)


def _agreed_with(frame: Frame, buyer: Mention | None) -> Mention | None:
    """Who sells by the sentence before, which tells of the agreement: "X ist sich mit Y einig. Die Franzosen übernehmen …"."""
    if buyer is None:
        return None
    for view in frame.previous_views(1):
        named = [m for m in view.mentions if m.label == "COMPANY" and m.kind != "media"]
        both = any(same_identity(m, buyer) for m in named)
        if both and any(word.startswith(AGREEING) for word in view.lower):
            return next((m for m in named if not same_identity(m, buyer)), None)
    return None


def _is_bought_off(frame: Frame) -> bool:
    """Whether the plain verb is really the separable one, which has a trigger of its own ("kauft X die Sparte ab")."""
    last = max(last for _, last in frame.view.clauses[frame.clause].ranges)
    return not frame.hit.trigger.particle and frame.view.lower[last - 1] == "ab" and frame.view.owner[last - 1] is None


def _has_described_buyer(frame: Frame) -> bool:
    """Whether a subject without a name can be the buyer ("der US-Investor übernimmt X"), or the clause leaves it out."""
    view = frame.view
    ranges = view.clauses[frame.clause].ranges
    nouns = [
        view.words[k]
        for first, last in ranges
        for k in range(first, last)
        if view.owner[k] is None and view.words[k][:1].isupper()
    ]
    if any(find_role(word) or describe_company(word) or word.lower().endswith(BUYERS) for word in nouns):
        return True
    return (
        not nouns
        or frame.hit.trigger.style == "infinitive"
        or any(view.lower[k] in PRONOUNS for first, last in ranges for k in range(first, last))
    )


def _target(frame: Frame, parts: Cast) -> Mention | None:
    """The object, the company whose shares are the object, or the one of the clause before when only a share is told."""
    share = share_of(frame)
    if share is not None:
        parts.subject = parts.subject or (parts.objects[0] if parts.objects else None)
        return share
    return (
        parts.objects[0]
        if parts.objects
        else _share_before(frame) or _bought_with(frame) or _rival(frame, parts.subject)
    )


def _bought_passively(frame: Frame) -> Iterator[Deal]:
    acquirer = frame.by_prep(ACQUIRERS, "von", "durch")
    unit = unit_of(frame)
    if unit is not None and not same_identity(unit.seller, acquirer):
        yield Deal(unit.target, acquirer, unit.seller)
        return
    target = share_of(frame) or doer(frame, "COMPANY")
    if target is None or same_identity(target, acquirer):
        frame.reject("nothing named is bought")
        return
    yield from (Deal(each, acquirer) for each in listed(frame, target))


def unit_of(frame: Frame, *, oblique: bool = False) -> Deal | None:
    """A part of a company that changes hands: "das Klimageschäft von X", "die Filialen der X AG"; bare unless ``oblique``."""
    view = frame.view
    for mention in frame.mentions("COMPANY"):
        phrase = view.phrase(mention)
        free = oblique or not phrase.outer
        owned = free and phrase.relation in {"von", "genitive"} and frame.at(mention) > phrase.head_at + 1
        if not owned or not names_unit(phrase.head):
            continue
        first, last = unit_start(view, phrase.head_at), phrase.head_at + 1
        text = noun_phrase(view, first, last)
        if text:
            return Deal(text[:-1] if view.lower[first - 1] == "des" and text.endswith("s") else text, seller=mention)
    return None


def _unit_bought_off(frame: Frame, parts: Cast) -> Deal | None:
    """A part with the seller in the dative: "kauft X das Italien-Geschäft ab"."""
    if frame.hit.trigger.particle != "ab" and not frame.word.startswith(("abgekauft", "abzukaufen", "abkauf")):
        return None
    text = _unit_object(frame)
    seller = parts.objects[0] if parts.objects else from_whom(frame, parts.subject)
    return Deal(text, seller=seller) if text and seller else None


def _unit_object(frame: Frame) -> str | None:
    """A part of a company as the clause's object, without a name behind it."""
    view = frame.view
    for first, last in view.clauses[frame.clause].ranges:
        for k in range(first, last):
            named = k + 1 < last and view.owner[k + 1] is not None
            if view.words[k][:1].isupper() and view.owner[k] is None and names_unit(view.lower[k]) and not named:
                return noun_phrase(view, unit_start(view, k), k + 1)
    return None


def subject_elsewhere(frame: Frame, target: Mention | None) -> Mention | None:
    """The buyer when no company is the clause's subject: an authority, a group around X, or the clause before's subject."""
    own = next((m for m in open_mentions(frame, frame.clause, "ORGANIZATION") if not same_identity(m, target)), None)
    found = own or _led_by(frame) or doer(frame, *ACQUIRERS) or _private_buyer(frame)
    if same_identity(found, target) and frame.view.clauses[frame.clause].shares_subject:
        found = doer(frame, *ACQUIRERS, besides=target)
    return found if found is not None and not same_identity(found, target) else None


def _private_buyer(frame: Frame) -> Mention | None:
    """A person who buys on their own account: "Musk kaufte X", not "Berg übernimmt X" (which may be the post)."""
    if frame.word.startswith("übern") and not frame.mentions("MONEY"):
        return None
    return next((m for m in open_mentions(frame, frame.clause, "PERSON") if m.employer is None), None)


def _led_by(frame: Frame) -> Mention | None:
    """As in "ein Konsortium um X", "eine Bietergruppe unter Führung von X"."""
    view = frame.view
    for mention in frame.mentions("COMPANY"):
        phrase = frame.phrase(mention)
        joined = phrase.prep in {"um", "von"} or phrase.article in {"der", "des"}
        if joined and phrase.first > 0 and view.lower[phrase.first - 1] in GROUPS:
            return mention
    return None


def share_of(frame: Frame) -> Mention | None:
    """The company whose shares are bought: "die Mehrheit an X", "sämtliche Anteile am Pumpenbauer X"."""
    view = frame.view
    for mention in frame.mentions("COMPANY"):
        phrase = frame.phrase(mention)
        before = phrase.first - 1
        if phrase.prep in {"an", "über", "bei"} and before >= 0 and not phrase.tail:
            owner = view.owner[before]
            if view.lower[before] in PARTS or (owner is not None and owner.label == "PERCENT"):
                return mention
    return None


def _share_before(frame: Frame) -> Mention | None:
    """As in "stieg bei X ein und übernimmt 60 Prozent": the company of the clause before, when only a share is told here."""
    if not frame.mentions("PERCENT") and not frame.clause_words & MAJORITY:
        return None
    before = [m for m in frame.mentions("COMPANY", scope="sentence") if frame.phrase(m).prep in {"bei", "an"}]
    return next((m for m in reversed(before) if frame.at(m) < frame.hit.at), None)


def _bought_with(frame: Frame) -> Mention | None:
    """As in "erwirbt mit X und Y zwei Spezialisten": the names stand behind "mit", the object only describes them."""
    described = frame.clause_words & {"einen", "eine", "ein", "zwei", "drei", "seinen", "ihren"}
    found = frame.by_prep(("COMPANY",), "mit")
    return found if described and found is not None and not frame.phrase(found).head else None


def _rival(frame: Frame, buyer: Mention | None) -> Mention | None:
    """As in "hatte den kleineren Rivalen übernommen": the other company that the text keeps speaking of."""
    if buyer is None or not frame.clause_words & RIVALS:
        return None
    counts: dict[int, list[Mention]] = {}
    for mention in frame.document.mentions:
        if mention.label == "COMPANY" and mention.kind not in {"media", "share"} and not same_identity(mention, buyer):
            counts.setdefault(id(mention.identity), []).append(mention)
    ranked = sorted(counts.values(), key=len, reverse=True)
    if not ranked or len(ranked[0]) < 2 or (len(ranked) > 1 and len(ranked[0]) < 2 * len(ranked[1])):
        return None
    return ranked[0][0]


def from_whom(frame: Frame, *taken: Mention | None) -> Mention | None:
    """The seller in an active clause: "von Z", "vom bisherigen Eigentümer Z", or the dative of "abkaufen"."""
    for mention in frame.mentions("COMPANY"):
        phrase = frame.phrase(mention)
        plain = not phrase.head or phrase.relation == "apposition" or phrase.head in PARTS
        is_source = phrase.prep == "von" and plain
        is_dative = phrase.article in {"dem", "einem"} and not phrase.prep and not phrase.head.startswith("tochter")
        if (is_source or is_dative) and not any(same_identity(mention, other) for other in taken):
            return mention
    return None


# ---- selling, going, bidding -----------------------------------------------------------------------------------------


def sold(frame: Frame) -> Iterator[Deal]:
    """As in "Z verkauft X an Y", "X wird (von Z) an Y verkauft"; without a buyer it is no takeover."""
    share = share_of(frame)
    buyers = [m for m in frame.mentions(*ACQUIRERS) if frame.phrase(m).prep == "an" and m is not share]
    acquirer = frame.nearest(buyers)
    if acquirer is None:
        frame.reject("no buyer")
        return
    if is_passive(frame):
        target, seller = doer(frame, "COMPANY"), frame.by_prep(("COMPANY",), "von", "durch")
    else:
        parts = cast(frame, "COMPANY")
        target = share or (parts.objects[0] if parts.objects else None)
        seller = parts.subject or (doer(frame, "COMPANY") if target is not None else None)
    if target is None or same_identity(target, seller):
        frame.reject("no company is sold")
        return
    yield Deal(target, acquirer, seller)


def went(frame: Frame) -> Iterator[Deal]:
    """As in "X geht für 2 Milliarden an Y": both in the trigger's own clause."""
    acquirer = frame.by_prep(ACQUIRERS, "an")
    clause = frame.view.clauses[frame.clause]
    own = open_mentions(frame, frame.clause, "COMPANY")
    target = own[0] if own else clause.antecedent if clause.kind == "rel" else None
    if target is not None and not own and (names_unit(frame.phrase(target).head) or _noun_between(frame, target)):
        frame.reject("a part of the company goes")
        return
    if acquirer is None or acquirer.kind == "venue" or target is None or target.label != "COMPANY":
        frame.reject("no company goes to another")
        return
    yield Deal(target, acquirer)


def _noun_between(frame: Frame, antecedent: Mention) -> bool:
    """Whether the relative clause belongs to another noun: "X trennt sich vom Düngergeschäft, das an Y geht"."""
    view, start = frame.view, frame.view.clauses[frame.clause].ranges[0][0]
    end = frame.end(antecedent)
    return 0 <= end < start and any(view.words[k][:1].isupper() and view.owner[k] is None for k in range(end, start))


def bid(frame: Frame) -> Iterator[Deal]:
    """As in "Y bietet 2 Milliarden Euro für X"."""
    target = frame.by_prep(("COMPANY",), "für")
    if target is None or frame.phrase(target).tail or not frame.mentions("MONEY"):
        frame.reject("nobody bids money for a company")
        return
    acquirer = doer(frame, *ACQUIRERS)
    yield from (Deal(target, each) for each in (listed(frame, acquirer) if acquirer else [None]))


def joined(frame: Frame) -> Iterator[Deal]:
    """As in "X gehört künftig zu Y"."""
    acquirer = frame.by_prep(ACQUIRERS, "zu")
    own = open_mentions(frame, frame.clause, "COMPANY")
    if acquirer is None or not own or not frame.has("künftig", "bald", "nun", "fortan", "jetzt"):
        frame.reject("no company comes to belong to another")
        return
    yield Deal(own[0], acquirer)


def sheltered(frame: Frame) -> Iterator[Deal]:
    """As in "X schlüpft unter das Dach von Y"."""
    target = doer(frame, "COMPANY")
    acquirer = frame.of_noun(frame.hit.end - 1, "COMPANY")
    if target is None or acquirer is None:
        frame.reject("no company comes under another's roof")
        return
    yield Deal(target, acquirer)


def changed_hands(frame: Frame) -> Iterator[Deal]:
    """As in "X wechselt den Besitzer": the buyer is the other company of the sentence, if one is told."""
    if not frame.has("wechselt", "wechselte", "wechseln", "wechselten", "gewechselt"):
        return
    target = doer(frame, "COMPANY")
    if target is None:
        frame.reject("no company changes hands")
        return
    others = [m for m in frame.mentions("COMPANY", scope="sentence") if not same_identity(m, target)]
    plain = [m for m in others if not frame.phrase(m).prep and frame.phrase(m).relation in {"", "apposition"}]
    yield Deal(target, plain[0] if plain else None)


def reached(frame: Frame) -> Iterator[Deal]:
    """As in "Y greift nach X"."""
    target = frame.by_prep(("COMPANY",), "nach")
    acquirer = doer(frame, "COMPANY")
    if target is None or acquirer is None or not frame.hit.at < frame.phrase(target).first <= frame.hit.end + 2:
        frame.reject("no company reaches for another")
        return
    yield Deal(target, acquirer)


def aimed(frame: Frame) -> Iterator[Deal]:
    """As in "Y nimmt X ins Visier": a takeover when the sentence speaks of one, or tells a rumour."""
    parts = cast(frame, "COMPANY")
    if not parts.subject or not parts.objects:
        frame.reject("two companies are needed")
        return
    if frame.certainty[0] in {"possible", "denied"} or any("übernahme" in word for word in frame.sentence_words):
        yield Deal(parts.objects[0], parts.subject)
