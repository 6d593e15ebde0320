"""Restoring a copy of the drafts, and the result in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import now
from cchc_desktop.base.errors import UserError
from cchc_desktop.desk.drafts.home import CopyState
from ui.words import copies_texts, date_texts

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.home import Copy, Home


@dataclass(frozen=True, slots=True)
class RestoreResult:
    """The result for a notice; `before` is the copy of the replaced drafts, None if there is none."""

    role: str
    title: str
    text: str
    before: Copy | None = None


def restore_copy(home: Home, copy: Copy) -> RestoreResult:
    """Replace the drafts, which must be closed, by a copy; an altered one too, since it was shown as altered."""
    try:
        kept = home.restore(copy.path, altered=copy.state is CopyState.ALTERED)
        before = home.look(kept) if kept else None
    except UserError as error:
        return RestoreResult("error", error.title, error.text)
    title = copies_texts.RESTORED.format(date_texts.last_change(copy.made_at, now()))
    text = copies_texts.KEPT.format(kept) if kept else ""
    return RestoreResult("ok", title, text, before if before and before.usable else None)
