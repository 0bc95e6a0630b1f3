"""merger: companies join to become one, as equals or one into another, or are said to.

Not: takeovers that the text tells as such (acquisition), joint ventures and associations, fusions of atoms, parties or clubs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.deal_borders import merger_is_takeover
from tickerlese.events.deals import FAILED, Status, is_planned, read_mood
from tickerlese.events.frame import same_identity
from tickerlese.events.parties import OWNERS, ambiguous_forms, doer, listed, misread_form, open_mentions
from tickerlese.events.spec import (
    Draft,
    EventRecord,
    EventType,
    Judged,
    NamedSlot,
    no,
    noun,
    phrase,
    triggers,
    verb,
    yes,
)
from tickerlese.events.topics import topic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention


class Merger(EventRecord):
    """Companies that become one."""

    type: Literal["merger"] = "merger"
    parties: list[NamedSlot] | None = None
    status: Status | None = None


TRIGGERS = triggers(
    verb("fusionieren", how="verb"),
    verb("verschmelzen", "verschmilzt", "verschmolz", "verschmolzen", how="verb"),
    verb("schließen", "schließt", "schloss", "geschlossen", particle="zusammen", how="verb"),
    verb("schliessen", "schliesst", "schloss", "geschlossen", particle="zusammen", how="verb"),
    verb("gehen", "geht", "ging", "gegangen", particle="zusammen", how="verb"),
    verb("legen", particle="zusammen", how="verb"),
    verb("vereinigen", how="verb"),
    noun("Fusion", "Fusionen", "Megafusion", "Großfusion", "Grossfusion", "Bankenfusion", "Milliardenfusion", "Elefantenhochzeit", "Megahochzeit",
        "Zusammenschluss", "Zusammenschlusses", "Zusammenschluß", "Unternehmenszusammenschluss", "Bankenzusammenschluss", "Zusammengehen", "Verschmelzung",
        "Verschmelzungsvertrag", "Fusionsvertrag", "Fusionspläne", "Fusionsplänen", "Fusionsplan", "Fusionsvorhaben", how="noun"),
    noun("Fusionsgespräche", "Fusionsgesprächen", "Fusionsverhandlungen", "Fusionspoker", "Fusionsspekulationen", "Fusionsgerüchte", "Fusionsgerüchten",
        "Fusionsfantasie", "Fusionsfantasien", "Fusionsphantasie", "Fusionsüberlegungen", "Fusionspartner", "Fusionskandidat", how="talks"),
    phrase("business combination agreement", how="noun"),
)  # fmt: skip
AMBIGUOUS = ambiguous_forms(TRIGGERS)
INTO = frozenset({"verschmelzen", "verschmilzt", "verschmolz", "verschmolzen", "verschmelzung", "verschmelze"})
INDEFINITE = frozenset("ein eine einen einem einer".split())
AGREED = frozenset(
    "bekannt vereinbart vereinbarten vereinbarte einig einigten geeinigt besiegelt besiegelten beschlossen beschloss verkündet "
    "verkündeten unterzeichnet unterzeichneten unterschrieben angekündigt kündigten kündigte".split()
)
ORIGINS = frozenset("entstand entstanden entstanden hervor hervorging hervorgegangen hervorgingen gegründet".split())
MOST_PARTIES = 5


def build(frame: Frame) -> Iterable[Draft]:
    """A draft with all the companies that join."""
    if misread_form(frame, AMBIGUOUS):
        return []
    by_noun = frame.sets["how"] != "verb"
    parties = _distinct(_named_by_noun(frame) if by_noun else _named_by_verb(frame))
    if len(parties) == 1:
        parties = _distinct([*_partner(frame, parties[0]), parties[0]])
    if by_noun and len(parties) < 2 and FAILED & frame.clause_words:
        parties = _distinct(_pair_beside(frame)) or parties
    if not _are_enough(frame, parties):
        frame.reject("fewer than two companies join")
        return []
    modality, status = read_mood(frame, noun=by_noun, tentative=frame.sets["how"] == "talks" or _is_option(frame))
    if status is None and by_noun and _is_origin(frame):
        status = "completed"
    if modality == "asserted" and status is None and is_planned(frame):
        modality = "planned"
    return [Draft({"parties": list(parties), "status": status}, modality=modality)]


def _pair_beside(frame: Frame) -> list[Mention]:
    """As in "Die Fusion ist geplatzt: X und Y beenden die Gespräche": the pair that another clause tells of."""
    for index in range(len(frame.view.clauses)):
        own = open_mentions(frame, index, "COMPANY")
        pair = listed(frame, own[0]) if own and index != frame.clause else []
        if len(pair) >= 2:
            return pair
    return []


def _are_enough(frame: Frame, parties: list[Mention]) -> bool:
    """Two or more; one alone when the text says with whom somebody unnamed joins."""
    if len(parties) == 1:
        return frame.phrase(parties[0]).prep == "mit" and parties[0].kind != "media"
    return 2 <= len(parties) <= MOST_PARTIES


def _distinct(mentions: Iterable[Mention]) -> list[Mention]:
    found: list[Mention] = []
    for mention in mentions:
        if not any(same_identity(mention, other) for other in found):
            found.append(mention)
    return found


def _is_option(frame: Frame) -> bool:
    """Whether some merger is spoken of, not one that is agreed: "eine Fusion wäre eine Bedrohung"."""
    before = frame.view.lower[max(0, frame.hit.at - 3) : frame.hit.at]
    return bool(INDEFINITE & set(before)) and not AGREED & frame.sentence_words


def _is_origin(frame: Frame) -> bool:
    """As in "entstand aus der Fusion von X und Y", "ging aus dem Zusammenschluss hervor"."""
    return bool(ORIGINS & frame.clause_words) and bool({"aus", "durch"} & frame.clause_words)


def _named_by_verb(frame: Frame) -> Iterator[Mention]:
    """As in "X und Y fusionieren", "X fusioniert mit Y", "X wird auf Y verschmolzen"."""
    own = open_mentions(frame, frame.clause, "COMPANY")
    joined = _joined(frame, "mit", *(("auf",) if frame.word in INTO else ()))
    if "legen" in frame.word or "legt" in frame.word:
        yield from own[1:] if len(own) > 2 else own
        yield from joined
        return
    if not own and (subject := doer(frame, "COMPANY")) is not None:
        own = listed(frame, subject)
    yield from own
    yield from joined


def _joined(frame: Frame, *preps: str) -> Iterator[Mention]:
    """The companies of the clause behind a preposition, with those that are listed after them."""
    for mention in frame.mentions("COMPANY"):
        phrase = frame.phrase(mention)
        if phrase.prep in preps and phrase.relation in {"", "apposition", "prep"} and _is_whole(frame, mention):
            yield from listed(frame, mention)


def _is_whole(frame: Frame, mention: Mention) -> bool:
    """Whether the company itself is meant, not its boss, share or subsidiary."""
    tail = frame.phrase(mention).tail
    return not tail or tail in {"gruppe", "konzern", "holding", "bank"}


def _named_by_noun(frame: Frame) -> Iterator[Mention]:
    """As in "Fusion von X und Y", "Fusion der X mit der Y", "X und Y besiegeln ihre Fusion"."""
    if _is_association(frame):
        return
    attributes = _attributes(frame)
    yield from attributes
    if len(_distinct(attributes)) >= 2:
        return
    yield from _joined_behind(frame)
    subject = doer(frame, "COMPANY")
    if not attributes and subject is not None and frame.phrase(subject).prep == "":
        pair = listed(frame, subject)
        partners = list(_joined(frame, "mit"))
        if len(pair) > 1 or partners:
            yield from pair
            yield from partners


def _is_association(frame: Frame) -> bool:
    """As in "das Konsortium, ein Zusammenschluss von X und Y"."""
    k = frame.hit.at
    while k > 0 and frame.view.words[k - 1].islower() and frame.view.lower[k - 1] not in {"ein", "ist", "als"}:
        k -= 1
    before = frame.view.lower[max(0, k - 2) : k]
    return before in ([",", "ein"], ["ist", "ein"], ["als", "ein"])


def _attributes(frame: Frame) -> list[Mention]:
    """The companies that belong to the noun: "von X und Y", "zwischen X und Y", "X-Y-Fusion"."""
    found: list[Mention] = []
    for mention in frame.mentions("COMPANY", scope="sentence"):
        phrase = frame.phrase(mention)
        behind = phrase.head_at == frame.hit.end - 1 and (
            phrase.relation in {"von", "genitive"} or phrase.prep in {"zwischen", "aus", "um"}
        )
        compound = phrase.tail == frame.word and frame.end(mention) <= frame.hit.at
        if behind and _is_whole(frame, mention):
            found.extend(listed(frame, mention))
        elif compound:
            found.append(mention)
    if found and all(frame.phrase(m).tail for m in found):
        found = [*_before_compound(frame, found[0]), *found]
    return found


def _before_compound(frame: Frame, last: Mention) -> Iterator[Mention]:
    """The other name of a compound: "die Fusion"'s "X-Y-Fusion", "X/Y-Fusion"."""
    k = frame.at(last)
    owner = frame.view.owner[k - 2] if k >= 2 else None
    if owner is not None and owner.label == "COMPANY" and frame.view.words[k - 1] in {"-", "/", "–", "‑"}:
        yield owner


def _joined_behind(frame: Frame) -> Iterator[Mention]:
    """Who is joined by "mit" behind the noun: "die Fusion (der X) mit Y"."""
    for mention in frame.mentions("COMPANY", scope="sentence"):
        phrase = frame.phrase(mention)
        if phrase.prep == "mit" and phrase.first >= frame.hit.end and _is_whole(frame, mention):
            between = frame.view.words[frame.hit.end : phrase.first]
            if len(between) <= 8 and not {",", ";", ":", "(", ")"} & set(between):
                yield from listed(frame, mention)
                return


def _partner(frame: Frame, known: Mention) -> Iterator[Mention]:
    """The other side when only one is told beside the noun or verb: the subject, whose owners vote, else the topic."""
    voting = [m for m in frame.mentions("COMPANY", scope="sentence") if frame.phrase(m).head in OWNERS]
    subject = doer(frame, "COMPANY")
    reporting = [
        m for m in frame.mentions("COMPANY", scope="sentence") if frame.is_subject_like(m) and m.kind != "media"
    ]
    found = next((m for m in voting if not same_identity(m, known)), None) or subject
    if (found is None or same_identity(found, known)) and frame.phrase(known).prep == "mit":
        found = next((m for m in reporting if not same_identity(m, known)), None)
    if found is None or same_identity(found, known):
        found = topic(frame, besides=(known,)) if frame.phrase(known).prep == "mit" or known.anaphor else None
    if found is not None:
        yield from (m for m in listed(frame, found) if not same_identity(m, known))


EXAMPLES = (
    yes("[Talanx|COMPANY] und [Signal Iduna|COMPANY] fusionieren.", parties=["Talanx", "Signal Iduna"], status="announced", modality="asserted"),
    yes("Ticker: [Nordwerk AG|COMPANY] und [Südwerk SE|COMPANY] wollen fusionieren", parties=["Nordwerk AG", "Südwerk SE"], modality="planned"),
    yes("Die [Raiffeisenbank Grundlsee|COMPANY] wird heuer mit der [Raiffeisenbank Altaussee|COMPANY] verschmolzen.", parties=["Raiffeisenbank Grundlsee", "Raiffeisenbank Altaussee"]),
    yes("[Helvetia|COMPANY] und [Baloise|COMPANY] schliessen sich zur zweitgrössten Versicherungsgruppe der Schweiz zusammen.", parties=["Helvetia", "Baloise"]),
    yes("Wie [Grenke|COMPANY] mitteilte, haben die Aktionäre der Verschmelzung mit der [Leasfin AG|COMPANY] zugestimmt.", parties=["Grenke", "Leasfin AG"], status="approved", modality="asserted"),
    yes("[Kion|COMPANY] verhandelt laut Kreisen mit [Jungheinrich|COMPANY] über einen Zusammenschluss.", parties=["Kion", "Jungheinrich"], status="rumored", modality="possible"),
    yes("Die Fusion zwischen [Krones|COMPANY] und [Sidelmann|COMPANY] ist geplatzt.", parties=["Krones", "Sidelmann"], status="failed", modality="asserted"),
    yes("Die geplante Fusion des Stahlkochers [Saarstahl|COMPANY] mit der [Weserhütte|COMPANY] liegt auf Eis.", parties=["Saarstahl", "Weserhütte"], modality="planned"),
    yes("[Clariant|COMPANY] dementierte Fusionsgespräche mit [Lanxess|COMPANY].", parties=["Clariant", "Lanxess"], status="rumored", modality="denied"),
    yes("Nach der Fusion mit [Vitesco|COMPANY] streicht [Schaeffler|COMPANY] das Werk in Berlin.", parties=["Schaeffler", "Vitesco"], status="completed"),
    yes("Der Zulieferer [Schaeffler|COMPANY] spart. Nach der Fusion mit [Vitesco|COMPANY] fallen Doppelfunktionen weg.", parties=["Schaeffler", "Vitesco"], status="completed"),
    yes("[Thyssenkrupp Steel|COMPANY] und [Tata|COMPANY] loten erneut einen Zusammenschluss aus", parties=["Thyssenkrupp Steel", "Tata"], modality="possible"),
    yes("Die Kartellwächter haben die Fusion von [Evonik|COMPANY] und [Lanxess|COMPANY] untersagt.", parties=["Evonik", "Lanxess"], status="failed"),
    yes("[Volksbank Mitte|COMPANY], [Volksbank Nord|COMPANY] und [VR-Bank Süd|COMPANY] fusionieren.", parties=["Volksbank Mitte", "Volksbank Nord", "VR-Bank Süd"]),
    yes("Die Stadtwerke [Isarnetz|COMPANY] seien mit der [Donaunetz GmbH|COMPANY] fusioniert worden, hieß es.", parties=["Stadtwerke Isarnetz", "Donaunetz GmbH"], status="completed"),
    yes("[Novartis|COMPANY] entstand 1996 durch die Fusion von [Ciba-Geigy|COMPANY] mit [Sandoz|COMPANY].", parties=["Ciba-Geigy", "Sandoz"], status="completed"),
    yes("[Holcim|COMPANY] und [Lafarge|COMPANY] besiegelten 2015 ihre Fusion.", parties=["Holcim", "Lafarge"], status="completed"),
    yes("Ein Zusammenschluss mit der [Volksbank Enns|COMPANY] sei keine Option, teilte die [Sparbank Linz|COMPANY] mit.", parties=["Volksbank Enns", "Sparbank Linz"], modality="denied"),
    yes("[Mondelez|COMPANY] und [Hershey|COMPANY] dürften nach Ansicht von Analysten fusionieren.", parties=["Mondelez", "Hershey"], modality="expected"),
    yes("Die Spekulationen reißen nicht ab, dass [Rio Tinto|COMPANY] mit [Glencore|COMPANY] zusammengehen könnte.", parties=["Rio Tinto", "Glencore"], modality="possible", status="rumored"),
    yes("Die Fusionsfantasie um [Delivery Hero|COMPANY] und [Just Eat|COMPANY] treibt die Branche an.", parties=["Delivery Hero", "Just Eat"], modality="possible"),
    yes("Die Kieler [Förde AG|COMPANY] soll auf die Mutter [Küsten AG|COMPANY] verschmolzen werden. Die Verschmelzung wurde am Montag genehmigt.", parties=["Förde AG", "Küsten AG"], status="approved"),
    yes(
        "[Nordlicht AG|COMPANY] und [Südwind SE|COMPANY] fusionieren\n\nDer Zusammenschluss soll im Herbst vollzogen werden. Die Aktionäre der [Nordlicht AG|COMPANY] stimmten der Fusion mit [Südwind SE|COMPANY] zu.",
        parties=["Nordlicht AG", "Südwind SE"], status="approved",
    ),
    no("[Zalando|COMPANY] übernimmt [About You|COMPANY]. Die Fusion von [Zalando|COMPANY] und [About You|COMPANY] schafft einen Riesen.", "the text tells a takeover", also=("acquisition",)),
    no("Die Kernfusion macht Fortschritte, sagt [Marvel Fusion|COMPANY].", "atoms"),
    no("Das Konsortium, ein Zusammenschluss von [Bosch|COMPANY] und [BMW|COMPANY], baut Ladesäulen.", "an association"),
    no("Sollten [Lufthansa|COMPANY] und [Condor|COMPANY] fusionieren, wäre das ein Fall fürs Kartellamt.", "a hypothesis"),
    no("[Bayer|COMPANY] legt zwei Labore in Leverkusen zusammen.", "places of one company"),
    no("[SAP|COMPANY] verschmilzt Datenbank und Anwendung zu einer Plattform.", "software"),
    no("Im neuen SUV von [VW|COMPANY] verschmelzen Technik und Komfort.", "a metaphor"),
    no("[Bosch|COMPANY] und [Siemens|COMPANY] arbeiten enger zusammen.", "they only cooperate", also=("partnership",)),
    no("Die [Allianz|COMPANY] und die [Axa|COMPANY] schließen Verträge mit Kliniken.", "nothing is joined"),
    no("Die Fusion der beiden Ministerien lehnt [RWE|COMPANY] ab.", "ministries"),
    no("Die Kosten gehen zusammen mit den Schulden auf [Metro|COMPANY] über.", "an adverb"),
)  # fmt: skip

EVENT = EventType(
    record=Merger,
    triggers=TRIGGERS,
    build=build,
    identity=("parties",),
    keys=("parties",),
    judged=Judged(("parties",), ()),
    examples=EXAMPLES,
    needs=frozenset({"COMPANY"}),
    defaults={"status": "announced"},
    gives_way=merger_is_takeover,
)
