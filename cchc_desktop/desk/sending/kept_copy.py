"""Keeping a signed copy of a closed or issued report; one in which something is wrong needs a reason and a name."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import Clock, now
from cchc_desktop.base.errors import UserError
from cchc_desktop.base.text import stored
from cchc_desktop.desk.work.closing import issue
from cchc_desktop.report.document import CLOSED, OPEN

if TYPE_CHECKING:
    from cchc_desktop.desk.signed_copies.examine_copy import ExaminedCopy
    from cchc_desktop.report.store_protocol import DraftStore

_REASONS = "signed-copy-reasons"
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class KeepingReason:
    """Why a signed copy was kept in which something is wrong, who decided on that, and when."""

    text: str
    who: str
    when: str = ""


def keep_copy(
    store: DraftStore,
    ref: str,
    copy: ExaminedCopy,
    *,
    number: str = "",
    day: str = "",
    reason: KeepingReason | None = None,
    who: str = "",
    clock: Clock = now,
) -> None:
    """Keep a signed copy; a closed report is issued with it if a number is given.

    UserError if something in it is wrong and no reason with a name is given, or if the report is open.
    """
    report = store.load(ref).report
    if report.state == OPEN:
        raise UserError("Báo cáo chưa chốt.", "Chốt báo cáo rồi nhập bản đã ký.")
    if copy.found.is_wrong and (reason is None or not reason.text.strip() or not reason.who.strip()):
        raise UserError("Bản này có chỗ không đúng.", "Muốn giữ thì ghi lý do và người quyết định.")
    if report.state == CLOSED and number.strip():
        issue(store, ref, number=number, day=day, signed=copy, who=who)
    else:
        store.keep_signed(ref, report.version, stored(copy.name), copy.raw, who=who)
    kept = _all(store)
    kept.pop(f"{ref}@{report.version}", None)
    if copy.found.is_wrong and reason:
        moment = clock().isoformat(timespec="seconds")
        kept[f"{ref}@{report.version}"] = [stored(reason.text).strip()[:_LONGEST], stored(reason.who).strip(), moment]
    if kept or _all(store):
        store.set_setting(_REASONS, json.dumps(kept, ensure_ascii=False))


def reason_of_copy(store: DraftStore, ref: str, version: int) -> KeepingReason | None:
    """Return why the signed copy of a version was kept though something in it is wrong, None if there was nothing."""
    found = _all(store).get(f"{ref}@{version}")
    return KeepingReason(*found) if found else None


def _all(store: DraftStore) -> dict[str, list[str]]:
    """Return the reasons by reference and version; a setting that cannot be read holds none."""
    with suppress(ValueError):
        data = json.loads(store.setting(_REASONS) or "{}")
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if _is_reason(value)}
    return {}


def _is_reason(value: object) -> bool:
    return isinstance(value, list) and len(value) == 3 and all(isinstance(part, str) for part in value)  # noqa: PLR2004 - as written above
