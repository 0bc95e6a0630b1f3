"""A user's own list of companies: a CSV file that adds companies to the lexicon or overrides what it knows.

In: a file in UTF-8 whose first line names the columns, with commas or semicolons: ``name`` and any of ``aliases``
(joined with "|"), ``ambiguous`` (those of the spellings that are also words, places or surnames and need context),
``isin``, ``wkn``, ``lei``, ``ticker``, ``country``, ``seat``, ``legal_form``, ``industry``. Lines that start with "#"
are remarks. Out: ``Company`` rows. Refused: an unknown column, and every row that is wrong in itself or claims a
spelling or an identifier of another row; all of them are reported at once, each with its line.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from tickerlese.companies import Company
from tickerlese.errors import InputError
from tickerlese.identifiers import is_isin, is_lei, is_wkn
from tickerlese.industries import industries

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = (
    "name",
    "aliases",
    "ambiguous",
    "isin",
    "wkn",
    "lei",
    "ticker",
    "country",
    "seat",
    "legal_form",
    "industry",
)
CODES = {"isin": is_isin, "wkn": is_wkn, "lei": is_lei}
MOST_REPORTED = 20
COUNTRY_LETTERS = 2


def read_companies(path: str | Path) -> tuple[Company, ...]:
    """Read a list of companies.

    Raises:
        InputError: the file can't be read or has bad rows; the message has one line for each, with file and line.
    """
    file = Path(path)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: {getattr(error, 'strerror', None) or 'not UTF-8'}") from error
    return parse_companies(text, str(file))


def parse_companies(text: str, place: str = "companies") -> tuple[Company, ...]:
    """Read the text of a list; ``place`` is what messages call it.

    Raises:
        InputError: the list is empty, its head is wrong, or it has bad rows.
    """
    rows = list(_split(text, place))
    problems: list[str] = []
    companies: list[Company] = []
    owners: dict[str, int] = {}
    for number, cells in rows:
        found = list(_find_problems(cells))
        if not found:
            company = _make(cells)
            claims = [*company.forms, *filter(None, (company.isin, company.wkn, company.lei))]
            found = [f"{claim} is line {owners[claim]}'s already" for claim in claims if claim in owners]
            owners.update(dict.fromkeys(claims, number))
            companies.append(company)
        problems += [f"{place}:{number}: {problem}" for problem in found]
    if problems:
        more = [f"{place}: {len(problems) - MOST_REPORTED} more"] if len(problems) > MOST_REPORTED else []
        raise InputError("\n".join(problems[:MOST_REPORTED] + more))
    if not companies:
        raise InputError(f"{place}: no companies in it")
    return tuple(companies)


def _split(text: str, place: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and cells of each row."""
    lines = text.splitlines()
    head = next((number for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")), 0)
    if not head:
        return
    delimiter = ";" if ";" in lines[head - 1] else ","
    columns = [column.strip().lower() for column in lines[head - 1].split(delimiter)]
    unknown = [column for column in columns if column not in COLUMNS]
    if unknown or "name" not in columns:
        what = f"unknown column {unknown[0]!r}" if unknown else "no column 'name'"
        raise InputError(f"{place}:{head}: {what}; there may be {', '.join(COLUMNS)}")
    for number, line in enumerate(lines[head:], head + 1):
        if line.strip() and not line.startswith("#"):
            yield number, _cells(line, delimiter, columns)


def _cells(line: str, delimiter: str, columns: list[str]) -> dict[str, str]:
    """The cells by column; the key "" says what is wrong with the line as a whole."""
    try:
        values = next(csv.reader(io.StringIO(line), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return {"": str(error)}
    if len(values) > len(columns):
        return {"": f"{len(values)} cells, not {len(columns)}"}
    return {column: value.strip() for column, value in zip(columns, values, strict=False)}


def _find_problems(cells: dict[str, str]) -> Iterator[str]:
    if "" in cells:
        yield cells[""]
        return
    if not cells.get("name"):
        yield "no name"
    for kind, is_valid in CODES.items():
        code = cells.get(kind)
        if code and not is_valid(code):
            yield f"{code!r} is no {kind.upper()}: wrong form or check digit"
    country = cells.get("country")
    if country and not (len(country) == COUNTRY_LETTERS and country.isalpha() and country.isupper()):
        yield f"{country!r} is no ISO 3166 code of two capitals"
    industry = cells.get("industry")
    if industry and industry not in {row.key for row in industries()}:
        yield f"{industry!r} is no industry of the lexicon"
    spellings = {cells.get("name"), *_parts(cells.get("aliases"))}
    for form in _parts(cells.get("ambiguous")):
        if form not in spellings:
            yield f"{form!r} is marked as ambiguous, but is neither name nor alias"


def _parts(cell: str | None) -> tuple[str, ...]:
    return tuple(part for piece in (cell or "").split("|") if (part := piece.strip()))


def _make(cells: dict[str, str]) -> Company:
    name = cells["name"]
    codes = {kind: cells.get(kind) or None for kind in COLUMNS[3:]}
    if not codes["wkn"] and (codes["isin"] or "").startswith("DE"):
        codes["wkn"] = cells["isin"][5:11]
    aliases = tuple(dict.fromkeys(alias for alias in _parts(cells.get("aliases")) if alias != name))
    return Company(name, aliases, _parts(cells.get("ambiguous")), **codes, acts_as=(), epithets=())


def merge(own: Company, known: Company) -> Company:
    """Complete a row of the list with what the lexicon knows of the same company; the list's filled cells win."""
    forms = dict.fromkeys((*own.forms, *known.forms))
    common = {*own.common, *known.common} & forms.keys()
    codes = {kind: getattr(own, kind) or getattr(known, kind) for kind in COLUMNS[3:]}
    return known._replace(name=own.name, aliases=tuple(list(forms)[1:]), common=tuple(sorted(common)), **codes)
