"""The drafts of one data folder and their use cases: list, open, start, import, add the sample."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NoReturn

from cchc_desktop.base.errors import UserError
from cchc_desktop.base.text import slug
from cchc_desktop.desk.office import library
from cchc_desktop.desk.office.settings import Settings, unit_of
from cchc_desktop.report.document import OPEN, report_of
from cchc_desktop.report.keys import ANSWERS
from cchc_desktop.report.loading import NO_CHOICES, ImportChoices, Question
from cchc_desktop.report.periods import span_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from cchc_desktop.desk.work.open_report import OpenReport
    from cchc_desktop.desk.work.undo import UndoHistory
    from cchc_desktop.report.document import Report
    from cchc_desktop.report.file import LoadedReport
    from cchc_desktop.report.store_protocol import DraftInfo, DraftStore, ListedDrafts, Origin
    from cchc_desktop.report.template import Template
    from cchc_desktop.report.template_source import TemplateSource


@dataclass(frozen=True, slots=True)
class Added:
    """A draft that was added: its reference, warnings about the file it came from, and questions for the user."""

    ref: str
    warnings: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class UnopenedDrafts:
    """Drafts of which only the list was read; `open` opens their store."""

    listed: ListedDrafts
    open: Callable[[], DraftStore]


def _refuse() -> NoReturn:
    raise RuntimeError("the drafts are closed")


class Desk:
    """The use cases over a store of drafts; `who` is the officer's name for the history."""

    _store: DraftStore | None
    _listed: ListedDrafts
    _open: Callable[[], DraftStore]

    def __init__(self, store: DraftStore | UnopenedDrafts, who: str = "") -> None:
        if isinstance(store, UnopenedDrafts):
            self._store, self._listed, self._open = None, store.listed, store.open
        else:
            self._store, self._listed, self._open = store, store, lambda: store
        self.who = who
        self._version: int | None = None
        self._histories: dict[str, UndoHistory] = {}
        self.settings = Settings(self)

    @property
    def store(self) -> DraftStore:
        """The store, opened now if only its list was read so far; StorageError if it does not open."""
        if self._store is None:
            self._listed = self._store = self._open()
            self._version = self._store.external_version()
        return self._store

    @property
    def is_open(self) -> bool:
        """Whether the store is open, not only its list read."""
        return self._store is not None

    def changed_elsewhere(self) -> bool:
        """Return whether another process wrote in the drafts since the last call; an error if they are gone."""
        before, self._version = self._version, self.store.external_version()
        return before not in (None, self._version)

    def close(self) -> None:
        """Close the store if it is open."""
        if self._store is not None:
            self._store.close()
        self._open = _refuse

    def drafts(self, *, binned: bool = False) -> list[DraftInfo]:
        """Return the drafts, the one changed last first."""
        return self._listed.drafts(binned=binned)

    def setting(self, name: str) -> str | None:
        """Return a setting's text, None if it was never set."""
        return self._listed.setting(name)

    def set_setting(self, name: str, text: str) -> None:
        """Set a setting."""
        self.store.set_setting(name, text)

    def open(self, ref: str) -> OpenReport:
        """Open a draft with the template it was made with; what was done before can be undone if it still fits."""
        from cchc_desktop.desk.work.open_report import OpenReport  # noqa: PLC0415 - the list is shown before the checks are read

        seen = self.store.external_version()
        draft = self.store.load(ref)
        template = library.pinned(draft).template
        name = self.settings.draft_names().get(ref, "")
        opened = OpenReport(self.store, draft, template, self.who, name=name, seen=seen)
        earlier = self._histories.get(ref)
        if earlier and earlier.fits(opened.report):
            opened.history = earlier
        self._histories[ref] = opened.history
        return opened

    def load(self, ref: str) -> tuple[Report, Template]:
        """Return the present report of a draft, with its history, and the template it was made with."""
        from cchc_desktop.desk.work.unit_history import loaded  # noqa: PLC0415 - the list is shown without it

        draft, template = loaded(self.store, ref)
        return draft.report, template

    def start(self, template_id: str, period: str, unit: Mapping[str, str]) -> Added:
        """Start an empty report of a unit ("kind", "name", "district", "province", "code") for a period."""
        template = library.find(template_id)
        if template is None or span_of(template, period) is None:
            raise UserError("Không lập được báo cáo.", f"Không có mẫu báo cáo “{template_id}” cho kỳ “{period}”.")
        fields = {f"unit.{name}": text for name, text in unit.items()} | {"letter.place": unit.get("name", "")}
        return self.add_begun(report_of(template_id, period, fields), template, "started")

    def add_begun(self, report: Report, template: Template, cause: str, place: str = "", instead_of: str = "") -> Added:
        """Add a report that was just begun as a draft, first opened at a place; its unit is remembered.

        The draft that it stands instead of is put into the bin with that.
        """
        if report.text("unit.name"):
            self.settings.remember_unit(unit_of(report))
        return self._create(report, _pinned(template), cause, place=place, instead_of=instead_of)

    def add_sample(self, *, printed: bool) -> Added:
        """Add the sample report as a draft: corrected, or with figures and slips as printed."""
        from cchc_desktop.report.file import read_report  # noqa: PLC0415 - the list is shown without it

        name, raw = library.sample(printed=printed)
        loaded = read_report(raw, name, library.find)
        return self._import(replace(loaded, report=loaded.report.as_example()), "sample")

    def import_file(self, path: Path, choices: ImportChoices = NO_CHOICES) -> Added:
        """Add the report in a file (.json, .xlsx, .docx) as a draft; choices settle what the file leaves open."""
        from cchc_desktop.desk.drafts.reading import load_file  # noqa: PLC0415 - the list is shown without it

        return self.import_report(load_file(path, choices), path.parent)

    def import_report(self, loaded: LoadedReport, folder: Path | None = None) -> Added:
        """Add a report that was read from a file as a draft; folder is that of the file, where others may lie."""
        if folder and loaded.report.register:
            from cchc_desktop.desk.register.document_files import keep_beside  # noqa: PLC0415 - few have a register

            loaded = replace(loaded, report=keep_beside(loaded.report, folder, self.store.folder))
        return self._import(loaded, "import")

    def discard(self, ref: str) -> None:
        """Put a draft into the bin."""
        self.store.set_binned(ref, binned=True)

    def copy(self, ref: str) -> Added:
        """Add a copy of a draft as it is now, as an open draft with the same template and a history of its own."""
        draft = self.store.load(ref)
        report = replace(draft.report, state=OPEN, version=1).with_edit(ANSWERS, "")
        return self._create(report, library.pinned(draft), "copy")

    def bring_back(self, ref: str, instead_of: str = "") -> None:
        """Take a draft out of the bin; the one that it stands instead of goes there with that."""
        self.store.set_binned(ref, binned=False, instead_of=instead_of)

    def origin(self, ref: str) -> Origin | None:
        """Return the origin of a draft that came in a package, None of any other."""
        return self.store.load(ref).origin

    def add(self, loaded: LoadedReport, source: TemplateSource, cause: str, origin: Origin | None = None) -> Added:
        """Add a report with its template pinned: always as an open draft, whatever its state in the file."""
        added = self._create(replace(loaded.report, state=OPEN), source, cause, origin)
        closed = ("Báo cáo trong tệp đã chốt; ở đây là bản thảo, sửa được.",)
        warnings = loaded.edits + loaded.warnings + added.warnings + (() if loaded.report.state == OPEN else closed)
        return Added(added.ref, warnings, loaded.questions)

    def _import(self, loaded: LoadedReport, cause: str) -> Added:
        return self.add(loaded, _pinned(loaded.template), cause)

    def _create(
        self, report: Report, source: TemplateSource, cause: str, origin: Origin | None = None, place: str = "",
        instead_of: str = "",
    ) -> Added:  # fmt: skip
        warnings: tuple[str, ...] = ()
        if report.template_sha256 not in ("", source.sha256):
            warnings = ("Báo cáo này lập theo phiên bản khác của mẫu; bản thảo dùng mẫu có sẵn trong chương trình.",)
        ref = f"{slug(report.text('unit.name')) or 'bao-cao'}-{report.period}"
        made = self.store.create(
            report, source, ref=ref, who=self.who, cause=cause, origin=origin, cursor=place, instead_of=instead_of
        )
        return Added(made, warnings)


def _pinned(template: Template) -> TemplateSource:
    source = library.whole(template.id)
    if source is None:
        raise UserError("Không nhận được báo cáo.", f"Chương trình không có mẫu “{template.id}”.")
    return source
