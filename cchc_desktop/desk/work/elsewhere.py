"""A draft that another program changed, sealed or removed while it is open here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import NotFoundError, OutdatedError, StorageError, UserError

if TYPE_CHECKING:
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.store_protocol import DraftStore

_OPEN_ANEW = "Mở lại để xem những gì tệp đang có; chữ nào trong cửa sổ cần giữ thì ghi ra tệp khác trước."


@contextmanager
def refusals_as_outdated() -> Iterator[None]:
    """Raise OutdatedError where the store refuses a change: the draft was removed or sealed elsewhere."""
    try:
        yield
    except StorageError:
        raise
    except UserError as error:
        raise OutdatedError(error.title, _OPEN_ANEW) from error


def reread(store: DraftStore, ref: str, report: Report) -> Report:
    """Return a report as its file has it now; OutdatedError if it is gone or is another report by now."""
    try:
        found = store.load(ref).report
    except NotFoundError as error:
        raise OutdatedError("Bản thảo này không còn trong tệp dữ liệu.", _OPEN_ANEW) from error
    if _kind_of(found) != _kind_of(report):
        raise OutdatedError("Báo cáo đã được chốt, mở lại hoặc thay ở nơi khác.", _OPEN_ANEW)
    return found


def members_of(report: Report) -> tuple[object, ...]:
    """Return what a report holds beside its fields, to be compared."""
    reasons = {(reason.fingerprint, reason.text, reason.who, reason.when) for reason in report.reasons}
    return reasons, sorted(str(mark.as_json()) for mark in report.carried)


def _kind_of(report: Report) -> tuple[str, int, str]:
    return report.state, report.version, report.template_sha256
