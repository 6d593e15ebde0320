"""Signing in the window: two tokens, their PINs typed, what was signed is shown, kept and packed; faults are told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.sending.handing import prepare
from cchc_desktop.desk.work.closing import close, issue
from cchc_desktop.signatures.made_signatures import made_signatures
from tests.signatures.chain import Chain, made_chain
from tests.signatures.soft_tokens import PIN, Drawer, needs_tokens, opened_drawer
from tests.ui.conftest import OpenWindow
from tests.ui.keys import press, write
from ui.handing.export_page import ExportPage
from ui.handing.signing.signing_card import SigningCard

PATIENCE = 60_000
pytestmark = needs_tokens


@pytest.fixture(scope="module")
def chain() -> Chain:
    return made_chain()


@pytest.fixture
def drawer(tmp_path: Path) -> Iterator[Drawer]:
    with opened_drawer(tmp_path / "drawer") as drawer:
        yield drawer


@pytest.fixture
def ref(desk: Desk) -> str:
    ref = desk.add_sample(printed=False).ref
    assert close(desk.store, ref, by="Nguyễn Văn Bình").closed
    return ref


def page_of(open_window: OpenWindow, ref: str) -> ExportPage:
    view = open_window(ref).report
    assert view is not None
    view.go("export")
    assert isinstance(view.page, ExportPage)
    return view.page


def begin(page: ExportPage, qtbot: QtBot) -> SigningCard:
    with qtbot.waitSignal(page.signing.job.succeeded, timeout=PATIENCE):
        page.entry.button.click()
    return page.signing


def sign(card: SigningCard, qtbot: QtBot, pin: str = PIN) -> None:
    card.pin.setFocus()
    write(pin)
    with qtbot.waitSignal(card.signed, timeout=PATIENCE):
        press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not card.job.running, timeout=PATIENCE)


def look_at_the_places_by_keys(page: ExportPage, qtbot: QtBot) -> None:
    """F8 leads back to the place of the next signature, then to the other one; F9 shows the whole page."""
    pin, preview = page.signing.pin, page.preview
    qtbot.waitUntil(lambda: preview.marker is not None, timeout=PATIENCE)
    preview.show_page(0)
    for role in ("office", "signer", "office"):
        press(Qt.Key.Key_F8)
        assert (preview.marker and preview.marker.role, preview.list.currentRow()) == (role, 9)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: preview.page.height() <= preview.height(), timeout=PATIENCE)
    press(Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: preview.page.height() > preview.height(), timeout=PATIENCE)
    assert pin.hasFocus()


def test_the_chairman_and_then_the_office_sign_and_the_package_takes_what_they_signed(
    open_window: OpenWindow, desk: Desk, ref: str, drawer: Drawer, chain: Chain, qtbot: QtBot
) -> None:
    issue(desk.store, ref, number="125", day="16/6/2023")
    drawer.add("Token 1", chain.chairman)
    drawer.add("Token 2", chain.office)
    page = page_of(open_window, ref)
    card = begin(page, qtbot)

    assert card.numbered.text().startswith("Số 125/BC-UBND, ngày 16/6/2023")
    assert card.heading.text() == "1   Người có thẩm quyền ký"
    assert card.pin.hasFocus()
    assert card.choice.list.currentText() == f"Token 1, {chain.chairman.owner}"
    sign(card, qtbot)
    assert card.pin.text() == ""
    assert card.steps["signer"].isVisible()
    assert card.steps["signer"].text.text() == f"{chain.chairman.owner}, chứng thư còn hạn đến 31/12/2046"
    assert card.heading.text() == "2   Cơ quan ký, đóng dấu"
    assert chain.office.owner in card.choice.list.currentText()
    assert card.notice.isVisible()
    qtbot.waitUntil(lambda: card.pin.visibleRegion().boundingRect() == card.pin.rect(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: "trùm một phần ba" in card.place.text(), timeout=PATIENCE)
    assert card.place.text().startswith("Trang 10,")
    look_at_the_places_by_keys(page, qtbot)

    sign(card, qtbot)
    assert card.heading.text().startswith("Đã đủ hai chữ ký")
    assert not card.sign_button.isVisible()
    kept = prepare(desk.store, ref).signed
    assert [made.owner for made in made_signatures(kept).values()] == [chain.chairman.owner, chain.office.owner]
    qtbot.waitUntil(lambda: page.preview.pdf == kept, timeout=PATIENCE)

    press(Qt.Key.Key_Escape)
    assert card.isHidden()
    assert page.entry.isVisible()
    assert page.entry.button.toolTip().startswith("Đã có bản ký;")
    assert page_of(open_window, ref).entry.button.toolTip().startswith("Đã có bản ký;")


def test_a_wrong_pin_is_told_and_can_be_typed_again(
    open_window: OpenWindow, desk: Desk, ref: str, drawer: Drawer, chain: Chain, qtbot: QtBot
) -> None:
    drawer.add("Token 1", chain.chairman)
    card = begin(page_of(open_window, ref), qtbot)
    press(Qt.Key.Key_Return)
    assert card.notice.title.text() == "Gõ mã PIN rồi ký."

    write("000000")
    with qtbot.waitSignal(card.job.failed, timeout=PATIENCE):
        press(Qt.Key.Key_Return)
    assert card.notice.title.text() == "Mã PIN không đúng."
    assert (card.pin.text(), card.pin.hasFocus()) == ("", True)
    assert prepare(desk.store, ref).signed == b""
    sign(card, qtbot)
    assert card.steps["signer"].isVisible()


def test_without_a_token_it_says_so_and_finds_one_that_is_plugged_in(
    open_window: OpenWindow, ref: str, drawer: Drawer, chain: Chain, qtbot: QtBot
) -> None:
    card = begin(page_of(open_window, ref), qtbot)
    assert card.choice.state.text() == "Chưa thấy token. Cắm token vào máy rồi bấm Tìm lại."
    assert not card.sign_button.isEnabled()

    drawer.add("Token 1", chain.expired)
    with qtbot.waitSignal(card.job.succeeded, timeout=PATIENCE):
        card.choice.again.click()
    assert card.choice.list.currentText() == f"Token 1, {chain.expired.owner}"
    write(PIN)
    with qtbot.waitSignal(card.job.failed, timeout=PATIENCE):
        press(Qt.Key.Key_Return)
    assert "đã hết hạn ngày 31/12/2022" in card.notice.title.text()


def test_an_image_is_kept_for_its_role_or_refused(
    open_window: OpenWindow, desk: Desk, ref: str, drawer: Drawer, qtbot: QtBot, tmp_path: Path
) -> None:
    assert drawer.tokens.is_dir()
    card = begin(page_of(open_window, ref), qtbot)
    assert card.image.says.text() == "Chữ ký hiện bằng chữ: họ tên, cơ quan, giờ ký."
    file = tmp_path / "ky.png"
    Image.new("RGBA", (30, 10)).save(file)

    card.image.chosen.emit(file)
    assert card.image.says.text() == "Chữ ký hiện bằng hình đã chọn."
    assert desk.settings.signature_images() == {"signer": file.read_bytes()}
    file.write_bytes(b"words")
    card.image.chosen.emit(file)
    assert "không phải hình PNG" in card.notice.title.text()
    card.image.drop.click()
    assert desk.settings.signature_images() == {}


def test_an_open_report_offers_no_signing(open_window: OpenWindow, desk: Desk) -> None:
    page = page_of(open_window, desk.add_sample(printed=False).ref)

    assert not page.entry.isVisible()
