"""The developer's entry point: `python3 dev.py COMMAND` sets up `.venv` if needed, then runs the command.

Standard library only. `py dev.py COMMAND` on Windows. Annotations stay text, so that a Python that is too old still
reaches the line that reports it.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import io
import itertools
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "dev-stamp.txt"
UNFINISHED = "unfinished"
OUT = ROOT / "out"
DIST = ROOT / "dist" / "CCHC-Desktop"
MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 160
BIN, EXE = (VENV / "Scripts", ".exe") if sys.platform == "win32" else (VENV / "bin", "")
PYTHON = str(BIN / f"python{EXE}")
VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
# Debian's packages that Qt needs: either name counts, and newer Debian still installs by the first.
QT_LIBRARIES = """libegl1 libgl1 libglib2.0-0|libglib2.0-0t64 libfontconfig1 libdbus-1-3 libxkbcommon-x11-0
    libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"""
# Arguments for the whole suite: up to four processes, a free one takes the next test.
SHARED_OUT = ["-n", "logical", "--maxprocesses", "4", "--dist", "worksteal"]
CHECKS: dict[str, list[str]] = {
    "ruff check": [PYTHON, "-m", "ruff", "check"],
    "ruff format": [PYTHON, "-m", "ruff", "format", "--check"],
    "mypy": [PYTHON, "-m", "mypy"],
    "lint-imports": [str(BIN / f"lint-imports{EXE}"), "--no-logo"],
}


class ExpectedError(Exception):
    """An error that a developer can resolve: its message, and the exit code."""

    def __init__(self, text: str, code: int = 1) -> None:
        super().__init__(text)
        self.code = code


def say(text: str) -> None:
    """Print a line at once, before the output of the next program."""
    print(text, flush=True)


def call(arguments: Sequence[str], accepted: Sequence[int] = (0,), env: dict[str, str] | None = None) -> int:
    """Run a program with its output shown; an exit code that is not accepted is an error."""
    code = subprocess.run(arguments, check=False, env=env).returncode
    if code not in accepted:
        raise ExpectedError(f"failed with exit code {code}: {' '.join(arguments)}")
    return code


def ask(arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run a program and return its output, in UTF-8 on Windows too."""
    env = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(arguments, check=False, capture_output=True, encoding="utf-8", errors="replace", env=env)


# Set-up


def set_up() -> None:
    """Install the libraries of Qt and `.venv` as this checkout requires; nothing is done twice."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        running = f"{sys.version.split()[0]} ({sys.executable})"
        raise ExpectedError(f"Python 3.11, 3.12 or 3.13 is needed; this is {running}", 2)
    remake = not venv_is_usable()
    install_system_packages(need_venv=remake)
    if remake:
        make_venv()
    if read_stamp() != wanted_stamp():
        install_requirements()


def wanted_stamp() -> str:
    """Return the stamp of a finished set-up: files, Python, path."""
    files = b"".join((ROOT / name).read_bytes() for name in ("requirements.lock", "pyproject.toml"))
    return f"{hashlib.sha256(files).hexdigest()}\n{VERSION}\n{ROOT}"


def read_stamp() -> str:
    """Return the stamp, "" if there is none."""
    return STAMP.read_text(encoding="utf-8") if STAMP.is_file() else ""


def venv_is_usable() -> bool:
    """Return whether `.venv` can be kept: finished, for this Python and path; or made by hand, with pip."""
    if not Path(PYTHON).exists():
        return False
    stamp = read_stamp()
    if stamp:
        return stamp.splitlines()[1:] == wanted_stamp().splitlines()[1:]
    return ask([PYTHON, "-c", "import pip, sys; print('%d.%d' % sys.version_info[:2])"]).stdout.strip() == VERSION


def make_venv() -> None:
    """Make `.venv` again, marked unfinished, so that the next set-up notices an interrupted one."""
    if Path(sys.prefix).resolve() == VENV:
        raise ExpectedError(
            f".venv has to be made again: call dev.py with a Python outside it, not {sys.executable}", 2
        )
    say(f"Making .venv with Python {VERSION}")
    remove_folder(VENV)
    VENV.mkdir()
    STAMP.write_text(UNFINISHED, encoding="utf-8")
    call([sys.executable, "-m", "venv", str(VENV)])


def install_requirements() -> None:
    """Install the locked packages and the project itself, then write the stamp."""
    say("Installing the locked packages into .venv: a minute or two the first time")
    STAMP.write_text(UNFINISHED, encoding="utf-8")
    pip = [PYTHON, "-m", "pip", "-q", "--disable-pip-version-check", "install"]
    call([*pip, "--require-hashes", "-r", str(ROOT / "requirements.lock")])
    call([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)])
    STAMP.write_text(wanted_stamp(), encoding="utf-8")


def remove_folder(folder: Path) -> None:
    """Remove a folder and all in it, if it is there."""
    if folder.exists():
        shutil.rmtree(folder)


def install_system_packages(*, need_venv: bool) -> None:
    """Install the system's packages that Qt needs, on Debian and derivatives."""
    apt, query = shutil.which("apt-get"), shutil.which("dpkg-query")
    if not (apt and query):
        return
    missing = missing_libraries(query)
    if need_venv and importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv")
    if missing:
        apt_install(apt, missing)


def missing_libraries(query: str) -> list[str]:
    """Return the libraries of Qt that are not installed, by one call of dpkg-query."""
    wanted = [names.split("|") for names in QT_LIBRARIES.split()]
    question = [query, "-W", "-f", "${db:Status-Status} ${Package}\n", *itertools.chain.from_iterable(wanted)]
    present = {line.split()[1] for line in ask(question).stdout.splitlines() if line.startswith("installed ")}
    return [names[0] for names in wanted if present.isdisjoint(names)]


def apt_install(apt: str, names: list[str]) -> None:
    """Install Debian packages if run as root, else report the command to run."""
    install = ["install", "--no-install-recommends", *names]
    if sys.platform == "win32" or os.geteuid() != 0:
        line = f"sudo apt-get {' '.join(install)}"
        raise ExpectedError(
            f"packages of the system are missing. Run this, then the same command again:\n\n{line}\n", 2
        )
    say(f"Installing packages of the system: {' '.join(names)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    call([apt, "-q", "update"], env=env)
    call([apt, "-q", "-y", *install], env=env)


# Commands: the first line of each is its help


def run(arguments: list[str]) -> int:
    """Open the window; without a display, write both samples' drafts and files to out/."""
    if has_display():
        return subprocess.run([PYTHON, "-m", "cchc_desktop", *arguments], check=False).returncode
    parser = argparse.ArgumentParser(prog="dev.py run", description="There is no display: the samples go to out/.")
    parser.add_argument("--data", type=Path, metavar="DIR", help="the data folder; by default out/data, made again")
    return run_unattended(parser.parse_args(arguments).data)


def has_display() -> bool:
    """Return whether a window can be shown."""
    return sys.platform in {"win32", "darwin"} or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def run_unattended(given: Path | None) -> int:
    """Add both samples, print the findings of the printed one, write its PDF and its workbook."""
    data = (given or OUT / "data").resolve()
    if given is None:
        remove_folder(data)
    for folder in (OUT, data):
        folder.mkdir(parents=True, exist_ok=True)
    printed = samples_in(data)[-1]
    say("No display: the samples are written to files instead. Findings of the report as printed:")
    call(cchc(data, "check", printed), accepted=(0, 1))
    pdf, workbook = OUT / "an-thanh-2023-H1.pdf", OUT / "an-thanh-2023-H1.xlsx"
    call(cchc(data, "export", printed, "--pdf", pdf, "--xlsx", workbook))
    sizes = [f"  {path} ({path.stat().st_size:,} bytes)" for path in (pdf, workbook)]
    say("\n".join(["Written:", *sizes, f"  {data} (both samples as drafts)"]))
    return 0


def samples_in(data: Path) -> list[str]:
    """Return the references of the corrected and the printed sample, which are added only once."""
    note = data / "dev-samples.txt"
    known = note.read_text(encoding="utf-8").split() if note.is_file() else []
    if known and all(ask(cchc(data, "show", reference)).returncode == 0 for reference in known):
        return known
    added = [add_sample(data), add_sample(data, "--printed")]
    note.write_text("\n".join(added), encoding="utf-8")
    return added


def add_sample(data: Path, *options: str) -> str:
    """Add a sample to a data folder and return its reference, the last word that the program prints."""
    done = ask(cchc(data, "sample", *options))
    if done.returncode != 0 or not done.stdout.split():
        raise ExpectedError(f"{done.stderr}\nno sample, exit code {done.returncode}: {' '.join(done.args)}")
    return done.stdout.split()[-1]


def cchc(data: Path, *arguments: str | Path) -> list[str]:
    """Return the command line of a call of the program on a data folder."""
    return [PYTHON, "-m", "cchc_desktop", *map(str, arguments), "--data", str(data)]


def test(arguments: list[str]) -> int:
    """Lint, then run the tests; with arguments for pytest, pytest alone."""
    prepare_for_tests()
    pytest = {"pytest": [PYTHON, "-m", "pytest", *(arguments or SHARED_OUT)]}
    return check_all(pytest if arguments else {**CHECKS, **pytest})


def prepare_for_tests() -> None:
    """Set no window on a screen, and modules kept compiled: hundreds of tests start the program."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def test_newer_qt(arguments: list[str]) -> int:
    """Run the tests, all or those of pytest's arguments, on the newer Qt of requirements-qt.lock, in .venv-qt."""
    prepare_for_tests()
    return check_all({"pytest": [set_up_newer_qt(), "-m", "pytest", *(arguments or SHARED_OUT)]})


def set_up_newer_qt() -> str:
    """Make `.venv-qt` if needed, like `.venv` except for Qt, and return its Python."""
    lock, venv = ROOT / "requirements-qt.lock", ROOT / ".venv-qt"
    python, stamp = str(venv / Path(PYTHON).relative_to(VENV)), venv / STAMP.name
    wanted = wanted_stamp() + hashlib.sha256(lock.read_bytes()).hexdigest()
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        say("Making .venv-qt: a minute or two")
        remove_folder(venv)
        call([sys.executable, "-m", "venv", str(venv)])
        pip = [python, "-m", "pip", "-q", "--disable-pip-version-check", "install"]
        call([*pip, "--require-hashes", "-r", str(ROOT / "requirements.lock")])
        call([*pip, "--require-hashes", "--no-deps", "-r", str(lock)])
        call([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)])
        stamp.write_text(wanted, encoding="utf-8")
    return python


def lint(_: list[str]) -> int:
    """Check style, format, types and the floors."""
    return check_all(CHECKS)


def check_all(checks: dict[str, list[str]]) -> int:
    """Run all named programs in the project's folder; ExpectedError names those that failed."""
    failed = []
    for name, arguments in checks.items():
        say(f"== {name}")
        if subprocess.run(arguments, check=False, cwd=ROOT).returncode != 0:
            failed.append(name)
    if failed:
        raise ExpectedError(f"not in order: {', '.join(failed)}")
    return 0


def bench(arguments: list[str]) -> int:
    """Run the benchmarks."""
    return call([PYTHON, "-m", "benchmarks.run", *arguments])


def build(arguments: list[str]) -> int:
    """Freeze the program into dist/ and let it test itself there."""
    if sys.platform == "linux" and not shutil.which("objdump"):
        raise ExpectedError("PyInstaller needs objdump: install the package binutils", 2)
    folders = ["--distpath", str(DIST.parent), "--workpath", str(ROOT / "build")]
    freeze = [PYTHON, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *folders, *arguments]
    call([*freeze, str(ROOT / "build.spec")])
    call([str(DIST / f"cchc{EXE}"), "--selftest"])
    return say_size(sum(file.lstat().st_size for file in DIST.rglob("*") if not file.is_dir()))


def say_size(size: int) -> int:
    """Print the size of the frozen program; too large a size is an error on Linux."""
    say(f"{DIST}: {size / MEGABYTE:.1f} MB")
    if sys.platform == "linux" and size > MOST_MEGABYTES * MEGABYTE:
        raise ExpectedError(f"the folder is to stay under {MOST_MEGABYTES} MB")
    return 0


def windows(arguments: list[str]) -> int:
    """Make the Windows release on Linux under Wine and try it there."""
    return call([sys.executable, str(ROOT / "windows" / "release.py"), *arguments])


def screenshots(_: list[str]) -> int:
    """Draw the pictures of README and docs/huong-dan.md again."""
    return call([PYTHON, "-m", "docs.make_pictures"])


COMMANDS = {
    "run": run,
    "test": test,
    "test-qt": test_newer_qt,
    "lint": lint,
    "bench": bench,
    "build": build,
    "windows": windows,
    "screenshots": screenshots,
}


def usage() -> str:
    """Return the help text."""
    lines = [f"  {name:12}{command.__doc__}" for name, command in COMMANDS.items()]
    return "\n".join(["usage: dev.py COMMAND [ARGUMENTS]", *lines])


def main(arguments: list[str]) -> int:
    """Run one command; return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a path may have letters that a redirected output lacks on Windows
            stream.reconfigure(errors="backslashreplace")
    name, *rest = arguments or [""]
    if name not in COMMANDS:
        asked = name in {"-h", "--help"}
        print(usage(), file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    try:
        set_up()
        return COMMANDS[name](rest)
    except ExpectedError as error:
        code, text = error.code, str(error)
    except OSError as error:
        code, text = 1, str(error)  # a folder in use, a missing program or file: the message names it
    except KeyboardInterrupt:
        code, text = 130, "interrupted"
    print(f"dev.py: {text}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
