"""Which words cut jobs, and whose: "streicht 300 Stellen", "300 Beschäftigte müssen gehen", "die Belegschaft verkleinern".

In: a ``Frame`` on a noun for jobs or staff. Out: the ``Cut``, when a verb or noun of the clause takes them away. Refused:
jobs that are created, saved or only mentioned ("ein Werk mit 300 Stellen", "kürzt den Bonus der Mitarbeiter").
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from tickerlese.events.conjugation import conjugate
from tickerlese.events.function_words import ARTICLES, CONTRACTED, PREPOSITIONS
from tickerlese.events.phrases import ADVERBS_BEFORE_NUMBERS
from tickerlese.lexicon import read_rows

if TYPE_CHECKING:
    from tickerlese.events.frame import Frame
    from tickerlese.events.syntax import SentenceView
    from tickerlese.tokens import Tokens

Taken = Literal["jobs", "people", "both", "own", "leave", "firm"]
Sort = Literal["verb", "noun", "idiom", "risk"]
REACH = 28
HELPED = frozenset("hat haben hatte hatten habe wurde wurden worden ist sind war waren".split())
UNFINISHED = frozenset(
    "will wollen soll sollen wird werden werde dürfte dürften könnte könnten müsste muss müssen".split()
)
FIRMS = frozenset("unternehmen konzern firma gesellschaft bank betrieb haus gruppe unternehmens".split())
OWN_JOB = frozenset("job jobs arbeitsplatz arbeitsplätze arbeit stelle stellen anstellung".split())
THROUGH = frozenset({"von", "um", "bis", "auf", "über"})
GOING = frozenset("muss müssen müsse müssten musste mussten".split())
SPEAKING_ON = frozenset("betroffen betrifft trifft betreffe treffe geht".split())
GENITIVES = frozenset({"der", "ihrer", "seiner", "aller", "dieser"})
SHRINKING = ("trenn", "getrenn", "reduzier", "verringer", "verkleiner")
QUANTIFYING = frozenset(
    "zahl anzahl streichung abbau hälfte drittel viertel fünftel prozent teil großteil grossteil".split()
)
LONGEST_NUMBER = 7


class CutRow(NamedTuple):
    """One row of job_cuts.csv."""

    word: str
    present: str | None
    past: str | None
    participle: str | None
    particle: str | None
    takes: Taken
    sort: Sort


class Cut(NamedTuple):
    """What takes jobs away: where its word stands, whether they are only in danger, whether it is done."""

    at: int
    at_risk: bool
    is_done: bool


class CutWord(NamedTuple):
    """What one word form does to jobs: ``takes`` jobs, people or both; ``particle`` has to follow it, ``written`` is its spelling."""

    takes: Taken
    sort: Sort
    particle: str
    is_past: bool
    is_participle: bool
    written: str = ""


@cache
def cut_words() -> dict[str, tuple[CutWord, ...]]:
    """The forms of all words that cut jobs."""
    found: dict[str, tuple[CutWord, ...]] = {}
    for row in read_rows("job_cuts.csv", CutRow):
        for form, word in _forms(row):
            if word not in found.get(form, ()):
                found[form] = (*found.get(form, ()), word)
    return found


def _forms(row: CutRow) -> list[tuple[str, CutWord]]:
    particle = row.particle or ""
    if row.sort != "verb":
        written = row.word if row.word[0].isupper() else ""
        return [(row.word.lower(), CutWord(row.takes, row.sort, "", False, False, written))]
    verb = conjugate(row.word, row.present or "", row.past or "", row.participle or "", particle)
    past = row.past or (row.word.removesuffix("en") if row.word.endswith("en") else row.word[:-1]) + "te"
    forms = [(f, CutWord(row.takes, "verb", particle, f.startswith(past), is_participle=False)) for f in verb.finite]
    forms += [
        (f, CutWord(row.takes, "verb", "", f.startswith(particle + past), is_participle=False))
        for f in verb.joined | verb.infinitives
    ]
    return [*forms, (verb.participle, CutWord(row.takes, "verb", "", is_past=False, is_participle=True))]


@cache
def _cut_forms() -> frozenset[str]:
    return frozenset(cut_words()) | SPEAKING_ON


def cuts_nearby(tokens: Tokens, position: int) -> bool:
    """Whether a word that may cut jobs stands around the token."""
    return not _cut_forms().isdisjoint(tokens.lower[max(0, position - REACH) : position + REACH])


def find_cut(frame: Frame, *, people: bool) -> Cut | None:
    """The word of the clause that takes the jobs (or people) at the trigger away."""
    view, words = frame.view, cut_words()
    prep, head = governed(view, frame.hit.at)
    for first, last in view.clauses[frame.clause].ranges:
        for k in range(first, last):
            found = [
                word
                for word in words.get(view.lower[k], ())
                if _takes(frame, word, k, people=people) and _reaches(frame, word, k, prep, head)
            ]
            if found:
                return Cut(k, found[0].sort == "risk", any(_is_done(frame, word) for word in found))
    return None


def _takes(frame: Frame, word: CutWord, k: int, *, people: bool) -> bool:
    """Whether the word has its particle and takes what the trigger names."""
    view = frame.view
    if k == frame.hit.at or view.owner[k] is not None:
        return False
    if word.sort == "verb" and view.words[k][:1].isupper() and k > 0 and not word.is_participle:
        return False
    if word.particle and word.particle not in view.lower[k + 1 :]:
        return False
    if word.written and (
        view.words[k] != word.written or (word.takes == "both" and view.lower[k - 2 : k - 1] != ["vor"])
    ):
        return False
    if word.takes == "own":
        return bool(OWN_JOB & frame.clause_words)
    if word.takes == "leave":
        bare = view.words[k - 1][:1].islower() or k - 1 == frame.hit.at or view.owner[k - 1] is not None
        return (
            people
            and bool(GOING & frame.clause_words)
            and (bare or view.lower[k + 1 : k + 2] in (["müssen"], ["müssten"], ["mussten"]))
        )
    if word.takes == "firm":
        counted = view.owner[frame.hit.at]
        return people and counted is not None and counted.amount is not None and bool(FIRMS & frame.clause_words)
    return word.takes in ({"people", "both"} if people else {"jobs", "both"})


def _reaches(frame: Frame, word: CutWord, k: int, prep: str, head: int) -> bool:
    """Whether the jobs are what the word acts on: its attribute, its object or its subject."""
    if word.sort == "noun":
        return head == k or (0 < frame.hit.at - k <= LONGEST_NUMBER and prep in {"", "von", "bei"})
    if word.sort in {"risk", "idiom"}:
        return prep in {"", "um", "von"}
    through_number = prep in THROUGH and frame.view.lower[k].startswith(SHRINKING)
    listed = prep == "von" and head >= 0 and frame.view.lower[head] in QUANTIFYING
    return prep in {"", "bis"} or through_number or listed


def _is_done(frame: Frame, word: CutWord) -> bool:
    if word.sort in {"noun", "risk"}:
        return False
    if word.is_participle or word.sort == "idiom":
        return bool(HELPED & frame.clause_words) and not UNFINISHED & frame.clause_words
    return word.is_past


def governed(view: SentenceView, k: int) -> tuple[str, int]:
    """The preposition that governs the noun at ``k``, and the noun that its phrase depends on (-1 for none).

    Walks left over numbers, their modifiers, adjectives, and the other count of "60 der 200 Stellen". A genitive counts
    as "von".
    """
    j, genitive = _before_phrase(view, k - 1)
    if j < 0:
        return "", -1
    word = view.lower[j]
    noun = j if view.words[j][:1].isupper() else -1
    if word not in PREPOSITIONS or view.owner[j] is not None:
        return ("von", noun) if genitive and noun >= 0 else ("", -1)
    prep = CONTRACTED.get(word, word)
    up_to = prep == "zu" and view.lower[j - 1 : j] == ["bis"]
    if up_to or prep == "zwischen" or (prep == "von" and j > 0 and _is_count(view, j - 1)):
        return governed(view, j - 1 if up_to else j)
    return prep, j - 1 if j > 0 and view.words[j - 1][:1].isupper() else -1


def _before_phrase(view: SentenceView, j: int) -> tuple[int, bool]:
    """The index before the phrase that reaches up to ``j``, and whether its article may be a genitive."""
    while j >= 0:
        word = view.lower[j]
        if word in ARTICLES:
            genitive = word in GENITIVES
            if not genitive or j == 0 or not _is_count(view, j - 1):
                return j - 1, genitive
        elif not _is_inside(view, j):
            break
        j -= 1
    return j, False


def _is_inside(view: SentenceView, j: int) -> bool:
    """Whether a word can stand between article and noun: numbers, modifiers, adjectives."""
    word, owner = view.lower[j], view.owner[j]
    if owner is not None and owner.amount is None and not owner.anaphor and not view.words[j].islower():
        return False
    is_prep = word in PREPOSITIONS - {"zwischen", "über", "unter", "bis"} or view.is_finite(j)
    plain = _is_count(view, j) or word in ADVERBS_BEFORE_NUMBERS or view.words[j].islower() or word == "-"
    return plain and not is_prep and word != "zwischen"


def _is_count(view: SentenceView, k: int) -> bool:
    owner = view.owner[k]
    return view.words[k][:1].isdigit() or (owner is not None and owner.amount is not None)
