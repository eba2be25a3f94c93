#!/usr/bin/env python3
"""Writes made-up articles with gold attributions, for trying the training without any corpus.

usage: generated.py OUT_FOLDER [--count N] [--seed N]

OUT_FOLDER gets text/ and attributions/, as `train.py` reads them. The sentences are filled-in patterns: enough
to see that everything learns and fits together, nothing to ship a model from.
"""

import argparse
import random
from pathlib import Path

PEOPLE = ["Ada Holt", "Tom Finch", "Senator Ruth Vale", "the mayor", "Jonas Brandt", "Ms. Okafor", "a senior official", "critics"]
PRONOUNS = ["he", "she", "they"]
SAID = ["said", "insisted", "wrote", "told reporters", "conceded"]
HELD = ["believes", "fears", "doubted", "hopes", "realized"]
CLAUSES = [
    "the bridge will open in spring", "nobody had read the report", "the harbor needs a second crane",
    "prices may fall before winter", "the council has lost its way", "the old mill should stay",
]
QUOTES = [
    "We are not done yet", "This is a sad day for the harbor", "Nobody asked us", "It will cost twice as much",
    "I have seen the books", "The ferry was late again",
]
MARKS = ["“{}”", '"{}"', "''{}''"]
PLAIN = [
    "The meeting lasted four hours.", "Rain fell on the square all evening.", "The vote is set for Tuesday.",
    "Three of the cranes date from 1962.", "A second hearing follows in May.", "The ferry carries two hundred cars a day.",
]


def say(dice, marks):
    """One attributing sentence as (text, role) parts; plain text has no role. Quotations stand in `marks`."""
    who, clause, quote = dice.choice(PEOPLE), dice.choice(CLAUSES), dice.choice(QUOTES)
    name = who[0].upper() + who[1:]
    pattern = dice.randrange(6)
    if pattern == 0:
        return [(name, "source"), (" ", ""), (dice.choice(SAID), "cue"), (" ", ""), (f"that {clause}", "content"), (".", "")]
    if pattern == 1:
        return [(name, "source"), (" ", ""), (dice.choice(HELD), "cue"), (" ", ""), (f"that {clause}", "content"), (".", "")]
    if pattern == 2:
        return [(marks.format(f"{quote},"), "content"), (" ", ""), (dice.choice(PRONOUNS), "source"), (" ", ""), ("said", "cue"), (".", "")]
    if pattern == 3:
        return [(marks.format(f"{quote},"), "content"), (" ", ""), ("said", "cue"), (" ", ""), (who, "source"), (".", "")]
    if pattern == 4:
        return [("According to", "cue"), (" ", ""), (who, "source"), (", ", ""), (clause, "content"), (".", "")]
    return [(name, "source"), (" ", ""), ("said:", "cue"), (" ", ""), (marks.format(f"{quote}."), "content")]


def article(dice):
    """A text and the lines of its `.ann` file."""
    text, lines, spans = "", [], 0
    marks = dice.choice(MARKS)
    for _ in range(dice.randrange(6, 12)):
        for _ in range(dice.randrange(1, 4)):
            text += "" if not text or text.endswith("\n") else " "
            if dice.random() < 0.5:
                text += dice.choice(PLAIN)
                continue
            roles = []
            for part, role in say(dice, marks):
                if role:
                    spans += 1
                    lines.append(f"T{spans}\t{role.capitalize()} {len(text)} {len(text) + len(part)}\t{part}")
                    roles.append(f"{role.capitalize()}:T{spans}")
                text += part
            lines.append(f"E{len(lines)}\t" + " ".join(roles))
        text += "\n\n"
    return text, lines


def write(folder, count, seed):
    dice = random.Random(seed)
    for name in ("text", "attributions"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for number in range(count):
        text, lines = article(dice)
        (folder / "text" / f"made-{number:03}.txt").write_text(text, encoding="utf-8")
        (folder / "attributions" / f"made-{number:03}.ann").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.folder, options.count, options.seed)


if __name__ == "__main__":
    main()
