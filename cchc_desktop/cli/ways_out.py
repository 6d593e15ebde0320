"""The command's sentences for the ways out that errors name."""

from __future__ import annotations

import sys

from cchc_desktop.base.errors import UserError, WayOut
from cchc_desktop.base.windows import last_words
from cchc_desktop.report.loading import UnansweredError

RESTORE = "Bằng lệnh: “cchc doctor” liệt kê các bản sao dùng được, “cchc restore TỆP” khôi phục."
NOTE_LOSSES = "Đã biết các thay đổi bị mất và làm tiếp: “cchc doctor --noted”."
TRUST = "Ghi nhớ khóa bằng lệnh: “cchc verify TỆP --trust MÃ”."
ACCEPT_NEW_KEY = "Đã hỏi lại đơn vị gửi và vẫn nhận: thêm --accept-new-key."
_WORDS = {
    WayOut.RESTORE: RESTORE,
    WayOut.RESTORE_ALTERED: "Nếu chỉ còn bản này: “cchc restore TỆP --altered”.",
    WayOut.PACK_CLOSED: "Bằng lệnh: đóng gói không có --draft.",
    WayOut.PACK_DRAFT: "Bằng lệnh: thêm --draft để đóng gói như bản thảo.",
    WayOut.ACCEPT_NEW_KEY: ACCEPT_NEW_KEY,
}


def say_error(error: UserError) -> None:
    """Print an error, and the command that is a way out of it, if there is one."""
    last_words.say(str(error))
    if isinstance(error, UnansweredError):
        from cchc_desktop.cli.forms import how_to_answer

        print(how_to_answer(error.question), file=sys.stderr)
    elif error.way:
        print(_WORDS[error.way], file=sys.stderr)
