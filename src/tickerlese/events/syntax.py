"""German syntax without a parser: one sentence as clauses, and the phrase that each mention stands in.

In: ``Tokens``, a sentence index and the mentions of that sentence. Out: ``SentenceView``. Positions inside a view are
*local*: they count the sentence's tokens without white space. Clauses are found by punctuation, conjunctions and finite
verbs; phrases by walking left from a mention over nouns, adjectives and articles to its preposition.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tickerlese.events.clause_edges import QUOTES, is_bracket, opens_with_noun, without_quoted_names
from tickerlese.events.conjugation import conjugate
from tickerlese.events.function_words import (
    ARTICLES,
    CONTRACTED,
    COORDINATORS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)
from tickerlese.events.phrases import Phrase, read_phrase
from tickerlese.lexicon import read_rows
from tickerlese.tokens import SOFT_HYPHEN, TypeTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickerlese.mention import Mention
    from tickerlese.tokens import Tokens

BOUNDARIES = frozenset(
    [",", ";", ":", "–", "—", "-", "(", ")", "„", "“", "”", '"', "»", "«", "|", "…", "[", "]", ".", "!", "?"]
)
LONGEST_ATTRIBUTE = 8
ZU_INFINITIVES = tuple(  # "anzutreten" is no past tense
    f"{particle}zu"
    for particle in "ab an auf aus bei durch ein fest fort frei los mit nach nieder um vor weg weiter zurück".split()
)
DASHES = frozenset({"-", "–", "—"})
NOT_FINITE = frozenset(
    "heute bitte erste letzte zweite dritte vierte fünfte beste rechte weite weiten harte leichte gute guten alte alten bunte späte "
    "konkrete konkreten gesamte gesamten bekannte bekannten geplante geplanten ersten letzten zweiten dritten vierten meisten besten "
    "größten grössten höchsten wichtigsten nächsten nächste seiten zeiten karte kosten werte".split()
)


class VerbRow(NamedTuple):
    """One row of verbs.csv."""

    infinitive: str
    present: str | None
    past: str | None
    participle: str | None
    particle: str | None


@cache
def known_finite_forms() -> frozenset[str]:
    """Finite forms of the verbs in the lexicon, joined forms of separable verbs included."""
    forms: set[str] = set()
    for row in read_rows("verbs.csv", VerbRow):
        verb = conjugate(row.infinitive, row.present or "", row.past or "", row.participle or "", row.particle or "")
        forms |= verb.finite | verb.joined
    forms |= set(
        "sei seien wäre wären hätte hätten habe werde werden würde würden sind waren haben hatten könne könnte könnten "
        "müsse müsste solle sollten wolle wollten dürfe dürfte dürften möchte möchten ließ liess ließen".split()
    )
    return frozenset(forms - NOT_FINITE - {"sein"})


@lru_cache(maxsize=4)
def verb_types(known: frozenset[str]) -> TypeTable:
    """Which words can be finite verbs: known forms, and those that end like a past tense."""

    def may_be_finite(word: str) -> bool:
        lower = word.replace(SOFT_HYPHEN, "").lower()
        past = len(lower) > 4 and lower.endswith(("te", "ten")) and lower not in NOT_FINITE
        return lower in known or (past and not lower.startswith(ZU_INFINITIVES))

    return TypeTable(may_be_finite, dtype="int8")


class Segment(NamedTuple):
    """A stretch of tokens between boundaries: the boundary before it, and "paren" or "quote" when it stands inside one."""

    first: int
    last: int
    opener: str
    around: str


def _enclosed(boundary: str, around: str) -> str:
    """Whether the tokens behind a boundary stand in brackets or quotes."""
    if boundary in "([":
        return "paren"
    if boundary in ")]":
        return ""
    if boundary in QUOTES:
        return "" if around == "quote" or boundary == "”" else "quote"
    return around


@dataclass(slots=True)
class Clause:
    """A clause: its local token ranges (a relative clause may interrupt it), kind and relations.

    ``kind`` is main, sub, rel, paren or quote. ``antecedent`` is the mention that a relative pronoun refers to.
    ``shares_subject`` says that the clause leaves its subject to the one before ("stieg … und erreichte …").
    """

    kind: str
    ranges: list[tuple[int, int]] = field(default_factory=list)
    parent: int = -1
    has_verb: bool = False
    shares_subject: bool = False
    antecedent: Mention | None = None


class SentenceView:
    """One sentence with local token positions, its mentions, clauses and phrases (both found on demand)."""

    def __init__(self, tokens: Tokens, index: int, mentions: list[Mention], verbs: list[int]) -> None:
        first, last = tokens.sentences[index]
        words = tokens.words
        while first < last and words[last - 1].isspace():
            last -= 1
        while first < last and words[first].isspace():
            first += 1
        self.tokens = tokens
        self.index = index
        self.at: Sequence[int] = range(first, last)
        self._first = first
        self.words = tokens.plain[first:last]
        self.lower = tokens.lower[first:last]
        self._position: dict[int, int] | None = None
        if any(map(str.isspace, words[first:last])):
            self.at = [token for token in self.at if not words[token].isspace()]
            self.words = [tokens.plain[token] for token in self.at]
            self.lower = [tokens.lower[token] for token in self.at]
            self._position = {token: local for local, token in enumerate(self.at)}
        self.mentions: list[Mention] = []
        self.span: dict[int, tuple[int, int]] = {}
        self.owner: list[Mention | None] = [None] * len(self.at)
        for mention in mentions:
            inside = self._places(mention)
            if inside:
                self.mentions.append(mention)
                self.span[id(mention)] = inside
                self.owner[inside[0] : inside[1]] = [mention] * (inside[1] - inside[0])
        self._phrases: dict[int, Phrase] = {}
        self._adopted: list[Mention] = []
        self.cues: list[int] | None = None  # where ``modality`` has found its cues
        self._verbs = verbs
        self._clause_at: list[int] = []

    def _places(self, mention: Mention) -> tuple[int, int] | None:
        """Local range of a mention, null when none of its tokens is in the view."""
        if self._position is None:
            first, last = max(mention.first - self._first, 0), min(mention.last - self._first, len(self.at))
            return (first, last) if first < last else None
        inside = [self._position[token] for token in range(mention.first, mention.last) if token in self._position]
        return (inside[0], inside[-1] + 1) if inside else None

    def __len__(self) -> int:
        return len(self.at)

    def adopt(self, mention: Mention, first: int, last: int) -> None:
        """Take in a mention that a rule has cut out of another one, at local indices."""
        self.span[id(mention)] = (first, last)
        self._adopted.append(mention)

    def local(self, token: int) -> int:
        """Local index of an absolute token, -1 for white space and other sentences."""
        if self._position is not None:
            return self._position.get(token, -1)
        local = token - self._first
        return local if 0 <= local < len(self.at) else -1

    @property
    def text_range(self) -> tuple[int, int]:
        """Code points from the first to the last printing token."""
        if not self.at:
            return (0, 0)
        return self.tokens.starts[self.at[0]], self.tokens.ends[self.at[-1]]

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """Code points of the local token range."""
        return self.tokens.starts[self.at[first]], self.tokens.ends[self.at[last - 1]]

    def adjoins(self, left: int, right: int) -> bool:
        """Whether two neighbouring tokens stand without white space between them."""
        return self.tokens.ends[self.at[left]] == self.tokens.starts[self.at[right]]

    # ---- verbs and clauses -------------------------------------------------------------------------------------------

    def is_finite(self, k: int) -> bool:
        """Whether the word can be a finite verb where it stands."""
        return k in self.finite_at

    @cached_property
    def finite_at(self) -> list[int]:
        """Local indices of the words that can be finite verbs."""
        verbs, end = self._verbs, self.at[-1] + 1 if self.at else 0
        tokens = verbs[bisect_left(verbs, self._first) : bisect_left(verbs, end)]
        return [k for k in map(self.local, tokens) if self._stands_as_verb(k)]

    def _stands_as_verb(self, k: int) -> bool:
        named = self.owner[k] is not None or (k > 0 and self.words[k][:1].isupper())
        infinitive = k > 0 and self.lower[k - 1] == "zu" and self.lower[k].endswith("n")
        return (
            not named and not infinitive and self.can_be_verb(k) and not (k == 0 and opens_with_noun(self, self._verbs))
        )

    def _has_finite(self, first: int, last: int) -> bool:
        """Whether a finite verb stands in the local range."""
        finite = self.finite_at
        at = bisect_left(finite, first)
        return at < len(finite) and finite[at] < last

    def can_be_verb(self, k: int) -> bool:
        """Whether the word does not stand between an article and a noun, where it is a participle or adjective."""
        if k + 1 == len(self) or not self.words[k + 1][:1].isupper():
            return True
        before = self.lower[k - 1] if k else ""
        if before in {"die", "das", "der"}:
            return not self.lower[k].endswith(("te", "ten"))
        nominal = before in CONTRACTED or (before in ARTICLES and before not in {"alle", "beide"})
        return not nominal and not (self.lower[k].endswith("en") and self.in_attribute(k))

    def in_attribute(self, k: int) -> bool:
        """Whether an article and a preposition open an attribute that ends here: "des in Hongkong notierten Konzerns"."""
        for j in range(k - 2, max(-1, k - LONGEST_ATTRIBUTE), -1):
            if self.words[j] in BOUNDARIES or self.lower[j] in SUBORDINATORS:
                return False
            if self.lower[j] in ARTICLES and self.lower[j + 1] in PREPOSITIONS:
                return True
        return False

    @cached_property
    def clauses(self) -> list[Clause]:
        """The clauses in the order of their first token."""
        clauses: list[Clause] = []
        self._clause_at = [0] * len(self.at)
        current, done = -1, 0
        for segment in self._segments():
            self._fill(done, segment.first)
            current = self._place(clauses, segment, current)
            done = segment.last
        self._fill(done, len(self.at))
        return clauses or [Clause("main", [(0, len(self.at))])]

    def _fill(self, first: int, last: int) -> None:
        """Let the boundaries between two segments belong to the clause before them."""
        if 0 < first < last:
            self._clause_at[first:last] = [self._clause_at[first - 1]] * (last - first)

    def clause_at(self, k: int) -> int:
        """Index of the clause that holds the local token."""
        if not self._clause_at:
            self.clauses  # noqa: B018 - sets the indices
        return self._clause_at[k]

    def _segments(self) -> list[Segment]:
        """The stretches between boundaries, with the brackets and quotes they stand in; "und" splits where both sides have a verb."""
        segments: list[Segment] = []
        first, opener, around = 0, "", ""
        edges = [k for k, word in enumerate(self.words) if word in BOUNDARIES and self._is_boundary(k)]
        for edge in (*without_quoted_names(self, edges), len(self)):
            if first < edge:
                segments.extend(self._split_coordination(Segment(first, edge, opener, around)))
            if edge < len(self):
                around = _enclosed(self.words[edge], around)
                first, opener = edge + 1, self.words[edge]
        return segments

    def _is_boundary(self, k: int) -> bool:
        return self.owner[k] is None and not self._is_hyphen(k)

    def _is_hyphen(self, k: int) -> bool:
        if self.words[k] not in {"-", "–", "—"}:
            return False
        before = k > 0 and self.adjoins(k - 1, k)
        after = k + 1 < len(self) and self.adjoins(k, k + 1)
        return before or after

    def _split_coordination(self, segment: Segment) -> list[Segment]:
        verbs = [k for k in self.finite_at if segment.first <= k < segment.last]
        if len(verbs) < 2:
            return [segment]
        parts: list[Segment] = []
        start, opener = segment.first, segment.opener
        for k in range(segment.first + 1, segment.last - 1):
            if (
                self.lower[k] in COORDINATORS
                and self.owner[k] is None
                and any(start <= v < k for v in verbs)
                and any(v > k for v in verbs)
                and not is_bracket(self, [v for v in verbs if start <= v], k, segment.last)
            ):
                parts.append(Segment(start, k, opener, segment.around))
                start, opener = k + 1, self.lower[k]
        parts.append(Segment(start, segment.last, opener, segment.around))
        return parts

    def _kind(self, segment: Segment) -> str:
        if segment.around:
            return segment.around
        start, last = segment.first, segment.last
        if self.lower[start] in COORDINATORS and start + 1 < last:
            start += 1
        word = self.lower[start]
        final = self._has_finite(max(start + 1, last - 3), last)
        early = self._has_finite(start + 1, min(start + 3, last))
        if word in {"seit", "bis"} and not early and last - start > 3 and self.is_finite(last - 1):
            return "sub"
        always = word not in {"als", "wie", "da", "damit", "während"}
        if (
            word in SUBORDINATORS
            and self.owner[start] is None
            and (always or (final and not (early and last - start > 4)))
        ):
            return "sub"
        if segment.opener != ",":
            return "main"
        if word in PREPOSITIONS and start + 1 < last:
            start, word = start + 1, self.lower[start + 1]
        if word in RELATIVES and final and not (start + 1 < last and self.is_finite(start + 1) and last - start > 4):
            return "rel"
        return "main"

    def _place(self, clauses: list[Clause], segment: Segment, current: int) -> int:
        """Add the segment to an open clause or open a new one; returns the index of the main clause in force."""
        kind = self._kind(segment)
        has_verb = self._has_finite(segment.first, segment.last)
        if not has_verb and clauses and kind == "main" and self._continues(segment, clauses[-1]):
            clauses[-1].ranges.append((segment.first, segment.last))
            self._clause_at[segment.first : segment.last] = [len(clauses) - 1] * (segment.last - segment.first)
            return current
        apart = segment.opener in {";", "|"} or (segment.opener in DASHES and self._is_headline())
        joins = current >= 0 and kind == "main" and not apart
        resumes = segment.opener == ")" and not segment.around  # a bracket interrupts its clause, it doesn't end it
        if joins and (resumes or not has_verb or not clauses[current].has_verb):
            clauses[current].ranges.append((segment.first, segment.last))
            clauses[current].has_verb |= has_verb
            index = current
        else:
            clauses.append(self._new_clause(segment, kind, current, has_verb=has_verb))
            index = len(clauses) - 1
        self._clause_at[segment.first : segment.last] = [index] * (segment.last - segment.first)
        return index if kind == "main" or current < 0 else current

    def _is_headline(self) -> bool:
        return bool(self.words) and self.words[-1] not in {".", "!", "?", "“", "”", '"', "«", "»"}

    def _continues(self, segment: Segment, last: Clause) -> bool:
        """Whether a verbless stretch goes on with the dependent clause before it: ", 15 Prozent mehr als im Vorjahr"."""
        if last.kind not in {"sub", "rel"} or segment.opener not in DASHES | {","}:
            return False
        owner = self.owner[segment.first]
        return (owner is not None and owner.amount is not None) or self.lower[segment.first] in {"nach", "ein", "so"}

    def _new_clause(self, segment: Segment, kind: str, current: int, *, has_verb: bool) -> Clause:
        clause = Clause(
            kind, [(segment.first, segment.last)], parent=current if kind != "main" else -1, has_verb=has_verb
        )
        if kind in {"rel", "paren"}:
            reach = 8 if kind == "rel" else 3
            before = range(segment.first - 2, max(-1, segment.first - reach), -1)
            clause.antecedent = next((owner for k in before if (owner := self.owner[k]) is not None), None)
        if kind == "main" and current >= 0 and segment.opener in COORDINATORS | {","}:
            clause.parent = current
            clause.shares_subject = self.is_finite(segment.first)
        return clause

    # ---- phrases -----------------------------------------------------------------------------------------------------

    def phrase(self, mention: Mention) -> Phrase:
        """The phrase that the mention stands in; an empty one for a mention of another sentence."""
        if id(mention) not in self.span:
            return Phrase()
        found = self._phrases.get(id(mention))
        if found is None:
            found = self._phrases[id(mention)] = read_phrase(self, mention)
        return found
