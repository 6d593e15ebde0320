"""Texts of the card about the unit's key, in Vietnamese."""

from __future__ import annotations

CARD = "Khóa ký của đơn vị"
ABOUT = (
    "Gói bàn giao được ký bằng khóa này, để nơi nhận biết gói đúng là của đơn vị; đổi sang máy khác thì chép khóa sang "
    "máy đó."
)
NONE = "Máy này chưa có khóa ký. Khóa được lập khi đóng gói lần đầu; đã có tệp khóa ký của máy cũ thì nhập vào đây."
FINGERPRINT = "Mã đối chiếu"
SAVE, LOAD = "Lưu khóa ra tệp…", "Nhập khóa từ tệp…"
FILES = "Tệp khóa ký (*.cchckey);;Mọi tệp (*)"

SAVING = "Lưu khóa ký của {} ra tệp"
SAVING_NOTE = (
    "Đặt mật khẩu cho tệp khóa ký: ít nhất 10 ký tự, ví dụ 4 đến 5 từ không liên quan nhau; nên gõ không dấu. "
    "Quên mật khẩu thì không mở lại được tệp này."
)
LOADING = "Nhập khóa ký từ {}"
LOADING_NOTE = "Gõ mật khẩu đã đặt khi lưu khóa."
PASSPHRASE, AGAIN = "Mật khẩu", "Gõ lại mật khẩu"
CHOOSE_PLACE, TAKE = "Chọn nơi ghi…", "Nhập"
NOTHING_TYPED = "Chưa gõ mật khẩu."
DIFFERENT = "Hai lần gõ mật khẩu không giống nhau. Gõ lại."

SAVED = "Đã lưu khóa ký ra tệp; đọc lại đúng."
SAVED_TEXT = "{}\nCất tệp khóa ký và mật khẩu ở hai nơi khác nhau. Ở máy mới: Cài đặt, Nhập khóa từ tệp."
REPLACE = "Thay khóa đang dùng"
NOT_IN_BACKUP = "Tệp này không có khóa ký của đơn vị."
