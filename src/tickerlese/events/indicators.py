"""Indicators of economies: what a noun measures, what it is called in the text, and which region it is of.

In: a ``Frame`` whose trigger is the noun. Out: ``Indicator``. Refused: nouns that only serve as a yardstick ("0,35 Prozent
der Wirtschaftsleistung"), stand behind a preposition ("bei einer Inflation von") or belong to a company.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from tickerlese.events.figure_owners import INDUSTRY_TAILS
from tickerlese.events.function_words import ARTICLES, CONTRACTED, PREPOSITIONS
from tickerlese.events.regions import region_in_clause, region_of
from tickerlese.lexicon import read_rows
from tickerlese.places import places_of_demonym
from tickerlese.tokens import SOFT_HYPHEN, WordTable

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView

Kind = Literal["rate", "level", "points", "count", "balance", "goods"]
SHORTEST_HEAD = 3
ENDINGS = ("", "s", "es")
MOVES = (
    "anstieg", "rückgang", "zuwachs", "zunahme", "abnahme", "plus", "minus", "einbruch", "wachstum", "steigerung", "sprung", "abschwächung", "verringerung", "schrumpfung",
)  # fmt: skip
COUNTED = ("arbeitslos", "erwerbslos", "erwerbstätig", "beschäftigt", "insolvenz", "firmenpleite", "unternehmenspleite", "erstantr", "anträge", "baugenehmigung", "offenen",
           "neuzulassung", "firmenkonkurs", "konkurs", "kurzarbeit", "stellensuchend", "logiernächt", "übernachtung", "gründung", "firmengründung")  # fmt: skip
COUNTING = frozenset({"zahl", "anzahl"})
OWN_STAFF = ("beschäftigt", "kurzarbeit")
GAUGES = frozenset({"index", "barometer"})
INSTITUTES = frozenset("ifo zew ism gfk sentix kof hcob procure empire philly uni-michigan case caixin nim".split())
TRADE = frozenset({"exports", "imports"})
SECTORS = ("handel", "industrie", "branche", "gewerbe", "sektor")
LONGEST_OWNER = 6


class IndicatorRow(NamedTuple):
    """One row of indicators.csv."""

    form: str
    family: str
    kind: Kind
    own: bool


class Indicator(NamedTuple):
    """An indicator in the text: its row, its name as written, and the local token range of the name."""

    row: IndicatorRow
    name: str
    first: int
    last: int


@cache
def _rows() -> dict[str, IndicatorRow]:
    return {row.form: row for row in read_rows("indicators.csv", IndicatorRow)}


def _classify(word: str) -> IndicatorRow | None:
    rows = _rows()
    for base in (word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending)):
        if base in rows:
            return rows[base]
        for cut in range(SHORTEST_HEAD, len(base) - SHORTEST_HEAD):
            row = rows.get(base[cut:])
            if row is not None and row.family not in {"economy", "goods", "sales", "production", "orders"}:
                return row
    return None


row_of: WordTable[IndicatorRow | None] = WordTable(_classify)
COUNT = IndicatorRow("zahl", "count", "count", own=True)


def find_indicator(frame: Frame) -> Indicator | None:
    """The indicator that the trigger's noun names; null when the noun is no indicator where it stands."""
    view, k = frame.view, frame.hit.at
    if view.lower[k] in GAUGES:
        return _institutes_index(view, k)
    counted = view.lower[k] in COUNTING
    row = _counted(view, k) if counted else row_of[view.lower[k]]
    if row is None:
        return None
    first, last = _compound_start(view, k), k + 1
    if counted or not row.own:
        last = _with_owner(view, k)
    if not counted and not row.own and row.kind != "goods" and last == k + 1 and not _has_region(frame, first):
        return None
    if row.family.startswith(OWN_STAFF) and region_in_clause(frame, first) is None:
        return None
    return Indicator(row, _nominative(view, first, last, k).replace(SOFT_HYPHEN, ""), first, last)


def _institutes_index(view: SentenceView, k: int) -> Indicator | None:
    """ "ZEW-Index", "Ifo-Index", "KOF-Barometer": an index that an institute makes."""
    first = _compound_start(view, k)
    if first == k:
        return None
    owner, start = view.owner[first], view.lower[first]
    if start not in INSTITUTES and not (owner is not None and owner.kind == "institute"):
        return None
    name = _nominative(view, first, k + 1, k)
    return Indicator(IndicatorRow(start, start, "points", own=True), name, first, k + 1)


def _counted(view: SentenceView, k: int) -> IndicatorRow | None:
    """For "Zahl der Arbeitslosen": what is counted."""
    after = view.lower[k + 1 : k + 5]
    if not after or after[0] not in {"der", "an", "von"}:
        return None
    stem = next((word for word in after[1:] if word.startswith(COUNTED)), None)
    if stem is None:
        return None
    family = "unemployed" if stem.startswith(("arbeitslos", "erwerbslos")) else stem
    return COUNT._replace(family=family)


def _compound_start(view: SentenceView, k: int) -> int:
    """Where the name begins: with the parts that hyphens join, or an institute's name in front ("Ifo Geschäftsklima")."""
    while k >= 2 and view.words[k - 1] in {"-", "‑"} and view.adjoins(k - 1, k) and view.adjoins(k - 2, k - 1):
        k -= 2
    owner = view.owner[k - 1] if k else None
    if owner is not None and owner.label in {"ORGANIZATION", "COMPANY"} and owner.kind in {"institute", None}:
        named = not view.words[k - 1].endswith("s") and view.span[id(owner)][1] == k
        return view.span[id(owner)][0] if named and not view.phrase(owner).prep else k
    return k


def _with_owner(view: SentenceView, k: int) -> int:
    """End of the name with its owner: "Auftragseingang der deutschen Industrie", "Umsätze im Einzelhandel", "Preise für Energie"."""
    j = k + 1
    if j >= len(view) or view.lower[j] not in {"der", "des", "im", "in", "für", "an", "von"}:
        return k + 1
    for end in range(j + 1, min(len(view), j + LONGEST_OWNER)):
        if view.words[end][:1].isupper() and view.owner[end] is None:
            is_owner = (
                view.lower[end].endswith(INDUSTRY_TAILS) or view.lower[j] in {"für", "an"} or view.lower[k] in COUNTING
            )
            return end + 1 if is_owner else k + 1
        counts = view.lower[k] in COUNTING and view.words[end][:1].islower()
        if view.owner[end] is not None or not (counts or view.lower[end].endswith(("e", "en", "er", "es", "em"))):
            return k + 1
    return k + 1


def _has_region(frame: Frame, first: int) -> bool:
    """Whether the clause says whose exports or production it speaks of: a country, its adjective, no company."""
    if frame.mentions("COMPANY"):
        return False
    row = row_of[frame.word]
    if row is not None and row.family in TRADE:
        return region_of(frame, first) is not None
    return _in_sector(frame) or (region_in_clause(frame, first) is not None and _region_beside(frame, first))


def _region_beside(frame: Frame, first: int) -> bool:
    """Whether the country stands with the noun ("Chinas Produktion", "die Produktion in China"), not with another one."""
    view, k = frame.view, first - 1
    while k >= 0 and _is_inside(view, k):
        if places_of_demonym(view.words[k]):
            return True
        k -= 1
    near = [view.owner[j] for j in (*range(k, first), *range(first + 1, min(len(view), first + 4))) if j >= 0]
    return any(m is not None and m.label == "LOCATION" for m in near) or view.lower[first] in {"us", "eu", "china"}


def _in_sector(frame: Frame) -> bool:
    """Whether the clause says "im Einzelhandel", "in der Industrie"."""
    view = frame.view
    return any(
        view.lower[k].endswith(SECTORS)
        and view.lower[k - 1] in {"im", "der"}
        and (view.lower[k - 1] == "im" or view.lower[k - 2] == "in")
        for first, last in view.clauses[frame.clause].ranges
        for k in range(max(first, 2 if view.lower[first] != "im" else 1), last)
        if view.words[k][:1].isupper()
    )


def _nominative(view: SentenceView, first: int, last: int, k: int) -> str:
    start, end = view.chars(first, last)
    text = view.tokens.text[start:end]
    if last != k + 1 or view.lower[k] in _rows():
        return text
    return next(
        (text.removesuffix(e) for e in ("es", "s") if text.endswith(e) and view.lower[k].removesuffix(e) in _rows()),
        text,
    )


def is_governed(view: SentenceView, first: int) -> bool:
    """Whether a preposition governs the noun, or it is the yardstick of a share ("Prozent der Wirtschaftsleistung").

    "Anstieg der Inflation auf 2,2 Prozent" tells as much as "die Inflation stieg", unless "Anstieg" itself is governed.
    """
    k = first - 1
    while k >= 0 and _is_inside(view, k):
        k -= 1
    if k < 0:
        return False
    clause = view.clauses[view.clause_at(k)]
    if (clause.kind == "sub" and clause.ranges[0][0] == k) or (view.lower[k] == "während" and k == first - 1):
        return False
    if view.owner[k] is None and view.lower[k] in PREPOSITIONS and not view.is_finite(k):
        return view.lower[k] != "bis"
    measured = view.owner[k]
    if measured is not None and measured.amount is not None:
        return not any(
            view.lower[j].startswith("ge") and view.lower[j].endswith(("ene", "enen")) for j in range(k, first)
        )
    article = view.lower[k] in ARTICLES
    before = k - 1 if article else -1
    if before < 0:
        return False
    owner = view.owner[before]
    if owner is not None and owner.amount is not None:
        return view.lower[k] in {"der", "des", "aller"}
    if view.owner[before] is None and view.lower[before] in PREPOSITIONS:
        return True
    if view.lower[k] not in {"der", "des"} or not view.words[before][:1].isupper() or owner is not None or before == 0:
        return False
    return not view.lower[before].endswith(MOVES) or is_governed(view, before)


def _is_inside(view: SentenceView, k: int) -> bool:
    """Whether the word is an adjective (or a country's name) between the article and the noun."""
    owner = view.owner[k]
    if owner is not None:
        return False
    lower = view.lower[k]
    if lower in PREPOSITIONS or lower in ARTICLES or lower in CONTRACTED or view.is_finite(k):
        return False
    return view.words[k][:1].islower() and lower.endswith(("e", "en", "er", "es", "em"))
