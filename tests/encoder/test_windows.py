"""Windows hold every word once, whole sentences as long as they fit, and never more pieces than the limit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickerlese.encoder.pieces import BEGIN, END, PieceCutter
from tickerlese.encoder.windows import Window, cut_windows

LETTERS = "abcdefghij▁."
CUTTER = PieceCutter(["<s>", "<pad>", "</s>", "<unk>", *LETTERS], [0.0] * 4 + [-1.0] * len(LETTERS), {})


def cut(words: list[str], sentence_starts: tuple[int, ...] = (), limit: int = 12) -> list[Window]:
    """All words stand one blank apart."""
    starts, position = [], 0
    for word in words:
        starts.append(position)
        position += len(word) + 1
    return list(cut_windows(words, starts, CUTTER, sentence_starts, limit))


def spell(window: Window) -> str:
    return "".join(CUTTER.pieces[piece] for piece in window.pieces[1:-1])


def test_sentences_share_a_window_while_they_fit() -> None:
    windows = cut(["ab", "cd", "ef", "gh"], (0, 1, 2, 3))
    assert [spell(window) for window in windows] == ["▁ab▁cd▁ef", "▁gh"]


def test_a_sentence_stays_whole() -> None:
    windows = cut(["ab", "cd", "ef", "gh"], (0, 2))
    assert [window.words for window in windows] == [[0, 1], [2, 3]]


def test_heads_point_to_first_pieces() -> None:
    (window,) = cut(["ab", "c", "de"])
    assert [CUTTER.pieces[window.pieces[head]] + CUTTER.pieces[window.pieces[head + 1]] for head in window.heads] == [
        "▁a",
        "▁c",
        "▁d",
    ]


def test_glued_words_have_no_blank() -> None:
    (window,) = cut_windows(["ab", "."], [0, 2], CUTTER)
    assert spell(window) == "▁ab."


def test_white_space_is_no_word_but_ends_lines() -> None:
    (window,) = cut_windows(["ab", "\n", "cd", " ", "ef"], [0, 2, 3, 6, 7], CUTTER)
    assert window.words == [0, 2, 4]
    assert window.first_of_line == [False, True, False]


@pytest.mark.parametrize("words", [[], ["\n"], [" ", "\n\n"]])
def test_nothing_to_read(words: list[str]) -> None:
    assert cut(words) == []


@given(st.lists(st.text("abc", min_size=1, max_size=30), max_size=30), st.sets(st.integers(0, 30)))
def test_every_word_stands_in_one_window(words: list[str], sentence_starts: set[int]) -> None:
    windows = cut(words, tuple(sentence_starts), limit=20)
    assert [word for window in windows for word in window.words] == list(range(len(words)))
    for window in windows:
        assert len(window.pieces) <= 20
        assert (window.pieces[0], window.pieces[-1]) == (BEGIN, END)
        assert len(window.heads) == len(window.words) == len(window.first_of_line)
