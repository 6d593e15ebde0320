"""A window that is killed while it takes packages in: the next one says what is left, and goes on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.inbox.inbox_store import BoardRow
from db.drafts.store import open_drafts
from tests.inbox.communes import district, package
from tests.ui.conftest import OneDesk, activate
from tests.ui.keys import CTRL, press
from ui.shell.window import MainWindow

KEPT, KILLED_AT = 32, 40
"""So many packages a transaction keeps; the window is killed while the next ones are read."""
WINDOW = f"""
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from cchc_desktop.cli.data_folder import DataFolder
from ui.kit import theme
from ui.shell.window import MainWindow

app = QApplication([])
theme.apply(app, 1.0)
folder = DataFolder(Path(sys.argv[1]))
folder.inbox_reader = lambda: ()  # one package after the other
window = MainWindow(folder)
window.show()
window.begin()
window.start.top.board_wanted.emit()
board = window.side.board
board.work.progressed.connect(lambda step: step.done == {KILLED_AT} and print("here", flush=True))
board.take_paths([Path(sys.argv[2])])
app.exec()
"""


def test_a_killed_run_is_named_and_goes_on(tmp_path: Path, qtbot: QtBot) -> None:
    stick, data = tmp_path / "USB", tmp_path / "sở"
    stick.mkdir()
    data.mkdir()
    units = district()
    for number, unit in enumerate(units):
        for version in (1, 2):
            raw = package(unit, {"3:1": f"{100 * version + number}"}, version=version)
            (stick / f"{number:02}-{version}.cchc").write_bytes(raw)
    root = Path(__file__).parents[3]
    running = subprocess.Popen([sys.executable, "-c", WINDOW, str(data), str(stick)], stdout=subprocess.PIPE, cwd=root)
    assert running.stdout is not None
    assert running.stdout.readline().split() == [b"here"]
    running.kill()
    running.communicate()

    desk = Desk(open_drafts(data), "Lan")
    window = MainWindow(OneDesk(desk, data))
    qtbot.addWidget(window)
    window.begin()
    activate(qtbot, window)
    press(Qt.Key.Key_T, CTRL)
    board = window.side.board
    assert board is not None
    with qtbot.waitSignal(board.work.left):
        pass
    left = 2 * len(units) - KEPT
    assert board.notice.title.text() == "Lần nhận trước dừng giữa chừng"
    assert board.notice.text.text().startswith(f"Còn {left} gói ở {stick}; {KEPT} báo cáo đã nhận chưa kiểm tra")
    with qtbot.waitSignal(board.work.taken):
        board.notice.button.click()

    def states() -> dict[str, BoardRow | None]:
        return {line.unit.unit.code: line.unit.standing for line in board.table.board_model.lines}

    wanted = {unit.code: 2 for unit in units}
    qtbot.waitUntil(lambda: {code: found.version for code, found in states().items() if found} == wanted)
    assert all(found and found.errors is not None for found in states().values())
    window.navigation.open_start()
    desk.store.close()
