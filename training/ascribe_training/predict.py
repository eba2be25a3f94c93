"""Runs a model over articles, as the program does."""

import numpy as np
import torch

from . import decode
from .brat import ROLES
from .paragraphs import TAG, TAGS
from .windows import OVERLAP, size, windows

ROLE_OF = np.array([0] + [1 + role for role in range(3) for _ in "BIES"])
"""Per tag the number of its role, 0 for none."""


def batch(rows, vocabulary, width=None):
    """Numbers and features of rows, each a list of (reading, from, to), filled up with closing marks."""
    width = width or max(map(size, rows)) + 2
    classify, separate = vocabulary.number["[CLS]"], vocabulary.number["[SEP]"]
    numbers = torch.full((len(rows), width), separate, dtype=torch.int32)
    features = torch.zeros(len(rows), width, 3, dtype=torch.int32)
    for index, row in enumerate(rows):
        count = size(row)
        pieces = [number for reading, first, last in row for number in reading.numbers[first:last]]
        numbers[index, : count + 1] = torch.tensor([classify, *pieces])
        shapes = [shape for reading, first, last in row for shape in reading.features[first:last]]
        features[index, 1 : count + 1] = torch.tensor(shapes)
    return numbers, features


def by_file(path):
    """A function from numbers and features to tags and pointers: the model file, run by ONNX Runtime."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(path), options)
    return lambda numbers, features: session.run(
        ["tags", "content", "cue"], {"numbers": numbers.numpy(), "features": features.numpy()}
    )


class Scores:
    """What the encoder says of an article: log probabilities of tags, and of pointers between its pieces."""

    def __init__(self, count):
        self.tags = np.zeros((count, len(TAGS)), np.float32)
        self.seen = []


def score(run, reading, vocabulary):
    """Scores of one article, window by window."""
    scores = Scores(len(reading.numbers))
    before = 0
    for first, last in windows(reading.bounds):
        tags, content, cue = run(*batch([[(reading, first, last)]], vocabulary))
        begin = first + OVERLAP // 2 if first < before else first
        scores.tags[begin:last] = decode.log_softmax(tags[0, 1:-1])[begin - first :]
        scores.seen.append((first, last, content[0], cue[0]))
        before = last
    return scores


PULL = 4.0
"""How much a pointer, times its probability, adds to the score of the mark that it points to."""
HEED = 0.3
"""Pointers less probable than this add nothing."""


def marks(reading, scores):
    """The spans (role, first, last) of an article: by the tags, then once more with what the pointers know.

    A content that points to a word says that a cue begins there, and a cue so for its source, even where the
    tags alone leave the word unmarked.
    """
    pulled = scores.tags.copy()
    for role, first, _ in tagged(reading, scores.tags):
        if role == "source":
            continue
        target = "cue" if role == "content" else "source"
        begin, sure = pointer(scores, first, role)
        for at in np.flatnonzero(sure > HEED):
            if 0 < at < len(sure) - 1:
                for place in "BS":
                    pulled[begin + at - 1, TAG[f"{place}-{target}"]] += PULL * sure[at]
    return tagged(reading, pulled)


def tagged(reading, tags):
    """The spans of the best tags, paragraph by paragraph."""
    return [span for first, last in reading.bounds for span in decode.spans(decode.best_path(tags[first:last]), first)]


def attributions(reading, scores):
    """The attributions of an article as offsets in characters, each with its `raw` confidence."""
    found = marks(reading, scores)
    cues = [it for it in found if it[0] == "cue"]
    sources = [it for it in found if it[0] == "source"]
    made = {it[1]: {"source": [], "cue": [it], "content": [], "sure": certainty(scores, it)} for it in cues}
    for cue in cues:
        chosen, sure = point(scores, cue, sources)
        one = made[cue[1]]
        one["sure"] *= sure
        if chosen:
            one["source"].append(chosen)
            one["sure"] *= certainty(scores, chosen)
    loose = []
    for content in (it for it in found if it[0] == "content"):
        chosen, sure = point(scores, content, cues)
        sure *= certainty(scores, content)
        if chosen is None:
            loose.append({"source": [], "cue": [], "content": [content], "sure": sure})
            continue
        one = made[chosen[1]]
        one["content"].append(content)
        one["best"] = max(one.get("best", 0), sure)
    kept = [it for it in made.values() if it["content"]] + loose
    place = lambda it: {"start": reading.offsets[it[1]][0], "end": reading.offsets[it[2]][1]}
    return [
        {role: [place(it) for it in one[role]] for role in ROLES} | {"raw": float(one["sure"] * one.get("best", 1))}
        for one in kept
    ]


def certainty(scores, span):
    """How probable it is that a span plays its role from end to end: that of its least probable piece."""
    role, first, last = span
    inside = np.exp(scores.tags[first : last + 1][:, ROLE_OF == 1 + ROLES.index(role)]).sum(1)
    return float(inside.min())


def pointer(scores, piece, role):
    """Where the first piece of a content or a cue points: the window's first piece, and probabilities by place in it.

    Place 0 is nowhere. Of two windows that show the piece, the one counts in which it is further from the edge.
    """
    seen = [it for it in scores.seen if it[0] <= piece < it[1]]
    window = max(seen, key=lambda it: min(piece - it[0], it[1] - piece))
    row = window[2 if role == "content" else 3][piece - window[0] + 1]
    weights = np.exp(row - row.max())
    return window[0], weights / weights.sum()


def point(scores, span, options):
    """The span among `options` that `span` points to (None if to none), and how probable that is."""
    begin, sure = pointer(scores, span[1], span[0])
    best, chosen = float(sure[0]), None
    for option in options:
        at = option[1] - begin + 1
        if 0 < at < len(sure) - 1 and sure[at] > best:
            best, chosen = float(sure[at]), option
    return chosen, best
