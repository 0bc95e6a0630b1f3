"""Signs that a text is not what the rules and the model were made for: garbled, or not German.

In: the text. Out: warnings, none of which stops the extraction. Short texts are not judged.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache

from tickerlese import lexicon

WORD = re.compile(r"[^\W\d_]+")
MOJIBAKE_LEADS = ("Ã", "Â", "â€", "Å")
SAMPLE = 40_000
FEWEST_WORDS = 40


def find_problems(text: str) -> list[str]:
    """Warnings about the text, in a fixed order."""
    return [warning for warning in (check_mojibake(text), check_language(text)) if warning]


def check_mojibake(text: str) -> str | None:
    """Say so when UTF-8 was read as Windows-1252 ("MÃ¼nchen"): names with such letters won't be found."""
    if not any(lead in text for lead in MOJIBAKE_LEADS):
        return None
    from ftfy.badness import BADNESS_RE  # noqa: PLC0415 (start-up time: few texts need it)

    sample = text[:SAMPLE] if any(lead in text[:SAMPLE] for lead in MOJIBAKE_LEADS) else text
    found: list[str] = BADNESS_RE.findall(sample)
    if not found:
        return None
    return f"text looks like mis-decoded UTF-8 (mojibake), for example {found[0]!r}: decode the source as UTF-8"


def check_language(text: str) -> str | None:
    """Say so when the text has hardly any German function words, or more of another language's."""
    letters = WORD.findall(text[:SAMPLE])
    if sum(map(len, letters)) < FEWEST_WORDS * 5:
        return None
    latin = sum(len(word) for word in letters if ord(word[0]) < 0x250)
    if latin < 0.5 * sum(map(len, letters)):
        return "text does not look German (most of it is not in Latin letters)"
    if len(letters) < FEWEST_WORDS:
        return None
    words = [word.casefold() for word in letters]
    shares = {name: sum(word in known for word in words) / len(words) for name, known in function_words().items()}
    other = max(shares, key=lambda name: shares[name])
    if other != "German" and shares[other] > 0.1:
        return f"text does not look German (it looks like {other})"
    return None


@cache
def function_words() -> dict[str, frozenset[str]]:
    """The commonest words of German and of the languages that are mistaken for it."""
    tables = tomllib.loads(lexicon.read_text("languages.toml"))
    return {name: frozenset(words.split()) for name, words in tables.items()}
