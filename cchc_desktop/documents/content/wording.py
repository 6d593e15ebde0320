"""The fixed words of the letter and its appendix: those that no template and no report changes."""

from __future__ import annotations

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NUMBER = "Số: "
DRAFT_MARK = "DỰ THẢO"
EXAMPLE_MARK = "BÁO CÁO VÍ DỤ"
EXAMPLE_FOOT = "Báo cáo ví dụ: lời văn để minh họa, số liệu có thể đã sửa cho khớp. Không phải văn bản của đơn vị."
ADDRESSEES_LEAD = "Kính gửi:"
LEGAL_BASIS = "Căn cứ "
LIST_MARKS = ("- ", "+ ")
NOTE_LEADS = ("Nguồn:", "Ghi chú:")
END = "./."
RECIPIENTS_LEAD = "Nơi nhận:"
AS_ABOVE = "Như trên"
ARCHIVE = "Lưu:"
APPENDIX = "Phụ lục"

LATE_DOSSIERS = "Danh sách hồ sơ giải quyết quá hạn:"
LATE_DOSSIER_COLUMNS = ("STT", "Mã hồ sơ", "Lĩnh vực", "Số ngày quá hạn", "Lý do", "Thư xin lỗi")
APOLOGY_SENT, APOLOGY_NOT_SENT = "Đã gửi", "Chưa gửi"
