"""The teacher's half of the recipe: pieces and words, allowed tags, decoding, silver records. Needs torch."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Span

pytest.importorskip("torch")
pytest.importorskip("tokenizers")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "models" / "recipe" / "scripts"))

import label_silver
import teacher
import teacher_text
import teacher_weights
import train_teacher

PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁Mond", "stahl", "▁fiel", "-", "Aktie", "."]
TEXT = "Mondstahl-Aktie fiel."


@pytest.fixture
def tokenizer() -> teacher_text.PieceTokenizer:
    scores = [0.0] * 4 + [-1.0] * (len(PIECES) - 4)
    return teacher_text.PieceTokenizer(PIECES, scores, {0xA0: [0x20], 0xFB01: [0x66, 0x69]})


def score(*tags: str) -> np.ndarray:
    rows = np.full((len(tags), len(teacher.TAGS)), 0.01, np.float32)
    for word, tag in enumerate(tags):
        rows[word, teacher.TAGS.index(tag)] = 0.92
    return np.log(rows)


@pytest.mark.parametrize("text", [TEXT, f"  {TEXT}", "Mondstahl Aktie", "", " ", "ﬁel Mondstahl"])
def test_pieces_point_into_the_text(tokenizer: teacher_text.PieceTokenizer, text: str) -> None:
    ids, offsets = tokenizer.encode(text)
    assert len(ids) == len(offsets)
    for piece, (start, end) in zip(ids, offsets, strict=True):
        assert 0 <= start <= end <= len(text)
        if piece != teacher_text.UNKNOWN:
            assert PIECES[piece].lstrip("▁") == text[start:end].replace("ﬁ", "fi")


def test_each_word_has_its_first_piece(tokenizer: teacher_text.PieceTokenizer) -> None:
    (window,) = tokenizer.windows(TEXT)
    assert [TEXT[start:end] for start, end in window.words] == ["Mondstahl", "-", "Aktie", "fiel", "."]
    assert [PIECES[window.ids[first]] for first in window.first] == ["▁Mond", "-", "Aktie", "▁fiel", "."]


def test_long_texts_become_several_windows(tokenizer: teacher_text.PieceTokenizer) -> None:
    windows = tokenizer.windows(" ".join([TEXT] * 10), limit=14)
    assert len(windows) > 1
    assert all(len(window.ids) <= 14 for window in windows)
    assert sum(len(window.words) for window in windows) == 50


def test_an_undivided_organization_may_be_either() -> None:
    words = [(0, 9), (9, 10), (10, 15)]
    allowed = train_teacher.allow_tags(words, [{"label": "ORG", "start": 0, "end": 9}])
    assert allowed == [{"B-COMPANY", "B-ORGANIZATION"}, {"O"}, {"O"}]


def test_a_name_that_cuts_a_word_teaches_nothing() -> None:
    allowed = train_teacher.allow_tags([(0, 9), (10, 15)], [{"label": "COMPANY", "start": 0, "end": 4}])
    assert allowed == [train_teacher.UNKNOWN, {"O"}]


@pytest.mark.parametrize(
    ("wanted", "breaks", "tags"),
    [
        (("B-COMPANY", "I-COMPANY", "O"), (), ["B-COMPANY", "I-COMPANY", "O"]),
        (("I-PERSON", "I-PERSON", "O"), (), ["B-PERSON", "I-PERSON", "O"]),
    ],
)
def test_decoding_is_legal(wanted: tuple[str, ...], breaks: tuple[int, ...], tags: list[str]) -> None:
    assert teacher.decode(score(*wanted), breaks) == tags


def test_no_name_crosses_a_line_break() -> None:
    assert teacher.decode(score("B-COMPANY", "I-COMPANY"), breaks={1})[1][0] != "I"


def test_spans_end_where_the_next_begins() -> None:
    tags = ["B-COMPANY", "I-COMPANY", "B-COMPANY", "O", "B-PERSON"]
    assert teacher.read_spans(tags) == [(0, 2, "COMPANY"), (2, 3, "COMPANY"), (4, 5, "PERSON")]


def test_doubtful_names_become_unsure() -> None:
    text = "Mondstahl und Brassel"
    window = teacher_text.Window([], [], [(0, 9), (10, 13), (14, 21)])
    scores = score("B-COMPANY", "O", "B-COMPANY")
    scores[2] = np.log(1 / len(teacher.TAGS))
    scores[2, teacher.TAGS.index("B-COMPANY")] = np.log(0.5)
    assert label_silver.read_window(text, window, scores, sure=0.6) == ([(0, 9, "COMPANY")], [(14, 21)])


def test_the_students_index_and_the_teachers_names_are_joined() -> None:
    own = spacy.blank("de")("Brassel im DAX")
    own.ents = [Span(own, 2, 3, "INDEX")]
    window = teacher_text.Window([], [], [(0, 7), (8, 10), (11, 14)])
    record = label_silver.merge(own.text, [(window, score("B-COMPANY", "O", "O"))], own, sure=0.6)
    assert [(name["label"], name["start"]) for name in record["entities"]] == [("COMPANY", 0), ("INDEX", 11)]


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


def test_packed_tensors_fill_the_teacher() -> None:
    shape = {"width": 4, "layers": 1, "heads": 2, "inner": 8, "rows": 5, "positions": 6}
    sizes = {"emb.word": 20, "emb.pos": 24, "emb.type": 8, "emb.ln.w": 4, "emb.ln.b": 4}
    sizes |= {f"l0.{name}.w": 16 for name in ("q", "k", "v", "ao")} | {"l0.fi.w": 32, "l0.fo.w": 32, "l0.fi.b": 8}
    sizes |= {f"l0.{name}.b": 4 for name in ("q", "k", "v", "ao", "fo", "aln", "oln")} | {"l0.aln.w": 4, "l0.oln.w": 4}
    tensors = {name: np.arange(size, dtype="<f4").tobytes() for name, size in sizes.items()}
    packed = teacher_weights.Packed(shape, [], [], {}, tensors)
    model = teacher.Teacher({key: size for key, size in shape.items() if key != "rows"} | {"pieces": 3})
    missing, unexpected = model.load_state_dict(teacher_weights.collect_weights(packed, [0, 2, 4]), strict=False)
    assert (missing, unexpected) == (["head.weight", "head.bias"], [])
    assert model.pieces.weight[1].tolist() == [8, 9, 10, 11]
