"""Listed companies are found by the names that the German press gives them, and lead to their identifiers."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.token_text import read_tokens
from tickerlese.companies import companies, company_of_epithet
from tickerlese.known_names import scan_known_names
from tickerlese.tokens import Tokens

DAX = {
    "Adidas": "DE000A1EWWW0",
    "Airbus": "NL0000235190",
    "Allianz": "DE0008404005",
    "BASF": "DE000BASF111",
    "Bayer": "DE000BAY0017",
    "Beiersdorf": "DE0005200000",
    "BMW": "DE0005190003",
    "Brenntag": "DE000A1DAHH0",
    "Commerzbank": "DE000CBK1001",
    "Continental": "DE0005439004",
    "Daimler Truck": "DE000DTR0CK8",
    "Deutsche Bank": "DE0005140008",
    "Deutsche Börse": "DE0005810055",
    "Deutsche Post": "DE0005552004",
    "Telekom": "DE0005557508",
    "Eon": "DE000ENAG999",
    "Fresenius": "DE0005785604",
    "FMC": "DE0005785802",
    "Gea": "DE0006602006",
    "Hannover Rück": "DE0008402215",
    "Heidelberg Materials": "DE0006047004",
    "Henkel": "DE0006048432",
    "Infineon": "DE0006231004",
    "Mercedes-Benz": "DE0007100000",
    "Merck": "DE0006599905",
    "MTU": "DE000A0D9PT0",
    "Münchener Rück": "DE0008430026",
    "Porsche SE": "DE000PAH0038",
    "Qiagen": "NL0015002CX3",
    "Rheinmetall": "DE0007030009",
    "RWE": "DE0007037129",
    "SAP": "DE0007164600",
    "Scout24": "DE000A12DM80",
    "Siemens": "DE0007236101",
    "Siemens Energy": "DE000ENER6Y0",
    "Siemens Healthineers": "DE000SHL1006",
    "Symrise": "DE000SYM9999",
    "VW": "DE0007664039",
    "Vonovia": "DE000A1ML7J1",
    "Zalando": "DE000ZAL1111",
}
MDAX = {
    "Aixtron": "DE000A0WMPJ6",
    "Aroundtown": "LU1673108939",
    "Aurubis": "DE0006766504",
    "Auto1": "DE000A2LQ884",
    "Bechtle": "DE0005158703",
    "Bilfinger": "DE0005909006",
    "Carl Zeiss Meditec": "DE0005313704",
    "CTS Eventim": "DE0005470306",
    "Delivery Hero": "DE000A2E4K43",
    "Deutz": "DE0006305006",
    "Evonik": "DE000EVNK013",
    "Evotec": "DE0005664809",
    "Fielmann": "DE0005772206",
    "Flatexdegiro": "DE000FTG1111",
    "Fraport": "DE0005773303",
    "Freenet": "DE000A0Z2ZZ5",
    "Fuchs": "DE000A3E5D64",
    "Hella": "DE000A13SX22",
    "Hellofresh": "DE000A161408",
    "Hensoldt": "DE000HAG0005",
    "Hochtief": "DE0006070006",
    "Hugo Boss": "DE000A1PHFF7",
    "Ionos": "DE000A3E00M1",
    "Jenoptik": "DE000A2NB601",
    "Jungheinrich": "DE0006219934",
    "K+S": "DE000KSAG888",
    "Kion": "DE000KGX8881",
    "Knorr-Bremse": "DE000KBX1006",
    "Krones": "DE0006335003",
    "Lanxess": "DE0005470405",
    "LEG Immobilien": "DE000LEG1110",
    "Lufthansa": "DE0008232125",
    "Nemetschek": "DE0006452907",
    "Nordex": "DE000A0D6554",
    "Porsche AG": "DE000PAG9113",
    "Puma": "DE0006969603",
    "Rational": "DE0007010803",
    "Redcare Pharmacy": "NL0012044747",
    "Renk": "DE000RENK730",
    "RTL Group": "LU0061462528",
    "Sartorius": "DE0007165631",
    "Schott Pharma": "DE000A3ENQ51",
    "Ströer": "DE0007493991",
    "TAG Immobilien": "DE0008303504",
    "Talanx": "DE000TLX1005",
    "Teamviewer": "DE000A2YN900",
    "Thyssenkrupp": "DE0007500001",
    "Traton": "DE000TRAT0N7",
    "Tui": "DE000TUAG505",
    "United Internet": "DE0005089031",
    "Wacker Chemie": "DE000WCH8881",
}
SMI = {
    "ABB": "CH0012221716",
    "Alcon": "CH0432492467",
    "Geberit": "CH0030170408",
    "Givaudan": "CH0010645932",
    "Holcim": "CH0012214059",
    "Kühne + Nagel": "CH0025238863",
    "Logitech": "CH0025751329",
    "Lonza": "CH0013841017",
    "Nestlé": "CH0038863350",
    "Novartis": "CH0012005267",
    "Partners Group": "CH0024608827",
    "Richemont": "CH0210483332",
    "Roche": "CH0012032048",
    "Sika": "CH0418792922",
    "Swiss Life": "CH0014852781",
    "Swiss Re": "CH0126881561",
    "Swisscom": "CH0008742519",
    "UBS": "CH0244767585",
    "Zurich Insurance": "CH0011075394",
}
ATX = {
    "Andritz": "AT0000730007",
    "AT&S": "AT0000969985",
    "Bawag": "AT0000BAWAG2",
    "CA Immo": "AT0000641352",
    "Do & Co": "AT0000818802",
    "Erste Group": "AT0000652011",
    "EVN": "AT0000741053",
    "Lenzing": "AT0000644505",
    "Mayr-Melnhof": "AT0000938204",
    "Österreichische Post": "AT0000APOST4",
    "OMV": "AT0000743059",
    "RBI": "AT0000606306",
    "Schoeller-Bleckmann": "AT0000946652",
    "Strabag": "AT000000STR1",
    "Uniqa": "AT0000821103",
    "Verbund": "AT0000746409",
    "Vienna Insurance Group": "AT0000908504",
    "Voestalpine": "AT0000937503",
    "Wienerberger": "AT0000831706",
}
MEMBERS = [(name, isin) for index in (DAX, MDAX, SMI, ATX) for name, isin in index.items()]


def named(text: str) -> list[tuple[str, str]]:
    """What the lexicon finds: span and canonical name."""
    tokens = read_tokens(text)
    return [(span(tokens, hit.first, hit.last), hit.row.name) for hit in scan_known_names(tokens)]


def span(tokens: Tokens, first: int, last: int) -> str:
    return tokens.text[tokens.starts[first] : tokens.ends[last - 1]]


def test_the_tables_of_members_are_whole() -> None:
    assert [len(index) for index in (DAX, MDAX, SMI, ATX)] == [40, 51, 19, 19]


@pytest.mark.parametrize(("name", "isin"), MEMBERS, ids=[name for name, _ in MEMBERS])
def test_a_member_of_an_index_has_its_isin(name: str, isin: str) -> None:
    tokens = read_tokens(f"Am Dienstag gewann die Aktie von {name} zwei Prozent.")
    firms = [row for hit in scan_known_names(tokens) for row in hit.rows if row.label == "COMPANY"]
    assert [row.identity().isin for row in firms] == [isin]


SPELLINGS = (
    ("Die Alibaba-Aktie steigt", [("Alibaba", "Alibaba Group")]),
    ("INFINEON UND AIXTRON GEFRAGT", [("INFINEON", "Infineon"), ("AIXTRON", "Aixtron")]),
    ("Volkswagens Werke", [("Volkswagens", "Volkswagen")]),
    ("SAPs Cloud und SAP's Kurs", [("SAPs", "SAP"), ("SAP's", "SAP")]),
    ("Mercedes’ Vorstand", [("Mercedes’", "Mercedes-Benz Group")]),
    ("bei der Deutschen Bank", [("Deutschen Bank", "Deutsche Bank")]),
    ("Aufseher der Deutscher Bank", [("Deutscher Bank", "Deutsche Bank")]),
    ("die Deutsche-Bank-Tochter DWS", [("Deutsche-Bank", "Deutsche Bank"), ("DWS", "DWS")]),
    ("Muenchener Rueck und Munich Re", [("Muenchener Rueck", "Munich Re"), ("Munich Re", "Munich Re")]),
    ("E.ON, Eon und EON", [("E.ON", "E.ON"), ("Eon", "E.ON"), ("EON", "E.ON")]),
    ("ProSiebenSat.1 und 1&1", [("ProSiebenSat.1", "Prosiebensat.1"), ("1&1", "1&1")]),
    ("HelloFresh oder Hellofresh", [("HelloFresh", "Hellofresh"), ("Hellofresh", "Hellofresh")]),
    ("adidas und voestalpine", [("adidas", "Adidas"), ("voestalpine", "Voestalpine")]),
    ("Nestle und Société Generale", [("Nestle", "Nestlé"), ("Société Generale", "Société Générale")]),
    ("H & M, H&M und L'Oréal", [("H & M", "H&M"), ("H&M", "H&M"), ("L'Oréal", "L'Oréal")]),
    ("Fresenius SE & Co. KGaA sowie Linde plc", [("Fresenius SE & Co. KGaA", "Fresenius"), ("Linde plc", "Linde")]),
    ("Merck KGaA und Merck & Co.", [("Merck KGaA", "Merck KGaA"), ("Merck & Co.", "Merck & Co")]),
    ("Siemens Energy, nicht Siemens", [("Siemens Energy", "Siemens Energy"), ("Siemens", "Siemens")]),
    ("der Dax-40-Wert im Deutschen Aktienindex", [("Dax-40", "DAX"), ("Deutschen Aktienindex", "DAX")]),
    ("S&P-500-Werte, S&P 500", [("S&P-500", "S&P 500"), ("S&P 500", "S&P 500")]),
    ("Gold Fields fördert Gold", [("Gold Fields", "Gold Fields"), ("Gold", "Gold")]),
    ("Öl der Sorte Brent", [("Öl der Sorte Brent", "Brent")]),
    ("Rendite zehnjähriger Bundesanleihen", [("zehnjähriger Bundesanleihen", "Bundesanleihen")]),
    ("EZB-Chefin und IG-Metall-Vize", [("EZB", "Europäische Zentralbank"), ("IG-Metall", "IG Metall")]),
    ("der Schweizerischen Nationalbank", [("Schweizerischen Nationalbank", "Schweizerische Nationalbank")]),
    (
        "iShares Core MSCI World UCITS ETF und Xtrackers",
        [("iShares Core MSCI World UCITS ETF",) * 2, ("Xtrackers",) * 2],
    ),
    ("Vanguard bietet den ETF an", [("Vanguard", "Vanguard")]),
    ("Bank of China in China", [("Bank of China", "Bank of China"), ("China", "China")]),
)


@pytest.mark.parametrize(("text", "expected"), SPELLINGS, ids=[text for text, _ in SPELLINGS])
def test_names_are_found_as_the_press_writes_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


NOT_NAMES = (
    "Der Telekomkonzern und die Visageschichte",
    "ein gap, ein puma und die linde",
    "Ing. Huber rechnet",  # ING is in capitals only
    "Ein Verein für allianzen",
    "Gold AG meldet Insolvenz an",  # a legal form makes another company of it
)


@pytest.mark.parametrize("text", NOT_NAMES)
def test_other_words_are_left_alone(text: str) -> None:
    assert named(text) == []


COMMON = (
    ("Die Linde wurde gefällt", True),
    ("Die Linde plc wurde gefällt", False),
    ("Er ging zur Post", True),
    ("Er ging zur Deutschen Post", False),
    ("Müller kommt", True),
    ("Nvidia kommt", False),
)


@pytest.mark.parametrize(("text", "common"), COMMON, ids=[text for text, _ in COMMON])
def test_ambiguous_forms_are_marked(text: str, common: bool) -> None:
    assert [hit.common for hit in scan_known_names(read_tokens(text))] == [common]


def test_a_spelling_with_two_meanings_gives_both() -> None:
    (hit,) = scan_known_names(read_tokens("Salzgitter"))
    assert [row.label for row in hit.rows] == ["COMPANY", "LOCATION"]


def test_hits_do_not_overlap() -> None:
    text = (
        "Deutsche Bank, Deutsche Börse AG, Dow Jones, Bank of America, Nasdaq 100, US-Notenbank Fed, Siemens Energy AG"
    )
    hits = scan_known_names(read_tokens(text))
    assert len(hits) == 8
    assert all(left.last <= right.first for left, right in pairwise(hits))


def test_epithets_mean_one_company() -> None:
    epithets = [epithet for row in companies() for epithet in row.epithets]
    assert len(epithets) == len(set(epithets)) > 40
    google = company_of_epithet("Google-Mutter")
    assert google is not None
    assert google.name == "Alphabet"
    assert company_of_epithet("Softwarekonzern") is None
