"""Data from outside read as a shape: what fits is given typed, what does not is named by its place, all at once."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, field
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.base.shapes import Flaw, Limits, Shape, Unknown, read_shape


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Dot(Shape):
    name: Annotated[str, Limits(pattern="[a-z]+")]
    x: int = 0


class Sheet(Shape):
    title: Annotated[str, Limits(least=1, most=5)] = "a"
    size: Annotated[int, Limits(least=1, most=9)] = 1
    dark: bool = False
    scale: Decimal | None = None
    colour: Colour = Colour.RED
    colours: dict[Colour, str] = field(default_factory=dict)
    kind: Literal["map", "plan"] = "map"
    dots: Annotated[tuple[Dot, ...], Limits(most=2)] = ()
    lines: Annotated[list[str], Limits(least=1)] = field(default_factory=lambda: ["x"])
    day: tuple[int, int] = (1, 1)
    any: Any = None


class Open(Shape, unknown=Unknown.KEPT):
    unknown: dict[str, Any] = field(default_factory=dict)
    name: str = ""


class Loose(Shape, unknown=Unknown.IGNORED):
    name: str = ""


class Pair(Shape):
    low: int
    high: int

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError("low lies above high")


def flaws(data: object, shape: type[Any] = Sheet) -> list[Flaw]:
    found, told = read_shape(shape, data)
    assert (found is None) is bool(told)
    return told


def test_every_kind_of_member_is_read() -> None:
    data = {
        "title": "ổ", "size": 9, "dark": True, "scale": 0.1, "colour": "blue", "colours": {"red": "#f00"},
        "kind": "plan", "dots": [{"name": "a", "x": 4}], "lines": ["y"], "day": [2, 3], "any": {"z": [None]},
    }  # fmt: skip
    sheet, told = read_shape(Sheet, data)
    assert told == []
    assert sheet == Sheet(
        title="ổ", size=9, dark=True, scale=Decimal("0.1"), colour=Colour.BLUE, colours={Colour.RED: "#f00"},
        kind="plan", dots=(Dot(name="a", x=4),), lines=["y"], day=(2, 3), any={"z": [None]},
    )  # fmt: skip
    assert sheet is not None
    assert isinstance(sheet.colour, Colour)
    assert all(isinstance(colour, Colour) for colour in sheet.colours)


def test_what_may_be_left_out_has_its_default_each_time_its_own() -> None:
    one, other = (read_shape(Sheet, {})[0] for _ in range(2))
    assert one == other == Sheet()
    assert one is not None
    assert other is not None
    assert one.lines is not other.lines


def test_a_shape_that_was_read_does_not_change() -> None:
    dot, _ = read_shape(Dot, {"name": "a"})
    with pytest.raises(FrozenInstanceError):
        dot.x = 1  # type: ignore[misc, union-attr]


@pytest.mark.parametrize(
    ("member", "at", "words"),
    [
        ({"title": 1}, ("title",), "chuỗi ký tự"),
        ({"title": None}, ("title",), "chuỗi ký tự"),
        ({"title": ""}, ("title",), "không được để trống"),
        ({"title": "123456"}, ("title",), "dài quá"),
        ({"size": True}, ("size",), "số nguyên"),
        ({"size": 1.0}, ("size",), "số nguyên"),
        ({"size": "1"}, ("size",), "số nguyên"),
        ({"size": 0}, ("size",), "giá trị “0” không dùng được, cần: từ 1 trở lên"),
        ({"size": 10}, ("size",), "giá trị “10” không dùng được, cần: đến 9"),
        ({"dark": 1}, ("dark",), "đúng hoặc sai"),
        ({"scale": True}, ("scale",), "một số"),
        ({"scale": float("nan")}, ("scale",), "một số"),
        ({"scale": float("inf")}, ("scale",), "một số"),
        ({"scale": "1e9"}, ("scale",), "một số"),
        ({"colour": "green"}, ("colour",), "cần: 'red' hoặc 'blue'"),
        ({"colour": ["red"]}, ("colour",), "cần: 'red' hoặc 'blue'"),
        ({"colours": []}, ("colours",), "nhóm có tên"),
        ({"colours": {"green": ""}}, ("colours", "green"), "cần: 'red' hoặc 'blue'"),
        ({"colours": {"red": 0}}, ("colours", "red"), "chuỗi ký tự"),
        ({"kind": "list"}, ("kind",), "cần: 'map' hoặc 'plan'"),
        ({"dots": {}}, ("dots",), "danh sách"),
        ({"dots": "ab"}, ("dots",), "danh sách"),
        ({"dots": [{"name": "a"}, 5]}, ("dots", 1), "nhóm có tên"),
        ({"dots": [{"name": "a"}, {}]}, ("dots", 1, "name"), "thiếu thành phần này"),
        ({"dots": [{"name": "a\n"}]}, ("dots", 0, "name"), "cần: [a-z]+"),
        ({"dots": [0, 1, 2]}, ("dots",), "quá nhiều phần tử"),
        ({"lines": []}, ("lines",), "quá ít phần tử"),
        ({"lines": ["x", 1]}, ("lines", 1), "chuỗi ký tự"),
        ({"day": 1}, ("day",), "danh sách"),
        ({"day": [1]}, ("day",), "quá ít phần tử"),
        ({"day": [1, 2, 3]}, ("day",), "quá nhiều phần tử"),
        ({"day": [1, "2"]}, ("day", 1), "số nguyên"),
        ({"colors": {}}, ("colors",), "không có trong quy cách"),
    ],
)  # fmt: skip
def test_a_flaw_is_named_by_its_place(member: dict[str, Any], at: tuple[int | str, ...], words: str) -> None:
    ((place, message),) = flaws(member)
    assert place == at
    assert words in message


@pytest.mark.parametrize("member", [{"title": "12345"}, {"size": 1}, {"size": 9}, {"scale": None}, {"scale": "-1.50"}])
def test_what_lies_on_a_bound_fits(member: dict[str, Any]) -> None:
    assert flaws(member) == []


def test_every_flaw_is_named_at_once_in_the_order_of_the_members() -> None:
    data = {"b": 1, "any": 1, "kind": "", "dots": [{"x": "1"}, {"name": "A", "y": 1}], "title": 0}
    assert [at for at, _ in flaws(data)] == [
        ("title",), ("kind",), ("dots", 0, "name"), ("dots", 0, "x"), ("dots", 1, "name"), ("dots", 1, "y"), ("b",),
    ]  # fmt: skip


def test_what_is_no_group_has_one_flaw_at_the_whole() -> None:
    assert [at for at, _ in flaws([])] == [()]


def test_what_a_shape_refuses_as_a_whole_is_named_at_it() -> None:
    assert flaws({"low": 2, "high": 1}, Pair) == [((), "low lies above high")]
    assert flaws({"low": 2, "high": "1"}, Pair) == [(("high",), "phải là số nguyên")]


def test_unknown_members_are_kept_or_left_out_as_the_shape_says() -> None:
    data = {"name": "a", "b": [1], "unknown": 2}
    assert read_shape(Open, data) == (Open(name="a", unknown={"b": [1], "unknown": 2}), [])
    assert read_shape(Loose, data) == (Loose(name="a"), [])


def test_a_long_value_is_shown_short_and_without_control_characters() -> None:
    ((_, message),) = flaws({"kind": "\x1b" + "x" * 500})
    assert "\x1b" not in message
    assert len(message) < 120


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 12) | st.floats() | st.text("ab1", max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "x", "red", "z"]), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(Sheet.__dataclass_fields__)), JSON))
def test_whatever_is_handed_in_is_read_or_has_a_flaw_at_a_member_of_its_own(data: dict[str, Any]) -> None:
    sheet, told = read_shape(Sheet, data)
    assert (sheet is None) is bool(told)
    assert {at[0] for at, _ in told} <= set(data)
    for name, value in data.items():  # a member is judged alone: the others make no difference
        alone = flaws({name: value})
        assert [flaw for flaw in told if flaw[0][0] == name] == alone
