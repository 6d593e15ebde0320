"""How a form says that a row is counted from others: "(3 = 2/1 x 100%)", "Tổng số (1.1 + 1.2)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from cchc_desktop.authoring.row_numbers import bare_number
from cchc_desktop.authoring.row_units import brackets_of
from cchc_desktop.base.text import plain

_LONGEST = 120
_REFERENCE = re.compile(
    r"[0-9]{1,3}(?:\.[0-9a-z]{1,2}){0,4}|[a-zđ](?:\.[0-9]{1,2}){0,3}|[ivx]{1,5}(?:\.[0-9]{1,2}){0,3}|[a-z]{2,5}[0-9]{1,3}"
)
_WORDS = (
    "chi tieu",
    "hang",
    "muc",
    "dong",
    "ma so",
    "cot",
    "so thu tu",
    "stt",
    "ct",
    "bang",
    "tong",
    "lay",
    "chia cho",
    "chia",
)
_LISTS = (" gom ", " gom: ", " bang tong ", " bang ", " la tong cua ", " tong cua ", " chia ra ", " chia ra: ")
_HUNDREDS = ("x100%", "*100%", "×100%", ".100%", "x100", "*100", "×100", "100%x", "100x", "100*", "100%*", "%")


@dataclass(frozen=True, slots=True)
class RowFormula:
    """How a row is counted: a part divided by a whole, or a sum, of rows by their printed numbers; or another way."""

    operation: Literal["ratio", "sum", "other"]
    numbers: tuple[str, ...]


def formula_of(texts: Sequence[str], label: str) -> RowFormula | None:
    """Return the formula that one of some texts or a bracket of a label holds, None if none does."""
    whole = label.partition("(")[2].rpartition(")")[0]
    told = next((found for text in (*texts, whole, *brackets_of(label)) if (found := read_formula(text))), None)
    return told or _listed(label)


def _listed(label: str) -> RowFormula | None:
    """Return the sum of rows that a label lists at its end: "gồm 2.2, 2.3 và 2.4"."""
    words = plain(label).rstrip(" :.()")
    listed = next((words.rpartition(sign)[2] for sign in _LISTS if sign in words), "")
    numbers = [one.strip(" ()") for one in listed.replace(" va ", ",").replace(";", ",").replace("+", ",").split(",")]
    is_list = len(numbers) > 1 and all(any(map(str.isdigit, one)) and _REFERENCE.fullmatch(one) for one in numbers)
    return RowFormula("sum", tuple(bare_number(one) for one in numbers)) if is_list else None


def read_formula(text: str) -> RowFormula | None:
    """Return a formula such as "3 = 2/1 x 100%", "(1.2)/(1.1)", "= 02 + 03"; None if the text is anything else."""
    if not text or len(text) > _LONGEST:
        return None
    bare = plain(text.rpartition("=")[2]).replace("÷", "/").replace(":", "/")
    for word in _WORDS:
        bare = f" {bare} ".replace(f" {word} ", " ").replace(f"/{word} ", "/").strip()
    bare = "".join(bare.split()).strip(";.")
    for sign in _HUNDREDS:
        bare = bare.replace(sign, "")
    bare = bare.replace("(", "").replace(")", "")
    for operation, sign in (("ratio", "/"), ("sum", "+")):
        numbers = bare.split(sign)
        is_whole = len(numbers) == 2 if operation == "ratio" else len(numbers) > 1  # noqa: PLR2004
        if is_whole and all(_REFERENCE.fullmatch(number) for number in numbers):
            return RowFormula("ratio" if operation == "ratio" else "sum", tuple(bare_number(one) for one in numbers))
    is_counted = "/" in bare and "+" in bare and all(char.isdigit() or char in "./+-x*" for char in bare)
    return RowFormula("other", ()) if is_counted else None


def mark_of(label: str) -> str:
    """Return the number in brackets at the end of a label by which formulas name its row: "Số hồ sơ (1)" -> "1"."""
    last = brackets_of(label)[-1:]
    is_mark = bool(last) and label.rstrip(" :.").endswith(")") and last[0].isdigit() and len(last[0]) <= 2  # noqa: PLR2004
    return bare_number(last[0]) if is_mark else ""
