"""Typing the figures again into another system's screen: their order, and which are done, kept with the draft."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from cchc_desktop.report.figures import State
from cchc_desktop.report.numbers import plain

if TYPE_CHECKING:
    from cchc_desktop.report.figure_table import FigureTable
    from cchc_desktop.report.template import Template

_SETTING = "retyped."


class RetypingNotes(Protocol):
    """A place that keeps settings as texts."""

    def setting(self, name: str) -> str | None:
        """Return a setting's text, None if it was never set."""
        ...

    def set_setting(self, name: str, text: str) -> None:
        """Set a setting."""
        ...


@dataclass(frozen=True, slots=True)
class RetypedFigure:
    """A figure to type again: its key, the text for the clipboard, and whether that text was typed already."""

    key: str
    text: str
    done: bool


def figures_to_retype(template: Template, table: FigureTable, done: Mapping[str, str]) -> tuple[RetypedFigure, ...]:
    """Return the figures of the commune in the order of the other system; one that changed since is not done."""
    keys = template.retyping or tuple(key for key, row in template.rows.items() if row.fillable or row.ratio)
    texts = ((key, clipboard_text(key, table)) for key in keys if key in template.rows)
    return tuple(RetypedFigure(key, text, bool(text) and done.get(key) == text) for key, text in texts)


def clipboard_text(key: str, table: FigureTable) -> str:
    """Return a figure as it is typed into a field of another system: a number without dots, decimals with a comma."""
    figure = table[key]
    if figure.state is State.VALUE and figure.choice is not None:
        return figure.choice
    if figure.state is State.NIL:
        return "0"
    number = table.amount(key)
    return plain(number.value) if number is not None else figure.text


class RetypedNotes:
    """The figures of a draft that were typed again, kept among the settings."""

    def __init__(self, settings: RetypingNotes, ref: str) -> None:
        self._settings, self._name = settings, _SETTING + ref

    def read(self) -> dict[str, str]:
        """Return the texts that were typed, by figure key."""
        try:
            found = json.loads(self._settings.setting(self._name) or "{}")
        except ValueError:
            return {}
        return {str(key): str(text) for key, text in found.items()} if isinstance(found, dict) else {}

    def mark(self, key: str, text: str) -> None:
        """Note that a text was typed for a figure; "" takes the note away."""
        done = self.read() | {key: text}
        self.write({each: kept for each, kept in done.items() if kept})

    def write(self, done: Mapping[str, str]) -> None:
        """Keep the texts that were typed, by figure key."""
        self._settings.set_setting(self._name, json.dumps(dict(done), ensure_ascii=False))
