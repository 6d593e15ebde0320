"""A secret that is asked for without showing it, or read from the first line of standard input; never an argument."""

from __future__ import annotations

import sys
from getpass import getpass

from cchc_desktop.base.errors import UserError

_MAX_LINE = 1024


def typed_secret(name: str, *, twice: bool = False) -> str:
    """Ask for a secret ("Mật khẩu"), at a terminal twice if wanted; UserError if nothing can be read."""
    if not sys.stdin.isatty():
        return _line(name)
    try:
        typed = getpass(f"{name}: ")
        again = getpass(f"Gõ lại {name[0].lower()}{name[1:]}: ") if twice else typed
    except EOFError:
        raise UserError(f"Chưa gõ {name[0].lower()}{name[1:]}.") from None
    if typed != again:
        raise UserError(f"Hai lần gõ {name[0].lower()}{name[1:]} không giống nhau.", "Gọi lại lệnh và gõ lại.")
    return typed


def _line(name: str) -> str:
    try:
        return sys.stdin.buffer.readline(_MAX_LINE).decode().rstrip("\r\n")
    except UnicodeDecodeError:
        raise UserError(f"{name} ở đầu vào không phải chữ UTF-8.") from None
