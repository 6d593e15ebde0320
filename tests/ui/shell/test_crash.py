"""An unexpected error on any thread is logged by the command's hook and shown in one window; work goes on."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cchc_desktop.base.logs import catch_bugs
from ui.shell.crash import BugReporter


def raise_on_a_thread() -> None:
    def fail() -> None:
        error = ValueError("hỏng")
        sys.excepthook(ValueError, error, None)

    thread = Thread(target=fail)
    thread.start()
    thread.join()


def test_a_bug_is_logged_and_reported_once(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handlers = logging.getLogger().handlers[:]
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    catch_bugs(lambda: tmp_path)
    reporter = BugReporter(qapp)
    reporter.install()
    raise_on_a_thread()
    raise_on_a_thread()
    qtbot.waitUntil(lambda: reporter.box is not None and reporter.box.isVisible())
    box = reporter.box
    logging.basicConfig(handlers=handlers, force=True)

    assert box is not None
    assert "Bản thảo vẫn an toàn" in box.text()
    assert str(tmp_path) in box.informativeText()
    assert (tmp_path / "cchc.log").read_text(encoding="utf-8").count("ValueError") >= 2
    assert [type(widget) for widget in qapp.topLevelWidgets() if widget.isVisible()] == [type(box)]
    box.close()
