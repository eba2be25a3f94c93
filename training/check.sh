#!/usr/bin/env bash
# Trains for a minute on made-up articles and checks that the program reads the exported file as Python does:
# the same tag for every word piece. Then goes on from that file for no epoch, which changes no tag, and for one with marked
# texts mixed in. Usage: check.sh [PYTHON], from anywhere.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${1:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$python" training/generated.py "$work/gold" --count 60 --seed 1
"$python" training/generated.py "$work/unseen" --count 10 --seed 2
"$python" training/train.py --train "$work/gold" --out "$work/model" --teacher none --layers 2 --epochs 12 --batch 4 --rate 3e-4
"$python" training/tags.py "$work/model" "$work"/unseen/text/*.txt >"$work/python.txt"
cargo run --quiet --locked --example tags -- "$work/model" "$work"/unseen/text/*.txt >"$work/rust.txt"
cmp "$work/python.txt" "$work/rust.txt"
"$python" training/train.py --train "$work/gold" --out "$work/again" --from "$work/model/model.onnx" --teacher none --epochs 0
"$python" training/tags.py "$work/again" "$work"/unseen/text/*.txt | cmp "$work/python.txt" -
mkdir "$work/marked"
cp training/opinion/written/brit-01.txt "$work/marked"
"$python" training/train.py --train "$work/gold" --mix "$work/marked:2" --out "$work/mixed" --from "$work/model/model.onnx" \
  --teacher start --epochs 1 --batch 4 --checkpoints "$work/checkpoints"
marked=$(grep -c -v '	O$' "$work/rust.txt") || true
[ "$marked" -gt 100 ] || { echo "only $marked pieces marked: nothing was learnt" >&2; exit 1; }
echo "the same tags in Python and in Rust: $(wc -l <"$work/rust.txt") pieces, $marked of them marked"
