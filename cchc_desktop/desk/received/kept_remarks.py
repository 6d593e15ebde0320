"""The remarks being written on a package, kept in the settings until its answer is given; the name to answer with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.report.members.office_answer import VersionAnswer, answers_of, answers_text

if TYPE_CHECKING:
    from cchc_desktop.desk.drafts.desk import Desk
    from cchc_desktop.report.members.office_answer import OfficeRemark

_OFFICE = "answering.office"
_HASH = 16


def kept_remarks(desk: Desk, sha256: str) -> tuple[OfficeRemark, ...]:
    """Return the remarks that were written on the package of a hash."""
    kept = answers_of(desk.setting(_name(sha256)) or "")
    return tuple(kept[0].remarks) if kept else ()


def keep_remarks(desk: Desk, sha256: str, answer: VersionAnswer | None) -> None:
    """Keep the answer with the remarks being written on a package, None if there are none."""
    desk.set_setting(_name(sha256), answers_text([answer] if answer else ()))


def answering_office(desk: Desk) -> str:
    """Return the name that the office answers with, "" for the one that a report is addressed to."""
    return desk.setting(_OFFICE) or ""


def set_answering_office(desk: Desk, name: str) -> None:
    """Answer with another name from now on."""
    desk.set_setting(_OFFICE, name.strip())


def _name(sha256: str) -> str:
    return f"remarks.{sha256[:_HASH]}"
