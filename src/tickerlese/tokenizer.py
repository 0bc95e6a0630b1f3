"""German tokens as financial news needs them: spaCy's rules, and splits that keep names and amounts findable.

spaCy keeps "Alibaba-Aktie", "380-Milliarden-Yuan-Initiative" and "149,4EUR" in one token, so that no span can end after
"Alibaba" or before "EUR". Here every hyphen between letters or digits is a token of its own ("Müller-Lyon" is three
tokens and one name), and a unit glued to its number is split off. So are names on both sides of a slash ("EUR/USD"), an
agency's sign-off ("Helaba./ajx") and the full stop after a number too long for an ordinal ("Nikkei 225."). Where lost
mark-up has glued function words to names ("derweilZalando", "LANXESSund"), they come apart.

spaCy peels brackets and quotes off a word one at a time, looking at the rest of the word each time. So that a wall of
them costs no more than other text of its length, words longer than any real one are cut before they are tokenised.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without a stub
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

if TYPE_CHECKING:
    from spacy.language import Language

HYPHENS = "\\-\u2010\u2011\u2013\u2014"
DASHES = "\u2013\u2014\u2212"
UNITS = "EUR|USD|CHF|GBP|JPY|CNY|TEUR|MEUR|T€|Euro|Dollar|Franken|Yen|Yuan|Mrd|Mio|Tsd|Bio|Prozent|Punkte"
GLUED_BEFORE = (
    "die der das den dem des und von vom bei beim für auf mit im zum zur sowie eine aktuell derzeit hingegen derweil"
)
GLUED_BEHIND = (
    "und sowie mit um im auf bei aus unter hat haben ist wird ging gaben fiel fielen zog zogen legte legten stieg "
    "stiegen sank sanken verlor verloren gewann gewannen gehört plus minus heute"
)
BEHIND_GLUE = "|".join(f"(?<=^{word})" for word in GLUED_BEFORE.split())
INFIXES = (
    rf"(?=[A-ZÄÖÜ][^\W\d_])(?:{BEHIND_GLUE})",
    rf"(?<=[A-ZÄÖÜ]{{3}})(?=(?:{GLUED_BEHIND.replace(' ', '|')})$)",
    rf"(?<=[^\W_])[{HYPHENS}](?=[^\W_])",
    rf"(?<=[%€$£“”»«\")’])[{HYPHENS}](?=[^\W_])",
    rf"(?<=\d)(?=(?:{UNITS})(?![^\W_]))",
    rf"(?<=[^\W\d_])[{DASHES}]",
    r"[()\[\]„“”»«\"]",
    r"(?<=\)),",
    r"(?<=[A-ZÄÖÜ]{2})\.(?=[A-ZÄÖÜ][a-zäöüß])",
    r"(?<=[^\W\d_])/(?=[A-ZÄÖÜ])",
    r"(?<=[^\W_])\./(?=[a-z])",
)
PREFIXES = (rf"[{DASHES}\-](?=[^\W_])", r"[+±](?=\d)", r"(?:EUR|USD|CHF|GBP|JPY|TEUR|MEUR|Fr\.)(?=\d)", r"[€$£¥](?=\d)")
CACHED_WORDS = 200_000
SUFFIXES = (
    rf"(?<=\d)(?:{UNITS})",
    rf"(?<=[^\W_])[{HYPHENS}]",
    r"(?<=\d)[%‰]",
    r"(?<=\d)[€$£¥]",
    r"(?<=[a-zäöüß][A-Z])\.",
    r"(?<=\d{3})\.",
)
LONG_WORD = re.compile(r"\S{65,}")  # no space in it; addresses of web pages may be that long, words hardly
ENDLESS = 256
SHORT_ENOUGH = re.compile(r"\S{1,63}[^\w\s](?=\w)|\S{1,64}")
MARKS = re.compile(r"(?:[^\w\s.~\-]|_){33,}")  # not rows of dots or hyphens: each is one token
FEW_MARKS = 32


def configure(nlp: Language) -> None:
    """Give the pipeline's tokenizer the additional splits; the model stores them with it.

    Emoticons are no tokens here: "):" ends a bracket before a list.

    Raises:
        TypeError: when the pipeline's tokenizer is not spaCy's rule-based one.
    """
    defaults = nlp.Defaults
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        message = f"cannot configure a {type(tokenizer).__name__}: the pipeline must use spaCy's rule-based tokenizer"
        raise TypeError(message)
    tokenizer.rules = {text: tokens for text, tokens in (tokenizer.rules or {}).items() if any(map(str.isalpha, text))}
    tokenizer.prefix_search = compile_prefix_regex([*PREFIXES, *(defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([*SUFFIXES, *(defaults.suffixes or ())]).search
    tokenizer.infix_finditer = compile_infix_regex([*INFIXES, *(defaults.infixes or ())]).finditer


def enlarge_cache(nlp: Language) -> None:
    """Let the pipeline's tokenizer remember how it cut the words it met, more of them than spaCy's 10,000."""
    if isinstance(nlp.tokenizer, Tokenizer):
        nlp.tokenizer.max_cache_size = CACHED_WORDS


def make_doc(nlp: Language, text: str) -> Doc:
    """Tokenise a text of at most ``nlp.max_length`` characters in time that is linear in its length."""
    cuts = find_cuts(text)
    if not cuts:
        return nlp.make_doc(text)
    parts = [text[start:end] for start, end in pairwise([0, *cuts, len(text)])]
    return Doc.from_docs([nlp.make_doc(part) for part in parts], ensure_whitespace=False)


def find_cuts(text: str) -> list[int]:
    """Offsets where endless words and endless runs of marks have to come apart.

    >>> find_cuts("Ein langes Wort: Donaudampfschifffahrtsgesellschaft. " + "-" * 100)
    []
    >>> find_cuts("(" * 100)
    [32, 64, 96]
    """
    cuts: list[int] = []
    for word in LONG_WORD.finditer(text):
        start, end = word.span()
        if end - start > ENDLESS:
            cuts += [piece.end() for piece in SHORT_ENOUGH.finditer(text, start, end)][:-1]
        for marks in MARKS.finditer(text, start, end):
            cuts += range(marks.start() + FEW_MARKS, marks.end(), FEW_MARKS)
    return sorted(set(cuts))
