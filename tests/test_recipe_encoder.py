"""The transformers' half of the recipe: public weights, tags, twenty steps, silver records, packing. Needs torch."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import spacy

pytest.importorskip("torch")
pytest.importorskip("onnx")
pytest.importorskip("onnxruntime")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "models" / "recipe" / "scripts"))

import label_silver
import teacher_weights
import torch
import train_encoder
import transformer
from corpus import Name, Sentence

from tickerlese.doc import load_pipeline
from tickerlese.encoder.pieces import PieceCutter
from tickerlese.encoder.tags import LABELS, TAGS
from tickerlese.tokenizer import configure

SCRIPTS = Path(train_encoder.__file__).parent
BRACKETS = (
    "Die [Mondstahl AG|COMPANY] aus [Kiel|LOCATION] steigert den Umsatz.",
    "[Heike Lindwurm|PERSON] führt künftig die [Brassel Chemie GmbH|COMPANY].",
    "Der [DAX|INDEX] schloss am Abend kaum verändert.",
    "Die [EZB|ORGANIZATION] lässt den Leitzins unverändert.",
    "[Mondstahl|COMPANY] stellt den Wagen [Luno X|PRODUCT] in [Zürich|LOCATION] vor.",
    "Anleger der [Brassel|COMPANY]-Aktie warten auf [Lindwurm|PERSON].",
)
LETTERS = "abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ.,-0123456789"
SHAPE = {"width": 32, "layers": 3, "heads": 2, "inner": 64, "positions": 192}
BIT = {tag: 1 << place for place, tag in enumerate(TAGS)}
SETTINGS = {
    "mixture.steps": 14,
    "mixture.final_steps": 6,
    "mixture.batch_pieces": 400,
    "mixture.report_every": 20,
    "mixture.weights": {"clean": 1.0},
    "mixture.final_weights": {"clean": 1.0},
    "mixture.chances.swap": 0.0,
    "mixture.chances.case": 0.0,
    "mixture.chances.dateline": 0.0,
    "training.layers": 2,
    "training.freeze": 0,
    "training.rate": 0.01,
    "training.head_rate": 0.02,
}


def read_brackets(marked: str) -> dict[str, Any]:
    text, entities = "", []
    for part in marked.replace("[", "\0[").replace("]", "]\0").split("\0"):
        word, _, label = part.strip("[]").partition("|") if part.startswith("[") else (part, "", "")
        if label:
            entities.append({"label": label, "start": len(text), "end": len(text) + len(word)})
        text += word
    return {"text": text, "entities": entities}


@pytest.fixture(scope="module")
def nlp() -> spacy.language.Language:
    blank = spacy.blank("de")
    configure(blank)
    return blank


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An untrained encoder over letters and a few longer pieces."""
    pieces = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁Die", "▁Mond", "stahl", "ung", "▁Lind", *LETTERS]
    cutter = PieceCutter(pieces, [0.0] * 4 + [-2.0] * (len(pieces) - 4), {})
    torch.manual_seed(2)
    shape = SHAPE | {"pieces": len(pieces)}
    folder = tmp_path_factory.mktemp("weights")
    transformer.save_encoder(transformer.Encoder(shape).state_dict(), shape, cutter, folder)
    return folder


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("data") / "own.jsonl"
    lines = [json.dumps(read_brackets(marked), ensure_ascii=False) for marked in BRACKETS]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def run(script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPTS / script), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=200)


@pytest.fixture(scope="module")
def trained(start: Path, data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("trained")
    config = SCRIPTS.parent / "configs" / "de_tickerlese_acc.cfg"
    options = [part for key, value in SETTINGS.items() for part in ("--set", f"{key}={json.dumps(value)}")]
    done = run("train_encoder.py", config, start, output, "--corpus", f"clean={data}", "--dev", data, *options)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stderr.splitlines()[-1])
    assert report["step"] == 20
    assert report["loss"] < 1.5
    return output


def test_training_takes_the_lower_layers(trained: Path) -> None:
    model, cutter = transformer.load_encoder(trained)
    assert model.shape["layers"] == len(model.layers) == 2
    assert model.head.out_features == len(TAGS)
    assert model.pieces.num_embeddings == len(cutter.pieces)


def test_the_same_seed_trains_the_same_encoder(start: Path, data: Path) -> None:
    weights = []
    for _ in range(2):
        torch.manual_seed(3)
        config = {
            "mixture": {
                "steps": 3,
                "final_steps": 0,
                "batch_pieces": 200,
                "limit": 64,
                "weights": {"clean": 1.0},
                "final_weights": {},
                "chances": {"swap": 0.5, "join": 0.5},
            },
            "training": {"seed": 5, "freeze": 1, "rate": 0.01, "head_rate": 0.01, "warmup": 0.1, "average_every": 1},
        }
        blank = spacy.blank("de")
        model, cutter = transformer.load_encoder(start)
        batches = train_encoder.stream_batches(config, train_encoder.read_corpora([f"clean={data}"]), blank, cutter)
        *_, (_, _, mean) = train_encoder.train(model, batches, config["training"], 3)
        assert mean is not None
        weights.append(mean)
    assert all(torch.equal(weights[0][name], weights[1][name]) for name in weights[0])
    assert torch.equal(weights[0]["pieces.weight"], transformer.load_encoder(start)[0].pieces.weight)


def test_the_packed_pipeline_says_what_the_encoder_says(trained: Path, data: Path, tmp_path: Path) -> None:
    packed = tmp_path / "packed"
    done = run("export_encoder.py", trained, packed)
    assert done.returncode == 0, done.stderr
    pipeline = load_pipeline(str(packed))
    assert pipeline.place.name == "de_tickerlese_acc"
    model, cutter = transformer.load_encoder(trained)
    texts = [json.loads(line)["text"] for line in data.read_text(encoding="utf-8").splitlines()]
    same = words = 0
    for text, parse in zip(texts, pipeline.parse_many(texts), strict=True):
        doc = pipeline.nlp.make_doc(text)
        assert parse.words == [token.text for token in doc]
        ((window, scores),) = transformer.score_docs(model, cutter, [doc])[0]
        packed_scores = pipeline.nlp.get_pipe("ner").network.score([window])[0]  # type: ignore[attr-defined]
        same += int((scores.argmax(1) == packed_scores.argmax(1)).sum())
        words += len(scores)
    assert same > 0.9 * words
    assert list(pipeline.nlp.vocab.strings) or "Lindwurm" not in (packed / "vocab" / "strings.json").read_text("utf-8")


def allow(text: str, names: list[Name], unsure: tuple[tuple[int, int], ...] = ()) -> list[int]:
    blank = spacy.blank("de")
    sentence = Sentence(text, tuple(names), unsure)
    return train_encoder.allow_tags(blank.make_doc(text), sentence, BIT["O"])


def test_an_undivided_organization_may_be_either() -> None:
    allowed = allow("Mondstahl und Kiel", [Name(0, 9, "ORG"), Name(14, 18, "MISC")])
    assert allowed == [BIT["B-COMPANY"] | BIT["B-ORGANIZATION"], BIT["O"], train_encoder.ANY]


def test_a_name_that_cuts_a_word_and_unsure_stretches_teach_nothing() -> None:
    allowed = allow("Mondstahl fiel gestern tief", [Name(0, 4, "COMPANY")], unsure=((15, 22),))
    assert allowed == [train_encoder.ANY, BIT["O"], train_encoder.ANY, BIT["O"]]


def test_labels_that_a_corpus_never_uses_may_stand_outside_its_names() -> None:
    used = [label for label in LABELS if label != "INDEX"]
    sentences = [Sentence("x", tuple(Name(0, 1, label) for label in used))]
    assert train_encoder.outside_tags(sentences) == BIT["O"] | BIT["B-INDEX"] | BIT["I-INDEX"]


def score(*tags: str) -> np.ndarray:
    rows = np.full((len(tags), len(TAGS)), 0.01, np.float32)
    for word, tag in enumerate(tags):
        rows[word, TAGS.index(tag)] = 0.88
    return np.log(rows)


def test_doubtful_names_become_unsure(nlp: spacy.language.Language, start: Path) -> None:
    doc = nlp.make_doc("Mondstahl und Brassel")
    (window,) = transformer.window_doc(doc, transformer.load_encoder(start)[1])
    scores = score("B-COMPANY", "O", "B-COMPANY")
    scores[2] = np.log(1 / len(TAGS))
    scores[2, TAGS.index("B-COMPANY")] = np.log(0.5)
    record = label_silver.read_record(doc, [(window, scores)], sure=0.6)
    assert record["entities"] == [{"label": "COMPANY", "start": 0, "end": 9}]
    assert record["unsure"] == [(14, 21)]


def test_financial_sentences_come_first_and_excluded_ones_not_at_all() -> None:
    texts = ["Es regnet.", "Der Konzern hebt die Dividende.", "Die Aktie fiel."]
    assert label_silver.order_texts(texts, excluded=["Die Aktie fiel."]) == [texts[1], texts[0]]


def test_packed_numbers_are_scaled_nibbles() -> None:
    block = np.array([2.0], "<f2").tobytes() + bytes([0x98] * 16)
    row = teacher_weights.unpack(block, 1, 32)
    assert row.tolist() == [[0.0] * 16 + [2.0] * 16]
    assert teacher_weights.unpack(struct.pack("<2f", 1.5, -2.0), 1, 2).tolist() == [[1.5, -2.0]]


def test_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="E5S1"):
        teacher_weights.read_packed(b"PK\3\4 something else")


def test_packed_tensors_fill_the_encoder() -> None:
    shape = {"width": 4, "layers": 1, "heads": 2, "inner": 8, "rows": 5, "positions": 6}
    sizes = {"emb.word": 20, "emb.pos": 24, "emb.type": 8, "emb.ln.w": 4, "emb.ln.b": 4}
    sizes |= {f"l0.{name}.w": 16 for name in ("q", "k", "v", "ao")} | {"l0.fi.w": 32, "l0.fo.w": 32, "l0.fi.b": 8}
    sizes |= {f"l0.{name}.b": 4 for name in ("q", "k", "v", "ao", "fo", "aln", "oln")} | {"l0.aln.w": 4, "l0.oln.w": 4}
    tensors = {name: np.arange(size, dtype="<f4").tobytes() for name, size in sizes.items()}
    packed = teacher_weights.Packed(shape, [], [], {}, tensors)
    model = transformer.Encoder({key: size for key, size in shape.items() if key != "rows"} | {"pieces": 3})
    missing, unexpected = model.load_state_dict(teacher_weights.collect_weights(packed, [0, 2, 4]), strict=False)
    assert (missing, unexpected) == (["head.weight", "head.bias"], [])
    assert model.pieces.weight[1].tolist() == [8, 9, 10, 11]


def test_only_pieces_in_use_are_kept(start: Path) -> None:
    cutter = transformer.load_encoder(start)[1]
    kept = [cutter.pieces[number] for number in teacher_weights.choose_pieces(cutter, ["Die Mondstahl"])]
    assert kept[:4] == cutter.pieces[:4]
    assert {"▁Die", "▁Mond", "stahl", "x"} <= set(kept)
    assert not {"ung", "▁Lind"} & set(kept)
