"""What a network learns from: batches of windows with the gold and, where there is a teacher, with what it says of them."""

from dataclasses import dataclass, fields, is_dataclass

import torch
from torch.nn import functional as F

from .encoder import WINDOW
from .paragraphs import TAG, TAGS
from .precision import narrow
from .predict import batch
from .windows import rows

IGNORE = -100
LISTEN = 0.02
"""Where a teacher is less sure that a content or a cue begins, nobody asks where it points."""
SOFTNESS = 2.0
"""The temperature at which tags are compared: what a teacher thinks of the tags that it does not choose counts, too."""
SHARE = {"tag": 1.0, "content": 0.3, "cue": 0.3, "state": 1.0}
"""How much tags, pointers and, if somebody teaches, states count."""
TAUGHT = 0.7
"""How much the teacher counts beside the gold."""


@dataclass
class Pointers:
    """What a teacher says of the pointers of one kind."""

    places: torch.Tensor
    """Rows of two numbers: window and piece."""
    sure: torch.Tensor
    """How sure it is that a span begins there which points."""
    scores: torch.Tensor


@dataclass
class Said:
    """What a teacher says of a lesson."""

    tags: torch.Tensor
    content: Pointers
    cue: Pointers
    states: tuple | None
    """What its middle and its last layer make of the pieces; None if nobody is held near them."""


@dataclass
class Lesson:
    numbers: torch.Tensor
    features: torch.Tensor
    gold: tuple
    """Tags, pointers of contents and pointers of cues; `IGNORE` where there is none."""
    said: Said | None = None


def moved(lesson, device):
    """A lesson, or a part of one, with its numbers on `device`; where they are there already, they are shared."""
    if is_dataclass(lesson):
        return type(lesson)(**{it.name: moved(getattr(lesson, it.name), device) for it in fields(lesson)})
    if isinstance(lesson, tuple):
        return tuple(moved(it, device) for it in lesson)
    return lesson if lesson is None else lesson.to(device)


def lessons(readings, vocabulary, dice, noise, size):
    """The lessons of one epoch, of so many windows each; `noise` changes the numbers of their pieces."""
    all_rows = rows(readings, dice)
    for at in range(0, len(all_rows), size):
        chosen = all_rows[at : at + size]
        numbers, features = batch(chosen, vocabulary, WINDOW)
        yield Lesson(noise(numbers), features, targets(chosen, WINDOW))


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


def taught(teacher, lessons, with_states=True):
    """The lessons with what the teacher says of them. Numbers are kept small, and in main memory: there are many."""
    teacher.eval()
    for lesson in lessons:
        lesson.said = moved(what_it_says(teacher, moved(lesson, teacher.device), with_states), "cpu")
        yield lesson


def what_it_says(teacher, lesson, with_states):
    with torch.no_grad(), narrow(teacher.device):
        states = teacher.states(lesson.numbers, lesson.features)
        tags, content, cue = teacher.heads(states[-1])
    sure = tags.softmax(-1)
    begins = lambda role: sure[..., TAG[f"B-{role}"]] + sure[..., TAG[f"S-{role}"]]
    kept = tuple(it.half() for it in middle_and_last(states)) if with_states else None
    return Said(tags.half(), pointers(content, begins("content")), pointers(cue, begins("cue")), kept)


def middle_and_last(states):
    return states[(len(states) - 1) // 2], states[-1]


def pointers(scores, sure):
    heeded = sure > LISTEN
    return Pointers(heeded.nonzero(), sure[heeded], scores[heeded].half())


def loss_of(outputs, lesson):
    """How far the network is from the gold and, if somebody teaches, from what the teacher says (Hinton et al., 2015)."""
    gold = from_gold(outputs, lesson.gold)
    if lesson.said is None:
        return gold
    said = from_teacher(outputs, lesson)
    return {name: (1 - TAUGHT) * gold[name] + TAUGHT * said[name] for name in gold}


def from_gold(outputs, gold):
    """Cross entropies of tags and of both pointers."""
    return {name: cross(scores, truth) for name, scores, truth in zip(("tag", "content", "cue"), outputs, gold)}


def cross(scores, truth):
    """The mean cross entropy of those that have a truth, 0 if none has."""
    total = F.cross_entropy(scores.flatten(0, 1), truth.flatten(), ignore_index=IGNORE, reduction="sum")
    return total / (truth != IGNORE).sum().clamp(min=1)


def from_teacher(outputs, lesson):
    """Kullback-Leibler divergences of the same; a pointer counts as much as the teacher is sure that there is one."""
    tags, content, cue = outputs
    said, real = lesson.said, lesson.gold[0] != IGNORE
    found = {"tag": divergence(tags[real], said.tags[real], SOFTNESS).mean()}
    for name, scores, theirs in (("content", content, said.content), ("cue", cue, said.cue)):
        each = divergence(scores[theirs.places[:, 0], theirs.places[:, 1]], theirs.scores, 1.0)
        found[name] = (each * theirs.sure).sum() / theirs.sure.sum().clamp(min=1)
    return found


def divergence(scores, said, softness):
    mine, theirs = (F.log_softmax(it.float() / softness, -1) for it in (scores, said))
    return F.kl_div(mine, theirs, reduction="none", log_target=True).sum(-1) * softness**2
