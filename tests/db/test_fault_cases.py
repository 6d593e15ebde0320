"""The cases of the fault points: no command or option that writes is left out of them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import pytest

from benchmarks.command_cases import CASES
from benchmarks.every_point import Part, cases_named
from cchc_desktop.cli.commands import GROUPS, add_commands
from cchc_desktop.cli.parsing import Parser

READ_ONLY = {
    "show", "check", "marks", "examine", "key show",
    "inbox list", "inbox missing", "inbox show",
    "inbox read",  # another process of "inbox add"; it keeps packages as that does
    "template list", "template check",
}  # fmt: skip
"""Commands that write nothing; opening the drafts for them is the case of "list"."""
SHOWN_ONLY = {"--json", "--outliers"}
"""Options that change only what is printed."""
SAME_WRITES = {
    "--label", "--time-stamps",  # of tokens and servers; what is kept is the same signed copy
    "--database",  # another server's disk, not this one's
    "--answer", "--at",
    "--ours", "--keep", "--take",
    "--unit", "--office", "--by",
}  # fmt: skip
"""Options that decide what is written, not where or in how many steps."""


def commands() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Yield every command that does something by its words, and its parser."""
    parser = Parser()
    add_commands(parser, [""])
    yield from _below("", parser)


def _below(words: str, parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    actions = parser._actions  # noqa: SLF001 - argparse tells it in no other way
    choices = [each.choices for each in actions if isinstance(each, argparse._SubParsersAction)]  # noqa: SLF001 - the same
    if not choices:
        yield words.strip(), parser
    for name, below in choices[0].items() if choices else ():
        yield from _below(f"{words} {name}", below)


COMMANDS = dict(commands())


def calls_of(command: str) -> list[list[str]]:
    return [case.words.split() for case in CASES if case.words == command or case.words.startswith(f"{command} ")]


def test_every_group_of_commands_is_looked_at() -> None:
    assert {words.split()[0] for words in COMMANDS} == {name for names in GROUPS.values() for name in names}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_writes_has_a_case(command: str) -> None:
    assert bool(calls_of(command)) != (command in READ_ONLY)


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in READ_ONLY])
def test_an_option_that_writes_is_in_a_case(command: str) -> None:
    named = {word for words in calls_of(command) for word in words if word.startswith("--")}
    actions = COMMANDS[command]._actions  # noqa: SLF001 - argparse tells it in no other way
    options = {option for action in actions for option in action.option_strings}
    assert options - named - SHOWN_ONLY - SAME_WRITES - {"-h", "--help", "--data"} == set()


def test_names_of_cases_are_told_apart() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
    assert [case.name for case in cases_named(["pack", "list"])] == ["pack"]


def test_parts_are_all_changes_once() -> None:
    parts = [Part.parse(f"{number}/3").changes(10) for number in (1, 2, 3)]
    assert sorted(change for part in parts for change in part) == [*range(1, 11)]
    for typed in ("0/3", "4/3", "3", "a/b"):
        with pytest.raises(ValueError, match=r".*"):
            Part.parse(typed)
