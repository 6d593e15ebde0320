"""Made-up tables that leave something open: filters, shared times, codes, several units; and what else they hold."""
# ruff: noqa: E501 - heads are a line each, as the systems have them
# fmt: off

from __future__ import annotations

from tests.dossiers.further_kinds import COLUMNS, HEAD, NAMES
from tests.dossiers.kinds_of_tables import TITLE, A, B, table, total
from tests.dossiers.table_kinds import FIELDS, Line, Rows, TableKind, added, cells, counted_lines, heads, numbered

G = counted_lines(71)
R = counted_lines(72, rest=True)
SUM_G, SUM_R, SUM_AB = added(G), added(R), added([*A, *B])
FIVE = ["period", "online", "settled", "in_time", "late"]
FIVE_HEAD = heads("STT|Lĩnh vực|Tiếp nhận trong kỳ|Trực tuyến|Đã giải quyết|Đúng hạn|Quá hạn")
BLANKS = ("3:3.3.1", "3:3.3.2", "7:6.7.1", "7:6.7.2")


def filtered(text: str) -> Rows:
    """Return a table under a line that says what it was filtered by."""
    return table(HEAD, COLUMNS, G, above=[*TITLE[:2], [text], []])


def shared(line: Line) -> Line:
    """Return a field whose times count what was settled and what is in hand together."""
    return line | {"time": line["in_time"] + line["due"], "over": line["late"] + line["overdue"]}


NARROW_KINDS: tuple[TableKind, ...] = (
    TableKind("lọc hình thức nộp: tất cả", filtered("Hình thức nộp: Tất cả; Trạng thái: Tất cả"), SUM_G),
    TableKind("lọc hình thức nộp: trực tuyến", filtered("Hình thức nộp: Trực tuyến"), SUM_G, asked=True, blank=BLANKS),
    TableKind("lọc kênh tiếp nhận trực tiếp", filtered("Kênh tiếp nhận: Trực tiếp"), SUM_G, asked=True, blank=BLANKS),
    TableKind("đúng hạn, quá hạn sau đang giải quyết, của đã giải quyết", table(heads(
        "STT|Lĩnh vực|Tiếp nhận|Trực tuyến|Đã giải quyết|Đang giải quyết|Đúng hạn|Quá hạn"),
        "period,online,settled,pending,in_time,late", G, above=TITLE), SUM_G),
    TableKind("đúng hạn, quá hạn của cả đã và đang giải quyết", table(heads(
        "STT|Lĩnh vực|Tiếp nhận|Trực tuyến|Đã giải quyết|Đang giải quyết|Đúng hạn|Quá hạn"),
        "period,online,settled,pending,time,over", [shared(one) for one in G], above=TITLE), SUM_G, asked=True, blank=BLANKS),
    TableKind("chỉ có tỷ lệ đúng hạn", table(heads(
        "STT|Lĩnh vực|Tiếp nhận|Trực tuyến|Đã giải quyết|Tỷ lệ đúng hạn|Đang giải quyết"),
        "period,online,settled,share,pending", G, above=TITLE), SUM_G, blank=("3:3.3.2",)),
    TableKind("cột ghi mã", table(heads(
        "STT|Lĩnh vực|C1|C2|C3|C4|C5|C6|C7"), "all,online,offline,carried,settled,in_time,late", G, above=TITLE), none=True),
    TableKind("hai xã cũ nay nhập một", [*TITLE[:1], *FIVE_HEAD, ["I", "Xã Bình Lãng (cũ)"], *numbered(A, FIVE), ["II", "Xã Chí Minh (cũ)"], *numbered(B, FIVE)], SUM_AB, asked=True, blank=BLANKS),
    TableKind("cán bộ ở hàng", table(FIVE_HEAD, ",".join(FIVE), G, above=[["THỐNG KÊ THEO CÁN BỘ THỤ LÝ"], *TITLE]), SUM_G),
    TableKind("trả lại, rút, tạm dừng là ba cột sau", table(heads(
        "STT|Lĩnh vực|Số hồ sơ phải giải quyết|<|<|Đã giải quyết|<|<|<|Đang giải quyết|<|Hồ sơ không giải quyết|<|<",
        "^|^|Kỳ trước|Trực tuyến|Trực tiếp|Tổng|Trước hạn|Đúng hạn|Quá hạn|Trong hạn|Quá hạn|Trả lại|Công dân rút|Chờ bổ sung"),
        "carried,online,offline,settled,early,on_time,late,due,overdue,returned,withdrawn,paused", R, above=TITLE), SUM_R),
    TableKind("từ chối tiếp nhận ở nhóm tiếp nhận", table(heads(
        "STT|Lĩnh vực|Tiếp nhận|<|<|<|Từ chối|Đã giải quyết|<|<|Tạm dừng|Đang giải quyết",
        "^|^|Tổng|Qua mạng|Trực tiếp|Tồn|^|Tổng|Đúng hạn|Trễ hạn|^|^"),
        "all,online,offline,carried,rejected,settled,in_time,late,paused,pending", R, above=TITLE), SUM_R),
    TableKind("tỷ lệ xen giữa, số thập phân", table(heads(
        "STT|Lĩnh vực|Tổng|Trực tuyến|TL trực tuyến|Đã giải quyết|Đúng hạn|TL đúng hạn|Quá hạn|TL quá hạn"),
        "period,online,number,settled,in_time,number,late,number", G, above=TITLE), SUM_G),
    TableKind("hai hệ thống, mỗi hệ thống một trang và trang tổng", table(FIVE_HEAD, ",".join(FIVE), [added([one, other]) for one, other in zip(A, B, strict=True)], above=[["TỔNG HỢP HỒ SƠ"]]), SUM_AB, more=lambda: [
        ("Cổng DVCQG", table(FIVE_HEAD, ",".join(FIVE), A, above=[["Nguồn: Cổng Dịch vụ công quốc gia"]])),
        ("HT tỉnh", table(FIVE_HEAD, ",".join(FIVE), B, above=[["Nguồn: Hệ thống tỉnh"]]))]),
    TableKind("trang giải thích, trang số liệu", [["HƯỚNG DẪN"], ["Số liệu lấy từ hệ thống một cửa"]], SUM_G, more=lambda: [
        ("Số liệu", table(FIVE_HEAD, ",".join(FIVE), G, above=TITLE))]),
    TableKind("cộng dồn cạnh kỳ báo cáo", [["KẾT QUẢ GIẢI QUYẾT TTHC 6 THÁNG ĐẦU NĂM 2023"], *heads(
        "STT|Lĩnh vực|Trong kỳ báo cáo|<|<|<|<|Cộng dồn từ đầu năm|<|<|<|<", "^|^" + "|Tiếp nhận|Trực tuyến|Đã giải quyết|Đúng hạn|Quá hạn" * 2),
        *([n, FIELDS[n - 1], *cells(A[n - 1], FIVE), *cells(added([A[n - 1], B[n - 1]]), FIVE)] for n in range(1, 9))], added(A)),
    TableKind("cột kế hoạch, chỉ tiêu xen vào", table(heads(
        "STT|Lĩnh vực|Chỉ tiêu giao (%)|Tiếp nhận|<|Đã giải quyết|<|<|So với chỉ tiêu",
        "^|^|^|Tổng|Trực tuyến|Tổng|Đúng hạn|Quá hạn|^"), "fee,period,online,settled,in_time,late,share", G, above=TITLE), SUM_G),
    TableKind("dòng nhóm không số, có tổng nhóm trên", [*TITLE, *HEAD,
        [None, "Tổng cộng", *cells(SUM_G, NAMES)], [None, "Nhóm Tư pháp", *cells(added(G[:3]), NAMES)], *numbered(G[:3], NAMES),
        [None, "Nhóm Lao động", *cells(added(G[3:]), NAMES)], *([n, FIELDS[n - 1], *cells(G[n - 1], NAMES)] for n in range(4, 9))], SUM_G),
    TableKind("tên cột lặp ở cuối bảng", [*TITLE, *HEAD, *numbered(G, NAMES), *total(G, NAMES), ["Ghi chú: (1) hồ sơ tiếp nhận gồm cả kỳ trước"], ["Người lập", None, None, None, "Chủ tịch"]], SUM_G),
    TableKind("hồ sơ nộp lưu vào lưu trữ", table(heads("STT|Bộ phận|Số hồ sơ phải nộp lưu|Đã nộp|Đúng hạn|Quá hạn|Chưa nộp"), "all,settled,in_time,late,pending", G, above=[["TÌNH HÌNH NỘP LƯU HỒ SƠ VÀO LƯU TRỮ CƠ QUAN"]]), none=True),
    TableKind("hồ sơ dự thầu", table(heads("STT|Gói thầu|Hồ sơ tiếp nhận|Trực tuyến|Đã đánh giá|Đạt|Không đạt"), "period,online,settled,in_time,late", G, above=[["TỔNG HỢP HỒ SƠ MỜI THẦU"]]), none=True),
    TableKind("tiếp nhận hồ sơ tuyển quân", table(heads("STT|Thôn|Số hồ sơ|Đã sơ tuyển|Đạt|Không đạt|Tạm hoãn"), "all,settled,in_time,late,pending", G, above=[["HỒ SƠ TUYỂN CHỌN, GỌI CÔNG DÂN NHẬP NGŨ"]]), none=True),
    TableKind("xử lý kiến nghị cử tri", table(heads("STT|Đơn vị|Kiến nghị tiếp nhận|Đã giải quyết|Đang giải quyết|Đúng hạn|Quá hạn"), "period,settled,pending,in_time,late", G, above=[["KẾT QUẢ GIẢI QUYẾT KIẾN NGHỊ CỬ TRI"]]), none=True),
)
