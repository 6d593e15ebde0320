"""The page of a signed copy: examined on a thread, its verdict, its places by F8, kept or not, roots added."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.sending.kept_copy import reason_of_copy
from cchc_desktop.desk.signed_copies.report_prints import print_of
from cchc_desktop.desk.work.open_report import OpenReport
from cchc_desktop.report.store_protocol import DraftStore
from tests.signatures.chain import Chain, made_chain
from tests.signatures.examining.made_pdfs import signed
from tests.ui.conftest import MakePage, close_report
from tests.ui.keys import focused, press, write
from ui.signed_copies.keep_bar import KeepBar
from ui.signed_copies.signed_copy_page import SignedCopyPage

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def chain() -> Chain:
    return made_chain()


@pytest.fixture
def page(sample: OpenReport, shown: MakePage) -> SignedCopyPage:
    close_report(sample)
    return cast("SignedCopyPage", shown(sample, "signed"))


def examine(page: SignedCopyPage, raw: bytes, folder: Path, qtbot: QtBot, name: str = "BC-125.pdf") -> None:
    (folder / name).write_bytes(raw)
    page.take_file(folder / name)
    qtbot.waitUntil(lambda: not page.job.running, timeout=30_000)


def twice(raw: bytes, chain: Chain) -> bytes:
    once = signed(raw, chain.chairman, chain)
    return signed(once, chain.office, chain, field="Ky2", box=(240, 100, 290, 150))


def test_a_signed_report_is_kept_with_its_number_by_keys(
    page: SignedCopyPage, sample: OpenReport, store: DraftStore, chain: Chain, tmp_path: Path, qtbot: QtBot
) -> None:
    assert focused() is page.open
    raw = twice(print_of(sample.report, sample.template), chain)
    examine(page, raw, tmp_path, qtbot)

    assert page.title.text() == "Giống bản trình ký, thêm hai chữ ký."
    assert page.strip.property("frame") == "warn"
    assert page.signatures.add_root.isVisible()
    assert focused() is page.bar.keep
    page.bar.number.setFocus()
    write("125\n15/6/2023\n")
    kept = store.sealed(sample.ref, 1)
    assert kept
    assert kept.issue
    assert (kept.issue.number, kept.issue.signed_name, kept.issue.signed) == ("125", "BC-125.pdf", raw)
    assert store.load(sample.ref).report.state == "issued"


def test_a_root_that_is_added_makes_the_verdict_certain(
    page: SignedCopyPage, sample: OpenReport, chain: Chain, tmp_path: Path, qtbot: QtBot
) -> None:
    examine(page, twice(print_of(sample.report, sample.template), chain), tmp_path, qtbot)
    (tmp_path / "gốc.crt").write_bytes(chain.root.der)
    page.take_root(tmp_path / "gốc.crt")
    qtbot.waitUntil(lambda: not page.job.running and page.copy is not None, timeout=30_000)

    assert page.strip.property("frame") == "ok"
    assert page.signatures.add_root.isHidden()


def test_another_text_is_shown_place_by_place_and_kept_only_with_reason_and_name(
    page: SignedCopyPage, sample: OpenReport, store: DraftStore, chain: Chain, tmp_path: Path, qtbot: QtBot
) -> None:
    text = sample.report.text("I")
    other = sample.report.with_edit("I", text.replace("hằng tháng", "hằng quý")).with_edit("letter.number", "125")
    examine(page, twice(print_of(other, sample.template), chain), tmp_path, qtbot)

    assert page.title.text().startswith("Khác bản trình ký ở ")
    assert "lời văn đã khác từ trước khi ký" in page.title.text()
    assert page.strip.property("frame") == "error"
    assert focused() is page.bar.drop_first
    qtbot.waitUntil(lambda: not page.job.running and bool(page.work.theirs), timeout=30_000)
    assert page.view.change.text().endswith("quý.")
    assert page.work.ours
    assert all(page.work.theirs.values())
    first = page.view.pair
    assert page.find_next(back=False)
    qtbot.waitUntil(lambda: not page.job.running, timeout=30_000)
    assert (page.view.pair is first) is (len(page.copy.found.text.differences) == 1 if page.copy else False)

    press(Qt.Key.Key_Return, CTRL)
    assert focused() is page.bar.reason
    assert page.bar.number.text() == "125"
    page.bar.number.clear()
    press(Qt.Key.Key_Return, CTRL)
    assert page.notice.title.text() == "Bản này có chỗ không đúng."
    page.bar.reason.setFocus()
    write("Chủ tịch sửa tay\nNguyễn Văn Bình\n")
    found = reason_of_copy(store, sample.ref, 1)
    assert found
    assert (found.text, found.who) == ("Chủ tịch sửa tay", "Nguyễn Văn Bình")


@pytest.mark.parametrize("width", [520, 900])
def test_the_fields_of_a_reason_never_lie_over_each_other(width: int, qtbot: QtBot) -> None:
    bar = KeepBar()
    qtbot.addWidget(bar)
    bar.show_copy(wrong=True, closed=True, number="125", day="2023-06-20")
    bar.press_keep()
    bar.resize(width, 90)
    bar.show()

    boxes = [field.geometry() for field in (bar.reason, bar.who, bar.number, bar.day)]

    assert all(not one.intersects(other) for at, one in enumerate(boxes) for other in boxes[:at])
    assert boxes[-1].right() <= width


def test_a_copy_is_dropped_and_nothing_of_it_stays(
    page: SignedCopyPage, sample: OpenReport, store: DraftStore, tmp_path: Path, qtbot: QtBot
) -> None:
    examine(page, print_of(sample.report, sample.template), tmp_path, qtbot)
    assert page.title.text() == "Giống bản trình ký, chưa có chữ ký số nào."
    press(Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)

    assert page.copy is None
    assert focused() is page.open
    sealed = store.sealed(sample.ref, 1)
    assert sealed
    assert sealed.issue is None


def test_what_is_no_pdf_is_told(page: SignedCopyPage, tmp_path: Path, qtbot: QtBot) -> None:
    for raw, words in ((b"PK", "không phải PDF"), (b"%PDF-1.7", "không mở được")):
        examine(page, raw, tmp_path, qtbot)
        assert words in page.notice.title.text()
        assert page.copy is None


def test_the_copy_that_is_kept_is_examined_when_the_page_is_opened(
    sample: OpenReport, shown: MakePage, store: DraftStore, chain: Chain, qtbot: QtBot
) -> None:
    close_report(sample)
    raw = twice(print_of(sample.report, sample.template), chain)
    store.keep_signed(sample.ref, 1, "da-ky.pdf", raw, who="Lan")
    page = cast("SignedCopyPage", shown(sample, "signed"))
    qtbot.waitUntil(lambda: not page.job.running and page.copy is not None, timeout=30_000)

    assert page.title.text() == "Giống bản trình ký, thêm hai chữ ký."
    assert "da-ky.pdf" in page.file.text()
    assert page.bar.isHidden()
