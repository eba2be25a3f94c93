"""Writes the encoder as an ONNX file with 8-bit weights, node by node.

Weights of the linear layers are whole numbers of seven bits with a scale per output channel, as in
Q8BERT (Zafrir et al., 2019); activations are quantised as they come (`DynamicQuantizeLinear`). The piece
embedding is a table of bytes with a scale per row. Normalisation, softmax and the tag layer stay floats.
"""

import math

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from .encoder import WEIGHT_STEPS
from .features import KINDS
from .paragraphs import TAGS

OPSET = 17
TABLE_STEPS = 127
"""Rows of tables take whole numbers from -127 to 127."""
SCALE = ".scale"
"""What is added to the name of weights that are whole numbers, for that of their scales."""


class Graph:
    """Nodes and constants of a graph under construction.

    What is learnt has the name of its weights, so that `restore.py` finds it again; other names are made up.
    """

    def __init__(self):
        self.nodes, self.constants, self.names = [], [], 0

    def constant(self, array, name=None):
        self.names += 1
        name = name or f"c{self.names}"
        self.constants.append(numpy_helper.from_array(np.array(array, order="C"), name))
        return name

    def add(self, kind, *inputs, outputs=1, name=None, **attributes):
        self.names += 1
        made = [f"v{self.names}_{it}" for it in range(outputs)] if name is None else [name]
        self.nodes.append(helper.make_node(kind, list(inputs), made, **attributes))
        return made[0] if outputs == 1 else made


def quantised(weight, steps):
    """`weight` [channel, input] as whole numbers, up to `steps` of them to either side of 0, and a scale per channel."""
    scale = np.maximum(np.abs(weight).max(1), 1e-8) / steps
    return np.rint(weight / scale[:, None]).astype(np.int8), scale.astype(np.float32)


class Quantised:
    """An activation as bytes, shared by all the linear layers that read it."""

    def __init__(self, graph, x):
        self.graph = graph
        self.values, self.scale, self.zero = graph.add("DynamicQuantizeLinear", x, outputs=3)

    def linear(self, weight, bias, name):
        graph = self.graph
        whole, scale = quantised(weight, WEIGHT_STEPS)
        # The weights' zero is named though it is 0: only so does rten see the product and its scales as one operator.
        none = graph.constant(np.zeros((), np.int8))
        product = graph.add("MatMulInteger", self.values, graph.constant(whole.T, f"{name}.weight"), self.zero, none)
        scales = graph.add("Mul", self.scale, graph.constant(scale, f"{name}.weight{SCALE}"))
        scaled = graph.add("Mul", graph.add("Cast", product, to=TensorProto.FLOAT), scales)
        return graph.add("Add", scaled, graph.constant(bias, f"{name}.bias"))


def build(weights, heads, layers):
    """The ONNX model of an encoder's state dict."""
    weights = {name: value.detach().float().numpy() for name, value in weights.items()}
    graph = Graph()
    width = weights["position.weight"].shape[1]
    each = width // heads
    x = rows(graph, weights, "piece.weight", "numbers")
    count = graph.add("Gather", graph.add("Shape", "numbers"), graph.constant(np.array(1)))
    zero, one = graph.constant(np.array(0)), graph.constant(np.array(1))
    places = graph.add("Range", zero, count, one)
    x = graph.add("Add", x, rows(graph, weights, "position.weight", places))
    for index, kind in enumerate(KINDS):
        column = graph.add("Gather", "features", graph.constant(np.array(index)), axis=2)
        name = f"feature.{kind}.weight"
        x = graph.add("Add", x, graph.add("Gather", graph.constant(weights[name], name), column))
    x = normalise(graph, x, weights, "norm")
    split = graph.constant(np.array([0, 0, heads, each]))
    ones = rows_of_ones(graph, each)
    as_it_is = graph.constant(np.array([0, 0, 0, 0]))
    whole = graph.constant(np.array([0, 0, width]))
    thirds = graph.constant(np.array([width] * 3))
    for number in range(layers):
        at = f"layers.{number}"
        name = f"{at}.query_key_value"
        weight, bias = weights[f"{name}.weight"].copy(), weights[f"{name}.bias"].copy()
        weight[:width] /= math.sqrt(each)
        bias[:width] /= math.sqrt(each)
        three = Quantised(graph, x).linear(weight, bias, name)
        query, key, value = graph.add("Split", three, thirds, outputs=3, axis=2)
        # Laid out in memory as they are read: rten multiplies them in half the time.
        query = graph.add("Transpose", graph.add("Reshape", query, split), perm=[0, 2, 1, 3])
        query = graph.add("Reshape", query, as_it_is)
        key = graph.add("Transpose", graph.add("Reshape", key, split), perm=[0, 2, 3, 1])
        key = graph.add("Reshape", key, as_it_is)
        value = graph.add("Transpose", graph.add("Reshape", value, split), perm=[0, 2, 1, 3])
        mixed = attend(graph, graph.add("MatMul", query, key), value, ones)
        mixed = graph.add("Reshape", graph.add("Transpose", mixed, perm=[0, 2, 1, 3]), whole)
        attended = linear(graph, mixed, weights, f"{at}.attended")
        x = normalise(graph, graph.add("Add", x, attended), weights, f"{at}.norm_attended")
        inner = gelu(graph, linear(graph, x, weights, f"{at}.up"))
        x = normalise(graph, graph.add("Add", x, linear(graph, inner, weights, f"{at}.down")), weights, f"{at}.norm_down")
    tag = graph.add("MatMul", x, graph.constant(weights["tag.weight"].T, "tag.weight"))
    graph.add("Add", tag, graph.constant(weights["tag.bias"], "tag.bias"), name="tags")
    shared = Quantised(graph, x)
    for name in ("content", "cue"):
        ends = [f"{name}_from", f"{name}_to"]
        origin, target = (
            graph.add("Tanh", shared.linear(weights[f"{it}.weight"], weights[f"{it}.bias"], it)) for it in ends
        )
        graph.add("MatMul", origin, graph.add("Transpose", target, perm=[0, 2, 1]), name=name)
    return model(graph)


def rows(graph, weights, name, numbers):
    """Rows of a table that is kept as bytes."""
    whole, scale = quantised(weights[name], TABLE_STEPS)
    found = graph.add("Cast", graph.add("Gather", graph.constant(whole, name), numbers), to=TensorProto.FLOAT)
    return graph.add("Mul", found, graph.add("Gather", graph.constant(scale[:, None], f"{name}{SCALE}"), numbers))


def linear(graph, x, weights, name):
    return Quantised(graph, x).linear(weights[f"{name}.weight"], weights[f"{name}.bias"], name)


def rows_of_ones(graph, width):
    """Ones for every piece, [1, 1, piece, width]: a product with them is a sum, `width` times over.

    So the sums have the shape of what is divided by them, and the product is as fast as that with the values.

    Softmax, LayerNormalization and Reduce… add up in an order that depends on the processor's registers. The last
    bits that differ then grow wherever activations are rounded to bytes: of dev's attributions 2.9 % differed
    between AVX2 and AVX-512. Products of matrices add up in one order everywhere.
    """
    one = helper.make_tensor("one", TensorProto.FLOAT, [1], [1.0])
    ones = graph.add("ConstantOfShape", graph.add("Shape", "numbers"), value=one)
    column = graph.add("Reshape", ones, graph.constant(np.array([1, 1, -1, 1])))
    return graph.add("Mul", column, graph.constant(np.ones((1, 1, 1, width), np.float32)))


def attend(graph, scores, value, ones):
    """Softmax of the scores, times the values."""
    top = graph.add("ReduceMax", scores, axes=[-1], keepdims=1)
    weights = graph.add("Exp", graph.add("Sub", scores, top))
    return graph.add("Div", graph.add("MatMul", weights, value), graph.add("MatMul", weights, ones))


def normalise(graph, x, weights, name):
    """Layer normalisation (Ba et al., 2016), summed by products: see `rows_of_ones`."""
    scale, bias = (graph.constant(weights[it], it) for it in (f"{name}.weight", f"{name}.bias"))
    width = weights[f"{name}.weight"].shape[0]
    mean = graph.constant(np.full((width, 1), 1 / width, np.float32))
    centred = graph.add("Sub", x, graph.add("MatMul", x, mean))
    variance = graph.add("MatMul", graph.add("Mul", centred, centred), mean)
    deviation = graph.add("Sqrt", graph.add("Add", variance, graph.constant(np.float32(1e-12))))
    return graph.add("Add", graph.add("Mul", graph.add("Div", centred, deviation), scale), bias)


def gelu(graph, x):
    """x/2 (1 + erf(x/√2)), Hendrycks and Gimpel, 2016."""
    half, one = graph.constant(np.float32(0.5)), graph.constant(np.float32(1))
    bent = graph.add("Erf", graph.add("Div", x, graph.constant(np.float32(math.sqrt(2)))))
    return graph.add("Mul", graph.add("Mul", x, graph.add("Add", bent, one)), half)


def model(graph):
    whole, real = TensorProto.INT32, TensorProto.FLOAT
    inputs = [
        helper.make_tensor_value_info("numbers", whole, [1, "n"]),
        helper.make_tensor_value_info("features", whole, [1, "n", len(KINDS)]),
    ]
    outputs = [
        helper.make_tensor_value_info("tags", real, [1, "n", len(TAGS)]),
        helper.make_tensor_value_info("content", real, [1, "n", "n"]),
        helper.make_tensor_value_info("cue", real, [1, "n", "n"]),
    ]
    made = helper.make_graph(graph.nodes, "ascribe", inputs, outputs, graph.constants)
    # The oldest format version that knows the operators: readers differ in how new a file they take.
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=8)


def write(weights, path, heads=12, layers=6):
    """Writes the model file; gives its size in bytes."""
    made = build(weights, heads, layers)
    onnx.checker.check_model(made)
    data = made.SerializeToString()
    path.write_bytes(data)
    return len(data)
