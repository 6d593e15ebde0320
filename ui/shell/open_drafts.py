"""The drafts of the window's data folder, from opening them to closing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.desk.drafts.home import Home
    from cchc_desktop.desk.drafts.progress import DraftProgressReader


class OpenDrafts:
    """The use cases over the drafts (`desk`) and their progress; both None while the drafts are closed."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self.desk: Desk | None = None
        self.progress: DraftProgressReader | None = None

    def open(self) -> None:
        """Open the drafts; UserError if they do not open."""
        self.desk = self._home.open()
        from cchc_desktop.desk.drafts.progress import DraftProgressReader  # noqa: PLC0415 - the window is painted before the drafts are read

        self.progress = DraftProgressReader(self.desk)

    def forget_progress(self) -> None:
        """Forget the progress of every draft; it is read again when needed."""
        if self.progress is not None:
            self.progress.forget()

    def close(self) -> None:
        """Close the files of the drafts."""
        if self.desk is not None:
            self.desk.close()
            self.desk = self.progress = None
