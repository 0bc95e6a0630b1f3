"""Identifiers of securities and companies in the text: ISIN, WKN, LEI, and tickers in brackets.

In: ``Tokens``. Out: IDENTIFIER mentions, in text order: ``kind`` says which, the name of the identity is the value. An
ISIN or LEI is recognised by its check digits wherever it stands; a WKN by the word before it, or as part of the ISIN
beside it; a ticker by its exchange in brackets ("(Nasdaq: NVDA)"), by a word for it ("Börsenkürzel KURV") or by the
exchange's ending in brackets ("(SAP.DE)"). Refused: wrong check digits, and everything that only looks like one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tickerlese.mention import Identity, Mention
from tickerlese.tokens import TypeTable

if TYPE_CHECKING:
    from tickerlese.tokens import Tokens

ISIN, WKN, LEI, TICKER = "isin", "wkn", "lei", "ticker"
NONE, IS_ISIN, IS_LEI, SAYS_WKN, SAYS_TICKER, IS_EXCHANGE, IS_SUFFIXED = range(7)
ISIN_FORM = re.compile(r"[A-Z]{2}[A-Z0-9]{9}[0-9]")
LEI_FORM = re.compile(r"[A-Z0-9]{18}[0-9]{2}")
WKN_FORM = re.compile(r"(?=[A-Z0-9]*[0-9])[A-HJ-NP-Z0-9]{6}")
TICKER_FORM = re.compile(r"(?=[0-9]*[A-Z]|[0-9]{4,6}$)[A-Z0-9]{1,6}(?:[.-][A-Z]{1,2})?")
SUFFIXED = re.compile(
    r"[A-Z0-9]{1,6}\.(?:DE|F|XETRA|SG|MU|HM|BE|DU|VI|SW|S|VX|ZU|N|O|OQ|K|L|PA|AS|BR|MC|MI|LS|HE|ST|CO|OL|WA|PR|BU|IS"
    r"|TO|V|HK|SS|SZ|T|KS|KQ|TW|NS|BO|AX|SA|MX)"
)
WKN_WORDS = frozenset({"WKN", "WKN-Nr", "Wertpapierkennnummer", "Wertpapierkennummer", "Wertpapierkenn-Nr"})
TICKER_WORDS = frozenset(
    "Ticker Tickersymbol Tickersymbols Tickerkürzel Börsenkürzel Börsensymbol Börsenticker Handelskürzel".split()
)
EXCHANGES = frozenset(
    "Nasdaq NASDAQ NasdaqGS NasdaqGM NasdaqCM NYSE AMEX ARCA Xetra XETRA ETR FSE FWB FRA Frankfurt LSE LON AIM SIX SWX "
    "VTX EBS VIE WBAG Wien TSX TSXV TSXV CVE CSE ASX HKEX SEHK HKG Hongkong Tokio TSE TYO SSE SZSE SHA SHE OTC "
    "OTCQB OTCQX OTCMKTS Euronext EPA AMS EBR BIT BME STO OSE OSL CPH HEL WSE KRX KOSPI NSE BSE JSE MOEX BVMF".split()
)
BEFORE_WKN = frozenset({":", "-", "–", "/", "Nr.", "Nr", ".", "=", "ISIN", "lautet"})
BEFORE_TICKER = frozenset({":", "„", '"', "«", "»", "-", "“", "=", "Symbol", "lautet"})
BESIDE = frozenset({"/", ",", ";", "|", "-", "–", ":", "(", " "})
OPENING, CLOSING = frozenset("([<"), frozenset(")]>")
LONGEST_BRACKET = 24  # tokens
MOST_BETWEEN = 4
SHORTEST_TICKER = 2


def is_isin(code: str) -> bool:
    """Whether form and check digit are those of an ISIN.

    >>> is_isin("DE0007164600"), is_isin("DE0007164601")
    (True, False)
    """
    if not ISIN_FORM.fullmatch(code):
        return False
    digits = "".join(str(int(letter, 36)) for letter in code)
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0


def is_lei(code: str) -> bool:
    """Whether form and check digits are those of a legal entity identifier (ISO 17442).

    >>> is_lei("529900D6BF99LW9R2E68"), is_lei("529900D6BF99LW9R2E86")
    (True, False)
    """
    return LEI_FORM.fullmatch(code) is not None and int("".join(str(int(sign, 36)) for sign in code)) % 97 == 1


def is_wkn(code: str) -> bool:
    """Whether the form is that of a WKN: six capitals and digits, at least one digit, neither I nor O."""
    return WKN_FORM.fullmatch(code) is not None


def find_identifiers(tokens: Tokens) -> list[Mention]:
    """All identifiers of the text."""
    found: list[Mention] = []
    free = 0
    for index, meaning in ANCHORS.items(tokens.typed):
        if index < free:
            continue
        for token, kind in READERS[meaning](tokens, index):
            found.append(_mention(tokens, token, kind))
            free = token + 1
    return found


def _classify(word: str) -> int:
    """What a word has to do with identifiers."""
    if word in WKN_WORDS:
        return SAYS_WKN
    if word in TICKER_WORDS:
        return SAYS_TICKER
    if word in EXCHANGES:
        return IS_EXCHANGE
    code = word.rstrip(".")
    if len(code) == 12 and is_isin(code):
        return IS_ISIN
    if len(code) == 20 and is_lei(code):
        return IS_LEI
    return IS_SUFFIXED if "." in word and SUFFIXED.fullmatch(word) else NONE


Found = list[tuple[int, str]]


def _read_isin(tokens: Tokens, index: int) -> Found:
    """The ISIN, and behind it the WKN that it holds: "(DE0007164600/716460)"."""
    wkn = _skip(tokens, index + 1, BESIDE)
    isin = tokens.words[index]
    if isin.startswith("DE") and wkn < len(tokens) and tokens.words[wkn] == isin[5:11]:
        return [(index, ISIN), (wkn, WKN)]
    return [(index, ISIN)]


def _read_lei(_: Tokens, index: int) -> Found:
    return [(index, LEI)]


def _read_wkn(tokens: Tokens, index: int) -> Found:
    """What follows the word "WKN", directly or behind a colon."""
    code = _skip(tokens, index + 1, BEFORE_WKN)
    return [(code, WKN)] if code < len(tokens) and is_wkn(tokens.words[code].rstrip(".")) else []


def _read_ticker(tokens: Tokens, index: int) -> Found:
    """What follows a word for ticker: "Börsenkürzel: KURV", but not "im Live-Ticker: BVB"."""
    if index and tokens.words[index - 1] == "-":
        return []
    code = _skip(tokens, index + 1, BEFORE_TICKER)
    if code >= len(tokens):
        return []
    word = tokens.words[code].rstrip(".")
    is_ticker = len(word) >= SHORTEST_TICKER and not word.isdigit() and TICKER_FORM.fullmatch(word)
    return [(code, TICKER)] if is_ticker else []


def _read_exchange(tokens: Tokens, index: int) -> Found:
    """What follows an exchange and a colon inside brackets: "(Nasdaq: NVDA)", "(TSX-V: ABC, FSE: 1AB)"."""
    words = tokens.words
    colon = _skip(tokens, index + 1, frozenset({"-", "V", "Paris", "Amsterdam", "American"}))
    if colon >= len(words) or words[colon] != ":" or not _in_brackets(tokens, index):
        return []
    code = _skip(tokens, colon + 1, frozenset())
    return [(code, TICKER)] if code < len(words) and TICKER_FORM.fullmatch(words[code]) else []


def _read_suffixed(tokens: Tokens, index: int) -> Found:
    """A ticker with the ending of its exchange, alone in brackets or beside other identifiers: "(SAP.DE)"."""
    return [(index, TICKER)] if _in_brackets(tokens, index) else []


READERS = {
    IS_ISIN: _read_isin,
    IS_LEI: _read_lei,
    SAYS_WKN: _read_wkn,
    SAYS_TICKER: _read_ticker,
    IS_EXCHANGE: _read_exchange,
    IS_SUFFIXED: _read_suffixed,
}


def _skip(tokens: Tokens, index: int, joints: frozenset[str]) -> int:
    """The next token on the line that is neither blank nor one of a few joints."""
    end = min(len(tokens), index + MOST_BETWEEN)
    while index < end and (tokens.words[index] in joints or tokens.words[index].isspace()):
        if "\n" in tokens.words[index]:
            return len(tokens)
        index += 1
    return index


def _in_brackets(tokens: Tokens, index: int) -> bool:
    """Whether a bracket is open before the token."""
    for before in range(index - 1, max(-1, index - LONGEST_BRACKET), -1):
        word = tokens.words[before]
        if word in OPENING:
            return True
        if word in CLOSING or "\n" in word:
            return False
    return False


def _mention(tokens: Tokens, index: int, kind: str) -> Mention:
    start = tokens.starts[index]
    value = tokens.words[index].rstrip(".")
    end = start + len(value)
    return Mention("IDENTIFIER", start, end, index, index + 1, identity=Identity(value), kind=kind)


ANCHORS = TypeTable(_classify, dtype="int8")
