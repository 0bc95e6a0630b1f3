"""News without end, all invented: every document has words that no other has, as real streams do.

The same seed gives the same documents.
"""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ONSETS = "b br d dr f fr g gr h k kl kr l m n p pr r s sch st t tr v w z".split()
VOWELS = "a e i o u ä ö ü au ei eu".split()
CODAS = "l ll m n nd ng r rt s st t".split()
FIRMS = "Siemens,Allianz,SAP,Bayer,BASF,Infineon,Commerzbank,Continental,Munich Re,Deutsche Telekom".split(",")
SENTENCES = (
    "Die Aktie von {firm} {moved} am Mittwoch um {percent} Prozent auf {price} Euro.",
    "{firm} steigerte den Umsatz im dritten Quartal um {percent} Prozent auf {price} Millionen Euro, hieß es.",
    "Der {word}hersteller {new} AG übernimmt den Konkurrenten {other} GmbH für {price} Millionen Euro.",
    "Vorstandschef {first} {new} sprach von einem soliden Geschäft mit {word}anlagen und {word}technik.",
    "Analysten hatten mit {price} Millionen Euro gerechnet; {word}zölle seien nicht eingerechnet.",
    "Der Dax verlor {percent} Prozent, {firm} {moved} am stärksten.",
)


def make_documents(count: int, seed: int = 6, sentences: int = 14) -> Iterator[dict[str, str]]:
    """Documents of some 1,300 characters each."""
    chance = random.Random(seed)  # noqa: S311 - nothing here is secret
    for number in range(count):
        text = " ".join(make_sentence(chance) for _ in range(sentences))
        yield {"id": f"n{number}", "published": "2025-09-24", "text": text}


def make_sentence(chance: random.Random) -> str:
    """One sentence with new names and words."""
    return chance.choice(SENTENCES).format(
        firm=chance.choice(FIRMS),
        moved=chance.choice(("stieg", "fiel")),
        percent=f"{chance.randint(0, 9)},{chance.randint(1, 9)}",
        price=f"{chance.randint(10, 900)},{chance.randint(10, 99)}",
        word=make_word(chance),
        new=make_word(chance),
        other=make_word(chance),
        first=chance.choice(("Mona", "Karl", "Frieda", "Anton")),
    )


def make_word(chance: random.Random) -> str:
    """A word that sounds German and that nobody has heard before."""
    syllables = (chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(CODAS) for _ in range(3))
    return "".join(syllables).capitalize()


def write_lines(path: Path, count: int, seed: int = 6) -> None:
    """Write documents as JSON Lines."""
    with path.open("w", encoding="utf-8") as file:
        for document in make_documents(count, seed):
            file.write(json.dumps(document, ensure_ascii=False) + "\n")
