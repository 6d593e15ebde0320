"""Composing a report into blocks: the printed content, in order, the same for every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.text import folded
from cchc_desktop.documents.content import wording
from cchc_desktop.documents.content.blocks import (
    Addressees,
    AppendixStart,
    Block,
    Document,
    FormBlock,
    FormRow,
    Header,
    Heading,
    ListLine,
    Paragraph,
    ProseTable,
    Signature,
    StoredLine,
    Title,
)
from cchc_desktop.documents.content.placeholders import FilledLetter
from cchc_desktop.reading.table_lines import LineGroup, cells_of, line_groups
from cchc_desktop.report.document import OPEN
from cchc_desktop.report.figure_table import FigureTable
from cchc_desktop.report.figures import State
from cchc_desktop.report.prose import expand

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cchc_desktop.report.document import Report
    from cchc_desktop.report.members.late_dossier import LateDossier
    from cchc_desktop.report.template import Form, LetterWords, Row, Section, Template


def compose(report: Report, template: Template) -> Document:
    """Return the printed content of a report."""
    texts = FilledLetter(report, template)
    table = FigureTable.of(template, report.figures)
    start, forms = compose_appendix(report, template, table)
    blocks = (*_letter(report, template, texts, table), start, *forms)
    title = f"{template.letter.type_name} {texts.text('title')}"
    foot = wording.EXAMPLE_FOOT if report.is_example else ""
    return Document(title, " ".join(texts.fill_all(template.letter.issuer)), blocks, texts.moment, foot)


def compose_appendix(
    report: Report, template: Template, table: FigureTable
) -> tuple[AppendixStart, tuple[FormBlock, ...]]:
    """Return the printed start of a report's appendix, and its forms."""
    letter, texts = template.letter, FilledLetter(report, template)
    reference = texts.fill(letter.appendix_reference, number=texts.number, symbol=texts.symbol, date=texts.date)
    start = AppendixStart(wording.APPENDIX, texts.fill(letter.appendix_title), reference)
    return start, tuple(_form(form, report, texts, table, letter) for form in template.forms)


def _letter(report: Report, template: Template, texts: FilledLetter, table: FigureTable) -> Iterator[Block]:
    yield _header(report, template, texts)
    yield Title(template.letter.type_name, texts.text("title"))
    addressees = texts.lines("addressees")
    if addressees:
        yield Addressees(wording.ADDRESSEES_LEAD, _addressees(addressees))
    for section in template.outline:
        yield from _section(section, report, texts, table)
    yield Paragraph(texts.fill(template.letter.appendix_pointer))
    yield Paragraph(_ended(texts.text("closing")), closing=True)
    recipients = _recipients(texts.lines("recipients"), texts.text("archive"), addressees)
    yield Signature(wording.RECIPIENTS_LEAD, recipients, texts.lines("authority"), report.text("letter.signer").strip())


def _header(report: Report, template: Template, texts: FilledLetter) -> Header:
    number = f"{wording.NUMBER}{texts.number}/{texts.symbol}"
    marks = (wording.DRAFT_MARK if report.state == OPEN else "", wording.EXAMPLE_MARK if report.is_example else "")
    mark = ", ".join(filter(None, marks))
    return Header(
        wording.NATION, wording.MOTTO, texts.fill_all(template.letter.issuer), number, texts.place_and_date, mark
    )


def _addressees(names: tuple[str, ...]) -> tuple[str, ...]:
    """Punctuate addressees: one has no mark, several are a list (Decree 30, Appendix I, part I, II.9.d)."""
    bare = [_bare(name) for name in names]
    if len(bare) == 1:
        return (bare[0],)
    return (*(f"- {name};" for name in bare[:-1]), f"- {bare[-1]}.")


def _recipients(names: tuple[str, ...], archive: str, addressees: tuple[str, ...]) -> tuple[str, ...]:
    """Punctuate recipients: "Như trên" first, in place of the addressees; the archive last (same place, II.9.d)."""
    above = {folded(name) for name in (wording.AS_ABOVE, *map(_bare, addressees))}
    bare = [name for name in map(_bare, names) if folded(name) not in above]
    listed = [wording.AS_ABOVE, *bare] if addressees else bare
    return (
        *(f"- {name};" for name in listed),
        f"- {wording.ARCHIVE} {_bare(archive).removeprefix(wording.ARCHIVE).strip()}.",
    )


def _bare(name: str) -> str:
    return name.strip().removeprefix("-").rstrip(" ;,.").lstrip()


def _ended(text: str) -> str:
    return text if text.endswith(wording.END) else text.rstrip(" ./") + wording.END


def _section(section: Section, report: Report, texts: FilledLetter, table: FigureTable) -> Iterator[Block]:
    if section.level:
        yield Heading(section.level, texts.heading(section))
    if section.text:
        bases = not section.level
        for group in line_groups(report.text(section.code)):
            if group.is_table:
                bases = False
                yield _table(group, section.code, table)
                continue
            text = expand(group.lines[0], table.linked).strip()
            if text:
                bases = bases and _is_basis(text)
                yield _paragraph(text, StoredLine(section.code, group.lines[0], group.starts[0]), basis=bases)
    if section.late_dossiers and report.late_dossiers:
        yield Paragraph(wording.LATE_DOSSIERS)
        rows = (wording.LATE_DOSSIER_COLUMNS, *late_dossier_rows(report.late_dossiers))
        yield ProseTable(tuple(tuple(Paragraph(cell) for cell in row) for row in rows))


def late_dossier_rows(dossiers: Sequence[LateDossier]) -> Iterator[tuple[str, ...]]:
    """Yield the cells of listed dossiers, numbered."""
    for number, one in enumerate(dossiers, 1):
        sent = wording.APOLOGY_SENT if one.apology else wording.APOLOGY_NOT_SENT
        yield str(number), one.code, one.field, one.days, one.reason, sent


def _table(group: LineGroup, code: str, table: FigureTable) -> ProseTable:
    """Return a table of a section; a row that is too short gets blank cells."""
    rows = [
        [_cell(line[span.start : span.end], code, start + span.start, table) for span in cells_of(line)]
        for line, start in zip(group.lines, group.starts, strict=True)
    ]
    width = max(map(len, rows))
    return ProseTable(tuple((*row, *[Paragraph("")] * (width - len(row))) for row in rows))


def _cell(text: str, code: str, start: int, table: FigureTable) -> Paragraph:
    return Paragraph(expand(text, table.linked).strip(), made_of=StoredLine(code, text, start))


def _is_basis(text: str) -> bool:
    """Return whether a line above all others of the preamble is a legal basis (same place, II.6.a)."""
    return text.startswith(wording.LEGAL_BASIS) and not text.endswith(":")


def _paragraph(text: str, made_of: StoredLine, *, basis: bool) -> Paragraph | ListLine:
    if text.startswith(wording.LIST_MARKS):
        return ListLine(text[0], text[2:].lstrip(), made_of)
    return Paragraph(text, basis=basis, note=text.startswith(wording.NOTE_LEADS), made_of=made_of)


def _form(form: Form, report: Report, texts: FilledLetter, table: FigureTable, letter: LetterWords) -> FormBlock:
    rows = tuple(_row(form, row, report, table) for row in form.rows)
    return FormBlock(texts.fill(letter.form_heading, number=form.number), form.title, _columns(form, letter), rows)


def _columns(form: Form, letter: LetterWords) -> tuple[str, ...]:
    number, label, unit, result, note = letter.columns
    return number, label, unit, *([column.head for column in form.columns] or [result]), note


def _row(form: Form, row: Row, report: Report, table: FigureTable) -> FormRow:
    key, *others = form.keys(row)
    lacking = table.template.lacking.intersection((key, *others))

    def text(each: str) -> str:
        return table.printed(each) or (form.lacking_mark if each in lacking else "")

    blank = table[key].state is State.NOT_OURS and not table.printed(key)
    return FormRow(
        key=key,
        number=f"{row.no}.",
        label=row.label,
        unit=row.unit,
        result=text(key),
        note=report.notes.get(key, ""),
        heading=row.kind == "heading",
        reason=f"{table.template.tier_names[row.tier]} ghi" if blank else "",
        more=tuple((other, text(other)) for other in others),
        lacking=lacking,
    )
