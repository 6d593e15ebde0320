"""The store of drafts as the desk needs it; `db` implements it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from cchc_desktop.report.document import Report
    from cchc_desktop.report.members.office_answer import VersionAnswer
    from cchc_desktop.report.reason import Reason
    from cchc_desktop.report.template_source import TemplateSource


@dataclass(frozen=True, slots=True)
class Origin:
    """The origin of a draft that came in a package: its file, the fingerprint of its key, how that was known, and when.

    standing is a value of `handoff.key_trust.KeyTrust`; all are "" where that was not kept.
    """

    file: str = ""
    fingerprint: str = ""
    standing: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class DraftInfo:
    """A draft as a list shows it; period is a key ("2023-H1"), changed_at the moment of its last change.

    A print is no change. cause says how it began: "started", "sample", "import", "package", "copy"; "" where that is
    not known. answer is the receiving office's to the latest version that it answered.
    """

    ref: str
    template: str
    period: str
    unit_kind: str
    unit_name: str
    version: int
    state: str
    changed_at: datetime
    origin: Origin | None = None
    cause: str = ""
    answer: VersionAnswer | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One acknowledged edit; sequence grows over the whole store, cause says what made it ("typed", "undo", …)."""

    sequence: int
    key: str
    before: str
    after: str
    when: datetime
    who: str
    cause: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it is opened: the report, the source of its pinned template, and the place of the cursor."""

    ref: str
    report: Report
    template_source: str
    cursor: str
    changed_at: datetime
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """What came after sealing: number and day, "" until the report is issued, and the signed copy, b"" for none."""

    number: str
    date: str
    signed_name: str = ""
    signed: bytes = b""


@dataclass(frozen=True, slots=True)
class SealedVersion:
    """A sealed version: its canonical report.json, the hash of that, and what came after, None where nothing did."""

    content: str
    sha256: str
    issue: Issue | None


class ListedDrafts(Protocol):
    """The part of a store that a list of drafts is shown from."""

    def drafts(self, *, binned: bool = False) -> list[DraftInfo]:
        """Return the drafts (or those in the bin), last changed first."""
        ...

    def setting(self, name: str) -> str | None:
        """Return a setting's text, None if it was never set."""
        ...


class DraftStore(ListedDrafts, Protocol):
    """Keeps drafts. Every method that returns has what it changed on disk; StorageError says why it could not."""

    @property
    def folder(self) -> Path:
        """The data folder: the drafts lie in it, and the keys of units."""
        ...

    @property
    def notices(self) -> tuple[str, ...]:
        """The notices to the user about the file since it was opened, as sentences."""

    @property
    def lost_changes(self) -> bool:
        """Whether a notice tells of changes that are gone, which can be acknowledged."""
        ...

    def create(
        self, report: Report, source: TemplateSource, *, ref: str, who: str, cause: str, origin: Origin | None = None,
        cursor: str = "", instead_of: str = "",
    ) -> str:  # fmt: skip
        """Add a report as a draft with its template pinned; return its reference: `ref`, or `ref`-2, -3 … if taken.

        It is first opened at the place `cursor`; the draft that it stands instead of is put into the bin with that.
        """
        ...

    def external_version(self) -> int:
        """Return a number that every write of another process changes.

        DraftsGoneError if the file is no longer in its place, OutdatedError if another one is there.
        """
        ...

    def load(self, ref: str) -> Draft:
        """Return a draft; NotFoundError if there is none of that reference."""
        ...

    def edit(self, ref: str, key: str, text: str, *, who: str, cause: str) -> Change | None:
        """Set one field ("" clears it) and record the change, in one transaction.

        The text is brought to NFC. None, and nothing recorded, if the field has that text already. UserError if the
        report's version is sealed.
        """
        ...

    def edit_many(self, ref: str, texts: Mapping[str, str], *, who: str, cause: str) -> list[Change]:
        """Set some fields by key like `edit`, all of them in one transaction; return the changes there were."""
        ...

    def history(self, ref: str) -> list[Change]:
        """Return the changes of a draft, the oldest first."""
        ...

    def add_print(self, ref: str, *, who: str) -> int:
        """Record that an open draft is printed as it is now: a change of the key "" and the cause "print".

        Return the number of the print, counted from 1 over all versions of the report.
        """
        ...

    def set_cursor(self, ref: str, place: str) -> None:
        """Save the user's place in a draft."""
        ...

    def set_binned(self, ref: str, *, binned: bool, instead_of: str = "") -> None:
        """Put a draft into the bin, or take it out; the one that it stands instead of goes the other way with that."""
        ...

    def explain(self, ref: str, reasons: Sequence[Reason]) -> None:
        """Keep explanations of an open version's findings; one of the same fingerprint is replaced."""
        ...

    def seal(self, ref: str, report: Report, content: str, *, who: str) -> None:
        """Close the open version for ever: `report` is the checked report, with its live explanations.

        `content` is its canonical report.json. UserError if the fields are no longer those of `report`.
        """
        ...

    def sealed(self, ref: str, number: int) -> SealedVersion | None:
        """Return a sealed version, None if that version is open or was never there."""
        ...

    def reopen(self, ref: str, *, who: str) -> None:
        """Add an open version after a sealed one; after an issued one without its number and day."""
        ...

    def issue(self, ref: str, issued: Issue, *, who: str) -> None:
        """Enter number and day of a closed version and keep its signed copy."""
        ...

    def keep_answer(self, ref: str, answer: VersionAnswer, *, who: str) -> VersionAnswer | None:
        """Keep the receiving office's answer to a version, sealed or not, in one transaction.

        The first answer to a version stays: it is returned, None where there was none.
        """
        ...

    def keep_signed(self, ref: str, number: int, name: str, signed: bytes, *, who: str) -> None:
        """Keep the signed copy of a sealed version with its hash, instead of an earlier one."""
        ...

    def backup(self, path: Path) -> None:
        """Write everything into one file, read it back and check it; `path` is as before if that fails."""
        ...

    def note_losses(self) -> None:
        """Record that the user knows which changes are gone, so that they are shown no more."""
        ...

    def set_setting(self, name: str, text: str) -> None:
        """Set a setting."""
        ...

    def close(self) -> None:
        """Close the files."""
        ...
