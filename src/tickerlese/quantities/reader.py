"""Read one amount where a number, a currency or a money sign stands: sign, number, scale, unit, and small change.

In: a lexer and the position of an anchor. Out: a ``Reading`` with its span, or None. The reader takes in what belongs
to one number; what two numbers share is settled later.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from tickerlese.quantities.lexer import SIGNS
from tickerlese.quantities.numbers import (
    HUNDRED,
    ONE,
    Number,
    Scaled,
    figure_at,
    number_at,
    scale_before,
    scale_of,
    spelled_at,
)
from tickerlese.quantities.numerals import EXACT
from tickerlese.quantities.reading import Reading, Unit
from tickerlese.quantities.units import Found, currency_at, noun_at, percent_at
from tickerlese.quantities.vocabulary import CurrencyWord, PercentWord

if TYPE_CHECKING:
    from tickerlese.quantities.lexer import Figure, Lexer

CENT = Decimal("0.01")
SIGN_NOUN_PREPOSITIONS = frozenset(("um", "von", "bei", "mit", "auf"))
_NAME = re.compile(r"Mark[ \u00a0][A-ZÄÖÜ]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_SMALL_CHANGE = re.compile(r"[0-9]{2}(?![0-9]|[.,:/'’][0-9]|[%€$£-])")
_NEXT_PHRASE = re.compile(r"[A-ZÄÖÜ0-9%€$£(]|[a-z]+(?:e|en) [A-ZÄÖÜ]")
_AND = re.compile(r"[ \u00a0]und[ \u00a0]")
_DAY_AND_MONTH = re.compile(r"(?:[0-2]?[0-9]|3[01])\.(?:0[1-9]|1[0-2])")
_NOT_THE_END = re.compile(r"\.[ \u00a0]*\S|,? Uhr")
_CODE_BEFORE = re.compile(r"[A-Z]{3}[/ -]$")
_TIME_BEFORE = re.compile(
    r"(?:Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahre?s?|Ende|Anfang|Mitte"
    r"|(?:19|20)[0-9]{2} (?:und|bis|oder)|[Ss]eit|[Ii]m|[Ii]n|Quartal|Halbjahr|Sommer|Herbst|Winter|Frühjahr)\s$"
)
_COLUMN_WORDS = frozenset(("in", "In", "(in", "Mio", "Mrd", "Tsd", "/"))


def at_digit(lexer: Lexer, position: int) -> Reading | None:
    """Read an amount whose number starts with the digit here."""
    start = _leading_comma(lexer.text, position)
    if start != position:
        number = figure_at(lexer, position, spaced=False)
        return (
            _amount(lexer, start, number._replace(value=number.value.scaleb(position - number.end))) if number else None
        )
    if lexer.embedded(position):
        return None
    number = figure_at(lexer, position, spaced=True)
    if number and number.figure and number.figure.spaced:
        reading = _amount(lexer, position, number)
        if reading and reading.unit:
            return reading
        number = figure_at(lexer, position, spaced=False)
    return _amount(lexer, position, number) if number else None


def at_word(lexer: Lexer, position: int) -> Reading | None:
    """Read an amount whose number is written in words here, also as one adjective ("zehnprozentige")."""
    word = lexer.word(position)
    if word and isinstance(word.meaning, PercentWord) and word.meaning.value is not None:
        return Reading(position, word.end, word.meaning.value, unit=Unit("PERCENT", word.meaning.unit), words=True)
    number = spelled_at(lexer, position)
    return _amount(lexer, position, number) if number else None


def at_currency(lexer: Lexer, position: int) -> Reading | None:
    """Read an amount that begins with its currency ("EUR 2,1 Mrd.", "$5", "Fr. -.50", "Mio. € 5,3")."""
    text = lexer.text
    if _CODE_BEFORE.search(text, max(0, position - 4), position):
        return None
    found = currency_at(lexer, position, first=True)
    if found is None:
        return None
    start, sign = lexer.gap(found.end), 0
    if text[start : start + 1] in SIGNS and text[start + 1 : start + 2].isdigit():
        start, sign = start + 1, SIGNS[text[start]]
    number = number_at(lexer, start)
    scaled = scale_of(lexer, number, prefixed=True) if number else None
    if number is None or scaled is None or not _may_precede(lexer, position, found, number, scaled):
        return None
    end = number.end if number.figure and number.figure.cents else scaled.end
    if percent_at(lexer, lexer.joint(end)) or currency_at(lexer, lexer.joint(end)):
        return None
    value = -scaled.value if sign < 0 else scaled.value
    begin, scale = scale_before(lexer, position) if scaled.scale == ONE else (position, scaled.scale)
    reading = Reading(begin, end, value, scale if scale != ONE else None, found.unit)
    reading.prefixed, reading.signed = True, bool(sign)
    reading.solid = bool(number.figure and number.figure.grouped)
    return reading if sign else with_sign(lexer, reading)


def _may_precede(lexer: Lexer, position: int, found: Found, number: Number, scaled: Scaled) -> bool:
    """Tell whether this currency may stand before this number: codes and signs may, nouns only before clear amounts."""
    text, figure, word = lexer.text, number.figure, lexer.word(position)
    if figure is None or text.startswith("Uhr", lexer.gap(figure.end)):
        return False
    digits = text[figure.start : figure.end]
    clear = "," in digits or scaled.scale != ONE
    if word and isinstance(word.meaning, CurrencyWord):
        if word.text == "Fr" or word.meaning.kind == "subunit":
            return False
        if word.meaning.kind == "noun":
            return clear
        if word.meaning.kind == "code" and not word.meaning.market:
            return (clear or figure.grouped) and text[found.end : found.end + 1].isspace()
        if word.text == "Fr." and _DAY_AND_MONTH.fullmatch(digits) and _NOT_THE_END.match(text, figure.end):
            return False
    before = text[max(0, position - 12) : position].split()
    column = bool(before) and before[-1].rstrip(".") in _COLUMN_WORDS
    return not (column and _YEAR.fullmatch(digits) and text[found.end - 1 : found.end].isalpha())


def _leading_comma(text: str, position: int) -> int:
    """Move back over the point or comma of ",77" and the Swiss "-.50"."""
    if position == 0 or text[position - 1] not in ",.":
        return position
    before = text[position - 2] if position > 1 else " "
    if text[position - 1] == "." and before in "-–" and (position < 3 or text[position - 3].isspace()):
        return position - 2
    return position - 1 if before.isspace() or before in "(-–+" else position


def _amount(lexer: Lexer, start: int, number: Number) -> Reading | None:
    scaled = scale_of(lexer, number)
    if scaled is None:
        return None
    figure, end = number.figure, scaled.end
    scale = scaled.scale if scaled.scale != ONE else None
    found = _unit(lexer, end, number, scaled=end > number.end)
    if found:
        reading = Reading(start, found.end, scaled.value, scale, found.unit)
        if found.unit.label == "MONEY" and end == number.end:
            _add_change(lexer, reading, number)
    elif figure and (figure.cents or lexer.text[end : end + 1].isalpha()):
        return None
    else:
        reading = Reading(start, end, scaled.value, scale, lendable=not number.share or scale is not None)
    reading.solid = bool(figure and figure.grouped)
    reading.words = figure is None
    return reading if lexer.text[start] in "-–" else with_sign(lexer, reading)  # "-.50": no francs, no sign


def _unit(lexer: Lexer, end: int, number: Number, *, scaled: bool) -> Found | None:
    text = lexer.text
    start = lexer.joint(end)
    if start >= len(text):
        return None
    figure = number.figure
    money = percent_at(lexer, start) or currency_at(lexer, start, weighable=not scaled)
    if money:
        if figure:
            wrong = _is_year(text, figure, start, money.unit)
        else:
            wrong = number.article and not scaled and _is_thing(lexer, start, money)
        return None if wrong else money
    between = text[end:start]
    if (
        between.strip()
        or "\n" in between
        or number.share
        or (number.article and not scaled)
        or (figure and figure.cents)
    ):
        return None
    noun = noun_at(lexer, start, any_noun=scaled or bool(figure and figure.grouped))
    return None if noun and figure and _is_year(text, figure, start, noun.unit) else noun


def _is_year(text: str, figure: Figure, start: int, unit: Unit) -> bool:
    """Tell a year before a currency or noun from an amount ("im Mai 2025 Euro-Anleihen", "bis 2027 eigene Aktien")."""
    if unit.label == "PERCENT" or not _YEAR.fullmatch(text[figure.start : figure.end]):
        return False
    if unit.currency == "DEM" and _NAME.match(text, start):
        return True
    if "\n" in text[figure.end : start] or (unit.label == "QUANTITY" and text[start].islower()):
        return True
    return _TIME_BEFORE.search(text, max(0, figure.start - 12), figure.start) is not None


def _is_thing(lexer: Lexer, start: int, money: Found) -> bool:
    """Tell "eine Krone", "ein SEK-Einsatz" and "ein Dollar-Fonds" from one unit of money."""
    if money.unit.label != "MONEY":
        return False
    if lexer.text[start - 1].isspace() and lexer.text[money.end : money.end + 1] == "-":
        return True
    word = lexer.word(start)
    code = word is not None and isinstance(word.meaning, CurrencyWord) and word.meaning.kind == "code"
    return money.unit.currency is None or code


def _add_change(lexer: Lexer, reading: Reading, number: Number) -> None:
    """Add small change: "13 Euro und 45 Cent", "5 Dollar 45 Cent", "zwei Euro fünfzig", "15 Dollar 50"."""
    unit = reading.unit
    if unit is None or unit.factor != ONE or not number.whole or (number.figure and number.figure.cents):
        return
    joined = _AND.match(lexer.text, reading.end)
    start = joined.end() if joined else lexer.gap(reading.end)
    change = number_at(lexer, start) if start > reading.end else None
    if change is None or change.value >= HUNDRED or not change.whole or change.share:
        return
    cents = currency_at(lexer, lexer.joint(change.end))
    if cents and cents.unit.factor == CENT and unit.currency in (*cents.unit.codes, cents.unit.currency):
        reading.end = cents.end
    elif not joined and _is_change(lexer, start, change):
        reading.end = change.end
    else:
        return
    reading.value = EXACT.add(number.value, EXACT.multiply(change.value, CENT))


def _is_change(lexer: Lexer, start: int, change: Number) -> bool:
    """Tell the cents of "15 Dollar 50" from the next number of the sentence."""
    if change.figure is None and (change.article or change.value < 10):
        return False
    if change.figure and not _SMALL_CHANGE.match(lexer.text, start):
        return False
    following = lexer.gap(change.end)
    if following == change.end:
        character = lexer.text[following : following + 1]
        return not character.isalnum() and character not in {"-", "/"}
    word = lexer.word(following)
    return not (word and word.meaning) and _NEXT_PHRASE.match(lexer.text, following) is None


def with_sign(lexer: Lexer, reading: Reading) -> Reading:
    """Take the sign before the reading into its span and value."""
    sign = lexer.sign_before(reading.start)
    if sign is None or reading.value is None:
        return reading
    start, factor = sign
    if lexer.text[start].isalpha() and not _is_sign_word(lexer.text, start, reading):
        return reading
    reading.start, reading.signed = start, True
    if factor < 0:
        reading.value = -reading.value
    return reading


def _is_sign_word(text: str, start: int, reading: Reading) -> bool:
    """Tell "um plus 3 Prozent" from "ein Plus 3 Prozent" and from the "plus" that adds two things."""
    before = text[max(0, start - 30) : start].split()
    last = before[-1] if before else ""
    if text[start].isupper():
        return not last.isalpha()
    if last == "oder":  # "plus oder minus zwei Prozent"
        return False
    adds = text.startswith("plus", start) and reading.unit is not None and reading.unit.label == "MONEY"
    return not (adds and last[:1].isupper() and last.casefold() not in SIGN_NOUN_PREPOSITIONS)
