"""What comes from a newer program: an installer beside a package is offered, a package of a later format explained."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.packages.receiving import import_package
from cchc_desktop.handoff import package_layout
from cchc_desktop.handoff.keyring import Keyring
from tests.desk.packages.test_newer_release import put
from tests.handoff.test_hostile import signed_with
from tests.ui.conftest import OpenWindow
from ui.receiving.page import PackagePage

PACKAGE = Path(__file__).parents[2] / "data" / "package-1.cchc"
LATER = {package_layout.BAG_INFO: b"CCHC-Format: cchc-package/2\n"}


class Opened(QObject):
    """Keeps the names of files that the machine is asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    @Slot(QUrl)
    def keep(self, url: QUrl) -> None:
        self.names.append(Path(url.toLocalFile()).name)


@pytest.fixture
def opened() -> Iterator[Opened]:
    kept = Opened()
    QDesktopServices.setUrlHandler("file", kept, "keep")  # type: ignore[arg-type] # the stubs say bytes, which it refuses
    yield kept
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "USB"
    folder.mkdir()
    (folder / "goi.cchc").write_bytes(PACKAGE.read_bytes())
    return folder


def take(open_window: OpenWindow, desk: Desk, qtbot: QtBot, path: Path) -> PackagePage:
    window = open_window()
    window.side.show_package(desk, path)
    page = window.side.package
    assert isinstance(page, PackagePage)
    qtbot.waitUntil(lambda: page.verdict.isVisible() and not page.release.job.running)
    return page


def test_a_newer_installer_is_offered_and_opened_only_by_its_button(
    open_window: OpenWindow, desk: Desk, qtbot: QtBot, stick: Path, opened: Opened
) -> None:
    put(stick, "99.1.0")
    page = take(open_window, desk, qtbot, stick / "goi.cchc")
    assert page.release.isVisible()
    assert "99.1.0" in page.release.title.text()
    assert page.release.found
    assert page.release.found.sha256 in page.release.text.text()
    assert opened.names == []
    page.release.open.click()
    assert opened.names == ["CCHC-Desktop-99.1.0.exe"]


def test_an_installer_that_its_sum_does_not_match_cannot_be_opened(
    open_window: OpenWindow, desk: Desk, qtbot: QtBot, stick: Path
) -> None:
    put(stick, "99.1.0").write_bytes(b"other")
    page = take(open_window, desk, qtbot, stick / "goi.cchc")
    assert "không khớp mã SHA-256" in page.release.text.text()
    assert not page.release.open.isVisible()


def test_an_older_installer_is_not_mentioned(open_window: OpenWindow, desk: Desk, qtbot: QtBot, stick: Path) -> None:
    put(stick, "0.0.1")
    assert not take(open_window, desk, qtbot, stick / "goi.cchc").release.isVisible()


def test_a_package_of_a_later_format_says_what_to_do(
    open_window: OpenWindow, desk: Desk, qtbot: QtBot, stick: Path
) -> None:
    path = stick / "moi.cchc"
    path.write_bytes(signed_with(LATER))
    page = take(open_window, desk, qtbot, path)
    assert "do phiên bản CCHC Desktop mới hơn lập" in page.verdict.title.text()
    assert "Cài bản mới" in page.verdict.text.text()
    assert not page.verdict.open.isVisible()
    with pytest.raises(BadFileError, match="mới hơn lập") as caught:
        import_package(desk, Keyring(stick), path)
    assert "Cài phiên bản CCHC Desktop mới nhất" in caught.value.text
