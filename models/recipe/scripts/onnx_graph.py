"""Writes an encoder's layers as an ONNX graph with 8-bit weights: float weights in, bytes out.

The graph reads embeddings ("rows": texts, pieces, width) and which pieces count ("mask": texts, pieces) and gives the
tags' scores of each piece. Each weight matrix has one scale per output, inputs are quantized as they come. A few inputs
are far larger than the others, and 8 bits for all of them would leave the others none: where it is known how large they
become, inputs are divided by that and weights multiplied ("smoothing"). Attention, normalising and the layers' last
step use onnxruntime's own operators.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from onnx import TensorProto, helper, numpy_helper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray
    from onnx import NodeProto

Floats = "NDArray[np.float32]"
OWN = "com.microsoft"
LARGEST = 127
EVEN = 2.0  # times the median is still even
EPSILON = 1e-12


class Matrix(NamedTuple):
    """Weights (outputs, inputs), bias, and how large each input becomes, if that is known."""

    weights: Floats
    bias: Floats
    largest: Floats | None = None


class Graph:
    """Nodes and weights, as they are added."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.weights: dict[str, NDArray[np.generic]] = {}

    def add(self, kind: str, inputs: list[str], output: str, **attributes: object) -> str:
        """Add a node of ONNX's own kinds; return its output."""
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def add_own(self, kind: str, inputs: list[str], output: str, **attributes: object) -> str:
        """Add a node of onnxruntime's kinds; return its output."""
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=OWN, **attributes))
        return output

    def store(self, name: str, values: NDArray[np.generic]) -> str:
        """Add a weight; return its name."""
        self.weights[name] = values
        return name

    def multiply(self, name: str, inputs: str, matrix: Matrix) -> str:
        """Add a product with a matrix in 8 bits, and its bias."""
        weights, bias, largest = matrix
        if largest is not None:
            divisors = smooth(largest)
            inputs = self.add("Mul", [inputs, self.store(f"{name}.divisors", 1 / divisors)], f"{name}.smooth")
            weights = weights * divisors
        numbers, scales = quantize(weights)
        stored = [
            self.store(f"{name}.numbers", numbers),
            self.store(f"{name}.scales", scales),
            self.store(f"{name}.zeros", np.zeros(len(scales), np.int8)),
            self.store(f"{name}.bias", bias),
        ]
        return self.add_own("DynamicQuantizeMatMul", [inputs, *stored], name)

    def serialize(self, width: int, tags: int) -> bytes:
        """Write the model."""
        rows = helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["texts", "pieces", width])
        mask = helper.make_tensor_value_info("mask", TensorProto.INT32, ["texts", "pieces"])
        scores = helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["texts", "pieces", tags])
        stored = [numpy_helper.from_array(values, name) for name, values in self.weights.items()]
        graph = helper.make_graph(self.nodes, "encoder", [rows, mask], [scores], stored)
        versions = [helper.make_opsetid("", 17), helper.make_opsetid(OWN, 1)]
        model = helper.make_model(graph, opset_imports=versions, producer_name="tickerlese")
        model.ir_version = 9
        return bytes(model.SerializeToString())


def quantize(weights: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Write a (outputs, inputs) matrix as (inputs, outputs) integers with a scale for each output."""
    largest = np.maximum(np.abs(weights).max(axis=1), np.float32(1e-9))
    scales = (largest / LARGEST).astype(np.float32)
    return np.ascontiguousarray(np.rint(weights / scales[:, None]).astype(np.int8).T), scales


def smooth(largest: Floats) -> Floats:
    """What to divide each input by: inputs that stay small are left alone, the others become as small as most."""
    usual = EVEN * np.median(largest)
    return np.maximum(1, largest / max(usual, np.float32(1e-6))).astype(np.float32)


class Layers:
    """Adds the encoder's layers to a graph."""

    def __init__(
        self, graph: Graph, weights: Mapping[str, Floats], heads: int, largest: Mapping[str, Floats] | None
    ) -> None:
        self.graph = graph
        self.weights = weights
        self.heads = heads
        self.largest = largest or {}

    def add(self, name: str, states: str) -> str:
        """Add attention and feed-forward, each with its residual and normalising; return the new states."""
        graph = self.graph
        thirds = [f"{name}.{part}" for part in ("queries", "keys", "values")]
        projected = self._multiply(f"{name}.self_attn.in_proj", states)
        graph.nodes.append(helper.make_node("Split", [projected, "thirds"], thirds, axis=-1))
        seen = graph.add_own("MultiHeadAttention", [*thirds, "", "mask"], f"{name}.seen", num_heads=self.heads)
        states = self._join(f"{name}.norm1", self._multiply(f"{name}.self_attn.out_proj", seen), states)
        active = graph.add_own("Gelu", [self._multiply(f"{name}.linear1", states)], f"{name}.active")
        return self._join(f"{name}.norm2", self._multiply(f"{name}.linear2", active), states)

    def _multiply(self, name: str, inputs: str) -> str:
        stem = name + (
            "_" if name.endswith("in_proj") else "."
        )  # torch spells the joint projection in a way of its own
        matrix = Matrix(self.weights[f"{stem}weight"], self.weights[f"{stem}bias"], self.largest.get(name))
        return self.graph.multiply(f"{name}.product", inputs, matrix)

    def _join(self, name: str, inputs: str, residual: str) -> str:
        norm = [self.graph.store(f"{name}.{part}", self.weights[f"{name}.{part}"]) for part in ("weight", "bias")]
        return self.graph.add_own("SkipLayerNormalization", [inputs, residual, *norm], f"{name}.sum", epsilon=EPSILON)


def build_graph(
    weights: Mapping[str, Floats], shape: Mapping[str, int], positions: int, largest: Mapping[str, Floats] | None = None
) -> bytes:
    """Lay out the whole encoder for texts of at most `positions` pieces; `largest` by the name of the matrix."""
    graph = Graph()
    width = shape["width"]
    table = graph.store("positions", weights["positions.weight"][:positions])
    first, axis = graph.store("first", np.array([0], np.int64)), graph.store("axis", np.array([0], np.int64))
    size = graph.add("Shape", ["rows"], "size", start=1, end=2)
    placed = graph.add("Add", ["rows", graph.add("Slice", [table, first, size, axis], "places")], "placed")
    scale = graph.store("norm.scale", weights["norm.weight"])
    states = graph.add(
        "LayerNormalization",
        [placed, scale, graph.store("norm.shift", weights["norm.bias"])],
        "states",
        epsilon=EPSILON,
    )
    graph.store("thirds", np.array([width] * 3, np.int64))
    layers = Layers(graph, weights, shape["heads"], largest)
    for layer in range(shape["layers"]):
        states = layers.add(f"layers.{layer}", states)
    head = graph.store("head", np.ascontiguousarray(weights["head.weight"].T))
    graph.add(
        "Add", [graph.add("MatMul", [states, head], "votes"), graph.store("head.bias", weights["head.bias"])], "scores"
    )
    return graph.serialize(width, weights["head.weight"].shape[0])
