"""Reads gold attributions: a folder with `text/NAME.txt` and `attributions/NAME*.ann` (brat standoff).

If there is a folder `nested/` beside them, it holds, in files of the same names, what stands inside the contents.

Brat's format: https://brat.nlplab.org/standoff.html. `T` lines hold text spans in characters, `E` lines
bind them to one attribution. PolNeAR writes so, and so does `ascribe analyze --format brat`.
"""

import gzip
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
    """The outermost ones."""
    nested: list | None = None
    """Those inside the contents of others; None if nobody looked for them."""


def outermost(attributions):
    """Those that do not stand inside the content of another."""
    return [it for it in attributions if not any(within(it, other) for other in attributions)]


def inside(attributions):
    """Those that stand inside the content of another."""
    return [it for it in attributions if any(within(it, other) for other in attributions)]


def within(one, other):
    """Whether all spans of one attribution lie in the content of another."""
    if one is other:
        return False
    spans = [*one.source, *one.cue, *one.content]
    return all(any(first <= start and end <= last for first, last in other.content) for start, end in spans)


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
    looked = (folder / "nested").is_dir()
    articles = []
    for path in sorted((folder / "text").glob("*.txt")):
        with open(path, encoding="utf-8", newline="") as handle:
            text = handle.read()
        exact = folder / "attributions" / f"{path.stem}.ann"
        files = [exact] if exact.exists() else sorted((folder / "attributions").glob(f"{path.stem}_????.ann"))
        article = Article(path.stem, text, read_attributions(files[0]) if files else [])
        if looked:
            nested = folder / "nested" / f"{path.stem}.ann"
            article.nested = read_attributions(nested) if nested.exists() else []
        articles.append(article)
    return articles


def read_archive(folder, archive):
    """The articles of a folder that holds annotations without their texts, which are paragraphs of `archive` (lines, gzip).

    `paragraphs.tsv` says of each article which lines, counted from 1; an empty line stands between them. Annotations of
    one article that stand inside others are its nested ones.
    """
    folder = Path(folder)
    with gzip.open(archive, "rt", encoding="utf-8") as handle:
        lines = handle.read().split("\n")
    articles = []
    for row in (folder / "paragraphs.tsv").read_text(encoding="utf-8").splitlines():
        name, numbers = row.split("\t")
        text = "\n\n".join(lines[int(it) - 1] for it in numbers.split()) + "\n"
        attributions = read_attributions(folder / f"{name}.ann")
        articles.append(Article(name, text, outermost(attributions), inside(attributions)))
    return articles
