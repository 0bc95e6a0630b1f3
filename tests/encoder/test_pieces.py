"""Words become the pieces with the best scores; what no piece spells is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tickerlese.encoder.pieces import MOST_PIECES, UNKNOWN, PieceCutter, read_pieces, write_pieces

if TYPE_CHECKING:
    from pathlib import Path

PIECES = {"▁": -4.0, "▁Mond": -6.0, "Mond": -7.0, "stahl": -6.5, "▁Mondstahl": -20.0, "s": -3.0, "▁f": -5.0, "fi": -5.0}
PIECES |= dict.fromkeys("Mondtahlfie", -9.0)


@pytest.fixture
def cutter() -> PieceCutter:
    return PieceCutter(["<s>", "<pad>", "</s>", "<unk>", *PIECES], [0.0] * 4 + list(PIECES.values()), {"ﬁ": "fi"})


@pytest.mark.parametrize(
    ("word", "behind_blank", "pieces"),
    [
        ("Mondstahl", True, ["▁Mond", "stahl"]),
        ("Mondstahl", False, ["Mond", "stahl"]),
        ("s", False, ["s"]),
        ("s", True, ["▁", "s"]),
        ("ﬁ", False, ["fi"]),
        ("日本s", False, ["<unk>", "s"]),
        ("日s本", False, ["<unk>", "s", "<unk>"]),
    ],
)
def test_the_best_pieces_win(cutter: PieceCutter, word: str, behind_blank: bool, pieces: list[str]) -> None:
    assert [cutter.pieces[number] for number in cutter.cut(word, behind_blank=behind_blank)] == pieces


@pytest.mark.parametrize("word", ["", "日", "s" * 500])
def test_every_word_has_a_piece_and_none_too_many(cutter: PieceCutter, word: str) -> None:
    assert 1 <= len(cutter.cut(word, behind_blank=False)) <= MOST_PIECES


def test_nothing_spells_the_special_pieces(cutter: PieceCutter) -> None:
    assert all(number >= UNKNOWN for number in cutter.cut("<pad>", behind_blank=False))


def test_pieces_survive_a_file(cutter: PieceCutter, tmp_path: Path) -> None:
    write_pieces(cutter, tmp_path)
    again = read_pieces(tmp_path)
    assert (again.pieces, again.scores, again.normal) == (cutter.pieces, cutter.scores, cutter.normal)
