"""One pass over a text that finds everything the lexicon lists: companies, instruments, organizations and places.

In: ``Tokens``. Out: ``NameHit`` spans that don't overlap. One index for all kinds lets the longest name win across
them: "Bank of China" is no place, "Gold Fields" no commodity. A legal form after a company's name belongs to the span;
a fund house and what follows up to "ETF" is a fund. Refused: what a legal form turns into a company that is not listed
("Gold AG", "Essen GmbH").
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tickerlese.companies import Company
from tickerlese.first_words import Listing
from tickerlese.instruments import Instrument
from tickerlese.legal_forms import form_openers, legal_form_end
from tickerlese.name_index import NameHit, NameIndex
from tickerlese.organizations import Organization
from tickerlese.places import Place
from tickerlese.tokens import TypeTable

if TYPE_CHECKING:
    from tickerlese.tokens import Tokens

KnownName = Company | Instrument | Organization | Place
FUND_ENDS = frozenset({"ETF", "ETC", "ETN", "ETP"})
LONGEST_FUND = 9  # tokens after the fund house


@cache
def known_index() -> NameIndex[KnownName]:
    """Build the index over all tables; of rows that share a spelling, companies come first and places last."""
    return NameIndex[KnownName].over(Listing())


def scan_known_names(tokens: Tokens) -> list[NameHit[KnownName]]:
    """Find all listed names of the text, in order; ``hit.row.label`` tells what it is."""
    hits: list[NameHit[KnownName]] = []
    words, openers = tokens.words, form_openers()
    has_funds = bool(_fund_ends().hits(tokens.typed))
    free = 0
    for found in known_index().scan(tokens):
        if found.first < free:
            continue
        may_be_firm = found.last < len(words) and words[found.last] in openers
        hit = _with_legal_form(tokens, found) if may_be_firm else found
        if hit:
            hit = _as_fund(tokens, hit) if has_funds else hit
            hits.append(hit)
            free = hit.last
    return hits


@cache
def _fund_ends() -> TypeTable:
    return TypeTable(FUND_ENDS.__contains__, dtype="int8")


def _with_legal_form(tokens: Tokens, hit: NameHit[KnownName]) -> NameHit[KnownName] | None:
    last = legal_form_end(tokens, hit.last)
    if last == hit.last:
        return hit
    firms = tuple(row for row in hit.rows if isinstance(row, Company))
    return hit._replace(last=last, rows=firms, common=False) if firms else None


def _names_funds(row: KnownName) -> bool:
    if isinstance(row, Company):
        return "fund_house" in row.acts_as
    return isinstance(row, Instrument) and row.kind == "fund"


def _as_fund(tokens: Tokens, hit: NameHit[KnownName]) -> NameHit[KnownName]:
    """Make a fund of "Xtrackers MSCI World UCITS ETF": only capitals, numbers and joints up to the word ETF."""
    if not _names_funds(hit.row):
        return hit
    for index in range(hit.last, min(hit.last + LONGEST_FUND, len(tokens))):
        word = tokens.words[index]
        if word in FUND_ENDS:
            name = " ".join(tokens.text[tokens.starts[hit.first] : tokens.ends[index]].split())
            fund = Instrument(name, (), (), "fund", None, None)
            return NameHit(hit.first, index + 1, (fund,), name, common=False)
        if word[0].islower() or not (word[0].isalnum() or word in ("&", "-", "(", ")")):
            break
    return hit
