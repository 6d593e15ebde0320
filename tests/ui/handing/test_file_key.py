"""Signing in the window with a key in a file, which needs no token and so runs on every system."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.sending.handing import prepare
from cchc_desktop.desk.work.closing import close
from cchc_desktop.signatures.made_signatures import made_signatures
from tests.signatures.chain import made_chain
from tests.ui.conftest import OpenWindow
from tests.ui.keys import press, write
from ui.handing.export_page import ExportPage

PATIENCE = 60_000


def test_a_file_key_signs_with_its_password_which_is_typed_at_once(
    open_window: OpenWindow, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chain, file = made_chain(), tmp_path / "chủ tịch.p12"
    file.write_bytes(chain.chairman.p12("matkhau", chain.issuing))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(file), ""))
    ref = desk.add_sample(printed=False).ref
    assert close(desk.store, ref, by="Nguyễn Văn Bình").closed
    view = open_window(ref).report
    assert view is not None
    view.go("export")
    page = view.page
    assert isinstance(page, ExportPage)
    card = page.signing
    with qtbot.waitSignal(card.job.succeeded, timeout=PATIENCE):
        page.entry.button.click()
    card.choice.file.click()
    assert card.pin.accessibleName() == "Mật khẩu của tệp .p12"
    assert card.pin.hasFocus()

    write("khác")
    with qtbot.waitSignal(card.job.failed, timeout=PATIENCE):
        press(Qt.Key.Key_Return)
    assert prepare(desk.store, ref).signed == b""
    write("matkhau")
    with qtbot.waitSignal(card.signed, timeout=PATIENCE):
        press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not card.job.running, timeout=PATIENCE)
    assert card.steps["signer"].isVisible()
    (made,) = made_signatures(prepare(desk.store, ref).signed).values()
    assert made.owner == chain.chairman.owner
