"""Which priced thing a clause moves, and which amounts belong to it.

In: a ``Frame`` around a move trigger. Out: ``Group``s: one instrument each with its amounts, also in lists without a verb
of their own ("Sika um 2,6 Prozent, Lonza um 1,9 Prozent") and in pairs ("Aixtron und Elmos verloren vier und 2,4 Prozent").
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from tickerlese.events.topics import topic
from tickerlese.lexicon import read_rows
from tickerlese.mention import Amount, Identity
from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

PRICED = ("COMPANY", "INDEX", "INSTRUMENT", "CURRENCY")
AMOUNTS = ("PERCENT", "MONEY", "QUANTITY")
SHARE_NOUNS = frozenset(
    "aktie aktien papier papiere papieren titel titeln anteilsschein anteilsscheine anteilsscheinen anteilschein anteilscheine "
    "anteilscheinen kurs kurse aktienkurs aktienkurse kurswert vorzugsaktie vorzugsaktien vorzüge vorzügen stammaktie stammaktien "
    "valor valoren börsenwert notierung notierungen wertpapier wertpapiere dividendenpapier dividendenpapiere adrs adr hinterlegungsscheine hinterlegungsscheinen "
    "genussscheine partizipationsscheine preis preise preises anleihe anleihen bond bonds rendite renditen".split()
)
CHANGE_NOUNS = frozenset(
    "plus minus aufschlag aufschlägen abschlag abschlägen kurssturz kursplus kursminus kursgewinn kursgewinnen kursverlust "
    "kursverlusten zuwachs kursrutsch kurssprung abgabe rückgang anstieg gewinn verlust einbruch kurseinbruch".split()
)
BOND_NOUNS = frozenset({"anleihe", "anleihen", "bond", "bonds"})
COMMODITY_UNITS = ("tonne", "barrel", "feinunze", "fass", "unze", "megawatt")
SMALLEST_SUM = 1_000_000
POINT_UNITS = ("punkt", "zähler", "stelle", "einheit")
METRIC_NOUNS = (
    "umsatz", "umsätze", "umsätzen", "umsatzes", "erlös", "erlöse", "erlösen", "gewinn", "gewinne", "gewinns", "ergebnis", "ergebnisses", "ebit", "ebitda",
    "überschuss", "überschuß", "absatz", "auftragseingang", "auftragsbestand", "bestellungen", "marge", "verlust", "verluste", "dividende", "produktion",
    "nachfrage", "ausgaben", "kosten", "einnahmen", "schulden", "zahl", "anzahl", "anteil", "beteiligung", "quote", "leistung", "lieferungen",
    "auslieferungen", "verkäufe", "verkäufen", "zulassungen", "marktanteil", "prognose", "erwartung", "erwartungen", "cashflow", "inflation", "teuerung",
    "preise", "verbraucherpreise", "kursziel", "gehalt", "gehälter", "löhne", "volumen", "bilanzsumme", "prämien", "prämieneinnahmen", "nettozins", "kunden",
)  # fmt: skip
_METRICS = frozenset(METRIC_NOUNS)
METRIC_TAILS = tuple(noun for noun in METRIC_NOUNS if len(noun) > 4)
is_metric: WordTable[bool] = WordTable(lambda word: word in _METRICS or word.endswith(METRIC_TAILS))


@dataclass(slots=True)
class Group:
    """One instrument with the amounts that are said of it."""

    instrument: Mention
    has_share_noun: bool
    amounts: list[Mention] = field(default_factory=list)


def tells_a_metric(frame: Frame) -> bool:
    """Whether the clause speaks of a business figure, so that a bare company name is no share in it."""
    view = frame.view
    return any(
        view.words[k][:1].isupper() and is_metric[view.lower[k]]
        for first, last in view.clauses[frame.clause].ranges
        for k in range(first, last)
        if view.owner[k] is None
    )


@cache
def currency_nicknames() -> dict[str, str]:
    """How currencies are usually called, by what they are called otherwise: "Greenback" is the Dollar."""
    rows = read_rows("currencies.csv")
    usual: dict[str, str] = {}
    for row in rows:
        if row["kind"] == "noun" and row["code"]:
            usual.setdefault(row["code"], row["noun"])
    return {row["form"]: usual[row["code"]] for row in rows if row["kind"] == "name" and row["code"] in usual}


def named_currency(frame: Frame, mention: Mention) -> Mention:
    """The mention under its currency's usual name, when the text uses another one."""
    if mention.label != "CURRENCY" or mention.identity is not None:
        return mention
    usual = currency_nicknames().get(frame.view.tokens.text[mention.start : mention.end])
    return replace(mention, identity=Identity(usual)) if usual else mention


def tells_a_sum(frame: Frame) -> bool:
    """Whether the clause names a sum that no share costs ("setzte 1,8 Milliarden um, ein Plus von 3 Prozent")."""
    sums = (m.amount.value or m.amount.maximum for m in frame.mentions("MONEY") if m.amount)
    return any(value is not None and value >= SMALLEST_SUM for value in sums)


def find_groups(frame: Frame, *, any_prep: bool) -> list[Group]:
    """The instruments of the trigger's clause with their amounts; empty when no instrument can be what moves."""
    amounts = [m for m in frame.mentions(*AMOUNTS) if _is_amount(m)]
    named = frame.mentions(*PRICED)
    candidates = [m for m in named if _can_move(frame, m, any_prep=any_prep)]
    candidates += [unit for m in frame.mentions("MONEY") if (unit := _one_unit(frame, m, any_prep=any_prep))]
    candidates = _distinct(_without_comparison(frame, candidates))
    amounts = [m for m in amounts if not any(m.start <= c.start and c.end <= m.end for c in candidates)]
    if not candidates:
        inherited = _inherit(frame)
        return [Group(inherited, _has_share_noun(frame, inherited), amounts)] if inherited else []
    groups = [Group(_as_bond(frame, m), _has_share_noun(frame, m)) for m in candidates]
    _distribute(frame, groups, amounts)
    return groups


def _one_unit(frame: Frame, mention: Mention, *, any_prep: bool) -> Mention | None:
    """ "Ein Euro kostete 1,17 Dollar", "für einen Dollar mussten 145 Yen bezahlt werden": the currency that is priced."""
    first, last = frame.view.span[id(mention)]
    amount = mention.amount
    if (
        amount is None
        or amount.value != 1
        or frame.view.lower[first] not in {"ein", "einen", "einem"}
        or last - first < 2
    ):
        return None
    prep = frame.phrase(mention).prep
    if prep and not (prep == "für" and any_prep):
        return None
    unit = frame.view.at[first + 1]
    currency = Amount(None, currency=amount.currency)
    narrowed = replace(
        mention, label="CURRENCY", start=frame.view.tokens.starts[unit], first=unit, amount=currency, id=None
    )
    frame.view.adopt(narrowed, first + 1, last)
    return narrowed


def _without_comparison(frame: Frame, candidates: list[Mention]) -> list[Mention]:
    """Leave out what is only compared with ("anders als die Aktie von X"); "ebenso … wie X" tells of both."""
    both = frame.has("ebenso", "genauso", "auch")
    kept = [m for m in candidates if both or not _after_comparison(frame, m)]
    if both and kept and all(_after_comparison(frame, m) for m in kept):
        other = frame.subject(*PRICED, heads=SHARE_NOUNS, accept=lambda m: not _after_comparison(frame, m))
        kept = [*kept, other] if other is not None and id(other) in frame.view.span else kept
    return kept


def _after_comparison(frame: Frame, mention: Mention) -> bool:
    first = frame.phrase(mention).first
    return first > 0 and frame.view.lower[first - 1] in {"wie", "als"}


def _is_amount(mention: Mention) -> bool:
    if mention.label != "QUANTITY":
        return True
    unit = (mention.amount.unit or "").lower() if mention.amount else ""
    return unit.startswith(POINT_UNITS)


def _distinct(candidates: list[Mention]) -> list[Mention]:
    """Each instrument once: "Kurs der Aktie", "der Euro (EUR)" name one thing twice."""
    kept: list[Mention] = []
    for mention in candidates:
        if not any(mention.identity is not None and other.identity is mention.identity for other in kept):
            kept.append(mention)
    return kept


def is_change_noun(word: str) -> bool:
    """Whether a noun names a change of price: "Plus", "Wochenplus", "Kurssturz"."""
    return word in CHANGE_NOUNS or word.endswith(("plus", "minus"))


def _as_bond(frame: Frame, mention: Mention) -> Mention:
    """The mention, as a bond where the clause speaks of its owner's bond: "die Anleihe von X", "der X-Bond"."""
    phrase = frame.phrase(mention) if id(mention) in frame.view.span else None
    if phrase is None or mention.label != "COMPANY" or BOND_NOUNS.isdisjoint({phrase.head, phrase.tail}):
        return mention
    bond = replace(mention, kind="bond")
    frame.view.adopt(bond, *frame.view.span[id(mention)])
    return bond


def _has_share_noun(frame: Frame, mention: Mention) -> bool:
    if mention.anaphor and mention.kind == "share":
        return True
    if id(mention) not in frame.view.span:
        return False
    phrase = frame.phrase(mention)
    return phrase.head in SHARE_NOUNS or phrase.tail in SHARE_NOUNS


def _can_move(frame: Frame, mention: Mention, *, any_prep: bool) -> bool:
    """Whether the mention is what the clause moves: its subject, or the owner of the share that is."""
    phrase = frame.phrase(mention)
    if mention.label == "COMPANY" and (mention.kind == "media" or phrase.head == "ex"):
        return False
    before = frame.view.lower[phrase.first - 1] if phrase.first > 0 else ""
    if before in {"ex", "früher", "ehemals"}:
        return False
    if phrase.tail and phrase.tail not in SHARE_NOUNS and mention.label in {"COMPANY", "CURRENCY"}:
        return False
    if phrase.relation in {"von", "genitive"} and phrase.head:
        if phrase.head not in SHARE_NOUNS and not is_change_noun(phrase.head):
            return False
        return (phrase.head in SHARE_NOUNS and not _oblique(phrase.outer, any_prep=any_prep)) or (
            any_prep and is_change_noun(phrase.head)
        )
    if phrase.prep == "für" and phrase.head in SHARE_NOUNS:
        return True
    if _oblique(phrase.prep, any_prep=any_prep):
        return False
    return phrase.article not in {"dem", "des", "einem", "eines", "seinem", "ihrem"} or any_prep


def _oblique(prep: str, *, any_prep: bool) -> bool:
    return bool(prep) and not (any_prep and prep in {"für", "bei", "mit"})


def _inherit(frame: Frame) -> Mention | None:
    """The instrument of the clause before, of the antecedent, or of the sentence before when only a pronoun stands here."""
    clause = frame.view.clauses[frame.clause]
    if clause.kind in {"rel", "paren"} and clause.antecedent is not None and clause.antecedent.label in PRICED:
        return clause.antecedent
    subject = frame.subject(*PRICED, heads=SHARE_NOUNS, accept=lambda m: m.kind != "media")
    if subject is not None:
        return subject
    if (pronoun := _pronoun_antecedent(frame)) is not None:
        return pronoun
    if _has_noun(frame, SHARE_NOUNS) or _priced_unit(frame):
        return _recent(frame)
    if _has_noun(frame, CHANGE_NOUNS) and not _tells_metric_around(frame):
        return frame.document.latest("price_move", "instrument", frame.view.index, reach=2)
    return None


def _pronoun_antecedent(frame: Frame) -> Mention | None:
    """What "er", "sie", "es" mean: the share that stands before it in the sentence, an index or coin only for "er"."""
    if not frame.has("er", "sie", "es"):
        return None
    before = [
        m
        for m in frame.mentions(*PRICED, scope="sentence")
        if frame.view.clause_at(frame.at(m)) < frame.clause
        and (_has_share_noun(frame, m) if m.label == "COMPANY" else frame.has("er"))
    ]
    return before[-1] if before else None


def _priced_unit(frame: Frame) -> bool:
    """Whether a unit of a commodity is the subject: "kostete eine Tonne 10.712 Dollar"."""
    return any(
        (m.amount.unit or "").lower().startswith(COMMODITY_UNITS) for m in frame.mentions("QUANTITY") if m.amount
    ) or frame.has("tonne", "barrel", "feinunze", "fass", "unze")


def _tells_metric_around(frame: Frame) -> bool:
    view = frame.view
    return any(
        is_metric[view.lower[k]] and view.words[k][:1].isupper() for k in range(len(view)) if view.owner[k] is None
    )


def _has_noun(frame: Frame, nouns: frozenset[str]) -> bool:
    """Whether one of the nouns stands in the clause without saying of what ("der Kurs", "das Plus")."""
    view = frame.view
    for first, last in view.clauses[frame.clause].ranges:
        for k in range(first, last):
            if view.owner[k] is None and view.words[k][:1].isupper() and view.lower[k] in nouns:
                return True
    return False


def _recent(frame: Frame) -> Mention | None:
    """What moved last, else a subject before the trigger, here or in the sentence before, else the main company."""
    before = [
        m
        for m in frame.mentions(*PRICED, scope="sentence")
        if frame.at(m) < frame.hit.at and _can_move(frame, m, any_prep=False)
    ]
    if before and frame.view.clause_at(frame.at(before[-1])) != frame.clause:
        return before[-1]
    latest = frame.document.latest("price_move", "instrument", frame.view.index, reach=2)
    if latest is not None:
        return latest
    found = topic(frame)
    return None if found is not None and any(m.identity is found.identity for m in frame.view.mentions) else found


def _distribute(frame: Frame, groups: list[Group], amounts: list[Mention]) -> None:
    """Give each amount to its instrument: the one before it; all of them when instruments are coordinated."""
    starts = [frame.at(group.instrument) for group in groups]
    if len(groups) == 1:
        groups[0].amounts = amounts
        return
    changes = [m for m in amounts if m.label == "PERCENT"]
    before_first_amount = [i for i, start in enumerate(starts) if not amounts or start < frame.at(amounts[0])]
    if len(before_first_amount) == len(groups):
        if len(changes) == len(groups):
            for group, amount in zip(groups, changes, strict=True):
                group.amounts = [amount]
        elif coordinated(frame, groups):
            for group in groups:
                group.amounts = list(amounts)
        else:
            groups[-1].amounts = amounts
        return
    for amount in amounts:
        position = frame.at(amount)
        owners = [i for i, start in enumerate(starts) if start < position]
        groups[owners[-1] if owners else 0].amounts.append(amount)


def coordinated(frame: Frame, groups: list[Group]) -> bool:
    """Whether only commas and "und" (and share nouns) stand between the instruments."""
    for left, right in pairwise(groups):
        between = frame.view.lower[frame.end(left.instrument) : frame.at(right.instrument)]
        if any(word not in {",", "und", "sowie", "die", "der", "von", "-"} | SHARE_NOUNS for word in between):
            return False
    return True
