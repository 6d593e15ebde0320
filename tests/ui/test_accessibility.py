"""Every page tells a screen reader what it shows: names, roles, values, cells; docs/accessibility.md is held here."""

from __future__ import annotations

import re
from collections.abc import Callable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.cli.data_folder import DataFolder
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.drafts.steps import ReportSteps, StepKind
from tests.ui import test_keyboard as pages
from tests.ui.conftest import MakePage, OpenWindow, activate
from tests.ui.spoken import (
    LISTS,
    TABLES,
    WITH_VALUE,
    Spoken,
    heads_of,
    name_of,
    parts,
    rows_of,
    said,
    state_of,
    value_of,
)
from ui.forms.model import BEFORE, EARLIER, NOTE, RESULT, UNIT
from ui.forms.page import FormPage
from ui.shell.pages import PAGES
from ui.shell.side_pages import SidePages
from ui.shell.window import MainWindow
from ui.words import form_texts, handover_texts

ASKED = Path(__file__).parents[2] / "docs" / "accessibility.md"
ANY = "…"
"""Stands in docs/accessibility.md for the rest of a name or value: a number, a long text, the day."""
NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description
Show = Callable[[MainWindow, Desk], None]


def templates(window: MainWindow, desk: Desk) -> None:
    window.side.show_templates(desk)


WINDOW: dict[str, Show] = {
    "first start": pages.first_start,
    "start": pages.start_page,
    "new": pages.new_report,
    "board": pages.board,
    "totals": pages.totals,
    "settings": pages.settings,
    "templates": templates,
    "help": pages.help_page,
}


def faults(page: QWidget) -> list[str]:
    """Return what a screen reader would not be told, or be told wrongly, of a page."""
    return [f"{said(part)}: {fault}" for part in parts(page) for fault in faults_of(part)]


def faults_of(part: QAccessibleInterface) -> list[str]:
    found = [] if name_of(part) else ["no name"]
    if part.role() in WITH_VALUE and value_of(part) != shown_by(part.object()):
        found.append("another value")
    widget = part.object()
    if isinstance(widget, QAbstractButton) and bool(state_of(part).checked) is not widget.isChecked():
        found.append("another state")
    if part.role() in (*TABLES, *LISTS):
        found += faults_of_cells(part)
    return found


def faults_of_cells(part: QAccessibleInterface) -> list[str]:
    """Return the columns of a table without a head, and the rows without a word."""
    nameless = [f"column {at} has no head" for at, head in enumerate(heads_of(part)) if not head.text(NAME)]
    silent = [f"row {at} is silent" for at, row in enumerate(rows_of(part)) if not any(cell.text(NAME) for cell in row)]
    return [*nameless, *silent]


def shown_by(widget: object) -> str:
    """Return what is seen in a field."""
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QLineEdit):
        return widget.displayText()
    assert isinstance(widget, QPlainTextEdit | QTextEdit), widget
    return widget.toPlainText()


@pytest.mark.parametrize("kind", PAGES)
def test_every_page_of_a_report_is_told_in_full(open_window: OpenWindow, desk: Desk, kind: StepKind) -> None:
    window = open_window(desk.add_sample(printed=True).ref)
    assert window.report
    flow = ReportSteps(window.report.open_report.template)
    beside = (flow.corrections, flow.splitting, flow.carried, flow.register, flow.taking, flow.late, flow.retyping)
    steps = [step.id for step in (*flow.steps, *beside, flow.answers, flow.signed) if step.kind == kind]
    assert steps
    for step in reversed(steps):
        window.report.go(step)
        assert faults(window) == [], step
    assert not_held(kind, window) == []


@pytest.mark.parametrize("name", WINDOW)
def test_every_page_beside_the_reports_is_told_in_full(open_window: OpenWindow, desk: Desk, name: str) -> None:
    window = open_window()
    WINDOW[name](window, desk)
    assert faults(window) == []
    assert not_held(name, window) == []


def test_a_package_is_told_in_full(open_window: OpenWindow, desk: Desk, qtbot: QtBot) -> None:
    window = open_window()
    window.side.show_package(desk, pages.PACKAGE)
    page = window.side.package
    assert page
    qtbot.waitUntil(lambda: page.received is not None and page.verdict.isVisible())
    assert faults(window) == []
    assert not_held("package", window) == []


@pytest.mark.parametrize("name", ["copies", "trouble"])
def test_copies_and_drafts_that_do_not_open_are_told_in_full(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    home = DataFolder(tmp_path)
    pages.keep_a_copy(home)
    if name == "trouble":
        (tmp_path / "drafts.sqlite3").write_bytes(b"no database" * 999)
    window = MainWindow(home)
    qtbot.addWidget(window)
    window.begin()
    activate(qtbot, window)
    if name == "copies":
        window.navigation.open_settings()
        assert window.side.settings
        window.side.settings.copies_wanted.emit()
    page = window.side.copies or window.side.trouble
    assert page
    qtbot.waitUntil(lambda: page.panel.current is not None and not page.panel.job.running)
    assert faults(window) == []
    assert not_held(name, window) == []
    window.end()


def test_no_page_is_left_out() -> None:
    beside = {name for name in SidePages.__annotations__ if not name.startswith("_")}
    assert set(PAGES) == set(get_args(StepKind))
    assert beside | set(PAGES) <= set(table_of_the_page())
    assert set(WINDOW) <= set(table_of_the_page())


def test_a_cell_of_a_form_says_row_column_unit_and_state(desk: Desk, shown: MakePage) -> None:
    opened = desk.open(desk.add_sample(printed=True).ref)
    opened.edit("3:3.3", "")
    page = shown(opened, "form.3")
    assert isinstance(page, FormPage)
    (table,) = [part for part in parts(page) if part.role() in TABLES]
    rows = dict(zip((row.no for row in page.form.rows), rows_of(table), strict=True))

    def words(no: str, column: int) -> str:
        return rows[no][column].text(NAME)

    finished = "3.3.1 Tổng số hồ sơ TTHC đã giải quyết xong"
    assert words("3.3.1", RESULT) == f"{finished}, Kết quả: 1.387, đơn vị tính Hồ sơ"
    assert words("3.3.1", UNIT) == f"{finished}, Đơn vị tính: Hồ sơ"
    assert words("3.3.1", NOTE) == f"{finished}, Ghi chú: trống"
    assert words("3.3.1", EARLIER) == f"{finished}, Cùng kỳ: trống"
    assert words("3.3.1", BEFORE) == f"{finished}, Kỳ trước: trống"
    assert "Kết quả: chưa nhập" in words("2.1", RESULT)
    assert f"99,93, {form_texts.COMPUTED}" in words("3.3", RESULT)
    assert rows["2.1"][RESULT].text(DESCRIPTION).startswith("Cảnh báo: ")


def table_of_the_page() -> dict[str, list[Spoken]]:
    """Return what docs/accessibility.md says of each page."""
    text = ASKED.read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| (\w+) \| ([^|]+) \| ([^|]*) \|$", text, re.MULTILINE)
    found: dict[str, list[Spoken]] = {}
    for page, role, name, value in rows:
        if role in QAccessible.Role.__members__:
            found.setdefault(page, []).append(Spoken(role, name, value.strip(), ""))
    return found


def not_held(page: str, widget: QWidget) -> list[str]:
    """Return the lines of docs/accessibility.md that do not hold, and one for each role that it leaves out."""
    now = [one for one in map(said, parts(widget)) if one.name != handover_texts.PLACES]  # there with a stick alone
    listed = table_of_the_page().get(page, [])
    wrong = [f"does not hold: {line(page, each)}" for each in listed if not any(fits(each, one) for one in now)]
    roles = {each.role for each in listed}
    first = {one.role: one for one in reversed(now)}
    return [*wrong, *(f"missing: {line(page, one)}" for role, one in first.items() if role not in roles)]


def fits(asked: Spoken, one: Spoken) -> bool:
    """Return whether a part is as the table has it, where "…" stands for any rest."""
    pairs = ((asked.role, one.role), (asked.name, one.name), (asked.value, " ".join(one.value.split())))
    return all(fnmatchcase(text, escaped(pattern).replace(ANY, "*")) for pattern, text in pairs)


def escaped(text: str) -> str:
    return text.replace("[", "[[]").replace("*", "[*]").replace("?", "[?]")


def line(page: str, one: Spoken) -> str:
    return f"| {page} | {one.role} | {one.name} | {' '.join(one.value.split())} |"
