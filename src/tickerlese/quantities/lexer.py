"""The text of an amount, piece by piece: signs, figures, words, and what may stand between them.

In: a text and a code-point position. Out: the piece that starts (or ends) there with its own span, or None. Nothing
here knows tokens: an amount may begin or end inside one.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from tickerlese.quantities.numerals import BLANKS, EXACT, FIGURE, decimal_of
from tickerlese.quantities.vocabulary import MONEY_SIGNS, Meaning, NumberWord, ScaleWord, meanings

HYPHENS = "-\u2010\u2011"
SIGNS = {"+": 1, "-": -1, "\u2212": -1, "\u2013": -1, "\u2010": -1, "\u2011": -1, "\u00b1": 1}
SIGN_WORDS = {"plus": 1, "minus": -1, "negativ": -1}
VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625", "⅞": "0.875", "⅕": "0.2"}
MAX_FRACTION_DIGITS = 6

_WORD = re.compile(r"(?:[^\W\d_]|\u00ad)+")
_GAP = re.compile(rf"[{BLANKS}]*(?:\r?\n[{BLANKS}]*(?=\S))?")
_HYPHEN = re.compile(rf"[{HYPHENS}](?=[^\W_]|[{MONEY_SIGNS}%])")
_SOLID = re.compile(FIGURE.pattern.replace("(?P<blanks>", "(?P<blanks>(?!)"), re.VERBOSE)
_COMMON_FRACTION = re.compile(r"(?:([0-9]{1,3})[ \u00a0])?([1-9][0-9]?)/([2-9]|[1-9][0-9])(?![0-9/.,])")
_VULGAR = re.compile(rf"([0-9]+)?[ \u00a0]?([{''.join(VULGAR)}])")
_NO_CENTS = re.compile(r"[,.][-–—]{1,2}(?![0-9A-Za-z])")
_WORD_BEFORE = re.compile(rf"([^\W\d_]+)[{BLANKS}\n]+$")
_OPENERS = "([{|:;,/„“\"»«'>=~"


class Word(NamedTuple):
    """A word with its end and what it means in an amount."""

    text: str
    end: int
    meaning: Meaning | None


class Figure(NamedTuple):
    """A number in digits: ``spaced`` has blanks between thousands, ``grouped`` any sign; ``cents`` covers ",--"."""

    value: Decimal
    start: int
    end: int
    spaced: bool = False
    grouped: bool = False
    cents: bool = False


class Lexer:
    """Reads the pieces of one text; each word is read once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._words: dict[int, Word | None] = {}

    def gap(self, position: int) -> int:
        """Skip blanks and at most one line break."""
        text = self.text
        following = text[position : position + 2]
        if following[:1] == " " and not following[1:].isspace():
            return position + 1
        if not following[:1].isspace():
            return position
        match = _GAP.match(text, position)
        return match.end() if match else position

    def joint(self, position: int) -> int:
        """Skip what may stand between number, scale and unit: nothing, blanks, or the hyphen of a compound."""
        if self.text[position : position + 1] in HYPHENS:
            hyphen = _HYPHEN.match(self.text, position)
            return hyphen.end() if hyphen else position
        return self.gap(position)

    def word(self, position: int) -> Word | None:
        """Read the word that starts here, with its abbreviation point or money sign ("Fr.", "Mrd.", "US$")."""
        words = self._words
        if position not in words:
            words[position] = self._read_word(position)
        return words[position]

    def _read_word(self, position: int) -> Word | None:
        match = _WORD.match(self.text, position)
        if match is None:
            return None
        word, end = match[0], match.end()
        table = meanings()
        following = self.text[end : end + 1]
        if following and following in MONEY_SIGNS and (meaning := table[word + following]):
            return Word(word + following, end + 1, meaning)
        meaning = table[word]
        if following == ".":
            if dotted := table[word + "."]:
                return Word(word + ".", end + 1, dotted)
            if isinstance(meaning, ScaleWord) and meaning.dotted:
                return Word(word, end + 1, meaning)
        return Word(word, end, meaning)

    def number_word(self, position: int) -> tuple[Word, NumberWord] | None:
        """Read the spelled number that starts here."""
        word = self.word(position)
        return (word, word.meaning) if word and isinstance(word.meaning, NumberWord) else None

    def figure(self, position: int, *, spaced: bool) -> Figure | None:
        """Read the number in digits that starts here; with ``spaced``, blanks may group its thousands."""
        text = self.text
        match = (FIGURE if spaced else _SOLID).match(text, position)
        end = match.end() if match else position
        following = text[end : end + 2]
        perhaps = match is None or following[:1] in VULGAR or following[1:] in VULGAR or following[1:].isdigit()
        if perhaps and (fraction := self._fraction(position)):
            return fraction
        value = decimal_of(match) if match else None
        if match is None or value is None:
            return None
        grouped = match.lastgroup in {"dots", "apostrophes", "blanks"}
        cents = _NO_CENTS.match(text, end) if following[:1] in {",", "."} else None
        return Figure(
            value, position, cents.end() if cents else end, match.lastgroup == "blanks", grouped, cents is not None
        )

    def _fraction(self, position: int) -> Figure | None:
        if vulgar := _VULGAR.match(self.text, position):
            value = EXACT.add(Decimal(vulgar[1] or 0), Decimal(VULGAR[vulgar[2]]))
            return Figure(value, position, vulgar.end())
        common = _COMMON_FRACTION.match(self.text, position)
        if common is None or int(common[2]) >= int(common[3]):
            return None
        part = EXACT.divide(Decimal(common[2]), Decimal(common[3]))
        if len(part.as_tuple().digits) > MAX_FRACTION_DIGITS:  # a third has no exact decimal
            return None
        return Figure(EXACT.add(Decimal(common[1] or 0), part), position, common.end())

    def embedded(self, position: int) -> bool:
        """Tell whether a digit here is part of something longer: a date, a time, a ratio, an address, a name."""
        if position == 0:
            return False
        before = self.text[position - 1]
        if before.isspace():
            return False
        if before.isalnum() or before in "_=&#@%\\":
            return True
        further = self.text[position - 2] if position > 1 else " "
        if before in "/:.,'’":
            return further.isalnum() if before in "/:" else further.isdigit()
        return False

    def sign_before(self, position: int) -> tuple[int, int] | None:
        """Find the sign of the number or currency that starts here: where it starts, and 1 or -1."""
        if position == 0:
            return None
        text = self.text
        before = text[position - 1]
        if before in SIGNS:
            return self._attached_sign(position - 1)
        if not before.isspace() or position == 1:
            return None
        further = text[position - 2]
        if further in SIGNS:
            free = position == 2 or further == "±" or text[position - 3] in "([:|="  # bullets are no signs
            return (position - 2, SIGNS[further]) if free else None
        if further not in "sv":  # plus, minus, negativ
            return None
        word = _WORD_BEFORE.search(text, max(0, position - 12), position)
        sign = SIGN_WORDS.get(word[1].casefold()) if word else None
        if word is None or sign is None or text[word.start(1) - 1 : word.start(1)] == "/":
            return None
        return word.start(1), sign

    def _attached_sign(self, position: int) -> tuple[int, int] | None:
        text = self.text
        if position >= 2 and text[position - 2 : position] == "+/":  # "+/-"
            return position - 2, 1
        before = text[position - 1] if position else " "
        return (position, SIGNS[text[position]]) if before.isspace() or before in _OPENERS else None
