"""The nominal phrase around a mention: its preposition, article and the noun that it depends on.

In: a sentence view and a mention. Out: ``Phrase``, read by walking left from the mention over nouns, adjectives and
articles to the preposition.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tickerlese.events.function_words import (
    ARTICLES,
    CONTRACTED,
    COORDINATORS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
)

if TYPE_CHECKING:
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention

ADVERBS_BEFORE_NUMBERS = frozenset(
    "rund etwa circa ca. knapp gut fast beinahe nahezu annähernd mehr als weniger über unter bis mindestens höchstens maximal "
    "wenigstens ungefähr zirka gegen nur noch bereits schon insgesamt jeweils zuletzt zunächst immerhin lediglich zusammen "
    "ganze deutlich leicht weitere weiteren durchschnittlich exakt genau minimal".split()
)
NOBLE = frozenset({"von", "zu", "van", "de", "vom"})
MAX_PHRASE = 9
OPENING_QUOTES = frozenset({"„", "»", "«", '"', "“"})
LONGEST_COMPLEMENT = 7
POSTPOSED = frozenset("vernehmen meinung ansicht einschätzung auffassung überzeugung darstellung".split())
COMPLEMENTS = frozenset({"DATE", "LOCATION", "INDEX"})
PARTICIPLE_ENDINGS = (
    "te",
    "ten",
    "ter",
    "tes",
    "tem",
    "ene",
    "enen",
    "ener",
    "enes",
    "enem",
    "ende",
    "enden",
    "ender",
    "endes",
    "sige",
    "sigen",
)


@dataclass(slots=True)
class Phrase:
    """The nominal phrase around a mention.

    Attributes:
        prep: preposition that governs the phrase, contractions resolved ("vom" is "von"), or "".
        article: determiner before the mention, lower-cased, or "".
        head: lower-cased noun that the mention depends on ("aktie" in "die Aktie von X") or stands in apposition to
            ("konzern" in "der Konzern X"), or "".
        head_at: local index of ``head``, or -1.
        relation: "von", "genitive", "prep" (any other preposition) or "apposition" when there is a head, else "".
        outer: preposition of the head ("mit" in "mit einem Aufschlag von 2 Prozent"), or "".
        tail: lower-cased noun joined by a hyphen ("aktie" in "X-Aktie"), or "".
        first: local index where the phrase begins.
    """

    prep: str = ""
    article: str = ""
    head: str = ""
    head_at: int = -1
    relation: str = ""
    outer: str = ""
    tail: str = ""
    first: int = 0


def read_phrase(view: SentenceView, mention: Mention) -> Phrase:
    """Read the phrase that a mention stands in, from right to left."""
    first, last = view.span[id(mention)]
    first -= _is_noble(view, mention, first)
    phrase = Phrase(first=first)
    if (
        last + 1 < len(view)
        and view.words[last] in {"-", "‑", "–"}
        and view.adjoins(last - 1, last)
        and view.adjoins(last, last + 1)
    ):
        phrase.tail = view.lower[_compound_end(view, last + 1)]
    elif (
        last < len(view)
        and view.words[last][:1].isupper()
        and view.lower[last].startswith(("aktie", "papier", "titel", "anteil"))
    ):
        phrase.tail = view.lower[last]
    if mention.anaphor and view.lower[first] in ARTICLES | CONTRACTED.keys():
        return _read_anaphor(view, first, phrase)
    quoted = first > 1 and view.words[first - 1] in OPENING_QUOTES
    k = _walk_nominal(view, first - 2 if quoted else first - 1, phrase, is_amount=mention.amount is not None)
    _read_governor(view, _before_participle(view, k, phrase), phrase)
    return phrase


def _is_noble(view: SentenceView, mention: Mention, first: int) -> bool:
    """Whether the "von" before a surname belongs to the name, as the full name told elsewhere shows."""
    if mention.label != "PERSON" or mention.anaphor or not first or view.lower[first - 1] not in NOBLE:
        return False
    particle = " ".join(view.words[first - 1 : first + 1])
    return (mention.name or "").lower().endswith(f" {particle.lower()}")


def _read_anaphor(view: SentenceView, first: int, phrase: Phrase) -> Phrase:
    """An anaphor has its article (or "zum", "beim") inside: nothing to its left is in apposition to it."""
    if view.lower[first] in CONTRACTED:
        phrase.prep = CONTRACTED[view.lower[first]]
        _read_head(view, first - 1, phrase, "von" if phrase.prep == "von" else "prep")
    else:
        phrase.article = view.lower[first]
        _read_governor(view, first - 1, phrase)
    return phrase


def _before_participle(view: SentenceView, k: int, phrase: Phrase) -> int:
    """Where the phrase begins when its participle has complements of its own: "den im SDAX gelisteten Hersteller X"."""
    if k >= 0 and view.is_finite(k) and not view.in_attribute(k):
        return k
    at = k if k >= 0 and view.owner[k] is None and view.lower[k].endswith(PARTICIPLE_ENDINGS) else phrase.first
    if view.words[at][:1].isupper() or not view.lower[at].endswith(PARTICIPLE_ENDINGS):
        return k
    for j in range(min(k, at - 1), max(-1, k - LONGEST_COMPLEMENT), -1):
        if view.words[j] in {",", ";", ":", "(", ")", "–"}:
            return k
        after = view.owner[j + 1]
        complement = view.lower[j + 1] in PREPOSITIONS or (after is not None and after.label in COMPLEMENTS)
        if j + 1 < at and complement and view.lower[j] in ARTICLES | CONTRACTED.keys() and view.owner[j] is None:
            phrase.first = j + 1
            return j
    return k


def _compound_end(view: SentenceView, k: int) -> int:
    while (
        k + 2 < len(view) and view.words[k + 1] in {"-", "‑"} and view.adjoins(k, k + 1) and view.adjoins(k + 1, k + 2)
    ):
        k += 2
    return k


def _walk_nominal(view: SentenceView, k: int, phrase: Phrase, *, is_amount: bool) -> int:
    """Walk left over apposition nouns and adjectives; returns the index before them."""
    steps = 0
    while k >= 0 and steps < MAX_PHRASE:
        owner = view.owner[k]
        if owner is not None:
            if is_amount or not phrase.head or view.words[k + 1] not in {"-", "‑"} or not view.adjoins(k, k + 1):
                break
            k = view.span[id(owner)][0] - 1
            phrase.first = k + 1
            continue
        word, lower = view.words[k], view.lower[k]
        halves = not is_amount and word.islower() and _is_second_half(view, k)
        if is_amount and lower in ADVERBS_BEFORE_NUMBERS and not (lower in PREPOSITIONS and _number_prep(view, k)):
            pass
        elif lower in PREPOSITIONS or lower in ARTICLES:
            break
        elif halves or (word[:1].isupper() and word[:1].isalpha() and not is_amount):
            if not phrase.head:
                phrase.head, phrase.head_at, phrase.relation = lower, k, "apposition"
        elif not _is_attribute(view, k):
            break
        k -= 2 if halves else 0
        phrase.first = k
        k -= 1
        steps += 1
    return k


def _is_second_half(view: SentenceView, k: int) -> bool:
    """Whether the word ends a noun of two halves: "das Start-up X", "der Spin-off X"."""
    joined = k >= 2 and view.words[k - 1] in {"-", "‑"} and view.adjoins(k - 2, k - 1) and view.adjoins(k - 1, k)
    return joined and view.words[k - 2][:1].isupper() and view.owner[k - 2] is None


def _number_prep(view: SentenceView, k: int) -> bool:
    """Whether "über", "unter", "bis", "gegen" before a number is a preposition and not a modifier."""
    return view.lower[k] not in {"über", "unter", "bis", "gegen", "um", "zu", "an"} or (
        k > 0 and view.lower[k - 1] == "von"
    )


def _is_attribute(view: SentenceView, k: int) -> bool:
    lower = view.lower[k]
    if not lower[:1].isalpha():
        return lower in {"&", ".", "'"} or lower == "-"
    if lower == "denen" or lower in COORDINATORS or lower in SUBORDINATORS or lower in PRONOUNS or view.is_finite(k):
        return False
    return lower.endswith(("e", "en", "er", "es", "em")) and not lower.endswith("wegen")


def _read_governor(view: SentenceView, k: int, phrase: Phrase) -> None:
    """Read article and preposition left of the phrase, and the noun that it depends on."""
    if _is_relative_pronoun(view, k):
        return
    if k >= 0 and view.lower[k] in ARTICLES:
        phrase.article = view.lower[k]
        phrase.first = k
        k -= 1
    governs = k >= 0 and view.lower[k] in PREPOSITIONS and view.owner[k] is None
    if governs and not _opens_clause(view, k) and not _is_postposition(view, k):
        phrase.prep = CONTRACTED.get(view.lower[k], view.lower[k])
        phrase.first = k
        _read_head(view, k - 1, phrase, "von" if phrase.prep == "von" else "prep")
    elif phrase.article in {
        "der",
        "des",
        "seines",
        "seiner",
        "ihrer",
        "ihres",
        "dieses",
        "dieser",
        "eines",
        "einer",
    }:
        _read_head(view, k, phrase, "genitive")
    elif not phrase.article and k >= 0 and view.words[k][:1].isupper() and phrase.relation == "":
        _read_head(view, k, phrase, "apposition")


def _is_relative_pronoun(view: SentenceView, k: int) -> bool:
    """Whether what looks like an article opens a relative clause behind a preposition ("die Transaktion, mit der X …")."""
    if k < 1 or view.lower[k] not in RELATIVES or view.lower[k - 1] not in PREPOSITIONS:
        return False
    clause = view.clauses[view.clause_at(k)]
    return clause.kind == "rel" and clause.ranges[0][0] == k - 1


def _is_postposition(view: SentenceView, k: int) -> bool:
    """Whether "nach" belongs to the noun before it ("dem Vernehmen nach")."""
    return view.lower[k] == "nach" and k > 0 and view.lower[k - 1] in POSTPOSED


def _opens_clause(view: SentenceView, k: int) -> bool:
    """Whether "während", "seit" or "bis" is a conjunction here and no preposition."""
    if view.lower[k] not in {"während", "seit", "bis", "trotz"}:
        return False
    clause = view.clauses[view.clause_at(k)]
    return clause.kind == "sub" and clause.ranges[0][0] == k


def _read_head(view: SentenceView, k: int, phrase: Phrase, relation: str) -> None:
    if k < 0 or not view.words[k][:1].isupper() or not view.words[k][:1].isalpha():
        return
    owner = view.owner[k]
    if owner is not None and not (owner.anaphor and owner.kind == "share") and owner.amount is None:
        return
    phrase.head, phrase.head_at, phrase.relation = view.lower[k], k, relation
    k -= 1
    while (
        k >= 0
        and view.owner[k] is None
        and (_is_attribute(view, k) or view.lower[k] in ARTICLES)
        and view.lower[k] not in PREPOSITIONS
    ):
        k -= 1
    if k >= 0 and view.lower[k] in PREPOSITIONS:
        phrase.outer = CONTRACTED.get(view.lower[k], view.lower[k])
