"""Restoring a copy in words: what came of it, and what to go back to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.clock import now
from cchc_desktop.base.errors import UserError
from ui import copies_texts, moments

if TYPE_CHECKING:
    from pathlib import Path

    from cchc_desktop.desk.home import Home


@dataclass(frozen=True, slots=True)
class Restored:
    """How a notice tells it; `before` is the copy that brings back what was in use, None if there is none."""

    role: str
    title: str
    text: str
    before: Path | None = None


def restored(home: Home, path: Path, *, altered: bool) -> Restored:
    """Put a copy in the place of the drafts, which nobody holds open."""
    try:
        made_at = home.look(path).made_at
        kept = home.restore(path, altered=altered)
        before = kept if kept and home.look(kept).usable else None
    except UserError as error:
        return Restored("error", error.title, error.text)
    title = copies_texts.RESTORED.format(moments.last_change(made_at, now()))
    return Restored("ok", title, copies_texts.KEPT.format(kept) if kept else "", before)
