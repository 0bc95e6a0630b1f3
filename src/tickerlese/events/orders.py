"""An order and its parties: who may buy, who else is named, an army or ministry without a name.

In: a ``Frame`` on an order. Out: ``Order`` objects and the parties that grammar gives. A customer may be a company, an
authority, an army or a country. Refused: unions, parties and courts as customers, media and analysts as suppliers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tickerlese.events.frame import same_identity
from tickerlese.events.topics import topic

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

FIRM = ("COMPANY",)
BUYERS = ("COMPANY", "ORGANIZATION", "LOCATION")
NO_BUYERS = frozenset({"union", "party", "association", "central_bank", "institute", "court", "club", "venue", "media"})
INSTITUTIONS = frozenset("armee army marine navy luftwaffe militär militärs streitkräfte streitkräften heer heeres verteidigungsministerium verteidigungsministeriums "
    "energieministerium regierung pentagon küstenwache polizei raumfahrtbehörde raumfahrtagentur grenzschutz beschaffungsamt landeswehr".split())  # fmt: skip
OF = frozenset({"von", "vom", "der", "des", "durch", "für", "bei", "mit", "die"})


@dataclass(slots=True)
class Order:
    """Who supplies whom with what."""

    supplier: Mention | None
    customer: Mention | str | None
    subject: str | None


def buyer(frame: Frame, *preps: str, scope: str = "clause") -> Mention | None:
    """Who a preposition names as a party that can buy."""
    found = [m for m in frame.mentions(*BUYERS, scope=scope) if frame.phrase(m).prep in preps and can_buy(frame, m)]
    firms = [m for m in found if m.label != "LOCATION"]
    return frame.nearest(firms or found)


def can_buy(frame: Frame, mention: Mention) -> bool:
    """Whether the mention can be a customer: a company, a country, an authority, not a share or a union."""
    if mention.kind in NO_BUYERS or mention.identity is None:
        return False
    phrase = frame.phrase(mention)
    if mention.label == "LOCATION":
        return not phrase.tail and mention.identity.country is not None and mention.kind == "country"
    return not (phrase.tail and phrase.tail.startswith(("aktie", "papier", "analyst", "titel")))


def other_firm(frame: Frame, *taken: Mention | None) -> Mention | None:
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


def institution(frame: Frame) -> str | None:
    """A customer of the state that has no name: "von der US-Armee", "des rumänischen Verteidigungsministeriums"."""
    view = frame.view
    for first, last in view.clauses[frame.clause].ranges:
        for k in range(first + 1, last):
            if view.lower[k] not in INSTITUTIONS or view.owner[k] is not None or not view.words[k][:1].isupper():
                continue
            start = k - 2 if view.words[k - 1] in {"-", "‑"} and k >= 2 else k
            if any(view.lower[j] in OF for j in range(max(first, start - 3), start)):
                word = view.tokens.text[slice(*view.chars(start, k + 1))]
                return word.removesuffix("s") if word.endswith("iums") else word
    return None


def in_dative(frame: Frame, supplier: Mention | None) -> Mention | None:
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
            and can_buy(frame, mention)
        ):
            return mention
    return None
