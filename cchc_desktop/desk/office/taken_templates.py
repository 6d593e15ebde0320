"""The templates that an office took up: files in its data folder, each whole, read when they are first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from cchc_desktop.report.template_source import TemplateSource

FOLDER_NAME = "templates"


class TakenTemplates:
    """The folder of the templates that were taken up, in the data folder that is open."""

    def __init__(self) -> None:
        self._data: Callable[[], Path] | None = None
        self._read_at = 0
        self._sources: dict[str, TemplateSource] = {}
        self.unreadable: tuple[str, ...] = ()

    def open(self, data: Callable[[], Path] | None) -> None:
        """Look for templates in a data folder from now on; it is asked for when a template is."""
        self._data = data
        self._read_at, self._sources, self.unreadable = 0, {}, ()

    @property
    def _folder(self) -> Path | None:
        return self._data() / FOLDER_NAME if self._data else None

    def state(self) -> int:
        """Return a number that changes when another template is taken up, also by another process."""
        folder = self._folder
        try:
            return folder.stat().st_mtime_ns if folder else 0
        except OSError:
            return 0

    def sources(self) -> Mapping[str, TemplateSource]:
        """Return the templates by id, the one in force last coming last; `unreadable` names files that are none."""
        if (state := self.state()) != self._read_at:
            self._read_at = state
            self._read()
        return self._sources

    def keep(self, source: TemplateSource) -> bool:
        """Keep a template; return whether it was not there before. UserError if it would change one that is in use."""
        from cchc_desktop.base.files import require_folder, write_bytes  # noqa: PLC0415 - the list is shown without it

        folder = self._folder
        if folder is None:
            raise RuntimeError("no data folder is open")
        new, there = source.template, self.sources().get(source.template.id)
        if there and there.template == new:
            return False
        if there and new.edition.number <= there.template.edition.number:
            number = there.template.edition.number
            raise UserError(
                f"Máy này đã có mẫu {new.id} bản {number}, nội dung khác.",
                f"Mẫu đang dùng không bị sửa. Ghi số bản là {number + 1} ở mẫu mới rồi nhận lại.",
            )
        require_folder(folder)
        write_bytes(folder / f"{new.id}.toml", source.source.encode())
        self._read_at = 0
        return True

    def _read(self) -> None:
        from cchc_desktop.base.bounded import read_bytes  # noqa: PLC0415 - the list is shown without it
        from cchc_desktop.report.template_source import read_template  # noqa: PLC0415 - the same

        found: list[TemplateSource] = []
        broken: list[str] = []
        folder = self._folder
        for path in sorted(folder.glob("*.toml")) if folder else ():
            try:
                found.append(read_template(read_bytes(path), path.name))
            except UserError:
                broken.append(path.name)
        found.sort(key=lambda one: (str(one.template.edition.since or ""), one.template.id))
        self._sources = {one.template.id: one for one in found}
        self.unreadable = tuple(broken)


TAKEN = TakenTemplates()
"""The templates taken up in the data folder that is open: one a process, as the shipped ones are."""
