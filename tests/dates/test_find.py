"""What is no date, what the day of publication decides, and what holds for every text."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dates.reading import pipeline, read
from tickerlese.dates import find_dates
from tickerlese.tokens import Tokens

NO_DATES = [
    "Der DAX stieg auf 24.278,61 Punkte.",
    "Der DAX 40 und der Euro Stoxx 50 sowie der Russell 2000.",
    "Der Konzern streicht 2025 Stellen.",
    "Die Aktie kostet 2025 Euro.",
    "Rund 2000 Beschäftigte streiken.",
    "Bis zu 2000 Euro kostet es.",
    "Die WKN 2024 und die Verordnung Nr. 596/2014.",
    "Der 58 Jahre alte Manager arbeitet zwölf Jahre lang, 80 Euro im Jahr.",
    "Die Drei-Jahres-Initiative, die Jahresprognose, das 52-Wochen-Hoch, die 200-Tage-Linie.",
    "Seit Jahren sinkt der Preis, vor einigen Monaten stieg er.",
    "August Oetker und Max Sommer sprachen.",
    "Die Juni-Daten und der Dezember-Kontrakt.",
    "Das Verhältnis 10:15 bleibt.",
    "Der Kurs stieg um 3.5 Prozent auf 12.10 Franken.",
    "Das Plus betrug 24.9. Der Rest folgt.",
    "An einem Montag beginnt es, jeden Freitag endet es.",
    "Die Sendung „heute“ berichtete.",
    "Der freie Handel leidet.",
    "Am 31.13.2025 und am 32. Mal.",
]

PUBLICATION = [
    ("Im dritten Quartal stieg er.", date(2025, 10, 23), "2025-07-01", "2025-09-30"),
    ("Im vierten Quartal stieg er.", date(2026, 2, 5), "2025-10-01", "2025-12-31"),
    ("Im ersten Quartal soll er steigen.", date(2025, 12, 10), "2026-01-01", "2026-03-31"),
    ("Im ersten Halbjahr stieg er.", date(2025, 10, 2), "2025-01-01", "2025-06-30"),
    ("In den ersten neun Monaten stieg er.", date(2026, 2, 10), "2025-01-01", "2025-09-30"),
    ("Im Dezember stieg er.", date(2025, 1, 15), "2024-12-01", "2024-12-31"),
    ("Bis Februar soll er steigen.", date(2025, 12, 1), None, "2026-02-28"),
    ("Bereits im Februar stieg er.", date(2025, 9, 24), "2025-02-01", "2025-02-28"),
    ("Im September wird sie Chefin.", date(2025, 5, 22), "2025-09-01", "2025-09-30"),
    ("Nachbörslich stieg er.", datetime.fromisoformat("2025-10-23T07:30:00+02:00"), "2025-10-22", "2025-10-22"),
    ("Nachbörslich stieg er.", datetime.fromisoformat("2025-10-23T22:30:00+02:00"), "2025-10-23", "2025-10-23"),
    ("Am Vortag fiel er.", date(2025, 9, 22), "2025-09-19", "2025-09-19"),
    ("Zum Wochenausklang wird es ruhig.", date(2025, 8, 3), "2025-08-08", "2025-08-08"),
    ("Vor einem Jahr stieg er.", date(2024, 2, 29), "2023-02-28", "2023-02-28"),
    ("Von Januar bis September stieg er.", date(2025, 12, 5), "2025-01-01", "2025-09-30"),
]

WITHOUT_PUBLICATION = [
    ("Am Mittwoch, heute und im Mai.", [None, None, None]),
    ("Im dritten Quartal 2024 und am 3. Mai 2024.", ["2024-07-01", "2024-05-03"]),
    ("Seit 2021 und bis Ende 2026.", ["2021-01-01", None]),
    ("Im Vorjahr, vor zwei Jahren und seit Jahresbeginn.", [None, None, None]),
]

WORDS = (
    "am im bis seit zum 24. 24.9. 2025 2025. September Mai Mittwoch Quartal dritten Jahr Jahre vor zwei ersten neun "
    "Monaten Q3 / 25 - – ( ) , . Ende Anfang des der von an 08:04 Uhr heute Morgen Vorjahr Jahresende Euro ² \n \n\n"
)


@pytest.mark.parametrize("text", NO_DATES)
def test_refuses(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(("text", "published", "start", "end"), PUBLICATION)
def test_resolves_against_publication(text: str, published: date, start: str | None, end: str | None) -> None:
    assert [(found.start, found.end) for found in read(text, published)] == [(start, end)]


@pytest.mark.parametrize(("text", "starts"), WITHOUT_PUBLICATION)
def test_leaves_relative_dates_unresolved(text: str, starts: list[str | None]) -> None:
    assert [found.start for found in read(text, None)] == starts


def test_full_stop_is_no_part_of_the_date() -> None:
    assert [found.text for found in read("Das war 2024. Ende 2025. Am 24. September 2025. Am 31.12. folgt es.")] == [
        "2024",
        "Ende 2025",
        "Am 24. September 2025",
        "Am 31.12.",
    ]


def test_fiscal_year_in_the_paragraph_leaves_quarters_unresolved() -> None:
    text = (
        "Im Geschäftsjahr 2024/25 sank der Umsatz, im dritten Quartal stieg er.\nDer Rivale wuchs im dritten Quartal."
    )
    assert [(found.text, found.start) for found in read(text)] == [
        ("Im Geschäftsjahr 2024/25", None),
        ("im dritten Quartal", None),
        ("im dritten Quartal", "2025-07-01"),
    ]


def test_dates_run_across_a_line_break_but_no_blank_line() -> None:
    assert [found.text for found in read("Es endet Ende\nJuni. Es war im\n\nJuli.")] == ["Ende\nJuni", "Juli"]


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.sampled_from(WORDS.split(" ")), max_size=14),
    st.sampled_from([None, date(2025, 9, 24), date(1, 1, 1), date(9999, 12, 31)]),
)
def test_spans_stay_inside_the_text_and_apart(parts: list[str], published: date | None) -> None:
    text = " ".join(parts)
    end = 0
    for mention in find_dates(Tokens.from_doc(pipeline()(text)), published):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.first < mention.last
        assert mention.period is not None
        if mention.period.start and mention.period.end:
            assert mention.period.start <= mention.period.end
        end = mention.end
