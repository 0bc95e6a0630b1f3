"""Where pipelines are looked for, and what is said when they can't be used."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
import spacy

from tickerlese import tokenizer
from tickerlese.doc import MODEL_VARIABLE, find_places, load_pipeline
from tickerlese.errors import ModelError


@pytest.mark.parametrize(
    ("named", "variable", "folders", "origins"),
    [
        (None, None, {"de_tickerlese_sm"}, ["package", "checkout"]),
        ("fast", None, {"de_tickerlese_sm"}, ["package", "checkout"]),
        ("accurate", None, {"de_tickerlese_acc"}, ["package", "checkout"]),
        (None, "accurate", {"de_tickerlese_acc"}, ["package", "checkout"]),
        ("fast", "accurate", {"de_tickerlese_sm"}, ["package", "checkout"]),
        ("anywhere/else", "accurate", {"else"}, ["--model"]),
        (None, "anywhere/else", {"else"}, [f"${MODEL_VARIABLE}"]),
    ],
)
def test_places(
    named: str | None, variable: str | None, folders: set[str], origins: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if variable:
        monkeypatch.setenv(MODEL_VARIABLE, variable)
    else:
        monkeypatch.delenv(MODEL_VARIABLE, raising=False)
    places = find_places(named)
    assert {Path(place.target).name for place in places} == folders
    assert [place.origin for place in places] == origins


def test_without_onnxruntime_the_message_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = spacy.blank("de")
    tokenizer.configure(nlp)
    nlp.add_pipe("tickerlese_encoder", name="ner")
    nlp.to_disk(tmp_path)
    for name, content in (("pieces.json", b'{"pieces": [], "scores": [], "normal": {}}'), ("encoder.onnx", b"")):
        (tmp_path / "ner" / name).write_bytes(content)
    numpy = importlib.import_module("numpy")
    for name in ("rows.npy", "scales.npy"):
        numpy.save(tmp_path / "ner" / name, numpy.zeros((4, 1)))
    real = importlib.import_module

    def without_runtime(name: str, package: str | None = None) -> object:
        if name == "onnxruntime":
            raise ImportError(name)
        return real(name, package)

    monkeypatch.setattr(importlib, "import_module", without_runtime)
    with pytest.raises(ModelError, match=r"pip install 'tickerlese\[accurate\]'"):
        load_pipeline(str(tmp_path))


def test_an_encoder_without_weights_finds_nothing() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("tickerlese_encoder", name="ner")
    assert nlp("Mondstahl fiel.").ents == ()
