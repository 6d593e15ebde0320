"""What a token's driver reports, as errors for people: what happened, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pkcs11 import TokenFlag, exceptions

from cchc_desktop.base.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

_GONE = (
    exceptions.DeviceRemoved,
    exceptions.TokenNotPresent,
    exceptions.SessionHandleInvalid,
    exceptions.SessionClosed,
    exceptions.SlotIDInvalid,
    exceptions.DeviceError,
    exceptions.ObjectHandleInvalid,
    exceptions.KeyHandleInvalid,
    exceptions.GeneralError,
    exceptions.FunctionFailed,
)
"""What drivers answer once the token is out; the last two for want of a better word."""


class PinError(UserError):
    """The PIN of a token, or the password of a file key, was not taken."""


def unusable_driver(driver: Path, error: Exception) -> UserError:
    """Return the error for a file that is no driver, or that does not start."""
    return UserError(
        f"Không dùng được trình điều khiển {driver.name}.",
        f"Chọn đúng tệp trình điều khiển (PKCS#11) của USB token, hoặc cài lại phần mềm của token. Máy báo: {error}",
    )


def pin_note(flags: TokenFlag) -> str:
    """Return what a token says of the tries left for its PIN; PKCS#11 has no number of them."""
    if TokenFlag.USER_PIN_LOCKED in flags:
        return "token đã khóa mã PIN"
    if TokenFlag.USER_PIN_FINAL_TRY in flags:
        return "LẦN THỬ CUỐI, sai nữa là khóa"
    return "đã có lần gõ sai" if TokenFlag.USER_PIN_COUNT_LOW in flags else ""


def pin_error(error: Exception, flags: TokenFlag) -> PinError | None:
    """Return the error for a PIN that was not taken, with what the token says of the tries left; None for another."""
    if isinstance(error, exceptions.PinLocked) or TokenFlag.USER_PIN_LOCKED in flags:
        advice = "Không thử thêm. Mở khóa bằng phần mềm của token, hoặc mang token đến nơi cấp."
        return PinError("Token đã khóa vì gõ sai mã PIN nhiều lần.", advice)
    if isinstance(error, exceptions.UserPinNotInitialized):
        return PinError("Token này chưa đặt mã PIN.", "Đặt mã PIN bằng phần mềm của token rồi ký lại.")
    if not isinstance(error, (exceptions.PinIncorrect, exceptions.PinInvalid, exceptions.PinLenRange)):
        return None
    if TokenFlag.USER_PIN_FINAL_TRY in flags:
        advice = "Chỉ còn MỘT lần thử; sai nữa là token bị khóa. Hỏi lại mã PIN trước khi gõ."
        return PinError("Mã PIN không đúng.", advice)
    advice = "Gõ lại mã PIN; token chưa báo là lần thử cuối. Sai nhiều lần token tự khóa."
    return PinError("Mã PIN không đúng.", advice)


@contextmanager
def reporting_token() -> Iterator[None]:
    """Report what the driver raises while a token is used as UserError."""
    try:
        yield
    except _GONE as error:
        raise UserError(
            "Token không còn trả lời, có thể đã rút ra giữa chừng.", "Cắm lại token rồi ký lại. Bản PDF vẫn như trước."
        ) from error
    except exceptions.PKCS11Error as error:
        if type(error) is exceptions.PKCS11Error:  # pyHanko's own: the driver finds no key of the certificate's number
            raise UserError(
                "Không thấy khóa ký trên token.",
                "Token vừa rút ra, hoặc chứng thư này không có khóa đi kèm. Cắm lại token rồi ký lại; bản PDF vẫn như "
                "trước.",
            ) from error
        raise UserError(
            "Token không ký được.", f"Thử lại; nếu vẫn vậy, cài lại phần mềm của token. Token báo: {_name_of(error)}"
        ) from error


def _name_of(error: Exception) -> str:
    return f"{type(error).__name__} {error}".strip()
