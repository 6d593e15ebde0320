"""The way of a signed report in two windows: closed, issued, signed by two tokens, packed, examined where it comes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.signed_copies.report_prints import print_of
from cchc_desktop.signatures.trusted_roots import ROOTS
from db.drafts.store import open_drafts
from tests.signatures.chain import Chain, made_chain
from tests.signatures.examining.made_pdfs import added, signed
from tests.signatures.examining.test_found_signatures import add_page
from tests.signatures.soft_tokens import PIN, Drawer, needs_tokens, opened_drawer
from tests.ui.conftest import OneDesk, OpenWindow, activate
from tests.ui.keys import ALT, CTRL, focused, press, write
from ui.handing.export_page import ExportPage
from ui.received.look_page import LookPage
from ui.received.signed_page import SignedPage
from ui.receiving.page import PackagePage
from ui.review.page import ReviewPage
from ui.shell.window import MainWindow
from ui.signed_copies.signed_copy_page import SignedCopyPage

PATIENCE = 90_000
SIGNED = "data/signed.pdf"
pytestmark = needs_tokens


@pytest.fixture
def chain() -> Chain:
    return made_chain()


@pytest.fixture
def drawer(tmp_path: Path, chain: Chain) -> Iterator[Drawer]:
    with opened_drawer(tmp_path / "drawer") as drawer:
        drawer.add("Token 1", chain.chairman)
        drawer.add("Token 2", chain.office)
        yield drawer


@pytest.fixture
def there(qtbot: QtBot, tmp_path: Path, chain: Chain) -> Iterator[MainWindow]:
    """Return the window of the receiving office, which trusts the root of the chain."""
    folder = tmp_path / "there"
    (folder / ROOTS).mkdir(parents=True)
    for name, above in (("goc", chain.root), ("noi-cap", chain.issuing)):
        (folder / ROOTS / f"{name}.pem").write_bytes(above.pem)
    store = open_drafts(folder)
    window = MainWindow(OneDesk(Desk(store, "Sở"), folder))
    qtbot.addWidget(window)
    window.begin()
    yield window
    window.end()
    store.close()


def click(button: QAbstractButton) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def close_and_issue(window: MainWindow) -> None:
    """Close the report on the review page, and enter its number and day."""
    assert window.report
    press(Qt.Key.Key_8, ALT)
    press(Qt.Key.Key_C, ALT)
    page = cast("ReviewPage", window.report.page)
    page.sealed.number.setFocus()
    write("125\n16/6/2023\n\t\n")
    assert window.report.open_report.report.state == "issued"


def sign_twice(window: MainWindow, qtbot: QtBot, chain: Chain) -> None:
    """Sign on the page of hand-over: the chairman's token, then the office's, each by its PIN."""
    assert window.report
    press(Qt.Key.Key_9, ALT)
    page = cast("ExportPage", window.report.page)
    card = page.signing
    with qtbot.waitSignal(card.job.succeeded, timeout=PATIENCE):
        click(page.entry.button)
    for owner in (chain.chairman.owner, chain.office.owner):
        assert owner in card.choice.list.currentText()
        qtbot.waitUntil(lambda: page.preview.marker is not None, timeout=PATIENCE)
        press(Qt.Key.Key_F8)
        assert focused() is card.pin
        write(PIN)
        with qtbot.waitSignal(card.signed, timeout=PATIENCE):
            press(Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: not card.job.running, timeout=PATIENCE)
    assert card.heading.text().startswith("Đã đủ hai chữ ký")
    press(Qt.Key.Key_Escape)


def packed(window: MainWindow, qtbot: QtBot, stick: Path) -> Path:
    """Return the package that the page of hand-over wrote."""
    assert window.report
    page = cast("ExportPage", window.report.page)
    page.handover.choose_folder(stick)
    press(Qt.Key.Key_B, CTRL)
    qtbot.waitUntil(page.handover.notice.isVisible, timeout=PATIENCE)
    (package,) = stick.glob("*.cchc")
    return package


class Receiver:
    """The receiving office at its window."""

    def __init__(self, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.window, self._qtbot, self._monkeypatch = window, qtbot, monkeypatch
        activate(qtbot, window)
        window.start.focus_list()

    def receive(self, package: Path) -> LookPage:
        """Take a package in by keys, and look through its report."""
        self._monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(package), ""))
        press(Qt.Key.Key_I, CTRL)
        page = self.window.side.package
        assert isinstance(page, PackagePage)
        self._qtbot.waitUntil(page.verdict.isVisible, timeout=PATIENCE)
        assert page.copy is not None
        press(Qt.Key.Key_L, CTRL)
        look = self.window.side.look
        assert look is not None, page.notice.title.text()
        return look

    def documents(self, look: LookPage) -> SignedPage:
        """Go to the documents of the package by keys; the signed copy is examined there."""
        press(Qt.Key.Key_9, ALT)
        page = cast("SignedPage", look.view.page)
        self._qtbot.waitUntil(lambda: page.copy.copy is not None and not page.copy.job.running, timeout=PATIENCE)
        return page

    def examined_beside(self, page: SignedCopyPage, raw: bytes, file: Path) -> str:
        """Examine a file that came beside the package; return what the window says of it."""
        file.write_bytes(raw)
        self._monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(file), ""))
        press(Qt.Key.Key_O, CTRL)
        self._qtbot.waitUntil(lambda: not page.job.running and bool(page.work.theirs), timeout=PATIENCE)
        labels: Iterable[QLabel] = page.findChildren(QLabel)
        return "\n".join(each.text() for each in labels if each.isVisible())

    def examined(self, look: LookPage) -> SignedCopyPage:
        """Open the page that examines the signed copy, with the key that the focus is on."""
        press(Qt.Key.Key_Return)
        page = cast("SignedCopyPage", look.view.page)
        self._qtbot.waitUntil(lambda: not page.job.running and bool(page.work.theirs), timeout=PATIENCE)
        return page


def test_a_report_signed_in_one_window_is_received_and_examined_in_another_and_changes_are_told(
    open_window: OpenWindow,
    desk: Desk,
    there: MainWindow,
    drawer: Drawer,
    chain: Chain,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert drawer.tokens.is_dir()
    here = open_window(desk.add_sample(printed=False).ref)
    close_and_issue(here)
    sign_twice(here, qtbot, chain)
    stick = tmp_path / "USB"
    stick.mkdir()
    package = packed(here, qtbot, stick)

    receiver = Receiver(there, qtbot, monkeypatch)
    look = receiver.receive(package)
    documents = receiver.documents(look)
    owners = chain.chairman.owner, chain.office.owner
    assert documents.copy.property("frame") == "ok"
    assert all(owner in documents.copy.text.text() for owner in owners)
    page = receiver.examined(look)
    assert page.title.text() == "Giống bản trình ký, thêm hai chữ ký."
    assert page.strip.property("frame") == "ok"
    assert page.copy
    assert [(one.by, one.valid, one.trusted) for one in page.copy.found.signatures] == [
        (owner, True, True) for owner in owners
    ]
    assert not page.bar.isVisible()

    with zipfile.ZipFile(package) as archive:
        raw = archive.read(SIGNED)
    one_byte = bytearray(raw)
    one_byte[3000] ^= 1
    report, template = desk.load(here.report.open_report.ref if here.report else "")
    text = report.with_edit("I", f"{report.text('I')}\nThêm một câu.")
    other = signed(signed(print_of(text, template), chain.chairman, chain), chain.office, chain, field="Ky2")
    altered = receiver.examined_beside(page, bytes(one_byte), stick / "mot-byte.pdf")
    assert altered.count("không đúng: nội dung tệp đã bị sửa sau khi ký") == 2
    longer = receiver.examined_beside(page, added(raw, add_page), stick / "them-trang.pdf")
    assert "lúc ký thì đúng, nhưng sau đó tệp bị đổi: thêm chữ ký khác, thêm trang" in longer
    assert "lúc ký thì đúng, nhưng sau đó tệp bị đổi: thêm trang" in longer
    differing = receiver.examined_beside(page, other, stick / "loi-khac.pdf")
    assert "Khác bản trình ký ở 1 chỗ ngoài số và ngày." in differing
    assert "lời văn đã khác từ trước khi ký" in differing
    assert "thêm: Thêm một câu." in differing
    assert not page.bar.isVisible()
