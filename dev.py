"""The developer's entry point: `python3 dev.py COMMAND` sets up `.venv` when it has to, then runs the command.

Standard library only. `py dev.py COMMAND` on Windows. Annotations stay text, so that a Python that is too old still
gets as far as the line that says so.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
VENV_BIN = VENV / ("Scripts" if sys.platform == "win32" else "bin")
EXE = ".exe" if sys.platform == "win32" else ""
PYTHON = VENV_BIN / f"python{EXE}"
STAMP = VENV / "dev-stamp.txt"
UNFINISHED = "unfinished\n"
OUT = ROOT / "out"
SAMPLES_NOTE = "dev-samples.txt"

OLDEST, TOO_NEW = (3, 11), (3, 14)
QT_LIBRARIES = (
    "libegl1",
    "libgl1",
    "libglib2.0-0",
    "libfontconfig1",
    "libdbus-1-3",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
)
NEWER_NAMES = {"libglib2.0-0": "libglib2.0-0t64"}  # newer Debian; installing by the old name still works there


class ExpectedError(Exception):
    """An expected failure: what to tell the developer, and the exit code."""

    def __init__(self, text: str, code: int = 1) -> None:
        super().__init__(text)
        self.code = code


class Command(NamedTuple):
    """A command of this file: the function that does it, and its line of help."""

    function: Callable[[list[str]], int]
    help: str


def say(text: str) -> None:
    """Print a line at once, before the output of the program that is called next."""
    print(text, flush=True)


def call(arguments: Sequence[str | Path], accepted: Sequence[int] = (0,), env: dict[str, str] | None = None) -> int:
    """Run a program, its output passed through; an exit code that is not accepted is a failure."""
    code = subprocess.run(arguments, check=False, env=env).returncode
    if code not in accepted:
        raise ExpectedError(f"failed with exit code {code}: {line_of(arguments)}")
    return code


def answer(arguments: Sequence[str | Path]) -> str:
    """Run a program and return what it printed; its errors are passed through."""
    done = subprocess.run(arguments, check=False, stdout=subprocess.PIPE, encoding="utf-8", env=utf8_environment())
    if done.returncode != 0:
        raise ExpectedError(f"failed with exit code {done.returncode}: {line_of(arguments)}")
    return done.stdout


def line_of(arguments: Sequence[str | Path]) -> str:
    """Return a command as it would be typed."""
    return " ".join(str(argument) for argument in arguments)


def utf8_environment() -> dict[str, str]:
    """Return the environment in which Python writes UTF-8 into a pipe, on Windows too."""
    return {**os.environ, "PYTHONUTF8": "1"}


# Set-up


def set_up() -> None:
    """Bring the libraries of Qt and `.venv` to what this checkout asks for; nothing is done twice."""
    check_python()
    remake = not venv_is_usable()
    install_system_packages(need_venv=remake)
    if remake:
        make_venv()
    if read_stamp() != wanted_stamp():
        install_requirements()


def check_python() -> None:
    """Refuse a Python for which the pinned packages have no wheels."""
    if not OLDEST <= sys.version_info[:2] < TOO_NEW:
        raise ExpectedError(
            f"Python 3.11, 3.12 or 3.13 is needed; this is {sys.version.split()[0]} ({sys.executable})", 2
        )


def python_version() -> str:
    """Return the running Python's version without its patch level."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def wanted_stamp() -> str:
    """Return what the stamp says after a set-up that has finished: files, Python, place."""
    digest = hashlib.sha256()
    for name in ("requirements.lock", "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return f"{digest.hexdigest()}\n{python_version()}\n{ROOT}\n"


def read_stamp() -> str:
    """Return the stamp, empty where there is none."""
    return STAMP.read_text(encoding="utf-8") if STAMP.is_file() else ""


def venv_is_usable() -> bool:
    """Tell whether `.venv` can be kept: made here, by this Python, and not left unfinished."""
    if not PYTHON.exists():
        return False
    stamp = read_stamp()
    return stamp.splitlines()[1:] == wanted_stamp().splitlines()[1:] if stamp else venv_answers()


def venv_answers() -> bool:
    """Tell whether a `.venv` without a stamp, made by hand, has pip and the running Python's version."""
    probe = "import pip, sys; print('%d.%d' % sys.version_info[:2])"
    done = subprocess.run([PYTHON, "-c", probe], check=False, capture_output=True, text=True)
    return done.stdout.strip() == python_version()


def make_venv() -> None:
    """Make `.venv` anew; marked unfinished, so that an interrupted set-up is noticed by the next one."""
    if Path(sys.prefix).resolve() == VENV:
        raise ExpectedError(f".venv has to be made anew: call dev.py with a Python outside it, not {sys.executable}", 2)
    say(f"Making .venv with Python {sys.version.split()[0]}")
    remove_folder(VENV)
    VENV.mkdir()
    STAMP.write_text(UNFINISHED, encoding="utf-8")
    call([sys.executable, "-m", "venv", VENV])


def install_requirements() -> None:
    """Install the locked packages and the project itself, then write the stamp."""
    say("Installing the locked packages into .venv")
    STAMP.write_text(UNFINISHED, encoding="utf-8")
    pip: list[str | Path] = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install"]
    call([*pip, "--require-hashes", "-r", ROOT / "requirements.lock"])
    call([*pip, "--no-deps", "--no-build-isolation", "-e", ROOT])
    STAMP.write_text(wanted_stamp(), encoding="utf-8")


def remove_folder(folder: Path) -> None:
    """Remove a folder and all in it."""
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        raise ExpectedError(f"cannot remove {folder}: {error}. Is a program of it still running?") from error


def install_system_packages(*, need_venv: bool) -> None:
    """On Debian and its kin, install what Qt needs of the system: as root at once, otherwise say how."""
    apt, query = shutil.which("apt-get"), shutil.which("dpkg-query")
    if not (apt and query):
        return
    missing = missing_libraries(query)
    if need_venv and importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv")
    if missing:
        apt_install(apt, missing)


def missing_libraries(query: str) -> list[str]:
    """Return the libraries of Qt that are not installed, by one question to dpkg."""
    names = [*QT_LIBRARIES, *NEWER_NAMES.values()]
    question = [query, "-W", "-f", "${db:Status-Status} ${Package}\n", *names]
    told = subprocess.run(question, check=False, capture_output=True, text=True).stdout
    present = {line.split()[1] for line in told.splitlines() if line.startswith("installed ")}
    return [name for name in QT_LIBRARIES if name not in present and NEWER_NAMES.get(name) not in present]


def apt_install(apt: str, names: list[str]) -> None:
    """Install Debian packages; without the right to do so, print the line that does."""
    install = ["install", "--no-install-recommends"]
    if sys.platform == "win32" or os.geteuid() != 0:
        raise ExpectedError(
            f"packages of the system are missing. Run:\n\nsudo apt-get {line_of([*install, *names])}\n", 2
        )
    say(f"Installing packages of the system: {' '.join(names)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    call([apt, "-q", "update"], env=env)
    call([apt, "-q", "-y", *install, *names], env=env)


# Commands


def run(arguments: list[str]) -> int:
    """Open the window; where there is no display, do the same job unattended."""
    if has_display():
        return subprocess.run([PYTHON, "-m", "cchc_desktop", *arguments], check=False).returncode
    parser = argparse.ArgumentParser(prog="dev.py run", description="Without a display: the samples, written to out/.")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder; by default out/data, made anew")
    run_unattended(parser.parse_args(arguments).data)
    return 0


def has_display() -> bool:
    """Tell whether a window can be shown."""
    return sys.platform in {"win32", "darwin"} or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def run_unattended(given: Path | None) -> None:
    """Make both samples, print what is wrong in the one as printed, write its PDF and its workbook."""
    data = (given or OUT / "data").resolve()
    if given is None:
        remove_folder(data)
    data.mkdir(parents=True, exist_ok=True)
    OUT.mkdir(exist_ok=True)
    _, printed = samples_in(data)
    say("No display: the samples are written to files instead. Findings of the report as printed:")
    call(program("check", printed, data), accepted=(0, 1))
    written = [OUT / "an-thanh-2023-H1.pdf", OUT / "an-thanh-2023-H1.xlsx"]
    export = [*program("export", printed, data), "--pdf", written[0], "--xlsx", written[1]]
    call(export)
    say("\n".join(["Written:", *(f"  {path} ({path.stat().st_size:,} bytes)" for path in written)]))
    say(f"  {data} (both samples as drafts)")


def samples_in(data: Path) -> list[str]:
    """Return the references of the mended and the printed sample, added once to a data folder."""
    note = data / SAMPLES_NOTE
    known = note.read_text(encoding="utf-8").split() if note.is_file() else []
    if known and all(is_draft(reference, data) for reference in known):
        return known
    added = [answer(program("sample", *kind, data)).split()[-1] for kind in ([], ["--printed"])]
    note.write_text("\n".join(added), encoding="utf-8")
    return added


def is_draft(reference: str, data: Path) -> bool:
    """Tell whether a data folder holds a draft of this reference."""
    return subprocess.run(program("show", reference, data), check=False, capture_output=True).returncode == 0


def program(*arguments: str | Path) -> list[str | Path]:
    """Return a call of the program's own command; the last argument is the data folder."""
    *rest, data = arguments
    return [PYTHON, "-m", "cchc_desktop", *rest, "--data", data]


def test(arguments: list[str]) -> int:
    """Lint, then run the tests; with arguments for pytest, only pytest."""
    failed = [] if arguments else failed_checks()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    failed += failed_of({"pytest": [PYTHON, "-m", "pytest", *arguments]})
    return summary(failed)


def lint(_: list[str]) -> int:
    """Check style, format, types and the floors."""
    return summary(failed_checks())


def failed_checks() -> list[str]:
    """Run every check of the sources and return the names of those that failed."""
    return failed_of(
        {
            "ruff check": [PYTHON, "-m", "ruff", "check"],
            "ruff format": [PYTHON, "-m", "ruff", "format", "--check"],
            "mypy": [PYTHON, "-m", "mypy"],
            "lint-imports": [VENV_BIN / f"lint-imports{EXE}", "--no-logo"],
        }
    )


def failed_of(checks: dict[str, list[str | Path]]) -> list[str]:
    """Run named programs in the project's folder, all of them, and return the names of those that failed."""
    failed = []
    for name, arguments in checks.items():
        say(f"== {name}")
        if subprocess.run([str(argument) for argument in arguments], check=False, cwd=ROOT).returncode != 0:
            failed.append(name)
    return failed


def summary(failed: list[str]) -> int:
    """Say what failed, and return the exit code."""
    if failed:
        raise ExpectedError(f"not in order: {', '.join(failed)}")
    return 0


def bench(arguments: list[str]) -> int:
    """Measure, with the program's own environment."""
    return call([PYTHON, ROOT / "benchmarks" / "run.py", *arguments])


COMMANDS = {
    "run": Command(run, "open the window; without a display, write the samples' files to out/"),
    "test": Command(test, "lint, then the tests; with arguments, pytest alone with these"),
    "lint": Command(lint, "ruff, mypy and the import contracts"),
    "bench": Command(bench, "the benchmarks"),
}


def usage() -> str:
    """Return the help text."""
    return "\n".join(["usage: dev.py COMMAND [ARGUMENTS]", *(f"  {n:6} {c.help}" for n, c in COMMANDS.items())])


def main(arguments: list[str]) -> int:
    """Do one command; return its exit code."""
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if name not in COMMANDS:
        print(usage(), file=sys.stdout if name in {"-h", "--help"} else sys.stderr)
        return 0 if name in {"-h", "--help"} else 2
    try:
        set_up()
        return COMMANDS[name].function(rest)
    except ExpectedError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return error.code
    except KeyboardInterrupt:
        print("dev.py: interrupted", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
