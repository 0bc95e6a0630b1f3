"""What tests share: a tiny pipeline without a trained model, and an article."""

from __future__ import annotations

import pytest
import spacy

from tickerlese import tokenizer
from tickerlese.extractor import Extractor, load

ARTICLE = (
    "Ostermark Chemie steigert den Umsatz\n\n"
    "Der Umsatz der Ostermark Chemie AG stieg im ersten Quartal um 4,5 Prozent auf 120,5 Millionen Euro, sagte "
    "Vorstandschefin Frieda Lohmann am Mittwoch. Die Aktie der Ostermark Chemie AG legte um 2,5 Prozent auf 18,40 Euro "
    "zu."
)


@pytest.fixture(scope="session")
def article() -> str:
    """A short article that the tiny pipeline can read."""
    return ARTICLE


@pytest.fixture(scope="session")
def model_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A pipeline whose component ``ner`` knows a handful of names by heart."""
    nlp = spacy.blank("de")
    tokenizer.configure(nlp)
    ruler = nlp.add_pipe("entity_ruler", name="ner")
    ruler.add_patterns(
        [  # type: ignore[attr-defined]
            {"label": "COMPANY", "pattern": "Ostermark Chemie AG"},
            {"label": "COMPANY", "pattern": "Ostermark Chemie"},
            {"label": "PERSON", "pattern": "Frieda Lohmann"},
        ]
    )
    nlp.meta["name"] = "test_ruler"
    nlp.meta["version"] = "1.0"
    path = tmp_path_factory.mktemp("model") / "de_test_ruler"
    nlp.to_disk(path)
    return str(path)


@pytest.fixture(scope="session")
def extractor(model_path: str) -> Extractor:
    """An extractor over the tiny pipeline."""
    return load(model_path)


def pytest_addoption(parser: pytest.Parser) -> None:
    """How often ``tests/batch/test_kills.py`` kills a batch."""
    parser.addoption("--kills", default=2, type=int, help="how often a batch is killed in tests/batch/test_kills.py")
