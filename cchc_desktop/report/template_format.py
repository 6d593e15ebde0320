"""Formats of template sources: one of an older format is upgraded when it is read, so that it opens for ever."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

CURRENT = 3

Source = dict[str, Any]
"""A template source as TOML gives it."""


def format_fault(data: Source) -> str:
    """Return the fault of the format that a source names, "" if it can be read; none named means 1."""
    number = data.get("format", 1)
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        return f"phải là một số từ 1 đến {CURRENT}"
    return f"mẫu theo quy cách mới hơn ({number}); cài phiên bản CCHC Desktop mới nhất" if number > CURRENT else ""


def upgraded(data: Source) -> Source:
    """Return a source of any known format in the current one."""
    for number in range(data.get("format", 1), CURRENT):
        data = UPGRADES[number](data)
    return data


def _with_letter_fields(data: Source) -> Source:
    """Upgrade format 1, where the program itself knew which fields of the letter are required and how they begin."""
    required = {
        "unit.kind": "Chưa ghi loại đơn vị (xã, phường, thị trấn, đặc khu).",
        "unit.name": "Chưa ghi tên đơn vị.",
        "letter.place": "Chưa ghi địa danh đứng trước ngày tháng.",
        "letter.signer": "Chưa ghi họ tên người ký.",
    }
    beginnings = [
        {
            "field": "unit.district",
            "words": ["huyện", "quận", "thị xã", "thành phố", "tx", "tp"],
            "message": "Ghi cả cấp đứng trước tên, ví dụ huyện Tứ Kỳ: chữ này được in ở Kính gửi.",
        },
        {
            "field": "unit.province",
            "words": ["tỉnh", "thành phố", "tp"],
            "message": "Ghi cả cấp đứng trước tên, ví dụ tỉnh Hải Dương hoặc thành phố Hải Phòng.",
        },
    ]
    return {"required": required, "beginnings": beginnings} | data | {"format": 2}


def _with_edition(data: Source) -> Source:
    """Upgrade format 2, which had no edition, and whose only kind of report the program itself called CCHC."""
    return {"short": "CCHC"} | data | {"format": 3}


UPGRADES: dict[int, Callable[[Source], Source]] = {1: _with_letter_fields, 2: _with_edition}
"""The upgrade from each format to the next one."""
