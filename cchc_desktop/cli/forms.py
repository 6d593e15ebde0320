"""The options and messages of import and export about a workbook of another office."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import UserError
from cchc_desktop.cli.parsing import some_path
from cchc_desktop.report.loading import COMMA, DOT, KEEP

if TYPE_CHECKING:
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.loading import ImportChoices, Question
    from cchc_desktop.report.template import Template


def add_choices(parser: argparse.ArgumentParser) -> None:
    """Add the options that answer open questions about the workbook of another office."""
    parser.add_argument(
        "--decimals", choices=(DOT, COMMA, KEEP), default="", help="dấu thập phân trong tệp Excel của nơi khác"
    )
    parser.add_argument("--template", metavar="ID", default="", help="mẫu của tệp Excel, nếu trong tệp không rõ")
    parser.add_argument("--period", metavar="KEY", default="", help="kỳ của tệp Excel, ví dụ 2023-H1")


def print_questions(questions: Iterable[Question]) -> None:
    """Print how to answer each open question."""
    for question in questions:
        print(f"{question.title}\n{how_to_answer(question)}", file=sys.stderr)


def how_to_answer(question: Question) -> str:
    """Return the arguments of import that answer a question."""
    answers = "\n".join(f"  --{question.choice} {answer.value}  ({answer.text})" for answer in question.answers)
    return f"Trả lời: nhận lại tệp bằng lệnh import với\n{answers}"


def add_fill(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the workbook to fill in."""
    parser.add_argument(
        "--fill", metavar="FORM.xlsx", type=some_path, help="điền vào tệp Excel này thay vì lập tệp mới"
    )


def fill(report: Report, template: Template, form: Path, path: Path | None) -> None:
    """Write the workbook with the report's figures in it; figures without a place are named on standard error."""
    from cchc_desktop.desk.sending.exporting import fill_form

    if path is None:
        raise UserError("Chưa chọn nơi ghi tệp đã điền.", "Thêm --xlsx và tên tệp bên cạnh --fill.")
    for fault in fill_form(report, template, form, path):
        print(fault, file=sys.stderr)


def choices_of(call: argparse.Namespace) -> ImportChoices:
    """Return the answers in a call."""
    from cchc_desktop.report.loading import ImportChoices

    return ImportChoices(call.decimals, call.template, call.period)
