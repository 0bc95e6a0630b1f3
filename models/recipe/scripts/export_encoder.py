"""Packs a fine-tuned encoder as a spaCy pipeline: a folder of train_encoder.py in, a pipeline folder out.

The pieces' embeddings are written with 4 bits (the public weights have no more), the layers with 8 bits as ONNX.

usage: export_encoder.py WEIGHTS OUTPUT [--meta meta_acc.json]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from onnx_graph import build_graph
from spacy.strings import StringStore
from transformer import load_encoder

from tickerlese.encoder.component import EncoderRecognizer
from tickerlese.encoder.network import Network, pack_rows
from tickerlese.encoder.tags import LABELS
from tickerlese.encoder.windows import LIMIT
from tickerlese.tokenizer import configure

if TYPE_CHECKING:
    from spacy.language import Language
    from transformer import Encoder

    from tickerlese.encoder.pieces import PieceCutter

META = Path(__file__).resolve().parent.parent / "meta_acc.json"
SPARE = 64  # pieces: a window may hold a word more than its limit


def make_network(encoder: Encoder) -> Network:
    """Quantize an encoder."""
    weights = {name: value.numpy() for name, value in encoder.state_dict().items()}
    rows, scales = pack_rows(weights["pieces.weight"])
    return Network(build_graph(weights, encoder.shape, LIMIT + SPARE), rows, scales)


def make_pipeline(encoder: Encoder, cutter: PieceCutter) -> Language:
    """Make the pipeline that runs the encoder."""
    nlp = spacy.blank("de")
    configure(nlp)
    component = nlp.add_pipe("tickerlese_encoder", name="ner")
    if isinstance(component, EncoderRecognizer):
        component.cutter, component.network = cutter, make_network(encoder)
    return nlp


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--meta", type=Path, default=META)
    arguments = parser.parse_args()
    nlp = make_pipeline(*load_encoder(arguments.weights))
    nlp.meta.update(json.loads(arguments.meta.read_text(encoding="utf-8")))
    nlp.to_disk(arguments.output)
    StringStore(LABELS).to_disk(arguments.output / "vocab" / "strings.json")
    size = sum(path.stat().st_size for path in arguments.output.rglob("*") if path.is_file())
    print(f"{size / 1e6:.1f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
