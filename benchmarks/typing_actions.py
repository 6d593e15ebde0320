"""Misuse of the window: its process is killed while somebody types without a pause."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.misuse_office import FoundError, Office
from db.drafts.store import open_drafts

if TYPE_CHECKING:
    from collections.abc import Callable

KEYS = ("II.5", "mo-dau", "7:6.7.2", "1:1", "note.7:6.7.2", "letter.signer", "letter.recipients")
OLDEST = 3.0
"""Seconds: nothing typed longer ago than that may be lost."""


def kill_typing(office: Office) -> None:
    """Kill the window while somebody types, and find all but the last three seconds."""
    lost_by_kill(office.data, office.random)


def lost_by_kill(data: Path, chance: random.Random) -> float:
    """Type, kill, and look; return how old the oldest key was that is lost. FoundError where it was too old."""
    key, seconds = chance.choice(KEYS), chance.uniform(3.5, 9)
    command = [sys.executable, "-m", "benchmarks.typing_process", str(data), key, str(chance.choice([20, 60, 200]))]
    root = Path(__file__).parents[1]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=root, encoding="utf-8") as process:
        assert process.stdout is not None  # noqa: S101 - a pipe was asked for
        ref = process.stdout.readline().strip()
        end, lines = time.monotonic() + seconds, []
        for line in process.stdout:
            lines.append(line)
            if time.monotonic() > end:
                break
        killed = time.monotonic()
        process.kill()
        lines += process.stdout.readlines()
    typed = [(float(line.split()[0]), line.split()[1]) for line in lines if line.endswith("\n")]
    with closing(open_drafts(data)) as store:
        saved = store.load(ref).report.text(key)
    if not typed or not typed[-1][1].startswith(saved):
        raise FoundError(f"{ref} {key}: “{saved}” is there, which was not typed")
    lost = max((killed - when for when, text in typed if len(text) > len(saved)), default=0.0)
    if lost > OLDEST:
        raise FoundError(f"{ref} {key}: what was typed {lost:.2f} s before the kill is lost: “{saved}” is there")
    return lost


ACTIONS: list[tuple[int, Callable[[Office], None]]] = [(4, kill_typing)]
"""How often it is done, against all others of the misuse."""
