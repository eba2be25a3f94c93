"""A larger network that the shipped one learns from: MPNet (Song et al., NeurIPS 2020), 12 layers of width 768.

It reads the same pieces and features and has the same heads. Beside the places of its pieces it knows how far they
are apart, in steps that grow with the distance (Raffel et al., JMLR 2020).
"""

import json
import math
from pathlib import Path

import torch
from torch import nn

from .encoder import WINDOW, Encoder, Names, Shape, copy, copy_layer

STEPS = 32
"""Distances that are told apart, half of them to either side."""
FARTHEST = 128
"""Pieces that are farther apart are all as far apart."""
SHAPE = Shape(width=768, inner=3072, heads=12, layers=12, small=1e-5)
MPNET = Names(tuple(f"attention.attn.{it}" for it in "qkv"), "attention.attn.o", "attention.LayerNorm")
MARKS = {"[CLS]": "<s>", "[SEP]": "</s>"}
"""What MPNet calls the marks around a window."""
FIRST_PLACE = 2
"""The row of its table of places that the first piece has."""


def distances(count):
    """The step of the distance between any two of `count` pieces."""
    apart = torch.arange(count)[:, None] - torch.arange(count)[None, :]
    side, far = (apart < 0).long() * (STEPS // 2), apart.abs()
    exact = STEPS // 4
    grown = torch.log(far.clamp(min=1) / exact) / math.log(FARTHEST / exact) * exact
    return side + torch.where(far < exact, far, (exact + grown.long()).clamp(max=STEPS // 2 - 1))


class Teacher(Encoder):
    def __init__(self, pieces):
        super().__init__(pieces, SHAPE)
        self.relative = nn.Embedding(STEPS, SHAPE.heads)
        self.register_buffer("bucket", distances(WINDOW), persistent=False)

    def bias(self, count):
        return self.relative(self.bucket[:count, :count]).permute(2, 0, 1)[None]


def pretrained(folder, vocabulary):
    """A teacher that starts from the MPNet weights in `folder` (model.safetensors, tokenizer.json)."""
    from safetensors.torch import load_file

    folder = Path(folder)
    full = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    weights = load_file(folder / "model.safetensors")
    teacher = Teacher(len(vocabulary.pieces))
    rows = torch.tensor([full[MARKS.get(it, it)] for it in vocabulary.pieces])
    with torch.no_grad():
        teacher.piece.weight.copy_(weights["embeddings.word_embeddings.weight"][rows])
        teacher.position.weight.copy_(weights["embeddings.position_embeddings.weight"][FIRST_PLACE:][:WINDOW])
        teacher.relative.weight.copy_(weights["encoder.relative_attention_bias.weight"])
        copy(teacher.norm, weights, "embeddings.LayerNorm")
        for number, layer in enumerate(teacher.layers):
            copy_layer(layer, weights, f"encoder.layer.{number}", MPNET)
    return teacher
