"""Data files of the program, each in the folder of its kind below `FOLDER`; the guide for its users in `GUIDE`."""

from pathlib import Path

FOLDER = Path(__file__).parent
_PACKED, _IN_THE_PROJECT = FOLDER / "guide", FOLDER.parent / "docs"
GUIDE = _PACKED if _PACKED.is_dir() else _IN_THE_PROJECT
"""The folder of the guide and its pictures: packed into the program, or where it is written."""
