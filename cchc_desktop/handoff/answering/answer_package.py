"""An answer as a package: made like a report's, signed like it, verified by the same code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.base.text import slug
from cchc_desktop.handoff.answering.answer_file import AnswerFile, read_answer_file
from cchc_desktop.handoff.bag import bag, one_line, sha256
from cchc_desktop.handoff.container import chunks
from cchc_desktop.handoff.package import program
from cchc_desktop.handoff.package_layout import (
    ANSWER,
    ANSWER_FORMAT,
    ANSWER_NEEDED,
    PAYLOAD,
    REPORT,
    SIGNATURE,
    SUFFIX,
    TAG_MANIFEST,
)
from cchc_desktop.handoff.statement import Statement, sign
from cchc_desktop.handoff.verifying import Files, Judge, PackageKind, Verification, examine
from cchc_desktop.report.members.office_answer import OfficeVerdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from cchc_desktop.handoff.unit_key import SecretKey

LISTED_IN = 64 * 1024
"""The end of a package, in bytes, in which its files are listed."""
_MAX_SLUG = 60
_ENDINGS = {OfficeVerdict.ACCEPTED: "da-nhan", OfficeVerdict.RETURNED: "tra-lai"}


@dataclass(frozen=True, slots=True)
class VerifiedAnswer:
    """An answer from outside: the result of its verification, its contents and their hash where it is whole."""

    verification: Verification
    file: AnswerFile | None
    id: str


def make_answer(file: AnswerFile, key: SecretKey, moment: datetime) -> bytes:
    """Return the package of an answer, signed by the office's key at a moment."""
    moment = moment.replace(microsecond=0)
    statement = Statement(
        **_stated(file), unit=one_line(file.answer.office), code="",
        time=moment.isoformat(timespec="seconds"), program=one_line(program()),
    )  # fmt: skip
    info = {
        "CCHC-Format": ANSWER_FORMAT,
        "Source-Organization": statement.unit,
        "External-Identifier": f"{statement.template} {statement.period} v{statement.version} {statement.state}",
        "Bagging-Date": statement.time[: len("2023-06-15")],
        "Bag-Software-Agent": statement.program,
    }
    files = bag({ANSWER: file.as_bytes()}, info)
    files[SIGNATURE] = sign(statement, files[TAG_MANIFEST], key)
    return b"".join(chunks(files, moment))


def is_answer(raw: bytes) -> bool:
    """Return whether a package lists an answer and no report: which of the two is then verified."""
    names = raw[-LISTED_IN:]
    return ANSWER.encode() in names and REPORT.encode() not in names


def examine_answer(raw: bytes, judge: Judge) -> VerifiedAnswer:
    """Verify the package of an answer; its contents are None unless it is whole."""
    examined = examine(raw, judge, ANSWER_PACKAGE)
    content = examined.files.get(ANSWER) or b""
    if not examined.verification.whole:
        return VerifiedAnswer(examined.verification, None, "")
    return VerifiedAnswer(examined.verification, read_answer_file(content), sha256(content))


def answer_name(file: AnswerFile, turn: int = 1) -> str:
    """Return the file name of an answer: "xa-an-thanh_2023-H1_v2_tra-lai.cchc"."""
    unit = slug(file.about.unit.partition(",")[0])[:_MAX_SLUG].strip("-") or "bao-cao"
    again = f"_lan-{turn}" if turn > 1 else ""
    period = slug(file.about.period)[:_MAX_SLUG]
    return f"{unit}_{period}_v{file.answer.version}_{_ENDINGS[file.answer.verdict]}{again}{SUFFIX}"


def _stated(file: AnswerFile) -> dict[str, str]:
    """Return the members of answer.json that the signed lines repeat, by their names there."""
    return {
        "template": one_line(file.about.template),
        "period": one_line(file.about.period),
        "version": str(file.answer.version),
        "state": file.answer.verdict.value,
    }


def _answer_faults(files: Files, statement: Statement) -> Iterator[str]:
    """Yield the contradictions of an answer: other files with it, or another answer than the signed lines say."""
    for path in files:
        if path.startswith(PAYLOAD) and path != ANSWER:
            yield f"{path}: không thuộc một gói trả lời."
    try:
        file = read_answer_file(files.get(ANSWER) or b"")
    except BadFileError as error:
        yield f"{ANSWER}: {error}"
        return
    for name, value in (_stated(file) | {"unit": one_line(file.answer.office), "code": ""}).items():
        if value != getattr(statement, name):
            yield f"{ANSWER}: {name} khác với nội dung đã ký trong {SIGNATURE}."


ANSWER_PACKAGE = PackageKind(ANSWER_FORMAT, ANSWER_NEEDED, _answer_faults)
