from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from tickerlese import tokenizer
from tickerlese.sentences import sentence_starts

if TYPE_CHECKING:
    from spacy.language import Language

# Sentences are set apart by |; the blanks around it are not in the text.
EXAMPLES = [
    "Der Umsatz stieg. | Der Gewinn fiel.",
    "Im 3. Quartal stieg er. | Am 24. September folgt mehr.",
    "Es war das Jahr 2025. | Der Kurs fiel.",
    "Der DAX stieg auf 24.100. | Die Bank kaufte zu.",
    "Platz 3. | Nordwind folgt auf Platz 4.",
    "Die Feier zum 50. Geburtstag im 20. Jahrhundert.",
    "Er zahlt 5 Mio. Euro. | Sie zahlt 3 Mrd. Dollar.",
    "Ergebnis je Aktie 0,58 € (Vj. 0,42 €), EBITDA 6,9 Mio. € (Vj. 21,3 Mio. €). | Schuld sei die Flaute.",
    "Der Erlös sank auf 5 Mio. | Die Bank kaufte zu.",
    "Dr. Meier und Prof. Dr. Huber kamen z. B. aus St. Gallen, u. a. mit der Bahn.",
    "Die Aktie Nr. 5 gehört der Holzbau GmbH & Co. KG aus Wien.",
    "Die T.K. Muster Holding kaufte J. Huber ab.",
    "Der Kurs fiel auf 138.20 Fr. | Nordwind gewann.",
    "Frau Fr. Huber kam.",
    "„Wir wachsen“, sagte Huber. | „Das freut uns.“ | Der Kurs stieg.",
    "„Warum?“, fragte sie. | „Gut!“ rief er.",
    "«Wir wachsen.» | Das sagte Huber.",
    "Sie sagte: „Wir wachsen. | Das freut uns.“ | Der Kurs stieg.",
    "Er kam (und ging wieder). | Sie blieb.",
    "Er blieb. | (Stand: Mai 2025)",
    "Drei Werte stiegen: Nordwind, Südwind und Ostwind.",
    "Und dann … | Der Kurs fiel.",
    "Ein Wort … fehlt.",
    "Der Kurs fiel! | Wie weit? | Keiner weiß es.",
    "Der Umsatz stieg. | adidas gewann.",
    "Der Umsatz stieg.| Der Gewinn fiel.",
    "Kopfzeile ohne Punkt\n\n| Der Umsatz stieg.",
    "Kopfzeile ohne Punkt\n| Nordwind steigert den Umsatz",
    "Foto: Nordwind\n\n| Der Umsatz stieg.",
    "Die Themen:\n| - Nordwind\n| - Südwind\n| • Ostwind\n| X Westwind",
    "1. Angaben zum Emittenten\n| Name: Nordwind AG\n| 2. Grund der Mitteilung",
    "Der Vorstand des traditionsreichen Anlagenbauers hat im dritten Quartal mit\nrund 300 Beschäftigten gut verdient "
    "und will im nächsten Jahr den großen\nKonkurrenten überholen. | Das Werk am Stadtrand bleibt.",
    "Am 24.\nSeptember folgt mehr.",
    "Nordwind hebt die Prognose an\n| Der Kurs steigt.",
    "WIEN (apa) – | Der Umsatz der Nordwind AG stieg kräftig.",
    "Graz – Der Umsatz",
    "date 2025-09-24      | Startseite",
    "Erste Zeile\r\n\r\n| Zweite Zeile\r\n| Dritte Zeile",
    "Ein Satz.   \n  \n | Noch einer.",
]


@cache
def pipeline() -> Language:
    nlp = spacy.blank("de")
    tokenizer.configure(nlp)
    return nlp


def split(text: str) -> list[str]:
    doc = pipeline()(text)
    starts = [token.idx for token in doc]
    flags = sentence_starts([token.text for token in doc], starts, text)
    edges = [start for start, flag in zip(starts, flags, strict=True) if flag]
    return [text[a:b] for a, b in zip(edges, [*edges[1:], len(text)], strict=True)]


@pytest.mark.parametrize("marked", EXAMPLES)
def test_splits_sentences(marked: str) -> None:
    text = marked.replace("| ", "")
    assert [part.strip() for part in split(text)] == [part.strip() for part in marked.split("|")]


def test_no_words_have_no_sentences() -> None:
    assert sentence_starts([], [], "") == []


@settings(deadline=None, max_examples=200)
@given(st.text(alphabet="aA1.!?…„“\"'()-–•:, \n\r\t\u00a0", min_size=1, max_size=40))
def test_every_text_is_covered_once(text: str) -> None:
    doc = pipeline()(text)
    flags = sentence_starts([token.text for token in doc], [token.idx for token in doc], text)
    assert len(flags) == len(doc)
    assert flags[:1] == [True] * bool(len(doc))
    assert "".join(split(text)) == text
