#!/usr/bin/env python3
"""Trains the model that ascribe ships."""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import torch

from ascribe_training.brat import read_folder
from ascribe_training.encoder import pretrained
from ascribe_training.fit import fit
from ascribe_training.paragraphs import read
from ascribe_training.pieces import Vocabulary, prune
from ascribe_training.predict import attributions, score


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True, type=Path)
    parser.add_argument("--train", required=True, type=Path)
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--out", required=True, type=Path)
    parser.add_argument("--referee", type=Path)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--rounded", type=int, default=2)
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--pieces", type=int, default=12000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--compile", action="store_true")
    parser.add_argument("--limit", type=int)
    options = parser.parse_args()
    torch.set_num_threads(2)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    articles = read_folder(options.train)[: options.limit]
    full = json.loads((options.base / "tokenizer.json").read_text())["model"]["vocab"]
    vocabulary = Vocabulary(prune(full, (it.text for it in articles), options.pieces))
    (options.out / "pieces.txt").write_text("\n".join(vocabulary.pieces) + "\n", encoding="utf-8")
    readings = [read(it, vocabulary) for it in articles]
    dev = [read(it, vocabulary) for it in read_folder(options.dev)[: options.limit]] if options.dev else []
    print(f"{len(readings)} articles, {sum(len(it.numbers) for it in readings)} pieces", flush=True)
    encoder = pretrained(options.base, vocabulary, options.layers)

    def after_epoch(epoch, weights):
        torch.save(weights, options.out / "weights.pt")
        if not dev or (epoch % 3 != 2 and epoch + 1 < options.epochs):
            return
        keep = {name: value.clone() for name, value in encoder.state_dict().items()}
        encoder.load_state_dict(weights)
        encoder.eval()
        with open(options.out / "dev.jsonl", "w") as file:
            for it in dev:
                file.write(json.dumps({"path": it.name + ".txt", "attributions": attributions(it, score(encoder, it, vocabulary))}) + "\n")
        encoder.load_state_dict(keep)
        if options.referee:
            subprocess.run([sys.executable, options.referee, options.dev, options.out / "dev.jsonl", "--types"])

    fit(encoder, readings, vocabulary, options, after_epoch)


if __name__ == "__main__":
    main()
