"""Currencies that are meant as such: "der Euro gab nach", "EUR/USD", "gegenüber dem Greenback".

In: a text and the position of a currency word that belongs to no amount. Out: a ``Reading`` without number, or None for
places ("in Franken"), names ("Euro Stoxx", "Dollar Tree", "EURO 2024"), areas ("Euro-Zone") and column heads ("in Mio. EUR").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tickerlese.quantities.reading import Reading, Unit
from tickerlese.quantities.units import MAX_QUALIFIERS, currency_at
from tickerlese.quantities.vocabulary import CurrencyWord, currencies, qualify

if TYPE_CHECKING:
    from tickerlese.quantities.lexer import Lexer

_NOT_A_CURRENCY = re.compile(
    r"[ -](?:STOXX|Stoxx|Zone|Raum|Länder|Land|Staaten|Staat|Gebiet|Gruppe|Krise|Finanzminister|Mitglied|Rettung|Einführung"
    r"|Umstellung|Partner|System|NCAP|am Sonntag|Disney|Bund|Bobl|Tree|General|Shave|Cash|Group|Depot|Suisse|Classic|Norm"
    r"|League|Cup|Pool|Hawk|Jackpot|Palette|Kurs-Versicherung)"
    r"|[ \u00a0](?:[2-7]|[0-9]{4})\b(?![.,][0-9])|[0-9]"
)
_WORDS_BEFORE = re.compile(r"(?:^|[^\w-])((?:[^\W\d_]+[ \u00a0-]){1,3})$")
_PLACE_BEFORE = re.compile(r"\b(?:[Ii]n|[Aa]us|[Nn]ach|[Ff]ür|[Vv]on|[Ii]m|[Uu]nter|die|Die|[Oo]ber|[Mm]ittel)[ \u00a0-]$")
_ARTICLE_BEFORE = re.compile(r"\b(?:[Dd]e[rmns]|[Zz]um|[Vv]om|[Bb]eim|[Ee]inen?m?r?)[ \u00a0](?:[a-zäöüß]+e[nrm]?[ \u00a0])?$")
_CHAMPIONSHIP = re.compile(
    r"\b(?:[Dd]ie|[Zz]ur|(?:[Bb]ei|[Ii]n|[Aa]n|[Vv]or|[Nn]ach|[Ww]ährend|[Ss]eit|[Vv]on|[Aa]us|[Mm]it) (?:der|dieser|jeder)|[Dd]iese|UEFA)[ \u00a0](?:[a-zäöüß]+en?[ \u00a0])?$"
)
_FAMILIAR = frozenset(("Euro", "Dollar", "Franken", "Yen"))
_NAME_AFTER = re.compile(r"[ \u00a0][A-ZÄÖÜ][a-zäöüß]")
_COMPOUND_BEFORE = re.compile(r"(?<!\bEuro)(?<!\bDollar)(?<!\bPfund)(?<!\bYen)(?<!\bFranken)(?<=[^\W\d_])-$")
_COLUMN_BEFORE = re.compile(r"(?:Mio\.?|Mrd\.?|Tsd\.?|Millionen|Milliarden|T|(?<!\b(?:19|20)[0-9])[0-9])[ \u00a0]?$")
_MONEY_NEAR = re.compile(r"CHF|Fr\.|Franken (?:als|gefragt|im|unter|legt|gibt|steigt|fällt|verliert|gewinnt|nahe|zum|zu|wieder|weiter|bleibt)")


def currency_name(lexer: Lexer, position: int) -> Reading | None:
    """Read the currency that is named here, if it is meant as a currency."""
    text = lexer.text
    word = lexer.word(position)
    if word is None or not isinstance(word.meaning, CurrencyWord) or not word.text[0].isupper():
        return None
    meaning = word.meaning
    if meaning.factor > 1:  # "TEUR"
        return None
    if text[position - 1 : position].isalnum() or _COLUMN_BEFORE.search(text, max(0, position - 12), position):
        return None
    start = _qualified_start(text, position, meaning)
    if start is None and meaning.kind != "code" and _COMPOUND_BEFORE.search(text, max(0, position - 30), position):
        return None
    code = meaning.code
    if start is not None:
        qualified = currency_at(lexer, start)
        code = qualified.unit.currency if qualified else code
    elif not _named_alone(text, position, word.end, meaning):
        return None
    if code is None or _NOT_A_CURRENCY.match(text, word.end):
        return None
    end = word.end + len(" Sterling") if text.startswith(" Sterling", word.end) and meaning.noun == "Pfund" else word.end
    return Reading(position if start is None else start, end, None, unit=Unit("CURRENCY", currency=code))


def _qualified_start(text: str, position: int, meaning: CurrencyWord) -> int | None:
    """Find where "kanadische", "Schweizer" or "US-" before a currency noun starts."""
    match = _WORDS_BEFORE.search(text, max(0, position - 40), position)
    if match is None:
        return None
    words = re.findall(r"[^\W\d_]+", match[1])
    for count in range(min(MAX_QUALIFIERS, len(words)), 0, -1):
        if qualify(" ".join(words[-count:]), meaning):
            start = match.start(1)
            for word in words[:-count]:
                start = text.index(word, start) + len(word) + 1
            return start
    return None


def _named_alone(text: str, position: int, end: int, meaning: CurrencyWord) -> bool:
    if meaning.kind == "code":
        return _in_pair(text, position, end) or (meaning.market and text[position:end].isupper())
    if not meaning.market or meaning.kind == "subunit" or text[position:end] == "EURO":
        return False
    if meaning.noun == "Franken":
        return _not_the_place(text, position, end)
    if meaning.noun == "Euro" and _CHAMPIONSHIP.search(text, max(0, position - 30), position):
        return False
    if meaning.noun == "Pfund":
        return bool(_ARTICLE_BEFORE.search(text, max(0, position - 30), position)) or text[position - 4 : position] in {"das ", "Das "}
    if meaning.noun not in _FAMILIAR and _NAME_AFTER.match(text, end):
        return bool(_ARTICLE_BEFORE.search(text, max(0, position - 30), position))
    return True


def _in_pair(text: str, position: int, end: int) -> bool:
    """Tell whether a code stands in a pair: "EUR/SEK"."""
    after = text[end : end + 1] in "/-" and text[end + 1 : end + 4] in currencies().words
    before = text[position - 1 : position] in {"/", "-"} and text[position - 4 : position - 1] in currencies().words
    return bool(after and text[end : end + 1]) or before


def _not_the_place(text: str, position: int, end: int) -> bool:
    """Tell the Swiss franc from Franconia and the Franconians."""
    if _PLACE_BEFORE.search(text, max(0, position - 12), position):
        return False
    if _ARTICLE_BEFORE.search(text, max(0, position - 30), position):
        return True
    return bool(_MONEY_NEAR.match(text, position)) or text[end : end + 1] in "/-"
