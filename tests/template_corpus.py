"""Every template source that was ever shipped; `python -m tests.template_corpus` adds the ones shipped now."""

from __future__ import annotations

import hashlib
import lzma
from importlib.resources import files
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "templates"


def sources() -> dict[str, bytes]:
    """Return the sources of the corpus by name: the template's id and the begin of the source's SHA-256."""
    return {path.name.removesuffix(".toml.xz"): lzma.decompress(path.read_bytes()) for path in sorted(FOLDER.iterdir())}


def shipped() -> dict[str, bytes]:
    """Return the sources that are shipped now, named as in the corpus."""
    paths = (path for path in (files("resources") / "templates").iterdir() if path.name.endswith(".toml"))
    named = ((path.name.removesuffix(".toml"), path.read_bytes()) for path in paths)
    return {f"{name}-{hashlib.sha256(raw).hexdigest()[:12]}": raw for name, raw in named}


def main() -> None:
    """Add the shipped sources to the corpus."""
    for name, raw in shipped().items():
        (FOLDER / f"{name}.toml.xz").write_bytes(lzma.compress(raw, preset=9))


if __name__ == "__main__":
    main()
