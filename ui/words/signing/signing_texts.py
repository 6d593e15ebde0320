"""Texts of signing the PDF of a closed report, in Vietnamese."""

from __future__ import annotations

CARD = "Ký số"
OFFLINE = "không cần mạng"
ENTRY_TEXT = "Ký bản PDF bằng USB token: người có thẩm quyền ký trước, cơ quan ký và đóng dấu sau."
ENTRY_SIGNED = "Đã có bản ký; gói bàn giao kèm bản này. Mở để xem, hoặc để cơ quan ký tiếp."
OPEN = "Ký số…"
SHOWS_SIGNED = "Đang xem bản đã ký"
NUMBERED = "Số {}, ngày {}, đã ghi trước khi ký"
NOT_NUMBERED = "Chưa ghi số, ngày. Nên ghi ở trang Rà soát trước khi ký; ký ngay thì bản đã ký để trống chỗ này."
STEPS = {"signer": "1   Người có thẩm quyền ký", "office": "2   Cơ quan ký, đóng dấu"}
DONE = {"signer": "1   Người có thẩm quyền đã ký", "office": "2   Cơ quan đã ký, đóng dấu"}
DONE_BY = "{}, chứng thư còn hạn đến {}"
BROKEN_BY = "Chữ ký của {} không còn đúng: bản đã ký trong máy bị thay đổi."
ALL_DONE = "Đã đủ hai chữ ký. Gói bàn giao kèm bản đã ký này."
KEYS = "USB token"
LOOKING = "Đang tìm token"
NONE_PLUGGED = "Chưa thấy token. Cắm token vào máy rồi bấm Tìm lại."
KEY_ITEM = "{}, {}"
FILE_ITEM = "Tệp {}"
LOOK_AGAIN = "Tìm lại"
DRIVER = "Trình điều khiển…"
DRIVER_FILTER = "Trình điều khiển token (*.dll *.so *.dylib);;Mọi tệp (*)"
FILE_KEY = "Tệp .p12…"
FILE_KEY_FILTER = "Chứng thư và khóa trong tệp (*.p12 *.pfx)"
DETAILS = ("Chủ sở hữu", "Cơ quan", "Dùng được đến", "Bên cấp")
MAY_SIGN = "{}, được ký văn bản"
MAY_NOT_SIGN = "{}, không được ký văn bản"
EXPIRED = "đã hết hạn ngày {}"
IN_FILE = "hiện ra khi mở tệp"
PIN = "Mã PIN của token"
PASSWORD = "Mật khẩu của tệp .p12"  # noqa: S105 - a label
PIN_KEPT_NOWHERE = "Chỉ dùng cho lần ký này, không giữ lại ở đâu."
PLACE = {"signer": "Trang {}, giữa chức vụ và họ tên", "office": "Trang {}, trùm một phần ba chữ ký về bên trái"}
PLACES = {"signer": "Chỗ ký", "office": "Chỗ đặt dấu"}
MARKS = {"signer": "chữ ký ở đây", "office": "dấu của cơ quan ở đây"}
NO_STAMP = "Máy không có mạng: chữ ký ghi giờ của máy, không có dấu thời gian của bên thứ ba."
WITH_WORDS = {
    "signer": "Chữ ký hiện bằng chữ: họ tên, cơ quan, giờ ký.",
    "office": "Dấu hiện bằng chữ trong vòng tròn đỏ: tên cơ quan, giờ ký.",
}
WITH_IMAGE = {"signer": "Chữ ký hiện bằng hình đã chọn.", "office": "Dấu hiện bằng hình đã chọn."}
CHOOSE_IMAGE = "Chọn hình .png…"
DROP_IMAGE = "Bỏ hình"
IMAGE_FILTER = "Hình nền trong suốt (*.png)"
STAMPED = "Chữ ký kèm dấu thời gian của máy chủ trong mạng nội bộ."
STAMPS = "Máy chủ dấu thời gian trong mạng nội bộ, nếu có"
TO_PLACE = "Chỗ ký tiếp theo"
SIGN = {"signer": "Ký", "office": "Ký cho cơ quan"}
LEAVE = "Đóng"
BUSY = "Đang ký bằng token"
SLOW = "Token chưa trả lời."
SLOW_TEXT = (
    "Đã chờ một phút. Nếu token có nút bấm hoặc hỏi mã PIN riêng, làm theo token; hoặc rút token ra rồi cắm lại."
)
SIGNED = "Đã ký: {}."
PIN_EMPTY = "Gõ mã PIN rồi ký."
