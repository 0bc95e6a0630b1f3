"""German numerals to exact decimals, one word or one figure at a time.

In: a number word ("dreiunddreißig", "zweieinhalb") or a figure ("1.234,5", "1'234.50"). Out: a ``Decimal``, or None
for anything else. Scale words ("Millionen") and units belong to the grammar. The comma is always the decimal sign; a
point groups thousands when exactly three digits follow it, else it is the Swiss decimal point.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal

EXACT = Context(prec=100)
SOFT_HYPHEN = "\u00ad"
BLANKS = " \t\u00a0\u2007\u2009\u200a\u202f"
MAX_DIGITS = 25

ONES = {
    "ein": 1, "eins": 1, "zwei": 2, "zwo": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8,
    "neun": 9,
}  # fmt: skip
TEENS = {
    "zehn": 10, "elf": 11, "zwölf": 12, "dreizehn": 13, "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17,
    "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
TENS = {
    "zwanzig": 20, "dreissig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70, "achtzig": 80,
    "neunzig": 90,
}  # fmt: skip
ARTICLES = frozenset(("ein", "eine", "einen", "einem", "einer", "eines", "eins"))
FRACTIONS = {"einhalb": Decimal("0.5"), "einviertel": Decimal("0.25"), "dreiviertel": Decimal("0.75")}

_ENDINGS = (*ONES, *TEENS, "zig", "ssig", "hundert", "tausend", "halb", "viertel", "null")
_ONE, _TEEN, _TEN = ("|".join(words) for words in (ONES, TEENS, TENS))
_BELOW_HUNDRED = rf"(?:(?:{_ONE})und(?:{_TEN})|{_TEEN}|{_TEN}|{_ONE})"
_BELOW_THOUSAND = rf"(?:(?:{_TEEN}|{_ONE})?hundert(?:und)?(?:{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
_CARDINAL = re.compile(rf"({_BELOW_THOUSAND})?(tausend)(?:und)?({_BELOW_THOUSAND})?|({_BELOW_THOUSAND})")
_HUNDREDS = re.compile(rf"({_TEEN}|{_ONE})?hundert(?:und)?({_BELOW_HUNDRED})?|({_BELOW_HUNDRED})")
_MIXED = re.compile(rf"({_BELOW_HUNDRED})(?:und)?({'|'.join(FRACTIONS)})")
_LETTERS = re.compile(r"[^\W\d_]+")

_GROUP = f"[{BLANKS}]"
FIGURE = re.compile(
    rf"""(?:
    (?P<dots>[0-9]{{1,3}}(?:\.[0-9]{{3}})+(?:,[0-9]+)?)
    |(?P<apostrophes>[0-9]{{1,3}}(?:['’´`ʼ][0-9]{{3}})+(?:[.,][0-9]+)?)
    |(?P<blanks>[0-9]{{1,3}}(?:{_GROUP}[0-9]{{3}})+(?:,[0-9]+)?)
    |(?P<commas>[0-9]{{1,3}}(?:,[0-9]{{3}}){{2,}}(?:\.[0-9]+)?|[0-9]{{1,3}}(?:,[0-9]{{3}})+\.[0-9]+)
    |(?P<comma>[0-9]+,[0-9]+)
    |(?P<point>[0-9]+\.[0-9]+)
    |(?P<plain>[0-9]+)
    )(?![0-9]|[.,:'’/][0-9])""",
    re.VERBOSE,
)
_BLANK = re.compile(_GROUP)


def read_numeral(word: str) -> Decimal | None:
    """Read one number word, in any case, with ss or ß, with ue or ü, with soft hyphens.

    >>> read_numeral("Hundertzwei"), read_numeral("anderthalb"), read_numeral("Hund")
    (Decimal('102'), Decimal('1.5'), None)
    """
    key = fold(word)
    if key in ARTICLES:
        return Decimal(1)
    if not key.endswith(_ENDINGS):
        return None
    if key in {"null", "anderthalb"}:
        return Decimal(0) if key == "null" else Decimal("1.5")
    if cardinal := _CARDINAL.fullmatch(key):
        before, _, after, small = cardinal.groups()
        if small:
            return Decimal(_below_thousand(small))
        return Decimal((_below_thousand(before) if before else 1) * 1000 + (_below_thousand(after) if after else 0))
    if mixed := _MIXED.fullmatch(key):
        return _below_hundred(mixed[1]) + FRACTIONS[mixed[2]]
    return None


def fold(word: str) -> str:
    """Bring a word to the spelling of the tables: lower case, ss, ü and ö, without soft hyphens."""
    key = word.replace(SOFT_HYPHEN, "").casefold()
    if "fuenf" in key or "zwoelf" in key:
        key = key.replace("fuenf", "fünf").replace("zwoelf", "zwölf")
    return key


def read_figure(text: str) -> Decimal | None:
    """Read one figure that stands alone.

    >>> read_figure("1.234,5"), read_figure("138.20"), read_figure("4,800"), read_figure("24.09.2025")
    (Decimal('1234.5'), Decimal('138.20'), Decimal('4.800'), None)
    """
    figure = FIGURE.fullmatch(text)
    return decimal_of(figure) if figure else None


def decimal_of(figure: re.Match[str]) -> Decimal | None:
    """Turn a match of ``FIGURE`` into its value; None for more digits than any amount has."""
    digits, kind = figure[0], figure.lastgroup
    if len(digits) > MAX_DIGITS:
        return None
    if kind == "plain":
        return Decimal(digits)
    if kind == "point":
        return Decimal(digits)
    if kind == "commas":
        return Decimal(digits.replace(",", ""))
    if kind == "dots" and digits.startswith("0"):  # "0.250": nobody writes thousands with a leading zero
        return None if "," in digits or digits.count(".") > 1 else Decimal(digits)
    if kind == "dots":
        digits = digits.replace(".", "")
    elif kind == "apostrophes":
        digits = re.sub("['’´`ʼ]", "", digits)
    elif kind == "blanks":
        digits = _BLANK.sub("", digits)
    return Decimal(digits.replace(",", "."))


def plain(number: Decimal) -> Decimal:
    """Drop trailing zeros and exponents, so that equal amounts look alike.

    >>> plain(Decimal("1.50")), plain(Decimal("2E+3")), plain(Decimal("-0.0"))
    (Decimal('1.5'), Decimal('2000'), Decimal('0'))
    """
    if not number:
        return Decimal(0)
    short = number.normalize(EXACT)
    exponent = short.as_tuple().exponent
    return Decimal(int(short)) if isinstance(exponent, int) and exponent > 0 else short


def _below_thousand(word: str) -> int:
    match = _HUNDREDS.fullmatch(word)
    if match is None:
        raise ValueError(f"not a numeral below a thousand: {word!r}")
    hundreds, rest, small = match.groups()
    if small:
        return _below_hundred(small)
    return (_below_hundred(hundreds) if hundreds else 1) * 100 + (_below_hundred(rest) if rest else 0)


def _below_hundred(word: str) -> int:
    for table in (ONES, TEENS, TENS):
        if word in table:
            return table[word]
    one, _, ten = word.partition("und")
    return ONES[one] + TENS[ten]
