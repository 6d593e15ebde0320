"""Made-up tables of several periods, pages or systems, and tables that only look like those of dossiers."""
# ruff: noqa: E501 - heads are a line each, as the systems have them
# fmt: off

from __future__ import annotations

from tests.dossiers.further_kinds import COLUMNS, HEAD, NAMES
from tests.dossiers.kinds_of_tables import TITLE, A, B, table, total
from tests.dossiers.table_kinds import FIELDS, Line, Rows, TableKind, added, cells, counted_lines, heads, numbered

F = counted_lines(21)
SUM, SUM_B, SUM_F = added(A), added(B), added(F)
NAME: Rows = [["KẾT QUẢ TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ TTHC"]]
SHORT = ["period", "online", "carried", "settled", "early", "on_time", "late", "due", "overdue"]
FIVE = ("period", "online", "settled", "in_time", "late")
PARTS = "Tiếp nhận mới|<|Kỳ trước|Đã giải quyết|<|<|<|Đang giải quyết|<"
LOWEST = "Tổng|Trực tuyến|^|Tổng|Trước hạn|Đúng hạn|Quá hạn|Trong hạn|Quá hạn"


def titled(period: str, lines: list[Line] = A) -> Rows:
    """Return a table whose title names a period."""
    return table(HEAD, COLUMNS, lines, above=[*NAME, [period], []])


def two(columns: str, first: list[Line], second: list[Line]) -> Rows:
    """Return numbered lines with the same columns twice."""
    names = columns.split(",")
    return [[n, FIELDS[n - 1], *cells(one, names), *cells(two, names)] for n, (one, two) in enumerate(zip(first, second, strict=True), 1)]


PERIOD_KINDS: tuple[TableKind, ...] = (
    TableKind("bảng của kỳ khác", titled("Kỳ báo cáo: 6 tháng cuối năm 2022 (Từ ngày 15/6/2022 đến ngày 14/12/2022)"), asked=True),
    TableKind("bảng của quý I", titled("Quý I năm 2023"), asked=True),
    TableKind("cùng kỳ năm trước được so sánh trong tên", titled("6 tháng đầu năm 2023, so với cùng kỳ năm 2022"), SUM),
    TableKind("tên chỉ ghi năm", titled("Năm 2023"), SUM),
    TableKind("kèm theo kế hoạch năm trước", table(HEAD, COLUMNS, A, above=[*NAME, ["(Kèm theo Kế hoạch cải cách hành chính năm 2022)"], []]), SUM),
    TableKind("từ tháng 01 đến tháng 6", titled("Từ tháng 01/2023 đến tháng 6/2023"), SUM),
    TableKind("quý I và quý II trong tên", titled("Quý I + Quý II năm 2023"), SUM),
    TableKind("ba trang, ba kỳ", titled("Quý I năm 2023 (từ 15/12/2022 đến 14/3/2023)", B), SUM, more=lambda: [
        ("6 tháng", titled("6 tháng đầu năm 2023 (từ 15/12/2022 đến 14/6/2023)")),
        ("6 tháng 2022", titled("6 tháng đầu năm 2022 (từ 15/12/2021 đến 14/6/2022) - để so sánh", F))]),
    TableKind("tháng 6 và lũy kế cạnh nhau", [*NAME, *heads(
        "STT|Lĩnh vực|Tháng 6 năm 2023|<|<|<|<|<|<|<|<|Lũy kế 6 tháng đầu năm 2023|<|<|<|<|<|<|<|<",
        f"^|^|{PARTS}|{PARTS}", f"^|^|{LOWEST}|{LOWEST}"),
        *two(",".join(SHORT), B, A), [None, "Tổng cộng", *cells(SUM_B, SHORT), *cells(SUM, SHORT)]], SUM),
    TableKind("trong tháng và lũy kế dưới mỗi phần", [*NAME, ["6 tháng đầu năm 2023"], *heads(
        "STT|Lĩnh vực|Tiếp nhận|<|Trong đó trực tuyến|<|Đã giải quyết|<|Đúng hạn|<|Quá hạn|<",
        "^|^|Trong tháng|Lũy kế|Trong tháng|Lũy kế|Trong tháng|Lũy kế|Trong tháng|Lũy kế|Trong tháng|Lũy kế"),
        *([n, FIELDS[n - 1], *(one[name] for name in FIVE for one in (B[n - 1], A[n - 1]))] for n in range(1, 9))], SUM),
    TableKind("quý I, quý II cạnh nhau: hỏi", [*NAME, *heads(
        "STT|Lĩnh vực|Quý I|<|<|<|<|<|<|<|<|Quý II|<|<|<|<|<|<|<|<",
        f"^|^|{PARTS}|{PARTS}", f"^|^|{LOWEST}|{LOWEST}"), *two(",".join(SHORT), B, A)], asked=True),
    TableKind("tháng, quý và 6 tháng là các hàng", [*NAME, *HEAD,
        *([None, f"Tháng {n}", *cells(F[n], NAMES)] for n in range(1, 4)), [None, "Quý I", *cells(added(F[1:4]), NAMES)],
        *([None, f"Tháng {n}", *cells(F[n], NAMES)] for n in range(4, 7)), [None, "Quý II", *cells(added(F[4:7]), NAMES)],
        [None, "6 tháng đầu năm", *cells(SUM, NAMES)]], SUM),
    TableKind("sáu tháng là các hàng, không hàng tổng", [*NAME, ["Năm 2023"], *HEAD, *([None, f"Tháng {n}", *cells(F[n], NAMES)] for n in range(1, 7))],
        added(F[1:7]) | {"all": added(F[1:7])["period"] + F[1]["carried"]}),
    TableKind("bốn tháng là các hàng: hỏi", [*NAME, *HEAD, *([None, f"Tháng {n}", *cells(F[n], NAMES)] for n in range(1, 5))], asked=True),
    TableKind("hai kỳ dưới nhau, kỳ báo cáo ở dưới", [*NAME, ["Quý I năm 2023"], *HEAD, *numbered(B, NAMES), *total(B, NAMES), [], ["6 THÁNG ĐẦU NĂM 2023"], *HEAD, *numbered(A, NAMES), *total(A, NAMES)], SUM),
    TableKind("cộng trang, mang sang", [*TITLE, *HEAD, *numbered(A[:4], NAMES), *total(A[:4], NAMES, "Cộng trang 1"), [], *HEAD,
        [None, "Mang sang", *cells(added(A[:4]), NAMES)], *([n, FIELDS[n - 1], *cells(A[n - 1], NAMES)] for n in range(5, 9)), *total(A, NAMES)], SUM),
    TableKind("hàng đầu là cả bộ phận, không ghi tổng", [*TITLE, *HEAD, [None, "Bộ phận tiếp nhận và trả kết quả", *cells(SUM, NAMES)], *numbered(A, NAMES)], SUM),
    TableKind("hình thức nộp ghi mã", table(heads(
        "STT|Lĩnh vực|Tiếp nhận trong kỳ|<|<|<|Kỳ trước chuyển sang|Đã giải quyết|<|<|<|Đang giải quyết",
        "^|^|Tổng|HT1|HT2|HT3|^|Tổng|Trước hạn|Đúng hạn|Quá hạn|^"),
        "period,online,direct,post,carried,settled,early,on_time,late,pending", A, above=TITLE), SUM, asked=True, blank=("7:6.7.2",)),
    TableKind("khối thứ ba cộng hai hệ thống", [*NAME, *heads(
        "STT|Lĩnh vực|Hệ thống thông tin giải quyết TTHC tỉnh|<|<|<|<|Phần mềm hộ tịch|<|<|<|<|Tổng cộng|<|<|<|<",
        "^|^|" + "|".join(["Tiếp nhận|Trực tuyến|Đã giải quyết|Đúng hạn|Quá hạn"] * 3)),
        *([n, FIELDS[n - 1], *(one[name] for one in (A[n - 1], B[n - 1], added([A[n - 1], B[n - 1]])) for name in FIVE)] for n in range(1, 9))], added([*A, *B])),
    TableKind("hình thức thanh toán, kết quả giao dịch", table(heads(
        "STT|Lĩnh vực|Tổng số hồ sơ phát sinh phí, lệ phí|Hình thức thanh toán|<|<|Tỷ lệ|Kết quả giao dịch|<|<",
        "^|^|^|Trực tuyến|Trực tiếp|Qua bưu chính|^|Thành công|Đang xử lý|Bị hủy"),
        "period,online,direct,post,share,settled,pending,late", A, above=[["BÁO CÁO HỒ SƠ CÓ PHÍ, LỆ PHÍ"]]), none=True),
    TableKind("phản ánh về thủ tục hành chính", table(HEAD, COLUMNS, A, above=[["PHẢN ÁNH, KIẾN NGHỊ VỀ THỦ TỤC HÀNH CHÍNH"]]), none=True),
    TableKind("hồ sơ vụ việc hòa giải", table(HEAD, COLUMNS, A, above=[["TỔNG HỢP HỒ SƠ VỤ VIỆC HÒA GIẢI Ở CƠ SỞ"]]), none=True),
    TableKind("số hóa hồ sơ, cột như bảng một cửa", table(HEAD, COLUMNS, A, above=[["KẾT QUẢ SỐ HÓA HỒ SƠ THEO LĨNH VỰC"]]), none=True),
    TableKind("có số hóa trong tên bảng một cửa", table(HEAD, COLUMNS, A, above=[["TÌNH HÌNH TIẾP NHẬN, GIẢI QUYẾT, SỐ HÓA HỒ SƠ"]]), SUM),
)
