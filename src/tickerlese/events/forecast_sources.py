"""Whose expectation a figure is: the bank, institute, authority or person that forecasts.

In: a ``Frame`` whose trigger forecasts. Out: the source (a mention, or only "somebody" for unnamed experts), or null.
Companies that don't forecast for a living are no sources here: what they expect of themselves is guidance.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tickerlese.events.attribution import Quoted, speech_forms
from tickerlese.events.quotations import find_quotations
from tickerlese.events.rating_units import EXPERTS, HOUSES, known_brokers
from tickerlese.roles import find_role

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention

LABELS = ("ORGANIZATION", "COMPANY", "PERSON")
EXPERT_HEADS = frozenset(
    "analysten experten expertinnen strategen ökonomen volkswirte volkswirten chartexperten marktforscher marktforschern forscher fachleute fachleuten konjunkturforscher währungshüter "
    "währungshütern statistiker rohstoffexperten devisenexperten researchteam team".split()
)
UNNAMED = (
    *EXPERTS,
    "wirtschaftsweise",
    "sachverständige",
    "währungshüter",
    "ökonom",
    "volkswirt",
    "marktbeobachter",
    "konjunkturforscher",
    "marktforscher",
)
FORECASTERS = (
    *HOUSES,
    "institut",
    "instituts",
    "beratung",
    "marktforscher",
    "marktforschers",
    "kreditversicherer",
    "vermögensverwalter",
    "wirtschaftsforscher",
)
OUTSIDERS = frozenset({"analyst", "economist", "central_banker", "official", "expert", "politician"})
HOUSE_WORDS = frozenset(
    "research institut institute analytics intelligence economics consulting capital securities advisors".split()
)
KINDS = dict.fromkeys(("notenbank", "zentralbank", "währungshüter", "währungshütern", "notenbanker"), "central_bank")
KINDS |= dict.fromkeys(("institut", "konjunkturforscher", "wirtschaftsforscher", "forschungsinstitut"), "institute")
SUBJUNCTIVES = frozenset("werde werden dürfte dürften könne könnten könnte solle".split())
FIRST_PERSON = frozenset("wir uns unser unsere unserer unserem ich mein meine meiner".split())
LOOK_BACK = 2


class Source(NamedTuple):
    """Who expects: a mention, or null for experts without a name."""

    mention: Mention | None


def find_source(frame: Frame) -> Source | None:
    """The source that the trigger's words, its clause or the quotation around it name."""
    mark = frame.sets["mark"]
    if mark == "future":
        speaker = _speaker(frame) or _reporter(frame)
        return Source(speaker) if speaker is not None else None
    if mark in {"noun", "view", "target"}:
        found = frame.of_noun(frame.hit.at, *LABELS)
        found = _person_behind(frame, found) if found else frame.subject(*LABELS, heads=EXPERT_HEADS)
    elif mark == "according":
        found = _beside(frame)
    else:
        found = frame.subject(*LABELS, heads=EXPERT_HEADS) or _behind(frame)
    found = found or _described(frame) or _pronoun(frame)
    if found is None and frame.view.clauses[frame.clause].kind == "quote":
        found = _speaker(frame)
    if found is None and FIRST_PERSON & frame.clause_words:
        found = _interviewed(frame)
    if found is not None:
        return Source(found)
    words = frame.sentence_words if "sie" in frame.clause_words else frame.clause_words
    return Source(None) if any(word.startswith(UNNAMED) for word in words) else None


def _person_behind(frame: Frame, mention: Mention) -> Mention:
    """The person whom "Einschätzung von Commerzbank-Ökonom X" names behind the employer, else the mention itself."""
    if not frame.phrase(mention).tail:
        return mention
    people = (m for m in frame.mentions("PERSON", scope="sentence") if 0 < frame.at(m) - frame.end(mention) <= 3)
    return next(people, mention)


def other_source(frame: Frame, first: int, last: int) -> Mention | None:
    """A further source between two figures: "X sieht den Dax bei 27.000, Y bei 26.000 Punkten"."""
    between = [m for m in frame.mentions(*LABELS, scope="sentence") if first <= frame.at(m) < last]
    found = [m for m in between if frame.is_subject_like(m, EXPERT_HEADS) and is_outsider(frame, m)]
    return found[-1] if found else None


def _beside(frame: Frame) -> Mention | None:
    """The mention behind "laut", or before "zufolge"."""
    near = [
        m
        for m in frame.mentions(*LABELS, scope="sentence")
        if frame.phrase(m).first - frame.hit.end in range(3) or 0 <= frame.hit.at - frame.end(m) <= 1
    ]
    heads = [m for m in frame.mentions(*LABELS, scope="sentence") if 0 < frame.at(m) - frame.hit.at <= 5]
    return next(iter(near), None) or next(iter(heads), None)


def _behind(frame: Frame) -> Mention | None:
    """The subject behind the verb: ", schätzt das Analysehaus X"."""
    behind = [
        m
        for m in frame.mentions(*LABELS)
        if 0 < frame.at(m) - frame.hit.at <= 8 and frame.is_subject_like(m, EXPERT_HEADS)
    ]
    return next(iter(behind), None)


def _described(frame: Frame) -> Mention | None:
    """For "die Notenbank erwartet": the organization of that kind that was named last."""
    kind = next((KINDS[word] for word in frame.view.lower if word in KINDS and word in frame.clause_words), None)
    return _last_of_kind(frame, kind) if kind else None


def _last_of_kind(frame: Frame, kind: str) -> Mention | None:
    before = frame.view.text_range[0]
    found = [m for m in frame.document.mentions if m.label == "ORGANIZATION" and m.kind == kind and m.start < before]
    return found[-1] if found else None


def _pronoun(frame: Frame) -> Mention | None:
    """For "veranschlagt sie": the source that the sentence before has for a subject."""
    words = frame.view.lower[max(0, frame.hit.at - 2) : frame.hit.at + 3]
    if not {"sie", "er", "es"} & set(words):
        return None
    for view in (frame.view, *frame.previous_views(LOOK_BACK)):
        last = frame.hit.at if view is frame.view else len(view)
        for mention in view.mentions:
            if mention.label in LABELS and view.span[id(mention)][0] < last and _is_open(view, mention):
                return mention
        kind = next((KINDS[word] for word in view.lower if word in KINDS), None)
        if kind:
            return _last_of_kind(frame, kind)
    return None


def _is_open(view: SentenceView, mention: Mention) -> bool:
    phrase = view.phrase(mention)
    return not phrase.prep and phrase.relation not in {"von", "genitive"} and not phrase.tail


def _speaker(frame: Frame) -> Mention | None:
    """Who says the quotation that the trigger stands in."""
    document, token = frame.document, frame.view.at[frame.hit.at]
    for index, quotation in enumerate(find_quotations(document.tokens)):
        if quotation.first < token < quotation.last:
            said = Quoted(document, index).attribution()
            return said.speaker if said is not None else None
    return None


def _reporter(frame: Frame) -> Mention | None:
    """Whose reported speech the clause is: "X sagte, der Markt werde schrumpfen"."""
    view, before = frame.view, frame.clause - 1
    if before < 0 or not SUBJUNCTIVES & frame.clause_words:
        return None
    said = any(
        view.lower[k] in speech_forms() for first, last in view.clauses[before].ranges for k in range(first, last)
    )
    if not said:
        return None
    inside = (m for m in view.mentions if m.label in LABELS and view.clause_at(frame.at(m)) == before)
    return next((m for m in inside if frame.is_subject_like(m, EXPERT_HEADS)), None)


def _interviewed(frame: Frame) -> Mention | None:
    """Whose answer the paragraph is: it begins with the name and a colon ("Müller: Wir rechnen …")."""
    document = frame.document
    for index in range(frame.view.index, -1, -1):
        view = document.view(index)
        first = view.mentions[0] if view.mentions else None
        if first is not None and first.label == "PERSON" and _opens(view, first):
            return first
        if index and "\n" in document.tokens.words[document.tokens.sentences[index - 1][1] - 1]:
            break
    return None


def _opens(view: SentenceView, person: Mention) -> bool:
    """Whether the sentence begins with the person and a colon."""
    start, end = view.span[id(person)]
    return start == 0 and end < len(view) and view.words[end] == ":"


def is_outsider(frame: Frame, source: Mention | None) -> bool:
    """Whether the source forecasts for a living; what companies and their executives expect is mostly about themselves."""
    if source is None or source.label == "ORGANIZATION":
        return True
    if source.label == "PERSON":
        role = find_role((source.role or "").replace("-", " ").rsplit(" ", 1)[-1])
        return role is not None and role.kind in OUTSIDERS
    name = source.name or ""
    head = frame.phrase(source).head if id(source) in frame.view.span else ""
    advises = source.identity is not None and source.identity.industry == "consulting"
    words = name.lower().split()
    listed = advises or name in known_brokers() or not HOUSE_WORDS.isdisjoint(words)
    listed = listed or any(word.endswith("bank") or word == "bankhaus" for word in words)
    return listed or head.endswith(FORECASTERS) or head in EXPERT_HEADS or frame.phrase(source).tail.startswith(UNNAMED)
