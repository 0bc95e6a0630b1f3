"""What a listing is worth and how far it got: price, valuation, venue, status.

In: a ``Frame`` on a word of going public. Out: the issue price (a range while none is fixed), what the company is valued
at, where it lists, and the status by the words of the clause. Amounts may stand in the two sentences that follow, as long
as these name no other candidate. Refused: first quotations, closing prices, the sum that is raised.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from tickerlese.events.frame import same_identity
from tickerlese.events.issue_sums import NOUN_REACH, is_worth
from tickerlese.events.parties import following_views

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention

Status = Literal["planned", "priced", "completed", "postponed", "cancelled"]

PRICES = (
    "ausgabepreis",
    "emissionspreis",
    "platzierungspreis",
    "angebotspreis",
    "zuteilungspreis",
    "ipo-preis",
    "preis",
    "ausgabekurs",
)
RANGES = ("preisspanne", "angebotsspanne", "spanne", "bookbuilding", "preisrahmen", "zeichnungsspanne", "preisband")
ISSUED = (
    "ausgegeben",
    "zugeteilt",
    "platziert",
    "emittiert",
    "ausgab",
    "verkauft",
    "angeboten",
    "anbieten",
    "bietet",
    "losgeschlagen",
)
QUOTED = (
    "kurs",
    "erstkurs",
    "eröffnungskurs",
    "schlusskurs",
    "gehandelt",
    "notier",
    "startete",
    "eröffnete",
    "kostete",
    "schloss",
    "standen",
    "aktuell",
    "zuletzt",
    "derzeit",
    "lag",
)
WORTH = ("bewertung", "marktkapitalisierung", "börsenwert", "marktwert", "unternehmenswert", "firmenwert", "gesamtwert")
LARGEST_PRICE = Decimal(10_000)
SMALLEST_WORTH = Decimal(1_000_000)
REACH = 2
VENUE_REACH = 6

POSTPONED = ("verschob", "verschieb", "vertag", "aufgeschob", "hinausgezögert", "zurückgestellt")
CANCELLED = (
    "abgesagt",
    "abgeblasen",
    "absag",
    "gestrichen",
    "begraben",
    "geplatzt",
    "platzt",
    "gescheitert",
    "scheitert",
    "verworf",
    "gestoppt",
    "stoppt",
    "beerdigt",
    "abblas",
    "rückzieher",
)
COMPLETED = (
    "feiert", "gefeiert", "gelungen", "gelang", "geglück", "glück", "debütiert", "eingespielt", "spülte", "gespült", "eingebracht", "einnahm", "eingenommen", "gegangen",
    "gebracht", "gewagt", "vollzogen", "absolvier", "verpatz", "geschafft", "hingelegt", "legte", "erlebte", "geführt", "startete",
)  # fmt: skip
PAST = frozenset(
    "ging gingen brachte brachten führte führten wagte wagten gab gaben spielte spielten kam kamen zog zogen war waren".split()
)
FIXED = ("festgelegt", "festgesetzt", "fixiert")
PRICED = ("festgelegt", "festgesetzt", "legt", "legte", "fixiert", "setzte", "ausgabepreis", "emissionspreis")
AHEAD = frozenset("will wollen wolle soll sollen solle plant planen plane strebt peilt bereitet dürfte könnte wird werde werden voraussichtlich geplant geplante geplanten geplanter geplantes anstehende anstehenden bevorstehende bevorstehenden möglicher möglichen mögliche angestrebte angestrebten erwägt prüft kandidat".split())  # fmt: skip
SPLIT: dict[Status, frozenset[tuple[str, str]]] = {
    "postponed": frozenset({("auf", "eis"), ("unbestimmte", "zeit"), ("schiebt", "auf"), ("schob", "auf"), ("stellt", "zurück")}),
    "cancelled": frozenset({("sagt", "ab"), ("sagte", "ab"), ("bläst", "ab"), ("blies", "ab"), ("vom", "tisch"), ("gibt", "auf"), ("gab", "auf"), ("zieht", "zurück"), ("zog", "zurück"), ("doch", "kein")}),
}  # fmt: skip


# ---- amounts ---------------------------------------------------------------------------------------------------------


def read_price(frame: Frame, company: Mention | str) -> tuple[Mention | None, int]:
    """The issue price, and the sentence that tells it; the range only where no price is fixed."""
    spans: list[tuple[Mention, int]] = []
    for view in _views(frame, company):
        for mention in view.mentions:
            if mention.label != "MONEY" or not _is_small(mention):
                continue
            if _is_issue_price(view, mention):
                return mention, view.index
            if _in_range(view, mention):
                spans.append((mention, view.index))
    return spans[0] if spans else (None, frame.view.index)


def read_valuation(frame: Frame, company: Mention | str) -> tuple[Mention | None, int]:
    """What the company is worth at the issue price, and the sentence that tells it."""
    for view in _views(frame, company):
        for mention in view.mentions:
            amount = mention.amount
            if mention.label != "MONEY" or amount is None or amount.per is not None:
                continue
            size = next((each for each in (amount.value, amount.maximum, amount.minimum) if each is not None), None)
            if size is not None and size >= SMALLEST_WORTH and _is_valuation(view, mention):
                return mention, view.index
    return None, frame.view.index


def _views(frame: Frame, company: Mention | str) -> Iterator[SentenceView]:
    """The trigger's sentence and those that go on about the same candidate."""
    yield frame.view
    for view in following_views(frame, REACH):
        others = [m for m in view.mentions if m.label == "COMPANY" and not view.phrase(m).prep]
        if others and not (isinstance(company, str) or any(same_identity(m, company) for m in others)):
            break
        yield view
    for view in frame.previous_views(1):
        if not isinstance(company, str) and any(same_identity(m, company) for m in view.mentions):
            yield view


def _is_small(mention: Mention) -> bool:
    amount = mention.amount
    if amount is None or amount.currency is None:
        return False
    size = amount.value if amount.value is not None else amount.maximum
    return size is not None and 0 < size < LARGEST_PRICE


def _near_words(view: SentenceView, mention: Mention) -> list[str]:
    """The words of the amount's clause before it, nearest last."""
    at = view.span[id(mention)][0]
    clause = view.clause_at(at)
    return [view.lower[k] for k in range(max(0, at - NOUN_REACH), at) if view.clause_at(k) == clause]


def _is_issue_price(view: SentenceView, mention: Mention) -> bool:
    at = view.span[id(mention)][0]
    words = _near_words(view, mention)
    named = next(
        (word for word in reversed(words) if word.startswith((*PRICES, *RANGES, *QUOTED)) or word.endswith("spanne")),
        "",
    )
    if mention.amount is not None and mention.amount.value is None:
        return False
    if named:
        return named.startswith(PRICES)
    ranges = view.clauses[view.clause_at(at)].ranges
    issued = any(view.lower[k].startswith(ISSUED) for first, last in ranges for k in range(first, last))
    listed = "börse" in words or "börse" in view.lower[at : at + 8]
    return view.phrase(mention).prep in {"zu", "für"} and (issued or (listed and view.phrase(mention).prep == "für"))


def _in_range(view: SentenceView, mention: Mention) -> bool:
    amount = mention.amount
    told = [word for word in _near_words(view, mention) if word.startswith(RANGES) or word.endswith("spanne")]
    return amount is not None and amount.value is None and (bool(told) or amount.per == "share")


def _is_valuation(view: SentenceView, mention: Mention) -> bool:
    words = _near_words(view, mention)
    if any(word.startswith(WORTH) for word in words):
        return True
    at, end = view.span[id(mention)]
    ranges = view.clauses[view.clause_at(at)].ranges
    clause = [view.lower[k] for first, last in ranges for k in range(first, last)]
    return is_worth(view, at, clause) or view.lower[end : end + 1] == ["wert"]


def read_venue(frame: Frame) -> Mention | None:
    """Where it lists: a trading venue of the sentence, else a place behind "in" in the trigger's clause."""
    venues = [m for m in frame.mentions("ORGANIZATION", scope="sentence") if m.kind == "venue"]
    if venues:
        return frame.nearest(venues)
    places = [m for m in frame.mentions("LOCATION") if frame.phrase(m).prep == "in" and frame.phrase(m).article == ""]
    abroad = [
        m for m in frame.mentions("LOCATION") if frame.phrase(m).prep == "in" and frame.phrase(m).article == "den"
    ]
    near = [m for m in (*places, *abroad) if frame.distance(m, frame.hit.end - 1) <= VENUE_REACH]
    return frame.nearest(near)


# ---- status ----------------------------------------------------------------------------------------------------------


def read_status(frame: Frame, *, priced: bool) -> Status:
    """How far the listing got, by the words of the trigger's clause and of those that it governs."""
    view = frame.view
    words = [view.lower[k] for first, last in view.clauses[frame.clause].ranges for k in range(first, last)]
    if any(word.startswith(POSTPONED) for word in words) or _has_pair(words, "postponed"):
        return "postponed"
    if any(word.startswith(CANCELLED) for word in words) or _has_pair(words, "cancelled"):
        return "cancelled"
    if AHEAD & set(words):
        return "planned"
    if priced and any(word.startswith(FIXED) for word in words):
        return "priced"
    if any(word.startswith(COMPLETED) for word in words) or PAST & set(words) or is_looked_back_on(frame):
        return "completed"
    if priced and any(word.startswith(PRICED) for word in view.lower):
        return "priced"
    return "completed" if _is_over(frame) else "planned"


def _is_over(frame: Frame) -> bool:
    """Whether a date beside the noun lies before the day of the news: "dessen Börsengang 2014 …"."""
    today = frame.published_day()
    for mention in frame.mentions("DATE"):
        beside = 0 <= frame.at(mention) - frame.hit.end <= 1
        over = mention.period and mention.period.end and today and mention.period.end < today
        if beside and over:
            return True
    return False


def _has_pair(words: list[str], status: Status) -> bool:
    return any(a in words and b in words[words.index(a) + 1 :] for a, b in SPLIT[status])


def is_looked_back_on(frame: Frame) -> bool:
    """Whether the noun dates something: "seit dem Börsengang", "nach dem IPO", "beim Börsengang 2017"."""
    view, k = frame.view, frame.hit.at - 1
    while k >= 0 and view.owner[k] is None and (view.words[k][:1].islower()) and not view.is_finite(k):
        if view.lower[k] in {"seit", "nach", "beim", "bei"}:
            return not AHEAD & set(view.lower[k : frame.hit.at])
        k -= 1
    return k == 0 and view.lower[0] in {"seit", "nach", "beim", "bei"} and frame.hit.trigger.style == "noun"
