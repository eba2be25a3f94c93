"""From the encoder's numbers to attributions: the same steps as `src/analysis/network/encoder/decode.rs`."""

import numpy as np

from .paragraphs import TAGS

FORBIDDEN = -1e4


def moves():
    """Which tag may follow which: 0 or `FORBIDDEN`. A span begun must be ended in its own role."""
    table = np.full((len(TAGS), len(TAGS)), FORBIDDEN, np.float32)
    for one, before in enumerate(TAGS):
        for two, after in enumerate(TAGS):
            opened = before[0] in "BI"
            goes_on = after[0] in "IE"
            if opened == goes_on and (not opened or before[1:] == after[1:]):
                table[one, two] = 0.0
    return table


MOVES = moves()
MAY_OPEN = np.array([0.0 if tag[0] in "OBS" else FORBIDDEN for tag in TAGS], np.float32)
MAY_CLOSE = np.array([0.0 if tag[0] in "OES" else FORBIDDEN for tag in TAGS], np.float32)


def log_softmax(x):
    x = x - x.max(-1, keepdims=True)
    return x - np.log(np.exp(x).sum(-1, keepdims=True))


def best_path(scores):
    """The best allowed tags of one paragraph (Viterbi 1967) by log probabilities [piece, tag]."""
    best = scores[0] + MAY_OPEN
    back = []
    for row in scores[1:]:
        total = best[:, None] + MOVES
        back.append(total.argmax(0))
        best = total.max(0) + row
    path = [int((best + MAY_CLOSE).argmax())]
    for row in reversed(back):
        path.append(int(row[path[-1]]))
    return path[::-1]


def spans(path, first):
    """The spans (role, first, last) of a tagged paragraph, in pieces of the article."""
    found, begun = [], None
    for index, tag in enumerate(path, first):
        name = TAGS[tag]
        if name[0] in "BS":
            begun = index
        if name[0] in "ES":
            found.append((name[2:], begun, index))
    return found
