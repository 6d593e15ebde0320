"""The command `cchc`: one module for each group of commands, joined in `main`."""

from cchc_desktop.cli.main import main

__all__ = ["main"]
