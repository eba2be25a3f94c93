"""Learns the weights from gold articles."""

import copy
import math
import random
import time
from dataclasses import dataclass

import torch
from torch.nn import functional as F

from .encoder import WINDOW, Linear
from .paragraphs import TAGS
from .pieces import CLASSIFY, SEPARATE
from .predict import batch
from .windows import rows

IGNORE = -100


@dataclass(frozen=True)
class Run:
    """One of the runs whose weights are averaged."""

    epochs: int
    hidden: float
    """Share of the pieces that are hidden, as unknown words: what surrounds a word must often be enough."""
    seed: int
    """Decides the order of the articles and what is hidden or dropped."""

    @classmethod
    def parse(cls, text):
        """The run that "10:0.1:1" stands for: epochs, share hidden, seed."""
        epochs, hidden, seed = text.split(":")
        return cls(int(epochs), float(hidden), int(seed))


def targets(rows, width):
    """Gold tags and pointers of a batch; a pointer to nothing, or out of the row, is 0."""
    tags = torch.full((len(rows), width), IGNORE)
    content, cue = tags.clone(), tags.clone()
    for row, segments in enumerate(rows):
        pieces = [(reading, index) for reading, first, last in segments for index in range(first, last)]
        place = {(reading.name, index): at for at, (reading, index) in enumerate(pieces, 1)}
        for at, (reading, index) in enumerate(pieces, 1):
            tags[row, at] = reading.tags[index]
            name = TAGS[reading.tags[index]]
            to = place.get((reading.name, reading.head[index]), 0)
            if name in ("B-content", "S-content"):
                content[row, at] = to
            if name in ("B-cue", "S-cue"):
                cue[row, at] = to
    return tags, content, cue


def loss_of(outputs, gold):
    """Mean cross entropies of tags and of both pointers."""
    names = ("tag", "content", "cue")
    return {
        name: F.cross_entropy(scores.flatten(0, 1), truth.flatten(), ignore_index=IGNORE)
        for name, scores, truth in zip(names, outputs, gold)
    }


class Average:
    """An exponential moving average of the weights: steadier than the last step's (Polyak and Juditsky, 1992)."""

    def __init__(self, model, decay=0.998):
        self.decay = decay
        self.taken = 0
        self.mean = {name: value.detach().clone() for name, value in model.state_dict().items()}

    def take(self, model):
        self.taken += 1
        decay = min(self.decay, self.taken / (self.taken + 10))
        for name, value in model.state_dict().items():
            self.mean[name].lerp_(value.detach(), 1 - decay)


def hide(numbers, share, vocabulary):
    """`numbers` with some pieces turned into unknown ones, never the marks of a row's two ends."""
    if not share:
        return numbers
    ends = (numbers == vocabulary.number[CLASSIFY]) | (numbers == vocabulary.number[SEPARATE])
    chosen = (torch.rand(numbers.shape) < share) & ~ends
    return torch.where(chosen, vocabulary.unknown, numbers)


def fit_mean(encoder, readings, vocabulary, options):
    """The mean of the weights of several runs that start alike and learn differently.

    It does better than each of them (Wortsman et al., ICML 2022: "model soups") and costs the reader nothing.
    """
    start = copy.deepcopy(encoder.state_dict())
    total = {name: torch.zeros_like(value) for name, value in start.items()}
    for number, run in enumerate(options.runs):
        encoder.load_state_dict(start)
        weights = fit(encoder, readings, vocabulary, run, options)
        torch.save(weights, options.out / f"weights-{number}.pt")
        total = {name: total[name] + weights[name] for name in total}
    return {name: value / len(options.runs) for name, value in total.items()}


def fit(encoder, readings, vocabulary, run, options):
    """Trains `encoder` and gives its weights, averaged over the last steps."""
    torch.manual_seed(run.seed)
    dice = random.Random(run.seed)
    fresh = ("tag.", "content_", "cue_", "feature.")
    new = [value for name, value in encoder.named_parameters() if name.startswith(fresh)]
    old = [value for name, value in encoder.named_parameters() if not name.startswith(fresh)]
    groups = [{"params": old, "lr": options.rate}, {"params": new, "lr": 10 * options.rate}]
    best = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    per_epoch = math.ceil(len(rows(readings, dice)) / options.batch)
    steps = run.epochs * per_epoch
    plan = torch.optim.lr_scheduler.LambdaLR(best, lambda step: min(1, step / 100) * max(0.02, 1 - step / steps))
    average = Average(encoder)
    step, began = 0, time.time()
    for epoch in range(run.epochs):
        encoder.train()
        Linear.round = run.epochs - epoch <= options.rounded
        all_rows = rows(readings, dice)
        for at in range(0, len(all_rows), options.batch):
            chosen = all_rows[at : at + options.batch]
            with torch.autocast("cpu", torch.bfloat16):
                numbers, features = batch(chosen, vocabulary, WINDOW)
                outputs = encoder(hide(numbers, run.hidden, vocabulary), features)
            losses = loss_of(outputs, targets(chosen, WINDOW))
            best.zero_grad()
            (losses["tag"] + 0.3 * losses["content"] + 0.3 * losses["cue"]).backward()
            torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            best.step()
            plan.step()
            average.take(encoder)
            step += 1
            if step % 50 == 0:
                shown = " ".join(f"{name} {value.item():.3f}" for name, value in losses.items())
                print(f"epoch {epoch} step {step}/{steps} {shown} {time.time() - began:.0f}s", flush=True)
        Linear.round = False
    return average.mean

