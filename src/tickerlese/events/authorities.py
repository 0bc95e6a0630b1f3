"""Who investigates, fines, rules or is sued before: courts, prosecutors, regulators.

In: a ``Frame``. Out: the mention of an authority, or its words where no name was found ("Bezirksgericht Zürich",
"US-Kartellbehörde"). Refused: unions, parties, clubs, trading venues.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention

NO_AUTHORITIES = frozenset({"union", "party", "club", "venue", "institute", "association"})
COURTS = tuple(
    "gericht gerichts gerichtes gerichtshof gerichtshofs gerichten court strafkammer zivilkammer kammergericht "
    "gerichte".split()
)
PROSECUTORS = tuple(
    "staatsanwaltschaft staatsanwaltschaften staatsanwälte staatsanwältin bundesanwaltschaft anklagebehörde "
    "staatsanwalt ermittler ermittlern fahnder fahndern".split()
)
REGULATORS = tuple(
    "behörde behörden kartellamt kartellamts aufsicht finanzaufsicht justizministerium justizministeriums "
    "börsenaufsicht wettbewerbshüter wettbewerbshütern kartellwächter kartellwächtern kommission zoll polizei "
    "steuerfahndung justiz kartellhüter regulierer aufseher aufsehern aufsichtsbehörde bankenaufsicht datenschützer "
    "datenschutzbehörde landeskriminalamt bundeskriminalamt netzagentur bundesnetzagentur verbraucherschutzbehörde "
    "umweltbehörde handelsaufsicht".split()
)
JUDGES = tuple(
    "richter richterin richtern jury geschworenen geschworene geschworenenjury senat kammer bundesrichter "
    "bundesrichterin höchstrichter".split()
)
GENITIVES = ("gerichts", "gerichtshofs", "ministeriums", "amts")


def _classify(word: str) -> str:
    if word.endswith(COURTS):
        return "court"
    if word.endswith(PROSECUTORS):
        return "prosecutor"
    if word.endswith(REGULATORS):
        return "regulator"
    return "judge" if word.endswith(JUDGES) else ""


kind_of: WordTable[str] = WordTable(_classify)


def is_authority(mention: Mention) -> bool:
    """Whether an organization can investigate, fine or judge."""
    if mention.label != "ORGANIZATION" or mention.kind in NO_AUTHORITIES:
        return False
    named = mention.kind is not None or (mention.name or "").lower().split()[:1] != []
    return named and (mention.kind is not None or any(kind_of[word] for word in (mention.name or "").lower().split()))


def is_court(mention: Mention) -> bool:
    """Whether an organization is a court."""
    name = (mention.name or "").lower()
    return mention.label == "ORGANIZATION" and (
        mention.kind == "court" or any(kind_of[w] == "court" for w in name.split())
    )


def find_authority(frame: Frame, *, courts: bool | None = None) -> Mention | str | None:
    """The authority of the trigger's clause, else of the sentence; ``courts`` asks for courts only, or for none of them."""
    for scope in ("clause", "sentence"):
        found = [m for m in frame.mentions("ORGANIZATION", scope=scope) if is_authority(m)]
        found = [m for m in found if courts is None or is_court(m) is courts]
        found = [m for m in found if not frame.phrase(m).tail and frame.phrase(m).prep != "in"]
        if found:
            return frame.nearest(found)
    return _described(frame.view, courts)


def _described(view: SentenceView, courts: bool | None) -> str | None:
    """The words of an authority that is no mention: a court or prosecutor with its place, or a compound ("US-Behörde")."""
    for k, owner in enumerate(view.owner):
        kind = kind_of[view.lower[k]] if owner is None and view.words[k][:1].isupper() else ""
        if kind not in {"court", "prosecutor", "regulator"} or (courts is not None and (kind == "court") is not courts):
            continue
        first, last = k, k + 1
        while first >= 2 and view.words[first - 1] in {"-", "‑"} and view.adjoins(first - 1, first):
            first -= 2
        last = _end_of_place(view, last) if kind != "regulator" else last
        if last - first > 1:
            text = view.tokens.text[slice(*view.chars(first, last))]
            return text.replace(view.words[k], view.words[k][:-1]) if view.lower[k].endswith(GENITIVES) else text
    return None


def _end_of_place(view: SentenceView, k: int) -> int:
    """Where the place behind a court's noun ends: "Landgericht Rottweil", "Landgericht München I"."""
    if k >= len(view):
        return k
    place = view.owner[k]
    if place is not None:
        k = view.span[id(place)][1] if place.label == "LOCATION" else k
    elif view.words[k][:1].isupper():
        k += 1
    return k + 1 if k < len(view) and view.words[k] in {"I", "II", "III"} else k


def names_authority(view: SentenceView, clause: int | None = None) -> bool:
    """Whether an authority, a court or a judge stands in the clause (or, without one, in the sentence), named or not."""
    for k, owner in enumerate(view.owner):
        if clause is not None and view.clause_at(k) != clause:
            continue
        if owner is not None:
            if is_authority(owner):
                return True
        elif view.words[k][:1].isupper() and kind_of[view.lower[k]]:
            return True
    return False


def names_court(frame: Frame) -> bool:
    """Whether a court or judge stands in the sentence."""
    view = frame.view
    return any(
        is_court(owner)
        if owner is not None
        else view.words[k][:1].isupper() and kind_of[view.lower[k]] in {"court", "judge"}
        for k, owner in enumerate(view.owner)
    )
