"""Texts of the copies of the drafts, in Vietnamese: viewing one, restoring it, the state of each."""

from __future__ import annotations

from cchc_desktop.desk.drafts.home import CopyState

TITLE = "Bản sao và khôi phục"
OPEN = "Xem và khôi phục bản sao"
SEE = "Xem các bản sao"

LIST = "Các bản sao trong máy"
LIST_TEXT = (
    "Mỗi ngày mở chương trình có một bản; trước khi nâng cấp và trước khi khôi phục cũng có một bản. "
    "Dùng phím mũi tên để chọn, nhấn Enter để đến nút khôi phục."
)
COLUMNS = ("Lúc ghi", "Trong đó có", "Sửa lần cuối", "Tình trạng", "Tệp")
REPORTS = "{} báo cáo"
READING = "Đang đọc các bản sao"
NONE = "Chưa có bản sao nào trong máy."
CHOOSE = "Bản sao ở tệp khác"

INSIDE = "Trong bản sao ghi {}"
INSIDE_COLUMNS = ("Báo cáo", "Trạng thái", "Sửa lần cuối", "Đang dùng")
REPORT = "{}, {}"
NO_REPORT = "Không có báo cáo nào trong bản sao này."
SAME = "như trong bản sao"
NOT_NOW = "không có"
CHANGED_NOW = "sửa lần cuối {}"
ONLY_NOW = "Đang dùng mà không có trong bản sao này: {}."

STATES = {
    CopyState.SOUND: ("circle-check", "ok", "Nguyên vẹn"),
    CopyState.UNMARKED: ("circle-check", "text2", "Mở được"),
    CopyState.ALTERED: ("triangle-alert", "warn", "Đã bị thay đổi"),
    CopyState.NEWER: ("circle-x", "error", "Do phiên bản mới hơn ghi"),
    CopyState.UNREADABLE: ("circle-x", "error", "Hỏng"),
}
"""The icon, colour token and words of each state."""
STATE_TEXTS = {
    CopyState.SOUND: "",
    CopyState.UNMARKED: "Tệp này không mang mã kiểm tra, nên không biết có bị thay đổi sau khi ghi hay không.",
    CopyState.ALTERED: (
        "Bản sao này không còn như lúc ghi: số liệu hoặc lời văn có thể sai mà không thấy được. "
        "Chọn bản khác nếu có. Nếu chỉ còn bản này, khôi phục rồi rà lại từng trang."
    ),
    CopyState.NEWER: (
        "Tệp do phiên bản CCHC Desktop mới hơn ghi. Cài phiên bản mới nhất rồi khôi phục, hoặc chọn bản sao khác."
    ),
    CopyState.UNREADABLE: "Tệp này hỏng hoặc không phải bản sao của chương trình. Chọn bản sao khác.",
}

WHAT_HAPPENS = (
    "Khôi phục thì mọi báo cáo trở lại như trong bản sao. Bản thảo đang dùng được giữ lại trước, có nút Hoàn tác."
)
WHAT_HAPPENS_CLOSED = (
    "Khôi phục thì mọi báo cáo trở lại như trong bản sao. Tệp không mở được vẫn được giữ lại bên cạnh."
)
WITH_INBOX = (
    "Bên cạnh có tệp {}: mục Tiếp nhận cũng trở lại như lúc ghi tệp ấy. Mục Tiếp nhận đang dùng được giữ lại "
    "thành một bản sao; nút Hoàn tác chỉ trở lại các bản thảo."
)
RESTORE = "Khôi phục bản sao này"
RESTORE_ALTERED = "Vẫn khôi phục bản sao này"
RESTORE_KEY = "Ctrl+Enter"
RESTORED = "Đã khôi phục bản sao ghi {}."
KEPT = "Bản thảo trước đó được giữ ở {}."
NOTED = "Đã biết, không nhắc nữa"

# If the drafts do not open
TROUBLE = "Chưa mở được các bản thảo"
TROUBLE_TEXT = "Không có gì bị xóa hay ghi đè. Tệp dữ liệu đang ở {}."
TRY_AGAIN = "Thử lại"
NOTICES = "Lưu ý về tệp dữ liệu"
FILTER = "Bản sao (*.sqlite3)"
