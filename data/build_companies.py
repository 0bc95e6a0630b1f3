"""Writes the table of companies of the package from the hand-written sources and from pytickersymbols.

In: ``sources/companies_*.csv`` (one company per line, written by hand), ``sources/wkn.csv``, ``lei.csv`` and
``legal_forms.csv``, and the index members that pytickersymbols (MIT licence) knows. Out:
``src/tickerlese/lexicon/companies.csv``, sorted by name. The hand-written lines win; the package adds companies that
they lack, and ISINs where they have none. Refused: an ISIN or LEI whose check digits are wrong, a legal form of a
company that is not there, a spelling or an ISIN that belongs to two companies.

Run from the repository root: ``python data/build_companies.py``.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pytickersymbols import PyTickerSymbols
from stdnum import isin as isin_number
from stdnum import lei as lei_number

SOURCES = Path(__file__).parent / "sources"
TARGET = Path(__file__).parents[1] / "src" / "tickerlese" / "lexicon" / "companies.csv"
COLUMNS = (
    "name",
    "aliases",
    "common",
    "isin",
    "wkn",
    "lei",
    "ticker",
    "country",
    "seat",
    "legal_form",
    "industry",
    "acts_as",
    "epithets",
)
HEAD = """\
# Companies, how the press writes them, and their identifiers. Made by data/build_companies.py; do not edit by hand.
# Sources: data/sources/*.csv (written for this project) and pytickersymbols (MIT). Licence: MIT.
# common: forms that are also ordinary words, surnames or places. industry: a key of industries.csv. acts_as: broker,
# investor, fund_house, rating_agency, media. epithets: what only this company is called. Empty: not known for certain.
"""
SKIPPED_INDICES = {"S&P 600"}  # small caps that German news hardly names, many of them ordinary words
OURS = {  # what the package calls companies that the hand-written sources know by another name
    "Bunge Global": "Bunge",
    "Carnival Corporation & plc": "Carnival",
    "LPKF Laser Electronics": "LPKF",
    "Norwegian Cruise Line Holdings": "Norwegian Cruise Line",
    "Raymond James Financial": "Raymond James",
    "Rolls-Royce Holdings": "Rolls-Royce",
    "Royal Caribbean Group": "Royal Caribbean",
}
SHARE_CLASS = re.compile(r"(?<=[a-zäöü])[ABC]$")
COUNTRIES = {
    "Australia": "AU",
    "Belgium": "BE",
    "Finland": "FI",
    "France": "FR",
    "Germany": "DE",
    "Ireland": "IE",
    "Italy": "IT",
    "Japan": "JP",
    "Luxembourg": "LU",
    "Netherlands": "NL",
    "Spain": "ES",
    "Sweden": "SE",
    "Switzerland": "CH",
    "United Kingdom": "GB",
    "United States": "US",
}
LEGAL = re.compile(
    r"(?:,? (?:Inc\.?|Corp\.?|Corporation|Company|Co\.|plc|PLC|AG|SE|SA|S\.A\.|N\.V\.|NV|Ltd\.?|Oyj|AB|ASA|SpA))+$"
)
INDUSTRIES = (
    ("semiconductor", "chips"),
    ("software", "software"),
    ("it services", "it_services"),
    ("biotech", "biotech"),
    ("pharma", "pharma"),
    ("medical equipment", "medtech"),
    ("health care equipment", "medtech"),
    ("healthcare equipment", "medtech"),
    ("healthcare", "healthcare"),
    ("health care", "healthcare"),
    ("insurance", "insurance"),
    ("investment management", "asset_management"),
    ("bank", "bank"),
    ("reit", "real_estate"),
    ("real estate", "real_estate"),
    ("homebuild", "construction"),
    ("construction", "construction"),
    ("steel", "steel"),
    ("mining", "mining"),
    ("oil", "oil_gas"),
    ("petroleum", "oil_gas"),
    ("fossil", "oil_gas"),
    ("utilit", "energy"),
    ("electric power", "energy"),
    ("chemi", "chemicals"),
    ("aerospace", "aerospace"),
    ("airline", "airline"),
    ("railway", "rail"),
    ("automo", "autos"),
    ("retail", "retail"),
    ("apparel", "fashion"),
    ("food", "food"),
    ("beverage", "beverages"),
    ("drink", "beverages"),
    ("tobacco", "tobacco"),
    ("media", "media"),
    ("broadcast", "media"),
    ("telecom", "telecom"),
    ("packaging", "packaging"),
    ("paper", "packaging"),
    ("hotel", "hotels"),
    ("restaurant", "restaurants"),
    ("electric machinery", "electronics"),
    ("electr", "electrical"),
    ("machinery", "machinery"),
    ("financial", "financial_services"),
)


@dataclass
class Line:
    """One company on its way into the table."""

    name: str
    aliases: list[str]
    common: list[str]
    isin: str = ""
    ticker: str = ""
    country: str = ""
    seat: str = ""
    industry: str = ""
    acts_as: str = ""
    epithets: str = ""
    origin: str = ""
    forms: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.forms = [self.name, *self.aliases]


def read_hand_written() -> list[Line]:
    """Read all source tables; a form that starts with "?" is common."""
    lines = []
    for path in sorted(SOURCES.glob("companies_*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            content = (line for line in file if not line.startswith("#"))
            for row in csv.DictReader(content, delimiter=";", strict=True):
                marked = [row["name"], *filter(None, row["aliases"].split("|"))]
                forms = [form.removeprefix("?") for form in marked]
                common = [form for form, mark in zip(forms, marked, strict=True) if mark.startswith("?")]
                rest = {
                    key: row[key] for key in ("isin", "ticker", "country", "seat", "industry", "acts_as", "epithets")
                }
                lines.append(Line(forms[0], forms[1:], common, **rest, origin=path.name))
    return lines


def read_index_members() -> list[Line]:
    """Read the members of all indices but the skipped ones; one line per name."""
    source = PyTickerSymbols()
    members: dict[str, dict[str, Any]] = {}
    for index in source.get_all_indices():
        if index not in SKIPPED_INDICES:
            for stock in source.get_stocks_by_index(index):
                members.setdefault(stock["name"], stock)
    return [read_member(stock) for stock in members.values()]


def read_member(stock: dict[str, Any]) -> Line:
    """Make a line of one member; its ISIN is empty when it is missing, wrong or of another country."""
    ticker = str(stock.get("symbol") or "").split(".")[0]
    place = stock.get("country") or ""
    country = COUNTRIES.get(place.rsplit(", ", 1)[-1], "US" if ", " in place else "")
    if ticker.isdigit():
        country = "JP"  # the package gives some members of the Nikkei 225 their European seat
    isins = [isin for isin in stock.get("isins", []) if isin_number.is_valid(isin)]
    isin = next((isin for isin in isins if isin.startswith(country)), "") if country else ""
    full = SHARE_CLASS.sub("", re.sub(r" \(.*\)$", "", stock["name"]).strip())
    full = OURS.get(full, full)
    name = LEGAL.sub("", full.removeprefix("The "))
    if name.endswith("&"):
        name = full.removesuffix(".")  # "Mitsui & Co."
    aliases = [full] if full not in (name, f"The {name}") else []
    common = [name] if " " not in name else []
    return Line(name, aliases, common, isin, ticker, country, industry=industry_of(stock), origin="pytickersymbols")


def industry_of(stock: dict[str, Any]) -> str:
    """Map the package's industries to ours; empty when none fits."""
    words = " | ".join(stock.get("industries", [])).lower()
    return next((key for part, key in INDUSTRIES if part in words), "")


def merge(written: list[Line], members: list[Line]) -> list[Line]:
    """Fill missing ISINs, then add the members that are not there yet."""
    isins = Counter(line.isin for line in members if line.isin)
    owner = {form.casefold(): line for line in written for form in line.forms}
    taken = {line.isin for line in written if line.isin}
    added: list[Line] = []
    for member in members:
        if isins[member.isin] > 1 or member.isin in taken:
            continue
        known = next((owner[form.casefold()] for form in member.forms if form.casefold() in owner), None)
        if known is None:
            added.append(member)
            owner |= {form.casefold(): member for form in member.forms}
        elif not known.isin and known.country == member.country:
            known.isin = member.isin
        taken |= {member.isin} - {""}
    return [*written, *added]


def find_conflicts(lines: list[Line]) -> list[str]:
    """List wrong check digits and everything that two companies claim."""
    odd = [line for line in lines if line.isin and not isin_number.is_valid(line.isin)]
    conflicts = [f"{line.name}: {line.isin} has a wrong check digit" for line in odd]
    conflicts += [
        f"{isin}: {lei} has wrong check digits" for isin, lei in read_table("lei.csv") if not lei_number.is_valid(lei)
    ]
    conflicts += [
        f"{name}: has a legal form, but is not there"
        for name in read_legal_forms().keys() - {line.name for line in lines}
    ]
    owner: dict[str, Line] = {}
    for line in lines:
        for key in {*line.forms, *filter(None, [line.isin]), *filter(None, line.epithets.split("|"))}:
            other = owner.setdefault(key, line)
            if other is not line:
                conflicts.append(f"{key}: {other.name} ({other.origin}) and {line.name} ({line.origin})")
    return conflicts


def read_table(file: str) -> list[tuple[str, str]]:
    """Read a source table of two columns."""
    with (SOURCES / file).open(encoding="utf-8", newline="") as source:
        content = (line for line in source if not line.startswith("#"))
        _, *rows = csv.reader(content, delimiter=";", strict=True)
    return [(key, value) for key, value in rows]


def read_legal_forms() -> dict[str, str]:
    """Read the legal form of each company that has one in the sources."""
    return {name: form for form, names in read_table("legal_forms.csv") for name in names.split("|")}


def write(lines: list[Line]) -> None:
    """Write the table; the WKN of a German share are digits 6 to 11 of its ISIN."""
    wkn, lei, forms = dict(read_table("wkn.csv")), dict(read_table("lei.csv")), read_legal_forms()
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        file.write(HEAD)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for line in sorted(lines, key=lambda line: (line.name.casefold(), line.name)):
            number = line.isin[5:11] if line.isin.startswith("DE") else wkn.get(line.isin, "")
            identifiers = [line.isin, number, lei.get(line.isin, ""), line.ticker]
            place = [line.country, line.seat, forms.get(line.name, "")]
            spellings = [line.name, "|".join(line.aliases), "|".join(line.common)]
            writer.writerow([*spellings, *identifiers, *place, line.industry, line.acts_as, line.epithets])


def main() -> int:
    """Build the table; 1 when sources contradict each other."""
    written = read_hand_written()
    lines = merge(written, read_index_members())
    conflicts = find_conflicts(lines)
    for conflict in conflicts:
        print(conflict, file=sys.stderr)
    if conflicts:
        return 1
    write(lines)
    isins = sum(bool(line.isin) for line in lines)
    print(f"{len(lines)} companies, {sum(len(line.forms) for line in lines)} spellings, {isins} ISINs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
