"""Reads gold attributions: a folder with `text/NAME.txt` and `attributions/NAME*.ann` (brat standoff).

Brat's format: https://brat.nlplab.org/standoff.html. `T` lines hold text spans in characters, `E` lines
bind them to one attribution. PolNeAR writes so, and so does `ascribe analyze --format brat`.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

SPAN = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)")
ROLES = ("source", "cue", "content")


@dataclass
class Attribution:
    """Who says what by which words: lists of (start, end) in characters of the text."""

    source: list = field(default_factory=list)
    cue: list = field(default_factory=list)
    content: list = field(default_factory=list)

    def spans(self, role):
        return getattr(self, role)


@dataclass
class Article:
    """A text and what one annotator marked in it."""

    name: str
    text: str
    attributions: list


def read_attributions(path):
    """The attributions of one `.ann` file; those without a content are left out, as are malformed lines."""
    spans, events = {}, []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        part = line.split("\t")
        if span := SPAN.fullmatch("\t".join(part[:2])):
            spans[span[1]] = [tuple(map(int, piece.split())) for piece in span[2].split(";")]
        elif part[0].startswith("E") and len(part) >= 2:
            events.append(part[1].split())
    found = []
    for event in events:
        attribution = Attribution()
        for argument in event:
            role, _, reference = argument.partition(":")
            role = re.sub(r"\d+$", "", role).lower()
            if role in ROLES:
                attribution.spans(role).extend(spans.get(reference, ()))
        if attribution.content:
            found.append(attribution)
    return found


def read_folder(folder):
    """All articles of a folder, by name. Where several people annotated one, the first by file name counts."""
    folder = Path(folder)
    articles = []
    for path in sorted((folder / "text").glob("*.txt")):
        with open(path, encoding="utf-8", newline="") as handle:
            text = handle.read()
        exact = folder / "attributions" / f"{path.stem}.ann"
        files = [exact] if exact.exists() else sorted((folder / "attributions").glob(f"{path.stem}_????.ann"))
        articles.append(Article(path.stem, text, read_attributions(files[0]) if files else []))
    return articles
