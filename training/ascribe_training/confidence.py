"""Makes `confidence` mean what it says: the raw product of probabilities becomes the share that is right.

Isotonic regression (Zadrozny and Elkan, KDD 2002) on dev, written as a table of points between which the
program interpolates: `assets/model/confidence.txt`, one `raw right` a line, both rising.
"""

from pathlib import Path

import numpy as np

import referee

BINS = 24
DIGITS = 4
"""How exactly raw scores are written."""
RAW = [(0.0, 0.0), (1.0, 1.0)]
"""Points of the raw score itself."""


def judged(predictions):
    """(raw, whether right) of every predicted attribution, as the referee's who-said judges it."""
    found = []
    for article, attributions in predictions:
        index = referee.words(article.text)
        cover = lambda spans: {role: referee.covered(index, spans(role)) for role in referee.ROLES}
        gold = [cover(it.spans) for it in article.attributions]
        made = [cover(lambda role, it=it: referee.read_spans(it[role])) for it in attributions]
        said = lambda one, two: agreement(article.text, index, one, two)
        right = {column for _, column, _ in referee.pairs(gold, made, said)}
        found += [(it["raw"], column in right) for column, it in enumerate(attributions)]
    return np.array(found, dtype=float).reshape(-1, 2)


def agreement(text, index, gold, made):
    """How much the contents overlap if the sources agree too; else 0."""
    near = referee.jaccard(gold["content"], made["content"])
    one, two = gold["source"], made["source"]
    if near < 0.5 or (not one and not two):
        return near if near >= 0.5 else 0.0
    shared = {it for it in one & two if text[index[it][0] : index[it][1]].lower() not in referee.FILLER}
    return near if shared or (one and one == two) else 0.0


def table(pairs):
    """Points (raw, right), rising in both: means of equal bins, pooled where they fall (Ayer et al., 1955).

    As `write` rounds them, so that no two are the same there; the raw score itself where there is nothing to go by.
    """
    pairs = pairs[pairs[:, 0].argsort()]
    blocks = []
    for part in np.array_split(pairs, BINS):
        if len(part):
            blocks.append([part[:, 0].mean(), part[:, 1].mean(), len(part)])
        while len(blocks) > 1 and not rises(*blocks[-2:]):
            raw, right, count = blocks.pop()
            before = blocks[-1]
            total = before[2] + count
            blocks[-1] = [(before[0] * before[2] + raw * count) / total, (before[1] * before[2] + right * count) / total, total]
    return [(raw, right) for raw, right, _ in blocks] or RAW


def rises(one, two):
    return round(one[0], DIGITS) < round(two[0], DIGITS) and one[1] < two[1]


def write(points, path):
    Path(path).write_text("".join(f"{raw:.{DIGITS}f} {right:.3f}\n" for raw, right in points), encoding="utf-8")
