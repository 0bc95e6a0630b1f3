"""What a dividend is worth and what becomes of it: the amount per share, the one before, raised, cut, suspended or paid.

In: a ``Frame`` on a word of paying out. Out: amounts of the trigger's sentence (and of the next one, when it only
compares), and the action by amounts, else by the words of the clause. Refused: earnings per share, prices, price targets,
totals, and the mere difference ("um 20 Cent").
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from tickerlese.events.parties import following_views
from tickerlese.events.prepositions import wide_prep
from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention

Action = Literal["proposed", "raised", "cut", "confirmed", "suspended", "paid"]

PAYOUT_STEMS = ("dividende", "ausschüttung", "gewinnausschüttung", "bonus", "bardividende", "sonderdividende", "gesamtdividende")  # fmt: skip
OTHER_FIGURES = (
    "gewinn", "ergebnis", "überschuss", "verlust", "kurs", "aktienkurs", "schlusskurs", "kursziel", "ziel", "preis", "ausgabepreis", "eps", "umsatz", "cashflow",
    "buchwert", "angebot", "barabfindung", "abfindung", "offerte", "nennwert", "börsenwert", "handel", "bezugspreis", "emissionspreis", "umsätze", "erlös",
)  # fmt: skip
BEFORE = frozenset("vorjahr vorjahres vj vj. zuvor bisher bislang zuletzt statt vorher davor gegenüber jahresfrist noch vorperiode vorjahreswert".split())  # fmt: skip
BEFORE_REACH = 5
NAMING_REACH = 14
LARGEST = Decimal(10_000)

SUSPENDED = ("streich", "strich", "gestrichen", "ausfall", "ausgefallen", "entfall", "entfäll", "entfiel", "ausgesetzt", "aussetz", "verzicht", "nullrunde", "wegfall", "einbehalt", "ausbleib", "ausgeblieben", "gekappt", "dividendenlos", "dividendenverzicht", "dividendenausfall", "dividendenstopp")  # fmt: skip
CUT = ("kürz", "gekürz", "senk", "gesenk", "abgesenk", "sink", "sank", "gesunken", "reduzier", "halbier", "herabgesetz", "herabsetz", "zusammengestrichen", "eindampf", "eingedampf", "schrumpf", "geschrumpf", "niedriger", "geringer", "kleiner", "mager", "verringer", "schmäler", "geschmälert", "tiefer", "dividendenkürzung", "dividendensenkung", "gestutzt", "stutz")  # fmt: skip
RAISED = ("erhöh", "anheb", "angehoben", "anhebt", "hebt", "hob", "steig", "stieg", "gestieg", "kletter", "geklettert", "aufstock", "aufgestockt", "höher", "verdoppel", "verdreifach", "üppiger", "wachs", "wächs", "wuchs", "gesteiger", "dividendenerhöhung", "dividendenanhebung", "dividendensteigerung", "dividendenplus", "zulegen")  # fmt: skip
CONFIRMED = ("unverändert", "stabil", "konstant", "gleichbleib", "beibehalt", "beizubehalten", "bestätig", "vorjahresniveau", "vorjahreshöhe", "festhalt", "festgehalten", "festzuhalten", "gerüttelt", "rüttel", "gleich", "erneut", "weiterhin", "abermals", "wiederum")  # fmt: skip
PAID = ("zahlt", "gezahlt", "ausgezahlt", "ausbezahlt", "bezahlt", "schüttet", "ausgeschüttet", "überwies", "überweist", "erhielt", "bekam", "geflossen", "floss", "fließt", "fliesst")  # fmt: skip
PROPOSED = ("vorschlag", "vorgeschlag", "vorzuschlag", "schlägt", "schlug", "schlage", "beantrag", "dividendenvorschlag", "gewinnverwendungsvorschlag", "empfiehlt", "empfohlen")  # fmt: skip
APPROVED = ("beschloss", "beschließ", "beschliess", "abgesegnet", "segnet", "genehmig", "gebilligt", "billigt", "zugestimmt", "verabschiedet", "abgenickt")  # fmt: skip
ACTIONS: tuple[tuple[Action, tuple[str, ...]], ...] = (
    ("cut", ("zusammengestrichen",)), ("suspended", SUSPENDED), ("cut", CUT), ("raised", RAISED), ("confirmed", CONFIRMED),
    ("proposed", PROPOSED), ("confirmed", APPROVED), ("paid", PAID),
)  # fmt: skip
PAYING_OUT = frozenset(
    "zahlt zahlen zahlte zahlten zahle bezahlt bezahlen auszahlen ausgezahlt ausbezahlt ausrichten überweisen überweist fließen fliessen".split()
)
NO_PAYOUT = ("dividend", "ausschüttung", "gebot", "angebot", "offert", "abfind", "barabfind", "kursziel", "verdien", "gewinn", "ausgabepreis", "bezugspreis", "neue", "junge", "kauf", "übernahm", "erwerb", "anleger", "börsengang")  # fmt: skip
PASSIVE = frozenset({"wurde", "wurden", "wird", "werden", "worden"})
OFFER_REACH = 4  # sentences
NOT_ACTIONS = frozenset("gleichzeitig steigender wachstum wachsenden gleichen".split())
GIVING = ("geben", "gibt", "zahlen", "gezahlt", "ausgeschüttet", "ausschütten", "auszuschütten", "ausgezahlt")
NONE_PAID = frozenset({"keine", "keinerlei", "ohne"})
SPLIT_WORDS: dict[tuple[str, str], Action] = {
    ("fällt", "aus"): "suspended", ("fiel", "aus"): "suspended", ("fallen", "aus"): "suspended", ("setzt", "aus"): "suspended", ("setzte", "aus"): "suspended",
    ("setzen", "aus"): "suspended", ("fällt", "weg"): "suspended", ("bleibt", "aus"): "suspended", ("strich", "zusammen"): "cut", ("streicht", "zusammen"): "cut",
    ("setzt", "herab"): "cut", ("setzte", "herab"): "cut", ("dampft", "ein"): "cut", ("hält", "fest"): "confirmed", ("halten", "fest"): "confirmed",
    ("hielt", "fest"): "confirmed", ("stockt", "auf"): "raised", ("stockte", "auf"): "raised", ("legt", "zu"): "raised", ("wie", "vorjahr"): "confirmed",
    ("leer", "aus"): "suspended", ("bleibt", "bei"): "confirmed", ("bleiben", "bei"): "confirmed",
    ("behält", "bei"): "confirmed", ("höhe", "vorjahres"): "confirmed", ("niveau", "vorjahres"): "confirmed", ("mehr", "geld"): "raised", ("mehr", "dividende"): "raised", ("schüttet", "mehr"): "raised", ("schüttet", "weniger"): "cut", ("weniger", "dividende"): "cut",
}  # fmt: skip


def _classify(word: str) -> tuple[Action, ...]:
    if word in NOT_ACTIONS:
        return ()
    return next(((action,) for action, stems in ACTIONS if word.startswith(stems)), ())


_ACTION_OF: WordTable[tuple[Action, ...]] = WordTable(_classify)


@dataclass(slots=True)
class Payout:
    """Amounts per share: now and before, and the sentences (indices) they stand in."""

    now: Mention | None = None
    before: Mention | None = None
    told_in: int = -1


# ---- amounts ---------------------------------------------------------------------------------------------------------


def read_payout(frame: Frame) -> Payout:
    """The amounts per share of the trigger's sentence; what is missing may stand in the sentence that follows."""
    view = frame.view
    found = Payout(told_in=view.index)
    money = [m for m in view.mentions if m.label == "MONEY" and _is_payout(view, m, frame)]
    told = _is_paid_before(frame)
    old = [m for m in money if is_old(view, m, money) and not (told and _beside(frame, m))]
    found.now = _chosen(frame, [m for m in money if m not in old])
    named = [m for m in view.mentions if m.label == "MONEY" and _is_small(m)]
    beside = [
        m for m in named if m not in money and found.now in named[: named.index(m)][-1:] and is_old(view, m, named)
    ]
    found.before = next(iter(old or beside), None)
    if found.now is None and found.before is not None and frame.has("bleibt", "bleiben", "bleibe", "blieb"):
        found.now, found.before = found.before, None
    if found.now is None or found.before is None:
        _look_ahead(frame, found)
    return found


def _chosen(frame: Frame, money: list[Mention]) -> Mention | None:
    """Of several amounts the one that the trigger names, else one of its clause."""
    view = frame.view
    named = [m for m in money if _naming_noun(view, *view.span[id(m)], frame.hit.at) == frame.hit.at]
    beside = [m for m in money if _beside(frame, m)]
    return next(iter(named or beside or money), None)


def _beside(frame: Frame, mention: Mention) -> bool:
    return frame.view.clause_at(frame.at(mention)) == frame.clause


def _is_paid_before(frame: Frame) -> bool:
    """Whether the trigger itself tells a payout of the past: "für 2024 hatte X noch 0,85 Euro ausgeschüttet"."""
    return frame.hit.trigger.style == "participle" and frame.has("hatte", "hatten", "hat", "haben")


def _look_ahead(frame: Frame, found: Payout) -> None:
    """Read "Sie soll von 70 Cent auf einen Euro steigen", "Im Vorjahr waren es 1,90 Euro" behind the trigger's sentence."""
    for view in following_views(frame, 1):
        if any(word.startswith(OTHER_FIGURES) for word in view.lower):
            return
        money = [m for m in view.mentions if m.label == "MONEY" and _is_small(m) and view.phrase(m).prep != "um"]
        old = [m for m in money if is_old(view, m, money)]
        new = [m for m in money if m not in old]
        goes_on = view.lower[:1] in (["sie"], ["diese"], ["vorgeschlagen"], ["geplant"])
        if found.now is None and new and goes_on:
            found.now, found.told_in = new[0], view.index
        if found.now is not None and old and (len(money) == 1 or goes_on):
            found.before, found.told_in = found.before or old[0], view.index


def is_paid_per_share(frame: Frame) -> bool:
    """Whether the amount at the trigger goes to the shareholders without a word for it: "zahlt 12,80 Franken je Titel"."""
    view = frame.view
    mention = view.owner[frame.hit.at]
    if mention is None or mention.amount is None or not _is_small(mention):
        return False
    if mention.amount.per != "share" and not (mention.amount.per is None and _opens_per_share(frame)):
        return False
    words = frame.clause_words
    if (
        frame.phrase(mention).prep
        or not PAYING_OUT & words
        or any(word.startswith(NO_PAYOUT) for word in frame.sentence_words)
    ):
        return False
    bought = frame.by_prep(("COMPANY",), "für") or frame.document.latest(
        "acquisition", "target", view.index, OFFER_REACH
    )
    return bought is None and not PASSIVE & words


def _opens_per_share(frame: Frame) -> bool:
    """Whether the clause begins with the share: "Je Aktie sollen 1,40 Euro fließen"."""
    first = frame.view.clauses[frame.clause].ranges[0][0]
    words = frame.view.lower[first : first + 3]
    return words[:1] in (["je"], ["pro"]) and any(
        word.endswith(("aktie", "papier", "titel", "schein")) for word in words
    )


def _is_small(mention: Mention) -> bool:
    amount = mention.amount
    return (
        amount is not None and amount.value is not None and 0 < amount.value < LARGEST and amount.currency is not None
    )


def _is_payout(view: SentenceView, mention: Mention, frame: Frame) -> bool:
    """Whether the amount is a payout per share: not a difference, not a figure of another kind."""
    amount = mention.amount
    if amount is None or not _is_small(mention):
        return False
    at, end = view.span[id(mention)]
    phrase = view.phrase(mention)
    if phrase.prep == "um" or wide_prep(view, mention) == "um" or mention.text_starts_with_sign(view.tokens.text):
        return False
    if amount.per not in {None, "share"} or view.lower[end : end + 1] in (["mehr"], ["weniger"], ["höher"]):
        return False
    near = _naming_noun(view, at, end, frame.hit.at)
    if near >= 0 and view.lower[near].startswith(OTHER_FIGURES) and not view.lower[near].startswith(PAYOUT_STEMS):
        return False
    return amount.per == "share" or near >= 0 or _in_reach(view, at, frame)


def _naming_noun(view: SentenceView, at: int, end: int, trigger: int) -> int:
    """Where the noun stands that says what the amount is: right behind it, else the nearest before it; -1 without one."""
    for k in range(end, min(end + 2, len(view))):
        if _names_payout(view.lower[k]):
            return k
    for k in range(at - 1, max(-1, at - NAMING_REACH), -1):
        if view.words[k] in {";", "."} or (view.owner[k] is not None and view.clause_at(k) != view.clause_at(at)):
            break
        if view.words[k][:1].isupper() and (
            k == trigger or _names_payout(view.lower[k]) or view.lower[k].startswith(OTHER_FIGURES)
        ):
            return k
    return -1


def _names_payout(word: str) -> bool:
    return word.startswith(PAYOUT_STEMS) or word.endswith("dividende")


def _in_reach(view: SentenceView, at: int, frame: Frame) -> bool:
    """Whether an amount that no noun names stands in the trigger's clause."""
    return view.clause_at(at) == frame.clause and abs(at - frame.hit.at) <= NAMING_REACH


def is_old(view: SentenceView, mention: Mention, money: list[Mention]) -> bool:
    """Whether it is the amount so far: "von 75 auf …", "nach 1,10 Euro", "(Vorjahr: 35 Cent)", "2 Euro im Vorjahr"."""
    at, end = view.span[id(mention)]
    prep = view.phrase(mention).prep
    if prep == "von" and any(view.phrase(other).prep in {"auf", "zu"} for other in money if other is not mention):
        return True
    if prep == "auf":
        return False
    ranges = view.clauses[view.clause_at(at)].ranges
    words = {view.lower[k] for start, last in ranges for k in range(start, last)}
    if words & {"hatte", "hatten"} and words & {"gezahlt", "ausgeschüttet", "gegeben", "erhalten", "bekommen"}:
        return True
    if (
        prep in {"nach", "gegenüber", "statt"}
        or _in_bracket_behind(view, mention, money)
        or BEFORE & set(view.lower[max(0, at - BEFORE_REACH) : at]) & _own(view, at)
    ):
        return True
    after = view.lower[end : end + BEFORE_REACH]
    return bool(set(after) & {"vorjahr", "zuvor", "davor", "bisher", "jahresfrist"}) and "als" not in after and not _follows(view, end, money)  # fmt: skip


def _own(view: SentenceView, at: int) -> set[str]:
    """The words before a local index back to the last amount or bracket."""
    words: set[str] = set()
    for k in range(at - 1, max(-1, at - 1 - BEFORE_REACH), -1):
        owner = view.owner[k]
        if (owner is not None and owner.amount is not None) or view.words[k] in {"(", ";"}:
            break
        if view.lower[k] != "noch" or view.lower[k - 1] not in {"nur", "lediglich", "bloß"}:
            words.add(view.lower[k])
    return words


def _in_bracket_behind(view: SentenceView, mention: Mention, money: list[Mention]) -> bool:
    """Whether it stands alone in brackets, or behind a year there: "0,90 (0,75) Euro", "3,30 Euro (2023: 3,10 Euro)"."""
    at = view.span[id(mention)][0]
    k = at - 1
    while k >= 0 and (view.words[k] == ":" or (view.owner[k] is not None and view.owner[k] not in money)):
        k -= 1
    if k < 1 or view.words[k] != "(" or mention.amount is None:
        return False
    before = view.owner[k - 1]
    return before in money and before is not None and before.amount is not None and before.amount.currency == mention.amount.currency  # fmt: skip


def _follows(view: SentenceView, end: int, money: list[Mention]) -> bool:
    """Whether another amount or a bracket stands between this one and the words that point back."""
    for k in range(end, min(end + BEFORE_REACH, len(view))):
        owner = view.owner[k]
        if view.words[k] in {"(", ",", ";"} or (owner is not None and owner in money):
            return True
        if view.lower[k] in {"vorjahr", "zuvor", "davor", "bisher", "jahresfrist"}:
            return False
    return False


# ---- action ----------------------------------------------------------------------------------------------------------


def read_action(frame: Frame, payout: Payout) -> Action | None:
    """What becomes of the dividend, by its two amounts, else by the words around the trigger."""
    if payout.now is not None and payout.before is not None and payout.now.amount and payout.before.amount:
        now, before = payout.now.amount.value, payout.before.amount.value
        if now is not None and before is not None:
            return "raised" if now > before else "cut" if now < before else "confirmed"
    return _told_by_difference(frame, payout) or _told_action(frame, has_amount=payout.now is not None)


def _told_by_difference(frame: Frame, payout: Payout) -> Action | None:
    """As in "95 Cent, 5 Cent mehr als im Jahr davor"."""
    for mention in frame.mentions("MONEY", scope="sentence") if payout.now is not None else ():
        after = frame.view.lower[frame.end(mention) : frame.end(mention) + 2]
        if (
            mention is not payout.now
            and _is_small(mention)
            and after[1:] == ["als"]
            and after[0] in {"mehr", "weniger"}
        ):
            return "raised" if after[0] == "mehr" else "cut"
    return None


def _told_action(frame: Frame, *, has_amount: bool) -> Action | None:
    view = frame.view
    ranges = view.clauses[frame.clause].ranges
    places = [k for first, last in ranges for k in range(first, last)]
    words = [view.lower[k] for k in places]
    if not has_amount and _pays_none(frame):
        return "suspended"
    found: list[Action] = [action for pair, action in SPLIT_WORDS.items() if _stand_apart(words, *pair)]
    for k in places:
        owner = view.owner[k]
        if owner is None or owner.anaphor or owner.label == "DATE":
            found.extend(_ACTION_OF[view.lower[k]])
    if "suspended" in found and has_amount:
        found = [action for action in found if action != "suspended"]
    if "suspended" in found and "nicht" in words:
        return "confirmed"
    return next((action for action, _ in ACTIONS if action in found), None)


def _stand_apart(words: list[str], first: str, second: str) -> bool:
    return first in words and second in words[words.index(first) + 1 :]


def _pays_none(frame: Frame) -> bool:
    """Whether it says "keine Dividende", "ohne Dividende", "eine Dividende werde es nicht geben"."""
    before = frame.view.lower[max(0, frame.hit.at - 2) : frame.hit.at]
    nothing = frame.has("nicht", "nichts") and frame.has(*GIVING)
    return bool(NONE_PAID & set(before)) or nothing
