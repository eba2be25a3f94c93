"""Reads texts with the gold written into them: `‹s1:Jane Roe› ‹c1:said› ‹q1:that ‹s2:the mayor› ‹c2:fears› ‹q2:rain››.`

Source, cue and content (q) of attribution 1, and of attribution 2 inside its content. A source of two cues is `‹s1,2:…›`.
The tests of the program write attributions in the same way.
"""

import re
from pathlib import Path

from .brat import Article, Attribution, inside, outermost

OPENING = re.compile(r"‹([scq])(\d+(?:,\d+)*):")
ROLE = {"s": "source", "c": "cue", "q": "content"}


def parse(marked, name):
    """The article of a marked text; fails, with its `name`, where the marks do not fit."""
    text, length, at = [], 0, 0
    opened, found = [], {}
    while at < len(marked):
        if mark := OPENING.match(marked, at):
            opened.append((ROLE[mark[1]], mark[2].split(","), length))
            at = mark.end()
            continue
        char = marked[at]
        at += 1
        if char == "‹" or (char == "›" and not opened):
            raise SystemExit(f"{name}: a mark that nothing fits, before “{marked[at : at + 40]}”")
        if char == "›":
            role, numbers, start = opened.pop()
            for number in numbers:
                found.setdefault(int(number), Attribution()).spans(role).append((start, length))
            continue
        text.append(char)
        length += 1
    if opened:
        raise SystemExit(f"{name}: a mark is opened and not closed")
    attributions = [found[number] for number in sorted(found)]
    for number in sorted(found):
        if not found[number].content:
            raise SystemExit(f"{name}: attribution {number} has no content")
    return Article(name, "".join(text), outermost(attributions), inside(attributions))


def read_folder(folder):
    """All marked texts (`*.txt`) of a folder, by name."""
    paths = sorted(Path(folder).glob("*.txt"))
    return [parse(path.read_text(encoding="utf-8"), path.stem) for path in paths]
