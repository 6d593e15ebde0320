"""What opening the drafts has to tell, in sentences; nothing here hinders opening."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from cchc_desktop.base.errors import StorageError
from db.copies import daily, keep, prune
from db.drafts.losses import Loss

_AFTER_LOSS = (
    "Có thể khôi phục một bản sao, hoặc làm tiếp và thôi nhắc: trong cửa sổ, ở Cài đặt, Xem và khôi phục bản sao."
)


class Notices:
    """Collects the sentences of one opening."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._lost = False

    def losses(self, found: Iterable[Loss]) -> None:
        """Tell of each loss that the user has not said to know."""
        for loss in found:
            if not loss.noted:
                self._lost = True
                self.texts.append(f"Tệp dữ liệu {loss}. {_AFTER_LOSS}")

    def copy(self, engine: Engine, path: Path, copy: Path) -> None:
        """Copy the drafts, reporting why where that fails."""
        try:
            keep(engine, path, copy)
        except StorageError as error:
            self.texts.append(f"Chưa lập được bản sao {copy.name}. {error}")

    def daily(self, engine: Engine, path: Path, moment: datetime) -> None:
        """Make the copy of the day, if there is none, and let the oldest go, unless changes are missing here."""
        copy = daily(path, moment)
        if not copy.exists():
            self.copy(engine, path, copy)
            if not self._lost:
                prune(path)
