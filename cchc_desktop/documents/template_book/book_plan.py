"""The sheets of a template's workbook: which member of the source stands in which column, in which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from cchc_desktop.units.unit_kinds import short_tiers


class Entry(Enum):
    """How a member is entered in a cell."""

    TEXT = "chữ"
    NUMBER = "số"
    YES = "có, không"
    LINES = "mỗi dòng một mục"
    NUMBERS = "mỗi dòng một số"
    PAIRS = "mỗi dòng: mã = chữ"
    CHOICE = "chọn trong danh sách"


@dataclass(frozen=True, slots=True)
class BookColumn:
    """A column: the member (dots go into tables), its head, how it is entered, help, words of its choices by code.

    is_optional: a workbook written before there was this column is read without it.
    """

    member: str
    head: str
    entry: Entry = Entry.TEXT
    help: str = ""
    choices: Mapping[str, str] | None = None
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A sheet: a line for each item of a list of the source; `within` names the list inside each item of it, if any.

    The first column of an inner list names the item that holds it, by `owner`. A column without a member holds the item
    itself. is_optional: the list is not in the source where the sheet has no line.
    """

    title: str
    member: str
    columns: tuple[BookColumn, ...]
    within: str = ""
    owner: str = ""
    is_optional: bool = False


YES, NO = "có", "không"
NEW_LINE = "\\n"
"""A new line inside an item of a list."""
NONE = "—"
"""A list without items, where a blank cell means that the member is not there."""
KINDS = {
    "heading": "tiêu đề",
    "count": "số đếm",
    "decimal": "số thập phân",
    "percent": "phần trăm",
    "choice": "lựa chọn",
}
NATURES = {"flow": "phát sinh trong kỳ", "stock": "có đến cuối kỳ", "cumulative": "lũy kế trong năm"}
AGGREGATES = {"sum": "cộng", "same": "như nhau", "distribution": "đếm theo lựa chọn", "none": "không cộng"}
SEVERITIES = {"error": "lỗi", "warning": "cảnh báo", "hint": "gợi ý"}
CODES = {
    "total.mismatch": "tổng khác các phần",
    "part.exceeds": "phần lớn hơn tổng",
    "value.suspect": "giá trị đáng ngờ",
    "value.missing": "thiếu giá trị",
}
OPERATORS = {
    "=": "bằng",
    "<=": "không quá",
    ">=": "không dưới",
    "differs": "khác nhau",
    "together": "cùng có",
}
_WHEN = (
    BookColumn("when.key", "Chỉ khi hàng", help="Mã hàng của điều kiện, ví dụ 1:5"),
    BookColumn("when.equals", "có giá trị", help="Mã lựa chọn hoặc số mà hàng ấy phải có"),
    BookColumn("when.positive", "lớn hơn 0", Entry.YES),
)

PERIODS = BookSheet(
    "Kỳ",
    "periods",
    (
        BookColumn("code", "Mã kỳ", help="Đứng sau năm: H1 trong 2026-H1"),
        BookColumn("name", "Tên kỳ", help="{year} là năm, ví dụ 6 tháng đầu năm {year}"),
        BookColumn(
            "start", "Ngày đầu", Entry.NUMBERS, "Ba dòng: số năm so với năm báo cáo (-1 là năm trước), tháng, ngày"
        ),
        BookColumn("end", "Ngày cuối", Entry.NUMBERS, "Ba dòng như Ngày đầu"),
        BookColumn("cumulative", "Lũy kế từ đầu năm", Entry.YES),
        BookColumn("working_days", "Hạn, ngày làm việc", Entry.NUMBER, "Số ngày làm việc sau ngày cuối"),
    ),
)
OUTLINE = BookSheet(
    "Đề cương",
    "outline",
    (
        BookColumn("code", "Mã mục", help="Ví dụ II.2.a"),
        BookColumn("level", "Cấp", Entry.NUMBER, "0 không in tiêu đề, 1 là I., 2 là 1., 3 là a)"),
        BookColumn("number", "Số in"),
        BookColumn("title", "Tiêu đề in"),
        BookColumn("short", "Tên ngắn", help="Hiện ở cột bên trái của cửa sổ"),
        BookColumn("text", "Có lời văn", Entry.YES),
        BookColumn("required", "Phải viết", Entry.YES),
        BookColumn("guidance", "Gợi ý khi viết"),
        BookColumn("late_dossiers", "In hồ sơ quá hạn", Entry.YES, "Có: in danh sách hồ sơ quá hạn dưới mục này"),
    ),
)
FORMS = BookSheet(
    "Biểu mẫu",
    "forms",
    (
        BookColumn("number", "Số biểu"),
        BookColumn("title", "Tên biểu"),
        BookColumn("short", "Tên ngắn"),
        BookColumn("section", "Mục nói về biểu", help="Mã mục ở trang Đề cương"),
        BookColumn("source", "Căn cứ chung", help="Văn bản yêu cầu các chỉ tiêu của biểu"),
        BookColumn(
            "lacking_mark",
            "Dấu ở ô không có",
            help="In ở ô mà hàng không có, ví dụ x (trang Chỉ tiêu, Không có ở cột). Để trống thì ô ấy tô xám",
            is_optional=True,
        ),
    ),
)
ROWS = BookSheet(
    "Chỉ tiêu",
    "forms",
    (
        BookColumn("no", "Số hàng", help="Ví dụ 3.3.1"),
        BookColumn("label", "Chỉ tiêu"),
        BookColumn("kind", "Loại", Entry.CHOICE, choices=KINDS),
        BookColumn("unit", "Đơn vị tính"),
        BookColumn("tier", "Cấp ghi", Entry.CHOICE, choices=short_tiers()),
        BookColumn("nature", "Tính chất", Entry.CHOICE, choices=NATURES),
        BookColumn("aggregate", "Cách cộng các xã", Entry.CHOICE, choices=AGGREGATES),
        BookColumn("required", "Phải ghi", Entry.YES),
        *_WHEN,
        BookColumn("ratio.part", "Tử số", help="Với phần trăm: mã hàng của phần, ví dụ 3:3.3.2"),
        BookColumn("ratio.whole", "Mẫu số", help="Mã hàng của tổng"),
        BookColumn("share_of", "Tỷ lệ so với hàng"),
        BookColumn("minimum", "Nhỏ nhất", Entry.NUMBER),
        BookColumn("maximum", "Lớn nhất", Entry.NUMBER),
        BookColumn("suspect.above", "Đáng ngờ khi trên", Entry.NUMBER),
        BookColumn("suspect.message", "Lời nhắc khi đáng ngờ"),
        BookColumn("choices", "Các lựa chọn", Entry.PAIRS, "Mỗi dòng: 1 = Có"),
        BookColumn("nouns", "Cách gọi trong lời văn", Entry.LINES),
        BookColumn("nil", "Chữ nghĩa là không có", Entry.LINES),
        BookColumn("proof.types", "Loại văn bản chứng minh", Entry.LINES),
        BookColumn("proof.words", "Chữ trong trích yếu", Entry.LINES),
        BookColumn("help", "Giải thích"),
        BookColumn("source", "Căn cứ", help="Văn bản yêu cầu chỉ tiêu, nếu khác Căn cứ chung của biểu"),
        BookColumn("was", "Hàng ở mẫu trước", help="Mã hàng cùng nghĩa ở mẫu ghi tại edition / before, ví dụ 3:3.1.1"),
        BookColumn(
            "lacks",
            "Không có ở cột",
            Entry.LINES,
            "Biểu nhiều cột: mỗi dòng một mã cột (trang Cột) mà hàng này không có ô, không phải ghi",
            is_optional=True,
        ),
    ),
    within="rows",
    owner="number",
)
COLUMNS = BookSheet(
    "Cột",
    "forms",
    (
        BookColumn(
            "code",
            "Mã cột",
            help="Chữ thường không dấu. Cột đầu giữ mã hàng (3:1.2), cột sau thêm mã cột (3:1.2/luy-ke)",
        ),
        BookColumn("head", "Tên cột", help="In ở đầu cột. Biểu chỉ có một cột Kết quả thì không ghi ở trang này"),
        BookColumn("nature", "Tính chất", Entry.CHOICE, choices=NATURES),
        BookColumn("sum_of", "Bằng tổng các cột", Entry.LINES, "Mã các cột được cộng lại"),
        BookColumn("at_most", "Không quá cột", help="Mã của cột không được nhỏ hơn cột này"),
    ),
    within="columns",
    owner="number",
)
RULES = BookSheet(
    "Quan hệ",
    "rules",
    (
        BookColumn("id", "Mã quan hệ"),
        BookColumn("code", "Loại", Entry.CHOICE, choices=CODES),
        BookColumn("left", "Vế trái", Entry.LINES, "Mỗi dòng một mã hàng; dấu - đứng trước là trừ"),
        BookColumn("op", "Dấu", Entry.CHOICE, choices=OPERATORS),
        BookColumn("right", "Vế phải", Entry.LINES),
        *_WHEN,
        BookColumn("severity", "Mức", Entry.CHOICE, choices=SEVERITIES),
        BookColumn("message", "Lời nhắc", help="{left} và {right} là hai tổng"),
        BookColumn("holds", "Ví dụ đúng", Entry.PAIRS, "Mỗi dòng: mã hàng = giá trị"),
        BookColumn("fails", "Ví dụ sai", Entry.PAIRS),
    ),
)
SENTENCES = BookSheet("Câu mẫu", "outline", (BookColumn("", "Câu mẫu"),), within="sentences", owner="code")
RETYPING = BookSheet(
    "Gõ lại",
    "retyping",
    (
        BookColumn(
            "",
            "Mã hàng",
            help="Thứ tự các số khi gõ lại vào hệ thống khác, mỗi dòng một mã hàng, ví dụ 3:3.1.1. "
            "Không ghi dòng nào thì theo thứ tự của biểu mẫu",
        ),
    ),
    is_optional=True,
)
SHEETS = (PERIODS, OUTLINE, FORMS, ROWS, RULES, SENTENCES, COLUMNS, RETYPING)

OWNER_HEADS = {ROWS.title: "Số biểu", COLUMNS.title: "Số biểu", SENTENCES.title: "Mã mục"}
PLAIN, WORDS = "Mẫu", "Từ ngữ"
"""The sheets of single members: of the template, and of the letter; a line for each, with path, kind and value."""
PLAIN_HEADS = ("Mục", "Cách ghi", "Nội dung")
GUIDE = "Cách làm"
"""The sheet that tells how the others are used; nothing is read from it."""
IN_ORDER = (
    PLAIN, *(sheet.title for sheet in SHEETS[:5]), WORDS, SENTENCES.title, COLUMNS.title, RETYPING.title, GUIDE,
)  # fmt: skip
GUIDE_LINES = (
    "Mỗi trang một phần của mẫu; giải thích ở đầu cột (rê chuột vào ô có góc đỏ). Ô có danh sách thì chọn, không gõ.",
    "Sửa mẫu: sửa xong thì tăng “edition / number” ở trang Mẫu, rồi ở chương trình chọn “Nhận mẫu từ tệp, gói”.",
    "Sai ở đâu chương trình nêu tên trang và ô, tất cả một lần. Báo cáo đã lập giữ mẫu của nó.",
    "Mẫu riêng mở rộng mẫu khác: trang Mẫu có “extends” là mã của mẫu ấy; tệp này chỉ ghi phần thêm hoặc đổi.",
    "Thêm hàng: ghi ở trang Chỉ tiêu, cột Số biểu là biểu nhận hàng. Hàng vào theo số: 8.1, 8.2, 8.3 đứng sau 8.",
    "Ví dụ: Số biểu 3, Số hàng 8.1, Chỉ tiêu “Số hồ sơ trả tại nhà”, Loại “số đếm”, Đơn vị tính “Hồ sơ”.",
    "Số hàng đã có ở mẫu kia thì chỉ các ô có ghi ở đây được đổi. Chữ ở Thể thức đổi ở trang Từ ngữ, cùng tên mục.",
    "Bỏ hàng của mẫu kia: thêm ở trang Mẫu dòng “leave_out / rows”, cách ghi “mỗi dòng một mục”, ví dụ 3:3.4.",
    "Loại đơn vị khác với của thời ấy (xã, phường, đặc khu): thêm ở trang Mẫu dòng “unit_kinds”, mỗi dòng một loại.",
)
PATH_SIGN = " / "
