"""What an analyst does with a rating: raised, lowered, taken up; null when only the target or nothing changes.

In: a sentence view, a token range and the ratings in it. Out: the ratings before and after, and the action.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from tickerlese.events.function_words import CONTRACTED
from tickerlese.events.price_targets import target_at
from tickerlese.events.rating_words import ALL_MARKS, STANCES, RatingWord, is_bracketed

if TYPE_CHECKING:
    from tickerlese.events.syntax import SentenceView

Action = Literal["upgrade", "downgrade", "confirm", "initiate"]

UP_STEMS = ("hochgestuf", "heraufgestuf", "hochstuf", "heraufstuf", "hochzustuf", "heraufzustuf", "raufgestuf")
DOWN_STEMS = (
    "abgestuf", "herabgestuf", "herabstuf", "heruntergestuf", "herunterstuf", "zurückgestuf", "rückstuf", "zurückstuf", "abstuf", "abzustuf", "herabzustuf", "runtergestuf",
)  # fmt: skip
RAISING = frozenset(
    "hebt hob heben gehoben angehoben anhebt anhob erhöht erhöhte heraufgesetzt hochgesetzt hochgenommen".split()
)
LOWERING = frozenset(
    "senkt senkte senken gesenkt herabgesetzt reduziert reduzierte kürzt kürzte zurückgenommen heruntergenommen".split()
)
GRADING = frozenset("stuft stufte stuften stufen".split())
UP_PARTICLES = frozenset("hoch herauf rauf".split())
DOWN_PARTICLES = frozenset("ab herab herunter zurück runter".split())
WITHDRAWING = frozenset(
    "strich streicht strichen gestrichen gestrichene gestrichenen streichen streichung entzog entzieht kassiert kassierte zurückgezogen zurückgenommen aufgegeben einkassiert".split()
)
GIVING_UP = frozenset("gab gibt gaben".split())
TAKING_UP = frozenset(
    "nahm nimmt nahmen nehmen aufnahm aufnimmt aufgenommen startet startete starten gestartet".split()
)
COVERAGE = frozenset("bewertung beobachtung coverage abdeckung analyse beurteilung research".split())
FIRST_STUDIES = frozenset("erstbewertung ersteinstufung erstempfehlung erststudie erstanalyse".split())
PREVIOUSLY = frozenset("zuvor bisher bislang vorher vormals bisherigen statt".split())
LEAVING = frozenset("abzurücken abrücken rückt abgerückt".split())
NEW = frozenset("neue neuen neuer neues".split())
SKIPPED = ALL_MARKS | {":"}
NEUTRAL = STANCES.index("hold")
LISTS = ("empfehlungsliste", "favoritenliste", "convictionlist", "kaufliste")


class Change(NamedTuple):
    """The rating before and after (either may be untold), and the action (null when nothing says that it changed)."""

    rating: RatingWord | None
    previous: RatingWord | None
    action: Action | None


def read_change(view: SentenceView, first: int, last: int, ratings: list[RatingWord]) -> Change:
    """Read the ratings of a token range as old and new, and what happened between them."""
    words = set(view.lower[first:last])
    old = [rating for rating in ratings if is_old(view, rating)]
    new = [rating for rating in ratings if rating not in old]
    action = _told(words)
    withdrawn = next((r for r in new if r.is_noun and _is_withdrawn(view, r, first, last)), None)
    if withdrawn is not None:
        new.remove(withdrawn)
        old = [withdrawn, *old]
    rating, previous = _best(new), _best(old)
    if rating is None and previous is not None and withdrawn is None and (action is None or words & LEAVING):
        rating, previous = previous, None
    if rating is not None and previous is not None and rating.rank != previous.rank:
        action = "upgrade" if rating.rank > previous.rank else "downgrade"
    elif withdrawn is not None and action is None:
        action = "downgrade" if withdrawn.rank > NEUTRAL else "upgrade"
    elif action is None and rating is not None:
        action = _moved_to(view, rating, words)
    if action is None and any(word.startswith(LISTS) for word in words) and words & WITHDRAWING:
        action = "downgrade"
    return Change(rating, previous, action)


def _best(ratings: list[RatingWord]) -> RatingWord | None:
    """The rating itself rather than a noun that stands for it."""
    return next((r for r in ratings if not r.is_noun), ratings[0] if ratings else None)


def _word_before(view: SentenceView, k: int) -> str:
    while k > 0 and (view.words[k - 1] in SKIPPED or view.lower[k - 1] in {"rating", "votum"}):
        k -= 1
    word = view.lower[k - 1] if k else ""
    return CONTRACTED.get(word, word)


def is_old(view: SentenceView, rating: RatingWord) -> bool:
    """Whether it is the rating so far: "von „Buy“", "nach zuvor „Buy“", "(bisher: „Buy“)"."""
    before = _word_before(view, rating.first)
    if before in PREVIOUSLY or is_bracketed(view, rating.first, rating.last):
        return True
    return before == "von" and not rating.is_noun


def _told(words: set[str]) -> Action | None:
    """The action that words tell whatever the ratings are."""
    if (words & TAKING_UP and words & COVERAGE) or words & FIRST_STUDIES:
        return "initiate"
    up = any(word.startswith(UP_STEMS) for word in words) or (words & GRADING and words & UP_PARTICLES)
    taken_back = "zurück" in words and words & {"nimmt", "nahm", "nehmen"}
    down = (
        taken_back or any(word.startswith(DOWN_STEMS) for word in words) or (words & GRADING and words & DOWN_PARTICLES)
    )
    if up and down:
        return None
    return "upgrade" if up else "downgrade" if down else None


def _is_withdrawn(view: SentenceView, rating: RatingWord, first: int, last: int) -> bool:
    """Whether a recommendation is taken back: "strich die Kaufempfehlung", "gab die Kaufempfehlung auf", "drehte … in ein negatives Votum"."""
    words = view.lower[first:last]
    if not WITHDRAWING.isdisjoint(words):
        return True
    ends = [
        k
        for k in range(rating.last, last)
        if view.lower[k] == "auf" and (k + 1 == len(view) or view.words[k + 1] in ".,;")
    ]
    return (not GIVING_UP.isdisjoint(words) and bool(ends)) or {"drehte", "votum"} <= set(words)


def _moved_to(view: SentenceView, rating: RatingWord, words: set[str]) -> Action | None:
    """For "hebt X auf Buy" and "startet X mit Buy": the verb and the preposition before the rating."""
    if rating.is_noun:
        return _new_advice(view, rating)
    before = _word_before(view, rating.first)
    if before == "auf":
        verb = _verb_near(view, rating)
        return "upgrade" if verb in RAISING else "downgrade" if verb in LOWERING else None
    return "initiate" if before == "mit" and words & {"startet", "startete", "starten", "gestartet"} else None


def _new_advice(view: SentenceView, rating: RatingWord) -> Action | None:
    """A "neue Kaufempfehlung" is a better rating than before."""
    if rating.first == 0 or view.lower[rating.first - 1] not in NEW or rating.rank == NEUTRAL:
        return None
    return "upgrade" if rating.rank > NEUTRAL else "downgrade"


def _verb_near(view: SentenceView, rating: RatingWord) -> str:
    """The verb of raising or lowering right behind the rating, or before it with neither a target nor a conjunction between."""
    for k in range(rating.last, min(len(view), rating.last + 3)):
        if view.lower[k] in RAISING | LOWERING:
            return view.lower[k]
    for k in range(rating.first - 1, -1, -1):
        word = view.lower[k]
        if word in RAISING | LOWERING:
            return word
        if word in {"und", ",", ";"} or target_at(view, k):
            break
    return ""
