"""The word lists: every table keeps its schema, and the loader refuses one that does not, naming file and line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

import pytest
from stdnum import isin as isin_number

from tickerlese.companies import companies
from tickerlese.errors import LexiconError
from tickerlese.industries import company_heads, industries
from tickerlese.instruments import instruments
from tickerlese.lexicon import parse_rows, read_rows, read_words
from tickerlese.organizations import organizations
from tickerlese.places import places
from tickerlese.roles import roles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickerlese.known_names import KnownName


class Firm(NamedTuple):
    """A row to try the loader with."""

    name: str
    aliases: tuple[str, ...]
    isin: str | None
    kind: Literal["share", "bond"]
    listed: bool


HEADER = "name,aliases,isin,kind,listed\n"
TABLES: dict[str, Sequence[KnownName]] = {
    "companies": companies(),
    "instruments": instruments(),
    "organizations": organizations(),
    "places": places(),
}


def test_rows_get_the_types_of_their_fields() -> None:
    text = f'# Firms.\n\n{HEADER}Nordkai,Nordkai AG|NK,,share,x\n"Otto, Klee & Co",,DE0001,bond,\n'
    assert parse_rows(text, Firm) == (
        Firm("Nordkai", ("Nordkai AG", "NK"), None, "share", listed=True),
        Firm("Otto, Klee & Co", (), "DE0001", "bond", listed=False),
    )


BROKEN = (
    ("", "firms.csv: no rows"),
    (HEADER, "firms.csv: no rows"),
    ("name,isin\nNordkai,\n", "the columns must be name,aliases,isin,kind,listed"),
    (f"# Firms.\n{HEADER}Nordkai,,,share,\nKlee,,share,\n", "firms.csv:4: 4 cells, not 5"),
    (f"{HEADER},,,share,\n", "firms.csv:2: name is empty"),
    (f"{HEADER}Klee,,,loan,\n", "firms.csv:2: kind is 'loan'"),
    (f"{HEADER}Klee,,,share,yes\n", "firms.csv:2: listed is 'yes'"),
    (f"{HEADER}Klee,A||B,,share,\n", "firms.csv:2: empty part"),
    (f'{HEADER}"Klee,,,share,\n', "firms.csv:2: "),
)


@pytest.mark.parametrize(("text", "message"), BROKEN, ids=[message for _, message in BROKEN])
def test_a_broken_table_is_refused(text: str, message: str) -> None:
    with pytest.raises(LexiconError) as error:
        parse_rows(text, Firm, "firms.csv")
    assert message in str(error.value)


def test_a_missing_file_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"nowhere\.csv"):
        read_rows("nowhere.csv")


def test_rows_without_a_type_are_mappings() -> None:
    assert {"key", "gender", "nouns", "stems"} == set(read_rows("industries.csv")[0])


@pytest.mark.parametrize("table", TABLES)
def test_names_are_sorted_and_each_spelling_has_one_owner(table: str) -> None:
    rows = TABLES[table]
    names = [row.name for row in rows]
    assert names == sorted(names, key=lambda name: (name.casefold(), name))
    spellings = Counter(form for row in rows for form in row.forms)
    assert [form for form, count in spellings.items() if count > 1] == []


@pytest.mark.parametrize("table", TABLES)
def test_common_forms_are_forms(table: str) -> None:
    assert [row.name for row in TABLES[table] if not set(row.common) <= set(row.forms)] == []


@pytest.mark.parametrize("table", TABLES)
def test_no_cell_has_stray_blanks(table: str) -> None:
    assert [form for row in TABLES[table] for form in row.forms if form != " ".join(form.split())] == []


def test_isins_have_their_check_digit() -> None:
    assert [row.name for row in companies() if row.isin and not isin_number.is_valid(row.isin)] == []


def test_each_isin_has_one_company() -> None:
    counts = Counter(row.isin for row in companies() if row.isin)
    assert [isin for isin, count in counts.items() if count > 1] == []


def test_a_german_wkn_is_part_of_the_isin() -> None:
    german = [row for row in companies() if row.isin and row.isin.startswith("DE")]
    assert len(german) > 150
    assert [row.name for row in german if row.wkn != (row.isin or "")[5:11]] == []
    assert [row.name for row in companies() if row.wkn and len(row.wkn) != 6] == []


def test_companies_point_to_industries_places_and_tasks_that_exist() -> None:
    keys = {industry.key for industry in industries()}
    cities = {form for place in places() for form in place.forms}
    tasks = {"broker", "investor", "fund_house", "rating_agency", "media"}
    assert [row.name for row in companies() if row.industry and row.industry not in keys] == []
    assert [row.name for row in companies() if row.seat and row.seat not in cities] == []
    assert [row.name for row in companies() if not set(row.acts_as) <= tasks] == []


def test_countries_are_iso_codes() -> None:
    rows: list[KnownName] = [row for table in TABLES.values() for row in table]
    odd = [row.name for row in rows if row.country and not (len(row.country) == 2 and row.country.isupper())]
    assert odd == []


def test_words_of_industries_and_roles_are_listed_once() -> None:
    assert all(len(set(row.nouns)) == len(row.nouns) and len(set(row.stems)) == len(row.stems) for row in industries())
    heads = Counter(head.head for head in company_heads())
    assert [head for head, count in heads.items() if count > 1] == []
    titles = Counter(role.role for role in roles())
    assert [title for title, count in titles.items() if count > 1] == []


def test_plain_lists_hold_words() -> None:
    assert {"AG", "GmbH & Co. KG", "N.V."} <= read_words("legal_forms.txt")
    assert all(word == word.lower() for word in read_words("function_words.txt"))
