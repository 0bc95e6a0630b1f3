"""layoffs: a named company cuts jobs, will cut them or puts them in danger.

Not: jobs created or saved, an industry's or a state's jobs, single managers who leave, short-time work, strikes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tickerlese.events.affected import acting, hit_at, reporter, told_with, understood
from tickerlese.events.head_counts import read_count, read_places, read_recipients, read_share
from tickerlese.events.job_cuts import SPEAKING_ON, cuts_nearby, find_cut, governed
from tickerlese.events.spec import (
    AmountSlot,
    Draft,
    EventRecord,
    EventType,
    Judged,
    NamedSlot,
    no,
    noun,
    triggers,
    yes,
)
from tickerlese.mention import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.events.frame import Frame
    from tickerlese.events.spec import Modality
    from tickerlese.tokens import Tokens


class Layoffs(EventRecord):
    """Jobs that a company cuts: how many, which share of its staff, where."""

    type: Literal["layoffs"] = "layoffs"
    company: NamedSlot | None = None
    count: AmountSlot | None = None
    share: AmountSlot | None = None
    location: str | None = None


TRIGGERS = triggers(
    noun("Stelle", "Stellen", "Vollzeitstelle", "Vollzeitstellen", "Teilzeitstellen", "Verwaltungsstellen", "Führungsstellen", "Arbeitsplatz", "Arbeitsplätze", "Arbeitsplätzen",
        "Industriearbeitsplätze", "Industriearbeitsplätzen", "Job", "Jobs", "Bürojobs", "Verwaltungsjobs", "Vollzeitjobs", "Posten", "Positionen", what="jobs"),
    noun("Mitarbeiter", "Mitarbeitern", "Mitarbeiterinnen", "Mitarbeitende", "Mitarbeitenden", "Beschäftigte", "Beschäftigten", "Angestellte", "Angestellten", "Belegschaft",
        "Belegschaften", "Arbeitnehmer", "Arbeitnehmern", "Dienstnehmer", "Dienstnehmern", "Leute", "Leuten", "Vollzeitkräfte", "Vollzeitkräften", "Personal", "Leiharbeiter", "Leiharbeitern", "Arbeiter", "Arbeitern",
        "Mitarbeiterzahl", "Beschäftigtenzahl", "Entwickler", "Entwicklern", "Ingenieure", "Ingenieuren", "Piloten", "Flugbegleiter", "Führungskräfte", "Führungskräften",
        "Redakteure", "Berater", "Verkäufer", "Arbeitskräfte", "Arbeitskräften", "Fachkräfte", "Kollegen", "Kolleginnen", what="people"),
    noun("Menschen", "Personen", "Frauen", "Männer", what="counted"),
    noun("Stellenabbau", "Stellenabbaus", "Jobabbau", "Jobabbaus", "Personalabbau", "Personalabbaus", "Arbeitsplatzabbau", "Arbeitsplatzabbaus", "Stellenstreichung",
        "Stellenstreichungen", "Stellenkürzungen", "Stellenkürzung", "Jobkürzungen", "Jobstreichungen", "Jobverluste", "Jobverlusten", "Arbeitsplatzverluste", "Personalkürzungen",
        "Stellenreduktion", "Massenentlassung", "Massenentlassungen", "Entlassungswelle", "Kündigungswelle", "Entlassungen", what="cut"),
    noun("Entlassung", "Kündigungen", what="notice"),
    noun("Kündigung", "Kündigungsschreiben", what="received"),
)  # fmt: skip
STAFF = frozenset(
    form for trigger in TRIGGERS if trigger.sets["what"] in {"jobs", "people", "counted"} for form in trigger.forms
)
PLANNING = tuple("droh fürcht befürcht möglich befürchtet angst sorge".split())
RULED_OUT = tuple("ausgeschlossen ausschlie verzicht vermeid vermied verhinder umhin abgewend abwend herum".split())
EXCLUDING = frozenset({"schließt", "schliesst", "schloss", "schließen", "schlossen", "schliessen"})
PLANNED = frozenset({"geben", "geplant", "vorgesehen", "nötig", "erforderlich", "notwendig", "beabsichtigt"})
NOT_TOLD = frozenset({"ohne", "vor", "trotz", "gegen", "statt"})
STAFF_NOTICES = tuple("betriebsbedingt mitarbeiter massen hunderte weitere dutzende beendigungs".split())
OF_THE_STATE = frozenset({"öffentlicher", "öffentlichen", "bundesbehörden", "ministerien", "behörden"})
GETTING = frozenset("erhielten erhielt erhalten bekamen bekommen bekam kriegen kriegten".split())
IMAGINED = frozenset({"wäre", "wären", "würde", "würden"})


def build(frame: Frame) -> Iterable[Draft]:
    """A draft for the cut that the trigger tells."""
    what = frame.sets["what"]
    if what == "received":
        return _received(frame)
    return (_cut_by_noun if what in {"cut", "notice"} else _cut_of_staff)(frame)


def _cut_of_staff(frame: Frame) -> Iterable[Draft]:
    """As in "X streicht 300 Stellen", "300 Beschäftigte müssen gehen"; "betroffen sind 300 Stellen" goes on about a cut."""
    cut = find_cut(frame, people=frame.sets["what"] != "jobs")
    if frame.sets["what"] == "counted" and read_count(frame, frame.hit.at) is None:
        frame.reject("people in general")
        return []
    if cut is None:
        return _told_on(frame)
    company = acting(frame) or hit_at(frame) or reporter(frame) or hit_at(frame, scope="sentence") or understood(frame)
    if company is None or _is_no_firms(frame):
        frame.reject("no company cuts jobs")
        return []
    modality = _ruled_out(frame)
    if cut.at_risk:
        modality = "possible"
    elif modality is None and cut.is_done and frame.certainty[0] in {"asserted", "planned"}:
        modality = "asserted"
    return [_draft(frame, company, modality)]


def _told_on(frame: Frame) -> Iterable[Draft]:
    """A further count of the cut just told: "Betroffen sind 300 Beschäftigte", "Es geht um 300 Stellen"."""
    speaks_on = bool(SPEAKING_ON & frame.clause_words) and (not frame.has("geht") or frame.has("um"))
    company = _of_the_cut(frame) if speaks_on else None
    count = read_count(frame, frame.hit.at) if company is not None else None
    if company is None or count is None or governed(frame.view, frame.hit.at)[0] == "mit":
        frame.reject("nothing takes the jobs away")
        return []
    return [_draft(frame, company, None)]


def _received(frame: Frame) -> Iterable[Draft]:
    """As in "212 Weber und Färber erhielten die Kündigung"."""
    count = read_recipients(frame) if GETTING & frame.clause_words else None
    company = (hit_at(frame) or reporter(frame) or understood(frame)) if count is not None else None
    if company is None or STAFF & frame.clause_words:
        frame.reject("nobody gets notice, or another word tells it")
        return []
    return [
        Draft({"company": company, "count": count, "location": read_places(frame)}, modality=_received_by_now(frame))
    ]


def _received_by_now(frame: Frame) -> Modality | None:
    return "asserted" if frame.certainty[0] == "asserted" else None


def _of_the_cut(frame: Frame) -> Mention | None:
    """The company that cut jobs just before, or closed the site where they are."""
    found = frame.document.latest("layoffs", "company", frame.view.index, 2)
    if found is None:
        closed = [
            draft
            for name, index, draft in frame.document.drafts
            if name == "site_change" and 0 <= frame.view.index - index <= 1
        ]
        owner = closed[-1].values.get("company") if closed and closed[-1].values.get("action") == "close" else None
        found = owner if isinstance(owner, Mention) else None
    return found


def _cut_by_noun(frame: Frame) -> Iterable[Draft]:
    """As in "Stellenabbau bei X", "X kündigt Entlassungen an"."""
    view, at = frame.view, frame.hit.at
    if frame.sets["what"] == "notice" and not _gives_notice(frame):
        frame.reject("no notice to staff")
        return []
    prep = governed(view, at)[0]
    if prep in NOT_TOLD or _is_avoided(frame):
        frame.reject("jobs are not said to go")
        return []
    company = told_with(frame, at) or acting(frame) or hit_at(frame) or reporter(frame) or understood(frame)
    if company is None or _is_no_firms(frame):
        frame.reject("no company cuts jobs")
        return []
    modality = _ruled_out(frame)
    if modality is None and any(word.startswith(PLANNING) for word in frame.clause_words):
        modality = "possible"
    return [_draft(frame, company, modality)]


def _is_avoided(frame: Frame) -> bool:
    """Whether avoiding it is only a purpose: "um Entlassungen zu vermeiden"."""
    first = frame.view.clauses[frame.clause].ranges[0][0]
    return frame.view.lower[first] == "um" and "zu" in frame.clause_words


def _gives_notice(frame: Frame) -> bool:
    """Whether "Kündigungen" end jobs and no contracts, rents or subscriptions."""
    before = frame.view.lower[max(0, frame.hit.at - 3) : frame.hit.at]
    counted = frame.view.owner[frame.hit.at] is not None
    staff = any(word.startswith(STAFF_NOTICES) for word in before) or bool(STAFF & frame.clause_words)
    return counted or staff


def _ruled_out(frame: Frame) -> Modality | None:
    """Whether the cut is ruled out ("ausgeschlossen"), or no longer so ("nicht mehr ausgeschlossen")."""
    words = frame.clause_words
    ruled_out = any(word.startswith(RULED_OUT) for word in words) or (
        bool(EXCLUDING & frame.sentence_words) and "aus" in words
    )
    if not ruled_out:
        return "denied" if "nicht" in words and PLANNED & words else None
    return "possible" if frame.has("nicht") else "denied"


def _is_no_firms(frame: Frame) -> bool:
    """Whether the jobs are the state's, or go only in an imagined case."""
    return bool(OF_THE_STATE & frame.clause_words) or bool(IMAGINED & frame.clause_words)


def _draft(frame: Frame, company: Mention, modality: Modality | None) -> Draft:
    values = {
        "company": company,
        "count": read_count(frame, frame.hit.at),
        "share": read_share(frame),
        "location": read_places(frame),
    }
    return Draft(dict(values), modality=modality)


def _looks_cut(tokens: Tokens, position: int) -> bool:
    """A quick look: nouns for staff matter only beside a word that cuts or goes on about a cut."""
    lower = tokens.lower[position]
    return lower not in STAFF or cuts_nearby(tokens, position)


EXAMPLES = (
    yes("[Novatherm|COMPANY] streicht 140 Stellen.", company="Novatherm", count="140", modality="planned"),
    yes("Der Autozulieferer [Brodek|COMPANY] baut in Reutlingen 450 der 2.300 Arbeitsplätze ab.", company="Brodek", count="450", location="Reutlingen", modality="planned"),
    yes("[Intel|COMPANY] entlässt weltweit 15.000 Mitarbeiter", company="Intel", count="15000", location="weltweit"),
    yes("Bis Ende 2027 fallen bei der [Commerzbank|COMPANY] 3900 Vollzeitstellen weg.", company="Commerzbank", count="3900"),
    yes("Bei der [Helvetia|COMPANY] werden bis zu 1'800 Stellen gestrichen, wie die Versicherung am Mittwoch bekanntgab.", company="Helvetia", count="1800"),
    yes("Der Kranbauer [Palfinger|COMPANY] hat heuer im Jänner 120 Leiharbeiter gekündigt.", company="Palfinger", count="120", modality="asserted"),
    yes("[Thyssenkrupp|COMPANY] will laut Kreisen jede zehnte Stelle streichen.", company="Thyssenkrupp", share="10", modality="possible"),
    yes("Nach Angaben von [Continental|COMPANY] sollen rund 20 Prozent der Belegschaft in Hannover gehen müssen.", company="Continental", share="20", location="Hannover"),
    yes("Stellenabbau bei [Schaeffler|COMPANY]: Betroffen sind 4700 Beschäftigte.", company="Schaeffler", count="4700"),
    yes("Die [Sulzer|COMPANY] habe 2021 bereits 300 Jobs abgebaut, teilte der Konzern mit.", company="Sulzer", count="300", modality="asserted"),
    yes("Der Softwarekonzern [Kontron|COMPANY] richtet sich neu aus. Insgesamt sollen 260 Stellen entfallen.", company="Kontron", count="260", modality="planned"),
    yes("[Bosch|COMPANY] kündigt den Abbau von 1500 Stellen in Stuttgart und Reutlingen an.", company="Bosch", count="1500", location="Stuttgart und Reutlingen", modality="planned"),
    yes("210 Beschäftigte von [Gerry Weber|COMPANY] verlieren ihren Arbeitsplatz.", company="Gerry Weber", count="210"),
    yes("[Philips|COMPANY] trennt sich von 4000 Mitarbeitern.", company="Philips", count="4000"),
    yes("Im [Opel|COMPANY]-Werk in Eisenach stehen 700 Jobs auf der Kippe.", company="Opel", count="700", location="Eisenach", modality="possible"),
    yes("[Volkswagen|COMPANY] hat betriebsbedingte Kündigungen bis 2030 ausgeschlossen.", company="Volkswagen", modality="denied"),
    yes("[Audi|COMPANY] schließt Entlassungen nicht mehr aus.", company="Audi", modality="possible"),
    yes("Einen Stellenabbau soll es bei [Krones|COMPANY] nicht geben.", company="Krones", modality="denied"),
    yes("Die Belegschaft von [Varta|COMPANY] soll um 800 Mitarbeiter verkleinert werden.", company="Varta", count="800", modality="planned"),
    yes("Zwischen 11.000 und 14.000 Arbeitsplätze will [ZF|COMPANY] in Deutschland streichen.", company="ZF", count="11000..14000", location="Deutschland"),
    yes(
        "[Ford|COMPANY] streicht 2900 Stellen in Köln, der Zulieferer [Tenneco|COMPANY] entlässt 310 Beschäftigte.",
        {"company": "Ford", "count": "2900"}, {"company": "Tenneco", "count": "310"},
    ),
    yes("Dem Sparkurs bei [SMA Solar|COMPANY] fallen 1100 Arbeitsplätze zum Opfer, ein Viertel der Stellen.", company="SMA Solar", count="1100", share="25"),
    yes("Die [Credit Suisse|COMPANY], die im Vorjahr 2700 Jobs gestrichen hatte, macht weiter.", company="Credit Suisse", count="2700", modality="asserted"),
    yes("Massenentlassungen bei [Tesla|COMPANY]: Der Autobauer streicht 14.000 Stellen.", company="Tesla", count="14000"),
    yes("Die Hälfte der 600 Stellen in Wien fällt weg, bestätigte [Novomatic|COMPANY].", company="Novomatic", share="50", location="Wien"),
    yes("[Nordex|COMPANY] streicht fast 600 Jobs. Von den 590 Stellen, die wegfallen, sind 400 in Rostock.", company="Nordex", count="600"),
    no("[Infineon|COMPANY] schafft in Dresden 1000 Arbeitsplätze.", "jobs are created"),
    no("[Siemens|COMPANY] mit 320.000 Beschäftigten streicht die Dividende.", "the dividend goes", also=("dividend",)),
    no("[Krones|COMPANY] kürzt den Bonus für 5000 Mitarbeiter.", "pay is cut"),
    no("Die Autoindustrie hat 50.000 Stellen gestrichen.", "an industry"),
    no("Die Regierung will 30.000 Stellen im öffentlichen Dienst abbauen.", "the state"),
    no("[Lufthansa|COMPANY] streicht 300 Flüge, Mitarbeiter von [Fraport|COMPANY] helfen aus.", "flights are cut"),
    no("[Hugo Boss|COMPANY] baut sein Geschäft mit 17.000 Mitarbeitern aus.", "business grows"),
    no("Ohne Stellenabbau will [Evonik|COMPANY] 200 Millionen Euro sparen.", "without job cuts"),
    no("[Zalando|COMPANY] zahlt allen Beschäftigten den Verlust aus dem Aktienprogramm.", "no jobs are lost"),
    no("[Deutsche Telekom|COMPANY] verzeichnet viele Kündigungen von Kunden.", "contracts end"),
    no("[Netto|COMPANY] sucht 300 Mitarbeiter, weil viele Beschäftigte in Rente gehen.", "they retire"),
    no("Sollte [Ford|COMPANY] in Saarlouis 300 Stellen streichen, droht Widerstand.", "a hypothesis"),
)  # fmt: skip

EVENT = EventType(
    record=Layoffs,
    triggers=TRIGGERS,
    build=build,
    identity=("company",),
    keys=("count",),
    judged=Judged(("company",), ("count",)),
    examples=EXAMPLES,
    screen=_looks_cut,
    default_modality="planned",
)
