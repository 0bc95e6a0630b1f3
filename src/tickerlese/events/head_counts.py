"""How many jobs, which share of them, and where.

In: a ``Frame`` and the place of the noun for jobs or staff. Out: the count, the share as a percentage ("jede zehnte
Stelle" is 10) and the places. Refused: the size of the whole staff ("300 der 2.000 Stellen", "mit 5.000 Mitarbeitern")
and parts of a count that is told ("davon 300 in Köln").
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tickerlese.mention import Amount
from tickerlese.quantities.numerals import read_figure
from tickerlese.quantities.surroundings import modifier_of

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

UNITS = tuple(
    "stelle stellen arbeitsplatz arbeitsplätze arbeitsplätzen job jobs mitarbeiter mitarbeitern mitarbeiterinnen "
    "mitarbeitende mitarbeitenden beschäftigte beschäftigten angestellte angestellten positionen menschen leute "
    "leuten personen arbeitnehmer arbeitnehmern arbeiter arbeitern kündigungen entlassungen kräfte vollzeitkräfte "
    "dienstnehmer dienstnehmern männer männern frauen kollegen piloten ingenieure entwickler leiharbeiter posten fachkräfte manager managern".split()
)
WHOLE_STAFF = tuple(
    "belegschaft stellen arbeitsplätze jobs mitarbeiter beschäftigten belegschaften stammbelegschaft angestellten "
    "personals mitarbeiterinnen arbeitsplätzen mitarbeitern mitarbeitenden positionen arbeiter personal arbeitskräfte".split()
)
FRACTIONS = {
    "hälfte": Decimal(50), "drittel": Decimal(33), "viertel": Decimal(25), "fünftel": Decimal(20), "sechstel": Decimal(17), "siebtel": Decimal(14), "achtel": Decimal("12.5"), "zehntel": Decimal(10),
}  # fmt: skip
ORDINALS = {
    "zweite": Decimal(50), "dritte": Decimal(33), "vierte": Decimal(25), "fünfte": Decimal(20), "sechste": Decimal(17), "siebte": Decimal(14), "achte": Decimal("12.5"), "neunte": Decimal(11),
    "zehnte": Decimal(10), "zwölfte": Decimal(8), "zwanzigste": Decimal(5),
}  # fmt: skip
ROUNDED = frozenset({Decimal(33), Decimal(17), Decimal(14), Decimal(11), Decimal(8)})
WHOLE_LINKS = frozenset({"der", "von", "ihrer", "seiner", "den", "seinen", "ihren"})
PARTITIVES = frozenset({"viele", "einige", "teil", "teile", "großteil", "grossteil", "mehrzahl", "zahl", "prozent"})
IN_PLACE = frozenset({"in", "an", "bei", "für"})
PLACE_HEADS = tuple(
    "standort standorten werk werke werken stammsitz stammwerk fabrik zentrale hauptsitz sitz firmensitz raum region "
    "unternehmenssitz".split()
)
OF_STAFF = 4
LONGEST_LIST = 12
PLANS = ("sozialplan", "sozialtarif", "abfindung", "freiwilligen")


def read_count(frame: Frame, near: int) -> Mention | Amount | None:
    """The number of jobs told in the trigger's clause, nearest to the local index."""
    found = [m for m in frame.mentions("QUANTITY") if _counts_jobs(m) and not _is_whole(frame, m)]
    plain = [m for m in found if frame.phrase(m).prep not in {"mit", "auf", "aus", "unter", "für", "bei", "mitsamt"}]
    plain += [m for m in found if frame.phrase(m).prep == "für" and frame.phrase(m).head.startswith(PLANS)]
    return frame.nearest(plain, near) or _fewer(frame, near) or _of_antecedent(frame)


def _fewer(frame: Frame, near: int) -> Amount | None:
    """By how much a number of people falls: "die Zahl der Beschäftigten um 16.000 senken"."""
    view = frame.view
    if not any(word.endswith(("zahl", "belegschaft", "personal")) for word in frame.clause_words):
        return None
    for first, last in view.clauses[frame.clause].ranges:
        for k in range(first + 1, last):
            value = read_figure(view.words[k]) if view.owner[k] is None and view.words[k][0].isdigit() else None
            behind = view.words[k + 1] if k + 1 < last else ""
            if value is not None and "um" in view.lower[max(first, k - 3) : k] and not behind[:1].isupper():
                modifier, _ = modifier_of(view.tokens, view.at[k], *view.chars(k, k + 1))
                return Amount(value, modifier=modifier, unit=view.words[near])
    return None


def read_recipients(frame: Frame) -> Mention | Amount | None:
    """How many get their notice, whatever they work as: "212 Weber und Färber erhielten die Kündigung"."""
    view = frame.view
    for k in range(frame.hit.at - 1, max(-1, frame.hit.at - LONGEST_LIST), -1):
        owner = view.owner[k]
        if owner is not None and owner.label == "QUANTITY":
            return owner
        value = read_figure(view.words[k]) if owner is None and view.words[k][0].isdigit() else None
        if value is not None and view.words[k + 1][:1].isupper():
            modifier, _ = modifier_of(view.tokens, view.at[k], *view.chars(k, k + 1))
            return Amount(value, modifier=modifier, unit=view.words[k + 1])
    return None


def _of_antecedent(frame: Frame) -> Mention | None:
    """The people whose jobs a relative clause tells of: "die 380 Leute, deren Arbeitsplätze wegfallen"."""
    view, start = frame.view, frame.view.clauses[frame.clause].ranges[0][0]
    if view.lower[start] not in {"deren", "dessen", "die"} or view.lower[start - 1 : start] != [","]:
        return None
    before = [m for m in view.mentions if m.label == "QUANTITY" and 0 < start - view.span[id(m)][1] <= OF_STAFF]
    return next((m for m in reversed(before) if _counts_jobs(m)), None)


def _counts_jobs(mention: Mention) -> bool:
    unit = mention.amount.unit if mention.amount else None
    return unit is not None and unit.lower().endswith(UNITS)


def _is_whole(frame: Frame, mention: Mention) -> bool:
    """Whether it is the whole of another count ("300 der 2.000 Stellen"), or a part ("davon 300 in Köln")."""
    view, first = frame.view, frame.at(mention)
    k = first - 1
    while k >= 0 and view.lower[k] in {
        "insgesamt",
        "rund",
        "etwa",
        "knapp",
        "gut",
        "derzeit",
        "weltweit",
        "aktuell",
        "noch",
        "den",
        "über",
        "mehr",
        "als",
    }:
        k -= 1
    if k < 0:
        return False
    if view.lower[k] == "davon":
        return True
    if view.lower[k] not in WHOLE_LINKS and view.lower[first - 1] not in WHOLE_LINKS:
        return False
    at = k if view.lower[k] in WHOLE_LINKS else first - 1
    before = view.owner[at - 1] if at > 0 else None
    numbered = before is not None and before.amount is not None
    return numbered or (at > 0 and (view.lower[at - 1] in FRACTIONS or view.lower[at - 1] in PARTITIVES))


def read_share(frame: Frame) -> Mention | Amount | None:
    """The share of the staff: "20 Prozent der Belegschaft", "jede zehnte Stelle", "ein Drittel der Arbeitsplätze"."""
    view = frame.view
    for mention in frame.mentions("PERCENT"):
        behind = view.lower[frame.end(mention) : frame.end(mention) + OF_STAFF]
        if (
            behind[:1]
            and behind[0] in WHOLE_LINKS | {"aller", "des"}
            and any(word.endswith(WHOLE_STAFF) for word in behind)
        ):
            return mention
        if frame.phrase(mention).prep == "um" and any(word.endswith(WHOLE_STAFF) for word in frame.clause_words):
            return mention
    for first, last in view.clauses[frame.clause].ranges:
        for k in range(first, last - 1):
            size = _fraction_at(frame, k)
            if size is not None:
                return Amount(size, modifier="about" if size in ROUNDED else "exact", unit="percent")
    return None


def _fraction_at(frame: Frame, k: int) -> Decimal | None:
    view = frame.view
    word, follows = view.lower[k], view.lower[k + 1 : k + 1 + OF_STAFF]
    if (
        word in {"jede", "jeder", "jeden"}
        and len(follows) > 1
        and follows[1].endswith(("stelle", "arbeitsplatz", "job", "mitarbeiter", "beschäftigte", "angestellte"))
    ):
        ordinal = follows[0]
        return ORDINALS.get(ordinal.removesuffix("n").removesuffix("r"))
    if (
        word in FRACTIONS
        and follows[0] in WHOLE_LINKS | {"aller", "des"}
        and any(w.endswith(WHOLE_STAFF) for w in follows)
    ):
        return FRACTIONS[word]
    return None


def read_places(frame: Frame) -> str | None:
    """Where: "in Duisburg und Mannheim", "am Standort Heilbronn", "weltweit"."""
    view = frame.view
    found: list[Mention] = []
    for mention in frame.mentions("LOCATION"):
        phrase = frame.phrase(mention)
        placed = phrase.prep in IN_PLACE and (not phrase.head or phrase.relation == "prep")
        at_site = phrase.head.endswith(PLACE_HEADS)
        joined = bool(found) and view.lower[frame.end(found[-1]) : frame.at(mention)] in ([","], ["und"], ["sowie"])
        if placed or at_site or joined:
            if found and not joined:
                break
            found.append(mention)
    if found:
        return view.tokens.text[found[0].start : found[-1].end]
    return "weltweit" if "weltweit" in frame.clause_words else None
