"""The verification of a package in words: its faults, its signature, newer reports among the drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.clock import moment_words
from cchc_desktop.base.errors import BadFileError, UserError, WayOut
from cchc_desktop.base.spelling import spelling_key
from cchc_desktop.desk.office import library
from cchc_desktop.handoff import package_layout
from cchc_desktop.handoff.key_trust import KeyTrust
from cchc_desktop.handoff.verifying import CHANGED, MISSING, UNEXPECTED, WHOLE
from cchc_desktop.report.document import CLOSED, ISSUED, OPEN
from cchc_desktop.report.periods import span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cchc_desktop.handoff.statement import Statement
    from cchc_desktop.handoff.verifying import Verification
    from cchc_desktop.report.store_protocol import DraftInfo

STATES = {
    WHOLE: "nguyên vẹn",
    CHANGED: "bị thay đổi",
    MISSING: "bị thiếu",
    UNEXPECTED: "không có trong danh sách",
}
TRUST_WORDS = {
    KeyTrust.FIRST: "Chữ ký của gói đúng, nhưng máy này chưa gặp khóa ký này.",
    KeyTrust.RENAMED: "Chữ ký của gói đúng, khóa ký đã biết là của “{}”, nay mang tên đơn vị khác. Hỏi lại đơn vị gửi.",
    KeyTrust.REPLACED: (
        "Chú ý: đơn vị này từng ký bằng khóa khác. Hỏi lại đơn vị gửi vì sao đổi khóa trước khi tin gói này."
    ),
    KeyTrust.LOOK_ALIKE: (
        "Chú ý: tên đơn vị trong gói gần giống “{}”, đơn vị từng ký bằng khóa khác. Có thể là tên giả: "
        "hỏi lại đơn vị gửi trước khi tin gói này."
    ),
}
"""The messages about an unknown key, by its trust; {} is the unit known here."""
NEWER = "Gói được giữ nguyên. Cài phiên bản CCHC Desktop mới nhất, rồi nhận lại gói này."
ANSWER_WORDS = {"accepted": "trả lời: đã nhận", "returned": "trả lời: trả lại"}
VERSIONS: dict[str, str] = {OPEN: "bản thảo", CLOSED: "bản trình ký", ISSUED: "bản đã ban hành", **ANSWER_WORDS}


def refuse_broken(found: Verification, name: str) -> None:
    """Raise BadFileError with every fault of a package, unless it is whole."""
    if found.newer:
        raise BadFileError(f"Chưa nhận gói {name}: gói do phiên bản CCHC Desktop mới hơn lập.", NEWER)
    if not found.whole:
        raise BadFileError(f"Không nhận gói {name}: gói không còn nguyên vẹn.", "\n".join(faults_in_words(found)))


class NewKeyError(UserError):
    """Raised when a package's unit, or one of a name like it, signed with another key before."""

    way = WayOut.ACCEPT_NEW_KEY


def refuse_new_key(found: Verification, name: str) -> None:
    """Raise NewKeyError if the unit of a whole package, or one of a name like it, signed with another key before."""
    if found.trust is not None and found.trust.alarms:
        raise NewKeyError(f"Chưa nhận gói {name}: khóa ký khác với khóa đã biết.", "\n".join(signature_in_words(found)))


def faults_in_words(found: Verification) -> Iterator[str]:
    """Yield a line for every fault of a package."""
    if found.newer:
        yield NEWER
    for file in found.files:
        if file.state != WHOLE:
            yield f"{file.path}: {STATES[file.state]}."
    yield from found.faults
    if found.trust is None:
        yield "Chữ ký của gói không đúng: không thể biết gói này do ai lập."


def signature_in_words(found: Verification) -> Iterator[str]:
    """Yield the statement of a valid signature, and advice about a key that is not known yet."""
    statement, key = found.statement, found.key
    if statement is None or key is None or found.trust is None:
        return
    yield f"{statement.unit}, {_contents(statement)}, đóng gói {_moment(found)}."
    if not found.whole:
        yield "Chữ ký của gói đúng, nhưng gói đã đổi sau khi ký."
        return
    if found.trust is KeyTrust.KNOWN:
        yield "Chữ ký của gói đúng, khóa ký đã biết."
        return
    yield TRUST_WORDS[found.trust].format(found.known_as)
    yield f"Mã đối chiếu của khóa: {key.fingerprint}"
    yield "So mã này với phiếu bàn giao bằng giấy; giống nhau thì ghi nhớ khóa."


def _contents(statement: Statement) -> str:
    if statement.state == package_layout.TEMPLATE_STATE:
        return f"trao mẫu {statement.template} bản {statement.version}"
    return f"{_period(statement)}, {VERSIONS.get(statement.state, statement.state)}, lần {statement.version}"


def _period(statement: Statement) -> str:
    template = library.find(statement.template)
    span = span_of(template, statement.period) if template else None
    return span.name if span else f"kỳ {statement.period}"


def _moment(found: Verification) -> str:
    moment = found.statement.moment if found.statement else None
    return f"lúc {moment_words(moment)}" if moment else "không rõ lúc nào"


def newer_in_words(drafts: Iterable[DraftInfo], found: Verification, *, also_same: bool = False) -> Iterator[str]:
    """Yield a line if the drafts hold the report of a package in a later version, or also in the same one."""
    statement = found.statement
    if statement is None or statement.number is None:
        return
    same = [draft for draft in drafts if _same_report(draft, statement)]
    highest = max(same, key=lambda draft: draft.version, default=None)
    if highest and highest.version >= statement.number + (0 if also_same else 1):
        had = f"Máy này đã có lần {highest.version} của báo cáo này"
        if highest.version > statement.number:
            yield f"{had}, mới hơn lần {statement.number} trong gói. Xem lại trước khi mở."
        else:
            yield f"{had}, trùng với lần trong gói."


def _same_report(draft: DraftInfo, statement: Statement) -> bool:
    unit, _, _ = statement.unit.partition(",")
    ours = spelling_key(f"{draft.unit_kind} {draft.unit_name}")
    return (draft.template, draft.period) == (statement.template, statement.period) and spelling_key(unit) == ours
