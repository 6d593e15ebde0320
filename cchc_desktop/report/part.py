"""A part of a report handed to a colleague: its fields, the colleague's name, and the texts it started from.

It travels as the member "part" of report.json, so every file of the report has it: package, workbook and JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cchc_desktop.base.errors import UserError
from cchc_desktop.base.shapes import Limits, Shape, Unknown, read_shape
from cchc_desktop.base.text import folded, slug, stored
from cchc_desktop.report.faults import Fault, path_of
from cchc_desktop.report.keys import FieldKind, figure_of, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Template

MEMBER = "part"
MAX_NAME = 200

_Short = Annotated[str, Limits(most=MAX_NAME)]
_Text = Annotated[str, Limits(most=400_000)]


class Part(Shape, unknown=Unknown.IGNORED):
    """A part that was handed out; members that a later program added are ignored.

    origin names the draft it comes from; base is every field of that draft as it was then.
    """

    format: Literal["cchc-part/1"]
    origin: _Short
    colleague: _Short = ""
    forms: Annotated[tuple[_Short, ...], Limits(most=100)] = ()
    sections: Annotated[tuple[_Short, ...], Limits(most=200)] = ()
    base: Mapping[_Text, _Text]

    def holds(self, key: str) -> bool:
        """Return whether a text belongs to the part: a figure of its forms, its note or source, or a section of it.

        The list of late dossiers goes with every part: whoever has the reasons enters it.
        """
        kind = kind_of(key)
        if kind in (FieldKind.FIGURE, FieldKind.NOTE, FieldKind.SOURCE):
            return figure_of(key).partition(":")[0] in self.forms
        if kind is FieldKind.DOSSIERS:
            return True
        return key in self.sections

    @property
    def words(self) -> str:
        """The part and the colleague it went to, in words."""
        named = [*(f"biểu mẫu {number}" for number in self.forms), *(f"mục {code}" for code in self.sections)]
        return ", ".join(named) + (f", giao cho {self.colleague}" if self.colleague else "")

    @property
    def notice(self) -> str:
        """The notice shown to the reader of a part's file."""
        return f"Đây là phần việc được giao: {self.words}. Chỉ các phần này được nhận lại."

    def as_json(self) -> dict[str, Any]:
        """Return the member as report.json holds it."""
        return {**vars(self), "forms": list(self.forms), "sections": list(self.sections), "base": dict(self.base)}


def part_of(report: Report) -> Part | None:
    """Return the part a report was handed out as, None if it is a report of its own."""
    member = report.extra.get(MEMBER)
    return None if member is None else read_shape(Part, member)[0]


def with_part(report: Report, part: Part) -> Report:
    """Return a report that is handed out as a part."""
    return replace(report, extra={**report.extra, MEMBER: part.as_json()})


def part_faults(member: object) -> list[Fault]:
    """Return the faults of the member of a foreign file."""
    return [Fault(path_of((MEMBER, *location)), text) for location, text in read_shape(Part, member)[1]]


def handed_out(report: Report, template: Template, names: Iterable[str], *, origin: str, colleague: str) -> Part:
    """Return the part of forms ("3") and sections ("II.2", with all below it; "Mở đầu").

    UserError names those that do not exist.
    """
    forms = [form.number for form in template.forms]
    wanted = [name for name in map(folded, names) if name]
    under = {name: [code for code in template.sections if _below(folded(code), name)] for name in wanted}
    if strange := [name for name in wanted if name not in forms and not under[name]]:
        named = (code if section.number else section.short for code, section in template.sections.items())
        there = f"Có biểu mẫu {', '.join(forms)} và mục {', '.join(named)}."
        raise UserError(f"Báo cáo không có phần “{'”, “'.join(strange)}”.", there)
    if not wanted:
        raise UserError("Chưa chọn phần nào để giao.", "Ghi số biểu mẫu hoặc mã mục, ví dụ 3,II.2.")
    sections = {code for name in wanted if name not in forms for code in under[name]}
    return Part(
        format="cchc-part/1",
        origin=origin,
        colleague=stored(colleague).strip()[:MAX_NAME],
        forms=tuple(number for number in forms if number in wanted),
        sections=tuple(code for code in template.sections if code in sections),
        base=dict(report.texts),
    )


def _below(code: str, name: str) -> bool:
    return code in (name, slug(name)) or code.startswith(f"{name}.")
