"""An article as the encoder reads it: paragraphs of pieces with their features, and what the gold says of them."""

from dataclasses import dataclass

from .brat import ROLES, outermost, within
from .features import BEGINNING, CLOSING_MARK, INSIDE, OPENING_MARK, OUTSIDE, features

TAGS = ["O"] + [f"{place}-{role}" for role in ROLES for place in "BIES"]
TAG = {tag: number for number, tag in enumerate(TAGS)}
"""Begin, inside, end, single (Ratinov and Roth, CoNLL 2009): ends are learnt as well as beginnings."""


SHORTEST_OUTER = 5
"""How many pieces a content has at least if another attribution may stand in it."""


@dataclass
class Paragraph:
    """A paragraph cut into pieces; `start` counts characters of the article."""

    start: int
    text: str
    pieces: list
    features: list


@dataclass
class Reading:
    """All pieces of an article in one row, with the bounds of its paragraphs, and the gold beside them.

    `head[i]` is, for the first piece of a content, the first piece of its cue; for the first piece of a cue,
    the first piece of its source; -1 where there is none.
    """

    name: str
    text: str
    numbers: list
    offsets: list
    features: list
    bounds: list
    tags: list
    head: list


def paragraphs(text, vocabulary):
    """The lines of a text that hold anything, each cut."""
    found, start = [], 0
    for line in text.split("\n"):
        pieces = vocabulary.cut(line)
        if pieces:
            found.append(Paragraph(start, line, pieces, features(line, pieces)))
        start += len(line) + 1
    return found


def read(article, vocabulary):
    """An article and its gold as numbers."""
    reading = Reading(article.name, article.text, [], [], [], [], [], [])
    for paragraph in paragraphs(article.text, vocabulary):
        first = len(reading.numbers)
        for (number, start, end), feature in zip(paragraph.pieces, paragraph.features):
            reading.numbers.append(number)
            reading.offsets.append((paragraph.start + start, paragraph.start + end))
            reading.features.append(feature)
        reading.bounds.append((first, len(reading.numbers)))
    mark(reading, article.attributions)
    return reading


def inner(reading, article):
    """The contents of an article, each as the program reads it once more: as a paragraph of its own, with what stands in it.

    None of them if nobody looked for what stands inside contents.
    """
    if article.nested is None:
        return []
    found = []
    for outer in article.attributions + article.nested:
        held = outermost([it for it in article.nested if within(it, outer)])
        for first, last in reading.bounds:
            indices = [it for it in range(first, last) if covers(outer.content, reading.offsets[it])]
            if len(indices) >= SHORTEST_OUTER:
                found.append(alone(reading, indices, outer.content, held, f"{reading.name}/{len(found)}"))
    return found


def covers(spans, piece):
    return any(start <= piece[0] and piece[1] <= end for start, end in spans)


def alone(reading, indices, spans, held, name):
    """Pieces of a content as a paragraph of their own, the quotation marks around each of its `spans` left off."""
    edges = {index for span in spans for index in marks_around(reading, indices, span)}
    indices = [it for it in indices if it not in edges]
    plain = not any(reading.features[it][1] in (OPENING_MARK, CLOSING_MARK) for it in indices)
    made = Reading(name, reading.text, [], [], [], [(0, len(indices))], [], [])
    passed = 0
    for index in indices:
        case, quote, _ = reading.features[index]
        start, end = reading.offsets[index]
        made.numbers.append(reading.numbers[index])
        made.offsets.append((start, end))
        place = 0 if passed == 0 else 1 if passed < BEGINNING else 2
        made.features.append((case, OUTSIDE if plain and quote == INSIDE else quote, place))
        passed += len(reading.text[start:end].encode()) + 1
    mark(made, held)
    return made


def marks_around(reading, indices, span):
    """The quotation marks that begin and end a span."""
    own = [it for it in indices if covers([span], reading.offsets[it])]
    if own and reading.features[own[0]][1] == OPENING_MARK:
        yield own[0]
    if own and reading.features[own[-1]][1] == CLOSING_MARK:
        yield own[-1]


def mark(reading, attributions):
    """Writes the gold into `tags` and `head`."""
    count = len(reading.numbers)
    reading.tags, reading.head = [0] * count, [-1] * count
    breaks = {first for first, _ in reading.bounds}
    at_character = {}
    for index, (start, end) in enumerate(reading.offsets):
        for character in range(start, end):
            at_character[character] = index
    for attribution in attributions:
        runs = {role: [run for span in attribution.spans(role) for run in covered(span, at_character, breaks)] for role in ROLES}
        for role in ROLES:
            for first, last in runs[role]:
                names = ["S"] if first == last else ["B"] + ["I"] * (last - first - 1) + ["E"]
                for index, name in enumerate(names, first):
                    reading.tags[index] = TAG[f"{name}-{role}"]
        cue = runs["cue"][0][0] if runs["cue"] else -1
        source = runs["source"][0][0] if runs["source"] else -1
        if cue >= 0:
            reading.head[cue] = source
        for first, _ in runs["content"]:
            reading.head[first] = cue


def covered(span, at_character, breaks):
    """The runs of pieces (first, last) inside a span, one a paragraph."""
    indices = sorted({at_character[it] for it in range(*span) if it in at_character})
    runs = []
    for index in indices:
        if runs and index == runs[-1][1] + 1 and index not in breaks:
            runs[-1][1] = index
        else:
            runs.append([index, index])
    return [tuple(run) for run in runs]
