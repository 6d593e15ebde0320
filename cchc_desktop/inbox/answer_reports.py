"""Answering a report that came: its answer is kept once, and written as a signed package for the unit.

It is kept when the package lies on the stick, read back and without its name: what fails before leaves neither, and who
is stopped between the two gives the same answer again, which writes its package.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from cchc_desktop.base.bounded import read_bytes
from cchc_desktop.base.clock import Clock, moment_words, now
from cchc_desktop.base.errors import NotFoundError, UserError
from cchc_desktop.base.text import stored
from cchc_desktop.documents.content.placeholders import FilledLetter
from cchc_desktop.handoff.answering.answer_file import AnswerFile, answer_to
from cchc_desktop.handoff.answering.answer_package import answer_name, make_answer
from cchc_desktop.handoff.drives import place_of
from cchc_desktop.handoff.stick import Outgoing, write_files
from cchc_desktop.inbox.inbox_store import AlreadyAnsweredError, OfficeAnswer
from cchc_desktop.inbox.package_reading import report_of_package
from cchc_desktop.report.document import LETTER_FIELDS, OPEN, UNIT_FIELDS, Report
from cchc_desktop.report.keys import Place, note_of
from cchc_desktop.report.members.office_answer import ACCEPTED, MAX_REMARK, WHOLE, OfficeRemark, OfficeVerdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from cchc_desktop.handoff.keyring import Keyring
    from cchc_desktop.inbox.inbox_store import InboxStore
    from cchc_desktop.report.template import Template

_WHOLE = ("", WHOLE)
"""Ways to name the whole report as the place of a remark."""
_LETTER = frozenset((*(f"letter.{name}" for name in LETTER_FIELDS), *(f"unit.{name}" for name in UNIT_FIELDS)))
_QUOTED = 300
"""So many characters of the words under a remark go with it."""
_NO_OFFICE = "Nơi nhận báo cáo"


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer that is kept, and the package of it; again says that the same one was given before."""

    answer: OfficeAnswer
    path: Path
    fingerprint: str
    again: bool


@dataclass(frozen=True, slots=True)
class AnsweringOffice:
    """The office that answers: its keys, its name ("": the one that the report is addressed to), who decides."""

    keys: Keyring
    name: str = ""
    who: str = ""


def remark_at(report: Report, template: Template, at: str, typed: str) -> OfficeRemark:
    """Return a remark at a place of a report; UserError if it has no such place, or there are no words."""
    text, place = stored(typed).strip(), Place.parse("" if at.strip() in _WHOLE else at.strip())
    if not text or len(text) > MAX_REMARK:
        raise UserError(f"Ghi chú ở “{at}” để trống hoặc quá dài.", f"Ghi từ 1 đến {MAX_REMARK} ký tự.")
    known = place.key in ("", *template.rows, *template.sections, *map(note_of, template.rows)) or place.key in _LETTER
    words = report.text(place.key)
    if not known or (place.start is not None and not 0 <= place.start <= (place.end or 0) <= len(words)):
        advice = "Ghi mã chỉ tiêu (7:6.7), mã mục (II.5), phần văn bản (letter.date), hoặc để trống: toàn báo cáo."
        raise UserError(f"Báo cáo không có chỗ “{at}”.", advice)
    quote = words[place.start : place.end] if place.start is not None else ""
    return OfficeRemark(at=place, text=text, quote=quote[:_QUOTED])


def answer_report(
    store: InboxStore, number: int, verdict: OfficeVerdict, remarks: Sequence[tuple[str, str]], office: AnsweringOffice,
    folder: Path, clock: Clock = now,
) -> GivenAnswer:  # fmt: skip
    """Accept or return a package that came, and write the answer into a folder; where that fails nothing is kept.

    AlreadyAnsweredError if another answer was first; the same answer once more is only written again.
    """
    if not folder.is_dir():
        raise NotFoundError(f"Không có thư mục {folder}.", "Cắm USB, mở nó một lần rồi chọn lại thư mục.")
    report, source = report_of_package(store.content(number), store.package(number).file)
    given = tuple(remark_at(report, source.template, at, text) for at, text in remarks)
    _require_fitting(report, verdict, given)
    wanted = OfficeAnswer(number, verdict, stored(office.who).strip(), clock().isoformat(timespec="seconds"), given)
    written = partial(_written, report=report, template=source.template, office=office, folder=folder)
    try:
        return written(wanted, keep=partial(store.answer, wanted))
    except AlreadyAnsweredError as error:
        first = error.standing
        if (first.verdict, _said(first.remarks)) != (wanted.verdict, _said(wanted.remarks)):
            raise
        return written(first)


def _require_fitting(report: Report, verdict: OfficeVerdict, remarks: Sequence[OfficeRemark]) -> None:
    if verdict is ACCEPTED and report.state == OPEN:
        raise UserError(
            "Đây là bản thảo gửi xin ý kiến, chưa nhận được.", "Trả lại kèm ghi chú, hoặc chờ bản trình ký."
        )
    if verdict is not ACCEPTED and not remarks:
        raise UserError("Trả lại thì cần ít nhất một ghi chú.", "Ghi chú ở chỗ cần sửa, hoặc cho toàn báo cáo.")


def _said(remarks: Iterable[OfficeRemark]) -> list[tuple[str, str]]:
    return [(str(remark.at), remark.text) for remark in remarks]


def _written(
    answer: OfficeAnswer, *, report: Report, template: Template, office: AnsweringOffice, folder: Path,
    keep: Callable[[], None] | None = None,
) -> GivenAnswer:  # fmt: skip
    """Write the package of an answer, kept just before it takes its name unless that was done before."""
    moment = datetime.fromisoformat(answer.at)
    name = stored(office.name).strip() or next(iter(FilledLetter(report, template).lines("addressees")), _NO_OFFICE)
    file = answer_to(report, answer.verdict, answer.remarks, office=name, by=answer.who, when=moment)
    key, _ = office.keys.ensure(file.answer.office)
    raw = make_answer(file, key, moment)
    path = _free(folder, file, raw)
    files = [] if path.exists() else [Outgoing(path.name, raw)]
    with closing(write_files(folder, files, place=place_of(folder))) as steps:
        for step in steps:
            if keep is not None and step.done == step.total:
                keep()
    return GivenAnswer(answer, path, key.public.fingerprint, again=keep is None)


def _free(folder: Path, file: AnswerFile, raw: bytes) -> Path:
    """Return the first name that is free, or has the same bytes."""
    names = (folder / answer_name(file, turn) for turn in count(1))
    return next(path for path in names if not path.exists() or _same(path, raw))


def _same(path: Path, raw: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(raw) and read_bytes(path, len(raw)) == raw


def answered_words(answer: OfficeAnswer) -> str:
    """Return who answered and when, in words: "Chị Mai đã nhận lúc 08:29 ngày 18/6/2026"."""
    did = "nhận" if answer.verdict is ACCEPTED else "trả lại"
    return f"{answer.who or 'Người khác'} đã {did} lúc {moment_words(datetime.fromisoformat(answer.at).astimezone())}"
