"""The command export: a report as files, with marks for review, or into another office's own workbook."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import UserError
from cchc_desktop.cli import forms
from cchc_desktop.cli.arguments import named_report, names_file, open_desk
from cchc_desktop.cli.parsing import Commands, add_command, some_path
from cchc_desktop.documents.writers import WRITERS

if TYPE_CHECKING:
    from cchc_desktop.documents.content.review import Review
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    export = add_command(commands, "export", _export, "xuất báo cáo ra tệp")
    export.add_argument("ref", metavar="REF-or-FILE", help="mã bản thảo, tệp .json, .xlsx, .docx hoặc gói .cchc")
    for suffix, written in WRITERS.items():
        export.add_argument(f"--{suffix}", metavar="F", type=some_path, help=written.file)
    export.add_argument("--draft", action="store_true", help="tệp PDF có thêm số hàng, lời nhắc và chỗ ghi ý kiến")
    forms.add_fill(export)


def _export(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.sending.exported import keep_exported
    from cchc_desktop.desk.sending.exporting import export_files, refuse_same
    from cchc_desktop.report.document import OPEN

    targets = [(suffix, getattr(call, suffix)) for suffix in WRITERS if getattr(call, suffix)]
    if not targets:
        options = ", ".join(f"--{suffix}" for suffix in WRITERS)
        raise UserError("Chưa chọn xuất ra tệp nào.", f"Thêm ít nhất một trong các lựa chọn: {options}.")
    refuse_same([path for _, path in targets] + ([call.fill] if call.fill else []))
    report, template, review = _reviewed(call) if call.draft else (*_with_documents(call), None)
    if call.fill:
        forms.fill(report, template, call.fill, call.xlsx)
    for _step in export_files(report, template, [t for t in targets if t[0] != "xlsx" or not call.fill], review):
        pass
    if report.state != OPEN and not names_file(call.ref):
        with open_desk(call) as desk:
            keep_exported(desk.store, call.ref, report)
    for _suffix, path in targets:
        print(path)
    return 0


def _with_documents(call: argparse.Namespace) -> tuple[Report, Template]:
    """Return the report a call names, with the documents of its unit that belong to it."""
    from cchc_desktop.desk.register.travelling import with_register

    report, template, context = named_report(call)
    return with_register(report, template, context.register), template


def _reviewed(call: argparse.Namespace) -> tuple[Report, Template, Review]:
    """Return the report a call names with the marks for its review on paper."""
    from cchc_desktop.desk.sending.exporting import review_of, review_of_file
    from cchc_desktop.desk.versions.printed_drafts import print_draft

    if names_file(call.ref):
        report, template, _ = named_report(call)
        return report, template, review_of_file(report, template)
    with open_desk(call) as desk:
        opened = desk.open(call.ref)
        return opened.report, opened.template, review_of(opened, print_draft(opened))
