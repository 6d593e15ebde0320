"""Data files of the program, each in the folder of its kind below `FOLDER`."""

from pathlib import Path

FOLDER = Path(__file__).parent
