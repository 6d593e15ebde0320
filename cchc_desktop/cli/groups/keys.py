"""The commands for the key a unit signs with: key show, save, load. A passphrase is asked for, never an argument."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import UserError
from cchc_desktop.cli.arguments import keyring_of, open_desk
from cchc_desktop.cli.output import print_json
from cchc_desktop.cli.parsing import Commands, add_command, some_path
from cchc_desktop.cli.typed_secret import typed_secret

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_desktop.desk.office.settings import Unit
    from cchc_desktop.handoff.keyring import Keyring

_ASKED = "Mật khẩu"


def add_commands(commands: Commands) -> None:
    """Add the commands of this module."""
    key = commands.add_parser("key", help="khóa ký của đơn vị")
    actions = key.add_subparsers(title="lệnh", metavar="LỆNH", required=True)
    show = add_command(actions, "show", _show, "khóa ký có trong máy và mã đối chiếu")
    show.add_argument("--json", action="store_true", help="in JSON")
    save = add_command(actions, "save", _save, "lưu khóa ký ra tệp, có mật khẩu")
    save.add_argument("--to", metavar="FILE", type=some_path, required=True, help="tệp khóa ký, ví dụ trên USB")
    save.add_argument("--unit", metavar="NAME", default="", help="tên đơn vị, nếu máy có khóa của nhiều đơn vị")
    load = add_command(actions, "load", _load, "nhập khóa ký từ tệp khóa ký, khi đổi sang máy này")
    load.add_argument("file", metavar="FILE", type=some_path, help="tệp khóa ký")
    load.add_argument("--replace", action="store_true", help="thay khóa khác mà máy này đang dùng cho đơn vị")


def save_beside(keyring: Keyring, path: Path) -> list[Path]:
    """Write a copy of every unit's key beside a file, all under one passphrase; return their paths."""
    from cchc_desktop.desk.packages.unit_keys import copy_name, no_key

    copies = {unit: path.with_name(f"{path.stem}_{copy_name(unit)}") for unit in keyring.owned()}
    if not copies:
        raise no_key()
    passphrase = typed_secret(_ASKED, twice=True)
    for unit, copy in copies.items():
        _write(keyring, unit, copy, passphrase)
    return list(copies.values())


def _show(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.packages.unit_keys import own_keys

    keys = list(own_keys(keyring_of(call)))
    if call.json:
        print_json([{"unit": key.unit, "fingerprint": key.fingerprint} for key in keys])
    else:
        for key in keys:
            print(f"{key.unit}\t{key.fingerprint}")
    for key in keys:
        if key.fault:
            print(key.fault, file=sys.stderr)
    if not keys:
        print("Máy này chưa có khóa ký. Khóa được lập khi đóng gói lần đầu.", file=sys.stderr)
    return 1 if any(key.fault for key in keys) else 0


def _save(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.packages.unit_keys import unit_like

    keyring = keyring_of(call)
    unit = unit_like(keyring, call.unit)
    _write(keyring, unit, call.to, typed_secret(_ASKED, twice=True))
    print(f"Đã lưu khóa ký của {unit} ra tệp. Quên mật khẩu thì không mở lại được.", file=sys.stderr)
    print(call.to)
    return 0


def _load(call: argparse.Namespace) -> int:
    from cchc_desktop.desk.packages.unit_keys import OtherKeyError, in_words, read_copy, take_up

    copy = read_copy(call.file, typed_secret(_ASKED))
    try:
        taken = take_up(keyring_of(call), copy, replace=call.replace)
    except OtherKeyError as error:
        raise UserError(error.title, f"{error.text}\nMuốn thay thì thêm --replace.") from error
    for line in in_words(taken, _units(call)):
        print(line, file=sys.stderr)
    print(f"{taken.unit}\t{taken.fingerprint}")
    return 0


def _write(keyring: Keyring, unit: str, path: Path, passphrase: str) -> None:
    from cchc_desktop.desk.packages.unit_keys import save_copy

    for _step in save_copy(keyring, unit, path, passphrase):
        pass


def _units(call: argparse.Namespace) -> list[Unit]:
    """Return the units this office reports for; no drafts are made in a folder without."""
    from db.drafts.data_files import drafts_in

    if not drafts_in(call.data).exists():
        return []
    with open_desk(call) as desk:
        return desk.settings.units()
