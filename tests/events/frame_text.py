"""Makes the frame of one word in a marked sentence, for tests of the modules that rules share."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from tests.events.example_text import read_document
from tickerlese.events import DocumentContext, engine
from tickerlese.events.frame import Document, Frame, Hit
from tickerlese.events.spec import Trigger

if TYPE_CHECKING:
    from tickerlese.mention import Mention

PUBLISHED = date(2025, 9, 24)


def frame_of(marked: str, word: str, style: str = "verb") -> Frame:
    """The frame of the first occurrence of ``word``; names are marked as "[Siemens|COMPANY]"."""
    tokens, mentions = read_document(marked, PUBLISHED)
    grouped: list[list[Mention]] = [[] for _ in tokens.sentences]
    for mention in sorted(mentions, key=lambda m: (m.first, m.last)):
        grouped[tokens.sentence_at(mention.first)].append(mention)
    document = Document(tokens, mentions, DocumentContext(PUBLISHED), engine().finite, grouped)
    for index in range(len(tokens.sentences)):
        view = document.view(index)
        if word in view.words:
            at = view.words.index(word)
            trigger = Trigger(frozenset({word.lower()}), style=style)
            return Frame(document, view, Hit(trigger, at, at + 1))
    raise AssertionError(f"no word {word!r} in {marked!r}")


def name_of(mention: Mention | None) -> str | None:
    """The canonical name of a mention, null for none."""
    return mention.name if mention else None
