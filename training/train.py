#!/usr/bin/env python3
"""Trains the model that ascribe ships and writes it, with its papers, where the program is built from.

Weights come from --train alone, choices (when to stop, thresholds, confidence) from --dev.
"""

import argparse
import json
import random
import sys
import time
from dataclasses import replace
from pathlib import Path

import torch

from ascribe_training import base, card, confidence, encoder, export, marked, teacher
from ascribe_training.brat import read_archive, read_folder
from ascribe_training.fit import Pace, anew, continued, fit, fit_mean, shuffled
from ascribe_training.lessons import lessons, taught
from ascribe_training.noise import Hidden, Swapped
from ascribe_training.paragraphs import inner, read
from ascribe_training.pieces import Vocabulary, prune
from ascribe_training.predict import attributions, by_file, score
from ascribe_training.restore import restored

HERE = Path(__file__).resolve().parent
START = 1
"""Decides what the small network has not learnt when it begins, and what is changed in its lessons."""
HIDDEN, SWAPPED = 0.1, 0.2
"""The shares of the pieces that are hidden in some lessons, and those that are swapped in others."""
MOST = 64
"""Windows in a lesson for which `encoder.Dropout` has dice enough."""
TEACHER_START, TEACHER_BATCH = 7, 8
TEACHER_PACE = Pace(epochs=2, rate=6e-5, fresh=8, deeper=0.93, memory=0.995, fall=2 / 3)


def arguments():
    best = "cuda" if torch.cuda.is_available() else "cpu"
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", required=True, type=Path, help="folder with text/ and attributions/ (brat) to learn from")
    parser.add_argument(
        "--mix",
        nargs="+",
        default=[],
        metavar="FOLDER[:TIMES]",
        help="more gold, each so many times an epoch: of the same form (with nested/, if there is any), or marked texts",
    )
    parser.add_argument("--archive", type=Path, help="texts of the gold in training/opinion/archive (see its README.md)")
    parser.add_argument("--dev", type=Path, help="folder of the same form to measure on; none: no figures, raw confidence")
    parser.add_argument("--out", type=Path, default=card.SHIPPED, help="where the model goes")
    parser.add_argument("--base", type=Path, default=HERE / "base", help="where the base encoders are kept")
    parser.add_argument("--from", dest="start", type=Path, help="model file to go on from, its pieces.txt beside it, instead of the base")
    parser.add_argument("--checkpoints", type=Path, help="folder in which an interrupted run leaves what the same command goes on from")
    parser.add_argument("--epochs", type=int, default=12, help="of each run")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1], help="one for each run; their weights are averaged")
    parser.add_argument("--rounded", type=int, default=2, help="last epochs that learn with the rounded weights")
    parser.add_argument("--rate", type=float, default=1.2e-4, help="highest learning rate of the base's weights")
    parser.add_argument("--batch", type=int, default=16, choices=range(1, MOST + 1), metavar=f"1…{MOST}", help="windows in a lesson")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--pieces", type=int, default=12_000, help="size of the vocabulary")
    parser.add_argument("--silence", type=float, default=0.25, help="added to the score of marking nothing")
    parser.add_argument("--teacher", default="train", help="'train' one, 'none', 'start' for the model that --from names, or a file with the weights of one")
    parser.add_argument("--threads", type=int, default=2, help="of the processor")
    parser.add_argument("--device", default=best, help="where networks learn, as PyTorch names it (default: cuda if there is one, here %(default)s)")
    options = parser.parse_args()
    if options.teacher == "start" and options.start is None:
        parser.error("--teacher start is the model to go on from: name it with --from")
    if options.archive is None and any((Path(it.partition(":")[0]) / "paragraphs.tsv").exists() for it in options.mix):
        parser.error("a folder of --mix has its texts in an archive: name it with --archive")
    return options


def main():
    options = arguments()
    began = time.time()
    torch.set_num_threads(options.threads)
    options.out.mkdir(parents=True, exist_ok=True)
    articles = read_folder(options.train)
    vocabulary, pupil = begun(articles, options)
    (options.out / "pieces.txt").write_text("\n".join(vocabulary.pieces) + "\n", encoding="utf-8")
    readings = [read(it, vocabulary) for it in articles]
    more = [it for folder in options.mix for it in mixed(folder, options.archive, vocabulary)]
    for name, some in (("articles", readings), ("others", more)):
        print(f"{len(some)} {name}, {sum(len(it.numbers) for it in some)} pieces", flush=True)
    courses = planned(readings, more, vocabulary, pupil, options)
    keep = lambda seed, weights: torch.save(weights, options.out / f"weights-{seed}.pt")
    pace = Pace(options.epochs, options.rate, fresh=1 if options.start else 10, rounded=options.rounded)
    if options.checkpoints:
        options.checkpoints.mkdir(parents=True, exist_ok=True)
    weights = fit_mean(pupil, courses, pace, keep, options.checkpoints)
    weights["tag.bias"][0] += options.silence
    size = export.write(weights, options.out / "model.onnx", layers=len(pupil.layers))
    print(f"model.onnx: {size} bytes", flush=True)
    dev = read_folder(options.dev) if options.dev else []
    made = predictions(dev, vocabulary, options.out / "model.onnx")
    points = confidence.table(confidence.judged(made)) if dev else confidence.RAW
    confidence.write(points, options.out / "confidence.txt")
    if dev and options.out.resolve() == card.SHIPPED:
        print(f"headline {papers(dev, options)}", flush=True)
    elif dev:
        print(f"no MODEL.md: the program has in it what lies in {card.SHIPPED}, and the figures are the program's", flush=True)
    print(f"done after {time.time() - began:.0f} s", flush=True)


def begun(articles, options):
    """The vocabulary, and the network before it learns: the base's, or those of the model to go on from."""
    torch.manual_seed(START)
    if options.start:
        vocabulary = Vocabulary((options.start.parent / "pieces.txt").read_text(encoding="utf-8").split("\n")[:-1])
        pupil = restored(options.start)
        with torch.no_grad():
            pupil.tag.bias[0] -= options.silence
        return vocabulary, pupil.to(options.device)
    folder = base.fetch(base.SMALL, options.base)
    full = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    vocabulary = Vocabulary(prune(full, (it.text for it in articles), options.pieces))
    return vocabulary, encoder.pretrained(folder, vocabulary, options.layers).to(options.device)


def gold_of(folder, archive):
    """The articles of a folder of any form, without those that its `dev.txt` names: they are for choices."""
    if (folder / "paragraphs.tsv").exists():
        return read_archive(folder, archive)
    if not (folder / "text").is_dir():
        return marked.read_folder(folder)
    chosen = folder / "dev.txt"
    left_out = chosen.read_text(encoding="utf-8").split() if chosen.exists() else []
    return [it for it in read_folder(folder) if it.name not in left_out]


def mixed(more, archive, vocabulary):
    """The texts of `FOLDER:TIMES` and, where somebody looked for what stands inside them, their contents: each so many times."""
    folder, _, times = more.partition(":")
    readings = []
    for article in gold_of(Path(folder), archive):
        reading = read(article, vocabulary)
        readings += [reading, *inner(reading, article)]
    return [named_again(it, turn) for turn in range(int(times or 1)) for it in readings]


def named_again(reading, turn):
    """The same reading under another name, as rows tell readings apart by their names."""
    return replace(reading, name=f"{reading.name}#{turn}")


def papers(dev, options):
    """Writes MODEL.md; gives the headline."""
    return card.write(
        options.dev,
        dev,
        command=" ".join(["python training/train.py", *sys.argv[1:]]),
        layers=options.layers,
        pieces=f"{options.pieces:,}".replace(",", " "),
        teacher=card.ALONE if options.teacher == "none" else card.TAUGHT,
    )


def planned(readings, more, vocabulary, pupil, options):
    """What each run learns from, by its seed: lessons as they are and with words hidden, in turn.

    If there is a teacher, it swaps words in others. A model that is its own teacher says what it knew of the articles, so
    that it does not forget that while it learns from `more`.
    """
    hidden = Hidden(HIDDEN, vocabulary)
    if options.teacher == "start":
        dice = random.Random(START)
        known = list(taught(pupil, lessons(readings, vocabulary, dice, unchanged, options.batch), with_states=False))
        new = {seed: anew(more, vocabulary, [unchanged, hidden], options.batch, seed) for seed in options.seeds}
        return {seed: continued(known, new[seed], seed) for seed in options.seeds}
    readings = readings + more
    if options.teacher == "none":
        return {seed: anew(readings, vocabulary, [unchanged, hidden], options.batch, seed) for seed in options.seeds}
    folder = base.fetch(base.LARGE, options.base)
    weights = master_weights(readings, vocabulary, folder, options)
    swapped = Swapped(SWAPPED, vocabulary, teacher.pretrained(folder, vocabulary).piece.weight.detach())
    made = [
        lessons_by(weights, readings, vocabulary, seed, noise, options)
        for seed, noise in enumerate([unchanged, swapped, hidden], START)
    ]
    return {seed: shuffled(made, seed) for seed in options.seeds}


def lessons_by(weights, readings, vocabulary, seed, noise, options):
    """The lessons of one epoch with what a teacher of such weights says of them."""
    torch.manual_seed(seed)
    master = teacher.Teacher(len(vocabulary.pieces))
    master.load_state_dict(weights)
    return list(taught(master.to(options.device), lessons(readings, vocabulary, random.Random(seed), noise, options.batch)))


def unchanged(numbers):
    return numbers


def master_weights(readings, vocabulary, folder, options):
    """The weights of the teacher that was given, or of one that is trained from gold alone and kept."""
    if options.teacher != "train":
        return torch.load(options.teacher, map_location="cpu")
    torch.manual_seed(TEACHER_START)
    master = teacher.pretrained(folder, vocabulary).to(options.device)
    course = anew(readings, vocabulary, [Hidden(HIDDEN, vocabulary)], TEACHER_BATCH, TEACHER_START)
    weights = fit(master, course, TEACHER_PACE)
    torch.save(weights, options.out / "weights-teacher.pt")
    return weights


def predictions(articles, vocabulary, path):
    """What the model file, run by ONNX Runtime, finds in articles: pairs of article and attributions."""
    run = by_file(path)
    readings = ((it, read(it, vocabulary)) for it in articles)
    return [(article, attributions(reading, score(run, reading, vocabulary))) for article, reading in readings]


if __name__ == "__main__":
    main()
