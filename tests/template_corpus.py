"""Every template source that was ever shipped; `python -m tests.template_corpus` adds the ones shipped now."""

from __future__ import annotations

import lzma
from pathlib import Path

from cchc_desktop.desk.office import library

FOLDER = Path(__file__).parent / "data" / "templates"


def sources() -> dict[str, bytes]:
    """Return the sources of the corpus by name: the template's id and the begin of the source's SHA-256."""
    return {path.name.removesuffix(".toml.xz"): lzma.decompress(path.read_bytes()) for path in sorted(FOLDER.iterdir())}


def shipped() -> dict[str, bytes]:
    """Return the sources that are shipped now, made whole as drafts pin them, named as in the corpus."""
    found = (library.shipped(template_id) for template_id in library.template_ids())
    return {f"{each.template.id}-{each.sha256[:12]}": each.source.encode() for each in found if each}


def main() -> None:
    """Add the shipped sources to the corpus."""
    for name, raw in shipped().items():
        (FOLDER / f"{name}.toml.xz").write_bytes(lzma.compress(raw, preset=9))


if __name__ == "__main__":
    main()
