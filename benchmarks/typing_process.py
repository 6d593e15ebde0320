"""Run as a module, a process that opens a new draft and types into it without a pause: FOLDER KEY MILLISECONDS.

It prints the reference of the draft; then, for each key, the moment on the monotonic clock and the text up to it.
"""

from __future__ import annotations

import os
import sys
import time
from itertools import count
from pathlib import Path
from typing import cast

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.office import library
from db.drafts.store import open_drafts
from ui.kit import theme
from ui.report.view import ReportView
from ui.shell.pages import make_page

UNIT = {"kind": "xã", "name": "An Thanh", "district": "huyện Tứ Kỳ", "province": "tỉnh Hải Dương"}

_SHOWN = 20.0
"""Seconds after which a window must have the keyboard, on a machine that does much else."""


class _Typist(QObject):
    """Types the digits of 1, 2, 3 and so on into whatever has the keyboard, one at each tick."""

    def __init__(self, milliseconds: int) -> None:
        super().__init__()
        self._text = ""
        self._begun = time.monotonic()
        self._digits = (digit for number in count(1) for digit in str(number))
        timer = QTimer(self, interval=milliseconds)
        timer.timeout.connect(self._type)
        timer.start()

    def _type(self) -> None:
        target = QApplication.focusWidget()
        if target is None:
            if self._text or time.monotonic() - self._begun > _SHOWN:
                sys.exit("nothing has the keyboard")
            return
        digit = next(self._digits)
        self._text += digit
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, ord(digit), Qt.KeyboardModifier.NoModifier, digit))
        print(f"{time.monotonic():.3f} {self._text}", flush=True)


def main(folder: str, key: str, milliseconds: str) -> None:
    """Type until the process is killed."""
    app = cast("QApplication", QApplication.instance() or QApplication([]))
    theme.apply(app)
    desk = Desk(open_drafts(Path(folder)))
    ref = desk.start(library.template_ids()[0], "2023-H1", UNIT).ref
    view = ReportView(desk.open(ref), make_page)
    view.show()
    view.go(key)
    print(ref, flush=True)
    typist = _Typist(int(milliseconds))
    app.exec()
    typist.deleteLater()


if __name__ == "__main__":
    main(*sys.argv[1:])
