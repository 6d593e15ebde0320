"""Made-up tables whose rows mix periods, sums and fields, and tables that count procedures, accounts, questions."""
# ruff: noqa: E501 - heads are a line each, as the systems have them
# fmt: off

from __future__ import annotations

from tests.dossiers.further_kinds import COLUMNS, HEAD, NAMES
from tests.dossiers.kinds_of_tables import TITLE, B, table, total
from tests.dossiers.table_kinds import FIELDS, TableKind, added, cells, counted_lines, heads, numbered

D = counted_lines(31)
SUM_D = added(D)
NAME = [["TÌNH HÌNH GIẢI QUYẾT HỒ SƠ TTHC 6 THÁNG ĐẦU NĂM 2023"], []]
RECEIVED = heads("TT|Lĩnh vực|Tổng số phải giải quyết|Kỳ trước chuyển qua|Mới tiếp nhận|Trực tuyến|Trực tiếp")
RECEIVED_COLUMNS = ["all", "carried", "period", "online", "offline"]
SETTLED = heads("TT|Lĩnh vực|Đã giải quyết|Trước hạn|Đúng hạn|Quá hạn|Đang giải quyết|Trong hạn|Quá hạn")
SETTLED_COLUMNS = ["settled", "early", "on_time", "late", "pending", "due", "overdue"]
FIVE = ["period", "online", "settled", "in_time", "late"]

MIXED_KINDS: tuple[TableKind, ...] = (
    TableKind("danh mục thủ tục theo mức", table(heads(
        "STT|Lĩnh vực|Tổng số TTHC|Toàn trình|Một phần|Còn lại|Số TTHC phát sinh hồ sơ|Trực tuyến|Trực tiếp"),
        "all,whole,part,direct,settled,early,on_time", D, above=[["DANH MỤC TTHC CUNG CẤP DỊCH VỤ CÔNG TRỰC TUYẾN"]]), none=True),
    TableKind("số thủ tục, không tên bảng", table(heads(
        "STT|Lĩnh vực|Tổng số TTHC|Toàn trình|Một phần|Còn lại|Số TTHC phát sinh hồ sơ|Trực tuyến|Trực tiếp"),
        "all,whole,part,direct,settled,early,on_time", D), none=True),
    TableKind("tài khoản dịch vụ công", table(heads("STT|Thôn|Số tài khoản đăng ký mới|Trực tuyến|Trực tiếp|Đã xử lý|Đang xử lý"),
        "period,online,direct,settled,pending", D, above=[["KẾT QUẢ ĐĂNG KÝ TÀI KHOẢN DỊCH VỤ CÔNG"]]), none=True),
    TableKind("hỏi đáp trên cổng", table(heads("STT|Lĩnh vực|Câu hỏi tiếp nhận|Trực tuyến|Đã trả lời|Đúng hạn|Quá hạn|Chưa trả lời"),
        "period,online,settled,in_time,late,pending", D, above=[["HỎI ĐÁP TRÊN CỔNG DỊCH VỤ CÔNG"]]), none=True),
    TableKind("hạn ở trên, đã và đang ở dưới", table(heads(
        "STT|Lĩnh vực|Tổng tiếp nhận|Trực tuyến|Trong hạn|<|Quá hạn|<|Tổng đã giải quyết",
        "^|^|^|^|Đã giải quyết|Đang giải quyết|Đã giải quyết|Đang giải quyết|^"),
        "all,online,in_time,due,late,overdue,settled", D, above=TITLE), SUM_D),
    TableKind("hàng cùng kỳ, hàng tăng giảm ở cuối", [*TITLE, *HEAD, *numbered(D, NAMES), *total(D, NAMES),
        [None, "Cùng kỳ năm 2022", *cells(added(B), NAMES)], [None, "Tăng/giảm", *[5] * len(NAMES)]], SUM_D),
    TableKind("hàng 6 tháng năm trước ở cuối", [*TITLE, *HEAD, *numbered(D, NAMES), [None, "6 tháng đầu năm 2022", *cells(added(B), NAMES)]], SUM_D),
    TableKind("hàng tháng 6, hàng lũy kế", [*TITLE, *HEAD, [None, "Tháng 6", *cells(added(B), NAMES)], [None, "Lũy kế từ đầu năm", *cells(SUM_D, NAMES)]], SUM_D),
    TableKind("mỗi lĩnh vực hai hàng, kỳ ghi ở cột", [*TITLE, *heads("STT|Lĩnh vực|Kỳ|Tiếp nhận|Trực tuyến|Đã giải quyết|Đúng hạn|Quá hạn"),
        *(row for n, (now, whole) in enumerate(zip(B, D, strict=True), 1) for row in (
            [n, FIELDS[n - 1], "Tháng 6", *cells(now, FIVE)], [None, None, "6 tháng", *cells(whole, FIVE)]))], SUM_D),
    TableKind("mỗi lĩnh vực có hàng tổng ghi ở cột", [*TITLE, *heads("STT|Lĩnh vực|Nơi nhận|Tiếp nhận|Trực tuyến|Đã giải quyết|Đúng hạn|Quá hạn"),
        *(row for n in range(4) for row in (
            [n + 1, FIELDS[n], "Tổng số", *cells(added(D[2 * n:2 * n + 2]), FIVE)], [None, FIELDS[n], "Quầy 1", *cells(D[2 * n], FIVE)], [None, FIELDS[n], "Quầy 2", *cells(D[2 * n + 1], FIVE)]))], SUM_D),
    TableKind("bảng của tháng 5", table(HEAD, COLUMNS, D, above=[["KẾT QUẢ GIẢI QUYẾT TTHC"], ["Từ ngày 01/05/2023 đến ngày 31/05/2023"]]), asked=True),
    TableKind("số biểu và ngày in ở trên", table(HEAD, COLUMNS, D, above=[["Mẫu số 06đ/VPCP/KSTT, Thông tư số 01/2020/TT-VPCP ngày 21/10/2020"], ["KẾT QUẢ GIẢI QUYẾT TTHC"], ["Ngày in: 15/06/2023 08:30"]]), SUM_D),
    TableKind("tiếp nhận ở trên, giải quyết ở dưới", [*NAME, ["I. Tiếp nhận"], *RECEIVED, *numbered(D, RECEIVED_COLUMNS), *total(D, RECEIVED_COLUMNS), [],
        ["II. Kết quả giải quyết"], *SETTLED, *numbered(D, SETTLED_COLUMNS), *total(D, SETTLED_COLUMNS)], SUM_D),
    TableKind("trang tiếp nhận, trang đã trả", [*NAME, *RECEIVED, *numbered(D, RECEIVED_COLUMNS)], SUM_D, more=lambda: [
        ("Đã trả", [*NAME, *heads("TT|Lĩnh vực|Đã giải quyết|Trước hạn|Đúng hạn|Quá hạn"), *numbered(D, SETTLED_COLUMNS[:4])])]),
    TableKind("mức độ 2, 3, 4", [*NAME, *heads("STT|Lĩnh vực|Hồ sơ tiếp nhận|<|<|<|Đã giải quyết|<|<", "^|^|Tổng|Mức độ 2|Mức độ 3|Mức độ 4|Tổng|Đúng hạn|Quá hạn"),
        *numbered(D, ["period", "offline", "part", "whole", "settled", "in_time", "late"])], SUM_D, asked=True, blank=("7:6.7.2",)),
    TableKind("hẹn trả thay cho hạn", [*NAME, *heads("STT|Lĩnh vực|ĐVT|Tổng nhận|Nhận qua mạng|Đã trả|Trả trước hẹn|Trả đúng hẹn|Trả trễ hẹn|Chưa đến hẹn trả|Đã trễ hẹn trả"),
        *([n, FIELDS[n - 1], "hồ sơ", *cells(one, ["period", "online", "settled", "early", "on_time", "late", "due", "overdue"])] for n, one in enumerate(D, 1))], SUM_D),
    TableKind("năm trước, năm nay ở từng cột", [*NAME, *heads("STT|Lĩnh vực|Tiếp nhận|<|Trực tuyến|<|Đã giải quyết|<|Đúng hạn|<|Quá hạn|<", "^|^" + "|Năm 2022|Năm 2023" * 5),
        *([n, FIELDS[n - 1], *(one[name] for name in FIVE for one in (B[n - 1], D[n - 1]))] for n in range(1, 9))], SUM_D),
    TableKind("kỳ trước, kỳ này ở trên", [*NAME, *heads("STT|Lĩnh vực|Kỳ trước|<|Kỳ này|<|<|<|<", "^|^|Tiếp nhận|Đã giải quyết|Tiếp nhận|Trực tuyến|Đã giải quyết|Đúng hạn|Quá hạn"),
        *([n, FIELDS[n - 1], B[n - 1]["period"], B[n - 1]["settled"], *cells(D[n - 1], FIVE)] for n in range(1, 9))], SUM_D),
    TableKind("khảo sát ý kiến", table(heads("STT|Bộ phận|Phiếu phát ra|Trực tuyến|Trực tiếp|Hài lòng|Chưa hài lòng|Đã xử lý"),
        "period,online,direct,early,late,settled", D, above=[["KHẢO SÁT Ý KIẾN KHÁCH HÀNG TẠI BỘ PHẬN MỘT CỬA"]]), none=True),
)
