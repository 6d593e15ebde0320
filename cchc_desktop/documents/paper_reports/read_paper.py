"""Reading a report from a Word file: sections by their headings, forms by number and label, the letter around them.

What has no place is reported with its first words; nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc_desktop.base.errors import BadFileError
from cchc_desktop.base.text import folded, plain
from cchc_desktop.documents.paper_reports.form_tables import FormTables, form_tables
from cchc_desktop.documents.paper_reports.layout import Layout, is_motto, layout_of, lines_of
from cchc_desktop.documents.paper_reports.letter_parts import fixed_texts, is_closing, letter_fields
from cchc_desktop.documents.paper_reports.paper import PaperParagraph, PaperPart, PaperTable, paper_of
from cchc_desktop.documents.paper_reports.section_finder import FoundSections, find_sections
from cchc_desktop.documents.paper_reports.section_lines import section_text
from cchc_desktop.documents.returned.find_rows import FoundRows, find_rows
from cchc_desktop.documents.returned.questions import period_question, template_question
from cchc_desktop.documents.returned.third_party import read_rows
from cchc_desktop.documents.returned.unit_and_period import periods_in, unit_in
from cchc_desktop.report.document import report_of
from cchc_desktop.report.figure_table import FigureTable
from cchc_desktop.report.file import LoadedReport
from cchc_desktop.report.keys import note_of
from cchc_desktop.report.loading import NO_CHOICES, ImportChoices, UnansweredError
from cchc_desktop.report.periods import span_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.report.document import Report
    from cchc_desktop.report.loading import Templates
    from cchc_desktop.report.template import Template

_SHOWN = 70
_MOST_CELLS = 8
_APPENDIX_TITLES = ("phu luc", "bieu mau", "(kem theo", "(ban hanh kem theo", "(dinh kem")
_NO_REPORT = (
    "Cần các đề mục như trong mẫu báo cáo (“I. Công tác chỉ đạo, điều hành …”) hoặc các biểu mẫu có tên “Biểu mẫu 1” … "
    "ở trên bảng. Nếu tệp chỉ có lời văn khác thì mở bằng Word và chép từng đoạn vào mục tương ứng."
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A file as it is read by one template."""

    template: Template
    layout: Layout
    forms: FormTables
    rows: FoundRows
    sections: FoundSections

    @property
    def weight(self) -> int:
        """How much of the file the template explains."""
        return len(self.rows.spots) + 5 * self.sections.headings


def read(raw: bytes, name: str, templates: Templates, choices: ImportChoices = NO_CHOICES) -> LoadedReport:
    """Read a report from a Word file; what could not be placed is reported."""
    paper = paper_of(raw, name)
    tried = [template for template in templates.templates() if choices.template in ("", template.id)]
    if not tried:
        raise BadFileError(f"Không nhận tệp {name}.", f"Chương trình không có mẫu “{choices.template}”.")
    readings = [_reading(paper.parts, template) for template in tried]
    most = max(reading.weight for reading in readings)
    if not most:
        raise BadFileError(f"Không thấy báo cáo nào theo mẫu trong tệp {name}.", _NO_REPORT)
    titles = [line for part in _around(paper.parts, readings[0]) for line in lines_of(part) if not is_motto(line)]
    tied = [each for each in readings if each.weight == most]
    whole = [each for each in tied if len(each.rows.spots) == len(each.template.rows)]  # not those with more rows
    reading, periods = _settled(whole or tied, titles, name, choices)
    template = reading.template
    if len(periods) != 1 or span_of(template, *periods) is None:
        raise UnansweredError(period_question(titles, name, template, periods))
    rows = read_rows(reading.forms.sheets, reading.rows, choices, name)
    bare = report_of(template.id, next(iter(periods)), unit_in(titles, template.unit_kinds))
    fields = letter_fields(paper.parts, reading.layout, bare, template)
    report = report_of(template.id, bare.period, dict(bare.fields) | fields | _figures(rows.fields, template))
    fixed = fixed_texts(report, template)
    lost = [*_lost(reading, fixed), *_behind(paper.parts, reading)]
    report, more = _with_sections(report, reading, fixed)
    warnings = [
        _summary(reading, report),
        *_missing(reading, report),
        *paper.remarks,
        *more,
        *lost,
        *_few(rows.warnings),
    ]
    return LoadedReport(report, template, tuple(warnings), rows.questions)


def _reading(parts: Sequence[PaperPart], template: Template) -> _Reading:
    layout = layout_of(parts, template.letter.type_name)
    forms = form_tables(parts, template, layout.appendix)
    body = [
        part
        for at, part in enumerate(parts[layout.start : layout.end], layout.start)
        if at not in forms.places | forms.captions
    ]
    rows = find_rows(forms.sheets, template)
    return _Reading(template, layout, forms, rows, find_sections(body, template))


def _around(parts: Sequence[PaperPart], reading: _Reading) -> Iterator[PaperPart]:
    """Yield the parts that name unit and period: head, title, addressees, and the paragraphs of the appendix."""
    yield from parts[: reading.layout.start]
    yield from (part for part in parts[reading.layout.appendix :] if isinstance(part, PaperParagraph))


def _settled(
    readings: list[_Reading], titles: list[str], name: str, choices: ImportChoices
) -> tuple[_Reading, set[str]]:
    """Return the reading by the one template that fits, and the periods that the titles name."""
    found = [(each, {choices.period} if choices.period else periods_in(titles, each.template)) for each in readings]
    fitting = [pair for pair in found if any(span_of(pair[0].template, period) for period in pair[1])]
    left = fitting if len(fitting) == 1 else found
    if len(left) > 1:
        raise UnansweredError(template_question([each.template for each, _ in left], name, left[0][0].weight))
    return left[0]


def _figures(fields: dict[str, str], template: Template) -> dict[str, str]:
    """Return figures and notes as they were typed: without computed percents and the reasons of other tiers."""
    typed = dict(fields)
    table = FigureTable.of(
        template, {key: text for key, text in fields.items() if key in template.rows and not template.rows[key].ratio}
    )
    for key, row in template.rows.items():
        if row.ratio and typed.get(key) and typed[key] == table.printed(key):
            del typed[key]
        if typed.get(note_of(key)) == f"{template.tier_names[row.tier]} ghi":
            del typed[note_of(key)]
    return {key: text for key, text in typed.items() if text}


def _with_sections(report: Report, reading: _Reading, fixed: frozenset[str]) -> tuple[Report, list[str]]:
    """Return the report with the text of its sections, and remarks about that text."""
    remarks: list[str] = []
    for code, parts in reading.sections.parts.items():
        texts = [(part, folded(part.text) if isinstance(part, PaperParagraph) else "") for part in parts]
        kept = [part for part, text in texts if text not in fixed and not is_closing(text)]
        closing = [
            part.text.strip()
            for part, text in texts
            if is_closing(text) and text not in fixed and isinstance(part, PaperParagraph)
        ]
        report = report.with_edit("letter.closing", closing[-1]) if closing else report
        text, more = section_text(kept)
        remarks += [f"Mục {code}: {words}" for words in more]
        report = report.with_edit(code, text) if text else report
    return report, remarks


def _lost(reading: _Reading, fixed: frozenset[str]) -> Iterator[str]:
    """Report the text that is under no section's heading."""
    for heading, parts in reading.sections.lost:
        texts = [line for part in parts for line in lines_of(part) if folded(line) not in fixed]
        if texts:
            where = f"Dưới đề mục “{heading.strip()[:_SHOWN]}”" if heading else "Trước đề mục đầu tiên"
            yield f"{where}: {len(texts)} đoạn không có mục tương ứng trong mẫu, chưa nhận, từ “{texts[0][:_SHOWN]}”."


def _behind(parts: Sequence[PaperPart], reading: _Reading) -> Iterator[str]:
    """Report what is behind the body and is neither signature nor form, nor a title of the appendix."""
    taken = reading.forms.places | reading.forms.captions | {*range(reading.layout.signature, reading.layout.after)}
    left = [(at, part) for at, part in enumerate(parts) if at >= reading.layout.end and at not in taken]
    for _, part in left:
        if isinstance(part, PaperTable) and lines_of(part):
            yield f"Bảng {part.number} ở phần cuối không phải biểu mẫu nào của mẫu, chưa nhận."
    lines = [line for _, part in left if isinstance(part, PaperParagraph) for line in lines_of(part)]
    others = [line for line in lines if not plain(line).startswith(_APPENDIX_TITLES)]
    if others:
        yield f"Sau phần nội dung: {len(others)} dòng chưa nhận, từ “{others[0][:_SHOWN]}”."


def _summary(reading: _Reading, report: Report) -> str:
    template = reading.template
    written = sum(bool(report.text(code).strip()) for code in template.sections)
    found, all_rows = len(reading.rows.spots), len(template.rows)
    words = f"Nhận {written} trên {len(template.sections)} mục lời văn, {found} trên {all_rows} chỉ tiêu"
    return f"{words} của {template.name}, kỳ {report.period}. Liên kết số liệu trong lời văn thành chữ số thường."


def _missing(reading: _Reading, report: Report) -> Iterator[str]:
    """Report the sections and forms that the file has not."""
    sections = [code for code in reading.template.sections if not report.text(code).strip()]
    if sections:
        yield f"Không thấy lời văn của mục {', '.join(sections)}."
    found = {key.partition(":")[0] for key in reading.rows.spots}
    forms = [form.number for form in reading.template.forms if form.number not in found]
    if forms:
        yield f"Không thấy biểu mẫu {', '.join(forms)}."


def _few(warnings: list[str]) -> Iterator[str]:
    """Yield the first warnings about cells, and the places of all others in one line."""
    yield from warnings[:_MOST_CELLS]
    places = [words.partition(":")[0] for words in warnings[_MOST_CELLS:]]
    if places:
        yield f"{len(places)} ô khác trong các bảng cũng cần xem lại: {'; '.join(dict.fromkeys(places))}."
