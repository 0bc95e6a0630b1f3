"""Where something stands, as the text writes it: "in Grünheide bei Berlin", "das Werk Zwickau", "Weiden, Hof und Zwickau".

In: a ``Frame`` and the local index of the noun that is somewhere. Out: the words of the place (or of several, as they
are listed). A place is a LOCATION mention, the capital behind "in" that nothing else explains, or a town's adjective in
front of the noun ("das Görlitzer Werk"). Refused: where somebody comes from, places that only name another noun.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tickerlese.events.function_words import ARTICLES, CONTRACTED, PREPOSITIONS
from tickerlese.events.sites import site_words
from tickerlese.industries import describe_company
from tickerlese.lexicon import read_words
from tickerlese.places import places_of_demonym

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView

AREAS = frozenset(
    "nähe raum grossraum großraum umland kreis landkreis region bezirk kanton stadt gemeinde provinz bundesstaat".split()
)
LOCAL = frozenset({"in", "bei", "nahe", "an", "auf", "nördlich", "südlich", "östlich", "westlich", "unweit"})
SEATS = frozenset(
    "werk standort stammsitz hauptsitz firmensitz stammwerk niederlassung filiale werks standorts".split()
)
LINKS = frozenset({",", "und", "sowie", "oder", "/", "&"})
STOPS = frozenset({"mit", "für", "durch", "nach", "aus", "von", "um", "zu", "per", "wegen"})
REFERRING = frozenset({"dort", "daselbst", "ebendort"})
ABSTRACT_ENDINGS = (
    "ung",
    "ungen",
    "heit",
    "keit",
    "ion",
    "ionen",
    "tät",
    "schaft",
    "nis",
    "höhe",
    "arbeit",
    "weise",
    "zeit",
)
NEARBY = (["bei"], ["am"], ["an", "der"])


class Spot(NamedTuple):
    """A place in the sentence: its local range, the preposition in front of it, and whether it is smaller than a region."""

    first: int
    last: int
    prep: str
    local: bool


@cache
def _not_places() -> frozenset[str]:
    return read_words("not_places.txt")


def place_at(frame: Frame, noun_at: int) -> str | None:
    """Where the thing at a local index is: beside the noun, else anywhere in its clause, else "dort" of the sentence before."""
    view = frame.view
    clauses = {view.clause_at(noun_at), frame.clause}
    ranges = sorted(span for clause in clauses for span in view.clauses[clause].ranges)
    spots = _chained(view, _spots(view, ranges))
    beside = _behind(view, noun_at, spots)
    around = sorted(
        (spot for spot in spots if spot.prep in LOCAL), key=lambda spot: (not spot.local, abs(spot.first - noun_at))
    )
    if beside is None and around and around[0].local:
        beside = around[0]
    if beside is not None:
        return _words(view, beside)
    adjective = _by_adjective(view, noun_at)
    if adjective is not None or around:
        return adjective or _words(view, around[0])
    if REFERRING & set(view.lower):
        return _place_before(frame)
    return _only_place(view)


def place_in(view: SentenceView, noun_at: int) -> str | None:
    """Where the thing at a local index of any sentence is: beside the noun, else the one town of the sentence."""
    spots = _chained(view, _spots(view, [(0, len(view))]))
    beside = _behind(view, noun_at, spots)
    return _words(view, beside) if beside is not None else _only_place(view)


def _only_place(view: SentenceView) -> str | None:
    """The one town that the sentence tells of: "will in X nicht mehr produzieren und das Werk schließen"."""
    spots = [s for s in _chained(view, _spots(view, [(0, len(view))])) if s.local and s.prep in {"in", "bei"}]
    return _words(view, spots[0]) if len(spots) == 1 else None


def place_behind(frame: Frame, prep: str) -> str | None:
    """The place that a preposition of the trigger's clause governs ("nach Brünn", "von Grenchen")."""
    spots = _chained(frame.view, _spots(frame.view, frame.view.clauses[frame.clause].ranges, (prep,)))
    found = next((spot for spot in spots if spot.prep == prep), None)
    return _words(frame.view, found) if found else None


def _place_before(frame: Frame) -> str | None:
    for view in frame.previous_views(2):
        spots = [spot for spot in _chained(view, _spots(view, [(0, len(view))])) if spot.prep in LOCAL]
        if spots:
            return _words(view, min(spots, key=lambda spot: not spot.local))
    return None


# ---- spots -----------------------------------------------------------------------------------------------------------


def _spots(view: SentenceView, ranges: list[tuple[int, int]], preps: tuple[str, ...] = ("in", "bei")) -> Iterator[Spot]:
    """All places in the ranges, in text order; unknown capitals count behind one of the prepositions."""
    last_end = -1
    for first, last in ranges:
        k = first
        while k < last:
            owner = view.owner[k]
            if owner is not None and owner.label == "LOCATION":
                phrase, end = view.phrase(owner), view.span[id(owner)][1]
                prep = "in" if phrase.prep == "von" and phrase.head in AREAS else phrase.prep
                seated = k > 0 and view.lower[k - 1] in SEATS and view.owner[k - 1] is None
                if seated or (phrase.tail and site_words()[phrase.tail]):
                    prep = "in"
                if not phrase.tail or prep == "in":
                    yield Spot(k, end, prep, owner.kind in {"city", None})
                k = end
                last_end = end
            else:
                listed = last_end == k - 1 and view.lower[k - 1] in LINKS and _looks_like_name(view, k)
                if owner is None and (listed or _is_unknown_place(view, k, preps)):
                    yield Spot(k, k + 1, "" if listed else _prep_of_unknown(view, k), local=True)
                    last_end = k + 1
                k += 1


def _is_unknown_place(view: SentenceView, k: int, preps: tuple[str, ...]) -> bool:
    if not _looks_like_name(view, k):
        return False
    if _prep_of_unknown(view, k) in preps:
        return k + 1 == len(view) or not view.words[k + 1][:1].isupper() or view.owner[k + 1] is not None
    return k > 0 and view.lower[k - 1] in SEATS and view.owner[k - 1] is None


def _prep_of_unknown(view: SentenceView, k: int) -> str:
    """The preposition right before the word, or before the region's adjective in front of it ("im sächsischen Pirna")."""
    j = k - 1
    if j > 0 and view.words[j].islower() and view.lower[j].endswith(("ischen", "ländischen")):
        j -= 1
    word = view.lower[j] if j >= 0 else ""
    if word in SEATS:
        return "in"
    if word == "von" and j > 0 and view.lower[j - 1] in AREAS:
        return "in"
    contracted = word in CONTRACTED and j < k - 1
    return CONTRACTED[word] if contracted else word


def _looks_like_name(view: SentenceView, k: int) -> bool:
    word, lower = view.words[k], view.lower[k]
    if not (word[:1].isupper() and word.isalpha() and word[1:].islower() and len(word) > 2):
        return False
    if lower in _not_places() or lower.endswith(ABSTRACT_ENDINGS) or site_words()[lower]:
        return False
    return describe_company(word) is None


def _chained(view: SentenceView, spots: Iterable[Spot]) -> list[Spot]:
    """The places with what belongs to them: "Grünheide bei Berlin", and lists of one size ("Weiden, Hof und Zwickau")."""
    chains: list[Spot] = []
    for spot in spots:
        before = chains[-1] if chains else None
        if before is not None and before.last <= spot.first and before.local == spot.local:
            gap = view.lower[before.last : spot.first]
            listed = gap[:1] and gap[0] in LINKS and (len(gap) == 1 or gap[1:] in (["in"], ["im"]))
            if listed or gap in NEARBY:
                chains[-1] = before._replace(last=spot.last)
                continue
        chains.append(spot)
    return chains


def _words(view: SentenceView, spot: Spot) -> str:
    last = spot.last
    while (
        last + 1 < len(view)
        and view.words[last] in {"-", "‑"}
        and view.adjoins(last - 1, last)
        and view.adjoins(last, last + 1)
    ):
        if site_words()[view.lower[last + 1]] or not view.words[last + 1][:1].isupper():
            break
        last += 2
    return " ".join(view.tokens.text[slice(*view.chars(spot.first, last))].split())


# ---- beside the noun -------------------------------------------------------------------------------------------------


def _behind(view: SentenceView, noun_at: int, spots: list[Spot]) -> Spot | None:
    """The place that follows the noun in its own phrase: "Werk in Görlitz", "Standort Nürnberg", "Büro im Zentrum von Toulouse"."""
    for spot in spots:
        if spot.first <= noun_at or spot.first - noun_at > 8:
            continue
        gap = view.lower[noun_at + 1 : spot.first]
        if not gap or (spot.prep in LOCAL and not _broken(view, noun_at + 1, spot.first)):
            return spot
    return None


def _broken(view: SentenceView, first: int, last: int) -> bool:
    """Whether something ends the noun's phrase before the place: a verb, a comma, another prepositional phrase."""
    for k in range(first, last):
        if view.words[k] in {",", ";", ":", ".", "(", ")"} or view.is_finite(k):
            return True
        if view.lower[k] in STOPS and view.lower[k - 1] not in AREAS:
            return True
    return False


def _by_adjective(view: SentenceView, noun_at: int) -> str | None:
    """As in "das Görlitzer Werk", "seine chinesische Fabrik"."""
    k = noun_at - 1
    while k >= 0 and noun_at - k <= 3 and view.lower[k] not in ARTICLES and view.lower[k] not in PREPOSITIONS:
        found = places_of_demonym(view.words[k]) if view.owner[k] is None else ()
        if found:
            return found[0].name
        k -= 1
    return None
