"""What the sentence, or the one before, says about an amount that leaves its currency out.

In: all readings of a text, currencies included. Out: the currency of "Cent" beside dollars, and of bare scales ("nach 16,6
Milliarden", "analysts expected 298 Millionen"). Refused: millions of people and things; a text that names no currency.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tickerlese.quantities.reading import Reading, Unit
from tickerlese.quantities.surroundings import modifier_of
from tickerlese.quantities.units import is_sum_noun

if TYPE_CHECKING:
    from tickerlese.tokens import Tokens

SENTENCES_BACK = 3
MILLION = 10**6
NOT_LENT = frozenset(("BTC", "ETH", "XRP"))
_COUNTS = re.compile(
    r"\b(?:Zahl|Anzahl|Absatz|Menschen|Kunden|Nutzer\w*|Einwohner\w*|Passagiere|Fahrgäste|Gäste|Besucher|Mitglieder|Abonnenten"
    r"|Haushalte|Arbeitslose\w*|Erwerbstätige\w*|Beschäftigte\w*|Mitarbeiter\w*|Fahrzeuge\w*|Autos|Stück|Tonnen|Aktien|Barrel|Stellen"
    r"|Auslieferungen|Neuzulassungen|Downloads|Zuschauer\w*|Leser|Hörer|Personen|Bürger|Wähler|Kinder|Versicherte\w*|Verträge|Container"
    r"|Geräte|Smartphones|Elektroautos|Wohnungen|Übernachtungen|TEU|Konten|Follower)\b"
)
_NOUN_FOLLOWS = re.compile(r"[ \u00a0](?:[a-zäöüß]+(?:e|en|er|es|em)[ \u00a0])?[A-ZÄÖÜ][a-zäöüß]|-[^\W\d_]|[ \u00a0][a-zäöüß]+e[nrs]?[ \u00a0][a-zäöüß]+e[nrs]?[ \u00a0][A-ZÄÖÜ]")
_CAPITAL = re.compile(r"[A-ZÄÖÜ][^\W\d_]*")
_COMPOUND = re.compile(r"(?:-[^\W\d_]+)*-([^\W\d_]+)")
_SENTENCE_END = re.compile(r"[.;!?](?=\s|$|[“”\"»])|$")
_NEW_PHRASE = re.compile(
    r"[ \u00a0](?:ein|eine|einen|einer|eines|die|der|das|den|dem|des|im|am|vor|nach|seine|seinen|ihre|ihren|diese|wegen|über|unter|hinter|oder"
    r"|aber|neben|gegen|ohne|sowie|keine|beide|alle|in|an|bei|mit|für|auf|aus|zu|zum|zur|und|je|pro|durch)[ \u00a0]"
)


def settle_currencies(tokens: Tokens, readings: list[Reading]) -> None:
    """Give bare scales and ambiguous cents the currency of their context; ``readings`` are in text order."""
    for index, reading in enumerate(readings):
        if reading.unit is None:
            continue
        if len(reading.unit.codes) > 1:
            _settle_cent(tokens, readings, index)
    for index, reading in enumerate(readings):
        if reading.unit:
            continue
        if reading.scale is None:
            _complete(tokens, readings, index)
            continue
        if reading.scale < MILLION:
            continue
        compound = _COMPOUND.match(tokens.text, reading.end)
        if compound and not is_sum_noun(compound[1]):
            continue
        if compound or _may_be_money(tokens, reading):
            currency = _currency_near(tokens, readings, index)
            if currency or compound:
                reading.unit = Unit("MONEY", currency=currency)


def _complete(tokens: Tokens, readings: list[Reading], index: int) -> None:
    """Give the unit of the amount before it to the number that ends a sentence: "wir liegen bei 64 Millionen Euro, erwartet um die 130."."""
    reading, before = readings[index], readings[index - 1] if index else None
    text = tokens.text
    if before is None or before.unit is None or before.unit.label not in {"MONEY", "PERCENT"} or not reading.lendable:
        return
    if before.value is None or not reading.value or not _SENTENCE_END.match(text, reading.end):
        return
    ratio = abs(before.value / reading.value)
    if not Decimal("0.1") <= ratio <= 10 or _sentence(tokens, before) != _sentence(tokens, reading):
        return
    if modifier_of(tokens, tokens.token_at(reading.start), reading.start, reading.end)[0] != "exact":
        reading.unit, reading.scale, reading.partner = before.unit, before.scale, before


def _settle_cent(tokens: Tokens, readings: list[Reading], index: int) -> None:
    reading = readings[index]
    if reading.unit is None:
        return
    sentence = _sentence(tokens, reading)
    others = [
        (abs(other.start - reading.start), other.unit.currency)
        for other in readings
        if other.unit and other.unit.currency in reading.unit.codes and not other.unit.codes and _sentence(tokens, other) == sentence
    ]
    if others:
        reading.unit = replace(reading.unit, currency=min(others)[1], codes=())


def _may_be_money(tokens: Tokens, reading: Reading) -> bool:
    """Tell "1,2 Milliarden" of money from millions of people: nothing counted stands behind it or in the sentence before it."""
    text = tokens.text
    if _NOUN_FOLLOWS.match(text, reading.end) and not _NEW_PHRASE.match(text, reading.end):
        noun = _CAPITAL.search(text, reading.end, reading.end + 60)
        return noun is not None and is_sum_noun(noun[0])
    first, _ = tokens.sentences[_sentence(tokens, reading)]
    return not _COUNTS.search(text, tokens.starts[first], reading.start)


def _currency_near(tokens: Tokens, readings: list[Reading], index: int) -> str | None:
    """Find the currency in the same sentence (nearest first), else in the sentences before; restated amounts don't count."""
    reading = readings[index]
    sentence = _sentence(tokens, reading)
    same: list[tuple[int, str]] = []
    for other in readings:
        if other.unit and other.unit.currency and other is not reading and _sentence(tokens, other) == sentence:
            if not _restates(tokens.text, other) and other.unit.currency not in NOT_LENT:
                same.append((abs(other.start - reading.start), other.unit.currency))
    if same:
        return min(same)[1]
    for other in reversed(readings[:index]):
        if sentence - _sentence(tokens, other) > SENTENCES_BACK:
            return None
        if other.unit and other.unit.label == "MONEY" and other.unit.currency and not _restates(tokens.text, other):
            return other.unit.currency
    return None


def _restates(text: str, reading: Reading) -> bool:
    return "(" in text[max(0, reading.start - 15) : reading.start]


def _sentence(tokens: Tokens, reading: Reading) -> int:
    return tokens.sentence_at(min(tokens.token_at(reading.start), len(tokens) - 1))
