"""Company names that no lexicon knows, found by the legal form at their end: "Brandl Textilhandels GmbH & Co. KG".

In: ``Tokens``. Out: token ranges of names with their legal form, found by walking left from the form over capitalised
words. Refused: what stands before a name ("Autozulieferer", "Konzernchef", "Die", weekdays), forms without a name ("die
GmbH", "eine AG").
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tickerlese.industries import describe_company, ends_in_head
from tickerlese.lexicon import read_words
from tickerlese.places import places_of_demonym
from tickerlese.roles import find_role
from tickerlese.tokens import TypeTable, WordTable

if TYPE_CHECKING:
    from tickerlese.tokens import Tokens

LONGEST_NAME = 9  # tokens before the legal form
HYPHENS = frozenset("-\u2010\u2011")
LINKS = frozenset("&+")
PARTICLES = frozenset(
    {"van", "der", "de", "den", "von", "vom", "zum", "zur", "di", "da", "la", "le", "du", "of", "et", "am"}
)
BEFORE_PARTICLES = frozenset({"Van", "Von", "De", "Bank", "Banco", "Banque", "Banca"})
FOREIGN_PARTICLES = frozenset({"of", "et", "di", "de", "du"})
KIN = frozenset(
    {"Söhne", "Sohn", "Töchter", "Tochter", "Partner", "Partners", "Gebrüder", "Brüder", "Co", "Co.", "Cie"}
)
NAME_LEADING = frozenset(
    {"Bank", "Bankhaus", "Volksbank", "Raiffeisenbank", "Sparkasse", "Kreissparkasse", "Stadtsparkasse", "Stadtwerke"}
    | {
        "Brauerei",
        "Autohaus",
        "Maschinenfabrik",
        "Verlag",
        "Molkerei",
        "Druckerei",
        "Möbelhaus",
        "Modehaus",
        "Gebrüder",
    }
)
AFTER_COMMA = ("Inc", "Ltd", "LLC", "L.L.C", "L.P", "LP", "LLP", "Corp", "S.A", "N.V", "S.L")
STARTERS = frozenset({":", "„", "“", "»", "«", '"', "(", "–", "•", "|", "/"})
NAME_PREPOSITIONS = frozenset({"Am", "An", "Auf", "Im", "In", "Zum", "Zur"})
BUSINESS_NOUN = re.compile(
    r"(?:banken?|kassen?|werke?|betriebe|gesellschaft|versicherung|verein|haus|bahn|brauerei|verlag|börse|messe|energie"
    r"|immobilien|holding|gruppe|druckmaschinen|verkehrsbetriebe|wohnen|wasser|hafen)$",
    re.IGNORECASE,
)
STOP, NAME, DESCRIPTION, PARTICLE, LINK, HYPHEN, CLOSED, DEMONYM, PREPOSITION = range(9)
NAMING = frozenset({NAME, DEMONYM, PREPOSITION})


@cache
def _forms() -> re.Pattern[str]:
    longest_first = sorted(read_words("legal_forms.txt"), key=len, reverse=True)
    written = "|".join(re.escape(form).replace(r"\ ", r"[^\S\n]*\s?") for form in longest_first)
    return re.compile(rf"(?:{written})(?![^\W_])")


@cache
def _first_words() -> frozenset[str]:
    return frozenset(prefix for form in read_words("legal_forms.txt") for prefix in _prefixes(form.split(" ")[0]))


def _prefixes(word: str) -> list[str]:
    """List the ways in which the tokenizer may cut the first word of a form: at its full stops."""
    return [
        word[:end]
        for end in range(1, len(word) + 1)
        if end == len(word) or not word[end].isalnum() or word[end - 1] == "."
    ]


@cache
def form_openers() -> frozenset[str]:
    """Words at which a legal form may start behind a name, the comma before it included."""
    return _first_words() | {","}


@cache
def _anchor_types() -> TypeTable:
    return TypeTable(_first_words().__contains__, dtype="int8")


def legal_form_end(tokens: Tokens, first: int) -> int:
    """Return the token after the legal form at ``first`` (a comma before it counts), ``first`` when none is there."""
    at = first
    if (
        at < len(tokens)
        and tokens.words[at] == ","
        and at + 1 < len(tokens)
        and tokens.words[at + 1].startswith(AFTER_COMMA)
    ):
        at += 1
    if at >= len(tokens) or tokens.words[at] not in _first_words():
        return first
    form = _forms().match(tokens.text, tokens.starts[at])
    if not form:
        return first
    while at < len(tokens) and tokens.ends[at] < form.end():
        at += 1
    return at + 1 if at < len(tokens) and tokens.ends[at] == form.end() else first


def find_legal_form_names(tokens: Tokens) -> list[tuple[int, int]]:
    """Find all names that end with a legal form, as half-open token ranges in order; no two overlap."""
    names: list[tuple[int, int]] = []
    free = 0
    for anchor in _anchor_types().hits(tokens.typed):
        last = legal_form_end(tokens, anchor) if anchor >= free else anchor
        first = _name_start(tokens, anchor, free) if last > anchor else anchor
        if first < anchor:
            names.append((first, last))
            free = last
    return names


def _name_start(tokens: Tokens, anchor: int, free: int) -> int:
    """Walk left from the legal form; returns ``anchor`` when no name stands there."""
    sentence = tokens.sentences[tokens.sentence_at(anchor)][0]
    edge = max(free, sentence, anchor - LONGEST_NAME)
    start = at = anchor
    if at - 1 > edge and tokens.words[at - 1] == "," and tokens.words[at].startswith(AFTER_COMMA):
        at -= 1
    while at > edge:
        kind = _kinds()[tokens.words[at - 1]]
        step = at if kind == DESCRIPTION and start < anchor else _step(tokens, at - 1, edge)
        if step == at:
            break
        at = step
        if _kinds()[tokens.words[at]] in NAMING:
            start = at
    return _without_opening(tokens, start, anchor, sentence)


def _step(tokens: Tokens, index: int, edge: int) -> int:
    """Return how far left the name reaches with token ``index``; ``index + 1`` when the token ends it."""
    word = tokens.words[index]
    kind = _kinds()[word]
    if word == "und":
        return index if tokens.words[index + 1] in KIN else index + 1
    if kind == CLOSED:
        opened = (at for at in range(index - 1, max(edge, index - 4) - 1, -1) if tokens.words[at] == "(")
        return next(opened, index + 1)
    if kind == STOP or (kind == PARTICLE and not _inside_name(tokens, index, edge)):
        return index + 1
    return index


def _inside_name(tokens: Tokens, index: int, edge: int) -> bool:
    """Tell whether a lower-case particle stands between parts of a name: "Van der Meulen Deuren"."""
    while index > edge and _kinds()[tokens.words[index]] == PARTICLE:
        index -= 1
    word = tokens.words[index]
    return word in BEFORE_PARTICLES or (word[:1].isupper() and tokens.words[index + 1] in FOREIGN_PARTICLES)


def _without_opening(tokens: Tokens, start: int, anchor: int, sentence: int) -> int:
    """Drop what only introduces the name: "In Muster AG" at the start of a sentence, "der Münchner Muster AG"."""
    opening = start == sentence or tokens.words[start - 1] in STARTERS
    kind = _kinds()[tokens.words[start]]
    plain_demonym = kind == DEMONYM and start < anchor - 1 and not BUSINESS_NOUN.search(tokens.words[start + 1])
    if start < anchor and (plain_demonym or (kind == PREPOSITION and opening)):
        start += 1
    while start < anchor and _kinds()[tokens.words[start]] in (LINK, HYPHEN, PARTICLE):
        start += 1
    return start


@cache
def _kinds() -> WordTable[int]:
    return WordTable(_kind)


def _kind(word: str) -> int:
    if word in HYPHENS:
        return HYPHEN
    if word in LINKS:
        return LINK
    if word in PARTICLES or word == "und":
        return PARTICLE
    if word == ")":
        return CLOSED
    if word in NAME_PREPOSITIONS:
        return PREPOSITION
    return _capitalised_kind(word)


def _capitalised_kind(word: str) -> int:
    if not (word[:1].isupper() or (word[:1].isdigit() and any(map(str.isalpha, word)))):
        return STOP
    if word in NAME_LEADING:
        return NAME
    if word.lower() in read_words("function_words.txt") or word in read_words("legal_forms.txt"):
        return STOP
    if word in KIN or describe_company(word) or ends_in_head(word):
        return DESCRIPTION
    if find_role(word):
        return STOP
    return DEMONYM if places_of_demonym(word) else NAME
