"""Data files of the program, each in the folder of its kind below `FOLDER`; the guide for its users in `GUIDE`."""

import sys
from pathlib import Path

FOLDER = Path(__file__).parent
_BESIDE_THE_PROGRAM, _PACKED, _IN_THE_PROJECT = "huong-dan", FOLDER / "guide", FOLDER.parent / "docs"


def _guide() -> Path:
    if getattr(sys, "frozen", False):
        return Path(sys.executable).parent / _BESIDE_THE_PROGRAM
    return _PACKED if _PACKED.is_dir() else _IN_THE_PROJECT


GUIDE = _guide()
"""The folder of the guide and its pictures: beside the frozen program, in the wheel, or where it is written."""
