"""The forms of one name: with and without legal form, in the genitive, declined, in capitals, in short.

In: the words of a name. Out: folded keys that make forms comparable, and the name as a dictionary would show it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tickerlese.name_index import fold
from tickerlese.names.words import CAPITAL, DEMONYM, FIRM, FLAGS, ROLE, SHARE, name_words
from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDED = WordTable(fold)
APOSTROPHES = ("'s", "’s", "'", "’")
LAST_OF_GENITIVES = "s'’"
WORD = re.compile(r"\w+(?:['’]\w+)?|&|\+")
DECLINED = re.compile(r"^(\w*sch|Allgemein|Vereinigt|Neu|Erst)e[nrms](?= [A-ZÄÖÜ])")
SHORTEST_ALONE = 3


def key_of(name: str) -> tuple[str, ...]:
    """The folded words of a name without legal form: names with equal keys are the same name.

    >>> key_of("Siemens Energy AG"), key_of("About-You")
    (('siemens', 'energy'), ('about', 'you'))
    """
    words = [FOLDED[word] for word in WORD.findall(name)]
    core = list(words)
    while len(core) > 1 and (core[-1] in legal_words() or core[-1] in ("&", "+")):
        core.pop()
    return tuple(core)


KEYS = WordTable(key_of)


def key_words(words: Sequence[str]) -> Sequence[str]:
    """The words of a name without those of its legal form at the end."""
    last = len(words)
    while last > 1 and (FOLDED[words[last - 1].rstrip(".")] in legal_words() or not words[last - 1][-1].isalnum()):
        last -= 1
    return words[:last]


def legal_words() -> frozenset[str]:
    """The folded words of legal forms."""
    return name_words("legal")


def without_genitive(word: str) -> str | None:
    """The word without the ending of a genitive, null when it has none.

    >>> without_genitive("Volkswagens"), without_genitive("Mercedes’"), without_genitive("BASF")
    ('Volkswagen', 'Mercedes', None)
    """
    if word[-1] not in LAST_OF_GENITIVES:
        return None
    for ending in APOSTROPHES:
        if word.endswith(ending) and len(word) > len(ending):
            return word.removesuffix(ending)
    if word.endswith("s") and len(word) > SHORTEST_ALONE and not word.endswith("ss"):
        return word[:-1]
    return None


def nominative(name: str) -> str:
    """The name with its adjective undeclined: "Deutschen Bank" is Deutsche Bank."""
    return DECLINED.sub(r"\1e", name)


def stands_alone(word: str) -> bool:
    """Whether the first word of a longer name is telling enough to stand for it ("Kellmann", not "Deutsche")."""
    flags = FLAGS[word]
    if not flags & CAPITAL or flags & (FIRM | ROLE | SHARE | DEMONYM) or len(word) < SHORTEST_ALONE:
        return False
    return word.lower() not in name_words("generic") and not DECLINED.match(word + " X") and not word.endswith("sche")


def is_short_for(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words of one name stand in a row in the other, each whole or cut ("Kessler Guss").

    >>> is_short_for(("kessler", "guss"), ("gebrueder", "kessler", "gusstechnik"))
    True
    """
    width = len(short)
    return any(all(map(_same_or_cut, short, long[start : start + width])) for start in range(len(long) - width + 1))


def _same_or_cut(short: str, long: str) -> bool:
    return short == long or (len(short) > SHORTEST_ALONE and long.startswith(short))


def is_initials(short: str, name: str) -> bool:
    """Whether capitals abbreviate a name: RBI for Raiffeisen Bank International, PBB for Deutsche Pfandbriefbank.

    >>> is_initials("RBI", "Raiffeisen Bank International"), is_initials("PBB", "Deutsche Pfandbriefbank")
    (True, True)
    """
    letters = [letter for letter in short.lower() if letter.isalnum()]
    if len(letters) < 2 or not short.isupper():
        return False
    folded = fold(name)
    position = -1
    for letter in letters:
        position = folded.find(fold(letter), position + 1)
        if position < 0:
            return False
    return any(word.startswith(fold(letters[0])) for word in folded.replace("-", " ").split())
