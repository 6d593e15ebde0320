"""The identity of the drafts' file: whether the one that is open is still the one that its name leads to.

SQLite goes on writing into a file that was moved, removed or replaced: text saved there would be lost.
"""

from __future__ import annotations

from pathlib import Path

from cchc_desktop.base.errors import DraftsGoneError, OutdatedError
from cchc_desktop.base.windows.system_errors import reason_of
from db.failures import storage_error

_GONE = "Không thấy tệp dữ liệu ở chỗ cũ."
_BRING_BACK = (
    "Đưa thư mục dữ liệu về chỗ cũ, chương trình tự lưu tiếp. Nếu không tìm lại được, ghi báo cáo đang mở ra tệp khác."
)
_REPLACED = "Tệp dữ liệu đã bị thay bằng tệp khác."
_OPEN_ANEW = "Mở lại để xem những gì tệp ấy có; chữ nào trong cửa sổ cần giữ thì ghi ra tệp khác trước."


class FileIdentity:
    """The identity that a file had when this was made."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened = self._look()

    def require(self) -> None:
        """Raise DraftsGoneError if the file is not there any more, OutdatedError if another one is."""
        if self._look() != self._opened:
            raise storage_error(self._path, _REPLACED, _OPEN_ANEW, kind=OutdatedError)

    def _look(self) -> tuple[int, int]:
        try:
            found = self._path.stat()
        except OSError as error:
            advice = f"Lý do: {reason_of(error)}. {_BRING_BACK}"
            raise storage_error(self._path, _GONE, advice, kind=DraftsGoneError) from error
        return found.st_dev, found.st_ino
