"""Run by a test in a process of its own: calls of the command under limits on memory and time.

Reads a list of calls as JSON, prints for each its exit code, its seconds and its messages.
"""

from __future__ import annotations

import contextlib
import io
import json
import resource
import sys
import time
import warnings

from cchc_desktop.cli import main

MEMORY = 1024 * 1024 * 1024
SECONDS = 20


def run(call: list[str]) -> dict[str, object]:
    """Run one call of the command; return its exit code, its seconds and its messages."""
    told, started = io.StringIO(), time.process_time()
    resource.setrlimit(resource.RLIMIT_CPU, (int(started) + SECONDS, resource.RLIM_INFINITY))
    with contextlib.redirect_stderr(told), contextlib.redirect_stdout(io.StringIO()):
        code = main(call)
    return {"code": code, "seconds": time.process_time() - started, "told": told.getvalue()}


if __name__ == "__main__":
    warnings.simplefilter("error")
    calls = json.load(sys.stdin)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    json.dump([run(call) for call in calls], sys.stdout)
