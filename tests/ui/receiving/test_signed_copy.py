"""The signed copy in a package is examined where the package is received, and what it is stands under the verdict."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.sending.handing import pack, prepare, result_of
from cchc_desktop.desk.signed_copies.report_prints import print_of
from cchc_desktop.desk.work.closing import close
from cchc_desktop.handoff.keyring import Keyring
from db.drafts.store import open_drafts
from tests.signatures.chain import made_chain
from tests.signatures.examining.made_pdfs import signed
from tests.ui.conftest import OpenWindow
from tests.ui.keys import CTRL, press
from ui.receiving.page import PackagePage


def package_with(data: Path, stick: Path, *, other: bool) -> Path:
    """Return a package with a signed copy: of its report, or of another text."""
    stick.mkdir()
    with closing(open_drafts(data)) as store:
        desk = Desk(store, "Lan")
        ref = desk.add_sample(printed=False).ref
        assert close(store, ref, by="Chủ tịch").closed
        report, template = desk.load(ref)
        shown = report.with_edit("I", f"{report.text('I')}\nThêm một câu.") if other else report
        chain = made_chain()
        store.keep_signed(ref, 1, "ký.pdf", signed(print_of(shown, template), chain.chairman, chain), who="Lan")
        return result_of(pack(prepare(store, ref), Keyring(data), stick)).package


@pytest.mark.parametrize(("other", "words"), [(False, "Giống bản trình ký"), (True, "Khác bản trình ký ở 1 chỗ")])
def test_the_signed_copy_is_examined_with_the_package(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, other: bool, words: str
) -> None:
    package = package_with(tmp_path / "xã", tmp_path / "USB", other=other)
    window = open_window()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(package), ""))
    press(Qt.Key.Key_I, CTRL)
    page = window.side.package
    assert isinstance(page, PackagePage)
    qtbot.waitUntil(lambda: page.verdict.isVisible() or page.notice.isVisible(), timeout=30_000)

    assert page.copy
    assert words in page.copy.text.text()
    assert "Nguyễn Văn Bình" in page.copy.text.text()
    assert page.copy.property("frame") == ("error" if other else "warn")
