"""What two numbers have in common: ranges, and units or scales that are told once for several numbers.

In: the readings of a text in order. Out: the readings with ranges joined ("1,2 bis 1,4 Mrd. Euro" is one) and units
lent ("von 4,5 auf 5,1 Milliarden Euro": both are billions of euros). Refused: years, ordinals and numbers in names
("DAX 40 auf 24.000 Punkte"), numbers that only happen to stand near each other.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tickerlese.quantities.reading import Reading, Unit
from tickerlese.quantities.units import currency_at, percent_at
from tickerlese.quantities.vocabulary import ScaleWord

if TYPE_CHECKING:
    from decimal import Decimal

    from tickerlese.quantities.lexer import Lexer

MAX_GAP = 60
HUNDRED, THOUSAND = 100, 1000
_FILLER = (
    r"(?:(?:zuletzt|nun|nunmehr|jetzt|nur|noch|rund|etwa|knapp|gut|über|unter|mehr|weniger|als|fast|bis|zu|ca\.?|circa|zirka|dann"
    r"|voraussichtlich|künftig|aktuell|mindestens|höchstens|maximal|immerhin|beinahe|nahezu|sogar|derzeit|bereits|schon|die|den"
    r"|der|dem|zuvor|bisher|bislang|vorher|vormals|zunächst|ungefähr|deutlich|wenigstens|einst|damals|früher|heute|ursprünglich"
    r"|lediglich|gerade|einmal|insgesamt|annähernd|satte|stolze|wie|erwarteten|geplanten|prognostizierten|erwartet|geplant|ein"
    r"|eine|einen|von|im|Vorjahr|Vorjahresquartal|Vorquartal|Vormonat|Jahr|vor|Jahresfrist|plus|minus|genau|glatte)\s+){0,4}"
)
_RANGE = re.compile(r"-?\s*bis(?:\s+(?:zu|knapp|etwa|rund|gut|fast|maximal|höchstens|über|gar|sogar))?[\s-]\s*")
_DASH = re.compile(r"([ \u00a0\u202f]?)[-‐‑–—]([ \u00a0\u202f]?)")
_MAY_JOIN = frozenset("bu-‐‑–—")
_AND = re.compile(rf"\s+und\s+{_FILLER}")
_BETWEEN_BEFORE = re.compile(rf"\b[Zz]wischen\s+{_FILLER}$")
_LENDS = re.compile(
    rf"\s*,?\s+(?:bis\s+)?(?:auf|nach|statt|anstatt|anstelle|gegenüber|gegen|und|oder|beziehungsweise|bzw\.|respektive|resp\.|sowie)"
    rf"\s+{_FILLER}"
)
_BY = re.compile(rf"\s+um\s+{_FILLER}")
_FROM = re.compile(rf"\s+von\s+{_FILLER}")
_TO_BEFORE = re.compile(rf"\bauf\s+{_FILLER}$")
_FROM_BEFORE = re.compile(rf"\b[Vv]on\s+{_FILLER}$")
_LIST = re.compile(r"\s*,\s+")
_PARTITIVE = re.compile(r"\s+(?:der|von|seiner|ihrer|aller|dieser|unserer)\s+(?:[a-zäöüß]+\s+){0,2}")
_FORWARD = re.compile(rf"\s+auf\s+{_FILLER}")
_AFTER = re.compile(rf"\s*,?\s+(?:nach|statt|gegenüber|nachdem es)\s+{_FILLER}")
_BACK_THEN = re.compile(
    r"\s+(?:im Vorjahr|im Jahr zuvor|ein Jahr zuvor|vor Jahresfrist|vor einem Jahr|am Vortag|zuvor|im Vorquartal)"
)
_CLAUSE_END = re.compile(r"\s*(?:[.,;:)!?–]|$|\s[a-zäöüß]+(?<!e)(?<!en)(?<!er)(?![\wäöüß]))")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_WORD_BEFORE = re.compile(r"([^\W\d_](?:[^\W\d_]|[-&/])*)[\s\u00a0]+$")
_LABEL = re.compile(
    r"(?:Vorjahr|Vorjahreswert|Vorjahresquartal|Vorquartal|Vormonat|Vortag|Vj|VJ|i\.\s?V|iV|Konsens|Prognose|Schätzung|Erwartung"
    r"|zuvor|bisher|bislang|alt|erwartet|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag|(?:19|20)\d\d|[HQ][1-4])"
    r"[^\d()]{0,15}\s*",
    re.IGNORECASE,
)
_NEXT_IN_BRACKET = re.compile(r"[;,]\s+")
_PREPOSITIONS = frozenset(
    "von um auf bei mit zwischen nach statt über unter rund etwa knapp gut fast bis zu je jeweils im auch".split()
)


def share_units(lexer: Lexer, readings: list[Reading]) -> list[Reading]:
    """Join ranges, and lend units and scales, from right to left. Numbers that stay without a unit are kept."""
    text = lexer.text
    _lend_through_brackets(lexer, readings)
    kept: list[Reading] = []
    for reading in reversed(readings):
        following = kept[-1] if kept else None
        if following is None or following.start - reading.end > MAX_GAP or following.start < reading.end:
            kept.append(reading)
            continue
        between = text[reading.end : following.start]
        if between.lstrip()[:1] in _MAY_JOIN and (joined := _joined(text, reading, following, between)):
            kept[-1] = joined
            continue
        _lend(text, reading, following, between)
        kept.append(reading)
    kept.reverse()
    _lend_forward(text, kept)
    return kept


def _joined(text: str, low: Reading, high: Reading, between: str) -> Reading | None:
    """Make one range of two numbers."""
    if low.value is None or high.value is None or not _is_range(text, low, high, between) or not _fit(text, low, high):
        return None
    unit = high.unit or low.unit
    if low.value < 0 and text[low.start].isalpha() and not high.signed:  # "minus 2 bis 3 Prozent"
        high.value = -high.value
    if low.words and high.words and between.startswith("-"):
        low.value = _completed(low.value, high.value)
    ends = sorted((_total(low, high.scale if _takes_scale(low, high) else None, unit), _total(high, None, unit)))
    return Reading(
        low.start, high.end, None, low.scale or high.scale, unit, low=ends[0], high=ends[1], prefixed=low.prefixed
    )


def _is_range(text: str, low: Reading, high: Reading, between: str) -> bool:
    """Tell "A bis B", "A–B" and "zwischen A und B"."""
    if _RANGE.fullmatch(between):
        return True
    if dash := _DASH.fullmatch(between):
        return _dash_joins(text, low, high, dash)
    return bool(_AND.fullmatch(between) and _BETWEEN_BEFORE.search(text, max(0, low.start - 50), low.start))


def _fit(text: str, low: Reading, high: Reading) -> bool:
    """Tell whether units, scales and positions of two numbers allow a range."""
    if not _compatible(low.unit, high.unit) or (_is_year(text, low) and not _like_a_year(text, high)):
        return False
    if (low.scale or high.scale) and "PERCENT" in {unit.label for unit in (low.unit, high.unit) if unit}:
        return False
    if high.unit is None:
        return bool(high.scale or (low.unit and low.prefixed) or (low.scale and not low.unit))
    return not (high.prefixed and low.unit is None)


def _completed(low: Decimal, high: Decimal) -> Decimal:
    """Complete the first number of "zwei- bis dreihundert"."""
    for size in (THOUSAND, HUNDRED):
        if low < size and high >= size and high % size == 0:
            return low * size
    return low


def _total(reading: Reading, scale: Decimal | None, unit: Unit | None) -> Decimal:
    total = reading.total(scale, unit)
    if total is None:
        raise ValueError("a range needs two numbers")
    return total


def _compatible(low: Unit | None, high: Unit | None) -> bool:
    if low is None or high is None:
        return True
    return (
        low.label == high.label and low.currency == high.currency and (low.label != "PERCENT" or low.name == high.name)
    )


def _dash_joins(text: str, low: Reading, high: Reading, dash: re.Match[str]) -> bool:
    """Tell "10–15 %" and "2,1 - 2,3 Mrd." from a sign ("24.000 -0,5 %") and from a pause."""
    if low.value is None or high.value is None or high.signed or not low.value < high.value or low.words != high.words:
        return bool(low.unit and high.unit and low.value is not None and high.value is not None and dash[1] == dash[2])
    if dash[1] and not dash[2]:
        return False
    if _is_year(text, low) and not _like_a_year(text, high):
        return False
    return not dash[1] or low.unit is not None or low.value != int(low.value) or not _named(text, low)


def _lend(text: str, reading: Reading, following: Reading, between: str) -> None:
    """Give a number the unit and scale of the next one, if the words between and before it say so."""
    if reading.unit or following.unit is None or not reading.lendable or reading.value is None:
        return
    if "\n\n" in between or (_is_year(text, reading) and not _are_prices(text, reading, following)):
        return
    if reading.scale and following.unit.label == "PERCENT":
        return
    counted = following.unit.label == "QUANTITY" and _PARTITIVE.fullmatch(between)
    if not counted and not _connected(text, reading, following, between):
        return
    if not counted and _named(text, reading) and reading.scale is None:
        return
    article = reading.words and reading.scale is None and reading.value == 1
    if article and _word_before(text, reading) not in _PREPOSITIONS:
        return
    reading.unit = following.unit
    reading.partner = following
    if reading.scale is None and _takes_scale(reading, following):
        reading.scale = following.scale


def _are_prices(text: str, reading: Reading, following: Reading) -> bool:
    """Tell "von 1950 auf 2010 Dollar" from "im Jahr 2024 auf 2000 Dollar"."""
    return (
        _like_a_year(text, following)
        and _FROM_BEFORE.search(text, max(0, reading.start - 40), reading.start) is not None
    )


def _takes_scale(reading: Reading, giver: Reading) -> bool:
    """Tell "von 4,5 auf 5,1 Milliarden" from "850.000 auf 1,2 Millionen" and "4.400 von einer Million"."""
    return not reading.solid or bool(giver.value and abs(giver.value) >= THOUSAND)


def _connected(text: str, reading: Reading, following: Reading, between: str) -> bool:
    if _LENDS.fullmatch(between):
        return True
    if following.partner and (_BY.fullmatch(between) or _LIST.fullmatch(between)):
        return True
    return bool(_FROM.fullmatch(between) and _TO_BEFORE.search(text, max(0, reading.start - 40), reading.start))


def _lend_through_brackets(lexer: Lexer, readings: list[Reading]) -> None:
    """Read "1,1346 (Donnerstag: 1,1082) US-Dollar", "5,1 Mrd. Euro (Vorjahr: 4,5)", "… (VJ 4,5; Prognose 5,0)"."""
    text = lexer.text
    ends = {reading.end: reading for reading in readings}
    for reading in list(readings):
        if reading.unit or not reading.lendable or not _ends_in_bracket(text, reading.end):
            continue
        bracket = text.rfind("(", max(0, reading.start - 40), reading.start)
        first = ends.get(len(text[:bracket].rstrip())) if bracket > 0 else None
        label = text[bracket + 1 : reading.start]
        if first is None and bracket >= 0 and not label.strip():  # "Adler(+ 5,99) Prozent"
            first = reading
        if first is None or first.value is None:
            continue
        if first.unit is None:
            end = _lend_behind_bracket(lexer, first, reading, label)
            readings[:] = [other for other in readings if not reading.end < other.start < end]
        elif first.unit.label != "QUANTITY" and not _is_year(text, reading) and reading.value is not None:
            told = _LABEL.fullmatch(_NEXT_IN_BRACKET.split(label)[-1])
            if told or (not label and reading.value != int(reading.value)):
                reading.unit, reading.partner = first.unit, first
                reading.scale = reading.scale or first.scale


def _ends_in_bracket(text: str, end: int) -> bool:
    """Whether a bracket closes behind a number, or lists another one: "(VJ 4,5; Prognose 5,0)"."""
    return text[end : end + 1] == ")" or (_NEXT_IN_BRACKET.match(text, end) is not None and ")" in text[end : end + 30])


def _lend_behind_bracket(lexer: Lexer, first: Reading, second: Reading, label: str) -> int:
    """Lend the unit that follows the bracket; return where it ends."""
    if any(character.isdigit() for character in label) and not _LABEL.fullmatch(label):
        return 0
    position = lexer.joint(second.end + 1)
    word = lexer.word(position)
    scale = None
    if word and isinstance(word.meaning, ScaleWord):
        scale = word.meaning.factor
        position = lexer.joint(word.end)
    found = percent_at(lexer, position) or currency_at(lexer, position)
    if found is None:
        return 0
    for reading in (first, second):
        reading.unit = found.unit
        reading.scale = reading.scale or scale
    if first is not second:
        first.partner = second
    return found.end


def _lend_forward(text: str, readings: list[Reading]) -> None:
    """Read "von 4,5 Milliarden Euro auf 5,1." and "11,9 Millionen Euro nach 9,8 im Vorjahr"."""
    for reading, following in pairwise(readings):
        if reading.unit is None or following.unit or not following.lendable or following.value is None:
            continue
        if following.start - reading.end > MAX_GAP or reading.unit.label == "QUANTITY" or _is_year(text, following):
            continue
        between = text[reading.end : following.start]
        forward = (
            _FORWARD.fullmatch(between)
            and _FROM_BEFORE.search(text, max(0, reading.start - 40), reading.start)
            and _CLAUSE_END.match(text, following.end)
        )
        if forward or (_AFTER.fullmatch(between) and _BACK_THEN.match(text, following.end)):
            following.unit, following.partner = reading.unit, reading
            if following.scale is None and _takes_scale(following, reading):
                following.scale = reading.scale


def _is_year(text: str, reading: Reading) -> bool:
    return reading.scale is None and reading.unit is None and bool(_YEAR.fullmatch(text[reading.start : reading.end]))


def _like_a_year(text: str, reading: Reading) -> bool:
    """Tell whether a number has four digits without a separator, so that its neighbour need not be a year."""
    return text[reading.start : reading.start + 4].isdigit()


def _named(text: str, reading: Reading) -> bool:
    """Tell whether a whole number belongs to the name before it: "DAX 40", "Platz 3", "Artikel 5"."""
    if reading.words or reading.value is None or reading.value != int(reading.value) or reading.signed:
        return False
    word = _word_before(text, reading)
    return bool(word) and word[0].isupper() and word.casefold() not in _PREPOSITIONS and not word.endswith("ziel")


def _word_before(text: str, reading: Reading) -> str:
    match = _WORD_BEFORE.search(text, max(0, reading.start - 30), reading.start)
    return match[1] if match else ""
