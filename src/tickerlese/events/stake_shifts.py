"""Who changes a share in whom, and from what to what: "stockt bei X auf 10 Prozent auf", "senkt die Beteiligung an X".

In: a ``Frame`` on a verb of entering, raising or buying, or on a noun that means a share. Out: ``Shift`` objects,
whatever their size; ``gives_control`` tells which of them are takeovers. Refused: shares of something that is no
company, shares that are only held, market shares, moves in the price of a share.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tickerlese.events.deals import MAJORITY, read_stake
from tickerlese.events.frame import same_identity
from tickerlese.events.parties import is_passive, is_possessor, listed
from tickerlese.events.stake_figures import BEFORE, read_figures, size_of
from tickerlese.events.stake_parties import (
    HOLDERS,
    REACH,
    RECEIVING,
    company_of_share,
    firm_of,
    holder_of,
    is_held_as_shareholder,
    is_held_by_described,
    is_owned,
    spoken_of,
)
from tickerlese.events.takeovers import Deal, bought, share_of
from tickerlese.events.topics import topic
from tickerlese.events.voting_notices import read_filing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

RISING = (
    "aufstock", "aufgestockt", "aufzustock", "stock", "erhöh", "ausbau", "ausgebaut", "auszubau", "steiger", "gesteigert", "ausgeweitet", "ausweit", "ausdehn",
    "vergrößer", "vergrösser", "wächst", "wuchs", "steigt", "stieg", "gestiegen", "klettert", "kletterte", "verdoppel", "erwirb", "erwarb", "erworben", "erwerb",
    "hochgeschraub", "hochschraub", "hochgefahren", "nachgekauft", "nachkauf", "zugelegt", "kauf", "gekauft", "zukauf", "zugekauft", "aufgebaut", "aufbau", "sicher", "gesichert", "schnapp", "übernimmt", "übernahm", "übernommen", "übernehm", "anhob", "angehoben", "gezeichnet",
)  # fmt: skip
FALLING = (
    "senk", "gesenkt", "reduzier", "verringer", "verkleiner", "abgebaut", "abbau", "abzubau", "gekürzt", "zurückgefahren", "zurückfahr", "halbier", "sinkt", "sank",
    "gesunken", "schrumpf", "geschrumpft", "verkauf", "veräußer", "veräusser", "abgestoßen", "abgestossen", "abstoß", "abstoss", "stößt", "stösst", "stieß", "abgegeben",
    "abgeben", "abzugeben", "abgab", "abgibt", "trenn", "getrennt", "verwässer", "platzier", "losgeschlagen", "zurückgegeben", "rückgabe", "reicht", "versilber", "gefallen", "fällt", "rutsch", "losschlag", "loszuschlag", "angedient", "andien",
)  # fmt: skip
SPLIT = {("gibt", "ab"): "down", ("gab", "ab"): "down", ("geben", "ab"): "down", ("gibt", "zurück"): "down", ("gab", "zurück"): "down",
         ("baut", "aus"): "up", ("baut", "auf"): "up", ("baute", "auf"): "up", ("baute", "aus"): "up", ("bauen", "aus"): "up", ("baut", "ab"): "down", ("baute", "ab"): "down",
         ("fährt", "zurück"): "down", ("fuhr", "zurück"): "down", ("dehnt", "aus"): "up", ("hebt", "an"): "up",
         ("schlägt", "los"): "down", ("schlug", "los"): "down", ("stößt", "ab"): "down",
         ("stieß", "ab"): "down", ("schraubt", "hoch"): "up", ("schraubte", "hoch"): "up"}  # fmt: skip
CHANGES = frozenset(
    "kauf kaufs zukauf erwerb erwerbs aufstockung ausbau erhöhung verkauf verkaufs verkaufes teilverkauf veräußerung "
    "veräusserung reduzierung verringerung rückgabe platzierung senkung".split()
)
THROWN = frozenset("wirft warf werfen geworfen warfen".split())
PASSIVE = frozenset("wird wurde werden soll sei worden".split())
NOW = frozenset("nun jetzt nunmehr".split())
SPOKEN_TO = frozenset("ihnen uns euch".split())
POSSESSIVES = frozenset("sein seine seinen seiner seines seinem ihr ihre ihren ihrer ihres ihrem dessen deren".split())
BOARDS = ("vorstand", "aufsichtsrat", "verwaltungsrat", "geschäftsführ", "geschäftsleitung", "konzernführung")
HALF = Decimal(50)


@dataclass(slots=True)
class Shift:
    """A change of a share in a company; stakes are percentages, null where the text tells none."""

    company: Mention
    holder: Mention | None
    direction: str
    stake: Mention | None = None
    previous: Mention | None = None
    majority: bool = False

    @property
    def gives_control(self) -> bool:
        """Whether a minority, or nothing, becomes a majority."""
        now, before = size_of(self.stake), size_of(self.previous)
        reached = self.majority if now is None else now >= HALF
        return self.direction == "up" and reached and (before is None or before < HALF)


# ---- readers ---------------------------------------------------------------------------------------------------------


def entered(frame: Frame) -> Iterator[Shift]:
    """As in "X steigt (mit 10 Prozent) bei Y ein", "X beteiligt sich mit 10 Prozent an Y", "X steigt bei Y aus"."""
    reflexive = frame.sets.get("needs") == "sich"
    if reflexive and "sich" not in frame.clause_words:
        frame.reject("nobody takes a share")
        return
    preps = ("an",) if reflexive else ("bei", "aus") if frame.sets["direction"] == "down" else ("bei", "in")
    company = next((m for m in frame.mentions("COMPANY") if frame.phrase(m).prep in preps and is_owned(frame, m)), None)
    if reflexive and company is not None and is_possessor(frame, company):
        company = None
    holder = holder_of(frame, company)
    if holder is not None and holder.label == "PERSON" and any(word.startswith(BOARDS) for word in frame.clause_words):
        frame.reject("a post")
        return
    if company is None and not reflexive and frame.clause_words & SPOKEN_TO and "bei" in frame.clause_words:
        company = frame.main_company()
    nameless = holder is None and is_held_by_described(frame)
    if company is None or (holder is None and not nameless) or same_identity(company, holder):
        frame.reject("nobody enters a company")
        return
    stake, previous = read_figures(frame)
    stake = stake or _bought_share(frame)
    if reflexive and stake is None and not _is_entry(frame):
        frame.reject("takes part, but takes no share")
        return
    majority = bool(MAJORITY & frame.clause_words)
    yield from _shifts(frame, Shift(company, holder, frame.sets["direction"], stake, previous, majority))


def _bought_share(frame: Frame) -> Mention | None:
    """The share that another clause of the sentence says is bought: "…: Brüssel genehmigt den Kauf von 41 Prozent"."""
    return next((m for m in frame.mentions("PERCENT", scope="sentence") if frame.phrase(m).head in CHANGES), None)


def _is_entry(frame: Frame) -> bool:
    """Whether the clause speaks of money or a size that a share is bought for."""
    return bool(frame.mentions("MONEY")) or bool({"minderheitlich", "finanziell", "mehrheitlich"} & frame.clause_words)


def named_entry(frame: Frame) -> Iterator[Shift]:
    """As in "der Einstieg von X bei Y", "Ausstieg bei Y", "Xs Einstieg"."""
    company = next(
        (
            m
            for m in frame.mentions("COMPANY")
            if frame.phrase(m).prep == "bei" and frame.phrase(m).first >= frame.hit.end and is_owned(frame, m)
        ),
        None,
    )
    if company is None or frame.phrase(company).first - frame.hit.end > 6:
        frame.reject("nobody enters a company")
        return
    holder = frame.of_noun(frame.hit.at, *HOLDERS)
    if holder is None or same_identity(holder, company):
        holder = holder_of(frame, company)
    holder = firm_of(frame, holder, company) if holder is not None else None
    if holder is None or same_identity(holder, company):
        frame.reject("nobody enters a company")
        return
    stake, previous = read_figures(frame)
    yield Shift(company, holder, frame.sets["direction"], stake, previous)


def raised(frame: Frame) -> Iterator[Shift]:
    """As in "X stockt bei Y (auf 20 Prozent) auf"."""
    company = frame.by_prep(("COMPANY",), "bei") or company_of_share(frame)
    holder = holder_of(frame, company)
    if company is None and holder is not None and read_figures(frame)[0] is not None:
        company = spoken_of(frame, holder)
    stake, previous = read_figures(frame)
    nameless = holder is None and stake is not None and is_held_by_described(frame)
    direction = frame.sets.get("direction", "up")
    bare = direction == "down" and (stake is None or frame.by_prep(("COMPANY",), "bei") is None)
    if company is None or (holder is None and not nameless) or same_identity(company, holder) or bare:
        frame.reject("no share is raised")
        return
    yield Shift(company, holder, direction, stake, previous)


def share(frame: Frame) -> Iterator[Shift]:
    """As in "erhöht seinen Anteil an Y von 10 auf 15 Prozent", "die Beteiligung an Y wird verkauft"."""
    direction = _direction(frame)
    if direction is None:
        frame.reject("a share that does not change")
        return
    company = company_of_share(frame)
    stake, previous = read_figures(frame)
    holder = frame.of_noun(frame.hit.at, *HOLDERS)
    if holder is None or same_identity(holder, company) or frame.phrase(holder).tail:
        holder = holder_of(frame, company)
    holder = firm_of(frame, holder, company) if holder is not None else None
    own = bool(POSSESSIVES & set(frame.view.lower[max(0, frame.hit.at - 3) : frame.hit.at]))
    if company is None and holder is not None and (own or stake is not None) and (stake or previous) is not None:
        company = spoken_of(frame, holder)
    nameless = holder is None and is_held_by_described(frame)
    if holder is None and company is not None and not nameless and (PASSIVE & frame.clause_words or _is_nominal(frame)):
        holder = topic(frame, besides=(company,))
    if company is None or (holder is None and not nameless) or same_identity(company, holder):
        frame.reject("no share of a company by somebody named")
        return
    if direction == "down" and own and previous is None and stake is not None and frame.phrase(stake).prep == "von":
        stake, previous = None, stake
    yield from _shifts(frame, Shift(company, holder, direction, stake, previous))


def purchase(frame: Frame) -> Iterator[Shift]:
    """As in "X erwirbt 9 Prozent an Y": what the reader of takeovers finds, with its stake."""
    if not frame.mentions("PERCENT") or share_of(frame) is None:
        frame.reject("no share is bought")
        return
    for deal in bought(frame):
        company = deal.company
        stake, _ = read_stake(frame, company) if company is not None else (None, True)
        if company is not None and deal.acquirer is not None and stake is not None:
            yield Shift(company, deal.acquirer, "up", stake)


def sale(frame: Frame) -> Iterator[Shift]:
    """As in "X verkauft 5 Prozent an Y"."""
    company, percent = share_of(frame), frame.mentions("PERCENT")
    if company is None and percent and frame.phrase(percent[0]).article in POSSESSIVES:
        yield from _own_share_sold(frame, percent[0])
        return
    if company is None or not percent or frame.phrase(company).article in RECEIVING:
        frame.reject("no share is sold")
        return
    holder = frame.by_prep(HOLDERS, "von", "durch") if is_passive(frame) else holder_of(frame, company)
    stake, _ = read_stake(frame, company)
    if holder is None or same_identity(holder, company) or stake is None:
        frame.reject("nobody sells a share")
        return
    yield Shift(company, holder, "down", stake)


def _own_share_sold(frame: Frame, left: Mention) -> Iterator[Shift]:
    """As in "Großaktionär Y hat seine 4,4 Prozent über die Börse abgegeben": of whom the text speaks."""
    holder = holder_of(frame, None)
    company = spoken_of(frame, holder) if holder is not None else None
    if company is None or not is_held_as_shareholder(frame):
        frame.reject("no share is sold")
        return
    yield Shift(company, holder, "down", None, left)


def holding(frame: Frame) -> Iterator[Shift]:
    """As in "hält nun 20 Prozent an Y, nach zuvor 10 Prozent"; what is only held is no change."""
    words = frame.sentence_words
    stake, previous = read_figures(frame, bare=True)
    if stake is None or not (NOW & frame.clause_words or (previous is not None and BEFORE & words)):
        frame.reject("a share that is only held")
        return
    company = company_of_share(frame) or share_of(frame)
    holder = holder_of(frame, company)
    if holder is None and previous is not None:
        holder = frame.document.latest("stake_change", "holder", frame.view.index, REACH)
    if company is None and holder is not None:
        company = spoken_of(frame, holder)
    if company is None or holder is None or same_identity(company, holder):
        frame.reject("no share of a company by somebody named")
        return
    falls = previous is not None and (size_of(previous) or 0) > (size_of(stake) or 0)
    reduced = bool({"nur", "lediglich"} & frame.clause_words)
    yield Shift(company, holder, "down" if falls or reduced else "up", stake, previous)


def threshold(frame: Frame) -> Iterator[Shift]:
    """As in "X überschreitet die Schwelle von 5 Prozent an Y", "die Meldeschwelle unterschritten"."""
    words = frame.clause_words
    before = frame.view.lower[max(0, frame.hit.at - 2) : frame.hit.at]
    up = any(word.startswith(("überschr", "überstieg", "übersprang")) for word in words) or "über" in before
    down = any(word.startswith("unterschr") for word in words) or "unter" in before
    if up == down:
        frame.reject("no threshold is crossed")
        return
    company = company_of_share(frame) or frame.by_prep(("COMPANY",), "an", "bei")
    holder = holder_of(frame, company)
    if (
        company is None
        and holder is not None
        and {"stimmrechte", "stimmrechten", "stimmrechtsanteil", "meldeschwelle"} & frame.sentence_words
    ):
        company = spoken_of(frame, holder)
    if company is None or holder is None or same_identity(company, holder):
        frame.reject("no share of a company by somebody named")
        return
    told = [
        m
        for m in frame.mentions("PERCENT", scope="sentence")
        if frame.at(m) > frame.hit.at and not _is_threshold(frame, m)
    ]
    yield Shift(company, holder, "up" if up else "down", told[0] if told else None)


def filed(frame: Frame) -> Iterator[Shift]:
    """As in "Stimmrechtsmitteilung: Y sinkt bei X auf 2,97 Prozent"."""
    found = read_filing(frame)
    if found is not None:
        company, holder, direction, now, before = found
        yield Shift(company, holder, direction, now, before)


def _is_threshold(frame: Frame, mention: Mention) -> bool:
    return frame.phrase(mention).head == frame.word


def _is_nominal(frame: Frame) -> bool:
    """As in "der Verkauf der Beteiligung": a noun tells the change."""
    before = frame.view.lower[max(0, frame.hit.at - 3) : frame.hit.at]
    return any(
        word.startswith(("verkauf", "veräußerung", "aufstockung", "erhöhung", "kauf", "erwerb", "reduzierung"))
        for word in before
    )


# ---- which way ---------------------------------------------------------------------------------------------------------


def _direction(frame: Frame) -> str | None:
    """Whether the words of the clause raise or lower the share; None when neither."""
    view = frame.view
    if {"wäre", "wären"} & frame.clause_words:
        return None
    words = [
        view.lower[k]
        for first, last in view.clauses[frame.clause].ranges
        for k in range(first, last)
        if view.owner[k] is None and (view.words[k].islower() or k == first or view.lower[k] in CHANGES)
    ]
    if "markt" in frame.clause_words and THROWN & set(words):
        return "down"
    for (verb, particle), direction in SPLIT.items():
        if verb in words and particle in words[words.index(verb) :]:
            return direction
    up = any(word.startswith(RISING) and not word.startswith("übernahme") for word in words)
    down = any(word.startswith(FALLING) for word in words)
    return None if up == down else "up" if up else "down"


def _shifts(frame: Frame, shift: Shift) -> Iterator[Shift]:
    """The same change for each holder of a list; figures decide the direction when both are told."""
    now, before = size_of(shift.stake), size_of(shift.previous)
    if now is not None and before is not None and now != before:
        shift.direction = "up" if now > before else "down"
    holders = listed(frame, shift.holder) if shift.holder is not None else [None]
    yield from (replace(shift, holder=each) for each in holders)


def came_to_control(frame: Frame) -> Iterator[Deal]:
    """The takeovers among the changes: "erhöht den Anteil an Y von 48 auf 65 Prozent", "steigt mit 60 Prozent bei Y ein"."""
    for shift in READERS[frame.sets["shift"]](frame):
        if shift.gives_control:
            yield Deal(shift.company, shift.holder, stake=shift.stake)


READERS: dict[str, Callable[[Frame], Iterator[Shift]]] = {
    "enter": entered, "entry": named_entry, "raise": raised, "share": share, "buy": purchase, "sell": sale, "hold": holding, "threshold": threshold, "filing": filed,
}  # fmt: skip
