"""Coverage-guided fuzzing of the whole path from bytes to the record; see docs/reliability.md.

    pip install atheris
    python tests/fuzz/fuzz_extract.py -max_total_time=1200 -timeout=20 FOUND tests/fuzz/corpus

FOUND is a folder for new inputs. An input that breaks an invariant is written to the current folder as ``crash-…``, one
that takes longer than the timeout as ``timeout-…``; keep it in the corpus when the fault is mended.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
with atheris.instrument_imports(include=["tickerlese"]):
    import tickerlese.extractor

from tests.fuzz.fuzz_inputs import unpack
from tests.fuzz.invariants import check_input

assert tickerlese.extractor


def fuzz(data: bytes) -> None:
    """Check one input."""
    check_input(*unpack(data))


if __name__ == "__main__":
    atheris.Setup(sys.argv, fuzz)
    atheris.Fuzz()
