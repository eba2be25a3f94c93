"""Holds what a network makes of the pieces near what its teacher makes of them (Jiao et al., Findings of EMNLP 2020).

Tags and pointers say what a piece is; the states of a layer also say why, and what else it might have been.
"""

import torch
from torch import nn
from torch.nn import functional as F

from .lessons import IGNORE, middle_and_last
from .precision import narrow

SHARES = (0.3, 0.5)
"""How much the middle and the last layer count."""
FARTHEST = 6.0
"""Standard deviations from the mean beyond which nothing is asked for."""
SAMPLE = 6
"""From how many lessons mean and deviation are taken, padding included."""
RATE = 1e-3


class Match(nn.Module):
    """Maps the states of a network of so much `width`, on `device`, to those of the teacher of `lessons`."""

    def __init__(self, lessons, width, device):
        super().__init__()
        samples = [torch.cat(it).flatten(0, 1).float() for it in zip(*(it.said.states for it in lessons[:SAMPLE]))]
        self.mean, self.deviation = ([of(it, 0).to(device) for it in samples] for of in (torch.mean, torch.std))
        self.maps = nn.ModuleList(nn.Linear(width, it.shape[1]) for it in samples).to(device)

    def loss(self, states, lesson):
        """How far the states are from the teacher's, in its squared deviations; those of pieces that are padding count for nothing."""
        real, total = lesson.gold[0] != IGNORE, 0.0
        for nth, mine in enumerate(middle_and_last(states)):
            theirs = (lesson.said.states[nth][real].float() - self.mean[nth]) / self.deviation[nth]
            with narrow(mine.device):
                mapped = self.maps[nth](mine[real])
            total = total + SHARES[nth] * F.mse_loss(mapped.float(), theirs.clamp(-FARTHEST, FARTHEST))
        return total
