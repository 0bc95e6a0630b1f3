"""What holds for every input, whoever sent it: a valid record whose spans fit, or an error made for people."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import spacy
from jsonschema import Draft202012Validator

from tickerlese import tokenizer
from tickerlese.article import Article
from tickerlese.doc import Pipeline, Place
from tickerlese.errors import InputError
from tickerlese.extractor import Extractor, read_article
from tickerlese.record import schema

FORMATS = ("auto", "text", "html", "markdown")
VALIDATOR = Draft202012Validator(schema())
NAMES = {
    "COMPANY": ("Ostermark Chemie AG", "Ostermark Chemie", "Siemens", "SAP", "Commerzbank"),
    "PERSON": ("Frieda Lohmann", "Lohmann"),
    "LOCATION": ("Berlin", "Wien"),
}


@cache
def ruled_extractor() -> Extractor:
    """An extractor over the rules and a handful of names, without a trained model."""
    nlp = spacy.blank("de")
    tokenizer.configure(nlp)
    ruler: Any = nlp.add_pipe("entity_ruler", name="ner")
    ruler.add_patterns([{"label": label, "pattern": name} for label, names in NAMES.items() for name in names])
    nlp.max_length = 1_000_000
    return Extractor(Pipeline(nlp, Place("test", "test", name="de_test", version="1")))


def check_input(data: str | bytes, input_format: str = "auto", extractor: Extractor | None = None) -> None:
    """Read the input and check the record.

    Raises:
        AssertionError: a span does not fit its text.
        ValidationError: the record breaks its schema.
    """
    article = Article(data, input_format=input_format)
    try:
        written = (extractor or ruled_extractor()).extract_json(article)
    except InputError as error:
        if not str(error):
            raise
        return
    record = json.loads(written)
    VALIDATOR.validate(record)
    text = read_article(article).source.text
    assert record["text"] in {None, text}
    spans = [*record["entities"]]
    for event in record["events"]:
        spans += [event["trigger"], event["evidence"], *event["mentions"]]
    for span in spans:
        assert 0 <= span["start"] < span["end"] <= len(text), span
        assert text[span["start"] : span["end"]] == span["text"], span
    check_links(record)


def check_links(record: dict[str, Any]) -> None:
    """Check that ids are unique and that every id in a slot is an entity's."""
    ids = [entity["id"] for entity in record["entities"]]
    assert len(ids) == len(set(ids))
    known = {None, *ids}
    for event in record["events"]:
        for value in event.values():
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, dict):
                    assert part.get("entity") in known, part
    starts = [entity["start"] for entity in record["entities"]]
    assert starts == sorted(starts)
