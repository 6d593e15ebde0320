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

    with open_desk(call) as desk:
        desk.store.backup(call.to)
    print(call.to)
    if count := kept_count(call.data):
        words = f"Tệp sao lưu không có {count} tệp kèm sổ văn bản; chép thư mục {call.data / FOLDER} sang bên cạnh."
        print(words, file=sys.stderr)
    keyring = keyring_of(call)
    if call.with_keys:
        for copy in save_beside(keyring, call.to):
            print(copy)
    elif keyring.owned():
        print("Tệp sao lưu không có khóa ký của đơn vị; thêm --with-keys để chép cả khóa.", file=sys.stderr)
    return 0


def _restore(call: argparse.Namespace) -> int:
    from db.drafts.restoring import restore

    kept = restore(call.data, call.file, altered=call.altered)
    if kept:
        print(f"Bản thảo trước khi khôi phục được giữ ở {kept}.", file=sys.stderr)
    print(call.file)
    return 0


def _doctor(call: argparse.Namespace) -> int:
    from db.drafts.health import examine

    if call.noted:
        with open_desk(call) as desk:
            desk.store.note_losses()
    examined = examine(call.data)
    for line in examined:
        print(line)
    good = all(line.good for line in examined)
    if not good:
        print(RESTORE, NOTE_LOSSES, sep="\n", file=sys.stderr)
    return 0 if good else 1
