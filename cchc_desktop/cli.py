"""The command `cchc`: reads the call, opens the desk over the drafts, runs the use case or hands over to the window.

Exit 0: done; 1: it ran and found something wrong; 2: it could not run. People are told on standard error.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from platformdirs import user_data_path

from cchc_desktop.base.errors import UserError
from cchc_desktop.base.logs import catch_bugs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.checks.findings import Finding
    from cchc_desktop.desk.desk import Added, Desk
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

Command = Callable[[argparse.Namespace], int]

EXPORTS = {"pdf": "tệp PDF", "xlsx": "sổ Excel", "docx": "tệp Word", "json": "tệp dữ liệu report.json"}
SEVERITY_WORDS = {"error": "Lỗi", "warning": "Cảnh báo", "hint": "Gợi ý"}
STATE_WORDS = {"open": "bản thảo", "closed": "bản trình ký", "issued": "bản đã ban hành"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one call of `cchc` and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    call = _parser().parse_args(arguments)
    catch_bugs(call.data)
    try:
        return _run(call)
    except BrokenPipeError:
        # Whoever read the answer has left, as `head -1` does: the rest goes nowhere, also when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except UserError as error:
        print(error, file=sys.stderr)
        return 2


def _run(call: argparse.Namespace) -> int:
    command: Command = call.command
    code = command(call)
    print(end="", flush=True)
    return code


def _window(call: argparse.Namespace) -> int:
    from ui.app import run

    with _desk(call) as desk:
        return run(desk)


def _sample(call: argparse.Namespace) -> int:
    with _desk(call) as desk:
        return _say_added(desk.add_sample(printed=call.printed))


def _list(call: argparse.Namespace) -> int:
    with _desk(call) as desk:
        drafts = desk.drafts()
    if call.json:
        members = ("ref", "template", "period", "unit_kind", "unit_name", "version", "state")
        rows = [{name: getattr(d, name) for name in members} | {"changed_at": d.changed_at.isoformat()} for d in drafts]
        _print_json(rows)
        return 0
    for draft in drafts:
        unit = f"{draft.unit_kind} {draft.unit_name}".strip()
        state = f"{STATE_WORDS[draft.state]} {draft.version}"
        print(f"{draft.ref}\t{unit}\t{draft.period}\t{state}\t{draft.changed_at.astimezone():%d/%m/%Y %H:%M}")
    if not drafts:
        print("Chưa có báo cáo nào. Thử “cchc sample” để có báo cáo mẫu.", file=sys.stderr)
    return 0


def _show(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.summary import in_words
    from cchc_desktop.report.file import as_json

    report, template = _drafted(call, call.ref)
    if call.json:
        _print_json(as_json(report))
    else:
        print(in_words(report, template))
    return 0


def _import(call: argparse.Namespace) -> int:
    with _desk(call) as desk:
        return _say_added(desk.import_file(call.file))


def _check(call: argparse.Namespace) -> int:
    from cchc_desktop.checks.run import check

    outcome = check(*_report(call))
    if call.json:
        _print_json(outcome.as_json())
    else:
        for finding in outcome.findings:
            print(_line(finding))
        for entry in outcome.unchecked:
            print(f"Chưa kiểm tra được  {entry.at[0]}  {entry.message}")
        counts = outcome.summary
        print(f"{counts['errors']} lỗi, {counts['warnings']} cảnh báo, {counts['hints']} gợi ý.", file=sys.stderr)
    return 1 if outcome.summary["errors"] else 0


def _line(finding: Finding) -> str:
    return f"{SEVERITY_WORDS[finding.severity.value]}  {finding.at[0]}  {finding.message}  [{finding.rule}]"


def _export(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.exporting import export_files

    targets = [(suffix, getattr(call, suffix)) for suffix in EXPORTS if getattr(call, suffix)]
    if not targets:
        options = ", ".join(f"--{suffix}" for suffix in EXPORTS)
        raise UserError("Chưa chọn xuất ra tệp nào.", f"Thêm ít nhất một trong các lựa chọn: {options}.")
    report, template = _report(call)
    for _step in export_files(report, template, targets):
        pass
    for _suffix, path in targets:
        print(path)
    return 0


def _template_check(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.template_check import check_template

    faults = check_template(call.file)
    for fault in faults:
        print(fault)
    print(f"{len(faults)} chỗ sai." if faults else "Mẫu báo cáo không có chỗ sai.", file=sys.stderr)
    return 1 if faults else 0


def _say_added(added: Added) -> int:
    for warning in added.warnings:
        print(warning, file=sys.stderr)
    print(added.ref)
    return 0


@contextmanager
def _desk(call: argparse.Namespace) -> Iterator[Desk]:
    from cchc_desktop.desk.desk import Desk
    from db.drafts.store import open_drafts

    store = open_drafts(call.data)
    try:
        yield Desk(store)
    finally:
        store.close()


def _report(call: argparse.Namespace) -> tuple[Report, Template]:
    """Return the report a call names, a file or a draft, with its template."""
    path = Path(call.ref)
    if not _is_file(path):
        return _drafted(call, call.ref)
    from cchc_desktop.desk.desk import load_file

    loaded = load_file(path)
    for warning in loaded.warnings:
        print(warning, file=sys.stderr)
    return loaded.report, loaded.template


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name longer than the system allows
        return False


def _drafted(call: argparse.Namespace, ref: str) -> tuple[Report, Template]:
    with _desk(call) as desk:
        return desk.load(ref)


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Vietnamese."""

    def __init__(self, **options: object) -> None:
        super().__init__(add_help=False, formatter_class=_Help, **options)  # type: ignore[arg-type]
        self.add_argument("-h", "--help", action="help", help="in trang này")
        self.add_argument(
            "--data",
            type=Path,
            metavar="DIR",
            default=argparse.SUPPRESS,
            help="thư mục dữ liệu (mặc định: của người dùng)",
        )

    def error(self, message: str) -> NoReturn:
        place = message.partition(": ")[2] or message
        self.exit(2, f"Lệnh chưa đúng ở: {place}\nXem cách dùng: {self.prog} --help\n")


class _Help(argparse.HelpFormatter):
    """Help under Vietnamese headings."""

    def start_section(self, heading: str | None) -> None:
        headings = {"positional arguments": "đối số", "options": "lựa chọn"}
        super().start_section(headings.get(heading or "", heading))

    def add_usage(self, usage, actions, groups, prefix=None) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001 - argparse's own signature
        super().add_usage(usage, actions, groups, prefix or "Cách dùng: ")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="cchc", description="Báo cáo cải cách hành chính của xã. Không có lệnh: mở cửa sổ chương trình."
    )
    parser.set_defaults(command=_window, data=user_data_path("CCHC-Desktop", appauthor=False))
    commands = parser.add_subparsers(title="lệnh", metavar="LỆNH")
    _add(commands, "sample", _sample, "thêm báo cáo mẫu xã An Thanh").add_argument(
        "--printed", action="store_true", help="số liệu và chỗ sót như bản in"
    )
    _add(commands, "list", _list, "các bản thảo").add_argument("--json", action="store_true", help="in JSON")
    show = _add(commands, "show", _show, "một bản thảo")
    show.add_argument("ref", metavar="REF", help="mã bản thảo")
    show.add_argument("--json", action="store_true", help="in report.json")
    _add(commands, "import", _import, "nhận tệp .json hoặc .xlsx làm bản thảo").add_argument(
        "file", metavar="FILE", type=Path, help="tệp cần nhận"
    )
    check = _add(commands, "check", _check, "kiểm tra báo cáo")
    check.add_argument("ref", metavar="REF-or-FILE", help="mã bản thảo hoặc tệp báo cáo")
    check.add_argument("--json", action="store_true", help="in JSON")
    export = _add(commands, "export", _export, "xuất báo cáo ra tệp")
    export.add_argument("ref", metavar="REF-or-FILE", help="mã bản thảo hoặc tệp báo cáo")
    for suffix, words in EXPORTS.items():
        export.add_argument(f"--{suffix}", metavar="F", type=Path, help=words)
    _add_template(commands)
    return parser


def _add_template(commands: argparse._SubParsersAction[_Parser]) -> None:
    template = commands.add_parser("template", help="mẫu báo cáo")
    actions = template.add_subparsers(title="lệnh", metavar="LỆNH", required=True)
    check = _add(actions, "check", _template_check, "mọi chỗ sai của một mẫu, theo dòng")
    check.add_argument("file", metavar="FILE", type=Path, help="tệp mẫu .toml")


def _add(
    commands: argparse._SubParsersAction[_Parser], name: str, command: Command, words: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=words, description=words[:1].upper() + words[1:] + ".")
    parser.set_defaults(command=command)
    return parser
