"""Texts of the page of a received package, in Vietnamese."""

from __future__ import annotations

PACKAGE = "Kiểm tra gói bàn giao"
CHECKING = "Đang đọc và kiểm tra gói"
OPEN_AS_DRAFT = "Mở thành bản thảo"
OPEN_KEY = "Ctrl+Enter"
AGAIN = "Kiểm tra lại"
KNOWN = ("ok", "Gói nguyên vẹn, chữ ký của gói đúng, khóa ký đã biết.", "")
FIRST = (
    "warn",
    "Gói nguyên vẹn, chữ ký của gói đúng, nhưng máy này chưa gặp khóa ký này.",
    "So mã dưới đây với mã trên phiếu bàn giao giấy; giống nhau mới mở gói.",
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
    "Không dùng số liệu trong gói này. Đề nghị đơn vị gửi đóng gói và gửi lại.",
)
NEWER = (
    "warn",
    "Gói do phiên bản CCHC Desktop mới hơn lập, bản đang dùng không mở được.",
    "Gói được giữ nguyên. Cài bản mới (bộ cài thường nằm cạnh gói trên USB, hoặc xin ở nơi gửi), rồi mở lại gói.",
)
MORE_FAULTS = "và {} nội dung khác"
RELEASE = "Cạnh gói có bộ cài CCHC Desktop {}, mới hơn bản đang dùng ({})."
RELEASE_SAME = (
    "Tệp khớp mã SHA-256 đi kèm, tức là chép không lỗi; mã không cho biết ai làm ra tệp. Chỉ cài khi tin nơi đưa USB. "
    "Bản thảo và thiết lập giữ nguyên. Mã: {sha}"
)
RELEASE_DIFFERENT = "Tệp không khớp mã SHA-256 đi kèm: chép lỗi hoặc đã bị sửa. Không cài tệp này, xin lại tệp khác."
RELEASE_NO_SUM = "Không có tệp {name}.sha256 đi kèm nên không biết tệp chép có lỗi không. Xin lại đủ hai tệp."
RELEASE_OPEN = "Mở bộ cài"
HELD = "Mở gói thì thành một bản thảo riêng; bản đang có không bị thay."
SIGNED_COPY = "Bản đã ký trong gói"
REMARKS = "Mở gói thì chỉ lấy báo cáo trong gói, không lấy tệp PDF hay Excel."
SAYS_CARD = "Thông tin của gói"
NOT_TO_BELIEVE = "Thông tin do gói khai. Gói không còn nguyên vẹn nên không dựa vào đó được."
UNREADABLE = "Không đọc được thông tin của gói."
FILE = "Tệp"
UNIT = "Đơn vị gửi"
PERIOD = "Kỳ báo cáo"
TEMPLATE = "Mẫu báo cáo"
TEMPLATE_INSIDE = "{}: máy này chưa có, gói mang theo mẫu nên vẫn mở được"
VERSION = "Bản"
VERSION_STATE = "{}, lần {}"
PACKED = "Đóng gói"
PACKED_AT = "lúc {moment}, bằng {program}"
NO_TIME = "không rõ lúc nào"
KEY_CARD = "Chữ ký của gói"
SIGNATURES = {
    "valid": ("circle-check", "ok", "Chữ ký của gói đúng, khóa ký đã biết của đơn vị này"),
    "unknown-key": ("triangle-alert", "warn", "Chữ ký của gói đúng, khóa ký chưa được đối chiếu"),
    "bad": ("circle-x", "error", "Chữ ký của gói không đúng: không thể biết gói này do ai lập"),
}
SIGNED_BEFORE = ("triangle-alert", "warn", "Chữ ký của gói đúng, nhưng gói đã đổi sau khi ký")
KEY_FINGERPRINT = "Mã đối chiếu của khóa ký"
SLIP_FINGERPRINT = "Gõ mã đối chiếu in trên phiếu bàn giao"
SLIP_NOTE = "Tám nhóm, mỗi nhóm năm chữ số. Gõ từ phiếu giấy, không chép từ màn hình."
SLIP_GROUPS = "khớp {} trong {} nhóm"
SLIP_DIFFERS = "nhóm {} khác với mã của gói"
SLIP_SAME = "Mã trên phiếu khớp với mã của gói."
TRUST = "Mã trên phiếu khớp, nhớ khóa ký này"
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
    "data/report.xlsx": "Tệp Excel của các biểu mẫu",
    "data/template.toml": "Mẫu báo cáo",
    "data/history.jsonl": "Lịch sử sửa",
    "data/reasons.json": "Các giải trình",
    "data/signed.pdf": "Bản đã ký",
    "signature.txt": "Chữ ký của gói",
    "manifest-sha256.txt": "Danh sách tệp nội dung",
    "tagmanifest-sha256.txt": "Danh sách tệp của gói",
    "bagit.txt": "Quy cách gói",
    "bag-info.txt": "Thông tin gói",
}
FILE_BESIDE = "Tệp kèm văn bản thứ {} trong sổ"
FILE_OTHER = "Tệp lạ"
