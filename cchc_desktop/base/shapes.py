"""Data from outside read as a dataclass: every fault at once, by its place, in Vietnamese.

The hints of a `Shape` say what each member holds: a text, a whole number, a truth value, a Decimal, an enumeration, a
Literal, a list, a tuple, a dict, another shape, one of these or None. `Limits` in an Annotated hint bound it, `Parsed`
converts a text; `name` in a field's metadata is the member's name where Python has it for itself. Else only what JSON
and TOML have no word for is converted: a list to a tuple, a number to a Decimal, a text to an enumeration.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from decimal import Decimal
from enum import Enum
from functools import cache
from math import isfinite
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    ClassVar,
    Literal,
    NamedTuple,
    TypeVar,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
)
from typing import get_type_hints as hints_of

from cchc_desktop.base.text import stored

Location = tuple[int | str, ...]
Flaw = tuple[Location, str]
"""The place of a fault, and its description."""

_Reader = Callable[[Any, Location, list[Flaw]], Any]
"""Returns a value converted by its hint, and adds its faults to the flaws."""

_T = TypeVar("_T")
_SHOWN = 60
_NUMBER = re.compile(r"-?[0-9]{1,30}(\.[0-9]{1,30})?")
_NO_GROUP, _NO_LIST, _TOO_FEW, _TOO_MANY = (
    "phải là một nhóm có tên",
    "phải là một danh sách",
    "có quá ít phần tử",
    "có quá nhiều phần tử",
)
_MISSING, _UNKNOWN = "thiếu thành phần này", "thành phần này không có trong quy cách"


class Limits(NamedTuple):
    """Bounds of a member: the pattern of a text, the least and the most of a number or of a length."""

    pattern: str = ""
    least: int | None = None
    most: int | None = None


class Parsed(NamedTuple):
    """The conversion of a member's text into its value; a ValueError of it is a flaw."""

    convert: Callable[[str], Any]


class Unknown(Enum):
    """The treatment of a member that a shape does not have: a fault, left out, or kept in the field `unknown`."""

    FAULT = "fault"
    IGNORED = "ignored"
    KEPT = "kept"


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Shape:
    """Base of shapes, each a dataclass of named members that does not change once it is made.

    Its methods are written here once: those that `dataclass` would compile for each class cost as much as reading a
    template. A ValueError of `__post_init__` is a flaw of the whole.
    """

    of_unknown: ClassVar[Unknown] = Unknown.FAULT
    members: ClassVar[tuple[Field[Any], ...]] = ()

    def __init_subclass__(cls, *, unknown: Unknown | None = None) -> None:
        made = dataclass(init=False, repr=False, eq=False)(cls)
        cls.members = fields(made)  # type: ignore[arg-type] # mypy does not see what dataclass adds to a base
        if unknown is not None:
            cls.of_unknown = unknown

    def __init__(self, **members: Any) -> None:  # noqa: ANN401 - each class says in its hints what they are
        given = vars(self)
        for each in self.members:
            given[each.name] = members.pop(each.name) if each.name in members else _default(each)
        if members:
            raise TypeError(f"{type(self).__name__} has no {', '.join(members)}")
        self.__post_init__()

    def __post_init__(self) -> None:
        pass

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and _values(self) == _values(other)

    def __hash__(self) -> int:
        return hash(_values(self))

    def __repr__(self) -> str:
        given = (f"{each.name}={getattr(self, each.name)!r}" for each in self.members)
        return f"{type(self).__name__}({', '.join(given)})"


def _values(shape: Shape) -> tuple[Any, ...]:
    return tuple(getattr(shape, each.name) for each in shape.members)


def _default(member: Field[Any]) -> Any:  # noqa: ANN401
    if member.default_factory is not MISSING:
        return member.default_factory()
    if member.default is MISSING:
        raise TypeError(f"{member.name} is missing")
    return member.default


def read_shape(hint: type[_T], value: object) -> tuple[_T | None, list[Flaw]]:
    """Return a value of JSON or TOML converted by its hint, or None and all its faults."""
    flaws: list[Flaw] = []
    found = _reader(hint)(value, (), flaws)  # type: ignore[arg-type] # a class is hashable
    return (None if flaws else found), flaws


def _flawed(at: Location, message: str, flaws: list[Flaw]) -> None:
    flaws.append((at, message))


def _unusable(value: object, wanted: str = "") -> str:
    return f"giá trị “{stored(str(value)[:_SHOWN])}” không dùng được" + (f", cần: {wanted}" if wanted else "")


@cache
def _reader(hint: Any) -> _Reader:  # noqa: ANN401, PLR0911 - a hint is any object of typing; one return a kind of hint
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        (bound,) = arguments[1:]
        return _parsed(bound.convert) if isinstance(bound, Parsed) else _limited(_reader(arguments[0]), bound)
    if origin in (Union, UnionType):
        return _optional(*(_reader(argument) for argument in arguments if argument is not NoneType))
    if origin is Literal:
        return _chosen({choice: choice for choice in arguments})
    if origin is list or (origin is tuple and arguments[1:] == (...,)):
        return _listed(origin, _reader(arguments[0]))
    if origin is tuple:
        return _row(*map(_reader, arguments))
    if origin in (dict, Mapping):
        return _named(*map(_reader, arguments))
    if isinstance(hint, type) and issubclass(hint, Shape):
        return _shaped(hint)
    return _PLAIN.get(hint) or _chosen({member.value: member for member in hint})


def _text(value: Any, at: Location, flaws: list[Flaw]) -> Any:  # noqa: ANN401
    return value if isinstance(value, str) else _flawed(at, "phải là chuỗi ký tự", flaws)


def _whole(value: Any, at: Location, flaws: list[Flaw]) -> Any:  # noqa: ANN401
    return value if type(value) is int else _flawed(at, "phải là số nguyên", flaws)


def _truth(value: Any, at: Location, flaws: list[Flaw]) -> Any:  # noqa: ANN401
    return value if isinstance(value, bool) else _flawed(at, "phải là đúng hoặc sai", flaws)


def _decimal(value: Any, at: Location, flaws: list[Flaw]) -> Any:  # noqa: ANN401
    written = isinstance(value, str) and _NUMBER.fullmatch(value)
    if written or (isinstance(value, int | float | Decimal) and not isinstance(value, bool) and isfinite(value)):
        return Decimal(str(value))
    return _flawed(at, _unusable(value, "một số"), flaws)


_PLAIN: dict[Any, _Reader] = {
    str: _text,
    int: _whole,
    bool: _truth,
    Decimal: _decimal,
    Any: lambda value, _at, _flaws: value,
}


def _parsed(convert: Callable[[str], Any]) -> _Reader:
    def parsed(value: Any, at: Location, flaws: list[Flaw]) -> Any:  # noqa: ANN401
        if not isinstance(value, str):
            return _text(value, at, flaws)
        try:
            return convert(value)
        except ValueError as error:
            return _flawed(at, str(error), flaws)

    return parsed


def _limited(read: _Reader, limits: Limits) -> _Reader:
    pattern = re.compile(limits.pattern) if limits.pattern else None
    least, most = limits.least, limits.most

    def limited(value: Any, at: Location, flaws: list[Flaw]) -> Any:  # noqa: ANN401
        before = len(flaws)
        if isinstance(value, list) and most is not None and len(value) > most:
            return _flawed(at, _TOO_MANY, flaws)
        found = read(value, at, flaws)
        if len(flaws) > before:
            return None
        size = found if isinstance(found, int) else len(found)
        if least is not None and size < least:
            return _flawed(at, _too_little(found, least), flaws)
        if most is not None and size > most:
            return _flawed(at, _too_much(found, most), flaws)
        if pattern and not pattern.fullmatch(found):
            return _flawed(at, _unusable(found, limits.pattern), flaws)
        return found

    return limited


def _too_little(value: object, least: int) -> str:
    if isinstance(value, str):
        return "không được để trống"
    return _unusable(value, f"từ {least} trở lên") if isinstance(value, int) else _TOO_FEW


def _too_much(value: object, most: int) -> str:
    if isinstance(value, str):
        return "dài quá mức cho phép"
    return _unusable(value, f"đến {most}") if isinstance(value, int) else _TOO_MANY


def _optional(read: _Reader) -> _Reader:
    return lambda value, at, flaws: None if value is None else read(value, at, flaws)


def _chosen(choices: Mapping[Any, Any]) -> _Reader:
    *others, last = (repr(getattr(choice, "value", choice)) for choice in choices)
    wanted = " hoặc ".join(filter(None, (", ".join(others), last)))

    def chosen(value: Any, at: Location, flaws: list[Flaw]) -> Any:  # noqa: ANN401
        known = isinstance(value, str) and value in choices
        return choices[value] if known else _flawed(at, _unusable(value, wanted), flaws)

    return chosen


def _listed(kind: Callable[[list[Any]], Any], read: _Reader) -> _Reader:
    def listed(value: Any, at: Location, flaws: list[Flaw]) -> Any:  # noqa: ANN401
        if not isinstance(value, list | tuple):
            return _flawed(at, _NO_LIST, flaws)
        return kind([read(item, (*at, index), flaws) for index, item in enumerate(value)])

    return listed


def _row(*reads: _Reader) -> _Reader:
    def row(value: Any, at: Location, flaws: list[Flaw]) -> Any:  # noqa: ANN401
        if not isinstance(value, list | tuple):
            return _flawed(at, _NO_LIST, flaws)
        if len(value) != len(reads):
            return _flawed(at, _TOO_FEW if len(value) < len(reads) else _TOO_MANY, flaws)
        return tuple(
            read(item, (*at, index), flaws) for index, (read, item) in enumerate(zip(reads, value, strict=True))
        )

    return row


def _named(read_name: _Reader, read: _Reader) -> _Reader:
    def named(value: Any, at: Location, flaws: list[Flaw]) -> Any:  # noqa: ANN401
        if not isinstance(value, dict):
            return _flawed(at, _NO_GROUP, flaws)
        return {read_name(name, (*at, name), flaws): read(item, (*at, name), flaws) for name, item in value.items()}

    return named


def _shaped(shape: type[Shape]) -> _Reader:
    hints = hints_of(shape, include_extras=True)
    members = {
        each.metadata.get("name", each.name): (each.name, _reader(hints[each.name]), _needed(each))
        for each in shape.members
    }
    if shape.of_unknown is Unknown.KEPT:
        del members["unknown"]

    def shaped(value: Any, at: Location, flaws: list[Flaw]) -> Any:  # noqa: ANN401
        if not isinstance(value, dict):
            return _flawed(at, _NO_GROUP, flaws)
        before, found = len(flaws), {}
        for name, (attribute, read, needed) in members.items():
            if name in value:
                found[attribute] = read(value[name], (*at, name), flaws)
            elif needed:
                _flawed((*at, name), _MISSING, flaws)
        unknown = {name: item for name, item in value.items() if name not in members}
        if shape.of_unknown is Unknown.FAULT:
            flaws += [((*at, name), _UNKNOWN) for name in unknown]
        elif shape.of_unknown is Unknown.KEPT:
            found["unknown"] = unknown
        return None if len(flaws) > before else _made(shape, found, at, flaws)

    return shaped


def _made(shape: type[Shape], members: dict[str, Any], at: Location, flaws: list[Flaw]) -> Any:  # noqa: ANN401
    try:
        return shape(**members)
    except ValueError as error:
        return _flawed(at, str(error), flaws)


def _needed(member: Field[Any]) -> bool:
    return member.default is MISSING and member.default_factory is MISSING
