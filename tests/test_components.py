from __future__ import annotations

import subprocess
import sys
from decimal import Decimal

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from tickerlese import tokenizer
from tickerlese.analysis import Analysis

STAGES = ("tickerlese_sentences", "tickerlese_quantities", "tickerlese_names", "tickerlese_events")
TEXT = "Die Aktie der Ostermark Chemie AG legte am Mittwoch um 2,5 Prozent auf 18,40 Euro zu. Der Dax fiel um 1 %."


def build(*stages: str) -> Language:
    nlp = spacy.blank("de")
    tokenizer.configure(nlp)
    ruler = nlp.add_pipe("entity_ruler", name="ner")
    ruler.add_patterns([{"label": "ORG", "pattern": "Ostermark Chemie AG"}])  # type: ignore[attr-defined]
    for stage in stages:
        nlp.add_pipe(stage)
    return nlp


@pytest.fixture(scope="module")
def nlp() -> Language:
    return build(*STAGES)


def ents(doc: Doc) -> list[tuple[str, str]]:
    return [(span.text, span.label_) for span in doc.ents]


def test_quantities_alone_leave_the_entities_of_the_model() -> None:
    doc = build("tickerlese_quantities")(TEXT)
    assert ("Ostermark Chemie AG", "ORG") in ents(doc)
    assert ("2,5 Prozent", "PERCENT") in ents(doc)
    assert ("18,40 Euro", "MONEY") in ents(doc)


def test_all_stages(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert len(list(doc.sents)) == 2
    assert ("Ostermark Chemie AG", "COMPANY") in ents(doc)
    assert {event.type for event in doc._.tickerlese.events} == {"price_move"}


def test_spans_know_their_mention(nlp: Language) -> None:
    doc = nlp(TEXT)
    (price,) = (span for span in doc.ents if span.text == "18,40 Euro")
    assert price._.tickerlese.amount.value == Decimal("18.40")
    assert price._.tickerlese.amount.currency == "EUR"
    assert doc[0:1]._.tickerlese is None


def test_sentences_of_a_parser_stay() -> None:
    nlp = build("tickerlese_sentences")
    words = ["Gold", "stieg", ".", "Öl", "fiel", "."]
    doc = nlp.get_pipe("tickerlese_sentences")(Doc(nlp.vocab, words, sent_starts=[1, 0, 0, 0, 1, 0]))
    assert [len(sentence) for sentence in doc.sents] == [4, 2]


def test_published_of_the_doc_is_the_anchor(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc.user_data["published"] = "2025-09-25"
    days = [mention.period for mention in nlp(doc)._.tickerlese.mentions if mention.label == "DATE"]
    assert [str(day.start) for day in days] == ["2025-09-24"]


def same(one: Analysis, other: Analysis) -> bool:
    return repr(one) == repr(other)


def test_results_survive_serialization(nlp: Language) -> None:
    doc = nlp(TEXT)
    back = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert isinstance(back.user_data["tickerlese"], Analysis)
    assert same(back._.tickerlese, doc._.tickerlese)
    packed = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (unpacked,) = DocBin().from_bytes(packed).get_docs(nlp.vocab)
    assert same(unpacked._.tickerlese, doc._.tickerlese)


def test_what_was_shared_is_shared_after_serialization(nlp: Language) -> None:
    doc = Doc(nlp.vocab).from_bytes(nlp(TEXT).to_bytes())
    company = next(mention for mention in doc._.tickerlese.mentions if mention.label == "COMPANY")
    assert any(event.slots["instrument"] is company for event in doc._.tickerlese.events)


def test_other_processes(nlp: Language) -> None:
    alone = [same(doc._.tickerlese, nlp(TEXT)._.tickerlese) for doc in nlp.pipe([TEXT] * 4, n_process=2, batch_size=2)]
    assert alone == [True] * 4


def test_empty_docs(nlp: Language) -> None:
    assert nlp("")._.tickerlese == Analysis()
    assert ents(nlp(" \n ")) == []


def test_pipeline_survives_the_disk(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("pipeline")
    nlp.to_disk(path)
    assert ents(spacy.load(path)(TEXT)) == ents(nlp(TEXT))


def test_spacy_alone_loads_none_of_our_rules() -> None:
    code = (
        "import spacy, sys; spacy.blank('de')\n"
        "from spacy.tokens import Span\n"
        "print(sorted(m for m in sys.modules if m.startswith('tickerlese')), Span.has_extension('tickerlese'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['tickerlese', 'tickerlese.components'] False"
