"""The frozen program, as far as it can be tried without freezing it: `--selftest`, and what build.spec hands over."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path, PurePath
from types import SimpleNamespace
from typing import Any

import pytest

from cchc_desktop.cli.selftest import STEPS
from tests.cli.test_commands import ROOT, Done


def selftest(folder: Path, code: str = "") -> Done:
    """Call --selftest as a user whose folders are all below `folder`."""
    program = ["-c", code] if code else ["-m", "cchc_desktop", "--selftest"]
    homes = dict.fromkeys(("HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA", "TMPDIR", "TEMP", "TMP"), str(folder))
    environment = {name: text for name, text in os.environ.items() if name != "QT_QPA_PLATFORM"} | homes
    return subprocess.run(
        [sys.executable, *program], check=False, capture_output=True, encoding="utf-8", cwd=ROOT, env=environment
    )


class Archive:
    """A stand-in of PyInstaller's archive of modules, which sorts and writes what it is given."""

    def __init__(self, toc: list[tuple[str, str, str]]) -> None:
        self.toc = sorted(toc)
        self.name = "modules"
        self.written: list[str] = []
        self.assemble()

    def assemble(self) -> None:
        """Keep the order of the names."""
        self.written = [name for name, _, _ in self.toc]


class Spec:
    """build.spec run as PyInstaller runs it, with stand-ins that keep what they are given."""

    def __init__(self, dist: Path, binaries: list[tuple[str, str, str]]) -> None:
        self.given: dict[str, Any] = {}
        self.binaries = binaries
        self.dist = dist
        names = {"Analysis": self.analyse, "PYZ": Archive, "EXE": self.keep, "COLLECT": self.collect}
        given = {"SPECPATH": str(ROOT), "workpath": str(dist), "__name__": "build.spec"}
        self.names: dict[str, Any] = given | names
        exec(compile((ROOT / "build.spec").read_bytes(), "build.spec", "exec"), self.names)  # noqa: S102 - our own file

    def analyse(self, scripts: list[str], **given: Any) -> SimpleNamespace:  # noqa: ANN401 - whatever the spec gives
        self.given = given | {"scripts": scripts}
        return SimpleNamespace(
            pure=[], scripts=[], datas=[], binaries=self.binaries, exclude_system_libraries=lambda _: None
        )

    def keep(self, modules: Archive, *_: object, **given: Any) -> dict[str, Any]:  # noqa: ANN401 - likewise
        return given | {"modules": modules.written}

    def collect(self, *parts: Any, **given: Any) -> SimpleNamespace:  # noqa: ANN401 - likewise
        self.given["parts"] = parts
        return SimpleNamespace(name=str(self.dist / given["name"]))


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> Spec:
    return Spec(tmp_path_factory.mktemp("dist"), [])


def test_the_program_passes_its_own_test_and_leaves_nothing_behind(tmp_path: Path) -> None:
    done = selftest(tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    assert [line.partition(":")[0] for line in done.stdout.splitlines()[:-1]] == [f"Đạt   {words}" for words in STEPS]
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_step_that_cannot_be_done_is_named(tmp_path: Path) -> None:
    code = (
        "import cchc_desktop.cli.selftest as selftest, sys; from cchc_desktop.cli import main\n"
        "selftest.OLD_DRAFTS = 'không có'; sys.exit(main(['--selftest']))"
    )
    done = selftest(tmp_path, code)

    assert done.returncode == 2
    assert "HỎNG  nâng cấp tệp bản thảo cũ: FileNotFoundError" in done.stderr
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_every_resource_and_every_migration_is_bundled_where_it_is_looked_for(spec: Spec) -> None:
    bundled = {PurePath(folder, PurePath(source).name).as_posix() for source, folder in spec.given["datas"]}
    kept = [*(ROOT / "resources").rglob("*.*"), *(ROOT / "db").glob("*/migrations/**/*.*")]
    wanted = {path.relative_to(ROOT).as_posix() for path in kept if path.is_file() and path.suffix != ".pyc"}

    assert wanted - bundled == {"resources/__init__.py"}
    assert {"resources/style/window.qss", "db/drafts/migrations/versions/revision_0001.py"} <= bundled
    assert bundled - wanted == {"docx/parts/__init__.py"}  # python-docx looks for its templates by way of it


def test_the_guide_lies_beside_the_program_and_is_found_there(spec: Spec) -> None:
    program = spec.dist / "CCHC-Desktop"
    frozen = f"import sys; sys.frozen, sys.executable = True, {str(program / 'cchc')!r}"
    code = f"{frozen}; import resources; print(resources.GUIDE)"
    done = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, encoding="utf-8", cwd=ROOT, timeout=60
    )
    guide = Path(done.stdout.strip())

    assert guide.parent == program
    assert (guide / "huong-dan.md").read_bytes() == (ROOT / "docs" / "huong-dan.md").read_bytes()
    assert {path.name for path in (guide / "pictures").iterdir()} == {
        path.name for path in (ROOT / "docs" / "pictures").iterdir()
    }


def test_the_programs_share_one_archive_of_modules(spec: Spec) -> None:
    *starters, _, datas = spec.given["parts"]
    (hook,) = spec.given["runtime_hooks"]

    assert [starter["modules"] for starter in starters] == [[]] * len(starters)
    assert [name for name, source, _ in datas if source == "modules"] == ["modules.pyz"]
    assert "modules.pyz" in Path(hook).read_text(encoding="utf-8")


def test_every_module_of_ours_is_bundled(spec: Spec) -> None:
    packages = ("cchc_desktop", "ui", "db", "resources")
    files = [file for package in packages for file in (ROOT / package).rglob("*.py")]
    modules = {".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for file in files}

    assert modules - set(spec.given["hiddenimports"]) == set()


def test_what_is_left_out_exists(spec: Spec) -> None:
    optional = {"_distutils_hack", "lib2to3", "pip"}  # not in every Python
    excluded = set(spec.given["excludes"]) - optional

    known = sys.stdlib_module_names  # Debian packs some of the standard library apart, idlelib for one
    assert [name for name in sorted(excluded) if name not in known and importlib.util.find_spec(name) is None] == []


def test_no_client_of_a_network_that_the_signatures_could_use_is_bundled(spec: Spec) -> None:
    clients = {"aiohttp", "pyhanko.sign.timestamps.aiohttp_client", "pyhanko.sign.timestamps.requests_client"}
    fetchers = {f"pyhanko_certvalidator.fetchers.{kind}_fetchers" for kind in ("aiohttp", "requests")}

    assert clients | fetchers <= set(spec.given["excludes"])
    assert not {name.partition(".")[0] for name in spec.given["hiddenimports"]} & {"aiohttp", "requests", "httpx"}


def test_what_the_window_imports_of_qt_is_not_left_out(spec: Spec) -> None:
    excluded = set(spec.given["excludes"])

    assert {"PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtSql"} <= excluded
    assert excluded.isdisjoint({"PySide6.QtWidgets", "PySide6.QtSvg", "PySide6.QtGui", "PySide6.QtCore"})


@pytest.mark.skipif(sys.platform == "win32", reason="the names of plugins on Linux, read as its libraries")
def test_plugins_of_qt_that_are_not_used_are_left_out(spec: Spec) -> None:
    plugins = "PySide6/Qt/plugins"
    entries = [
        (f"{plugins}/{name}", __file__, "BINARY") for name in ("platforms/libqxcb.so", "tls/libqopensslbackend.so")
    ]

    kept = spec.names["kept_binaries"]([*entries, ("opengl32sw.dll", __file__, "BINARY")])

    assert [name for name, _, _ in kept] == [f"{plugins}/platforms/libqxcb.so"]


def test_the_modules_of_a_start_come_first(spec: Spec) -> None:
    names = ("docx", "openpyxl", "sqlalchemy", "ui.kit")

    archive = spec.names["StartFirst"]([(name, "", "PYMODULE") for name in names])

    assert archive.written == ["sqlalchemy", "ui.kit", "docx", "openpyxl"]


def test_time_zones_that_nothing_asks_for_are_left_out(spec: Spec) -> None:
    names = ["tzdata/zoneinfo/Asia/Bangkok", "tzdata/zoneinfo/America/Lima", "tzdata/__init__.py", "docx/a"]

    kept = spec.names["kept_data"]([(name, "", "DATA") for name in names], [])

    assert [name for name, _, _ in kept] == [names[0], *names[2:]]


def test_licences_lie_beside_the_program(spec: Spec) -> None:
    licences = spec.dist / "CCHC-Desktop" / "licenses"

    assert (licences / "CCHC-Desktop" / "LICENSE.txt").read_bytes() == (ROOT / "LICENSE").read_bytes()
    assert "Bootloader" in (licences / "pyinstaller" / "COPYING.txt").read_text(encoding="utf-8")
    assert (licences / "Python" / "LICENSE.txt").is_file()


@pytest.mark.parametrize("name", ["PySide6_Essentials", "SQLAlchemy", "pypdfium2", "reportlab"])
def test_a_distribution_brings_its_licence(spec: Spec, name: str) -> None:
    texts = spec.names["_licences_of"](distribution(name))

    assert texts
    assert all(source.stat().st_size for source in texts.values())
    assert {PurePath(text).parts[0] for text in texts} == {distribution(name).name}


def test_the_icon_holds_every_size_windows_asks_for() -> None:
    raw = (ROOT / "resources" / "icons" / "cchc-desktop.ico").read_bytes()
    count = int.from_bytes(raw[4:6], "little")

    assert raw[:4] == b"\0\0\1\0"
    assert {raw[6 + 16 * entry] or 256 for entry in range(count)} == {16, 24, 32, 48, 64, 128, 256}
