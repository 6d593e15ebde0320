"""Whether a regular expression takes longer for a long run of anything than the run is long."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.hostile import patterns

LENGTH = 50_000
SECONDS = 1.0
"""Of the processor's time: a hundred times what a linear pattern takes, a fraction of what a quadratic one does."""
SHORTER = (20, 5)
"""Parts of LENGTH that are tried before: nearly every use ends at the first, which has told enough."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Limit the time of the block; re looks for signals while it matches.

    Windows has no such timer: there the block is run, and only one without an end fails, by the limit of every test.
    """
    if sys.platform == "win32":
        yield
        return

    def give_up(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def run(use: patterns.Use, text: str) -> None:
    """Use a pattern on a text as the program does."""
    found: Any = text if isinstance(use.pattern.pattern, str) else text.encode()
    pattern: Any = use.pattern
    if use.method in ("sub", "subn"):
        pattern.sub(lambda match: match[0], found)
    elif use.method == "finditer":
        for _ in pattern.finditer(found):
            pass
    else:
        getattr(pattern, use.method)(found)


def endless_on(use: patterns.Use) -> str | None:
    """Return the beginning of the first run of LENGTH that a use does not get through in SECONDS."""
    source = use.pattern.pattern
    for piece in patterns.pieces_for(source if isinstance(source, str) else source.decode()):
        for frame in patterns.FRAMES:
            if takes_too_long(use, piece, frame):
                return patterns.run_of(piece, frame, 8)
    return None


def takes_too_long(use: patterns.Use, piece: str, frame: str) -> bool:
    """Return whether a use does not get through one run of LENGTH in SECONDS.

    A shorter run tells it first: time that grows with the square of the length and is over SECONDS at LENGTH is over
    SECONDS / 400 at a twentieth; what grows faster does so in steps of nanoseconds, and is over any limit there too.
    From a quarter of that on, the run is made longer: a busy machine costs time here and never gives an answer.
    """
    try:
        for part in SHORTER:
            text = patterns.run_of(piece, frame, LENGTH // part)
            with within(SECONDS):
                begun = time.process_time()
                run(use, text)
                if time.process_time() - begun < SECONDS / part**2 / 4:
                    return False
        text = patterns.run_of(piece, frame, LENGTH)
        with within(SECONDS):
            run(use, text)
    except TimeoutError:
        return True
    return False
