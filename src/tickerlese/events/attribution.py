"""Who says a quotation: reads „…“, sagte X; X: „…“; „…“, so X; and the sentence that goes on quoting.

In: the document as the engine sees it, and a quotation. Out: ``Attribution``: the speaker, and the words that name the
act of saying. Refused: unnamed speakers ("ein Sprecher", "hieß es"), titles, terms and single words in quotation marks.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tickerlese.events.conjugation import conjugate
from tickerlese.events.function_words import ARTICLES, COORDINATORS, PREPOSITIONS, PRONOUNS, RELATIVES, SUBORDINATORS
from tickerlese.events.quotations import QUOTE_MARKS, Quotation, find_quotations
from tickerlese.events.syntax import VerbRow
from tickerlese.lexicon import read_rows

if TYPE_CHECKING:
    from tickerlese.events.frame import Document
    from tickerlese.events.syntax import SentenceView
    from tickerlese.mention import Mention
    from tickerlese.tokens import Tokens

FREE_SPEECH_PREPOSITIONS = frozenset({"für", "laut", "zufolge"})
SPEECH_PREPOSITIONS = frozenset({"so", "wie", "laut"})
COMMAS = frozenset({",", "–", "—", "-"})
STOPS = frozenset({"!", "?", "…", ",", "."})
ACCUSATIVE_SPEAKERS = frozenset("zitiert zitierte zitierten zitieren".split())
FROM_SPEAKERS = frozenset({"heißt", "heisst", "hieß", "hiess", "lautet", "lautete", "kommt", "stammt"})
NO_VERBS = (
    PREPOSITIONS | ARTICLES | COORDINATORS | SUBORDINATORS | RELATIVES | frozenset("sich nicht auch noch nur".split())
)
OBLIQUE = frozenset("den dem des einen einem".split())
SENTENCE_ENDS = frozenset(".!?…")
REACH = 28
SHORT_QUOTATION = 3
SHORTEST_PART = 6
LONGEST_INTERRUPTION = 30


class Attribution(NamedTuple):
    """The speaker, the code points of the words of saying, and the sentence that holds both."""

    speaker: Mention
    said: tuple[int, int]
    sentence: int


@cache
def speech_forms() -> frozenset[str]:
    """Finite forms and participles of the verbs of saying; separable verbs by their split and their joined forms."""
    forms: set[str] = set()
    for row in read_rows("speech_verbs.csv", VerbRow):
        verb = conjugate(row.infinitive, row.present or "", row.past or "", row.participle or "", row.particle or "")
        forms |= verb.finite | verb.joined | {verb.participle}
    return frozenset(forms)


class Quoted:
    """One quotation in its document: where it stands, and what stands around it."""

    def __init__(self, document: Document, index: int) -> None:
        self.document = document
        self.tokens = document.tokens
        self.index = index
        self.all = find_quotations(document.tokens)
        self.quotation: Quotation = self.all[index]

    # ---- form --------------------------------------------------------------------------------------------------------

    def words(self) -> list[str]:
        """The words between the marks."""
        inside = self.tokens.words[self.quotation.first + 1 : self.quotation.last]
        return [word for word in inside if any(map(str.isalnum, word))]

    def is_part(self) -> bool:
        """Whether the quotation is only a part of the sentence around it."""
        return is_part(self.tokens, self.quotation)

    def _starts_sentence(self) -> bool:
        return _starts_sentence(self.tokens, self.quotation.first)

    def is_sentence(self) -> bool:
        """Whether the words could stand alone: a capital first, a full stop or a finite verb somewhere."""
        words = self.words()
        if not words or not (words[0][:1].isupper() or words[0][:1].isdigit()):
            return False
        last = self._before(self.quotation.last)
        return self.tokens.words[last] in SENTENCE_ENDS or self.has_verb()

    def has_verb(self) -> bool:
        """Whether a finite verb stands between the marks."""
        return any(word.islower() and word in self.document.finite for word in self.words())

    def continues(self) -> bool:
        """Whether the quotation is the second half of the one before: „…“, sagte X, „…“."""
        if self.index == 0:
            return False
        before = self.all[self.index - 1]
        gap = self.tokens.words[before.last + 1 : self.quotation.first]
        if not gap or len(gap) > LONGEST_INTERRUPTION or self.tokens.sentence_at(before.last) != self._sentence():
            return False
        printing = [word for word in gap if not word.isspace()]
        opens_small = self.words()[:1] and self.words()[0][:1].islower()
        return (
            bool(printing)
            and printing[0] == ","
            and (printing[-1] == "," or bool(opens_small))
            and self._is_said(before)
        )

    def _is_said(self, quotation: Quotation) -> bool:
        view = self.document.view(self.tokens.sentence_at(quotation.last))
        return verb_after(view, view.local(quotation.last)) >= 0

    def _sentence(self) -> int:
        return self.tokens.sentence_at(self.quotation.first)

    def _before(self, token: int) -> int:
        """The printing token before, -1 at the start of the text."""
        return _printing_before(self.tokens, token)

    def text(self) -> str:
        """The words between the marks, white space as single blanks; the halves of a split quotation together."""
        parts = [self.quotation]
        for index in range(self.index + 1, len(self.all)):
            if not Quoted(self.document, index).continues():
                break
            parts.append(self.all[index])
        return " ".join(" ".join(self.tokens.text[part.start : part.end].split()) for part in parts)

    # ---- who ---------------------------------------------------------------------------------------------------------

    def attribution(self) -> Attribution | None:
        """Who says it, by the words behind the quotation, before it, or by the quotation before."""
        view = self.document.view(self.tokens.sentence_at(self.quotation.last))
        close = view.local(self.quotation.last)
        verb = verb_after(view, close)
        if verb >= 0:
            if self.is_part() and not (len(self.words()) >= SHORTEST_PART and self.has_verb()):
                return None
            said = said_after(view, verb, self.all)
            return said if said is not None and not self._points_inside(said.speaker) else None
        if self.is_part():
            return None
        colon = self._before(self.quotation.first)
        if colon >= 0 and self.tokens.words[colon].endswith(":"):
            return self._introduced(colon)
        return self._commented() or self._carried_on()

    def _points_inside(self, speaker: Mention) -> bool:
        """Whether a pronoun was taken for somebody whom the quotation itself names: nobody quotes himself by name."""
        first, last = self.quotation.first, self.quotation.last
        sentences = range(self.tokens.sentence_at(first), self.tokens.sentence_at(last) + 1)
        inside = (m for index in sentences for m in self.document.by_sentence[index] if first < m.first < last)
        return speaker.anaphor and any(m.identity is speaker.identity and not m.anaphor for m in inside)

    def _introduced(self, colon: int) -> Attribution | None:
        """X sagte: „…“, X (Analyst bei Y): „…“."""
        sentence = self.tokens.sentence_at(colon)
        view = self.document.view(sentence)
        last = view.local(colon)
        first = max(
            (
                view.local(q.last) + 1
                for q in quotations_in(view, self.all[: self.index])
                if view.local(q.last) >= 0 and len(words_in(view, q)) > SHORT_QUOTATION
            ),
            default=0,
        )
        speaker = _introduced_speaker(view, first, last) or self._last_person(view, first, last)
        if speaker is None:
            return None
        said = next((k for k in range(first, last) if view.owner[k] is None and view.lower[k] in speech_forms()), -1)
        direct = view.span.get(id(speaker), (0, 0))[1] >= last - 1
        if said < 0 and not direct and not self.is_sentence():
            return None
        return Attribution(speaker, view.chars(said, said + 1) if said >= 0 else view.chars(last, last + 1), sentence)

    def _last_person(self, view: SentenceView, first: int, last: int) -> Mention | None:
        """For "Später legte er nach: „…“": the only person of the sentence before."""
        if {"er", "sie"}.isdisjoint(view.lower[first:last]) or view.index == 0:
            return None
        people = [m for m in self.document.by_sentence[view.index - 1] if m.label == "PERSON"]
        return people[0] if people and all(m.identity is people[0].identity for m in people) else None

    def _commented(self) -> Attribution | None:
        """„…“ So kommentierte X die Zahlen."""
        following = self.tokens.sentence_at(self.quotation.last) + 1
        if following == len(self.tokens.sentences):
            return None
        view = self.document.view(following)
        says = len(view) > 2 and view.lower[0] in {"so", "das", "dies"} and view.lower[1] in speech_forms()
        return said_after(view, 1, self.all) if says else None

    def _carried_on(self) -> Attribution | None:
        """„…“, sagte X. „…“ and X zeigte sich zufrieden. „…“: a sentence of its own right behind a sentence that has a speaker."""
        sentence = self._sentence()
        if sentence == 0 or not self._starts_sentence() or not self.is_sentence() or self._after_blank_line():
            return None
        end = self.tokens.sentences[self.tokens.sentence_at(self.quotation.last)][1]
        if any(word.isalnum() for word in self.tokens.words[self.quotation.last + 1 : end]):
            return None
        said = (self.quotation.start - 1, self.quotation.start)
        for index in range(self.index - 1, -1, -1):
            earlier = Quoted(self.document, index)
            if self.tokens.sentence_at(earlier.quotation.last) < sentence - 1:
                break
            if not earlier.is_part():
                known = earlier.attribution()
                return Attribution(known.speaker, said, sentence) if known else None
        view = self.document.view(sentence - 1)
        if not any(word in speech_forms() for word in view.lower) and (",", "so") not in pairwise(view.lower):
            return None
        speaker = _introduced_speaker(view, 0, len(view))
        return Attribution(speaker, said, sentence) if speaker is not None else None

    def _after_blank_line(self) -> bool:
        text = self.tokens.text
        before = self._before(self.quotation.first)
        return before >= 0 and text.count("\n", self.tokens.ends[before], self.quotation.start) > 1


def quotations_in(view: SentenceView, quotations: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """The quotations that begin or end in the sentence; ``quotations`` are in text order."""
    first, last = view.tokens.sentences[view.index]
    start = bisect_left(quotations, first, key=lambda quotation: quotation.last)
    end = bisect_left(quotations, last, key=lambda quotation: quotation.first)
    return quotations[start:end]


def words_in(view: SentenceView, quotation: Quotation) -> list[str]:
    """The words of the quotation that stand in the view."""
    first, last = view.local(quotation.first), view.local(quotation.last)
    return [word for word in view.words[max(first, 0) : last] if word.isalnum()]


def is_part(tokens: Tokens, quotation: Quotation) -> bool:
    """Whether a quotation is only a part of the sentence around it: words stand right before it."""
    before = _printing_before(tokens, quotation.first)
    if before < 0 or _starts_sentence(tokens, quotation.first):
        return False
    word = tokens.words[before]
    return word not in SENTENCE_ENDS and word[-1] not in ":–—-|" and word not in QUOTE_MARKS


def may_be_said(tokens: Tokens, quotation: Quotation) -> bool:
    """Whether a verb of saying may follow, by the marks around the quotation's end: what this denies has no ``verb_after``."""
    following = _printing_after(tokens, quotation.last)
    if following == len(tokens):
        return False
    if tokens.plain[following] in COMMAS:
        following = _printing_after(tokens, following)
    elif tokens.plain[_printing_before(tokens, quotation.last)] not in STOPS:
        return False
    if following == len(tokens):
        return False
    return tokens.plain[following][:1].islower() or tokens.lower[following] in SPEECH_PREPOSITIONS


def _starts_sentence(tokens: Tokens, token: int) -> bool:
    return tokens.sentences[tokens.sentence_at(token)][0] == token


def _printing_before(tokens: Tokens, token: int) -> int:
    k = token - 1
    while k >= 0 and tokens.words[k].isspace():
        k -= 1
    return k


def _printing_after(tokens: Tokens, token: int) -> int:
    k = token + 1
    while k < len(tokens.words) and tokens.words[k].isspace():
        k += 1
    return k


def verb_after(view: SentenceView, close: int) -> int:
    """Local index of the verb of saying (or "so", "wie", "laut") right behind the closing mark, -1 when none stands there."""
    k = close + 1
    if close < 0 or k >= len(view):
        return -1
    comma = view.words[k] in COMMAS
    ended = close > 0 and view.words[close - 1] in STOPS
    if comma:
        k += 1
    elif not ended:
        return -1
    if k >= len(view) or view.owner[k] is not None:
        return -1
    word = view.lower[k]
    if word in SPEECH_PREPOSITIONS:
        return k
    if not view.words[k][:1].islower() or word in NO_VERBS:
        return -1
    return k if word in speech_forms() or view.is_finite(k) else -1


def said_after(view: SentenceView, verb: int, quotations: tuple[Quotation, ...]) -> Attribution | None:
    """The named subject behind the verb of saying."""
    inside = quotations_in(view, quotations)
    skipped = {view.local(q.first) for q in inside if len(words_in(view, q)) <= SHORT_QUOTATION}
    end = min(len(view), verb + REACH)
    stop = next(
        (
            k
            for k in range(verb + 1, end)
            if view.words[k] in ":;"
            or (view.words[k] in QUOTE_MARKS and k not in skipped and not _closes_short(k, skipped))
        ),
        end,
    )
    pronoun = verb + 1 < len(view) and view.lower[verb + 1] in PRONOUNS and view.owner[verb + 1] is None
    if pronoun and view.lower[verb] not in FROM_SPEAKERS:
        return None
    for mention in view.mentions:
        at = view.span[id(mention)][0]
        if mention.label == "PERSON" and verb < at < stop and _is_speaker(view, mention, verb):
            return Attribution(mention, view.chars(verb, verb + 1), view.index)
    return None


def _closes_short(k: int, skipped: set[int]) -> bool:
    return any(0 <= first < k <= first + SHORT_QUOTATION + 3 for first in skipped)


def _is_speaker(view: SentenceView, person: Mention, verb: int) -> bool:
    phrase = view.phrase(person)
    at = view.span[id(person)][0]
    if view.lower[verb] == "laut":
        return phrase.first <= verb + 2
    if view.lower[verb] in FROM_SPEAKERS and phrase.prep == "von":
        return True
    if phrase.prep or phrase.relation == "von" or (phrase.relation == "genitive" and phrase.outer):
        return False
    if phrase.article in OBLIQUE and view.lower[verb] not in ACCUSATIVE_SPEAKERS:
        return False
    return view.clauses[view.clause_at(at)].kind not in {"rel", "sub"} or view.lower[verb] == "wie"


def _introduced_speaker(view: SentenceView, first: int, last: int) -> Mention | None:
    """The person that a clause before a colon is about: its subject, else whom "für" and "laut" name."""
    people = [m for m in view.mentions if m.label == "PERSON" and first <= view.span[id(m)][0] < last]
    subjects = [p for p in people if _is_open(view, p)]
    main = (p for p in subjects if view.clauses[view.clause_at(view.span[id(p)][0])].kind not in {"rel", "sub"})
    named = (p for p in people if view.phrase(p).prep in FREE_SPEECH_PREPOSITIONS)
    return next(main, None) or next(iter(subjects), None) or next(named, None)


def _is_open(view: SentenceView, person: Mention) -> bool:
    phrase = view.phrase(person)
    relative = view.clauses[view.clause_at(view.span[id(person)][0])].kind == "rel"
    return not phrase.prep and phrase.article not in OBLIQUE and phrase.relation != "von" and not relative
