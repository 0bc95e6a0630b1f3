"""The figures of an indicator in a clause: its level, and by how much it changed.

In: a ``Frame``, the kind of indicator and a clause. Out: value and change; numbers without a unit ("auf 49,8") count for
indices and heads. Old levels, expectations and yardsticks are left out.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from tickerlese.events.signs import negative, sign_near
from tickerlese.mention import Amount, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.indicators import Kind

NUMBER = re.compile(r"-?\d{1,3}(?:[.'’]\d{3})+(?:,\d+)?|-?\d+(?:[.,]\d+)?")
SCALES = {"millionen": 6, "million": 6, "mio.": 6, "mio": 6, "milliarden": 9, "mrd.": 9, "mrd": 9, "tausend": 3}
MODIFIERS = {
    "rund": "about",
    "etwa": "about",
    "gut": "more_than",
    "über": "more_than",
    "knapp": "less_than",
    "fast": "less_than",
    "nur": "exact",
    "noch": "exact",
    "mehr": "exact",
    "als": "exact",
    "lediglich": "exact",
    "zuletzt": "exact",
    "jetzt": "exact",
    "mittlerweile": "exact",
    "nun": "exact",
    "minus": "exact",
    "plus": "exact",
}
OLD = frozenset({"nach", "gegenüber", "seit", "statt", "über", "unter", "für"})
OLD_WORDS = frozenset("zuvor bisher bislang vorher".split())
OLD_NOUNS = frozenset("vormonat vorjahr vorjahresmonat vorquartal erwartet prognose konsens".split())
YARDSTICKS = (
    "ziel",
    "zielmarke",
    "zielwert",
    "prognose",
    "prognosen",
    "erwartung",
    "erwartungen",
    "schätzung",
    "marke",
    "schwelle",
    "wachstumsschwelle",
    "expansionsschwelle",
    "grenze",
)
LEVEL_PREPS = frozenset({"auf", "bei", "von", "mit", "zu", ""})
CHANGE_HEADS = (
    "plus",
    "minus",
    "anstieg",
    "rückgang",
    "zuwachs",
    "zunahme",
    "abnahme",
    "einbruch",
    "wachstum",
    "steigerung",
    "preisanstieg",
    "preisrückgang",
    "sprung",
)
SPLIT_SIGNS: dict[str, tuple[frozenset[str], int]] = {
    "nach": (frozenset("gab gibt gaben geben".split()), -1),
    "ab": (frozenset("nahm nimmt nahmen nehmen gab gaben".split()), -1),
    "ein": (frozenset("brach brachen bricht brechen büßte büssten".split()), -1),
    "zu": (frozenset("nahm nimmt nahmen nehmen legte legten legt legen".split()), 1),
    "an": (frozenset("zog zogen zieht ziehen".split()), 1),
}
CHEAPER = ("billiger", "günstiger", "verbillig", "niedriger", "tiefer", "unter", "weniger")
DEARER = ("teurer", "verteuer", "höher", "über", "mehr")
PRICE_VERBS = {"verteuer": 1, "verbillig": -1}
POINTS = ("punkt", "zähler", "stelle")
SMALL_UNITS = frozenset({"percentage_points", "basis_points"})
YEARS = range(1900, 2100)


class Figures(NamedTuple):
    """What an indicator's clause tells."""

    value: Mention | Amount | None
    change: Mention | Amount | None


class Found(NamedTuple):
    """An amount at a local token range, with its preposition; ``value`` is a mention unless its number has no unit."""

    first: int
    last: int
    prep: str
    head: str
    amount: Amount
    value: Mention | Amount


def read_figures(frame: Frame, clause: int, kind: Kind) -> Figures:
    """Level and change that the clause tells of an indicator."""
    found = [f for f in _found(frame, clause, kind) if not _is_old(frame, f)]
    value = change = None
    for item in found:
        if item.prep == "von" and not item.head.endswith(CHANGE_HEADS) and _ends_at(found, item):
            continue
        slot = _slot(item, kind)
        if slot == "value" and value is None:
            value = item.value
        elif slot == "change" and change is None:
            change = _signed(frame, item, kind)
    return Figures(value, change)


def _ends_at(found: list[Found], start: Found) -> bool:
    """Whether "auf …" behind tells where the way ends that starts here."""
    return any(other.prep == "auf" and other.first > start.first for other in found)


def _found(frame: Frame, clause: int, kind: Kind) -> list[Found]:
    view = frame.view
    own = [k for first, last in view.clauses[clause].ranges for k in range(first, last)]
    found: list[Found] = []
    for mention in view.mentions:
        first, last = view.span[id(mention)]
        if (
            mention.amount is None
            or mention.label not in {"PERCENT", "MONEY", "QUANTITY"}
            or view.clause_at(first) != clause
        ):
            continue
        phrase = view.phrase(mention)
        head = phrase.head if phrase.relation in {"von", "prep", "genitive"} else ""
        if phrase.outer in {"unter", "über"} and phrase.prep == "von":
            continue
        prep = "" if phrase.prep == "während" else phrase.prep or _prep_before(frame, first)
        found.append(Found(first, last, prep, head, mention.amount, mention))
    if kind in {"points", "count"}:
        found += _bare_numbers(frame, own)
    return sorted(found, key=lambda f: f.first)


def _prep_before(frame: Frame, first: int) -> str:
    """The preposition in front of words like "nun" and "zuletzt", which the phrase does not reach across."""
    view, k = frame.view, first - 1
    while k >= 0 and view.lower[k] in MODIFIERS:
        k -= 1
    return view.lower[k] if 0 <= k < first - 1 and view.lower[k] in LEVEL_PREPS | {"um"} else ""


def _bare_numbers(frame: Frame, own: list[int]) -> Iterator[Found]:
    """Numbers without a unit behind "um", "auf", "bei", "mit": "um 65.000 auf 2,979 Millionen"."""
    view = frame.view
    for k in own:
        word = view.words[k].rstrip(".")
        if view.owner[k] is not None or not word[:1].isdigit() or not NUMBER.fullmatch(word):
            continue
        p, modifier = k - 1, "exact"
        while p >= 0 and view.lower[p] in MODIFIERS:
            modifier, p = MODIFIERS[view.lower[p]], p - 1
        prep = view.lower[p] if p >= 0 else ""
        if prep not in {"um", "auf", "bei", "mit", "von"}:
            continue
        scale = SCALES.get(view.lower[k + 1], 0) if k + 1 < len(view) and view.owner[k + 1] is None else 0
        value = _decimal(word) * 10**scale
        if not scale and value in YEARS and "," not in word and "." not in word:
            continue
        amount = Amount(-value if view.lower[k - 1] == "minus" else value, modifier=modifier)
        yield Found(k, k + 1 + bool(scale), prep, "", amount, amount)


def _decimal(word: str) -> Decimal:
    plain = re.sub(r"[.'’](?=\d{3}(?:\D|$))", "", word)
    return Decimal(plain.replace(",", "."))


def _is_old(frame: Frame, found: Found) -> bool:
    """Whether the amount is a former level, an expectation or a yardstick."""
    view = frame.view
    if found.prep in OLD or found.head.endswith(YARDSTICKS):
        return True
    before = view.lower[max(0, found.first - 3) : found.first]
    listed = before[-1:] == [":"] and not OLD_NOUNS.isdisjoint(before[-2:])
    if listed or not OLD_WORDS.isdisjoint(before[-2:]) or before[-1:] == ["als"]:
        return True
    behind = view.lower[found.last : found.last + 2]
    return behind[:1] in (["der"], ["des"]) or (
        len(behind) == 2 and behind[0] in {"aller", "am"} and view.words[found.last + 1][:1].isupper()
    )


def _slot(found: Found, kind: Kind) -> str:
    unit = (found.amount.unit or "").lower()
    is_percent = unit == "percent" or unit in SMALL_UNITS
    if kind == "rate":
        if unit in SMALL_UNITS or (unit.startswith(POINTS) and found.prep == "um"):
            return "change" if found.prep in {"um", ""} else ""
        if not is_percent:
            return ""
        return "change" if found.prep == "um" else "value" if found.prep in LEVEL_PREPS else ""
    if is_percent:
        if found.prep in {"um", ""} or (found.prep == "von" and found.head.endswith(CHANGE_HEADS)):
            return "change"
        return "change" if found.prep == "mit" and kind != "points" else ""
    if found.prep == "um" or found.head.endswith(CHANGE_HEADS):
        return "change"
    if kind == "count" and found.amount.currency is not None:
        return ""
    if kind == "level" and found.amount.currency is None and not unit.startswith(POINTS):
        return ""
    return "value" if found.prep in LEVEL_PREPS else ""


def _signed(frame: Frame, found: Found, kind: Kind) -> Mention | Amount:
    value = found.value
    if isinstance(value, Mention):
        unit = (found.amount.unit or "").lower()
        if kind == "rate" and unit.startswith(POINTS):
            value = value.with_amount(replace(found.amount, unit="percentage_points"))
        starts = value.text_starts_with_sign(frame.view.tokens.text)
        if starts or (found.amount.value is not None and found.amount.value < 0):
            return value
        return negative(value) if _direction(frame, found) < 0 else value
    if _direction(frame, found) < 0 and value.value is not None:
        return replace(value, value=-abs(value.value))
    return value


def _direction(frame: Frame, found: Found) -> int:
    view = frame.view
    clause = view.clause_at(found.first)
    words = {view.lower[k] for first, last in view.clauses[clause].ranges for k in range(first, last)}
    near = view.lower[found.last : found.last + 2]
    if any(word.startswith(CHEAPER) for word in near):
        return -1
    if any(word.startswith(DEARER) for word in near):
        return 1
    priced = next((sign for word in words for stem, sign in PRICE_VERBS.items() if word.startswith(stem)), 0)
    if priced:
        return priced
    for particle, (verbs, sign) in SPLIT_SIGNS.items():
        if particle in words and not verbs.isdisjoint(words):
            return sign
    return sign_near(frame, found.first)
