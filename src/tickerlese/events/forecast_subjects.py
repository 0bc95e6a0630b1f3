"""What a forecast is about, and its figures: "eine Inflation von 2,0 Prozent", "den Euro bei 1,15 Dollar".

In: a sentence view and a clause. Out: the amounts that are expected there, and for each the instrument's name or the noun
that it belongs to. Only economies, markets and prices are subjects; business figures of companies are refused.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tickerlese.events.function_words import ARTICLES, CONTRACTED, PREPOSITIONS
from tickerlese.instruments import instruments
from tickerlese.lexicon import read_words
from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention

INSTRUMENTS = frozenset({"INDEX", "INSTRUMENT", "CURRENCY"})
AMOUNTS = frozenset({"PERCENT", "MONEY", "QUANTITY"})
BUSINESS = (
    "umsatz", "umsätze", "umsätzen", "umsatzes", "umsatzwachstum", "umsatzplus", "gewinn", "gewinne", "gewinns", "ergebnis", "ergebnisses", "ebit", "ebitda", "marge", "margen", "erlös", "erlöse",
    "erlösen", "jahresüberschuss", "dividende", "verlust", "verluste", "auftragseingang", "cashflow", "kursziel", "auslieferungen", "kurspotenzial", "aufwärtspotenzial", "aktie", "aktien", "eigenkapitalrendite", "dividendenrendite", "umsatzrendite", "zinsüberschuss", "provisionsüberschuss", "kosten", "quote", "risikovorsorge",
)  # fmt: skip
PUBLIC_RATES = ("arbeitslosenquote", "erwerbslosenquote", "sparquote", "staatsquote", "defizitquote", "schuldenquote")
INFLECTIONS = ("", "s", "es", "en", "e", "n")
OLD_PREPOSITIONS = frozenset({"nach", "seit", "gegenüber", "statt", "gegen"})
OLD_WORDS = frozenset("zuvor bisher bislang derzeit aktuell zuletzt statt bisherigen vorher".split())
GOALS = frozenset({"zielmarke", "ziel", "inflationsziel", "zielwert", "notenbankziel"})
LINKED = frozenset({"für", "mit"})
SHORTEST_STEM = 2
NO_MARKETS = ("supermarkt", "supermärkte", "baumarkt", "drogeriemarkt", "flohmarkt", "weihnachtsmarkt")
COMPOUND_TAILS = (
    "prognosen",
    "prognose",
    "vorhersagen",
    "vorhersage",
    "schätzung",
    "schätzungen",
    "erwartung",
    "erwartungen",
    "projektion",
)


def _is_market_noun(word: str) -> bool:
    if word.startswith(NO_MARKETS):
        return False
    bases = {word.removesuffix(ending) for ending in INFLECTIONS if word.endswith(ending)}
    nouns = read_words("forecast_subjects.txt")
    cuts = (0, *range(SHORTEST_STEM, max((len(base) for base in bases), default=0)))
    return any(base[cut:] in nouns for base in bases for cut in cuts)


market_noun: WordTable[bool] = WordTable(_is_market_noun)
business_noun: WordTable[bool] = WordTable(lambda word: word.endswith(BUSINESS) and not word.endswith(PUBLIC_RATES))


def positions(view: SentenceView, clause: int) -> list[int]:
    """Local indices of the clause's words."""
    return [k for first, last in view.clauses[clause].ranges for k in range(first, last)]


def noun_at(view: SentenceView, k: int) -> bool:
    """Whether a noun without a mention of its own stands at the local index."""
    return view.owner[k] is None and view.words[k][:1].isupper() and view.words[k][:1].isalpha()


def tells_business(view: SentenceView, clause: int) -> bool:
    """Whether the clause speaks of a company's figures or shares."""
    return any(noun_at(view, k) and business_noun[view.lower[k]] for k in positions(view, clause))


def expected_amounts(view: SentenceView, clause: int) -> list[Mention]:
    """The amounts of the clause that tell what is expected; old levels and mere steps towards a level are left out."""
    inside = [
        m
        for m in view.mentions
        if m.label in AMOUNTS and m.amount is not None and view.clause_at(view.span[id(m)][0]) == clause
    ]
    preps = {view.phrase(m).prep for m in inside}
    found: list[Mention] = []
    for mention in inside:
        at = view.span[id(mention)][0]
        phrase = view.phrase(mention)
        before = view.lower[max(0, at - 4) : at]
        old = (
            phrase.prep in OLD_PREPOSITIONS
            or phrase.head in GOALS
            or "wie" in before
            or not OLD_WORDS.isdisjoint(before[-2:])
        )
        start = phrase.prep == "von" and phrase.relation == "" and "auf" in preps
        step = phrase.prep == "um" and preps & {"auf"}
        if not (old or start or step):
            found.append(mention)
    return found


class Subject(NamedTuple):
    """What is expected to reach a figure; ``noun`` is lower-cased, empty for instruments."""

    text: str
    noun: str = ""


def subject_of(view: SentenceView, clause: int, at: int, amount: Mention | None = None) -> Subject | None:
    """The instrument or noun of the clause that the amount at a local index belongs to; null when the clause names none."""
    instrument = _instrument(view, clause, at)
    if instrument is not None:
        return Subject(instrument.name or view.tokens.text[instrument.start : instrument.end])
    unit = amount.amount.unit if amount is not None and amount.amount else None
    if unit and market_noun[unit.lower()]:
        return Subject(unit, unit.lower())
    if amount is not None and (own := _own_noun(view, amount)) >= 0:
        return Subject(_noun_phrase(view, own), view.lower[own])
    nouns = [k for k in positions(view, clause) if noun_at(view, k) and market_noun[view.lower[k]]]
    free = [k for k in nouns if not _governed(view, k)]
    if not nouns:
        return None
    best = free[0] if free else min(nouns, key=lambda k: abs(k - at))
    return Subject(_noun_phrase(view, best), view.lower[best])


def _own_noun(view: SentenceView, amount: Mention) -> int:
    """The noun that the amount is an attribute of ("Inflation von 2 Prozent") or stands before ("0,3 Prozent Wachstum"), or -1."""
    phrase, end = view.phrase(amount), view.span[id(amount)][1]
    if phrase.head_at >= 0 and phrase.relation == "von" and market_noun[phrase.head]:
        return phrase.head_at
    return end if end < len(view) and noun_at(view, end) and market_noun[view.lower[end]] else -1


def _instrument(view: SentenceView, clause: int, at: int) -> Mention | None:
    """The index, commodity or currency of the clause that stands nearest before a local index, else behind it."""
    found = [m for m in view.mentions if m.label in INSTRUMENTS and view.clause_at(view.span[id(m)][0]) == clause]
    found = [m for m in found if view.phrase(m).prep not in {"in", "gegen", "wegen"}]
    return min(found, key=lambda m: (view.span[id(m)][0] > at, abs(view.span[id(m)][0] - at)), default=None)


def _governed(view: SentenceView, k: int) -> bool:
    """Whether a preposition governs the noun."""
    k -= 1
    while (
        k >= 0
        and view.owner[k] is None
        and view.words[k][:1].islower()
        and (view.lower[k] in ARTICLES or view.lower[k].endswith(("e", "en", "er", "es", "em")))
    ):
        if view.lower[k] in PREPOSITIONS or view.lower[k] in CONTRACTED:
            return True
        k -= 1
    return k >= 0 and view.owner[k] is None and view.lower[k] in PREPOSITIONS


def _noun_phrase(view: SentenceView, k: int) -> str:
    """The noun with the compound parts that hyphens join to it, and with what a market is for ("Weltmarkt für X")."""
    first, last = k, k + 1
    while (
        first > 1
        and view.words[first - 1] == "-"
        and view.adjoins(first - 1, first)
        and view.adjoins(first - 2, first - 1)
    ):
        first -= 2
    if last + 1 < len(view) and view.lower[last] in LINKED and view.lower[k].endswith("markt"):
        end = last + 1
        while (
            end < len(view)
            and view.owner[end] is None
            and view.words[end][:1].islower()
            and view.lower[end].endswith(("e", "en", "er", "es"))
        ):
            end += 1
        if end < len(view) and noun_at(view, end):
            last = end + 1
    start, stop = view.chars(first, last)
    text = view.tokens.text[start:stop]
    base = text.removesuffix("es") if text.endswith("es") else text.removesuffix("s")
    is_genitive = (
        last == k + 1 and view.lower[k] not in read_words("forecast_subjects.txt") and market_noun[base.lower()]
    )
    return base if is_genitive and text.endswith("s") else text


def compound_subject(word: str) -> Subject | None:
    """What "Goldprognose" and "Wachstumsprognose" are about: Gold, Wachstum; null for a company's "Umsatzprognose"."""
    lower = word.lower()
    tail = next((tail for tail in COMPOUND_TAILS if lower.endswith(tail) and len(lower) > len(tail) + 2), None)
    if tail is None:
        return None
    stem = word[: -len(tail)].removesuffix("s") if lower.endswith("s" + tail) else word[: -len(tail)]
    if stem.lower() in instrument_forms():
        return Subject(stem)
    return Subject(stem, stem.lower()) if market_noun[stem.lower()] else None


@cache
def instrument_forms() -> frozenset[str]:
    """Lower-cased spellings of all instruments."""
    return frozenset(form.lower() for row in instruments() for form in row.forms)
