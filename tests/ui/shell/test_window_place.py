"""The window fits the screen: at its first start, at 125 % and 150 %, and where the screen it was left on is gone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect

from ui.shell.window_place import fitted

SHOWN = """
import json, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from cchc_desktop.cli.data_folder import DataFolder
from ui.kit import theme
from ui.shell.window import MainWindow

app = QApplication(["cchc"])
theme.prepare(app, 1.0)
window = MainWindow(DataFolder(Path(sys.argv[1])))
if len(sys.argv) > 2:
    window.setGeometry(*map(int, sys.argv[2:]))
window.show()
app.processEvents()
free, place, least = window.screen().availableGeometry(), window.frameGeometry(), window.minimumSize()
shown = any(screen.availableGeometry().contains(place) for screen in app.screens())
print(json.dumps([shown, place.getRect(), least.width() <= free.width(), least.height() <= free.height()]))
window.close()
window.end()
"""


def shown(folder: Path, *screens: tuple[int, int], factor: str = "1", place: tuple[int, ...] = ()) -> list[object]:
    """Open the window of a data folder on screens side by side; return whether one shows all of it, and its place."""
    made = [
        {"name": f"s{left}", "x": left, "y": 0, "width": width, "height": height,
         "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        for (width, height), left in zip(screens, (0, screens[0][0]), strict=False)
    ]  # fmt: skip
    (folder / "screens.json").write_text(
        json.dumps({"synchronousWindowSystemEvents": False, "windowFrameMargins": True, "screens": made})
    )
    where = {"PYTHONPATH": str(Path(__file__).parents[3])}
    done = subprocess.run(
        [sys.executable, "-c", SHOWN, str(folder), *map(str, place)],
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        cwd=folder,  # a colon, which a whole path has on Windows, ends a name in that variable
        env={**os.environ, **where, "QT_QPA_PLATFORM": "offscreen:configfile=screens.json", "QT_SCALE_FACTOR": factor},
    )
    assert done.returncode == 0, done.stderr
    found: list[object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (1920, 1080)])
@pytest.mark.parametrize("factor", ["1", "1.25", "1.5"])
def test_the_first_start_fits_the_screen(tmp_path: Path, size: tuple[int, int], factor: str) -> None:
    whole, _, least_width, least_height = shown(tmp_path, size, factor=factor)
    assert whole
    assert least_width
    assert least_height


def test_a_window_left_on_a_screen_that_is_gone_comes_back(tmp_path: Path) -> None:
    whole, there, *_ = shown(tmp_path, (1366, 768), (1366, 768), place=(1500, 40, 1200, 640))
    assert whole
    assert isinstance(there, list)
    assert there[0] > 1366  # on the second screen
    whole, here, *_ = shown(tmp_path, (1366, 768))
    assert whole
    assert isinstance(here, list)
    assert here[2:] == there[2:]  # as large as it was left


def test_a_window_left_on_a_larger_screen_is_made_to_fit(tmp_path: Path) -> None:
    assert shown(tmp_path, (1920, 1080), place=(100, 60, 1700, 950))[0]
    assert shown(tmp_path, (1366, 768))[0]


@pytest.mark.parametrize(
    ("place", "fitting"),
    [
        (QRect(10, 10, 300, 200), QRect(10, 10, 300, 200)),
        (QRect(-50, -20, 300, 200), QRect(0, 0, 300, 200)),
        (QRect(900, 500, 300, 200), QRect(700, 400, 300, 200)),
        (QRect(10, 10, 3000, 2000), QRect(0, 0, 1000, 600)),
    ],
)
def test_a_place_is_moved_and_made_smaller_only_as_needed(place: QRect, fitting: QRect) -> None:
    assert fitted(place, QRect(0, 0, 1000, 600)) == fitting
