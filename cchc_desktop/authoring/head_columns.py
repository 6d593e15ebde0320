"""What the columns of a form hold, by the heads over them, which may have several storeys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desktop.authoring.printed_lines import PrintedLine
from cchc_desktop.authoring.row_numbers import is_number
from cchc_desktop.base.text import spaced

_NUMBERS = ("stt", "tt", "so tt", "s tt", "ma so", "ma", "ma chi tieu", "thu tu", "so thu tu")
_LABELS = ("chi tieu", "noi dung", "tieu chi", "danh muc", "chi so", "linh vuc", "ten bieu", "ten muc", "nhiem vu")
_UNITS = ("don vi tinh", "dvt", "don vi", "dv tinh", "d v t", "don vi do")
_NOTES = ("ghi chu", "giai trinh", "dien giai", "giai thich", "huong dan")
_FORMULAS = ("cach tinh", "cong thuc", "phuong phap tinh", "cong thuc tinh")
_TIERS = (
    "don vi bao cao", "don vi thuc hien", "don vi ghi", "don vi nhap", "don vi cung cap", "don vi tong hop",
    "don vi ap dung", "don vi thong ke", "noi bao cao", "cap bao cao", "cap thuc hien", "cap ghi", "cap thong ke",
    "cap nhap", "cap tong hop", "cap cung cap", "cap dien", "cap lap", "cap ap dung", "cap thu thap", "cap hanh chinh",
    "co quan bao cao", "co quan thuc hien", "co quan nhap", "co quan cung cap", "co quan thong ke", "doi tuong ap dung",
    "doi tuong bao cao", "pham vi ap dung", "ap dung cho", "dung cho", "danh cho", "trach nhiem bao cao",
    "trach nhiem nhap", "cap",
)  # fmt: skip
_RESULTS = ("ket qua", "so lieu", "so luong", "gia tri", "thuc hien", "ky bao cao", "ky nay", "co", "tong so", "tri so")
_MOST_VALUES = 6
_LONGEST = 90
_YES_NO = (("co", "khong"), ("khong", "co"), ("roi", "chua"), ("da", "chua"))


@dataclass(frozen=True, slots=True)
class HeadColumns:
    """Where the columns of a form stand, -1 for none; those of results with their lowest heads."""

    number: int
    label: int
    unit: int
    note: int
    formula: int
    tiers: tuple[int, ...]
    alias: int
    results: tuple[int, ...] = ()
    heads: tuple[str, ...] = ()
    tier_heads: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[str, ...]:
        """The heads of the results where each row has several values."""
        heads = tuple(dict.fromkeys(self.heads))
        is_one = len(heads) < 2 or len(heads) > _MOST_VALUES or self.is_yes_no  # noqa: PLR2004
        return () if is_one or any(_is_share(head) for head in heads) else heads

    def tier_in(self, line: PrintedLine) -> str:
        """Return who fills a row in, by its column; of several columns the heads of those that are ticked."""
        cells = [line.at(column) for column in self.tiers]
        ticked = ", ".join(head for head, cell in zip(self.tier_heads, cells, strict=True) if cell)
        return ticked if len(cells) > 1 else "".join(cells)

    @property
    def is_yes_no(self) -> bool:
        """Whether a row is answered by a tick under "Có" or "Không"."""
        return tuple(spaced(head).strip() for head in self.heads[:2]) in _YES_NO

    @property
    def bracketed_unit(self) -> str:
        """The unit that the head of the results tells: "Số lượng (hồ sơ)"."""
        head = self.heads[0] if len(self.heads) == 1 else ""
        inside = head[head.rfind("(") + 1 :].rstrip(") ") if head.endswith(")") and "(" in head else ""
        return "" if "/" in inside or any(char.isdigit() for char in inside) else inside


def columns_of(lines: Sequence[PrintedLine]) -> HeadColumns | None:
    """Return the columns that the lines of a head name, None if they are no head."""
    width = max((len(line.cells) for line in lines), default=0)
    stacks = [[line.at(column) for line in lines if line.at(column)] for column in range(width)]
    roles = [_role(stack) for stack in stacks]
    label = roles.index("label") if "label" in roles else -1
    others = {role for role in roles if role not in ("", "label")}
    if label < 0 or not others or sum(1 for stack in stacks if stack) < 2:  # noqa: PLR2004
        return None
    if "number" not in roles and label and not roles[label - 1]:
        roles[label - 1] = "number"
    fixed = {role: _first(roles, role) for role in ("number", "unit", "note", "formula")}
    tiers = tuple(column for column, role in enumerate(roles) if role == "tier")
    results = [
        column
        for column, stack in enumerate(stacks)
        if column > label and column not in (*fixed.values(), *tiers) and any(not is_index(text) for text in stack)
    ]
    alias = [column for column, role in enumerate(roles) if role == "number" and column != fixed["number"]]
    return HeadColumns(
        fixed["number"], label, fixed["unit"], fixed["note"], fixed["formula"], tiers, next(iter(alias), -1),
        tuple(results), _lowest(stacks, results), _lowest(stacks, tiers),
    )  # fmt: skip


def _lowest(stacks: Sequence[Sequence[str]], columns: Sequence[int]) -> tuple[str, ...]:
    """Return the lowest head of each column that is no index."""
    return tuple([text for text in stacks[column] if not is_index(text)][-1] for column in columns)


def is_head(line: PrintedLine) -> bool:
    """Return whether a line begins a head: it names the labels and at least one other column, and is no row."""
    texts = line.texts
    if len(texts) < 2 or is_number(texts[0]):  # noqa: PLR2004
        return False
    return columns_of([line]) is not None


def goes_on(line: PrintedLine, columns: HeadColumns) -> bool:
    """Return whether a line below a head still belongs to it: it has no row's number and label, or repeats a head."""
    texts = line.texts
    if len(texts) > 1 and all(is_index(text) for text in texts):
        return True
    number, label = line.at(columns.number), line.at(columns.label)
    if label:
        return _role([label]) == "label" and not is_number(number)
    return not number and any(line.at(column) for column in range(columns.label + 1, len(line.cells)))


def is_index(text: str) -> bool:
    """Return whether a text numbers a column: (1), 2, A."""
    bare = text.strip("() ")
    if not bare or len(bare) > 2:  # noqa: PLR2004
        return "=" in bare and bare.replace("=", "").replace("+", "").replace("/", "").isdigit()
    return bare.isdigit() or (len(bare) == 1 and bare.isalpha() and bare.isupper())


def _role(stack: Sequence[str]) -> str:
    """Return what a column holds, by its heads from the top; a head over several columns is less than their own."""
    for text in stack:
        if spaced(text).strip() in _NUMBERS:
            return "number"
        for role, heads in (("tier", _TIERS), ("unit", _UNITS), ("note", _NOTES), ("formula", _FORMULAS)):
            if _is_one(text, heads):
                return role
        if len(text) <= _LONGEST and any(f" {head} " in spaced(text) for head in _LABELS):
            return "label"
    return "result" if any(_is_one(text, _RESULTS) for text in stack) else ""


def _is_one(text: str, heads: Sequence[str]) -> bool:
    """Return whether a text is one of some heads, or begins with one of several words."""
    words = spaced(text)
    return any(words.strip() == head or (" " in head and words.startswith(f" {head} ")) for head in heads)


def _first(roles: Sequence[str], role: str) -> int:
    return roles.index(role) if role in roles else -1


def _is_share(text: str) -> bool:
    """Return whether a head is that of amounts or of percents, which stand side by side for one value."""
    words = spaced(text)
    return any(f" {head} " in words for head in ("so luong", "ty le", "ti le")) or "%" in text
