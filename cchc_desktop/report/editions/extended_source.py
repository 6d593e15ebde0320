"""A template's source that extends another: only what is its own is in it, the rest comes from the other by key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from cchc_desktop.base.shapes import Flaw, Location
from cchc_desktop.base.text import stored
from cchc_desktop.report.template_format import Source

EXTENDS, LEAVE_OUT, AFTER, REPLACES = "extends", "leave_out", "after", "replaces"
KEYS: Mapping[tuple[str, ...], str] = {
    ("periods",): "code",
    ("outline",): "code",
    ("forms",): "number",
    ("forms", "rows"): "no",
    ("rules",): "id",
    ("beginnings",): "field",
}
"""The lists whose items are one with those of the other template that have the same key."""
_OWN = frozenset(("id", "name", "status", "note", "edition"))
"""The members that each template says of itself alone."""
_ROWS = "rows"
_LONGEST = 60
_LEFT_OUT = ("periods", "outline", "forms", "rules", _ROWS)


class ExtendedSource(NamedTuple):
    """A source made whole, its own part, and what is wrong with how it extends the other."""

    whole: Source
    own: Source
    flaws: list[Flaw]

    def in_own(self, flaw: Flaw) -> Flaw:
        """Return a flaw of the whole at its place in the own part: at `extends` where that does not have it."""
        location, message = flaw
        place: list[int | str] = []
        names: tuple[str, ...] = ()
        whole: Any = self.whole
        own: Any = self.own
        for step in location:
            whole = whole[step] if _has(whole, step) else None
            if isinstance(step, int) and names in KEYS:
                index = _index(own, KEYS[names], _key(whole, KEYS[names]))
                if index is None:
                    return (EXTENDS,), f"{self._named(location)}: {message}"
                step = index  # noqa: PLW2901 - the place of the same item in the own part
            names += (step,) if isinstance(step, str) else ()
            if not _has(own, step) and names in KEYS:
                return (EXTENDS,), f"{self._named(location)}: {message}"
            own = own[step] if _has(own, step) else None
            place.append(step)
        return tuple(place), message

    def _named(self, location: Location) -> str:
        """Return a place of the other template, its items by their keys: "forms 3 rows 3.4"."""
        words: list[str] = []
        names: tuple[str, ...] = ()
        here: Any = self.whole
        for step in location:
            here = here[step] if _has(here, step) else None
            names += (step,) if isinstance(step, str) else ()
            words.append(str(_key(here, KEYS[names])) if isinstance(step, int) and names in KEYS else str(step))
        return f"ở mẫu {self.own.get(EXTENDS)}, {' '.join(stored(word)[:_LONGEST] for word in words)}"


def extended(own: Source, base: Source) -> ExtendedSource:
    """Return a source made whole from the one it extends; both are of the present format."""
    flaws: list[Flaw] = []
    rest = _without(base, own.get(LEAVE_OUT, {}), flaws)
    whole = {name: value for name, value in rest.items() if name not in _OWN}
    for name, value in own.items():
        if name in (EXTENDS, LEAVE_OUT):
            continue
        whole[name] = _joined(whole.get(name), value, (name,), (name,), flaws)
    series = base.get("edition", {}).get("series")
    edition = whole.get("edition", {})
    if series and isinstance(edition, Mapping):
        whole["edition"] = {"series": series, **edition}
    return ExtendedSource(whole, own, flaws)


def _joined(base: Any, own: Any, names: tuple[str, ...], at: Location, flaws: list[Flaw]) -> Any:  # noqa: ANN401
    """Return a member: lists with keys joined item by item, tables of the template by name, else the own."""
    if names in KEYS and _is_tables(own) and _is_tables(base):
        return _joined_list(base or [], own, names, at, flaws)
    if len(names) == 1 and isinstance(own, Mapping) and isinstance(base, Mapping):
        return {**base, **own}
    return own


def _joined_list(
    base: list[Source], own: list[Source], names: tuple[str, ...], at: Location, flaws: list[Flaw]
) -> list[Source]:
    key = KEYS[names]
    items = [*base]
    seen: list[Any] = []
    for number, item in enumerate(own):
        name, here = item.get(key), (*at, number)
        if name in seen:
            flaws.append(((*here, key), f"“{name}” đã có ở trên"))
            continue
        seen.append(name)
        index = _index(items, key, name)
        new = index is None or item.get(REPLACES) is True
        joined = _joined_item({} if new else items[index or 0], item, names, here, flaws)
        if index is not None and AFTER not in item:
            items[index] = joined
            continue
        if index is not None:
            del items[index]
        items.insert(_place(items, key, item, here, flaws), joined)
    return items


def _joined_item(base: Source, own: Source, names: tuple[str, ...], at: Location, flaws: list[Flaw]) -> Source:
    item = dict(base)
    for name, value in own.items():
        if name not in (AFTER, REPLACES):
            item[name] = _joined(item.get(name), value, (*names, name), (*at, name), flaws)
    return item


def _place(items: list[Source], key: str, item: Source, at: Location, flaws: list[Flaw]) -> int:
    """Return where a new item goes: after the one it names, by its number among numbers, else at the end."""
    if AFTER in item:
        index = _index(items, key, item[AFTER])
        if index is None:
            flaws.append(((*at, AFTER), f"không có “{item[AFTER]}”"))
        return len(items) if index is None else index + 1
    number = _number(item.get(key))
    numbers = [_number(_key(each, key)) for each in items]
    if number is None or None in numbers:
        return len(items)
    return max((index for index, each in enumerate(numbers, 1) if each is not None and each < number), default=0)


def _number(key: Any) -> tuple[int, ...] | None:  # noqa: ANN401 - a value of TOML
    parts = key.split(".") if isinstance(key, str) else []
    return tuple(map(int, parts)) if parts and all(part.isascii() and part.isdigit() for part in parts) else None


def _without(base: Source, left_out: Any, flaws: list[Flaw]) -> Source:  # noqa: ANN401 - a value of TOML
    """Return a source without what an extension leaves out: {"rows": ["3:2.1"], "outline": ["V"], …}."""
    if not isinstance(left_out, Mapping):
        flaws.append(((LEAVE_OUT,), "phải là một nhóm có tên"))
        return base
    rest = dict(base)
    for member, names in left_out.items():
        at = (LEAVE_OUT, str(member))
        if not isinstance(names, list) or member not in _LEFT_OUT:
            flaws.append((at, f"chỉ bỏ được {', '.join(_LEFT_OUT)}, mỗi thứ là một danh sách mã"))
            continue
        before = _all_keys(rest, str(member))
        flaws += [(at, f"không có “{name}”") for name in names if name not in before]
        if member == _ROWS:
            rest["forms"] = [
                form | {"rows": [row for row in form.get("rows", ()) if f"{form['number']}:{row['no']}" not in names]}
                for form in rest.get("forms", ())
            ]
        else:
            key = KEYS[(member,)]
            rest[member] = [item for item in rest.get(member, ()) if item[key] not in names]
    return rest


def _all_keys(source: Source, member: str) -> list[str]:
    if member == _ROWS:
        return [f"{form['number']}:{row['no']}" for form in source.get("forms", ()) for row in form.get("rows", ())]
    return [item[KEYS[(member,)]] for item in source.get(member, ())]


def _is_tables(value: Any) -> bool:  # noqa: ANN401 - a value of TOML
    return value is None or (isinstance(value, list) and all(isinstance(each, Mapping) for each in value))


def _index(items: Any, key: str, name: Any) -> int | None:  # noqa: ANN401 - values of TOML
    if not isinstance(items, list):
        return None
    return next((index for index, item in enumerate(items) if _key(item, key) == name), None)


def _key(item: Any, key: str) -> Any:  # noqa: ANN401 - a value of TOML
    return item.get(key) if isinstance(item, Mapping) else None


def _has(value: Any, step: int | str) -> bool:  # noqa: ANN401 - a value of TOML
    if isinstance(value, list):
        return isinstance(step, int) and 0 <= step < len(value)
    return isinstance(value, Mapping) and step in value
