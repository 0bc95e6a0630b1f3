"""How sure a change of a site is: done, planned, feared, ruled out or never meant.

In: a ``Frame`` on a word that opens, closes or enlarges a site, and which of these. Out: the modality.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from tickerlese.events.parties import BECOMING, BEING, HAVING

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.events.spec import Modality
    from tickerlese.mention import Mention

Action = Literal["open", "close", "expand"]
RUMOURED = (
    "verhindern",
    "abwenden",
    "abzuwenden",
    "vermeiden",
    "abwend",
    "droht",
    "drohen",
    "droh",
    "möglich",
    "befürcht",
    "fürcht",
    "etwaig",
    "denkbar",
    "bangt",
    "bangen",
    "zittern",
)
AVERTED = frozenset("abgewendet verhindert vermieden tisch verzichtet verzichten verzicht gestoppt gekippt beerdigt begraben abgesagt gestrichen "
    "eis pausiert pausieren pausierte".split())  # fmt: skip
UNTRUE = frozenset("falsch erfunden unwahr dementiert dementierte dementierten unzutreffend gegenstandslos".split())
HAPPENING = frozenset("eröffnet eröffnete eröffnen weiht einweihte nimmt nahm geht ging nehmen gehen".split())
FUTURE = frozenset("künftig bald demnächst perspektivisch mittelfristig".split())
PAST_TENSE = ("schloss", "schlossen", "machte", "machten", "gab", "gaben", "legte", "legten", "stellte", "stellten", "sperrte", "sperrten",
    "baute", "bauten", "eröffnete", "eröffneten", "weihte", "weihten", "errichtete", "errichteten", "entstand", "entstanden", "erweiterte",
    "erweiterten", "verlagerte", "verlagerten", "verlegte", "verlegten", "nahm", "nahmen", "ging", "gingen", "steckte", "steckten",
    "investierte", "investierten", "floss", "flossen", "vergrößerte", "vergrösserte", "siedelte")  # fmt: skip


def site_modality(frame: Frame, action: Action) -> Modality:
    """Averted is denied, feared is possible; a present tense tells a plan, but openings that happen."""
    cued, words = frame.certainty[0], frame.clause_words
    if _not_excluded(frame) or (cued != "denied" and any(w.startswith(RUMOURED) for w in words)):
        return "possible"
    if words & AVERTED or frame.sentence_words & UNTRUE or cued == "denied" or _is_unplanned(frame):
        return "denied"
    if cued == "expected":
        return "expected" if words & {"dürfte", "dürften", "voraussichtlich", "vermutlich"} else "planned"
    if cued != "asserted":
        return cued
    return "asserted" if _is_done(frame, action) else "planned"


def _is_unplanned(frame: Frame) -> bool:
    """Whether the noun is "nicht geplant", "nicht vorgesehen", "kein Thema"."""
    lower = frame.view.lower
    behind = pairwise(lower[frame.hit.end :])
    return frame.hit.trigger.style == "noun" and any(
        (a == "nicht" and b in {"geplant", "vorgesehen", "beabsichtigt", "beschlossen"})
        or (a == "kein" and b == "thema")
        for a, b in behind
    )


def _not_excluded(frame: Frame) -> bool:
    """Whether it "wird nicht (länger) ausgeschlossen"."""
    words = frame.sentence_words
    excluded = words & {"aus", "ausgeschlossen", "auszuschließen", "ausschließen", "auszuschliessen", "ausschliessen"}
    return bool(excluded) and bool(words & {"nicht", "kein", "keine"}) and frame.hit.trigger.style == "noun"


def _is_done(frame: Frame, action: Action) -> bool:
    words, style = frame.clause_words, frame.hit.trigger.style
    period = frame.period()
    ahead = period is not None and period.period is not None and _lies_ahead(frame, period)
    if ahead or words & FUTURE:
        return False
    if style == "noun":
        return frame.view.lower[max(0, frame.hit.at - 3) : frame.hit.at] != [] and _after(frame)
    done = words & HAVING or words & (BEING - {"sei", "seien"}) or words & {"wurde", "wurden", "worden"}
    if style in {"participle", "phrase"} and done:
        return not (words & BECOMING and not words & {"wurde", "wurden", "worden"})
    if any(word in words for word in PAST_TENSE):
        return True
    return action == "open" and bool(words & HAPPENING)


def _after(frame: Frame) -> bool:
    """Whether the noun tells it as done: "nach der Schließung", "zur Eröffnung", "die Eröffnung am Montag"."""
    before = frame.view.lower[max(0, frame.hit.at - 3) : frame.hit.at]
    return bool({"nach", "seit", "bei", "zur", "mit"} & set(before)) or frame.word.endswith(
        ("eröffnung", "einweihung", "inbetriebnahme")
    )


def _lies_ahead(frame: Frame, mention: Mention) -> bool:
    published, period = frame.published_day(), mention.period
    if period is None or published is None:
        return False
    end = period.end or period.start
    return end is not None and end > published
