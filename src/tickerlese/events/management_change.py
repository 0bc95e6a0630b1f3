"""management_change: a person gets, leaves or keeps a post in a company.

Not: politicians, central bankers, coaches and players; people who are only described by their post.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.arrivals import GETTING, become, by_verb, entry, join, rise, run_for, strengthened, take
from tickerlese.events.departures import (
    CONTRACTS,
    again,
    confirm,
    contract_ends,
    extend,
    go,
    leave,
    leaving_noun,
    remove,
    stay,
)
from tickerlese.events.leadership import COMING, duo, helm, lead, member, new_in
from tickerlese.events.offices import BOARDS, CHAIRS, SUCCESSORS
from tickerlese.events.parties import BECOMING, ambiguous_forms, misread_form
from tickerlese.events.partings import end_for, out, quit_job, set_right, terminate, ways_part
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
from tickerlese.events.successions import COPULAS, candidate, considered, hand_over, replace, succeed, successor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from tickerlese.events.frame import Frame

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
    verb("nominieren", how="appoint", what="propose"),
    verb("holen", how="appoint", what="fetch"),
    verb("verpflichten", how="appoint"),
    verb("engagieren", how="appoint"),
    verb("machen", how="appoint"),
    verb("schlagen", "schlägt", "schlug", "geschlagen", particle="vor", how="appoint", what="propose"),
    verb("gewinnen", "gewinnt", "gewann", "gewonnen", how="appoint", what="gain"),
    verb("lotsen", how="appoint", what="gain"),
    verb("locken", how="appoint", what="gain"),
    verb("installieren", how="appoint", what="gain"),
    verb("setzen", particle="ein", how="appoint", what="gain"),
    verb("werben", "wirbt", "warb", "geworben", particle="ab", how="appoint", what="gain"),
    phrase("an der spitze", "an die spitze", how="helm"),
    phrase("neu in", "neu im", "neu ins", "neu an", "neu als", how="new"),
    verb("verstärken", how="strengthen"),
    verb("erweitern", how="strengthen"),
    verb("ergänzen", how="strengthen"),
    verb("komplettieren", how="strengthen"),
    phrase("mitglied des vorstands", "mitglied des aufsichtsrats", "mitglied des verwaltungsrats", "mitglied der geschäftsleitung",
        "mitglied der geschäftsführung", "mitglied der konzernleitung", how="member"),
    noun("Doppelspitze", "Führungsduo", "Führungstrio", how="duo"),
    phrase("im gespräch", how="considered"),
    noun("Chef", "Chefin", "CEO", "CFO", "COO", "CTO", "CIO", "Vorstand", "Vorständin", "Vorstandsvorsitzender", "Vorsitzender", "Vorsitzende",
        "Direktor", "Direktorin", "Geschäftsführer", "Geschäftsführerin", "Präsident", "Präsidentin", "Leiter", "Leiterin", "Chairman",
        "Chairwoman", "Aufsichtsrat", "Aufsichtsrätin", "Verwaltungsrat", "Verwaltungsrätin", "Generalbevollmächtigter", "Generalbevollmächtigte",
        "Vorstandsmitglied", "Vorstandssprecher", "Vorstandssprecherin", "Finanzchef", "Finanzchefin", suffix=True, how="become"),
    verb("folgen", how="succeed"),
    verb("beerben", "beerbt", "beerbte", "beerbt", how="replace"),
    verb("ersetzen", how="replace"),
    verb("lösen", particle="ab", how="replace"),
    phrase("die nachfolge von", "die nachfolge des", "die nachfolge der", how="replace"),
    noun("Favorit", "Favoritin", "Kandidat", "Kandidatin", "Anwärter", "Anwärterin", how="candidate"),
    verb("übergeben", "übergibt", "übergab", "übergeben", how="hand"),
    verb("führen", how="lead"),
    verb("leiten", how="lead"),
    verb("verantworten", how="lead"),
    noun("Nachfolger", "Nachfolgerin", how="successor"),
    verb("übernehmen", "übernimmt", "übernahm", "übernommen", how="take"),
    verb("treten", "tritt", "trat", "getreten", particle="an", how="take"),
    verb("stoßen", "stößt", "stieß", "gestoßen", how="join"),
    verb("stossen", "stösst", "stiess", "gestossen", how="join"),
    verb("wechseln", how="join"),
    verb("kommen", "kommt", "kam", "gekommen", how="join"),
    verb("kehren", particle="zurück", how="join"),
    verb("heuern", particle="an", how="join"),
    verb("docken", particle="an", how="join"),
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
    verb("verlieren", "verliert", "verlor", "verloren", how="leave", what="lose"),
    verb("verabschieden", how="leave", what="farewell"),
    phrase("vor der ablösung", "vor dem rauswurf", "vor dem abgang", "vor dem absprung", how="leave"),
    verb("demissionieren", how="leave"),
    verb("steigen", "steigt", "stieg", "gestiegen", particle="aus", how="leave"),
    verb("ziehen", "zieht", "zog", "gezogen", particle="zurück", how="leave"),
    verb("geben", "gibt", "gab", "gegeben", particle="ab", how="leave", what="chair"),
    verb("geben", "gibt", "gab", "gegeben", particle="auf", how="leave", what="chair"),
    verb("hören", particle="auf", how="leave"),
    verb("werfen", "wirft", "warf", "geworfen", particle="hin", how="leave"),
    verb("schmeißen", "schmeißt", "schmiss", "geschmissen", particle="hin", how="leave"),
    verb("schmeissen", "schmeisst", "schmiss", "geschmissen", particle="hin", how="leave"),
    verb("legen", particle="zurück", how="leave", what="chair"),
    verb("stellen", particle="verfügung", how="leave", what="chair"),
    phrase("raus", "seinen job los", "ihren job los", "seinen posten los", "ihren posten los", how="out", what="out"),
    phrase("ist geschichte", "geschichte", how="out", what="history"),
    phrase("aus für", how="end", what="for"),
    noun("Schluss", how="end", what="end"),
    noun("Wege", how="ways"),
    noun("Bestellung", "Beendigung", "Aufhebung", "Dienstvertrag", "Anstellungsvertrag", how="terminate"),
    phrase("gekündigt", how="quit"),
    phrase("es richten", how="right"),
    verb("gehen", "geht", "ging", "gegangen", how="go"),
    phrase("zur wahl", "zur wiederwahl", how="leave", what="again"),
    verb("kandidieren", how="leave", what="again"),
    phrase("zur wahl", how="run"),
    verb("kandidieren", how="run"),
    phrase("den rücken", how="leave", what="back"),
    phrase("seinen hut", "ihren hut", "den hut", how="leave"),
    phrase("muss gehen", "müssen gehen", "musste gehen", "seinen abschied", "ihren abschied", "seinen rücktritt", "ihren rücktritt",
        "seinen rückzug", "ihren rückzug", "seinen abgang", "ihren abgang", how="leave"),
    phrase("in den ruhestand", "in ruhestand", "in pension", "in rente", "von bord", how="leave", what="rest"),
    verb("abberufen", "abberuft", "abberief", "abberufen", how="remove"),
    verb("berufen", "beruft", "berief", "berufen", particle="ab", how="remove"),
    verb("entlassen", "entlässt", "entließ", "entlassen", how="remove"),
    verb("entlassen", "entlässt", "entliess", "entlassen", how="remove"),
    verb("feuern", how="remove"),
    verb("freistellen", "freistellt", "freistellte", "freigestellt", how="remove"),
    verb("stellen", particle="frei", how="remove"),
    verb("absetzen", "absetzt", "absetzte", "abgesetzt", how="remove"),
    verb("schassen", "schasst", "schasste", "geschasst", how="remove"),
    verb("trennen", how="remove"),
    verb("entmachten", how="remove"),
    verb("sägen", particle="ab", how="remove"),
    verb("servieren", particle="ab", how="remove"),
    verb("werfen", "wirft", "warf", "geworfen", particle="raus", how="remove"),
    verb("werfen", "wirft", "warf", "geworfen", particle="hinaus", how="remove"),
    phrase("vor die tür", "aus dem amt", how="remove", what="put"),
    verb("beurlauben", how="remove"),
    verb("suspendieren", how="remove"),
    noun("Rücktritt", "Abgang", "Ausscheiden", "Weggang", "Abberufung", "Demission", "Entlassung", "Ablösung", "Absetzung", "Rauswurf", "Trennung", how="exit"),
    noun("Abschied", "Rückzug", "Abtritt", how="exit", what="known"),
    noun("Berufung", "Ernennung", "Bestellung", "Beförderung", how="entry"),
    verb("verlängern", how="extend"),
    noun("Vertragsverlängerung", how="extend"),
    noun("Vertrag", "Amtszeit", "Mandat", how="contract"),
    verb("bestätigen", how="confirm"),
    verb("bleiben", "bleibt", "blieb", "geblieben", how="stay"),
    phrase("wiedergewählt", "wiederbestellt", "im amt bestätigt", how="again"),
)  # fmt: skip
NEEDED = {  # words of which one must stand in the sentence, as a quick first look at frequent verbs
    "appoint": frozenset({"zum", "zur", "als", "in", "im"}) | SUCCESSORS,
    "become": BECOMING | COPULAS | GETTING | {"bleibt", "bleiben", "blieb", "neue", "neuer", "neuen"},
    "succeed": frozenset({"auf", "nach", "ihm", "ihr"}),
    "join": frozenset({"zu", "zum", "zur", "von", "vom", "als", "in", "bei", "beim", "geht", "gehen"}),
    "rise": CHAIRS | BOARDS.keys() | {"stelle", "platz", "nach", "zum", "zur", "als", "auf"},
    "lead": COMING | {"ab", "seit", "wird", "werden", "soll", "sollen", "werde", "solle"},
    "extend": CONTRACTS,
    "stay": frozenset({"bis", "amt", "bord", "spitze"}),
    "hand": CHAIRS | {"vorstandsvorsitz", "aufsichtsratsvorsitz"},
    "confirm": frozenset({"als"}),
    "run": BOARDS.keys(),
    "strengthen": BOARDS.keys(),
}
ELSEWHERE = frozenset(
    "politik partei bundestag parlament ministerium fraktion kabinett regierung verein klub club liga bundesliga mannschaft trainer "
    "cheftrainer coach kader stürmer torwart saison rennen staffel sendung show film serie kanzler senat bürgermeister opposition fc rennwochenende".split()
)
FAR_OFF = (
    "weltmeister",
    "bundestagsabgeordnet",
    "gouverneur",
    "us-präsident",
    "vizepräsident",
    "gesundheitsminister",
    "bundesminister",
)
AMBIGUOUS = ambiguous_forms(TRIGGERS)
READERS: dict[str, Callable[[Frame], Iterator[Draft]]] = {
    "appoint": by_verb, "strengthen": strengthened, "become": become, "succeed": succeed, "replace": replace, "successor": successor,
    "candidate": candidate, "take": take, "join": join, "rise": rise, "lead": lead, "hand": hand_over, "entry": entry, "leave": leave, "go": go,
    "remove": remove, "exit": leaving_noun, "extend": extend, "contract": contract_ends, "stay": stay, "again": again,
    "confirm": confirm, "run": run_for, "helm": helm, "new": new_in, "out": out, "end": end_for, "ways": ways_part, "terminate": terminate,
    "member": member, "duo": duo, "considered": considered, "quit": quit_job, "right": set_right,
}  # fmt: skip


def build(frame: Frame) -> Iterable[Draft]:
    """Drafts for everyone whom the trigger brings, takes or keeps."""
    needed = NEEDED.get(frame.sets["how"])
    if needed is not None and not needed & frame.sentence_words:
        frame.reject("the sentence tells no change")
        return []
    if misread_form(frame, AMBIGUOUS):
        return []
    drafts = list(READERS[frame.sets["how"]](frame))
    if drafts and (frame.clause_words & ELSEWHERE or any(word.startswith(FAR_OFF) for word in frame.view.lower)):
        frame.reject("politics or sport")
        return []
    return drafts


EXAMPLES = (
    yes("[Anna Berg|PERSON] wird neue Finanzchefin von [Krones|COMPANY].", person="Anna Berg", company="Krones", role="Finanzchefin", action="appointed"),
    yes("[Krones|COMPANY] beruft [Anna Berg|PERSON] in den Vorstand.", person="Anna Berg", company="Krones", role="Vorstand", action="appointed"),
    yes("Der Aufsichtsrat von [Bayer|COMPANY] hat [Lars Nickel|PERSON] zum Finanzvorstand bestellt.", person="Lars Nickel", company="Bayer", role="Finanzvorstand", action="appointed"),
    yes(
        "[Karin Rask|PERSON] löst [Martin Daum|PERSON] als Chefin von [Daimler Truck|COMPANY] ab.",
        {"person": "Karin Rask", "company": "Daimler Truck", "action": "appointed", "successor_of": "Martin Daum", "role": "Chefin"},
        {"person": "Martin Daum", "company": "Daimler Truck", "action": "departed"},
    ),
    yes(
        "Produktionsvorstand [Henning Ast|PERSON] scheidet zum Jahreswechsel bei [Jungheinrich|COMPANY] aus, ihm folgt [Radek Dvorak|PERSON] nach.",
        {"person": "Henning Ast", "action": "departed", "role": "Produktionsvorstand", "company": "Jungheinrich"},
        {"person": "Radek Dvorak", "action": "appointed", "role": "Produktionsvorstand", "successor_of": "Henning Ast"},
    ),
    yes("An die Spitze von [Evonik|COMPANY] rückt [Claudia Moll|PERSON].", person="Claudia Moll", company="Evonik", action="appointed"),
    yes("In den Verwaltungsrat der [Emmi AG|COMPANY] zieht [Nadja Lang|PERSON] ein.", person="Nadja Lang", role="Verwaltungsrat", company="Emmi AG"),
    yes("Bei [Puma|COMPANY] übernimmt [Arthur Hold|PERSON] im Juli den Chefposten.", person="Arthur Hold", company="Puma", action="appointed"),
    yes(
        "[Lars Klein|PERSON] wechselt von [Adidas|COMPANY] zu [Puma|COMPANY].",
        {"person": "Lars Klein", "company": "Puma", "action": "appointed"},
        {"person": "Lars Klein", "company": "Adidas", "action": "departed"},
    ),
    yes(
        "Der Halbleiterhersteller [Elmos|COMPANY] bekommt eine neue Chefin. [Arne Schneider|PERSON] übergibt das Amt zum Jahreswechsel an [Petra Vogt|PERSON].",
        {"person": "Petra Vogt", "company": "Elmos", "role": "Chefin", "action": "appointed", "modality": "planned"},
        {"person": "Arne Schneider", "company": "Elmos", "action": "departed"},
    ),
    yes("[Stefan Hartmann|PERSON] tritt als Chef von [Bosch|COMPANY] zurück.", person="Stefan Hartmann", company="Bosch", role="Chef", action="departed"),
    yes("Finanzvorstand [Uwe Wagner|PERSON] verlässt [Schaeffler|COMPANY] zum Jahresende.", person="Uwe Wagner", company="Schaeffler", role="Finanzvorstand", action="departed", modality="planned"),
    yes("Der Rücktritt von [Siemens|COMPANY]-Aufsichtsratschef [Jens Hagen|PERSON] kam überraschend.", person="Jens Hagen", company="Siemens", role="Aufsichtsratschef", action="departed"),
    yes("[Thyssenkrupp|COMPANY] trennt sich von Stahlchef [Bernhard Osburg|PERSON].", person="Bernhard Osburg", company="Thyssenkrupp", action="departed"),
    yes("Mitgründer [Paul Korn|PERSON] kehrt der [Kornblume GmbH|COMPANY] Ende März den Rücken.", person="Paul Korn", company="Kornblume GmbH", action="departed"),
    yes("CEO [Mark Schneider|PERSON] nimmt bei [Nestlé|COMPANY] den Hut.", person="Mark Schneider", company="Nestlé", role="CEO", action="departed"),
    yes("[RWE|COMPANY] verlängert den Vertrag mit Vorstandschef [Markus Krebs|PERSON] bis 2031.", person="Markus Krebs", company="RWE", role="Vorstandschef", action="extended", period="bis 2031"),
    yes("[Sabine Keller|PERSON] bleibt Finanzchefin der [Helvetia|COMPANY].", person="Sabine Keller", company="Helvetia", role="Finanzchefin", action="extended"),
    yes("Nachfolger von [Ola Kall|PERSON] soll [Mathias Geis|PERSON] werden, berichten Insider bei [Mercedes|COMPANY].", person="Mathias Geis", company="Mercedes", successor_of="Ola Kall", action="appointed"),
    yes(
        "Vorstandschef [Max Pöll|PERSON] und Finanzvorstand [Andreas Helb|PERSON] verlassen die [Baywa|COMPANY].",
        {"person": "Max Pöll", "action": "departed", "company": "Baywa", "role": "Vorstandschef"},
        {"person": "Andreas Helb", "action": "departed", "company": "Baywa", "role": "Finanzvorstand"},
    ),
    yes(
        "+++ 09:12 +++ [Norda Reederei|COMPANY]-Finanzchef [Tamm|PERSON] geht, Nachfolger wird [Ole Brix|PERSON]",
        {"person": "Tamm", "company": "Norda Reederei", "action": "departed", "role": "Finanzchef"},
        {"person": "Ole Brix", "company": "Norda Reederei", "action": "appointed", "successor_of": "Tamm", "role": "Finanzchef"},
    ),
    yes("CFO [Lea Brandt|PERSON] ist raus bei [Finora|COMPANY].", person="Lea Brandt", company="Finora", action="departed", role="CFO"),
    yes("[Klebwerk|COMPANY] setzt Chef [Paul Dorn|PERSON] vor die Tür.", person="Paul Dorn", company="Klebwerk", action="departed", role="Chef"),
    yes(
        "Führungswechsel bei [Klebwerk|COMPANY]: [Paul Dorn|PERSON] geht, [Ines Rau|PERSON] kommt.",
        {"person": "Paul Dorn", "company": "Klebwerk", "action": "departed"},
        {"person": "Ines Rau", "company": "Klebwerk", "action": "appointed", "successor_of": "Paul Dorn"},
    ),
    yes(
        "Neu in der Geschäftsführung der [Kranich GmbH|COMPANY] sind [Sara Lutz|PERSON] (Vertrieb) und [Timo Heck|PERSON] (Technik).",
        {"person": "Sara Lutz", "company": "Kranich GmbH", "action": "appointed", "role": "Geschäftsführung"},
        {"person": "Timo Heck", "company": "Kranich GmbH", "action": "appointed", "role": "Geschäftsführung"},
    ),
    yes("An der Spitze von [Kranich|COMPANY] steht künftig [Sara Lutz|PERSON].", person="Sara Lutz", company="Kranich", action="appointed"),
    yes("Mit [Sara Lutz|PERSON] zieht erstmals eine Frau in den Vorstand der [Kranich AG|COMPANY] ein.", person="Sara Lutz", company="Kranich AG", action="appointed", role="Vorstand"),
    yes("Als neuen Präsidenten schlägt der Verwaltungsrat der [Bergli Holding|COMPANY] [Reto Zuber|PERSON] vor.", person="Reto Zuber", company="Bergli Holding", action="appointed", modality="planned", role="Präsident"),
    yes("[Sara Lutz|PERSON] soll für den Aufsichtsrat der [Kranich AG|COMPANY] kandidieren.", person="Sara Lutz", company="Kranich AG", action="appointed", modality="planned", role="Aufsichtsrat"),
    yes("Das Ruder bei [Zaluna|COMPANY] übernimmt vorübergehend Aufsichtsrat [Timo Heck|PERSON].", person="Timo Heck", company="Zaluna", action="appointed"),
    yes("Leiten wird die neue Einheit [Zaluna Cell|COMPANY] der bisherige Werksleiter [Timo Heck|PERSON].", person="Timo Heck", company="Zaluna Cell", action="appointed"),
    yes("[Sara Lutz|PERSON] leitet seit dem 1. August das operative Geschäft von [Kranich|COMPANY].", person="Sara Lutz", company="Kranich", action="appointed"),
    yes(
        "[Sara Lutz|PERSON], 44, übernimmt den Verwaltungsratsvorsitz der [Bergli Holding|COMPANY] von ihrem Vater [Karl Lutz|PERSON], der das Amt zwanzig Jahre innehatte.",
        {"person": "Sara Lutz", "company": "Bergli Holding", "action": "appointed", "successor_of": "Karl Lutz"},
        {"person": "Karl Lutz", "company": "Bergli Holding", "action": "departed"},
    ),
    yes("Der Aufsichtsrat der [Kranich AG|COMPANY] hat die Bestellung des Finanzvorstands [Paul Dorn|PERSON] einvernehmlich beendet.", person="Paul Dorn", company="Kranich AG", action="departed", role="Finanzvorstand"),
    yes("Die Bestellung von Finanzvorstand [Paul Dorn|PERSON] bei der [Kranich AG|COMPANY] wurde mit sofortiger Wirkung widerrufen.", person="Paul Dorn", company="Kranich AG", action="departed", role="Finanzvorstand"),
    yes("Der Aufsichtsrat der [Kranich AG|COMPANY] und Vorstandsmitglied Dr. [Paul Dorn|PERSON] haben sich auf eine vorzeitige Beendigung seiner Tätigkeit verständigt.", person="Paul Dorn", company="Kranich AG", action="departed", role="Vorstandsmitglied"),
    yes("[Kranich|COMPANY] und Finanzchef [Paul Dorn|PERSON] gehen getrennte Wege.", person="Paul Dorn", company="Kranich", action="departed", role="Finanzchef"),
    yes("Nach nur acht Monaten ist für Vorstandschef [Paul Dorn|PERSON] bei [Kranich|COMPANY] Schluss.", person="Paul Dorn", company="Kranich", action="departed", role="Vorstandschef"),
    yes("Aus für [Kranich|COMPANY]-Chef [Paul Dorn|PERSON]", person="Paul Dorn", company="Kranich", action="departed", role="Chef"),
    yes("Ein Abschied von Seniorchef [Paul Dorn|PERSON] sei kein Thema, liess die [Kranich AG|COMPANY] wissen.", person="Paul Dorn", company="Kranich AG", action="departed", modality="denied", role="Seniorchef"),
    yes("[Sara Lutz|PERSON] wird als Nachfolgerin von [Kranich|COMPANY]-Chef [Paul Dorn|PERSON] gehandelt.", person="Sara Lutz", company="Kranich", action="appointed", successor_of="Paul Dorn", modality="possible"),
    yes("[Paul Dorn|PERSON] bleibt [Kranich|COMPANY] bis 2029 als Vorstandschef erhalten.", person="Paul Dorn", company="Kranich", action="extended", role="Vorstandschef"),
    yes("[Sara Lutz|PERSON], bisher Vertriebschefin, rückt zum Jahresende für [Paul Dorn|PERSON] in den Vorstand der [Kranich AG|COMPANY] nach.", person="Sara Lutz", company="Kranich AG", action="appointed", successor_of="Paul Dorn", role="Vorstand"),
    yes(
        "[Kathrin Belz|PERSON] ist bei [Kranich|COMPANY] seit gestern Geschichte, [Jan Rohde|PERSON] soll es richten.",
        {"person": "Kathrin Belz", "company": "Kranich", "action": "departed"},
        {"person": "Jan Rohde", "company": "Kranich", "action": "appointed", "successor_of": "Kathrin Belz"},
    ),
    yes(
        "Konzernchef [Paul Dorn|PERSON] hört zum Jahresende auf. Seine Aufgaben bei [Kranich|COMPANY] übernimmt kommissarisch Finanzvorständin [Sara Lutz|PERSON].",
        {"person": "Paul Dorn", "company": "Kranich", "action": "departed", "role": "Konzernchef"},
        {"person": "Sara Lutz", "company": "Kranich", "action": "appointed", "successor_of": "Paul Dorn", "role": "Konzernchef"},
    ),
    yes("Die [Nordal AG|COMPANY] hat einen Nachfolger für Finanzchef [Ulf Bein|PERSON] gefunden: [Ada Kern|PERSON] kommt von [Zeiss|COMPANY].", person="Ada Kern", company="Nordal AG", action="appointed", successor_of="Ulf Bein", role="Finanzchef"),
    yes("[Nordal|COMPANY]-Chefaufseher [Ulf Bein|PERSON] kündigt Rückzug an", person="Ulf Bein", company="Nordal", action="departed", role="Chefaufseher"),
    yes("Der Vorstandsvorsitzende der [Nordal AG|COMPANY], Dr. [Ulf Bein|PERSON], hat den Aufsichtsrat darüber informiert, dass er sein Mandat zum 31. März niederlegen wird.", person="Ulf Bein", company="Nordal AG", action="departed", role="Vorstandsvorsitzende"),
    yes("Vorstandschef [Ulf Bein|PERSON] muss bei [Nordal|COMPANY] seinen Stuhl räumen.", person="Ulf Bein", company="Nordal", action="departed", role="Vorstandschef"),
    yes("Der Vorstand der [Zaluna SE|COMPANY] wird um [Ada Kern|PERSON] erweitert.", person="Ada Kern", company="Zaluna SE", action="appointed", role="Vorstand"),
    yes("[Ada Kern|PERSON] wechselt vom Vorstand in den Aufsichtsrat der [Zaluna SE|COMPANY].", person="Ada Kern", company="Zaluna SE", action="appointed", role="Aufsichtsrat"),
    yes(
        "[Ada Kern|PERSON] und [Beat Frei|PERSON] bilden künftig die Doppelspitze von [Zaluna|COMPANY].",
        {"person": "Ada Kern", "company": "Zaluna", "action": "appointed"},
        {"person": "Beat Frei", "company": "Zaluna", "action": "appointed"},
    ),
    yes("Laut „Manager Magazin“ steht [Zaluna|COMPANY]-Chef [Beat Frei|PERSON] vor der Ablösung.", person="Beat Frei", company="Zaluna", action="departed", role="Chef"),
    yes("Im Gespräch für den Chefposten bei [Zaluna|COMPANY] ist [Ada Kern|PERSON].", person="Ada Kern", company="Zaluna", action="appointed", modality="possible"),
    yes("Nach 25 Jahren verabschiedet sich Firmenchef [Beat Frei|PERSON] von [Zaluna|COMPANY].", person="Beat Frei", company="Zaluna", action="departed", role="Firmenchef"),
    yes("Mit Wirkung vom 1. September 2025 ist [Ada Kern|PERSON] Mitglied des Vorstands der [Zaluna SE|COMPANY].", person="Ada Kern", company="Zaluna SE", action="appointed"),
    no("[Anna Berg|PERSON], Chefin von [Krones|COMPANY], rechnet mit Wachstum.", "a description"),
    no("Finanzchef [Uwe Wagner|PERSON] wird am Mittwoch die Zahlen von [Schaeffler|COMPANY] vorlegen.", "a future, no post"),
    no("Trainer [Jürgen Klotz|PERSON] verlässt den FC Liverpool.", "sport"),
    no("Bundesfinanzminister [Jörg Kuhn|PERSON] tritt zurück.", "politics"),
    no("[Christine Lagarde|PERSON] bleibt bis 2027 Präsidentin der EZB.", "a central bank"),
    no("[Elon Musk|PERSON] übernimmt Verantwortung für den Kursrutsch von [Tesla|COMPANY].", "no post"),
    no("Vorstandschef [Max Huber|PERSON] kommt von der Messe zurück und lobt [Audi|COMPANY].", "a trip"),
    no("Analyst [Tom Kessel|PERSON] von [Berenberg|COMPANY] blieb bei seiner Einschätzung zu [Audi|COMPANY].", "an opinion"),
    no("Der frühere Chef von [Kranich|COMPANY], [Paul Dorn|PERSON], ist tot.", "a death"),
    no("[Paul Dorn|PERSON], seit zehn Jahren Chef von [Kranich|COMPANY], sieht gute Chancen.", "description"),
    no("[Sara Lutz|PERSON] führt die [Kranich AG|COMPANY] durch die schwerste Krise ihrer Geschichte.", "no change"),
    no("[Kranich|COMPANY]-Chef [Paul Dorn|PERSON] steht seit Monaten in der Kritik.", "criticism"),
    no("Analyst [Timo Heck|PERSON] von der [DZ Bank|COMPANY] rückt von seiner Verkaufsempfehlung ab.", "opinion"),
    no("[Paul Dorn|PERSON] übernimmt mit seiner Firma [Dornbau|COMPANY] die Mehrheit an [Kranich|COMPANY].", "takeover", also=("acquisition",)),
    no("[Kranich|COMPANY]-Chef [Paul Dorn|PERSON] geht von steigenden Erlösen aus.", "expectation"),
    no("Vorstandschef [Paul Dorn|PERSON] kommt der [Kranich AG|COMPANY] mit der Warnung zuvor.", "other"),
    no("[Sara Lutz|PERSON] verlängerte bei [Kranich|COMPANY] die Kurzarbeit.", "short time"),
    no("[Paul Dorn|PERSON] führte die Gespräche mit [Kranich|COMPANY] seit Mai.", "talks"),
    no("Für [Kranich|COMPANY]-Chef [Paul Dorn|PERSON] ist bei einem Kurs von 20 Euro Schluss mit Zukäufen.", "limit"),
    no("[Zaluna|COMPANY]-Chef [Beat Frei|PERSON] lehnt einen Rückzug aus China ab.", "a market"),
    no("[Zaluna|COMPANY]-Chefin [Ada Kern|PERSON] kündigt den Ausbau der Produktion an.", "no change"),
    no("Der Rückzug der [Zaluna AG|COMPANY] aus Russland kostet laut Finanzchef [Beat Frei|PERSON] 40 Millionen Euro.", "a market"),
    no("Chefin [Ada Kern|PERSON] hat die Verträge mit [Zaluna|COMPANY] gekündigt.", "contracts"),
    no("[Zaluna|COMPANY]-Vorstand [Beat Frei|PERSON] bestätigte die Prognose als realistisch.", "forecast", also=("guidance",)),
    no("[Beat Frei|PERSON] stellte die Bilanz der [Zaluna AG|COMPANY] als Finanzchef zum ersten Mal selbst vor.", "presentation"),
    no("Finanzchefin [Ada Kern|PERSON] bleibt bei [Zaluna|COMPANY] trotz der Zölle zuversichtlich.", "a mood"),
    no("An der Spitze des Dax stand [Zaluna|COMPANY], dessen Chef [Beat Frei|PERSON] die Ziele anhob.", "an index"),
    no("Der Abschied vom Verbrenner ist für [Zaluna|COMPANY]-Chef [Beat Frei|PERSON] beschlossene Sache.", "engines"),
    no("Dass es mit den Boni raus ist, ärgert [Zaluna|COMPANY]-Chef [Beat Frei|PERSON].", "bonus"),
)  # fmt: skip

EVENT = EventType(
    record=ManagementChange,
    triggers=TRIGGERS,
    build=build,
    identity=("person",),
    keys=("company", "action"),
    judged=Judged(("person",), ("company", "role", "action")),
    examples=EXAMPLES,
    needs=frozenset({"PERSON"}),
)
