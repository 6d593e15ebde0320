"""A closed report and its signing in tests, by way of the use cases."""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from cchc_desktop.base.clock import Clock
from cchc_desktop.base.work_step import Step
from cchc_desktop.desk.drafts.desk import Desk
from cchc_desktop.desk.sending.preview_pdf import LaidOut, lay_out
from cchc_desktop.desk.sending.signing import SignedReport, prepare_signing, sign
from cchc_desktop.desk.work.closing import close
from cchc_desktop.documents.content.placeholders import VIETNAM
from cchc_desktop.signatures.roles import SigningRole
from cchc_desktop.signatures.signing_keys import SigningKey, chosen
from cchc_desktop.signatures.tokens import keys_of
from tests.signatures.soft_tokens import DRIVER, PIN

MOMENT = datetime(2023, 6, 16, 9, 12, 33, tzinfo=VIETNAM)
R = TypeVar("R")


def at(moment: datetime = MOMENT) -> Clock:
    return lambda: moment


def result(steps: Generator[Step, None, R]) -> R:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: R = end.value
            return found


def closed_sample(desk: Desk) -> str:
    ref = desk.add_sample(printed=False).ref
    assert close(desk.store, ref, by="Nguyễn Văn Bình").closed
    return ref


def token_key(label: str) -> SigningKey:
    return chosen(keys_of(Path(DRIVER)), label, MOMENT)


def signed(desk: Desk, ref: str, role: SigningRole, key: SigningKey, pin: str = PIN) -> SignedReport:
    return result(sign(prepare_signing(desk.store, ref), role, key, pin, clock=at()))


def our_bytes(desk: Desk, ref: str) -> bytes:
    report, template = desk.load(ref)
    *_, last = lay_out(report, template, None)
    assert isinstance(last, LaidOut)
    return last.pdf
