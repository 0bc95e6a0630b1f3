"""Who holds a share and in whom: the parties of a clause that tells how a share changes.

In: a ``Frame`` on a verb or noun of such a change. Out: holder (company, organisation or person) and company. Refused:
recipients of a share ("an den Konzern X"), shares that are only traded, executives as holders of their own firm.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.frame import same_identity
from tickerlese.events.function_words import PREPOSITIONS
from tickerlese.events.parties import doer, employer_of, is_passive, open_mentions
from tickerlese.events.topics import topic
from tickerlese.roles import find_role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

HOLDERS = ("COMPANY", "ORGANIZATION", "PERSON")
OBLIQUE = frozenset("den dem des einem einen eines".split())
RECEIVING = frozenset({"den", "die", "das"})
REACH = 3  # sentences
OWNER_NOUNS = (
    "investor", "investorin", "finanzinvestor", "großinvestor", "fonds", "staatsfonds", "hedgefonds", "familie", "gründerfamilie", "eignerfamilie", "eigentümerfamilie",
    "mutter", "muttergesellschaft", "milliardär", "großaktionär", "grossaktionär", "hauptaktionär", "ankeraktionär", "stiftung", "bund", "staat", "kanton", "freistaat", "konkurrent",
    "rivale", "konkurrenz", "gründer", "regierung", "beteiligungsgesellschaft", "pensionskasse",
)  # fmt: skip
SHAREHOLDERS = (
    "aktionär",
    "großaktionär",
    "grossaktionär",
    "anteilseigner",
    "eigner",
    "hauptaktionär",
    "ankeraktionär",
    "kernaktionär",
)


def holder_of(frame: Frame, company: Mention | None) -> Mention | None:
    """The subject, for an executive the firm; in the passive the agent."""
    if is_passive(frame):
        agent = frame.by_prep(HOLDERS, "von", "durch")
        if agent is not None and not same_identity(agent, company):
            return firm_of(frame, agent, company)
    for index in (frame.clause, *_before(frame)):
        for mention in open_mentions(frame, index, *HOLDERS):
            article = frame.phrase(mention).article
            listed_after = (
                company is not None
                and 0 <= frame.end(company) < frame.at(mention)
                and frame.view.lower[frame.at(mention) - 1] in {"und", "sowie"}
            )
            plain = article not in {"den", "dem", "einen"} and mention.kind != "share" and not listed_after
            if plain and not same_identity(mention, company):
                return firm_of(frame, mention, company)
        clause = frame.view.clauses[index]
        if clause.kind in {"rel", "paren"} and clause.antecedent is not None and clause.antecedent.label in HOLDERS:
            return None if same_identity(clause.antecedent, company) else firm_of(frame, clause.antecedent, company)
    found = doer(frame, "COMPANY", "ORGANIZATION")
    return None if found is None or same_identity(found, company) else found


def is_held_by_described(frame: Frame) -> bool:
    """Whether the subject is an owner without a name ("die Familie", "ein Investor", "die X-Mutter")."""
    view = frame.view
    for first, last in view.clauses[frame.clause].ranges:
        for k in range(first, last):
            governed = view.lower[k - 1] in PREPOSITIONS if k > first else False
            plain = view.owner[k] is None and view.words[k][:1].isupper() and not governed
            if plain and view.lower[k].endswith(OWNER_NOUNS):
                before = set(view.lower[max(first, k - 3) : k])
                return not before & (OBLIQUE | PREPOSITIONS)
    return False


def is_held_as_shareholder(frame: Frame) -> bool:
    """Whether the clause calls somebody a shareholder, so that a bare percentage is one of a company."""
    return any(word.endswith(SHAREHOLDERS) for word in frame.clause_words) or "börse" in frame.clause_words


def _before(frame: Frame) -> Iterator[int]:
    """The clauses that may lend this one their subject: those that govern it."""
    seen, index = {frame.clause}, frame.view.clauses[frame.clause].parent
    while index >= 0 and index not in seen:
        seen.add(index)
        yield index
        index = frame.view.clauses[index].parent


def firm_of(frame: Frame, holder: Mention, company: Mention | None) -> Mention:
    """An executive acts for the firm; people without one, and owners, hold for themselves."""
    firm = employer_of(frame, holder) if holder.label == "PERSON" else None
    return holder if firm is None or (same_identity(firm, company) and _is_owner(holder)) else firm


def _is_owner(person: Mention) -> bool:
    role = find_role(person.role) if person.role else None
    return role is None or role.kind == "owner"


def company_of_share(frame: Frame) -> Mention | None:
    """Whose share it is: "an X", "bei X" behind the noun, "der X AG", "X-Beteiligung"."""
    view = frame.view
    for mention in frame.mentions("COMPANY", scope="sentence"):
        phrase = frame.phrase(mention)
        if frame.at(mention) < frame.hit.at:
            if phrase.tail and phrase.tail == frame.word and frame.end(mention) + 1 == frame.hit.at:
                return mention
            continue
        if view.clause_at(frame.at(mention)) != frame.clause:
            continue
        dative = phrase.prep == "an" and phrase.article not in RECEIVING
        if (dative or phrase.prep == "bei") and is_owned(frame, mention):
            return mention
    owners = (
        m
        for m in frame.mentions("COMPANY", scope="sentence")
        if frame.phrase(m).tail.startswith(SHAREHOLDERS) or _is_attribute_of_owner(frame, m)
    )
    return (
        _genitive(frame)
        or next(owners, None)
        or next(
            (
                m
                for m in frame.mentions("COMPANY")
                if frame.phrase(m).prep in {"an", "bei"}
                and frame.phrase(m).article not in RECEIVING
                and is_owned(frame, m)
            ),
            None,
        )
    )


def _is_attribute_of_owner(frame: Frame, mention: Mention) -> bool:
    """As in "größte Eignerin der X AG"."""
    phrase = frame.phrase(mention)
    return phrase.relation in {"von", "genitive"} and phrase.head.startswith(SHAREHOLDERS)


def _genitive(frame: Frame) -> Mention | None:
    """As in "die Anteile der X AG": for plural nouns, which don't say whose share it is but in whom."""
    if not frame.word.endswith(
        ("anteile", "anteilen", "aktien", "stimmrechte", "stimmrechten", "papiere", "paket", "pakets")
    ):
        return None
    return frame.of_noun(frame.hit.at, "COMPANY")


def is_owned(frame: Frame, mention: Mention) -> bool:
    """Whether the company itself is meant, not its share or subsidiary."""
    phrase = frame.phrase(mention)
    return mention.kind != "share" and (not phrase.tail or phrase.tail in {"gruppe", "konzern", "holding", "bank"})


def spoken_of(frame: Frame, holder: Mention) -> Mention | None:
    """The company that the text speaks of: of the clause before, of the share told last, of the sentence before, of the article."""
    before = [
        m
        for m in frame.mentions("COMPANY", scope="sentence")
        if frame.at(m) < frame.hit.at and frame.phrase(m).prep == "bei"
    ]
    others = [m for m in before if not same_identity(m, holder)]
    if others:
        return others[-1]
    told = frame.document.latest("stake_change", "company", frame.view.index, REACH)
    if told is None and is_held_as_shareholder(frame):
        told = frame.document.latest("acquisition", "target", frame.view.index, REACH)
    return told if told is not None and not same_identity(told, holder) else topic(frame, besides=(holder,))
