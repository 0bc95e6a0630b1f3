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
from tickerlese.events.parties import doer, employer_of, is_passive, is_possessor, listed, open_mentions, topic
from tickerlese.events.prepositions import wide_prep
from tickerlese.events.takeovers import Deal, bought, share_of
from tickerlese.roles import find_role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

HOLDERS = ("COMPANY", "ORGANIZATION", "PERSON")
RISING = (
    "aufstock", "aufgestockt", "aufzustock", "stock", "erhöh", "ausbau", "ausgebaut", "auszubau", "steiger", "gesteigert", "ausgeweitet", "ausweit", "ausdehn",
    "vergrößer", "vergrösser", "wächst", "wuchs", "steigt", "stieg", "gestiegen", "klettert", "kletterte", "verdoppel", "erwirb", "erwarb", "erworben", "erwerb",
    "kauf", "gekauft", "zukauf", "zugekauft", "aufgebaut", "aufbau", "sicher", "gesichert", "schnapp", "übernimmt", "übernahm", "übernommen", "übernehm", "anhob", "angehoben", "gezeichnet",
)  # fmt: skip
FALLING = (
    "senk", "gesenkt", "reduzier", "verringer", "verkleiner", "abgebaut", "abbau", "abzubau", "gekürzt", "zurückgefahren", "zurückfahr", "halbier", "sinkt", "sank",
    "gesunken", "schrumpf", "geschrumpft", "verkauf", "veräußer", "veräusser", "abgestoßen", "abgestossen", "abstoß", "abstoss", "stößt", "stösst", "stieß", "abgegeben",
    "abgeben", "abzugeben", "abgab", "abgibt", "trenn", "getrennt", "verwässer", "platzier", "losgeschlagen", "zurückgegeben", "rückgabe", "reicht", "versilber", "gefallen",
)  # fmt: skip
SPLIT = {("gibt", "ab"): "down", ("gab", "ab"): "down", ("geben", "ab"): "down", ("gibt", "zurück"): "down", ("gab", "zurück"): "down",
         ("baut", "aus"): "up", ("baut", "auf"): "up", ("baute", "auf"): "up", ("baute", "aus"): "up", ("bauen", "aus"): "up", ("baut", "ab"): "down", ("baute", "ab"): "down",
         ("fährt", "zurück"): "down", ("fuhr", "zurück"): "down", ("dehnt", "aus"): "up", ("hebt", "an"): "up"}  # fmt: skip
PASSIVE = frozenset("wird wurde werden soll sei worden".split())
SHAREHOLDERS = (
    "aktionär",
    "großaktionär",
    "grossaktionär",
    "anteilseigner",
    "eigner",
    "hauptaktionär",
    "ankeraktionär",
    "kernaktionär",
)
BEFORE = frozenset("zuvor bisher bislang vorher zuletzt davor ursprünglich".split())
NOW = frozenset("nun jetzt nunmehr".split())
POSSESSIVES = frozenset("sein seine seinen seiner seines seinem ihr ihre ihren ihrer ihres ihrem dessen deren".split())
RECEIVING = frozenset({"den", "die", "das"})
LIMITS = frozenset(
    "maximal höchstens mindestens nur noch lediglich über unter direkt zuletzt aktuell derzeit nun jetzt".split()
)
HALF = Decimal(50)
REACH = 3  # sentences


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


def size_of(mention: Mention | None) -> Decimal | None:
    """The size of a percentage; of a range its upper end."""
    amount = mention.amount if mention is not None else None
    if amount is None:
        return None
    return amount.value if amount.value is not None else amount.maximum


# ---- readers ---------------------------------------------------------------------------------------------------------


def entered(frame: Frame) -> Iterator[Shift]:
    """As in "X steigt (mit 10 Prozent) bei Y ein", "X beteiligt sich mit 10 Prozent an Y", "X steigt bei Y aus"."""
    reflexive = frame.sets.get("needs") == "sich"
    if reflexive and "sich" not in frame.clause_words:
        frame.reject("nobody takes a share")
        return
    preps = ("an",) if reflexive else ("bei", "aus") if frame.sets["direction"] == "down" else ("bei", "in")
    company = next(
        (m for m in frame.mentions("COMPANY") if frame.phrase(m).prep in preps and _is_owned(frame, m)), None
    )
    if reflexive and company is not None and is_possessor(frame, company):
        company = None
    holder = _holder(frame, company)
    if company is None or holder is None:
        frame.reject("nobody enters a company")
        return
    stake, previous = _figures(frame)
    if reflexive and stake is None and not _is_entry(frame):
        frame.reject("takes part, but takes no share")
        return
    majority = bool(MAJORITY & frame.clause_words)
    yield from _shifts(frame, Shift(company, holder, frame.sets["direction"], stake, previous, majority))


def _is_entry(frame: Frame) -> bool:
    """Whether the clause speaks of money or a size that a share is bought for."""
    return bool(frame.mentions("MONEY")) or bool({"minderheitlich", "finanziell", "mehrheitlich"} & frame.clause_words)


def named_entry(frame: Frame) -> Iterator[Shift]:
    """As in "der Einstieg von X bei Y", "Ausstieg bei Y", "Xs Einstieg"."""
    company = next(
        (
            m
            for m in frame.mentions("COMPANY")
            if frame.phrase(m).prep == "bei" and frame.phrase(m).first >= frame.hit.end and _is_owned(frame, m)
        ),
        None,
    )
    if company is None or frame.phrase(company).first - frame.hit.end > 6:
        frame.reject("nobody enters a company")
        return
    holder = frame.of_noun(frame.hit.at, *HOLDERS)
    if holder is None or same_identity(holder, company):
        holder = _holder(frame, company)
    if holder is None:
        frame.reject("nobody enters a company")
        return
    stake, previous = _figures(frame)
    yield Shift(company, _firm(frame, holder, company), frame.sets["direction"], stake, previous)


def raised(frame: Frame) -> Iterator[Shift]:
    """As in "X stockt bei Y (auf 20 Prozent) auf"."""
    company = frame.by_prep(("COMPANY",), "bei") or _company_of_share(frame)
    holder = _holder(frame, company)
    if company is None and holder is not None and _figures(frame)[0] is not None:
        company = _spoken_of(frame, holder)
    if company is None or holder is None or same_identity(company, holder):
        frame.reject("no share is raised")
        return
    stake, previous = _figures(frame)
    yield Shift(company, holder, "up", stake, previous)


def share(frame: Frame) -> Iterator[Shift]:
    """As in "erhöht seinen Anteil an Y von 10 auf 15 Prozent", "die Beteiligung an Y wird verkauft"."""
    direction = _direction(frame)
    if direction is None:
        frame.reject("a share that does not change")
        return
    company = _company_of_share(frame)
    stake, previous = _figures(frame)
    holder = frame.of_noun(frame.hit.at, *HOLDERS)
    if holder is None or same_identity(holder, company) or frame.phrase(holder).tail:
        holder = _holder(frame, company)
    holder = _firm(frame, holder, company) if holder is not None else None
    own = bool(POSSESSIVES & set(frame.view.lower[max(0, frame.hit.at - 3) : frame.hit.at]))
    if company is None and holder is not None and (own or stake is not None) and (stake or previous) is not None:
        company = _spoken_of(frame, holder)
    if holder is None and company is not None and (PASSIVE & frame.clause_words or _is_nominal(frame)):
        holder = topic(frame, besides=(company,))
    if company is None or holder is None or same_identity(company, holder):
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
    company = share_of(frame)
    percent = frame.mentions("PERCENT")
    if company is None or not percent or frame.phrase(company).article in RECEIVING:
        frame.reject("no share is sold")
        return
    holder = frame.by_prep(HOLDERS, "von", "durch") if is_passive(frame) else _holder(frame, company)
    stake, _ = read_stake(frame, company)
    if holder is None or same_identity(holder, company) or stake is None:
        frame.reject("nobody sells a share")
        return
    yield Shift(company, holder, "down", stake)


def holding(frame: Frame) -> Iterator[Shift]:
    """As in "hält nun 20 Prozent an Y, nach zuvor 10 Prozent"; what is only held is no change."""
    words = frame.sentence_words
    stake, previous = _figures(frame, bare=True)
    if stake is None or not (NOW & frame.clause_words or (previous is not None and BEFORE & words)):
        frame.reject("a share that is only held")
        return
    company = _company_of_share(frame) or share_of(frame)
    holder = _holder(frame, company)
    if holder is None and previous is not None:
        holder = frame.document.latest("stake_change", "holder", frame.view.index, REACH)
    if company is None and holder is not None:
        company = _spoken_of(frame, holder)
    if company is None or holder is None or same_identity(company, holder):
        frame.reject("no share of a company by somebody named")
        return
    falls = previous is not None and (size_of(previous) or 0) > (size_of(stake) or 0)
    reduced = bool({"nur", "lediglich"} & frame.clause_words)
    yield Shift(company, holder, "down" if falls or reduced else "up", stake, previous)


def threshold(frame: Frame) -> Iterator[Shift]:
    """As in "X überschreitet die Schwelle von 5 Prozent an Y", "die Meldeschwelle unterschritten"."""
    up = any(word.startswith(("überschr", "überstieg", "übersprang")) for word in frame.clause_words)
    down = any(word.startswith(("unterschr",)) for word in frame.clause_words)
    if up == down:
        frame.reject("no threshold is crossed")
        return
    company = _company_of_share(frame) or frame.by_prep(("COMPANY",), "an", "bei")
    holder = _holder(frame, company)
    if (
        company is None
        and holder is not None
        and {"stimmrechte", "stimmrechten", "stimmrechtsanteil", "meldeschwelle"} & frame.sentence_words
    ):
        company = _spoken_of(frame, holder)
    if company is None or holder is None or same_identity(company, holder):
        frame.reject("no share of a company by somebody named")
        return
    told = [
        m
        for m in frame.mentions("PERCENT", scope="sentence")
        if frame.at(m) > frame.hit.at and not _is_threshold(frame, m)
    ]
    yield Shift(company, holder, "up" if up else "down", told[0] if told else None)


def _is_threshold(frame: Frame, mention: Mention) -> bool:
    return frame.phrase(mention).head == frame.word


def _is_nominal(frame: Frame) -> bool:
    """As in "der Verkauf der Beteiligung": a noun tells the change."""
    before = frame.view.lower[max(0, frame.hit.at - 3) : frame.hit.at]
    return any(
        word.startswith(("verkauf", "veräußerung", "aufstockung", "erhöhung", "kauf", "erwerb", "reduzierung"))
        for word in before
    )


# ---- who, in whom ----------------------------------------------------------------------------------------------------


def _holder(frame: Frame, company: Mention | None) -> Mention | None:
    """The subject, for an executive the firm; in the passive the agent."""
    if is_passive(frame):
        agent = frame.by_prep(HOLDERS, "von", "durch")
        if agent is not None and not same_identity(agent, company):
            return _firm(frame, agent, company)
    for index in (frame.clause, *_before(frame)):
        for mention in open_mentions(frame, index, *HOLDERS):
            article = frame.phrase(mention).article
            listed_after = (
                company is not None
                and 0 <= frame.end(company) < frame.at(mention)
                and frame.view.lower[frame.at(mention) - 1] in {"und", "sowie"}
            )
            plain = article not in {"den", "dem", "einen"} and mention.kind != "share" and not listed_after
            if plain and not same_identity(mention, company):
                return _firm(frame, mention, company)
        clause = frame.view.clauses[index]
        if clause.kind in {"rel", "paren"} and clause.antecedent is not None and clause.antecedent.label in HOLDERS:
            return None if same_identity(clause.antecedent, company) else _firm(frame, clause.antecedent, company)
    found = doer(frame, "COMPANY", "ORGANIZATION")
    return None if found is None or same_identity(found, company) else found


def _before(frame: Frame) -> Iterator[int]:
    """The clauses that may lend this one their subject: those that govern it."""
    seen, index = {frame.clause}, frame.view.clauses[frame.clause].parent
    while index >= 0 and index not in seen:
        seen.add(index)
        yield index
        index = frame.view.clauses[index].parent


def _firm(frame: Frame, holder: Mention, company: Mention | None) -> Mention:
    """An executive acts for the firm; people without one, and owners, hold for themselves."""
    firm = employer_of(frame, holder) if holder.label == "PERSON" else None
    return holder if firm is None or (same_identity(firm, company) and _is_owner(holder)) else firm


def _is_owner(person: Mention) -> bool:
    role = find_role(person.role) if person.role else None
    return role is None or role.kind == "owner"


def _company_of_share(frame: Frame) -> Mention | None:
    """Whose share it is: "an X", "bei X" behind the noun, "der X AG", "X-Beteiligung"."""
    view = frame.view
    for mention in frame.mentions("COMPANY", scope="sentence"):
        phrase = frame.phrase(mention)
        if frame.at(mention) < frame.hit.at:
            if phrase.tail and phrase.tail == frame.word and frame.end(mention) + 1 == frame.hit.at:
                return mention
            continue
        if view.clause_at(frame.at(mention)) != frame.clause:
            continue
        dative = phrase.prep == "an" and phrase.article not in RECEIVING
        if (dative or phrase.prep == "bei") and _is_owned(frame, mention):
            return mention
    owners = (m for m in frame.mentions("COMPANY") if frame.phrase(m).tail.startswith(SHAREHOLDERS))
    return (
        _genitive(frame)
        or next(owners, None)
        or next(
            (
                m
                for m in frame.mentions("COMPANY")
                if frame.phrase(m).prep in {"an", "bei"}
                and frame.phrase(m).article not in RECEIVING
                and _is_owned(frame, m)
            ),
            None,
        )
    )


def _genitive(frame: Frame) -> Mention | None:
    """As in "die Anteile der X AG": for plural nouns, which don't say whose share it is but in whom."""
    if not frame.word.endswith(
        ("anteile", "anteilen", "aktien", "stimmrechte", "stimmrechten", "papiere", "paket", "pakets")
    ):
        return None
    return frame.of_noun(frame.hit.at, "COMPANY")


def _is_owned(frame: Frame, mention: Mention) -> bool:
    phrase = frame.phrase(mention)
    return mention.kind != "share" and (not phrase.tail or phrase.tail in {"gruppe", "konzern", "holding", "bank"})


def _spoken_of(frame: Frame, holder: Mention) -> Mention | None:
    """The company that the text speaks of: of the clause before, of the share told last, of the sentence before, of the article."""
    before = [
        m
        for m in frame.mentions("COMPANY", scope="sentence")
        if frame.at(m) < frame.hit.at and frame.phrase(m).prep == "bei"
    ]
    others = [m for m in before if not same_identity(m, holder)]
    if others:
        return others[-1]
    told = frame.document.latest("stake_change", "company", frame.view.index, REACH)
    return told if told is not None and not same_identity(told, holder) else topic(frame, besides=(holder,))


# ---- how much --------------------------------------------------------------------------------------------------------


def _direction(frame: Frame) -> str | None:
    """Whether the words of the clause raise or lower the share; None when neither."""
    view = frame.view
    words = [
        view.lower[k]
        for first, last in view.clauses[frame.clause].ranges
        for k in range(first, last)
        if view.owner[k] is None
    ]
    for (verb, particle), direction in SPLIT.items():
        if verb in words and particle in words[words.index(verb) :]:
            return direction
    up = any(word.startswith(RISING) and not word.startswith("übernahme") for word in words)
    down = any(word.startswith(FALLING) for word in words)
    return None if up == down else "up" if up else "down"


def _figures(frame: Frame, *, bare: bool = False) -> tuple[Mention | None, Mention | None]:
    """The share that is reached and the one before: "von 34 auf 38 Prozent", "9,7 Prozent (bisher: 8)"; no percentage points."""
    percent = [
        m for m in frame.mentions("PERCENT", scope="sentence") if m.amount is not None and m.amount.unit == "percent"
    ]
    own = [m for m in percent if frame.view.clause_at(frame.at(m)) == frame.clause]
    previous = next((m for m in percent if _is_before(frame, m)), None)
    by_prep = {
        prep: [m for m in own if _prep(frame, m) == prep and m is not previous] for prep in ("auf", "von", "mit")
    }
    reached = next(iter(by_prep["auf"] or by_prep["mit"]), None)
    if reached is not None:
        return reached, previous or next(iter(by_prep["von"]), None)
    left = [m for m in own if m is not previous and (bare or _is_share(frame, m))]
    return (left[0] if left else None), previous


def _prep(frame: Frame, mention: Mention) -> str:
    """The preposition across modifiers: "auf maximal 29,9", "auf nur noch 3", "auf mehr als 20 Prozent"."""
    found, k = wide_prep(frame.view, mention), frame.at(mention) - 1
    while found in LIMITS and k > 0:
        while k > 0 and frame.view.lower[k] != found:
            k -= 1
        k -= 1
        while k > 0 and frame.view.lower[k] in LIMITS:
            k -= 1
        found = frame.view.lower[k]
    return found


def _is_before(frame: Frame, mention: Mention) -> bool:
    """Whether "zuvor" or "bisher" stands in front of the percentage."""
    words = frame.view.lower[max(0, frame.at(mention) - 3) : frame.at(mention)]
    return bool(BEFORE & set(words))


def _is_share(frame: Frame, mention: Mention) -> bool:
    """Whether the percentage is one of the share: "einen Anteil von 5 Prozent", "5 Prozent der Anteile", "5 Prozent an X"."""
    view, end = frame.view, frame.end(mention)
    behind = view.lower[end : end + 3]
    governed = frame.phrase(mention).head.endswith(("anteil", "beteiligung", "paket", "anteils", "minderheit"))
    return (
        governed
        or behind[:1] in (["der"], ["an"], ["am"], ["aller"])
        or any(word.startswith(("anteil", "stimmrecht", "aktien")) for word in behind)
    )


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
    "enter": entered, "entry": named_entry, "raise": raised, "share": share, "buy": purchase, "sell": sale, "hold": holding, "threshold": threshold,
}  # fmt: skip
