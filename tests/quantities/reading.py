"""What the tables of these tests are written in: a text's amounts as short lines, one per mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.token_text import read_tokens
from tickerlese.quantities import find_quantities

if TYPE_CHECKING:
    from tickerlese.mention import Mention


def read(text: str) -> list[Mention]:
    return find_quantities(read_tokens(text))


def told(text: str, *labels: str) -> list[str]:
    """Amounts as "span = value unit": ``told("rund 3 Euro")`` is ``["3 Euro = ~3 EUR"]``."""
    return [line(text, mention) for mention in read(text) if not labels or mention.label in labels]


SIGNS = {"exact": "", "about": "~", "more_than": ">", "less_than": "<", "at_least": ">=", "at_most": "<="}


def line(text: str, mention: Mention) -> str:
    amount = mention.amount
    assert amount is not None
    if amount.value is not None:
        value = f"{amount.value}"
    elif amount.minimum is not None:
        value = f"{amount.minimum}..{amount.maximum}"
    else:
        value = "?"
    unit = amount.currency or amount.unit or "?"
    per = f"/{amount.per}" if amount.per else ""
    return f"{text[mention.start : mention.end]} = {SIGNS[amount.modifier]}{value} {unit}{per}"
