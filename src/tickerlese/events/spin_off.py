"""spin_off: a company splits a part of itself off into a company of its own, whose shares its shareholders or the market get.

Not: a part that is sold to a buyer (divestiture, acquisition), a flotation that tells no separation (ipo), jobs that are
outsourced, parties, regions and clubs that split.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.business_units import Unit, fuller_name, settle_unit, units_in
from tickerlese.events.deals import Status, read_mood
from tickerlese.events.frame import same_identity
from tickerlese.events.function_words import PREPOSITIONS
from tickerlese.events.parties import (
    CORPORATE_TAILS,
    OWNERS,
    ambiguous_forms,
    cast,
    doer,
    following_views,
    is_passive,
    misread_form,
)
from tickerlese.events.purposes import noun_phrase
from tickerlese.events.spec import (
    Draft,
    EventRecord,
    EventType,
    Judged,
    NamedSlot,
    SlotValue,
    no,
    noun,
    phrase,
    triggers,
    verb,
    yes,
)
from tickerlese.events.topics import topic
from tickerlese.industries import describe_company
from tickerlese.roles import find_role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention


class SpinOff(EventRecord):
    """A part that becomes a company of its own."""

    type: Literal["spin_off"] = "spin_off"
    parent: NamedSlot | None = None
    unit: NamedSlot | None = None
    status: Status | None = None


TRIGGERS = triggers(
    verb("spalten", "spaltet", "spaltete", "gespalten", particle="ab", attributive=True, how="split"),
    verb("gliedern", particle="aus", attributive=True, how="split"),
    verb("gründen", particle="aus", attributive=True, how="split"),
    verb("lösen", particle="heraus", how="split"),
    verb("verselbstständigen", how="split"),
    verb("verselbständigen", how="split"),
    verb("spalten", "spaltet", "spaltete", "gespalten", particle="auf", how="divide"),
    phrase("in die eigenständigkeit", "in die selbstständigkeit", "in die selbständigkeit", "in die unabhängigkeit", how="free"),
    phrase("als eigenständiges unternehmen", "als eigenes unternehmen", "als unabhängiges unternehmen", "als eigenständige gesellschaft",
        "als eigenständige firma", "eigenständig an die börse", "separat an die börse", how="float"),
    noun("Abspaltung", "Abspaltungen", "Ausgliederung", "Ausgründung", "Abspaltungspläne", "Abspaltungsplänen", "Spinoff", "Spinoffs", "Carveout",
        "Abtrennung", "Verselbstständigung", "Verselbständigung", "Herauslösung", how="noun"),
    phrase("spin - off", "spin - offs", "carve - out", how="noun"),
    noun("Aufspaltung", "Konzernaufspaltung", "Aufteilung", how="division"),
)  # fmt: skip
AMBIGUOUS = ambiguous_forms(TRIGGERS)
FLOATING = ("bring", "brach", "gebracht", "führ", "abgespalten", "abspalt", "start", "agier", "notier")
NAMING = frozenset({"namen", "namens", "name"})
CALLED = ("heiß", "heiss", "firmier", "hieß", "hiess")
OBJECT_ARTICLES = frozenset("die das den seine ihre seinen ihren sein ihr".split())
NO_PARTS = frozenset(
    "börse aktionäre anteilseigner aktie aktien paket konzern pläne plan hauptversammlung behörde".split()
)
POSSESSIVES = frozenset("sein seine seinen seiner seines seinem ihr ihre ihren ihrer ihres ihrem".split())
JOBS = ("arbeitsplätze", "stellen", "mitarbeiter", "beschäftigte", "jobs")


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for the part that the trigger's clause splits off."""
    if misread_form(frame, AMBIGUOUS):
        return []
    how = frame.sets["how"]
    if any(word.startswith(JOBS) for word in frame.clause_words):
        frame.reject("jobs are moved")
        return []
    parent, unit = READERS[how](frame)
    if parent is None and (unit is None or isinstance(unit, str)):
        frame.reject("no company splits something off")
        return []
    if isinstance(unit, str) and (called := named_so(frame, unit)) is not None and not same_identity(called, parent):
        unit = called
    modality, status = read_mood(frame, noun=how in {"noun", "division"})
    told_as_done = frame.hit.trigger.style == "attributive" or (how == "noun" and _is_spun(frame) is not None)
    if told_as_done and modality == "asserted":
        status = status or "completed"
    if modality == "asserted" and frame.hit.at > 1 and "vor" in frame.view.lower[frame.hit.at - 2 : frame.hit.at]:
        modality = "planned"
    values: dict[str, SlotValue] = {"parent": parent, "unit": unit, "status": status}
    return [Draft(values, modality=modality)]


# ---- readers: who splits off what --------------------------------------------------------------------------------------

Split = tuple["Mention | None", "Mention | str | None"]


def _split(frame: Frame) -> Split:
    """As in "X spaltet seine Sparte ab", "die Sparte wird unter dem Namen Y abgespalten", "die von X abgespaltene Y"."""
    if frame.hit.trigger.style == "attributive":
        return _split_before(frame)
    unit = _unit_of_clause(frame)
    named = _name_given(frame)
    source = frame.by_prep(("COMPANY",), "von", "aus")
    if is_passive(frame):
        what = (
            named
            or (settle_unit(frame, unit) if unit else None)
            or _company_split(frame, source)
            or _object_noun(frame)
        )
        parent = (unit.owner if unit else None) or source or (_parent_around(frame, what) if unit or what else None)
        return (parent, what) if what is not None or (unit is not None and parent is not None) else (None, None)
    parts = cast(frame, "COMPANY")
    if "sich" in frame.clause_words:
        return (source, parts.subject) if source is not None and parts.subject is not None else (None, None)
    parent = parts.subject or doer(frame, "COMPANY")
    told = parts.objects[0] if parts.objects else _object_noun(frame)
    if unit is None and told is None:
        return None, None
    what = named or (settle_unit(frame, unit) if unit else told)
    if same_identity(parent, what if not isinstance(what, str) else None):
        parent = None
    return parent or (unit.owner if unit else None) or _parent_around(frame, what), what


def _split_before(frame: Frame) -> Split:
    """As in "die 2023 von X abgespaltene Y", "die von X abgespaltene Lichtsparte"."""
    parent = next(
        (
            m
            for m in frame.mentions("COMPANY")
            if frame.phrase(m).prep in {"von", "aus"} and frame.end(m) <= frame.hit.at
        ),
        None,
    )
    behind = next((m for m in frame.mentions("COMPANY") if 0 <= frame.at(m) - frame.hit.end <= 3), None)
    if parent is None:
        return None, None
    unit = next((u for u in units_in(frame.view, _ranges(frame)) if 0 <= u.noun - frame.hit.end <= 2), None)
    what = behind or (settle_unit(frame, unit) if unit else None)
    if isinstance(what, str):
        what = what.removeprefix(frame.view.words[frame.hit.at] + " ")
    return (parent, what) if what is not None else (None, None)


def _unit_of_clause(frame: Frame) -> Unit | None:
    """The described part that is split off: no attribute of another noun and behind no preposition."""
    return next((unit for unit in units_in(frame.view, _ranges(frame)) if not unit.prep), None)


def _object_noun(frame: Frame) -> str | None:
    """What is split off when it is no word for a part: "spaltet die Medizintechnik ab"."""
    view = frame.view
    for first, last in _ranges(frame):
        for k in range(first, last - 1):
            if (
                k == frame.hit.at + 1
                and view.words[k][:1].isupper()
                and view.owner[k] is None
                and view.lower[k] not in NO_PARTS
            ):
                return fuller_name(frame, view.words[k])
            free = k == first or view.lower[k - 1] not in PREPOSITIONS
            if not free or view.owner[k] is not None or view.lower[k] not in OBJECT_ARTICLES:
                continue
            noun = next((j for j in range(k + 1, min(k + 4, last)) if view.words[j][:1].isupper()), -1)
            plain = noun > 0 and view.owner[noun] is None and describe_company(view.words[noun]) is None
            if plain and find_role(view.words[noun]) is None and view.lower[noun] not in NO_PARTS:
                return fuller_name(frame, noun_phrase(view, k, noun + 1) or view.words[noun])
    return None


def _company_split(frame: Frame, source: Mention | None) -> Mention | None:
    found = doer(frame, "COMPANY")
    return None if same_identity(found, source) else found


def _freed(frame: Frame) -> Split:
    """As in "X entlässt die Sparte in die Eigenständigkeit"."""
    if not any(word.startswith(("entl", "führ", "geführt", "schick", "geschickt")) for word in frame.clause_words):
        return None, None
    return _split(frame)


def _floated(frame: Frame) -> Split:
    """As in "X bringt die Sparte als eigenständiges Unternehmen an die Börse"."""
    if "börse" not in frame.sentence_words or not any(word.startswith(FLOATING) for word in frame.clause_words):
        return None, None
    return _split(frame)


def _noun(frame: Frame) -> Split:
    """As in "die Abspaltung der Sparte (von X)", "Spin-off von Y", "Y, eine Abspaltung von X"."""
    unit = _unit_behind(frame)
    attribute = _attribute(frame)
    if unit is not None:
        what = _name_given(frame) or settle_unit(frame, unit)
        return unit.owner or _parent_around(frame, what), what
    if attribute is None:
        return None, None
    named = _is_spun(frame)
    if named is not None and not same_identity(named, attribute):
        return attribute, named
    source = frame.by_prep(("COMPANY",), "von", "aus")
    parent = source if source is not None and not same_identity(source, attribute) else _parent_around(frame, attribute)
    return (parent, attribute) if parent is not None else (None, None)


def _unit_behind(frame: Frame) -> Unit | None:
    for unit in units_in(frame.view, [(frame.hit.end, min(frame.hit.end + 9, len(frame.view)))]):
        if 0 <= unit.first - frame.hit.end <= 1 and (unit.prep == "von" or (not unit.prep and unit.article)):
            return unit
    return None


def _attribute(frame: Frame) -> Mention | None:
    """The company that the noun governs: "der X", "von X", "X-Abspaltung"."""
    at = frame.hit.end - 1
    for mention in frame.mentions("COMPANY", scope="sentence"):
        phrase = frame.phrase(mention)
        behind = phrase.first == frame.hit.end and (phrase.prep == "von" or phrase.article in {"der", "des"})
        compound = bool(phrase.tail) and frame.end(mention) + 1 == frame.hit.at
        if mention.kind == "share":
            continue
        if (
            (behind and phrase.tail in CORPORATE_TAILS | {""})
            or compound
            or (phrase.head_at == at and phrase.relation in {"von", "genitive"})
        ):
            return mention
    return None


def _is_spun(frame: Frame) -> Mention | None:
    """The company that is called a spin-off: "Y, eine Abspaltung von X", "die X-Abspaltung Y"."""
    view, k = frame.view, frame.hit.at
    apposed = view.owner[frame.hit.end] if frame.hit.end < len(view) else None
    if apposed is not None and apposed.label == "COMPANY" and not view.phrase(apposed).prep:
        return apposed
    if k >= 2 and view.lower[k - 1] in {"eine", "ein", "die", "der"} and view.words[k - 2] == ",":
        owner = view.owner[k - 3] if k >= 3 else None
        return owner if owner is not None and owner.label == "COMPANY" else None
    return None


def _divided(frame: Frame) -> Split:
    """As in "X spaltet sich auf", "die Aufspaltung von X": the parts stay unnamed."""
    if frame.hit.trigger.style != "noun":
        told = "sich" in frame.clause_words or is_passive(frame)
        return (doer(frame, "COMPANY") if told else None), None
    if frame.word == "aufteilung":
        return None, None
    return _attribute(frame) or _possessed(frame), None


def _possessed(frame: Frame) -> Mention | None:
    """Whose division it is when the text says "seine Aufspaltung" or "vor der Aufspaltung stehende X"."""
    before = frame.view.lower[frame.hit.at - 1] if frame.hit.at else ""
    return doer(frame, "COMPANY") if before in POSSESSIVES else None


# ---- names -----------------------------------------------------------------------------------------------------------


def _name_given(frame: Frame) -> Mention | None:
    """The new company's name: "unter dem Namen Y", or in the next sentence "Das Unternehmen soll Y heißen"."""
    found = _named_in(frame.view) or _named_by_as(frame)
    if found is not None:
        return found
    for view in following_views(frame, 1):
        if any(word.startswith(CALLED) for word in view.lower) and (told := _called_in(view)) is not None:
            return told
    return None


def _named_by_as(frame: Frame) -> Mention | None:
    """As in "die Lacksparte wurde als Y ausgegründet"."""
    named = (m for m in frame.mentions("COMPANY") if frame.at(m) > 0 and frame.view.lower[frame.at(m) - 1] == "als")
    return next(named, None) if frame.sets["how"] == "split" else None


def named_so(frame: Frame, noun: str) -> Mention | None:
    """The name that the text gives the part anywhere: "… spaltet ihre Pharmasparte ab … unter dem Namen Y"."""
    lower, tokens = noun.lower(), frame.view.tokens
    starts = [k for k, word in enumerate(tokens.lower) if word in NAMING]
    for k in starts:
        view = frame.document.view(tokens.sentence_at(k))
        if lower in view.lower and (found := _named_in(view)) is not None:
            return found
    return None


def _named_in(view: SentenceView) -> Mention | None:
    for k, word in enumerate(view.lower):
        if word in NAMING:
            at = k + 1
            while at < len(view) and view.words[at] in '„"»«':
                at += 1
            owner = view.owner[at] if at < len(view) else None
            if owner is not None and owner.label == "COMPANY":
                return owner
    return None


def _called_in(view: SentenceView) -> Mention | None:
    plain = [m for m in view.mentions if m.label == "COMPANY" and not m.anaphor and not view.phrase(m).prep]
    return plain[-1] if plain else None


def _parent_around(frame: Frame, unit: Mention | str | None) -> Mention | None:
    """Whose shareholders get it, the subject, "bei X", who reports it, else whom the text speaks of."""
    taken = [unit] if unit is not None and not isinstance(unit, str) else []
    reporting = [
        m for m in frame.mentions("COMPANY", scope="sentence") if frame.is_subject_like(m) and m.kind != "media"
    ]
    owned = [
        m
        for m in frame.mentions("COMPANY", scope="sentence")
        if frame.phrase(m).tail in OWNERS or frame.phrase(m).head in OWNERS
    ]
    told = (
        *owned,
        frame.by_prep(("COMPANY",), "durch", "bei"),
        doer(frame, "COMPANY"),
        *reporting,
        frame.by_prep(("COMPANY",), "laut"),
    )
    for found in (*told, topic(frame, besides=taken, reach=1), frame.main_company()):
        if found is not None and not any(same_identity(found, other) for other in taken):
            return found
    return topic(frame, besides=taken)


def _ranges(frame: Frame) -> list[tuple[int, int]]:
    return frame.view.clauses[frame.clause].ranges


READERS = {"split": _split, "free": _freed, "float": _floated, "noun": _noun, "divide": _divided, "division": _divided}

EXAMPLES = (
    yes("[Novartis|COMPANY] spaltet seine Generikasparte ab.", parent="Novartis", unit="Generikasparte", status="announced", modality="asserted"),
    yes("[Continental|COMPANY] will das Autozuliefergeschäft komplett abspalten und an die Börse bringen.", parent="Continental", unit="Autozuliefergeschäft", modality="planned", also=("ipo",)),
    yes("Schon im September wird die Zuliefersparte von [Continental|COMPANY] unter dem Namen [Aumovio|COMPANY] abgespalten.", parent="Continental", unit="Aumovio"),
    yes("Die Abspaltung der Generikatochter [Sandoz|COMPANY] soll [Novartis|COMPANY] mehr Wert bringen.", parent="Novartis", unit="Sandoz"),
    yes("[Novartis|COMPANY] hat [Sandoz|COMPANY] 2023 abgespalten.", parent="Novartis", unit="Sandoz", status="completed"),
    yes("Die 2023 von [Solvay|COMPANY] abgespaltene [Syensqo|COMPANY] legt Zahlen vor.", parent="Solvay", unit="Syensqo", status="completed"),
    yes("[Siemens|COMPANY] brachte die Medizintechnik als eigenständiges Unternehmen an die Börse.", parent="Siemens", unit="Medizintechnik"),
    yes("Ticker: [Holcim|COMPANY] schliesst den Spin-off von [Amrize|COMPANY] ab", parent="Holcim", unit="Amrize", status="completed"),
    yes("Das Spin-off der Sparte [Qnity|COMPANY] ist laut [Dupont|COMPANY] im November geplant.", parent="Dupont", unit="Qnity", modality="planned"),
    yes("[Kraftwerk Holding|COMPANY] hatte sich in drei Unternehmen aufgespalten.", parent="Kraftwerk Holding", status="completed"),
    yes("Die Aufspaltung von [Kraft Heinz|COMPANY] nimmt Form an.", parent="Kraft Heinz"),
    yes("[Bayer|COMPANY] erwägt laut Kreisen eine Abspaltung der Agrarsparte.", parent="Bayer", unit="Agrarsparte", modality="possible", status="rumored"),
    yes("[Bayer|COMPANY]-Chef [Bill Anderson|PERSON] erteilte einer Aufspaltung des Konzerns eine Absage.", parent="Bayer", modality="denied"),
    yes("Der Halbleiterkonzern [Infineon|COMPANY], eine Abspaltung von [Siemens|COMPANY], wächst.", parent="Siemens", unit="Infineon", status="completed"),
    yes("[Western Digital|COMPANY] dementierte Pläne, das Flash-Geschäft auszugliedern.", parent="Western Digital", unit="Flash-Geschäft", modality="denied"),
    yes("Die Aktionäre von [Siemens|COMPANY] stimmten der Abspaltung der Energiesparte zu.", parent="Siemens", unit="Energiesparte", status="approved"),
    yes("[Vivendi|COMPANY] dürfte die Buchtochter [Lagerfeuer|COMPANY] abspalten.", parent="Vivendi", unit="Lagerfeuer", modality="expected"),
    yes("Der Konzern [Lonza|COMPANY] entlässt die Kapselsparte in die Eigenständigkeit.", parent="Lonza", unit="Kapselsparte"),
    yes("[ABB|COMPANY] spaltet die Robotiksparte ab. Das neue Unternehmen soll [Robotis AG|COMPANY] heissen.", parent="ABB", unit="Robotis AG"),
    yes("Bis Jänner werde die Lichtsparte abgespalten, teilte der Konzern [Zumtobel|COMPANY] mit.", parent="Zumtobel", unit="Lichtsparte"),
    yes("Vor der Abspaltung des Chemiegeschäfts zahlt [Lanxess|COMPANY] Schulden zurück.", parent="Lanxess", unit="Chemiegeschäft", modality="planned"),
    yes("[Sandoz|COMPANY] hatte sich 2023 von [Novartis|COMPANY] abgespalten.", parent="Novartis", unit="Sandoz", status="completed"),
    yes(
        "[Hagemann|COMPANY] spaltet Medizintechnik ab\n\nDer Mischkonzern [Hagemann|COMPANY] ordnet sich neu. Die Abspaltung der Medizintechniksparte ist für 2026 geplant.",
        {"parent": "Hagemann", "unit": "Medizintechniksparte"},
    ),
    yes("Die von [Merck|COMPANY] geplante Ausgliederung der Elektroniksparte ist gescheitert.", parent="Merck", unit="Elektroniksparte", status="failed"),
    no("[Conti|COMPANY] verkauft seine Gummisparte.", "a sale", also=("divestiture",)),
    no("Die Partei lehnt die Aufspaltung des Pakets ab, sagt [RWE|COMPANY].", "a bill"),
    no("[US Steel|COMPANY] werde keine Ausgliederungen von Arbeitsplätzen vornehmen.", "jobs"),
    no("[Munich Re|COMPANY] lehnt eine Aufspaltung der Aktie ab.", "a share split", also=("stock_split",)),
    no("[Disney|COMPANY] dreht ein Spin-off der Serie.", "a film"),
    no("[Telekom|COMPANY] lagert die Kundenbetreuung aus.", "outsourcing"),
    no("Die Meinungen der Aktionäre von [Bayer|COMPANY] spalten sich.", "opinions"),
    no("Nach der Abspaltung der Gruppe um die Abgeordnete stieg die Partei in der Gunst, ergab eine Umfrage für [RTL|COMPANY].", "a party"),
    no("[Varta|COMPANY] brachte 2017 neue Batterien an die Börse der Händler.", "no separation"),
    no("[Linde|COMPANY] spaltet Wasser in Wasserstoff und Sauerstoff.", "chemistry"),
)  # fmt: skip

EVENT = EventType(
    record=SpinOff,
    triggers=TRIGGERS,
    build=build,
    identity=("unit", "parent"),
    keys=("parent", "unit"),
    judged=Judged(("unit", "parent"), ("parent", "unit")),
    examples=EXAMPLES,
    defaults={"status": "announced"},
)
