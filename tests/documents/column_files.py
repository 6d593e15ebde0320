"""A report with several columns of values for tests: filled in, written in every format, changed and read again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl

from cchc_desktop.documents.readers import read_file
from cchc_desktop.documents.writers import writer
from cchc_desktop.report.document import Report
from cchc_desktop.report.file import LoadedReport
from cchc_desktop.report.loading import ImportChoices
from cchc_desktop.report.template import Template
from tests.make import make_report


class ColumnFiles:
    """The reports and files of one template, the only one that is known to whoever reads them."""

    def __init__(self, template: Template, fields: Mapping[str, str]) -> None:
        self._template, self._fields = template, {**fields, "letter.place": "An Thanh"}

    def templates(self) -> list[Template]:
        """Return the template."""
        return [self._template]

    def find(self, template_id: str, /) -> Template | None:
        """Return the template, None for another id."""
        return self._template if template_id == self._template.id else None

    def report(self, **more: str) -> Report:
        """Return the report with its fields, and more of them, filled in."""
        made = make_report()
        for key, text in (self._fields | more).items():
            made = made.with_edit(key, text)
        return made

    def written(self, ending: str, folder: Path) -> Path:
        """Write the report in the format of an ending: ".xlsx"."""
        path = folder / f"a{ending}"
        assert [*writer(ending.removeprefix(".")).load()(self.report(), self._template, path)]
        return path

    def read_again(self, path: Path) -> LoadedReport:
        """Read a file as a report of the template."""
        choices = ImportChoices(template=self._template.id, period="2023-H1")
        return read_file(path.read_bytes(), path.name, self, choices)


def change(path: Path, edit: Any) -> Path:  # noqa: ANN401 - openpyxl has no types
    """Change a workbook with openpyxl, and save it."""
    book = openpyxl.load_workbook(path)
    edit(book)
    book.save(path)
    return path
