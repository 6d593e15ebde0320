"""A report as blocks: what is printed, in order, for every format alike.

The words a decree fixes for every document stand here; all others come from the template (`wording`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cchc_desktop.base.text import folded
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
    Signature,
    Title,
)
from cchc_desktop.documents.content.wording import Words
from cchc_desktop.report.document import OPEN
from cchc_desktop.report.figures import State
from cchc_desktop.report.prose import expand
from cchc_desktop.report.table import FigureTable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cchc_desktop.report.document import Report
    from cchc_desktop.report.template import Form, Row, Section, Template

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
DRAFT_MARK = "DỰ THẢO"
LIST_MARKS = ("- ", "+ ")

_AS_ABOVE = "Như trên"
_BASIS = "Căn cứ "
_END = "./."


def compose(report: Report, template: Template) -> Document:
    """Return the printed content of a report."""
    words = Words(report, template)
    table = FigureTable.of(template, report.figures)
    blocks = (*_letter(report, template, words, table), *_appendix(report, template, words, table))
    title = f"{template.letter.type_name} {words.text('title')}"
    return Document(title, " ".join(words.fill_all(template.letter.issuer)), blocks)


def _letter(report: Report, template: Template, words: Words, table: FigureTable) -> Iterator[Block]:
    yield _header(report, template, words)
    yield Title(template.letter.type_name, words.text("title"))
    addressees = words.lines("addressees")
    if addressees:
        yield Addressees("Kính gửi:", _addressees(addressees))
    for section in template.outline:
        yield from _section(section, report, table)
    yield Paragraph(words.fill(template.letter.appendix_pointer))
    yield Paragraph(_ended(words.text("closing")), closing=True)
    recipients = _recipients(words.lines("recipients"), words.text("archive"), addressees)
    yield Signature("Nơi nhận:", recipients, words.lines("authority"), report.text("letter.signer").strip())


def _header(report: Report, template: Template, words: Words) -> Header:
    number = f"Số: {words.number}/{words.symbol}"
    mark = DRAFT_MARK if report.state == OPEN else ""
    return Header(NATION, MOTTO, words.fill_all(template.letter.issuer), number, words.place_and_date, mark)


def _addressees(names: tuple[str, ...]) -> tuple[str, ...]:
    """Punctuate addressees: one stands alone, several are a list (Decree 30, Appendix I, part I, II.9.d)."""
    bare = [_bare(name) for name in names]
    if len(bare) == 1:
        return (bare[0],)
    return (*(f"- {name};" for name in bare[:-1]), f"- {bare[-1]}.")


def _recipients(names: tuple[str, ...], archive: str, addressees: tuple[str, ...]) -> tuple[str, ...]:
    """Punctuate recipients: "Như trên" first, it stands for the addressees; the archive last (same place, II.9.d)."""
    above = {folded(name) for name in (_AS_ABOVE, *map(_bare, addressees))}
    bare = [name for name in map(_bare, names) if folded(name) not in above]
    listed = [_AS_ABOVE, *bare] if addressees else bare
    return (*(f"- {name};" for name in listed), f"- Lưu: {_bare(archive).removeprefix('Lưu:').strip()}.")


def _bare(name: str) -> str:
    return name.strip().removeprefix("-").rstrip(" ;,.").lstrip()


def _ended(text: str) -> str:
    return text if text.endswith(_END) else text.rstrip(" ./") + _END


def _section(section: Section, report: Report, table: FigureTable) -> Iterator[Block]:
    if section.level:
        heading = f"{section.number} {section.title}".strip()
        yield Heading(section.level, heading.upper() if section.level == 1 else heading)
    if section.text:
        bases = not section.level
        for line in report.text(section.code).splitlines():
            text = expand(line, table.linked).strip()
            if text:
                bases = bases and _is_basis(text)
                yield _paragraph(text, basis=bases)


def _is_basis(text: str) -> bool:
    """Tell whether a line above all others of the preamble is a legal basis (same place, II.6.a)."""
    return text.startswith(_BASIS) and not text.endswith(":")


def _paragraph(text: str, *, basis: bool) -> Paragraph | ListLine:
    if text.startswith(LIST_MARKS):
        return ListLine(text[0], text[2:].lstrip())
    return Paragraph(text, basis=basis)


def _appendix(report: Report, template: Template, words: Words, table: FigureTable) -> Iterator[Block]:
    letter = template.letter
    reference = words.fill(letter.appendix_reference, number=words.number, symbol=words.symbol, date=words.date)
    yield AppendixStart("Phụ lục", words.fill(letter.appendix_title), reference)
    for form in template.forms:
        rows = tuple(_row(form.key(row), row, report, table) for row in form.rows)
        yield FormBlock(_form_heading(form, words, letter.form_heading), form.title, letter.columns, rows)


def _form_heading(form: Form, words: Words, heading: str) -> str:
    return words.fill(heading, number=form.number)


def _row(key: str, row: Row, report: Report, table: FigureTable) -> FormRow:
    blank = table[key].state is State.NOT_OURS and not table.printed(key)
    return FormRow(
        key=key,
        number=f"{row.no}.",
        label=row.label,
        unit=row.unit,
        result=table.printed(key),
        note=report.notes.get(key, ""),
        heading=row.kind == "heading",
        reason=f"{table.template.tier_names[row.tier]} ghi" if blank else "",
    )
