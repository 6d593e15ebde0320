"""The commands that check: check for a report, template check for a template."""

from __future__ import annotations

import argparse
import sys

from cchc_desktop.cli.arguments import named_report
from cchc_desktop.cli.output import line_of, print_json
from cchc_desktop.cli.parsing import Commands, add_command, some_path


def add_commands(commands: Commands) -> None:
    """Add the commands of this module."""
    check = add_command(commands, "check", _check, "kiểm tra báo cáo")
    check.add_argument("ref", metavar="REF-or-FILE", help="mã bản thảo, tệp .json, .xlsx, .docx hoặc gói .cchc")
    check.add_argument("--json", action="store_true", help="in JSON")
    template = commands.add_parser("template", help="mẫu báo cáo")
    actions = template.add_subparsers(title="lệnh", metavar="LỆNH", required=True)
    faults = add_command(actions, "check", _template_check, "mọi chỗ sai của một mẫu, theo dòng")
    faults.add_argument("file", metavar="FILE", type=some_path, help="tệp mẫu .toml")


def _check(call: argparse.Namespace) -> int:
    from cchc_desktop.checks.run import check

    outcome = check(*named_report(call))
    if call.json:
        print_json(outcome.as_json())
    else:
        for finding in outcome.findings:
            print(line_of(finding))
        for entry in outcome.unchecked:
            print(f"Chưa kiểm tra được  {entry.at[0]}  {entry.message}")
        counts = outcome.summary
        print(f"{counts['errors']} lỗi, {counts['warnings']} cảnh báo, {counts['hints']} gợi ý.", file=sys.stderr)
    return 1 if outcome.summary["errors"] else 0


def _template_check(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.templates.check import check_template

    faults = check_template(call.file)
    for fault in faults:
        print(fault)
    print(f"{len(faults)} chỗ sai." if faults else "Mẫu báo cáo không có chỗ sai.", file=sys.stderr)
    return 1 if faults else 0
