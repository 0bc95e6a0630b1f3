"""Writes the list of the words that listed names start with, which spares every start of the program that work.

In: the tables of names in ``src/tickerlese/lexicon``. Out: ``first_words.tsv`` beside them. Run after any change of
companies.csv, instruments.csv, organizations.csv or places.csv, from the repository root:
``python data/build_first_words.py``.
"""

from __future__ import annotations

from pathlib import Path

from tickerlese.first_words import FILE, prepare

TARGET = Path(__file__).parents[1] / "src" / "tickerlese" / "lexicon" / FILE

if __name__ == "__main__":
    TARGET.write_text(prepare(), encoding="utf-8", newline="\n")
