"""Writes the table of places of the package: the hand-written ones, and the seats of all companies.

In: ``sources/places.csv`` and ``src/tickerlese/lexicon/companies.csv`` (run build_companies.py first). Out:
``src/tickerlese/lexicon/places.csv``, sorted by name. German, Austrian and Swiss cities get their demonym by rule
(Walldorf: Walldorfer) unless the source gives one. Refused: a place that is listed twice.

Run from the repository root: ``python data/build_places.py``.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

SOURCE = Path(__file__).parent / "sources" / "places.csv"
LEXICON = Path(__file__).parents[1] / "src" / "tickerlese" / "lexicon"
COLUMNS = ("name", "aliases", "common", "kind", "country", "demonyms")
HEAD = """\
# Places and the words made from their names (demonyms: undeclined). Made by data/build_places.py; do not edit by hand.
# Sources: data/sources/places.csv and the seats in companies.csv (written for this project). Licence: MIT.
# common: forms that are also ordinary words. country: ISO 3166 code, empty for groups of countries.
"""
GERMAN_SPEAKING = {"DE", "AT", "CH", "LI"}
ORDINARY = {
    "Haag",
    "Haar",
    "Langen",
    "Sitten",
    "Hard",
    "Rust",
    "Stein",
    "Reinach",
    "Selm",
    "Laufen",
    "Toyota",
    "Lenzing",
    "Weiden",
    "Waldburg",
}


def read_table(path: Path, delimiter: str) -> list[dict[str, str]]:
    """Read a table below its head comment."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(
            csv.DictReader((line for line in file if not line.startswith("#")), delimiter=delimiter, strict=True)
        )


def demonyms_of(city: str) -> list[str]:
    """Derive the demonym of a German city; two where usage differs ("Aachener", "Bremer").

    >>> demonyms_of("Walldorf"), demonyms_of("Göttingen"), demonyms_of("Karlsruhe")
    (['Walldorfer'], ['Göttinger'], ['Karlsruher'])
    >>> demonyms_of("Landsberg am Lech"), demonyms_of("Ingolstadt")
    (['Landsberger'], ['Ingolstadter', 'Ingolstädter'])
    >>> demonyms_of("Neu-Isenburg")
    ['Neu-Isenburger', 'Isenburger']
    """
    name = re.sub(r" (?:am|an|im|in|bei|ob|auf|vor|v\.).*| \(.*", "", city).split(" ")[-1].split("/")[0]
    if "-" in name:
        return [
            first + ending
            for first in (name.rpartition("-")[0] + "-", "")
            for ending in demonyms_of(name.rpartition("-")[2])
        ]
    if name.endswith("ingen"):
        return [name[:-2] + "er"]
    if name.endswith("stadt"):
        return [name + "er", name.removesuffix("stadt") + "städter"]
    if name.endswith("en"):
        return [name + "er", name[:-2] + "er"]
    if name.endswith("e"):
        return [name + "r"]
    return [name + "er"]


def read_places() -> list[dict[str, str]]:
    """Read the hand-written places; "-" means no demonym, an empty cell the regular one."""
    places = []
    for row in read_table(SOURCE, ";"):
        marked = [row["name"], *filter(None, row["aliases"].split("|"))]
        forms = list(dict.fromkeys(form.removeprefix("?") for form in marked))
        common = dict.fromkeys(form.removeprefix("?") for form in marked if form.startswith("?"))
        derived = demonyms_of(forms[0]) if row["kind"] == "city" else []
        demonyms = {"-": [], "": derived}.get(row["demonyms"], row["demonyms"].split("|"))
        places.append(make_row(forms, list(common), row["kind"], row["country"], demonyms))
    return places


def make_row(forms: list[str], common: list[str], kind: str, country: str, demonyms: list[str]) -> dict[str, str]:
    """Make one row of the table."""
    cells = (forms[0], "|".join(forms[1:]), "|".join(common), kind, country, "|".join(dict.fromkeys(demonyms)))
    return dict(zip(COLUMNS, cells, strict=True))


def read_seats(known: set[str]) -> list[dict[str, str]]:
    """Make a row of each company's seat that is not known yet."""
    seats: dict[str, str] = {}
    for company in read_table(LEXICON / "companies.csv", ","):
        if company["seat"] and company["seat"] not in known:
            seats.setdefault(company["seat"], company["country"])
    return [
        make_row(
            [seat],
            [seat] if seat in ORDINARY else [],
            "city",
            country,
            demonyms_of(seat) if country in GERMAN_SPEAKING else [],
        )
        for seat, country in seats.items()
    ]


def main() -> int:
    """Build the table; 1 when a place is listed twice."""
    places = read_places()
    forms = [form for place in places for form in (place["name"], *filter(None, place["aliases"].split("|")))]
    twice = sorted({form for form in forms if forms.count(form) > 1})
    if twice:
        print(f"listed twice: {', '.join(twice)}", file=sys.stderr)
        return 1
    places += read_seats(set(forms))
    with (LEXICON / "places.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(HEAD)
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(places, key=lambda place: (place["name"].casefold(), place["name"])))
    print(f"{len(places)} places, {sum(bool(place['demonyms']) for place in places)} with demonyms")
    return 0


if __name__ == "__main__":
    sys.exit(main())
