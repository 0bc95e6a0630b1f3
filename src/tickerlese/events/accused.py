"""Whose case it is: the company that is sued, fined, searched, settles or is judged.

In: a ``Frame`` on a word of courts and authorities. Out: ``Case`` objects with the company, the authority, the sum and,
where the words say so, the modality. The accused stands behind "gegen", as the one that pays or is accused, with the
word itself ("X-Prozess"), or owns what is searched; a company that sues an authority is the case's company itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tickerlese.events.affected import acting, hit_at, is_firm, names_firm, reporter, told_with, understood
from tickerlese.events.authorities import find_authority, is_authority, kind_of, names_authority, names_court
from tickerlese.events.parties import is_passive, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.spec import Modality
    from tickerlese.mention import Mention

SUING = tuple(
    "eingereicht einreich reicht erhob erheb klagt verklagt angestreng zustell zugestellt wehr vorgehen droht "
    "konfrontiert sieht eingegangen vorliegt erhalten zugelassen gericht anwält kläger weg überzieh überzog stapel "
    "anhängig läuft laufen".split()
)
ENDED = tuple(
    "beileg beigelegt beizuleg abgewiesen abwies stattgegeben abweis abzuweis vergleich zurückgezogen gewonnen "
    "verloren fallengelassen einigt statt".split()
)
SUITS = (
    "klage",
    "klagen",
    "sammelklage",
    "patentklage",
    "schadenersatzklage",
    "schadensersatzklage",
    "beschwerde",
    "berufung",
    "revision",
)
THROWN_OUT = frozenset("abgewiesen abwies stattgegeben stattgab abgewiesenen statt ab zurückgewiesen zurück".split())
LOST_OR_WON = tuple(
    "verlor verlier verliert gewann gewonnen gewinn sieg unterl scheiter gescheitert niederlage schlappe erfolg punktsieg teilerfolg rückschlag recht".split()
)
PAYS = ("zahl", "überweis", "leist", "entschädig")
SUED_FOR = frozenset(
    "schadenersatz schadensersatz zahlung unterlassung herausgabe erstattung rückzahlung entschädigung milliarden".split()
)
IMPOSED = tuple(
    "verhäng zahl auferleg aufgebrumm brumm belegt droh aufgedrück gebüß gebüss kassier verdonner akzeptier verurteil "
    "bekommt erhält erhielt fällig blech berapp überwies rechnen muss hoh sprach zieht beläuft beträgt betrug brummt "
    "bestätig kippt gekippt".split()
)
PROBED = tuple(
    "eröffn einleit eingeleitet leitet läuft laufen förmlich kartell wettbewerb staatsanwalt verdacht vertief "
    "missbrauch geldwäsche betrug nimmt nahm genommen geriet gerät rückt".split()
)
ACCUSED = tuple(
    "visier gerät geriet geraten sieht bestätig konfrontiert droht drohen bemüh kooperier belast räum stell".split()
)
AGREED = tuple(
    "geeinig einig schließ schliess schloss geschlossen zugestimm stimm rechtsstreit streit zahl gericht kläger klage "
    "behörde millionen verfahren milliarden beileg beigelegt erziel akzeptier genehmig billig ausgehandelt überweis "
    "legt rahmen".split()
)
DISPUTES = tuple(
    "rechtsstreit patentstreit kartellstreit markenstreit klage klagen verfahren patent vorwürf sammelklage "
    "ermittlungen prozess einigung untersuchung rechtsstreitigkeit kläger klägern".split()
)
DECIDED = tuple(
    "gewinn gewann gewonnen verlier verlor unterlieg unterlag unterlegen siegt niederlage scheiter erfolg recht "
    "abgewiesen kassier rückschlag schlappe".split()
)
APPEALED = tuple("geht ging legt einleg eingelegt zulass zugelassen verwarf verworfen".split())
AWAITED = ("erwart", "aussteh", "anstehend")
SENTENCED = tuple("zahlung schadenersatz schadensersatz geldstrafe strafzahlung entschädigung rückzahlung".split())
IMPRISONED = ("haftstrafe", "gefängnis", "freiheitsstrafe", "bewährung", "haft")
POSSIBLE = ("droh", "befürcht", "möglich", "erwäg", "prüf")
NO_CASE_MONEY = tuple("umsatz gewinn kurs verlust erlös börsenwert rückstellung schaden vermögen dividende".split())
COMPARING = frozenset({"in", "zu", "ohne", "unter"})
NEAR = 12


@dataclass(slots=True)
class Case:
    """One company's case."""

    company: Mention
    authority: Mention | str | None = None
    amount: Mention | None = None
    modality: Modality | None = None


# ---- by kind ---------------------------------------------------------------------------------------------------------


def sued(frame: Frame) -> Iterator[Case]:
    """As in "Y verklagt X", "X wird verklagt", "Sammelklage gegen X", "X klagt gegen das Kartellamt"."""
    how = frame.sets["how"]
    if _any(frame, ENDED) or ({"wies", "weist", "wiesen"} & frame.clause_words and frame.has("ab", "zurück")):
        frame.reject("the suit is over: settled or judged")
        return
    if how == "complain" and not _goes_to_court(frame):
        frame.reject("only complains")
        return
    if how == "noun" and frame.view.lower[frame.hit.end : frame.hit.end + 1] == ["über"] and _sum(frame) is None:
        frame.reject("only complains")
        return
    company = _behind_against(frame)
    if company is None and how == "verb":
        company = _object(frame)
    if company is None and how == "noun":
        company = told_with(frame, frame.hit.at, {"gegen", "bei", "für"}) or (
            acting(frame) if _any(frame, SUING) else None
        )
    if company is None and how == "complain":
        company = acting(frame)
    if company is None and how == "noun" and _any(frame, SUING) and names_court(frame):
        company = understood(frame, beside_others=True)
    yield from _cases(frame, company, find_authority(frame))


def fined(frame: Frame) -> Iterator[Case]:
    """As in "X muss 3 Millionen Euro Strafe zahlen", "verhängte gegen X ein Bußgeld", "Y kommt mit 2 Millionen davon"."""
    how = frame.sets["how"]
    amount = _sum(frame)
    if how == "away" and (amount is None or frame.document.latest("legal", "amount", frame.view.index, 1) is None):
        frame.reject("no fine to get away with")
        return
    if how == "weak" and not (_any(frame, IMPOSED) and (amount is not None or names_authority(frame.view))):
        frame.reject("no fine of money")
        return
    if how == "verb" and (amount is None or frame.has("ein") or not names_authority(frame.view)):
        frame.reject("loses something, or nobody is fined")
        return
    company = None if how == "away" else _behind_against(frame)
    company = company or told_with(frame, frame.hit.at, {"für", "gegen", "bei"}) or acting(frame)
    if company is None:
        company = _dative(frame) or hit_at(frame) or reporter(frame)
    if company is None and (amount is not None or _any(frame, IMPOSED)):
        company = understood(frame, beside_others=True)
    if (
        company is not None
        and not _any(frame, IMPOSED)
        and amount is None
        and told_with(frame, frame.hit.at, {"für", "gegen"}) is None
    ):
        frame.reject("nobody is fined")
        return
    yield from _cases(frame, company, _who_fines(frame), amount)


def _who_fines(frame: Frame) -> Mention | str | None:
    """The authority of the sentence, that of the case told just before, else a court."""
    own = find_authority(frame, courts=False)
    return own or frame.document.latest("legal", "authority", frame.view.index, 1) or find_authority(frame)


def investigated(frame: Frame) -> Iterator[Case]:
    """As in "die Staatsanwaltschaft ermittelt gegen X", "Razzia bei X", "EU-Kommission eröffnet Verfahren gegen X"."""
    how, view = frame.sets["how"], frame.view
    against = _behind_against(frame)
    if how == "weak" and not (
        _any(frame, PROBED) and (_authority_acts(frame) or (against is not None and names_authority(view)))
    ):
        frame.reject("no authority looks into it")
        return
    if how == "verb" and against is None and not _authority_acts(frame):
        frame.reject("works something out")
        return
    if how == "search" and not _authority_acts(frame) and not is_passive(frame):
        frame.reject("no authority searches")
        return
    company = against or told_with(frame, frame.hit.at, {"bei", "gegen", "von", "in"})
    if company is None and how in {"search", "raid", "verb"}:
        company = hit_at(frame) or _owner_of_rooms(frame)
    if company is None:
        company = hit_at(frame) or (acting(frame) if _is_accused(frame) else None)
    if company is None and _authority_acts(frame):
        company = understood(frame, beside_others=True)
    yield from _cases(frame, company, find_authority(frame, courts=False), amount=None)


def settled(frame: Frame) -> Iterator[Case]:
    """As in "X einigt sich auf einen Vergleich über 3 Millionen Euro", "X zahlt 3 Millionen Euro zur Beilegung von Klagen"."""
    view, how = frame.view, frame.sets["how"]
    prep = _prep_before(frame)
    paid = _any(frame, ("zahl", "überweis")) and _sum(frame) is not None
    if how == "noun" and ((prep in COMPARING and not frame.has("rahmen") and not paid) or not _any(frame, AGREED)):
        frame.reject("compares")
        return
    out_of_court = frame.word.startswith(("außergericht", "aussergericht")) and _any(
        frame, ("einig", "geeinig", "vergl", "verständig")
    )
    if (
        how == "closing"
        and not out_of_court
        and not any(word.startswith(DISPUTES) or word.endswith(DISPUTES) for word in frame.sentence_words)
    ):
        frame.reject("no dispute is settled")
        return
    company = acting(frame) or _with(frame) or told_with(frame, frame.hit.at, {"mit", "bei", "für"}) or reporter(frame)
    if company is None and not any(is_firm(m) for m in view.mentions):
        company = understood(frame, beside_others=True)
    yield from _cases(frame, company, find_authority(frame), _sum(frame), listing=False)


def judged(frame: Frame) -> Iterator[Case]:
    """As in "der BGH entschied gegen X", "X ist zu 3 Millionen Euro verurteilt worden", "wies die Klage gegen X ab"."""
    how = frame.sets["how"]
    if how == "damages" and not (
        _sum(frame) is not None
        and _any(frame, PAYS)
        and _any(frame, ("muss", "müss", "soll", "zahlt", "zahle", "verurteil"))
    ):
        frame.reject("nobody has to pay damages")
        return
    if how == "outcome":
        yield from _outcome(frame)
        return
    thrown_out = how == "verb" and bool(THROWN_OUT & frame.clause_words) and _any(frame, SUITS)
    if (
        not names_court(frame)
        and how != "damages"
        and not thrown_out
        and not (how == "condemn" and (_sum(frame) is not None or _any(frame, SENTENCED)))
    ):
        frame.reject("no court rules")
        return
    if _any(frame, IMPRISONED) and _behind_against(frame) is None:
        frame.reject("a person goes to prison")
        return
    if how == "noun" and _any(frame, AWAITED):
        frame.reject("the ruling is still to come")
        return
    decided = _any(frame, DECIDED if how == "dispute" else APPEALED)
    if how in {"dispute", "appeal"} and (not decided or _prep_before(frame) == "unter"):
        frame.reject("nothing is decided")
        return
    company = _behind_against(frame) or told_with(frame, frame.hit.at, {"gegen", "für", "zu"}) or acting(frame)
    company = company or _of_someone(frame) or hit_at(frame) or frame.by_prep(("COMPANY",), "von", "gegenüber", "für")
    if company is None and how in {"noun", "verb", "condemn"}:
        company = understood(frame, beside_others=True)
    modality: Modality | None = None if frame.certainty[0] in {"planned", "expected", "possible"} else "asserted"
    yield from _cases(frame, company, find_authority(frame, courts=True), _sum(frame) or _ordered_sum(frame), modality)


def _outcome(frame: Frame) -> Iterator[Case]:
    """As in "X hat vor dem EuGH verloren", "Niederlage für X vor Gericht"."""
    if not _any(frame, LOST_OR_WON):
        frame.reject("nobody wins or loses")
        return
    company = acting(frame) or frame.by_prep(("COMPANY",), "für", "von", "gegen") or hit_at(frame)
    yield from _cases(frame, company, find_authority(frame, courts=True), _sum(frame))


def _ordered_sum(frame: Frame) -> Mention | None:
    """The sum in the clause that a mere "entschied eine Jury" reports."""
    if frame.sets["how"] != "verb" or frame.mentions("COMPANY"):
        return None
    money = [m for m in frame.mentions("MONEY", scope="sentence") if m.amount is not None and m.amount.per is None]
    pays = any(word.startswith(("zahl", "muss", "überweis", "schulde")) for word in frame.sentence_words)
    return money[0] if pays and len(money) == 1 else None


# ---- the company -----------------------------------------------------------------------------------------------------


def _cases(
    frame: Frame,
    company: Mention | None,
    authority: Mention | str | None,
    amount: Mention | None = None,
    modality: Modality | None = None,
    *,
    listing: bool = True,
) -> Iterator[Case]:
    if company is None:
        frame.reject("no company has a case")
        return
    if modality is None and frame.certainty[0] == "asserted" and _any(frame, POSSIBLE):
        modality = "possible"
    firms = listed(frame, company) if listing and company in frame.view.mentions else [company]
    for firm in firms:
        yield Case(firm, authority, amount or _sum(frame), modality)


def _behind_against(frame: Frame) -> Mention | None:
    """The company behind "gegen" in the trigger's clause, else in the sentence ("wegen … gegen Manager von X" too)."""
    for scope in ("clause", "sentence"):
        for mention in frame.mentions("COMPANY", scope=scope):
            phrase = frame.phrase(mention)
            if phrase.tail and (beside := _in_apposition(frame, mention)) is not None and phrase.prep == "gegen":
                return beside
            people = phrase.relation in {"von", "genitive"} and phrase.outer == "gegen"
            if names_firm(frame, mention) and (phrase.prep == "gegen" or people):
                return mention
    for person in frame.mentions("PERSON"):
        if frame.phrase(person).prep == "gegen" and person.employer is not None:
            return next((m for m in frame.view.mentions if m.identity is person.employer and is_firm(m)), None)
    return None


def _in_apposition(frame: Frame, mention: Mention) -> Mention | None:
    """The company right behind a compound with another's name: "der X-Prüfer Y"."""
    view, end = frame.view, frame.end(mention)
    owner = view.owner[end + 2] if end + 2 < len(view) and view.words[end] in {"-", "‑"} else None
    return owner if owner is not None and is_firm(owner) and not owner.anaphor else None


def _object(frame: Frame) -> Mention | None:
    """Whom somebody sues: the subject of the passive, else the last open company of the clause."""
    if is_passive(frame):
        return acting(frame)
    found = [
        m
        for m in frame.mentions("COMPANY")
        if names_firm(frame, m) and not frame.phrase(m).prep and frame.phrase(m).relation != "genitive"
    ]
    return found[-1] if found else None


def _dative(frame: Frame) -> Mention | None:
    """Whom something is imposed on: "brummte der X ein Bußgeld auf", "belegte X mit einer Strafe"."""
    return next((m for m in frame.mentions("COMPANY") if names_firm(frame, m) and not frame.phrase(m).prep), None)


def _owner_of_rooms(frame: Frame) -> Mention | None:
    """Whose rooms are searched: "Büros von X", "Räume des Händlers X"."""
    owned = [m for m in frame.mentions("COMPANY") if is_firm(m) and frame.phrase(m).relation in {"von", "genitive"}]
    return frame.nearest(owned)


def _of_someone(frame: Frame) -> Mention | None:
    """The company whose suit or rule is judged: "die Klage der X", "der Einspruch von X"."""
    owned = [m for m in frame.mentions("COMPANY") if is_firm(m) and frame.phrase(m).relation in {"von", "genitive"}]
    return frame.nearest(owned)


def _with(frame: Frame) -> Mention | None:
    """The other side of a settlement that an authority made: "einigte sich mit X"."""
    found = frame.by_prep(("COMPANY",), "mit")
    return found if found is not None and is_firm(found) else None


# ---- what the clause says --------------------------------------------------------------------------------------------


def _goes_to_court(frame: Frame) -> bool:
    """Whether "klagen" means a suit: against someone, before a court, for damages."""
    words = frame.clause_words
    if "über" in words and "gegen" not in words:
        return False
    return "gegen" in words or bool(SUED_FOR & words) or names_court(frame)


def _authority_acts(frame: Frame) -> bool:
    """Whether an authority stands in the trigger's clause without a preposition, or as the agent of a passive."""
    view = frame.view
    for k, owner in enumerate(view.owner):
        if view.clause_at(k) != frame.clause:
            continue
        if owner is not None and is_authority(owner) and frame.phrase(owner).prep in {"", "von", "durch"}:
            return True
        if owner is None and view.words[k][:1].isupper() and kind_of[view.lower[k]]:
            return True
    return False


def _is_accused(frame: Frame) -> bool:
    """Whether the subject of the clause is the one looked into: "gerät ins Visier", "wegen Ermittlungen"."""
    return _any(frame, ACCUSED) or _prep_before(frame) in {"wegen", "nach"} or is_passive(frame)


def _prep_before(frame: Frame) -> str:
    view, k = frame.view, frame.hit.at - 1
    while (
        k >= 0
        and view.words[k].islower()
        and view.lower[k].endswith(("e", "en", "em", "er", "es"))
        and view.lower[k] not in {"in", "ohne", "unter"}
    ):
        k -= 1
    return {"im": "in", "zum": "zu"}.get(view.lower[k], view.lower[k]) if k >= 0 else ""


def _sum(frame: Frame) -> Mention | None:
    """The money of the trigger's clause that is no business figure."""
    money = [
        m
        for m in frame.mentions("MONEY")
        if m.amount is not None
        and m.amount.per is None
        and not frame.phrase(m).head.startswith(NO_CASE_MONEY)
        and not frame.phrase(m).tail.startswith(("umsatz", "konzern"))
        and frame.view.clauses[frame.view.clause_at(frame.at(m))].kind != "paren"
    ]
    found = frame.nearest(money)
    return found if found is not None and frame.distance(found, frame.hit.at) <= NEAR else None


def _any(frame: Frame, stems: tuple[str, ...]) -> bool:
    return any(word.startswith(stems) for word in frame.clause_words if word != frame.word)
