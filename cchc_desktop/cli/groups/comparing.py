"""The command diff: two reports, versions of them, printed drafts, files or packages compared."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from cchc_desktop.cli.arguments import named_file, names_file, open_desk
from cchc_desktop.cli.output import print_json
from cchc_desktop.cli.parsing import Commands, add_command, some_path

if TYPE_CHECKING:
    from cchc_desktop.comparing.compare_reports import ComparedReport

_SIDE = "mã bản thảo (REF@2: lần 2, REF@in3: bản in số 3), tệp .json, .xlsx hoặc gói .cchc"


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    diff = add_command(commands, "diff", _diff, "so sánh hai bản của báo cáo")
    diff.add_argument("one", metavar="A", help=f"bản trước: {_SIDE}")
    diff.add_argument("other", metavar="B", help="bản sau, gọi như bản trước")
    diff.add_argument("--json", action="store_true", help="in JSON")
    diff.add_argument("--pdf", metavar="F", type=some_path, help="ghi những chỗ khác ra tệp PDF để in")


def _diff(call: argparse.Namespace) -> int:
    from cchc_desktop.comparing.compare_reports import compare_reports
    from cchc_desktop.comparing.in_words import lines_of, summary_of
    from cchc_desktop.desk.work.linked_rows import links_between

    one, other = _side(call, call.one), _side(call, call.other)
    found = compare_reports(one, other, links=links_between(one.template, other.template))
    if call.pdf:
        from cchc_desktop.desk.sending.changes_pdf import export_changes

        export_changes(found, call.one, call.other, call.pdf)
    if call.json:
        print_json({"changes": [change.as_json() for change in found.fields]})
    else:
        for line in lines_of(found):
            print(line)
        print(summary_of(found), file=sys.stderr)
    return 0 if found.same else 1


def _side(call: argparse.Namespace, name: str) -> ComparedReport:
    """Return the report that a name of the call means: a file, or a version of a draft."""
    from cchc_desktop.comparing.compare_reports import ComparedReport
    from cchc_desktop.desk.versions.kept_versions import read_version
    from cchc_desktop.desk.versions.version_name import VersionName

    if names_file(name):
        report, template = named_file(call, name)
        return ComparedReport(report, template)
    with open_desk(call) as desk:
        return read_version(desk.store, VersionName.parse(name))
