"""Draw the pictures of README and docs/huong-dan.md: the program itself, driven by keys, on a day that never changes.

`python3 dev.py screenshots` runs it. The keys and texts are data, in `docs.picture_steps`. Names of data folders after
the command draw those alone. Signing takes two tokens in software (Debian's softhsm2).
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from cchc_desktop.base import clock
from docs.picture_steps import (
    BLANK,
    NOW,
    NOW_OF,
    OTHER_COPY,
    PIN,
    PROVINCE_STICK,
    SIGNED_FOLDERS,
    STICK,
    WAYS,
    WORK,
    Shot,
)
from tests.authoring.provincial_forms import read_form, write_form

PICTURES = Path(__file__).parent / "pictures"
SIZE = (1366, 720)
COLOURS = 256
DISTRICT = "huyện Tứ Kỳ", "tỉnh Hải Dương"
_VIETNAM = timezone(timedelta(hours=7))
_NEXT_MS, _OPENED_MS, _LOOK_MS, _LOOKS = 10, 300, 900, 30
_CLICK = "click "
_OPENING = (_CLICK, "Ctrl+")
"""Prefixes of steps that may open a dialog, which takes the focus a moment later."""
_ACT = re.compile(r"<(?P<key>[^<>]+)>|(?P<letter>[^<>])")
_NONE = Qt.KeyboardModifier.NoModifier

if TYPE_CHECKING:
    from tests.signatures.chain import Chain

Step = tuple[Callable[[], object], int]
"""An action, and the milliseconds to wait after its start."""


def main() -> int:
    """Draw every picture, over an empty data folder."""
    shutil.rmtree(WORK, ignore_errors=True)
    Path(STICK).mkdir(parents=True)
    os.environ |= {"QT_QPA_PLATFORM": "offscreen", "HOME": WORK, "XDG_CONFIG_HOME": f"{WORK}/config", "TZ": "ICT-7"}
    time.tzset()
    shown = {"": moment_of("")}
    clock.now = lambda: shown[""]  # before the window's modules import it
    PICTURES.mkdir(exist_ok=True)
    app = made_app()
    write_packages(Path(PROVINCE_STICK))
    write_form(read_form("doi-che.xlsx"), Path(BLANK))
    wanted = [way for way in WAYS if way[0] in sys.argv[1:]] or WAYS
    failed = 0
    with plugged_tokens():
        for folder, shots in wanted:
            shown[""] = moment_of(folder)
            failed = max(failed, draw(app, Path(WORK) / folder, shots))
    return failed


def moment_of(folder: str) -> datetime:
    """Return the moment at which the pictures of a data folder are taken."""
    return datetime.fromisoformat(NOW_OF.get(folder, NOW)).replace(tzinfo=_VIETNAM)


@contextmanager
def plugged_tokens() -> Iterator[None]:
    """Plug in the made-up tokens of a chairman and his office, trust their roots, lay another signed copy beside."""
    from cchc_desktop.signatures.trusted_roots import ROOTS  # noqa: PLC0415 - after the clock is set
    from tests.signatures.chain import made_chain  # noqa: PLC0415 - likewise
    from tests.signatures.soft_tokens import opened_drawer  # noqa: PLC0415 - likewise

    chain = made_chain()
    (Path(STICK) / "ky-so").mkdir()
    for folder in SIGNED_FOLDERS:
        (Path(WORK) / folder / ROOTS).mkdir(parents=True)
        for above in (chain.root, chain.issuing):
            (Path(WORK) / folder / ROOTS / f"{above.owner}.pem").write_bytes(above.pem)
    Path(OTHER_COPY).write_bytes(other_copy(chain))
    with opened_drawer(Path(WORK) / "tokens") as drawer:
        drawer.add("Token 1", chain.chairman, pin=PIN)
        drawer.add("Token 2", chain.office, pin=PIN)
        yield


def other_copy(chain: Chain) -> bytes:
    """Return the sample report as it is issued and signed twice, with a word of a section written otherwise."""
    from cchc_desktop.base.work_step import result_of  # noqa: PLC0415 - after the clock is set
    from cchc_desktop.desk.drafts.desk import Desk  # noqa: PLC0415 - likewise
    from cchc_desktop.desk.sending.signing import prepare_signing, sign  # noqa: PLC0415 - likewise
    from cchc_desktop.desk.work.closing import close, issue  # noqa: PLC0415 - likewise
    from cchc_desktop.signatures.roles import SigningRole  # noqa: PLC0415 - likewise
    from db.drafts.store import open_drafts  # noqa: PLC0415 - likewise

    with closing(open_drafts(Path(WORK) / "other")) as store:
        desk = Desk(store, "")
        ref = desk.add_sample(printed=False).ref
        close(store, ref, by="")
        issue(store, ref, number="125", day="9/6/2023")
        task = prepare_signing(store, ref)
    words = task.report.text("I").replace("hằng tháng", "hằng quý")
    task = replace(task, report=task.report.with_edit("I", words))
    for role, owner in ((SigningRole.SIGNER, chain.chairman), (SigningRole.OFFICE, chain.office)):
        key = Path(WORK) / "key.p12"
        key.write_bytes(owner.p12(PIN, chain.issuing))
        task = replace(task, copy=result_of(sign(task, role, key, PIN, clock=clock.now)).pdf)
    return task.copy


def write_packages(folder: Path) -> None:
    """Write the packages of the communes of a made-up district, a few days before their reports are due."""
    from benchmarks.province import PackedPeriod, made_up_province, write_province  # noqa: PLC0415 - after the clock is set
    from cchc_desktop.units.catalogue import communes  # noqa: PLC0415 - likewise
    from cchc_desktop.units.commune import Era  # noqa: PLC0415 - likewise

    found = [each for each in communes(Era.DISTRICTS).values() if (each.district, each.province) == DISTRICT]
    folder.mkdir(parents=True)
    begun = moment_of("") - timedelta(days=2)
    write_province(folder, found, made_up_province(folder, packed=PackedPeriod("cchc-xa-2023", "2023-9M", begun)))


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
    """Yield the steps of all shots; each is saved once two pictures in a row are the same and no work goes on."""
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
            if now == before and not is_busy(window):
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


def is_busy(window: QWidget) -> bool:
    """Return whether a part of the window works on a thread."""
    from ui.kit.jobs import Job  # noqa: PLC0415 - after the clock is set

    jobs: Iterable[Job] = window.findChildren(Job)
    return any(job.running for job in jobs)


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
