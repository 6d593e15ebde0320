"""The command that checks a report."""

from __future__ import annotations

import argparse
import sys

from cchc_desktop.cli.arguments import named_report
from cchc_desktop.cli.output import line_of, print_json
from cchc_desktop.cli.parsing import Commands, add_command


def add_commands(commands: Commands) -> None:
    """Add the commands of this module."""
    check = add_command(commands, "check", _check, "kiểm tra báo cáo")
    check.add_argument("ref", metavar="REF-or-FILE", help="mã bản thảo, tệp .json, .xlsx, .docx hoặc gói .cchc")
    check.add_argument("--json", action="store_true", help="in JSON")


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
