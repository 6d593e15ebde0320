"""Texts of the page of templates, in Vietnamese."""

from __future__ import annotations

TITLE = "Mẫu báo cáo"
ABOUT_CARD = "Mỗi tỉnh, mỗi năm có thể đổi biểu. Dựng mẫu từ biểu trắng của cấp trên, nhận mẫu được trao, so hai mẫu."
OPEN = "Mở các mẫu báo cáo"
BACK = "Cài đặt"
ON_MACHINE = "Các mẫu trên máy"
BUILD, TAKE, SAVE_BOOK, COMPARE = "Dựng từ biểu trắng", "Nhận mẫu từ tệp, gói", "Lưu mẫu ra Excel", "So hai mẫu"
EXTEND, EXTENSION_FILE = "Mẫu riêng thêm vào mẫu này", "{}-rieng.xlsx"
HAND_OUT, CHECK_AND_KEEP = "Trao cho các xã", "Kiểm tra và lưu mẫu"
SHIPPED, TAKEN = "kèm chương trình", "đã nhận"
PROPOSED = "đề xuất"
LEFT = "đang dựng, còn {} chỗ xem"
ALL_SEEN = "đang dựng, đã xem hết"
USED = "{}, {} báo cáo"
EDITION = "bản {}, {}"
EDITION_PLAIN = "bản {}"
FROM_FILE = "Từ {file}: nhận ra {forms} biểu, {rows} hàng; so với mẫu “{base}”."
CLEAR = "{}/{} đã rõ"
FACTS_TAB = "Thông tin"
OUTLINE_TAB = "Đề cương"
FORM_TAB = "Biểu {}"
ASKED = "{} ({})"
COLUMNS = ("STT", "Chỉ tiêu", "Đơn vị", "Loại", "Cách tính, ai ghi", "Như mẫu trước")
KINDS = {
    "heading": "tiêu đề", "count": "đếm", "decimal": "số thập phân", "percent": "phần trăm", "choice": "chọn",
}  # fmt: skip
FILLED_BY = "{} ghi"
DIVIDED, SUM, BY_HAND = "{} : {}", "{}", "xã tự ghi"
NEW_ROW, OLD_ROW = "hàng mới", "hàng {}"
PLACE_OF = "chỗ {} trên {} của biểu này"
KEEP, CHANGE = "Giữ, sang chỗ tiếp theo", "Đổi loại hoặc cách tính"
CHOOSE_BY = "1, 2, 3 chọn câu trả lời"
NOTHING_LEFT = (
    "Biểu này không còn chỗ cần xem. F2 đổi một hàng. Xem hết các biểu thì mở trang Thông tin, "
    "đặt tên và ngày dùng, rồi Ctrl+Enter kiểm tra và lưu mẫu."
)
EDIT_TITLE = "Hàng {}: {}"
KIND, PART, WHOLE, PARTS, TIER, WAS, CHOICES, LACKING = (
    "Loại", "Tử số", "Mẫu số", "Bằng các hàng", "Ai ghi", "Hàng ở mẫu trước", "Các lựa chọn", "Không có ở cột",
)  # fmt: skip
PART_HINT, PARTS_HINT, CHOICES_HINT = "mã hàng, ví dụ 3:3.1.2", "ví dụ 3:3.1.1 3:3.1.2", "ví dụ 1 = Có; 0 = Không"
LACKS, LACKS_HINT = "không có ở cột {}", "ví dụ Kỳ này; Lũy kế"
APPLY, CANCEL = "Ghi hàng này", "Thôi"
NAME, ID, NUMBER, SINCE, UNTIL, FOLLOWS, MAKER = (
    "Tên mẫu", "Mã mẫu", "Bản", "Dùng từ ngày", "Dùng đến ngày", "Theo văn bản", "Cơ quan lập",
)  # fmt: skip
FACTS_NOTE = (
    "Cần có tên (hiện khi lập báo cáo) và mã mẫu; các ô khác để trống cũng được. Mã mẫu chỉ có chữ thường không dấu, "
    "số và dấu gạch, ví dụ cchc-xa-song-lam-2026. Ngày ghi như 01/01/2026."
)
SAVED = "đã lưu"
KEYS_HINT = "Enter giữ · F2 đổi · F8 chỗ tiếp theo · F9 xem như bản in · Ctrl+Z hoàn tác"
READING, CHECKING, WRITING = "Đang đọc {}…", "Đang kiểm tra mẫu…", "Đang ghi gói…"
KEPT = "Đã lưu mẫu “{}”. Lập báo cáo mới là chọn được mẫu này."
STILL_OPEN = "Còn {} chỗ chưa xem. Xem hết rồi mới lưu được mẫu: F8 đến chỗ đầu."
FAULTS = "Mẫu còn {} chỗ sai, sửa ở tệp rồi dựng lại"
FAULT = "{where}: {message}"
BOOK_WRITTEN = "Đã ghi mẫu ra {}."
BOOK_STEPS = "Sửa trong Excel, tăng edition / number, lưu lại rồi chọn “Nhận mẫu từ tệp, gói”."
EXTENSION_WRITTEN = "Đã ghi {}, mở rộng mẫu “{}”."
EXTENSION_STEPS = (
    "Thêm hàng ở trang Chỉ tiêu, đặt mã và tên ở trang Mẫu (cách làm ở trang cuối của tệp), lưu lại rồi chọn “Nhận mẫu "
    "từ tệp, gói”."
)
WRITING_BOOK = "Đang ghi {}…"
HANDED = "Đã ghi và đọc lại {}. Mã đối chiếu khóa ký: {}"
TAKEN_UP, THERE = "Đã nhận mẫu “{}”.", "Máy này đã có mẫu “{}”."
ASK_MAKER = "Cơ quan trao mẫu"
ASK_MAKER_TEXT = "Tên này đứng trong gói và đi với khóa ký; các xã so mã đối chiếu với cơ quan này."
MAKER_LABEL = "Tên cơ quan"
BLANK_FILTER = "Biểu trắng, tệp Excel của mẫu (*.xlsx *.docx)"
TAKE_FILTER = "Mẫu báo cáo, gói mẫu (*.cchcm *.toml *.xlsx)"
BOOK_FILTER = "Excel (*.xlsx)"
AS_PRINTED, AS_TABLE = "Như bản in", "Như bảng"
DRAWING = "Đang vẽ bản in của mẫu, để trống…"
SECTION_COLUMNS = ("Số", "Mục", "Gợi ý khi viết")
FORM_COLUMNS = ("STT", "Chỉ tiêu", "Đơn vị", "Loại", "Cách tính, ai ghi")
COMPARE_WITH = "So với"
COMPARED = "{same} hàng như cũ, {changed} hàng đổi, {new} hàng mới, {gone} hàng không còn"
COMPARE_COLUMNS = ("Trước", "Chỉ tiêu ở mẫu trước", "Sau", "Chỉ tiêu ở mẫu sau", "Khác nhau")
CHANGES = {"same": "như cũ", "changed": "đổi", "new": "hàng mới", "gone": "không còn"}
MEMBERS = {
    "no": "số hàng", "label": "chữ", "kind": "loại", "unit": "đơn vị", "tier": "ai ghi", "choices": "lựa chọn",
    "ratio": "cách tính", "required": "phải ghi",
}  # fmt: skip
ONLY_CHANGES = "Chỉ hiện hàng khác"
TABLE, OUTLINE_TABLE = "Các hàng của biểu", "Các mục của đề cương"
UNDONE = "Đã hoàn tác."
GIVE_UP, GIVEN_UP = "Bỏ mẫu đang dựng", "Đã bỏ mẫu đang dựng “{}”."
PACKAGE = "Nhận mẫu báo cáo"
TAKE_UP = "Nhận mẫu này"
PACKAGE_BROKEN = "Gói mẫu không còn nguyên vẹn, không nhận được."
PACKAGE_SAYS = "{file}: {unit} trao mẫu {template}, bản {number}."
MOVE = "Chuyển bản thảo sang mẫu này"
MOVE_DRAFT = "Bản thảo"
MOVE_COUNTS = "{kept} ô theo sang, {lost} ô mẫu này không có chỗ, {new} hàng mới để trống"
MOVE_COLUMNS = ("Trước", "Đã ghi", "Sau", "Chỉ tiêu, mục ở mẫu này", "Kết quả")
MOVE_KEPT, MOVE_RENUMBERED, MOVE_LOST, MOVE_NEW = "theo sang", "theo sang, đổi số", "không có chỗ", "hàng mới"
MOVE_NOW = "Chuyển bản thảo này"
MOVE_NONE = "Không có bản thảo nào cùng loại đang theo mẫu khác."
MOVED = "Đã chuyển sang mẫu này thành bản thảo {}."
MOVED_WHERE = "Bản trước còn nguyên trong thùng rác. Ctrl+Z hoàn tác."
MOVED_BACK = "Đã hoàn tác: bản thảo trở lại mẫu trước."
MOVED_BACK_WHERE = "Số liệu, lịch sử như trước khi chuyển. Bản vừa chuyển nằm trong thùng rác."
PLACEHOLDERS = {
    "unit_kind": "(xã, phường)",
    "unit": "(tên đơn vị)",
    "UNIT": "(TÊN ĐƠN VỊ)",
    "district": "(huyện)",
    "province": "(tỉnh)",
    "period": "(kỳ báo cáo)",
    "year": "(năm)",
}
"""The words for what a report fills into a heading."""
