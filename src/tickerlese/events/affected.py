"""Whom it hits: the company of a strike, a layoff, an insolvency or a court case, wherever the text names it.

In: a ``Frame``. Out: company mentions by the way they are told: with the word itself ("X-Pleite", "Streik bei X"), as the
one that acts, as the place ("im X-Werk"), as the one that reports ("wie X mitteilte"), or left out because the text keeps
speaking of it. Refused: newspapers, and what is left out where an industry or the state is the one it hits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.frame import same_identity
from tickerlese.events.parties import REPORTING, doer, employer_of, is_possessor, open_mentions
from tickerlese.events.topics import topic
from tickerlese.industries import describe_company

if TYPE_CHECKING:
    from collections.abc import Collection

    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention

PLACE_TAILS = tuple(
    "werk werke werken werks standort standorte standorten fabrik fabriken zentrale zentrallager lager filialen "
    "filiale niederlassung mitarbeiter mitarbeitern mitarbeitende mitarbeitenden beschäftigte beschäftigten "
    "belegschaft angestellte angestellten arbeiter piloten kapitäne flugbegleiter lokführer fahrer zusteller personal "
    "crews kabinenpersonal flugzeugführer betriebsrat betriebsrats gruppe konzern konzerns gesellschaft "
    "gesellschaften unternehmen sparte büros räume geschäftsräume zentrum verteilzentren versandzentren büro kliniken "
    "klinik".split()
)
PLAN_TAILS = tuple(
    "sparprogramm sparprogramms sparkurs sparkurses rotstift restrukturierung umbau sanierung schlankheitskur".split()
)
SPOKEN = (
    *REPORTING,
    *(
        "teil mitteil mitgeteilt sagt kündig ankündig angekündigt erklär bestätig bekannt gab gibt hieß heißt hiess heisst angab "
        "verkünd räum einräum sprech verlaut erläuter betont"
    ).split(),
)
OUTSIDERS = tuple(
    "industrie branche branchen wirtschaft handwerk sektor betriebe betrieben firmen bundesländer stadtverwaltung "
    "behörden kommunen regierung mittelstand zulieferer zulieferern einzelhandel konkurrenz konkurrenten unternehmen "
    "nahverkehr mittelständler".split()
)
OUTSIDE = frozenset("bund länder land stadt staat dienst dienstes firma gesellschaften".split())
RELATED = tuple(
    "tochter töchter mutter ableger rivale rivalen konkurrent konkurrenten partner zulieferer lieferant "
    "schwester übernahme wettbewerber".split()
)
NEWSROOMS = tuple(
    "zeitung sender fernsehsender magazin portal nachrichtenagentur agentur blatt rundfunk podcast onlineportal".split()
)
SOURCES = tuple(
    "information bericht recherche umfrage studie kanzlei anwaltskanzlei auskunftei wirtschaftsauskunftei".split()
)
STATED = ("angaben", "mitteilung", "aussage", "auskunft")
UNNAMED = frozenset("ein eine einem einer eines einen mehrere viele zwei drei".split())
REPORTED = frozenset("berichtet berichtete berichteten berichten schreibt schrieb erfuhr".split())
AT = frozenset({"bei", "von", "für", "über", "gegen"})
FARTHEST_ATTRIBUTE = 9


def is_firm(mention: Mention) -> bool:
    """Whether the mention is a company and neither a newspaper nor a share."""
    return mention.label == "COMPANY" and mention.kind not in {"media", "share"}


def names_firm(frame: Frame, mention: Mention) -> bool:
    """Whether the mention means the firm itself, not one beside it ("X-Tochter") and no newsroom."""
    phrase, end = frame.phrase(mention), frame.end(mention)
    is_newsroom = mention.anaphor and end > 0 and frame.view.lower[end - 1].endswith(NEWSROOMS)
    is_source = phrase.head.endswith(NEWSROOMS) or phrase.head.startswith(SOURCES)
    return is_firm(mention) and not phrase.tail.endswith(RELATED) and not is_newsroom and not is_source


def told_with(frame: Frame, at: int, preps: Collection[str] = AT) -> Mention | None:
    """The company that a noun is about: "X-Pleite", "Xs Stellenabbau", "Insolvenz der X AG", "Streik bei X"."""
    view = frame.view
    for mention in view.mentions:
        if not names_firm(frame, mention):
            continue
        first, last = view.span[id(mention)]
        if _compound_with(view, last, at) or (last == at and is_possessor(frame, mention)):
            return mention
        phrase = view.phrase(mention)
        if first > at and phrase.head_at == at and phrase.relation in {"von", "genitive"}:
            return mention
    behind = [
        m
        for m in view.mentions
        if names_firm(frame, m)
        and 0 < frame.at(m) - at <= FARTHEST_ATTRIBUTE
        and view.phrase(m).prep in preps
        and view.clause_at(frame.at(m)) == view.clause_at(at)
    ]
    return next((m for m in behind if _may_be_attribute(view, at + 1, view.phrase(m).first)), None)


def _compound_with(view: SentenceView, last: int, at: int) -> bool:
    """Whether the word is joined to the name by hyphens ("X-Streik", "X-Milliarden-Pleite")."""
    k = last
    while k < at and view.words[k] in {"-", "‑", "–"} and view.adjoins(k - 1, k) and view.adjoins(k, k + 1):
        if k + 1 == at:
            return True
        k += 2
    return False


def _may_be_attribute(view: SentenceView, first: int, last: int) -> bool:
    """Whether no finite verb stands between a noun and the phrase behind it."""
    return not any(view.is_finite(k) or view.words[k] in {",", ";", ":"} for k in range(first, last))


def hit_at(frame: Frame, *, scope: str = "clause") -> Mention | None:
    """The company as the place of it: "bei X", "im X-Werk", "die X-Piloten", "die Beschäftigten von X"."""
    found = [m for m in frame.mentions("COMPANY", scope=scope) if is_firm(m)]
    related = [m for m in found if frame.phrase(m).prep == "bei"]
    found = [m for m in found if names_firm(frame, m)]
    beside = [m for m in found if frame.phrase(m).prep == "bei"] or related
    placed = [m for m in found if frame.phrase(m).tail.endswith(PLACE_TAILS)]
    owned = [
        m
        for m in found
        if frame.phrase(m).relation in {"von", "genitive"} and frame.phrase(m).head.endswith(PLACE_TAILS + PLAN_TAILS)
    ]
    possessed = [m for m in found if is_possessor(frame, m)]
    return next((m for group in (beside, placed, owned, possessed) if (m := frame.nearest(group)) is not None), None)


def acting(frame: Frame) -> Mention | None:
    """The company that is the clause's subject, or shares it with the clauses around."""
    found = doer(frame, "COMPANY")
    if found is None or not names_firm(frame, found):
        return None
    at = frame.at(found)
    elsewhere = at >= 0 and frame.view.clause_at(at) != frame.clause
    return None if elsewhere and _reports_on(frame, frame.view.clause_at(at)) else found


def _reports_on(frame: Frame, clause: int) -> bool:
    """Whether a clause only says who wrote it: "wie X berichtet"."""
    view = frame.view
    return any(view.lower[k] in REPORTED for first, last in view.clauses[clause].ranges for k in range(first, last))


def reporter(frame: Frame) -> Mention | None:
    """The company of the sentence that says so itself: "…, wie X mitteilte", "sagte X-Chef Y"."""
    view = frame.view
    for index, clause in enumerate(view.clauses):
        words = [view.lower[k] for first, last in clause.ranges for k in range(first, last)]
        if not any(word.startswith(SPOKEN) for word in words) or REPORTED.intersection(words):
            continue
        firms = [m for m in open_mentions(frame, index, "COMPANY") if names_firm(frame, m)]
        if firms:
            return firms[0]
        people = [m for m in view.mentions if m.label == "PERSON" and view.clause_at(frame.at(m)) == index]
        firm = next((found for m in people if (found := employer_of(frame, m)) is not None and is_firm(found)), None)
        if firm is not None:
            return firm
    named = [m for m in frame.mentions("COMPANY", scope="sentence") if names_firm(frame, m)]
    return next((m for m in named if frame.phrase(m).head.startswith(STATED) or frame.phrase(m).prep == "laut"), None)


def suffering(frame: Frame) -> Mention | None:
    """The company that something threatens or happens to, in the dative: "dem Händler X droht die Pleite"."""
    return next((m for m in open_mentions(frame, frame.clause, "COMPANY") if names_firm(frame, m)), None)


def understood(frame: Frame, *, beside_others: bool = False) -> Mention | None:
    """The company that the text keeps speaking of, where the sentence names none.

    Nobody where the sentence speaks of an industry or the state, which it then hits, unless ``beside_others``.
    """
    view = frame.view
    if view.lower[0] in frame.document.finite and view.is_finite(0):
        return None  # "Gelingt die Sanierung nicht, droht der Konkurs": a condition
    named = [m for m in view.mentions if is_firm(m) and not m.anaphor]
    if named:
        plain = names_firm(frame, named[0]) and frame.is_subject_like(named[0])
        return named[0] if plain and all(same_identity(m, named[0]) for m in named) else None
    if not beside_others and _hits_outsiders(view):
        return None
    return frame.main_company() or topic(frame)


def _hits_outsiders(view: SentenceView) -> bool:
    """Whether the sentence speaks of an industry, of firms in general or of the state."""
    for k, owner in enumerate(view.owner):
        if owner is not None:
            if owner.label == "ORGANIZATION" and owner.kind in {"government", "club", "party"}:
                return True
        elif view.words[k][:1].isupper() and _is_outsider(view, k) and not _is_the_firm(view, k):
            return True
    return False


def _is_outsider(view: SentenceView, k: int) -> bool:
    """Whether a noun speaks of an industry, the state, or a firm that is not named ("ein Anbieter")."""
    word, before = view.lower[k], view.lower[max(0, k - 2) : k]
    unnamed = bool(UNNAMED.intersection(before)) and describe_company(view.words[k]) is not None
    return word in OUTSIDE or word.endswith(OUTSIDERS) or unnamed


def _is_the_firm(view: SentenceView, k: int) -> bool:
    """Whether "das Unternehmen" or "die Firma" is a firm of the text."""
    before = view.lower[k - 1] if k else ""
    return view.lower[k].endswith(("unternehmen", "firma")) and before in {
        "das",
        "im",
        "beim",
        "dem",
        "vom",
        "dieses",
        "die",
        "der",
    }
