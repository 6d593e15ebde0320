"""Made-up tables that were written down before they were tried: other words, other orders, other sections."""
# ruff: noqa: E501 - heads are a line each, as the systems have them
# fmt: off

from __future__ import annotations

from tests.dossiers.kinds_of_tables import TITLE, A, B, table
from tests.dossiers.table_kinds import FIELDS, TableKind, added, cells, counted_lines, heads, numbered

D = counted_lines(11)
E = counted_lines(12, rest=True)
SUM, SUM_B, SUM_D, SUM_E = added(A), added(B), added(D), added(E)


def split(columns: str) -> list[str]:
    """Return the columns of a table, which commas part."""
    return columns.split(",")


UNSEEN_KINDS: tuple[TableKind, ...] = (
    TableKind("nhận qua ba kênh, trả kết quả", table(heads(
        "TT|Tên lĩnh vực|Số hồ sơ nhận giải quyết|<|<|<|<|Số hồ sơ đã trả kết quả|<|<|<|Số hồ sơ chưa giải quyết xong|<|<",
        "^|^|Tổng cộng|Số mới tiếp nhận|<|<|Số kỳ trước chuyển qua|Tổng cộng|Trả trước hạn|Trả đúng hạn|Trả quá hạn|Tổng cộng|Chưa đến hạn|Quá hạn",
        "^|^|^|Nộp trực tuyến|Nộp trực tiếp|Qua dịch vụ BCCI|^|^|^|^|^|^|^|^"),
        "all,online,direct,post,carried,settled,early,on_time,late,pending,due,overdue", D, above=TITLE), SUM_D),
    TableKind("ký hiệu a, b ở đầu cột, tỷ lệ xen giữa", table(heads(
        "STT|Lĩnh vực, công việc giải quyết|Số hồ sơ tiếp nhận|<|<|<|Số lượng hồ sơ đã giải quyết|<|<|<|<|Số lượng hồ sơ đang giải quyết|<|<",
        "^|^|Tổng số|Trong kỳ|<|Từ kỳ trước|Tổng số|Trước hạn|Đúng hạn|Tỷ lệ trước và đúng hạn|Quá hạn|Tổng số|Trong hạn|Quá hạn",
        "^|^|^|Trực tuyến|Trực tiếp, dịch vụ bưu chính|^|^|^|^|^|^|^|^|^"),
        "all,online,offline,carried,settled,early,on_time,share,late,pending,due,overdue", D), SUM_D),
    TableKind("đơn vị trước, tồn đầu kỳ, cuối kỳ", table(heads(
        "STT|Đơn vị|Tồn đầu kỳ|Nhận trong kỳ|<|Giải quyết trong kỳ|<|<|Tồn cuối kỳ|<",
        "^|^|^|Tổng|Trong đó trực tuyến|Tổng|Đúng hạn|Trễ hạn|Tổng|Trong đó quá hạn"),
        "carried,period,online,settled,in_time,late,pending,overdue", D), SUM_D),
    TableKind("thủ tục dưới lĩnh vực, có cộng lĩnh vực", [*TITLE, *heads(
        "STT|Lĩnh vực/Thủ tục|Tiếp nhận|<|<|Đã giải quyết|<|<|Đang giải quyết|<",
        "^|^|Trực tuyến|Trực tiếp|Kỳ trước|Trước hạn|Đúng hạn|Quá hạn|Trong hạn|Quá hạn"),
        *(row for place, name in enumerate(FIELDS[:4]) for row in (
            [place + 1, name, *cells(added(D[2 * place:2 * place + 2]), split("online,offline,carried,early,on_time,late,due,overdue"))],
            [f"{place + 1}.1", f"Thủ tục {place}a", *cells(D[2 * place], split("online,offline,carried,early,on_time,late,due,overdue"))],
            [f"{place + 1}.2", f"Thủ tục {place}b", *cells(D[2 * place + 1], split("online,offline,carried,early,on_time,late,due,overdue"))])),
        ["Cộng", None, *cells(SUM_D, split("online,offline,carried,early,on_time,late,due,overdue"))]], SUM_D),
    TableKind("một tầng, viết dài", table(heads(
        "STT|Tên lĩnh vực|Tổng số hồ sơ tiếp nhận trong kỳ báo cáo|Trong đó: số hồ sơ tiếp nhận trực tuyến|Số hồ sơ của kỳ báo cáo trước chuyển sang|Tổng số hồ sơ đã giải quyết|Số hồ sơ giải quyết trước hạn|Số hồ sơ giải quyết đúng hạn|Số hồ sơ giải quyết trễ hạn|Tổng số hồ sơ đang trong quá trình giải quyết|Số hồ sơ đang giải quyết nhưng đã quá hạn"),
        "period,online,carried,settled,early,on_time,late,pending,overdue", D, above=TITLE), SUM_D),
    TableKind("dừng giải quyết, từ chối, trong và ngoài hạn", table(heads(
        "STT|Lĩnh vực|Tổng hồ sơ|<|<|<|Đã giải quyết|<|<|Dừng giải quyết|Từ chối tiếp nhận|Đang giải quyết",
        "^|^|Tổng|Online|Trực tiếp|Kỳ trước|Tổng|Trong hạn|Ngoài hạn|^|^|^"),
        "all,online,offline,carried,settled,in_time,late,paused,rejected,pending", E, above=TITLE), SUM_E),
    TableKind("hai hệ thống thành hai cột khối", table(heads(
        "STT|Lĩnh vực|Hệ thống thông tin giải quyết TTHC tỉnh|<|<|<|<|Hệ thống đăng ký hộ tịch|<|<|<|<",
        "^|^|Tiếp nhận|Trực tuyến|Đã giải quyết|Đúng hạn|Quá hạn|Tiếp nhận|Trực tuyến|Đã giải quyết|Đúng hạn|Quá hạn"),
        "period,online,settled,in_time,late", [], end="") +
        [[n, FIELDS[n - 1], *cells(A[n - 1], split("period,online,settled,in_time,late")), *cells(B[n - 1], split("period,online,settled,in_time,late"))] for n in range(1, 9)], added([*A, *B])),
    TableKind("lĩnh vực hàng dọc, không có số thứ tự", [*TITLE, *heads(
        "Lĩnh vực|Tiếp nhận|<|<|Đã giải quyết|<|<|Chưa giải quyết|<",
        "^|Tồn|Trực tuyến|Trực tiếp|Sớm hạn|Đúng hạn|Trễ hạn|Còn hạn|Hết hạn"),
        *([FIELDS[n], *cells(D[n], split("carried,online,offline,early,on_time,late,due,overdue"))] for n in range(8)),
        ["Tổng", *cells(SUM_D, split("carried,online,offline,early,on_time,late,due,overdue"))]], SUM_D),
    TableKind("phạm vi: thuộc xã và tỉnh ủy quyền", [*TITLE, *heads(
        "STT|Nội dung|Phải giải quyết|<|<|Kết quả giải quyết|<|<|<",
        "^|^|Kỳ trước|Mới tiếp nhận|Trong đó: DVCTT|Đã giải quyết|Trước, đúng hạn|Trễ hạn|Đang giải quyết"),
        ["A", "Thủ tục thuộc thẩm quyền xã"], *numbered(D[:4], split("carried,period,online,settled,in_time,late,pending")),
        ["B", "Thủ tục tỉnh ủy quyền"], *numbered(D[4:], split("carried,period,online,settled,in_time,late,pending")),
        [None, "Tổng A+B", *cells(SUM_D, split("carried,period,online,settled,in_time,late,pending"))]], SUM_D),
    TableKind("tỷ lệ mọi cột", table(heads(
        "STT|Lĩnh vực|Tổng tiếp nhận (bao gồm kỳ trước)|Kỳ trước|Trực tuyến|<|Đã giải quyết|<|Giải quyết đúng hạn|<|Giải quyết quá hạn|<",
        "^|^|^|^|Số lượng|Tỷ lệ|Số lượng|Tỷ lệ|Số lượng|Tỷ lệ|Số lượng|Tỷ lệ"),
        "all,carried,online,share,settled,share,in_time,share,late,share", D, above=TITLE), SUM_D),
    TableKind("một dòng sai: đã giải quyết thiếu một", [*TITLE, *heads(
        "STT|Lĩnh vực|Tiếp nhận|<|<|Đã giải quyết|<|<|<|Đang giải quyết",
        "^|^|Tổng số|Trực tuyến|Kỳ trước chuyển sang|Tổng số|Trước hạn|Đúng hạn|Quá hạn|^"),
        *numbered([D[0] | {"settled": D[0]["settled"] - 1}, *D[1:]], split("all,online,carried,settled,early,on_time,late,pending"))],
        SUM_D | {"settled": SUM_D["settled"] - 1}, problems=(len(TITLE) + 3,)),
    TableKind("kết quả không tên: không nhận", table(heads(
        "STT|Lĩnh vực|Tiếp nhận|<|Kết quả|<|<",
        "^|^|Tổng|Trực tuyến|Số 1|Số 2|Số 3"),
        "all,online,early,due,overdue", D, above=TITLE), none=True),
    TableKind("hồ sơ chứng thực: bản sao, chữ ký", table(heads(
        "STT|Đơn vị|Chứng thực bản sao|Chứng thực chữ ký|Chứng thực hợp đồng|Lệ phí (đồng)"),
        "period,carried,late,fee", D, above=[["THỐNG KÊ VIỆC CHỨNG THỰC"]]), none=True),
    TableKind("chấm điểm bộ chỉ số 766", table(heads(
        "STT|Xã|Công khai, minh bạch|Tiến độ giải quyết|Dịch vụ trực tuyến|Mức độ hài lòng|Số hóa hồ sơ|Tổng điểm"),
        "early,on_time,online,late,due,all", D, above=[["KẾT QUẢ ĐÁNH GIÁ THEO BỘ CHỈ SỐ 766"]]), none=True),
    TableKind("công dân đến giao dịch", table(heads(
        "STT|Ngày|Số lượt lấy số|Đã phục vụ|Chờ|Bỏ qua|Thời gian chờ trung bình (phút)"),
        "all,settled,pending,late,fee", D, above=[["BÁO CÁO LƯỢT KHÁCH LẤY SỐ TẠI MỘT CỬA"]]), none=True),
    TableKind("tiếng Anh lẫn: Online, Offline", table(heads(
        "STT|Lĩnh vực|TỔNG HS TIẾP NHẬN|HS ONLINE|HS OFFLINE|HS KỲ TRƯỚC|HS ĐÃ XỬ LÝ|HS XỬ LÝ TRƯỚC HẠN|HS XỬ LÝ ĐÚNG HẠN|HS XỬ LÝ QUÁ HẠN|HS ĐANG XỬ LÝ"),
        "all,online,offline,carried,settled,early,on_time,late,pending", D, above=TITLE), SUM_D),
)
