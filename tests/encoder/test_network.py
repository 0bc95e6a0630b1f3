"""The graph that onnxruntime runs computes what the layers say; packed embeddings come back."""

from __future__ import annotations

import sys
from math import erf, sqrt
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("onnx")
pytest.importorskip("onnxruntime")
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "models" / "recipe" / "scripts"))

import onnx_graph

from tickerlese.encoder.network import (
    Network,
    batch_by_length,
    open_session,
    pack_rows,
    read_network,
    unpack_rows,
    write_network,
)
from tickerlese.encoder.windows import Window

WIDTH, INNER, HEADS, LAYERS, TAGS = 32, 48, 2, 2, 5
SHAPE = {"width": WIDTH, "inner": INNER, "heads": HEADS, "layers": LAYERS}
Weights = dict[str, np.ndarray]


@pytest.fixture(scope="module")
def weights() -> Weights:
    rng = np.random.default_rng(5)
    sizes: dict[str, tuple[int, ...]] = {
        "positions.weight": (40, WIDTH),
        "norm.weight": (WIDTH,),
        "norm.bias": (WIDTH,),
        "head.weight": (TAGS, WIDTH),
        "head.bias": (TAGS,),
        "pieces.weight": (60, WIDTH),
    }
    for layer in range(LAYERS):
        name = f"layers.{layer}."
        sizes |= {f"{name}self_attn.in_proj_weight": (3 * WIDTH, WIDTH), f"{name}self_attn.in_proj_bias": (3 * WIDTH,)}
        sizes |= {f"{name}self_attn.out_proj.weight": (WIDTH, WIDTH), f"{name}self_attn.out_proj.bias": (WIDTH,)}
        sizes |= {f"{name}linear1.weight": (INNER, WIDTH), f"{name}linear1.bias": (INNER,)}
        sizes |= {f"{name}linear2.weight": (WIDTH, INNER), f"{name}linear2.bias": (WIDTH,)}
        sizes |= {f"{name}{norm}.{part}": (WIDTH,) for norm in ("norm1", "norm2") for part in ("weight", "bias")}
    return {name: rng.normal(0, 0.3, size).astype(np.float32) for name, size in sizes.items()}


@pytest.fixture(scope="module")
def network(weights: Weights) -> Network:
    return Network(onnx_graph.build_graph(weights, SHAPE, positions=40), *pack_rows(weights["pieces.weight"]))


def normalise(states: np.ndarray, weights: Weights, name: str) -> np.ndarray:
    centred = states - states.mean(-1, keepdims=True)
    scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True))
    return scaled * weights[f"{name}.weight"] + weights[f"{name}.bias"]


def attend(states: np.ndarray, weights: Weights, name: str) -> np.ndarray:
    projected = states @ weights[f"{name}in_proj_weight"].T + weights[f"{name}in_proj_bias"]
    queries, keys, values = (
        part.reshape(len(states), HEADS, -1).transpose(1, 0, 2) for part in np.split(projected, 3, axis=-1)
    )
    votes = np.exp(queries @ keys.transpose(0, 2, 1) / np.sqrt(WIDTH / HEADS))
    seen = (votes / votes.sum(-1, keepdims=True)) @ values
    joined = seen.transpose(1, 0, 2).reshape(len(states), WIDTH)
    return joined @ weights[f"{name}out_proj.weight"].T + weights[f"{name}out_proj.bias"]


def gelu(values: np.ndarray) -> np.ndarray:
    return values * (1 + np.vectorize(erf)(values / sqrt(2))) / 2


def expect(rows: np.ndarray, weights: Weights) -> np.ndarray:
    """One text's scores, in plain arithmetic."""
    states = normalise(rows + weights["positions.weight"][: len(rows)], weights, "norm")
    for layer in range(LAYERS):
        name = f"layers.{layer}."
        states = normalise(states + attend(states, weights, f"{name}self_attn."), weights, f"{name}norm1")
        inner = gelu(states @ weights[f"{name}linear1.weight"].T + weights[f"{name}linear1.bias"])
        outer = inner @ weights[f"{name}linear2.weight"].T + weights[f"{name}linear2.bias"]
        states = normalise(states + outer, weights, f"{name}norm2")
    return states @ weights["head.weight"].T + weights["head.bias"]


def make_window(pieces: list[int]) -> Window:
    return Window(pieces, list(range(len(pieces))), list(range(len(pieces))), [False] * len(pieces))


def test_the_graph_computes_the_layers(network: Network, weights: Weights) -> None:
    windows = [make_window([0, *range(4, 4 + size), 2]) for size in (3, 20, 9)]
    for window, scores in zip(windows, network.score(windows), strict=True):
        rows = unpack_rows(network.rows[window.pieces], network.scales[window.pieces])
        expected = expect(rows, weights)
        assert scores.shape == expected.shape
        assert np.abs(scores - expected).mean() < 0.05 * np.abs(expected).mean()  # 7 bits lose a little


def test_neighbours_in_a_batch_change_little(network: Network) -> None:
    short, long = make_window([0, 9, 8, 2]), make_window([0, *range(4, 30), 2])
    (alone,) = network.score([short])
    together, _ = network.score([short, long])
    assert np.abs(alone - together).max() < 0.2 * np.abs(alone).max()


def test_scores_are_those_of_first_pieces(network: Network) -> None:
    every = make_window([0, 7, 8, 9, 2])
    heads = every._replace(heads=[1, 3], words=[0, 1])
    (all_scores,) = network.score([every])
    (scores,) = network.score([heads])
    assert np.allclose(scores, all_scores[[1, 3]])


def test_embeddings_of_4_bits_come_back() -> None:
    rng = np.random.default_rng(1)
    scales = rng.uniform(0.01, 0.1, (50, 2)).astype(np.float16)
    numbers = rng.integers(-8, 8, (50, 2, 32))
    numbers[:, :, 5] = -8
    table = (numbers * scales.astype(np.float32)[:, :, None]).reshape(50, 64).astype(np.float32)
    assert np.array_equal(unpack_rows(*pack_rows(table)), table)


def test_any_embeddings_come_back_roughly() -> None:
    table = np.random.default_rng(2).normal(size=(30, 64)).astype(np.float32)
    assert np.abs(unpack_rows(*pack_rows(table)) - table).max() < np.abs(table).max() / 7
    assert np.array_equal(unpack_rows(*pack_rows(np.zeros((3, 64), np.float32))), np.zeros((3, 64)))


def test_the_files_hold_everything(network: Network, tmp_path: Path) -> None:
    write_network(network, tmp_path)
    window = make_window([0, 11, 12, 13, 2])
    assert np.array_equal(read_network(tmp_path).score([window])[0], network.score([window])[0])


def test_batches_hold_windows_of_like_length() -> None:
    windows = [make_window([5] * size) for size in (100, 2, 90, 3, 700, 80)]
    batches = list(batch_by_length(windows))
    assert sorted(place for batch in batches for place in batch) == list(range(6))
    assert all(len(batch) * max(len(windows[place].pieces) for place in batch) <= 768 for batch in batches)
    assert batches[0][:2] == [1, 3]


def test_quantized_weights_are_near() -> None:
    matrix = np.random.default_rng(3).normal(size=(7, 20)).astype(np.float32)
    numbers, scales = onnx_graph.quantize(matrix)
    assert np.abs(numbers).max() == onnx_graph.LARGEST
    assert np.abs((numbers * scales).T - matrix).max() <= scales.max()


def test_smoothing_saves_the_small_inputs_beside_a_large_one() -> None:
    rng = np.random.default_rng(4)
    weights = {"w": rng.normal(0, 0.2, (16, 64)).astype(np.float32), "b": np.zeros(16, np.float32)}
    inputs = rng.normal(0, 1, (1, 50, 64)).astype(np.float32)
    inputs[:, :, 3] *= 60
    errors = []
    for largest in (None, np.abs(inputs).max(axis=(0, 1))):
        graph = onnx_graph.Graph()
        graph.multiply("product", "rows", onnx_graph.Matrix(weights["w"], weights["b"], largest))
        graph.add("Identity", ["product"], "scores")
        session = open_session(graph.serialize(64, 16))
        (found,) = session.run(None, {"rows": inputs, "mask": np.ones((1, 50), np.int32)})
        errors.append(np.abs(found - inputs @ weights["w"].T).mean())
    assert errors[1] < errors[0] / 3
