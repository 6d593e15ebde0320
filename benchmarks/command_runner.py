"""Runs calls of the command on a faulty disk, each in a process forked from one that has imported everything.

Run as a module it is that process: a call as a line of JSON on standard input, its end as one on standard output.
"""

from __future__ import annotations

import ctypes
import gc
import io
import json
import os
import pkgutil
import signal
import subprocess
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout, suppress
from ctypes import c_char_p, c_int, c_long
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Self

from benchmarks.faulty_disk import build

_PATIENCE = 60
_REF, _SEALED = "an-thanh-2023-H1", "an-thanh-2023-H1-2"
_WARMING = (
    "sample",
    "sample",
    f"export {_REF} --pdf @a.pdf --xlsx @a.xlsx --docx @a.docx --json @a.json",
    f"close {_SEALED} --by A",
    f"pack {_SEALED} --to @",
    f"check {_REF}",
    "list",
)
"""Calls, below a folder @, that bring fonts, templates and word lists into memory."""


@dataclass(frozen=True)
class Fault:
    """A way in which a change fails: the error, 0 for the end of the process; `lasting`: all later ones as well."""

    name: str
    error: int
    lasting: bool = False


NO_FAULT = Fault("", 0)


@dataclass(frozen=True)
class DiskCall:
    """A call of the command, and which change below `root` fails: `at` 0 is none, `error` 0 kills.

    Where `clock` is not 0 the call's clock stands at that second of Unix time.
    """

    arguments: list[str]
    root: str
    at: int = 0
    error: int = 0
    lasting: bool = False
    log: str = ""
    typed: str = ""
    clock: int = 0


@dataclass(frozen=True)
class CallEnd:
    """How a call ended: its exit code (below 0 a signal), its output, and how many changes it made or tried.

    With the processor time it took, and the most memory it held, the imported modules included.
    """

    code: int
    out: str
    err: str
    changes: int
    seconds: float
    megabytes: float


class CommandRunner:
    """The process that calls are forked from; a context manager."""

    def __init__(self, folder: Path) -> None:
        self._library = build(folder)

    def __enter__(self) -> Self:
        environment = os.environ | {"LD_PRELOAD": str(self._library), "PYTHONIOENCODING": "utf-8"}
        command = [sys.executable, "-m", "benchmarks.command_runner", str(self._library)]
        root = Path(__file__).parents[1]
        self._process = subprocess.Popen(
            command, env=environment, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.communicate()

    def run(self, call: DiskCall) -> CallEnd:
        """Run a call; return how it ended."""
        assert self._process.stdin is not None and self._process.stdout is not None  # noqa: S101, PT018 - both are pipes
        print(json.dumps(asdict(call)), file=self._process.stdin, flush=True)
        return CallEnd(**json.loads(self._process.stdout.readline()))


def _serve(library: str) -> None:
    disk = ctypes.CDLL(library)
    disk.disk_begin.argtypes = [c_char_p, c_char_p, c_long, c_int, c_int, c_long]
    import_module("cchc_desktop.cli")
    for package in ("cchc_desktop", "db"):
        for module in pkgutil.walk_packages(import_module(package).__path__, f"{package}."):
            if "__main__" not in module.name and ".migrations." not in module.name:
                import_module(module.name)
    for name in ("alembic.command", "logging.handlers", "cryptography.hazmat.primitives.ciphers.aead"):
        import_module(name)
    _warm()
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        print(json.dumps(asdict(_forked(disk, DiskCall(**json.loads(line))))), flush=True)


def _warm() -> None:
    """Do what most commands do once, so that no forked process begins by reading the same fonts and templates."""
    from cchc_desktop.cli import main  # noqa: PLC0415 - imported by its name above

    with tempfile.TemporaryDirectory() as name, redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()) as said:
        for words in _WARMING:
            if main([*words.replace("@", f"{name}/").split(), "--data", f"{name}/data"]) not in (0, 1):
                raise RuntimeError(f"{words}: {said.getvalue()}")


def _forked(disk: ctypes.CDLL, call: DiskCall) -> CallEnd:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").write_text(call.typed, encoding="utf-8")
        child = os.fork()
        if not child:
            _call(disk, call, folder)
        _, status, used = os.wait4(child, 0)
        count = folder / "count"
        return CallEnd(
            os.waitstatus_to_exitcode(status),
            (folder / "out").read_text(encoding="utf-8", errors="replace"),
            (folder / "err").read_text(encoding="utf-8", errors="replace"),
            int(count.read_text(encoding="ascii")) if count.exists() else call.at,
            used.ru_utime + used.ru_stime,
            used.ru_maxrss / 1024,
        )


def _call(disk: ctypes.CDLL, call: DiskCall, folder: Path) -> None:
    """Be the command: never return."""
    from cchc_desktop.cli import main  # noqa: PLC0415 - imported long since, in the process that this one is forked from

    for number, name in enumerate(("in", "out", "err")):
        os.dup2(os.open(folder / name, os.O_RDWR | os.O_CREAT | (os.O_APPEND if number else 0)), number)
    gc.disable()  # as a command does at its start
    signal.alarm(_PATIENCE)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - what was read ahead is another's
    disk.disk_begin(call.log.encode(), call.root.encode(), call.at, call.error, int(call.lasting), call.clock)
    code = 2
    try:
        code = main(call.arguments)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 2
    except BaseException as error:  # noqa: BLE001 - as the interpreter does at its end
        with suppress(SystemExit):
            sys.excepthook(type(error), error, error.__traceback__)
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        (folder / "count").write_text(str(disk.disk_count()), encoding="ascii")
        os._exit(code)


if __name__ == "__main__":
    _serve(sys.argv[1])
