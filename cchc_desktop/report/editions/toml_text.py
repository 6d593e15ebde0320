"""The source of a template as TOML text (TOML 1.0): tables below tables, lists of tables as [[…]]."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

_INLINE = 3


def toml_text(source: Mapping[str, Any]) -> str:
    """Return a source as TOML; it reads back as the same values."""
    return "\n".join(_table(source, ())) + "\n"


def _table(table: Mapping[str, Any], path: tuple[str, ...]) -> list[str]:
    plain = {name: value for name, value in table.items() if not _is_below(value)}
    lines = [f"{_name(name)} = {_value(value)}" for name, value in plain.items()]
    for name, value in table.items():
        if not _is_below(value):
            continue
        head = ".".join(map(_name, (*path, name)))
        if isinstance(value, Mapping):
            lines += ["", f"[{head}]", *_table(value, (*path, name))]
        else:
            for item in value:
                lines += ["", f"[[{head}]]", *_table(item, (*path, name))]
    return lines


def _is_below(value: Any) -> bool:  # noqa: ANN401 - any value of TOML
    """Return whether a value is a table of its own: one with more than a few plain values, or a list of tables."""
    if isinstance(value, list):
        return bool(value) and isinstance(value[0], Mapping)
    if not isinstance(value, Mapping):
        return False
    return len(value) > _INLINE or any(isinstance(one, Mapping | list) for one in value.values())


def _value(value: Any) -> str:  # noqa: ANN401 - any value of TOML
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{_name(name)} = {_value(one)}' for name, one in value.items())} }}" if value else "{}"
    return f"[{', '.join(map(_value, value))}]"


def _name(name: str) -> str:
    bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if bare else json.dumps(name, ensure_ascii=False)
