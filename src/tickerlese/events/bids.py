"""Takeovers that are fought for: offers to shareholders, raised and rival bids, auctions, squeeze-outs.

In: a ``Frame`` on "Offerte", "Gebot", "Bieterkampf", "Endrunde", "ringen", "Squeeze-out". Out: ``Deal`` objects. Who is
bid for stands behind "für" or "um", in front of "-Aktionäre", as the owner of the shareholders who get the offer, or is
the target that the sentences before speak of ("erhöhte sein Gebot auf 68 Euro je Aktie"). Refused: offers of goods and
services, races and struggles for anything but companies.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.business_units import settle_unit, units_in
from tickerlese.events.frame import same_identity
from tickerlese.events.parties import CORPORATE_TAILS, OWNERS, doer, heads_of_lists, listed, open_mentions
from tickerlese.events.takeover_nouns import AUCTIONS, joined_to
from tickerlese.events.takeovers import ACQUIRERS, Deal
from tickerlese.events.topics import topic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

RECEIVING = frozenset(
    "erhalten erhielt erhält bekommen bekam vor vorliegen lehnt lehnte lehnen ab abgelehnt prüft prüfen zurück empfiehlt empfehlen "
    "akzeptiert angenommen annehmen nimmt nehmen angedient".split()
)
BIDDING = (
    "unterbreit", "leg", "vorgeleg", "vorzuleg", "mach", "gemacht", "stell", "erhöh", "aufgestock", "aufstock", "stock", "nachge", "bess", "abgegeben", "abgab", "gibt", "gab",
    "geben", "abgeben", "feil", "plan", "prüf", "erwäg", "bereite", "vorbereit", "einreich", "reich", "verlänger", "kündig", "angekündig", "präsentier", "biet", "veröffentlich",
)  # fmt: skip
SAME_BID = frozenset("sein seine seinen seiner seines ihr ihre ihren ihrer ihres das die dem gegengebot gegenofferte konkurrenzangebot gegenangebot".split())  # fmt: skip
REACH = 6  # sentences
GROUPS_OF_BIDDERS = ("bieter", "interessent", "investor", "finanzinvestor", "konkurrent", "rival", "konsorti")


def offered(frame: Frame) -> Iterator[Deal]:
    """As in "Offerte für X", "X-Gebot", "unterbreitet den Aktionären der X ein Angebot", "erhöht sein Gebot"."""
    plain = frame.word.startswith("angebot")
    target = joined_to(frame, "für")
    if target is None and not plain:
        target = next((m for m in frame.mentions("COMPANY") if frame.phrase(m).tail == frame.word), None)
    if target is None:
        yield from _to_shareholders(frame) or _received(frame) or _raised(frame)
        return
    acquirer = doer(frame, *ACQUIRERS)
    if acquirer is not None and same_identity(acquirer, target):
        other = topic(frame, besides=(acquirer,)) if target.anaphor else None
        acquirer, target = (acquirer, other) if other is not None else (None, target)
    if plain and acquirer is None:
        frame.reject("an offer of nobody")
        return
    yield from (Deal(target, each) for each in (listed(frame, acquirer) if acquirer else [None]))


def _to_shareholders(frame: Frame) -> list[Deal]:
    """As in "unterbreitet den Aktionären der X ein Übernahmeangebot", "legt den X-Aktionären ein Angebot vor"."""
    target = _owned_by_shareholders(frame)
    if target is None or not any(word.startswith(BIDDING) for word in frame.clause_words):
        return []
    acquirer = doer(frame, *ACQUIRERS)
    if acquirer is None or same_identity(acquirer, target):
        acquirer = next((m for m in _in_other_clauses(frame) if not same_identity(m, target)), None)
    return [Deal(target, acquirer)] if acquirer is not None else []


def _in_other_clauses(frame: Frame) -> Iterator[Mention]:
    """Subjects of the clauses around an infinitive: "…, dass Y entschieden hat, den Aktionären ein Angebot zu machen"."""
    for index in range(len(frame.view.clauses)):
        if index != frame.clause:
            yield from open_mentions(frame, index, *ACQUIRERS)


def _owned_by_shareholders(frame: Frame) -> Mention | None:
    for mention in frame.mentions("COMPANY"):
        phrase = frame.phrase(mention)
        behind = phrase.relation in {"genitive", "von"} and phrase.head in OWNERS
        if behind or phrase.tail in OWNERS:
            return mention
    return None


def _received(frame: Frame) -> list[Deal]:
    """As in "X hat ein Übernahmeangebot von Y erhalten", "Die X-Aktionäre haben die Offerte von Y angenommen"."""
    bidder = frame.of_noun(frame.hit.at, "COMPANY")
    target = _owned_by_shareholders(frame) or doer(frame, "COMPANY")
    received = bidder is not None and target is not None and frame.clause_words & RECEIVING
    if not received or frame.word.startswith("angebot") or same_identity(bidder, target):
        return []
    return [Deal(target, bidder)] if bidder and target and frame.phrase(bidder).prep == "von" else []


def _raised(frame: Frame) -> list[Deal]:
    """As in "erhöhte sein Gebot von 62 auf 68 Euro je Aktie", "Y legt ein Gegengebot vor": for whom the text speaks of."""
    acquirer = doer(frame, *ACQUIRERS)
    before = {*frame.view.lower[max(0, frame.hit.at - 3) : frame.hit.at], frame.word}
    per_share = any(m.amount and m.amount.per == "share" for m in frame.mentions("MONEY", scope="sentence"))
    told = any(word.startswith(BIDDING) for word in frame.clause_words) and (before & SAME_BID or per_share)
    if acquirer is None or not told or frame.word.startswith("angebot"):
        frame.reject("no company is bid for")
        return []
    known = _fought_for(frame) or frame.document.latest("acquisition", "target", frame.view.index, REACH)
    target = known or topic(frame, besides=(acquirer,), reach=REACH)
    if target is None or same_identity(target, acquirer):
        frame.reject("nobody known is bid for")
        return []
    return [Deal(target, each) for each in listed(frame, acquirer) if not same_identity(each, target)]


def _fought_for(frame: Frame) -> Mention | None:
    """Whom the sentence calls fought for: "Bieterkampf um X: …"."""
    return next((m for m in frame.mentions("COMPANY", scope="sentence") if frame.phrase(m).head in AUCTIONS), None)


# ---- auctions --------------------------------------------------------------------------------------------------------


def contested(frame: Frame) -> Iterator[Deal]:
    """As in "Y und Z in der Endrunde um X", "Y und Z ringen um X", "Bieterkampf um X: Y legt nach"."""
    fought_for = _struggled_for(frame)
    if fought_for is None:
        frame.reject("no company is fought for")
        return
    target, seller = fought_for
    company = None if isinstance(target, str) else target
    bidders = [
        m
        for m in heads_of_lists(frame, open_mentions(frame, frame.clause, *ACQUIRERS))
        if not same_identity(m, company) and not same_identity(m, seller) and m.kind not in {"media", "share"}
    ]
    if not bidders and not _speaks_of_bidders(frame):
        frame.reject("nobody fights for it")
        return
    if not bidders and company is None:
        frame.reject("nobody named fights for it")
        return
    yield from (Deal(target, each, seller) for each in (listed(frame, bidders[0]) if bidders else [None]))


def _struggled_for(frame: Frame) -> tuple[Mention | str, Mention | None] | None:
    """The company behind "um", or a part of one with its owner."""
    for mention in frame.mentions("COMPANY"):
        phrase = frame.phrase(mention)
        if phrase.prep == "um" and phrase.tail in CORPORATE_TAILS | {""} and phrase.relation != "von":
            return _part_of(frame) or (mention, None)
    return _part_of(frame)


def _part_of(frame: Frame) -> tuple[str, Mention] | None:
    """As in "um die Lacksparte von X", "um Xs Lackgeschäft"."""
    for unit in units_in(frame.view, frame.view.clauses[frame.clause].ranges):
        owner = unit.owner
        governed = unit.prep == "um" or (owner is not None and frame.phrase(owner).prep == "um")
        what = settle_unit(frame, unit) if governed and owner is not None else None
        if isinstance(what, str) and owner is not None:
            return what, owner
    return None


def _speaks_of_bidders(frame: Frame) -> bool:
    return frame.word.startswith(("bieter", "übernahme", "endrunde")) or any(
        word.startswith(GROUPS_OF_BIDDERS) for word in frame.sentence_words
    )


def squeezed(frame: Frame) -> Iterator[Deal]:
    """As in "Squeeze-out bei X: Y legt die Barabfindung fest", "Y will die Minderheitsaktionäre der X ausschließen"."""
    named = frame.mentions("COMPANY", scope="sentence")
    behind = [m for m in named if frame.phrase(m).prep == "bei" or frame.phrase(m).head.endswith("aktionäre")]
    target = frame.of_noun(frame.hit.end - 1, "COMPANY") or next(iter(behind), None)
    if target is None:
        frame.reject("nobody's shareholders are squeezed out")
        return
    others = [m for m in named if not same_identity(m, target) and not frame.phrase(m).prep and m.kind != "media"]
    yield Deal(target, others[0] if others else None)
