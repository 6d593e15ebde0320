"""Made-up tables whose rows mix periods, sums and fields, and tables that count procedures, accounts, questions."""
# ruff: noqa: E501 - heads are a line each, as the systems have them
# fmt: off

from __future__ import annotations

from tests.dossiers.further_kinds import COLUMNS, HEAD, NAMES
from tests.dossiers.kinds_of_tables import TITLE, B, table, total
from tests.dossiers.table_kinds import FIELDS, TableKind, added, cells, counted_lines, heads, numbered

D = counted_lines(31)
SUM_D = added(D)
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
)
