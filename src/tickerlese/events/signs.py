"""Up or down: the sign that a change gets from the words around it.

In: a ``Frame`` and an amount. Out: the amount with the sign of the nearest word of rising or falling.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickerlese.mention import Amount
from tickerlese.tokens import WordTable

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.mention import Mention

DOWN_STEMS = (
    "sank", "sink", "gesunken", "fiel", "fäll", "gefallen", "schrumpf", "geschrumpf", "zurück", "rückgang", "rückgäng", "minus", "einbuß", "einbuss", "einbüß", "einbüss",
    "eingebüß", "eingebüss", "büß", "büss", "verlor", "verlier", "weniger", "niedriger", "tiefer", "schwächer", "verringer", "reduzier", "einbr", "eingebroch", "brach", "brich",
    "halbier", "rutsch", "gerutsch", "abnah", "abgenommen", "abnimm", "nachg", "verschlechter", "verfehl", "kürz", "gekürz", "sack", "stürz", "absturz", "kappt",
    "senk", "gesenk", "gemindert", "vermindert", "geringer", "kleiner", "ermäßig", "ermässig", "schmäler", "geschmäler", "knick",
)  # fmt: skip
UP_STEMS = (
    "stieg", "steig", "gestieg", "wuchs", "wächs", "gewachs", "klett", "geklett", "leg", "zuleg", "zugeleg", "plus", "zuwachs", "wachstum", "mehr", "höher", "gewann", "gewinn",
    "verbesser", "erhöh", "zunah", "zugenomm", "zog", "zieht", "angezog", "sprang", "spring", "gesprung", "verdoppel", "anstieg", "schnell", "anheb", "angehob", "hob", "kräftiger",
    "steigerung", "gesteigert", "rückte", "übertraf", "besser", "schoss",
)  # fmt: skip
NOT_SIGNS = frozenset(
    {
        "gewinn",
        "gewinns",
        "gewinne",
        "mehrere",
        "mehreren",
        "mehrheit",
        "unternehmen",
        "unternehmens",
        "unter",
        "legislatur",
        "gabriel",
        "schnell",
        "leger",
        "gabe",
    }
)


def _classify(word: str) -> int:
    if word in NOT_SIGNS:
        return 0
    if word.startswith(DOWN_STEMS) or word.endswith(("rückgang", "einbruch", "minus")):
        return -1
    return 1 if word.startswith(UP_STEMS) or word.endswith(("plus", "anstieg", "sprung", "wachstum")) else 0


word_sign: WordTable[int] = WordTable(_classify)


def sign_near(frame: Frame, position: int) -> int:
    """+1 or -1 by the nearest word of rising or falling in the clauses around a local index; 0 when there is none."""
    view = frame.view
    clause = view.clause_at(position)
    best, sign = len(view) + 1, 0
    for k in range(len(view)):
        owner = view.owner[k]
        if owner is not None and not owner.anaphor:
            continue
        found = word_sign[view.lower[k]]
        same = view.clause_at(k) == clause or view.clauses[clause].parent == view.clause_at(k)
        if found and same and abs(k - position) < best:
            best, sign = abs(k - position), found
    return sign


def signed(frame: Frame, mention: Mention) -> Mention:
    """The mention with its amount negative when the words around it tell of a fall."""
    amount = mention.amount
    if (
        amount is None
        or (amount.value is not None and amount.value < 0)
        or mention.text_starts_with_sign(frame.view.tokens.text)
    ):
        return mention
    return negative(mention) if sign_near(frame, frame.at(mention)) < 0 else mention


def negative(mention: Mention) -> Mention:
    """The mention with its amount below zero; a range swaps its ends."""
    amount = mention.amount
    if amount is None:
        return mention
    low, high = amount.minimum, amount.maximum
    flipped = Amount(
        -abs(amount.value) if amount.value is not None else None,
        -abs(high) if high is not None else None,
        -abs(low) if low is not None else None,
        amount.modifier, amount.currency, amount.unit, amount.per,
    )  # fmt: skip
    return mention.with_amount(flipped)
