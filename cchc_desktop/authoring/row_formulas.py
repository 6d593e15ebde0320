"""How a form says that a row is counted from others: "(3 = 2/1 x 100%)", "Tổng số (1.1 + 1.2)", "dòng 4 Biểu 7"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from cchc_desktop.authoring.row_numbers import bare_number, form_number
from cchc_desktop.authoring.row_units import brackets_of
from cchc_desktop.base.text import folded

_LONGEST = 120
_REFERENCE = re.compile(
    r"[0-9]{1,3}(?:\.[0-9a-zđ]{1,2}){0,4}|[0-9]{1,2}[a-zđ]|[a-zđ](?:\.[0-9]{1,2}){0,3}|[ivx]{1,5}(?:\.[0-9a-zđ]{1,2}){0,3}"
    r"|[a-z]{1,5}[0-9]{1,3}"
)
_OF_FORM = re.compile(r"\b(?:phụ lục|phụ biểu|biểu mẫu|biểu|bảng|bm) ?(?:số )?([0-9]{1,2}|[ivx]{1,4})\b")
_HUNDRED = re.compile(r"^100 ?%? ?[x×*.] ?|(?:(?:[x×*.]|nhân(?: với)?) ?)?100 ?%? ?$|%$")
_GLUED = re.compile(r"([0-9]{1,2})([a-zđ])")
_SIGNS = (
    ("chia cho", "/"), ("chia", "/"), ("÷", "/"), (":", "/"), ("cộng với", "+"), ("cộng", "+"), ("bằng", "="),
)  # fmt: skip
_WORDS = frozenset(
    ("chỉ", "tiêu", "hàng", "mục", "dòng", "mã", "số", "thứ", "tự", "stt", "ct", "cột", "tổng", "lấy", "tính", "điểm",
     "khoản", "ms", "của", "ở", "tại", "thuộc", "này", "nêu", "trong", "biểu", "bảng", "phụ", "lục")
)  # fmt: skip
_CODES = ("ms", "mã", "mã số")
"""Words before what stands in a column of codes, not in that of numbers."""
_OPENINGS = ("đạt tỷ lệ", "chiếm tỷ lệ", "tỷ lệ", "tỷ trọng", "phần trăm", "đạt", "chiếm", "mức", "%")
_NO_FORMULA = frozenset(("ngày", "tháng", "quý", "năm", "số", "trực", "đến"))
"""Words before "30/6", "24/7" that divide nothing."""
_LISTS = (" gồm ", " gồm: ", " bằng tổng ", " bằng ", " là tổng của ", " tổng của ", " chia ra ", " chia ra: ")


class RowReference(NamedTuple):
    """A row as a formula names it: its printed number or code, and the number of its form if that is another one."""

    number: str
    form: str = ""
    is_code: bool = False


@dataclass(frozen=True, slots=True)
class RowFormula:
    """How a row is counted: a part divided by a whole, or a sum, of rows by their printed numbers; or another way."""

    operation: Literal["ratio", "sum", "other"]
    rows: tuple[RowReference, ...]


def formula_of(texts: Sequence[str], label: str) -> RowFormula | None:
    """Return the formula that one of some texts or a label holds, in a bracket or at its end; None if none does."""
    whole = label.partition("(")[2].rpartition(")")[0]
    places = (*texts, *_ends_of(label), whole, *brackets_of(label))
    told = next((found for text in places if (found := read_formula(text))), None)
    return told or _listed(label)


def _ends_of(label: str) -> Iterable[str]:
    """Yield what at the end of a label may be a formula: behind "=", behind "Tỷ lệ (%)", its last words "b/a"."""
    text = folded(label).replace("tỉ ", "tỷ ")
    for inside in brackets_of(text):
        if not _REFERENCE.fullmatch(inside.strip()):
            text = text.replace(f"({inside})", " ")
    text = " ".join(text.split()).rstrip(" .:;,")
    if "=" in text:
        yield text
    opening = next((one for one in _OPENINGS if text.startswith(f"{one} ")), "")
    if opening:
        yield text[len(opening) :].removeprefix(" %")
        *before, last = text.split()
        if before[-1] not in _NO_FORMULA:
            yield last


def _listed(label: str) -> RowFormula | None:
    """Return the sum of rows that a label lists at its end: "gồm 2.2, 2.3 và 2.4"."""
    words = folded(label).rstrip(" :.()")
    listed = next((words.rpartition(sign)[2] for sign in _LISTS if sign in words), "")
    rows = [_reference(one) for one in listed.replace(" và ", ",").replace(";", ",").replace("+", ",").split(",")]
    known = [one for one in rows if one and any(map(str.isdigit, one.number))]
    return RowFormula("sum", tuple(known)) if len(known) == len(rows) > 1 else None


def read_formula(text: str) -> RowFormula | None:
    """Return a formula such as "3 = 2/1 x 100%", "(1)/(4) của Biểu 2", "= 02 + 03"; None if it is anything else."""
    if not text or len(text) > _LONGEST:
        return None
    bare = folded(text)
    for words, sign in _SIGNS:
        bare = bare.replace(words, sign)
    bare = " ".join(bare.rpartition("=")[2].replace("(", " ").replace(")", " ").replace(" /", "/").split()).strip(";. ")
    bare = _HUNDRED.sub("", bare).strip()
    if "/" in bare and "+" in bare:
        return RowFormula("other", ()) if all(map(_reference, bare.replace("+", "/").split("/"))) else None
    operation: Literal["ratio", "sum"] = "ratio" if "/" in bare else "sum"
    operands = bare.split("/" if operation == "ratio" else "+")
    rows = tuple(filter(None, map(_reference, operands)))
    is_whole = len(rows) == len(operands) > 1 and (operation == "sum" or len(rows) == 2)  # noqa: PLR2004
    return RowFormula(operation, rows) if is_whole else None


def _reference(text: str) -> RowReference | None:
    """Return the row that some words name: "dòng 4 Biểu 7", "mã 103", "điểm b mục 2"; None if they say more."""
    named = _OF_FORM.findall(text)
    words = [word.strip(" .,;\"'“”") for word in _OF_FORM.sub(" ", text).split()]
    numbers = [word for word in words if word and word not in _WORDS]
    if len(named) > 1 or not 0 < len(numbers) <= 2 or not all(map(_REFERENCE.fullmatch, numbers)):  # noqa: PLR2004
        return None
    if len(numbers) == 2 and not {"mục", "khoản"} & set(words):  # noqa: PLR2004
        return None
    number = ".".join(bare_number(_GLUED.sub(r"\1.\2", one)) for one in reversed(numbers))
    is_code = len(numbers) == 1 and any(f" {sign} " in f" {' '.join(words)} " for sign in _CODES)
    return RowReference(number, form_number(named[0].upper()) if named else "", is_code)


def mark_of(label: str) -> str:
    """Return the number in brackets at the end of a label by which formulas name its row: "Số hồ sơ (1)" -> "1"."""
    last = brackets_of(label)[-1:]
    is_mark = bool(last) and label.rstrip(" :.").endswith(")") and last[0].isdigit() and len(last[0]) <= 2  # noqa: PLR2004
    return bare_number(last[0]) if is_mark else ""
