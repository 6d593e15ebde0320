"""The commands about templates: list, check, as a workbook, built from one or from a blank form, taken up."""

from __future__ import annotations

import argparse
import sys

from cchc_desktop.cli.arguments import keyring_of
from cchc_desktop.cli.groups.handing import add_accept_new_key
from cchc_desktop.cli.output import print_json
from cchc_desktop.cli.parsing import Commands, add_command, some_path


def add_commands(commands: Commands) -> None:
    """Add the command `template` with its actions."""
    template = commands.add_parser("template", help="mẫu báo cáo")
    actions = template.add_subparsers(title="lệnh", metavar="LỆNH", required=True)
    add_command(actions, "list", _list, "các mẫu báo cáo có sẵn")
    faults = add_command(actions, "check", _check, "mọi chỗ sai của một mẫu, theo dòng")
    faults.add_argument("file", metavar="FILE", type=some_path, help="tệp mẫu .toml")
    book = add_command(actions, "book", _book, "ghi một mẫu ra tệp Excel để sửa")
    book.add_argument("id", metavar="ID", help="mã mẫu, ví dụ cchc-xa-2025")
    book.add_argument("--to", metavar="F.xlsx", type=some_path, required=True, help="tệp Excel sẽ ghi")
    build = add_command(actions, "build", _build, "dựng mẫu từ tệp Excel của mẫu, hoặc từ biểu trắng của cấp trên")
    build.add_argument("file", metavar="FILE", type=some_path, help="tệp .xlsx, .docx")
    build.add_argument("--to", metavar="T.toml", type=some_path, help="tệp mẫu sẽ ghi; không có thì chỉ xem")
    build.add_argument("--json", action="store_true", help="in JSON")
    add = add_command(actions, "add", _add, "nhận một mẫu để lập báo cáo theo mẫu ấy")
    add.add_argument("file", metavar="FILE", type=some_path, help="tệp .toml, .xlsx của mẫu, hoặc gói .cchcm được trao")
    add_accept_new_key(add)


def _list(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.office import library
    from cchc_desktop.desk.office.edition_words import edition_in_words

    del call
    for template in library.templates():
        years = f"{template.first_year}–{template.last_year or ''}"
        print(f"{template.id}\t{years}\t{template.status}\t{template.name}\t{edition_in_words(template)}")
    return 0


def _check(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.templates.check import check_template

    faults = check_template(call.file)
    for fault in faults:
        print(fault)
    print(f"{len(faults)} chỗ sai." if faults else "Mẫu báo cáo không có chỗ sai.", file=sys.stderr)
    return 1 if faults else 0


def _book(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.templates.build import write_template_book

    write_template_book(call.id, call.to)
    print(call.to)
    return 0


def _build(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.templates.build import build_template, write_source

    built = build_template(call.file)
    for guess in built.guesses:
        print(guess, file=sys.stderr)
    if call.json:
        print_json({"faults": [{"sheet": one.sheet, "cell": one.cell, "message": one.message} for one in built.faults]})
    for fault in built.faults:
        print(f"{fault.sheet} {fault.cell}: {fault.message}", file=sys.stderr)
    if built.faults:
        return 1
    if call.to:
        write_source(built.source, call.to)
        print(call.to, file=sys.stderr if call.json else sys.stdout)
    print(f"{built.forms} biểu mẫu, {built.rows} hàng.", file=sys.stderr)
    return 0


def _add(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.templates.taking_up import TemplateFaultsError, take_up

    try:
        taken = take_up(call.file, keyring_of(call), accept_new_key=call.accept_new_key)
    except TemplateFaultsError as error:
        print(error, file=sys.stderr)
        return 1
    for words in taken.words:
        print(words, file=sys.stderr)
    print("Đã nhận mẫu." if taken.is_new else "Mẫu này đã có sẵn.", file=sys.stderr)
    print(taken.source.template.id)
    return 0
