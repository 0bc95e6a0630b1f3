"""What holds for every text: amounts written out are read back, spans fit, nothing breaks."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.quantities.reading import read
from tests.token_text import read_tokens
from tickerlese.quantities import find_quantities
from tickerlese.quantities.numerals import plain
from tickerlese.quantities.vocabulary import currencies, scales

CODES = sorted(form for form, word in currencies().words.items() if word.kind == "code" and word.code == form)
NAMES = {
    "Euro": "EUR",
    "US-Dollar": "USD",
    "Franken": "CHF",
    "Yen": "JPY",
    "norwegische Kronen": "NOK",
    "€": "EUR",
    "$": "USD",
}
SCALES = {"": Decimal(1), **{form.capitalize(): scale.factor for form, scale in scales().items() if len(form) > 3}}
PIECES = st.sampled_from(
    [
        *"0123456789.,-–+−%€$£'’()/: \n",
        *(
            " 3",
            " 4,5",
            "Euro",
            " Euro",
            "Mio.",
            " Milliarden",
            "EUR ",
            "US-$",
            "Prozent",
            "ein ",
            "zwei",
            "hundert",
            " bis ",
            " auf ",
        ),
        *(
            "von ",
            "zwischen ",
            " und ",
            "Cent",
            "prozentige",
            "stelliger ",
            "Millionenbetrag",
            "Fr.",
            "Komma",
            "\u00ad",
            "½",
            "je Aktie",
        ),
    ]
)


def written(number: Decimal) -> str:
    """Write a number as German newspapers do: 1234.5 is 1.234,5."""
    whole, _, decimals = f"{number:,f}".partition(".")
    return whole.replace(",", ".") + ("," + decimals if decimals else "")


numbers = st.decimals(min_value=0, max_value=10**9, places=2).map(lambda number: number.quantize(Decimal("0.01")))


@given(numbers, st.sampled_from(sorted(SCALES)), st.sampled_from(sorted(NAMES)))
@settings(max_examples=200, deadline=None)
def test_what_is_written_is_read(number: Decimal, scale: str, name: str) -> None:
    amount = " ".join(part for part in (written(number), scale, name) if part)
    (mention,) = read(f"Das kostet {amount}.")
    assert mention.amount is not None
    assert f"Das kostet {amount}."[mention.start : mention.end] == amount
    assert (mention.amount.value, mention.amount.currency) == (plain(number * SCALES[scale]), NAMES[name])


@given(numbers, st.sampled_from(CODES), st.booleans())
@settings(max_examples=200, deadline=None)
def test_codes_are_read_before_and_behind_the_number(number: Decimal, code: str, before: bool) -> None:
    amount = f"{code} {written(number)}" if before else f"{written(number)} {code}"
    (mention,) = (mention for mention in read(f"Preis: {amount}.") if mention.label == "MONEY")
    assert mention.amount is not None
    assert (mention.amount.value, mention.amount.currency) == (plain(number), code)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map("".join)))
@settings(max_examples=400, deadline=None)
def test_any_text_is_survived_and_spans_fit(text: str) -> None:
    tokens = read_tokens(text)
    end = 0
    for mention in find_quantities(tokens):
        assert end <= mention.start < mention.end <= len(text)
        assert (mention.first, mention.last) == tokens.token_range(mention.start, mention.end)
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        end = mention.end


@given(st.lists(PIECES, max_size=10).map("".join))
@settings(deadline=None)
def test_amounts_are_never_floats_and_never_have_exponents(text: str) -> None:
    for mention in read(text):
        amount = mention.amount
        assert amount is not None
        for number in (amount.value, amount.minimum, amount.maximum):
            assert number is None or (isinstance(number, Decimal) and "E" not in str(number))
