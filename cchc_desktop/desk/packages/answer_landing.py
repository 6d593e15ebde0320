"""Taking an answer of the receiving office: verified, laid on the version that it is about, its remarks with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from os import SEEK_END
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import open_regular, read_bytes
from cchc_desktop.base.errors import BadFileError, NotFoundError, UserError
from cchc_desktop.base.spelling import spelling_key
from cchc_desktop.desk.drafts.answer_words import answered_day, verdict_words
from cchc_desktop.desk.office import library
from cchc_desktop.desk.packages.verdict import refuse_broken, refuse_new_key
from cchc_desktop.handoff.answering.answer_file import contents_mark
from cchc_desktop.handoff.answering.answer_package import LISTED_IN, VerifiedAnswer, examine_answer, is_answer
from cchc_desktop.handoff.key_trust import KeyTrust
from cchc_desktop.handoff.package_layout import is_package
from cchc_desktop.handoff.statement import unit_of
from cchc_desktop.handoff.unpacking import MAX_PACKAGE
from cchc_desktop.report.document import OPEN
from cchc_desktop.report.file import read_report, write_report
from cchc_desktop.report.loading import OneTemplate
from cchc_desktop.report.members.office_answer import VersionAnswer
from cchc_desktop.report.periods import span_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.handoff.answering.answer_file import AnsweredVersion, AnswerFile
    from cchc_desktop.handoff.keyring import Keyring
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.store_protocol import DraftInfo, DraftStore

_FIRST_KEY = (
    "Chữ ký của gói trả lời đúng, nhưng máy này chưa gặp khóa ký của {}. Mã đối chiếu của khóa: {}. "
    "Gọi cho nơi nhận để đối chiếu mã này."
)


@dataclass(frozen=True, slots=True)
class LandedAnswer:
    """An answer laid on a report: the draft, the answer, notices about it, and whether it was there already."""

    ref: str
    answer: VersionAnswer
    notices: tuple[str, ...]
    again: bool = False


def holds_answer(path: Path) -> bool:
    """Return whether a file lists what the package of an answer has; one that cannot be read does not."""
    try:
        with open_regular(path) as file:
            file.seek(-min(path.stat().st_size, LISTED_IN), SEEK_END)
            return is_package(path) and is_answer(file.read())
    except OSError:
        return False


def received_answer(keyring: Keyring, path: Path) -> VerifiedAnswer:
    """Return a verified answer; an unusable file raises an error, a damaged answer is a result."""
    examined = examine_answer(read_bytes(path, MAX_PACKAGE), keyring.trust_in)
    found = examined.verification
    if found.trust in (KeyTrust.RENAMED, KeyTrust.LOOK_ALIKE) and found.statement and found.key:
        known_as = keyring.known_as(found.statement.unit, found.key)
        return replace(examined, verification=replace(found, known_as=known_as))
    return examined


def import_answer(desk: Desk, keyring: Keyring, path: Path, *, accept_new_key: bool = False) -> LandedAnswer:
    """Lay the answer in a file on its report.

    NewKeyError if its office signed with another key before, unless that is accepted; UserError where the answer is
    about no version here, or another answer to that version came first.
    """
    examined = received_answer(keyring, path)
    refuse_broken(examined.verification, path.name)
    if not accept_new_key:
        refuse_new_key(examined.verification, path.name)
    return land(desk, keyring, examined, path.name)


def land(desk: Desk, keyring: Keyring, examined: VerifiedAnswer, name: str) -> LandedAnswer:
    """Lay a whole answer on its report, and note the key that signed it."""
    refuse_broken(examined.verification, name)
    found, file = examined.verification, examined.file
    if file is None or found.key is None or found.statement is None:
        raise BadFileError(f"Không nhận gói {name}: gói không còn nguyên vẹn.")
    ref, report = _draft_of(desk, file, name)
    answer = _signed_by(file.answer, examined.id, found.key.fingerprint)
    before = desk.store.keep_answer(ref, answer, who=desk.who)
    if before is not None and before.id != answer.id:
        raise UserError(f"Không nhận gói {name}: lần {answer.version} đã có trả lời khác.", _other_answer(before))
    keyring.note_seen(found.statement.unit, found.key)
    notices = tuple(_notices(examined, report, again=before is not None))
    return LandedAnswer(ref, answer, notices, again=before is not None)


def _signed_by(answer: VersionAnswer, name: str, key: str) -> VersionAnswer:
    return VersionAnswer(
        version=answer.version, verdict=answer.verdict, office=answer.office, by=answer.by, when=answer.when,
        remarks=answer.remarks, id=name, key=key,
    )  # fmt: skip


def _other_answer(before: VersionAnswer) -> str:
    said = f"{before.office} {verdict_words(before)} ngày {answered_day(before)}"
    return f"{said}; trả lời ấy được giữ. Hỏi lại nơi nhận xem trả lời nào đúng."


def _notices(examined: VerifiedAnswer, report: Report, *, again: bool) -> Iterator[str]:
    found, file = examined.verification, examined.file
    if file is None or found.key is None:
        return
    answer = file.answer
    yield f"{answer.office} {verdict_words(answer)}, ngày {answered_day(answer)}."
    if again:
        yield "Gói trả lời này đã nhận rồi; không ghi thêm gì."
    if found.trust is KeyTrust.FIRST:
        yield _FIRST_KEY.format(answer.office, found.key.fingerprint)
    elif found.trust is not KeyTrust.KNOWN:
        yield f"Khóa ký khác với khóa đã biết. Mã đối chiếu của khóa: {found.key.fingerprint}"
    if report.version > answer.version:
        yield f"Trả lời cho lần {answer.version}; ở máy này báo cáo đang là lần {report.version}."
    elif answer.remarks and report.state != OPEN:
        yield "Mở lại báo cáo để sửa theo ghi chú."


def _draft_of(desk: Desk, file: AnswerFile, name: str) -> tuple[str, Report]:
    """Return the draft that has the version an answer is about, and its present report; else an error that says why."""
    about, version = file.about, file.answer.version
    drafts = [each for each in desk.drafts() if (each.template, each.period) == (about.template, about.period)]
    same = [(each, report) for each in drafts if (report := _of_unit(desk.store, each, about)) is not None]
    if not same:
        raise NotFoundError(f"Không nhận gói {name}: máy này không có báo cáo được trả lời.", _whose(about, version))
    there = [(each, one) for each, _ in same if (one := version_of(desk.store, each.ref, version)) is not None]
    if not there:
        highest = max(report.version for _, report in same)
        advice = f"Gói trả lời nói về lần {version}; ở máy này báo cáo mới đến lần {highest}."
        raise UserError(f"Không nhận gói {name}: không có lần {version} của báo cáo này.", advice)
    fitting = [each for each, one in there if OPEN in (one.state, about.state) or contents_mark(one) == about.mark]
    if not fitting:
        advice = f"Lần {version} ở máy này có nội dung khác lần {version} mà nơi nhận đã xem. Hỏi lại nơi nhận."
        raise UserError(f"Không nhận gói {name}: gói trả lời cho một bản khác.", advice)
    ref = fitting[0].ref
    return ref, {each.ref: report for each, report in same}[ref]


def _of_unit(store: DraftStore, draft: DraftInfo, about: AnsweredVersion) -> Report | None:
    """Return the report of a draft if its unit is the one an answer is about."""
    unit, _, _ = about.unit.partition(",")
    if spelling_key(f"{draft.unit_kind} {draft.unit_name}") != spelling_key(unit):
        return None
    report = store.load(draft.ref).report
    code = report.text("unit.code")
    named = spelling_key(unit_of(report)) == spelling_key(about.unit)
    return report if named and about.code in ("", code) else None


def version_of(store: DraftStore, ref: str, number: int) -> Report | None:
    """Return a version of a draft as its file says it: as it was sealed, or as it is while open; None if not there."""
    draft = store.load(ref)
    sealed = store.sealed(ref, number)
    if sealed is None and number != draft.report.version:
        return None
    raw = sealed.content.encode() if sealed else write_report(draft.report)
    template = library.pinned(draft).template
    return read_report(raw, f"{ref}, lần {number}", OneTemplate(template).find).report


def _whose(about: AnsweredVersion, version: int) -> str:
    template = library.find(about.template)
    span = span_of(template, about.period) if template else None
    return (
        f"Gói trả lời cho {about.unit}, {span.name if span else about.period}, lần {version}. "
        "Nếu báo cáo ấy nằm trong thùng rác, khôi phục rồi nhận lại gói này."
    )
