"""Voting-rights notices (WpHG § 40): issuer, notifying party, share before and after.

In: a ``Frame`` on "letzte Mitteilung" (the form with numbered items: two lines of item 6, names of items 1 and 3), or on
"Stimmrechte", "Pflichtmitteilung" in running text ("Y meldet 4,9 Prozent der Stimmrechte an X, zuvor waren es 5,1").
Out: a draft, or the parties and shares that the sentence tells. Refused: notices without issuer or without the new share;
shares of which the sentence tells no change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.frame import same_identity
from tickerlese.events.spec import Draft
from tickerlese.events.stake_figures import BEFORE, size_of
from tickerlese.events.stake_parties import HOLDERS, is_owned

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

PARTY = ("mitteilungspflichtig", "meldepflichtig")
REACH = 1500  # code points from the names to the figures
LATELY = frozenset("nun jetzt nunmehr inzwischen mittlerweile neu".split())
FALLING = (
    "sink",
    "sank",
    "gesunk",
    "fäll",
    "fiel",
    "gefall",
    "reduzier",
    "senk",
    "gesenk",
    "unterschr",
    "rutsch",
    "verringer",
    "baut",
    "abgebaut",
    "trenn",
    "verkauf",
)
RISING = (
    "steig",
    "stieg",
    "gestieg",
    "erhöh",
    "überschr",
    "kletter",
    "stock",
    "aufgestock",
    "wächs",
    "gewachs",
    "kauf",
    "erwarb",
    "erworben",
    "ausgebaut",
    "aufgebaut",
    "überspr",
)
PARTY_OF = frozenset({"an", "bei", "von"})


def read_notice(frame: Frame) -> list[Draft]:
    """The change of one notice."""
    mentions = frame.document.mentions
    at = frame.view.chars(frame.hit.at, frame.hit.end)[0]
    percent = [m for m in mentions if m.label == "PERCENT"]
    before = next((m for m in percent if m.start > at), None)
    new = _new_share(frame, percent, at)
    issuer = _after(frame, ("emittent",), ("COMPANY",), at)
    party = _after(frame, PARTY, ("COMPANY", "PERSON", "ORGANIZATION"), at)
    if new is None or issuer is None or party is None:
        frame.reject("no notice with issuer, party and share")
        return []
    rises = before is None or (size_of(new) or 0) >= (size_of(before) or 0)
    values = {
        "holder": party,
        "company": issuer,
        "stake": new,
        "previous_stake": before,
        "direction": "up" if rises else "down",
    }
    return [Draft(dict(values), modality="asserted")]


def read_filing(frame: Frame) -> tuple[Mention, Mention, str, Mention, Mention | None] | None:
    """Company, holder, direction, new and former share of a notice in running text; null when nothing changes."""
    view = frame.view
    percent = [m for m in view.mentions if m.label == "PERCENT" and m.amount and m.amount.unit == "percent"]
    before = next(
        (
            m
            for m in percent
            if BEFORE & set(view.lower[max(0, frame.at(m) - 4) : frame.at(m)]) or _is_left(frame, m, percent)
        ),
        None,
    )
    now = next((m for m in percent if m is not before), None)
    named = [m for m in view.mentions if m.label in HOLDERS and m.kind not in {"media", "share"}]
    company = next((m for m in named if m.label == "COMPANY" and _is_issuer(frame, m)), None)
    holder = next((m for m in named if not same_identity(m, company) and not frame.phrase(m).prep), None)
    direction = _way(frame, now, before)
    if now is None or company is None or holder is None or direction is None:
        frame.reject("no change of a named share is told")
        return None
    return company, holder, direction, now, before


def _is_left(frame: Frame, mention: Mention, percent: list[Mention]) -> bool:
    """Whether the share is the one that is left: "von 9,8 auf 4,9 Prozent"."""
    preps = {frame.phrase(m).prep for m in percent if m is not mention}
    return frame.phrase(mention).prep in {"von", "nach"} and (frame.phrase(mention).prep == "nach" or "auf" in preps)


def _is_issuer(frame: Frame, mention: Mention) -> bool:
    """Whether the shares are the company's: "an X", "bei X", "7 Prozent von X", "der Stimmrechte der X"."""
    phrase = frame.phrase(mention)
    if not is_owned(frame, mention) or phrase.head.endswith(("mitteilung", "meldung")):
        return False
    k = phrase.first - 1
    owner = frame.view.owner[k] if k >= 0 else None
    of_share = owner is not None and owner.label == "PERCENT"
    of_votes = phrase.head.startswith(("stimmrecht", "anteil", "aktien", "aktionär"))
    return phrase.prep in {"an", "bei"} or of_votes or (phrase.prep in PARTY_OF and of_share)


def _way(frame: Frame, now: Mention | None, before: Mention | None) -> str | None:
    if now is not None and before is not None:
        return "up" if (size_of(now) or 0) >= (size_of(before) or 0) else "down"
    words = frame.sentence_words
    if any(word.startswith(FALLING) for word in words):
        return "down"
    filed = frame.word.startswith(("pflicht", "stimmrechtsm", "beteiligungsm"))
    risen = any(word.startswith(RISING) for word in words) or (filed and LATELY & words)
    return "up" if risen else None


def _new_share(frame: Frame, percent: list[Mention], at: int) -> Mention | None:
    """The first percentage behind the last "neu" before the line of the last notice."""
    text = frame.view.tokens.text
    start = max(text.rfind("neu", 0, at), text.rfind("Neu", 0, at), text.rfind("NEU", 0, at))
    return next((m for m in percent if start <= m.start < at), None) if start >= 0 else None


def _after(frame: Frame, stems: tuple[str, ...], labels: tuple[str, ...], at: int) -> Mention | None:
    """The first name behind the last heading with one of the stems before the figures."""
    text = frame.view.tokens.text.lower()
    start = max(text.rfind(stem, max(0, at - REACH), at) for stem in stems)
    named = (m for m in frame.document.mentions if m.label in labels and start <= m.start < at and not m.anaphor)
    return next(named, None) if start >= 0 else None
