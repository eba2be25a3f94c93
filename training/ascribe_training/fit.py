"""Learns the weights of a network, lesson by lesson."""

import copy
import random
import time
from dataclasses import dataclass

import torch

from .encoder import Linear
from .lessons import SHARE, lessons, loss_of, moved
from .match import RATE, Match
from .precision import narrow

NEW = ("tag.", "content_", "cue_", "feature.")
"""What the base has no weights for, by how its name begins."""


@dataclass(frozen=True)
class Pace:
    """How fast a network learns, and for how long."""

    epochs: int
    rate: float
    """The highest learning rate of what the base has weights for."""
    fresh: float
    """How many times faster what it has none for learns."""
    deeper: float = 1.0
    """What the rate of a layer is multiplied with for the one below it (Howard and Ruder, ACL 2018)."""
    memory: float = 0.998
    """How much of the mean of the weights a step keeps."""
    fall: float = 1.0
    """How much of the rate is gone at the end."""
    rounded: int = 0
    """Last epochs that learn with the rounded weights."""


@dataclass(frozen=True)
class Course:
    """What a run learns from."""

    lessons: object
    """A function that gives the lessons of an epoch, nearly as many in each."""
    taught: list | None = None
    """Some of the lessons if a teacher said something of them, to know its states by."""


class Average:
    """An exponential moving average of the weights: steadier than the last step's (Polyak and Juditsky, 1992)."""

    def __init__(self, model, memory):
        self.memory = memory
        self.taken = 0
        self.mean = {name: value.detach().clone() for name, value in model.state_dict().items()}

    def take(self, model):
        self.taken += 1
        memory = min(self.memory, self.taken / (self.taken + 10))
        for name, value in model.state_dict().items():
            self.mean[name].lerp_(value.detach(), 1 - memory)


def groups(encoder, pace):
    """The weights by the rate at which they learn."""
    depth, found = len(encoder.layers), {}
    for name, weight in encoder.named_parameters():
        below = depth - int(name.split(".")[1]) - 1 if name.startswith("layers.") else depth
        rate = pace.rate * pace.fresh if name.startswith(NEW) else pace.rate * pace.deeper**below
        found.setdefault(rate, []).append(weight)
    return [{"params": weights, "lr": rate} for rate, weights in found.items()]


class Checkpoint:
    """A file that holds how far a run came, written every few minutes, so that the same command goes on from there."""

    def __init__(self, path, minutes=10):
        self.path, self.seconds, self.written = path, 60 * minutes, time.time()

    def load(self):
        """What was kept last; None if nothing was."""
        return torch.load(self.path, map_location="cpu") if self.path.exists() else None

    def due(self):
        return time.time() - self.written > self.seconds

    def keep(self, state):
        """Writes the state; the former one is lost only when the new one is complete."""
        partial = self.path.with_suffix(".part")
        torch.save(state, partial)
        partial.replace(self.path)
        self.written = time.time()


def fit(encoder, course, pace, checkpoint=None):
    """Trains `encoder` where it is and gives its weights, averaged over the last steps, in main memory.

    With a `checkpoint` it goes on where an earlier run of the same course was interrupted.
    """
    learnt = groups(encoder, pace)
    near = Match(course.taught, encoder.piece.embedding_dim, encoder.device) if course.taught is not None else None
    if near is not None:
        learnt.append({"params": list(near.parameters()), "lr": RATE})
    best = torch.optim.AdamW(learnt, weight_decay=0.01, fused=True)
    average, began, step, plan = Average(encoder, pace.memory), time.time(), 0, None
    kept = checkpoint.load() if checkpoint else None
    passed = kept["step"] if kept else 0
    for epoch in range(pace.epochs):
        encoder.train()
        Linear.round = pace.epochs - epoch <= pace.rounded
        today = course.lessons(epoch)
        plan = plan or falling(best, pace.epochs * len(today), pace.fall)
        for lesson in today:
            if step < passed:
                step += 1
                if step == passed:
                    go_on(kept, encoder, near, best, plan, average)
                continue
            losses = losses_of(encoder, near, moved(lesson, encoder.device))
            best.zero_grad()
            sum(SHARE[name] * value for name, value in losses.items()).backward()
            torch.nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            best.step()
            plan.step()
            average.take(encoder)
            step += 1
            if step % 50 == 0:
                shown = " ".join(f"{name} {value.item():.3f}" for name, value in losses.items())
                print(f"epoch {epoch} step {step} {shown} {time.time() - began:.0f}s", flush=True)
            if checkpoint and checkpoint.due():
                checkpoint.keep(so_far(step, encoder, near, best, plan, average))
        Linear.round = False
    return {name: value.cpu() for name, value in average.mean.items()}


def so_far(step, encoder, near, best, plan, average):
    """What a run needs to go on after so many steps."""
    return {
        "step": step,
        "encoder": encoder.state_dict(),
        "near": near.state_dict() if near is not None else None,
        "optimiser": best.state_dict(),
        "plan": plan.state_dict(),
        "mean": average.mean,
        "taken": average.taken,
    }


def go_on(kept, encoder, near, best, plan, average):
    """Puts everything back as `so_far` found it. Dice begin anew from the step, as nobody kept them."""
    encoder.load_state_dict(kept["encoder"])
    if near is not None:
        near.load_state_dict(kept["near"])
    best.load_state_dict(kept["optimiser"])
    plan.load_state_dict(kept["plan"])
    average.mean, average.taken = {name: it.to(encoder.device) for name, it in kept["mean"].items()}, kept["taken"]
    torch.manual_seed(kept["step"])


def losses_of(encoder, near, lesson):
    """What a lesson's tags, pointers and, if there is a `Match`, states are away from what they should be."""
    with narrow(encoder.device):
        states = encoder.states(lesson.numbers, lesson.features)
        outputs = encoder.heads(states[-1])
    losses = loss_of(outputs, lesson)
    return losses if near is None else losses | {"state": near.loss(states, lesson)}


def falling(optimiser, steps, fall):
    """Rates that rise for a hundred steps and then fall to the end."""
    rate = lambda step: min(1, step / 100) * max(0.02, 1 - fall * step / steps)
    return torch.optim.lr_scheduler.LambdaLR(optimiser, rate)


def fit_mean(encoder, courses, pace, keep, folder=None):
    """The mean of the weights of several runs that start alike and learn differently, each from its own seed and course.

    It does better than each of them (Wortsman et al., ICML 2022: "model soups") and costs the reader nothing.
    `keep` is told of each run's weights. With a `folder` each run keeps its checkpoints there.
    """
    start = copy.deepcopy(encoder.state_dict())
    total = {name: torch.zeros_like(value, device="cpu") for name, value in start.items()}
    for seed, course in courses.items():
        encoder.load_state_dict(start)
        torch.manual_seed(seed)
        weights = fit(encoder, course, pace, Checkpoint(folder / f"run-{seed}.pt") if folder else None)
        keep(seed, weights)
        total = {name: total[name] + weights[name] for name in total}
    return {name: value / len(courses) for name, value in total.items()}


def anew(readings, vocabulary, noises, batch, seed):
    """A course whose lessons are made anew for each epoch, from gold alone, with each of the noises in turn."""

    def today(epoch):
        torch.manual_seed(1000 * seed + epoch)
        dice = random.Random(1000 * seed + epoch)
        return list(lessons(readings, vocabulary, dice, noises[epoch % len(noises)], batch))

    return Course(today)


def shuffled(made, seed):
    """A course that takes each list of taught lessons in turn, in another order: they are made once, as teaching takes long."""

    def today(epoch):
        chosen = made[epoch % len(made)]
        return random.Random(1000 * seed + epoch).sample(chosen, len(chosen))

    return Course(today, made[0])


def continued(known, new, seed):
    """A course that goes over lessons whose taught answers are kept, and over others that are made anew for each epoch."""

    def today(epoch):
        lessons = known + new.lessons(epoch)
        random.Random(1000 * seed + epoch).shuffle(lessons)
        return lessons

    return Course(today)
