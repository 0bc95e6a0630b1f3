from __future__ import annotations

import json
import subprocess
import sys
from datetime import date

import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tickerlese.article import Article
from tickerlese.doc import PIECE_CHARACTERS, split_text
from tickerlese.errors import InputError, ModelError
from tickerlese.extractor import Extractor, load
from tickerlese.record import Record, schema

VALIDATOR = Draft202012Validator(schema())


def names(record: Record, label: str) -> list[str]:
    return [entity.text for entity in record.entities if entity.label == label]


def test_article_becomes_a_record(article: str, extractor: Extractor) -> None:
    record = extractor.extract(article, id="a.txt", published="2025-09-24")
    assert (record.id, record.published, record.language) == ("a.txt", date(2025, 9, 24), "de")
    assert record.model.name == "de_test_ruler"
    assert names(record, "PERSON") == ["Frieda Lohmann"]
    assert "Ostermark Chemie AG" in names(record, "COMPANY")
    assert {"4,5 Prozent", "2,5 Prozent"} == set(names(record, "PERCENT"))
    assert all(article[entity.start : entity.end] == entity.text for entity in record.entities)
    assert any(event.type == "price_move" for event in record.events)
    assert record.text is None


def test_json_is_the_record(article: str, extractor: Extractor) -> None:
    time = "2025-09-24T08:04:00+02:00"
    data = extractor.extract_json(Article(article, id="a", title="Ostermark", published=time))
    assert json.loads(data)["published"] == time
    VALIDATOR.validate(json.loads(data))
    assert Record.model_validate_json(data) == extractor.extract(article, id="a", title="Ostermark", published=time)


def test_many_give_the_same_as_one_by_one(article: str, extractor: Extractor) -> None:
    texts = [article, "Der Dax fiel um 1 Prozent.", article[:50], "Nichts."]
    together = list(extractor.extract_many([*texts, Article(article, id="x")], batch_size=2))
    assert together == [*(extractor.extract(text) for text in texts), extractor.extract(article, id="x")]


def test_stream_is_read_only_as_far_ahead_as_asked(extractor: Extractor) -> None:
    taken: list[int] = []

    def stream() -> object:
        for number in range(100):
            taken.append(number)
            yield f"Der Dax fiel um {number} Prozent."

    next(iter(extractor.extract_many(stream(), batch_size=4)))  # type: ignore[arg-type]
    assert len(taken) <= 8


def test_the_same_text_has_the_same_id(article: str, extractor: Extractor) -> None:
    one, other = (extractor.extract(text).id for text in (article, article + " "))
    assert one.startswith("sha256-")
    assert one == extractor.extract(article).id != other


def test_title_is_context_and_gives_no_entities(extractor: Extractor) -> None:
    record = extractor.extract("Die Aktie legte um 2 Prozent zu.", title="Ostermark Chemie AG wächst")
    assert record.title == "Ostermark Chemie AG wächst"
    assert names(record, "COMPANY") == []


def test_published_that_is_given_wins(extractor: Extractor) -> None:
    text = "Berlin, 3. März 2025\n\nDer Dax fiel am Montag um 1 Prozent."
    assert extractor.extract(text, published="2025-09-24").published == date(2025, 9, 24)


def test_html_is_stripped_and_its_text_included(extractor: Extractor) -> None:
    page = "<html><body><p>Die <b>Ostermark Chemie AG</b> zahlt 3 Euro.</p></body></html>"
    record = extractor.extract(page, input_format="html")
    assert record.text is not None
    assert "<b>" not in record.text
    assert all(record.text[entity.start : entity.end] == entity.text for entity in record.entities)
    assert names(record, "COMPANY") == ["Ostermark Chemie AG"]


def test_long_text_is_read_in_pieces_without_a_seam(article: str, extractor: Extractor) -> None:
    text = "\n\n".join([article] * 500)
    assert len(text) > PIECE_CHARACTERS
    record = extractor.extract(text)
    assert len(names(record, "PERSON")) == 500
    assert all(text[entity.start : entity.end] == entity.text for entity in record.entities)


@pytest.mark.parametrize("mark", ["\n\n", "\n", " ", ""])
def test_pieces_are_the_text(mark: str) -> None:
    text = mark.join(["Kurse" * 200] * 300)
    pieces = split_text(text)
    assert "".join(pieces) == text
    assert len(pieces) > 1
    assert max(map(len, pieces)) <= PIECE_CHARACTERS
    assert all(piece.endswith(mark) for piece in pieces[:-1])


@pytest.mark.parametrize("data", ["", " \n", b"\x00\x01\x02\x03" * 50])
def test_input_without_text_is_refused(extractor: Extractor, data: str | bytes) -> None:
    with pytest.raises(InputError):
        extractor.extract(data)


def test_published_that_is_no_date_is_refused(article: str, extractor: Extractor) -> None:
    with pytest.raises(InputError, match="gestern"):
        extractor.extract(article, published="gestern")


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        ("", "no such folder"),
        ("{}", "no readable meta.json"),
        ('{"lang": "de", "name": "x", "version": "1", "pipeline": ["tok2vec"]}', "no component called ner"),
        (
            '{"lang": "de", "name": "x", "version": "1", "pipeline": ["ner"], "spacy_version": ">=2.0,<2.1"}',
            "made for spaCy >=2.0,<2.1",
        ),
    ],
)
def test_models_that_do_not_fit(tmp_path_factory: pytest.TempPathFactory, damage: str, message: str) -> None:
    path = tmp_path_factory.mktemp("m") / "model"
    if damage:
        path.mkdir()
        (path / "meta.json").write_text(damage, encoding="utf-8")
        (path / "config.cfg").write_text("", encoding="utf-8")
    with pytest.raises(ModelError, match=message):
        load(str(path))


def test_of_another_pipeline_only_the_names_are_used(tmp_path_factory: pytest.TempPathFactory) -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("tagger").add_label("NN")  # type: ignore[attr-defined]
    nlp.initialize()
    ruler = nlp.add_pipe("entity_ruler", name="ner")
    ruler.add_patterns([{"label": "PER", "pattern": "Frieda Lohmann"}])  # type: ignore[attr-defined]
    path = tmp_path_factory.mktemp("m") / "de_core_news_xx"
    nlp.to_disk(path)
    extractor = load(str(path))
    assert extractor.pipeline.nlp.pipe_names == ["ner"]
    parse = extractor.pipeline.parse("Die Alibaba-Aktie gefiel Frieda Lohmann.")
    assert parse.words == ["Die", "Alibaba", "-", "Aktie", "gefiel", "Frieda", "Lohmann", "."]
    assert parse.entities == [(5, 7, "PERSON")]


def test_model_from_the_environment(model_path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TICKERLESE_MODEL", model_path)
    assert load().pipeline.place.origin == "$TICKERLESE_MODEL"
    monkeypatch.setenv("TICKERLESE_MODEL", "/gibt/es/nicht")
    with pytest.raises(ModelError, match=r"\$TICKERLESE_MODEL /gibt/es/nicht"):
        load()
    assert load(model_path).pipeline.place.origin == "--model"


def test_import_loads_neither_spacy_nor_pydantic() -> None:
    code = "import tickerlese, sys; print([m for m in ('spacy', 'pydantic', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=300))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gives_a_valid_record_or_is_refused(extractor: Extractor, text: str) -> None:
    try:
        data = extractor.extract_json(Article(text))
    except InputError:
        return
    row = json.loads(data)
    VALIDATOR.validate(row)
    seen = row["text"] or text
    assert all(seen[e["start"] : e["end"]] == e["text"] for e in row["entities"])
