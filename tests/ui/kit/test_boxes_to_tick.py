"""Boxes and rings to tick are drawn in the colours of the design: the style's own vanish on a dark ground."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QTreeView,
)
from pytestqt.qtbot import QtBot

from tests.tree import ROOT, code_files
from ui.kit import theme
from ui.kit.inputs import BoxDelegate, Combo, Radio

_BOX = QStyle.SubElement.SE_ItemViewItemCheckIndicator
_WORDS = QStyle.SubElement.SE_ItemViewItemText


class _Boxes(BoxDelegate):
    """Gives the option with which a view would draw an item."""

    def option_of(self, view: QAbstractItemView, index: QModelIndex) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        view.initViewItemOption(option)
        option.rect = view.visualRect(index)  # type: ignore[attr-defined] # PySide's stubs leave the fields out
        self.initStyleOption(option, index)
        return option


def test_every_list_with_boxes_draws_them_itself() -> None:
    texts = {path: (ROOT / path).read_text(encoding="utf-8") for path in code_files() if path.parts[0] == "ui"}
    ticking = [path for path, text in texts.items() if ".setCheckState(" in text]
    assert ticking
    assert [path for path in ticking if "BoxDelegate" not in texts[path]] == []
    assert [path.as_posix() for path, text in texts.items() if "QRadioButton" in text] == ["ui/kit/inputs.py"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_ring_of_a_choice_is_seen_on_its_ground(qapp: QApplication, qtbot: QtBot, scheme: str) -> None:
    theme.choose(qapp, scheme)
    radio = Radio("Một")
    qtbot.addWidget(radio)
    radio.resize(radio.sizeHint())
    drawn = radio.grab().toImage()
    colours = {drawn.pixelColor(x, y).name() for x in range(26) for y in range(drawn.height())}
    assert QColor(theme.color("line_strong")).name() in colours
    theme.choose(qapp, "light")


@pytest.mark.parametrize("zoom", [1.0, 1.5])
@pytest.mark.parametrize("kind", [QTableView, QTreeView, QListView])
def test_the_box_of_an_item_grows_with_the_zoom_and_its_words_lie_beside_it(
    qapp: QApplication, qtbot: QtBot, kind: type[QAbstractItemView], zoom: float
) -> None:
    theme.apply(qapp, zoom)
    view, item = kind(), QStandardItem("Số hồ sơ")
    qtbot.addWidget(view)
    model = QStandardItemModel(view)
    item.setCheckState(Qt.CheckState.Checked)
    model.appendRow(item)
    view.setModel(model)
    delegate = _Boxes(view)
    view.setItemDelegate(delegate)
    view.resize(400, 300)
    view.show()
    option = delegate.option_of(view, model.index(0, 0))
    box, words = (view.style().subElementRect(part, option, view) for part in (_BOX, _WORDS))
    theme.apply(qapp, 1.0)
    assert (box.width(), box.height()) == (round(14 * zoom),) * 2
    assert words.left() > box.right()


def test_a_chosen_word_without_room_ends_in_an_ellipsis(qtbot: QtBot) -> None:
    words = "6 tháng đầu năm 2023, xã An Thanh, báo cáo ví dụ"
    cut, whole = Combo(), Combo()
    for box, width in ((cut, 160), (whole, 900)):
        qtbot.addWidget(box)
        box.addItem(words)
        box.resize(width, 32)
    assert cut.shown_text().endswith("…")
    assert whole.shown_text() == words
    assert cut.itemData(0, Qt.ItemDataRole.DisplayRole) == words
