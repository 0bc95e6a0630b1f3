"""The figures of a move or quotation: which amount is the change, which the price.

In: a ``Frame`` and a ``Group`` of one instrument with its amounts, or a percentage in brackets behind a name. Out: slot
values. Prepositions decide: "um" changes, "auf", "bei", "mit" price; a bond's percentage after "auf" is its yield.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.events.instruments import Group, is_change_noun
from tickerlese.events.milestones import milestone_word
from tickerlese.events.spec import Draft, SlotValue

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.events.phrases import Phrase
    from tickerlese.mention import Mention

LARGEST_PRICE = 1_000_000
PRICE_HEADS = frozenset(
    "kurs preis stand wert schlusskurs niveau börsenkurs aktienkurs rekordpreis marke eröffnungskurs xetra-schlusskurs".split()
)
NO_CHANGE = frozenset({"auf", "bei", "zu", "über", "unter", "von", "nach", "seit", "statt"})
SESSIONS = frozenset({"vorbörslich", "nachbörslich", "aktuell", "zuletzt"})
SHARE_CLASSES = frozenset({"vz", "st", "vorzüge", "stämme", "vz.", "st."})


def read_amounts(frame: Frame, group: Group) -> dict[str, SlotValue]:
    """Change, absolute change and price by their prepositions; a bond's percent after "auf" is its yield."""
    found: dict[str, SlotValue] = {}
    is_bond = group.instrument.kind == "bond"
    for amount in group.amounts:
        prep = frame.phrase(amount).prep
        phrase = frame.phrase(amount)
        outer = phrase.outer or "mit" if is_change_noun(phrase.head) and phrase.relation == "von" else ""
        if phrase.relation == "von" and not outer:
            prep = _price_prep(phrase)
        if prep in {"auf", "bei"} and _sums_up(frame):
            outer = prep
        slot = _slot_of(amount, prep, outer, is_bond=is_bond)
        if slot and slot not in found:
            found[slot] = amount
    return found


def _price_prep(phrase: Phrase) -> str:
    """The preposition that says what "X von 30 Euro" is: "zu einem Kurs von", "auf ein Rekordhoch von" are prices.

    Other nouns ("über dem Ausgabepreis von 22 Euro") name another amount.
    """
    if phrase.head in PRICE_HEADS:
        return "bei"
    return phrase.outer if milestone_word[phrase.head.capitalize()] else "von"


def _sums_up(frame: Frame) -> bool:
    """Whether the change itself is the subject: "das Plus summiert sich auf 12 Prozent", "das Minus lag bei …"."""
    before = frame.view.lower[frame.hit.at - 1] if frame.hit.at else ""
    return frame.hit.trigger.style == "noun" and before in {"das", "der", "die", "ihr", "sein"}


def _slot_of(amount: Mention, prep: str, outer: str, *, is_bond: bool) -> str:
    priced = prep in {"auf", "bei", "mit", "zu", "für", "über", "unter"} and not outer
    if amount.label == "PERCENT":
        unit = amount.amount.unit if amount.amount else None
        if is_bond and priced and unit == "percent":
            return "price"
        return "" if prep in NO_CHANGE and not outer else "change"
    if amount.amount is None or (amount.label == "MONEY" and (amount.amount.value or 0) >= LARGEST_PRICE):
        return ""
    if prep == "um" or outer:
        return "change_abs"
    if prep in {"von", "nach", "seit"}:
        return ""
    if amount.label == "QUANTITY" and not prep:
        return "change_abs"
    return "price"


def read_bracket(frame: Frame) -> list[Draft]:
    """A percentage right after a name: "Nestlé (+0,2%)", "Sika: minus 3 Prozent", "Gea mit plus 2 Prozent"."""
    amount = frame.view.owner[frame.hit.at]
    k = frame.hit.at - 1
    while k >= 0 and frame.view.words[k] in {"(", "+", "-", "–", "−", ":", "|"}:
        k -= 1
    k = _before_remarks(frame, k)
    adjacent = frame.hit.at > 0 and (
        frame.view.owner[frame.hit.at - 1] is not None or frame.view.lower[k + 1] in SESSIONS
    )
    opened = adjacent or any(mark in frame.view.words[max(0, frame.hit.at - 2) : frame.hit.at + 1] for mark in "(:|")
    if not opened and frame.hit.at > 1 and frame.view.lower[frame.hit.at - 1] == "mit":
        k, opened = _before_index(frame, frame.hit.at - 2), True
    subject = frame.view.owner[k] if k >= 0 else None
    if amount is None or amount.amount is None or amount.amount.value is None or not opened or subject is None:
        return []
    if subject.label not in {"COMPANY", "INDEX", "INSTRUMENT", "CURRENCY"}:
        return []
    signed = amount.text_starts_with_sign(frame.view.tokens.text)
    if not signed and (subject.label == "COMPANY" or "(" not in frame.view.words[k + 1 : frame.hit.at + 1]):
        frame.reject("an unsigned percentage in brackets may be a stake")
        return []
    direction = "down" if amount.amount.value < 0 else "up"
    values: dict[str, SlotValue] = {
        "instrument": subject,
        "change": amount,
        "direction": direction,
        "period": frame.period(),
    }
    price = frame.in_same_bracket(amount, "MONEY", "QUANTITY")
    if price is not None and frame.phrase(price).prep in {"auf", "bei", "zu"}:
        values["price"] = price
    return [Draft(values)]


def _before_index(frame: Frame, k: int) -> int:
    """Step left over the index that a share is listed in: "Gea im MDax mit plus 2 Prozent"."""
    index = frame.view.owner[k]
    if index is None or index.label != "INDEX" or not frame.phrase(index).prep:
        return k
    return _before_remarks(frame, frame.phrase(index).first - 1)


def _before_remarks(frame: Frame, k: int) -> int:
    """Step left over remarks between name and figure: "DHL Group (ex Deutsche Post)(-0,36 Prozent)", "Sartorius vz(…)"."""
    view = frame.view
    while k > 0:
        if view.words[k] == ")":
            depth = 1
            while k > 0 and depth:
                k -= 1
                depth += {")": 1, "(": -1}.get(view.words[k], 0)
            k -= 1
        elif view.owner[k] is None and view.lower[k] in SHARE_CLASSES | SESSIONS:
            k -= 1
        else:
            break
    return k
