"""Writes an encoder's layers as an ONNX graph with 8-bit weights: float weights in, bytes out.

The graph reads embeddings ("rows": texts, pieces, width) and which pieces count ("mask": texts, pieces) and gives the
tags' scores of each piece. Each weight matrix has one scale per output, inputs are quantized as they come. Weights take
7 of the 8 bits: without VNNI, processors add products of two neighbours in 16 bits, which larger numbers overflow.
Attention, normalising and the layers' last step use onnxruntime's own operators.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from onnx import TensorProto, helper, numpy_helper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray
    from onnx import NodeProto

Floats = "NDArray[np.float32]"
OWN = "com.microsoft"
LARGEST = 63
EPSILON = 1e-12


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

    def multiply(self, name: str, inputs: str, weights: Floats, bias: Floats) -> str:
        """Add a product with a (outputs, inputs) matrix in 8 bits, and a bias."""
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


def build_graph(weights: Mapping[str, Floats], shape: Mapping[str, int], positions: int) -> bytes:
    """Lay out the whole encoder for texts of at most `positions` pieces."""
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
    for layer in range(shape["layers"]):
        states = add_layer(graph, f"layers.{layer}", states, weights, shape["heads"])
    head = graph.store("head", np.ascontiguousarray(weights["head.weight"].T))
    graph.add(
        "Add", [graph.add("MatMul", [states, head], "votes"), graph.store("head.bias", weights["head.bias"])], "scores"
    )
    return graph.serialize(width, weights["head.weight"].shape[0])


def add_layer(graph: Graph, name: str, states: str, weights: Mapping[str, Floats], heads: int) -> str:
    """Add attention and feed-forward, each with its residual and normalising; return the new states."""

    def multiply(part: str, inputs: str, source: str) -> str:
        matrix = weights[f"{name}.{source}_weight" if source.endswith("in_proj") else f"{name}.{source}.weight"]
        bias = weights[f"{name}.{source}_bias" if source.endswith("in_proj") else f"{name}.{source}.bias"]
        return graph.multiply(f"{name}.{part}", inputs, matrix, bias)

    def join(part: str, inputs: str, residual: str, source: str) -> str:
        norm = [graph.store(f"{name}.{source}.{key}", weights[f"{name}.{source}.{key}"]) for key in ("weight", "bias")]
        return graph.add_own("SkipLayerNormalization", [inputs, residual, *norm], f"{name}.{part}", epsilon=EPSILON)

    thirds = [f"{name}.{part}" for part in ("queries", "keys", "values")]
    projected = multiply("projected", states, "self_attn.in_proj")
    graph.nodes.append(helper.make_node("Split", [projected, "thirds"], thirds, axis=-1))
    seen = graph.add_own("MultiHeadAttention", [*thirds, "", "mask"], f"{name}.seen", num_heads=heads)
    states = join("attended", multiply("gathered", seen, "self_attn.out_proj"), states, "norm1")
    inner = graph.add_own("Gelu", [multiply("inner", states, "linear1")], f"{name}.active")
    return join("states", multiply("outer", inner, "linear2"), states, "norm2")
