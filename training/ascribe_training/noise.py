"""What makes lessons harder: pieces that are hidden, or that stand in for others like them."""

import torch
from torch.nn import functional as F

from .pieces import CLASSIFY, SEPARATE

ALIKE = 8
"""From how many pieces the one is drawn that stands in for another."""


class Hidden:
    """Turns a share of the pieces into unknown ones, never the marks of a row's two ends."""

    def __init__(self, share, vocabulary):
        self.share, self.unknown = share, vocabulary.unknown
        self.ends = torch.tensor([vocabulary.number[it] for it in (CLASSIFY, SEPARATE)])

    def __call__(self, numbers):
        chosen = (torch.rand(numbers.shape) < self.share) & ~torch.isin(numbers, self.ends)
        return torch.where(chosen, self.unknown, numbers)


class Swapped:
    """Turns a share of the words' pieces into others that mean something like them (Jiao et al., 2020: "TinyBERT").

    `meanings` has a row for each piece of the vocabulary. What is said then may be nonsense; a teacher has a word for
    that, too.
    """

    def __init__(self, share, vocabulary, meanings):
        self.share, self.others = share, alike(vocabulary, meanings)

    def __call__(self, numbers):
        chosen = torch.rand(numbers.shape) < self.share
        other = self.others[numbers.long(), torch.randint(ALIKE, numbers.shape)]
        return torch.where(chosen, other, numbers)


def alike(vocabulary, meanings):
    """For each piece the nearest others, by cosine: begins of words for begins, rests for rests, all else for itself."""
    kinds = torch.tensor([kind(it) for it in vocabulary.pieces])
    directions = F.normalize(meanings - meanings.mean(0), dim=-1)
    found = torch.arange(len(kinds), dtype=torch.int32)[:, None].repeat(1, ALIKE)
    for which in (1, 2):
        places = (kinds == which).nonzero().flatten()
        for some in places.split(2000):
            nearness = directions[some] @ directions[places].T
            # The nearest is the piece itself.
            found[some] = places[nearness.topk(ALIKE + 1, -1).indices[:, 1:]].int()
    return found


def kind(piece):
    """1 for the rest of a word, 2 for its begin, 0 for marks and digits."""
    rest = piece.removeprefix("##")
    return 0 if not rest.isalpha() else 1 if rest != piece else 2
