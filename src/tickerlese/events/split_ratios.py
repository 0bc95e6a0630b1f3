"""In what ratio shares are divided: "1:10", "10-für-1", "drei zu eins", "aus einer Aktie werden vier", "fünf alte zu einer neuen".

In: a ``Frame`` on the split's word. Out: the ratio as "a:b" in the text's own order. The trigger's sentence is read
first, then the one after it. Refused: clock times and scores, which need no word of shares.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tickerlese.events.parties import following_views
from tickerlese.quantities.numerals import read_numeral

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame

FIGURES = re.compile(r"(?<![\d.,:])(\d{1,4})\s?:\s?(\d{1,4})(?![\d.,:]?\d)")
CLOCK = re.compile(r"^\W*\d{1,2}:\d\d(?!\d)(?= \D)")
LINKED = re.compile(
    r"(?<![\d.,:])\b(\d{1,4}|[a-zäöü]{3,14})(?:\s|-|‑|–)(?:für|zu|for|auf)(?:\s|-|‑|–)(\d{1,4}|ein(?:s|er|e|en|em)?|[a-zäöü]{3,9})\b(?![.,]\d)"
)
BECOMES = re.compile(r"aus (?:einer|einem|jeder|jedem) [\w -]{3,40}? (?:werden|würden) (?:künftig |dann |nun )?(\w+)")
TURNED = re.compile(
    r"(?:macht|mach|werden|wird) (\w+) aus (?:eins|einer|einem|1)\b|aus (?:eins|1) (?:mach|macht|werden|wird) (\w+)"
)
CUT_INTO = re.compile(
    r"(?:jede|eine|die|jeder|ein|einen|jeden) (?:\w+ )?\w*(?:aktie|papier|anteilsschein|anteilschein|titel)\w* (?:[\w -]{0,30}? )?in (\w+)"
)
MORE = re.compile(
    r"(?:für (?:jede|eine|jeden|einen)|je|pro|auf jede) (?:alte |gehaltene |bestehende |bisherige )?\w+ (?:[\w -]{0,60}? )?(\w+) (zusätzliche|weitere|neue)"
)
JOINED = re.compile(r"(\w+) (?:alte |bisherige |bestehende )?\w+ (?:werden|würden|wird)? ?(?:künftig )?zu einer? ")
SHARE_WORDS = ("akti", "split", "papier", "anteil", "titel", "verhältnis")


def read_ratio(frame: Frame) -> str | None:
    """The ratio of the split, null when the text tells none."""
    for view in (frame.view, *following_views(frame, 2)):
        told = view is frame.view and frame.hit.trigger.phrase
        if not told and not any(
            word.startswith(SHARE_WORDS) or "akti" in word or "split" in word for word in view.lower
        ):
            continue
        first, last = view.text_range
        found = next(_ratios(view.tokens.text[first:last].lower()), None)
        if found is not None:
            return found
    return None


def _ratios(text: str) -> Iterator[str]:
    """Every ratio of a sentence, the plainest form first."""
    for figures in FIGURES.finditer(CLOCK.sub("", text)):
        yield f"{figures[1]}:{figures[2]}"
    at = 0
    while linked := LINKED.search(text, at):
        left, right = _number(linked[1]), _number(linked[2])
        if left and right:
            yield f"{left}:{right}"
        at = linked.end(1)
    if (becomes := BECOMES.search(text)) and (parts := _number(becomes[1])):
        yield f"1:{parts}"
    if (turned := TURNED.search(text)) and (parts := _number(turned[1] or turned[2])):
        yield f"1:{parts}"
    if (divided := CUT_INTO.search(text)) and (parts := _number(divided[1])):
        yield f"1:{parts}"
    if (more := MORE.search(text)) and (parts := _number(more[1])):
        yield f"1:{parts + (more[2] != 'neue')}"
    if (joined := JOINED.search(text)) and (parts := _number(joined[1])):
        yield f"{parts}:1"


def _number(word: str) -> int | None:
    value = int(word) if word.isdecimal() else read_numeral(word)
    return int(value) if value is not None and value == int(value) else None
