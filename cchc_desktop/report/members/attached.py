"""The register, the carried marks and the earlier figures of a report, as files and stored drafts hold them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from cchc_desktop.base.shapes import Limits, Shape, read_shape
from cchc_desktop.report.keys import carried_in
from cchc_desktop.report.members.carried_mark import CarriedMark
from cchc_desktop.report.members.office_answer import VersionAnswer
from cchc_desktop.report.members.register_entry import RegisterEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_Line = Annotated[str, Limits(most=2_000)]
Register = Annotated[tuple[RegisterEntry, ...], Limits(most=10_000)]
CarriedMarks = Annotated[tuple[CarriedMark, ...], Limits(most=10_000)]
Answers = Annotated[tuple[VersionAnswer, ...], Limits(most=10_000)]
EarlierFigures = Annotated[dict[_Line, dict[_Line, _Line]], Limits(most=100)]
"""Figures as typed, by period and figure key."""

_Entry = TypeVar("_Entry", bound=Shape)


def stored_members(members: Mapping[str, Any]) -> dict[str, Any]:
    """Return the members of a stored report, typed.

    Entries of another form, which earlier versions took from files, become unknown members.
    """
    unread: dict[str, Any] = {}
    register = _fitting(RegisterEntry, "register", members, unread)
    carried = _fitting(CarriedMark, "carried", members, unread)
    earlier, flaws = read_shape(dict[str, dict[str, str]], members.get("earlier", {}))
    if flaws:
        unread["earlier_unread"] = members["earlier"]
    extra = {**members.get("extra", {}), **unread}
    return {**members, "register": register, "carried": carried, "earlier": earlier or {}, "extra": extra}


def _fitting(entry: type[_Entry], name: str, members: Mapping[str, Any], unread: dict[str, Any]) -> tuple[_Entry, ...]:
    found = [(item, read_shape(entry, item)[0]) for item in members.get(name, ())]
    if others := [item for item, typed in found if typed is None]:
        unread[f"{name}_unread"] = others
    return tuple(typed for _, typed in found if typed is not None)


def carried_texts(marks: Iterable[CarriedMark]) -> dict[str, str]:
    """Return carried marks as a store keeps them: canonical JSON for each field, under the name `carried_in` gives."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for mark in marks:
        groups.setdefault(carried_in(mark.at.key), []).append(mark.as_json())
    return {name: json.dumps(found, ensure_ascii=False, separators=(",", ":")) for name, found in groups.items()}


def carried_marks(texts: Iterable[str]) -> tuple[CarriedMark, ...]:
    """Return the marks that `carried_texts` wrote; ValueError for any other text."""
    found: list[CarriedMark] = []
    for text in texts:
        marks, flaws = read_shape(list[CarriedMark], json.loads(text))
        if marks is None or flaws:
            raise ValueError("not the carried marks of a field")
        found += marks
    return tuple(found)
