from __future__ import annotations

import time
from datetime import date, datetime

import pytest

from tickerlese.errors import InputError
from tickerlese.text import head_date, read_text
from tickerlese.text.head import at_time, parse_timestamp

PAGE = """<!DOCTYPE html>
<html><head><title>Umsatz steigt | Börsenblick</title><meta property="og:site_name" content="Börsenblick">
<meta name="date" content="2025-09-01">
<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2025-09-24T08:04:00+02:00"}]}
</script><style>p { color: red }</style></head>
<body><nav><ul><li>Startseite</li></ul></nav>
<article><h1>Um&shy;satz steigt</h1>
<p>Der <b>Umsatz</b> stieg um&nbsp;5&nbsp;%<br>auf 3&nbsp;Mio.&nbsp;Euro.<!-- Anzeige --></p>
<ul><li>Gewinn: <a href="/g">2 Mio.</a></li><li>Marge</li></ul>
<table><tr><th>Jahr</th><th>Umsatz</th></tr><tr><td>2024</td><td>2,9</td></tr></table>
<p hidden>Unsichtbar</p></article>
<aside>Mehr zum Thema</aside><footer>Impressum</footer><script>var x = "</p>";</script></body></html>
"""
STRIPPED = (
    "Umsatz steigt\n\nDer Umsatz stieg um 5 %\nauf 3 Mio. Euro.\n\nGewinn: 2 Mio.\nMarge\n\nJahr\tUmsatz\n2024\t2,9"
)

MARKDOWN = """---
title: "Umsatz steigt"
date: 2025-09-24
---
# Kopfzeile

Der **Umsatz** stieg
um [5 Prozent](https://example.org).

- Gewinn
- Marge

| Jahr | Umsatz |
|------|--------|
| 2024 | 2,9 |
"""

HEADS = [
    (" date 2025-09-24     StartseiteAktienNachrichten", "2025-09-24"),
    ("24.09.2025, 08:04 Uhr\nDer Umsatz stieg.", "2025-09-24T08:04:00+02:00"),
    ("Muster AG: Zwischenmitteilung\n\n02.12.2025 / 11:15 CET/CEST\nText", "2025-12-02T11:15:00+01:00"),
    ("BERLIN, 3. März 2025 – Der Umsatz stieg.", "2025-03-03"),
    ("Graz, den 4. Jänner 2025 – Der Umsatz stieg.", "2025-01-04"),
    ("Stand: 24. September 2025", "2025-09-24"),
    ("Frankfurt (dpa-AFX) – 14.10.2025", "2025-10-14"),
    ("Von Petra Muster | Mittwoch, 24. September 2025 | 08:04", "2025-09-24T08:04:00+02:00"),
    ("Aktualisiert am 24.09.2025 um 8.04 Uhr", "2025-09-24T08:04:00+02:00"),
    ("Erschienen am Donnerstag, 4. Dezember 2025 um 8:04 Uhr", "2025-12-04T08:04:00+01:00"),
    ("Muster AG   23.03.2025 15:47  Veröffentlichung einer Mitteilung", "2025-03-23T15:47:00+01:00"),
    ("Karlsruhe, 11. Jänner 2025 Die Muster AG wächst.", "2025-01-11"),
    ("Der Konzern teilte am 3. März 2025 mit, dass er wächst.", None),
    ("Am Montag, 3. November 2025, tagt der Aufsichtsrat.", None),
    ("Am 3. März 2025 stieg der Kurs.", None),
    ("3. März 2025 war ein guter Tag.", None),
    ("Hauptversammlung am 24. September 2025\n", None),
    ("Bilanz zum 31.12.2024", None),
    ("Stand: 24. September", None),
    ("Stand: 31.02.2025", None),
    ("Kurs 24.278,61 Punkte\n", None),
    ("x" * 500 + "\n24.09.2025\n", None),
]

STAMPS = [
    ("2025-09-24", "2025-09-24"),
    ("2025-09-24T06:04:00Z", "2025-09-24T06:04:00+00:00"),
    ("2025-01-24 08:04", "2025-01-24T08:04:00+01:00"),
    ("Wed, 24 Sep 2025 08:04:00 +0200", "2025-09-24T08:04:00+02:00"),
    ("24.09.2025 08:04", "2025-09-24T08:04:00+02:00"),
    ("0001-01-01", None),
    ("gestern", None),
    ("", None),
]

DECODED = [
    ("Größe in München".encode(), "Größe in München", None),
    (b"\xef\xbb\xbfM\xc3\xbcnchen", "München", None),
    ("München „gut“ – 5 €".encode("cp1252"), "München „gut“ – 5 €", "Windows-1252"),
    ("München".encode("utf-16"), "München", "UTF-16"),
    ("Der Umsatz in München stieg".encode("utf-16-le"), "Der Umsatz in München stieg", "UTF-16"),
    ("Müller über Österreich, Größe".encode() + b"\xe4", "Müller über Österreich, Größe\ufffd", "U+FFFD"),
]

BINARY = [b"%PDF-1.7 ...", b"PK\x03\x04...", b"\x1f\x8b\x08...", bytes(range(256)) * 4 + b"\0" * 200]

ENGLISH = "The company said that it would buy the shares of its rival for more than two billion in cash and stock. "
FRENCH = "Le groupe a dit que les ventes ont augmenté dans la zone euro, mais pas aux États-Unis ni sur le marché. "
GERMAN = "Der Konzern steigerte den Umsatz im dritten Quartal, doch die Anleger hatten mit mehr gerechnet als er bot. "


def mentions(warnings: tuple[str, ...], part: str | None) -> bool:
    """Whether there is one warning with the part, or none where none is due."""
    return not warnings if part is None else len(warnings) == 1 and part in warnings[0]


def test_plain_text_stays_as_given() -> None:
    text = "\ufeffEine Zeile\r\nu\u0308ber\xa0zwei \n"
    source = read_text(text)
    assert (source.text, source.title, source.published, source.warnings, source.stripped) == (
        text,
        None,
        None,
        (),
        False,
    )


@pytest.mark.parametrize(("data", "text", "warning"), DECODED)
def test_decodes_bytes(data: bytes, text: str, warning: str | None) -> None:
    source = read_text(data)
    assert source.text == text
    assert mentions(source.warnings, warning)


@pytest.mark.parametrize("data", BINARY)
def test_refuses_binary_files(data: bytes) -> None:
    with pytest.raises(InputError, match="not text"):
        read_text(data)


@pytest.mark.parametrize(
    "data", ["", " \r\n\t", b"", b"\xef\xbb\xbf\n", "<html><body><script>x</script></body></html>"]
)
def test_refuses_input_without_text(data: bytes | str) -> None:
    with pytest.raises(InputError):
        read_text(data)


def test_replaces_what_no_record_can_carry_one_for_one() -> None:
    source = read_text("Ein\ud800 Wort\0 mehr")
    assert source.text == "Ein\ufffd Wort  mehr"
    assert len(source.warnings) == 2


def test_strips_html() -> None:
    source = read_text(PAGE)
    assert source.text == STRIPPED
    assert source.title == "Umsatz steigt"
    assert source.published == datetime.fromisoformat("2025-09-24T08:04:00+02:00")
    assert source.stripped


def test_html_without_metadata() -> None:
    source = read_text("<p>Eins</p><p>Zwei</p><pre>a  b\nc</pre>")
    assert (source.text, source.title, source.published) == ("Eins\n\nZwei\n\na b\nc", None, None)


@pytest.mark.parametrize(
    "text", ["Umsatz <p> Gewinn", "Der Kurs < 5 Euro </p>", "a <b>fetter</b> Gewinn", "# Kopf\n\n*Text*"]
)
def test_auto_takes_doubtful_input_for_plain_text(text: str) -> None:
    assert read_text(text).text == text


def test_named_format_wins_over_looks() -> None:
    assert read_text(PAGE, "text").text == PAGE
    assert read_text("Umsatz &amp; Gewinn", "html").text == "Umsatz & Gewinn"


def test_refuses_html_that_nests_without_end() -> None:
    with pytest.raises(InputError, match="nests"):
        read_text("<html><body>" + "<div>" * 5000 + "x")


def test_strips_markdown() -> None:
    source = read_text(MARKDOWN, "markdown")
    assert source.text == "Kopfzeile\n\nDer Umsatz stieg um 5 Prozent.\n\nGewinn\nMarge\n\nJahr\tUmsatz\n2024\t2,9"
    assert (source.title, source.published, source.stripped) == ("Umsatz steigt", date(2025, 9, 24), True)


def test_markdown_title_is_its_first_heading() -> None:
    assert read_text("## Rubrik\n\n# Der *Titel*\n\nText", "markdown").title == "Der Titel"


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("Das schÃ¶ne MÃ¼nchen", "mojibake"),
        ("Ein Gruß aus Ålesund, São Paulo und der Stadt Ærø", None),
        (ENGLISH * 4, "does not look German"),
        (FRENCH * 4, "does not look German"),
        (GERMAN * 4, None),
        (GERMAN * 3 + "„" + ENGLISH + "“", None),
        (ENGLISH[:60], None),
        ("акции компании выросли на пять процентов после отчёта " * 6, "does not look German"),
    ],
)
def test_warns_of_what_the_rules_are_not_made_for(text: str, warning: str | None) -> None:
    assert mentions(read_text(text).warnings, warning)


@pytest.mark.parametrize(("text", "expected"), HEADS)
def test_finds_the_date_in_the_head(text: str, expected: str | None) -> None:
    found = head_date(text)
    assert (found and found.isoformat()) == expected


@pytest.mark.parametrize(("value", "expected"), STAMPS)
def test_parses_timestamps(value: str, expected: str | None) -> None:
    found = parse_timestamp(value)
    assert (found and found.isoformat()) == expected


@pytest.mark.parametrize(
    ("day", "offset"),
    [("2025-03-30", "+02:00"), ("2025-03-29", "+01:00"), ("2025-10-25", "+02:00"), ("2025-10-26", "+01:00")],
)
def test_german_local_time_knows_summer(day: str, offset: str) -> None:
    assert at_time(date.fromisoformat(day), 12, 0).isoformat().endswith(offset)


@pytest.mark.parametrize(
    ("unit", "input_format"),
    [
        ("Der Umsatz stieg um fünf Prozent. ", "auto"),
        ("<div><p>Der <b>Umsatz</b> stieg.</p></div>\n", "html"),
        ("Das schÃ¶n ", "text"),
    ],
)
def test_long_input_takes_linear_time(unit: str, input_format: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.process_time()
        read_text(text, input_format)  # type: ignore[arg-type]
        return time.process_time() - started

    short = min(seconds(200_000) for _ in range(2))
    assert seconds(1_600_000) < 24 * max(short, 0.01)
