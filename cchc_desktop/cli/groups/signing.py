"""The command that signs the PDF of a closed report: sign. The PIN is asked for, never an argument."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from cchc_desktop.cli.arguments import open_desk
from cchc_desktop.cli.parsing import Commands, add_command, some_path
from cchc_desktop.cli.typed_secret import typed_secret

if TYPE_CHECKING:
    from cchc_desktop.signatures.signing_keys import SigningKey

_ROLES = ("signer", "office")


def add_commands(commands: Commands) -> None:
    """Add the command of this module."""
    sign = add_command(commands, "sign", _sign, "ký số bản PDF của báo cáo đã chốt")
    sign.add_argument("ref", metavar="REF", help="mã bản thảo")
    sign.add_argument(
        "--token",
        metavar="DRIVER",
        type=some_path,
        required=True,
        help="trình điều khiển USB token, hoặc tệp .p12",
    )
    sign.add_argument("--label", metavar="L", default="", help="tên token hoặc chủ chứng thư, nếu cắm nhiều token")
    sign.add_argument("--time-stamps", metavar="URL", default="", help="máy chủ dấu thời gian trong mạng nội bộ")
    sign.add_argument(
        "--role", choices=_ROLES, required=True, help="signer: người có thẩm quyền; office: cơ quan, đóng dấu"
    )


def _sign(call: argparse.Namespace) -> int:
    from cchc_desktop.base.clock import moment_words
    from cchc_desktop.desk.sending.signing import keep, prepare_signing, sign, stamper_at
    from cchc_desktop.signatures.roles import SigningRole

    with open_desk(call) as desk:
        task = prepare_signing(desk.store, call.ref)
        key = _key(call)
        stamps = stamper_at(call.time_stamps or desk.settings.time_stamps)
        steps = sign(task, SigningRole(call.role), key, typed_secret("Mã PIN"), time_stamps=stamps)
        while True:
            try:
                next(steps)
            except StopIteration as end:
                signed = end.value
                break
        keep(desk.store, task, signed, who=desk.who)
    for remark in signed.remarks:
        print(remark, file=sys.stderr)
    print(f"{call.ref}\tđã ký: {signed.certificate.owner}, {moment_words(signed.moment)}")
    return 0


def _key(call: argparse.Namespace) -> SigningKey:
    """Return the key that a call names: a file, or the one that fits on the tokens of a driver."""
    from cchc_desktop.base.clock import now
    from cchc_desktop.signatures.drivers import FILE_KEYS
    from cchc_desktop.signatures.signing_keys import chosen
    from cchc_desktop.signatures.tokens import keys_of

    if call.token.suffix.lower() in FILE_KEYS:
        path: Path = call.token
        return path
    key = chosen(keys_of(call.token), call.label, now())
    if key.pin_note:
        print(f"Token “{key.token}”: {key.pin_note}.", file=sys.stderr)
    return key
