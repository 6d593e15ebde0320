"""Run by a test in a process of its own: calls of the command under limits on memory and time.

Reads a list of calls as JSON, prints for each its exit code, its seconds and its messages.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import time
import warnings
from threading import Thread

import psutil

from cchc_desktop.cli import main

MEMORY = 1024 * 1024 * 1024
SECONDS = 20


def run(call: list[str]) -> dict[str, object]:
    """Run one call of the command; return its exit code, its seconds and its messages."""
    told, started = io.StringIO(), time.process_time()
    _limit_time(int(started) + SECONDS)
    with contextlib.redirect_stderr(told), contextlib.redirect_stdout(io.StringIO()):
        code = main(call)
    return {"code": code, "seconds": time.process_time() - started, "told": told.getvalue()}


if sys.platform == "win32":
    _end = [float("inf")]

    def _limit_time(end: int) -> None:
        _end[0] = end

    def _limit_memory() -> None:
        Thread(target=_watch, daemon=True).start()

    def _watch() -> None:
        """End this process where it takes too much: Windows limits it in no simpler way.

        `pagefile` is the memory of its own; Wine leaves `private`, the same on Windows, as it happens to be.
        """
        process = psutil.Process()
        while time.process_time() < _end[0] and process.memory_info().pagefile < MEMORY:
            time.sleep(0.05)
        os._exit(1)

else:
    import resource

    def _limit_time(end: int) -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (end, resource.RLIM_INFINITY))

    def _limit_memory() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    warnings.simplefilter("error")
    calls = json.load(sys.stdin)
    _limit_memory()
    json.dump([run(call) for call in calls], sys.stdout)
