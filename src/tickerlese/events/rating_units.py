"""Who rates whom: the brokers, analysts and rated companies of a sentence, cut into units of one broker each.

In: a ``Frame`` whose trigger speaks of a rating or a target. Out: the ``Unit`` that holds the trigger. A broker is known by
its analysts ("Jefferies-Analyst", "die Experten von Jefferies"), by what it did ("Kaufempfehlung der UBS"), by its
description ("das Analysehaus X") or by the lexicon; the rated company by its shares ("die Papiere von X"), by "für" and
"bei", or by being the other company. Missing ones are looked for in the sentences before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tickerlese.companies import companies
from tickerlese.events.function_words import SUBORDINATORS
from tickerlese.events.instruments import SHARE_NOUNS
from tickerlese.events.parties import HAVING, following_views, mention_of
from tickerlese.events.rating_actions import COVERAGE, TAKING_UP
from tickerlese.organizations import organizations

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention

EXPERTS = (
    "analyst",
    "experte",
    "expertin",
    "stratege",
    "strategin",
    "branchenexpert",
    "aktienstrateg",
    "fachleute",
    "ökonom",
    "volkswirt",
)
DEEDS = (
    "kaufempfehlung", "verkaufsempfehlung", "halteempfehlung", "empfehlung", "votum", "einstufung", "studie", "abstufung", "herabstufung", "hochstufung",
    "heraufstufung", "umstufung", "rückstufung", "ersteinstufung", "erstbewertung", "bewertung", "analyse", "kommentar", "favoritenliste", "kaufvotum",
    "verkaufsvotum", "kursziel", "einschätzung",
)  # fmt: skip
HOUSES = (
    "bank", "banken", "analysehaus", "analysehauses", "analysehäuser", "investmenthaus", "investmenthauses", "bankhaus", "bankhauses", "researchhaus",
    "researchhauses", "broker", "brokers", "brokerhaus", "wertpapierhaus", "analystenhaus", "investmentfirma",
)  # fmt: skip
HOUSE_NAMES = frozenset("research securities bank capital markets kantonalbank equity privatbank bankhaus".split())
ANALYST_ROLES = ("analyst", "analystin", "experte", "expertin", "stratege", "strategin", "fachmann")
RATED_TAILS = ("rating", "einstufung", "kursziel", "votum", "gruppe", "konzern", "bewertung", "studie", "ziel")
RATING_VERBS = frozenset(
    "stuft stufte stuften hebt hob senkt senkte erhöht erhöhte kürzt kürzte kappt kappte belässt beließ beliess bestätigt bestätigte bekräftigt "
    "nimmt nahm startet startete empfiehlt empfahl rät riet strich streicht bleibt blieb hält hielt sieht sah schraubt schraubte reduziert reduzierte "
    "hochgestuft abgestuft herabgestuft heraufgestuft aufgenommen belassen bewertet bewertete eingestuft empfohlen traut traute zugetraut gesenkt angehoben gehoben gestrichen erneuert erneuerte gibt gab setzt setzte".split()
)
BOUNDARIES = frozenset({",", ";", ":", "–", "—"})
COORDINATIONS = frozenset({"und", "sowie", ",", "oder"})
RATED_PREPOSITIONS = frozenset({"für", "bei", "zu", "an"})
LOOK_BACK = 2
STRONG, KNOWN, PLAIN, NO = 3, 2, 1, 0


@cache
def known_brokers() -> frozenset[str]:
    """Canonical names of the banks and research houses that rate shares."""
    return frozenset(company.name for company in companies().having("broker") if "broker" in company.acts_as)


@cache
def venues() -> frozenset[str]:
    """Spellings of trading venues, which models may take for companies."""
    return frozenset(form for row in organizations().having("venue") if row.kind == "venue" for form in row.forms)


@dataclass(slots=True)
class Unit:
    """A token range of the sentence that tells the views of one broker (or of several that share them)."""

    first: int
    last: int
    brokers: list[Mention] = field(default_factory=list)
    companies: list[Mention] = field(default_factory=list)
    analyst: Mention | None = None
    sentences: set[int] = field(default_factory=set)


def unit_of(frame: Frame) -> Unit:
    """The unit around the trigger, its broker, analyst and companies filled where the text tells them."""
    view, at = frame.view, frame.hit.at
    units = _cut(view)
    unit = next(unit for unit in units if unit.first <= at < unit.last)
    taken = {id(m.identity) for other in units for m in other.brokers}
    unit.companies = _rated(view, (unit.first, unit.last), taken, at) or _rated(view, (0, len(view)), taken, at)
    unit.analyst = _analyst(frame, unit)
    if not unit.brokers:
        _borrow_broker(frame, unit)
    if not unit.companies:
        _borrow_company(frame, unit, taken)
    return unit


# ---- brokers ---------------------------------------------------------------------------------------------------------


def _cut(view: SentenceView) -> list[Unit]:
    """The sentence's units, one per broker or list of brokers."""
    brokers = find_brokers(view)
    units = [Unit(0, len(view), brokers[:1])]
    for broker in brokers[1:]:
        current = units[-1]
        if _coordinated(view, current.brokers[-1], broker):
            current.brokers.append(broker)
            continue
        cut = _last_boundary(view, view.span[id(current.brokers[-1])][1], view.phrase(broker).first)
        if cut >= 0:
            current.last = cut
            units.append(Unit(cut, len(view), [broker]))
    return units


def _coordinated(view: SentenceView, before: Mention, mention: Mention) -> bool:
    """Whether nothing but "und" or a comma stands between two mentions."""
    end = view.span[id(before)][1]
    return view.phrase(mention).first - end == 1 and view.lower[end] in COORDINATIONS


def _last_boundary(view: SentenceView, first: int, last: int) -> int:
    for k in range(last - 1, first - 1, -1):
        if view.owner[k] is None and (view.words[k] in BOUNDARIES or view.lower[k] in {"und", "während"}):
            return k
    return -1


def find_brokers(view: SentenceView) -> list[Mention]:
    """The brokers of a sentence in text order; of two in one stretch the one with more evidence, else the first."""
    companies = [m for m in view.mentions if m.label == "COMPANY" and m.kind != "media"]
    graded = [(grade, m) for m in companies if (grade := strength(view, m)) >= KNOWN]
    if not graded:
        return _unknown_broker(view, companies)
    chosen: list[tuple[int, Mention]] = []
    for grade, mention in graded:
        if chosen and _coordinated(view, chosen[-1][1], mention):
            chosen.append((max(grade, chosen[-1][0]), mention))
        elif not chosen or _last_boundary(view, view.span[id(chosen[-1][1])][1], view.phrase(mention).first) >= 0:
            chosen.append((grade, mention))
        elif grade > chosen[-1][0]:
            chosen[-1] = (grade, mention)
    if any(grade == STRONG for grade, _ in chosen):
        chosen = [(grade, m) for grade, m in chosen if grade == STRONG or _acts(view, m)]
    return _distinct([mention for _, mention in chosen])


def _distinct(mentions: list[Mention]) -> list[Mention]:
    found: list[Mention] = []
    for mention in mentions:
        if all(mention.identity is not other.identity for other in found):
            found.append(mention)
    return found


def _acts(view: SentenceView, mention: Mention) -> bool:
    """Whether the mention looks like a subject: a verb of rating beside it, or a subordinate clause that it opens."""
    first, last = view.phrase(mention).first, view.span[id(mention)][1]
    return (first > 0 and view.lower[first - 1] in SUBORDINATORS) or any(
        view.lower[k] in RATING_VERBS | HAVING for k in (first - 1, last) if 0 <= k < len(view)
    )


def _unknown_broker(view: SentenceView, companies: list[Mention]) -> list[Mention]:
    """A house that the lexicon doesn't know: the subject before another company, with a verb of rating."""
    if RATING_VERBS.isdisjoint(view.lower):
        return []
    plain = [m for m in companies if strength(view, m) == PLAIN]
    if not plain or not _acts(view, plain[0]):
        return []
    after = [m for m in companies if m.start > plain[0].start and m.identity is not plain[0].identity]
    return plain[:1] if after else []


def strength(view: SentenceView, mention: Mention) -> int:
    """How much speaks for the mention being the broker: STRONG, KNOWN, PLAIN or NO."""
    phrase = view.phrase(mention)
    if _is_share(view, mention):
        return NO
    if phrase.tail.startswith(EXPERTS) or _employs_analyst(view, mention) or phrase.prep == "durch":
        return STRONG
    if phrase.relation in {"von", "genitive"} and phrase.head.startswith((*EXPERTS, *DEEDS)):
        return NO if _is_taken_up(view, mention) else STRONG
    if not _is_house(mention, phrase.head):
        is_open = not (phrase.prep or phrase.head or phrase.tail or mention.anaphor)
        return PLAIN if is_open and phrase.article in {"", "die", "das", "der"} else NO
    if phrase.prep == "von" and not phrase.head:
        return STRONG
    if phrase.prep in {"für", "zu", "an", "mit", "auf", "über"} or phrase.tail:
        return NO
    described = phrase.head.endswith(HOUSES) and phrase.article in {"die", "das"}
    return STRONG if described and not phrase.prep else KNOWN


def _is_taken_up(view: SentenceView, mention: Mention) -> bool:
    """Whether coverage of the company begins: "nimmt die Bewertung von X auf"."""
    return view.phrase(mention).head in COVERAGE and not TAKING_UP.isdisjoint(view.lower)


def _is_share(view: SentenceView, mention: Mention) -> bool:
    phrase = view.phrase(mention)
    return (
        mention.kind == "share" or phrase.tail in SHARE_NOUNS or (phrase.head in SHARE_NOUNS and phrase.relation != "")
    )


def _is_house(mention: Mention, head: str) -> bool:
    name = mention.name or ""
    return name in known_brokers() or head.endswith(HOUSES) or not HOUSE_NAMES.isdisjoint(name.lower().split())


def _employs_analyst(view: SentenceView, mention: Mention) -> bool:
    return any(is_analyst(m) and m.employer is mention.identity for m in view.mentions if m.label == "PERSON")


def is_analyst(person: Mention) -> bool:
    """Whether the person's role is an analyst's."""
    return any(part.endswith(ANALYST_ROLES) for part in (person.role or "").lower().replace("-", " ").split())


# ---- rated companies -------------------------------------------------------------------------------------------------


def _rated(view: SentenceView, span: tuple[int, int], taken: set[int], at: int) -> list[Mention]:
    """The rated companies in the token range: those with the best evidence, listed ones together, else the nearest."""
    graded: list[tuple[int, Mention]] = []
    for mention in view.mentions:
        first = view.span[id(mention)][0]
        if mention.label == "COMPANY" and span[0] <= first < span[1] and id(mention.identity) not in taken:
            grade = _ratedness(view, mention)
            if grade >= 0:
                graded.append((grade, mention))
    best = max((grade for grade, _ in graded), default=0)
    found = _distinct([mention for grade, mention in graded if grade == best])
    if len(found) < 2 or _is_list(view, found):
        return found
    return [min(found, key=lambda m: abs(view.span[id(m)][0] - at))]


def _ratedness(view: SentenceView, mention: Mention) -> int:
    phrase = view.phrase(mention)
    if mention.name in venues():
        return -1
    if _is_share(view, mention):
        return 3
    if mention.kind in {"media", "rating_agency"} or (phrase.tail and not phrase.tail.endswith(RATED_TAILS)):
        return -1
    if phrase.head.endswith(("plattform", "börse")):
        return -1
    if phrase.prep in RATED_PREPOSITIONS or mention.anaphor or _is_taken_up(view, mention):
        return 2
    return 0 if mention.name in known_brokers() else 1


def _is_list(view: SentenceView, mentions: list[Mention]) -> bool:
    """Whether the mentions are listed together: "Porsche und BMW"."""
    return all(_coordinated(view, before, mention) for before, mention in pairwise(mentions))


# ---- what other sentences tell ---------------------------------------------------------------------------------------


def _analyst(frame: Frame, unit: Unit) -> Mention | None:
    """The unit's analyst, else the one that opens the next sentence ("Analystin Y verwies auf …")."""
    view = frame.view
    houses = {id(m.identity) for m in unit.brokers}
    people = [m for m in view.mentions if m.label == "PERSON" and unit.first <= view.span[id(m)][0] < unit.last]
    for person in people:
        if is_analyst(person) or (person.employer is not None and id(person.employer) in houses):
            return person
    for following in following_views(frame, 1):
        opening = next((m for m in following.mentions if m.label in {"PERSON", "COMPANY"}), None)
        if opening is None or opening.label != "PERSON" or not is_analyst(opening):
            continue
        if opening.employer is None or id(opening.employer) in houses:
            return opening
    return None


def _borrow_broker(frame: Frame, unit: Unit) -> None:
    """The analyst's employer, else a house in the sentence ("für X bleibt …"), else the broker of the sentences before."""
    employer = unit.analyst.employer if unit.analyst else None
    if employer is not None:
        mention = mention_of(frame, employer, frame.view.text_range[1])
        unit.brokers = [mention] if mention is not None else []
        return
    rated = {id(m.identity) for m in unit.companies}
    inside = [
        m
        for m in frame.mentions("COMPANY", scope="sentence")
        if m.name in known_brokers() and id(m.identity) not in rated
    ]
    if rated and inside:
        unit.brokers = inside[:1]
        return
    for view in frame.previous_views(LOOK_BACK):
        found = [m for m in find_brokers(view) if id(m.identity) not in rated]
        about_other = rated and not any(id(m.identity) in rated for m in view.mentions)
        if found and not about_other:
            unit.brokers = found[-1:]
            unit.sentences.add(view.index)
            return


def _borrow_company(frame: Frame, unit: Unit, taken: set[int]) -> None:
    """The company whose shares the sentences before speak of, the one rated last, the article's main one, the last one named."""
    taken = taken | {id(m.identity) for m in unit.brokers}
    named: list[Mention] = []
    for view in frame.previous_views(LOOK_BACK):
        others = taken | {id(m.identity) for m in find_brokers(view)}
        found = _rated(view, (0, len(view)), others, len(view))
        if found and _ratedness(view, found[-1]) > 1:
            unit.companies = found[-1:]
            unit.sentences.add(view.index)
            return
        named = named or found[-1:]
    rated = frame.document.latest("analyst_rating", "company", frame.view.index, LOOK_BACK)
    main = rated if rated is not None and id(rated.identity) not in taken else frame.main_company()
    unit.companies = [main] if main is not None and id(main.identity) not in taken else named
