"""Months, years, quarters and spans, read on Wednesday, 24 September 2025."""

from __future__ import annotations

import pytest

from tests.dates.reading import read

PERIODS = [
    ("Im Mai stieg der Umsatz.", [("Im Mai", "2025-05-01", "2025-05-31", "period")]),
    ("Mitte Oktober folgt der Bericht.", [("Mitte Oktober", "2025-10-11", "2025-10-20", "period")]),
    ("Ende Juni 2026 endet die Frist.", [("Ende Juni 2026", "2026-06-30", "2026-06-30", "date")]),
    ("Anfang Jänner 2026 kommt das Modell.", [("Anfang Jänner 2026", "2026-01-01", "2026-01-10", "period")]),
    ("Im Mai vergangenen Jahres stieg er.", [("Im Mai vergangenen Jahres", "2024-05-01", "2024-05-31", "period")]),
    ("Im vergangenen Mai stieg er.", [("Im vergangenen Mai", "2025-05-01", "2025-05-31", "period")]),
    ("Von Januar bis Juni sank der Absatz.", [("Von Januar bis Juni", "2025-01-01", "2025-06-30", "period")]),
    (
        "Von Januar bis September 2024 sank der Absatz.",
        [("Von Januar bis September 2024", "2024-01-01", "2024-09-30", "period")],
    ),
    ("Seit Februar fällt der Kurs.", [("Seit Februar", "2025-02-01", "2025-09-24", "period")]),
    ("Ab Juli gilt der Preis.", [("Ab Juli", "2025-07-01", None, "period")]),
    ("Bis Oktober 2027 läuft der Vertrag.", [("Bis Oktober 2027", None, "2027-10-31", "period")]),
    (
        "Im Sommer, im vergangenen Winter und im Herbst 2026.",
        [
            ("Im Sommer", "2025-06-01", "2025-08-31", "period"),
            ("im vergangenen Winter", "2024-12-01", "2025-02-28", "period"),
            ("im Herbst 2026", "2026-09-01", "2026-11-30", "period"),
        ],
    ),
    ("2025 stieg der Gewinn.", [("2025", "2025-01-01", "2025-12-31", "period")]),
    (
        "Seit 2021 und bis 2030.",
        [("Seit 2021", "2021-01-01", "2025-09-24", "period"), ("bis 2030", None, "2030-12-31", "period")],
    ),
    ("Für 2026 plant der Konzern mehr.", [("Für 2026", "2026-01-01", "2026-12-31", "period")]),
    (
        "Im Jahr 2026 und in den Jahren 2027 bis 2029.",
        [
            ("Im Jahr 2026", "2026-01-01", "2026-12-31", "period"),
            ("in den Jahren 2027 bis 2029", "2027-01-01", "2029-12-31", "period"),
        ],
    ),
    (
        "Ende 2026 und Anfang 2027.",
        [("Ende 2026", "2026-12-31", "2026-12-31", "date"), ("Anfang 2027", "2027-01-01", "2027-03-31", "period")],
    ),
    (
        "Im Geschäftsjahr 2024/25 und im Geschäftsjahr 2025.",
        [
            ("Im Geschäftsjahr 2024/25", None, None, "fiscal_period"),
            ("im Geschäftsjahr 2025", "2025-01-01", "2025-12-31", "fiscal_period"),
        ],
    ),
    (
        "Heuer sank der Gewinn, für heuer bleibt er.",
        [("Heuer", "2025-01-01", "2025-12-31", "period"), ("für heuer", "2025-01-01", "2025-12-31", "period")],
    ),
    (
        "Im Vorjahr, im Gesamtjahr und im Vorjahreszeitraum.",
        [
            ("Im Vorjahr", "2024-01-01", "2024-12-31", "period"),
            ("im Gesamtjahr", "2025-01-01", "2025-12-31", "period"),
            ("im Vorjahreszeitraum", "2024-01-01", "2024-12-31", "fiscal_period"),
        ],
    ),
    (
        "In diesem Jahr, im laufenden Jahr, im kommenden Jahr, im vergangenen Jahr.",
        [
            ("In diesem Jahr", "2025-01-01", "2025-12-31", "period"),
            ("im laufenden Jahr", "2025-01-01", "2025-12-31", "period"),
            ("im kommenden Jahr", "2026-01-01", "2026-12-31", "period"),
            ("im vergangenen Jahr", "2024-01-01", "2024-12-31", "period"),
        ],
    ),
    (
        "Dieses Jahr und nächstes Jahr.",
        [
            ("Dieses Jahr", "2025-01-01", "2025-12-31", "period"),
            ("nächstes Jahr", "2026-01-01", "2026-12-31", "period"),
        ],
    ),
    (
        "Ende des Jahres, Ende dieses Jahres und Ende nächsten Jahres.",
        [
            ("Ende des Jahres", "2025-12-31", "2025-12-31", "date"),
            ("Ende dieses Jahres", "2025-12-31", "2025-12-31", "date"),
            ("Ende nächsten Jahres", "2026-12-31", "2026-12-31", "date"),
        ],
    ),
    ("Im dritten Quartal stieg der Umsatz.", [("Im dritten Quartal", "2025-07-01", "2025-09-30", "fiscal_period")]),
    (
        "Im dritten Quartal 2024 stieg der Umsatz.",
        [("Im dritten Quartal 2024", "2024-07-01", "2024-09-30", "fiscal_period")],
    ),
    (
        "Im dritten Quartal (2024) stieg der Umsatz.",
        [("Im dritten Quartal (2024)", "2024-07-01", "2024-09-30", "fiscal_period")],
    ),
    (
        "Im dritten Jahresviertel stieg der Umsatz.",
        [("Im dritten Jahresviertel", "2025-07-01", "2025-09-30", "fiscal_period")],
    ),
    ("Im 2. Quartal stieg der Umsatz.", [("Im 2. Quartal", "2025-04-01", "2025-06-30", "fiscal_period")]),
    (
        "Q3 2025, Q2/24, 3Q25 und H1 2026.",
        [
            ("Q3 2025", "2025-07-01", "2025-09-30", "fiscal_period"),
            ("Q2/24", "2024-04-01", "2024-06-30", "fiscal_period"),
            ("3Q25", "2025-07-01", "2025-09-30", "fiscal_period"),
            ("H1 2026", "2026-01-01", "2026-06-30", "fiscal_period"),
        ],
    ),
    ("Die Q2-Zahlen kamen gut an.", [("Q2", "2025-04-01", "2025-06-30", "fiscal_period")]),
    ("Im 1. Halbjahr sank der Umsatz.", [("Im 1. Halbjahr", "2025-01-01", "2025-06-30", "fiscal_period")]),
    (
        "In der zweiten Jahreshälfte 2024 sank der Umsatz.",
        [("In der zweiten Jahreshälfte 2024", "2024-07-01", "2024-12-31", "fiscal_period")],
    ),
    (
        "In der ersten Hälfte des Geschäftsjahres 2025/26 sank er.",
        [("In der ersten Hälfte des Geschäftsjahres 2025/26", None, None, "fiscal_period")],
    ),
    (
        "In den ersten neun Monaten sank der Umsatz.",
        [("In den ersten neun Monaten", "2025-01-01", "2025-09-30", "fiscal_period")],
    ),
    (
        "In den ersten sechs Monaten des Jahres 2024 sank der Umsatz.",
        [("In den ersten sechs Monaten des Jahres 2024", "2024-01-01", "2024-06-30", "fiscal_period")],
    ),
    (
        "Im Neunmonatszeitraum sank der Umsatz.",
        [("Im Neunmonatszeitraum", "2025-01-01", "2025-09-30", "fiscal_period")],
    ),
    (
        "Im Schlussquartal 2024 sank der Umsatz.",
        [("Im Schlussquartal 2024", "2024-10-01", "2024-12-31", "fiscal_period")],
    ),
    ("Im vierten Geschäftsquartal sank der Umsatz.", [("Im vierten Geschäftsquartal", None, None, "fiscal_period")]),
    ("Im laufenden Quartal sinkt der Umsatz.", [("Im laufenden Quartal", None, None, "fiscal_period")]),
    ("Im laufenden Geschäftsjahr sinkt der Umsatz.", [("Im laufenden Geschäftsjahr", None, None, "fiscal_period")]),
    (
        "Im dritten Quartal stieg der Umsatz, im Vorjahresquartal fiel er.",
        [
            ("Im dritten Quartal", "2025-07-01", "2025-09-30", "fiscal_period"),
            ("im Vorjahresquartal", "2024-07-01", "2024-09-30", "fiscal_period"),
        ],
    ),
    (
        "Im Jahr 2024 war es mehr als im Jahr zuvor.",
        [
            ("Im Jahr 2024", "2024-01-01", "2024-12-31", "period"),
            ("im Jahr zuvor", "2023-01-01", "2023-12-31", "period"),
        ],
    ),
    (
        "Seit Jahresbeginn, bis Jahresende, zum Jahresende, zu Jahresbeginn und zum Jahreswechsel.",
        [
            ("Seit Jahresbeginn", "2025-01-01", "2025-09-24", "period"),
            ("bis Jahresende", None, "2025-12-31", "period"),
            ("zum Jahresende", "2025-12-31", "2025-12-31", "date"),
            ("zu Jahresbeginn", "2025-01-01", "2025-03-31", "period"),
            ("zum Jahreswechsel", "2025-12-31", "2026-01-01", "period"),
        ],
    ),
    (
        "In den vergangenen drei Monaten stieg der Kurs.",
        [("In den vergangenen drei Monaten", "2025-06-24", "2025-09-24", "period")],
    ),
    (
        "Vor einem Jahr und vor zwei Wochen.",
        [
            ("Vor einem Jahr", "2024-09-24", "2024-09-24", "date"),
            ("vor zwei Wochen", "2025-09-10", "2025-09-10", "date"),
        ],
    ),
    ("Binnen zwei Jahren soll der Umsatz steigen.", [("Binnen zwei Jahren", "2025-09-24", "2027-09-24", "period")]),
    ("Binnen eines Jahres stieg der Umsatz.", [("Binnen eines Jahres", "2024-09-24", "2025-09-24", "period")]),
    (
        "Innerhalb von drei Monaten stieg der Umsatz.",
        [("Innerhalb von drei Monaten", "2025-06-24", "2025-09-24", "period")],
    ),
    (
        "In den kommenden fünf Jahren will er wachsen.",
        [("In den kommenden fünf Jahren", "2025-09-24", "2030-09-24", "period")],
    ),
    (
        "In der vergangenen Woche, in dieser Woche und in der kommenden Woche.",
        [
            ("In der vergangenen Woche", "2025-09-15", "2025-09-21", "period"),
            ("in dieser Woche", "2025-09-22", "2025-09-28", "period"),
            ("in der kommenden Woche", "2025-09-29", "2025-10-05", "period"),
        ],
    ),
    (
        "Im Vormonat und in der Vorwoche.",
        [
            ("Im Vormonat", "2025-08-01", "2025-08-31", "period"),
            ("in der Vorwoche", "2025-09-15", "2025-09-21", "period"),
        ],
    ),
    (
        "Binnen Wochenfrist, vor Jahresfrist, auf Jahressicht.",
        [
            ("Binnen Wochenfrist", "2025-09-17", "2025-09-24", "period"),
            ("vor Jahresfrist", "2024-09-24", "2024-09-24", "period"),
            ("auf Jahressicht", "2024-09-24", "2025-09-24", "period"),
        ],
    ),
    (
        "In den vergangenen fünf Handelstagen fiel der Kurs.",
        [("In den vergangenen fünf Handelstagen", "2025-09-17", "2025-09-23", "period")],
    ),
    ("Vor einem halben Jahr stieg er.", [("Vor einem halben Jahr", "2025-03-24", "2025-03-24", "date")]),
    ("In zwei Jahren soll es so weit sein.", [("In zwei Jahren", "2027-09-24", "2027-09-24", "date")]),
    ("Seit drei Jahren sinkt der Kurs.", [("Seit drei Jahren", "2022-09-24", "2025-09-24", "period")]),
    ("In den kommenden Jahren will er wachsen.", [("In den kommenden Jahren", None, None, "period")]),
    (
        "Nachbörslich fiel der Kurs, im frühen Handel stieg er, zum Handelsschluss auch.",
        [
            ("Nachbörslich", "2025-09-24", "2025-09-24", "time"),
            ("im frühen Handel", "2025-09-24", "2025-09-24", "time"),
            ("zum Handelsschluss", "2025-09-24", "2025-09-24", "time"),
        ],
    ),
    ("Vor Börsenbeginn stieg der Kurs.", [("Vor Börsenbeginn", "2025-09-24", "2025-09-24", "time")]),
    ("Zwischen 2014 und 2021 stieg der Kurs.", [("Zwischen 2014 und 2021", "2014-01-01", "2021-12-31", "period")]),
    (
        "Von 2024 auf 2025 stieg der Gewinn.",
        [("2024", "2024-01-01", "2024-12-31", "period"), ("2025", "2025-01-01", "2025-12-31", "period")],
    ),
    ("Am Wochenende tagten die Minister.", [("Am Wochenende", "2025-09-20", "2025-09-21", "period")]),
    (
        "Ab sofort, von Montag an und von 2028 an.",
        [("von Montag an", "2025-09-29", None, "period"), ("von 2028 an", "2028-01-01", None, "period")],
    ),
    ("Bis 2028 sollen 2000 Stellen wegfallen.", [("Bis 2028", None, "2028-12-31", "period")]),
    (
        "Im ersten Semester 2025 stieg der Umsatz.",
        [("Im ersten Semester 2025", "2025-01-01", "2025-06-30", "fiscal_period")],
    ),
    (
        "Das GJ 2024/25 und das GJ 2025, FY25.",
        [
            ("Das GJ 2024/25", None, None, "fiscal_period"),
            ("das GJ 2025", "2025-01-01", "2025-12-31", "fiscal_period"),
            ("FY25", "2025-01-01", "2025-12-31", "fiscal_period"),
        ],
    ),
    ("Im Jahr 2025. Der Rest folgt.", [("Im Jahr 2025", "2025-01-01", "2025-12-31", "period")]),
    (
        "Am 5. Mai kam er, Ende Sept. ging er.",
        [("Am 5. Mai", "2025-05-05", "2025-05-05", "date"), ("Ende Sept.", "2025-09-30", "2025-09-30", "date")],
    ),
    (
        "Am Montag der kommenden Woche folgt der Bericht.",
        [("Am Montag der kommenden Woche", "2025-09-29", "2025-09-29", "date")],
    ),
    (
        "Der Umsatz 2024: 5 Mio. Euro (2023: 4 Mio. Euro).",
        [("2024", "2024-01-01", "2024-12-31", "period"), ("2023", "2023-01-01", "2023-12-31", "period")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_reads_periods(text: str, expected: list[tuple[str, str | None, str | None, str]]) -> None:
    assert read(text) == expected
