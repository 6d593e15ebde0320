"""Texts of the unit and of the letter's fields, in Vietnamese."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cchc_desktop.report.store_protocol import DraftInfo

# The unit
UNIT_CARD = "Đơn vị báo cáo"
UNIT_KIND = "Loại đơn vị"
UNIT_KIND_NOTE = "{} hoặc {}"
UNIT_NAME = "Tên đơn vị"
UNIT_NAME_NOTE = "Chỉ ghi tên riêng, ví dụ An Thanh"
DISTRICT = "Cấp huyện"
DISTRICT_NOTE = "Ví dụ huyện Tứ Kỳ; để trống nếu không còn cấp huyện"
PROVINCE = "Cấp tỉnh"
PROVINCE_NOTE = "Ví dụ tỉnh Hưng Yên"
UNIT_CODE = "Mã đơn vị"
UNIT_CODE_NOTE = "Chưa có thì để trống"
UNIT_OF_CODE = "Mã {} theo danh mục cấp xã"
UNIT_CODE_SHORT = "mã {}"
NO_UNIT_CODE = "không có mã"
UNIT_PARTS = "Ghi từng phần"
UNIT_HINT = "Gõ tên, không cần dấu, ví dụ an thanh qp"
COMMUNES = "Các đơn vị trong danh mục"
UNIT_IN_USE = "đơn vị đang dùng"
OWN_UNIT = "Ghi tên khác “{}”, không có mã"
NO_COMMUNE = "Danh mục không có tên này."
MORE_COMMUNES = "Còn {} đơn vị nữa. Gõ thêm tên huyện hoặc tỉnh, ví dụ “an thanh qp”."
MERGED_FROM = "gồm {}"
COMMUNE_KEYS = "↓ chọn, Enter giữ như đã gõ."
UNNAMED_UNIT = "(chưa ghi tên đơn vị)"

# The head of the letter
HEAD_CARD = "Phần đầu văn bản"
TITLE = "Trích yếu"
NUMBER = "Số"
NUMBER_NOTE = "Chưa có số thì để trống, bản in chừa chỗ"
SYMBOL = "Ký hiệu"
PLACE = "Địa danh"
DATE = "Ngày ký"
DATE_NOTE = "Ngày/tháng/năm; chưa rõ ngày thì ghi tháng/năm, ví dụ 6/2023"

# Recipients and signer
RECIPIENTS_CARD = "Nơi nhận"
ADDRESSEES = "Kính gửi"
LINES_NOTE = "Mỗi nơi một dòng. Vào ô thì chữ mờ thành chữ sửa được; xóa hết thì chữ mờ trở lại"
CLOSING = "Câu kết"
RECIPIENT_LIST = "Nơi nhận"
ARCHIVE = "Lưu"
ARCHIVE_NOTE = "Ví dụ VT"
SIGNER_CARD = "Người ký"
AUTHORITY = "Quyền hạn, chức vụ"
AUTHORITY_NOTE = "Ký thay thì ba dòng: TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH"
SIGNER = "Họ và tên người ký"
SIGNER_NOTE = "Chưa rõ thì để trống, điền trước khi chốt"


def unit_words(draft: DraftInfo) -> str:
    """Return the unit of a draft: "xã An Thanh"."""
    return f"{draft.unit_kind} {draft.unit_name}".strip() or UNNAMED_UNIT
