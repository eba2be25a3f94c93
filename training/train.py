#!/usr/bin/env python3
"""Trains the model that ascribe ships and writes it, with its papers, where the program is built from.

Weights come from --train alone, choices (when to stop, thresholds, confidence) from --dev.
"""

import argparse
import json
import sys
import time
from pathlib import Path

import torch

from ascribe_training import base, card, confidence, export
from ascribe_training.brat import read_folder
from ascribe_training.encoder import pretrained
from ascribe_training.fit import Run, fit_mean
from ascribe_training.paragraphs import read
from ascribe_training.pieces import Vocabulary, prune
from ascribe_training.predict import attributions, by_file, score

HERE = Path(__file__).resolve().parent


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", required=True, type=Path, help="folder with text/ and attributions/ (brat) to learn from")
    parser.add_argument("--dev", type=Path, help="folder of the same form to measure on; none: no figures, raw confidence")
    parser.add_argument("--out", type=Path, default=HERE.parent / "assets" / "model", help="where the model goes")
    parser.add_argument("--base", type=Path, default=HERE / "base", help="where the base encoder is kept")
    parser.add_argument(
        "--runs",
        type=Run.parse,
        nargs="+",
        default=[Run(10, 0.0, 1), Run(6, 0.1, 1), Run(6, 0.1, 2)],
        metavar="EPOCHS:HIDDEN:SEED",
        help="runs whose weights are averaged: how long, which share of the word pieces hidden, order of the articles",
    )
    parser.add_argument("--rounded", type=int, default=2, help="last epochs that learn with the rounded weights")
    parser.add_argument("--rate", type=float, default=1.2e-4, help="highest learning rate of the base's weights")
    parser.add_argument("--batch", type=int, default=16, help="windows a step")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--pieces", type=int, default=12_000, help="size of the vocabulary")
    parser.add_argument("--silence", type=float, default=0.25, help="added to the score of marking nothing")
    parser.add_argument("--seed", type=int, default=1, help="what is not learnt yet at the begin of every run")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def main():
    options = arguments()
    began = time.time()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    folder = base.fetch(options.base)
    articles = read_folder(options.train)
    full = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    vocabulary = Vocabulary(prune(full, (it.text for it in articles), options.pieces))
    (options.out / "pieces.txt").write_text("\n".join(vocabulary.pieces) + "\n", encoding="utf-8")
    readings = [read(it, vocabulary) for it in articles]
    print(f"{len(readings)} articles, {sum(len(it.numbers) for it in readings)} pieces", flush=True)
    encoder = pretrained(folder, vocabulary, options.layers)
    weights = fit_mean(encoder, readings, vocabulary, options)
    weights["tag.bias"][0] += options.silence
    size = export.write(weights, options.out / "model.onnx", layers=options.layers)
    print(f"model.onnx: {size} bytes", flush=True)
    dev = read_folder(options.dev) if options.dev else []
    made = predictions(dev, vocabulary, options.out / "model.onnx")
    points = confidence.table(confidence.judged(made)) if dev else [(0.0, 0.0), (1.0, 1.0)]
    confidence.write(points, options.out / "confidence.txt")
    if dev:
        command = " ".join(["python training/train.py", *sys.argv[1:]])
        print(f"headline {card.write(options.dev, options.out, dev, command)} after {time.time() - began:.0f} s", flush=True)


def predictions(articles, vocabulary, path):
    """What the model file, run by ONNX Runtime, finds in articles: pairs of article and attributions."""
    run = by_file(path)
    readings = ((it, read(it, vocabulary)) for it in articles)
    return [(article, attributions(reading, score(run, reading, vocabulary))) for article, reading in readings]


if __name__ == "__main__":
    main()
