"""Files that are made to do harm: small on the disk, endless, deep or ill-formed inside."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from hashlib import sha256
from io import BytesIO
from itertools import count
from types import MappingProxyType

from cchc_desktop.documents.sheets.cell_text import column_letter
from tests.make import TEMPLATE

HEAD = (
    b'{"format": "cchc-report/1", "template": "cchc-xa-2023", "period": "2023-H1",'
    b' "unit": {}, "letter": {}, "sections": {}'
)
SHEET = "xl/worksheets/sheet1.xml"
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NAMED = f'xmlns:r="{_RELATIONS}"'
_MEGA = 1024 * 1024
_FILLED, _MERGED = '<c r="A1"><v/></c>', '<mergeCell ref="A1:XFD9"/>'
_NOISE = b"".join(sha256(str(n).encode()).digest() for n in range(4_000)).hex()
"""Packs so badly that 20 MB of anything beside it pass for an honest part."""

LOL = '<!DOCTYPE lolz [<!ENTITY a "lol">' + "".join(
    f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in zip("abcdefghi", "bcdefghij", strict=True)
)  # fmt: skip
LOL += "]>"
SQUARED = f'<!DOCTYPE x [<!ENTITY a "{"a" * 100_000}">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def json_bombs() -> Iterator[tuple[str, bytes]]:
    """Yield report files by their fault."""
    yield "empty", b""
    yield "mark alone", b"\xef\xbb\xbf"
    yield "deep lists", b"[" * 4_000_000
    yield "deep groups", b'{"a":' * 1_000_000
    yield "deep in a member", HEAD + b', "carried": ' + b"[" * 50 + b"]" * 50 + b"}"
    yield "a million values", b"[" + b"1," * 1_000_000 + b"1]"
    yield "faults everywhere", HEAD + b', "figures": {' + b",".join(b'"%d":1' % n for n in range(90_000)) + b"}}"
    yield "one name twice", b"{" + b",".join(b'"%d":1' % n for n in range(90_000)) + b',"5":1}'
    yield "a long text", HEAD + b', "figures": {"1:1": "' + b"9" * (7 * _MEGA) + b'"}}'
    yield "a text without end", b'"' + b'\\"' * (3 * _MEGA)
    yield "5,000 digits", HEAD + b', "figures": {}, "version": ' + b"9" * 5_000 + b"}"
    yield "5,000 decimals", HEAD + b', "figures": {}, "version": 0.' + b"9" * 5_000 + b"}"
    yield "beyond a float", HEAD + b', "figures": {}, "earlier": {"a": 1e999999999}}'
    yield "not a number", HEAD + b', "figures": {}, "earlier": {"a": NaN}}'
    yield "NUL", HEAD + b', "figures": {"1:1": "4\0"}}'
    yield "NUL escaped", HEAD + b', "figures": {"1:1": "4\\u0000"}}'
    yield "half a character", HEAD + b', "figures": {"1:1": "\\ud800"}}'
    yield "half a character in a name", HEAD + b', "figures": {"1:1\\udfff": "4"}}'
    yield "surrogates in UTF-8", HEAD + b', "figures": {"1:1": "\xed\xa0\x80"}}'
    yield "UTF-16", (HEAD + b', "figures": {}}').decode().encode("utf-16")
    yield "UTF-32", (HEAD + b', "figures": {}}').decode().encode("utf-32")
    yield "TCVN3", HEAD + b', "figures": {"1:1": "Kh\xabng c\xe3"}}'
    yield "too large", b" " * (9 * _MEGA)


def toml_bombs() -> Iterator[tuple[str, bytes]]:
    """Yield templates by their fault."""
    rule = TEMPLATE.partition("[[rules]]")[2]
    yield "empty", b""
    yield "UTF-16", TEMPLATE.encode("utf-16")
    yield "TCVN3", TEMPLATE.encode() + b'note = "Kh\xabng"'
    yield "NUL", TEMPLATE.encode() + b"\0"
    yield "half a character", TEMPLATE.encode() + b'x = "\\ud800"'
    yield "deep lists", b"a = " + b"[" * 900_000
    yield "deep groups", b"a = " + b"{a=" * 300_000
    yield "dotted", b"a." * 450_000 + b"a = 1"
    yield "dotted in lines", b"".join(b"[" + b"a." * 900 + b"b%d]\n" % n for n in range(400))
    yield "deep", TEMPLATE.encode() + b"[rules.x." + b"a." * 100 + b"a]"
    yield "5,000 digits", TEMPLATE.replace("2020", "9" * 5_000).encode()
    yield "a year without end", TEMPLATE.replace("[0, 6, 30]", f"[{'9' * 4000}, 6, 30]").encode()
    yield "many rows", TEMPLATE.encode() + b'[[forms]]\nnumber="9"\ntitle="x"\nshort="x"\nsection="I"\n' + b"".join(
        b'[[forms.rows]]\nno="%d"\nlabel="x"\nkind="count"\n' % n for n in range(12_000)
    )  # fmt: skip
    yield "one row often", TEMPLATE.encode() + b'[[forms]]\nnumber="9"\ntitle="x"\nshort="x"\nsection="I"\n' + (
        b'[[forms.rows]]\nno="1"\nlabel="x"\nkind="count"\n' * 12_000
    )  # fmt: skip
    yield (
        "many rules",
        (TEMPLATE + "".join(f"[[rules]]{rule}".replace("1.1<=1", f"r{n}") for n in range(3_000))).encode(),
    )
    yield "wide message", TEMPLATE.replace("{left}", "{left:>999999999}").encode()
    yield "attribute in a message", TEMPLATE.replace("{left}", "{left.__class__.__mro__}").encode()
    yield "too large", b"#" * (9 * _MEGA)


def workbook(  # a part of one's own takes the place of the plain one
    sheet: str = "",
    *,
    cells: str = "",
    shared: str = "",
    styles: str = "",
    book: str = "",
    extra: Mapping[str, bytes | str] = MappingProxyType({}),
) -> bytes:
    """Return a workbook of one sheet with parts of one's own."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": book
        or f'<workbook {_MAIN}><sheets><sheet name="A" r:id="rId1" {_NAMED}/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            worksheet="worksheets/sheet1.xml", sharedStrings="sharedStrings.xml", styles="/xl/styles.xml"
        ),
        SHEET: sheet or f"<worksheet {_MAIN}><sheetData>{cells}</sheetData></worksheet>",
        "xl/sharedStrings.xml": shared,
        "xl/styles.xml": styles,
        **extra,
    }
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            if content:
                file.writestr(name, content)
    return packed.getvalue()


def _relations(**targets: str) -> str:
    """Return a part that names others by their kind; the first has the id rId1."""
    named = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f"<Relationships>{named}</Relationships>"


def busy(texts: tuple[str, ...], rows: int, columns: int) -> bytes:
    """Return a workbook with shared texts in as many rows and columns."""
    numbers = count()
    names = [column_letter(column) for column in range(columns)]
    lines = (
        "".join(f'<c r="{name}{row}" t="s"><v>{next(numbers) % len(texts)}</v></c>' for name in names)
        for row in range(1, rows + 1)
    )
    shared = "".join(f"<si><t>{text}</t></si>" for text in texts)
    cells = "".join(f'<row r="{row}">{line}</row>' for row, line in enumerate(lines, 1))
    return workbook(cells=cells, shared=f"<sst {_MAIN}>{shared}</sst>")


def xlsx_bombs() -> Iterator[tuple[str, bytes]]:
    """Yield workbooks by their fault."""
    for name, declared in (("laughs", LOL), ("squared", SQUARED), ("outside", OUTSIDE)):
        text = f"{declared}<sst {_MAIN}><si><t>{'&a;' * 10_000}&j;</t></si></sst>"
        yield f"{name} in texts", workbook(cells='<row r="1"><c r="A1" t="s"><v>0</v></c></row>', shared=text)
        yield f"{name} in a sheet", workbook(f"{declared}<worksheet><sheetData>&j;&a;</sheetData></worksheet>")
        yield f"{name} in styles", workbook(styles=f"{declared}<styleSheet>&j;&a;</styleSheet>")
        yield f"{name} in the list", workbook(book=f"{declared}<workbook>&j;&a;</workbook>")
    yield (
        "UTF-16",
        workbook(f'<?xml version="1.0" encoding="UTF-16"?>{LOL}<worksheet/>'.encode("utf-16").decode("latin-1")),
    )
    yield "UTF-7", workbook('<?xml version="1.0" encoding="UTF-7"?><worksheet><sheetData/></worksheet>')
    yield "zip bomb", workbook(extra={"xl/media/a.xml": b"0" * (60 * _MEGA)})
    yield (
        "two of one name",
        workbook(extra={"xl/aaaaaaaa.xml": b"1", "xl/bbbbbbbb.xml": b"2"}).replace(b"bbbbbbbb", b"aaaaaaaa"),
    )
    for path in ("/etc/passwd", "../../a.xml", "xl/../../a.xml", "C:/a.xml", "\\\\server\\a.xml"):
        yield f"path {path}", workbook(extra={path: b"1"})
    yield "far out", workbook(cells='<row r="1"><c r="A1"><v>1</v></c><c r="XFD1048576"><v>1</v></c></row>')
    yield "a million columns", workbook(cells='<row r="1"><c r="BDWGO1"><v>1</v></c></row>')
    yield "a column after the last", workbook(cells='<row r="1"><c r="ZZZ1"><v>1</v></c></row>')
    yield "one text in all cells", busy((_NOISE,), 900, 8)
    yield "empty cells", workbook(cells=f'<row n="{_NOISE}">{"<c/>" * 800_000}</row>')
    yield "empty texts", workbook(shared=f"<sst {_MAIN}><si n='{_NOISE}'/>{'<si/>' * 1_000_000}</sst>")
    yield "deep list", workbook(book=f'<a n="{_NOISE}">{"<a>" * 1_500_000}')
    yield "deep styles", workbook(styles=f'<a n="{_NOISE}">{"<a>" * 900_000}{"</a>" * 900_000}</a>')
    yield (
        "many styles",
        workbook(styles=f"<styleSheet><cellXfs>{'<xf/>' * 1_000_000}<xf n='{_NOISE}'/></cellXfs></styleSheet>"),
    )
    yield "filled cells", workbook(cells=f'<row n="{_NOISE}">{_FILLED * 500_000}</row>')
    yield (
        "merged cells",
        workbook(
            f'<worksheet {_MAIN} n="{_NOISE}"><sheetData/><mergeCells>{_MERGED * 50_000}</mergeCells></worksheet>'
        ),
    )
    whole = '<mergeCell ref="A1:BL5000"/>'
    yield (
        "merged cells that are one",
        workbook(f"<worksheet {_MAIN}><sheetData/>{whole * 10_000}</worksheet>"),
    )
    named = "".join(f'<sheet name="{number}" r:id="rId1"/>' for number in range(60))
    yield (
        "one sheet often",
        workbook(
            cells='<row r="5000"><c r="BL5000"><v>1</v></c></row>',
            book=f"<workbook {_NAMED}><sheets>{named}</sheets></workbook>",
        ),
    )
    yield "a head in every line", busy(("STT", "Chỉ tiêu", "Kết quả", "Biểu mẫu 1"), 1_000, 64)
    yield "titles in every line", busy(("Biểu mẫu 1 " + "Cải cách " * 200,), 1_000, 1)
    yield "texts everywhere", busy(tuple(f"Số {n} Ủy ban" for n in range(5_000)), 1_000, 64)
    for name, tag in (("blanks in a value", "v"), ("blanks in a formula", "f")):
        yield name, workbook(cells=f'<row r="1"><c r="A1"><{tag}>{" " * 300_000}</{tag}><x/></c></row>')
    yield "texts that do not end", workbook(shared=f"<sst {_MAIN}>{'<si>' * 200_000}")
    yield "cells that do not end", workbook(cells=f'<row r="1">{"<c><f>" * 50_000}')
    yield "unclosed cell", workbook(cells='<row r="1"><c r="A1"><v>1</v></row>')
    yield "empty list", workbook(book="<workbook/>")
    yield (
        "a sheet that is nowhere",
        workbook(book=f'<workbook><sheets><sheet name="A" r:id="x" {_NAMED}/></sheets></workbook>'),
    )
    yield "nothing in it", workbook()
    yield "5,000 digits", workbook(cells=f'<row r="1"><c r="A1"><v>{"9" * 5_000}</v></c></row>')
    yield "a style number of 5,000 digits", workbook(cells=f'<row r="1"><c r="A1" s="{"9" * 5_000}"><v>1</v></c></row>')


def word_file(
    body: str = "", *, styles: str = "", document: str = "", extra: Mapping[str, bytes | str] = MappingProxyType({})
) -> bytes:
    """Return a Word file with parts of one's own."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations(officeDocument="word/document.xml"),
        "word/document.xml": document or f"<w:document {_WORD}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(styles="styles.xml", numbering="numbering.xml"),
        "word/styles.xml": styles,
        **extra,
    }
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            if content:
                file.writestr(name, content)
    return packed.getvalue()


def docx_bombs() -> Iterator[tuple[str, bytes]]:
    """Yield Word files by their fault."""
    text = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    for name, declared in (("laughs", LOL), ("squared", SQUARED), ("outside", OUTSIDE)):
        yield (
            f"{name} in the text",
            word_file(document=f"{declared}<w:document {_WORD}>{text.format('&a;&j;')}</w:document>"),
        )
        yield f"{name} in styles", word_file(text.format("I. x"), styles=f"{declared}<w:styles>&j;&a;</w:styles>")
    yield "zip bomb", word_file(extra={"word/media/a.png": b"0" * (60 * _MEGA)})
    yield "path", word_file(extra={"../../a.xml": b"1"})
    yield "deep", word_file("<w:tbl><w:tr><w:tc>" * 300_000)
    yield "many paragraphs", word_file(text.format("1. Cải cách thể chế") * 200_000)
    yield (
        "one long paragraph",
        word_file("<w:p>" + '<w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>Hµ</w:t></w:r>' * 120_000),
    )
    yield (
        "wide cells",
        word_file(
            "<w:tbl>"
            + ("<w:tr>" + '<w:tc><w:tcPr><w:gridSpan w:val="9999"/></w:tcPr><w:p/></w:tc>' * 60 + "</w:tr>") * 2_000
        ),
    )
    base = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 9}"/></w:style>' for n in range(9)
    )
    yield (
        "styles in a circle",
        word_file(
            '<w:p><w:pPr><w:pStyle w:val="s1"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>',
            styles=f"<w:styles {_WORD}>{base}</w:styles>",
        ),
    )
    yield "no text at all", word_file()
    yield "a workbook", workbook()
    yield "too large", b" " * (9 * _MEGA)
