"""Where sentences start: rules for full stops, line breaks and quotations in German news.

In: the words of a text with their code-point offsets (tokenizer: ``tickerlese.tokenizer``). Out: one flag per word.
Stops behind ordinals ("3. Quartal"), abbreviations ("Mio.", "z. B.") and initials don't end a sentence unless the
next word tells so; a quotation stays with the words that name its speaker; headlines, datelines and list entries end
with their line, while lines of a hard-wrapped paragraph go on. Whitespace belongs to the sentence before it. Nothing
is refused.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from tickerlese import lexicon
from tickerlese.tokens import TypedWords, TypeTable, WordTable, number_words

STOP, NUMBER, SHORT, BREAK, PLUS, BULLET, GLUED = range(1, 8)
STOPS = re.compile(r"[.!?…]+")
DOTTED_NUMBER = re.compile(r"[\d.,'’/-]*\d\.")
INITIALS = re.compile(r"[A-ZÄÖÜ]\.(?:-?[A-ZÄÖÜ]\.)*")
LINE_END = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
CLOSERS = frozenset("“”\"'’‘»«›‹)]")
OPENERS = frozenset("„“\"'‚‘»«›‹([")
DASHES = frozenset("-–—")
BULLETS = frozenset("•●▪■◦‣►▶✓+*")
SPLIT_ABBREVIATIONS = frozenset(("z.", "u.", "d.", "i.", "v.", "s.", "o."))
SHORTEST_WRAPPED, LONGEST_WRAPPED = 50, 115
LONGEST_DATELINE, SHORTEST_STORY = 14, 120
DATELINE_WORDS = frozenset(("am", "an", "der", "den", "im", "dpa"))
NO_DATELINE = frozenset((":", ".", "?", "!"))
GAP = 4


class Wordlists(NamedTuple):
    """The lists of ``sentences.toml``."""

    never: frozenset[str]
    unit: frozenset[str]
    final: frozenset[str]
    ordinal_nouns: tuple[str, ...]
    openers: frozenset[str]
    open_words: frozenset[str]
    small_names: frozenset[str]


class Line(NamedTuple):
    """A line break in a block of lines: the token behind it, the line's length, and whether the text runs on."""

    token: int
    length: int
    runs_on: bool


LONGEST_SENTENCE = 400


def sentence_starts(words: list[str], starts: list[int], text: str) -> list[bool]:
    """Flag the words that start a sentence; the first word always does.

    >>> words = ["Das", "3.", "Quartal", "endet", ".", "Wir", "feiern", "."]
    >>> starts = [0, 4, 7, 15, 20, 22, 26, 32]
    >>> [w for w, start in zip(words, sentence_starts(words, starts, "Das 3. Quartal endet. Wir feiern.")) if start]
    ['Das', 'Wir']
    """
    flags = [False] * len(words)
    for index in first_words(words, starts, text):
        flags[index] = True
    return flags


def first_words(words: list[str], starts: list[int], text: str, typed: TypedWords | None = None) -> list[int]:
    """Indices of the words that start a sentence, in order; ``typed`` spares looking the words up again."""
    if not words:
        return []
    kinds = word_kinds().of(typed or number_words(words))
    layout = Layout(words, starts, text, kinds.tolist())
    found = {0}
    breaks = []
    for index in kinds.nonzero()[0].tolist():
        kind = layout.kinds[index]
        if kind == BREAK:
            breaks.append(index)
            continue
        if kind == PLUS:
            start = index if layout.separates(index) else None
        else:
            start = index if kind >= BULLET else layout.start_after(index, kind)
        if start is not None:
            found.add(start)
    for token in (0, *layout.line_starts(breaks)):
        found.add(token)
        story = layout.after_dateline(token)
        if story is not None:
            found.add(story)
    return _bounded(sorted(found), len(words))


def _bounded(firsts: list[int], total: int) -> list[int]:
    """Cut what no writer means as one sentence (tables, walls of brackets), so that work per sentence stays bounded."""
    starts: list[int] = []
    for first, last in pairwise([*firsts, total]):
        starts.extend(range(first, last, LONGEST_SENTENCE))
    return starts


class Layout:
    """One text's words with their kinds, and what surrounds a place in it."""

    def __init__(self, words: list[str], starts: list[int], text: str, kinds: list[int]) -> None:
        self.words = words
        self.kinds = kinds
        self.starts = starts
        self.text = text
        self.lists = wordlists()
        self.abbreviations = all_abbreviations()
        self.closed = (0, 0)

    def start_after(self, index: int, kind: int) -> int | None:
        """The word that starts a new sentence after the stop at ``index``, null when the sentence goes on."""
        words = self.words
        following = index + 1
        if following == len(words):
            return None
        if kind == STOP:
            word = words[index]
            if word == "." and index and words[index - 1] + "." in self.abbreviations and self.touches(index):
                kind = SHORT
            elif words[following][0].isupper():
                return following if word == "." or not self.is_omission(index, following) else None
        if words[following] in CLOSERS or self.kinds[following] == STOP:
            following = self.skip_closers(following)
        closed = following > index + 1
        follower = self.next_word(following)
        if follower is None:
            return None
        if kind == NUMBER and not closed:
            ends = self.number_ends(index, follower)
        elif kind == SHORT and not closed:
            ends = self.abbreviation_ends(index, follower)
        else:
            ends = self.starts_sentence(follower) and not self.is_omission(index, follower)
        return follower if ends else None

    def separates(self, index: int) -> bool:
        """Whether a plus sign stands between two items of a ticker ("… geht +++ Nordex: …"), rather than in a name."""
        words, starts = self.words, self.starts
        if not index or self.touches(index) or not words[index - 1][-1].isalpha() or index + 2 >= len(words):
            return False
        line = self.text.rfind("\n", 0, starts[index]) + 1
        doubled = words[index + 1] == "+" and self.touches(index + 1)
        follower = index + 1
        while follower < len(words) and words[follower] == "+":
            follower += 1
        is_item = follower < len(words) and words[follower][0].isalnum() and not self.touches(follower)
        return is_item and (doubled or self.text.startswith("+", line))

    def skip_closers(self, index: int) -> int:
        """The token after the quotes and brackets that close right behind a stop, and after further stops."""
        words, starts, text = self.words, self.starts, self.text
        first, last = self.closed
        if first <= index < last:  # within the marks skipped before: a wall of them is walked once
            return last
        first = index
        while index < len(words) and (words[index] in CLOSERS or self.kinds[index] == STOP) and self.touches(index):
            end = starts[index] + len(words[index])
            if words[index] in CLOSERS and end < len(text) and text[end].isalnum():
                break
            index += 1
        self.closed = (first, index)
        return index

    def touches(self, index: int) -> bool:
        """Whether no blank stands before the word."""
        return self.starts[index] == self.starts[index - 1] + len(self.words[index - 1])

    def next_word(self, index: int) -> int | None:
        """The first word from ``index`` on, unless a blank line or the text's end comes first."""
        for place in range(index, len(self.words)):
            word = self.words[place]
            if not word.isspace():
                return place
            if LINE_COUNTS[word] > 1:
                return None
        return None

    def starts_sentence(self, index: int) -> bool:
        """Whether the word looks like the first one of a sentence."""
        word = self.words[index]
        first = word[0]
        if first.isupper() or first.isdigit() or first in BULLETS:
            return True
        if first in DASHES or first in OPENERS:
            follower = self.next_word(index + 1)
            return follower is not None and (first == "(" or not self.words[follower][0].islower())
        return word in self.lists.small_names or (first.islower() and any(map(str.isupper, word[1:3])))

    def is_omission(self, index: int, follower: int) -> bool:
        """Whether an ellipsis between two words stands for words left out."""
        word = self.words[index]
        return (
            word in {"…", "..."}
            and index > 0
            and not self.touches(index)
            and self.words[follower] not in self.lists.openers
        )

    def number_ends(self, index: int, follower: int) -> bool:
        """Whether a number with a stop ends its sentence, rather than being an ordinal or list number."""
        word, nxt = self.words[index], self.words[follower]
        if not self.starts_sentence(follower) or nxt.startswith(self.lists.ordinal_nouns):
            return False
        if not word[:-1].isdigit() or len(word) > 4:
            return not nxt[0].isdigit() or len(word) > 4
        if nxt[0].isdigit() or not index or self.words[index - 1].isspace():
            return False
        before = self.words[index - 1]
        is_count = before[0].isupper() and before not in self.lists.openers
        return is_count or nxt in self.lists.openers

    def abbreviation_ends(self, index: int, follower: int) -> bool:
        """Whether an abbreviation ends its sentence too."""
        word, lists = self.words[index], self.lists
        if word == ".":
            word = self.words[index - 1] + "."
            index -= 1
        before = self.words[index - 1] if index else ""
        if (
            word in lists.never
            or (before in SPLIT_ABBREVIATIONS and len(word) == 2)
            or not self.starts_sentence(follower)
        ):
            return False
        if word == "Fr.":
            return before[:1].isdigit()
        if word in lists.final:
            return True
        if word in lists.unit or INITIALS.fullmatch(word) or len(word) < 6:
            return self.words[follower] in lists.openers
        return True

    def line_starts(self, breaks: list[int]) -> list[int]:
        """The words that start a sentence because a new line, a list entry or a wide gap is before them."""
        found = []
        block: list[Line] = []
        begin = 0
        for index in breaks:
            gap = self.words[index]
            follower = self.next_word(index + 1)
            if follower is None:
                continue
            line_ends = LINE_COUNTS[gap]
            if line_ends == 1:
                length = len(self.text[begin : self.starts[index]].strip())
                block.append(Line(follower, length, self.runs_on(index - 1, follower, length)))
                begin = self.starts[follower]
                continue
            begin = self.starts[follower] if line_ends else begin
            found += self.block_starts(block)
            block = []
            if line_ends or self.words[follower][0].isupper():
                found.append(follower)
        return found + self.block_starts(block)

    def runs_on(self, last: int, follower: int, length: int) -> bool:
        """Whether a line of some length plainly runs on behind its break, judged by the words on both sides."""
        kind = self.kinds[last]
        if kind == STOP:
            return False
        words, lists = self.words, self.lists
        before, nxt = words[last], words[follower]
        if kind == NUMBER and nxt.startswith(lists.ordinal_nouns):
            return True
        is_full = SHORTEST_WRAPPED <= length <= LONGEST_WRAPPED
        if (
            kind == BULLET
            or nxt[0] in BULLETS
            or nxt in DASHES
            or before == ":"
            or not (is_full or before in lists.open_words)
        ):
            return False
        if ":" in words[follower : follower + 3]:
            return False
        if kind == NUMBER:
            return not self.number_ends(last, follower)
        if kind == SHORT:
            return not self.abbreviation_ends(last, follower)
        return before == "," or before in lists.open_words or (nxt[0].islower() and not self.starts_sentence(follower))

    def after_dateline(self, token: int) -> int | None:
        """The word after a dateline that opens a paragraph ("Wien (dpa) –", "LÜBECK, 18. Juni 2025 –"), else null."""
        words, starts = self.words, self.starts
        if not words[token][0].isupper() or words[token] in self.lists.openers:
            return None
        for index in range(token + 1, min(token + LONGEST_DATELINE, len(words) - 1)):
            word = words[index]
            if word in DASHES and not self.touches(index) and not self.touches(index + 1):
                is_story = words[token].isupper() or self.is_paragraph(starts[token])
                return index + 1 if is_story and self.starts_sentence(index + 1) else None
            is_credit = words[index - 1] == "("
            if (
                (word[0].islower() and not is_credit and word not in DATELINE_WORDS)
                or word in NO_DATELINE
                or word.isspace()
            ):
                return None
        return None

    def is_paragraph(self, start: int) -> bool:
        """Whether the line from ``start`` is longer than headlines are."""
        end = start + SHORTEST_STORY
        return end <= len(self.text) and self.text.find("\n", start, end) < 0

    def block_starts(self, block: list[Line]) -> list[int]:
        """Decide the line breaks of one block together: next to a line that plainly runs on, full lines run on too."""
        if not any(line.runs_on for line in block):
            return [line.token for line in block]
        width = max(line.length for line in block if line.length <= LONGEST_WRAPPED)
        wrapped = [line.runs_on for line in block]
        for near, line in enumerate(block):
            wrapped[near] = line.runs_on or ((near > 0 and wrapped[near - 1]) and self.is_full(line, width))
        for near in range(len(block) - 2, -1, -1):
            wrapped[near] = wrapped[near] or (wrapped[near + 1] and self.is_full(block[near], width))
        return [line.token for line, on in zip(block, wrapped, strict=True) if not on]

    def is_full(self, line: Line, width: int) -> bool:
        """Whether the line had no room for the word that follows it, and doesn't end with a stop."""
        words = self.words
        last = line.token - 1
        while last > 0 and (words[last].isspace() or words[last] in CLOSERS):
            last -= 1
        if self.kinds[last] == STOP or words[last] == ":" or words[last][0] in DASHES or words[line.token][0] in DASHES:
            return False
        return line.length <= LONGEST_WRAPPED and line.length + 1 + len(words[line.token]) > width


@cache
def word_kinds() -> TypeTable:
    """What each word type can mean for a boundary; 0 for most words."""
    return TypeTable(classify, dtype="int8")


def classify(word: str) -> int:
    """Work out the kind of one word type."""
    last = word[-1]
    if last in ".!?…":
        if STOPS.fullmatch(word):
            return STOP
        if last != ".":
            return 0
        return NUMBER if DOTTED_NUMBER.fullmatch(word) else SHORT
    if word.isspace():
        return BREAK if LINE_END.search(word) or len(word) >= GAP else 0
    if word in {"•", "●", "▪", "■", "◦", "‣"}:
        return BULLET
    if word == "+":
        return PLUS
    return GLUED if word[0] == "." and word[1].isupper() else 0


def count_line_ends(blanks: str) -> int:
    r"""Count the line ends in a run of blanks.

    >>> [count_line_ends(blanks) for blanks in ("  ", " \n ", "\r\n", "\n\n")]
    [0, 1, 1, 2]
    """
    return blanks.count("\n") if "\r" not in blanks and blanks.isascii() else len(LINE_END.findall(blanks))


LINE_COUNTS = WordTable(count_line_ends)


@cache
def wordlists() -> Wordlists:
    """Read the lists."""
    lists = {name: words.split() for name, words in tomllib.loads(lexicon.read_text("sentences.toml")).items()}
    nouns = tuple(lists.pop("ordinal_nouns"))
    return Wordlists(ordinal_nouns=nouns, **{name: frozenset(words) for name, words in lists.items()})


@cache
def all_abbreviations() -> frozenset[str]:
    """Every abbreviation that the lists know."""
    lists = wordlists()
    return lists.never | lists.unit | lists.final | {"Fr."}
