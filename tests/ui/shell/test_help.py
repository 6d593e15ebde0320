"""The help: the guide in the window, at the chapter of the page, searched without accents."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QLabel

from cchc_desktop.desk.drafts.desk import Desk
from resources import GUIDE
from tests.ui.conftest import OpenWindow
from tests.ui.keys import CTRL, focused, press, write
from ui.guide.chapters import KEYS, chapters, search
from ui.guide.help_page import HelpPage
from ui.shell.help import chapter_of_list, chapter_of_step
from ui.shell.pages import PAGES
from ui.shell.window import MainWindow
from ui.words import help_texts


def help_page(window: MainWindow) -> HelpPage:
    page = window.navigation.help.page
    assert page is not None
    assert page.isVisible()
    return page


def chapter(window: MainWindow) -> str:
    item = help_page(window).list.currentItem()
    assert item is not None
    return item.text()


def to(step: str) -> Callable[[MainWindow], None]:
    def lead(window: MainWindow) -> None:
        window.navigation.open_report("an-thanh-2023-H1")
        assert window.report
        window.report.go(step)

    return lead


PLACES: dict[str, tuple[Callable[[MainWindow], object], str]] = {
    "list": (lambda window: window.start.focus_list(), "18. Trang đầu và số kỳ trước"),
    "new": (lambda window: window.navigation.open_new(), "2. Lập báo cáo mới"),
    "settings": (lambda window: window.navigation.open_settings(), "19. Cài đặt và sao lưu"),
    "general": (to("general"), "3. Thông tin chung"),
    "section": (to("II.5"), "7. Viết lời văn, chèn số liệu"),
    "review": (to("review"), "9. Rà soát"),
    "export": (to("export"), "14. Xuất PDF, Excel, Word"),
    "splitting": (to("splitting"), "12. Chia việc cho đồng nghiệp"),
}


@pytest.mark.parametrize(("lead", "title"), PLACES.values(), ids=PLACES)
def test_f1_opens_the_chapter_of_the_page(
    open_window: OpenWindow, desk: Desk, lead: Callable[[MainWindow], object], title: str
) -> None:
    desk.add_sample(printed=False)
    window = open_window()
    lead(window)
    press(Qt.Key.Key_F1)
    assert chapter(window) == title
    assert title.partition(". ")[2] in help_page(window).view.toPlainText()

    before = window.views.count()
    press(Qt.Key.Key_Escape)
    assert not help_page_is_shown(window)
    assert window.views.count() == before


def help_page_is_shown(window: MainWindow) -> bool:
    page = window.navigation.help.page
    return page is not None and page.isVisible()


def test_the_first_start_has_its_own_chapter(open_window: OpenWindow) -> None:
    window = open_window()
    press(Qt.Key.Key_F1)
    assert chapter(window) == "1. Lần đầu mở"


def test_every_page_has_a_chapter_that_the_guide_has() -> None:
    numbers = {each.number for each in chapters()}
    assert {chapter_of_step(kind) for kind in PAGES} <= numbers
    sides = ("", "new", "settings", "register", "package", "copies", "trouble")
    assert {chapter_of_list(side, some=some) for side in sides for some in (True, False)} <= numbers


@pytest.mark.parametrize("typed", ["khoi phuc ban sao", "khôi phục bản sao", "KHÔI PHỤC bản sao"])
def test_the_guide_is_searched_without_accents(open_window: OpenWindow, typed: str) -> None:
    window = open_window()
    press(Qt.Key.Key_F1)
    press(Qt.Key.Key_F, CTRL)
    write(typed)
    page = help_page(window)
    assert page.list.count() > 0
    titles = [page.list.item(row).text() for row in range(page.list.count())]
    assert any(title.startswith("19. ") for title in titles)
    marked = page.view.extraSelections()
    assert marked
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert focused() is page.view

    press(Qt.Key.Key_Escape)
    assert page.isVisible()
    assert page.list.count() == len(page.chapters)
    press(Qt.Key.Key_Escape)
    assert not page.isVisible()


def test_a_search_that_finds_nothing_says_so(open_window: OpenWindow) -> None:
    window = open_window()
    press(Qt.Key.Key_F1)
    press(Qt.Key.Key_F, CTRL)
    write("qqqq")
    assert help_page(window).list.count() == 0
    labels: list[QLabel] = list(help_page(window).findChildren(QLabel))
    assert help_texts.NOT_FOUND in [each.text() for each in labels]


def test_every_picture_of_the_guide_is_shown(open_window: OpenWindow) -> None:
    window = open_window()
    press(Qt.Key.Key_F1)
    view = help_page(window).view
    names = re.findall(r"!\[[^\]]*\]\(([^)]*)\)", (GUIDE / "huong-dan.md").read_text(encoding="utf-8"))
    assert names
    for name in names:
        picture = view.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
        assert isinstance(picture, QImage)
        assert not picture.isNull(), name
    outside = view.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("../pyproject.toml"))
    assert outside is None


def test_a_link_leads_to_its_chapter(open_window: OpenWindow) -> None:
    window = open_window()
    press(Qt.Key.Key_F1)
    help_page(window).view.anchorClicked.emit(QUrl("#9-rà-soát"))
    assert chapter(window) == "9. Rà soát"


def test_all_keys_are_in_the_help(open_window: OpenWindow) -> None:
    keys = next(each for each in chapters() if each.number == KEYS)
    assert all(key in keys.text and words in keys.text for _, group in help_texts.GROUPS for key, words in group)
    assert next(search(chapters(), "ctrl+pgdn buoc sau")).chapter == keys
    window = open_window()
    press(Qt.Key.Key_F1)
    help_page(window).show_chapter("")
    assert "Ctrl" not in chapter(window)
