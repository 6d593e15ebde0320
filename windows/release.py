"""The Windows release, made and tried on Linux under Wine: `dev.py windows`. The steps: docs/release.md.

It needs Debian's packages of PACKAGES, and nothing but Python's own library, as dev.py does.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
import tomllib
import zipfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "windows"
DIST = ROOT / "dist"
NAME = "CCHC-Desktop"
PACKAGES = ["wine", "wine64", "gcc-mingw-w64-x86-64", "binutils-mingw-w64-x86-64", "unzip", "nsis", "xvfb"]
PROGRAMS = ["wine", "wineserver", "x86_64-w64-mingw32-gcc", "unzip", "makensis", "Xvfb"]
MEGABYTE = 1000 * 1000
MOST_INSTALLER, MOST_FOLDER = 50 * MEGABYTE, 110 * MEGABYTE
QUICK = ("tests/base", "tests/db", "tests/handoff")
INSTALLED = r"drive_c/users/{user}/AppData/Local/Programs/CCHC-Desktop"
DRAFTS = r"drive_c/users/{user}/AppData/Local/CCHC-Desktop/drafts.sqlite3"
_PATIENCE_SECONDS = 60
_PIPED = ("bash", "-c", '{ wine "$@" 2>&1; } < /dev/null | cat; exit "${PIPESTATUS[0]}"', "wine")
"""Calls a program under Wine through a pipe: Python there stops at an output that Linux opened for writing alone."""


_ANSWER = ("bash", "-c", '{ wine "$@" 2>&1 >&3 < /dev/null | cat > /dev/null; } 3>&1 | cat', "wine")
"""The same, for what it prints on standard output alone."""


class FailedError(Exception):
    """A step of the release that failed: its message says which and how."""


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)


class Release:
    """The steps over a cached folder, which holds the Windows Python, its Wine prefix and what was frozen."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache
        self.version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
        self.epoch = _epoch()
        self.frozen = cache / "dist" / NAME
        self.installer = DIST / f"{NAME}-{self.version}.exe"
        self.archive = DIST / f"{NAME}-{self.version}.zip"

    def make_python(self) -> None:
        """Make the Windows Python if the locked packages or the way it is made have changed."""
        made_of = [ROOT / "requirements.lock", ROOT / "pyproject.toml", HERE / "python.sh", *sorted(HERE.glob("*.c"))]
        wanted = hashlib.sha256(b"".join(file.read_bytes() for file in made_of)).hexdigest() + f"\n{ROOT}\n"
        stamp = self.cache / "stamp.txt"
        if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
            return
        stamp.unlink(missing_ok=True)
        run([HERE / "python.sh", self.cache, ROOT], PYTHON=sys.executable)
        stamp.write_text(wanted, encoding="utf-8")

    def python(self, *arguments: str, **environment: str) -> None:
        """Call the Windows Python; FailedError if it fails."""
        run([self.cache / "wpython", *arguments], **environment)

    def self_test(self) -> None:
        """Run the program's own test from its source."""
        self.python("-m", "cchc_desktop", "--selftest")

    def suite(self, tests: Sequence[str]) -> None:
        """Run the tests, all or some, but for those that only Wine fails."""
        left_out = [f"--deselect={name}" for name in under_wine()]
        how = ["-q", "-p", "no:cacheprovider", "-n", "logical", "--maxprocesses", "4", "--dist", "worksteal"]
        self.python("-m", "pytest", *how, *left_out, *tests, QT_QPA_PLATFORM="offscreen")

    def freeze(self) -> None:
        """Freeze the program into the cached folder, every file with the time of the commit."""
        folders = ["--distpath", "D:\\dist", "--workpath", "D:\\build"]
        same = {"SOURCE_DATE_EPOCH": str(self.epoch), "PYTHONHASHSEED": "1"}
        self.python("-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", *folders, "P:\\build.spec", **same)
        for path in self.frozen.rglob("*"):
            os.utime(path, (self.epoch, self.epoch))

    def pack(self) -> None:
        """Write the installer, the folder as .zip and their SHA-256 into dist/, within their sizes."""
        DIST.mkdir(exist_ok=True)
        self.pack_as(self.version, DIST)
        self._write_archive()
        for file in (self.installer, self.archive):
            line = f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n"
            file.with_name(file.name + ".sha256").write_text(line, encoding="utf-8")
            say(f"{file.name}: {file.stat().st_size / MEGABYTE:.1f} MB, SHA-256 {line[:12]}…")
        size = self._size()
        say(f"folder: {size / MEGABYTE:.1f} MB")
        if self.installer.stat().st_size > MOST_INSTALLER or size > MOST_FOLDER:
            raise FailedError(f"at most {MOST_INSTALLER // MEGABYTE} and {MOST_FOLDER // MEGABYTE} MB")

    def pack_as(self, version: str, folder: Path) -> Path:
        """Write the installer of what was frozen under a version, and return it."""
        made = folder / f"{NAME}-{version}.exe"
        icon = ROOT / "resources/icons/cchc-desktop.ico"
        values = {"VERSION": version, "FROM": self.frozen, "ICON": icon, "TO": made, "SIZE_KB": self._size() // 1024}
        defined = [f"-D{name}={value}" for name, value in values.items()]
        call: list[str | Path] = ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *defined, HERE / "installer.nsi"]
        run(call, SOURCE_DATE_EPOCH=str(self.epoch))
        return made

    def _size(self) -> int:
        return sum(file.stat().st_size for file in self.frozen.rglob("*") if file.is_file())

    def _write_archive(self) -> None:
        moment = time.gmtime(self.epoch)[:6]
        with zipfile.ZipFile(self.archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
            for file in sorted(path for path in self.frozen.rglob("*") if path.is_file()):
                entry = zipfile.ZipInfo(f"{NAME}/{file.relative_to(self.frozen).as_posix()}", moment)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                archive.writestr(entry, file.read_bytes())

    def try_installer(self) -> None:
        """Install into a fresh prefix, run, upgrade over the running program, uninstall; the drafts stay."""
        prefix = FreshWindows(self.cache)
        try:
            prefix.wine(self.installer, "/S")
            prefix.require(prefix.program, there=True)
            prefix.wine(prefix.console, "--selftest")
            prefix.wine(prefix.console, "sample")
            drafts = hashlib.sha256(prefix.drafts.read_bytes()).hexdigest()
            window = prefix.start(prefix.program)
            prefix.wait_for_window()
            prefix.wine(self.installer, "/S")
            if window.wait(_PATIENCE_SECONDS) != 0:
                raise FailedError("the running program was ended, not asked to close")
            prefix.wine(prefix.console, "list")
            prefix.wine(prefix.folder / "uninstall.exe", "/S", f"_?={prefix.named(prefix.folder)}")
            prefix.require(prefix.program, there=False)
            prefix.require(prefix.drafts, there=True)
            if hashlib.sha256(prefix.drafts.read_bytes()).hexdigest() != drafts:
                raise FailedError("the drafts are not the ones that were there")
            say("installed, ran, upgraded over a running program, uninstalled; the drafts are untouched")
        finally:
            prefix.close()


class FreshWindows:
    """A Wine prefix made anew, with a screen of its own: what an office's PC has before the program."""

    def __init__(self, cache: Path, name: str = "fresh") -> None:
        self.prefix = cache / name
        if self.prefix.exists():
            shutil.rmtree(self.prefix)
        self.display = f":{90 + os.getpid() % 400}"
        self._screen = subprocess.Popen(
            ["Xvfb", self.display, "-screen", "0", "1366x768x24", "-noreset"], stderr=subprocess.DEVNULL
        )
        self._environment = os.environ | {
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDLLOVERRIDES": "mscoree,mshtml,winemenubuilder.exe=",
            "WINEDEBUG": "-all",
            "DISPLAY": self.display,
            "LC_ALL": "C.UTF-8",
        }
        user = os.environ.get("USER") or "root"
        self.wine("wineboot", "--init")
        self.wine("winecfg", "-v", "win10")
        for link in (self.prefix / "drive_c" / "users").rglob("*"):
            if link.is_symlink():  # Documents and the like lead into the home folder of Linux
                link.unlink()
                link.mkdir()
        system = self.prefix / "drive_c/windows/system32"
        for library in ("bcryptprimitives.dll", "windows.ui.dll"):
            if not (system / library).exists():
                shutil.copyfile(cache / "work" / library, system / library)
        key = r"HKLM\Software\Microsoft\WindowsRuntime\ActivatableClassId\Windows.UI.ViewManagement.UISettings"
        self.wine("reg", "add", key, "/v", "DllPath", "/d", r"C:\windows\system32\windows.ui.dll", "/f")
        self.folder = self.prefix / INSTALLED.format(user=user)
        self.program, self.console = self.folder / f"{NAME}.exe", self.folder / "cchc.exe"
        self.drafts = self.prefix / DRAFTS.format(user=user)

    def wine(self, *arguments: str | Path) -> None:
        """Run a program of Windows to its end; FailedError if it fails."""
        say(f"-- {' '.join(map(str, arguments))}")
        run([*_PIPED, *arguments], **self._environment)

    def start(self, *arguments: str | Path) -> subprocess.Popen[bytes]:
        """Start a program of Windows and return without waiting for its end."""
        return subprocess.Popen([*_PIPED, *arguments], env=self._environment)

    def answer(self, *arguments: str | Path) -> str:
        """Return what a program of Windows prints, whatever its exit code."""
        call = [*_ANSWER, *arguments]
        done = subprocess.run(call, check=False, env=self._environment, stdout=subprocess.PIPE)
        return done.stdout.decode(errors="replace")

    def wait_for_window(self) -> None:
        """Wait until the first window has written that it is open."""
        lock, deadline = self.drafts.with_name("window.lock"), time.monotonic() + _PATIENCE_SECONDS
        while not lock.exists():
            if time.monotonic() > deadline:
                raise FailedError("the window did not open")
            time.sleep(0.2)

    def named(self, path: Path) -> str:
        """Return the name that Windows has for a path of the prefix."""
        return "C:\\" + str(path.relative_to(self.prefix / "drive_c")).replace("/", "\\")

    def require(self, path: Path, *, there: bool) -> None:
        """FailedError unless a file is there, or is not."""
        if path.exists() is not there:
            raise FailedError(f"{path} {'is missing' if there else 'is still there'}")

    def close(self) -> None:
        """End what runs in the prefix, and its screen."""
        subprocess.run(["wineserver", "-k"], env=self._environment, check=False)
        self._screen.terminate()
        self._screen.wait()


def under_wine() -> list[str]:
    """Return the tests that Wine alone fails; each has its reason on the line of its name."""
    lines = (HERE / "under_wine.txt").read_text(encoding="utf-8").splitlines()
    return [line.split("  ")[0] for line in lines if line and not line.startswith("#")]


def run(arguments: Sequence[str | Path], **environment: str) -> None:
    """Run a program with its output shown; FailedError if it fails."""
    code = subprocess.run(arguments, check=False, cwd=ROOT, env=os.environ | environment).returncode
    if code != 0:
        raise FailedError(f"exit code {code}: {' '.join(map(str, arguments))}")


def _epoch() -> int:
    """Return the time of the last commit, which stands in every file: the same source makes the same release."""
    shown = subprocess.run(["git", "log", "-1", "--format=%ct"], check=False, cwd=ROOT, capture_output=True, text=True)
    return int(shown.stdout.strip() or 1577836800)


def main(arguments: Sequence[str]) -> int:
    """Make and try the release; return the exit code."""
    parser = argparse.ArgumentParser(prog="dev.py windows", description=__doc__)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "cchc-desktop-windows", metavar="DIR")
    parser.add_argument("--quick", action="store_true", help=f"the self-test and {', '.join(QUICK)} alone")
    parser.add_argument(
        "--pack", action="store_true", help="pack what was frozen before, as after signing it, and try it"
    )
    parser.add_argument("--no-suite", action="store_true", help="freeze, pack and try without the tests")
    options = parser.parse_args(arguments)
    missing = [program for program in PROGRAMS if not shutil.which(program)]
    if missing:
        say(f"missing: {', '.join(missing)}. Install Debian's packages: {' '.join(PACKAGES)}")
        return 2
    release = Release(options.cache.resolve())
    steps = [] if options.pack else [release.make_python, release.self_test]
    if not (options.no_suite or options.pack):
        steps.append(lambda: release.suite(QUICK if options.quick else ()))
    if not (options.quick or options.pack):
        steps.append(release.freeze)
    if not options.quick:
        steps += [release.pack, release.try_installer]
    try:
        for step in steps:
            step()
    except FailedError as error:
        say(f"dev.py windows: {error}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
