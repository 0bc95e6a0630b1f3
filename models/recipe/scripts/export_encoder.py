"""Packs a fine-tuned encoder as a spaCy pipeline: a folder of train_encoder.py in, a pipeline folder out.

The pieces' embeddings are written with 4 bits (the public weights have no more), the layers with 8 bits as ONNX.

How large the layers' inputs become is measured on texts (`--texts`), so that 8 bits fit them.

usage: export_encoder.py WEIGHTS OUTPUT [--texts SENTENCES.jsonl] [--meta meta_acc.json]
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from evaluate import read_records
from onnx_graph import build_graph
from spacy.strings import StringStore
from transformer import load_encoder, measure_inputs

from tickerlese.encoder.component import EncoderRecognizer
from tickerlese.encoder.network import Network, pack_rows
from tickerlese.encoder.tags import LABELS
from tickerlese.encoder.windows import LIMIT
from tickerlese.tokenizer import configure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from spacy.language import Language
    from transformer import Encoder

    from tickerlese.encoder.pieces import PieceCutter

META = Path(__file__).resolve().parent.parent / "meta_acc.json"
CALIBRATION = 400  # sentences
SPARE = 64  # pieces: a window may hold a word more than its limit


def make_network(encoder: Encoder, largest: Mapping[str, NDArray[np.float32]] | None = None) -> Network:
    """Quantize an encoder."""
    weights = {name: value.numpy() for name, value in encoder.state_dict().items()}
    rows, scales = pack_rows(weights["pieces.weight"])
    return Network(build_graph(weights, encoder.shape, LIMIT + SPARE, largest), rows, scales)


def make_pipeline(encoder: Encoder, cutter: PieceCutter, texts: Sequence[str] = ()) -> Language:
    """Make the pipeline that runs the encoder; `texts` tell how large its numbers become."""
    nlp = spacy.blank("de")
    configure(nlp)
    component = nlp.add_pipe("tickerlese_encoder", name="ner")
    if isinstance(component, EncoderRecognizer):
        largest = measure_inputs(encoder, cutter, list(nlp.tokenizer.pipe(texts))) if texts else None
        component.cutter, component.network = cutter, make_network(encoder, largest)
    return nlp


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="sentences to measure on")
    parser.add_argument("--meta", type=Path, default=META)
    arguments = parser.parse_args()
    texts = [record["text"] for path in arguments.texts for record in read_records(path)][:CALIBRATION]
    nlp = make_pipeline(*load_encoder(arguments.weights), texts)
    nlp.meta.update(json.loads(arguments.meta.read_text(encoding="utf-8")))
    nlp.to_disk(arguments.output)
    StringStore(LABELS).to_disk(arguments.output / "vocab" / "strings.json")
    size = sum(path.stat().st_size for path in arguments.output.rglob("*") if path.is_file())
    print(f"{size / 1e6:.1f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
