"""Runs the encoder over articles, as the Rust program does."""

import numpy as np
import torch

from . import decode
from .paragraphs import TAGS
from .windows import OVERLAP, size, windows


def batch(rows, vocabulary, width=None):
    """Numbers and features of rows, each a list of (reading, from, to), filled up with closing marks."""
    width = width or max(map(size, rows)) + 2
    classify, separate = vocabulary.number["[CLS]"], vocabulary.number["[SEP]"]
    numbers = torch.full((len(rows), width), separate)
    features = torch.zeros(len(rows), width, 3, dtype=torch.long)
    for index, row in enumerate(rows):
        count = size(row)
        pieces = [number for reading, first, last in row for number in reading.numbers[first:last]]
        numbers[index, : count + 1] = torch.tensor([classify, *pieces])
        shapes = [shape for reading, first, last in row for shape in reading.features[first:last]]
        features[index, 1 : count + 1] = torch.tensor(shapes)
    return numbers, features


class Scores:
    """What the encoder says of an article: log probabilities of tags, and pointers between its pieces."""

    def __init__(self, count):
        self.tags = np.zeros((count, len(TAGS)), np.float32)
        self.seen = []


def score(encoder, reading, vocabulary):
    """Scores of one article, window by window."""
    scores = Scores(len(reading.numbers))
    before = 0
    for first, last in windows(reading.bounds):
        with torch.no_grad():
            tags, content, cue = encoder(*batch([[(reading, first, last)]], vocabulary))
        tags = decode.log_softmax(tags[0, 1:-1].numpy())
        begin = first + OVERLAP // 2 if first < before else first
        scores.tags[begin:last] = tags[begin - first :]
        scores.seen.append((first, last, content[0].numpy(), cue[0].numpy()))
        before = last
    return scores


def attributions(reading, scores, bias=0.0):
    """The attributions of an article as offsets in characters; `bias` is added to the score of marking nothing."""
    tags = scores.tags.copy()
    tags[:, 0] += bias
    found = []
    for first, last in reading.bounds:
        found += decode.spans(decode.best_path(tags[first:last]), first)
    cues = [it for it in found if it[0] == "cue"]
    sources = [it for it in found if it[0] == "source"]
    made = {it[1]: {"source": [], "cue": [it], "content": []} for it in cues}
    for cue in cues:
        chosen = point(scores, cue, sources, 3)
        made[cue[1]]["source"] += [chosen] if chosen else []
    loose = []
    for content in (it for it in found if it[0] == "content"):
        chosen = point(scores, content, cues, 2)
        if chosen:
            made[chosen[1]]["content"].append(content)
        else:
            loose.append({"source": [], "cue": [], "content": [content]})
    kept = [it for it in made.values() if it["content"]] + loose
    place = lambda it: {"start": reading.offsets[it[1]][0], "end": reading.offsets[it[2]][1]}
    return [{role: [place(it) for it in spans] for role, spans in one.items()} for one in kept]


def point(scores, span, options, which):
    """The span among `options` that `span` points to, or None if it points to none."""
    windows_of = [it for it in scores.seen if it[0] <= span[1] < it[1]]
    if not windows_of:
        return None
    window = max(windows_of, key=lambda it: min(span[1] - it[0], it[1] - span[1]))
    row = window[which][span[1] - window[0] + 1]
    best, chosen = row[0], None
    for option in options:
        if window[0] <= option[1] < window[1] and row[option[1] - window[0] + 1] > best:
            best, chosen = row[option[1] - window[0] + 1], option
    return chosen
