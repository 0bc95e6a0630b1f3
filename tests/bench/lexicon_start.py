"""What the lexicon of names adds to a start: CPU time until the first names of a text are found, in fresh processes.

    python tests/bench/lexicon_start.py [--rounds 9]

Measured are opening the tables and the prepared list, the words of a short article looked up, epithets, demonyms and
brokers; imports are not. The median and the fastest of the rounds, in milliseconds.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

import spacy

from tickerlese.companies import company_of_epithet
from tickerlese.events.rating_units import known_brokers, venues
from tickerlese.known_names import scan_known_names
from tickerlese.places import places_of_demonym
from tickerlese.tokenizer import configure
from tickerlese.tokens import Tokens

EXAMPLE = Path(__file__).parents[2] / "data" / "examples" / "halvena.txt"
MS = 1000


def measure() -> float:
    """CPU milliseconds of one start in this process."""
    nlp = spacy.blank("de")
    configure(nlp)
    tokens = Tokens.from_doc(nlp.make_doc(EXAMPLE.read_text(encoding="utf-8")))
    begin = time.process_time()
    scan_known_names(tokens)
    company_of_epithet("iPhone-Konzern")
    places_of_demonym("Walldorfer")
    known_brokers()
    venues()
    return (time.process_time() - begin) * MS


def main() -> None:
    """Measure in processes of their own and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--once", action="store_true", help="measure in this process only")
    options = parser.parse_args()
    if options.once:
        print(measure())
        return
    command = [sys.executable, __file__, "--once"]
    times = [
        float(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _ in range(options.rounds)
    ]
    print(f"lexicon of names: median {statistics.median(times):.1f} ms, fastest {min(times):.1f} ms CPU")


if __name__ == "__main__":
    main()
