"""Reads the weights back out of a model file, to go on from them.

They come back as they were rounded when they were written; `export.py` names them.
"""

import math

import onnx
import torch
from onnx import numpy_helper

from . import export
from .encoder import Encoder, Shape

HEADS = 12


def restored(path):
    """The encoder in the model file at `path`."""
    constants = [(it.name, torch.tensor(numpy_helper.to_array(it))) for it in onnx.load(path).graph.initializer]
    held = dict(constants)
    if "piece.weight" not in held:
        held = named(constants)
    pieces, width = held["piece.weight"].shape
    layers = sum(name.endswith(".up.weight") for name in held)
    inner = held["layers.0.up.weight"].shape[1]
    encoder = Encoder(pieces, Shape(width, inner, HEADS, layers))
    weights = {name: weight(held, name) for name in encoder.state_dict()}
    for layer in range(layers):
        for kind in ("weight", "bias"):
            # The file has the scale of attention in its queries.
            weights[f"layers.{layer}.query_key_value.{kind}"][:width] *= math.sqrt(width // HEADS)
    encoder.load_state_dict(weights)
    return encoder


def named(constants):
    """The constants of a file from before `export.py` named them, by the order in which it writes them."""
    pieces, width = constants[0][1].shape
    inner = max(it.shape[1] for _, it in constants if it.dim() == 2 and it.dtype == torch.int8 and it.shape[0] == width)
    for layers in range(1, 25):
        like = export.build(Encoder(pieces, Shape(width, inner, HEADS, layers)).state_dict(), HEADS, layers)
        names = [it.name for it in like.graph.initializer]
        if len(names) == len(constants):
            return {name: value for name, (_, value) in zip(names, constants)}
    raise SystemExit("this model file was not written by export.py: its weights cannot be read back")


def weight(held, name):
    """The weights of that name: those of a linear layer [output, input], those of a table by rows."""
    scale = held.get(name + export.SCALE, torch.ones(()))
    found = held[name].float() * scale
    linear = scale.dim() == 1 or name == "tag.weight"
    return found.T.contiguous() if linear else found
