"""Made-up tables in the manner of exports: names of fields as heads, decimals, ways in rows, periods shortly written."""
# ruff: noqa: E501 - heads are a line each, as the systems have them
# fmt: off

from __future__ import annotations

from tests.dossiers.further_kinds import COLUMNS, HEAD
from tests.dossiers.kinds_of_tables import TITLE, A, B, table
from tests.dossiers.narrow_kinds import FIVE, FIVE_HEAD
from tests.dossiers.table_kinds import FIELDS, TableKind, added, cells, counted_lines, heads, numbered

G = counted_lines(81)
R = counted_lines(82, rest=True)
SUM_G, SUM_R = added(G), added(R)
FOUR = ["period", "settled", "in_time", "late"]
BLANKS = ("3:3.3.1", "3:3.3.2", "7:6.7.1", "7:6.7.2")
NAME = "KẾT QUẢ TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ TTHC"


def titled(period: str) -> TableKind:
    """Return a kind of table whose title states the period in these words."""
    return TableKind(f"kỳ ghi “{period}”", table(HEAD, COLUMNS, G, above=[[f"{NAME} {period}"], []]), SUM_G)


EXPORT_KINDS: tuple[TableKind, ...] = (
    *map(titled, ("6T/2023", "6T đầu năm 2023", "6 tháng năm 2023", "Tháng 01-06/2023", "từ 01/01/2023 đến 30/06/2023", "Quý 1+2/2023", "từ tháng 1 đến tháng 6 năm 2023", "15.12.2022 - 14.6.2023", "H1/2023")),
    TableKind("tên trường là đầu cột", table(heads(
        "STT|LINH_VUC|TON_KY_TRUOC|TN_TRUC_TUYEN|TN_TRUC_TIEP|TN_BCCI|DA_GQ|GQ_TRUOC_HAN|GQ_DUNG_HAN|GQ_QUA_HAN|DANG_GQ|DANG_GQ_QUA_HAN"),
        "carried,online,direct,post,settled,early,on_time,late,pending,overdue", G), SUM_G),
    TableKind("số có phần lẻ bằng không", [*FIVE_HEAD, *([n, FIELDS[n - 1], *(f"{cell}.0" for cell in cells(G[n - 1], FIVE))] for n in range(1, 9))], SUM_G),
    TableKind("hình thức nộp ở hàng", [*TITLE, *heads("STT|Hình thức nộp|Tiếp nhận|Đã giải quyết|Trước và đúng hạn|Quá hạn"),
        [1, "Trực tuyến", *cells(A[0], FOUR)], [2, "Trực tiếp", *cells(A[1], FOUR)], [3, "Qua bưu chính công ích", *cells(A[2], FOUR)],
        [None, "Tổng cộng", *cells(added(A[:3]), FOUR)]], added(A[:3]) | {"online": A[0]["period"]}),
    TableKind("tên bảng chỉ nói hồ sơ trực tuyến", table(heads("STT|Lĩnh vực|Tiếp nhận|Đã giải quyết|Đúng hạn|Quá hạn"), ",".join(FOUR), G, above=[["TÌNH HÌNH GIẢI QUYẾT HỒ SƠ NỘP TRỰC TUYẾN"], *TITLE[1:]]), SUM_G, asked=True, blank=BLANKS),
    TableKind("iGate: tổng, tồn, mới, dừng, rút, tỷ lệ", table(heads(
        "STT|Đơn vị|Tổng số hồ sơ|Tồn kỳ trước|Tiếp nhận mới|<|<|Đã giải quyết|<|<|<|Đang giải quyết|<|<|Dừng xử lý|Rút hồ sơ|Tỷ lệ đúng hạn",
        "^|^|^|^|Trực tuyến|Trực tiếp|Bưu chính|Trước hạn|Đúng hạn|Trễ hạn|Tổng|Trong hạn|Trễ hạn|Tổng|^|^|^"),
        "all,carried,online,direct,post,early,on_time,late,settled,due,overdue,pending,paused,rejected,share", R, above=TITLE), SUM_R),
    TableKind("cổng quốc gia: đã xử lý, chờ xử lý", table(heads(
        "STT|Tên lĩnh vực|Số hồ sơ tiếp nhận|<|<|Số hồ sơ xử lý|<|<|<|Số hồ sơ chờ xử lý",
        "^|^|Tổng số|Trực tuyến|Trực tiếp|Tổng số|Trước hạn|Đúng hạn|Quá hạn|^"),
        "period,online,offline,settled,early,on_time,late,pending", G, above=TITLE), SUM_G),
    TableKind("tên đơn vị viết hoa", [*FIVE_HEAD, *numbered(A, FIVE, ("XÃ BÌNH LÃNG", "XÃ CHÍ MINH", "UBND XÃ AN THANH", "XÃ DÂN CHỦ", "XÃ ĐẠI HỢP", "PHƯỜNG TỨ KỲ", "XÃ HÀ KỲ", "XÃ HÀ THANH"))], A[2]),
    TableKind("đầu cột có đơn vị tính", table(heads(
        "TT|Lĩnh vực|Tiếp nhận (HS)|Tr.đó: trực tuyến (HS)|Kỳ trước (HS)|Đã GQ (HS)|Tr.hạn, đúng hạn (HS)|Quá hạn (HS)|Còn GQ (HS)"),
        "period,online,carried,settled,in_time,late,pending", G, above=TITLE), SUM_G),
    TableKind("ba dòng đầu, số thứ tự cột", table([*heads(
        "TT|NỘI DUNG|HỒ SƠ PHẢI GIẢI QUYẾT|<|<|<|KẾT QUẢ|<|<|<|<|<",
        "^|^|Số kỳ trước chuyển sang|Số mới tiếp nhận|<|Tổng|Đã giải quyết|<|<|Đang giải quyết|<|<",
        "^|^|^|Trực tuyến|Trực tiếp + BCCI|^|Tổng|Đúng hạn (gồm trước hạn)|Quá hạn|Tổng|Chưa đến hạn|Quá hạn"),
        ["A", "B", *(f"({n})" for n in range(1, 11))]],
        "carried,online,offline,all,settled,in_time,late,pending,due,overdue", G, above=TITLE), SUM_G),
    TableKind("lũy kế cạnh tháng, tên bảng tháng 6", [["BÁO CÁO HỒ SƠ MỘT CỬA THÁNG 6 NĂM 2023"], *heads(
        "STT|Lĩnh vực|Phát sinh trong tháng|<|<|<|<|Lũy kế từ đầu năm|<|<|<|<", "^|^" + "|Tiếp nhận|Trực tuyến|Đã giải quyết|Đúng hạn|Quá hạn" * 2),
        *([n, FIELDS[n - 1], *cells(B[n - 1], FIVE), *cells(G[n - 1], FIVE)] for n in range(1, 9))], SUM_G),
    TableKind("tăng giảm so với cùng kỳ ở cột cuối", table(heads(
        "STT|Lĩnh vực|Tiếp nhận|<|Đã giải quyết|<|<|Tăng/giảm so với cùng kỳ|<",
        "^|^|Tổng|Trực tuyến|Tổng|Đúng hạn|Quá hạn|Tiếp nhận|Đã giải quyết"),
        "period,online,settled,in_time,late,fee,fee", G, above=TITLE), SUM_G),
    TableKind("đúng hạn theo số, theo tỷ lệ không dấu", table(heads(
        "STT|Lĩnh vực|Tiếp nhận|Trực tuyến|Đã giải quyết|Đúng hạn|<|Quá hạn|<",
        "^|^|^|^|^|SL|%|SL|%"), "period,online,settled,in_time,fee,late,fee", G, above=TITLE), SUM_G),
    TableKind("tồn ở cuối, có trong hạn, quá hạn", table(heads(
        "STT|Lĩnh vực|Tiếp nhận|<|<|<|Giải quyết|<|<|<|Tồn|<|<",
        "^|^|Tổng số|Trực tuyến|Trực tiếp|Bưu chính|Tổng số|Trước hạn|Đúng hạn|Quá hạn|Tổng số|Trong hạn|Quá hạn"),
        "period,online,direct,post,settled,early,on_time,late,pending,due,overdue", G, above=TITLE), SUM_G | {"all": SUM_G["period"]}),
    TableKind("nhận, xong, tồn", table(heads("STT|Lĩnh vực|Nhận|Trong đó trực tuyến|Xong|Xong đúng hạn|Xong trễ hạn|Tồn"),
        "period,online,settled,in_time,late,pending", [one | {"settled": one["period"] - one["pending"], "in_time": one["period"] - one["pending"] - one["late"]} for one in G], above=[["SỐ HỒ SƠ MỘT CỬA"], *TITLE[2:]]),
        SUM_G | {"all": SUM_G["period"], "settled": SUM_G["period"] - SUM_G["pending"], "in_time": SUM_G["period"] - SUM_G["pending"] - SUM_G["late"]}),
    TableKind("cộng nhận, cộng xong, cộng còn", table(heads(
        "STT|Lĩnh vực|Nộp trực tiếp|Nộp qua BCCI|Nộp trực tuyến|Cộng nhận|Tồn đầu kỳ|Xong trước hạn|Xong đúng hạn|Xong trễ hạn|Cộng xong|Còn trong hạn|Còn trễ hạn|Cộng còn"),
        "direct,post,online,period,carried,early,on_time,late,settled,due,overdue,pending", G, above=TITLE), SUM_G),
    TableKind("trả lại không có cột", table(heads(
        "STT|Lĩnh vực|Tồn|Nhận mới|Trực tuyến|Đã trả|Đúng hạn|Trễ|Đang xử lý|<|<", "^|^|^|^|^|^|^|^|Còn hạn|Quá hạn|Tạm dừng"),
        "carried,period,online,settled,in_time,late,due,overdue,paused", R, above=TITLE), SUM_R),
    TableKind("mỗi lĩnh vực một hàng cho mỗi kênh", [*TITLE, *heads("STT|Lĩnh vực|Kênh|Tiếp nhận|Đã giải quyết|Đúng hạn|Quá hạn"),
        *(row for n in range(4) for row in ([n + 1, FIELDS[n], "Trực tuyến", *cells(G[2 * n], FOUR)], [None, FIELDS[n], "Trực tiếp", *cells(G[2 * n + 1], FOUR)]))],
        SUM_G | {"online": added(G[::2])["period"]}),
    TableKind("mã thủ tục là số", [*TITLE, *heads("STT|Mã TTHC|Tên thủ tục|Lĩnh vực|Tiếp nhận|Trực tuyến|Đã giải quyết|Đúng hạn|Quá hạn"),
        *([n, 2_000_000 + n, f"Thủ tục {n}", FIELDS[n - 1], *cells(G[n - 1], FIVE)] for n in range(1, 9)), [None, None, "Tổng cộng", None, *cells(SUM_G, FIVE)]], SUM_G),
    TableKind("báo cáo tuần", table(FIVE_HEAD, ",".join(FIVE), G, above=[["KẾT QUẢ GIẢI QUYẾT TTHC TUẦN 24 (từ ngày 05/6/2023 đến 11/6/2023)"]]), asked=True),
    TableKind("cột kỳ, hàng chỉ tiêu", [*TITLE, *heads("STT|Chỉ tiêu|Kỳ này|Cùng kỳ|Tăng, giảm"), [1, "Tổng tiếp nhận", 100, 90, 10], [2, "Trực tuyến", 80, 70, 10], [3, "Đã giải quyết", 95, 85, 10], [4, "Quá hạn", 1, 2, 1]], none=True),
)
