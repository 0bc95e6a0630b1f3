"""What a company does with a site, as sentences tell it: "schließt das Werk in X", "der Ausbau der Fertigung in Y", "verlagert von A nach B".

In: a ``Frame`` on such a word. Out: ``Change`` objects: action, place, company and how certain it is. Refused: sites that only
say where something else happens, standstills that pass (strikes, holidays), sites without a company.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tickerlese.events.function_words import PREPOSITIONS
from tickerlese.events.parties import doer, is_passive, open_mentions
from tickerlese.events.site_certainty import Action, site_modality
from tickerlese.events.sites import Site, has_site, site_words, sites_in
from tickerlese.events.topics import topic
from tickerlese.events.whereabouts import place_at, place_behind, place_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.spec import Modality
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention

BEHIND = 9  # how far behind a noun its site may stand
BEFORE_RELATIVE = 10
FOUNDED = frozenset({"plant", "office", "shop"})
OWN_GROUND = ("sitz", "stammhaus", "stammwerk", "werk", "werks", "standort", "gelände", "campus", "zentrale")
ANNEXES = ("erweiterungsbau", "anbau", "ausbau", "erweiterung")
PASSING = frozenset(  # standstills that are no closure
    "vorübergehend zeitweise zeitweilig tageweise kurzzeitig vorerst streik streiks warnstreik betriebsferien werksferien sommerpause "
    "feiertag stromausfall brand feuer kurzarbeit wochenende stundenlang wochenlang unwetter hochwasser sturm".split()
)
RESTARTS = frozenset({"wieder", "weiter", "weiterhin"})
PARTLY = frozenset("teil teile teilen teilweise stellen arbeitsplätze jobs".split())
NEW = ("neu", "weiter", "zweit", "dritt", "viert", "erst", "zusätzlich", "eigen", "modern", "hochmodern")
INDEFINITE = frozenset({"ein", "eine", "einen", "zwei", "drei", "vier", "fünf"})
SHARES = frozenset("hälfte drittel viertel fünftel teil teile großteil grossteil mehrzahl dutzend".split())
UNREAL = frozenset({"wäre", "wären", "hätte", "hätten", "würde", "würden", "nie", "niemals"})
PARTICLES = frozenset({"auf", "ab", "an", "um", "vor", "nach", "weg", "aus", "ein"})


@dataclass(slots=True)
class Change:
    """One site that opens, closes or grows."""

    action: Action
    company: Mention
    place: str | None
    modality: Modality


# ---- the site of a verb ----------------------------------------------------------------------------------------------


def changed(frame: Frame) -> Iterator[Change]:
    """As in "X schließt das Werk in Y", "das Werk wird geschlossen", "in Y entsteht eine Fabrik"."""
    action: Action = _action(frame.sets["action"])
    if frame.hit.trigger.particle == "aus" and not has_site(frame.view):
        yield from _grown(frame)
        return
    if not (has_site(frame.view) or _named_by_site(frame)) or _is_passing(frame, action) or _is_other_verb(frame):
        frame.reject("no site, or a standstill that passes")
        return
    site = _object(frame)
    if site is None:
        yield from _named_site(frame, action)
        return
    place = place_at(frame, site.at)
    if not _tells_enough(frame, site, place):
        frame.reject("a site of no kind and no place")
        return
    if action == "open" and _grows(frame, site):
        action = "expand"
    yield from _told(frame, action, site, place)


def _named_by_site(frame: Frame) -> Mention | None:
    """The company of the clause that has its name from its works ("die Ziegelei Lang"), as the only thing that can close."""
    if frame.sets["action"] != "close":
        return None
    firms = open_mentions(frame, frame.clause, "COMPANY")
    return firms[0] if len(firms) == 1 and site_words()[frame.view.lower[frame.at(firms[0])]] in FOUNDED else None


def _named_site(frame: Frame, action: Action) -> Iterator[Change]:
    """As in "In Hagen schließt die Ziegelei Lang"."""
    company, place = _named_by_site(frame), place_at(frame, frame.hit.at)
    if company is None or place is None or frame.clause_words & UNREAL:
        frame.reject("no site is changed")
        return
    yield Change(action, company, place, site_modality(frame, action))


def stopped(frame: Frame) -> Iterator[Change]:
    """As in "X stellt die Fertigung in Y ein", "das Werk in Y stellt die Produktion ein"."""
    if not has_site(frame.view) or _is_passing(frame, "close"):
        frame.reject("nothing is stopped for good")
        return
    sites = _sites(frame)
    work = next(
        (s for s in sites if s.kind in {"operation", "whole"} and not s.prep and not _of_a_product(frame, s)), None
    )
    place = place_at(frame, work.at) if work else None
    if work is None or place is None:
        frame.reject("no work is stopped at a place")
        return
    yield from _told(frame, "close", work, place)


def _of_a_product(frame: Frame, site: Site) -> bool:
    """Whether what stops is the production of one thing only: "die Produktion des Kombis", "die Fertigung von Dieselmotoren"."""
    view, k = frame.view, site.at + 1
    if view.lower[k : k + 1] not in (["des"], ["der"], ["von"], ["eines"]):
        return False
    named = next((j for j in range(k + 1, min(k + 4, len(view))) if view.words[j][:1].isupper()), -1)
    owner = view.owner[named] if named >= 0 else None
    return named >= 0 and (owner is None or owner.label == "PRODUCT") and not site_words()[view.lower[named]]


def planned(frame: Frame) -> Iterator[Change]:
    """As in "X plant ein neues Werk in Y": a new site at a place."""
    fresh = [s for s in _sites(frame) if not s.prep and _is_fresh(frame, s)] if has_site(frame.view) else []
    if not fresh or "zu" in frame.clause_words:
        frame.reject("no new site is planned")
        return
    for change in changed(frame):
        change.modality = "planned" if change.modality == "asserted" else change.modality
        yield change


def raised(frame: Frame) -> Iterator[Change]:
    """As in "X stampft in Y ein Werk aus dem Boden"."""
    if any(word.startswith(("stampf", "gestampf")) for word in frame.clause_words):
        yield from changed(frame)


def unlit(frame: Frame) -> Iterator[Change]:
    """As in "bei X in Y gehen die Lichter aus"."""
    if frame.has("aus", "ausgehen", "ausgegangen", "ausgehe"):
        yield from _left(frame)


def _is_fresh(frame: Frame, site: Site) -> bool:
    words = frame.view.lower[site.first : site.at]
    return any(word.startswith(NEW) or word in INDEFINITE for word in words)


def moved(frame: Frame) -> Iterator[Change]:
    """As in "X verlagert die Fertigung von A nach B": a move to B, and from A when all of it goes."""
    site = next((s for s in _sites(frame) if not s.prep), None) if has_site(frame.view) else None
    to = place_behind(frame, "nach") or place_behind(frame, "in")
    if site is None or to is None:
        frame.reject("nothing moves to a place")
        return
    source = place_behind(frame, "von") or place_behind(frame, "aus")
    seat = site.kind == "office" or frame.view.lower[site.at].endswith("sitz")
    yield from _told(frame, "open" if seat else "expand", site, to)
    if source and not frame.clause_words & PARTLY:
        yield from _told(frame, "close", site, source)


def invested(frame: Frame) -> Iterator[Change]:
    """As in "X investiert 2 Milliarden Euro in ein neues Werk in Y"."""
    if not has_site(frame.view):
        return
    view = frame.view
    for site in _sites(frame):
        words = view.lower[site.first : site.at]
        if (
            site.prep == "in"
            and _is_fresh(frame, site)
            and "der" not in words
            and "einem" not in words
            and "einer" not in words
        ):
            place = place_at(frame, site.at)
            if place is not None:
                yield from _told(frame, "open", site, place)
            return


def running(frame: Frame) -> Iterator[Change]:
    """As in "X nimmt in Y ein Werk in Betrieb", "der Windpark geht ans Netz"."""
    if frame.clause_words & RESTARTS:
        frame.reject("a restart")
        return
    if frame.clause_words & set("nimmt nehmen nahm nahmen genommen nehme geht gehen ging gingen gegangen gehe".split()):
        yield from changed(frame)


def enlarged(frame: Frame) -> Iterator[Change]:
    """As in "X macht das Stammhaus größer", "X macht das Werk in Y dicht"."""
    if not frame.clause_words & {"macht", "machen", "machte", "machten", "gemacht", "mache"}:
        return
    if frame.word == "dicht" and not has_site(frame.view):
        yield from _left(frame)
    else:
        yield from changed(frame)


def _left(frame: Frame) -> Iterator[Change]:
    """As in "X macht in Y dicht"."""
    company, place = doer(frame, "COMPANY") or frame.by_prep(("COMPANY",), "bei"), place_at(frame, frame.hit.at)
    if company is not None and place is not None:
        yield Change("close", company, place, site_modality(frame, "close"))


def settled(frame: Frame) -> Iterator[Change]:
    """As in "X siedelt sich in Y an", "die Ansiedlung von X in Y"."""
    place = place_at(frame, frame.hit.at)
    company = frame.of_noun(frame.hit.at, "COMPANY") or doer(frame, "COMPANY")
    if place is None or company is None:
        frame.reject("nobody settles at a place")
        return
    yield Change("open", company, place, site_modality(frame, "open"))


def _grown(frame: Frame) -> Iterator[Change]:
    """As in "X baut in Y aus", with nothing else that could be enlarged."""
    view, company, place = frame.view, doer(frame, "COMPANY"), place_at(frame, frame.hit.at)
    if company is None or place is None or view.clause_at(max(0, frame.at(company))) != frame.clause:
        frame.reject("nobody grows at a place")
        return
    behind = range(max(frame.at(company), frame.hit.at), view.clauses[frame.clause].ranges[-1][1])
    if any(view.words[k][:1].isupper() and view.owner[k] is None and view.lower[k - 1] != "in" for k in behind):
        frame.reject("something else grows")
        return
    yield Change("expand", company, place, site_modality(frame, "expand"))


# ---- the site of a noun ----------------------------------------------------------------------------------------------


def noun_told(frame: Frame) -> Iterator[Change]:
    """As in "die Schließung des Werks in X", "der Ausbau der Fertigung in Y", "Werksschließungen"."""
    action = _action(frame.sets["action"])
    site = _attribute(frame)
    if site is None and not _holds_site(frame.word) and _is_bare(frame):
        yield from _closing_of_told(frame, action)
        return
    if (site is None and not _holds_site(frame.word)) or _is_passing(frame, action):
        frame.reject("no site")
        return
    at = site.at if site else frame.hit.at
    place = place_at(frame, at)
    founded = site is None or site.kind in FOUNDED
    if (not founded or frame.sets.get("place")) and place is None:
        frame.reject("a site of no place")
        return
    yield from _told(frame, action, site, place)


def _is_bare(frame: Frame) -> bool:
    """Whether "die Schließung", "dessen Schließung" leaves out what closes, which the text has just named."""
    view, at = frame.view, frame.hit.at
    follows = view.lower[at + 1 : at + 2]
    told = view.lower[at - 1 : at] in (
        ["die"],
        ["der"],
        ["eine"],
        ["einer"],
        ["dessen"],
        ["deren"],
        ["ihre"],
        ["ihrer"],
    )
    return (
        frame.sets["action"] == "close"
        and told
        and follows not in (["von"], ["der"], ["des"], ["einer"], ["eines"], ["-"])
    )


def _closing_of_told(frame: Frame, action: Action) -> Iterator[Change]:
    """The site that the sentence or the one before has named last, when it is the only one."""
    for view, last in ((frame.view, frame.hit.at), *((view, len(view)) for view in frame.previous_views(1))):
        sites = [s for s in sites_in(view, [(0, last)]) if s.kind in FOUNDED]
        if sites:
            place = place_in(view, sites[-1].at)
            if place is not None and not _is_passing(frame, action):
                yield from _told(frame, action, None, place)
            return
    frame.reject("no site is told of")


def begun(frame: Frame) -> Iterator[Change]:
    """As in "Spatenstich für das neue Werk von X in Y": the site of the clause, wherever it stands."""
    sites = _sites(frame) if has_site(frame.view) else []
    site = next((s for s in sites if s.kind in FOUNDED), None)
    if site is None:
        frame.reject("no site")
        return
    for change in _told(frame, "open", site, place_at(frame, site.at)):
        change.modality = "planned" if change.modality == "asserted" else change.modality
        yield change


def _attribute(frame: Frame) -> Site | None:
    """The site that the trigger's noun is about: "Bau eines Werks", "Schließung von 12 Filialen", "Aus für das Werk"."""
    view, k = frame.view, frame.hit.end
    if not has_site(view):
        return None
    for site in sites_in(view, [(k, min(k + BEHIND, len(view)))]):
        between = range(k, site.first)
        broken = any(view.words[j] in ",;:.!?()" or view.is_finite(j) for j in between)
        if not broken and (site.dependent or site.prep in {"von", "für", ""}):
            return site
    return None


def _holds_site(word: str) -> bool:
    """Whether the noun itself names the site ("werksschließung", "filialnetz-ausbau")."""
    return word.startswith(("werk", "standort", "filial", "fabrik", "laden", "filialen", "betriebs", "produktions"))


# ---- shared ----------------------------------------------------------------------------------------------------------


def _action(word: str) -> Action:
    return "close" if word == "close" else "expand" if word == "expand" else "open"


def _sites(frame: Frame) -> list[Site]:
    return list(sites_in(frame.view, frame.view.clauses[frame.clause].ranges))


def _object(frame: Frame) -> Site | None:
    """The site that the verb is about: without preposition, in front of a relative clause, or (growing) where it happens."""
    view, clause = frame.view, frame.view.clauses[frame.clause]
    sites = _sites(frame)
    free = [s for s in sites if not s.prep and (not s.dependent or _is_share(view, s))]
    if not free and clause.shares_subject and not sites:
        free = [s for s in sites_in(view, view.clauses[clause.parent].ranges) if not s.prep and not s.dependent]
        free = [] if _has_object(frame) else free
    if free:
        return min(free, key=lambda s: (s.kind == "operation", abs(s.at - frame.hit.at)))
    start = clause.ranges[0][0]
    before = list(sites_in(view, [(max(0, start - BEFORE_RELATIVE), start)]))
    goes_on = bool(before) and not sites and not _in_told_clause(view, before[-1].at, start)
    if before and (clause.kind == "rel" or goes_on):
        return before[-1]
    where = [s for s in sites if s.prep in {"an", "in", "bei"} and s.kind != "operation"]
    return where[0] if where and frame.sets["action"] == "expand" else None


def _is_share(view: SentenceView, site: Site) -> bool:
    """Whether only some of several sites are meant: "die Hälfte der 92 Häuser"."""
    return site.first > 0 and view.lower[site.first - 1] in SHARES


def _has_object(frame: Frame) -> bool:
    """Whether a noun without a preposition stands behind the verb: "… und schließt Verträge"."""
    view, last = frame.view, frame.view.clauses[frame.clause].ranges[-1][1]
    nouns = [k for k in range(frame.hit.end, last) if view.words[k][:1].isupper() and view.owner[k] is None]
    return any(view.lower[k - 1] not in PREPOSITIONS for k in nouns)


def _in_told_clause(view: SentenceView, at: int, last: int) -> bool:
    """Whether the site's own stretch of the sentence has a verb, so that the next one does not go on with it."""
    first = next((k + 1 for k in range(at, -1, -1) if view.words[k] in {",", ";", ":", "–", "|"}), 0)
    return any(view.is_finite(k) for k in range(first, last))


def _tells_enough(frame: Frame, site: Site, place: str | None) -> bool:
    """Whether the site is one by its noun, or by the place that it is at; buildings need a place, not every lab is told of."""
    if place is not None:
        return True
    return site.kind in FOUNDED and not frame.sets.get("place")


def _grows(frame: Frame, site: Site) -> bool:
    """Whether the new building stands at a site that is there already ("am Firmensitz in X entsteht ein Labor")."""
    view = frame.view
    if view.lower[site.at].endswith(ANNEXES):
        return True
    return any(
        s.at != site.at and s.prep in {"an", "auf", "in"} and view.lower[s.at].endswith(OWN_GROUND)
        for s in _sites(frame)
    )


def _is_passing(frame: Frame, action: Action) -> bool:
    words = frame.clause_words
    return action == "close" and bool(
        words & PASSING or words & {"bleibt", "bleiben", "blieb", "blieben", "verfahren", "börse"}
    )


def _is_other_verb(frame: Frame) -> bool:
    """Whether the plain verb has a particle that makes it another one ("baut … auf", "schließt … ab"), or builds for somebody."""
    trigger = frame.hit.trigger
    last = frame.view.clauses[frame.clause].ranges[-1][1]
    split = trigger.style == "verb" and not trigger.particle and frame.view.lower[last - 1] in PARTICLES
    customer = frame.by_prep(("COMPANY",), "für") if frame.sets.get("place") else None
    return split or customer is not None


def _told(frame: Frame, action: Action, site: Site | None, place: str | None) -> Iterator[Change]:
    company = _company(frame, site)
    if frame.clause_words & UNREAL:
        frame.reject("only imagined")
        return
    if company is None:
        frame.reject("no company")
        return
    yield Change(action, company, place, site_modality(frame, action))


def _company(frame: Frame, site: Site | None) -> Mention | None:
    """Whose site it is: the owner at the noun, who acts, who is named in the sentence, the company the text is about."""
    moves = frame.sets["how"] == "move"
    mover = doer(frame, "COMPANY") if moves and not is_passive(frame) else None
    if mover is not None:
        return mover
    for at in (site.at if site else -1, frame.hit.at):
        owner = frame.of_noun(at, "COMPANY") if at >= 0 else None
        if owner is not None and owner.kind != "media":
            return owner
    acting = None if is_passive(frame) else doer(frame, "COMPANY")
    found = acting or frame.by_prep(("COMPANY",), "von", "durch", "bei")
    if found is not None:
        return found
    plain = [m for m in frame.mentions("COMPANY", scope="sentence") if frame.is_subject_like(m) and m.kind != "media"]
    return frame.nearest(plain) or frame.main_company() or topic(frame)


READERS: dict[str, Callable[[Frame], Iterator[Change]]] = {
    "change": changed, "stop": stopped, "move": moved, "invest": invested, "run": running, "make": enlarged, "settle": settled,
    "noun": noun_told, "begin": begun, "plan": planned, "raise": raised, "lights": unlit,
}  # fmt: skip
