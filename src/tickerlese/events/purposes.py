"""What money is put into: the noun phrase behind "in", or the plant that is built with it.

In: a ``Frame``. Out: the words as written, without article, and whether they name something that a company builds up
(works, sites, research centres, programmes) rather than buys (shares, bonds).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.function_words import ARTICLES, CONTRACTED, COORDINATORS, PREPOSITIONS

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView

FACILITIES = (
    "werk", "werke", "werks", "fabrik", "fabriken", "zentrum", "zentren", "anlage", "anlagen", "halle", "hallen", "campus", "standort", "standorte",
    "standorts", "standortes", "labor", "labore", "lager", "park", "parks", "zentrale", "produktion", "fertigung", "linie", "linien", "netz", "netze", "netzes",
    "kraftwerk", "kraftwerke", "terminal", "terminals", "gebäude", "bau", "neubau", "ausbau", "raffinerie", "giesserei", "gießerei", "mine", "pipeline",
    "infrastruktur", "station", "stationen", "speicher", "hub", "stammwerk", "stammhaus", "ofen", "öfen", "hafen", "filialen", "kapazitäten", "projekt",
    "vorhaben", "erweiterung", "rechenzentrum", "rechenzentren", "gigafactory", "megafabrik", "härterei", "schmelze", "elektrolyseur", "flotte",
)  # fmt: skip
SECURITIES = (
    "aktie", "aktien", "anteile", "anteil", "papiere", "anleihe", "anleihen", "staatsanleihen", "fonds", "etf", "etfs", "immobilien", "wertpapiere",
    "bitcoin", "gold", "beteiligung", "rückkauf", "rückkäufe", "aktienrückkauf", "aktienrückkäufe", "dividende", "dividenden", "derivate", "kryptowährungen",
    "schuldverschreibungen", "kapitalerhöhung", "höhe", "krise", "hand", "milliardenhöhe", "millionenhöhe", "kasse", "quartal", "jahr", "jahren", "monat",
    "monaten", "geschäftsjahr", "tasche", "taschen", "umfang", "wochen", "rückführung", "tilgung",
)  # fmt: skip
TIMES = ("jahr", "monat", "quartal", "woche", "höhe", "hand", "umfang")
DATIVE_ARTICLES = frozenset("der dem einem einer seinem seiner ihrem ihrer diesem dieser".split())
ACCUSATIVE = frozenset("ein eine einen das die neue neues seine sein seinen ihre ihr ihren weitere zwei drei".split())
LONGEST = 14


def is_facility(word: str) -> bool:
    """Whether the lower-cased noun is something that companies build ("pulverwerk", "entwicklungszentrum")."""
    return word.endswith(FACILITIES)


def noun_phrase(view: SentenceView, first: int, last: int) -> str | None:
    """The words from a local index as far as the noun phrase goes, without the article in front; null when it has no noun."""
    start = first
    while start < last and (
        view.lower[start] in ARTICLES
        or view.lower[start] in {"sein", "ihr", "etwa", "unter", "anderem", "auch", "vor", "allem"}
    ):
        start += 1
    end, noun = start, -1
    while end < last and end - start < LONGEST:
        word = view.lower[end]
        owner = view.owner[end]
        if owner is not None and (owner.amount is not None or owner.period is not None):
            break
        if (
            view.words[end] in '.,;:!?()–„“"'
            or (view.is_finite(end) and end > start)
            or (word in {"und", "oder", "sowie"} and _ends_here(view, end))
        ):
            break
        if noun >= 0 and not _goes_on(view, end, noun):
            break
        if view.words[end][:1].isupper():
            noun = end
        end += 1
    if noun < 0:
        return None
    return view.tokens.text[slice(*view.chars(start, noun + 1))].replace("\n", " ")


def _ends_here(view: SentenceView, k: int) -> bool:
    """Whether the conjunction joins something else than two nouns of the phrase."""
    following = k + 1
    while following < len(view) and (
        view.lower[following] in ARTICLES
        or (view.lower[following].endswith(("e", "en", "er")) and view.words[following].islower())
    ):
        following += 1
    return following >= len(view) or not view.words[following][:1].isupper()


def _goes_on(view: SentenceView, k: int, noun: int) -> bool:
    """Whether a word behind the noun still belongs to it: an attribute in the genitive, "von", "für", "in Dessau"."""
    word = view.lower[k]
    if view.words[k - 1] in {"-", "‑"} and view.adjoins(k - 1, k):
        return True
    if view.words[k][:1].isupper() or view.words[k] in {"-", "‑", "und", "oder", "sowie"}:
        return True
    if word in {
        "der",
        "des",
        "von",
        "für",
        "in",
        "im",
        "am",
        "seiner",
        "seines",
        "ihrer",
        "ihres",
        "vom",
        "zur",
        "zum",
        "mit",
    }:
        return k - noun == 1
    before = view.lower[k - 1]
    return (
        before in ARTICLES
        or before in PREPOSITIONS
        or before in CONTRACTED
        or before in COORDINATORS
        or (word.endswith(("e", "en", "er", "es")) and k - noun > 1)
    )


def read_purpose(frame: Frame) -> tuple[str | None, int]:
    """What stands behind "in" (or "ins") in the trigger's clause, and where the noun phrase begins.

    Of several, the one with an accusative article: "investiert in den USA 2 Milliarden in eine Fabrik".
    """
    view = frame.view
    found: list[tuple[bool, str, int]] = []
    for first, last in view.clauses[frame.clause].ranges:
        for k in range(first, last - 1):
            if view.lower[k] not in {"in", "ins"} or view.owner[k] is not None or view.lower[k + 1] in DATIVE_ARTICLES:
                continue
            owner = view.owner[k + 1]
            text = noun_phrase(view, k + 1, last) if owner is None or owner.label not in {"DATE", "LOCATION"} else None
            if text and not text.split()[-1].lower().startswith(TIMES):
                found.append((view.lower[k] == "ins" or view.lower[k + 1] in ACCUSATIVE, text, k + 1))
    if not found:
        return None, -1
    _, text, at = next((each for each in found if each[0]), found[0])
    return text, at


def built_thing(frame: Frame) -> str | None:
    """The plant of the clause: the facility noun with its attributes ("ein Forschungszentrum für Biotechnologie")."""
    view = frame.view
    for first, last in view.clauses[frame.clause].ranges:
        for k in range(first, last):
            if (
                view.words[k][:1].isupper()
                and view.owner[k] is None
                and is_facility(view.lower[k])
                and not _after_in(view, k)
            ):
                start = k
                while start > first and (
                    (
                        view.lower[start - 1].endswith(("e", "en", "er", "es"))
                        and view.words[start - 1].islower()
                        and view.lower[start - 1] not in ARTICLES
                        and not view.is_finite(start - 1)
                    )
                    or view.words[start - 1] in {"-", "‑"}
                    or (start >= 2 and view.words[start] in {"-", "‑"})
                ):
                    start -= 1
                return noun_phrase(view, start, last)
    return None


def _after_in(view: SentenceView, k: int) -> bool:
    """Whether the noun only says where ("am Firmensitz", "im Werk")."""
    return any(view.lower[j] in {"im", "am", "in", "an", "beim", "vom", "aus", "nahe"} for j in range(max(0, k - 2), k))
