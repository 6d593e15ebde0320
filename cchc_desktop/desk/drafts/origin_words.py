"""The origin of a draft that came in a package, in words."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import moment_words
from cchc_desktop.handoff.key_trust import KeyTrust

if TYPE_CHECKING:
    from cchc_desktop.report.store_protocol import Origin

_STANDINGS: dict[str, str] = {
    KeyTrust.KNOWN.value: "khóa đã biết",
    KeyTrust.FIRST.value: "khóa chưa đối chiếu",
    KeyTrust.RENAMED.value: "khóa của đơn vị tên khác",
    KeyTrust.REPLACED.value: "khóa khác với khóa đã biết",
    KeyTrust.LOOK_ALIKE.value: "tên gần giống đơn vị khác, khóa lạ",
}
_UNKNOWN = "không rõ khóa"


def briefly(origin: Origin) -> str:
    """Return an origin in few words: "từ gói, khóa chưa đối chiếu"."""
    return f"từ gói, {standing(origin)}"


def standing(origin: Origin) -> str:
    """Return how the key of an origin was known: "khóa chưa đối chiếu"."""
    return _STANDINGS.get(origin.standing, _UNKNOWN)


def in_full(origin: Origin) -> str:
    """Return an origin as a sentence: which file, when, and which key, as it was known then."""
    key = f" ({origin.fingerprint})" if origin.fingerprint else ""
    known = f"khi nhận: {standing(origin)}{key}"
    return f"Nhận từ gói {origin.file or '(không rõ tệp)'}{_moment(origin.when)}; {known}."


def _moment(when: str) -> str:
    try:
        return f" lúc {moment_words(datetime.fromisoformat(when).astimezone())}"
    except (ValueError, OverflowError):
        return ""
