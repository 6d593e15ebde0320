"""Faults of a foreign file: where, and what is wrong, in Vietnamese."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cchc_desktop.base.text import stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pydantic import ValidationError

_LONGEST = 60
_MOST = 100
_WORDS = {
    "missing": "thiếu thành phần này",
    "extra_forbidden": "thành phần này không có trong quy cách",
    "string_type": "phải là chuỗi ký tự",
    "int_type": "phải là số nguyên",
    "int_from_float": "phải là số nguyên",
    "bool_type": "phải là đúng hoặc sai",
    "dict_type": "phải là một nhóm có tên",
    "list_type": "phải là một danh sách",
    "tuple_type": "phải là một danh sách",
    "model_type": "phải là một nhóm có tên",
    "string_too_short": "không được để trống",
    "string_too_long": "dài quá mức cho phép",
    "too_long": "có quá nhiều phần tử",
    "too_short": "có quá ít phần tử",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: path inside the file ("forms[2].rows[3].kind"), line (1-based, None if unknown), message."""

    path: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        where = f"dòng {self.line}, {self.path}" if self.line else self.path
        return f"{where}: {self.message}"


def in_lines(faults: Sequence[Fault]) -> str:
    """Return faults with a line for each; of very many only the first."""
    more = [f"… và {len(faults) - _MOST} chỗ khác."] if len(faults) > _MOST else []
    return "\n".join([*map(str, faults[:_MOST]), *more])


def path_of(parts: Iterable[int | str]) -> str:
    """Return a readable path for a location: ("forms", 2, "kind") -> "forms[2].kind"."""
    text = ""
    for part in parts:
        text += f"[{part}]" if isinstance(part, int) else f".{stored(part)[:_LONGEST]}"
    return text.removeprefix(".") or "(cả tệp)"


def faults_of(error: ValidationError) -> list[tuple[tuple[int | str, ...], str]]:
    """Return every fault of a pydantic error as (location, Vietnamese message)."""
    return [(tuple(part for part in item["loc"] if part != "[key]"), _message(item)) for item in error.errors()]


def _message(item: Any) -> str:  # noqa: ANN401 - pydantic's ErrorDetails, a TypedDict with open members
    if item["type"] in _WORDS:
        return _WORDS[item["type"]]
    if item["type"] == "value_error":
        return str(item["ctx"]["error"])
    shown = stored(str(item["input"])[:_LONGEST])
    context = item.get("ctx", {})
    listed = context.get("expected", "").replace(" or ", " hoặc ")
    wanted = listed or context.get("pattern")
    return f"giá trị “{shown}” không dùng được" + (f", cần: {wanted}" if wanted else "")
