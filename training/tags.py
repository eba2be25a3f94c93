#!/usr/bin/env python3
"""Prints the tag of every word piece of some texts: start, end (characters of the text) and tag, tab-separated.

usage: tags.py MODEL_FOLDER TEXT…
"""

import sys
from pathlib import Path

from ascribe_training.brat import Article
from ascribe_training.paragraphs import read
from ascribe_training.pieces import Vocabulary
from ascribe_training.predict import by_file, marks, score


def main():
    folder = Path(sys.argv[1])
    vocabulary = Vocabulary((folder / "pieces.txt").read_text(encoding="utf-8").split("\n")[:-1])
    run = by_file(folder / "model.onnx")
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8", newline="") as handle:
            reading = read(Article(path, handle.read(), []), vocabulary)
        tags = ["O"] * len(reading.numbers)
        for role, first, last in marks(reading, score(run, reading, vocabulary)):
            names = ["S"] if first == last else ["B"] + ["I"] * (last - first - 1) + ["E"]
            tags[first : last + 1] = [f"{name}-{role}" for name in names]
        for (start, end), tag in zip(reading.offsets, tags):
            print(start, end, tag, sep="\t")


if __name__ == "__main__":
    main()
