#!/usr/bin/env python3
"""Reads with random keys for a long time: soak.py PROGRAM [--seconds 600] [--seed 1].

The program itself runs in a pseudo terminal and gets keys, mouse, pastes, commands and new sizes, the same ones for the same
seed. It must not die, must not take ever more memory, must send nothing that an article says, and must leave the terminal as
it was; else the exit code is 1. Standard library only."""

import argparse
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

from terminal import Terminal

ROOT = Path(__file__).resolve().parent.parent
# What all processes of a run may hold of the memory together.
MOST = 400 << 20
# Inputs after which a run is ended, so that starting and ending are tried, too.
LONGEST = 1500
KEYS = (
    [chr(code).encode() for code in range(0x20, 0x7F)]
    + [b"\r", b"\t", b"\x7f", b"\x1b", b"\x1b[Z", b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1b[H", b"\x1b[F", b"\x1b[3~"]
    + [b"\x1b[5~", b"\x1b[6~", b"\x1b[1;3D", b"\x1b[1;3C", b"\x1bOP", b"\xe6\x97\xa5", b"\xc2\x9b"]
    + [bytes([code]) for code in (2, 4, 5, 6, 12, 14, 15, 16, 21, 23, 25)]
)
ENDS = [b"q", b"Q", b"ZZ", b"\x03", b":quit\r"]
SIZES = [(80, 24), (120, 36), (100, 24), (40, 12), (20, 5), (200, 60), (1, 1), (5, 2), (99, 25)]


def commands():
    """The commands by name, but for those that end the program."""
    found = re.findall(r"`:([a-z-]+)`", (ROOT / "README.md").read_text())
    return [name.encode() for name in found if not name.startswith("quit")]


def articles(folder):
    """Copies of articles, and a long one; the first is read first."""
    texts = sorted(ROOT.glob("tests/it/people/*.txt"))[:4] + sorted(ROOT.glob("fuzz/corpus/[fhmp]*/*"))
    names = []
    for path in texts:
        if path.suffix in (".txt", ".md", ".html", ".xml", ".pdf"):
            names.append(f"{path.parent.name}-{path.name}")
            shutil.copy(path, folder / names[-1])
    long = "\n\n".join(f"“Bridge number {i} will open,” said the mayor, Ada Holt. It did not." for i in range(3000))
    (folder / "long.txt").write_text(long)
    return ["long.txt", *names]


def some_input(numbers, names):
    """What a person might do, or a cat."""
    kind = numbers.random()
    if kind < 0.02:
        return b"\x1b[200~" + numbers.choice([b"example.org", b"the mayor", b"\x1b[2J\xff", b"x" * 5000]) + b"\x1b[201~"
    if kind < 0.12:
        code, letter = numbers.choice([(0, "M"), (0, "m"), (32, "M"), (64, "M"), (65, "M"), (35, "M")])
        return f"\x1b[<{code};{numbers.randint(1, 130)};{numbers.randint(1, 40)}{letter}".encode()
    if kind < 0.2:
        argument = numbers.choice([b"", b"", b" 50", b" dark", b" the", b" long.txt", b" http://127.0.0.1:1/"])
        return b":" + numbers.choice(names) + argument + b"\r"
    if kind < 0.24:
        return b"/" + numbers.choice([b"the", b"mayor", b"[", b"\\"]) + b"\r"
    if kind < 0.2405:
        return numbers.choice(ENDS)
    return numbers.choice([key for key in KEYS if key not in ENDS])


def memory(session):
    """What the processes of a terminal hold of the memory, in bytes; 0 where that cannot be known."""
    held = 0
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session:
            held += int(fields[21]) * os.sysconf("SC_PAGE_SIZE")
    return held


def run(program, folder, numbers, until):
    """One run of the program: the number of inputs, the peak of its memory, what was wrong."""
    names = articles(folder)
    variables = {name: str(folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    variables.update(XDG_CACHE_HOME=str(folder / "cache"), EDITOR="true", VISUAL="true", BROWSER="true", DISPLAY=None, TMUX=None)
    terminal = Terminal([program, *(str(folder / name) for name in names)], variables)
    inputs, peak, known = 0, 0, commands()
    terminal.listen(1)
    while inputs < LONGEST and terminal.is_running() and time.monotonic() < until:
        if numbers.random() < 0.02:
            terminal.resize(*numbers.choice(SIZES))
        else:
            terminal.send(some_input(numbers, known))
        inputs += 1
        terminal.listen(0.025)
        if inputs % 50 == 1:
            peak = max(peak, memory(terminal.pid))
    found = []
    # A person would leave with keys, a system with a signal.
    if terminal.is_running() and numbers.random() < 0.3:
        os.kill(terminal.pid, signal.SIGTERM)
        if not terminal.end(10):
            found.append("it does not end when it is told to")
    else:
        for keys in (b"\x1b", b"\x1b", b"Q", b"\x1b", b"\x1b", b"Q"):
            terminal.send(keys)
            terminal.listen(0.3)
        if not terminal.end(10):
            found.append("it does not end when Q is pressed")
        elif terminal.status != 0:
            found.append(f"it ended with {terminal.status}")
    found += terminal.faults()
    for word in (b"panicked", b"analysis failed", b"comparison failed"):
        if word in terminal.raw:
            found.append(f"it says “{word.decode()}”")
    if peak > MOST:
        found.append(f"it holds {peak >> 20} MiB")
    terminal.close()
    return inputs, peak, found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=os.path.abspath)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    numbers = random.Random(options.seed)
    until = time.monotonic() + options.seconds
    runs, inputs, peak, faults = 0, 0, 0, 0
    while time.monotonic() < until:
        with tempfile.TemporaryDirectory() as folder:
            made, held, found = run(options.program, Path(folder), numbers, until)
        runs, inputs, peak, faults = runs + 1, inputs + made, max(peak, held), faults + len(found)
        for fault in found[:5]:
            print(f"run {runs}: {fault}", flush=True)
    told = f"{peak >> 20} MiB at most" if peak else "memory not known on this system"
    print(f"soak: {options.seconds:.0f} s, seed {options.seed}: {inputs} inputs in {runs} runs, {told}, {faults} faults")
    sys.exit(faults > 0)


if __name__ == "__main__":
    main()
