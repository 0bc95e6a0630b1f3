"""Near-duplicates: the same agency story on many portals is marked in its record, never dropped.

In: records in the order in which they are written, each with a sketch of its text (MinHash over word triples). Out: the
records, with ``duplicate_of`` (id of the earliest story that says nearly the same) and ``similarity`` (estimated share
of word triples in common). One pass. Memory: about 9 kB for every story that is no duplicate. Needs datasketch
(``pip install "tickerlese[dedupe]"``).
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import numpy as np

from tickerlese.errors import InputError

if TYPE_CHECKING:
    from datasketch import MinHash

SIMILAR = 0.7
PERMUTATIONS = 128
SHINGLE = 3
SCHEME = "affine32"
UNMARKED = b'"duplicate_of":null,"similarity":null}'
MARK = b'"duplicate_of":'


def check_library() -> None:
    """Find out before the run whether datasketch is there.

    Raises:
        InputError: it isn't.
    """
    try:
        import datasketch  # noqa: F401, PLC0415 (an extra)
    except ImportError as error:
        raise InputError('--dedupe needs datasketch: pip install "tickerlese[dedupe]"') from error


def sketch(text: str) -> bytes:
    """The MinHash of a text's word triples, as bytes."""
    from datasketch import MinHash  # noqa: PLC0415 (an extra)

    words = [word.strip(".,;:!?()„“”\"'»«–-").casefold() for word in text.split()]
    words = [word for word in words if word]
    starts = range(max(1, len(words) - SHINGLE + 1))
    shingles = {" ".join(words[start : start + SHINGLE]).encode(errors="replace") for start in starts}
    made = MinHash(PERMUTATIONS, hashfunc=zlib.crc32, scheme=SCHEME)
    made.update_batch(sorted(shingles))
    return np.asarray(made.hashvalues, np.uint32).tobytes()


class Duplicates:
    """The stories that went by; records are marked in the order in which they come."""

    def __init__(self) -> None:
        from datasketch import MinHashLSH  # noqa: PLC0415 (an extra)

        self._index = MinHashLSH(SIMILAR, PERMUTATIONS)
        self._sketches: list[bytes] = []
        self._names: list[str] = []

    def mark(self, record: bytes, name: str, sketched: bytes) -> bytes:
        """Mark one record, whatever it was marked as before."""
        there = as_minhash(sketched)
        candidates = sorted(self._index.query(there))
        best = max(candidates, key=lambda number: similarity(self._sketches[number], sketched), default=None)
        share = 0.0 if best is None else similarity(self._sketches[best], sketched)
        head = record[: record.rindex(MARK)]
        if best is not None and share >= SIMILAR:
            from tickerlese.assembly import to_json  # noqa: PLC0415 (workers that mark nothing don't need it)

            marks = to_json({"duplicate_of": self._names[best], "similarity": round(share, 3)})
            return head + marks[1:]
        self._index.insert(len(self._sketches), there)
        self._sketches.append(sketched)
        self._names.append(name)
        return head + UNMARKED


def similarity(one: bytes, other: bytes) -> float:
    """The share of word triples that two texts have in common, as their sketches tell."""
    return float(np.mean(np.frombuffer(one, np.uint32) == np.frombuffer(other, np.uint32)))


def as_minhash(sketched: bytes) -> MinHash:
    """The library's object for a sketch."""
    from datasketch import MinHash  # noqa: PLC0415 (an extra)

    return MinHash(hashfunc=zlib.crc32, hashvalues=np.frombuffer(sketched, np.uint32), scheme=SCHEME)
