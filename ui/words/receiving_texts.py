"""Texts of the page of a received package, in Vietnamese."""

from __future__ import annotations

PACKAGE = "Kiểm tra gói bàn giao"
CHECKING = "Đang đọc và kiểm tra gói"
OPEN_AS_DRAFT = "Mở thành bản thảo"
OPEN_KEY = "Ctrl+Enter"
AGAIN = "Kiểm tra lại"
KNOWN = ("ok", "Gói nguyên vẹn, chữ ký đúng, khóa ký đã biết.", "")
FIRST = (
    "warn",
    "Gói nguyên vẹn, chữ ký đúng, nhưng khóa ký này chưa gặp lần nào.",
    "So mã nhận diện dưới đây với phiếu bàn giao bằng giấy rồi hãy tin gói này.",
)
REPLACED = (
    "warn",
    "Gói nguyên vẹn, nhưng đơn vị này từng ký bằng khóa khác.",
    "Hỏi lại đơn vị gửi vì sao đổi khóa trước khi tin gói này.",
)
RENAMED = (
    "warn",
    "Gói nguyên vẹn, khóa ký đã biết là của “{}”, nay mang tên đơn vị khác.",
    "Hỏi lại đơn vị gửi vì sao đổi tên trước khi tin gói này.",
)
LOOK_ALIKE = (
    "warn",
    "Gói nguyên vẹn, nhưng tên đơn vị gần giống “{}”, đơn vị từng ký bằng khóa khác.",
    "Có thể là tên giả. Hỏi lại đơn vị gửi trước khi tin gói này.",
)
BROKEN = (
    "error",
    "Gói không còn nguyên vẹn, không mở thành bản thảo được.",
    "Đừng dùng số liệu trong gói. Đề nghị đơn vị gửi chép lại gói từ máy của họ.",
)
MORE_FAULTS = "và {} điều nữa"
HELD = "Mở gói thì thành một bản thảo riêng; bản đang có không bị thay."
REMARKS = "Mở gói thì chỉ lấy báo cáo trong gói, không lấy tệp PDF hay Excel."
SAYS_CARD = "Thông tin của gói"
NOT_TO_BELIEVE = "Chỉ để biết gói tự xưng là gì. Gói không nguyên vẹn nên các điều này không tin được."
UNREADABLE = "Không đọc được gói tự xưng là gì."
FILE = "Tệp"
UNIT = "Đơn vị gửi"
PERIOD = "Kỳ báo cáo"
VERSION = "Bản"
VERSION_STATE = "{}, {}"
PACKED = "Đóng gói"
PACKED_AT = "lúc {moment:%H:%M} ngày {day}, bằng {program}"
NO_TIME = "không rõ lúc nào"
KEY_CARD = "Chữ ký"
SIGNATURES = {
    "valid": ("circle-check", "ok", "Chữ ký đúng, khóa ký đã biết của đơn vị này"),
    "unknown-key": ("triangle-alert", "warn", "Chữ ký đúng, khóa ký chưa được đối chiếu"),
    "bad": ("circle-x", "error", "Chữ ký không đúng: không thể biết gói này do ai lập"),
}
SIGNED_BEFORE = ("triangle-alert", "warn", "Chữ ký đúng, nhưng gói đã đổi sau khi ký")
KEY_FINGERPRINT = "Mã nhận diện của khóa ký"
SLIP_FINGERPRINT = "Gõ mã nhận diện in trên phiếu bàn giao"
SLIP_NOTE = "Tám nhóm năm số. Gõ từ phiếu giấy, không chép từ màn hình."
SLIP_GROUPS = "khớp {} trong {} nhóm"
SLIP_DIFFERS = "nhóm {} khác với mã của gói"
SLIP_SAME = "Mã trên phiếu khớp với mã của gói."
TRUST = "Số trên phiếu khớp, nhớ khóa ký này"
TRUSTED = "Đã nhớ khóa ký này của {}."
FILES_CARD = "Các tệp trong gói"
FILES_COLUMNS = ("Trạng thái", "Nội dung", "Tệp")
FILES_COUNT = "{} tệp"
FILES_BAD = "{} tệp, {} tệp có vấn đề"
FILE_STATES = {
    "whole": ("circle-check", "ok"),
    "changed": ("circle-x", "error"),
    "missing": ("circle-dashed", "error"),
    "unexpected": ("triangle-alert", "error"),
}
FILE_WORDS = {
    "data/report.json": "Báo cáo, dạng dữ liệu",
    "data/report.pdf": "Bản in",
    "data/report.xlsx": "Biểu mẫu Excel",
    "data/template.toml": "Mẫu báo cáo",
    "data/history.jsonl": "Lịch sử sửa",
    "data/reasons.json": "Các giải trình",
    "data/signed.pdf": "Bản đã ký",
    "signature.txt": "Chữ ký",
    "manifest-sha256.txt": "Danh sách tệp nội dung",
    "tagmanifest-sha256.txt": "Danh sách tệp của gói",
    "bagit.txt": "Quy cách gói",
    "bag-info.txt": "Thông tin gói",
}
FILE_OTHER = "Tệp lạ"
