"""Write src/tickerlese/lexicon/currencies.csv: ISO 4217 codes, symbols and German names from CLDR, and what it lacks.

Run ``python data/build_currencies.py`` with babel installed. CLDR gives the names ("Kanadischer Dollar", "Finnische
Mark"); this script splits them into qualifier and noun, so that every inflection can be read, and adds short forms,
symbols, subunits and crypto currencies by hand.
"""

from __future__ import annotations

import re
from pathlib import Path

from babel import Locale, numbers
from babel.core import get_global

OUT = Path(__file__).parent.parent / "src/tickerlese/lexicon/currencies.csv"
HEAD = """\
# Currencies: how German text names them.
# Source: Unicode CLDR (Unicode License v3) through babel, and additions of data/build_currencies.py, which writes this.
# form: as written; a qualifier is a stem ("kanadisch") or a word that is never inflected ("US")
# kind: code, symbol, noun (needs no qualifier where code is filled), subunit, qualifier (of noun),
#   name (never with an amount)
# code: ISO 4217 or crypto ticker; the first subunit row of a form is its default
# noun: the noun that a form inflects, or that a qualifier qualifies
# parts: how many make one unit, empty for one
# market: x where the form alone, without an amount, means the currency; for codes also: read in lower case
form,kind,code,noun,parts,market
"""
DROPPED = re.compile(
    r"X(?!AF|OF|PF|CD)..|USN|USS|CHE|CHW|CLF|CNX|COU|MXV|UYI|BOV|ECV|BEL|LUL|CNH|BAN|BAD|BAM|DDM|GEK|MXP|ARL|ZRN|ZRZ"
)
MARKET_NOUNS = frozenset(
    "Euro Dollar Franken Pfund Yen Yuan Renminbi Rubel Lira Zloty Forint Schekel Hrywnja Baht Rupiah Ringgit".split()
)
MARKET_CODES = frozenset(
    "EUR USD CHF GBP JPY CNY AUD CAD NZD HKD SGD NOK DKK PLN HUF CZK BTC XRP LTC USDT USDC DOGE".split()
)
# What a noun means when nothing qualifies it. These nouns stay unknown: many countries have one.
UNKNOWN = frozenset("Peso Krone Dinar Rial Riyal Manat".split())
DEFAULTS = """
Dollar USD
Pfund GBP
Franken CHF
Rupie INR
Lira TRY
Rubel RUB
Mark DEM
Real BRL
Won KRW
Schilling ATS
Franc FRF
Gulden NLG
Escudo PTE
Lire ITL
Yuan CNY
Renminbi CNY
Dirham AED
Leu RON
Zloty PLN
Pesete ESP
Drachme GRD
Rand ZAR
Cedi GHS
Taka BDT
"""
FORMS = """
Euro Euro Euros
Dollar Dollar Dollars
Franken Franken Frankens
Pfund Pfund Pfunds Pfunde Pfunden
Yen Yen Yens
Yuan Yuan Yuans
Renminbi Renminbi Renminbis
Rubel Rubel Rubels Rubeln
Lira Lira Liras
Lire Lire Liren
Krone Krone Kronen
Peso Peso Pesos
Rupie Rupie Rupien
Real Real Reais Reals
Won Won
Rand Rand
Mark Mark
Zloty Zloty Zlotys Złoty Złotys
Forint Forint Forints
Leu Leu Lei
Lew Lew Lewa Leva
Hrywnja Hrywnja Hrywna Hrywen Hrywnia Hryvnia Hrywnjas Griwna Griwnja
Schekel Schekel Schekeln Schekels Shekel
Schilling Schilling Schillinge Schillingen
Dinar Dinar Dinare Dinaren Dinars
Dirham Dirham Dirhams
Rial Rial Rials
Riyal Riyal Riyals
Franc Franc Francs
Gulden Gulden
Pesete Peseta Pesete Peseten Pesetas
Escudo Escudo Escudos
Drachme Drachme Drachmen
Sum Sum
Rufiyaa Rufiyaa
Rupiah Rupiah
Dong Dong
Som Som
"""
ALIAS = {"Złoty": "Zloty", "Peseta": "Pesete", "Kronen": "Krone"}
ACCENTS = str.maketrans("áíóãʻł", "aioa'l")
QUALIFIERS = """
USD Dollar US|amerikanisch|US amerikanisch
USD Cent US|amerikanisch|Dollar
EUR Cent Euro
CAD Dollar Kanada
CAD Cent kanadisch
AUD Dollar Australien|Austral
HKD Dollar Hong Kong|Hongkonger
NZD Dollar neuseeländisch
SGD Dollar Singapurer|singapurisch
TWD Dollar neue Taiwan|neuen Taiwan|neuer Taiwan|taiwanesisch|taiwanisch|Taiwan
NAD Dollar namibisch
JMD Dollar jamaikanisch
FJD Dollar fidschianisch
ZWL Dollar simbabwisch|Simbabwe
GBP Pfund englisch
EGP Pfund Ägypten
CHF Franken schweizerisch
DEM Mark D
DDM Mark DDR|Ost
BAM Mark konvertibl|bosnisch
SEK Krone Schweden
NOK Krone Norwegen|Norweger
DKK Krone Dänen|Dänemark
CZK Krone Tschechen
SKK Krone slowakisch
CSK Krone tschechoslowakisch
AED Dirham emiratisch|Emirate
SAR Rial saudisch|saudi arabisch|saudiarabisch
SAR Riyal saudisch|saudi arabisch|saudiarabisch|Saudi
QAR Riyal katarisch
QAR Rial katarisch|Katar
OMR Riyal omanisch
YER Rial jemenitisch
KWD Dinar kuwaitisch
BHD Dinar bahrainisch
CNY Renminbi chinesisch
KES Schilling kenianisch
TZS Schilling tansanisch
UGX Schilling ugandisch
AZN Manat aserbaidschanisch
TMT Manat turkmenisch
UZS Sum usbekisch
UZS Som usbekisch
BYN Rubel belarussisch|weissrussisch|Belarus
MUR Rupie mauritisch
LKR Rupie sri lankisch
BDT Taka bangladeschisch
MMK Kyat burmesisch
ILS Schekel israelisch|neue israelisch|neuen israelisch
TRY Lira türkisch|neue türkisch|neuen türkisch
ITL Lira italienisch
ITL Lire italienisch
PLN Zloty polnisch
VES Bolívar venezolanisch
XOF Franc CFA
BEF Franc belgisch
LUF Franc luxemburgisch
"""
SYMBOLS = """
EUR €
USD $ US$ USD$
GBP £
JPY ¥ JP¥ JPY¥
CNY CN¥ RMB CNH
RUB ₽
INR ₹
KRW ₩
TRY ₺
UAH ₴
ILS ₪
VND ₫
THB ฿
PLN zł
CZK Kč
HUF Ft
CHF Fr. Fr sFr sFr. SFr SFr. Sfr Sfr. sfr.
AUD A$ AU$ AUS$
CAD C$ CA$ Can$
HKD HK$
NZD NZ$
SGD S$ SG$
TWD NT$
BRL R$
MXN MX$
XCD EC$
SEK skr
NOK nkr
DKK dkr
DEM DM
ATS öS
BTC ₿
"""
SUBUNITS = """
EUR Cent Cents ct Ct 100
USD Cent Cents 100
CAD Cent Cents 100
AUD Cent Cents 100
NZD Cent Cents 100
SGD Cent Cents 100
HKD Cent Cents 100
ZAR Cent Cents 100
EUR Eurocent Eurocents 100
USD Dollarcent Dollarcents 100
CHF Rappen Rappens 100
GBP Pence Penny Pennys Pennies GBp GBX 100
RUB Kopeke Kopeken 100
UAH Kopeke Kopeken 100
ATS Groschen 100
PLN Groszy Grosz 100
DEM Pfennig Pfennige Pfennigen Pfennigs 100
CZK Heller Hellern 100
SEK Öre 100
NOK Öre 100
DKK Öre Øre 100
FRF Centime Centimes 100
HUF Filler 100
INR Paise Paisa 100
BTC Satoshi Satoshis 100000000
"""
CRYPTO = """
BTC BTC XBT Bitcoin Bitcoins
ETH ETH Ether Ethers Ethereum
XRP XRP
LTC LTC Litecoin Litecoins
DOGE DOGE Dogecoin Dogecoins
SOL SOL Solana
ADA ADA Cardano
BNB BNB
USDT USDT Tether
USDC USDC
BCH BCH
DOT DOT Polkadot
"""
NICKNAMES = """
USD Greenback
EUR Gemeinschaftswährung Einheitswährung
CAD Loonie
"""
CLOSED = {
    "Krone": {"SEK": "Schweden", "NOK": "Norweger", "DKK": "Dänen", "CZK": "Tschechen"},
    "Franken": {"CHF": "Schweizer"},
    "Dollar": {"AUD": "Austral", "HKD": "Hongkong", "SGD": "Singapur"},
}
Row = tuple[str, str, str, str, str, str]


def main() -> None:
    """Write the table."""
    rows = list(dict.fromkeys([*codes(), *symbols(), *nouns(), *subunits(), *crypto(), *qualifiers(), *nicknames()]))
    OUT.write_text(HEAD + "".join(",".join(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{OUT}: {len(rows)} rows")


def cldr() -> dict[str, tuple[str, str]]:
    """Map codes to qualifier and noun of their German name, current currencies before historic ones."""
    locale = Locale.parse("de")
    current = {
        code
        for entries in get_global("territory_currencies").values()
        for code, _, end, tender in entries
        if tender and not end
    }
    names = {}
    for code in sorted(locale.currencies, key=lambda code: (code not in current, code)):
        name = numbers.get_currency_name(code, count=1, locale=locale)
        if DROPPED.fullmatch(code) or ("(" in name and not code.startswith("X")):
            continue
        names[code] = split_name(name)
    return names


def split_name(name: str) -> tuple[str, str]:
    """Split "Neuer Taiwan-Dollar" into qualifier and noun: ("Taiwan", "Dollar").

    >>> split_name("Kanadischer Dollar"), split_name("Sri-Lanka-Rupie")
    (('kanadisch', 'Dollar'), ('Sri Lanka', 'Rupie'))
    """
    words = re.sub(r"\(.*?\)", "", name).replace("-", " ").split()
    words = [word for word in words if word not in {"Neuer", "Neue", "Novo"}]
    *qualifier, noun = words
    text = " ".join(qualifier)
    if adjective := re.fullmatch(r"(.*sch)(?:er|es|e)", text):
        text = adjective[1][0].lower() + adjective[1][1:]
    return text.replace("ß", "ss"), ALIAS.get(noun, noun)


def all_codes() -> list[str]:
    """List every ISO 4217 code that names money, historic ones too."""
    kept = {"XAF", "XOF", "XPF", "XCD", "XEU"}
    return [code for code in sorted(Locale.parse("de").currencies) if not code.startswith("X") or code in kept]


def codes() -> list[Row]:
    return [(code, "code", code, "", "", "x" if code in MARKET_CODES else "") for code in all_codes()]


def symbols() -> list[Row]:
    return [(form, "symbol", code, "", "", "") for code, *forms in lines(SYMBOLS) for form in forms]


def nouns() -> list[Row]:
    forms = {noun: written for noun, *written in lines(FORMS)}
    defaults = dict(lines(DEFAULTS)) | dict.fromkeys(UNKNOWN, "")
    owners: dict[str, list[str]] = {noun: [] for noun in forms}
    for code, (_, noun) in cldr().items():
        owners.setdefault(noun, []).append(code)
    rows = []
    locale = Locale.parse("de")
    for noun, named in owners.items():
        code = defaults.get(noun, named[0] if named else "")
        written = forms.get(noun) or [noun, numbers.get_currency_name(named[0], count=2, locale=locale).split()[-1]]
        written = [form.rsplit("-", 1)[-1] for form in written if form[0].isalpha()]
        market = "x" if noun in MARKET_NOUNS else ""
        rows += [
            (form, "noun", code, noun, "", market) for form in (*written, *(w.translate(ACCENTS) for w in written))
        ]
    for noun, compounds in CLOSED.items():
        for code, start in compounds.items():
            rows += [(start + form.lower(), "noun", code, noun, "", "x") for form in forms[noun]]
    return rows


def subunits() -> list[Row]:
    return [(form, "subunit", code, forms[0], parts, "") for code, *forms, parts in lines(SUBUNITS) for form in forms]


def crypto() -> list[Row]:
    rows: list[Row] = []
    for code, *forms in lines(CRYPTO):
        for form in forms:
            market = "x" if not form.isupper() or form in MARKET_CODES else ""
            rows.append(
                (form, "code", code, "", "", market) if form.isupper() else (form, "noun", code, form, "", market)
            )
    return rows


def qualifiers() -> list[Row]:
    rows = [(stem, "qualifier", code, noun, "", "") for code, (stem, noun) in cldr().items() if stem]
    for code, noun, *rest in lines(QUALIFIERS):
        rows += [(stem, "qualifier", code, noun, "", "") for stem in " ".join(rest).split("|")]
    first: dict[tuple[str, str], Row] = {}
    for row in rows:
        first.setdefault((row[0], row[3]), row)
    return list(first.values())


def nicknames() -> list[Row]:
    return [(form, "name", code, "", "", "x") for code, *forms in lines(NICKNAMES) for form in forms]


def lines(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().splitlines()]


if __name__ == "__main__":
    main()
