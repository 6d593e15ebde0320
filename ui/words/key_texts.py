"""Texts of the card about the unit's key, in Vietnamese."""

from __future__ import annotations

CARD = "Khóa ký của đơn vị"
ABOUT = (
    "Gói bàn giao được ký bằng khóa này, để nơi nhận biết gói đúng là của đơn vị; đổi sang máy khác thì chép khóa sang "
    "máy đó."
)
NONE = "Máy này chưa có khóa ký. Khóa được lập khi đóng gói lần đầu; đã có bản chép từ máy cũ thì nhập vào đây."
FINGERPRINT = "Mã nhận diện"
SAVE, LOAD = "Chép khóa…", "Nhập khóa…"
FILES = "Bản chép khóa ký (*.cchckey);;Mọi tệp (*)"

SAVING = "Chép khóa ký của {}"
SAVING_NOTE = (
    "Đặt mật khẩu cho bản chép: ít nhất 10 ký tự, ví dụ bốn năm từ không liên quan nhau; nên gõ không dấu. "
    "Quên mật khẩu thì không mở lại được bản chép."
)
LOADING = "Nhập khóa ký từ {}"
LOADING_NOTE = "Gõ mật khẩu đã đặt lúc chép."
PASSPHRASE, AGAIN = "Mật khẩu", "Gõ lại mật khẩu"
CHOOSE_PLACE, TAKE = "Chọn nơi ghi…", "Nhập"
NOTHING_TYPED = "Chưa gõ mật khẩu."
DIFFERENT = "Hai lần gõ mật khẩu không giống nhau. Gõ lại."

SAVED = "Đã chép khóa ký và đọc lại đúng."
SAVED_TEXT = "{}\nCất bản chép và mật khẩu ở hai nơi khác nhau. Ở máy mới: Cài đặt, Nhập khóa."
REPLACE = "Thay khóa đang dùng"
NOT_IN_BACKUP = "Tệp này không có khóa ký của đơn vị."
