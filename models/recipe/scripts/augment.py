"""Makes more kinds of text out of annotated sentences: paragraphs, datelines, headlines in capitals, unseen names.

Everything takes a `random.Random`, so that a seed fixes the result; nothing here reads or writes files.
Invented companies are built from surnames, syllables, trades and legal forms, so that the model learns what surrounds a
name instead of learning the names by heart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from corpus import Name, Sentence

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Sequence

CITIES = (
    "Frankfurt Berlin München Hamburg Köln Düsseldorf Stuttgart Hannover Leverkusen Essen Wien Bonn Zürich Basel "
    "Genf Bern Linz Graz London Paris Amsterdam Brüssel Mailand Rom Madrid Warschau Prag Stockholm Kopenhagen Oslo "
    "Helsinki Tokio Seoul Peking Shanghai Hongkong Singapur Mumbai Sydney Washington Detroit Seattle Chicago Boston"
).split()
CITIES += ["New York", "San Francisco", "Palo Alto"]
AGENCIES = ("dpa-AFX", "dpa", "Reuters", "AFP", "AWP", "APA", "dpa/lnw", "dts", "AP", "Bloomberg", "ots")
CONSONANTS = "b br d dr f fl g gr h k kl kr l m n p pr qu r s sch st t tr v w z x".split()
VOWELS = "a e i o u ei au ie ö ü y".split()
CODAS = [*"n r l s x m nt rt lt ns rk nd th".split(), ""]
TRADES = (
    "Textil Maschinenbau Pharma Logistik Energie Immobilien Medien Software Chemie Stahl Bau Möbel Nahrungsmittel "
    "Verpackungen Papier Optik Medizintechnik Elektronik Sensorik Automotive Antriebstechnik Werkzeugbau Textilhandels "
    "Handels Beteiligungs Versicherung Vermögensverwaltung Fördertechnik Spedition Reederei Brauerei Verlag Druck "
    "Umwelttechnik Windkraft Solar Biotech Robotik Schuh Spielwaren Kosmetik Molkerei Landtechnik Feinmechanik Werft"
).split()
ENGLISH = (
    "Capital Partners Therapeutics Systems Technologies Energy Industries Biosciences Pharma Motors Foods Software "
    "Robotics Semiconductor Networks Logistics Financial Advisors Securities Research Resources Mining Airlines Health "
    "Labs Cloud Payments Brands Entertainment Chemicals Materials Aerospace Renewables Properties Bancorp Holdings"
).split()
FORMS = (
    "AG", "SE", "GmbH", "GmbH & Co. KG", "KG", "KGaA", "SE & Co. KGaA", "Holding AG", "Holding", "Group", "Gruppe",
    "GesmbH", "AG & Co. KG", "eG", "Inc.", "Corp.", "plc", "Ltd.", "S.A.", "N.V.", "SpA", "AB", "ASA",
)  # fmt: skip
BANKS = ("Bank", "Privatbank", "Bankhaus", "Research", "Securities", "Asset Management", "Invest", "Kapital")
ROLES = (
    "konzern",
    "hersteller",
    "zulieferer",
    "händler",
    "anbieter",
    "unternehmen",
    "spezialist",
    "dienstleister",
    "riese",
)
TITLES = (
    "Dr.", "Prof. Dr.", "Dr. h. c.", "Dipl.-Ing.", "Vorstandschef", "Vorstandschefin", "Finanzchefin", "Konzernchef",
    "Analyst", "Analystin", "Aufsichtsratschef", "Firmengründer", "Sprecherin", "Frau", "Herr", "Geschäftsführer",
)  # fmt: skip
NOBLE = ("von", "von der", "Freiherr von", "Graf", "Freifrau von", "de", "van")
LEAD_CHANCE = 0.15
INITIALS = "ABCDEFGHIKLMNOPRSTUVWZ"


@dataclass(frozen=True, slots=True)
class NamePool:
    """First names, surnames and company names to swap in."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    companies: tuple[str, ...]


def gather_names(sentences: Iterable[Sentence]) -> NamePool:
    """Collect the parts of the names that the sentences carry."""
    first, last, companies = set(), set(), set()
    for sentence in sentences:
        for name in sentence.names:
            text = sentence.text[name.start : name.end]
            if name.label == "COMPANY":
                companies.add(text)
            elif name.label == "PERSON" and re.fullmatch(r"[^\W\d_]+(?: [^\W\d_]+)*(?:[ -][^\W\d_]+)", text):
                head, _, tail = text.partition(" ")
                if head and tail and len(tail.split()) <= 2:
                    first.add(head)
                    last.add(tail)
    return NamePool(tuple(sorted(first)), tuple(sorted(last)), tuple(sorted(companies)))


def invent_word(rng: random.Random) -> str:
    """Coin a pronounceable word, capitalised ("Krelvant", "Soliq")."""
    syllables = (rng.choice(CONSONANTS) + rng.choice(VOWELS) + rng.choice(CODAS) for _ in range(rng.choice((2, 2, 3))))
    return "".join(syllables).capitalize()


def invent_company(rng: random.Random, pool: NamePool) -> str:
    """Build a company name that no list holds."""
    surname = rng.choice(pool.last) if pool.last and rng.random() < 0.75 else invent_word(rng)
    kind = rng.random()
    if kind < 0.38:
        return surname
    if kind < 0.48:
        return f"{surname} {rng.choice(ENGLISH)}"
    if kind < 0.58:
        return f"{surname} {rng.choice(FORMS)}"
    if kind < 0.7:
        return f"{surname} {rng.choice(TRADES)} {rng.choice(FORMS)}"
    if kind < 0.77:
        return f"{surname} {rng.choice(BANKS)}"
    if kind < 0.81:
        return f"Bankhaus {surname}"
    if kind < 0.86:
        return f"{surname} & {rng.choice(pool.last or ('Söhne',))}"
    if kind < 0.92:
        return "".join(rng.choice(INITIALS) for _ in range(rng.choice((2, 3, 3, 4))))
    return invent_word(rng) + rng.choice(TRADES).lower()


def invent_person(rng: random.Random, pool: NamePool) -> str:
    """Combine a first and a last name, now and then a double or a noble one."""
    last = rng.choice(pool.last)
    kind = rng.random()
    if kind < 0.12:
        last = f"{last}-{rng.choice(pool.last)}"
    elif kind < 0.17:
        last = f"{rng.choice(NOBLE)} {last}"
    return f"{rng.choice(pool.first)} {last}"


def introduce(label: str, rng: random.Random) -> str:
    """Make the words that lead up to a name and are no part of it ("Möbelhersteller ", "Dr. ")."""
    if label == "COMPANY":
        return rng.choice(TRADES) + rng.choice(ROLES) + " "
    return rng.choice(TITLES) + " " if label == "PERSON" else ""


def replace(sentence: Sentence, new: Sequence[str], leads: Sequence[str] = ()) -> Sentence:
    """Put `new[i]` where the sentence's i-th name stands, `leads[i]` before it; names must not overlap."""
    order = sorted(range(len(sentence.names)), key=lambda index: sentence.names[index].start)
    parts, names, shifts, position, length = [], [], [], 0, 0
    for index in order:
        name = sentence.names[index]
        lead = leads[index] if leads else ""
        parts += [sentence.text[position : name.start], lead, new[index]]
        length += name.start - position + len(lead)
        names.append(Name(length, length + len(new[index]), name.label))
        length += len(new[index])
        position = name.end
        shifts.append((name.end, length - position))
    parts.append(sentence.text[position:])
    unsure = tuple((_shift(start, shifts), _shift(end, shifts)) for start, end in sentence.unsure)
    return Sentence("".join(parts), tuple(names), unsure)


def _shift(offset: int, shifts: Sequence[tuple[int, int]]) -> int:
    moved = 0
    for end, shift in shifts:
        if offset >= end:
            moved = shift
    return offset + moved


def swap_names(sentence: Sentence, rng: random.Random, pool: NamePool) -> Sentence:
    """Replace companies and people by others, the same name by the same."""
    if _overlaps(sentence):
        return sentence
    swaps: dict[tuple[str, str], str] = {}
    new = []
    for name in sentence.names:
        text = sentence.text[name.start : name.end]
        key = (name.label, text)
        if key not in swaps:
            swaps[key] = _other_name(name.label, text, rng, pool)
        new.append(swaps[key])
    leads = [introduce(name.label, rng) if rng.random() < LEAD_CHANCE else "" for name in sentence.names]
    return replace(sentence, new, leads)


def _other_name(label: str, text: str, rng: random.Random, pool: NamePool) -> str:
    if label == "COMPANY" and rng.random() < 0.7:
        return rng.choice(pool.companies) if pool.companies and rng.random() < 0.35 else invent_company(rng, pool)
    if label == "PERSON" and pool.last and rng.random() < 0.7:
        return invent_person(rng, pool) if " " in text else rng.choice(pool.last)
    return text


def _overlaps(sentence: Sentence) -> bool:
    stretches = sorted([(name.start, name.end) for name in sentence.names] + list(sentence.unsure))
    return any(left[1] > right[0] for left, right in pairwise(stretches))


def join(sentences: Sequence[Sentence], separator: str) -> Sentence:
    """Concatenate sentences into one text."""
    text, names, unsure = "", [], []
    for sentence in sentences:
        offset = len(text) + len(separator) if text else 0
        text = text + separator + sentence.text if text else sentence.text
        names += [Name(name.start + offset, name.end + offset, name.label) for name in sentence.names]
        unsure += [(start + offset, end + offset) for start, end in sentence.unsure]
    return Sentence(text, tuple(names), tuple(unsure))


def add_dateline(sentence: Sentence, rng: random.Random) -> Sentence:
    """Begin with an agency's dateline ("FRANKFURT (dpa-AFX) - "): a place, and a source that may count or not."""
    city = rng.choice(CITIES)
    city = city.upper() if rng.random() < 0.7 else city
    dash = rng.choice(("-", "–", "--"))
    agency = rng.choice(AGENCIES)
    text = f"{city} ({agency}) {dash} " if rng.random() < 0.6 else f"{city} {dash} "
    unsure = ((len(city) + 2, len(city) + 2 + len(agency)),) if "(" in text else ()
    head = Sentence(text.rstrip(), (Name(0, len(city), "LOCATION"),), unsure)
    return join((head, sentence), " ")


def change_case(sentence: Sentence, rng: random.Random) -> Sentence:
    """Write the whole text in capitals or in small letters; left alone where that would move offsets."""
    text = sentence.text.upper() if rng.random() < 0.6 else sentence.text.lower()
    return Sentence(text, sentence.names, sentence.unsure) if len(text) == len(sentence.text) else sentence
