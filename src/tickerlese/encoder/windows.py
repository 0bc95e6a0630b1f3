"""Cuts the words of a text into windows that an encoder reads at once: whole sentences as long as they fit.

In: words with their code-point offsets, and where sentences start. Out: ``Window`` objects that hold every word once,
white space excepted. Nothing is refused; a sentence longer than a window is cut between words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tickerlese.encoder.pieces import BEGIN, END

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from tickerlese.encoder.pieces import PieceCutter

LIMIT = 128  # pieces
LINE_ENDS = frozenset("\n\r\v\f\x85\u2028\u2029")


class Window(NamedTuple):
    """A stretch of text.

    Attributes:
        pieces: numbers of its pieces, with those that begin and end a text.
        heads: for each word the place of its first piece in ``pieces``.
        words: for each word its place in the text.
        first_of_line: for each word whether a line begins with it.
    """

    pieces: list[int]
    heads: list[int]
    words: list[int]
    first_of_line: list[bool]


def cut_windows(
    words: Sequence[str],
    starts: Sequence[int],
    cutter: PieceCutter,
    sentence_starts: Collection[int] = (),
    limit: int = LIMIT,
) -> Iterator[Window]:
    """Cut a text into windows of at most ``limit`` pieces."""
    window = _new_window()
    sentence = _new_window()
    end, line_ended = -1, False
    for index, word in enumerate(words):
        if word.isspace():
            line_ended = line_ended or not LINE_ENDS.isdisjoint(word)
            end = -1
            continue
        pieces = cutter.cut(word, behind_blank=starts[index] != end)
        if index in sentence_starts or _size(sentence) + len(pieces) > limit:
            if _size(window) + _size(sentence) - 2 > limit:
                yield _close(window)
                window = _new_window()
            _append(window, sentence)
            sentence = _new_window()
        _add_word(sentence, index, pieces, line_ended)
        end, line_ended = starts[index] + len(word), False
    if _size(window) + _size(sentence) - 2 > limit:
        yield _close(window)
        window = _new_window()
    _append(window, sentence)
    if window.words:
        yield _close(window)


def _new_window() -> Window:
    return Window([BEGIN], [], [], [])


def _size(window: Window) -> int:
    """Pieces of the window once it is closed."""
    return len(window.pieces) + 1


def _add_word(window: Window, index: int, pieces: Sequence[int], is_first: bool) -> None:
    window.heads.append(len(window.pieces))
    window.pieces.extend(pieces)
    window.words.append(index)
    window.first_of_line.append(is_first)


def _append(window: Window, other: Window) -> None:
    shift = len(window.pieces) - 1
    window.heads.extend([head + shift for head in other.heads])
    window.pieces.extend(other.pieces[1:])
    window.words.extend(other.words)
    window.first_of_line.extend(other.first_of_line)


def _close(window: Window) -> Window:
    window.pieces.append(END)
    return window
