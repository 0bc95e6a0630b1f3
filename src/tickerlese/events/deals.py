"""What the words around a takeover say about it: how far it got, whether it is denied, how much changes hands.

In: a ``Frame`` on a takeover's trigger. Out: status and stake, from the trigger's clause, those that depend on it, and
the next sentence when it goes on about the deal ("Die Übernahme soll …").
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from tickerlese.events.parties import following_views

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention
    from tickerlese.modality import Modality

Status = Literal["rumored", "announced", "approved", "completed", "failed"]

COMPLETED = frozenset(
    "abgeschlossen abgeschlossene abgeschlossenen abschloss abschlossen vollzogen vollzogene vollzogenen vollzog perfekt "
    "besiegelt besiegelte besiegelten beendet komplettiert erfolgte erfolgten geglückt".split()
)
APPROVED = frozenset(
    "genehmigt genehmigte genehmigten genehmigte freigegeben zugestimmt gebilligt billigte billigten abgenickt "
    "durchgewunken durchgewinkt abgesegnet bewilligt bewilligte gutgeheissen gutgeheißen freigabe bewilligung".split()
)
FAILED = frozenset(
    "geplatzt platzt platzte platzten geplatzte geplatzten gescheitert gescheiterte gescheiterten scheitert scheiterte "
    "scheiterten zurückgezogen zurückzog zurückzogen zurückzieht abgebrochen abgeblasen untersagt untersagte untersagten "
    "verboten verbot verbietet blockiert blockierte blockierten gekippt kippte gestoppt stoppte geplatzter aufgegeben "
    "abgesagt torpediert vereitelt missglückt missglückte "
    "durchfallen durchgefallen ergebnislos".split()
)
PLANNED = ("geplant", "angestrebt", "anvisiert", "angepeilt", "künftig", "bevorstehend")
SPLIT_CUES = {
    "failed": {
        ("zog", "zurück"), ("zieht", "zurück"), ("zogen", "zurück"), ("ziehen", "zurück"), ("brach", "ab"), ("bricht", "ab"),
        ("brachen", "ab"), ("blies", "ab"), ("bläst", "ab"), ("vom", "tisch"), ("gab", "auf"), ("gibt", "auf"),
        ("sagte", "ab"), ("sagt", "ab"), ("nichts", "geworden"),
    },
    "approved": {
        ("grünes", "licht"), ("weg", "frei"), ("stimmt", "zu"), ("stimmte", "zu"), ("stimmten", "zu"), ("gab", "frei"),
        ("gibt", "frei"), ("winkt", "durch"), ("winkte", "durch"), ("darf", "übernehmen"), ("dürfen", "übernehmen"),
        ("darf", "kaufen"), ("darf", "schlucken"), ("nickte", "ab"), ("hiess", "gut"), ("hieß", "gut"), ("keine", "einwände"), ("keine", "bedenken"),
    },
    "completed": {("dach", "fach"), ("trockenen", "tüchern"), ("schloss", "ab"), ("schließt", "ab"), ("schliesst", "ab"), ("schlossen", "ab")},
}  # fmt: skip
OPEN_END = frozenset(
    "soll sollen solle will wollen wolle muss müssen müsse dürfte dürften könnte könnten könne erwartet erwarten geplant "
    "geplante geplanten nicht noch vorbehaltlich vorbehalt droht drohte droht kurz hofft hoffen rechnet wenn falls sofern "
    "sollte bevor strebt peilt angestrebte angestrebten steht aussteht ausstehen".split()
)
HEARSAY = tuple("gerücht gerüchte gerüchten kreise kreisen insidern insider spekulationen".split())
EARLY_STEPS = frozenset(
    "feilt feilen feile umwirbt buhlt buhlen liebäugelt liebäugelte bericht berichten gerüchteküche".split()
)
INTEREST = frozenset("interesse interessiert exklusivgespräche exklusivgesprächen".split())
NOT_YET_FAILED = frozenset(
    "droht drohte drohen könnte könnten könne soll sollte sollten falls wenn sofern dürfte dürften".split()
)
DEAL_WORDS = tuple(
    "übernahme kauf zukauf deal transaktion vorhaben erwerb akquisition offerte gebot angebot verkauf veräußerung veräusserung "
    "fusion zusammenschluss zusammenschluß verschmelzung zusammengehen abspaltung ausgliederung spin".split()
)
WHOLE = frozenset(
    "alle sämtliche sämtlichen vollständig vollständige vollständigen komplett komplette kompletten restliche restlichen ganz verbliebene verbleibenden übrigen".split()
)
MAJORITY = frozenset(
    "mehrheit aktienmehrheit anteilsmehrheit mehrheitlich mehrheitsbeteiligung mehrheitsanteil kontrolle".split()
)
PARTIAL = frozenset(
    "minderheit minderheitsanteil minderheitsbeteiligung beteiligung anteil aktienpaket drittel viertel".split()
)
SHARE_LINKS = frozenset("an am der von anteil mehrheit des".split())
PAST_FORMS = frozenset(
    "übernahm übernahmen kaufte kauften erwarb erwarben schluckte schluckten verkaufte verkauften veräußerte veräusserte ging gingen fiel "
    "akquirierte sicherte sicherten schnappte angelte veräußerten veräusserten stieß stießen stiess stiessen gab gaben trennte "
    "trennten fusionierte fusionierten verschmolz verschmolzen schloss schlossen spaltete spalteten gliederte gliederten".split()
)
HALF = Decimal(50)


# ---- status ----------------------------------------------------------------------------------------------------------


def read_status(frame: Frame) -> Status | None:
    """How far the deal got, by the clauses that tell it, else by the following sentence; None without a cue."""
    own = "approved" if _is_allowed(frame) else _status_in(frame.view, related_clauses(frame))
    if own is not None:
        return own
    for view in following_views(frame, 1):
        for index in range(len(view.clauses)):
            if _speaks_of_the_deal(view, index):
                return _status_in(view, [index])
    return None


def _is_allowed(frame: Frame) -> bool:
    """Whether the buyer "darf … übernehmen"."""
    allowed = frame.clause_words & {"darf", "dürfen", "dürfe", "durfte", "durften"}
    return frame.hit.trigger.style in {"infinitive", "verb"} and bool(allowed) and "nicht" not in frame.clause_words


def related_clauses(frame: Frame) -> list[int]:
    """The trigger's clause, those that govern it and those that depend on it."""
    view = frame.view
    found = [frame.clause]
    current = frame.clause
    while view.clauses[current].parent >= 0 and view.clauses[current].parent not in found:
        if (
            view.clauses[current].kind == "main"
            and view.clauses[current].has_verb
            and view.clauses[current].shares_subject
        ):
            break
        current = view.clauses[current].parent
        found.append(current)
    found.extend(
        i
        for i, clause in enumerate(view.clauses)
        if clause.parent == frame.clause and i not in found and clause.kind in {"sub", "main"}
    )
    found.extend(_of_the_noun(frame))
    return found


def _of_the_noun(frame: Frame) -> list[int]:
    """The relative clause that "den" joins to a masculine noun: "der Verkauf von X an Y, den Z abgeschlossen hatte"."""
    view = frame.view
    if frame.hit.trigger.style != "noun" or not frame.word.endswith(("kauf", "kaufs", "erwerb", "zusammenschluss")):
        return []
    return [
        i
        for i, clause in enumerate(view.clauses)
        if clause.kind == "rel" and view.lower[clause.ranges[0][0]] == "den" and clause.ranges[0][0] > frame.hit.at
    ]


def _status_in(view: SentenceView, clauses: list[int]) -> Status | None:
    for index in clauses:
        words = [view.lower[k] for first, last in view.clauses[index].ranges for k in range(first, last)]
        bag = set(words)
        if bag & FAILED or _has_pair(words, "failed"):
            return None if bag & NOT_YET_FAILED else "failed"
        if bag & OPEN_END or ({"wird", "werden", "werde"} & bag and bag & COMPLETED):
            continue
        if bag & APPROVED or _has_pair(words, "approved"):
            return "approved"
        if bag & COMPLETED or _has_pair(words, "completed"):
            return "completed"
    return None


def _has_pair(words: list[str], status: str) -> bool:
    """Whether both words of a cue stand in the clause, in this order."""
    return any(a in words and b in words[words.index(a) + 1 :] for a, b in SPLIT_CUES[status])


def _speaks_of_the_deal(view: SentenceView, clause: int) -> bool:
    """Whether the clause is about "die Übernahme", "der Deal", without a company of its own behind the noun."""
    ranges = view.clauses[clause].ranges
    for k in (k for first, last in ranges for k in range(first, last)):
        is_deal = view.words[k][:1].isupper() and view.lower[k].startswith(DEAL_WORDS) and view.owner[k] is None
        if is_deal and k > 0 and view.lower[k - 1] in {"die", "der", "den", "das", "dem"}:
            return not any(view.phrase(m).head_at == k for m in view.mentions if m.label == "COMPANY")
    return False


def is_planned(frame: Frame) -> bool:
    """Whether an adjective before the trigger says that the deal is yet to come: "die geplante Fusion"."""
    return any(word.startswith(PLANNED) for word in frame.view.lower[max(0, frame.hit.at - 3) : frame.hit.at])


def read_mood(frame: Frame, *, noun: bool, tentative: bool = False) -> tuple[Modality, Status | None]:
    """How certain the deal is and how far it got; ``noun`` says that a noun tells it, ``tentative`` that talks or interest do."""
    status = read_status(frame)
    if noun and status is None and in_the_past(frame, noun=True) and not is_planned(frame):
        return "asserted", "completed"
    modality: Modality = "denied" if is_denied(frame) else frame.certainty[0]
    if status in {"failed", "completed", "approved"}:
        return "asserted", status
    if modality != "denied" and (is_rumoured(frame) or (tentative and modality == "asserted")):
        modality = "possible"
    if modality in {"possible", "denied"}:
        return modality, "rumored"
    past = modality == "asserted" and in_the_past(frame, noun=noun)
    return modality, "completed" if past else None


# ---- stake -----------------------------------------------------------------------------------------------------------


def read_stake(frame: Frame, target: Mention) -> tuple[Mention | None, bool]:
    """The share of the target that changes hands, and whether that is control (or nothing is said against it)."""
    whole = bool(frame.clause_words & (WHOLE | MAJORITY))
    for mention in frame.mentions("PERCENT"):
        if mention.amount is None or not _governs(frame.view, frame.end(mention), target):
            continue
        size = mention.amount.value if mention.amount.value is not None else mention.amount.maximum
        return mention, whole or (size is not None and size >= HALF)
    return None, whole or not frame.clause_words & PARTIAL


def _governs(view: SentenceView, end: int, target: Mention) -> bool:
    """Whether the percentage is one of the target: "60 Prozent (der Anteile) an X"; else X stood in a clause before."""
    start = view.span[id(target)][0] if id(target) in view.span else -1
    if view.clause_at(start) != view.clause_at(end - 1):
        return True
    between = view.lower[end:start] if 0 <= start - end <= 9 else []
    return bool(SHARE_LINKS & set(between[:4])) and "," not in between


# ---- denial and time ------------------------------------------------------------------------------------------------------------


def is_denied(frame: Frame) -> bool:
    """Whether it is denied behind the trigger's noun: "sei keine Option", "erteilt eine Absage", "steht nicht zur Debatte", "plane man nicht"."""
    ranges = frame.view.clauses[frame.clause].ranges
    words = [frame.view.lower[k] for first, last in ranges for k in range(first, last)]
    if words[-1:] == ["nicht"]:
        return True
    negated = (
        "absage" in words
        or {"nichts", "wissen"} <= set(words)
        or any(a in {"keine", "kein"} and b in {"option", "thema"} for a, b in pairwise(words))
    )
    return negated or ("debatte" in words and "nicht" in words[: words.index("debatte")])


def is_rumoured(frame: Frame) -> bool:
    """Whether the sentence tells hearsay or early steps: "Kreise: …", "Branchengerüchten zufolge", "feilt an einem Gebot"."""
    words = frame.sentence_words
    if any(word.endswith(HEARSAY) or word in EARLY_STEPS for word in words) or {"vertraute", "personen"} <= words:
        return True
    if frame.clause_words & INTEREST and not frame.word.startswith(("interess", "kaufinteress")):
        return True
    before = frame.view.lower[max(0, frame.hit.at - 3) : frame.hit.at]
    return any(word.startswith(("möglich", "etwaig", "denkbar")) for word in before)


def in_the_past(frame: Frame, *, noun: bool) -> bool:
    """Whether the takeover is told as done: perfect or past tense, or "nach der Übernahme von X"."""
    words = frame.clause_words
    if noun:
        k = frame.hit.at - 1
        while k >= 0 and frame.view.words[k][:1].islower() and frame.view.lower[k] not in {"nach", "seit"}:
            k -= 1
        return k >= 0 and frame.view.lower[k] in {"nach", "seit", "dank"}
    if frame.hit.trigger.style == "participle":
        return bool(words & {"hat", "haben", "hatte", "hatten", "habe", "wurde", "wurden", "worden", "ist", "war"})
    return frame.hit.trigger.style == "verb" and frame.word in PAST_FORMS
