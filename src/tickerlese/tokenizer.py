"""German tokens as financial news needs them: spaCy's rules, and splits that keep names and amounts findable.

spaCy keeps "Alibaba-Aktie", "380-Milliarden-Yuan-Initiative" and "149,4EUR" in one token, so that no span can end after
"Alibaba" or before "EUR". Here every hyphen between letters or digits is a token of its own ("Müller-Lyon" is three
tokens and one name), and a unit glued to its number is split off. So are names on both sides of a slash ("EUR/USD"), an
agency's sign-off ("Helaba./ajx") and the full stop after a number too long for an ordinal ("Nikkei 225.").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

if TYPE_CHECKING:
    from spacy.language import Language

HYPHENS = "\\-\u2010\u2011\u2013\u2014"
DASHES = "\u2013\u2014\u2212"
UNITS = "EUR|USD|CHF|GBP|JPY|CNY|TEUR|MEUR|T€|Euro|Dollar|Franken|Yen|Yuan|Mrd|Mio|Tsd|Bio|Prozent|Punkte"
INFIXES = (
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
SUFFIXES = (
    rf"(?<=\d)(?:{UNITS})",
    rf"(?<=[^\W_])[{HYPHENS}]",
    r"(?<=\d)[%‰]",
    r"(?<=\d)[€$£¥]",
    r"(?<=[a-zäöüß][A-Z])\.",
    r"(?<=\d{3})\.",
)


def configure(nlp: Language) -> None:
    """Give the pipeline's tokenizer the additional splits; the model stores them with it."""
    defaults = nlp.Defaults
    tokenizer = nlp.tokenizer
    tokenizer.prefix_search = compile_prefix_regex([*PREFIXES, *(defaults.prefixes or ())]).search  # type: ignore[attr-defined]
    tokenizer.suffix_search = compile_suffix_regex([*SUFFIXES, *(defaults.suffixes or ())]).search  # type: ignore[attr-defined]
    tokenizer.infix_finditer = compile_infix_regex([*INFIXES, *(defaults.infixes or ())]).finditer  # type: ignore[attr-defined]
