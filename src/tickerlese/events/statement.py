"""statement: a named person is quoted directly.

Not: indirect speech, quoted words inside a sentence ("nannte den Schritt „mutig“"), terms and titles in quotation marks,
unnamed speakers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.attribution import Quoted, is_part, may_be_said
from tickerlese.events.parties import mention_of
from tickerlese.events.quotations import find_quotations, quotation_at
from tickerlese.events.spec import (
    Draft,
    EventRecord,
    EventType,
    Judged,
    NamedSlot,
    SlotValue,
    no,
    phrase,
    triggers,
    yes,
)
from tickerlese.roles import find_role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention
    from tickerlese.tokens import Tokens


class Statement(EventRecord):
    """What somebody said, word for word; ``quote`` stands without quotation marks."""

    type: Literal["statement"] = "statement"
    speaker: NamedSlot | None = None
    company: NamedSlot | None = None
    role: str | None = None
    quote: str | None = None


TRIGGERS = triggers(phrase("„", "“", "”", '"', "»", "«"))
HOUSE_ROLES = frozenset({"executive", "owner"})


def build(frame: Frame) -> Iterable[Draft]:
    """One draft for the quotation that the trigger opens."""
    index = quotation_at(frame.document.tokens, frame.view.at[frame.hit.at])
    if index < 0:
        return _reject(frame, "opens no quotation")
    quoted = Quoted(frame.document, index)
    if quoted.continues():
        return _reject(frame, "goes on with the quotation before")
    said = quoted.attribution()
    if said is None:
        return _reject(frame, "no named person says it")
    role, company = _profile(frame, said.speaker)
    values: dict[str, SlotValue] = {"speaker": said.speaker, "company": company, "role": role, "quote": quoted.text()}
    last = frame.document.tokens.sentence_at(quoted.quotation.last)
    return [
        Draft(
            values, modality="asserted", evidence={*range(frame.view.index, last + 1), said.sentence}, trigger=said.said
        )
    ]


def _opens_quotation(tokens: Tokens, token: int) -> bool:
    """Whether a quotation opens here that is more than words inside a sentence."""
    index = quotation_at(tokens, token)
    if index < 0:
        return False
    quotation = find_quotations(tokens)[index]
    return may_be_said(tokens, quotation) or not is_part(tokens, quotation)


def _reject(frame: Frame, reason: str) -> list[Draft]:
    frame.reject(reason)
    return []


def _profile(frame: Frame, speaker: Mention) -> tuple[str | None, Mention | None]:
    """The speaker's role and company, also from other mentions of the speaker."""
    role, employer = speaker.role, speaker.employer
    for other in frame.document.mentions:
        if other.label == "PERSON" and other.identity is speaker.identity:
            role, employer = role or other.role, employer or other.employer
    in_house = _is_house_role(role)
    namesake = _namesake(frame, speaker) if in_house else None
    if namesake is not None:
        return role, namesake
    if employer is not None:
        return role, mention_of(frame, employer, speaker.start)
    main = frame.main_company() if in_house else None
    return role, main if main is not None and main.kind is None else None


def _is_house_role(role: str | None) -> bool:
    row = find_role(role.replace("-", " ").rsplit(" ", 1)[-1]) if role else None
    return row is not None and row.kind in HOUSE_ROLES


def _namesake(frame: Frame, speaker: Mention) -> Mention | None:
    """The family's firm: a company that bears the surname of the one who runs it."""
    surname = (speaker.name or "").rsplit(" ", 1)[-1]
    firms = [m for m in frame.document.mentions if m.label == "COMPANY" and surname in (m.name or "").split()]
    return firms[0] if firms and all(m.identity is firms[0].identity for m in firms) else None


EXAMPLES = (
    yes("„Wir sind gut gestartet“, sagte [Gea|COMPANY]-Chef [Stefan Klebert|PERSON].", speaker="Stefan Klebert", company="Gea", role="Chef", quote="Wir sind gut gestartet"),
    yes("\"Das Jahr wird schwer\", räumte Finanzvorständin [Eva Kranz|PERSON] von der [Nordex|COMPANY] ein.", speaker="Eva Kranz", company="Nordex", role="Finanzvorständin", quote="Das Jahr wird schwer"),
    yes("«Der Franken macht uns zu schaffen», liess sich Konzernchef [Urs Ammann|PERSON] von [Bystronic|COMPANY] zitieren.", speaker="Urs Ammann", company="Bystronic", quote="Der Franken macht uns zu schaffen"),
    yes("»Mehr Geld gibt es nicht«, so [Petra Vogt|PERSON].", speaker="Petra Vogt", quote="Mehr Geld gibt es nicht", company=None),
    yes("[Jan Moser|PERSON], Analyst bei der [Baader Bank|COMPANY], mahnte zur Vorsicht: „Die Bewertung ist zu hoch.“", speaker="Jan Moser", company="Baader Bank", role="Analyst", quote="Die Bewertung ist zu hoch."),
    yes("[Petra Vogt|PERSON]: „Kein Kommentar.“", speaker="Petra Vogt", quote="Kein Kommentar."),
    yes("„Zuerst kommt die Schuldentilgung“, betonte [Jan Moser|PERSON], „danach reden wir über Zukäufe.“", speaker="Jan Moser", quote="Zuerst kommt die Schuldentilgung danach reden wir über Zukäufe."),
    yes("Vorstandschefin [Petra Vogt|PERSON] leitet die [Stemmer AG|COMPANY] seit Mai. „Wir bauen um“, sagte sie in Puchheim.", speaker="Petra Vogt", company="Stemmer AG", role="Vorstandschefin", quote="Wir bauen um", also=("management_change",)),
    yes(
        "Vorstandschef [Jan Moser|PERSON] gab sich gelassen. Der Vorstandschef erklärte: \"Wir haben Zeit. Die Kassen sind voll.\"",
        speaker="Jan Moser", role="Vorstandschef", quote="Wir haben Zeit. Die Kassen sind voll.",
    ),
    yes("„Wenn die Zölle kommen, trifft uns das hart. Wir sind aber vorbereitet“, sagte [Petra Vogt|PERSON].", speaker="Petra Vogt", quote="Wenn die Zölle kommen, trifft uns das hart. Wir sind aber vorbereitet"),
    yes(
        "„Die Nachfrage zieht an“, sagte [Petra Vogt|PERSON] dem „Handelsblatt“. „Das zeigen die Aufträge.“",
        {"speaker": "Petra Vogt", "quote": "Die Nachfrage zieht an"},
        {"speaker": "Petra Vogt", "quote": "Das zeigen die Aufträge."},
    ),
    yes(
        "„Der Preis stimmt“, warb Finanzchef [Jan Moser|PERSON]. „Er ist viel zu niedrig!“, hielt [Petra Vogt|PERSON] dagegen.",
        {"speaker": "Jan Moser", "quote": "Der Preis stimmt"},
        {"speaker": "Petra Vogt", "quote": "Er ist viel zu niedrig!"},
    ),
    yes("Heuer gebe es eine höhere Dividende, hieß es. „Im Jänner entscheiden wir“, wird Generaldirektor [Karl Hofer|PERSON] in der Aussendung zitiert.", speaker="Karl Hofer", role="Generaldirektor", quote="Im Jänner entscheiden wir"),
    yes("„Ein starkes Zeichen.“ So kommentierte Verbandschefin [Eva Kranz|PERSON] den Beschluss.", speaker="Eva Kranz", quote="Ein starkes Zeichen."),
    yes(
        "[Jan Moser|PERSON] schrieb im Netz: „Wir kommen wieder.“ Später legte er nach: „Und zwar bald.“",
        {"speaker": "Jan Moser", "quote": "Wir kommen wieder."},
        {"speaker": "Jan Moser", "quote": "Und zwar bald."},
    ),
    yes("„Wir lassen uns nicht treiben“, hat Aufsichtsratschef [Udo Rath|PERSON] von der [Selbig AG|COMPANY] am Wochenende gesagt.", speaker="Udo Rath", company="Selbig AG", quote="Wir lassen uns nicht treiben"),
    yes("„Sie haben alles verhökert“, rief [Edda Piep|PERSON] von der [Aktionärsschutz eV|COMPANY].", speaker="Edda Piep", company="Aktionärsschutz eV"),
    yes("Die [Teuto GmbH|COMPANY] beliefert künftig [BASF|COMPANY]. „Für uns ist das der Ritterschlag“, sagt [Frieda Ost|PERSON], geschäftsführende Gesellschafterin in vierter Generation.", speaker="Frieda Ost", company="Teuto GmbH", also=("contract",)),
    yes("Bei [Kruppe|COMPANY] wird gestreikt. „Wir sind keine Verschiebemasse“, ruft Betriebsratschef [Ümit Kaplan|PERSON] ins Megafon.", speaker="Ümit Kaplan", company="Kruppe", also=("strike",)),
    yes("Gerüchten trat [Silke Reck|PERSON] entgegen: „Es gibt keinen weißen Ritter.“", speaker="Silke Reck", quote="Es gibt keinen weißen Ritter."),
    yes("[Silke Reck|PERSON] winkt ab: „Das ist Unsinn.“", speaker="Silke Reck", quote="Das ist Unsinn."),
    yes("„Das war kein gutes Jahr“, gibt [Silke Reck|PERSON] zu.", speaker="Silke Reck", quote="Das war kein gutes Jahr"),
    yes("„Wir haben geliefert“, freut sich [Kruppe|COMPANY]-Chefin [Silke Reck|PERSON].", speaker="Silke Reck", company="Kruppe"),
    yes("[Kruppe|COMPANY]-Chefin [Silke Reck|PERSON] zum Rückzug: „Die Entscheidung fiel mir schwer.“", speaker="Silke Reck", company="Kruppe"),
    yes("EZB-Ratsmitglied [Lind|PERSON]: „Die Richtung ist klar, das Tempo nicht“", speaker="Lind"),
    yes("„Der Markt ist überhitzt“, findet Analyst [Max Ruhl|PERSON] von [Jefferies|COMPANY].", speaker="Max Ruhl", company="Jefferies"),
    yes("„Der Markt ist überhitzt“, heißt es von [Max Ruhl|PERSON], Analyst bei [Jefferies|COMPANY].", speaker="Max Ruhl", company="Jefferies"),
    yes("Für [Max Ruhl|PERSON] von [Jefferies|COMPANY] steht fest: „Der Boden ist erreicht.“", speaker="Max Ruhl", company="Jefferies"),
    yes("„Da bleibt einem die Luft weg“, seufzt Betriebsrätin [Anna Lenz|PERSON].", speaker="Anna Lenz"),
    yes("„Wir prüfen alle Optionen“, ließ [Kruppe|COMPANY]-Finanzchef [Tom Held|PERSON] wissen.", speaker="Tom Held", company="Kruppe"),
    yes("„Wir prüfen alle Optionen“, lautet die Antwort von [Kruppe|COMPANY]-Finanzchef [Tom Held|PERSON].", speaker="Tom Held", company="Kruppe"),
    yes("«Wir prüfen alle Optionen», erklärte [Tom Held|PERSON] gegenüber der Nachrichtenagentur AWP.", speaker="Tom Held"),
    yes("Im Interview mit dem „Standard“ sagt [Tom Held|PERSON]: „Heuer wird es eng.“", speaker="Tom Held", quote="Heuer wird es eng."),
    yes("[Tom Held|PERSON] verteidigt den Kurs – „Wir haben keine Wahl“, sagt er.", speaker="Tom Held", quote="Wir haben keine Wahl"),
    yes("„Das Angebot ist zu niedrig“, kritisiert Großaktionär [Udo Rath|PERSON].", speaker="Udo Rath"),
    yes("Der Gründer hält davon wenig. „Das wäre der falsche Weg“, so [Udo Rath|PERSON] zur Deutschen Presse-Agentur.", speaker="Udo Rath"),
    no("Finanzchef [Jan Moser|PERSON] nannte den Schritt „schwer nachvollziehbar“.", "quoted words inside a sentence"),
    no("Der Begriff „künstliche Intelligenz“ sei ein Modewort, sagte [Jan Moser|PERSON].", "a term"),
    no("„An den Gerüchten ist nichts dran“, sagte ein Sprecher von [Gea|COMPANY].", "nobody is named"),
    no("„Die Marge enttäuscht“, hieß es bei [Vontobel|COMPANY].", "nobody is named"),
    no("[UBS|COMPANY]-Analyst [Peter Lang|PERSON] stufte [Sixt|COMPANY] von „Buy“ auf „Hold“ ab.", "rating words", also=("analyst_rating",)),
    no("[Petra Vogt|PERSON] sagte, sie werde „auf jeden Fall“ bleiben.", "indirect speech"),
    no("„Das war knapp“, sagte der Sprecher von Konzernchef [Jan Moser|PERSON].", "the named person is not the speaker"),
    no("Das Motto „Wir schaffen das“ hängt im Büro von [Udo Rath|PERSON].", "a motto"),
    no("Unter dem Titel „Die Welt von morgen“ hat [Udo Rath|PERSON] ein Buch geschrieben.", "a title"),
    no("Das Handelsblatt titelte „Krise ohne Ende“, [Udo Rath|PERSON] schwieg.", "a headline"),
)  # fmt: skip

EVENT = EventType(
    record=Statement,
    triggers=TRIGGERS,
    build=build,
    identity=("quote",),
    keys=("speaker",),
    judged=Judged(("speaker",), ("company",)),
    screen=_opens_quotation,
    examples=EXAMPLES,
    fixed_modality=True,
)
