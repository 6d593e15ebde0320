"""The commands by name, and the one module of each group; a call imports the group that it names and no other."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from cchc_desktop.cli.parsing import Parser

GROUPS = {
    "drafts": ("sample", "list", "show", "import"),
    "carrying": ("new", "marks"),
    "checking": ("check",),
    "exporting": ("export",),
    "comparing": ("diff",),
    "closing": ("close", "reopen", "issue"),
    "signing": ("sign",),
    "examining": ("examine",),
    "handing": ("pack", "verify"),
    "keys": ("key",),
    "splitting": ("handout", "merge"),
    "templates": ("template",),
    "taking": ("take",),
    "inbox": ("inbox",),
    "safety": ("backup", "restore", "doctor"),
}


def add_commands(parser: Parser, words: Sequence[str]) -> None:
    """Add the commands that a call may mean: the group of its first word, else all of them and the self-test."""
    named = [group for group, names in GROUPS.items() if words[0] in names]
    if not named:
        from cchc_desktop.cli import selftest

        selftest.add_option(parser)
    commands = parser.add_subparsers(title="lệnh", metavar="LỆNH", prog=parser.prog)  # else it asks for the width
    for group in named or GROUPS:
        import_module(f"cchc_desktop.cli.groups.{group}").add_commands(commands)
