"""Currencies that are meant as such: "der Euro gab nach", "EUR/USD", "gegenüber dem Greenback".

In: a lexer and the position of a currency word that belongs to no amount. Out: a ``Reading`` without number, or None
for places ("in Franken"), names ("Euro Stoxx", "Dollar Tree"), the football championship ("die Euro 2024"), areas
("Euro-Zone") and column heads ("in Mio. EUR").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tickerlese.lexicon import read_words
from tickerlese.quantities.reading import Reading, Unit
from tickerlese.quantities.units import MAX_QUALIFIERS, currency_at
from tickerlese.quantities.vocabulary import ONE, CurrencyWord, currencies, qualify

if TYPE_CHECKING:
    from tickerlese.quantities.lexer import Lexer

FAMILIAR = frozenset(("Euro", "Dollar", "Franken", "Yen"))
STERLING = " Sterling"
_NAME_ENDS_BEHIND = re.compile(r"[ \u00a0](?:[2-7]|[0-9]{4})\b(?![.,][0-9])|[0-9]|[ \u00a0]am Sonntag")  # "Euro 6"
_WORDS_BEFORE = re.compile(r"(?:^|[^\w-])((?:[^\W\d_]+[ \u00a0-]){1,3})$")
_PLACE_BEFORE = re.compile(r"\b(?:in|aus|nach|für|von|im|unter|die|ober|mittel)[ \u00a0-]$", re.IGNORECASE)
_ARTICLE_BEFORE = re.compile(
    r"\b(?:de[rmns]|das|zum|vom|beim|einen?|einem|eines)[ \u00a0](?:[a-zäöüß]+e[nrms]?[ \u00a0])?$", re.IGNORECASE
)
_CHAMPIONSHIP_BEFORE = re.compile(
    r"\b(?:die|diese|zur|uefa|(?:bei|in|an|vor|nach|während|seit|von|aus|mit) (?:der|dieser|jeder))[ \u00a0]"
    r"(?:[a-zäöüß]+en?[ \u00a0])?$",
    re.IGNORECASE,
)
_NAME_BEHIND = re.compile(r"[ \u00a0][A-ZÄÖÜ][a-zäöüß]")
_WORD_BEHIND = re.compile(r"[ \u00a0][a-zäöüß]|[/-]")
_COMPOUND_BEFORE = re.compile(r"(?<!\bEuro)(?<!\bDollar)(?<!\bPfund)(?<!\bYen)(?<!\bFranken)(?<=[^\W\d_])-$")
_COLUMN_BEFORE = re.compile(r"(?:Mio\.?|Mrd\.?|Tsd\.?|Millionen|Milliarden|T|(?<!\b(?:19|20)[0-9])[0-9])[ \u00a0]?$")


def currency_name(lexer: Lexer, position: int) -> Reading | None:
    """Read the currency that is named here, if it is meant as a currency."""
    text, word = lexer.text, lexer.word(position)
    if word is None or not isinstance(word.meaning, CurrencyWord) or not word.text[0].isupper():
        return None
    currency = word.meaning
    if currency.factor > ONE or _COLUMN_BEFORE.search(text, max(0, position - 12), position):
        return None
    start = _qualified_start(text, position, currency)
    code = currency.code
    if start is not None:
        qualified = currency_at(lexer, start)
        code = qualified.unit.currency if qualified else code
    elif not _named_alone(text, position, word.end, currency):
        return None
    if code is None or _NAME_ENDS_BEHIND.match(text, word.end) or _is_something_else(lexer, word.end):
        return None
    sterling = currency.noun == "Pfund" and text.startswith(STERLING, word.end)
    end = word.end + len(STERLING) if sterling else word.end
    return Reading(position if start is None else start, end, None, unit=Unit("CURRENCY", currency=code))


def _is_something_else(lexer: Lexer, end: int) -> bool:
    following = lexer.word(end + 1) if lexer.text[end : end + 1] in {" ", "-"} else None
    return following is not None and following.text in read_words("not_currencies.txt")


def _qualified_start(text: str, position: int, currency: CurrencyWord) -> int | None:
    """Find where "kanadische", "Schweizer" or "US-" before a currency noun starts."""
    match = _WORDS_BEFORE.search(text, max(0, position - 40), position)
    if match is None:
        return None
    words = list(re.finditer(r"[^\W\d_]+", match[1]))
    for word in words[-MAX_QUALIFIERS:]:
        qualifier = " ".join(other[0] for other in words if other.start() >= word.start())
        if qualify(qualifier, currency):
            return match.start(1) + word.start()
    return None


def _named_alone(text: str, position: int, end: int, currency: CurrencyWord) -> bool:
    """Tell whether a currency word without qualifier means the currency."""
    if currency.kind == "code":
        return _in_pair(text, position, end) or (currency.market and text[position:end].isupper())
    if not currency.market or text[position:end] == "EURO":
        return False
    if text[:position][-1:].isalnum() or _COMPOUND_BEFORE.search(text, max(0, position - 12), position):
        return False
    article = _ARTICLE_BEFORE.search(text, max(0, position - 30), position) is not None
    if currency.noun == "Franken":
        place = _PLACE_BEFORE.search(text, max(0, position - 12), position)
        return not place and (article or _WORD_BEHIND.match(text, end) is not None)
    if currency.noun == "Euro":
        return not _CHAMPIONSHIP_BEFORE.search(text, max(0, position - 30), position)
    if currency.noun == "Pfund":
        return article
    return article or currency.noun in FAMILIAR or not _NAME_BEHIND.match(text, end)


def _in_pair(text: str, position: int, end: int) -> bool:
    """Tell whether a code stands in a pair: "EUR/SEK"."""
    codes = currencies().words
    after = text[end : end + 1] in {"/", "-"} and text[end + 1 : end + 4] in codes
    return after or (position > 3 and text[position - 1] in "/-" and text[position - 4 : position - 1] in codes)
