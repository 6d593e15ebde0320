"""More made-up tables: other orders and shortened heads, periods side by side, tables of anything else."""
# ruff: noqa: E501 - heads are a line each, as the systems have them
# fmt: off

from __future__ import annotations

from tests.dossiers.kinds_of_tables import TITLE, A, B, table, total
from tests.dossiers.table_kinds import TableKind, added, cells, counted_lines, heads, numbered

C = counted_lines(7)
SUM, SUM_C = added(A), added(C)
HEAD = heads(
    "STT|Lĩnh vực|Hồ sơ tiếp nhận|<|<|<|Hồ sơ đã giải quyết|<|<|<|Hồ sơ đang giải quyết|<|<",
    "^|^|Tổng số|Trực tuyến|Trực tiếp, BCCI|Từ kỳ trước|Tổng số|Trước hạn|Đúng hạn|Quá hạn|Tổng số|Trong hạn|Quá hạn",
)
COLUMNS = "all,online,offline,carried,settled,early,on_time,late,pending,due,overdue"
NAMES = COLUMNS.split(",")

FURTHER_KINDS: tuple[TableKind, ...] = (
    TableKind("đã giải quyết đứng trước, quá hạn đứng trước", table(heads(
        "STT|Lĩnh vực|Hồ sơ đã giải quyết|<|<|<|Hồ sơ đang giải quyết|<|<|Hồ sơ tiếp nhận|<|<|<|<",
        "^|^|Tổng số|Quá hạn|Đúng hạn|Trước hạn|Tổng số|Quá hạn|Chưa đến hạn|Tổng số|Kỳ trước|Trực tiếp|BCCI|Trực tuyến"),
        "settled,late,on_time,early,pending,overdue,due,all,carried,direct,post,online"), SUM),
    TableKind("viết tắt TN, GQ", table(heads(
        "STT|Lĩnh vực|TN mới|TN trực tuyến|TN trực tiếp|KT chuyển sang|Tổng phải GQ|ĐGQ|ĐGQ trước hạn|ĐGQ đúng hạn|ĐGQ quá hạn|Đang GQ|Đang GQ trong hạn|Đang GQ quá hạn"),
        "period,online,offline,carried,all,settled,early,on_time,late,pending,due,overdue", above=TITLE), SUM),
    TableKind("không có kỳ trước, không có đúng hạn", table(heads(
        "STT|Lĩnh vực|Số hồ sơ tiếp nhận|Số hồ sơ nộp trực tuyến|Số hồ sơ đã giải quyết|Số hồ sơ đang giải quyết"),
        "period,online,settled,pending", above=TITLE), SUM, blank=("3:3.3.2",)),
    TableKind("cùng kỳ năm trước ở cột bên cạnh", table(heads(
        "STT|Lĩnh vực|Kỳ này|<|<|<|<|<|Cùng kỳ năm trước|<",
        "^|^|Tiếp nhận|<|Đã giải quyết|<|<|<|Tiếp nhận|Đã giải quyết",
        "^|^|Tổng số|Trực tuyến|Tổng số|Trước hạn|Đúng hạn|Quá hạn|^|^"),
        "period,online,settled,early,on_time,late,offline,pending", above=TITLE), SUM),
    TableKind("qua mạng, tại quầy, sớm hạn, trễ hạn", table(heads(
        "STT|Đơn vị|Đã tiếp nhận|<|<|<|<|Đã xử lý xong|<|<|<|Đang xử lý|<|<",
        "^|^|Tổng|Mới trong kỳ|<|<|Tồn trước|Tổng|Sớm hạn|Đúng hạn|Trễ hạn|Tổng|Còn hạn|Trễ hạn",
        "^|^|^|Qua mạng|Tại quầy|Bưu điện|^|^|^|^|^|^|^|^"),
        "all,online,direct,post,carried,settled,early,on_time,late,pending,due,overdue"), SUM),
    TableKind("quá hạn là một nhóm riêng", table(heads(
        "STT|Lĩnh vực|Tiếp nhận trong kỳ|<|Tồn kỳ trước|Đã giải quyết|Trong đó đúng hạn|Đang giải quyết|Quá hạn|<",
        "^|^|Tổng|Trực tuyến|^|^|^|^|Đã giải quyết|Đang giải quyết"),
        "period,online,carried,settled,in_time,pending,late,overdue"), SUM),
    TableKind("toàn trình, một phần, không trực tuyến", table(heads(
        "STT|Lĩnh vực|Hồ sơ tiếp nhận|<|<|Kỳ trước chuyển sang|Hồ sơ đã giải quyết|<|<|<|Đang giải quyết",
        "^|^|Trực tuyến toàn trình|Trực tuyến một phần|Không trực tuyến|^|Tổng|Trước hạn|Đúng hạn|Quá hạn|^"),
        "whole,part,offline,carried,settled,early,on_time,late,pending"), SUM),
    TableKind("hàng công thức dưới đầu bảng", table([*HEAD, [
        "(1)", "(2)", "(3)=(4)+(5)+(6)", "(4)", "(5)", "(6)", "(7)=(8)+(9)+(10)", "(8)", "(9)", "(10)", "(11)=(12)+(13)", "(12)", "(13)"]],
        COLUMNS, above=TITLE), SUM),
    TableKind("thêm thủ tục, phí, thư xin lỗi, ghi chú", table(heads(
        "STT|Lĩnh vực|Số thủ tục|Hồ sơ tiếp nhận|<|<|<|Hồ sơ đã giải quyết|<|<|<|<|Đang giải quyết|Số hồ sơ trả lại|Phí, lệ phí (đồng)|Số thư xin lỗi|Ghi chú",
        "^|^|^|Tổng số|Trực tuyến|Trực tiếp|Kỳ trước|Tổng số|Trước hạn|Đúng hạn|Quá hạn|Tỷ lệ đúng hạn (%)|^|^|^|^|^"),
        "fee,all,online,offline,carried,settled,early,on_time,late,share,pending,returned,fee,late,note"), SUM),
    TableKind("hai năm dưới nhau", [*TITLE, *HEAD, *numbered(A, NAMES), *total(A, NAMES), [], ["SỐ LIỆU CÙNG KỲ NĂM 2022"],
        ["Từ ngày 15/12/2021 đến ngày 14/6/2022"], [], *HEAD, *numbered(B, NAMES), *total(B, NAMES)], SUM),
    TableKind("hai hệ thống dưới nhau, có ngày", [["HỆ THỐNG CỦA TỈNH"], ["Từ ngày 15/12/2022 đến ngày 14/6/2023"], *HEAD, *numbered(A, NAMES), *total(A, NAMES), [],
        ["HỆ THỐNG CỦA BỘ TƯ PHÁP"], ["Từ ngày 15/12/2022 đến ngày 14/6/2023"], [], *HEAD, *numbered(B, NAMES), *total(B, NAMES)], added([*A, *B])),
    TableKind("hai nhóm tên là 1 và 2", table(heads(
        "STT|Lĩnh vực|Nhóm 1|<|<|Nhóm 2|<|<|Tiếp nhận|Trực tuyến", "^|^|Tổng|Trong hạn|Quá hạn|Tổng|Trong hạn|Quá hạn|^|^"),
        "settled,in_time,late,pending,due,overdue,all,online"), {"all": SUM["all"], "period": SUM["period"], "online": SUM["online"]} | dict.fromkeys(("settled", "in_time"), -1), asked=True, blank=("3:3.3.1", "3:3.3.2")),
    TableKind("nhóm A, B có cộng ở hàng nhóm", [*TITLE, *HEAD, ["A", "Thẩm quyền Chủ tịch UBND xã", *cells(added(C[:5]), NAMES)], *numbered(C[:5], NAMES),
        ["B", "Thẩm quyền UBND xã", *cells(added(C[5:]), NAMES)], *numbered(C[5:], NAMES), [None, "Cộng A + B", *cells(SUM_C, NAMES)]], SUM_C),
    TableKind("hàng tổng sai một ô", [*TITLE, *HEAD, *numbered(A, NAMES), [None, "Tổng cộng", *cells(SUM | {"settled": SUM["settled"] + 5}, NAMES)]], SUM, problems=(len(TITLE) + 2 + len(A) + 1,)),
    TableKind("danh sách hồ sơ", [["DANH SÁCH HỒ SƠ"], *heads("STT|Mã hồ sơ|Tên thủ tục|Ngày tiếp nhận|Ngày hẹn trả|Trạng thái"), *([one, f"H24.{one}", "Đăng ký khai sinh", "01/6/2023", "05/6/2023", "Đã trả"] for one in range(1, 9))], none=True),
    TableKind("phiếu hài lòng", table(heads("STT|Lĩnh vực|Số phiếu phát ra|Số phiếu thu về|Rất hài lòng|Hài lòng|Không hài lòng"), "all,period,early,on_time,late", above=[["KẾT QUẢ ĐÁNH GIÁ MỨC ĐỘ HÀI LÒNG"]]), none=True),
    TableKind("giải ngân", table(heads("STT|Dự án|Tổng số|Đã giải ngân|Còn lại|Tỷ lệ (%)"), "all,settled,pending,share", above=[["TÌNH HÌNH GIẢI NGÂN VỐN ĐẦU TƯ CÔNG"]]), none=True),
    TableKind("phản ánh, kiến nghị", table(heads("STT|Lĩnh vực|Tiếp nhận|<|Đã xử lý|<|Đang xử lý", "^|^|Tổng|Trực tuyến|Đúng hạn|Quá hạn|^"), "period,online,in_time,late,pending", above=[["TỔNG HỢP PHẢN ÁNH, KIẾN NGHỊ CỦA NGƯỜI DÂN"]]), none=True),
    TableKind("văn bản đến", table(heads("STT|Bộ phận|Tiếp nhận|Đã xử lý|<|Đang xử lý|<", "^|^|^|Đúng hạn|Quá hạn|Trong hạn|Quá hạn"), "period,in_time,late,due,overdue", above=[["THỐNG KÊ XỬ LÝ VĂN BẢN ĐẾN"]]), none=True),
    TableKind("số hóa hồ sơ", table(heads("STT|Lĩnh vực|Số hồ sơ phải số hóa|Số hồ sơ đã số hóa|Tỷ lệ số hóa (%)|Số kết quả đã số hóa"), "all,settled,share,early", above=[["TỔNG HỢP SỐ HÓA HỒ SƠ"]]), none=True),
    TableKind("thanh toán trực tuyến", table(heads("STT|Đơn vị|Số hồ sơ có phí, lệ phí|Số hồ sơ thanh toán trực tuyến|Tỷ lệ (%)|Số tiền (đồng)"), "all,online,share,fee", above=[["TỔNG HỢP THANH TOÁN TRỰC TUYẾN"]]), none=True),
)
