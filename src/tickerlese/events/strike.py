"""strike: staff of a named company stops work, is called upon to, or threatens it.

Not: strikes of whole industries or of the public service, school and hunger strikes, machines and buyers that "streiken".
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from tickerlese.events.affected import PLACE_TAILS, acting, hit_at, is_firm, names_firm, reporter, told_with, understood
from tickerlese.events.frame import same_identity
from tickerlese.events.parties import cast, is_passive, listed
from tickerlese.events.spec import (
    Draft,
    EventRecord,
    EventType,
    Judged,
    NamedSlot,
    PeriodSlot,
    no,
    noun,
    phrase,
    triggers,
    verb,
    yes,
)
from tickerlese.organizations import organizations

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.events.frame import Frame
    from tickerlese.events.spec import Modality
    from tickerlese.mention import Mention


class Strike(EventRecord):
    """A strike at a company, with the union that leads it."""

    type: Literal["strike"] = "strike"
    company: NamedSlot | None = None
    union: NamedSlot | None = None
    period: PeriodSlot | None = None


TRIGGERS = triggers(
    noun("Streik", "Streiks", "Streike", "Warnstreik", "Warnstreiks", "Vollstreik", "Dauerstreik", "Dauerstreiks", "Pilotenstreik", "Pilotenstreiks", "Lokführerstreik",
        "Flugbegleiterstreik", "Bahnstreik", "Bahnstreiks", "Poststreik", "Unternehmensstreik", "Solidaritätsstreik", "Proteststreik", suffix=True, how="noun"),
    noun("Arbeitsniederlegung", "Arbeitsniederlegungen", "Ausstand", "Ausstands", "Ausstände", "Arbeitskampf", "Arbeitskampfs", "Arbeitskämpfe", "Streikaufruf", "Streikaufrufe",
        "Urabstimmung", "Streikwelle", "Streikmaßnahmen", "Streikmassnahmen", how="noun"),
    verb("streiken", how="verb"),
    verb("bestreiken", how="hit"),
    phrase("streikende", "streikenden", "streikender", how="people"),
    phrase("lahm", "lahmlegen", "lahmgelegt", "lahmlegten", "lahmlegt", how="idle"),
    phrase("nieder", "niederlegen", "niederlegten", "niederlegte", "niedergelegt", "niederzulegen", "niederlegt", how="down"),
)  # fmt: skip
OTHER_STRIKES = tuple(
    "hungerstreik klimastreik schulstreik generalstreik käuferstreik gebärstreik sitzstreik investorenstreik "
    "bundesstreik käuferstreiks hungerstreiks generalstreiks".split()
)
CALLED_OFF = tuple(
    "abgewend abgesagt ausgesetzt abgeblasen verhinder vermeid abwend abzuwend ausgeschlossen untersag verboten "
    "verbot vermied verzicht".split()
)
SPANNING = frozenset({"für", "ab", "seit", "von", "vom", "bis"})
NONE = frozenset({"kein", "keine", "keinen", "keiner", "ohne", "weder"})
SPLIT_OFF = (
    ("sagt", "ab"),
    ("sagte", "ab"),
    ("sagten", "ab"),
    ("bläst", "ab"),
    ("blies", "ab"),
    ("setzt", "aus"),
    ("setzte", "aus"),
    ("wendet", "ab"),
    ("wendete", "ab"),
    ("wendete", "ab"),
)
THREATENED = tuple("droh möglich befürcht urabstimmung könnte gefahr greifbar vorbereit".split())
CALLED = tuple("ruft rief riefen rufen aufgerufen aufruf streikaufruf ankündig angekündigt kündig".split())
PEOPLE = (
    *PLACE_TAILS, "mitarbeiterinnen", "lokführern", "ärzte", "pflegekräfte", "busfahrer", "techniker", "ingenieure", "autoren", "schauspieler", "hafenarbeiter", "metaller", "kollegen",
    "bodenpersonal", "bodenmitarbeiter", "kabinencrews", "leute", "menschen", "gewerkschaft", "gewerkschafter", "redakteure", "journalisten", "kuriere", "kumpel", "personen", "streikende",
)  # fmt: skip
MACHINES = tuple(
    "computer technik server anlage motor software system käufer verbraucher konsumenten anleger akku app internet".split()
)


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for each company that the strike hits."""
    how = frame.sets["how"]
    refusal = _refusal(frame, how)
    if refusal:
        frame.reject(refusal)
        return []
    company = _company(frame, how)
    if company is None or company.name in _unions():
        frame.reject("no company is struck")
        return []
    values = {"union": _union(frame), "period": _period(frame)}
    return [Draft({"company": firm, **values}, modality=_modality(frame, how)) for firm in _with_others(frame, company)]


@cache
def _unions() -> frozenset[str]:
    return frozenset(form for row in organizations() if row.kind == "union" for form in row.forms)


def _with_others(frame: Frame, company: Mention) -> list[Mention]:
    """The company and those listed with it: "bei X, Y und Z", "bei X in Köln und bei Y in Bonn"."""
    if company not in frame.view.mentions:
        return [company]
    firms = listed(frame, company)
    if frame.phrase(company).prep == "bei":
        more = [m for m in frame.mentions("COMPANY") if names_firm(frame, m) and frame.phrase(m).prep == "bei"]
        firms += [m for m in more if not any(same_identity(m, firm) for firm in firms)]
    return firms


def _period(frame: Frame) -> Mention | None:
    """When: rather "für Freitag", "ab Montag" than the day of the report."""
    view = frame.view
    days = [m for m in frame.mentions("DATE", scope="sentence") if m.period and m.period.kind != "time"]
    told = [m for m in days if view.lower[frame.at(m)] in SPANNING or view.lower[frame.at(m) - 1] in SPANNING]
    return (
        frame.nearest(told)
        or frame.nearest([m for m in days if view.clause_at(frame.at(m)) == frame.clause])
        or frame.nearest(days)
    )


def _refusal(frame: Frame, how: str) -> str:
    """Why the word tells no strike, or ""."""
    if frame.word in OTHER_STRIKES:
        return "not a strike of staff"
    behind = frame.view.lower[frame.hit.end : frame.hit.end + 3]
    if behind in (["im", "öffentlichen", "dienst"], ["im", "öffentlichen", "nahverkehr"]):
        return "a strike of the public service"
    if how == "idle" and not any(
        _is_union(frame, m) and not frame.phrase(m).prep for m in frame.mentions("ORGANIZATION")
    ):
        return "no union brings it to a halt"
    if how == "down" and not frame.clause_words & {"arbeit", "arbeiten"}:
        return "something else is laid down"
    return "a machine or a buyer" if how == "verb" and _names_machine(frame) else ""


def _names_machine(frame: Frame) -> bool:
    view = frame.view
    return any(
        view.owner[k] is None and view.lower[k].startswith(MACHINES)
        for first, last in view.clauses[frame.clause].ranges
        for k in range(first, last)
    )


def _company(frame: Frame, how: str) -> Mention | None:
    """Which company is struck."""
    if how == "noun":
        found = told_with(frame, frame.hit.at, {"bei", "von", "gegen", "in"})
        return found or hit_at(frame) or acting(frame) or hit_at(frame, scope="sentence") or _fallback(frame)
    if how == "idle":
        firms = [m for m in frame.mentions("COMPANY") if is_firm(m) and m.name not in _unions()]
        return hit_at(frame) or frame.nearest(firms)
    if how == "hit":
        return _object(frame) or acting(frame) or hit_at(frame) or _fallback(frame)
    return hit_at(frame) or acting(frame) or _of_people(frame) or _fallback(frame)


def _object(frame: Frame) -> Mention | None:
    """What a union strikes against: the object of the active "bestreiken"."""
    objects = [] if is_passive(frame) else cast(frame, "COMPANY").objects
    return next((m for m in objects if names_firm(frame, m)), None)


def _of_people(frame: Frame) -> Mention | None:
    """The employer of the people: "die Flugbegleiter der X", "Arbeiter von X"."""
    owned = [m for m in frame.mentions("COMPANY") if is_firm(m) and frame.phrase(m).relation in {"von", "genitive"}]
    return frame.nearest([m for m in owned if frame.phrase(m).head.endswith(PEOPLE)])


def _fallback(frame: Frame) -> Mention | None:
    return _of_people(frame) or reporter(frame) or understood(frame)


def _union(frame: Frame) -> Mention | None:
    """The union of the sentence, else of the sentence before."""
    own = [m for m in frame.mentions("ORGANIZATION", scope="sentence") if _is_union(frame, m)]
    if own:
        return frame.nearest(own)
    for view in frame.previous_views(2):
        found = [m for m in view.mentions if m.label == "ORGANIZATION" and m.kind == "union"]
        if found:
            return found[0]
    return None


def _is_union(frame: Frame, mention: Mention) -> bool:
    head = frame.phrase(mention).head
    return (
        mention.kind == "union"
        or head.endswith(("gewerkschaft", "gewerkschaften"))
        or "gewerkschaft" in (mention.name or "").lower()
    )


def _modality(frame: Frame, how: str) -> Modality | None:
    words = frame.clause_words
    cued = frame.certainty[0]
    if (
        any(word.startswith(CALLED_OFF) for word in words)
        or {"vom", "tisch"} <= words
        or any(a in words and b in words for a, b in SPLIT_OFF)
    ):
        return "denied"
    if cued == "denied":
        return (
            "denied"
            if "nicht" in words or NONE & set(frame.view.lower[max(0, frame.hit.at - 3) : frame.hit.at])
            else "asserted"
        )
    if any(word.startswith(THREATENED) for word in words):
        return "possible"
    if cued == "asserted" and how in {"noun", "down"} and any(word.startswith(CALLED) for word in words):
        return "planned"
    return None


EXAMPLES = (
    yes("Bei [Amazon|COMPANY] in Leipzig wird erneut gestreikt.", company="Amazon"),
    yes("[Verdi|ORGANIZATION] ruft für Donnerstag zu Warnstreiks bei der [Lufthansa|COMPANY] auf.", company="Lufthansa", union="Verdi", modality="planned"),
    yes("[Lufthansa|COMPANY]-Piloten streiken am Freitag", company="Lufthansa"),
    yes("Die Flugbegleiter von [Eurowings|COMPANY] legen am Montag die Arbeit nieder.", company="Eurowings"),
    yes("Mehr als 700 Beschäftigte haben bei [Südzucker|COMPANY] in Zeitz die Arbeit niedergelegt.", company="Südzucker", modality="asserted"),
    yes("Streik bei [Boeing|COMPANY] beendet", company="Boeing"),
    yes("Der Streik der Lokführer bei der [Deutschen Bahn|COMPANY] dauert an, wie die Gewerkschaft [GDL|ORGANIZATION] mitteilte.", company="Deutsche Bahn", union="GDL"),
    yes("Die [IG Metall|ORGANIZATION] rief die Frühschicht bei [Ford|COMPANY] in Köln zum Ausstand auf.", company="Ford", union="IG Metall"),
    yes("Die Gewerkschaft [Unia|ORGANIZATION] droht der [Swissport|COMPANY] mit einem Streik.", company="Swissport", union="Unia", modality="possible"),
    yes("Bei der [Westbahn|COMPANY] ist der für Montag geplante Warnstreik abgewendet.", company="Westbahn", modality="denied"),
    yes("[Discover|COMPANY] wird ab Dienstag vier Tage lang bestreikt.", company="Discover"),
    yes("Die Gewerkschaft [Cockpit|ORGANIZATION] bestreikt am Mittwoch die [Condor|COMPANY].", company="Condor", union="Cockpit"),
    yes("Bei der [Post|COMPANY] sollen laut [Verdi|ORGANIZATION] am Dienstag Zusteller streiken.", company="Post", union="Verdi", modality="planned"),
    yes(
        "Warnstreik der [IG Metall|ORGANIZATION] bei [Airbus|COMPANY] und [Liebherr|COMPANY]",
        {"company": "Airbus", "union": "IG Metall"}, {"company": "Liebherr", "union": "IG Metall"},
    ),
    yes("Die [AUA|COMPANY]-Beschäftigten seien heuer im März 36 Stunden im Ausstand gewesen, erinnerte die [Vida|ORGANIZATION].", company="AUA"),
    yes("Nach der Urabstimmung bei [Bosch|COMPANY] beginnt am 3. November ein unbefristeter Streik.", company="Bosch"),
    yes("Wegen eines Streiks des Bodenpersonals streicht die [Swiss|COMPANY] am Samstag 40 Flüge.", company="Swiss"),
    yes("Der Konflikt bei [Tata Steel|COMPANY] spitzt sich zu. Die Beschäftigten wollen ab Montag streiken.", company="Tata Steel", modality="planned"),
    yes("[Samsung|COMPANY]: Gewerkschaft kündigt ersten Streik der Firmengeschichte an", company="Samsung", modality="planned"),
    yes("Die Zusteller von [Hermes|COMPANY], die seit Mittwoch streiken, fordern zwölf Prozent mehr Lohn.", company="Hermes"),
    yes("2023 hatten die Arbeiter von [General Motors|COMPANY] sechs Wochen lang gestreikt.", company="General Motors"),
    yes("Nicht gestreikt wird bei [Agrana|COMPANY].", company="Agrana", modality="denied"),
    no("Die Beschäftigten des öffentlichen Dienstes streiken am Mittwoch.", "no company"),
    no("Der Streik im öffentlichen Dienst trifft auch die [Lufthansa|COMPANY].", "a strike of the public service"),
    no("Bei [Apple|COMPANY] streikte am Dienstag die Technik.", "a machine"),
    no("Die Aktivistin trat vor der Zentrale von [RWE|COMPANY] in einen Hungerstreik.", "a hunger strike"),
    no("Die [GDL|ORGANIZATION] kämpft um das Streikrecht.", "a right"),
    no("[Siemens|COMPANY] legte ein Rekordergebnis vor und ließ sich in Berlin nieder.", "something else"),
    no("[Max Kühn|PERSON] legt sein Mandat bei [Bayer|COMPANY] nieder.", "a mandate", also=("management_change",)),
    no("Ein Generalstreik lähmt Belgien.", "no company"),
    no("Die Käufer streiken, klagt [Porsche|COMPANY].", "buyers"),
    no("Sollten die Piloten der [Swiss|COMPANY] streiken, würde es teuer.", "a hypothesis"),
)  # fmt: skip

EVENT = EventType(
    record=Strike,
    triggers=TRIGGERS,
    build=build,
    identity=("company", "union"),
    keys=("company",),
    judged=Judged(("company", "union"), ()),
    examples=EXAMPLES,
)
