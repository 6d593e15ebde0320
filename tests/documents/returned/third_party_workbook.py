"""Workbooks as another office makes them: the same forms, no sheet for the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import openpyxl

from cchc_desktop.report.template import Form, Template

HEADS = (("STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Kết quả thống kê", "Ghi chú"),)
TITLES = ("UBND XÃ AN THANH", "BÁO CÁO CÔNG TÁC CCHC 6 THÁNG ĐẦU NĂM 2023")


@dataclass
class ThirdPartyWorkbook:
    """A workbook being made, one sheet at first; every text is written as it is given."""

    book: Any = field(default_factory=openpyxl.Workbook)

    @property
    def sheet(self) -> Any:  # noqa: ANN401 - openpyxl has no types
        """The sheet that is being written."""
        return self.book.worksheets[-1]

    def lines(self, *lines: Sequence[object]) -> ThirdPartyWorkbook:
        """Write lines below what is there."""
        for line in lines:
            self.sheet.append(line)
        return self

    def form(
        self,
        form: Form,
        values: Mapping[str, object],
        *,
        title: Sequence[str] = (),
        heads: Sequence[Sequence[object]] = HEADS,
    ) -> ThirdPartyWorkbook:
        """Write a form's table below what is there: its title, its heads, a line for each row with its value by key."""
        for line in title or (f"Biểu mẫu {form.number}", form.title):
            self.lines((line,))
        self.lines(*heads)
        for row in form.rows:
            self.lines((f"{row.no}.", row.label, row.unit, values.get(form.key(row)), None))
        return self.lines((None,))

    def forms(self, template: Template, values: Mapping[str, object]) -> ThirdPartyWorkbook:
        """Write the titles and all forms of a template, one below the other."""
        self.lines(*((title,) for title in TITLES))
        for form in template.forms:
            self.form(form, values)
        return self

    def raw(self) -> bytes:
        """Return the workbook as a file."""
        saved = BytesIO()
        self.book.save(saved)
        return saved.getvalue()
