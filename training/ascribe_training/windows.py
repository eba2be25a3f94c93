"""What the encoder sees at once: whole paragraphs as long as they fit.

Attributions of news hardly ever cross a paragraph (10 of 18 000 sources in PolNeAR's training part), so
windows break between paragraphs, and one that is too long for a window is cut into overlapping parts.
Training fills its rows to the brim; what is read later is better cut shorter, and faster.
"""

from .encoder import WINDOW

ROW = WINDOW - 2
"""Pieces in a row of training, the opening and the closing mark not counted."""
ROOM = 190
"""The same of a window that is read."""
OVERLAP = 64
"""Pieces that two parts of a long paragraph share; the first half of them counts for the earlier part."""


def parts(first, last, room):
    """The parts (from, to) of one paragraph that fit so many pieces: itself if it does."""
    while last - first > room:
        yield first, first + room
        first += room - OVERLAP
    yield first, last


def windows(bounds):
    """Windows (from, to) over paragraphs (from, to), greedily filled."""
    filled = None
    for first, last in bounds:
        if filled and last - filled[0] <= ROOM:
            filled = (filled[0], last)
            continue
        if filled:
            yield filled
        *cut, filled = parts(first, last, ROOM)
        yield from cut
    if filled:
        yield filled


def rows(readings, dice):
    """Rows for one epoch of training, each a list of (reading, from, to), filled to the brim for speed.

    A row takes the next paragraphs of an article; where one does not fit, a later, shorter one fills the
    hole, and what is left of several articles shares rows. Order and holes change with every epoch.
    """
    full, rest = [], []
    for reading in readings:
        left = [part for bounds in reading.bounds for part in parts(*bounds, ROW)]
        if left:
            turn = dice.randrange(len(left))
            left = left[turn:] + left[:turn]
        while left:
            row, left = fill(left)
            row = [(reading, *it) for it in sorted(row)]
            (rest if size(row) < ROW * 0.8 else full).append(row)
    dice.shuffle(rest)
    open_rows = []
    for row in sorted(rest, key=size, reverse=True):
        place = next((it for it in open_rows if size(it) + size(row) <= ROW), None)
        if place is None:
            open_rows.append(row)
        else:
            place.extend(row)
    full += open_rows
    dice.shuffle(full)
    return full


def fill(left):
    """A row out of the paragraphs `left`, and those that are left then."""
    row, over, room = [], [], ROW
    for first, last in left:
        if last - first <= room:
            row.append((first, last))
            room -= last - first
        else:
            over.append((first, last))
    return row, over


def size(row):
    return sum(last - first for _, first, last in row)
