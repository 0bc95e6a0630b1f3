"""Who puts up the money: investors in a round, shareholders who subscribe, banks that lend.

In: a ``Frame`` on a capital measure, and the company that raises. Out: companies (and people, authorities) by nouns in
front of them ("Investor X"), by "unter Führung von", or by the words of their clause ("beteiligten sich X und Y"), in
the trigger's sentence and the two after it. Refused: the company itself, banks that only accompany, media.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.frame import same_identity
from tickerlese.events.parties import following_views

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention

LABELS = frozenset({"COMPANY", "PERSON", "ORGANIZATION"})
NOUNS = (
    "investor", "investorin", "investoren", "altinvestor", "leadinvestor", "lead-investor", "finanzinvestor", "ankerinvestor", "ankeraktionär", "großaktionär", "grossaktionär",
    "geldgeber", "kapitalgeber", "wagniskapitalgeber", "risikokapitalgeber", "bestandsinvestor", "hauptaktionär", "staatsfonds", "wagnisfinanzierer", "kernaktionär",
    "risikokapitalfirma", "wagniskapitalfirma", "kreditgeber", "bankenkonsortium", "konsortium",
)  # fmt: skip
CUES = (
    "angeführt", "anführ", "führung", "führte", "führten", "beteilig", "geldgeber", "investoren", "partie", "gezeichnet", "zeichnen", "zeichnet", "zeichnete",
    "leadinvestor", "stammt", "stammen", "kommt", "kommen", "kam", "garantier", "eingestiegen", "mitgezogen", "federführ", "altinvestoren", "bestandsinvestoren",
)  # fmt: skip
ACCOMPANY = (
    "begleitet",
    "begleiten",
    "begleitete",
    "coordinator",
    "bookrunner",
    "konsortialführer",
    "beraten",
    "beriet",
    "berät",
    "mandatiert",
    "rating",
)
TAILS = ("runde", "investor", "investoren")
GOING_ON = (
    "beteilig",
    "angeführt",
    "partie",
    "eingestiegen",
    "runde",
    "finanzierung",
    "serie",
    "geld",
    "kapital",
    "kapitalerhöhung",
    "investor",
    "investoren",
    "altinvestoren",
    "geldgeber",
    "mittel",
    "aktien",
    "emission",
    "kredit",
)
REACH = 2


def backers_of(frame: Frame, company: Mention) -> list[Mention]:
    """The investors, each once, in text order."""
    found: list[Mention] = []
    for view in (frame.view, *following_views(frame, REACH)):
        own = view is frame.view
        if not own and not any(word.startswith(GOING_ON) or word.endswith(TAILS) for word in view.lower):
            continue
        for mention in view.mentions:
            new = mention.label in LABELS and not any(same_identity(mention, m) for m in (*found, company))
            if new and not mention.anaphor and mention.kind not in {"media", "venue"} and _backs(view, mention, found):
                found.append(mention)
    return found


def _backs(view: SentenceView, mention: Mention, found: list[Mention]) -> bool:
    at, end = view.span[id(mention)]
    index = view.clause_at(at)
    words = [view.lower[k] for first, last in view.clauses[index].ranges for k in range(first, last)]
    if any(word.startswith(ACCOMPANY) for word in words):
        return False
    phrase = view.phrase(mention)
    if phrase.tail or (mention.label == "PERSON" and mention.employer is not None):
        return False
    named = phrase.head.startswith(NOUNS) or phrase.head.endswith(("investor", "investoren", "aktionär", "geldgeber"))
    if named and phrase.relation in {"apposition", "prep"}:
        return True
    if phrase.prep in {"von", "um", "durch"} and _led(view, at):
        return True
    listed = bool(found) and id(found[-1]) in view.span and _follows(view, found[-1], at)
    behind = any(word.startswith(CUES) for word in words) and (
        phrase.prep in {"", "von", "durch", "neben", "um", "wie"}
    )
    return listed or (behind and not _is_raiser(view, mention, end))


def _led(view: SentenceView, at: int) -> bool:
    """Whether "angeführt von", "Führung von", "Investoren um" stands right before the name's phrase."""
    before = view.lower[max(0, at - 6) : at]
    return any(
        word.startswith(("angeführt", "führung", "investor", "konsortium", "leitung", "geldgeber", "gruppe"))
        for word in before
    )


def _follows(view: SentenceView, before: Mention, at: int) -> bool:
    """Whether only list words stand between the last investor and this one."""
    gap = view.lower[view.span[id(before)][1] : at]
    return (
        len(gap) <= 4
        and any(word in {",", "und", "sowie"} for word in gap)
        and not any(view.is_finite(k) for k in range(at - len(gap), at))
    )


def _is_raiser(view: SentenceView, mention: Mention, end: int) -> bool:
    """Whether the name stands as the subject in front of the verb of raising ("X sammelte von Investoren … ein")."""
    raising = (
        "sammel",
        "eingesammel",
        "erlös",
        "schloss",
        "abgeschlossen",
        "erhielt",
        "erhält",
        "bekommt",
        "bekam",
        "sicher",
        "hat",
        "holt",
        "gab",
        "warb",
        "plant",
        "will",
    )
    following = view.lower[end : end + 1]
    return bool(following) and following[0].startswith(raising) and not view.phrase(mention).prep
