"""The commands that keep the drafts safe: backup, restore, doctor."""

from __future__ import annotations

import argparse
import sys

from cchc_desktop.cli.arguments import keyring_of, open_desk
from cchc_desktop.cli.groups.keys import save_beside
from cchc_desktop.cli.parsing import Commands, add_command, some_path
from cchc_desktop.cli.ways_out import NOTE_LOSSES, RESTORE


def add_commands(commands: Commands) -> None:
    """Add the commands of this module."""
    backup = add_command(commands, "backup", _backup, "sao lưu mọi bản thảo vào một tệp")
    backup.add_argument("--to", metavar="FILE", type=some_path, required=True, help="tệp sao lưu")
    backup.add_argument("--with-keys", action="store_true", help="kèm tệp khóa ký, có mật khẩu, ở bên cạnh")
    restore = add_command(commands, "restore", _restore, "khôi phục bản thảo từ một bản sao")
    restore.add_argument("file", metavar="FILE", type=some_path, help="bản sao")
    restore.add_argument("--altered", action="store_true", help="dùng cả bản sao đã bị thay đổi sau khi ghi")
    doctor = add_command(commands, "doctor", _doctor, "kiểm tra tệp dữ liệu và các bản sao")
    doctor.add_argument("--noted", action="store_true", help="đã biết các thay đổi bị mất, không nhắc nữa")


def _backup(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.register.document_files import FOLDER, kept_count
    from db.whole_folder import back_up_all

    with open_desk(call):  # which makes the drafts where there are none
        copy = back_up_all(call.data, call.to)
    for file in copy.files:
        print(file)
    if copy.lost:
        print(f"Thiếu {copy.lost} gói đã nhận: mất hoặc không còn nguyên trong thư mục dữ liệu.", file=sys.stderr)
    if count := kept_count(call.data):
        words = f"Tệp sao lưu không có {count} tệp kèm sổ văn bản; chép thư mục {call.data / FOLDER} sang bên cạnh."
        print(words, file=sys.stderr)
    keyring = keyring_of(call)
    if call.with_keys:
        for file in save_beside(keyring, call.to):
            print(file)
    elif keyring.owned():
        print("Tệp sao lưu không có khóa ký của đơn vị; thêm --with-keys để chép cả khóa.", file=sys.stderr)
    return 1 if copy.lost else 0


def _restore(call: argparse.Namespace) -> int:
    from db.whole_folder import restore_all

    restored = restore_all(call.data, call.file, altered=call.altered)
    for kept in restored.kept:
        print(f"Dữ liệu trước khi khôi phục được giữ ở {kept}.", file=sys.stderr)
    for file in restored.files:
        print(file)
    return 0


def _doctor(call: argparse.Namespace) -> int:
    from db.whole_folder import examine_all

    if call.noted:
        with open_desk(call) as desk:
            desk.store.note_losses()
    examined = [*examine_all(call.data)]
    for line in examined:
        print(line)
    good = all(line.good for line in examined)
    if not good:
        print(RESTORE, NOTE_LOSSES, sep="\n", file=sys.stderr)
    return 0 if good else 1
