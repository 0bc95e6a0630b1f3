"""One pass over a text that finds everything the lexicon lists: companies, instruments, organizations and places.

In: ``Tokens``. Out: ``NameHit`` spans that don't overlap. One index for all kinds lets the longest name win across
them: "Bank of China" is no place, "Gold Fields" no commodity. A legal form after a company's name belongs to the span;
a fund house and what follows up to "ETF" is a fund. Refused: what a legal form turns into a company that is not listed
("Gold AG", "Essen GmbH").
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tickerlese.companies import Company, company_named, company_of_code
from tickerlese.first_words import Listing, spellings
from tickerlese.instruments import Instrument
from tickerlese.legal_forms import form_openers, legal_form_end
from tickerlese.name_index import NameHit, NameIndex
from tickerlese.organizations import Organization
from tickerlese.own_companies import merge
from tickerlese.places import Place
from tickerlese.tokens import TypeTable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tickerlese.tokens import Tokens

KnownName = Company | Instrument | Organization | Place
FUND_ENDS = frozenset({"ETF", "ETC", "ETN", "ETP"})
LONGEST_FUND = 9  # tokens after the fund house


class KnownNames:
    """The lexicon of names, with or without a user's own companies.

    A row of the user's list with the ISIN or the name of a listed company takes its place, completed with what the
    lexicon knows; other rows are new. A spelling that the list claims belongs to the list's company.
    """

    def __init__(self, own: Iterable[Company] = ()) -> None:
        self._listing = Listing()
        self._own: dict[str, list[tuple[str, KnownName]]] = {}
        self._rows: dict[str, Company] = {}
        self._replaced: dict[str, Company] = {}
        for row in own:
            self._add(row)
        self.index = NameIndex[KnownName].over(self._list if self._own else self._listing)

    def _add(self, row: Company) -> None:
        known = (company_of_code("isin", row.isin) if row.isin else None) or company_named(row.name)
        full = merge(row, known) if known else row
        if known:
            self._replaced[known.name] = full
        self._rows[full.name] = full
        for word, spelling in spellings(full):
            self._own.setdefault(word, []).append((spelling, full))

    def _list(self, word: str) -> list[tuple[str, KnownName]]:
        """The spellings that start with a word: the user's own, then the others."""
        own = self._own.get(word, [])
        claimed = {spelling for spelling, _ in own}
        known = [
            (spelling, row)
            for spelling, row in self._listing(word)
            if not (isinstance(row, Company) and (row.name in self._replaced or spelling in claimed))
        ]
        return own + known

    def is_own(self, row: object) -> bool:
        """Whether a row comes from the user's list."""
        return isinstance(row, Company) and self._rows.get(row.name) is row

    def named(self, name: str) -> Company | None:
        """The company with a canonical name of the lexicon or of the user's list."""
        return self._replaced.get(name) or self._rows.get(name) or company_named(name)

    def of_code(self, kind: str, code: str) -> Company | None:
        """The company with an isin, wkn or lei."""
        if kind in ("isin", "wkn", "lei"):
            for row in self._rows.values():
                if getattr(row, kind) == code:
                    return row
        known = company_of_code(kind, code)
        return self._replaced.get(known.name, known) if known else None


@cache
def known_names() -> KnownNames:
    """The lexicon as it comes."""
    return KnownNames()


def scan_known_names(tokens: Tokens, names: KnownNames | None = None) -> list[NameHit[KnownName]]:
    """Find all listed names of the text, in order; ``hit.row.label`` tells what it is."""
    index = (names or known_names()).index
    hits: list[NameHit[KnownName]] = []
    words, openers = tokens.words, form_openers()
    has_funds = bool(_fund_ends().hits(tokens.typed))
    free = 0
    for found in index.scan(tokens):
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
