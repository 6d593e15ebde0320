"""The image of a handwritten signature or of a seal (.png, as the decree has it): checked, and its size on paper."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, UnidentifiedImageError

from cchc_desktop.base.errors import BadFileError

MOST_BYTES = 2 * 1024 * 1024
_MOST_PIXELS = 4000
_POINTS_PER_INCH = 72


def check_image(raw: bytes, name: str) -> None:
    """Raise BadFileError unless some bytes are a PNG of a sensible size that opens."""
    try:
        with Image.open(BytesIO(raw), formats=("PNG",)) as image:
            if max(image.size) > _MOST_PIXELS:
                raise BadFileError(f"Hình {name} quá lớn.", f"Mỗi cạnh nhiều nhất {_MOST_PIXELS} điểm ảnh.")
            image.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise BadFileError(
            f"Tệp {name} không phải hình PNG, hoặc đã hỏng.", "Lưu lại hình dạng .png, nền trong suốt, rồi chọn lại."
        ) from error


def size_on_paper(raw: bytes) -> tuple[float, float] | None:
    """Return width and height of an image in points, None where it does not say how dense its dots are."""
    with Image.open(BytesIO(raw), formats=("PNG",)) as image:
        dense = image.info.get("dpi")
        if not dense or min(dense) < 1:
            return None
        return image.width / dense[0] * _POINTS_PER_INCH, image.height / dense[1] * _POINTS_PER_INCH
