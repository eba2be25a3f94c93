"""The network: a BERT encoder (Devlin et al., NAACL 2019) with features beside the word pieces and three heads.

Every piece gets a tag. The first piece of a content points to its cue, the first piece of a cue to its source
(a bilinear pointer, as in Dozat and Manning, ICLR 2017). The cue chooses its source and not the other way
round, because one source often serves two cues: "he said … and added …".
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F

from .features import KINDS
from .paragraphs import TAGS

WINDOW = 256
"""Pieces in one window, the opening and the closing mark included."""
POINTER = 192
"""Width of the space in which pointers are compared."""
WEIGHT_STEPS = 63
"""Weights take whole numbers from -63 to 63: seven bits, so that no processor's 8-bit products overflow."""


def rounded(weight):
    """`weight` as it will be shipped: whole steps of a scale per row; gradients pass as if nothing were rounded."""
    scale = weight.detach().abs().amax(1, keepdim=True).clamp(min=1e-8) / WEIGHT_STEPS
    return weight + ((weight.detach() / scale).round() * scale - weight.detach())


@dataclass(frozen=True)
class Shape:
    """How large an encoder is."""

    width: int = 384
    inner: int = 1536
    heads: int = 12
    layers: int = 6
    small: float = 1e-12
    """What keeps normalisation from dividing by nothing."""


class Linear(nn.Linear):
    """A linear layer that can learn with the weights it will be shipped with."""

    round = False

    def forward(self, x):
        return F.linear(x, rounded(self.weight) if Linear.round else self.weight, self.bias)


class Dropout(nn.Module):
    """Dropout (Srivastava et al., JMLR 2014) by stretches of one pool of dice: fresh dice cost a tenth of a step."""

    POOL = 1 << 23

    def __init__(self, rate):
        super().__init__()
        keep = (torch.rand(self.POOL) >= rate).to(torch.bfloat16) / (1 - rate)
        self.register_buffer("pool", keep, persistent=False)

    def forward(self, x):
        if not self.training:
            return x
        start = int(torch.randint(self.POOL - x.numel(), ()))
        return x * self.pool[start : start + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """Attention, then a feed-forward net; each with its residual and normalisation."""

    def __init__(self, shape, dropout):
        super().__init__()
        self.heads = shape.heads
        self.query_key_value, self.attended = Linear(shape.width, 3 * shape.width), Linear(shape.width, shape.width)
        self.up, self.down = Linear(shape.width, shape.inner), Linear(shape.inner, shape.width)
        self.norm_attended, self.norm_down = (nn.LayerNorm(shape.width, shape.small) for _ in range(2))
        self.dropout = dropout

    def forward(self, x, bias):
        batch, count, width = x.shape
        each = width // self.heads
        query, key, value = self.query_key_value(x).view(batch, count, 3, self.heads, each).permute(2, 0, 3, 1, 4)
        scores = (query * (1 / math.sqrt(each))) @ key.transpose(-1, -2)
        scores = scores if bias is None else scores + bias.to(scores.dtype)
        weights = torch.softmax(scores, -1, dtype=query.dtype)
        mixed = (weights @ value).transpose(1, 2).reshape(batch, count, width)
        x = self.norm_attended(x + self.dropout(self.attended(mixed)))
        return self.norm_down(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """From pieces and features to tags and pointers."""

    def __init__(self, pieces, shape=Shape(), dropout=0.1):
        super().__init__()
        self.dropout = Dropout(dropout)
        self.piece, self.position = nn.Embedding(pieces, shape.width), nn.Embedding(WINDOW, shape.width)
        self.feature = nn.ModuleDict({kind: nn.Embedding(count, shape.width) for kind, count in KINDS.items()})
        for table in self.feature.values():
            nn.init.zeros_(table.weight)
        self.norm = nn.LayerNorm(shape.width, shape.small)
        self.layers = nn.ModuleList(Layer(shape, self.dropout) for _ in range(shape.layers))
        self.tag = nn.Linear(shape.width, len(TAGS))
        self.content_from, self.content_to = Linear(shape.width, POINTER), Linear(shape.width, POINTER)
        self.cue_from, self.cue_to = Linear(shape.width, POINTER), Linear(shape.width, POINTER)

    @property
    def device(self):
        """Where the network is: on the processor or on an accelerator."""
        return self.piece.weight.device

    def bias(self, count):
        """What attention between `count` pieces adds for how far they are apart: nothing in this network."""
        return None

    def forward(self, numbers, features):
        """Tags [batch, piece, tag]; pointers [batch, from, to] of contents to cues and of cues to sources."""
        return self.heads(self.states(numbers, features)[-1])

    def states(self, numbers, features):
        """What each layer makes of the pieces [batch, piece, width].

        Nothing hides padding: the program reads one window at a time, which has none.
        """
        x = self.piece(numbers) + self.position.weight[: numbers.shape[1]]
        for index, table in enumerate(self.feature.values()):
            x = x + table(features[..., index])
        states = [self.dropout(self.norm(x))]
        bias = self.bias(numbers.shape[1])
        for layer in self.layers:
            states.append(layer(states[-1], bias))
        return states[1:]

    def heads(self, state):
        """Tags and both pointers, by what the last layer made of the pieces."""
        x = self.dropout(state)
        content = torch.tanh(self.content_from(x)) @ torch.tanh(self.content_to(x)).transpose(1, 2)
        cue = torch.tanh(self.cue_from(x)) @ torch.tanh(self.cue_to(x)).transpose(1, 2)
        return self.tag(x).float(), content.float(), cue.float()


def pretrained(folder, vocabulary, layers):
    """An encoder that starts from the BERT weights in `folder` (config.json, model.safetensors, tokenizer.json)."""
    from safetensors.torch import load_file

    folder = Path(folder)
    config = json.loads((folder / "config.json").read_text())
    full = json.loads((folder / "tokenizer.json").read_text())["model"]["vocab"]
    weights = load_file(folder / "model.safetensors")
    weights = {name.removeprefix("bert."): value.float() for name, value in weights.items()}
    shape = Shape(config["hidden_size"], config["intermediate_size"], config["num_attention_heads"], layers)
    encoder = Encoder(len(vocabulary.pieces), shape)
    rows = torch.tensor([full[piece] for piece in vocabulary.pieces])
    with torch.no_grad():
        encoder.piece.weight.copy_(weights["embeddings.word_embeddings.weight"][rows])
        kind = weights["embeddings.token_type_embeddings.weight"][0]
        encoder.position.weight.copy_(weights["embeddings.position_embeddings.weight"][:WINDOW] + kind)
        copy(encoder.norm, weights, "embeddings.LayerNorm")
        for number, layer in enumerate(encoder.layers):
            copy_layer(layer, weights, f"encoder.layer.{number}", BERT)
    return encoder


@dataclass(frozen=True)
class Names:
    """What a published encoder calls the parts of its attention."""

    query_key_value: tuple
    attended: str
    norm: str


BERT = Names(
    tuple(f"attention.self.{it}" for it in ("query", "key", "value")), "attention.output.dense", "attention.output.LayerNorm"
)


def copy_layer(layer, weights, at, names):
    """Gives a layer the weights that a published encoder has for the one at `at`."""
    for kind in ("weight", "bias"):
        parts = [weights[f"{at}.{it}.{kind}"] for it in names.query_key_value]
        getattr(layer.query_key_value, kind).copy_(torch.cat(parts))
    copy(layer.attended, weights, f"{at}.{names.attended}")
    copy(layer.norm_attended, weights, f"{at}.{names.norm}")
    copy(layer.up, weights, f"{at}.intermediate.dense")
    copy(layer.down, weights, f"{at}.output.dense")
    copy(layer.norm_down, weights, f"{at}.output.LayerNorm")


def copy(module, weights, name):
    module.weight.copy_(weights[f"{name}.weight"])
    module.bias.copy_(weights[f"{name}.bias"])
