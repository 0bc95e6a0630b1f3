"""Price targets: "Kursziel von 60 auf 65 Euro", "auf 11 von 13.50 Franken", "(Ziel: 5,50 Euro)", "fairer Wert von 70 Euro".

In: a sentence view and a token range. Out: the target and the one before. Other prices in the range ("Schlusskurs",
"Dividende") are refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.rating_words import ALL_MARKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention

TARGET_STEMS = ("kursziel", "zielkurs", "preisziel", "zwölfmonatsziel")
FAIR = frozenset("fair faire fairen fairer fairem".split())
OTHER_PRICES = (
    "kurs",
    "schlusskurs",
    "preis",
    "dividende",
    "gewinn",
    "umsatz",
    "ergebnis",
    "marktkapitalisierung",
    "börsenwert",
    "schätzung",
    "ausschüttung",
    "aktienkurs",
)
LARGEST = 1_000_000
BEFORE = frozenset("zuvor bisher bislang vorher statt".split())
REACH = 26
VALUING = frozenset("sieht sehen sah taxiert taxierte".split())
TRUSTING = frozenset("traut trauen traute trauten zutraut zutrauen zugetraut".split())
VALUING_REACH = 8
LINKS = ALL_MARKS | {"und", "mit", "bei", ",", "(", "einem"}


def target_at(view: SentenceView, k: int) -> bool:
    """Whether the word at a local index names a price target."""
    word = view.lower[k]
    if word.startswith(TARGET_STEMS) or word in {"ziel", "ziele", "ziels"}:
        return view.words[k][:1].isupper()
    return word in {"wert", "werts", "wertes"} and k > 0 and view.lower[k - 1] in FAIR


def read_targets(
    view: SentenceView, first: int, last: int, rating_ends: Sequence[int]
) -> tuple[list[Mention], list[Mention]]:
    """The targets and the previous ones; right behind a rating (``rating_ends``) an amount needs no word for target."""
    nouns = [k for k in range(first, last) if view.owner[k] is None and target_at(view, k)]
    amounts = [m for m in view.mentions if m.label == "MONEY" and first <= view.span[id(m)][0] < last and _is_price(m)]
    amounts = [m for m in amounts if _belongs(view, m, nouns, rating_ends)]
    old = [m for m in amounts if _is_old(view, m, amounts)]
    return [m for m in amounts if m not in old and view.phrase(m).prep != "um"], old


def _is_price(mention: Mention) -> bool:
    amount = mention.amount
    return amount is not None and amount.value is not None and amount.value < LARGEST and amount.currency is not None


def _belongs(view: SentenceView, mention: Mention, nouns: list[int], rating_ends: Sequence[int]) -> bool:
    at, end = view.span[id(mention)]
    phrase = view.phrase(mention)
    if phrase.relation == "von" and _is_other_price(phrase.head):
        return False
    before = [k for k in nouns if k < at]
    between = view.lower[before[-1] if before else max(0, at - 6) : at]
    if any(_is_other_price(word) for word in between):
        return False
    if before:
        return at - before[-1] <= REACH
    if nouns and nouns[0] - end <= 1:
        return True
    if not nouns and not phrase.prep and not TRUSTING.isdisjoint(view.lower[max(0, at - VALUING_REACH) : end + 2]):
        return True
    if phrase.prep == "bei" and not nouns and not VALUING.isdisjoint(view.lower[max(0, at - VALUING_REACH) : at]):
        return True
    return not nouns and any(LINKS.issuperset(view.lower[end:at]) for end in rating_ends if 0 <= at - end <= 4)


def _is_other_price(word: str) -> bool:
    return word.startswith(OTHER_PRICES) and not word.startswith(TARGET_STEMS)


def _is_old(view: SentenceView, mention: Mention, amounts: list[Mention]) -> bool:
    """Whether the amount is the target so far: "von 60 auf 65 Euro", "nach zuvor 60", "(bisher: 60 Euro)"."""
    at = view.span[id(mention)][0]
    phrase = view.phrase(mention)
    if not BEFORE.isdisjoint(view.lower[max(0, at - 2) : at]) or phrase.prep == "nach":
        return len(amounts) > 1
    if at > 1 and view.words[at - 1] == "(" and any(view.owner[at - 2] is other for other in amounts):
        return True  # "auf 95 (90) Franken"
    if phrase.prep != "von":
        return False
    return any(view.phrase(other).prep in {"auf", "zu"} for other in amounts if other is not mention)
