"""What is called back and how many: "130.000 Autos der Baureihen EQA und EQB", "42.500 Wasserkocher vom Typ Aquino", "94.000 ID.4".

In: a ``Frame`` on a recall. Out: the count (a QUANTITY, or a bare number read here) and the product, by name where one is told,
else by its noun. Refused: people, accidents and single countries' shares ("davon 20.000 in Deutschland").
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tickerlese.events.function_words import ARTICLES, PREPOSITIONS
from tickerlese.events.parties import following_views
from tickerlese.events.product_names import find_product, may_name_product
from tickerlese.industries import describe_company
from tickerlese.mention import Amount, Mention
from tickerlese.quantities.numerals import read_figure
from tickerlese.quantities.surroundings import modifier_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView

NAMERS = ("modell", "modelle", "modells", "modellen", "typ", "typs", "baureihe", "baureihen", "modellreihe", "modellreihen", "reihe", "serie", "marke", "sorte",
    "sorten", "produkt", "artikel", "bezeichnung", "namen")  # fmt: skip
NOT_COUNTED = ("mensch", "person", "kund", "unfäll", "unfall", "verletz", "fäll", "prozent", "stell", "mitarbeiter", "aktie", "punkt", "händler", "länder",
    "ländern", "staaten", "märkt", "jahr", "tag", "woche", "monat", "uhr", "werkstätt", "filial", "gramm", "liter", "euro", "dollar", "todesf", "toten", "beschwerde",
    "meldung", "bericht", "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember")  # fmt: skip
GENERIC = (
    "fahrzeug",
    "auto",
    "wagen",
    "pkw",
    "produkt",
    "exemplar",
    "stück",
    "einheit",
    "packung",
    "artikel",
    "charge",
    "million",
    "gerät",
    "dose",
    "flasche",
    "tonne",
    "kilo",
    "kilogramm",
)
NOT_GOODS = (
    "hersteller",
    "unternehmen",
    "konzern",
    "firma",
    "kürze",
    "rückruf",
    "werkstatt",
    "werkstätten",
    "markt",
    "verdacht",
    "gefahr",
    "risiko",
    "grund",
    "handel",
    "verkauf",
)
SIZES = frozenset({"mega", "riesen", "massen", "groß", "produkt"})
PARTIAL = frozenset({"davon", "darunter", "hierzulande"})
AFFECTED = ("betroffen", "betreffe", "betrifft", "umfasst", "gehe", "geht")
FOLLOWING = 3
LONGEST_NAME = 3
SMALLEST = Decimal(10)
YEARS = range(1950, 2051)


def recalled_count(frame: Frame) -> Mention | Amount | None:
    """How many are called back, from the sentence or the ones after it that say what is "betroffen"."""
    found = _count_in(frame.view)
    if found is not None:
        return found
    for view in following_views(frame, FOLLOWING):
        if any(word.startswith(AFFECTED) for word in view.lower):
            found = _count_in(view)
            if found is not None:
                return found
    return None


def _count_in(view: SentenceView) -> Mention | Amount | None:
    """The greatest number of things in the sentence."""
    counts: list[tuple[Decimal, Mention | Amount]] = []
    for mention in view.mentions:
        amount = mention.amount
        if mention.label == "QUANTITY" and amount is not None and not _is_part(view, view.span[id(mention)][0]):
            size = amount.value if amount.value is not None else amount.maximum or amount.minimum
            if size is not None and not (amount.unit or "").lower().split("-")[-1].startswith(NOT_COUNTED):
                counts.append((size, mention))
    counts.extend(_bare_numbers(view))
    return max(counts, key=lambda count: count[0])[1] if counts else None


def _bare_numbers(view: SentenceView) -> Iterator[tuple[Decimal, Amount]]:
    """Numbers in front of a noun or name that the units don't know."""
    for k in range(len(view) - 1):
        if view.owner[k] is not None or not view.words[k][:1].isdigit():
            continue
        value = read_figure(view.words[k])
        noun = k + 1
        while noun < len(view) - 1 and view.words[noun].islower() and view.lower[noun].endswith(("e", "en")):
            noun += 1
        word = view.words[noun]
        whole = value is not None and value == value.to_integral_value() and value >= SMALLEST
        if value is None or not whole or not word[:1].isupper() or view.lower[noun].startswith(NOT_COUNTED):
            continue
        if _is_part(view, k) or (int(value) in YEARS and view.words[k].isdigit()):
            continue
        start, end = view.chars(k, k + 1)
        modifier, _ = modifier_of(view.tokens, view.at[k], start, end)
        last = noun + 1
        while (
            last < len(view)
            and view.owner[last] is None
            and view.words[last][:1].isupper()
            and last - noun < LONGEST_NAME
        ):
            last += 1
        yield value, Amount(value, modifier=modifier, unit=" ".join(view.words[noun:last]))


def _is_part(view: SentenceView, k: int) -> bool:
    """Whether the number is only a share of what is called back."""
    return bool(PARTIAL & set(view.lower[max(0, k - 4) : k]))


# ---- product ---------------------------------------------------------------------------------------------------------


def recalled_product(frame: Frame, count: Mention | Amount | None) -> Mention | str | None:
    """The product by name, else by the noun that is counted or called back."""
    view = frame.view
    named = _named(view) or (find_product(frame) if may_name_product(view) else None)
    if named is not None:
        return named
    amount = count.amount if isinstance(count, Mention) else count
    unit = amount.unit if amount is not None else None
    goods = _goods(frame)
    if unit and not unit.lower().startswith(GENERIC):
        return unit
    return goods or unit


def _named(view: SentenceView) -> str | None:
    """As in "der Baureihen EQA und EQB", "vom Typ Aquino", "der Modelle F-150 und Ranger"."""
    for k, lower in enumerate(view.lower[:-1]):
        if lower not in NAMERS or view.owner[k] is not None:
            continue
        start = end = k + 1
        while end < len(view) and (_is_name_part(view, end) or _joins(view, end, start)):
            end += 1
        if end > start:
            return " ".join(view.tokens.text[slice(*view.chars(start, end))].strip('„“"»«').split())
    return None


def _is_name_part(view: SentenceView, k: int) -> bool:
    owner = view.owner[k]
    if owner is not None and (owner.period is not None or owner.label == "LOCATION"):
        return False
    word = view.words[k]
    return (
        word[:1].isupper()
        or word[:1].isdigit()
        or (word in '„»"-' and k + 1 < len(view) and view.words[k + 1][:1].isalnum())
    )


def _joins(view: SentenceView, k: int, start: int) -> bool:
    return (
        k > start
        and view.lower[k] in {",", "und", "sowie", "/", "-"}
        and k + 1 < len(view)
        and _is_name_part(view, k + 1)
    )


def _goods(frame: Frame) -> str | None:
    """The noun that is called back: what the recall is of, or the last free noun before the verb's end."""
    view = frame.view
    if frame.hit.trigger.style == "noun":
        return _of_recall(frame)
    spans = view.clauses[frame.clause].ranges
    end = frame.hit.particle if frame.hit.particle > 0 else frame.hit.at
    nouns = [
        k
        for first, last in spans
        for k in range(first, min(last, end))
        if _is_goods(view, k) and not _governed(view, k)
    ]
    start = frame.hit.at if frame.hit.particle > 0 else -1
    behind = [k for k in nouns if k > start] or nouns
    if not behind:
        return None
    word = view.words[behind[-1]]
    return word.removesuffix("s") if view.lower[behind[-1] - 1] == "des" else word


def _of_recall(frame: Frame) -> str | None:
    """As in "Rückruf von Babynahrung", "Gewürz-Rückruf"."""
    view, k = frame.view, frame.hit.at
    if k >= 2 and view.words[k - 1] in {"-", "‑"} and view.owner[k - 2] is None and view.lower[k - 2] not in SIZES:
        return view.words[k - 2]
    if k + 1 < len(view) and view.lower[k + 1] in {"von", "für", "der", "des"}:
        return next((view.words[j] for j in range(k + 2, min(k + 6, len(view))) if _is_goods(view, j)), None)
    return None


def _is_goods(view: SentenceView, k: int) -> bool:
    word = view.words[k]
    if not word[:1].isupper() or not word.isalpha() or view.owner[k] is not None or view.lower[k] in ARTICLES:
        return False
    joined = k + 1 < len(view) and view.words[k + 1] in {"-", "‑"}
    return not joined and not view.lower[k].startswith(NOT_GOODS) and describe_company(word) is None


def _governed(view: SentenceView, k: int) -> bool:
    """Whether a preposition other than "von" and "für" governs the noun."""
    j = k - 1
    while j >= 0 and view.lower[j] not in PREPOSITIONS and _is_attribute(view, j):
        j -= 1
    return j >= 0 and view.lower[j] in PREPOSITIONS - {"von", "für"}


def _is_attribute(view: SentenceView, k: int) -> bool:
    lower = view.lower[k]
    return lower in ARTICLES or (
        view.words[k].islower() and lower.endswith(("e", "en", "er", "em")) and not view.is_finite(k)
    )
