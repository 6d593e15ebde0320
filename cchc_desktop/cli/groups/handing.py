"""The commands that hand over and receive: pack, verify, and import of a package."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.cli.arguments import keyring_of, open_desk
from cchc_desktop.cli.parsing import Commands, add_command, some_path
from cchc_desktop.handoff.package_layout import is_package

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.desk import Added, Desk
    from cchc_desktop.desk.sending.handing import Handed
    from cchc_desktop.desk.signed_copies.examine_copy import ExaminedCopy
    from cchc_desktop.handoff.verifying import Verification
    from cchc_desktop.report.loading import ImportChoices


def add_commands(commands: Commands) -> None:
    """Add the commands of handing over."""
    pack = add_command(commands, "pack", _pack, "đóng gói báo cáo để bàn giao")
    pack.add_argument("ref", metavar="REF", help="mã bản thảo")
    pack.add_argument("--to", metavar="DIR", type=some_path, required=True, help="thư mục nhận gói, ví dụ của USB")
    pack.add_argument("--draft", action="store_true", help="gửi bản thảo để xin ý kiến")
    verify = add_command(commands, "verify", _verify, "kiểm tra một gói bàn giao, hoặc mọi gói trong một thư mục")
    verify.add_argument("file", metavar="FILE-or-DIR", type=some_path, help="gói .cchc, hoặc thư mục")
    verify.add_argument("--json", action="store_true", help="in JSON")
    verify.add_argument("--trust", metavar="MÃ", default="", help="mã đối chiếu trên phiếu; giống thì ghi nhớ khóa")
    add_accept_new_key(verify)


def add_accept_new_key(parser: argparse.ArgumentParser) -> None:
    """Add the option that takes a package whose unit signed with another key before."""
    parser.add_argument("--accept-new-key", action="store_true", help="nhận cả khi đơn vị gửi đã đổi khóa ký")


def import_file(desk: Desk, call: argparse.Namespace, choices: ImportChoices) -> Added:
    """Add the report in a call's file as a draft; a package brings its own template, an answer goes to its report."""
    if not is_package(call.file):
        return desk.import_file(call.file, choices)
    from cchc_desktop.desk.drafts.desk import Added
    from cchc_desktop.desk.packages.answer_landing import holds_answer, import_answer

    if holds_answer(call.file):
        landed = import_answer(desk, keyring_of(call), call.file, accept_new_key=call.accept_new_key)
        return Added(landed.ref, landed.notices)
    from cchc_desktop.desk.packages.receiving import import_package
    from cchc_desktop.report.loading import needless

    added = import_package(desk, keyring_of(call), call.file, accept_new_key=call.accept_new_key)
    return replace(added, warnings=(*needless(choices, call.file.name), *added.warnings))


def _pack(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.sending.exported import keep_exported
    from cchc_desktop.desk.sending.handing import pack, prepare, result_of

    with open_desk(call) as desk:
        handover = prepare(desk.store, call.ref, draft=call.draft)
        handed = result_of(pack(handover, keyring_of(call), call.to))
        keep_exported(desk.store, call.ref, handover.report)
    _print_handed(handed, call.data)
    return 0


def _print_handed(handed: Handed, data: Path) -> None:
    from cchc_desktop.desk.sending.handing import unsafe_home

    if handed.new_key:
        print("Đã lập khóa ký của đơn vị, giữ trong thư mục dữ liệu.", file=sys.stderr)
    if handed.present:
        print("Gói này đã có sẵn ở đó và còn nguyên vẹn.", file=sys.stderr)
    for path in handed.written:
        print(f"Đã ghi và đọc lại: {path.name}", file=sys.stderr)
    if handed.beside:
        print(f"Gói mang theo {handed.beside} tệp kèm sổ văn bản.", file=sys.stderr)
    for line in handed.left_out:
        print(line, file=sys.stderr)
    print(f"Mã đối chiếu khóa ký: {handed.fingerprint}", file=sys.stderr)
    print("In phiếu bàn giao, ký rồi mang theo. Rút USB bằng lệnh “Tháo an toàn” của máy.", file=sys.stderr)
    if warning := unsafe_home(data):
        print(warning, file=sys.stderr)
    print(handed.package)


def _verify_folder(call: argparse.Namespace) -> int:
    """Verify every package below a folder, and print a line for each; 1 unless all are whole and of known senders."""
    from cchc_desktop.base.errors import UserError
    from cchc_desktop.desk.packages.receiving import verify
    from cchc_desktop.desk.packages.verdict import faults_in_words
    from cchc_desktop.inbox.intake import package_files

    keyring, answers, good = keyring_of(call), [], True
    for path in package_files([call.file]):
        name = path.relative_to(call.file).as_posix()
        try:
            found = verify(keyring, path)
        except UserError as error:
            answers.append({"file": name, "whole": False, "error": str(error)})
            good = False
            print(f"{name}: {error}", file=sys.stderr)
            continue
        alarms = found.trust is not None and found.trust.alarms and not call.accept_new_key
        good = good and found.whole and not alarms
        answers.append({"file": name, **found.as_json()})
        words = "nguyên vẹn" if found.whole else "; ".join(faults_in_words(found))
        print(f"{name}: {words}{'; đổi khóa ký' if alarms else ''}", file=sys.stderr)
    if call.json:
        print(json.dumps({"whole": good, "packages": answers}, ensure_ascii=False, indent=1))
    return 0 if good else 1


def _verify(call: argparse.Namespace) -> int:
    if call.file.is_dir():
        return _verify_folder(call)
    return _verify_file(call)


def _verify_file(call: argparse.Namespace) -> int:
    from cchc_desktop.cli.ways_out import ACCEPT_NEW_KEY
    from cchc_desktop.desk.packages.receiving import received, trust
    from cchc_desktop.desk.packages.remarks import remarks
    from cchc_desktop.desk.packages.signed_copy import examined_copy
    from cchc_desktop.desk.packages.verdict import newer_in_words
    from cchc_desktop.desk.signed_copies.examination_words import lines_of
    from db.drafts.data_files import drafts_in

    keyring = keyring_of(call)
    examined = received(keyring, call.file)
    found = examined.verification
    if call.trust:
        found = trust(keyring, found, call.trust)
    signed = examined_copy(examined, call.file.name, call.data)
    _print_verified(found, signed, as_json=call.json)
    for remark in (*remarks(examined, call.file), *(lines_of(signed) if signed else ())):
        print(remark, file=sys.stderr)
    if found.whole and drafts_in(call.data).exists():
        with open_desk(call) as desk:
            for line in newer_in_words(desk.drafts(), found):
                print(line, file=sys.stderr)
    alarms = found.trust is not None and found.trust.alarms and not call.accept_new_key
    if found.whole and alarms:
        print(ACCEPT_NEW_KEY, file=sys.stderr)
    return 0 if found.whole and not alarms else 1


def _print_verified(found: Verification, signed: ExaminedCopy | None, *, as_json: bool) -> None:
    from cchc_desktop.cli.ways_out import TRUST
    from cchc_desktop.desk.packages.verdict import STATES, faults_in_words, signature_in_words
    from cchc_desktop.handoff.key_trust import KeyTrust

    if as_json:
        more = {"signed": signed.found.as_json()} if signed else {}
        print(json.dumps(found.as_json() | more, ensure_ascii=False, indent=1))
    else:
        for file in found.files:
            print(f"{file.path}\t{STATES[file.state]}")
    for line in (*faults_in_words(found), *signature_in_words(found)):
        print(line, file=sys.stderr)
    if found.whole and found.trust is not KeyTrust.KNOWN:
        print(TRUST, file=sys.stderr)
    whole = "Gói nguyên vẹn." if found.whole else "Gói không còn nguyên vẹn; không dùng số liệu trong đó."
    print(whole, file=sys.stderr)
