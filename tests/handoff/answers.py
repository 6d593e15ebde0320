"""Answers for tests: one office, one key, one version of one report."""

from __future__ import annotations

from datetime import UTC, datetime

from cchc_desktop.handoff.answering.answer_file import AnsweredVersion, AnswerFile
from cchc_desktop.handoff.answering.answer_package import VerifiedAnswer, examine_answer, make_answer
from cchc_desktop.handoff.key_trust import KeyTrust
from cchc_desktop.handoff.unit_key import PublicKey
from cchc_desktop.report.keys import Place
from cchc_desktop.report.members.office_answer import OfficeRemark, OfficeVerdict, VersionAnswer
from tests.handoff.packages import make_key

OFFICE = "Sở Nội vụ tỉnh Hải Dương"
OFFICE_KEY = 7
MOMENT = datetime(2023, 6, 18, 8, 31, 5, tzinfo=UTC)
REMARKS = (("1:1", "Ghi 41, hoặc giải trình."), ("II.2@3:9", "Số này khác biểu mẫu 3."), ("", "Thiếu biểu kèm theo."))


def make_about(**more: str) -> AnsweredVersion:
    own = {
        "unit": "xã An Thanh, huyện Tứ Kỳ, tỉnh Hải Dương",
        "code": "",
        "template": "mau-thu",
        "period": "2023-H1",
        "state": "closed",
        "mark": "ab" * 32,
    }
    return AnsweredVersion(**{**own, **more})  # type: ignore[arg-type]  # the state is one of the three


def make_answer_file(
    remarks: tuple[tuple[str, str], ...] = REMARKS, about: AnsweredVersion | None = None, version: int = 2
) -> AnswerFile:
    answer = VersionAnswer(
        version=version,
        verdict=OfficeVerdict.RETURNED if remarks else OfficeVerdict.ACCEPTED,
        office=OFFICE,
        by="Chị Mai",
        when=MOMENT.isoformat(),
        remarks=tuple(OfficeRemark(at=Place.parse(at), text=text) for at, text in remarks),
    )
    return AnswerFile(format="cchc-answer/1", about=about or make_about(), answer=answer)


def make_answer_package(file: AnswerFile | None = None, key: int = OFFICE_KEY) -> bytes:
    return make_answer(file or make_answer_file(), make_key(key), MOMENT)


def trusts(_unit: str, key: PublicKey) -> KeyTrust:
    return KeyTrust.KNOWN if key == make_key(OFFICE_KEY).public else KeyTrust.REPLACED


def read_back(raw: bytes) -> VerifiedAnswer:
    return examine_answer(raw, trusts)
