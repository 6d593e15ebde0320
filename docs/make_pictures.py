"""Draw the pictures of README and docs/huong-dan.md: the program itself, driven by keys, on a day that never changes.

`python3 dev.py screenshots` runs it. The keys and texts are data, in `docs.picture_steps`.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta, timezone
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from cchc_desktop.base import clock
from docs.picture_steps import NOW, STICK, WAYS, WORK, Shot

PICTURES = Path(__file__).parent / "pictures"
SIZE = (1366, 720)
COLOURS = 256
_VIETNAM = timezone(timedelta(hours=7))
_NEXT_MS, _OPENED_MS, _LOOK_MS, _LOOKS = 10, 300, 900, 30
_CLICK = "click "
_OPENING = (_CLICK, "Ctrl+")
"""Prefixes of steps that may open a dialog, which takes the focus a moment later."""
_ACT = re.compile(r"<(?P<key>[^<>]+)>|(?P<letter>[^<>])")
_NONE = Qt.KeyboardModifier.NoModifier

Step = tuple[Callable[[], object], int]
"""An action, and the milliseconds to wait after its start."""


def main() -> int:
    """Draw every picture, over an empty data folder."""
    shutil.rmtree(WORK, ignore_errors=True)
    Path(STICK).mkdir(parents=True)
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "HOME": WORK, "XDG_CONFIG_HOME": f"{WORK}/config", "TZ": "ICT-7"}
    time.tzset()
    moment = datetime.fromisoformat(NOW).replace(tzinfo=_VIETNAM)
    clock.now = lambda: moment  # before the window's modules import it
    PICTURES.mkdir(exist_ok=True)
    app = made_app()
    return max(draw(app, Path(WORK) / folder, shots) for folder, shots in WAYS)


def made_app() -> QApplication:
    """Return the application in its light theme, with a caret that does not blink."""
    from ui.kit import theme  # noqa: PLC0415 - after the clock is set
    from ui.words.qt_texts import QtWords  # noqa: PLC0415 - likewise

    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    app.installTranslator(QtWords(app))
    app.setCursorFlashTime(0)
    app.styleHints().setColorScheme(Qt.ColorScheme.Light)
    theme.apply(app, 1.0)
    return app


def draw(app: QApplication, folder: Path, shots: tuple[Shot, ...]) -> int:
    """Open the window over a data folder and take the shots; return 1 if one was not reached."""
    from cchc_desktop.cli.data_folder import DataFolder  # noqa: PLC0415 - after the clock is set
    from ui.shell.window import MainWindow  # noqa: PLC0415 - likewise

    window = MainWindow(DataFolder(folder))
    window.resize(*SIZE)
    window.show()
    window.activateWindow()
    window.begin()
    QTimer.singleShot(_LOOK_MS, partial(run, script(window, shots)))
    try:
        return app.exec()
    finally:
        window.close()
        window.end()


def run(steps: Iterator[Step]) -> None:
    """Run one step after the other from the event loop, so that a modal dialog gets keys too."""
    step = next(steps, None)
    if step is None:
        QApplication.quit()
        return
    act, wait = step
    following = QTimer(QApplication.instance(), singleShot=True, interval=wait)
    following.timeout.connect(partial(run, steps))
    following.start()
    try:
        act()
    except LookupError as error:
        following.stop()
        print(error, file=sys.stderr)
        QApplication.exit(1)


def script(window: QWidget, shots: tuple[Shot, ...]) -> Iterator[Step]:
    """Yield the steps of all shots; each is saved once two pictures in a row are the same."""
    for shot in shots:
        if shot.clipboard:
            QGuiApplication.clipboard().setText(shot.clipboard)
        for found in _ACT.finditer(shot.keys):
            if QApplication.activeWindow() is None:  # a dialog has closed, and there is no window manager
                yield window.activateWindow, _OPENED_MS
            key = found["key"] or ""
            yield action(window, key, found["letter"]), _OPENED_MS if key.startswith(_OPENING) else _NEXT_MS
        before = b""
        for _ in range(_LOOKS):
            yield (lambda: None), _LOOK_MS
            now = pixels(window)
            if now == before:
                break
            before = now
        if shot.name:
            save(before, PICTURES / f"{shot.name}.png")


def action(window: QWidget, key: str, letter: str | None) -> Callable[[], object]:
    """Return the action of a part of a shot's keys: a key, a click on the button of that name, a letter."""
    if letter is not None:
        return partial(write, letter)
    if key.startswith(_CLICK):
        return partial(click, window, key.removeprefix(_CLICK))
    return partial(press, key)


def focused() -> QWidget:
    """Return the widget that has the focus."""
    widget = QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeModalWidget()
    if widget is None:
        raise LookupError("nothing has the focus")
    return widget


def press(key: str) -> None:
    """Press a key, named as in "Ctrl+PgDown"; shortcuts get it first."""
    wanted = QKeySequence(key)[0]  # type: ignore[index] # PySide's stubs leave it out
    QTest.keyClick(focused(), wanted.key(), wanted.keyboardModifiers())


def write(letter: str) -> None:
    """Type a letter of any alphabet."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(focused(), QKeyEvent(kind, 0, _NONE, letter))


def click(window: QWidget, words: str) -> None:
    """Click the button that shows these words."""
    widgets: Iterable[QWidget] = window.findChildren(QWidget)
    for widget in widgets:
        if isinstance(widget, QAbstractButton) and widget.isVisible() and widget.text() == words:
            QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
            return
    raise LookupError(f"no button: {words}")


def pixels(window: QWidget) -> bytes:
    """Return the window as a PNG."""
    raw = QByteArray()
    buffer = QBuffer(raw)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().save(buffer, "PNG")
    return bytes(raw.data())


def save(png: bytes, path: Path) -> None:
    """Write a picture in few colours, if it differs from the present file."""
    with Image.open(BytesIO(png)) as image:
        small = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    written = BytesIO()
    small.save(written, "PNG", optimize=True)
    if not path.is_file() or path.read_bytes() != written.getvalue():
        path.write_bytes(written.getvalue())
        print(f"{path.name}  {len(written.getvalue()):,} bytes", flush=True)


if __name__ == "__main__":
    sys.exit(main())
