"""signature.txt: signer, contents and moment in readable lines, signed with the tag manifest (see docs/decisions)."""

from __future__ import annotations

import base64
import re
from dataclasses import astuple, dataclass, fields
from datetime import datetime
from typing import TYPE_CHECKING

from cchc_desktop.handoff.bag import one_line
from cchc_desktop.handoff.unit_key import SIGNATURE_SIZE, PublicKey, SecretKey, bytes_of, public_from_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cchc_desktop.report.document import Report

FORMAT = "cchc-signature/1"
MAX_SIGNATURE = 8 * 1024
_LAST = "signature: "
_NUMBER = re.compile("[1-9][0-9]{0,8}")


@dataclass(frozen=True, slots=True)
class Statement:
    """The signed lines, in their order; every value is one line of text."""

    unit: str
    code: str
    template: str
    period: str
    version: str
    state: str
    time: str
    program: str

    @property
    def number(self) -> int | None:
        """The version as a number, None if it is none."""
        return int(self.version) if _NUMBER.fullmatch(self.version) else None

    @property
    def moment(self) -> datetime | None:
        """The time of packing, None if it is none."""
        try:
            return datetime.fromisoformat(self.time)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature as read: its statement, the key that came with it (None if it is none), and whether it holds."""

    statement: Statement
    key: PublicKey | None
    holds: bool


def unit_of(report: Report) -> str:
    """Return a unit's full name: "xã An Thanh, huyện Tứ Kỳ, tỉnh Hải Dương"; keys are known by it."""
    return unit_named({name: report.text(f"unit.{name}") for name in ("kind", "name", "district", "province")})


def unit_named(unit: Mapping[str, str]) -> str:
    """Return the full name of a unit's profile."""
    parts = (f"{unit['kind']} {unit['name']}", unit["district"], unit["province"])
    return ", ".join(part for part in map(one_line, parts) if part)


def statement_of(report: Report, moment: datetime, program: str) -> Statement:
    """Return the statement that is signed for a report's package."""
    return Statement(
        unit=unit_of(report),
        code=one_line(report.text("unit.code")),
        template=one_line(report.template),
        period=one_line(report.period),
        version=str(report.version),
        state=report.state,
        time=moment.isoformat(timespec="seconds"),
        program=one_line(program),
    )


def sign(statement: Statement, tag_manifest: bytes, key: SecretKey) -> bytes:
    """Return signature.txt: the statement, the public key, and the signature over both and the tag manifest."""
    head = _head(statement, key.public)
    signature = base64.b64encode(key.sign(head + tag_manifest)).decode()
    return head + f"{_LAST}{signature}\n".encode()


def read_signature(raw: bytes, tag_manifest: bytes) -> Signed | None:
    """Read signature.txt and try it on a tag manifest; None if it is not written as `sign` writes it."""
    values = _values(raw)
    if values is None:
        return None
    *stated, key_text, signature_text = values
    statement = Statement(*stated)
    key, signature = public_from_text(key_text), bytes_of(signature_text, SIGNATURE_SIZE)
    if key is None or signature is None:
        return Signed(statement, None, holds=False)
    return Signed(statement, key, key.verifies(signature, _head(statement, key) + tag_manifest))


def _values(raw: bytes) -> list[str] | None:
    if len(raw) > MAX_SIGNATURE:
        return None
    try:
        first, *lines = raw.decode().removesuffix("\n").split("\n")
    except UnicodeDecodeError:
        return None
    labels = _labels()
    if first != FORMAT or not raw.endswith(b"\n") or len(lines) != len(labels):
        return None
    if any(not line.startswith(label) for line, label in zip(lines, labels, strict=True)):
        return None
    values = [line.removeprefix(label) for line, label in zip(lines, labels, strict=True)]
    return values if all(value == one_line(value) for value in values) else None


def _labels() -> list[str]:
    return [*(f"{field.name}: " for field in fields(Statement)), "key: ", _LAST]


def _head(statement: Statement, key: PublicKey) -> bytes:
    values = (*astuple(statement), key.text)
    lines = (label + value for label, value in zip(_labels()[:-1], values, strict=True))
    return "\n".join((FORMAT, *lines, "")).encode()
