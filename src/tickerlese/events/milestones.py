"""Highs and lows: "Rekordhoch", "Mehrjahrestief", "höchster Stand seit 2021" as the contract's milestone words.

In: a ``Frame``. Out: the milestone of the trigger's clause and since when, or two nulls.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from datetime import date

    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

MILESTONE_NOUNS = (
    "Rekordhoch", "Rekordhochs", "Rekordstand", "Rekordtief", "Rekordmarke", "Bestmarke", "Höchststand", "Tiefststand", "Allzeithoch", "Allzeittief",
    "Jahreshoch", "Jahrestief", "Mehrjahreshoch", "Mehrjahrestief", "Monatshoch", "Monatstief", "Wochenhoch", "Wochentief", "Rekord",
)  # fmt: skip
SCALES = (
    (re.compile(r"^(allzeit|rekord|bestmarke|historisch|höchststand|tiefststand)"), "record"),
    (re.compile(r"(mehrjahres|[a-zäöü]+jahres)(hoch|tief|höchst|tiefst)"), "multi_year"),
    (re.compile(r"^jahres(hoch|tief|höchst|tiefst)"), "year"),
    (re.compile(r"monats(hoch|tief|höchst|tiefst)"), "multi_month"),
    (re.compile(r"wochen(hoch|tief|höchst|tiefst)"), "multi_week"),
)
SUPERLATIVES = {"höchsten": "high", "höchste": "high", "höchster": "high", "höchstem": "high", "teuer": "high", "hoch": "high", "tiefsten": "low", "tiefste": "low",
                "tiefster": "low", "niedrigsten": "low", "niedrigste": "low", "billig": "low", "tief": "low", "niedrig": "low", "wenig": "low", "viel": "high", "günstig": "low"}  # fmt: skip
STANDS = frozenset({"stand", "niveau", "kurs", "wert", "preis", "stände"})


def _classify(word: str) -> str | None:
    lower = word.lower()
    if not word[:1].isupper() or not (
        "hoch" in lower or "tief" in lower or "rekord" in lower or "stand" in lower or lower == "bestmarke"
    ):
        return None
    for pattern, scale in SCALES[2:3] + SCALES[:2] + SCALES[3:]:
        if pattern.search(lower):
            return f"{scale}_low" if "tief" in lower else f"{scale}_high"
    return None


milestone_word: WordTable[str | None] = WordTable(_classify)


def read_milestone(frame: Frame) -> tuple[str | None, str | None]:
    """Milestone in the trigger's clause, and the words that say since when it was not reached."""
    view = frame.view
    for first, last in view.clauses[frame.clause].ranges:
        for k in range(first, last):
            word = milestone_word[view.words[k]]
            if word and view.owner[k] is None:
                since = _since(frame)
                return word, frame.words_of(since) if since else None
            side = SUPERLATIVES.get(view.lower[k])
            if side and (view.lower[min(k + 1, last - 1)] in STANDS or view.lower[max(first, k - 1)] == "so"):
                since = _since(frame)
                if since is not None:
                    return f"{_reach(frame, since)}_{side}", frame.words_of(since)
                if (
                    "nie" in view.lower
                    or "historisch" in view.lower
                    or "geschichte" in view.lower
                    or "jemals" in view.lower
                ):
                    return f"record_{side}", None
    return None, None


def _since(frame: Frame) -> Mention | None:
    dates = [m for m in frame.mentions("DATE", scope="sentence") if _says_since(frame, m)]
    return frame.nearest(dates)


def _says_since(frame: Frame, mention: Mention) -> bool:
    first = frame.at(mention)
    return frame.view.lower[first] == "seit" or (first > 0 and frame.view.lower[first - 1] == "seit")


def _reach(frame: Frame, since: Mention) -> str:
    """How far back: years, months or weeks, by the resolved date or by the words."""
    published = frame.published_day()
    start: date | None = since.period.start if since.period else None
    words = (frame.words_of(since) or "").lower()
    if start is not None and published is not None:
        days = (published - start).days
        return (
            "multi_year"
            if days > 365 or re.fullmatch(r"\d{4}", words)
            else "multi_month"
            if days > 31
            else "multi_week"
        )
    return "multi_year" if re.search(r"jahr(?!es(?:beginn|anfang|start))|\b\d{4}$", words) else "multi_month"
