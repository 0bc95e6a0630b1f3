"""Selects financial sentences: annotated or silver JSON Lines in, the lines about business out.

A sentence scores a point for each different word of finance, up to two for its companies, and two for a stock index.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

FINANCE = re.compile(
    r"[Aa]kti(?:e|onär)|[Kk]onzern|Prozent|Euro\b|Dollar|Franken|[Uu]nternehmen|\b(?:AG|SE|CEO|EBIT)\b|GmbH|Milliarde|"
    r"Million|Vorstand|Kurs|Analyst|Börse|Umsatz|Gewinn|Dividende|Übernahme|Quartal|Hersteller|Anleger|\bD(?:AX|ax)\b|"
    r"Chef(?:in)?\b|Bank\b|Geschäftsjahr|Holding|Insolvenz|Stellen\b|Anteil|Fusion|Investor|Zulieferer|Aufsichtsrat"
)


def count_words(text: str) -> int:
    """Count the different words of finance."""
    return len(set(FINANCE.findall(text)))


def rate(record: dict[str, Any]) -> int:
    """Give a sentence its points."""
    labels = [entity["label"] for entity in record["entities"] if not entity.get("media")]
    return count_words(record["text"]) + min(2, labels.count("COMPANY")) + 2 * ("INDEX" in labels)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sentences", type=Path, nargs="+")
    parser.add_argument("--output", type=Path, required=True)
    parser.add_argument("--least", type=int, default=2, help="points a sentence needs")
    arguments = parser.parse_args()
    kept = 0
    with arguments.output.open("w", encoding="utf-8") as output:
        for path in arguments.sentences:
            with path.open(encoding="utf-8") as lines:
                for line in lines:
                    if rate(json.loads(line)) >= arguments.least:
                        kept += 1
                        output.write(line)
    print(f"{kept} financial sentences", file=sys.stderr)


if __name__ == "__main__":
    main()
