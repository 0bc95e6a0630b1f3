"""Weekdays, dates and times of day, read on Wednesday, 24 September 2025."""

from __future__ import annotations

import pytest

from tests.dates.reading import read

DAYS = [
    ("Der Kurs fiel am Mittwoch.", [("am Mittwoch", "2025-09-24", "2025-09-24", "date")]),
    ("Am Donnerstag fiel der Kurs.", [("Am Donnerstag", "2025-09-18", "2025-09-18", "date")]),
    ("Der Konzern legt am Donnerstag Zahlen vor.", [("am Donnerstag", "2025-09-25", "2025-09-25", "date")]),
    ("Am kommenden Mittwoch tagt der Rat.", [("Am kommenden Mittwoch", "2025-10-01", "2025-10-01", "date")]),
    ("Am vergangenen Mittwoch tagte der Rat.", [("Am vergangenen Mittwoch", "2025-09-17", "2025-09-17", "date")]),
    (
        "Am Mittwochabend und am Freitagmittag sank der Kurs.",
        [
            ("Am Mittwochabend", "2025-09-24", "2025-09-24", "time"),
            ("am Freitagmittag", "2025-09-19", "2025-09-19", "time"),
        ],
    ),
    ("Die Zahlen vom Montag überzeugten.", [("vom Montag", "2025-09-22", "2025-09-22", "date")]),
    ("Zum Wochenschluss gab der Index nach.", [("Zum Wochenschluss", "2025-09-19", "2025-09-19", "date")]),
    ("In der Nacht zum Dienstag stieg der Kurs.", [("In der Nacht zum Dienstag", "2025-09-23", "2025-09-23", "time")]),
    ("Seit Montag streiken die Beschäftigten.", [("Seit Montag", "2025-09-22", "2025-09-24", "period")]),
    ("Bis Freitag läuft die Frist.", [("Bis Freitag", None, "2025-09-26", "period")]),
    ("Das Treffen für Freitag ist abgesagt.", [("für Freitag", "2025-09-26", "2025-09-26", "date")]),
    (
        "Am Dienstag, 30. September 2025, folgen Zahlen.",
        [("Am Dienstag, 30. September 2025", "2025-09-30", "2025-09-30", "date")],
    ),
    ("Am Freitag (26.9.) folgen Zahlen.", [("Am Freitag (26.9.)", "2025-09-26", "2025-09-26", "date")]),
    (
        "Heute und gestern, vorgestern und übermorgen.",
        [
            ("Heute", "2025-09-24", "2025-09-24", "date"),
            ("gestern", "2025-09-23", "2025-09-23", "date"),
            ("vorgestern", "2025-09-22", "2025-09-22", "date"),
            ("übermorgen", "2025-09-26", "2025-09-26", "date"),
        ],
    ),
    ("Gestern Abend stieg der Kurs.", [("Gestern Abend", "2025-09-23", "2025-09-23", "time")]),
    (
        "Am Vormittag fiel er, am späten Nachmittag stieg er, bis zum Abend blieb er.",
        [
            ("Am Vormittag", "2025-09-24", "2025-09-24", "time"),
            ("am späten Nachmittag", "2025-09-24", "2025-09-24", "time"),
            ("bis zum Abend", "2025-09-24", "2025-09-24", "time"),
        ],
    ),
    (
        "Am Vortag und am Vorabend.",
        [("Am Vortag", "2025-09-23", "2025-09-23", "date"), ("am Vorabend", "2025-09-23", "2025-09-23", "time")],
    ),
    ("Am 24. September 2025 startet es.", [("Am 24. September 2025", "2025-09-24", "2025-09-24", "date")]),
    ("Am 3. März dieses Jahres begann es.", [("Am 3. März dieses Jahres", "2025-03-03", "2025-03-03", "date")]),
    ("Zum 1. Jänner steigt der Preis.", [("Zum 1. Jänner", "2026-01-01", "2026-01-01", "date")]),
    ("Die Frist endet am 31.12.2025.", [("am 31.12.2025", "2025-12-31", "2025-12-31", "date")]),
    ("Der Termin am 31.12. steht.", [("am 31.12.", "2025-12-31", "2025-12-31", "date")]),
    ("Stand 24.09.25, 08:04 Uhr", [("24.09.25, 08:04 Uhr", "2025-09-24", "2025-09-24", "time")]),
    ("Stichtag ist der 2025-12-31.", [("der 2025-12-31", "2025-12-31", "2025-12-31", "date")]),
    ("Vom 1. bis 3. Oktober tagt der Rat.", [("Vom 1. bis 3. Oktober", "2025-10-01", "2025-10-03", "period")]),
    ("Vom 24.-26. September tagt der Rat.", [("Vom 24.-26. September", "2025-09-24", "2025-09-26", "period")]),
    (
        "Die Frist lief vom 1. Januar bis 30. Juni.",
        [("vom 1. Januar bis 30. Juni", "2025-01-01", "2025-06-30", "period")],
    ),
    ("Der Zeitraum 01.01.-30.06.2025 war schwach.", [("01.01.-30.06.2025", "2025-01-01", "2025-06-30", "period")]),
    ("Um 17.35 Uhr lag der Index im Plus.", [("Um 17.35 Uhr", "2025-09-24", "2025-09-24", "time")]),
    ("Gegen 10 Uhr drehte er.", [("Gegen 10 Uhr", "2025-09-24", "2025-09-24", "time")]),
    (
        "Um 8 Uhr MESZ und um vier Uhr früh.",
        [
            ("Um 8 Uhr MESZ", "2025-09-24", "2025-09-24", "time"),
            ("um vier Uhr früh", "2025-09-24", "2025-09-24", "time"),
        ],
    ),
    (
        "Am 24. September 2025, 08:04 Uhr, lag er vorn.",
        [("Am 24. September 2025, 08:04 Uhr", "2025-09-24", "2025-09-24", "time")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_reads_days(text: str, expected: list[tuple[str, str | None, str | None, str]]) -> None:
    assert read(text) == expected
