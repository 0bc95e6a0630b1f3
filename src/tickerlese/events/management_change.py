"""management_change: a person gets, leaves or keeps a post in a company.

Not: politicians, central bankers, coaches and players; people who are only described by their post.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.offices import (
    CHAIRS,
    POSSESSIVES,
    SUCCESSORS,
    Office,
    company_of_noun,
    find_office,
    hiring_company,
    holds_public_post,
    is_free,
    leaving_company,
    office_at,
    owns_next,
    people,
    previous_person,
    role_of,
    same_person,
    subject_person,
)
from tickerlese.events.parties import BECOMING, ambiguous_forms, is_passive, misread_form
from tickerlese.events.spec import (
    Draft,
    EventRecord,
    EventType,
    NamedSlot,
    PeriodSlot,
    SlotValue,
    noun,
    phrase,
    triggers,
    verb,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.spec import Modality
    from tickerlese.mention import Mention

Action = Literal["appointed", "departed", "extended"]


class ManagementChange(EventRecord):
    """Someone comes, goes or stays."""

    type: Literal["management_change"] = "management_change"
    company: NamedSlot | None = None
    person: NamedSlot | None = None
    role: str | None = None
    action: Action | None = None
    successor_of: NamedSlot | None = None
    period: PeriodSlot | None = None


TRIGGERS = triggers(
    verb("berufen", "beruft", "berief", "berufen", how="appoint"),
    verb("ernennen", "ernennt", "ernannte", "ernannt", how="appoint"),
    verb("bestellen", how="appoint"),
    verb("bestimmen", how="appoint"),
    verb("wählen", how="appoint"),
    verb("küren", how="appoint"),
    verb("befördern", how="appoint"),
    verb("nominieren", how="appoint"),
    verb("holen", how="appoint"),
    verb("verpflichten", how="appoint"),
    verb("engagieren", how="appoint"),
    verb("verstärken", how="appoint"),
    noun("Chef", "Chefin", "CEO", "CFO", "COO", "CTO", "CIO", "Vorstand", "Vorständin", "Vorstandsvorsitzender", "Vorsitzender", "Vorsitzende",
        "Direktor", "Direktorin", "Geschäftsführer", "Geschäftsführerin", "Präsident", "Präsidentin", "Leiter", "Leiterin", "Chairman",
        "Chairwoman", "Aufsichtsrat", "Aufsichtsrätin", "Verwaltungsrat", "Verwaltungsrätin", "Generalbevollmächtigter", "Generalbevollmächtigte",
        "Vorstandsmitglied", "Vorstandssprecher", "Vorstandssprecherin", "Finanzchef", "Finanzchefin", suffix=True, how="become"),
    verb("folgen", how="succeed"),
    verb("beerben", "beerbt", "beerbte", "beerbt", how="replace"),
    verb("ersetzen", how="replace"),
    verb("lösen", particle="ab", how="replace"),
    phrase("die nachfolge von", "die nachfolge des", "die nachfolge der", how="replace"),
    noun("Nachfolger", "Nachfolgerin", how="successor"),
    verb("übernehmen", "übernimmt", "übernahm", "übernommen", how="take"),
    verb("stoßen", "stößt", "stieß", "gestoßen", how="join"),
    verb("stossen", "stösst", "stiess", "gestossen", how="join"),
    verb("wechseln", how="join"),
    verb("kommen", "kommt", "kam", "gekommen", how="join"),
    verb("kehren", particle="zurück", how="join"),
    verb("heuern", particle="an", how="join"),
    verb("rücken", how="rise"),
    verb("rücken", particle="auf", how="rise"),
    verb("rücken", particle="nach", how="rise"),
    verb("ziehen", "zieht", "zog", "gezogen", particle="ein", how="rise"),
    verb("steigen", "steigt", "stieg", "gestiegen", particle="auf", how="rise"),
    verb("treten", "tritt", "trat", "getreten", how="rise"),
    verb("treten", "tritt", "trat", "getreten", particle="zurück", how="leave"),
    verb("treten", "tritt", "trat", "getreten", particle="ab", how="leave"),
    verb("legen", particle="nieder", how="leave", what="chair"),
    verb("scheiden", "scheidet", "schied", "geschieden", particle="aus", how="leave"),
    verb("verlassen", "verlässt", "verließ", "verlassen", how="leave", what="company"),
    verb("verlassen", "verlässt", "verliess", "verlassen", how="leave", what="company"),
    verb("räumen", how="leave", what="chair"),
    verb("demissionieren", how="leave"),
    verb("steigen", "steigt", "stieg", "gestiegen", particle="aus", how="leave"),
    verb("ziehen", "zieht", "zog", "gezogen", particle="zurück", how="leave"),
    verb("geben", "gibt", "gab", "gegeben", particle="ab", how="leave", what="chair"),
    verb("geben", "gibt", "gab", "gegeben", particle="auf", how="leave", what="chair"),
    verb("hören", particle="auf", how="leave"),
    verb("kandidieren", how="leave", what="again"),
    phrase("den rücken", how="leave", what="back"),
    phrase("seinen hut", "ihren hut", "den hut", how="leave"),
    phrase("muss gehen", "müssen gehen", "musste gehen", "seinen abschied", "ihren abschied", "seinen rücktritt", "ihren rücktritt",
        "seinen rückzug", "ihren rückzug", "in den ruhestand", "in ruhestand", "in pension", "in rente", how="leave"),
    verb("abberufen", "abberuft", "abberief", "abberufen", how="remove"),
    verb("berufen", "beruft", "berief", "berufen", particle="ab", how="remove"),
    verb("entlassen", "entlässt", "entließ", "entlassen", how="remove"),
    verb("feuern", how="remove"),
    verb("freistellen", "freistellt", "freistellte", "freigestellt", how="remove"),
    verb("stellen", particle="frei", how="remove"),
    verb("absetzen", "absetzt", "absetzte", "abgesetzt", how="remove"),
    verb("schassen", "schasst", "schasste", "geschasst", how="remove"),
    verb("trennen", how="remove"),
    noun("Rücktritt", "Abgang", "Ausscheiden", "Weggang", "Abberufung", "Demission", "Entlassung", "Ablösung", "Absetzung", "Rauswurf", how="exit"),
    noun("Berufung", "Ernennung", "Bestellung", "Beförderung", how="entry"),
    verb("verlängern", how="extend"),
    noun("Vertragsverlängerung", how="extend"),
    verb("bleiben", "bleibt", "blieb", "geblieben", how="stay"),
    phrase("wiedergewählt", "wiederbestellt", "im amt bestätigt", how="again"),
)  # fmt: skip
AMBIGUOUS = ambiguous_forms(TRIGGERS)
CONTRACTS = frozenset("vertrag verträge vertrags vertrages mandat mandate kontrakt arbeitsvertrag amtszeit".split())
LEAVING_MODALS = frozenset({"will", "wird", "soll", "muss"})


def build(frame: Frame) -> Iterable[Draft]:
    """Drafts for everyone whom the trigger brings, takes or keeps."""
    if misread_form(frame, AMBIGUOUS):
        return []
    return READERS[frame.sets["how"]](frame)


# ---- drafts ----------------------------------------------------------------------------------------------------------


def _appointed(
    frame: Frame, person: Mention, office: Office | None, predecessor: Mention | None = None
) -> Iterator[Draft]:
    company = hiring_company(frame, person, office, predecessor)
    role = office.name if office and office.name else role_of(predecessor) or _announced_role(frame)
    if company is None:
        frame.reject("no company has the post")
        return
    values: dict[str, SlotValue] = {
        "company": company, "person": person, "role": role, "action": "appointed",
        "successor_of": None if same_person(person, predecessor) else predecessor, "period": _period(frame),
    }  # fmt: skip
    yield Draft(values, modality=_modality(frame, values))


def _departed(
    frame: Frame, person: Mention, company: Mention | None = None, office: Office | None = None
) -> Iterator[Draft]:
    company = company or leaving_company(frame, person)
    if company is None or holds_public_post(person):
        frame.reject("no company loses the person")
        return
    role = office.name if office and office.name else role_of(person)
    values: dict[str, SlotValue] = {
        "company": company,
        "person": person,
        "role": role,
        "action": "departed",
        "period": _period(frame),
    }
    yield Draft(values, modality=_modality(frame, values))


def _extended(frame: Frame, person: Mention, office: Office | None = None) -> Iterator[Draft]:
    company = (office.company if office else None) or leaving_company(frame, person)
    if company is None or holds_public_post(person):
        frame.reject("no company keeps the person")
        return
    role = office.name if office and office.name else role_of(person)
    values: dict[str, SlotValue] = {
        "company": company,
        "person": person,
        "role": role,
        "action": "extended",
        "period": _period(frame, until=True),
    }
    yield Draft(values)


def _period(frame: Frame, *, until: bool = False) -> Mention | None:
    """The date of the clause; of several, the one with "bis", "zum" or "ab"."""
    dates = frame.mentions("DATE")
    preferred = ("bis",) if until else ("zum", "ab", "per", "mit", "bis", "ende", "anfang")
    marked = [
        m
        for m in dates
        if frame.view.lower[frame.at(m)] in preferred or frame.phrase(m).prep in {"bis", "zu", "ab", "per"}
    ]
    return frame.nearest(marked or dates)


def _modality(frame: Frame, values: dict[str, SlotValue]) -> Modality:
    """Planned, when the change is yet to come: by its cues or by its date."""
    cued = frame.certainty[0]
    if cued in {"expected", "planned"}:
        return "planned"
    period, today = values.get("period"), frame.published_day()
    start = (
        period.period.start
        if period is not None and not isinstance(period, (str, list)) and getattr(period, "period", None)
        else None
    )
    return "planned" if cued == "asserted" and start and today and start > today else cued


def _announced_role(frame: Frame) -> str | None:
    """The post that this or the last sentence says is filled anew: "bekommt einen neuen Technikvorstand"."""
    for view in (frame.view, *frame.previous_views(1)):
        for k in range(1, len(view)):
            name = office_at(view, k) if view.lower[k - 1].startswith(("neue", "künftige")) else None
            if name:
                return name
    return None


# ---- coming ----------------------------------------------------------------------------------------------------------


def _by_verb(frame: Frame) -> Iterator[Draft]:
    """ "X beruft P in den Vorstand", "P wurde zum Finanzchef ernannt", "zu seiner Nachfolgerin berief der Aufsichtsrat P"."""
    office, predecessor = find_office(frame), None
    if (at := _successor_word(frame)) >= 0:
        predecessor = _whose_successor(frame, at)
    elif office is None:
        frame.reject("no post")
        return
    free = [p for p in people(frame) if is_free(frame, p) and not same_person(p, predecessor)]
    if not free:
        subject = subject_person(frame) if is_passive(frame) else None
        free = [subject] if subject is not None else []
    if frame.view.clauses[frame.clause].kind != "rel" and not is_passive(frame) and len(free) > 1:
        free = free[-1:]
    for person in free[:1] if len(free) == 1 else free:
        yield from _appointed(frame, person, office, predecessor)


def _successor_word(frame: Frame) -> int:
    ranges = frame.view.clauses[frame.clause].ranges
    return next((k for first, last in ranges for k in range(first, last) if frame.view.lower[k] in SUCCESSORS), -1)


def _whose_successor(frame: Frame, at: int) -> Mention | None:
    """The predecessor: "Nachfolger von P", "Nachfolgerin des langjährigen Chefs P", "Ps Nachfolger", "sein Nachfolger"."""
    view = frame.view
    for mention in view.mentions:
        if mention.label != "PERSON":
            continue
        phrase = view.phrase(mention)
        attribute = (
            phrase.prep in {"von", "für"} or phrase.relation in {"genitive", "von"} or phrase.article in {"des", "der"}
        )
        if attribute and 0 < frame.at(mention) - at <= 8:
            return mention
        if owns_next(frame, mention) and 0 <= at - frame.end(mention) <= 1:
            return mention
    before = view.lower[max(0, at - 3) : at]
    return previous_person(frame, view.clauses[frame.clause].ranges[0][0]) if POSSESSIVES & set(before) else None


def _become(frame: Frame) -> Iterator[Draft]:
    """ "P wird (neuer) Finanzchef", "Neuer CEO ist P", "Geschäftsführer bleibt P"."""
    view, k = frame.view, frame.hit.at
    name = office_at(view, k)
    if name is None or _is_attribute_of_person(frame, k) or not _is_predicative(frame, k):
        return
    new = any(word.startswith(("neue", "künftige")) for word in view.lower[max(0, k - 3) : k])
    office = Office(name, k, company_of_noun(frame, k))
    person = _predicated_person(frame)
    if person is None:
        return
    words = frame.clause_words
    ends_in_participle = view.lower[max(last for _, last in view.clauses[frame.clause].ranges) - 1].endswith(
        ("t", "en")
    )
    if words & {"bleibt", "bleiben", "blieb"}:
        yield from _extended(frame, person, office)
    elif (words & BECOMING and not (ends_in_participle and not words & {"werden", "worden"})) or (
        new and words & {"ist", "heißt", "heisst", "sei", "war", "sind"}
    ):
        yield from _appointed(frame, person, office)


def _is_attribute_of_person(frame: Frame, k: int) -> bool:
    owner = frame.view.owner[k + 1] if k + 1 < len(frame.view) else None
    return owner is not None and owner.label == "PERSON"


def _is_predicative(frame: Frame, k: int) -> bool:
    """Whether the post stands in the nominative without a preposition: bare, or with "neuer", "der neue", "zum"."""
    view = frame.view
    j = k - 1
    while j >= 0 and (
        view.words[j] in {"-", "‑", "und"}
        or view.lower[j].startswith(("neue", "künftige", "erste", "allein", "stellvertretende", "operative"))
        or (view.words[j - 1] in {"-", "‑"} and j > 0)
    ):
        j -= 1
    word = view.lower[j] if j >= 0 else ""
    return word not in {
        "von",
        "vom",
        "mit",
        "durch",
        "bei",
        "beim",
        "für",
        "des",
        "dem",
        "den",
        "einem",
        "unter",
        "nach",
        "an",
        "als",
        "laut",
        "gegen",
    }


def _predicated_person(frame: Frame) -> Mention | None:
    """The person beside the copula: free, and not told with "Nachfolger von"."""
    free = [p for p in people(frame) if is_free(frame, p)]
    if free:
        return free[0]
    return subject_person(frame)


def _succeed(frame: Frame) -> Iterator[Draft]:
    """ "P folgt auf Q", "ihm folgt P nach", "P folgt Q nach"."""
    view = frame.view
    predecessor = frame.by_prep(("PERSON",), "auf")
    words = frame.clause_words
    free = [p for p in people(frame) if is_free(frame, p) and not same_person(p, predecessor)]
    if predecessor is None and "nach" not in view.lower[frame.hit.at :]:
        if not words & {"ihm", "ihr"} or not free:
            frame.reject("follows nobody")
            return
    if predecessor is None and words & {"ihm", "ihr"}:
        predecessor = previous_person(frame, view.clauses[frame.clause].ranges[0][0])
    if predecessor is None and len(free) == 2:
        predecessor, free = free[1], free[:1]
    elif (
        predecessor is None
        and len(free) == 1
        and subject_person(frame) is not None
        and not same_person(subject_person(frame), free[0])
    ):
        predecessor, free = free[0], []
    person = free[0] if free else subject_person(frame)
    yield from _both(frame, person, predecessor)


def _both(frame: Frame, person: Mention | None, predecessor: Mention | None) -> Iterator[Draft]:
    """A successor comes and a predecessor goes."""
    if person is None or predecessor is None or same_person(person, predecessor):
        frame.reject("successor or predecessor is missing")
        return
    office = find_office(frame)
    came = list(_appointed(frame, person, office, predecessor))
    yield from came
    for draft in came:
        company = draft.values["company"]
        role = draft.values["role"]
        gone: dict[str, SlotValue] = {
            "company": company,
            "person": predecessor,
            "role": role_of(predecessor) or role,
            "action": "departed",
        }
        yield Draft(gone, modality=draft.modality)


def _replace(frame: Frame) -> Iterator[Draft]:
    """ "P löst Q ab", "P ersetzt Q", "P beerbt Q", "Q wird von P abgelöst"."""
    found = people(frame)
    if is_passive(frame):
        gone = subject_person(frame)
        by = frame.by_prep(("PERSON",), "von", "durch")
        if by is None and gone is not None:
            yield from _departed(frame, gone)
            return
        yield from _both(frame, by, gone)
        return
    free = [
        p
        for p in found
        if is_free(frame, p) or frame.phrase(p).article in {"des", "der"} or frame.phrase(p).prep == "von"
    ]
    if len(free) == 1:
        subject = subject_person(frame)
        if subject is not None and not same_person(subject, free[0]):
            free.insert(0, subject)
        elif subject is not None and frame.clause_words & {"ihn", "sie", "ihm"}:
            free.append(previous_person(frame, frame.view.clauses[frame.clause].ranges[0][0]) or subject)
    if len(free) >= 2:
        yield from _both(frame, free[0], free[1])


def _successor(frame: Frame) -> Iterator[Draft]:
    """ "Nachfolger (von Q) wird P", "Sein Nachfolger ist P", "Als Nachfolgerin kommt P"."""
    predecessor = _whose_successor(frame, frame.hit.at)
    words = frame.clause_words
    if (
        not words & (BECOMING | {"ist", "heißt", "heisst", "steht", "kommt", "soll", "sei", "übernimmt", "gilt"})
        or "gesucht" in words
    ):
        frame.reject("nobody is named as successor")
        return
    free = [p for p in people(frame) if is_free(frame, p) and not same_person(p, predecessor)]
    if not free or frame.view.lower[frame.hit.at - 1] in {"einen", "einem", "eines"}:
        frame.reject("nobody is named as successor")
        return
    yield from _appointed(frame, free[0], find_office(frame), predecessor)


def _take(frame: Frame) -> Iterator[Draft]:
    """ "P übernimmt den Vorsitz", "seine Aufgaben übernimmt P", "P übernimmt den Posten von Q"."""
    view = frame.view
    ranges = view.clauses[frame.clause].ranges
    chair = next(
        (
            k
            for first, last in ranges
            for k in range(first, last)
            if view.lower[k] in CHAIRS and view.owner[k] is None and view.words[k][:1].isupper()
        ),
        -1,
    )
    if chair < 0 or is_passive(frame):
        frame.reject("no post is taken")
        return
    predecessor = _whose_chair(frame, chair)
    person = next(
        (p for p in people(frame) if is_free(frame, p) and not same_person(p, predecessor)), None
    ) or subject_person(frame)
    if person is None or same_person(person, predecessor):
        frame.reject("nobody takes the post")
        return
    office = _office_of_chair(frame, chair)
    if (
        office.company is None
        and predecessor is None
        and not any(m.kind != "media" for m in frame.mentions("COMPANY", scope="sentence"))
        and office.name is None
    ):
        frame.reject("the post may be anywhere")
        return
    yield from _appointed(frame, person, office, predecessor)


def _whose_chair(frame: Frame, chair: int) -> Mention | None:
    before = frame.view.lower[max(0, chair - 3) : chair]
    for mention in frame.view.mentions:
        if mention.label == "PERSON":
            phrase = frame.phrase(mention)
            if (owns_next(frame, mention) and 0 <= chair - frame.end(mention) <= 1) or (
                phrase.head_at == chair and phrase.relation in {"von", "genitive"}
            ):
                return mention
            if phrase.prep == "von" and 0 < frame.at(mention) - chair <= 6 and frame.at(mention) > chair:
                return mention
    own = POSSESSIVES & set(before)
    return previous_person(frame, frame.view.clauses[frame.clause].ranges[0][0]) if own else None


def _office_of_chair(frame: Frame, chair: int) -> Office:
    """ "den Posten des Finanzchefs" is Finanzchef, "den Vorsitz im Aufsichtsrat" is Vorsitz; "die Aufgaben" is nothing."""
    found = find_office(frame)
    if found is not None:
        return found
    for k in range(chair + 1, min(chair + 5, len(frame.view))):
        name = office_at(frame.view, k)
        if name:
            return Office(name, k, company_of_noun(frame, k))
    return Office(None, chair, company_of_noun(frame, chair))


def _join(frame: Frame) -> Iterator[Draft]:
    """ "P wechselt von X zu Y", "P stößt zu Y", "P kommt von X"."""
    person = subject_person(frame)
    if person is None or holds_public_post(person):
        frame.reject("nobody joins")
        return
    to, come_from = frame.by_prep(("COMPANY",), "zu", "nach", "bei"), frame.by_prep(("COMPANY",), "von")
    office = find_office(frame)
    if to is None and (come_from is None or (frame.word in {"wechselt", "wechselte"} and office is None)):
        frame.reject("no company is joined")
        return
    if to is None and not (office or _announced_role(frame) or _is_headline(frame)):
        frame.reject("no post at the company")
        return
    where = Office(office.name if office else None, frame.hit.at, to) if to else office
    yield from _appointed(frame, person, where)
    if come_from is not None and to is not None:
        yield from _departed(frame, person, come_from)


def _is_headline(frame: Frame) -> bool:
    return frame.view.index == 0


def _rise(frame: Frame) -> Iterator[Draft]:
    """ "An die Spitze rückt P", "P rückt in den Vorstand auf", "an seine Stelle tritt P", "P steigt zum CEO auf"."""
    words = frame.clause_words
    person = next((p for p in people(frame) if is_free(frame, p)), None) or subject_person(frame)
    office = find_office(frame)
    stelle = bool(words & {"stelle", "platz"} and words & POSSESSIVES)
    if (
        person is None
        or holds_public_post(person)
        or not (office or "spitze" in words or stelle or words & {"chefposten", "chefsessel"})
    ):
        frame.reject("no post is reached")
        return
    predecessor = previous_person(frame, frame.view.clauses[frame.clause].ranges[0][0]) if stelle else None
    if same_person(predecessor, person):
        predecessor = None
    where = office
    if "spitze" in words and office is None:
        at = next((k for k, word in enumerate(frame.view.lower) if word == "spitze"), frame.hit.at)
        where = Office(None, at, company_of_noun(frame, at))
    if where is not None and where.name is not None and frame.word.startswith("tr") and not words & {"in", "als"}:
        return
    yield from _appointed(frame, person, where, predecessor)


def _entry(frame: Frame) -> Iterator[Draft]:
    """ "die Berufung von P zum Finanzchef"."""
    person = _person_of_noun(frame)
    office = find_office(frame)
    if person is None or office is None:
        frame.reject("nobody is appointed")
        return
    yield from _appointed(frame, person, office)


# ---- going and staying -----------------------------------------------------------------------------------------------


def _leave(frame: Frame) -> Iterator[Draft]:
    """ "P tritt zurück", "P legt sein Amt nieder", "P verlässt X", "P kehrt X den Rücken"."""
    what, words = frame.sets.get("what", ""), frame.clause_words
    if what == "chair" and not words & CHAIRS:
        frame.reject("no post is given up")
        return
    if (what == "back" and not words & {"kehrt", "kehrte", "kehren", "gekehrt", "kehre"}) or (
        what == "again" and "nicht" not in words
    ):
        frame.reject("nobody turns their back")
        return
    person = subject_person(frame)
    if person is None or is_passive(frame):
        frame.reject("nobody leaves")
        return
    company = None
    if what in {"company", "back"}:
        company = next(
            (
                m
                for m in frame.mentions("COMPANY")
                if not frame.phrase(m).prep and not frame.phrase(m).tail and m.kind != "media"
            ),
            None,
        )
        if company is None and what == "company":
            frame.reject("no company is left")
            return
    office = find_office(frame)
    yield from _departed(
        frame, person, company, office if office and office.at > 0 and _as_post(frame, office) else None
    )


def _as_post(frame: Frame, office: Office) -> bool:
    before = frame.view.lower[max(0, office.at - 3) : office.at]
    return bool({"als", "aus", "des", "im", "in"} & set(before))


def _remove(frame: Frame) -> Iterator[Draft]:
    """ "X entlässt P", "P wurde abberufen", "X trennt sich von P"."""
    if frame.word.startswith(("trenn", "getrennt")):
        person = frame.by_prep(("PERSON",), "von")
    elif is_passive(frame):
        person = subject_person(frame)
    else:
        free = [p for p in people(frame) if is_free(frame, p)]
        person = free[-1] if free else None
    if person is None:
        frame.reject("nobody is removed")
        return
    yield from _departed(frame, person, None, find_office(frame))


def _exit(frame: Frame) -> Iterator[Draft]:
    """ "der Rücktritt von P", "Ps Abgang"."""
    person = _person_of_noun(frame)
    if person is None:
        frame.reject("nobody leaves")
        return
    yield from _departed(frame, person, None, find_office(frame))


def _person_of_noun(frame: Frame) -> Mention | None:
    """Whom the noun is about: "Rücktritt von P", "Rücktritt des Finanzchefs P", "Ps Rücktritt"."""
    found = frame.of_noun(frame.hit.at, "PERSON")
    if found is not None:
        return found
    for mention in frame.mentions("PERSON"):
        phrase = frame.phrase(mention)
        near = 0 < phrase.first - frame.hit.at <= 2 or 0 < frame.at(mention) - frame.hit.at <= 5
        if near and (
            phrase.prep == "von" or phrase.article in {"des", "der"} or phrase.relation in {"von", "genitive"}
        ):
            return mention
    return None


def _extend(frame: Frame) -> Iterator[Draft]:
    """ "Der Vertrag von P wurde verlängert", "X verlängert den Vertrag mit P bis 2030"."""
    if frame.hit.trigger.style != "noun" and not frame.clause_words & CONTRACTS:
        frame.reject("no contract")
        return
    found = people(frame)
    clause = frame.view.clauses[frame.clause]
    if not found and clause.kind == "rel" and clause.antecedent is not None and clause.antecedent.label == "PERSON":
        found = [clause.antecedent]
    if not found:
        before = [m for m in frame.mentions("PERSON", scope="sentence") if frame.at(m) < frame.hit.at]
        found = before[-1:]
    for person in found[:1]:
        yield from _extended(frame, person, None)


def _stay(frame: Frame) -> Iterator[Draft]:
    """ "P bleibt bis 2030", "P bleibt Vorstandschef", "P bleibt im Amt"; the post itself is read at its noun."""
    person = subject_person(frame)
    until = [
        m for m in frame.mentions("DATE") if frame.view.lower[frame.at(m)] == "bis" or frame.phrase(m).prep == "bis"
    ]
    words = frame.clause_words
    if person is None or not (until or words & {"amt", "bord", "spitze"}):
        frame.reject("nobody stays in a post")
        return
    if holds_public_post(person) or not (role_of(person) or employed(person)):
        frame.reject("not known for a post")
        return
    yield from _extended(frame, person, find_office(frame))


def employed(person: Mention) -> bool:
    """Whether the text says where the person works."""
    return person.employer is not None


def _again(frame: Frame) -> Iterator[Draft]:
    """ "P wurde als Aufsichtsratschef wiedergewählt"."""
    person = next((p for p in people(frame) if is_free(frame, p)), None) or subject_person(frame)
    if person is None:
        frame.reject("nobody is confirmed")
        return
    yield from _extended(frame, person, find_office(frame))


READERS: dict[str, Callable[[Frame], Iterator[Draft]]] = {
    "appoint": _by_verb, "become": _become, "succeed": _succeed, "replace": _replace, "successor": _successor, "take": _take, "join": _join,
    "rise": _rise, "entry": _entry, "leave": _leave, "remove": _remove, "exit": _exit, "extend": _extend, "stay": _stay, "again": _again,
}  # fmt: skip
EXAMPLES = (
)  # fmt: skip

EVENT = EventType(
    record=ManagementChange,
    triggers=TRIGGERS,
    build=build,
    identity=("person",),
    keys=("company", "action"),
    examples=EXAMPLES,
    needs=frozenset({"PERSON"}),
)
