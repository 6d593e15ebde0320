"""The made-up tables, each a kind of its own."""
# ruff: noqa: E501 - heads are a line each, as the systems have them
# fmt: off

from __future__ import annotations

from tests.dossiers.table_kinds import FIELDS, Rows, TableKind, added, cells, counted_lines, heads, numbered

A, B = counted_lines(1), counted_lines(2)
REST = counted_lines(3, rest=True)
SUM, REST_SUM = added(A), added(REST)


def total(lines: list[dict[str, int]], columns: list[str], name: str = "Tổng cộng") -> Rows:
    """Return the row of a total."""
    return [[None, name, *cells(added(lines), columns)]]


def table(
    head: Rows, columns: str, lines: list[dict[str, int]] = A, *, above: Rows | None = None, end: str = "Tổng cộng"
) -> Rows:
    """Return a table of numbered lines under its heads, with its total, if it has one."""
    names = columns.split(",")
    return [*(above or []), *head, *numbered(lines, names), *(total(lines, names, end) if end else [])]


EGOV = heads(
    "STT|Cơ quan|Tổng|Tiếp nhận|Kỳ trước chuyển qua|Hồ sơ đã giải quyết|<|<|<|Hồ sơ đang giải quyết|<|<|CD rút hồ sơ|Hồ sơ trả lại|Tồn cuối",
    "^|^|^|^|^|Số hồ sơ|Sớm|Đúng|Trễ|Số hồ sơ|Chưa đến hạn|Đã quá hạn|^|^|^",
)
LAND = heads(
    "STT|Tên|Số hồ sơ phải giải quyết|<|<|<|Đã giải quyết|<|<|<|Đang giải quyết|<|<|<",
    "^|^|Kỳ trước chuyển sang|Tiếp nhận trong kỳ|<|Cộng|Tổng số|Trước và trong hạn|Trễ hạn|Tỷ lệ trễ hạn (%)|Tổng số|Trong hạn|Quá hạn|Tỷ lệ quá hạn (%)",
    "^|^|^|Trực tiếp|Trực tuyến|^|^|^|^|^|^|^|^|^",
)
PORTAL = heads(
    "STT|Lĩnh vực|Tiếp nhận|<|<|<|<|Đã xử lý|<|<|<|Đang xử lý|<|<|Tạm dừng xử lý|Trả lại|Tỷ lệ đúng hạn",
    "^|^|Tổng số|Kỳ trước|Qua mạng|Trực tiếp|Qua BCCI|Tổng số|Trước hạn|Đúng hạn|Quá hạn|Tổng số|Trong hạn|Quá hạn|^|^|^",
)
TITLE: Rows = [["BÁO CÁO TÌNH HÌNH TIẾP NHẬN, GIẢI QUYẾT HỒ SƠ"], ["UBND xã An Thanh"], ["Từ ngày 15/12/2022 đến ngày 14/6/2023"], []]
FLAT = heads("STT|Lĩnh vực|Tiếp nhận trong kỳ|Trực tuyến|Trực tiếp|Bưu chính|Tồn kỳ trước|Đã giải quyết|Trước hạn|Đúng hạn|Quá hạn|Đang giải quyết|Trong hạn|Quá hạn")
FLAT_COLUMNS = "period,online,direct,post,carried,settled,early,on_time,late,pending,due,overdue"
NAMES = FLAT_COLUMNS.split(",")

KINDS: tuple[TableKind, ...] = (
    TableKind("cơ quan, sớm đúng trễ, rút, tồn cuối", table(EGOV, "all,period,carried,settled,early,on_time,late,pending,due,overdue,withdrawn,returned,left", counted_lines(5)), added(counted_lines(5)), blank=("7:6.7.2",)),
    TableKind("phải giải quyết, ba tầng, tỷ lệ", table(LAND, "carried,direct,online,all,settled,in_time,late,share,pending,due,overdue,share", [one | {"direct": one["offline"]} for one in A], above=TITLE), SUM),
    TableKind("qua mạng, BCCI, tạm dừng, trả lại", table(PORTAL, "all,carried,online,direct,post,settled,early,on_time,late,pending,due,overdue,paused,rejected,share", [one | {"rejected": one["rejected"]} for one in REST], above=TITLE), REST_SUM),
    TableKind("đã tiếp nhận, tồn, cần xử lý", table(heads(
        "TT|Đơn vị/Lĩnh vực|Đã tiếp nhận|Tồn kỳ trước|Cần xử lý|Đã xử lý|<|<|Đang xử lý|<|<|Tỉ lệ trễ hạn|Tỉ lệ đúng hạn",
        "^|^|^|^|^|Tổng|Sớm|Trễ|Tổng|Chưa đến|Trễ|^|^"), "period,carried,all,settled,in_time,late,pending,due,overdue,share,share"), SUM, blank=("7:6.7.2",)),
    TableKind("lũy kế đã và đang giải quyết", table(heads(
        "STT|Lĩnh vực|Tiếp nhận mới|Trong đó trực tuyến|Tồn kỳ trước chuyển sang|Tổng hồ sơ phải giải quyết trong kỳ|Đã có kết quả trước và đúng hạn|Đã có kết quả nhưng chậm hạn|Đang giải quyết chưa đến hạn|Đang giải quyết quá hạn"),
        "period,online,carried,all,in_time,late,due,overdue"), SUM),
    TableKind("tổng ở trên, số thứ tự A B", [*TITLE, *FLAT, ["A", "B", *range(1, 13)], [None, "TỔNG SỐ", *cells(SUM, NAMES)], *numbered(A, NAMES)], SUM),
    TableKind("toàn xã ở trên, không số", [*FLAT, [None, "TOÀN XÃ", *cells(SUM, NAMES)], *([None, *row[1:]] for row in numbered(A, NAMES))], SUM),
    TableKind("mục La Mã có cộng ở hàng mục", [*TITLE, *FLAT,
        ["I", "Lĩnh vực thuộc thẩm quyền cấp xã", *cells(added(A[:5]), NAMES)], *numbered(A[:5], NAMES),
        ["II", "Lĩnh vực liên thông", *cells(added(A[5:]), NAMES)], *numbered(A[5:], NAMES, FIELDS[5:]),
        [None, "Tổng cộng (I+II)", *cells(SUM, NAMES)]], SUM),
    TableKind("mục A, B không số", [*FLAT, ["A", "TTHC THUỘC THẨM QUYỀN CẤP XÃ"], *numbered(A[:5], NAMES), ["B", "TTHC LIÊN THÔNG"], *numbered(A[5:], NAMES, FIELDS[5:]), [None, "Tổng số", *cells(SUM, NAMES)]], SUM),
    TableKind("lĩnh vực in đậm, thủ tục ở dưới", [*FLAT, *(row for place, one in enumerate(A) for row in (
        [place + 1, FIELDS[place], *cells(one, NAMES)], [f"{place + 1}.1", "Thủ tục thứ nhất", *cells(one, NAMES)], [f"{place + 1}.2", "Thủ tục thứ hai", *(0 for _ in NAMES)])), [None, "Tổng cộng", *cells(SUM, NAMES)]], SUM),
    TableKind("cột trống, cột ghi chú, tỷ lệ xen kẽ", table(heads(
        "STT|Lĩnh vực||Số hồ sơ tiếp nhận|<|<|<||Số hồ sơ đã giải quyết|<|<|<|<|<|<||Số hồ sơ đang giải quyết|<|<|Ghi chú",
        "^|^||Tổng số|Trực tuyến|Trực tiếp|Kỳ trước chuyển sang||Tổng số|Trước hạn|Tỷ lệ|Đúng hạn|Tỷ lệ|Quá hạn|Tỷ lệ||Tổng số|Trong hạn|Quá hạn|^"),
        ",all,online,offline,carried,,settled,early,share,on_time,share,late,share,,pending,due,overdue,note", above=TITLE), SUM),
    TableKind("toàn trình, một phần", table(heads(
        "STT|Lĩnh vực|Tổng số hồ sơ tiếp nhận trong kỳ|Trực tuyến|<|<|Trực tiếp, BCCI|Từ kỳ trước|Hồ sơ đã giải quyết|<|<|<|Hồ sơ chưa giải quyết|<|<",
        "^|^|^|Tổng|Toàn trình|Một phần|^|^|Tổng|Trước hạn|Đúng hạn|Quá hạn|Tổng|Chưa đến hạn|Quá hạn"),
        "period,online,whole,part,offline,carried,settled,early,on_time,late,pending,due,overdue"), SUM),
    TableKind("toàn trình, một phần, không tổng trực tuyến", table(heads(
        "STT|Lĩnh vực|Tiếp nhận|<|<|<|<|Giải quyết|<|<|<|Đang giải quyết|<|<",
        "^|^|Tổng|DVCTT toàn trình|DVCTT một phần|Tại quầy|Kỳ trước|Tổng|Sớm hạn|Đúng hạn|Trễ hạn|Tổng|Còn hạn|Trễ hạn"),
        "all,whole,part,offline,carried,settled,early,on_time,late,pending,due,overdue"), SUM),
    TableKind("không có cột tổng", table(heads(
        "STT|Lĩnh vực|Tiếp nhận|<|<|<|Đã giải quyết|<|<|Đang giải quyết|<",
        "^|^|Trực tuyến|Trực tiếp|Bưu chính|Kỳ trước|Trước hạn|Đúng hạn|Quá hạn|Trong hạn|Quá hạn"),
        "online,direct,post,carried,early,on_time,late,due,overdue"), SUM),
    TableKind("một dòng đầu, chữ dài", table(heads(
        "STT|Tên lĩnh vực|Số hồ sơ tồn kỳ trước|Số hồ sơ tiếp nhận trực tuyến trong kỳ|Số hồ sơ tiếp nhận trực tiếp trong kỳ|Tổng số hồ sơ phải xử lý|Số hồ sơ đã giải quyết trước hạn|Số hồ sơ đã giải quyết đúng hạn|Số hồ sơ đã giải quyết quá hạn|Tổng số hồ sơ đã giải quyết|Số hồ sơ đang giải quyết trong hạn|Số hồ sơ đang giải quyết quá hạn|Tổng số hồ sơ đang giải quyết|Tỷ lệ hồ sơ giải quyết đúng hạn (%)"),
        "carried,online,offline,all,early,on_time,late,settled,due,overdue,pending,share"), SUM),
    TableKind("đơn vị tính dưới đầu bảng", [*TITLE, *heads(
        "Số TT|Lĩnh vực, công việc giải quyết theo cấp|Số lượng hồ sơ tiếp nhận|<|<|<|Số lượng hồ sơ đã giải quyết|<|<|<|Số lượng hồ sơ đang giải quyết|<|<",
        "^|^|Tổng số|Trong kỳ|<|Từ kỳ trước|Tổng số|Trước hạn|Đúng hạn|Quá hạn|Tổng số|Trong hạn|Quá hạn",
        "^|^|^|Trực tuyến|Trực tiếp, dịch vụ bưu chính|^|^|^|^|^|^|^|^"),
        [None, None, *("Hồ sơ" for _ in range(11))], ["(1)", "(2)", *(f"({n})" for n in range(3, 14))],
        *numbered(A, ["all", "online", "offline", "carried", "settled", "early", "on_time", "late", "pending", "due", "overdue"]),
        *total(A, ["all", "online", "offline", "carried", "settled", "early", "on_time", "late", "pending", "due", "overdue"], "TỔNG SỐ")], SUM),
    TableKind("số là chữ có dấu chấm, trống là 0", [*FLAT, *([place, name, *(str(cell) if cell else "" for cell in row)] for place, name, *row in numbered(A, NAMES)), ["", "Tổng", *(f"{cell:,}".replace(",", ".") for cell in cells(SUM, NAMES))]], SUM),
    TableKind("hệ thống là một cột", [*heads("STT|Lĩnh vực|Nguồn hồ sơ|Tiếp nhận trong kỳ|Trực tuyến|Trực tiếp|Bưu chính|Tồn kỳ trước|Đã giải quyết|Trước hạn|Đúng hạn|Quá hạn|Đang giải quyết|Trong hạn|Quá hạn"),
        *([place, name, system, *row] for system, lines in (("Hệ thống của Bộ", A), ("Hệ thống của tỉnh", B)) for place, name, *row in numbered(lines, NAMES)),
        [None, "Tổng cộng", None, *cells(added([*A, *B]), NAMES)]], added([*A, *B])),
    TableKind("hai hệ thống, hai trang", table(FLAT, FLAT_COLUMNS, above=[["Nguồn: Hệ thống thông tin giải quyết TTHC của tỉnh"]]), added([*A, *B]), more=lambda: [("Cổng DVC quốc gia", table(FLAT, FLAT_COLUMNS, B, above=[["Nguồn: Cổng Dịch vụ công quốc gia"]]))]),
    TableKind("hai khối, tên hệ thống trên từng khối", [*TITLE, *FLAT, ["I", "Cổng Dịch vụ công quốc gia"], *numbered(A, NAMES), [None, "Cộng I", *cells(SUM, NAMES)], ["II", "Hệ thống một cửa điện tử của tỉnh"], *numbered(B, NAMES), [None, "Cộng II", *cells(added(B), NAMES)], [None, "Tổng cộng I + II", *cells(added([*A, *B]), NAMES)]], added([*A, *B])),
    TableKind("đơn vị ở hàng, chọn đúng xã", [*TITLE[:1], *FLAT, *numbered(A, NAMES, ("Xã Bình Lãng", "Xã Chí Minh", "Xã An Thanh", "Xã Dân Chủ", "Xã Đại Hợp", "Thị trấn Tứ Kỳ", "Xã Hà Kỳ", "Xã Hà Thanh")), *total(A, NAMES)], A[2]),
    TableKind("đơn vị ở hàng, không có xã này", [*TITLE[:1], *FLAT, *numbered(A, NAMES, ("UBND xã Bình Lãng", "UBND xã Chí Minh", "UBND xã Cộng Lạc", "UBND xã Dân Chủ", "UBND xã Đại Hợp", "UBND thị trấn Tứ Kỳ", "UBND xã Hà Kỳ", "UBND xã Hà Thanh")), *total(A, NAMES)], asked=True),
    TableKind("trong kỳ và lũy kế", table(heads(
        "STT|Lĩnh vực|Số hồ sơ tiếp nhận|<|Số hồ sơ đã giải quyết|<|Số hồ sơ giải quyết đúng hạn|<|Số hồ sơ quá hạn|<",
        "^|^|Trong kỳ|Lũy kế|Trong kỳ|Lũy kế|Trong kỳ|Lũy kế|Trong kỳ|Lũy kế"),
        "period,all,settled,online,in_time,whole,late,early"), asked=True),
    TableKind("đầu cột không nói gì", table(heads("STT|Lĩnh vực|Tổng|Trực tuyến|Trực tiếp|Tổng|Đúng hạn|Quá hạn|Tổng|Đúng hạn|Quá hạn"), "all,online,offline,settled,in_time,late,pending,due,overdue", [one | {"all": one["period"], "settled": one["period"] - one["pending"], "in_time": one["period"] - one["pending"] - one["late"]} for one in A]), {**SUM, "settled": -1, "in_time": -1}, asked=True),
    TableKind("tỷ lệ ở mọi nhóm, hai mươi cột", table(heads(
        "TT|Lĩnh vực|TIẾP NHẬN|<|<|<|<|<|ĐÃ GIẢI QUYẾT|<|<|<|<|<|<|ĐANG GIẢI QUYẾT|<|<|<|<",
        "^|^|Tổng số|Trực tuyến|Tỷ lệ (%)|Trực tiếp|BCCI|Kỳ trước|Tổng số|Trước hạn|%|Đúng hạn|%|Quá hạn|%|Tổng số|Trong hạn|%|Quá hạn|%"),
        "all,online,share,direct,post,carried,settled,early,share,on_time,share,late,share,pending,due,share,overdue,share", above=TITLE), SUM),
    TableKind("tỷ lệ là số không dấu phần trăm", table(heads(
        "TT|Lĩnh vực|Tiếp nhận|<|<|<|Đã giải quyết|<|<|<|<|Đang giải quyết|<|<",
        "^|^|Tổng số|Trực tuyến|Trực tiếp|Kỳ trước|Tổng số|Trước hạn|Đúng hạn|Quá hạn|Tỷ lệ đúng hạn|Tổng số|Trong hạn|Quá hạn"),
        "all,online,offline,carried,settled,early,on_time,late,number,pending,due,overdue"), SUM),
    TableKind("một hàng lệch", [*FLAT, *numbered([A[0] | {"settled": A[0]["settled"] + 3}, *A[1:]], NAMES)], SUM | {"settled": SUM["settled"] + 3}, problems=(2,), blank=()),
    TableKind("tổng sai", [*FLAT, *numbered(A, NAMES), [None, "Tổng cộng", *cells(SUM | {"settled": SUM["settled"] + 7, "early": SUM["early"] + 7}, NAMES)]], SUM, problems=(10,)),
    TableKind("trong đó ở cuối", [*FLAT, *numbered(A, NAMES), [None, "Tổng cộng", *cells(SUM, NAMES)], [None, "Trong đó: hồ sơ liên thông", *cells(A[0], NAMES)], [None, "Tỷ lệ (%)", *("100" for _ in NAMES)]], SUM),
    TableKind("theo tháng", [*heads("STT|Tháng|Tiếp nhận trong kỳ|Trực tuyến|Trực tiếp|Bưu chính|Tồn kỳ trước|Đã giải quyết|Trước hạn|Đúng hạn|Quá hạn|Đang giải quyết|Trong hạn|Quá hạn"), *numbered(A[:6], NAMES, [f"Tháng {n}" for n in range(1, 7)]), [None, "Tổng cộng", *cells(added(A[:6]), NAMES)]], asked=True),
    TableKind("đơn thư", table(heads("STT|Đơn vị|Tổng số vụ việc|Kỳ trước chuyển sang|Trong kỳ|Đã giải quyết|<|<|Đang giải quyết|<|<", "^|^|^|^|^|Tổng số|Đúng hạn|Quá hạn|Tổng số|Trong hạn|Quá hạn"), "all,carried,period,settled,in_time,late,pending,due,overdue", above=[["TÌNH HÌNH GIẢI QUYẾT ĐƠN THƯ KHIẾU NẠI, TỐ CÁO"]]), none=True),
    TableKind("phản ánh kiến nghị", table(heads("STT|Lĩnh vực|Tổng số PAKN|Kỳ trước|Tiếp nhận|Đã xử lý|Đúng hạn|Quá hạn|Đang xử lý|Trong hạn|Quá hạn"), "all,carried,period,settled,in_time,late,pending,due,overdue", above=[["TỔNG HỢP PHẢN ÁNH, KIẾN NGHỊ"]]), none=True),
    TableKind("số thủ tục", table(heads("STT|Lĩnh vực|Tổng số TTHC|DVCTT toàn trình|DVCTT một phần|Cung cấp thông tin trực tuyến|TTHC phát sinh hồ sơ"), "all,whole,part,direct,online", above=[["DANH MỤC THỦ TỤC HÀNH CHÍNH"]]), none=True),
    TableKind("văn bản đến", table(heads("STT|Bộ phận|Văn bản đến|Đã xử lý|<|<|Đang xử lý|<|<", "^|^|^|Tổng|Đúng hạn|Quá hạn|Tổng|Trong hạn|Quá hạn"), "all,settled,in_time,late,pending,due,overdue", above=[["THỐNG KÊ XỬ LÝ VĂN BẢN ĐẾN"]]), none=True),
    TableKind("thanh toán trực tuyến", table(heads("STT|Lĩnh vực|Số hồ sơ có nghĩa vụ tài chính|Số hồ sơ thanh toán trực tuyến|Tỷ lệ|Số tiền (đồng)"), "all,online,share,fee", above=[["KẾT QUẢ THANH TOÁN TRỰC TUYẾN"]]), none=True),
    TableKind("số hóa hồ sơ", table(heads("STT|Lĩnh vực|Số hồ sơ tiếp nhận|Số hồ sơ số hóa thành phần|Tỷ lệ|Số kết quả đã giải quyết|Số kết quả bản điện tử|Tỷ lệ"), "period,online,share,settled,whole,share", above=[["KẾT QUẢ SỐ HÓA HỒ SƠ"]]), none=True),
    TableKind("đánh giá hài lòng", table(heads("STT|Lĩnh vực|Số hồ sơ được đánh giá|Rất hài lòng|Hài lòng|Không hài lòng|Điểm"), "all,online,direct,post,share", above=[["ĐÁNH GIÁ MỨC ĐỘ HÀI LÒNG"]]), none=True),
    TableKind("danh sách cán bộ xử lý", table(heads("STT|Cán bộ|Tổng nhiệm vụ được giao|Hoàn thành|Đúng hạn|Quá hạn|Đang thực hiện|Trong hạn|Quá hạn"), "all,settled,in_time,late,pending,due,overdue"), none=True),
    TableKind("nhãn tổng ở cột số thứ tự", [*TITLE, *FLAT, *numbered(A, NAMES), ["Tổng cộng:", "<", *cells(SUM, NAMES)]], SUM),
    TableKind("không có số thứ tự", [row[1:] for row in table(FLAT, FLAT_COLUMNS)], SUM),
    TableKind("đang giải quyết đứng trước", table(heads(
        "STT|Lĩnh vực|Hồ sơ đang xử lý|<|<|Hồ sơ đã xử lý|<|<|<|Hồ sơ tiếp nhận|<|<|<",
        "^|^|Tổng|Chưa đến hạn|Quá hạn|Tổng|Sớm hạn|Đúng hạn|Trễ hạn|Tổng số|Kỳ trước|Trực tuyến|Tại bộ phận một cửa"),
        "pending,due,overdue,settled,early,on_time,late,all,carried,online,offline"), SUM),
    TableKind("tồn đầu, nhận, đã trả, tồn cuối", table(heads(
        "TT|Loại hồ sơ|Tồn đầu kỳ|Nhận trong kỳ|<|Tổng|Đã trả|<|<|<|Chưa trả|<|<",
        "^|^|^|Trực tuyến|Trực tiếp|^|Tổng|Trước hẹn|Đúng hẹn|Trễ hẹn|Tổng|Trong hạn|Quá hạn"),
        "carried,online,offline,all,settled,early,on_time,late,pending,due,overdue"), SUM),
    TableKind("ghi chú và bảng khác ở dưới", [*table(FLAT, FLAT_COLUMNS, above=TITLE), [], ["Ghi chú: số liệu lấy từ Hệ thống một cửa điện tử, tính đến 08:00 ngày 07/6/2023"], [],
        *heads("STT|Nội dung|Tổng số PAKN|Đã xử lý|Đang xử lý"), [1, "Quy định hành chính", 5, 4, 1], [2, "Hành vi hành chính", 3, 3, 0]], SUM),
    TableKind("đầu bảng đánh số", table(heads(
        "STT|Lĩnh vực|1. Số hồ sơ tiếp nhận|<|<|<|2. Số hồ sơ đã giải quyết|<|<|<|3. Số hồ sơ đang giải quyết|<|<",
        "^|^|1.1. Tổng số (=1.2+1.3+1.4)|1.2. Trực tuyến|1.3. Trực tiếp, qua bưu chính|1.4. Từ kỳ trước chuyển qua|2.1. Tổng số|2.2. Trước hạn|2.3. Đúng hạn|2.4. Quá hạn|3.1. Tổng số|3.2. Trong hạn|3.3. Quá hạn"),
        "all,online,offline,carried,settled,early,on_time,late,pending,due,overdue"), SUM),
    TableKind("thủ tục theo lĩnh vực, cộng sau mỗi lĩnh vực", [*FLAT,
        [None, "Lĩnh vực Hộ tịch"], *numbered(A[:3], NAMES, ("Đăng ký khai sinh", "Đăng ký kết hôn", "Đăng ký khai tử")), [None, "Cộng lĩnh vực Hộ tịch", *cells(added(A[:3]), NAMES)],
        [None, "Lĩnh vực Chứng thực"], *numbered(A[3:], NAMES, ("Chứng thực bản sao", "Chứng thực chữ ký", "Chứng thực hợp đồng", "Chứng thực di chúc", "Cấp bản sao")), [None, "Cộng lĩnh vực Chứng thực", *cells(added(A[3:]), NAMES)],
        [None, "TỔNG CỘNG", *cells(SUM, NAMES)]], SUM),
    TableKind("tổng ở trên và ở dưới", [*FLAT, [None, "Tổng số", *cells(SUM, NAMES)], *numbered(A, NAMES), [None, "Tổng cộng", *cells(SUM, NAMES)]], SUM),
    TableKind("trực tuyến thành nhóm ở cuối", table(heads(
        "STT|Lĩnh vực|Tiếp nhận|<|<|Đã giải quyết|<|<|<|Đang giải quyết|<|<|Hồ sơ nộp trực tuyến|<",
        "^|^|Tổng|Kỳ trước|Trong kỳ|Tổng|Trước hạn|Đúng hạn|Quá hạn|Tổng|Trong hạn|Quá hạn|Số lượng|Tỷ lệ (%)"),
        "all,carried,period,settled,early,on_time,late,pending,due,overdue,online,share"), SUM),
    TableKind("đã giải quyết chia trực tuyến, trực tiếp", table(heads(
        "STT|Lĩnh vực|Tiếp nhận trong kỳ|Kỳ trước|Đã giải quyết|<|<|<|<|Đang giải quyết|<|<",
        "^|^|^|^|Tổng|Trực tuyến|Trực tiếp|Đúng và trước hạn|Quá hạn|Tổng|Trong hạn|Quá hạn"),
        "period,carried,settled,s_online,s_direct,in_time,late,pending,due,overdue", [one | {"s_online": one["settled"] - 1, "s_direct": 1} for one in A]), SUM, blank=("7:6.7.2",)),
    TableKind("kỳ này và cùng kỳ", table(heads(
        "STT|Lĩnh vực|Tiếp nhận|<|Đã giải quyết|<|Đúng hạn|<|Quá hạn|<",
        "^|^|Kỳ này|Cùng kỳ năm trước|Kỳ này|Cùng kỳ năm trước|Kỳ này|Cùng kỳ năm trước|Kỳ này|Cùng kỳ năm trước"),
        "period,all,settled,online,in_time,whole,late,early"), SUM, blank=("7:6.7.2",)),
    TableKind("đúng hạn, quá hạn, không trước hạn", table(heads(
        "STT|Lĩnh vực|Hồ sơ tiếp nhận|<|<|Hồ sơ đã giải quyết|<|<|Hồ sơ đang giải quyết|<|<",
        "^|^|Tổng|Trực tuyến|Trực tiếp|Tổng|Đúng hạn|Quá hạn|Tổng|Trong hạn|Quá hạn"),
        "period,online,offline,settled,in_time,late,pending,due,overdue", [one | {"settled": one["settled"] - one["carried"], "in_time": one["in_time"] - one["carried"]} for one in A]), SUM | {"settled": SUM["settled"] - SUM["carried"], "in_time": SUM["in_time"] - SUM["carried"]}),
    TableKind("chỉ tiếp nhận và đã giải quyết", table(heads(
        "STT|Lĩnh vực|Số hồ sơ tiếp nhận trong kỳ|Trong đó: trực tuyến|Số hồ sơ đã giải quyết|Trong đó: trước và đúng hạn|Trong đó: quá hạn|Tỷ lệ (%)"),
        "period,online,settled,in_time,late,share"), SUM),
    TableKind("đơn vị là mục, lĩnh vực ở dưới", [*TITLE[:1], *FLAT,
        ["I", "UBND xã An Thanh", *cells(SUM, NAMES)], *numbered(A, NAMES), ["II", "UBND xã Bình Lãng", *cells(added(B), NAMES)], *numbered(B, NAMES), [None, "Tổng cộng", *cells(added([*A, *B]), NAMES)]], SUM),
    TableKind("đơn vị là dòng chữ, lĩnh vực ở dưới", [*TITLE[:1], *FLAT,
        ["UBND xã Bình Lãng"], *numbered(B, NAMES), [None, "Cộng", *cells(added(B), NAMES)], ["UBND xã An Thanh"], *numbered(A, NAMES), [None, "Cộng", *cells(SUM, NAMES)]], SUM),
    TableKind("một đơn vị duy nhất", [*TITLE[:1], *FLAT, [1, "UBND xã An Thanh", *cells(SUM, NAMES)], [None, "Tổng", *cells(SUM, NAMES)]], SUM),
    TableKind("đơn vị không ghi loại", [*TITLE[:1], ["STT", "Đơn vị", *FLAT[0][2:]], *numbered(A, NAMES, ("Bình Lãng", "Chí Minh", "An Thanh", "Dân Chủ", "Đại Hợp", "Tứ Kỳ", "Hà Kỳ", "Hà Thanh")), *total(A, NAMES)], A[2]),
    TableKind("đơn vị và lĩnh vực là hai cột", [["STT", "Đơn vị", "Lĩnh vực", *FLAT[0][2:]],
        *([place, unit, name, *row] for unit, lines in (("UBND xã Bình Lãng", B), ("UBND xã An Thanh", A)) for place, name, *row in numbered(lines, NAMES))], SUM),
    TableKind("hai hệ thống là hai nhóm cột", table(heads(
        "STT|Lĩnh vực|Hệ thống của Bộ|<|<|<|<|<|Hệ thống của tỉnh|<|<|<|<|<",
        "^|^|Tiếp nhận|Trực tuyến|Đã giải quyết|Đúng hạn|Quá hạn|Đang giải quyết|Tiếp nhận|Trực tuyến|Đã giải quyết|Đúng hạn|Quá hạn|Đang giải quyết"),
        "all,online,settled,in_time,late,pending,b_all,b_online,b_settled,b_in_time,b_late,b_pending", [one | {f"b_{name}": number for name, number in other.items()} for one, other in zip(A, B, strict=True)]), added([*A, *B])),
    TableKind("hai trang: tháng và lũy kế", table(FLAT, FLAT_COLUMNS, above=[["Tháng 6 năm 2023"]]), added(B), more=lambda: [("Lũy kế", table(FLAT, FLAT_COLUMNS, B, above=[["Lũy kế 6 tháng đầu năm 2023"]]))]),
    TableKind("ô có chữ hồ sơ", [*FLAT, *([place, name, *(f"{cell} hồ sơ" for cell in row)] for place, name, *row in numbered(A, NAMES))], none=True),
    TableKind("đề mục lớn bọc cả bảng", table(heads(
        "STT|Lĩnh vực|TÌNH HÌNH TIẾP NHẬN VÀ GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH|<|<|<|<|<|<|<|<|<|<",
        "^|^|Số lượng tiếp nhận|<|<|<|Số lượng đã giải quyết|<|<|<|Số lượng đang giải quyết|<|<",
        "^|^|Tổng|Trực tuyến|Trực tiếp, BCCI|Kỳ trước|Tổng|Trước hạn|Đúng hạn|Quá hạn|Tổng|Trong hạn|Quá hạn"),
        "all,online,offline,carried,settled,early,on_time,late,pending,due,overdue"), SUM),
    TableKind("kết quả giải quyết bọc cả đã và đang", table(heads(
        "STT|Lĩnh vực|Hồ sơ nhận giải quyết|<|<|Kết quả giải quyết|<|<|<|<|<|<",
        "^|^|Tổng số|Trong đó|<|Số hồ sơ đã giải quyết|<|<|<|Số hồ sơ đang giải quyết|<|<",
        "^|^|^|Số kỳ trước chuyển qua|Số mới tiếp nhận|Tổng số|Trả trước hạn|Trả đúng thời hạn|Trả quá hạn|Tổng số|Chưa đến hạn|Quá hạn"),
        "all,carried,period,settled,early,on_time,late,pending,due,overdue"), SUM, blank=("7:6.7.2",)),
    TableKind("đúng hạn và quá hạn tỷ lệ trong ô dưới", table(heads(
        "STT|Lĩnh vực|Tổng HS|HS trực tuyến|HS trực tiếp|HS kỳ trước|Đã GQ|GQ trước hạn|GQ đúng hạn|GQ quá hạn|Đang GQ|Đang GQ trong hạn|Đang GQ quá hạn"),
        "all,online,offline,carried,settled,early,on_time,late,pending,due,overdue", above=[["Thống kê hồ sơ một cửa"]]), SUM),
    TableKind("viết hoa, xuống dòng", [[str(cell).upper().replace(" ", "\n") if cell not in ("<", "^") else cell for cell in row] for row in LAND] + [*numbered([one | {"direct": one["offline"]} for one in A], ["carried", "direct", "online", "all", "settled", "in_time", "late", "share", "pending", "due", "overdue", "share"])], SUM),
    TableKind("hàng tổng lẫn hàng rỗng", [*FLAT, [], *(row for one in numbered(A, NAMES) for row in (one, [])), [None, "Tổng cộng", *cells(SUM, NAMES)], [], [None, "Người lập biểu"], [None, "Nguyễn Văn A"]], SUM),
    TableKind("trực tiếp, bưu chính, trực tuyến và tổng trong kỳ", table(heads(
        "STT|Thủ tục hành chính|Tiếp nhận|<|<|<|<|<|Kết quả|<|<|<|<",
        "^|^|Tồn cũ|Mới|<|<|<|Tổng|Đã xong|<|<|<|Chưa xong",
        "^|^|^|Trực tuyến|Trực tiếp|Bưu chính|Cộng|^|Sớm|Đúng hạn|Trễ|Cộng|^"),
        "carried,online,direct,post,period,all,early,on_time,late,settled,pending"), SUM),
    TableKind("đơn vị ở ô gộp dọc", [["STT", "Đơn vị", "Lĩnh vực", *FLAT[0][2:]],
        *([place, unit if place == 1 else "^", name, *row] for unit, lines in (("UBND xã Bình Lãng", B), ("UBND xã An Thanh", A)) for place, name, *row in numbered(lines, NAMES))], SUM),
    TableKind("tổng là công thức chưa tính", [*TITLE, *FLAT, *numbered(A, NAMES), [None, "Tổng cộng", *(f"=SUM({letter}7:{letter}14)" for letter in "CDEFGHIJKLMN")]], SUM),
    TableKind("cộng từng hệ thống là công thức", [*TITLE, *FLAT, ["I", "Hệ thống của Bộ"], *numbered(A, NAMES), [None, "Cộng I", *("=SUM(A1:A2)" for _ in NAMES)], ["II", "Hệ thống của tỉnh"], *numbered(B, NAMES), [None, "Cộng II", *("=SUM(A1:A2)" for _ in NAMES)], [None, "Tổng cộng", *("=SUM(A1:A2)" for _ in NAMES)]], added([*A, *B])),
    TableKind("số có khoảng trắng, dấu phẩy nghìn", [*FLAT, *([place, name, *(f" {cell:,} " for cell in row)] for place, name, *row in numbered([{name: 7 * number for name, number in one.items()} for one in A], NAMES))], {name: 7 * number for name, number in SUM.items()}),
    TableKind("thời gian giải quyết trung bình", table(heads(
        "STT|Lĩnh vực|Tiếp nhận|<|<|Đã giải quyết|<|<|Thời gian giải quyết trung bình (ngày)|Đang giải quyết|<|<|Hồ sơ thanh toán trực tuyến|Hồ sơ số hóa",
        "^|^|Trực tuyến|Trực tiếp|Kỳ trước|Trước hạn|Đúng hạn|Quá hạn|^|Tổng|Trong hạn|Quá hạn|^|^"),
        "online,offline,carried,early,on_time,late,fee,pending,due,overdue,fee,fee"), SUM),
    TableKind("trả lại, rút, chờ bổ sung giữa bảng", table(heads(
        "STT|Lĩnh vực|Tổng tiếp nhận|<|<|<|Đã xử lý|<|<|<|<|<|Đang xử lý|<|<",
        "^|^|Tổng|Trực tuyến|Trực tiếp|Tồn trước|Tổng|Trước hạn|Đúng hạn|Trễ hạn|Trả lại|Rút|Tổng|Trong hạn|Trễ hạn"),
        "all,online,offline,carried,done,early,on_time,late,returned,withdrawn,left,due,overdue",
        [one | {"done": one["settled"] + one["rejected"], "left": one["pending"] + one["paused"], "due": one["due"] + one["paused"]} for one in REST]),
        REST_SUM | {"settled": REST_SUM["settled"] + REST_SUM["rejected"]}),
    TableKind("đầu bảng lặp lại ở trang sau", [*TITLE, *FLAT, *numbered(A[:4], NAMES), *FLAT, *numbered(A[4:], NAMES, FIELDS[4:]), *total(A, NAMES)], SUM),
    TableKind("nhiều hàng không phát sinh", [*FLAT, *numbered(A, NAMES), *([number, f"Lĩnh vực {number}", *("" for _ in NAMES)] for number in range(9, 14)), *([number, f"Lĩnh vực {number}", *(0 for _ in NAMES)] for number in range(14, 18)), *total(A, NAMES)], SUM),
    TableKind("tiếp nhận mới và phải giải quyết", table(heads(
        "STT|Lĩnh vực|Hồ sơ mới tiếp nhận|<|<|Hồ sơ kỳ trước|Tổng hồ sơ phải giải quyết|Hồ sơ đã trả kết quả|<|<|<|Hồ sơ chưa đến hạn|Hồ sơ quá hạn chưa giải quyết",
        "^|^|Tổng|Nộp qua mạng|Nộp trực tiếp, BCCI|^|^|Tổng|Trước hạn|Đúng hạn|Quá hạn|^|^"),
        "period,online,offline,carried,all,settled,early,on_time,late,due,overdue"), SUM),
    TableKind("một hệ thống không có hồ sơ", [*FLAT, ["I", "Hệ thống của Bộ"], *([place, name, *("-" for _ in NAMES)] for place, name in ((1, "Hộ tịch"), (2, "Cư trú"))), [None, "Cộng I", *("-" for _ in NAMES)], ["II", "Hệ thống của tỉnh"], *numbered(A, NAMES), [None, "Cộng II", *cells(SUM, NAMES)], [None, "TỔNG", *cells(SUM, NAMES)]], SUM),
    TableKind("sai ở tiếp nhận", [*FLAT, *numbered([*A[:3], A[3] | {"online": A[3]["online"] + 5}, *A[4:]], NAMES)], SUM | {"online": SUM["online"] + 5}, problems=(5,)),
    TableKind("sai ở đang giải quyết", [*FLAT, *numbered([*A[:3], A[3] | {"pending": A[3]["pending"] + 1}, *A[4:]], NAMES), *total(A, NAMES)], SUM, problems=(5,)),
    TableKind("hai cột không có đầu", table(heads("STT|Lĩnh vực|Tổng số|Trực tuyến|Trực tiếp|Kỳ trước|Đã giải quyết|||Quá hạn|Đang giải quyết"), "all,online,offline,carried,settled,early,on_time,late,pending"), SUM),
    TableKind("cột lạ làm thiếu tổng", table(heads("STT|Lĩnh vực|Loại A|Loại B|Đã giải quyết|<|<|Đang giải quyết", "^|^|^|^|Trước hạn|Đúng hạn|Quá hạn|^"), "online,offline,early,on_time,late,pending"), asked=True),
    TableKind("phường, có quận", [*FLAT[:1], *numbered(A, NAMES, ("Phường An Thanh", "Phường Bình Lãng", "Phường Chí Minh", "Phường Dân Chủ", "Đặc khu Cát Hải", "Xã Hà Kỳ", "Xã Hà Thanh", "Xã Đại Hợp")), *total(A, NAMES)], A[0]),
    TableKind("lĩnh vực của phòng, ban", table(heads(
        "STT|Phòng, ban|Lĩnh vực|Tiếp nhận|<|<|Giải quyết|<|<|<|Còn lại|<", "^|^|^|Trực tuyến|Trực tiếp|Tồn|Tổng|Trước hạn|Đúng hạn|Quá hạn|Trong hạn|Quá hạn")[0:0] + heads(
        "STT|Lĩnh vực|Tiếp nhận|<|<|Giải quyết|<|<|<|Còn lại|<", "^|^|Trực tuyến|Trực tiếp|Tồn cũ|Tổng|Trước hạn|Đúng hạn|Quá hạn|Trong hạn|Quá hạn"),
        "online,offline,carried,settled,early,on_time,late,due,overdue"), SUM),
    TableKind("cùng kỳ là một hàng sau tổng", [*FLAT, *numbered(A, NAMES), *total(A, NAMES), [None, "Cùng kỳ năm 2022", *cells(added(B), NAMES)], [None, "So với cùng kỳ (%)", *(101 for _ in NAMES)]], SUM),
    TableKind("lũy kế là một hàng sau tổng", [*FLAT, *numbered(A, NAMES), *total(A, NAMES), [None, "Lũy kế từ đầu năm", *cells(added([*A, *B]), NAMES)]], SUM),
    TableKind("chỉ số 766", table(heads("STT|Đơn vị|Công khai, minh bạch|Tiến độ giải quyết|Dịch vụ công trực tuyến|Thanh toán trực tuyến|Mức độ hài lòng|Số hóa hồ sơ|Tổng điểm"), "direct,early,online,late,due,overdue,settled", above=[["KẾT QUẢ ĐÁNH GIÁ BỘ CHỈ SỐ 766 VỀ GIẢI QUYẾT TTHC"]]), none=True),
    TableKind("chứng thực", table(heads("STT|Loại việc|Số việc|Số bản|Lệ phí (đồng)|Trực tuyến|Trực tiếp"), "settled,early,fee,online,offline", above=[["THỐNG KÊ CHỨNG THỰC"]]), none=True),
    TableKind("nhiệm vụ được giao", table(heads("STT|Bộ phận|Nhiệm vụ được giao|Đã hoàn thành|<|<|Đang thực hiện|<|<", "^|^|^|Tổng|Đúng hạn|Quá hạn|Tổng|Trong hạn|Quá hạn"), "all,settled,in_time,late,pending,due,overdue", above=[["TÌNH HÌNH THỰC HIỆN NHIỆM VỤ UBND TỈNH GIAO"]]), none=True),
    TableKind("tiếp công dân", table(heads("STT|Tháng|Số lượt tiếp|Số đơn tiếp nhận|Đã giải quyết|Đang giải quyết"), "all,period,settled,pending", above=[["KẾT QUẢ TIẾP CÔNG DÂN, XỬ LÝ ĐƠN"]]), none=True),
    TableKind("thủ tục phát sinh hồ sơ trực tuyến", table(heads("STT|Lĩnh vực|Số TTHC|Số TTHC có DVCTT|Số TTHC phát sinh hồ sơ|Tổng hồ sơ|Hồ sơ trực tuyến|Tỷ lệ"), "whole,part,direct,all,online,share", above=[["TÌNH HÌNH CUNG CẤP DVC TRỰC TUYẾN"]]), none=True),
)
