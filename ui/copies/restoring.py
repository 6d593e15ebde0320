"""Restoring a copy in words: what came of it, and what to go back to."""

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
class Restored:
    """How a notice tells it; `before` is the copy that brings back what was in use, None if there is none."""

    role: str
    title: str
    text: str
    before: Copy | None = None


def restored(home: Home, copy: Copy) -> Restored:
    """Put a copy in the place of the drafts, which nobody holds open; an altered one too, as it was shown as such."""
    try:
        kept = home.restore(copy.path, altered=copy.state is CopyState.ALTERED)
        before = home.look(kept) if kept else None
    except UserError as error:
        return Restored("error", error.title, error.text)
    title = copies_texts.RESTORED.format(date_texts.last_change(copy.made_at, now()))
    text = copies_texts.KEPT.format(kept) if kept else ""
    return Restored("ok", title, text, before if before and before.usable else None)
